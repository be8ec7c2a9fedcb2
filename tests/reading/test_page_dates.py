"""Dates of pages: where they stand, which belong to other articles, and which one is believed."""

from datetime import date

import pytest

from stemma.model import DateSeen
from stemma.reading.markup import parse
from stemma.reading.pagedates import choose_date
from stemma.reading.pages import read_page
from stemma.reading.shown import dated_elements, dated_lines
from stemma.text.addresses import canonical

NOW = date(2026, 11, 21)
TITLE = "Northern quay closed for six weeks"
BODY = (
    "<p>The harbour office of Lindholm closed the northern quay on Tuesday after divers found "
    "cracks in eleven of the old wooden piles below the water line.</p>"
    "<p>Repairs will take at least six weeks, the office said. Ferries to the islands are going to "
    "use the southern quay until then, where fewer cars can wait.</p>"
)


def read(head="", above="", below="", lang="en", **row):
    """Return the article of a page with what stands above its headline and below it."""
    raw = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f"{above}<h1>{TITLE}</h1>{below}{BODY}</body></html>"
    )
    return read_page(raw.encode(), row, "page.html", NOW)


MENU = "".join(
    f'<li><span class="date">0{day}.03.2024</span> <a href="/{day}">Other news</a></li>'
    for day in (7, 6, 5, 4)
)


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ('<p class="date">5 March 2024</p>', "", "2024-03-05"),
        ("", '<p class="article-date">5 March 2024</p>', "2024-03-05"),
        ("", '<span class="field-published-at">5 March 2024</span>', "2024-03-05"),
        # A menu of other articles stands above; the article's own date below the headline.
        (f"<ul>{MENU}</ul>", '<p class="date">1 March 2024</p>', "2024-03-01"),
        # Right above the headline, with other articles below it.
        ('<time datetime="2024-03-05">5 March</time>', "", "2024-03-05"),
        # A class that names a teaser or a bar, around the headline itself.
        ("", '<aside><span class="meta__date">5 March 2024</span></aside>', "2024-03-05"),
        ("", '<footer><time datetime="2023-01-01">x</time></footer>', None),
    ],
)
def test_dates_that_are_marked(above, below, day):
    assert read("", above, below).day == day


def test_a_list_of_other_articles_above_the_headline_is_left_out():
    tree = parse(f"<html><body><ul>{MENU}</ul><h1>{TITLE}</h1>{BODY}</body></html>", "p")
    headline = tree.find(".//h1")
    assert dated_elements(tree, headline, "en") == []
    assert list(dated_lines(tree, headline, "en")) == []


@pytest.mark.parametrize("name", ["newsletter-widget", "comment", "related-news", "sidebar"])
def test_marks_of_others_are_left_out(name):
    marked = f'<div class="{name}"><time datetime="2023-01-01">x</time></div>'
    tree = parse(f"<html><body><h1>{TITLE}</h1>{marked}{BODY}</body></html>", "p")
    assert dated_elements(tree, tree.find(".//h1"), "en") == []
    inside = parse(
        f"<html><body><div class={name}><h1>{TITLE}</h1><time datetime=2023-01-01>x</time>", "p"
    )
    assert len(dated_elements(inside, inside.find(".//h1"), "en")) == 1


@pytest.mark.parametrize(
    ("lang", "above", "below", "day"),
    [
        ("en", "", "<p>5 March 2024</p>", "2024-03-05"),
        ("de", "", "<p>Pressemitteilung vom 5. März 2024 | Hafenamt</p>", "2024-03-05"),
        ("de", "", "<small>Erstellt am: 05.03.2024 16:28</small>", "2024-03-05"),
        ("de", "<p>01.02.2024 12:00</p><p>Wetter</p>" * 4, "<p>Erstellt am: 05.03.2024</p>",
         "2024-03-05"),
        ("de", "", "<table><tr><td>05 | 03 | 2024</td></tr></table>", "2024-03-05"),
        ("fr", "", "<p>le 5 mars 2024</p>", "2024-03-05"),
        ("en", "", "<p>Opened on 5 March 1924 by the king of the land and his court</p>", None),
    ],
)  # fmt: skip
def test_lines_that_nothing_marks(lang, above, below, day):
    assert read("", above, below, lang).day == day


@pytest.mark.parametrize(
    ("head", "below", "expected"),
    [
        # What says nothing of publication gives way to what the page shows.
        ('<meta name="date" content="2024-03-09">', '<p class="date">5 March 2024</p>', "2024-03-05"),
        ('<meta name="dc.date" content="2024-03-09">', "", "2024-03-09"),
        # A stamp of publication does not.
        ('<meta property="article:published_time" content="2024-03-04">',
         '<p class="date">5 March 2024</p>', "2024-03-04"),
        # Unless the page was changed on the day that it shows.
        (('<meta property="article:published_time" content="2024-03-04">'
         '<meta property="article:modified_time" content="2024-03-05T10:00:00Z">'),
         '<p class="date">Updated 5 March 2024</p>', "2024-03-05"),
        (('<meta property="article:published_time" content="2024-03-04">'
         '<meta property="article:modified_time" content="2024-03-05T10:00:00Z">'),
         '<p class="date">4 March 2024</p><p class="date">5 March 2024</p>', "2024-03-04"),
        ('<meta name="news:publication_date" content="2024-03-05">', "", "2024-03-05"),
        ('<meta name="sailthru.date" content="2024-03-05T09:00:00">', "", "2024-03-05"),
        ('<meta name="parsely-pub-date" content="2024-03-05T09:00:00Z">', "", "2024-03-05"),
        ('<meta name="DC.date.issued" content="2024-03-05">', "", "2024-03-05"),
    ],
)  # fmt: skip
def test_which_stamp_is_believed(head, below, expected):
    assert read(head, "", below).day == expected


def test_every_candidate_is_kept_with_where_it_was_read():
    head = (
        '<meta property="article:published_time" content="2024-03-04T10:00:00Z">'
        '<meta name="date" content="2024-03-09">'
        '<link rel="canonical" href="https://courier.example/2024/03/04/quay">'
    )
    found = read(head, "", '<time datetime="2024-03-04T11:00">4 March</time>')
    seen = [(d.value[:10], d.read_from) for d in found.dates]
    assert seen == [
        ("2024-03-04", "meta:article:published_time"),
        ("2024-03-04", "time"),
        ("2024-03-09", "meta:date"),
        ("2024-03-04", "url"),
    ]


def test_a_date_in_the_text_goes_before_one_that_is_searched_for():
    body = "<p>29.11.2022 – Die Reederei rechnet mit Verspätungen von bis zu zwanzig Minuten.</p>"
    found = read("", "", body, "de")
    assert (found.day, found.published and found.published.read_from) == ("2022-11-29", "page")


def test_a_page_and_its_amp_twin_are_one_article():
    link = '<link rel="canonical" href="https://courier.example/news/quay">'
    page = read(link + '<link rel="amphtml" href="https://courier.example/amp/news/quay">')
    raw = (
        f'<!doctype html><html ⚡ lang="en"><head>{link}</head><body><h1>{TITLE}</h1>{BODY}</body>'
    )
    twin = read_page(raw.encode(), {}, "twin", NOW)
    assert page.url == twin.url == "https://courier.example/news/quay"
    assert canonical("https://courier.example/news/quay/amp") == canonical(page.url)


@pytest.mark.parametrize(
    ("shown", "changed", "expected"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-03-05", "2024-03-06", "2024-03-04"),
        ("2024-03-03", "2024-03-03", "2024-03-04"),  # never back before the stamp
    ],
)
def test_a_page_that_was_put_out_anew_is_of_the_day_it_shows(shown, changed, expected):
    seen = (
        DateSeen("2024-03-04", "published", "json-ld:datePublished"),
        DateSeen(shown, "published", "element:date"),
        DateSeen(changed, "modified", "json-ld:dateModified"),
    )
    assert choose_date(seen, NOW) == expected
