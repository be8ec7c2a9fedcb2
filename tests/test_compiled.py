"""The compiled analysis: used with its very sources only, and equal to the one in Python."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stemma import compiled

EXAMPLES = Path(__file__).parents[1] / "examples"


def table(folder: Path, sums: dict[str, str]) -> None:
    rows = ["module\tstemma.analysis.units\tstemma/analysis/units.so\n"]
    rows += [f"source\t{name}\t{value}\n" for name, value in sums.items()]
    (folder / compiled.TABLE).write_text("".join(rows), encoding="utf-8")


def run(*arguments: str, on: str) -> str:
    environ = os.environ | {"STEMMA_COMPILED": on}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout


def test_compiled_modules_are_used_with_the_sources_they_were_made_of(tmp_path):
    table(tmp_path, compiled.sums())
    file = tmp_path / "stemma" / "analysis" / "units.so"
    assert compiled.usable(tmp_path) == {"stemma.analysis.units": str(file)}


def test_sums_are_of_all_sources_of_the_analysis():
    sums = compiled.sums()
    assert {"analysis/units.py", "analysis/timex/lexer.py", "model/analysis.py"} <= set(sums)
    assert list(sums) == list(compiled.sums())


@pytest.mark.parametrize("change", ["other", "missing", "more"])
def test_one_changed_source_has_the_analysis_run_in_python(tmp_path, change):
    sums = compiled.sums()
    if change == "other":
        sums["analysis/units.py"] = "0" * 16
    elif change == "missing":
        del sums["analysis/units.py"]
    else:
        sums["analysis/another.py"] = "0" * 16
    table(tmp_path, sums)
    assert compiled.usable(tmp_path) == {}


def test_without_a_table_the_analysis_runs_in_python(tmp_path):
    assert compiled.usable(tmp_path) == {}


def test_the_version_says_which_it_is():
    assert run("-m", "stemma", "--version", on="0").endswith("(analysis in Python)\n")
    assert run("-m", "stemma", "--version", on="1").endswith(f"(analysis {state()})\n")


def test_compiled_and_python_give_the_same():
    if state() != "compiled":
        pytest.skip("the analysis is not compiled here, or its sources have changed since")
    command = ("-m", "stemma", "dossier", str(EXAMPLES), "--format", "json")
    assert run(*command, on="1") == run(*command, on="0")


def state() -> str:
    return run("-c", "from stemma import compiled; print(compiled.state(), end='')", on="1")
