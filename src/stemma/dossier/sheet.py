"""A short page of rows, written once and shown as Markdown or on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from stemma.dossier.markdown import plain
from stemma.dossier.wording import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["Part", "Row", "head", "item", "line", "sheet_markdown", "sheet_terminal", "title"]

Style = Literal["plain", "strong", "dim", "note", "value", "removed", "added"]

_TERMINAL: dict[Style, str] = {
    "plain": "",
    "strong": "bold",
    "dim": "dim",
    "note": "italic",
    "value": "bold cyan",
    "removed": "red",
    "added": "green",
}
_MARKDOWN: dict[Style, str] = {
    "strong": "**",
    "note": "*",
    "value": "**",
    "removed": "~~",
    "added": "**",
}
# Marks that tell removed and added words apart where there is no colour.
_MARKS: dict[Style, tuple[str, str]] = {"removed": ("[-", "-]"), "added": ("{+", "+}")}


class Part(msgspec.Struct, frozen=True):
    """Words of one style; `removed` and `added` mark what differs between two versions."""

    text: str
    style: Style = "plain"


class Row(msgspec.Struct, frozen=True):
    """A row of a sheet: a title, a heading, a line of its own or an item of a list at a level."""

    kind: Literal["title", "head", "line", "item"]
    parts: tuple[Part, ...]
    level: int = 0


def title(*parts: Part | str) -> Row:
    """Return the title of a sheet."""
    return Row("title", _parts(parts))


def head(*parts: Part | str) -> Row:
    """Return a heading."""
    return Row("head", _parts(parts))


def line(*parts: Part | str) -> Row:
    """Return a line that stands for itself."""
    return Row("line", _parts(parts))


def item(*parts: Part | str, level: int = 0) -> Row:
    """Return an item of a list; `level` counts from 0."""
    return Row("item", _parts(parts), level)


def _parts(parts: Iterable[Part | str]) -> tuple[Part, ...]:
    return tuple(Part(p) if isinstance(p, str) else p for p in parts)


def sheet_markdown(rows: Iterable[Row]) -> str:
    """Return a sheet as Markdown; words of sources are escaped."""
    return "\n".join(_markdown_lines(rows)).strip("\n") + "\n"


def _markdown_lines(rows: Iterable[Row]) -> Iterator[str]:
    before = ""
    for row in rows:
        text = "".join(_marked(p) for p in row.parts).strip()
        if before and not (before == row.kind == "item"):
            yield ""
        if row.kind == "item":
            yield f"{'  ' * row.level}- {text}"
        else:
            yield {"title": "# ", "head": "## ", "line": ""}[row.kind] + text
        before = row.kind


def _marked(part: Part) -> str:
    """Return a part between its marks, which must touch the words to be read as marks."""
    mark = _MARKDOWN.get(part.style, "")
    words = part.text.strip()
    if not mark or not words:
        return plain(part.text)
    left, _, right = part.text.partition(words)
    return f"{plain(left)}{mark}{plain(words)}{mark}{plain(right)}"


def sheet_terminal(rows: Iterable[Row], console: Console) -> None:
    """Print a sheet on a console; what a source wrote cannot move the cursor."""
    from rich.padding import Padding  # noqa: PLC0415 - rich is heavy and seldom wanted
    from rich.text import Text  # noqa: PLC0415

    first = True
    for row in rows:
        if row.kind == "head" and not first:
            console.print()
        text: Text = Text.assemble(*((_shown(p), _TERMINAL[p.style]) for p in row.parts))
        if row.kind in {"title", "head"}:
            text.stylize("bold")
        indent = 2 + 2 * row.level if row.kind == "item" else 0
        console.print(Padding(text, (0, 0, 0, indent), expand=False), highlight=False)
        first = False


def _shown(part: Part) -> str:
    left, right = _MARKS.get(part.style, ("", ""))
    return f"{left}{one_line(part.text)}{right}"
