"""Lede, headings and body: the roles of the lines that are no furniture and no small line."""

from __future__ import annotations

from stemma.model import BlockKind
from stemma.reading.lines import Line

__all__ = ["give_running_roles"]

_NO_HEADING_STARTS = "-–—•*»„“\"'«"
_NO_HEADING_ENDS = (":", ";", ",")


def give_running_roles(
    lines: list[Line], kinds: list[BlockKind | None], first: int, last: int, heading: int | None
) -> None:
    """Give every line without a role its role; `heading` is the index of the title's line.

    The running text is `[first, last]`. What is nothing else is body.
    """
    open_lines = [at for at, kind in enumerate(kinds) if kind is None]
    lede = False
    for count, at in enumerate(open_lines):
        line = lines[at]
        follows = lines[open_lines[count + 1]] if count + 1 < len(open_lines) else None
        if at < first:
            kinds[at] = _above(line, titled=heading is not None and at > heading, lede=lede)
            lede = lede or kinds[at] == "lede"
        elif line.prose and not lede and follows is not None and (heading or -1) < at:
            kinds[at], lede = "lede", True
        elif at < last and _is_heading(line, follows):
            kinds[at] = "heading"
        else:
            kinds[at] = "body"


def _above(line: Line, *, titled: bool, lede: bool) -> BlockKind:
    """Return the role of a line above the running text: a teaser, a fact of a list, a heading."""
    if titled and not lede and line.words >= 5 and line.ends:
        return "lede"
    listed = any(c.isdigit() for c in line.text) and not line.text[0].isdigit()
    return "body" if listed else "heading"


def _is_heading(line: Line, follows: Line | None) -> bool:
    if line.prose or (line.ends and not line.text.endswith("?")) or line.words > 12:
        return False
    listed = any(c.isdigit() for c in line.text) and (":" in line.text or ";" in line.text)
    if listed or len(line.text) > 100 or line.text[0] in _NO_HEADING_STARTS:
        return False
    if line.text.endswith(_NO_HEADING_ENDS) or line.text[0].islower():
        return False
    return follows is not None and follows.prose
