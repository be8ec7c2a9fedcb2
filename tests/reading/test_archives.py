"""Archives and folders of saved pages: read by name, traps and tricks named and left aside."""

import io
import os
import socket
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
from printing import column, docx, pdf

from stemma.reading import inputs as reading_inputs
from stemma.reading import read_inputs, unpacking

PROSE = (
    "<p>The mill stands above the river where two roads meet, and it has ground corn since 1790. "
)
PAGE = f"<html><body><article><h1>{{}}</h1>{(PROSE + 'It opens to visitors in May.</p>') * 3}</article>"
TEXT = "Fähre fährt wieder\n\nDie Fähre hat am Dienstag wieder abgelegt, teilte die Reederei mit."
ROWS = '{"id": "r1", "text": "Zwei Tote in Kiel."}\n{"id": "r2", "text": "Drei Tote in Ulm."}\n'
LINES = ["The harbour authority said on Tuesday that the ferry runs again.", "Nobody was hurt."]


def read(*inputs):
    skipped = []
    found = read_inputs([str(i) for i in inputs], skipped.append, date(2026, 11, 1))
    return list(found), {s.where: s.why for s in skipped}


def packed(path, files, **more):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **more) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return path


def test_an_archive_is_read_by_name_whatever_it_holds(tmp_path):
    file = packed(
        tmp_path / "pages.zip",
        [
            ("b/deep/page.htm", PAGE.format("A mill by the river opens")),
            ("a.html", PAGE.format("A mill is sold")),
            ("c.txt", TEXT),
            ("d.jsonl", ROWS),
            ("e.pdf", pdf([column(50, 700, LINES)])),
            ("f.docx", docx(lambda d: d.add_paragraph(LINES[0]))),
            ("g/h/no-ending", TEXT),
            ("a.css", "p { color: red }"),
            ("__MACOSX/._a.html", b"\x00\x05"),
            (".hidden.html", "x"),
        ],
    )
    articles, skipped = read(file)
    assert [a.input.removeprefix(f"{file}/") for a in articles] == [
        "a.html", "b/deep/page.htm", "c.txt", "d.jsonl:1", "d.jsonl:2", "e.pdf", "f.docx",
        "g/h/no-ending",
    ]  # fmt: skip
    assert list(skipped) == [f"{file}/a.css"]


@pytest.mark.parametrize("beside", ["page_files", "page-Dateien", "page_archivos", "page.files"])
@pytest.mark.parametrize("as_archive", [False, True])
def test_the_folder_that_is_saved_beside_a_page_is_part_of_it(tmp_path, beside, as_archive):
    names = ["page.html", f"{beside}/ad.html", f"{beside}/x.js", f"{beside}/deep/y.html"]
    others = ["other_files/story.html", "pages_about_mills/z.html"]
    if as_archive:
        place = packed(tmp_path / "p.zip", [(n, PAGE.format(n)) for n in names + others])
    else:
        place = tmp_path / "p"
        for name in names + others:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(PAGE.format(name))
    articles, skipped = read(place)
    assert sorted(a.input.removeprefix(f"{place}/") for a in articles) == sorted(
        [names[0], *others]
    )
    assert not skipped


def encrypted(path):
    """Write an archive whose one entry says that it is encrypted."""
    packed(path, [("a.txt", TEXT)])
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, 6, 1)
    struct.pack_into("<H", data, central + 8, 1)
    path.write_bytes(data)


TRICKS = ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:/a.txt", "a\\..\\b.txt"]


@pytest.mark.parametrize("name", TRICKS)
def test_a_name_that_leads_out_of_the_archive_is_named(tmp_path, name):
    file = packed(tmp_path / "p.zip", [(zipfile.ZipInfo(name), TEXT), ("z.txt", TEXT)])
    data = file.read_bytes().replace(name.replace("\\", "/").encode(), name.encode())
    file.write_bytes(data)
    articles, skipped = read(file)
    assert [a.input for a in articles] == [f"{file}/z.txt"]
    assert ["leads out of the archive" in why for why in skipped.values()] == [True]


def test_archives_in_archives_encrypted_and_doubled_entries_are_named(tmp_path):
    inner = packed(tmp_path / "inner.zip", [("a.txt", TEXT)])
    file = packed(tmp_path / "p.zip", [("inner.zip", inner.read_bytes()), ("a.txt", TEXT)])
    articles, skipped = read(file)
    assert len(articles) == 1
    assert "archive in an archive" in skipped[f"{file}/inner.zip"]
    encrypted(tmp_path / "e.zip")
    assert "encrypted" in read(tmp_path / "e.zip")[1][f"{tmp_path}/e.zip/a.txt"]
    with pytest.warns(UserWarning, match="Duplicate"):
        packed(tmp_path / "d.zip", [("a.txt", TEXT), ("a.txt", TEXT + " Nachtrag.")])
    articles, skipped = read(tmp_path / "d.zip")
    assert len(articles) == 1
    assert "twice" in skipped[f"{tmp_path}/d.zip/a.txt"]


def test_bombs_are_named_before_they_are_unpacked(tmp_path, monkeypatch):
    many = [("a.txt", b" " * 19_000_000), ("b.txt", b" " * 30_000_000), ("c.txt", TEXT)]
    file = packed(tmp_path / "p.zip", many)
    articles, skipped = read(file)
    assert [a.input for a in articles] == [f"{file}/c.txt"]
    assert "200 times" in skipped[f"{file}/a.txt"]
    assert "30,000,000 bytes" in skipped[f"{file}/b.txt"]
    monkeypatch.setattr(unpacking, "_MOST_BYTES", 2000)
    file = packed(tmp_path / "q.zip", [(f"{n}.txt", f"{TEXT} {n} " * 9) for n in range(5)])
    articles, skipped = read(file)
    assert 0 < len(articles) < 5
    assert "unpacks to more than 2,000 bytes" in skipped[str(file)]
    monkeypatch.setattr(unpacking, "_MOST_ENTRIES", 4)
    assert "5 files" in read(file)[1][str(file)]


def test_a_size_that_lies_is_no_way_in(tmp_path):
    file = packed(tmp_path / "p.zip", [("a.txt", b"a " * 4_000_000)])
    data = bytearray(file.read_bytes())
    for at in (22, data.index(b"PK\x01\x02") + 24):
        struct.pack_into("<I", data, at, 100)
    file.write_bytes(data)
    articles, skipped = read(file)
    assert not articles
    assert "cannot be unpacked" in skipped[f"{file}/a.txt"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + bytes(80), "cannot be read"),
        (b"PK\x05\x06" + bytes(18), "no file"),
    ],
)
def test_what_is_no_archive_is_named(tmp_path, content, why):
    file = tmp_path / "p.zip"
    file.write_bytes(content)
    articles, skipped = read(file)
    assert not articles
    assert why in skipped[str(file)]


def test_an_archive_that_breaks_off_keeps_what_was_whole(tmp_path):
    file = packed(tmp_path / "p.zip", [("a.txt", TEXT), ("b.txt", os.urandom(4000).hex())])
    data = bytearray(file.read_bytes())
    middle = data.index(b"b.txt") + 100
    data[middle : middle + 400] = bytes(400)
    file.write_bytes(data)
    articles, skipped = read(file)
    assert [a.input for a in articles] == [f"{file}/a.txt"]
    assert "cannot be unpacked" in skipped[f"{file}/b.txt"]


def test_links_are_followed_once_and_what_is_no_file_is_named(tmp_path):
    place = tmp_path / "p"
    (place / "sub").mkdir(parents=True)
    (place / "a.txt").write_text(TEXT)
    (place / "sub" / "b.txt").write_text(f"{TEXT} Nachtrag.")
    (place / "sub" / "back").symlink_to(place)
    (place / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(place / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as door:
        here = Path.cwd()
        os.chdir(place)
        door.bind("door.txt")
        os.chdir(here)
        articles, skipped = read(place)
    assert [a.input for a in articles] == [f"{place}/a.txt", f"{place}/sub/b.txt"]
    assert set(skipped) == {
        f"{place}/{n}" for n in ("sub/back", "gone.txt", "pipe.txt", "door.txt")
    }


def test_a_linked_folder_is_read(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text(TEXT)
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "link").symlink_to(tmp_path / "real")
    articles, skipped = read(tmp_path / "p")
    assert [a.input for a in articles] == [f"{tmp_path}/p/link/a.txt"]
    assert not skipped


@pytest.mark.parametrize("suffix", ["", ".bin", ".dat"])
def test_a_file_without_an_ending_is_read_by_what_it_begins_with(tmp_path, suffix):
    contents = {
        "pdf": pdf([column(50, 700, LINES)]),
        "docx": docx(lambda d: d.add_paragraph(LINES[0])),
        "zip": packed(tmp_path / "x.zip", [("a.txt", LINES[0])]).read_bytes(),
        "page": PAGE.format("A mill is sold").encode(),
        "rows": ROWS.encode(),
    }
    for name, content in contents.items():
        file = tmp_path / f"{name}{suffix}"
        file.write_bytes(content)
        articles, skipped = read(file)
        assert articles, skipped
        assert not any("<" in a.text or "PK" in a.text for a in articles)


def test_standard_input_may_be_an_archive(tmp_path, monkeypatch):
    file = packed(tmp_path / "x.zip", [("a.txt", TEXT)])

    class Stdin:
        buffer = io.BytesIO(file.read_bytes())

    monkeypatch.setattr(reading_inputs.sys, "stdin", Stdin)
    assert [a.input for a in read("-")[0]] == ["-/a.txt"]


def test_rows_of_shells_that_write_utf_16(tmp_path):
    file = tmp_path / "r.jsonl"
    file.write_text(ROWS + '{"id": "r3", "text": "Küste 🙂"}', encoding="utf-16")
    articles, skipped = read(file)
    assert [(a.id, a.input) for a in articles] == [(f"r{n}", f"{file}:{n}") for n in (1, 2, 3)]
    assert articles[2].text == "Küste 🙂"
    assert not skipped
