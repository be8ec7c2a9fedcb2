"""The generated parts of the documents: commands, settings, errors, languages, quality, speed.

    python -m bench.documents --write     write them anew
    python -m bench.documents --check     end with 1 where a document is behind the code

A generated part stands between `<!-- generated: NAME -->` and `<!-- end -->`. Quality and speed come
from `bench/results.json` and `bench/speed.json`, which the gate and the benchmark write.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from bench import floors
from bench.copies import COPIES, copies_sentence
from bench.gate import RESULTS
from bench.search import search_sentence
from bench.soak import SOAK
from bench.speed import SPEED
from bench.stream import stream_sentence
from bench.tongues import MEASURES
from stemma import errors
from stemma.analysis import check_examples
from stemma.cli.main import COMMANDS, module_name
from stemma.desk import Desk, languages, level_of
from stemma.settings import SETTINGS

__all__ = ["PARTS", "main", "renewed"]

DOCS = Path(__file__).parents[1] / "docs"
_PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def commands() -> str:
    """Return the help of every command."""
    out = []
    for name in sorted(COMMANDS):
        command: click.Command = importlib.import_module(module_name(name)).command
        context = click.Context(command, info_name=f"stemma {name}", max_content_width=96)
        context.terminal_width = 96
        out.append(f"### stemma {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(out)


def settings() -> str:
    """Return the table of settings."""
    rows = [
        f"| `{s.name}` | {f'`{s.default}`' if s.default else 'empty'} | {s.help} |"
        for s in SETTINGS
    ]
    return "\n".join(["| variable | default | meaning |", "| --- | --- | --- |", *rows])


def error_tree() -> str:
    """Return the tree of errors as its module draws it."""
    tree = (errors.__doc__ or "").split("\n\n", 1)[1].rstrip()
    return f"```\n{tree}\n```"


# Methods that a command of another name asks.
_ASKED_BY = {
    "analyses": "analyse",
    "changes": "show --versions",
    "comparison": "compare",
    "problems": "status",
    "story_changes": "stories",
    "versions": "show --versions",
}


def desk_methods() -> str:
    """Return the table of what a desk can do, with the command of the same name."""
    rows = []
    for name, method in vars(Desk).items():
        if name.startswith("_") or not callable(inspect.unwrap(getattr(Desk, name))):
            continue
        said = (inspect.getdoc(method) or "").split("\n\n")[0].replace("\n", " ")
        command = _ASKED_BY.get(name, name.rstrip("_"))
        here = f"`stemma {command}`" if command.split()[0] in COMMANDS else ""
        given = ", ".join(
            p for p in inspect.signature(getattr(Desk, name)).parameters if p != "self"
        )
        rows.append(f"| `{name}({given})` | {here} | {said} |")
    return "\n".join(["| Python | command | |", "| --- | --- | --- |", *rows])


def language_table() -> str:
    """Return the table of languages with the computed level and the examples that pass."""
    rows = []
    for one in languages():
        report = check_examples(one.code)
        found = level_of(one.code)
        rows.append(
            f"| {one.code} | {one.general.name} | {found.level} | {found.concepts} "
            f"| {report.passed} of {report.checked} | {found.shown['attributions']} |"
        )
    return "\n".join(
        [
            "| code | language | level | concepts | examples that pass | of them who says what |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
        ]
    )


def quality() -> str:
    """Return the tables of quality, by set, event and kind, with the floors."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    if not kept:
        return "Not measured."
    held = floors.load()["floors"]
    out = [
        "| set | measure | measured | floor | day | version |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, run in sorted(kept.items()):
        out += list(_rows(name, run, held.get(name, {})))
    for name in ("coverage-open", "coverage-closed"):
        if name in kept:
            out += ["", f"By event, {name}:", "", *_events(kept[name]["result"]["events"])]
    if "by_language" in kept.get("coverage-open", {}).get("result", {}):
        out += ["", "By language of the article, coverage-open:", ""]
        out += _tongues(kept["coverage-open"]["result"]["by_language"])
    for name, what, columns in _BY_LANGUAGE:
        if name in kept:
            out += ["", f"{name}, {what}:", ""]
            out += _table(kept[name]["result"]["by_language"], columns)
    if "attribution-de" in kept:
        kinds = kept["attribution-de"]["result"]["recall_by_kind"]
        out += [
            "",
            "attribution-de, recall of content by kind:",
            "",
            "| kind | recall |",
            "| --- | --- |",
        ]
        out += [f"| {kind} | {value} |" for kind, value in sorted(kinds.items())]
    return "\n".join(out)


# What a reader of the table wants of each set; the rest stands in bench/results.json.
_SHOWN = re.compile(
    r"^(stories\.)?(bcubed|pairwise|strict|relaxed|value|content|joint|same_text|spans|lineage|furniture"
    r"|same_name_across_languages)\.f1$|^lineage\.(relation_macro|agency|alone_but_tied)$"
    r"|^(figures|claims)\.(found|b3|verdict|verdict_macro|speaker|position|modifier)$"
    r"|^(figures|claims)\.conflicts\.(recall|precision)$|^attribution\.(content\.f1|joint\.f1|stance)$"
    r"|^times\.value\.f1$|^accuracy(_other_half|_trained_half)?$|^found_first$|^strict(_other_half)?$|^within_contract$"
)


def _rows(name: str, run: dict[str, Any], held: dict[str, float]) -> Iterator[str]:
    from bench.gold import flatten  # noqa: PLC0415 - only this table wants it

    for measure, value in flatten(run["result"]):
        if _SHOWN.match(measure):
            floor = held.get(measure, "")
            yield f"| {name} | {measure} | {value} | {floor} | {run['measured']} | {run['version']} |"


def _events(events: dict[str, Any]) -> Iterator[str]:
    yield "| event | lineage F1 | figures found / B-cubed / verdict | claims found / B-cubed | furniture F1 |"
    yield "| --- | --- | --- | --- | --- |"
    for name, row in sorted(events.items()):
        figures, claims = row["figures"], row["claims"]
        yield (
            f"| {name} | {_shown(row['lineage']['f1'])} | {_shown(figures['found'])} / "
            f"{_shown(figures['b3'])} / {_shown(figures['verdict'])} | {_shown(claims['found'])} / "
            f"{_shown(claims['b3'])} | {_shown(row['furniture']['f1'])} |"
        )


# Sets with a table by language of their own: what it tells, and its columns.
_BY_LANGUAGE = (
    (
        "recognizers",
        "share of number and percentage specifications that pass",
        ("specs", "strict", "strict_other_half", "specs_within_contract", "within_contract"),
    ),
    ("parallel", "share of sentences whose English counterpart is found first", ("found_first",)),
)


def _table(rows: dict[str, Any], columns: tuple[str, ...]) -> Iterator[str]:
    yield f"| language | {' | '.join(c.replace('_', ' ') for c in columns)} |"
    yield "| --- " * (len(columns) + 1) + "|"
    for code, row in sorted(rows.items()):
        values = [row.get(c) for c in columns] if isinstance(row, dict) else [row]
        yield f"| {code} | {' | '.join(map(_shown, values))} |"


def _tongues(rows: dict[str, Any]) -> Iterator[str]:
    yield "| language | articles | attribution content / joint F1, stance | times value F1 | figures found |"
    yield "| --- | --- | --- | --- | --- |"
    for code, row in sorted(rows.items()):
        content, joint, stance, times, figures = (_shown(row[name]) for name in MEASURES)
        yield f"| {code} | {row['articles']} | {content} / {joint}, {stance} | {times} | {figures} |"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value}"


def speed() -> str:
    """Return the table of speed."""
    if not SPEED.is_file():
        return "Not measured."
    kept = json.loads(SPEED.read_text(encoding="utf-8"))
    out = [
        (
            f"Measured {kept['day']} with Stemma {kept['version']} on {kept['machine']}; median of "
            f"{kept['runs']} runs in one process on one core."
        ),
        "",
        "| what | articles a second | peer, in the same run | its articles a second | ratio |",
        "| --- | --- | --- | --- | --- |",
    ]
    for row in kept["rows"]:
        peer = [row.get("peer", "–"), row.get("peer_rate", "–"), row.get("ratio", "–")]
        out.append(f"| {row['what']} | {row['rate']} | {peer[0]} | {peer[1]} | {peer[2]} |")
    if "desk" in kept:
        out += ["", _desk_speed(kept["desk"])]
    if "stream" in kept:
        out += ["", stream_sentence(kept["stream"])]
    if "search" in kept:
        out += ["", search_sentence(kept["search"])]
    if COPIES.is_file():
        copies = json.loads(COPIES.read_text(encoding="utf-8"))
        out += ["", f"{copies_sentence(copies)} (`python -m bench.copies`)"]
    return "\n".join(out)


def _desk_speed(row: dict[str, Any]) -> str:
    return (
        f"`stemma add` of {row['articles']:,} articles of 3 kB (`python -m bench.desk`): "
        f"{row['rate']} a second on one core, analysed and kept; at most {row['memory']} MB of "
        f"memory, {row['memory_of_a_tenth']} MB for a tenth of the articles."
    )


def soak() -> str:
    """Return the sentence on the last long run of the fuzzing."""
    if not SOAK.is_file():
        return "Not run."
    kept = json.loads(SOAK.read_text(encoding="utf-8"))
    found = len(kept["findings"])
    by_reader = ", ".join(f"{reader} {count:,}" for reader, count in kept["inputs"].items())
    noun = "finding" if found == 1 else "findings"
    return (
        f"Last long run: {kept['day']}, Stemma {kept['version']}, {kept['seconds'] / 60:.0f} minutes, "
        f"{sum(kept['inputs'].values()):,} inputs ({by_reader}), {found} {noun}."
    )


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "desk": desk_methods,
    "errors": error_tree,
    "languages": language_table,
    "quality": quality,
    "settings": settings,
    "soak": soak,
    "speed": speed,
}


def renewed(text: str) -> str:
    """Return a document with its generated parts made anew; an unknown part raises KeyError."""
    return _PART.sub(lambda m: f"{m[1]}{PARTS[m[2]]().rstrip()}\n{m[3]}", text)


def main() -> int:
    """Write or check the documents; return 1 where one is behind the code."""
    parser = argparse.ArgumentParser(prog="python -m bench.documents")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    behind = 0
    for file in sorted(DOCS.rglob("*.md")):
        old = file.read_text(encoding="utf-8")
        new = renewed(old)
        if new == old:
            continue
        if options.write:
            file.write_text(new, encoding="utf-8")
            print(f"{file.relative_to(DOCS.parent)}: written")
        else:
            behind += 1
            print(f"{file.relative_to(DOCS.parent)} is behind the code; run `make docs`")
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main())
