"""Claims of invented coverage: what is one statement, who affirms it, who denies it."""

import itertools

import pytest

from stemma.analysis import analyse
from stemma.collation import collate
from stemma.collation.polarity import axis_of, signals_of
from stemma.collation.steps import Step, different_steps, two_words
from stemma.lineage import trace
from stemma.model import Article, Block, Published
from stemma.stories import join


def read(number, language, text):
    return Article(
        id=f"t{number}",
        input="invented",
        text=text,
        outlet=f"Outlet {number}",
        language=language,
        published=Published("2026-03-04"),
        blocks=(Block("body", 0, len(text)),),
    )


def collated(*texts):
    articles = [read(n, language, text) for n, (language, text) in enumerate(texts, 1)]
    analyses = [analyse(a) for a in articles]
    story = join(articles)
    return articles, collate(story, articles, analyses, trace(story, articles, analyses))


def words(articles, mention):
    text = next(a.text for a in articles if a.id == mention.article)
    return text[mention.start : mention.end]


def claim_with(articles, collation, part):
    for claim in collation.claims:
        if any(part in words(articles, m) for m in claim.mentions):
            return claim
    raise AssertionError(f"no claim holds {part!r}")


SAME = [
    (
        ("en", "Parliament in Riga approved the harbour bill on Tuesday. It rained."),
        ("en", "The harbour bill was approved by parliament in Riga on Tuesday, after a debate."),
        "approved",
    ),
    (
        ("de", "Das Parlament in Riga hat das Hafengesetz am Dienstag gebilligt."),
        ("en", "Parliament in Riga approved the law on Tuesday."),
        "approved",
    ),
    (
        ("de", "Bei dem Erdbeben in Split ist die Brücke eingestürzt."),
        ("de", "Die Brücke in Split stürzte bei dem Erdbeben ein."),
        "Brücke",
    ),
]


@pytest.mark.parametrize(("one", "other", "part"), SAME)
def test_what_two_outlets_tell_is_one_claim_of_two_voices(one, other, part):
    articles, collation = collated(one, other)
    claim = claim_with(articles, collation, part)
    assert claim.verdict == "corroborated"
    assert {m.article for m in claim.mentions} == {"t1", "t2"}
    assert claim.voices.shown + claim.voices.not_shown == 2
    assert "differ in lineage and in speaker" in claim.reason


def test_one_speaker_in_two_outlets_is_one_voice():
    articles, collation = collated(
        ("en", "Mayor Vera Lind said the harbour bridge in Riga was closed on Monday."),
        ("en", "On Monday the bridge at the harbour in Riga was closed, mayor Vera Lind said."),
    )
    claim = claim_with(articles, collation, "bridge")
    assert claim.verdict == "single_voice"
    assert claim.voices.shown + claim.voices.not_shown == 1
    assert "goes back to one speaker" in claim.reason


def test_a_statement_and_its_denial_are_a_conflict():
    articles, collation = collated(
        ("en", "Police used tear gas against the protesters in Riga on Monday, witnesses said."),
        ("en", "Police did not use tear gas against the protesters in Riga on Monday, they said."),
    )
    claim = claim_with(articles, collation, "tear gas")
    assert (claim.verdict, claim.type) == ("conflict", "polarity")
    positions = {m.article: m.position for m in claim.mentions}
    assert positions["t2"] == "denies"
    assert positions["t1"] in {"asserts", "attributes"}
    assert "Denied by" in claim.reason


def test_where_all_deny_there_is_no_conflict():
    _, collation = collated(
        ("en", "Police did not use tear gas against the protesters in Riga on Monday."),
        ("en", "On Monday police in Riga did not use tear gas against the protesters."),
    )
    assert not [c for c in collation.claims if c.verdict == "conflict"]


def test_the_same_step_by_two_houses_is_two_claims():
    articles, collation = collated(
        ("de", "Der Bundestag hat den Vertrag mit Norwegen am Montag gebilligt."),
        ("de", "Präsident Ola Berg hat den Vertrag mit Norwegen am Montag unterzeichnet."),
    )
    approved = claim_with(articles, collation, "gebilligt")
    assert {m.article for m in approved.mentions} == {"t1"}


def test_two_words_for_one_act_are_noted():
    articles, collation = collated(
        ("de", "Präsident Ola Berg hat den Vertrag mit Norwegen ratifiziert."),
        ("de", "Präsident Ola Berg hat das Abkommen mit Norwegen unterzeichnet."),
    )
    claim = claim_with(articles, collation, "ratifiziert")
    assert {m.article for m in claim.mentions} == {"t1", "t2"}
    assert "'ratifiziert' and 'unterzeichnet'" in claim.reason


def test_unrelated_texts_share_no_claim():
    _, collation = collated(
        ("en", "The central bank cut its rate to 2 percent on Monday in Oslo."),
        ("de", "Bei einem Brand in Kiel ist am Dienstag ein Wohnhaus zerstört worden."),
    )
    assert all(len({m.article for m in c.mentions}) == 1 for c in collation.claims)


def test_the_order_of_the_input_changes_nothing():
    texts = [
        read(1, "en", "Parliament in Riga approved the harbour bill on Tuesday, the speaker said."),
        read(2, "de", "Das Parlament in Riga hat das Hafengesetz am Dienstag gebilligt."),
        read(3, "en", "The harbour bill was not approved by parliament in Riga on Tuesday."),
    ]
    seen = set()
    for order in itertools.permutations(texts):
        analyses = [analyse(a) for a in order]
        story = join(order)
        seen.add(repr(collate(story, order, analyses, trace(story, order, analyses))))
    assert len(seen) == 1


DENIED = [
    (
        "en",
        "Mayor Vera Lind said the bridge in Riga was closed on Monday. The company denies this.",
        "was closed",
        "The company denies this",
    ),
    (
        "de",
        (
            "Landrat Ole Brand warf der Hafengesellschaft vor, das Erdbeben in Split verschwiegen zu"
            " haben. Das Unternehmen wies das zurück."
        ),
        "verschwiegen",
        "Das Unternehmen wies das zurück",
    ),
    (
        "de",
        (
            "In sozialen Netzwerken hieß es, die Brücke in Split sei eingestürzt."
            " Die Polizei: „Stimmt nicht.“"
        ),
        "eingestürzt",
        "Stimmt nicht",
    ),
    (
        "fr",
        "Selon le syndicat, la police a tiré sur les manifestants à Riga. Le ministère dément.",
        "tiré",
        "Le ministère dément",
    ),
    (
        "es",
        (
            "Según el sindicato, la policía detuvo a tres manifestantes en Riga."
            " El ministro lo desmiente."
        ),
        "detuvo",
        "lo desmiente",
    ),
    (
        "ru",
        "По словам мэра, мост в Риге разрушен. Полиция это отрицает.",
        "разрушен",
        "это отрицает",
    ),
]


@pytest.mark.parametrize(("language", "text", "said", "denial"), DENIED)
def test_a_bare_denial_stands_with_what_it_denies(language, text, said, denial):
    articles, collation = collated((language, text))
    claim = claim_with(articles, collation, said)
    assert (claim.verdict, claim.type) == ("conflict", "polarity")
    shown = {words(articles, m): m for m in claim.mentions}
    bare = next(m for w, m in shown.items() if denial in w)
    assert bare.position == "denies"
    assert bare.voice != next(m for w, m in shown.items() if said in w).voice
    assert claim.label in shown
    assert said in claim.label


def test_what_could_not_be_verified_is_not_confirmed_and_no_conflict():
    articles, collation = collated(
        (
            "en",
            "Residents said the bridge in Riga had collapsed. The report could not be verified.",
        )
    )
    claim = claim_with(articles, collation, "collapsed")
    assert claim.verdict == "single_voice"
    assert [m.position for m in claim.mentions] == ["attributes", "not_confirmed"]


def test_a_pronoun_takes_the_person_of_its_sentence():
    articles, collation = collated(
        (
            "de",
            (
                "Nach Angaben der Polizei sind Soldaten in Split. Als Präsident Ivo Babic am Montag"
                " zum Einsatz der Soldaten in Split befragt wurde, dementierte er diesen nicht."
            ),
        )
    )
    claim = claim_with(articles, collation, "dementierte er diesen nicht")
    mention = next(m for m in claim.mentions if "dementierte" in words(articles, m))
    assert mention.position == "not_confirmed"
    assert mention.attributed_to == "Ivo Babic"
    assert words(articles, mention).startswith("Als Präsident")


NO_CONFLICT = [
    (
        ("fr", "Le traité avec la Norvège n'est pas encore en vigueur, selon le parlement à Riga."),
        ("en", "The treaty with Norway has not entered into force, parliament in Riga said."),
    ),
    (
        ("en", "If police use tear gas against the protesters in Riga, schools will close."),
        ("en", "Police did not use tear gas against the protesters in Riga on Monday."),
    ),
    (
        ("en", "Did police use tear gas against the protesters in Riga on Monday?"),
        ("en", "Police did not use tear gas against the protesters in Riga on Monday."),
    ),
    (
        ("en", "Parliament in Riga approved the harbour bill on Tuesday with 61 votes."),
        ("en", "The Senate in Riga rejected the harbour bill on Thursday with 40 votes."),
    ),
    (
        ("de", "Die Brücke in Split ist seit Montag gesperrt, teilte die Polizei mit."),
        ("de", "Die Brücke in Split ist seit Montag nicht mehr offen, teilte die Stadt mit."),
    ),
    (
        ("en", "Police used tear gas against the protesters in Riga on Monday."),
        ("en", "Police used not only tear gas against the protesters in Riga on Monday."),
    ),
]


@pytest.mark.parametrize(("one", "other"), NO_CONFLICT)
def test_no_conflict(one, other):
    _, collation = collated(one, other)
    assert [c.reason for c in collation.claims if c.verdict == "conflict"] == []


def test_a_reason_cites_both_wordings_and_their_sources():
    _, collation = collated(
        ("en", "Witnesses said police used tear gas against the protesters in Riga on Monday."),
        ("en", "Police did not use tear gas against the protesters in Riga on Monday."),
    )
    reason = next(c.reason for c in collation.claims if c.verdict == "conflict")
    assert reason == (
        "Affirmed by Witnesses, in Outlet 1: 'police used tear gas against the protesters in Riga"
        " on Monday'. Denied by Outlet 2: 'Police did not use tear gas against the protesters in"
        " Riga on Monday'."
    )


SLIPS = [
    (
        ("en", "The central court in Riga convicted banker Ola Berg of fraud on 3 March 2026."),
        (
            "en",
            "Banker Ola Berg was convicted of fraud by the central court in Riga on 2 March 2026.",
        ),
        "time",
    ),
    (
        (
            "en",
            "The central court in Riga convicted banker Linda Sonderby of fraud in the harbour case.",
        ),
        (
            "en",
            "The central court in Riga convicted banker Karoline Sonderby of fraud in the harbour case.",
        ),
        "name",
    ),
    (
        ("en", "The central court in Riga convicted banker Ola Berg of fraud on 3 March 2026."),
        ("en", "The central court in Riga acquitted broker Per Dahl of theft on 2 March 2026."),
        None,
    ),
    (
        ("en", "The central court in Riga convicted banker Ola Berg of fraud on 3 March 2026."),
        (
            "en",
            "Banker Ola Berg was convicted of fraud by the central court in Riga on 3 March 2026.",
        ),
        None,
    ),
]


@pytest.mark.parametrize(("one", "other", "kind"), SLIPS)
def test_one_act_with_another_day_or_person(one, other, kind):
    _, collation = collated(one, other)
    assert [c.type for c in collation.claims if c.verdict == "conflict"] == [kind] * bool(kind)


LINES = [
    ("en", "But the harbour bridge in Riga was closed on Monday, however long it takes.", "But "),
    ("en", "Mayor Vera Lind said that the bridge in Riga was closed on Monday.", "that "),
    ("de", "Und die Brücke in Split ist am Montag eingestürzt.", "Und "),
    ("fr", "Mais le pont de Riga a été fermé lundi par la police.", "Mais "),
]


@pytest.mark.parametrize(("language", "text", "opener"), LINES)
def test_a_line_does_not_begin_with_a_conjunction(language, text, opener):
    articles, collation = collated((language, text))
    shown = [words(articles, m) for c in collation.claims for m in c.mentions]
    assert shown
    assert not [w for w in shown if w.startswith(opener)]


@pytest.mark.parametrize(
    ("left", "right", "different", "pair"),
    [
        ([("law", 3, "ratified")], [("law", 4, "signed")], False, ("ratified", "signed")),
        ([("law", 2, "approved")], [("law", 4, "signed")], True, ("approved", "signed")),
        ([("law", 3, "ratified")], [("justice", 3, "charged")], True, ("ratified", "charged")),
        ([("law", 3, "ratified")], [("law", 3, "ratifiziert")], False, None),
        ([("law", 3, "ratified")], [], False, None),
    ],
)
def test_steps(left, right, different, pair):
    ours, theirs = [Step(*s) for s in left], [Step(*s) for s in right]
    assert different_steps(ours, theirs) is different
    assert two_words(ours, theirs) == pair


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("de", "Die Brücke ist nicht gesperrt.", True),
        ("de", "Die Brücke ist gesperrt.", False),
        ("de", "Nicht nur die Brücke ist gesperrt.", False),
        ("en", "Police did not use gas.", True),
        ("en", "Police used gas and did not only push.", False),
        ("fr", "Le pont n'est pas encore ouvert.", True),
        ("es", "El puente no está abierto.", True),
        ("es", "El puente está, sin embargo, abierto.", False),
        ("it", "Il ponte non è ancora aperto.", True),
        ("pl", "Most nie jest jeszcze otwarty.", True),
        ("ru", "Мост ещё не открыт.", True),
        ("uk", "Міст ще не відкрито.", True),
        ("nl", "De brug is nog niet open.", True),
        ("vi", "Cây cầu chưa mở cửa.", True),
        ("tlh", "not known here", False),
    ],
)
def test_negation(language, text, negated):
    found = signals_of(language, text).inside(0, len(text), "negation")
    assert any(found) is negated


def test_acts_have_no_opposite_end():
    assert axis_of("approved") == ("approved", False)
    assert axis_of("no such concept") == ("no such concept", False)
