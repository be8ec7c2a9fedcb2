"""How rare a word is in news: a shipped table, never the articles at hand.

A story of many texts would devalue its own names if rarity were counted among the articles at
hand, and the result would depend on what else is on the desk. Rarity is ten times the natural
logarithm of texts per text that holds the word (inverse document frequency), an integer.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from stemma.languages import language
from stemma.text import stem_words

__all__ = ["COMMON", "UNKNOWN", "rarity"]

# The rarity of a word that the table does not know, and below which a word tells nothing.
UNKNOWN = 45
COMMON = 10

# A word of one ideograph is a syllable of a longer one, but no function word.
_IDEOGRAPH = 22
_FIRST_IDEOGRAPH = "\u2e80"

# Without a table the length of a word is what tells function words from the rest.
_BY_LENGTH = (0, 0, 0, 4, 14, 26, 34)


@cache
def _table(code: str) -> dict[str, int]:
    """Return stem to rarity for a language; empty where the language has no table."""
    file = resources.files("stemma.stories") / "background.json"
    ranks: dict[str, str] = json.loads(file.read_text(encoding="utf-8")).get(code, {})
    out: dict[str, int] = {}
    for rank, row in ranks.items():
        for stem in stem_words(row.split(), language(code).general.stemmer):
            out[stem] = min(int(rank), out.get(stem, UNKNOWN))
    return out


@cache
def _stopwords(code: str) -> frozenset[str]:
    general = language(code).general
    return frozenset(stem_words(list(general.stopwords), general.stemmer))


def rarity(code: str, stem: str) -> int:
    """Return how rare a stem is in texts of a language, from 0 to `UNKNOWN`."""
    if stem in _stopwords(code):
        return 0
    table = _table(code)
    if table:
        return table.get(stem, UNKNOWN)
    if len(stem) == 1 and stem >= _FIRST_IDEOGRAPH:
        return _IDEOGRAPH
    return _BY_LENGTH[len(stem)] if len(stem) < len(_BY_LENGTH) else UNKNOWN
