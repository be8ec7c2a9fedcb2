"""English: subjects with appositions and dashes, who is told, quotations that go on."""

import pytest
from spoken import said

SUBJECTS = [
    (
        "Ellen Moss, a retired nurse who worked for the city, said that the clinic would close.",
        [
            (
                "Ellen Moss, a retired nurse who worked for the city",
                "that the clinic would close",
                "says",
            )
        ],
    ),
    (
        "Many speakers — including teachers, nurses and drivers — said the plan was late.",
        [
            (
                "Many speakers — including teachers, nurses and drivers",
                "the plan was late",
                "says",
            )
        ],
    ),
    (
        "The director of the Water Authority, Paul B. Reed, said that the tests were done.",
        [
            (
                "The director of the Water Authority, Paul B. Reed",
                "that the tests were done",
                "says",
            )
        ],
    ),
    (
        '"The tests are done," the White House press secretary, Anna Stone, said on Tuesday.',
        [
            (
                "the White House press secretary, Anna Stone",
                '"The tests are done,"',
                "says",
            )
        ],
    ),
    (
        "Two advocates said the bridge was open.",
        [("Two advocates", "the bridge was open", "says")],
    ),
]
HEARERS = [
    (
        "The mayor tells his supporters that the votes are counted.",
        [("The mayor", "that the votes are counted", "says")],
    ),
    (
        "Hanna Berg has told her supporters that the votes are counted.",
        [("Hanna Berg", "that the votes are counted", "says")],
    ),
    (
        "Officials told residents not to drink the water.",
        [("Officials", "not to drink the water", "demands")],
    ),
    (
        "The engineer told the driver to wait outside.",
        [("The engineer", "to wait outside", "demands")],
    ),
]
QUOTED = [
    (
        '"We stay," she said. "Nobody leaves."',
        [("she", '"We stay," … "Nobody leaves."', "says")],
    ),
    (
        '"We stay," she said. "Nobody leaves," he added.',
        [("she", '"We stay,"', "says"), ("he", '"Nobody leaves,"', "says")],
    ),
    (
        '"We stay," she said.\n\n"Nobody leaves this house tonight."',
        [
            ("she", '"We stay,"', "says"),
            ("she", '"Nobody leaves this house tonight."', "says"),
        ],
    ),
    (
        'The "doubters" said that the map was old.',
        [('The "doubters"', "that the map was old", "says")],
    ),
    (
        '"Did you see the map?" the judge asked.',
        [("the judge", '"Did you see the map?"', "says")],
    ),
]
NOTHING = [
    "The press secretary left the room.",
    "Three speakers — a teacher, a nurse and a driver — went home early.",
    "Three people are known to have left the town.",
    "The team came to win back the cup.",
    "The story he told at dinner was long.",
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS + HEARERS + QUOTED)
def test_source_content_and_stance(text, expected):
    assert said("en", text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_says_anything(text):
    assert said("en", text) == []
