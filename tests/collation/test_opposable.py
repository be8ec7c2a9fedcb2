"""What stands against opposing two values, cause by cause; and pieces of longer signs."""

import re

import pytest

from stemma.collation.figures import find_figures
from stemma.collation.opposable import Opposable
from stemma.collation.pieces import is_pair, is_piece
from stemma.collation.sightings import find_sightings
from stemma.model import Quantity, Span
from stories import Text, figure, story


def text(name, line, *figures, **more):
    return Text(
        name, f"Harbour news\n{line}", tuple(figure(*f[:3], **f[3]) for f in figures), **more
    )


def one(low, words, concept, **more):
    return (low, words, concept, more)


def obstacle(rows, left, right):
    """The obstacle between the first sightings of two values."""
    sightings = find_sightings(story(*rows))
    a = next(s for s in sightings if s.value.high == left)
    b = next(s for s in sightings if s.value.high == right)
    return Opposable(sightings).obstacle(a, b)


# What the words tell apart: (texts, two values, what stands against opposing them).
CASES = {
    "two outlets, one toll": (
        (
            text("a", "The ferry fire killed 14 people.", one(14, "14 people", "killed")),
            text("b", "The ferry fire killed 16 people.", one(16, "16 people", "killed")),
        ),
        (14, 16),
        None,
    ),
    "a bare number far from the state": (
        (
            text("a", "The ferry fire killed 14 people.", one(14, "14 people", "killed")),
            text(
                "b",
                "Those who died had booked late, the line said, and the captain steered 16.",
                one(16, "16", "killed"),
                concepts=(("died", "killed"),),
            ),
        ),
        (14, 16),
        "thing",
    ),
    "children among the dead": (
        (
            text("a", "The ferry fire killed 14 people.", one(14, "14 people", "killed")),
            text(
                "b",
                "The ferry fire killed 12 children.",
                one(12, "12 children", "killed"),
                concepts=(("killed", "killed"), ("children", "child")),
            ),
        ),
        (14, 12),
        "group",
    ),
    "children both times": (
        (
            text(
                "a",
                "The fire killed 13 children.",
                one(13, "13 children", "killed"),
                concepts=(("killed", "killed"), ("children", "child")),
            ),
            text(
                "b",
                "The fire killed 12 children.",
                one(12, "12 children", "killed"),
                concepts=(("killed", "killed"), ("children", "child")),
            ),
        ),
        (13, 12),
        None,
    ),
    "an older fire": (
        (
            text("a", "The ferry fire killed 14 people.", one(14, "14 people", "killed")),
            text(
                "b",
                "It is the worst fire since 2003, when 17 people died.",
                one(17, "17 people", "killed"),
            ),
        ),
        (14, 17),
        "time",
    ),
    "one older fire told twice": (
        (
            text("a", "In 2003 a fire killed 18 people.", one(18, "18 people", "killed")),
            text("b", "The fire of 2003 killed 17 people.", one(17, "17 people", "killed")),
        ),
        (18, 17),
        None,
    ),
    "another town": (
        (
            text(
                "a",
                "In Tarn the flood killed 14 people.",
                one(14, "14 people", "killed"),
                names=(("Tarn", "place", "tarn"),),
            ),
            text(
                "b",
                "In Orly the flood killed 12 people.",
                one(12, "12 people", "killed"),
                names=(("Orly", "place", "orly"),),
            ),
            text("c", "It rains.", one(7, "rains", None)),
        ),
        (14, 12),
        "place",
    ),
    "others on top": (
        (
            text("a", "The flood killed 14 people.", one(14, "14 people", "killed")),
            text("b", "The flood killed 12 others.", one(12, "12 others", "killed")),
        ),
        (14, 12),
        "part",
    ),
    "parts and their whole": (
        (
            text("a", "The flood killed 67 people.", one(67, "67 people", "killed")),
            text(
                "b",
                "In the valley 64 people died. On the coast 3 people died. In all 67 people died.",
                one(64, "64 people", "killed"),
                one(3, "3 people", "killed"),
                one(67, "67 people", "killed"),
            ),
        ),
        (67, 64),
        "part",
    ),
    "some of the injured": (
        (
            text("a", "The flood left 50 injured.", one(50, "50 injured", "injured")),
            text(
                "b",
                "He said 45 of the injured slept.",
                one(45, "45 of the injured", "injured"),
            ),
        ),
        (50, 45),
        "part",
    ),
    "hurt slightly and badly": (
        (
            text("a", "The flood left 50 injured.", one(50, "50 injured", "injured")),
            text(
                "b",
                "It left 45 injured badly and 70 injured slightly.",
                one(45, "45 injured", "injured"),
                one(70, "70 injured", "injured"),
            ),
        ),
        (50, 45),
        "part",
    ),
    "dead and missing together": (
        (
            text("a", "The flood killed 50 people.", one(50, "50 people", "killed")),
            text(
                "b",
                "The flood left 60 people dead and missing.",
                one(60, "60 people", "killed"),
                concepts=(("dead", "killed"), ("missing", "missing")),
            ),
        ),
        (50, 60),
        "thing",
    ),
    "in hospital": (
        (
            text("a", "The flood left 50 injured.", one(50, "50 injured", "injured")),
            text(
                "b",
                "45 injured were in hospital.",
                one(45, "45 injured", "injured"),
                concepts=(("injured", "injured"), ("hospital", "hospital")),
            ),
        ),
        (50, 45),
        "thing",
    ),
    "a forecast": (
        (
            text("a", "The level is 9.4 metres.", one(9.4, "9.4 metres", "water_level", unit="m")),
            text(
                "b",
                "A level of 9.2 metres is expected.",
                one(9.2, "9.2 metres", "water_level", unit="m"),
            ),
        ),
        (9.4, 9.2),
        "time",
    ),
    "a score is no vote": (
        (
            text("a", "They won 3-1 on Friday.", one(3, "3", "vote")),
            text("b", "They won 2-1 on Friday.", one(2, "2", "vote")),
        ),
        (3, 2),
        "thing",
    ),
    "three times as many": (
        (
            text("a", "The flood killed 14 people.", one(14, "14 people", "killed")),
            text("b", "The flood killed 60 people.", one(60, "60 people", "killed")),
        ),
        (14, 60),
        "thing",
    ),
    "other owners": (
        (
            text(
                "a",
                "Ada Bell keeps 9 boats.",
                one(9, "9 boats", "boat", unit="boat"),
                names=(("Ada Bell", "person", "bell"),),
            ),
            text(
                "b",
                "Tom Reed keeps 8 boats.",
                one(8, "8 boats", "boat", unit="boat"),
                names=(("Tom Reed", "person", "reed"),),
            ),
        ),
        (9, 8),
        "thing",
    ),
    "ages of two people": (
        (
            text(
                "a",
                "Ada Bell, 52, spoke.",
                one(52, "52", "age", unit="years"),
                names=(("Ada Bell", "person", "bell"),),
            ),
            text(
                "b",
                "A 51-year-old girl saw it, said Ada Bell.",
                one(51, "51-year-old", "age", unit="years"),
                names=(("Ada Bell", "person", "bell"),),
            ),
        ),
        (52, 51),
        "person",
    ),
    "a price list": (
        (
            text("a", "The price is 400 euros.", one(400, "400 euros", "price", unit="EUR")),
            text(
                "b",
                "The price is 450 euros. With wheels the price is 500 euros.",
                one(450, "450 euros", "price", unit="EUR"),
                one(500, "500 euros", "price", unit="EUR"),
            ),
        ),
        (400, 450),
        "several",
    ),
    "one article knows both tolls": (
        (
            text("a", "The flood killed 14 people.", one(14, "14 people", "killed")),
            text(
                "b",
                "The flood killed 16 people.\nIn the camp 14 people died.",
                one(16, "16 people", "killed"),
                one(14, "14 people", "killed"),
            ),
        ),
        (14, 16),
        "several",
    ),
    "two speakers, sentences apart": (
        (
            text(
                "a",
                "The firm counts 40 customers. It rains. It blows. It snows. It is cold. "
                "The thieves boast of 70 customers.",
                one(40, "40 customers", "customer"),
                one(70, "70 customers", "customer"),
                says=(("The firm", "40 customers"), ("The thieves", "70 customers")),
            ),
        ),
        (40, 70),
        None,
    ),
    "two speakers in one passage": (
        (
            text(
                "a",
                "The mayor says 30 people died. The coastguard says 11.",
                one(30, "30 people", "killed"),
                one(11, "11", "killed"),
                says=(("The mayor", "30 people died"), ("The coastguard", "11")),
            ),
        ),
        (30, 11),
        None,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_obstacles(name):
    rows, (left, right), expected = CASES[name]
    assert obstacle(rows, left, right) == expected


def test_what_may_not_be_opposed_is_no_conflict():
    for name, (rows, values, expected) in CASES.items():
        found = find_figures(story(*rows))
        for shown in (f for f in found if f.verdict == "conflict"):
            assert expected is None or {m.high for m in shown.mentions} != set(values), name


def test_obstacle_is_the_same_from_both_sides():
    for rows, (left, right), _ in CASES.values():
        assert obstacle(rows, left, right) == obstacle(rows, right, left)


# A number in brackets, and whether it is only a piece of a longer sign.
PIECES = [
    ("The quake came at [7]: 37 in the morning", True),
    ("The quake came at 7: [37] in the morning", True),
    ("on 4 / [9] / 2007", True),
    ("http://news.example/2013/[9166103]/fall", True),
    ("http: / / news. example / national / [9166103] / fall", True),
    ("a magnitude of [6]. 1", True),
    ("a tsunami that killed [170], 000 there", True),
    ("a tsunami that killed 170, [000] there", True),
    ("prior _ [75] _ delivered", True),
    ("He said it is O.[K.] to go", True),
    ("The toll rose to [14].", False),
    ("Deaths: [21], injured: 30", False),
    ("at 18:30 there were [12] dead", False),
    ("In the north 3, [12] in the south", False),
    ("[14] dead, 30 hurt", False),
    ("[12] dead/30 hurt", False),
    ("a loss of [41] million euros", False),
]


def marked(line):
    match = re.search(r"\[(.+?)\]", line)
    plain = line.replace("[", "").replace("]", "")
    number = Span(match.start(), match.start() + len(match.group(1)))
    return plain, Quantity(*number, 1, 1, "exact", None, None, number)


@pytest.mark.parametrize(("line", "expected"), PIECES)
def test_pieces(line, expected):
    assert is_piece(*marked(line)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("won 3-[1] at home", True), ("a board of 4 x [6]", True), ("[17] boats - all lost", False)],
)
def test_pairs(line, expected):
    assert is_pair(*marked(line)) is expected
