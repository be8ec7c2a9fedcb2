"""Judgements on a desk: made of ids, kept, followed, listed, taken back, gone with their articles."""

import json

import pytest

from stemma.desk import Desk, judge, judgement_line, render_judgements, take_back
from stemma.errors import UnknownJudgement, UnknownThing, WrongJudgement

POLICE = (
    "Three dead in harbour fire in Kiel\n\nThree people died in a fire in a hall in the harbour "
    "of Kiel on Tuesday, police said. The hall belonged to the timber firm Brodersen.\n"
)
MAYOR = (
    "Harbour fire in Kiel kills four\n\nFour people died in a fire in a hall in the harbour of "
    "Kiel on Tuesday, mayor Anna Holm said. The timber firm Brodersen owned the hall.\n"
)
OTHER = (
    "Parliament debates pensions\n\nParliament in Vienna debated a reform of pensions on Monday. "
    "The finance minister defended the plan for three hours.\n"
)


@pytest.fixture(params=["memory", "file"])
def desk(request, tmp_path):
    file = tmp_path / "rows.jsonl"
    rows = [
        {"id": name, "outlet": name, "text": text, "published": "2026-11-10", "language": "en"}
        for name, text in (("police", POLICE), ("mayor", MAYOR), ("other", OTHER))
    ]
    file.write_text("".join(json.dumps(r) + "\n" for r in rows))
    with Desk.open(tmp_path / "desk.stemma" if request.param == "file" else None) as made:
        made.add(file)
        yield made


def tolls(desk):
    """Return the figures of those who were killed: id, values, verdict."""
    return [
        (f.id, sorted(m.low for m in f.mentions), f.verdict, f.reason)
        for s in desk.dossier().stories
        for f in s.collation.figures
        if f.concept == "killed"
    ]


def stories(desk):
    return [s.articles for s in desk.stories()]


def test_a_place_is_taken_out_of_a_figure_for_good_and_put_back_when_taken_back(desk):
    ((figure, values, verdict, _),) = tolls(desk)
    assert (set(values), verdict) == ({3.0, 4.0}, "conflict")
    start = MAYOR.index("Four people")
    made = judge(desk, "apart", [f"mayor:{start}-{start + 11}", figure], "Ada", "other fire")
    judge(desk, "apart", [f"mayor:{MAYOR.index('four')}-{MAYOR.index('four') + 4}", figure], "Ada")
    assert not [v for _, v, _, _ in tolls(desk) if set(v) == {3.0, 4.0}]
    assert [j.who for j in desk.judgements()] == ["Ada", "Ada"]
    for one in desk.judgements():
        take_back(desk, one.id[:8])
    assert [v for _, v, _, _ in tolls(desk)] == [values]
    assert made.subjects[0].anchors[0].words == "Four people"


def test_a_note_stands_in_the_reason_and_names_who_and_when(desk):
    ((figure, *_),) = tolls(desk)
    made = judge(desk, "note", [figure[:6]], "Ada", "ask the clinic")
    ((_, _, _, reason),) = tolls(desk)
    assert reason.endswith(f"Note of Ada on {made.when[:10]}: ask the clinic.")


def test_an_article_is_moved_between_stories_and_the_later_decision_holds(desk):
    assert stories(desk) == [("mayor", "police"), ("other",)]
    fire = desk.stories()[0].id
    judge(desk, "belongs", ["other", fire], "Ada")
    assert stories(desk) == [("mayor", "other", "police")]
    judge(desk, "apart", ["police", desk.stories()[0].id], "Ben")
    assert stories(desk) == [("mayor", "other"), ("police",)]


def test_two_stories_are_one(desk):
    judge(desk, "same", [s.id for s in desk.stories()], "Ada")
    assert stories(desk) == [("mayor", "other", "police")]


def test_judgements_are_followed_after_an_article_came_in_a_new_version(desk, tmp_path):
    ((figure, *_),) = tolls(desk)
    start = MAYOR.index("Four people")
    judge(desk, "apart", [f"mayor:{start}-{start + 11}", figure], "Ada")
    file = tmp_path / "new.jsonl"
    row = {"id": "mayor", "outlet": "mayor", "text": "Update 2\n" + MAYOR, "language": "en"}
    file.write_text(json.dumps(row | {"published": "2026-11-10"}) + "\n")
    desk.add(file)
    told = desk.article("mayor").text.index("Four people")
    shown = [
        m.start
        for s in desk.dossier().stories
        for f in s.collation.figures
        if f.concept == "killed"
        for m in f.mentions
        if m.article == "mayor"
    ]
    assert told not in shown


WRONG = [
    ("same", ["police", "mayor"], "two stories"),
    ("belongs", ["story", "other"], "an article and a story"),
    ("apart", ["other", "story"], "other is not in story"),
    ("same", ["story", "story"], "two different things"),
    ("note", ["police"], "a note needs words"),
]


@pytest.mark.parametrize(("decision", "things", "told"), WRONG)
def test_a_decision_that_cannot_be_made_is_refused(desk, decision, things, told):
    named = [desk.stories()[0].id if t == "story" else t for t in things]
    with pytest.raises(WrongJudgement, match=told):
        judge(desk, decision, named, "Ada")
    assert desk.judgements() == ()


UNKNOWN = ["nothing", "0000", "mayor:5-2", "mayor:0-99999"]


@pytest.mark.parametrize("given", UNKNOWN)
def test_what_is_not_there_is_named(desk, given):
    with pytest.raises(UnknownThing, match=given.split(":", maxsplit=1)[0]):
        judge(desk, "note", [given], "Ada", "x")


def test_taking_back_what_is_not_there_is_named(desk):
    with pytest.raises(UnknownJudgement, match="no judgement"):
        take_back(desk, "abcd")


def test_the_list_says_what_was_decided_and_what_is_out_of_force(desk):
    fire = desk.stories()[0].id
    made = judge(desk, "apart", ["mayor", fire], "Ada", "a fire elsewhere")
    listed = render_judgements(desk, "markdown")
    assert judgement_line(made) == (
        f"{made.id} article mayor does not belong to story {fire}: a fire elsewhere"
    )
    assert "Ada" in listed
    assert "not in force" not in listed
    told = json.loads(render_judgements(desk, "json"))["judgements"]
    assert [(t["decision"], t["who"], t["in_force"]) for t in told] == [("apart", "Ada", True)]
    assert "no judgements" in render_judgements(Desk.open(), "terminal")


def test_a_judgement_goes_with_the_words_of_an_article_that_is_removed(desk):
    ((figure, *_),) = tolls(desk)
    judge(desk, "note", [figure], "Ada", "x")
    judge(desk, "note", ["other"], "Ada", "y")
    kept = judge(desk, "note", [desk.stories()[0].id], "Ada", "z")
    desk.remove(["mayor", "other"])
    assert [j.id for j in desk.judgements()] == [kept.id]
