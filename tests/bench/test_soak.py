"""The soak counts every input, and a reader that breaks is found, kept and told."""

import json
import sys

from bench.fuzzing import READERS

from bench import soak


def test_a_broken_reader_is_found_and_its_input_kept(tmp_path, monkeypatch):
    def broken(content, folder):
        if len(content) > 3:
            raise KeyError(len(content))
        return []

    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(READERS, "addresses", broken)
    soak._one_round("addresses", tmp_path, 1)
    [row] = [json.loads(line) for line in (tmp_path / "told.jsonl").read_text().splitlines()]
    assert row["reader"] == "addresses"
    assert row["tried"] > 0
    assert "KeyError" in row["finding"]
    [kept] = list((tmp_path / "build" / "soak").iterdir())
    assert len(kept.read_bytes()) > 3


def test_rounds_add_up(monkeypatch):
    def watch(folder, seconds, number):
        rows = [
            {"reader": "html", "tried": 60},
            {"reader": "html", "tried": 60, "finding": "x"},
        ] * 2
        (folder / "told.jsonl").write_text("\n".join(map(json.dumps, rows)))
        monkeypatch.setattr(soak.time, "monotonic", lambda: sys.maxsize)
        return ""

    monkeypatch.setattr(soak, "_watch", watch)
    tried, findings, children = soak._soak(5, 1)
    assert tried["html"] == 240
    assert findings == ["x"]
    assert children == 1
