"""Killed at 200 random moments while adding, a desk opens and has all that was reported, once."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

KILLS = 50
SHARED = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of our own in it


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_nothing_reported_is_lost_or_doubled(seed, tmp_path):
    # What a kill leaves does not depend on the disk; in memory many more are affordable.
    parent = SHARED if SHARED.is_dir() else tmp_path
    folder = Path(tempfile.mkdtemp(prefix="stemma-kill-", dir=parent))
    script = Path(__file__).with_name("killing.py")
    try:
        done = subprocess.run(
            [sys.executable, str(script), str(KILLS), str(seed), str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        shutil.rmtree(folder)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["killed"] == KILLS
    assert found["reported"] > KILLS, "too few lines were printed to tell anything"
    assert found["with a journal"] > 0, "no kill came in the middle of a transaction"
