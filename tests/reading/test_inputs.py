"""Inputs: files, folders, rows and bytes of any kind; the rest goes on when one cannot be read."""

from __future__ import annotations

import io
import json
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading import read_inputs
from stemma.reading.blocks import lay_out
from stemma.reading.decoding import decode

NOW = date(2026, 11, 1)
TEXT = "Fähre fährt wieder\n\nDie Fähre hat am Dienstag wieder abgelegt, teilte die Reederei mit."


def read(*inputs):
    skipped = []
    articles = list(read_inputs([str(i) for i in inputs], skipped.append, NOW))
    return articles, skipped


def test_rows_keep_id_and_text_to_the_character(tmp_path):
    texts = ["  a\r\nb\u00a0 c ", "x\u2028y", "ein \\n zwei", "e\u0301 \ufb01"]
    file = tmp_path / "rows.jsonl"
    rows = [{"id": f"r{n}", "text": t, "language": "de"} for n, t in enumerate(texts)]
    file.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    articles, skipped = read(file)
    assert not skipped
    assert [(a.id, a.text, a.input) for a in articles] == [
        (f"r{n}", t, f"{file}:{n + 1}") for n, t in enumerate(texts)
    ]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path):
    file = tmp_path / "rows.ndjson"
    lines = [b'{"text": "eins ist ein Wort"}', b"{broken", b"[1]", b'{"id": "x"}', b'{"text": 5}', b"",
             b'{"text": "  "}', b'{"text": "zwei sind zwei", "url": 7}', b'{"text": "drei"}']  # fmt: skip
    file.write_bytes(b"\n".join(lines))
    articles, skipped = read(file)
    assert [a.text for a in articles] == ["eins ist ein Wort", "drei"]
    assert [s.where.rsplit(":", 1)[1] for s in skipped] == ["2", "3", "4", "5", "7", "8"]
    assert all(isinstance(s, UnreadableInput) and s.why for s in skipped)


def test_folders_are_read_by_name_and_foreign_files_are_named(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_text("Zwei Wörter", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Ein Wort", encoding="utf-8")
    (tmp_path / "c").write_text("Ohne Endung", encoding="utf-8")
    (tmp_path / "d.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / ".hidden").write_text("nichts", encoding="utf-8")
    articles, skipped = read(tmp_path)
    assert [a.text for a in articles] == ["Ein Wort", "Zwei Wörter", "Ohne Endung"]
    assert [s.where for s in skipped] == [str(tmp_path / "d.png")]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\x00\x01\x02\x03\x04\x05" * 50, b"%PDF-1.7 x"])
def test_empty_and_binary_files_are_named(tmp_path, data):
    file = tmp_path / "x.txt"
    file.write_bytes(data)
    articles, skipped = read(file)
    assert not articles
    assert len(skipped) == 1


def test_a_file_that_is_not_there_and_an_empty_folder_are_named(tmp_path):
    (tmp_path / "empty").mkdir()
    articles, skipped = read(tmp_path / "gone.txt", tmp_path / "empty")
    assert not articles
    assert [s.where for s in skipped] == [str(tmp_path / "gone.txt"), str(tmp_path / "empty")]


CHARSETS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]


@pytest.mark.parametrize("charset", CHARSETS)
def test_german_in_any_charset(charset):
    assert decode(TEXT.encode(charset), "x") == TEXT


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "utf-16"])
def test_russian_in_any_charset(charset):
    text = "Паром снова вышел в море во вторник утром, сообщила компания. Никто не пострадал. " * 3
    assert decode(text.encode(charset), "x") == text


def test_standard_input_is_rows_or_one_text(monkeypatch):
    class Stdin:
        def __init__(self, data):
            self.buffer = io.BytesIO(data)

    monkeypatch.setattr(sys, "stdin", Stdin(b'\n{"text": "eins"}\n{"text": "zwei"}\n'))
    assert [(a.text, a.input) for a in read("-")[0]] == [("eins", "-:2"), ("zwei", "-:3")]
    monkeypatch.setattr(sys, "stdin", Stdin(TEXT.encode()))
    articles, _ = read("-")
    assert [(a.text, a.title, a.input) for a in articles] == [(TEXT, "Fähre fährt wieder", "-")]
    monkeypatch.setattr(sys, "stdin", Stdin(b"{kein} JSON, nur ein Text."))
    assert [a.text for a in read("-")[0]] == ["{kein} JSON, nur ein Text."]


@pytest.mark.parametrize(
    ("given", "text", "code"),
    [
        ("de-CH", TEXT, "de"),
        ("PT_br", TEXT, "pt"),
        (None, TEXT, "de"),
        (None, "The ferry left the harbour again on Tuesday, the company said.", "en"),
        (None, "Паром снова вышел в море во вторник утром, сообщила компания.", "ru"),
        (None, "12 34", "und"),
    ],
)
def test_language_is_given_or_read(tmp_path, given, text, code):
    file = tmp_path / "r.jsonl"
    file.write_text(json.dumps({"text": text, "language": given}), encoding="utf-8")
    assert read(file)[0][0].language == code


PAGE = """<html lang="de"><head><title>Fähre fährt wieder - Inselbote</title>
<meta property="og:site_name" content="Inselbote"><meta property="og:title" content="Fähre fährt wieder">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fähre fährt wieder",
"datePublished": "2026-03-10T09:00:00+01:00"}</script></head><body><nav><a href="/">Start</a></nav>
<article><h1>Fähre fährt wieder</h1><p>Die Fähre hat am Dienstag wieder abgelegt, teilte die Reederei mit.
Verletzt wurde niemand, sagte ein Sprecher am Nachmittag im Hafen.</p><p>Der Schaden am Anleger wird auf
zwanzigtausend Euro geschätzt. Die Reederei will ihn im April beheben lassen.</p></article></body></html>"""


def test_pages_are_read_with_their_metadata(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "p", "html": PAGE, "outlet": "Eigen"}), encoding="utf-8")
    articles, skipped = read(file, rows)
    assert not skipped
    page, row = articles
    assert (page.title, page.outlet, page.language) == ("Fähre fährt wieder", "Inselbote", "de")
    assert (page.published.value[:10], page.published.read_from) == ("2026-03-10", "page")
    assert "zwanzigtausend Euro" in page.text
    assert (row.id, row.outlet) == ("p", "Eigen")


def check_blocks(text, blocks):
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()


PIECES = st.sampled_from(
    ["Lesen Sie auch", "\n", "\n\n", "\\n", " | ", "Politik", "Foto: dpa", "(dpa)", "10.11.2024", "© ",
     "Kiel (dpa) - ", "Ein Satz mit mehr als neun Wörtern steht hier und endet.", "Von ", "Anna Beck", "3",
     "Kommentare (2)", "\r\n", "\t", "- ", "«", "…", "https://x.example/a", "Quelle: ", "TITEL", " ", "🙂"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["de", "en", "und", "xx"]))
@settings(max_examples=300, deadline=None)
def test_blocks_tile_any_page(text, language):
    layout = lay_out(text, "TITEL", "Politik", language, NOW)
    check_blocks(text, layout.blocks)
    assert all(0 <= c.start <= c.end <= len(text) for c in layout.credits)


def test_an_agency_in_the_opening_is_no_closing_credit():
    text = "Lesen Sie auchKiel (dpa) - Foto: dpa…"
    check_blocks(text, lay_out(text, "TITEL", "Politik", "en", NOW).blocks)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_blocks_tile_any_text(text):
    check_blocks(text, lay_out(text, None, None, "de").blocks)


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_an_article_or_a_reason(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("bytes") / "x"
    file.write_bytes(data)
    articles, skipped = read(file)
    assert articles or skipped
    assert all(isinstance(a, Article) for a in articles)
    for article in articles:
        check_blocks(article.text, article.blocks)


def test_an_edited_page_keeps_its_id(tmp_path):
    first = {"text": TEXT, "url": "https://www.inselbote.example.org/nord/faehre-17?utm_source=x"}
    rows = [
        first,
        {**first, "text": f"{TEXT} Nachtrag."},
        {**first, "url": "http://m.inselbote.example.org/nord/faehre-17/#top"},
        {**first, "url": "https://inselbote.example.org/nord/faehre-18"},
        {**first, "url": "https://inselbote.example.org/"},
        {"text": f"{TEXT} Nachtrag.", "url": "https://inselbote.example.org/"},
        {"text": TEXT},
        {"text": TEXT, "url": "urn:x:1"},
        {"text": f"{TEXT} Nachtrag."},
        {**first, "id": "given"},
    ]
    file = tmp_path / "r.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    a, edited, mobile, other, home, home2, text, urn, text2, given = [x.id for x in read(file)[0]]
    assert a == edited == mobile
    assert text == urn
    assert given == "given"
    assert len({a, other, home, home2, text, text2, given}) == 7
