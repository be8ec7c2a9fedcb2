"""PDF and DOCX: paragraphs come out whole, heads and numbers are marked, what is closed is refused."""

import io
import re
from datetime import UTC, date, datetime

import pytest
from docx.oxml import parse_xml
from printing import column, docx, pdf
from pypdf import PdfReader, PdfWriter

from stemma.errors import UnreadableInput
from stemma.reading.docx import read_docx
from stemma.reading.pdf import read_pdf

NOW = date(2026, 11, 1)
TITLE = "Harbour pier reopens in April"
LEFT = [
    "The harbour authority said on Tuesday that the ferry to",
    "the islands will run again in April, once the damaged pier",
    "has been re-",
    "paired. The costs were put at twenty thousand euros.",
    "Nobody was hurt, said a spokeswoman of the authority.",
]
RIGHT = [
    "Passengers who had booked for the coming weeks get their",
    "money back. The company had stopped every departure after",
    "an inspection of the pier had found cracks in its foot.",
]


def paper(article):
    """Return the text of every block by kind."""
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


def read(pages, **info):
    return read_pdf(pdf(pages, info), "release.pdf", NOW)


def said(article):
    return " ".join(text for kind, text in paper(article) if kind in {"lede", "body"})


def test_lines_become_paragraphs_and_words_become_whole():
    page = [(50, 780, 20, TITLE), *column(50, 740, LEFT), *column(50, 660, RIGHT)]
    article = read([page])
    assert article.title == TITLE
    assert paper(article) == [
        ("title", TITLE),
        ("lede", " ".join(LEFT).replace("re- paired", "repaired")),
        ("body", " ".join(RIGHT)),
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the damaged land-", "ing stage was closed", "damaged landing stage"),
        ("the damaged land\u00ad", "ing stage was closed", "damaged landing stage"),
        ("the region of Nord-", "Ost was closed", "Nord-Ost was"),
        ("a well-", "known pier; the well-known pier", "a well-known pier;"),
        ("the import-", "and export and the quay and the pier", "import- and export"),
        ("it was closed -", "so the authority", "closed - so"),
        ("the coﬀee of the oﬃcer", "was ﬁne", "coffee of the officer was fine"),
    ],
)
def test_broken_words(first, second, whole):
    first = first.replace("\ufb03", "ﬀi")
    lines = [*LEFT[:2], first, second, *RIGHT]
    assert whole in read([[(50, 780, 20, TITLE), *column(50, 740, lines)]]).text


def two_columns(*, by_row):
    left, right = column(50, 700, LEFT), column(310, 700, [*RIGHT, *RIGHT[:2]])
    drawn = [x for pair in zip(left, right, strict=True) for x in pair] if by_row else left + right
    return [[(50, 780, 20, TITLE), *drawn]]


@pytest.mark.parametrize("by_row", [False, True])
def test_columns_are_read_one_after_the_other(by_row):
    text = read(two_columns(by_row=by_row)).text
    assert text.index("Nobody was hurt") < text.index("Passengers who")
    assert "damaged pier has been repaired. The costs" in text


def test_rows_of_a_table_stay_rows():
    cells = [(50, "Costs", "20,000 euros"), (50, "Passengers", "1,200"), (50, "Departures", "14")]
    drawn = []
    for n, (x, name, value) in enumerate(cells):
        drawn += [(x, 640 - 13 * n, 11, name), (310, 640 - 13 * n, 11, value)]
    text = read([[(50, 780, 20, TITLE), *column(50, 740, LEFT), *drawn]]).text
    assert text.index("20,000 euros") < text.index("Passengers") < text.index("1,200")


LATER = [LEFT[:2], RIGHT, LEFT[2:], ["The ministry wants to speak on Thursday, it said in a note."]]


def pages_with_heads(count):
    return [
        [
            (50, 810, 8, "Press release - Harbour Authority"),
            *([(50, 780, 20, TITLE)] if n == 0 else []),
            *column(50, 740, LATER[n]),
            (280, 20, 8, f"Page {n + 1} of {count}"),
        ]
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [1, 2, 4])
def test_running_heads_and_page_numbers_are_furniture(count):
    blocks = paper(read(pages_with_heads(count)))
    marked = [text for kind, text in blocks if kind == "furniture"]
    assert [t for t in marked if t.startswith("Page")] == [
        f"Page {n + 1} of {count}" for n in range(count)
    ]
    if count > 1:
        assert sum(t.startswith("Press release") for t in marked) == count
    assert not any("harbour authority said" in t for t in marked)


def test_a_paragraph_goes_on_over_the_page():
    first = [(50, 810, 8, "Harbour Authority"), *column(50, 100, LEFT[:2]), (280, 20, 8, "1")]
    second = [(50, 810, 8, "Harbour Authority"), *column(50, 780, LEFT[2:]), (280, 20, 8, "2")]
    article = read([first, second])
    assert "the damaged pier has been repaired." in said(article)
    assert [t for k, t in paper(article) if k == "furniture"].count("Harbour Authority") == 2


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ({"Title": TITLE}, TITLE),
        ({"Title": "Microsoft Word - draft7.doc"}, None),
        ({"Title": "untitled"}, None),
    ],
)
def test_a_title_of_the_properties_counts_where_the_page_shows_it(info, title):
    page = [(50, 780, 11, TITLE), *column(50, 740, LEFT), *column(50, 660, RIGHT)]
    article = read([page], **info)
    assert article.title in {title, TITLE}
    if title:
        assert article.title == title


@pytest.mark.parametrize(
    ("info", "day"),
    [
        ({"CreationDate": "D:20260310093000+01'00'"}, "2026-03-10"),
        ({"CreationDate": "D:20260310", "ModDate": "D:20260312"}, "2026-03-12"),
        ({"CreationDate": "D:20190310", "ModDate": "D:20260312"}, None),
        ({"CreationDate": "D:20260310", "Producer": "Skia/PDF m156"}, None),
        ({"CreationDate": "D:20270310"}, None),
        ({"CreationDate": "D:20261399"}, None),
        ({"CreationDate": "yesterday"}, None),
        ({}, None),
    ],
)
def test_the_day_of_the_properties_counts_where_it_is_safe(info, day):
    page = [(50, 780, 20, TITLE), *column(50, 740, LEFT)]
    assert read([page], **info).day == day
    dated = [(50, 780, 20, TITLE), (50, 755, 11, "3 March 2026"), *column(50, 730, LEFT)]
    assert read([dated], **info).day == "2026-03-03"


def encrypted():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([column(50, 740, LEFT)]))))
    writer.encrypt("word", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


GOOD = pdf([[(50, 780, 20, TITLE), *column(50, 740, LEFT)]], packed=False)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (encrypted(), "encrypted"),
        (pdf([[], []]), "pictures"),
        (pdf([[(9, 9, 9, " ")]] * 301), "301 pages"),
        (b"%PDF-1.7 x", "damaged"),
        (GOOD[:300], "damaged"),
        (re.sub(rb"/Kids \[[^]]*\]", b"/Kids [2 0 R]  ", GOOD), "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_is_no_readable_pdf_is_refused_with_the_reason(content, why):
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(content, "release.pdf", NOW)
    assert why in refused.value.why


def release(document):
    section = document.sections[0]
    section.header.paragraphs[0].text = "Harbour Authority"
    section.footer.paragraphs[0].text = "Press office, quay 4"
    document.add_heading(TITLE, level=0)
    document.add_paragraph(" ".join(LEFT[:2]))
    document.add_heading("Money back", level=2)
    document.add_paragraph(" ".join(RIGHT))
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("Costs", "20,000 euros"), ("Trips", "14")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def test_a_docx_has_its_title_headings_tables_heads_and_feet():
    article = read_docx(docx(release), "release.docx", NOW)
    assert article.title == TITLE
    blocks = paper(article)
    assert ("furniture", "Harbour Authority") in blocks
    assert ("furniture", "Press office, quay 4") in blocks
    assert ("title", TITLE) in blocks
    assert ("heading", "Money back") in blocks
    assert "Costs | 20,000 euros" in article.text
    assert article.text.count("20,000") == 1


_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_changes(document):
    document.add_paragraph(TITLE, style="Title")
    document._body._element.insert(
        1,
        parse_xml(
            f"<w:p {_NAMES}><w:r><w:t xml:space='preserve'>The pier opens in </w:t></w:r>"
            "<w:del><w:r><w:delText>May</w:delText></w:r></w:del><w:ins><w:r><w:t>April</w:t></w:r>"
            "</w:ins><w:sdt><w:sdtContent><w:r><w:t>, said the harbour.</w:t></w:r></w:sdtContent>"
            "</w:sdt><w:r><w:br/><w:t>A second line.</w:t></w:r></w:p>"
        ),
    )


def test_changes_that_were_proposed_count_as_made():
    text = read_docx(docx(with_changes), "x.docx", NOW).text
    assert "The pier opens in April, said the harbour." in text
    assert "May" not in text
    assert "A second line." in text


@pytest.mark.parametrize(
    ("created", "modified", "day"),
    [((2026, 3, 10), (2026, 3, 12), "2026-03-12"), ((2013, 12, 23), (2026, 3, 12), None)],
)
def test_the_day_of_a_template_is_not_that_of_a_text(created, modified, day):
    def build(document):
        release(document)
        document.core_properties.created = datetime(*created, tzinfo=UTC)
        document.core_properties.modified = datetime(*modified, tzinfo=UTC)

    assert read_docx(docx(build), "x.docx", NOW).day == day


def bomb(document):
    document.add_paragraph("a" * 15_000_000)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
        (docx(lambda _: None), "no text"),
        (docx(release)[:-400], "damaged"),
        (docx(bomb), "trap"),
    ],
)
def test_what_is_no_readable_docx_is_refused_with_the_reason(content, why):
    with pytest.raises(UnreadableInput) as refused:
        read_docx(content, "release.docx", NOW)
    assert why in refused.value.why
