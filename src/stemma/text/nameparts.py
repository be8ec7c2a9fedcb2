"""The parts of a name: its words romanised, its legal form, without titles and joining words."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources
from itertools import dropwhile
from typing import Any, NamedTuple

import regex

from stemma.text.keys import plain_key, romanise, sound_key

__all__ = ["NameParts", "NameWord", "read_name", "short_forms", "without_vowels"]

_REMEMBERED = 1 << 14  # names whose parts are kept
_INITIALS = regex.compile(
    r"(?<!\p{L})(?:\p{L}\.\s?){2,}(?=\W|$|\p{L})|(?<!\p{L})(?:\p{L}\.){1,}\p{L}(?!\p{L})"
)
_BREAK = regex.compile(r"[\s\-–—/,;:()\[\]\"“”«»„.&+_·・|]+")
_SILENT_MARKS = regex.compile(r"['’ʼ`‘ʹ]")
_ORDINAL = regex.compile(r"^(\d+)(?:st|nd|rd|th|er|e|a|o)$")
# Scripts that write few or no vowels: only consonants can be compared with other scripts.
_NO_VOWELS = regex.compile(r"[\p{Arabic}\p{Hebrew}\p{Khmer}\p{Thai}\p{Syriac}]")
_OTHER_SCRIPT = regex.compile(r"(?=\p{L})\P{Latin}")
_CONSONANTS = regex.compile(r"[aeiouyw]|(?<=.)h")
_SYLLABLES = regex.compile(r"[\p{Hangul}\p{Han}]")
_THROAT = regex.compile(r"kh+")
_LOOK_ALIKE = str.maketrans("013456789", "oieasgtbg")
_TENS = range(20, 100, 10)
_LITTLE, _SOME, _FULL = 0.25, 0.6, 1.0


class NameWord(NamedTuple):
    """A word of a name: romanised, its keys, how much it counts, whether it is a number."""

    text: str
    plain: str
    sound: str
    bones: str
    weight: float
    number: bool


class NameParts(NamedTuple):
    """A name: its words, the classes of its legal forms, whether it looks like a company's, its script."""

    words: tuple[NameWord, ...]
    forms: tuple[str, ...]
    generic: bool
    vowelless: bool
    latin: bool
    syllables: bool


@cache
def _table() -> dict[str, Any]:
    file = resources.files("stemma.text") / "name_words.json"
    table: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return table


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(romanise(w) for w in _table()[name])


@cache
def _forms() -> dict[tuple[str, ...], str]:
    """Return the legal forms as rows of romanised words, with their class."""
    return {
        tuple(romanise(w) for w in phrase.split()): kind
        for kind, phrases in _table()["forms"].items()
        for phrase in phrases
    }


@cache
def short_forms() -> frozenset[tuple[str, str]]:
    """Return the pairs of a short given name and its full form, in both orders."""
    pairs = [(a, b) for a, b in _table()["short"]]
    return frozenset(pairs + [(b, a) for a, b in pairs])


def without_vowels(name: NameParts) -> NameParts:
    """Return the name with its words as their consonants, for comparing with a vowelless script."""
    bare = [w._replace(text=w.bones, plain=w.bones, sound=w.bones) for w in name.words]
    return name._replace(
        words=tuple(b if not b.number else w for b, w in zip(bare, name.words, strict=True))
    )


@lru_cache(maxsize=_REMEMBERED)
def read_name(name: str) -> NameParts:
    """Return the parts of a name; what would leave nothing is not dropped."""
    rows = _rows(name)
    kept, forms = _without_forms(rows)
    kept = _counted(kept)
    silent = _listed("silent")
    plain = [w for w in kept if w not in silent] or kept or rows
    # A title alone is the name, and a company may be called by one.
    bare = plain if forms else _untitled(plain) or plain
    generic = bool(forms) or any(w in _listed("generic") for w in bare)
    words = tuple(_word(w) for w in bare)
    return NameParts(
        words,
        forms,
        generic,
        vowelless=bool(_NO_VOWELS.search(name)),
        latin=not _OTHER_SCRIPT.search(name),
        syllables=bool(_SYLLABLES.search(name)),
    )


def _untitled(words: list[str]) -> list[str]:
    """Return the words without titles; one that is a surname too is a title in front alone."""
    titles = _listed("titles")
    front = titles | _listed("titles_in_front")
    return [w for w in dropwhile(front.__contains__, words) if w not in titles]


def _rows(name: str) -> list[str]:
    joined = _INITIALS.sub(lambda m: regex.sub(r"[.\s]", "", m.group()) + " ", name)
    words = [romanise(w) for w in _BREAK.split(_SILENT_MARKS.sub("", joined))]
    return [w for w in words if w]


def _without_forms(words: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the words without legal forms, and the classes of these; the longest form first."""
    forms, kept, found = _forms(), [], set()
    longest = max(map(len, forms))
    at = 0
    while at < len(words):
        for size in range(longest, 0, -1):
            kind = forms.get(tuple(words[at : at + size]))
            if kind and len(words) > size:
                found.add(kind)
                at += size
                break
        else:
            kept.append(words[at])
            at += 1
    return kept or words, tuple(sorted(found))


def _counted(words: list[str]) -> list[str]:
    """Return the words with number words and ordinals as digits: forty four is 44."""
    numbers: dict[str, int] = _table()["numbers"]
    out: list[str] = []
    tens = False
    for word in words:
        ordinal = _ORDINAL.match(word)
        value = int(ordinal[1]) if ordinal else numbers.get(word)
        if value is None and word.isdigit() and len(word) == 1:
            value = int(word)
        if value is None:
            out.append(_looks(word))
        elif tens and 0 < value < 10:
            out[-1] = str(int(out[-1]) + value)
        else:
            out.append(str(value))
        tens = value in _TENS
    return out


def _looks(word: str) -> str:
    """Return a word of letters with digits among them as the letters they look like."""
    letters = sum(c.isalpha() for c in word)
    mixed = letters != len(word) and letters >= 2 and 2 * letters >= len(word)
    return word.translate(_LOOK_ALIKE) if mixed else word


def _word(word: str) -> NameWord:
    plain = plain_key(_THROAT.sub("k", word)).replace("v", "b")
    bones = _CONSONANTS.sub("", plain) or plain
    if word in _listed("particles"):
        weight = _LITTLE
    elif len(word) == 1 or word in _listed("common") or word in _listed("generic"):
        weight = _SOME
    else:
        weight = _FULL
    return NameWord(word, plain_key(word), sound_key(word), bones, weight, word.isdigit())
