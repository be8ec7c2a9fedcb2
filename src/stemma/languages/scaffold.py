"""A new pack: every part with its keys as comments, ready to be filled in."""

from __future__ import annotations

import inspect
import re
import textwrap
import typing
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
from babel import Locale, UnknownLocaleError

from stemma.errors import OutputError, PackError
from stemma.languages.comparing import Comparing
from stemma.languages.concepts import concept_table
from stemma.languages.examples import Example
from stemma.languages.general import General
from stemma.languages.institutions import InstitutionWords
from stemma.languages.loading import available
from stemma.languages.names import NameWords
from stemma.languages.numbers import Numbers
from stemma.languages.reading import Reading
from stemma.languages.reporting import Reporting
from stemma.languages.speech import Speech
from stemma.languages.stating import Stating
from stemma.languages.times import Times

__all__ = ["FILES", "new_pack"]

_CODE = re.compile(r"[a-z]{2,3}")
_PARTS: dict[str, type[msgspec.Struct]] = {
    "reading": Reading,
    "numbers": Numbers,
    "times": Times,
    "names": NameWords,
    "speech": Speech,
    "stating": Stating,
    "comparing": Comparing,
    "reporting": Reporting,
    "institutions": InstitutionWords,
}
# What the examples of a file show, with the keys of one row of it.
_SHOWN = {
    "speech": 'attributions = [{ source = "…", cue = "…", content = "…", stance = "says" }]',
    "numbers": 'quantities = [{ words = "…", low = 12, high = 12, concept = "injured" }]',
    "times": 'times = [{ words = "…", value = "2026-11-09", type = "DATE" }]',
    "names": 'names = [{ words = "…", kind = "person" }]',
    "concepts": 'concepts = ["earthquake"]',
}
# The files of a pack that have a schema, and those of its examples.
FILES = frozenset(
    {"pack.toml", "concepts.toml"}
    | {f"{part}.toml" for part in _PARTS}
    | {f"examples-{part}.toml" for part in _SHOWN}
)


def new_pack(code: str) -> Path:
    """Make the folder of a new language and return it; it can be read at once, at level `partial`.

    Raises PackError where the code is none of ISO 639 or has a pack, OutputError where the folder
    cannot be written.
    """
    if not _CODE.fullmatch(code):
        raise PackError(f"{code!r} is no code of a language: two or three small letters (ISO 639)")
    if code in available():
        raise PackError(f"there is a pack for {code!r} already: see `stemma lang check {code}`")
    folder = Path(str(resources.files("stemma.languages") / "packs" / code))
    try:
        folder.mkdir()
        for name, text in _texts(code):
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}") from error
    available.cache_clear()
    return folder


def _texts(code: str) -> Iterator[tuple[str, str]]:
    yield "pack.toml", _general(code)
    for part, schema in _PARTS.items():
        yield f"{part}.toml", "\n".join(_commented(schema, f"`{part}.toml`")) + "\n"
    yield "concepts.toml", _concepts()
    for part, row in _SHOWN.items():
        yield f"examples-{part}.toml", _examples(row)


def _general(code: str) -> str:
    """Return `pack.toml` with what CLDR knows of the language."""
    try:
        locale = Locale.parse(code)
        names = (locale.english_name or code, locale.display_name or code)
        script = locale.script or "Latn"
        signs = locale.number_symbols.get("latn", {})
    except (UnknownLocaleError, ValueError):
        names, script, signs = (code, code), "Latn", {}
    rows = [
        *_comment(inspect.getdoc(General) or ""),
        f'name = "{names[0]}"',
        f'native = "{names[1]}"',
        "# The script by its ISO 15924 code.",
        f'script = "{script}"',
    ]
    if signs.get("decimal"):
        rows += [f'decimal = "{signs["decimal"]}"', f'thousands = ["{signs["group"]}"]']
    told = {"name", "native", "script", *(["decimal", "thousands"] if signs.get("decimal") else [])}
    rows += [row for field, row in _fields(General) if field not in told]
    return "\n".join(rows) + "\n"


def _concepts() -> str:
    """Return `concepts.toml` with every concept as a comment."""
    rows = [
        *_comment(
            "The words for each news concept, folded: small letters. `*` leaves an end open, `a … b`"
            " asks for b at the end of the clause. A word stands under one concept only. Take away"
            " the `#` where words are filled in; begin with what is told most often."
        ),
        "[words]",
    ]
    for name, row in sorted(concept_table().items()):
        rows.append(f"# {name} = []" + (f"  # {row.gloss}" if row.gloss else f"  # {row.kind}"))
    return "\n".join(rows) + "\n"


def _examples(row: str) -> str:
    rows = [
        *_comment(inspect.getdoc(Example) or ""),
        "#",
        "# [[sentence]]",
        '# text = "…"',
        f"# {row}",
        "#",
        "# [[sentence]]",
        '# text = "A sentence in which nothing may be found."',
        f"# {row.split(' = ', maxsplit=1)[0]} = []",
    ]
    return "\n".join(rows) + "\n"


def _commented(schema: type[msgspec.Struct], title: str) -> Iterator[str]:
    """Yield what a part is for and its keys, all of them comments."""
    yield f"# {title}"
    yield from _comment(inspect.getdoc(schema) or "")
    yield "#"
    for _, row in _fields(schema):
        yield row
    for field, inner in _tables(schema):
        yield "#"
        yield from _comment(inspect.getdoc(inner) or "")
        yield f"# [[{field}]]"
        for _, row in _fields(inner):
            yield row


def _fields(schema: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    """Yield the keys of a schema that are no tables, each with a line that shows its default."""
    tables = {name for name, _ in _tables(schema)}
    for field in msgspec.structs.fields(schema):
        if field.encode_name not in tables:
            yield field.encode_name, f"# {field.encode_name} = {_shown(field)}"


def _tables(schema: type[msgspec.Struct]) -> Iterator[tuple[str, type[msgspec.Struct]]]:
    for field in msgspec.structs.fields(schema):
        for inner in typing.get_args(field.type):
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                yield field.encode_name, inner


def _shown(field: msgspec.structs.FieldInfo) -> str:
    """Return a key's default as TOML; a key that must be given is shown empty."""
    value: Any = field.default
    if value is msgspec.NODEFAULT:
        made = field.default_factory
        value = made() if made is not msgspec.NODEFAULT and callable(made) else ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{v}"' for v in value if isinstance(v, str)) + "]"
    return (
        '""'
        if value is None or value == ""
        else f'"{value}"'
        if isinstance(value, str)
        else str(value)
    )


def _comment(text: str) -> list[str]:
    """Return prose as comments, its paragraphs kept."""
    paragraphs = text.split("\n\n")
    rows: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        rows += ["#"] if at else []
        rows += [f"# {line}" for line in textwrap.wrap(" ".join(paragraph.split()), 96)]
    return rows
