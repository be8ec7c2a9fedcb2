"""Fuzzing of the readers: what they are given, and what must hold whatever that is.

Inputs are seeds (`tests/fuzz/seeds/<reader>/`), seeds with edits, and pieces of the format in any
order. Whatever comes: an article whose blocks tile its text, or UnreadableInput; within 5 seconds.
"""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading import read_inputs
from stemma.reading.article import build_article
from stemma.text.addresses import canonical

__all__ = ["READERS", "SEEDS", "check", "inputs", "seeds"]

SEEDS = Path(__file__).parents[1] / "tests" / "fuzz" / "seeds"
SECONDS = 5.0
NOW = date(2026, 11, 1)

PIECES: dict[str, list[bytes]] = {
    "html": [b"<div>", b"</div>", b"<p>", b"</p>", b"<h1>", b"<table><tr><td>", b"<a href='//x'>", b"<figure>",
             b"<figcaption>", b"<time datetime='2026-01-01'>", b"<script type='application/ld+json'>",
             b'{"@type": "NewsArticle", "datePublished": ', b"[" * 50, b"{" * 50, b"</script>", b"<!--", b"-->",
             b"<meta charset=", b"utf-16", b"rot13", b"<meta property='article:published_time' content='",
             b"<base href='", b"'>", b"<![CDATA[", b"&#x110000;", b"&#0;", b"\x00", b"\xff\xfe", b"<svg>",
             b"Two people died in Kiel on Tuesday, police said, and four were hurt. " * 4],
    "text": [b"\n", b"\r\n", b"\\n", b" | ", b"(dpa)", b"10.11.2024", b"Kiel (dpa) - ", b"Foto: dpa", b"\xc2\xa9 ",
             b"Von Anna Beck", b"\xff", b"\x00", b"\xd0", b"\xe2\x80\xa8", b"\xf0\x9f\x99\x82", b"\x1b$B",
             b"Zwei Tote, so die Polizei. ", b"https://x.example/a?b=1", b"11,000 ", b"'\"\xe2\x80\x9e"],
    "rows": [b'{"text": "', b'"}', b"\n", b'"id": ', b'"html": "<p>', b'"published": "', b"2026-13-45", b"null",
             b"[" * 40, b"\\ud800", b"1e999", b"-0", b'", "url": "', b"\xef\xbb\xbf", b"\xff\xfe", b"{}", b","],
    "pdf": [b"obj\n", b"endobj\n", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>", b"stream\n", b"endstream\n",
            b"/Length 99999999", b"/Filter [/FlateDecode /FlateDecode]", b"/Filter /LZWDecode", b"xref\n",
            b"trailer\n<< /Root 1 0 R /Prev 0 >>", b"startxref\n0\n%%EOF", b"BT /F1 1e30 Tf (x) Tj ET", b"(" * 60,
            b"[" * 60, b"<<" * 60, b"/Encrypt << /Filter /Standard /V 5 /R 6 >>", b"/ToUnicode 3 0 R", b"-1 0 R"],
    "docx": [b"<w:p>", b"</w:p>", b"<w:r><w:t>", b"</w:t></w:r>", b"<w:tbl><w:tr><w:tc>", b"<w:del>", b"&x;",
             b"<!DOCTYPE x [<!ENTITY x 'y'>]>", b"<w:sdt>", b"<w:txbxContent>", b"<w:br/>", b"<w:pPr><w:pStyle w:val='9'/></w:pPr>"],
    "zip": [b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff\xff\xff\xff", b"../a.txt", b"\x00", b"PK\x06\x06"],
    "dates": [b"2026", b"-", b"13", b"T", b":", b"99", b"Z", b"+25:00", b"Mon, ", b" Nov ", b"10. November",
              b"\xd9\xa3", b"1" * 400, b"/", b".", b" Uhr", b"yesterday", b"2026-02-30"],
    "addresses": [b"http", b"://", b"//", b"[", b"]", b":", b"@", b"m.", b"www.", b"amp/", b"xn--", b"%", b"%zz",
                  b"?", b"&", b"=", b"#", b"..", b".org", b"web.archive.org/web/2024/", b"\xf0\x9f\x99\x82", b"a" * 300],
}  # fmt: skip
_SUFFIX = {"html": ".html", "text": ".txt", "rows": ".jsonl", "pdf": ".pdf", "docx": ".docx", "zip": ".zip"}  # fmt: skip


def seeds(reader: str) -> list[Path]:
    """Return the seeds of a reader by name."""
    return sorted(p for p in (SEEDS / reader).iterdir() if p.is_file())


def inputs(reader: str) -> st.SearchStrategy[bytes]:
    """Return the inputs that a reader is tried with."""
    pieces = st.lists(
        st.one_of(st.sampled_from(PIECES[reader]), st.binary(max_size=8)), max_size=60
    )
    kept = [p.read_bytes() for p in seeds(reader)]
    edited = st.builds(_edited, st.sampled_from(kept), st.lists(_edits(reader), max_size=6))
    made = [pieces.map(b"".join), edited, st.binary(max_size=600)]
    if reader in {"docx", "zip"}:
        part = st.sampled_from(kept)
        repacked = st.builds(
            _repacked, part, st.integers(0, 9), st.lists(_edits(reader), max_size=4)
        )
        made += [repacked, repacked]
    return st.one_of(made)


_Edit = tuple[float, float, bytes, int]


def _edits(reader: str) -> st.SearchStrategy[_Edit]:
    place = st.floats(0, 1, allow_nan=False)
    what = st.one_of(st.sampled_from(PIECES[reader]), st.binary(max_size=4))
    return st.tuples(
        place, st.floats(0, 0.2, allow_nan=False), what, st.sampled_from([0, 1, 1, 2, 30, 3000])
    )


def _edited(content: bytes, edits: list[_Edit]) -> bytes:
    """Return bytes with stretches taken out and others put in, some of them many times."""
    for place, share, what, times in edits:
        at = int(place * len(content))
        content = content[:at] + what * times + content[at + int(share * len(content)) :]
        content = content[:2_000_000]
    return content


def _repacked(content: bytes, part: int, edits: list[_Edit]) -> bytes:
    """Return an archive one part of which is edited, packed anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for number, name in enumerate(old.namelist()):
            inside = old.read(name)
            new.writestr(name, _edited(inside, edits) if number == part else inside)
    return out.getvalue()


def check(reader: str, content: bytes, folder: Path) -> None:
    """Read an input; raises AssertionError where a promise is broken, and whatever else breaks."""
    started = time.process_time()
    for article in READERS[reader](content, folder):
        _tiles(article)
    spent = time.process_time() - started
    assert spent < SECONDS, f"{reader}: {spent:.1f} s for {len(content)} bytes"  # noqa: S101


def _tiles(article: Article) -> None:
    at = 0
    for block in article.blocks:
        if not (at <= block.start < block.end <= len(article.text)):
            raise AssertionError(f"block {block} of {len(article.text)} characters after {at}")
        if article.text[at : block.start].strip():
            raise AssertionError(f"{article.text[at : block.start]!r} belongs to no block")
        at = block.end
    if article.text[at:].strip():
        raise AssertionError(f"{article.text[at:]!r} belongs to no block")


def _file(reader: str) -> Callable[[bytes, Path], list[Article]]:
    def read(content: bytes, folder: Path) -> list[Article]:
        file = folder / f"input{_SUFFIX[reader]}"
        file.write_bytes(content)
        skipped: list[UnreadableInput] = []
        found = list(read_inputs([str(file)], skipped.append, NOW))
        if not found and not skipped:
            raise AssertionError("neither an article nor a reason")
        return found

    return read


def _date(content: bytes, _folder: Path) -> list[Article]:
    said = content.decode("utf-8", "replace")
    article = build_article({"text": "Two dead in Kiel.", "published": said}, "x", NOW)
    if said.strip() and article.published is None and not article.notes:
        raise AssertionError("a date that is none is not told")
    return [article]


def _address(content: bytes, _folder: Path) -> list[Article]:
    said = content.decode("utf-8", "replace")
    form = canonical(said)
    if form is not None and canonical(form) != form:
        raise AssertionError(f"{form} has another form: {canonical(form)}")
    return [build_article({"text": "Two dead in Kiel.", "url": said}, "x", NOW)]


READERS: dict[str, Callable[[bytes, Path], list[Article]]] = {
    **{name: _file(name) for name in _SUFFIX},
    "dates": _date,
    "addresses": _address,
}
