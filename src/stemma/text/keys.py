"""Keys of names: forms that are equal for one name across scripts, spellings and languages.

Two grades of coarseness, both after romanising with AnyAscii (ISC licence): the *plain key* keeps
the vowels, the *sound key* keeps the consonants, as spellings of one person's name differ in the
vowels first (Selenskyj, Zelensky, Zełenski). The classes follow the idea of Soundex and Kölner
Phonetik, with sibilants in one class because each language writes them differently.
"""

from __future__ import annotations

from functools import lru_cache

import regex
from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

__all__ = ["are_cognate", "plain_key", "romanise", "sound_key"]

# AnyAscii writes the iotated vowels and х in the English way; these are what other languages
# transcribe by, and й at the end of a word is no consonant to anyone.
_CYRILLIC = str.maketrans(
    {"х": "h", "Х": "h", "ё": "o", "є": "e", "Є": "e", "щ": "sh", "Щ": "sh", "ґ": "g", "э": "e"}
)
_COGNATE = 0.9
_REMEMBERED = 1 << 16  # words whose keys are kept
_LETTERS = regex.compile(r"[^a-z0-9]+")

# In order: what several languages write for one sound, the longest first.
_SOUNDS: tuple[tuple[str, str], ...] = (
    ("dzh", "j"), ("dsch", "j"), ("dj", "j"), ("tsch", "s"), ("shch", "s"), ("sch", "s"),
    ("tch", "s"), ("tsz", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("sz", "s"), ("cz", "s"),
    ("ts", "s"), ("tz", "s"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("gh", "g"), ("dh", "d"),
    ("bh", "b"), ("rh", "r"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ("z", "s"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"),
)  # fmt: skip
# One of these, or 'ts', is in everything above.
_CHANGING = frozenset("chjqwxz")
_GLIDE = regex.compile(r"^[yj](?=e)|(?<=.)[yj]")
_FIRST_Y = regex.compile(r"^y(?=[aeiou])")
_MUTE_H = regex.compile(r"(?<=.)h(?![aeiouy])")
_DOUBLE = regex.compile(r"(.)\1+")
_HALF_VOWEL = regex.compile(r"(?:^|(?<=[aeio]))u(?=[aei])")
_SCOTTISH = regex.compile(r"^mc(?=[a-z])")
_VOWELS = regex.compile(r"(?<=.)[aeiouy]+")


@lru_cache(maxsize=_REMEMBERED)
def romanise(word: str) -> str:
    """Return the word in lower-case ASCII letters and digits, whatever its script."""
    if word.isascii():
        return word.lower() if word.isalnum() else _LETTERS.sub("", word.lower())
    letters: str = _LETTERS.sub("", anyascii(word.translate(_CYRILLIC)).lower())
    return letters


@lru_cache(maxsize=_REMEMBERED)
def plain_key(word: str) -> str:
    """Return the word romanised, with one spelling for each sound, vowels kept."""
    key = _sounds(romanise(word))
    plain: str = _DOUBLE.sub(r"\1", key.replace("y", "i").replace("j", "i"))
    return plain


@lru_cache(maxsize=_REMEMBERED)
def sound_key(word: str) -> str:
    """Return the consonants of the word and its first vowel; under three the plain key.

    An u before a vowel at the beginning is what others write w (Уилсон, Wilson).
    """
    written = _HALF_VOWEL.sub("v", _SCOTTISH.sub("mak", romanise(word)))
    key = _GLIDE.sub("", _FIRST_Y.sub("j", _MUTE_H.sub("", _sounds(written))))
    key = _DOUBLE.sub(r"\1", _VOWELS.sub("", key))
    return key if len(key) > 2 else plain_key(word)


def _sounds(key: str) -> str:
    if _CHANGING.isdisjoint(key) and "ts" not in key:
        return key
    for written, sound in _SOUNDS:
        if written in key:
            key = key.replace(written, sound)
    return key


@lru_cache(maxsize=_REMEMBERED)
def are_cognate(one: str, other: str) -> bool:
    """Say whether two plain keys are so alike that the words are one in two languages."""
    return bool(JaroWinkler.similarity(one, other) >= _COGNATE)
