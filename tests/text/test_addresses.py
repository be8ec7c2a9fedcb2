"""Addresses: one form for all ways to one page, and never one form for two pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.text.addresses import canonical, names_a_page

PAGE = "https://inselbote.example.org/nord/faehre-faehrt-17.html"
SAME = [
    PAGE,
    "http://inselbote.example.org/nord/faehre-faehrt-17.html",
    "  https://inselbote.example.org/nord/faehre-faehrt-17.html\n",
    "HTTPS://INSELBOTE.example.ORG/nord/faehre-faehrt-17.html",
    "https://inselbote.example.org:443/nord/faehre-faehrt-17.html",
    "http://inselbote.example.org:80/nord/faehre-faehrt-17.html",
    "https://inselbote.example.org./nord/faehre-faehrt-17.html",
    "https://user:word@inselbote.example.org/nord/faehre-faehrt-17.html",
    "//inselbote.example.org/nord/faehre-faehrt-17.html",
    "inselbote.example.org/nord/faehre-faehrt-17.html",
    "https://www.inselbote.example.org/nord/faehre-faehrt-17.html",
    "https://www2.inselbote.example.org/nord/faehre-faehrt-17.html",
    "https://m.inselbote.example.org/nord/faehre-faehrt-17.html",
    "https://mobile.inselbote.example.org/nord/faehre-faehrt-17.html",
    "https://amp.inselbote.example.org/nord/faehre-faehrt-17.html",
    "https://www.inselbote.m.example.org/nord/faehre-faehrt-17.html",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html/",
    "https://inselbote.example.org//nord/./x/../faehre-faehrt-17.html",
    "https://inselbote.example.org/nord/faehre%2Dfaehrt%2d17.html",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html#kommentare",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html?",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html?utm_source=brief&utm_medium=post",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html?fbclid=Iw9&gclid=3&at_medium=RSS",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html?ref=home&src=teaser&share=mail",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html?&amp;utm_campaign=x",
    "https://inselbote.example.org/nord/faehre-faehrt-17.amp.html",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html/amp",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html/amp/",
    "https://inselbote.example.org/amp/nord/faehre-faehrt-17.html",
    "https://inselbote.example.org/nord/amp/faehre-faehrt-17.html",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html?amp",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html?amp=1",
    "https://inselbote.example.org/nord/faehre-faehrt-17.html?outputType=amp&utm_source=x",
    "https://www.google.com/amp/s/www.inselbote.example.org/nord/faehre-faehrt-17.html",
    "https://inselbote-example-org.cdn.ampproject.org/c/s/inselbote.example.org/nord/faehre-faehrt-17.html?usqp=q",
    "https://web.archive.org/web/20260310091500/http://inselbote.example.org:80/nord/faehre-faehrt-17.html",
]
FORMS = [
    ("https://example.org", "https://example.org/"),
    ("https://example.org/?p=5", "https://example.org/?p=5"),
    ("https://example.org/s?b=2&a=1&b=1", "https://example.org/s?a=1&b=2&b=1"),
    ("https://example.org/s.php?12345", "https://example.org/s.php?12345"),
    ("https://example.org/s?id=&x", "https://example.org/s?id=&x"),
    ("https://example.org/caf%c3%a9", "https://example.org/caf%C3%A9"),
    ("https://example.org/café", "https://example.org/caf%C3%A9"),
    ("https://xn--bcher-kva.example.org/", "https://bücher.example.org/"),
    ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
    ("https://example.org/../../a", "https://example.org/a"),
    ("https://example.org:8080/a", "https://example.org:8080/a"),
    ("https://example.org/#!/text/5", "https://example.org/#!/text/5"),
    ("https://en.m.example.org/w", "https://en.example.org/w"),
    ("https://google.com/amp/s///google.com/amp/s/example.org/a", "https://example.org/a"),
    # Names that look like a form and are none.
    ("https://m.me/a", "https://m.me/a"),
    ("https://m.co.uk/a", "https://m.co.uk/a"),
    ("https://amp.dev/a", "https://amp.dev/a"),
    ("https://mobile.de/a", "https://mobile.de/a"),
    ("https://www.com/a", "https://www.com/a"),
    ("https://ampere.example.org/amplifier", "https://ampere.example.org/amplifier"),
    ("https://example.org/amp", "https://example.org/amp"),
    ("https://example.org/guides/amp/setup", "https://example.org/guides/amp/setup"),
    ("https://example.org/a.amplified.html", "https://example.org/a.amplified.html"),
    ("http://10.0.0.1/a", "https://10.0.0.1/a"),
    ("http://localhost/a", "https://localhost/a"),
    ("http://[::1]:8000/a", "https://[::1]:8000/a"),
]
TWO = [
    ("https://example.org/s?id=1", "https://example.org/s?id=2"),
    ("https://example.org/s.php?1", "https://example.org/s.php?2"),
    ("https://example.org/s?ref=17", "https://example.org/s?ref=18"),
    ("https://example.org/s?cid=17", "https://example.org/s?cid=18"),
    ("https://example.org/s?gallery=a", "https://example.org/s?gallery=b"),
    ("https://example.org/s?page=1", "https://example.org/s?page=2"),
    ("https://example.org/s?lang=de", "https://example.org/s?lang=fr"),
    ("https://example.org/s?q=%e4", "https://example.org/s?q=%f6"),
    ("https://example.org/Aa", "https://example.org/aa"),
    ("https://example.org/a", "https://example.com/a"),
    ("https://de.example.org/a", "https://fr.example.org/a"),
    ("https://m.me/a", "https://me/a"),
    ("https://example.org/amp", "https://example.org/"),
    ("https://example.org/a/b", "https://example.org/a%2Fb"),
    ("https://example.org/#!/text/5", "https://example.org/#!/text/6"),
    ("https://example.org:8080/a", "https://example.org/a"),
    ("https://example.org/a.html", "https://example.org/a"),
    ("https://web.archive.org/web/2026/", "https://web.archive.org/web/2025/"),
]
NONE = ["", "   ", "x", "a b", "urn:x:1", "mailto:a@example.org", "file:///a/b", "http://", "//",
        "http://[half", "http://a:b:c/", "\x00", "https://example.org:99999/a", "ftp://example.org/a",
        "https://example.org/" + "a" * 9000]  # fmt: skip


@pytest.mark.parametrize("url", SAME)
def test_every_way_to_a_page_is_one_address(url):
    assert canonical(url) == PAGE


@pytest.mark.parametrize(("url", "form"), FORMS)
def test_the_form_of_an_address(url, form):
    assert canonical(url) == form


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_pages_are_two_addresses(one, other):
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("url", NONE)
def test_what_is_no_address_of_the_web_has_no_form(url):
    assert canonical(url) is None


def test_the_address_of_a_site_names_no_page():
    assert not names_a_page("https://example.org/")
    assert names_a_page("https://example.org/a")
    assert names_a_page("https://example.org/?p=5")


PIECES = st.sampled_from(
    ["http", "https", "://", "//", "/", ":", "80", "m.", "www.", "amp", ".amp", "example", ".org", ".co.uk",
     "?", "&", "=", "utm_source", "id", "%", "%2F", "%zz", "#", "!", "..", ".", "@", "[", "]", "xn--",
     "google.com/amp/s/", "web.archive.org/web/2024/", "ß", "日本", "\ud800", " ", "\x00", ";", "+"]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=60)))
@settings(max_examples=600, deadline=None)
def test_any_string_has_one_form_that_stays(text):
    for url in (text, f"https://example.org/{text}"):
        form = canonical(url)
        if form is not None:
            assert canonical(form) == form
