"""The long run of the fuzzing, in child processes with bounds on memory and time.

    python -m bench.soak --seconds 60       the slice that CI runs; ends with 1 on a finding
    python -m bench.soak --seconds 1800 --write     the long run, kept in bench/soak.json

Each child may use 500 MB beyond what its libraries take, and each input 5 seconds; a child that
says nothing for a minute is ended. A finding is kept as a file in `build/soak/` to become a seed.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from bench.fuzzing import READERS, check, inputs, seeds
from stemma import __version__

__all__ = ["SOAK", "main"]

SOAK = Path(__file__).with_name("soak.json")
FOUND = Path("build") / "soak"
MEMORY = 500_000_000
SECONDS = 5.0
_ROUND = 60  # inputs of one reader before the next one's turn
_CHILD = 600  # seconds after which a child gives way to a fresh one
_SILENT = 60.0


class _Hang(BaseException):
    """An input took longer than it may."""


def main() -> int:
    """Run the soak for a time; return 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--write", action="store_true", help="keep the result for the documents")
    parser.add_argument("--child", metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        return _child(Path(options.child), options.seconds, options.seed)
    tried, findings, children = _soak(options.seconds, options.seed)
    total = sum(tried.values())
    print(
        f"{total:,} inputs in {options.seconds} s, {len(findings)} findings (seed {options.seed})"
    )
    for finding in findings:
        print(f"  {finding}")
    if options.write:
        kept = {
            "day": datetime.now(UTC).date().isoformat(),
            "version": __version__,
            "seconds": options.seconds,
            "seed": options.seed,
            "children": children,
            "inputs": {reader: tried[reader] for reader in READERS},
            "findings": findings,
        }
        SOAK.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 1 if findings or not total else 0


def _soak(seconds: int, number: int) -> tuple[Counter[str], list[str], int]:
    """Run children until the time is up; return inputs by reader, findings, and how many ran."""
    end = time.monotonic() + seconds
    tried: Counter[str] = Counter()
    findings: list[str] = []
    children = 0
    while (left := end - time.monotonic()) > 1:
        with tempfile.TemporaryDirectory() as folder:
            share = int(min(left, _CHILD)) or 1
            ended = _watch(Path(folder), share, number + children)
            children += 1
            rows = _rows(Path(folder))
            for row in rows:
                tried[row["reader"]] += row["tried"]
                if "finding" in row and row["finding"] not in findings:
                    findings.append(row["finding"])
            if ended:
                findings.append(_kept(Path(folder), ended))
    return tried, findings, children


def _watch(folder: Path, seconds: int, number: int) -> str:
    """Run one child; return how it ended where that was not by itself."""
    command = [sys.executable, "-m", "bench.soak", "--child", str(folder)]
    command += ["--seconds", str(seconds), "--seed", str(number)]
    with subprocess.Popen(command) as child:
        heard = time.monotonic()
        told = folder / "input"
        while child.poll() is None:
            time.sleep(0.5)
            if told.exists() and time.time() - told.stat().st_mtime > _SILENT:
                child.kill()
                return f"no answer for {_SILENT:.0f} s"
            if not told.exists() and time.monotonic() - heard > 2 * _SILENT:
                child.kill()
                return "it did not begin"
        return "" if child.returncode == 0 else f"the child ended with {child.returncode}"


def _rows(folder: Path) -> list[dict[str, Any]]:
    told = folder / "told.jsonl"
    if not told.exists():
        return []
    return [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]


def _kept(folder: Path, why: str) -> str:
    """Keep the input that a child was reading; return the finding."""
    name = folder / "reader"
    reader = name.read_text(encoding="utf-8") if name.exists() else "unknown"
    content = (folder / "input").read_bytes() if (folder / "input").exists() else b""
    return _finding(reader, content, why)


def _finding(reader: str, content: bytes, why: str) -> str:
    FOUND.mkdir(parents=True, exist_ok=True)
    file = FOUND / f"{reader}-{blake2b(content, digest_size=6).hexdigest()}"
    file.write_bytes(content)
    return f"{reader}: {why} ({len(content)} bytes in {file})"


def _child(folder: Path, seconds: int, number: int) -> int:
    end = time.monotonic() + seconds
    _warm(folder)
    _bound_memory()
    signal.signal(signal.SIGPROF, _hung)
    turn = 0
    while time.monotonic() < end:
        for reader in READERS:
            if time.monotonic() < end:
                turn += 1
                _one_round(reader, folder, number * 1_000_003 + turn)
    return 0


def _warm(folder: Path) -> None:
    """Read all seeds, so that every library is loaded before memory is bounded."""
    for reader in READERS:
        for kept in seeds(reader):
            check(reader, kept.read_bytes(), folder)


def _bound_memory() -> None:
    used = 0
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmData:"):
            used = int(line.split()[1]) * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (used + MEMORY, used + MEMORY))


def _hung(_signal: int, _frame: FrameType | None) -> None:
    raise _Hang(f"more than {SECONDS:.0f} s")


def _one_round(reader: str, folder: Path, number: int) -> None:
    """Try a reader with new inputs; the first finding ends the round."""
    tried = 0
    last = b""

    @seed(number)
    @settings(
        max_examples=_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs(reader))
    def run(content: bytes) -> None:
        nonlocal tried, last
        tried += 1
        last = content
        (folder / "reader").write_text(reader, encoding="utf-8")
        (folder / "input").write_bytes(content)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            check(reader, content, folder)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    row: dict[str, object] = {"reader": reader}
    try:
        run()
    # Whatever breaks is what is looked for.
    except (Exception, _Hang) as error:  # noqa: BLE001
        said = f"{type(error).__name__}: {' '.join(str(error).split())[:160]}"
        row["finding"] = _finding(reader, last, said)
    row["tried"] = tried
    with (folder / "told.jsonl").open("a", encoding="utf-8") as told:
        told.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    sys.exit(main())
