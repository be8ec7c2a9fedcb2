"""One language: the parts of its pack, each read when it is first asked for."""

from __future__ import annotations

from functools import cache, cached_property

from stemma.languages.comparing import Comparing
from stemma.languages.concepts import ConceptWords, concept_words
from stemma.languages.general import General
from stemma.languages.levels import Level, standing
from stemma.languages.loading import available, load_part
from stemma.languages.names import NameWords
from stemma.languages.numbers import Numbers
from stemma.languages.reading import Reading
from stemma.languages.reporting import Reporting
from stemma.languages.speech import Speech
from stemma.languages.stating import Stating
from stemma.languages.times import Times

__all__ = ["Language", "language"]


class Language:
    """A language and the parts of its pack; a part that is not there is None.

    A language without a pack is `neutral`: it is read and grouped by what needs no language.
    """

    def __init__(self, code: str) -> None:
        self.code = code

    @cached_property
    def general(self) -> General:
        """Name, script and writing habits; those of the neutral pack where there is no pack."""
        part = load_part(self.code if self.code in available() else "neutral", "pack", General)
        if part is None:
            raise FileNotFoundError("the neutral pack is missing from the installation")
        return part

    @cached_property
    def reading(self) -> Reading | None:
        """The short phrases of a page: menus, lists, labels of authors, dates and credits."""
        return load_part(self.code, "reading", Reading)

    @cached_property
    def numbers(self) -> Numbers | None:
        """Numerals, units, modifiers and the words of what is counted."""
        return load_part(self.code, "numbers", Numbers)

    @cached_property
    def times(self) -> Times | None:
        """The words for days, hours, spans of time and repetition."""
        return load_part(self.code, "times", Times)

    @cached_property
    def speech(self) -> Speech | None:
        """Verbs and phrases of speech, with the small words that their frames are read from."""
        return load_part(self.code, "speech", Speech)

    @cached_property
    def names(self) -> NameWords | None:
        """The words that surround and mark names."""
        return load_part(self.code, "names", NameWords)

    @cached_property
    def concepts(self) -> ConceptWords | None:
        """The words for the news concepts; raises PackError where one is of no known concept."""
        return concept_words(self.code)

    @cached_property
    def comparing(self) -> Comparing | None:
        """Words near a number that tell how it goes with another number of the same text."""
        return load_part(self.code, "comparing", Comparing)

    @cached_property
    def stating(self) -> Stating | None:
        """The words that deny, doubt or suppose what a clause states."""
        return load_part(self.code, "stating", Stating)

    @cached_property
    def reporting(self) -> Reporting | None:
        """The words by which an outlet shows that it reported itself."""
        return load_part(self.code, "reporting", Reporting)

    @cached_property
    def level(self) -> Level:
        """How far the language is known, computed from what its pack holds."""
        return standing(self.code).level


@cache
def language(code: str) -> Language:
    """Return the language of a BCP 47 tag; only its primary tag counts."""
    return Language(code.split("-", maxsplit=1)[0].lower())
