"""Web pages: metadata, dates, main text and roles of pages in several layouts."""

from datetime import date

import pytest

from stemma.errors import UnreadableInput
from stemma.model import DateSeen
from stemma.reading.pagedates import choose_date
from stemma.reading.pages import read_page

NOW = date(2026, 11, 21)
FIRST = (
    "The harbour office of Lindholm closed the northern quay on Tuesday after divers found "
    "cracks in eleven of the old wooden piles below the water line."
)
SECOND = (
    "Repairs will take at least six weeks, the office said. Ferries to the islands are going to "
    "use the southern quay until then, where fewer cars can wait."
)
THIRD = (
    "The shipping company expects delays of up to twenty minutes in the mornings. Commuters are "
    "asked to leave their cars on the mainland if they can."
)
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
TITLE = "Northern quay closed for six weeks"

GRAPH = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "NewsMediaOrganization", "@id": "#org", "name": "Lindholm Courier"},
 {"@type": "Person", "@id": "#p1", "name": "Maja Sandberg"},
 {"@type": "WebPage", "@id": "https://courier.example/quay", "datePublished": "2024-01-01"},
 {"@type": ["NewsArticle"], "headline": "Northern quay closed for six weeks",
  "datePublished": "2024-03-05T06:10:00+01:00", "dateModified": "2024-03-06T09:00:00Z",
  "author": [{"@id": "#p1"}, {"@type": "Person", "name": "Per Holt"}],
  "publisher": {"@id": "#org"},
  "mainEntityOfPage": "https://courier.example/quay",},
]}</script>"""


def page(head: str = "", body: str = BODY, lang: str = "en") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def article(head: str = "", body: str = BODY, **row: str):
    return read_page(page(head, body), row, "page.html", NOW)


def blocks(found):
    return {(b.kind, found.text[b.start : b.end]) for b in found.blocks}


def test_a_graph_of_json_ld_is_read_with_its_references():
    found = article(GRAPH, f"<article><h1>{TITLE}</h1>{BODY}</article>")
    assert found.title == TITLE
    assert found.outlet == "Lindholm Courier"
    assert found.byline == "Maja Sandberg, Per Holt"
    assert found.published is not None
    assert (found.published.value, found.published.read_from) == ("2024-03-05T06:10+01:00", "page")
    seen = [(d.value[:10], d.role, d.read_from) for d in found.dates]
    assert seen == [
        ("2024-03-05", "published", "json-ld:datePublished"),
        ("2024-01-01", "published", "json-ld:page"),
        ("2024-03-06", "modified", "json-ld:dateModified"),
    ]
    assert found.language == "en"


def test_opengraph_and_meta_elements():
    head = (
        '<meta property="og:title" content="Northern quay closed for six weeks">'
        '<meta property="og:site_name" content="Lindholm Courier">'
        '<meta property="article:published_time" content="2024-03-05T06:10:00Z">'
        '<meta name="author" content="Maja Sandberg">'
        '<link rel="canonical" href="https://courier.example/quay">'
    )
    found = article(head, f"<main><h1>{TITLE}</h1>{BODY}</main>")
    assert (found.title, found.outlet, found.byline) == (TITLE, "Lindholm Courier", "Maja Sandberg")
    assert found.url == "https://courier.example/quay"
    assert found.day == "2024-03-05"


def test_microdata():
    body = (
        '<article itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{TITLE}</h1>'
        '<p>By <span itemprop="author" itemscope><span itemprop="name">Maja Sandberg</span></span>'
        ' <time itemprop="datePublished" datetime="2024-03-05">Tuesday</time></p>'
        f'<div itemprop="articleBody">{BODY}</div></article>'
    )
    found = article(body=body)
    assert (found.title, found.byline, found.day) == (TITLE, "Maja Sandberg", "2024-03-05")
    assert found.dates[0].read_from == "microdata:datePublished"


def test_a_page_without_metadata():
    body = f"<div><h1>{TITLE}</h1><p>5 March 2024</p><div>{BODY}</div></div>"
    found = read_page(f"<html><body>{body}</body></html>".encode(), {}, "page.html", NOW)
    assert found.title == TITLE
    assert found.day == "2024-03-05"
    assert FIRST in found.text
    assert THIRD in found.text
    assert found.text.index(FIRST) < found.text.index(SECOND) < found.text.index(THIRD)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="date" content="2031-01-01"><meta name="dc.date" content="2024-02-03">',
         "2024-02-03"),
        ('<meta name="date" content="2031-01-01">', None),
        ('<meta name="date" content="20240203">', "2024-02-03"),
        ('<meta name="pubdate" content="Sat, 03 Feb 2024 10:00:00 +0100">', "2024-02-03"),
        ('<meta name="date" content="2024-13-40">', None),
        ('<meta name="date" content="1970-01-01">', None),
        ('<meta name="date" content="soon">', None),
        ('<meta property="article:modified_time" content="2024-02-03">', "2024-02-03"),
    ],
)  # fmt: skip
def test_dates_are_never_of_the_future_and_of_a_change_only_as_the_last_resort(head, day):
    assert article(head, f"<h1>{TITLE}</h1>{BODY}").day == day


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ('<base href="https://courier.example/news/"><link rel="canonical" href="quay">', None,
         "https://courier.example/news/quay"),
        ('<link rel="canonical" href="/quay">', "https://courier.example/amp/quay",
         "https://courier.example/quay"),
        ('<meta property="og:url" content="https://courier.example/quay">', None,
         "https://courier.example/quay"),
        ('<link rel="canonical" href="http://[broken">', None, None),
        ('<link rel="canonical" href="/quay">', None, None),
    ],
)  # fmt: skip
def test_addresses(head, url, expected):
    found = read_page(page(head, f"<h1>{TITLE}</h1>{BODY}"), {}, "page.html", NOW)
    if url is not None:
        found = read_page(page(head), {"url": url}, "page.html", NOW)
        expected = url  # what the input says wins
    assert found.url == expected


def test_an_amp_page_has_the_address_of_its_article():
    raw = (
        f'<!doctype html><html amp lang="en"><head><link rel="canonical" '
        f'href="https://courier.example/quay"></head><body><h1>{TITLE}</h1>{BODY}</body></html>'
    )
    assert read_page(raw.encode(), {}, "p", NOW).url == "https://courier.example/quay"


def test_a_saved_page_names_where_it_was_saved_from():
    raw = b"<!-- saved from url=(0030)https://courier.example/quay -->" + page()
    assert read_page(raw, {}, "p", NOW).url == "https://courier.example/quay"


def test_what_the_input_says_wins():
    found = article(GRAPH, title="Another title", published="2023-05-05", outlet="Elsewhere")
    assert (found.title, found.day, found.outlet) == ("Another title", "2023-05-05", "Elsewhere")


def test_lede_headings_captions_and_links_have_their_roles():
    lede = "Divers find cracks in wooden piles, and the ferries have to move to the southern side."
    body = (
        f'<article><header><h1>{TITLE}</h1><p class="standfirst">{lede}</p></header>'
        f"<p>{FIRST}</p><h2>Fewer places for cars</h2><p>{SECOND}</p>"
        "<figure><img src=q.jpg><figcaption>The quay in winter, seen from the church. "
        "Photo: Reuters</figcaption></figure>"
        f'<p><a href="/x">Island school gets a second classroom</a></p><p>{THIRD}</p></article>'
    )
    found = article(body=body)
    seen = blocks(found)
    assert ("title", TITLE) in seen
    assert ("lede", lede) in seen
    assert ("heading", "Fewer places for cars") in seen
    kinds = {text: kind for kind, text in seen}
    caption = next(text for text in kinds if text.startswith("The quay in winter"))
    assert kinds[caption] == "caption"
    assert kinds.get("Island school gets a second classroom", "furniture") == "furniture"
    order = [found.text.index(part) for part in (TITLE, lede, FIRST, SECOND, caption, THIRD)]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("windows-1252", "windows-1252"),
        ("iso-8859-1", "cp1252"),
        ("utf-16", "utf-8"),
        ("nonsense-7", "utf-8"),
        ("base64", "utf-8"),
    ],
)
def test_charsets_that_are_declared_wrongly(declared, written):
    words = (
        "Die Fährgesellschaft rechnet mit Verspätungen von bis zu zwanzig Minuten. „Früher war "
        "das anders“, sagte die Sprecherin der Reederei am Dienstag in Löwenhafen."
    )
    raw = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}">'
        f"</head><body><h1>Kai für Fähren gesperrt</h1><p>{words}</p><p>{words}</p></body></html>"
    )
    found = read_page(raw.encode(written), {}, "p", NOW)
    assert words in found.text
    assert found.title == "Kai für Fähren gesperrt"


def test_a_declared_charset_that_fits_is_believed():
    words = "Портовое управление закрыло северный причал после осмотра свай водолазами. " * 4
    raw = f'<html><head><meta charset="koi8-r"></head><body><p>{words}</p></body></html>'
    assert "северный причал" in read_page(raw.encode("koi8-r"), {}, "p", NOW).text


def test_tables_in_tables():
    body = (
        f"<table><tr><td><table><tr><td><h1>{TITLE}</h1>{BODY}</td></tr></table></td></tr></table>"
    )
    found = article(body=body)
    assert FIRST in found.text
    assert THIRD in found.text


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><body><script>let a = 'words in a program only';</script></body></html>",
        b"<html></html>",
        b"<!-- nothing -->",
        b"<",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"",
    ],
)
def test_pages_without_an_article_are_refused(raw):
    with pytest.raises(UnreadableInput):
        read_page(raw, {}, "page.html", NOW)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ([("2024-03-05T23:40+00:00", "meta:date"), ("2024-03-06T00:40", "time")], "2024-03-06T00:40"),
        ([("2024-03-05T23:40+00:00", "meta:date"), ("2024-03-06", "url")], "2024-03-06"),
        ([("2024-03-05T23:40+01:00", "meta:date"), ("2024-03-06", "url")], "2024-03-05T23:40+01:00"),
        ([("2024-03-05T23:40+00:00", "meta:date"), ("2024-03-06T05:41", "time")],
         "2024-03-05T23:40+00:00"),
        ([("2024-03-05T08:00", "meta:date"), ("2022-03-05", "url")], "2022-03-05"),
        ([("2027-03-05", "meta:date"), ("2024-03-05", "line")], "2024-03-05"),
        ([("2027-03-05", "meta:date")], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_outlets_own_day_is_believed(seen, expected):
    dates = tuple(DateSeen(value, "published", where) for value, where in seen)
    assert choose_date(dates, NOW) == expected
