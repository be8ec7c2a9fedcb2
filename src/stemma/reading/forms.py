"""The forms of the small lines of a page in one language: author, date, photo, source, credit."""

from __future__ import annotations

from functools import cache

import regex

from stemma.languages.reading import Reading
from stemma.reading.phrases import reading_part

__all__ = ["Forms", "forms"]

_NAME = r"(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|van|von|del|della|di|da|dos|el|al|bin|ter|den|der|la|le)"


def _either(phrases: set[str]) -> str:
    if not phrases:
        return r"(?!)"
    return (
        "(?:" + "|".join(regex.escape(p) for p in sorted(phrases, key=lambda x: (-len(x), x))) + ")"
    )


class Forms:
    """Regular expressions over a line, made of the phrases of a language and of English.

    A page in any language has English labels in it. Groups: `rest` is what follows the label.
    """

    def __init__(self, code: str) -> None:
        parts = (reading_part(code), reading_part("en"))

        def phrases(pick: str) -> set[str]:
            return {p.rstrip(" *") for part in parts for p in getattr(part, pick)}

        label = r"\s*(?:[:：]|[-–—](?=\s)|(?=©))\s*"
        end = r"(?![\p{L}\p{N}])"
        self.by = regex.compile(
            rf"\W{{0,2}}(?i:{_either(phrases('by'))}){end}\s*:?\s*(?P<rest>(?:(?:Dr|Prof)\.\s*)*"
            rf"\p{{Lu}}[\p{{L}}\p{{M}}.'’-]*(?:[ ,]+{_NAME})*.*)$"
        )
        self.staff = regex.compile(
            rf"(?i)\W*(?:{_either(phrases('by'))}{end}\s*:?)?\W*(?:\p{{L}}{{1,3}}\s)?{_either(phrases('staff'))}{end}\W*"
        )
        self.published = regex.compile(rf"(?i)\W{{0,2}}{_either(phrases('published'))}{end}")
        photo, source = _either(phrases("photo")), _either(phrases("source"))
        self.photo = regex.compile(
            rf"(?i)\W{{0,2}}(?:{photo})(?:{label}|\s*/\s*|\.\s*(?=\p{{Lu}})|\s+(?=[\p{{Lu}}©]))(?P<rest>.*)$"
        )
        self.photo_inside = regex.compile(
            rf"(?i)(?:[.!?…»”\"]\s+|[(\[|–—]\s*|\s-\s)(?:{photo}|{source})\s*(?:[:：/]|\.(?=\s\p{{Lu}}))\s*(?P<rest>[^()\[\]]{{2,80}})[)\]]?\.?$"
        )
        self.source = regex.compile(
            rf"(?i)\W{{0,2}}{source}(?:{label}|\s+(?=https?:|www\.))(?P<rest>.*)$"
        )
        self.material = regex.compile(
            rf"(?i)\W{{0,2}}{_either(phrases('material'))}{end}\s*:?\s*(?P<rest>.{{2,80}})$"
        )
        self.reported = regex.compile(
            rf"(?i)(?<!\p{{L}}){_either(phrases('reported'))}{end}[\s«„\"“(:]*"
        )
        self.translated = regex.compile(
            rf"(?i)\W{{0,2}}{_either(phrases('translated'))}{end}\s*:?\s*(?P<rest>\p{{Lu}}.{{2,60}}?)[.)\]]*$"
        )
        self.correction = regex.compile(
            rf"(?i)\W{{0,2}}(?:{_either(_closed(parts))}\s*[:：]|{_either(_open(parts))}{end})"
        )


def _closed(parts: tuple[Reading, ...]) -> set[str]:
    return {p for part in parts for p in part.correction if not p.endswith("*")}


def _open(parts: tuple[Reading, ...]) -> set[str]:
    return {p.rstrip(" *") for part in parts for p in part.correction if p.endswith("*")}


@cache
def forms(code: str) -> Forms:
    """Return the forms of a language, compiled once."""
    return Forms(code)
