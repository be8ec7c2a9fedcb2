import pytest

from stemma.collation.align import Alignment, Weigher, align, digits
from stemma.collation.company import AGAINST, CONTRAST, PART, RETOLD, told_together
from stemma.collation.cues import find_cues
from stemma.collation.learned import learn
from stemma.collation.rounding import Value
from stemma.collation.sightings import find_sightings
from stories import Text, figure, story

HURT = "injured"


def two(line, one, other, concept=HURT, **more):
    """The points for two values told in one line."""
    text = Text(
        "a", f"News\n{line}",
        (figure(one, str(one), concept, **more.pop("first", {})), figure(other, str(other), concept)),
        **more,
    )  # fmt: skip
    left, right = find_sightings(story(text))
    return told_together([left], [right])


CASES = [
    ("The mayor says 11 were hurt, the clinic 19.", 11, 19,
     {"says": (("The mayor", "11 were hurt"), ("the clinic", "19"))}, CONTRAST),
    ("There were 11 hurt, while 19 were named before noon.", 11, 19, {}, AGAINST),
    ("It was 19 hurt, up from 11 the day before.", 19, 11, {}, RETOLD),
    ("There were 19 hurt, 11 of them badly.", 19, 11, {}, PART),
]  # fmt: skip


@pytest.mark.parametrize(("line", "one", "other", "more", "points"), CASES)
def test_what_one_passage_says_of_two_values(line, one, other, more, points):
    assert two(line, one, other, **more) == points


def test_side_by_side_two_values_are_two_things():
    assert two("There were 19 hurt in town and 11 in the port.", 19, 11) < 0


def test_the_numbers_of_a_vote_are_never_one_series():
    assert two("The council voted 34 to 29 that night.", 34, 29, concept="vote") == PART


CUES = [
    ("en", "The toll rose to 14 from an earlier 9.", {"changed", "earlier"}),
    ("en", "It took 9, three of them children.", {"part"}),
    ("en", "In all 40 came.", {"whole"}),
    ("de", "Zunächst waren es 9, inzwischen stieg auf 14 die Zahl.", {"earlier", "changed"}),
    ("de", "Es waren 9, davon drei Kinder.", {"part"}),
    ("fr", "Le bilan est passé à 14 morts, dont trois enfants.", {"changed", "part"}),
    ("es", "Son 14 muertos, de ellos tres niños.", {"part"}),
    ("pl", "Początkowo było ich 9, łącznie 14.", {"earlier", "whole"}),
    ("uk", "Спочатку їх було 9, загалом 14.", {"earlier", "whole"}),
    ("en", "The pier is nine metres long.", set()),
    ("de", "Der Steg ist neun Meter lang.", set()),
    ("qq", "Nobody knows this tongue.", set()),
]


@pytest.mark.parametrize(("code", "line", "kinds"), CUES)
def test_cues_are_found_by_language(code, line, kinds):
    (witness,) = story(Text("a", line, language=code)).witnesses
    assert {k for _, _, k in find_cues(witness)} - {"against", "added"} == kinds


def foreign(name, language, noun, **more):
    text = f"Titel\nEs {noun} 4120 {noun}."
    return Text(name, text, (figure(4120, f"4120 {noun}", f"{language}:{noun}", unit=None),),
                language=language, **more)  # fmt: skip


def test_a_story_teaches_which_words_name_one_thing():
    context = story(foreign("a", "de", "wagen"), foreign("b", "fr", "voiture"))
    sightings = find_sightings(context)
    weigher, alignment = Weigher(sightings), Alignment(context)
    taught = learn(sightings, align(sightings, weigher, alignment), alignment)
    assert len({s.thing.concept for s in taught}) == 1


def test_two_concepts_of_the_packs_are_never_made_one():
    rows = (
        Text("a", "T\nThere are 4120 cars.", (figure(4120, "4120 cars", "car", unit="car"),)),
        Text(
            "b", "T\nEs sind 4120 Busse.", (figure(4120, "4120 Busse", "bus", unit="bus"),),
            language="de",
        ),
    )  # fmt: skip
    context = story(*rows)
    sightings = find_sightings(context)
    weigher, alignment = Weigher(sightings), Alignment(context)
    taught = learn(sightings, align(sightings, weigher, alignment), alignment)
    assert {s.thing.concept for s in taught} == {"car", "bus"}


def test_a_translation_passes_on_what_is_counted():
    rows = (
        Text("a", "T\nThere were 9 dead.", (figure(9, "9 dead", "killed"),)),
        Text(
            "b", "T\nTam było 9 ludzi.", (figure(9, "9 ludzi", "people"),), language="pl",
            parent="a",
        ),
    )  # fmt: skip
    context = story(*rows)
    sightings = find_sightings(context)
    weigher, alignment = Weigher(sightings), Alignment(context)
    taught = learn(sightings, align(sightings, weigher, alignment), alignment)
    assert {s.thing.concept for s in taught} == {"killed"}


@pytest.mark.parametrize(
    ("number", "twice"), [(2, 2), (10, 3), (120, 5), (350000, 8), (11.62, 8), (0, 0), (2.5, 4)]
)
def test_digits_count_double_and_zeros_at_the_end_once(number, twice):
    assert digits(number) == twice


def test_a_value_keeps_its_modifier():
    text = Text("a", "T\nAbout 9 came.", (figure(9, "9", "people", modifier="about"),))
    (sighting,) = find_sightings(story(text))
    assert sighting.value == Value(9.0, 9.0, "about")
