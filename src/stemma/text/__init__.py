"""Small tools on strings that several rooms need; nothing here knows a language."""

from stemma.text.keys import plain_key, romanise, sound_key
from stemma.text.matching import Hit, PhraseMatcher
from stemma.text.normal import fold, plain_spaces
from stemma.text.samenames import same_name
from stemma.text.tokens import Word, WordRow, first_words, is_plain, stem_words, word_row, words

__all__ = [
    "Hit",
    "PhraseMatcher",
    "Word",
    "WordRow",
    "first_words",
    "fold",
    "is_plain",
    "plain_key",
    "plain_spaces",
    "romanise",
    "same_name",
    "sound_key",
    "stem_words",
    "word_row",
    "words",
]
