"""Who is heard, quotations in all their wordings, silent edits, and what nobody says."""

import pytest

from stemma.analysis import analyse
from stemma.collation import collate
from stemma.lineage import trace
from stemma.model import Article, Block, Published
from stemma.stories import join

HOLM = "Mayor Anna Holm said: “We will rebuild every single house in the harbour by spring.”"
EDITED = "Mayor Anna Holm said: “We will rebuild almost every house in the harbour by summer.”"
CUT = "“We will rebuild every single house”, Anna Holm said."
GERMAN = (
    "Bürgermeisterin Anna Holm sagte: „Wir haben 340 Wohnungen und 12 Schulen in Kiel verloren.“"
)
ENGLISH = "“We have lost 340 flats and 12 schools in Kiel,” mayor Anna Holm said."
OTHER = "“We have lost our money and our patience with the council,” the shopkeeper Tom Berg said."


def article(name, title, body, code="en"):
    text = f"{title}\n\n{body}"
    blocks = (Block("title", 0, len(title)), Block("body", len(title) + 2, len(text)))
    return Article(
        id=name,
        input=name,
        text=text,
        title=title,
        outlet=name,
        language=code,
        blocks=blocks,
        published=Published("2026-11-10", "day", "given"),
    )


def collated(*rows):
    articles = [article(chr(97 + n), *row) for n, row in enumerate(rows)]
    analyses = [analyse(a) for a in articles]
    story = join(articles)
    return articles, collate(story, articles, analyses, trace(story, articles, analyses))


def wordings(rows):
    articles, found = collated(*rows)
    texts = {a.id: a.text for a in articles}
    return [
        (
            q.speaker,
            [sorted(m.article for m in w.mentions) for w in q.wordings],
            q.edited,
            [
                texts[w.mentions[0].article][w.mentions[0].start : w.mentions[0].end]
                for w in q.wordings
            ],
        )
        for q in found.quotations
    ]


FIRE = "Fire destroys harbour of Kiel"


def test_one_speaker_is_one_across_articles_and_languages():
    _, found = collated((FIRE, HOLM), ("Feuer im Hafen von Kiel", GERMAN, "de"), (FIRE, OTHER))
    heard = {h.name: sorted({m.article for m in h.mentions}) for h in found.heard if h.named}
    assert heard == {"Anna Holm": ["a", "b"], "Tom Berg": ["c"]}
    assert found.heard[0].name == "Anna Holm"


def test_roles_of_two_articles_are_not_one_speaker():
    said = "The road was open again, officials said."
    _, found = collated((FIRE, said), (FIRE, "The ferry had stopped, officials said."))
    assert [(h.named, len(h.mentions)) for h in found.heard] == [(False, 1), (False, 1)]


def test_the_same_words_are_one_wording():
    ((speaker, where, edited, words),) = wordings([(FIRE, HOLM), (FIRE, HOLM)])
    assert (speaker, where, edited) == ("Anna Holm", [["a", "b"]], ())
    assert words == ["We will rebuild every single house in the harbour by spring."]


def test_words_changed_between_the_marks_are_an_edit():
    ((_, where, edited, words),) = wordings([(FIRE, HOLM), (FIRE, EDITED)])
    assert (where, edited) == ([["a"], ["b"]], ((0, 1),))
    assert "every single house" in words[0]
    assert "almost every house" in words[1]


def test_a_quotation_cut_short_is_no_edit():
    ((_, where, edited, _),) = wordings([(FIRE, HOLM), (FIRE, CUT)])
    assert (where, edited) == ([["a"], ["b"]], ())


def test_a_translated_quotation_is_found_by_what_needs_no_language():
    ((speaker, where, edited, _),) = wordings(
        [(FIRE, ENGLISH), ("Feuer im Hafen von Kiel", GERMAN, "de")]
    )
    assert (speaker, where, edited) == ("Anna Holm", [["a"], ["b"]], ())


APART = [
    ("another speaker with the same beginning", [(FIRE, ENGLISH), (FIRE, OTHER)]),
    ("one article only", [(FIRE, HOLM), (FIRE, "Nothing is quoted here.")]),
    ("a word or two", [(FIRE, "Anna Holm called it “a disaster”."), (FIRE, "Holm spoke of “a disaster”.")]),
]  # fmt: skip


@pytest.mark.parametrize("rows", [r[1] for r in APART], ids=[r[0] for r in APART])
def test_what_is_not_one_quotation_is_not_joined(rows):
    assert wordings(rows) == []


def silences(*rows):
    _, found = collated(*rows)
    return {s.what: s.why for s in found.silence}


QUAKE = "Strong earthquake shakes the coast of Peru"


def test_a_usual_question_that_nobody_answers_is_named():
    told = silences(
        (QUAKE, "Walls trembled in Lima."), (QUAKE, "People ran into the streets of Lima.")
    )
    assert "none of 2 articles tells it" in told["how strong it was"]
    answered = silences(
        (QUAKE, "The earthquake had a magnitude of 6.1. Nobody was injured."),
        (QUAKE, "People ran into the streets of Lima."),
    )
    assert "how strong it was" not in answered
    assert "whether anybody was hurt" not in answered


def test_no_question_is_asked_of_another_kind_of_story():
    assert (
        silences(("Bank raises rates", "The bank acted."), ("Rates rise", "It acted again.")) == {}
    )


def test_a_party_that_is_named_and_not_heard_is_told():
    title = "Union accuses the shipyard Nordwerft AG of fraud"
    bodies = (
        "The union said Nordwerft AG had paid too little. Fifty workers of Nordwerft AG met in Emden.",
        "In Emden the union repeated that wages were missing. Nordwerft AG is the largest employer.",
        "Workers demand money. The union said that Nordwerft AG owes them three million euros.",
    )
    told = silences(*((title, b) for b in bodies))
    assert any("Nordwerft" in what and "3 articles name it" in why for what, why in told.items())
    heard = silences(*((title, f"{b} Nordwerft AG said it had paid everything.") for b in bodies))
    assert not any("does it speak" in why for why in heard.values())


def test_what_all_have_from_one_speaker_is_told():
    rows = [
        (f"Report {n} on the harbour", f"{lead} Mayor Anna Holm said 340 flats were destroyed.")
        for n, lead in enumerate(
            ("Smoke stood over Kiel.", "It burned for hours.", "The day after.")
        )
    ]
    assert any("all have it from Anna Holm" in why for why in silences(*rows).values())


def test_the_order_of_the_articles_changes_nothing():
    rows = [(FIRE, HOLM), (FIRE, EDITED), ("Feuer im Hafen von Kiel", GERMAN, "de")]
    articles = [article(chr(97 + n), *row) for n, row in enumerate(rows)]
    analyses = [analyse(a) for a in articles]
    story = join(articles)
    lineages = trace(story, articles, analyses)
    one = collate(story, articles, analyses, lineages)
    other = collate(story, articles[::-1], analyses[::-1], lineages)
    assert one == other
