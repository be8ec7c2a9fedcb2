"""What changed in a story since a moment: new, revised, withdrawn, newly denied, and nothing else."""

import json
from datetime import UTC, datetime

import msgspec
import pytest

from stemma.desk import Desk, moment_of, render_growth
from stemma.errors import UnknownStory, UnreadableTime

POLICE = (
    "Three dead in harbour fire in Kiel\n\nThree people died in a fire in a hall in the harbour "
    "of Kiel on Tuesday, police said. The hall belonged to the timber firm Brodersen. Brodersen "
    "had ignored warnings of the fire brigade, the trade union said.\n"
)
MAYOR = (
    "Harbour fire in Kiel kills three\n\nThree people died in a fire in a hall in the harbour of "
    "Kiel on Tuesday, mayor Anna Holm said. The timber firm Brodersen had ignored warnings of the "
    "fire brigade, the trade union said.\n"
)
FIRM = (
    "Brodersen denies ignoring warnings before Kiel harbour fire\n\nThe timber firm Brodersen "
    "denied that it had ignored warnings of the fire brigade before the fire in the harbour of "
    "Kiel. Three people died in the fire in a hall on Tuesday.\n"
)
BEFORE, SINCE, AFTER = (f"2026-11-10T{h}:00:00+00:00" for h in (10, 11, 12))


def put(desk, when, tmp_path, **texts):
    """Add articles as if it were that moment."""
    file = tmp_path / f"{when[11:13]}.jsonl"
    rows = [
        {"id": i, "outlet": i, "text": t, "published": "2026-11-10", "language": "en"}
        for i, t in texts.items()
    ]
    file.write_text("".join(json.dumps(r) + "\n" for r in rows))
    desk.add(file)
    for there in desk._shelf._held.values():
        for held in there:
            if held.added[:10] != "2026-11-10":
                held.added = when


def changed(desk):
    (story,) = [s.id for s in desk.stories() if "police" in s.articles]
    _, growth, _ = desk.growth(story, SINCE)
    return growth


def lines(growth):
    return {
        (one.kind, one.thing, m.article) for one in growth.lines for m in one.mentions + one.before
    }


@pytest.fixture
def desk(tmp_path):
    with Desk.open() as made:
        put(made, BEFORE, tmp_path, police=POLICE, mayor=MAYOR)
        yield made


def test_nothing_changed_is_told_as_nothing(desk):
    growth = changed(desk)
    assert (growth.articles, growth.versions, growth.lines) == ((), (), ())


def test_all_of_a_story_that_was_not_there_is_new(desk):
    (story,) = [s.id for s in desk.stories()]
    _, growth, old = desk.growth(story, "2026-11-09T00:00:00+00:00")
    assert growth.articles == ("mayor", "police")
    assert {one.kind for one in growth.lines} <= {"new", "denied"}
    assert old == {}


def test_a_denial_that_comes_in_is_named_with_the_words_that_deny(desk, tmp_path):
    put(desk, AFTER, tmp_path, firm=FIRM)
    growth = changed(desk)
    assert growth.articles == ("firm",)
    assert ("denied", "claim", "firm") in lines(growth)
    assert not [one for one in growth.lines if one.kind == "withdrawn"]


def test_a_toll_that_an_outlet_raises_shows_the_old_words_and_the_new(desk, tmp_path):
    put(desk, AFTER, tmp_path, police=POLICE.replace("Three", "Four"))
    growth = changed(desk)
    assert growth.versions == ("police",)
    (toll,) = [one for one in growth.lines if one.kind == "revised"]
    assert {(m.article, m.low) for m in toll.mentions} == {("police", 4.0)}
    assert {(m.article, m.low) for m in toll.before} == {("police", 3.0)}
    assert (toll.was, toll.verdict) == ("agree", "conflict")


def test_what_an_outlet_takes_back_is_withdrawn_only_where_its_words_are_gone(desk, tmp_path):
    shorter = POLICE.replace(" The hall belonged to the timber firm Brodersen.", "")
    put(desk, AFTER, tmp_path, police=shorter)
    growth = changed(desk)
    (story,) = [s.id for s in desk.stories()]
    gone = {
        old.text[m.start : m.end]
        for _, found, texts in [desk.growth(story, SINCE)]
        for one in found.lines
        if one.kind == "withdrawn"
        for m in one.before
        for old in [texts[m.article]]
    }
    assert gone <= {"The hall belonged to the timber firm Brodersen"}
    assert growth.versions == ("police",)


def test_the_sheet_names_an_edit_without_a_notice(desk, tmp_path):
    put(desk, AFTER, tmp_path, police=POLICE.replace("Three", "Four"))
    (story,) = [s.id for s in desk.stories()]
    told = render_growth(desk, story[:6], "2026-11-10T11:00", "markdown")
    assert "edited without a notice" in told
    assert "~~“Three people”~~" in told
    assert "**“Four people”**" in told
    data = msgspec.json.decode(render_growth(desk, story, "2026-11-10T11:00", "json"))
    assert data["since"] == SINCE
    assert {one["change"] for one in data["lines"]} == {one.kind for one in changed(desk).lines}


NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
MOMENTS = [
    ("2026-11-09", "2026-11-09T00:00:00+00:00"),
    ("2026-11-09T14:30", "2026-11-09T14:30:00+00:00"),
    ("2026-11-09T14:30+01:00", "2026-11-09T13:30:00+00:00"),
    ("90m", "2026-11-10T10:30:00+00:00"),
    ("6h", "2026-11-10T06:00:00+00:00"),
    ("2d", "2026-11-08T12:00:00+00:00"),
]


@pytest.mark.parametrize(("given", "expected"), MOMENTS)
def test_moments_are_read(given, expected):
    assert moment_of(given, NOW) == expected


@pytest.mark.parametrize(
    "given", ["", "h", "yesterday", "-3h", "3w", "2026-13-01", "9999999d", "٣h"]
)
def test_what_is_no_moment_is_named(given):
    with pytest.raises(UnreadableTime, match="no moment"):
        moment_of(given, NOW)


def test_a_story_that_is_not_there_is_named(desk):
    with pytest.raises(UnknownStory, match="abcd"):
        render_growth(desk, "abcd", "1d", "terminal")
