"""A gate that silently checks nothing must not look as if it had passed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bench.gold import flatten

from bench import floors
from stemma.errors import StemmaError

ROOT = Path(__file__).parents[2]


def run(tmp_path, **environ):
    return subprocess.run(
        [sys.executable, "-m", "bench.gate"],
        cwd=ROOT,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_gold_it_says_not_measured(tmp_path):
    done = run(tmp_path, STEMMA_GOLD=str(tmp_path), STEMMA_GOLD_REQUIRED="")
    assert done.returncode == 0
    assert "not measured" in done.stdout


def test_required_gold_that_is_absent_is_an_error(tmp_path):
    done = run(tmp_path, STEMMA_GOLD=str(tmp_path), STEMMA_GOLD_REQUIRED="1")
    assert done.returncode == 1
    assert "gold is required" in done.stderr


def test_an_empty_gate_is_red(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "score.py").write_text("")
    done = run(tmp_path, STEMMA_GOLD=str(tmp_path), STEMMA_GOLD_REQUIRED="")
    assert done.returncode == 1
    assert "the gate is empty" in done.stdout


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "floors.json"
    floors.save({"floors": {"times-de": {"value.f1": 70.0}}, "lowered": []}, path)
    return path


def test_floors_edited_by_hand_are_refused(file):
    file.write_text(file.read_text().replace("70.0", "60.0"))
    with pytest.raises(StemmaError, match="edited by hand"):
        floors.load(file)


def test_a_floor_is_lowered_only_with_a_reason(file):
    content = floors.load(file)
    with pytest.raises(StemmaError, match="reason"):
        floors.lower(content, ("times-de", "value.f1"), 60.0, " ")
    floors.lower(content, ("times-de", "value.f1"), 60.0, "the set was annotated anew")
    floors.save(content, file)
    kept = floors.load(file)
    assert kept["floors"]["times-de"]["value.f1"] == 60.0
    assert kept["lowered"][0]["because"] == "the set was annotated anew"


def test_raising_never_lowers(file):
    content = floors.load(file)
    assert floors.raise_to(content, "times-de", {"value.f1": 69.0}, 0.5) == 0
    assert floors.raise_to(content, "times-de", {"value.f1": 75.0}, 0.5) == 1
    assert content["floors"]["times-de"]["value.f1"] == 74.5


def test_the_committed_floors_are_whole():
    content = floors.load()
    assert {"coverage", "attribution-de", "attribution-en", "times-de"} <= set(content["floors"])
    assert all(act["because"] for act in content["lowered"])


def test_numbers_are_found_at_any_depth():
    result = {"a": {"b": 1, "c": {"d": 2.5}}, "e": None, "f": "word"}
    assert dict(flatten(json.loads(json.dumps(result)))) == {"a.b": 1.0, "a.c.d": 2.5}
