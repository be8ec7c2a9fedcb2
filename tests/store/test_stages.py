"""A stage version changes with every source that makes the stage, and with no other."""

import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import stemma
from stemma.store import stage_version
from stemma.store.stages import _ROOMS

ASK = (
    "import time; from stemma.store.stages import stage_version, _ROOMS;"
    "start = time.process_time();"
    "found = [stage_version(s) for s in _ROOMS];"
    "print(time.process_time() - start, *found)"
)


def versions(folder):
    """Return the stage versions that the sources under a folder make, and the time it took."""
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
        env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    took, *found = done.stdout.split()
    return float(took), dict(zip(_ROOMS, found, strict=True))


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    source = Path(stemma.__file__).parent
    shutil.copytree(source, folder / "stemma", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_a_stage_version_names_its_stage():
    for stage in _ROOMS:
        name, _, digest = stage_version(stage).rpartition("-")
        assert name == stage
        assert len(digest) == 12


CHANGES = [
    ("analysis/quotes.py", {"analysis", "stories", "lineage", "collation"}),
    ("languages/packs/de/names.toml", set(_ROOMS)),
    ("collation/new_file.py", {"collation"}),
    ("reading/blocks.py", {"reading"}),
    ("store/schema.py", set()),
    ("analysis/notes.txt", set()),
]


def test_what_changes_a_stage(copied):
    before = versions(copied)[1]
    for path, stages in CHANGES:
        file = copied / "stemma" / path
        was = file.read_bytes() if file.exists() else None
        file.parent.mkdir(exist_ok=True)
        with file.open("ab") as stream:
            stream.write(b"\n# changed\n")
        after = versions(copied)[1]
        assert {s for s in after if after[s] != before[s]} == stages, path
        if was is None:
            file.unlink()
        else:
            file.write_bytes(was)


def test_out_of_a_zip_it_is_the_same(copied, tmp_path):
    archive = tmp_path / "stemma.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for file in sorted((copied / "stemma").rglob("*")):
            out.write(file, file.relative_to(copied))
    assert versions(archive)[1] == versions(copied)[1]


def test_it_costs_little_and_is_asked_once(copied):
    assert min(versions(copied)[0] for _ in range(3)) < 0.06
    start = time.process_time()
    for _ in range(1000):
        stage_version("analysis")
    assert time.process_time() - start < 0.05
