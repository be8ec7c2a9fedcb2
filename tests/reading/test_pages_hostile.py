"""Pages that break readers: deep, huge, cut off, malformed, or no page at all."""

import json
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading.pages import read_page

NOW = date(2026, 11, 21)
PROSE = (
    "<p>The mill stands above the river where two roads meet, and it has ground corn for the "
    "villages around it since the bridge was built. The owner wants to open it to visitors.</p>"
) * 3
SECONDS = 5.0


def read(raw: bytes) -> Article | None:
    """Return the article, None where it is refused; anything else that is raised is a fault."""
    start = time.process_time()
    try:
        found = read_page(raw, {}, "page.html", NOW)
    except UnreadableInput:
        return None
    finally:
        assert time.process_time() - start < SECONDS
    for block in found.blocks:
        assert 0 <= block.start < block.end <= len(found.text)
    return found


@pytest.mark.parametrize("tag", ["div", "span", "table", "ul", "blockquote", "b", "p", "font"])
def test_a_hundred_thousand_nested_tags(tag):
    nested = f"<{tag}>" * 100_000
    read(f"<html><body>{PROSE}{nested}inside{f'</{tag}>' * 100_000}</body></html>".encode())
    read(f"<html><body>{nested}{PROSE}</body></html>".encode())


def test_nested_tags_after_the_text_leave_it():
    found = read(f"<html><body><h1>Mill</h1>{PROSE}{'<div>' * 100_000}</body></html>".encode())
    assert found is not None
    assert "two roads meet" in found.text


def test_a_huge_attribute():
    found = read(
        f'<html><body data-x="{"y" * 12_000_000}"><h1>Mill</h1>{PROSE}</body></html>'.encode()
    )
    assert found is None or "two roads meet" in found.text


def test_a_line_that_is_too_long_is_refused_and_not_cut():
    raw = f"<html><body><h1>Mill</h1><p>{'word after word of it. ' * 500_000}</p></body></html>"
    with pytest.raises(UnreadableInput, match="too long to be parsed"):
        read_page(raw.encode(), {}, "page.html", NOW)


@pytest.mark.parametrize("name", ["class", "id", "itemprop", "datetime", "content", "href"])
def test_long_attributes_that_are_read(name):
    value = ("date author a-" * 40_000).strip()
    raw = f'<html><body><h1>Mill</h1><div {name}="{value}">3 May 2024 {PROSE}</div></body></html>'
    found = read(raw.encode())
    assert found is not None
    assert "two roads meet" in found.text


@pytest.mark.parametrize("count", [5_000, 200_000])
def test_many_elements(count):
    spans = "<span class='date'>3 May 2024</span> <a href=x>y</a> " * count
    read(f"<html><body>{PROSE}<div>{spans}</div></body></html>".encode())


@pytest.mark.parametrize(
    "linked",
    [
        "[" * 100_000,
        '{"a":' * 50_000,
        "{",
        "null",
        "17",
        '"text"',
        '{"@graph": 3}',
        '{"@type": {"a": 1}, "headline": [1, 2]}',
        '{"@type": "NewsArticle", "author": {"@id": ["x"]}, "datePublished": 5}',
        '{"@type": "NewsArticle", "author": [[["x"]]], "publisher": "x", "url": {"@id": 3}}',
        '{"@type": "NewsArticle", "datePublished": "99999-99-99", "headline": "\\ud800"}',
        '{"@type": "NewsArticle", "headline": "a\\u0000b", "author": {"name": null}}',
        json.dumps([{"@type": "NewsArticle", "hasPart": [{}] * 50_000}] * 3),
    ],
)
def test_json_ld_of_any_shape(linked):
    head = f'<script type="application/ld+json">{linked}</script>'
    found = read(f"<html><head>{head}</head><body><h1>Mill</h1>{PROSE}</body></html>".encode())
    assert found is not None
    assert "two roads meet" in found.text


PIECES = st.sampled_from(
    ["<div>", "</div>", "<p>", "</p>", "<h1>", "<table>", "<tr>", "<td>", "<a href='x'>", "</a>",
     "<figure>", "<figcaption>", "</figure>", "<time datetime='2024-01-01'>", "<br>", "<li>", "<ul>",
     "<script type='application/ld+json'>{\"@type\": \"Article\"}", "</script>", "<!--", "-->",
     "<meta charset=utf-16>", "<base href='http://['>", "<link rel=canonical href='//['>",
     "<html lang='x'>", "<body>", "<svg>", "<template>", "<title>", "&#0;", "&#xd800;", "\x00",
     "<![CDATA[", "words of a sentence that is long enough to be read as running text. ", "ü", "é"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=2000))
def test_any_bytes_are_an_article_or_refused(raw):
    read(raw)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60), st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_any_markup_is_an_article_or_refused(pieces, charset):
    read("".join(pieces).encode(charset, "replace"))
