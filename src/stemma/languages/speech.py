"""`speech.toml`: how a language tells who says what."""

from __future__ import annotations

from typing import Literal

import msgspec

from stemma.model import Stance

__all__ = ["According", "ContentStance", "CueNoun", "Frame", "Inflection", "Speech", "SpeechVerb"]

Frame = Literal["clause", "that", "quote", "infinitive", "object", "judges", "reported", "number"]


class Inflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of a class of verbs; `{}` is the stem."""

    name: str
    finite: tuple[str, ...]
    participle: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()


class SpeechVerb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one meaning: their forms, the stance they express, and what may follow them.

    `forms` are finite; with `inflection` the forms of `stems` are built from its endings.
    `particle` stands apart at the end of a main clause. `needs` are words of which one must stand
    in the clause. `negated` is the stance under a negation, where it differs from the rule.
    Frames: `clause` (with or without conjunction), `that` (only with one), `quote`, `infinitive`,
    `object` (a noun phrase is what is said), `judges` (somebody is called something), `reported`
    (the sentence as a whole tells of a speech act), `number` (a number follows the verb or the
    word it needs: 'puts it at 31'). `addressee` verbs name the hearer first;
    with `source_after` the source follows one of these prepositions ('das geht aus X hervor').
    A verb that `cites` has whose words they are for an object, and where they are from for a subject.
    An `impersonal` verb has nobody for a subject ('ожидается, что'); a `reflexive` one tells only
    with one of the `impersonals` beside it and nobody named ('se supo que').
    """

    stance: Stance = "says"
    frames: tuple[Frame, ...] = ("clause", "quote")
    forms: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()
    gerunds: tuple[str, ...] = ()
    inflection: str | None = None
    stems: tuple[str, ...] = ()
    particle: str = ""
    needs: tuple[str, ...] = ()
    negated: Stance | None = None
    addressee: bool = False
    impersonal: bool = False
    cites: bool = False
    reflexive: bool = False
    source_after: tuple[str, ...] = ()


class According(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that name a source without a verb ('laut X', 'X zufolge').

    `place` says where the source stands: `after` the words, `before` them, `either`, or `none`
    (the word points back at who spoke: 'demnach'). An `adjective` is also one ('segundo'): what
    follows must be named, have an article or be one who speaks. With `nouns` the phrase must hold one of the
    `source_nouns` ('nach ersten Angaben der Polizei', not 'nach dem Spiel'). One that `opens` stands
    first in its sentence, with somebody and a comma behind it ('pour l'opposition, …').
    """

    words: tuple[str, ...]
    place: Literal["after", "before", "either", "none"] = "after"
    nouns: bool = False
    adjective: bool = False
    opens: bool = False
    stance: Stance = "says"


class CueNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that announce what is said in the clause after them ('die Warnung, dass …')."""

    words: tuple[str, ...]
    stance: Stance = "says"


class ContentStance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in a content or a source that turn plain saying into a stance of its own.

    Of each list that is given one phrase must be there: of `words` and `also` in the content, of
    `source` in the source ('the lawsuit says'). `*` leaves an end open, `^` asks for the
    beginning. The stance is taken only where the verb itself says no more than `says`.
    """

    stance: Stance
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of speech and the small words that its frames are read from.

    `elisions` are little words that an apostrophe ties to the next one, `clitics` pronouns that a
    hyphen ties to their verb, `between` those that stand free before it. `impersonals` make a verb
    of speech nobody's ('se espera que'). `persons_end` says that a person's name ends its phrase
    where a small word follows. `order` is `verb_second` where one constituent stands before the finite verb of a main clause,
    `verb_last` where the verb ends the sentence: there `quote_marks` stand between a quotation and
    its verb, and `content_endings` are regular expressions of the word that ends a told clause.
    `verb_final` says that the verb ends a subordinate clause. `mood` lists the forms of reported
    speech, `mood_endings` are regular expressions for others, read beside a pronoun or at the end
    of a clause. `unmarked_clauses` have no comma before them. `obliques` begin phrases that are no subject, `oblique_forms` and
    `nominative_forms` tell case by the first two words of a phrase. `finite` and `finite_endings` tell finite verbs from other words, `adverb_endings` adverbs.
    `past_infinitives` close a clause that a form of `hearsay` tells of what was ('soll gesagt haben').
    `states` are auxiliaries that make a participle of speech passive ('ist angekündigt').
    With `joined_quotes` a quotation that goes on in the sentence behind its cue is one with it.
    `noun_verbs` are forms that are nouns too: a verb only behind a subject that agrees with it.
    `refusals` take back the infinitive of speech behind them ('refusé de'), `modals` only lead to it
    ('en mesure de'). `infinitive_links` tie an infinitive to its verb ('promet de baisser'),
    `hearer_marks` begin who is told or asked ('aux'). Words `apart` link nothing to a person's name or
    to a hearer. `not_sources` are nouns that an `according` phrase only measures by ('selon l'âge').
    `source_ends` are regular expressions of two words between which a source without an article
    ends. `about` are prepositions of what is told before the verb ('про загибель повідомив').
    """

    order: Literal["subject_verb", "verb_second", "verb_last"] = "subject_verb"
    verb_final: bool = False
    unmarked_clauses: bool = False
    drops_subject: bool = False
    inverts: bool = False
    pronouns: tuple[str, ...] = ()
    person_pronouns: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    impersonals: tuple[str, ...] = ()
    persons_end: bool = False
    that_required: bool = False
    infinitive_endings: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    reach_back: tuple[str, ...] = ()
    anaphors: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    obliques: tuple[str, ...] = ()
    oblique_forms: tuple[str, ...] = ()
    nominative_forms: tuple[str, ...] = ()
    expletives: tuple[str, ...] = ()
    genitives: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    content_prepositions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    passives: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    infinitive_marks: tuple[str, ...] = ()
    noun_verbs: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    infinitive_links: tuple[str, ...] = ()
    hearer_marks: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    source_ends: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    as_said: tuple[str, ...] = ()
    thus: tuple[str, ...] = ()
    whereby: tuple[str, ...] = ()
    hearers: tuple[str, ...] = ()
    quote_marks: tuple[str, ...] = ()
    content_endings: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    source_nouns: tuple[str, ...] = ()
    estimate_nouns: tuple[str, ...] = ()
    mood: tuple[str, ...] = ()
    mood_endings: tuple[str, ...] = ()
    weak_mood: tuple[str, ...] = ()
    nested_quotes: int = 0
    joined_quotes: bool = False
    hearsay: tuple[str, ...] = ()
    past_infinitives: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    finite_endings: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    inflection: tuple[Inflection, ...] = ()
    verb: tuple[SpeechVerb, ...] = ()
    according: tuple[According, ...] = ()
    content: tuple[ContentStance, ...] = ()
    noun: tuple[CueNoun, ...] = ()
