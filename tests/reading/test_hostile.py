"""Input that means harm, or had an accident: it is read or named, and nothing ends in a crash."""

import json
import os
from datetime import date

import pytest

from stemma.errors import SettingError
from stemma.reading import read_inputs
from stemma.reading.decoding import decode
from stemma.settings import longest

TEXT = (
    "Küstenbote\nZwei Tote in Kiel\n13.10.2026\n\nZwei Menschen sind gestorben, so die Polizei.\n"
)


def read(*inputs):
    skipped = []
    found = read_inputs([str(i) for i in inputs], skipped.append, date(2026, 11, 1))
    return list(found), skipped


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \r\n\t", "empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "binary"),
        ("noise.txt", bytes(range(256)) * 40, "binary"),
        ("long.txt", b"a" * 3_000_000, "characters"),
        ("empty.html", b"<html></html>", "no article"),
        ("deep.html", b"<div>" * 100_000 + b"Zwei Tote" + b"</div>" * 100_000, "no article"),
        ("broken.jsonl", b'{"text": "a', "no JSON"),
        ("deep.jsonl", b"[" * 100_000, "no JSON"),
        ("half.jsonl", rb'{"text": "Zwei \ud800 Tote"}', "half a character"),
        ("half-id.jsonl", rb'{"text": "Zwei Tote", "id": "\udfff"}', "half a character"),
        ("list-id.jsonl", b'{"text": "Zwei Tote", "id": []}', "must be a string"),
    ],
)
def test_what_is_no_article_is_named_with_the_reason(tmp_path, name, data, why):
    file = tmp_path / name
    file.write_bytes(data)
    articles, skipped = read(file)
    assert not articles
    assert [why in s.why for s in skipped] == [True]
    assert str(file) in skipped[0].where


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_one_text_in_any_charset(tmp_path, charset):
    file = tmp_path / "page.txt"
    file.write_bytes(TEXT.encode(charset))
    [article], skipped = read(file)
    assert not skipped
    assert article.text == TEXT
    assert article.published.value == "2026-10-13"


def test_a_few_spoilt_bytes_do_not_turn_the_others_into_another_charset():
    data = "Drei Tote in Köln und Görlitz. ".encode() * 5 + b"\xff und mehr\x80."
    assert decode(data, "x").count("ö") == 10
    assert decode(data, "x").count("\ufffd") == 2


@pytest.mark.parametrize("url", ["http://[half", "http://a:b:c/", "//", "\x00"])
def test_an_address_that_is_none_harms_nothing(tmp_path, url):
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"text": "Zwei Tote in Kiel.", "url": url}), encoding="utf-8")
    articles, skipped = read(file)
    assert [a.url for a in articles] == [url]
    assert not skipped


def test_how_long_an_article_may_be_can_be_set(tmp_path, monkeypatch):
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("STEMMA_LONGEST", "20")
    assert "STEMMA_LONGEST" in read(file)[1][0].why
    with pytest.raises(SettingError, match="number of characters"):
        longest({"STEMMA_LONGEST": "many"})


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_is_named(tmp_path):
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "closed").chmod(0)
    articles, skipped = read(tmp_path)
    (tmp_path / "closed").chmod(0o700)
    assert len(articles) == 1
    assert ["cannot be opened" in s.why for s in skipped] == [True]
