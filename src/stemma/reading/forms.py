"""The forms of the small lines of a page in one language: author, date, photo, source, credit."""

from __future__ import annotations

from functools import cache

import regex

from stemma.languages.reading import Reading
from stemma.reading.phrases import bare, reading_part
from stemma.text import PhraseMatcher, fold

__all__ = ["Forms", "forms"]

_NAME = r"(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|van|von|del|della|di|da|dos|el|al|bin|ter|den|der|la|le)"
_END = r"(?:(?<=['’])|(?![\p{L}\p{N}]))"
_LABEL = r"\s*(?:[:：]|[-–—](?=\s)|(?=©))\s*"
_FIRST = regex.compile(r"[^\p{L}\p{N}]{0,3}([\p{L}\p{M}']+)")
_NOTHING: frozenset[str] = frozenset()


def _either(phrases: set[str]) -> str:
    if not phrases:
        return r"(?!)"
    longest = sorted(phrases, key=lambda x: (-len(x), x))
    return "(?:" + "|".join(regex.escape(p).replace("'", "['’]") for p in longest) + ")"


class Forms:
    """Regular expressions over a line, made of the phrases of a language and of English.

    A page in any language has English labels in it. `beside` are the words of one word that
    stand before an agency in a signature. The group `rest` is what follows the label.
    """

    def __init__(self, code: str) -> None:
        parts = (reading_part(code), reading_part("en"))
        by, staff = _phrases(parts, "by"), _phrases(parts, "staff")
        photo, source = _phrases(parts, "photo"), _phrases(parts, "source")
        material, translated = _phrases(parts, "material"), _phrases(parts, "translated")
        self._first = _first_words(
            {"by": by, "photo": photo, "source": source, "material": material,
             "translated": translated, "correction": _phrases(parts, "correction"),
             "withdrawn": _phrases(parts, "withdrawn")}
        )  # fmt: skip
        self.by = regex.compile(
            rf"\W{{0,2}}(?i:{_either(by)}){_END}\s*:?\s*(?P<rest>(?:(?:Dr|Prof)\.\s*)*"
            rf"\p{{Lu}}[\p{{L}}\p{{M}}.'’-]*(?:[ ,]+{_NAME})*.*)$"
        )
        self.staff = regex.compile(
            rf"(?i)\W*(?:{_either(by)}{_END}\s*:?)?\W*(?:\p{{L}}{{1,3}}\s)?{_either(staff)}{_END}\W*"
        )
        labelled = rf"{_LABEL}|\s*/\s*|\.\s*(?=\p{{Lu}})|\s+(?=©|\p{{Lu}}{{2}})"
        self.photo = regex.compile(rf"\W{{0,2}}(?i:{_either(photo)})(?:{labelled})(?P<rest>.*)$")
        rest = r"(?P<rest>[^\s()\[\]]+(?:\s[^\s()\[\]]+){0,8})"
        self.photo_inside = regex.compile(
            rf"(?:(?:[.!?…»”\"]\s+|[(\[|–—]\s*|\s-\s)(?i:{_either(photo)})|[(\[]\s*(?i:{_either(source)}))"
            rf"\s*(?:[:：/]|\.(?=\s\p{{Lu}}))\s*{rest}[)\]]?\.?$"
        )
        self.source = regex.compile(
            rf"(?i)\W{{0,2}}{_either(source)}(?:{_LABEL}|\s+(?=https?:|www\.))(?P<rest>.*)$"
        )
        self.material = regex.compile(
            rf"(?i)\W{{0,2}}{_either(material)}{_END}\s*:?\s*(?P<rest>.{{2,80}})$"
        )
        self.translated = regex.compile(
            rf"\W{{0,2}}(?i:{_either(translated)}){_END}\s*:?\s*(?P<rest>\p{{Lu}}.{{2,60}}?)[.)\]]*$"
        )
        self.correction = _notice(parts, "correction", r"\s*[:：]")
        self.withdrawn = _notice(parts, "withdrawn", r"(?:\s*[:：]|\s+[–—-]\s|[^\w:]*$)")
        self.beside = frozenset(bare(p) for p in material if " " not in p)
        dated = _phrases(parts, "published")
        self.published = regex.compile(rf"(?i)(?<!\p{{L}}){_either(dated)}(?!\p{{L}})")
        self.reported = PhraseMatcher((fold(p), p) for p in sorted(_phrases(parts, "reported")))

    def opens(self, line: str) -> frozenset[str]:
        """Return the kinds of labels that begin with the first word of a folded line."""
        match = _FIRST.match(line)
        return self._first.get(match[1], _NOTHING) if match else _NOTHING


def _phrases(parts: tuple[Reading, ...], pick: str) -> set[str]:
    return {p.rstrip(" *") for part in parts for p in getattr(part, pick)}


def _notice(parts: tuple[Reading, ...], pick: str, ends: str) -> regex.Pattern[str]:
    """Return what opens a notice: a label before `ends`, or a phrase after which more words come.

    What stands in quotation marks is somebody else's notice.
    """
    every = {p for part in parts for p in getattr(part, pick)}
    closed = _either({p for p in every if not p.endswith("*")})
    opened = _either({p.rstrip(" *") for p in every if p.endswith("*")})
    return regex.compile(rf"(?i)[^\w\"'“„«‘»]{{0,3}}(?:{closed}{ends}|{opened}{_END})")


def _first_words(table: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, phrases in table.items():
        for phrase in phrases:
            if match := _FIRST.match(fold(phrase)):
                found.setdefault(match[1], set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def forms(code: str) -> Forms:
    """Return the forms of a language, compiled once."""
    return Forms(code)
