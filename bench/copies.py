"""Near-copies: speed and quality against MinHash LSH, on texts that are generated with a seed.

    python -m bench.copies           print what is measured, and keep it in bench/copies.json

The texts are invented reports. Of each original there are a whole copy under another headline, a
cut copy of a third to a half, an extended copy (half of the original and as much of its own), a
rewrite, and an independent report that quotes the same two sentences; the rest is unrelated. Stock
sentences stand in many texts. What counts as found is a pair of an original and its copy; pairs
with rewrites are told apart, pairs of two copies are left out.

The peer is `datasketch.MinHashLSH` over runs of five stems with 128 permutations, at the threshold
that is best on the answers. Both start from the same stems and both confirm what they find: the
peer by Jaccard's index of the runs, Stemma by aligned passages. Install it with the extra `peers`.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.invented_reports import Report, reports
from stemma import __version__
from stemma.analysis import analyse
from stemma.errors import StemmaError
from stemma.lineage import MemorySignatures
from stemma.lineage.passages import shared_passages
from stemma.lineage.ties import BAR, copied
from stemma.lineage.witness import Witness, first_places, read_witness, word_runs
from stemma.model import Analysis, Article
from stemma.reading.article import build_article

__all__ = ["COPIES", "copies_sentence", "main"]

COPIES = Path(__file__).with_name("copies.json")
_RUNS = 3
_RUN = 5
_PERMUTATIONS = 128
_THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5)

Pairs = set[tuple[str, str]]


def main() -> int:
    """Measure, print and write `bench/copies.json`; return 0."""
    made = reports(random.Random(11))
    read = [_read(report) for report in made]
    witnesses = {a.id: read_witness(a, b) for a, b in read}
    del read
    kinds = {r.id: r for r in made}
    ours, peers = [], []
    found: Pairs = set()
    best: tuple[float, dict[str, float]] = (0.0, {"f1": -1.0})
    for _ in range(_RUNS):  # interleaved, so that both meet the same machine
        spent, found = _timed(lambda: _stemma(witnesses))
        ours.append(spent)
        spent, near = _timed(lambda: _peer(witnesses))
        peers.append(spent)
    for threshold in _THRESHOLDS:
        scored = _scored({p for p, alike in near.items() if alike >= threshold}, kinds)
        best = max(best, (threshold, scored), key=lambda x: x[1]["f1"])
    report = {
        "day": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "texts": len(made),
        "ours": _scored(found, kinds) | {"texts_a_second": _rate(made, ours)},
        "peer": best[1] | {"texts_a_second": _rate(made, peers), "threshold": best[0]},
        "ratio": round(statistics.median(peers) / statistics.median(ours), 2),
    }
    COPIES.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(copies_sentence(report))
    return 0


def copies_sentence(report: Mapping[str, Any]) -> str:
    """Return what was measured, as a sentence."""
    ours, peer = report["ours"], report["peer"]
    return (
        f"Near-copies among {report['texts']} generated texts: precision {ours['precision']}, "
        f"recall {ours['recall']} (whole {ours['copy']}, cut {ours['cut']}, extended "
        f"{ours['extended']}) at {report['ratio']} times the speed of datasketch MinHash LSH, which "
        f"at its best threshold {peer['threshold']} has precision {peer['precision']}, recall "
        f"{peer['recall']} (whole {peer['copy']}, cut {peer['cut']}, extended {peer['extended']})."
    )


def _read(report: Report) -> tuple[Article, Analysis]:
    row = {"id": report.id, "text": report.text, "language": "en", "outlet": report.id}
    article = build_article(row, report.id, None)
    return article, analyse(article)


def _timed(run: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    found = run()
    return time.process_time() - start, found


def _rate(made: list[Report], spent: list[float]) -> int:
    return round(len(made) / statistics.median(spent))


def _stemma(witnesses: Mapping[str, Witness]) -> Pairs:
    """Return the pairs that Stemma finds, from the stems on."""
    rows = {}
    for article, witness in witnesses.items():
        runs = word_runs(witness.stems)
        rows[article] = replace(witness, runs=runs, first=first_places(runs))
    index = MemorySignatures(rows.values())
    found: Pairs = set()
    for article, witness in rows.items():
        for other in index.near(witness):
            if article < other and copied(shared_passages(witness, rows[other])) >= BAR:
                found.add((article, other))
    return found


def _peer(witnesses: Mapping[str, Witness]) -> dict[tuple[str, str], float]:
    """Return the pairs that the peer finds at its lowest threshold, with Jaccard's index."""
    try:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - no part of Stemma
    except ImportError as error:
        raise StemmaError("the peer is not installed: python -m pip install '.[peers]'") from error
    index = MinHashLSH(threshold=_THRESHOLDS[0], num_perm=_PERMUTATIONS)
    runs = {i: _runs(w) for i, w in witnesses.items()}
    hashes = {}
    for article, mine in runs.items():
        hashes[article] = MinHash(num_perm=_PERMUTATIONS)
        hashes[article].update_batch([run.encode() for run in sorted(mine)])
        index.insert(article, hashes[article])
    found = {}
    for article, mine in runs.items():
        for other in index.query(hashes[article]):
            if article < other:
                theirs = runs[other]
                found[article, other] = len(mine & theirs) / max(len(mine | theirs), 1)
    return found


def _runs(witness: Witness) -> set[str]:
    stems = [s for _, _, s in witness.stems]
    return {" ".join(stems[n : n + _RUN]) for n in range(max(len(stems) - _RUN + 1, 1))}


def _scored(found: Pairs, kinds: Mapping[str, Report]) -> dict[str, float]:
    """Return precision, recall and F1 of pairs of originals and copies; recall of each kind."""
    right = wrong = 0
    wanted: dict[str, int] = {}
    met: dict[str, int] = {}
    for pair in combinations(sorted(kinds), 2):
        a, b = (kinds[i] for i in pair)
        kin = a.event == b.event
        made = {a.kind, b.kind} - {"original"}
        kind = made.pop() if kin and "original" in {a.kind, b.kind} and len(made) == 1 else ""
        if kind in {"copy", "cut", "extended", "rewrite"}:
            wanted[kind] = wanted.get(kind, 0) + 1
            met[kind] = met.get(kind, 0) + (pair in found)
            right += pair in found and kind != "rewrite"
        elif not (kin and {a.kind, b.kind} <= {"copy", "cut", "extended", "rewrite"}):
            wrong += pair in found
    copies = sum(n for kind, n in wanted.items() if kind != "rewrite")
    precision, recall = right / max(right + wrong, 1), right / copies
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    out = {"precision": precision, "recall": recall, "f1": f1}
    out |= {kind: met[kind] / wanted[kind] for kind in sorted(wanted)}
    return {name: round(100 * value, 1) for name, value in out.items()}


if __name__ == "__main__":
    sys.exit(main())
