"""`numbers.toml`: how a language writes quantities: numerals, units, modifiers, counted nouns."""

from __future__ import annotations

import msgspec

__all__ = ["Numbers", "Sides"]


class Sides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases of one modifier: those before the number and those after it or its noun."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of quantities; every phrase is in lower case, a trailing `*` leaves the end open.

    `values` are number words (inflected forms included), `scales` words that multiply what stands
    before them, `glued_scales` those that count only when they touch a digit (`35m`). `ones` are
    the words for one that are articles or pronouns as well, `articles` those that only begin a
    number, `lone_ones` those that are numbers when they stand alone,
    `counting_ones` those that count any thing after them but a word of `idle_after_one`. `unmarked`: number words may
    lack the marks upon their letters (tres, milhoes). `spaced_thousands`: digits follow the word
    for a thousand (4 mil 300). `joiners` stand inside a numeral.
    `glued` says that numerals are written as one word, with `glue` between the parts,
    `endings` after them and `inside` the forms that stand there only (cent-ottanta). `ten_plus`: units follow ten (mười hai); `unit_first`: units before tens
    (dreiundzwanzig); `long_millions`: a thousand
    million is written with a separator (4.300 millones). `vigesimal`: sixty and eighty take ten to nineteen.
    `apostrophe_suffix`: endings are tied to
    digits by an apostrophe (226'ya). `ordinal_dot`: digits with a period are an ordinal (3. Platz). `single` are the words for one
    that count when they stand before what happened to a person (`ein Toter`).
    `half` adds half of what stands before (two and a half million).
    `rounds` are words for about so many (une dizaine). `fractions` maps words to denominators,
    `one_parts` those that stand after one only (a third), `ordinals` words that end an ordinal of
    several words. `part_words` make a denominator of the number before them (vinte avos),
    `part_endings` of a number word they end, of which a vowel of `part_vowels` may be gone
    (venticinquesimo); `half_endings` add a half (zweieinhalb),
    `half_words` are one half of the unit or percent after them. `compound_parts`: a denominator may
    be a ten and a unit (thirty fifths), `bare_scales`: it may begin with a hundred.
    `fraction_links` tie a whole number to its fraction; with `links_inside` they stand inside
    whole numbers too (treinta y dos). `decimal_words` stand for the decimal sign, `over` between
    the parts of a fraction. `of` are the words that must follow a lone fraction.
    `wholes` maps words to a share in percent; after `halves` they are none (the second half). `ratio` are the connectors of `one in three`, `ratio_of` those that make a share only of a
    round number (nine out of ten).
    `vague` maps phrases to both ends; before `times_over` they count nothing (several times). `goals` are modifiers that are none after a word of
    `rises` (`rose to 40`). `between` are pairs of range words, `range` single ones,
    `alternative` the word in `five or six`, `tally` connectors and nouns of votes.
    `percent_before` stands before a percentage.
    `people`, `general_people` (no concept of their own), `units`, `currencies`, `percent`, and
    `points` are the words of what is counted. `conjunctions` part what is
    told of one number from what is told of the next; `minus` stands before a number below zero,
    `negative` before number words too.
    `partitive` and `definite` words may follow a number at once (two of the
    three). `skip` may stand between number and noun, `stops`
    never belongs to the noun, `adjectives` are the endings of adjectives before a noun, `plural` those of nouns after a number
    above one, `verb_endings` those of verbs, which are no nouns. `noun` is `first` where the
    noun comes first or `plural` where the first plural is it.
    `labels` make the number after them a name or rank (`Artikel 5`), `label_after` the number
    before them; `street_endings` end the names of streets,
    after which stands a house number, `street_words` those that have it before them. `ordinal_after` follows an ordinal. `insertions` begin what is told between commas of a part (`, including two women,`).
    `ellipsis` says that what is counted is the
    same as before. `definite` before a bare number makes it a pronoun. `age_after`, `age_before`
    mark ages. `as_of` stands before the time at which a number held. `nobody` are words for no
    person at all.
    """

    values: dict[str, float] = {}
    scales: dict[str, float] = {}
    glued_scales: dict[str, float] = {}
    ones: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    lone_ones: tuple[str, ...] = ()
    counting_ones: tuple[str, ...] = ()
    idle_after_one: tuple[str, ...] = ()
    street_words: tuple[str, ...] = ()
    unmarked: bool = False
    spaced_thousands: bool = False
    single: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    glued: bool = False
    glue: tuple[str, ...] = ()
    inside: dict[str, float] = {}
    endings: tuple[str, ...] = ()
    ten_plus: bool = False
    apostrophe_suffix: bool = False
    ordinal_dot: bool = False
    unit_first: bool = False
    long_millions: bool = False
    vigesimal: bool = False
    half: tuple[str, ...] = ()
    rounds: dict[str, float] = {}
    fractions: dict[str, float] = {}
    one_parts: dict[str, float] = {}
    ordinals: dict[str, float] = {}
    part_words: tuple[str, ...] = ()
    part_endings: tuple[str, ...] = ()
    part_vowels: tuple[str, ...] = ()
    half_endings: tuple[str, ...] = ()
    half_words: tuple[str, ...] = ()
    compound_parts: bool = False
    bare_scales: bool = False
    fraction_links: tuple[str, ...] = ()
    links_inside: bool = False
    decimal_words: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    wholes: dict[str, float] = {}
    halves: tuple[str, ...] = ()
    ratio: tuple[str, ...] = ()
    ratio_of: tuple[str, ...] = ()
    times_over: tuple[str, ...] = ()
    vague: dict[str, tuple[float, float]] = {}
    modifiers: dict[str, Sides] = {}
    goals: tuple[str, ...] = ()
    rises: tuple[str, ...] = ()
    between: tuple[tuple[str, str], ...] = ()
    range: tuple[str, ...] = ()
    alternative: tuple[str, ...] = ()
    tally: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    general_people: tuple[str, ...] = ()
    units: dict[str, str] = {}
    currencies: dict[str, str] = {}
    percent: tuple[str, ...] = ()
    percent_before: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    noun: str = "first"
    plural: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    label_after: tuple[str, ...] = ()
    street_endings: tuple[str, ...] = ()
    ordinal_after: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    partitive: tuple[str, ...] = ()
    insertions: tuple[str, ...] = ()
    ellipsis: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    age_before: tuple[str, ...] = ()
    age_after: tuple[str, ...] = ()
    as_of: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
