"""Invented reports in English, generated from templates: originals and what was made of them."""

from __future__ import annotations

import random
from typing import NamedTuple

__all__ = ["Report", "reports"]

_EVENTS = 100
_UNRELATED = 200
_PARAGRAPHS = 6
_STOCK_SHARE = 0.1

_FIRST = [
    "Anna",
    "Mirko",
    "Jonas",
    "Petra",
    "Selim",
    "Ingrid",
    "Oskar",
    "Leila",
    "Tomas",
    "Greta",
    "Viktor",
    "Nadia",
    "Ruben",
    "Elif",
    "Henrik",
    "Carla",
    "Milan",
    "Yasmin",
    "Arvid",
    "Beatriz",
    "Stefan",
    "Judit",
    "Marek",
    "Olga",
    "Dario",
    "Freya",
    "Hugo",
    "Irina",
    "Karim",
    "Lotte",
]
_LAST = [
    "Holm",
    "Varga",
    "Brandt",
    "Silva",
    "Kovac",
    "Duran",
    "Lindqvist",
    "Moreau",
    "Petrov",
    "Aalto",
    "Ferrante",
    "Novak",
    "Tasova",
    "Berg",
    "Castro",
    "Dimitrov",
    "Engel",
    "Fodor",
    "Grimaldi",
    "Hakala",
    "Ivanova",
    "Jansen",
    "Keller",
    "Larsen",
    "Marin",
    "Nowak",
    "Oliveira",
    "Pavlik",
    "Quist",
    "Rossi",
    "Sandor",
    "Toth",
    "Ulvang",
    "Vidal",
    "Wagner",
    "Ylmaz",
    "Zeman",
    "Aksoy",
    "Bellver",
    "Corti",
]
_PLACES = [
    "Tornby",
    "Vestervang",
    "Alcanar",
    "Montreval",
    "Lauenfeld",
    "Karatau",
    "Brennholm",
    "Skarholm",
    "Saint-Aubert",
    "Temirsai",
    "Pozoblanco",
    "Hohenried",
    "Bad-Orlen",
    "Soguksu",
    "Yesilova",
    "Clervaux",
    "Aalsund",
    "Weilbach",
    "Lyngby",
    "Brezovo",
    "Dunholm",
    "Eskmouth",
    "Farrowby",
    "Gillen",
    "Harlund",
    "Ivanec",
    "Jaworek",
    "Kestrel",
    "Lomas",
    "Mirandola",
]
_THINGS = [
    "warehouse",
    "bridge",
    "ferry",
    "tunnel",
    "reservoir",
    "school",
    "clinic",
    "railway",
    "station",
    "harbour",
    "market",
    "theatre",
    "museum",
    "quarry",
    "sawmill",
    "airport",
    "stadium",
    "library",
    "depot",
    "dam",
]
_DONE = [
    "closed",
    "damaged",
    "evacuated",
    "searched",
    "reopened",
    "flooded",
    "sealed",
    "inspected",
    "sold",
    "rebuilt",
    "abandoned",
    "surveyed",
    "occupied",
    "guarded",
    "repaired",
    "cleared",
]
_WHY = [
    "after a fire in the basement",
    "because of cracks in a wall",
    "when a pump failed",
    "after weeks of rain",
    "following a tip from a neighbour",
    "on the order of a court",
    "because the money ran out",
    "after a lorry hit a pillar",
    "when the power went off",
    "as a precaution",
]
_WHEN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_BODIES = [
    "fire service",
    "town council",
    "coastguard",
    "regional police",
    "labour office",
    "water authority",
    "ministry",
    "public prosecutor",
    "harbour board",
    "health office",
]
_FRAMES = (
    "{Body} in {place} said on {when} that {n} people had left the {thing} {why}",
    "The {thing} of {place} was {done} on {when} {why}, and {n} visitors had to wait outside",
    "{name}, who runs the {thing}, put the damage at {n} thousand crowns and hopes for help",
    "Some {n} workers from {place} and {place2} spent the night at the {thing} with {m} machines",
    "{name} of the {body} told a hearing that the {thing} had been {done} {m} times since {year}",
    "In {year} the same {thing} was {done} {why}, which cost the town {n} million crowns",
    "A report by {name} names {m} faults in the {thing} and calls for {n} new inspections",
    "The road from {place} to {place2} stays shut until {when}; {n} drivers a day use it",
    "Engineers led by {name} will measure the {thing} for {m} weeks before {body} decides",
    "{Body} has {n} volunteers on its list, {m} of whom live within sight of the {thing}",
    "Neighbours in {place2} collected {n} signatures against plans to have the {thing} {done}",
    "{name} lost a brother there {m} years ago and keeps his {thing} badge in a drawer",
    "On {when} {n} passengers were stranded in {place2}, where {name} handed out tea and blankets",
    "{Body} denies that it ignored {m} letters from {name}, and points to a visit in {year}",
    "At {place} the water stood {m} centimetres high in the {thing}, higher than in {year}",
    "{name} wants to sell the {thing}, built in {year}, for {n} thousand crowns",
    "A boy of {m} from {place2} found the way out {why} and led {n} others into the open",
    "Only {m} of {n} lamps worked when {name} walked through the {thing} on {when}",
    "Insurers speak of {n} claims, most of them from {place}, and expect {m} more",
    "The choir of {place2}, {m} voices strong, sang in front of the {thing} {why}",
    "{name} had sued {body} in {year} over the {thing} and won {n} crowns",
    "Divers brought up {m} crates near {place}, and {name} counted {n} bottles in them",
    "Trains between {place} and {place2} ran {m} minutes late on {when} {why}",
    "For {n} families in {place2} the {thing} is the only place that stays warm in winter",
    "{Body} ordered {m} pumps from {place2}, of which {n} percent arrived by {when}",
    "Visitors left {n} notes at the {thing}; {name} reads {m} of them aloud every evening",
)
_QUOTES = (
    "We have waited for this day for {m} years and we will not leave before every question is answered",
    "Nobody warned us, nobody called, and when we came the {thing} was already {done}",
    "It is a small wonder that all {n} of them walked out of the {thing} on their own feet",
    "I have told {body} again and again that {place} cannot carry this alone",
)
_STOCK = (
    "Police asked witnesses to come forward and to leave their names at the nearest station.",
    "The cause is not yet known and an inquiry has been opened, officials said on the spot.",
    "More details are expected to be published in the course of the day, a spokesman said.",
)


class Report(NamedTuple):
    """A report: its event, and `original`, `copy`, `cut`, `extended`, `rewrite`, `other`, `alone`."""

    id: str
    event: int
    kind: str
    text: str


class _World:
    """The facts of one event, and sentences about it."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._facts = self._drawn()
        self.quotes = [f"“{q.format(**self._drawn())},” {self._facts['name']} said." for q in
                       chance.sample(_QUOTES, 2)]  # fmt: skip

    def _drawn(self) -> dict[str, str]:
        pick = self._chance.choice
        body = pick(_BODIES)
        place, place2 = self._chance.sample(_PLACES, 2)
        return {
            "body": f"the {body}", "Body": f"The {body}", "place": place, "place2": place2,
            "thing": pick(_THINGS), "done": pick(_DONE), "why": pick(_WHY), "when": pick(_WHEN),
            "name": f"{pick(_FIRST)} {pick(_LAST)}", "n": str(self._chance.randrange(11, 990)),
            "m": str(self._chance.randrange(2, 60)), "year": str(self._chance.randrange(1950, 2026)),
        }  # fmt: skip

    def sentence(self, frame: str) -> str:
        """Return a sentence, partly of the event's own facts."""
        drawn = self._drawn()
        own = {k: v for k, v in self._facts.items() if k in {"place", "thing", "name"}}
        return frame.format(**(drawn | own)) + "."

    def paragraphs(self, number: int) -> list[str]:
        """Return paragraphs of two or three sentences each, a stock sentence among them at times."""
        frames = [f for _ in range(3) for f in self._chance.sample(_FRAMES, len(_FRAMES))]
        out = []
        for _ in range(number):
            parts = [self.sentence(frames.pop()) for _ in range(self._chance.randrange(2, 4))]
            if self._chance.random() < _STOCK_SHARE:
                parts.append(self._chance.choice(_STOCK))
            out.append(" ".join(parts))
        return out

    def headline(self) -> str:
        """Return a headline."""
        drawn = self._drawn() | {"thing": self._facts["thing"], "place": self._facts["place"]}
        return "{place}: {thing} {done} {why}".format(**drawn)


_OTHERWISE = (
    ("people", "persons"), ("said on", "announced on"), ("The road from", "Traffic between"),
    ("Some ", "About "), (" to ", " and "), ("was ", "has been "), ("told a hearing", "testified"),
    ("put the damage at", "speaks of damage worth"), ("Neighbours", "People living nearby"),
    ("had left", "were led out of"), ("and hopes for help", "and wants support"),
    ("A report by", "According to a paper of"), ("names", "there are"), ("will measure", "look at"),
    ("spent the night at", "stayed until dawn near"), ("In ", "Back in "), ("the same", "that"),
    ("on its list", "at hand"), ("collected", "handed in"), ("lost a brother", "mourns a brother"),
)  # fmt: skip


def _rewritten(paragraph: str) -> str:
    for words, others in _OTHERWISE:
        paragraph = paragraph.replace(words, others)
    return paragraph


def reports(chance: random.Random) -> list[Report]:
    """Return the reports of all events and those that belong to none, in a fixed order."""
    out = []
    for event in range(_EVENTS):
        world = _World(chance)
        own = world.paragraphs(_PARAGRAPHS)
        body = [own[0], world.quotes[0], *own[1:4], world.quotes[1], *own[4:]]
        start = chance.randrange(0, 3)
        cut = own[start : start + chance.randrange(2, 4)]
        more = _World(chance).paragraphs(3)
        other = _World(chance).paragraphs(_PARAGRAPHS - 1)
        made = {
            "original": body,
            "copy": body,
            "cut": cut,
            "extended": own[:3] + more,
            "rewrite": [_rewritten(p) for p in body],
            "other": [other[0], *world.quotes, *other[1:]],
        }
        for kind, paragraphs in made.items():
            text = "\n\n".join([world.headline(), *paragraphs])
            out.append(Report(f"e{event:03d}-{kind}", event, kind, text))
    for number in range(_UNRELATED):
        world = _World(chance)
        text = "\n\n".join([world.headline(), *world.paragraphs(_PARAGRAPHS)])
        out.append(Report(f"u{number:03d}-alone", -1 - number, "alone", text))
    return out
