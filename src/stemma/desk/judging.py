"""What a person decides about what the machine has grouped: made, listed and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, get_args

from stemma.desk.desk import Desk
from stemma.desk.phrases import counted, formed
from stemma.desk.things import subject
from stemma.dossier import encode
from stemma.dossier.sheet import Part, Row, item, title
from stemma.dossier.wording import moment
from stemma.errors import UnknownJudgement, WrongJudgement
from stemma.model import Article, Decision, Judgement, Subject, stable_id
from stemma.stories import in_force

__all__ = ["DECISIONS", "judge", "judgement_line", "render_judgements", "take_back"]

DECISIONS: tuple[Decision, ...] = get_args(Decision)
_PAIRS = {
    "same": "two stories, two figures or two claims",
    "different": "two stories, two figures or two claims",
    "belongs": "an article and a story, or a place ARTICLE:START-END and a figure or claim",
    "apart": "an article and a story, or a place ARTICLE:START-END and a figure or claim",
    "note": "one thing",
}
_FITTING = {
    ("article", "story"),
    ("mention", "figure"),
    ("mention", "claim"),
}
_SHORTEST = 4


def judge(
    desk: Desk, decision: Decision, things: Sequence[str], who: str, note: str = ""
) -> Judgement:
    """Keep what somebody decided about one or two things, given by their ids; return it.

    Raises UnknownThing where an id means nothing, WrongJudgement where the decision cannot be made
    of these things, or a note has no words.
    """
    subjects = tuple(subject(desk, t) for t in things)
    _check(decision, subjects, note)
    when = datetime.now(UTC).isoformat(timespec="microseconds")
    name = stable_id("judgement", decision, *(s.id for s in subjects), who, when, note)
    made = Judgement(name, decision, subjects, who, when, note)
    desk.keep_judgements([made])
    return made


def _check(decision: Decision, subjects: Sequence[Subject], note: str) -> None:
    kinds = tuple(s.kind for s in subjects)
    if decision == "note":
        fits = len(kinds) == 1 and kinds[0] != "mention"
        if fits and not note.strip():
            raise WrongJudgement("a note needs words; give them with --note")
    elif decision in {"same", "different"}:
        fits = len(kinds) == 2 and kinds[0] == kinds[1] and kinds[0] not in {"article", "mention"}
    else:
        fits = kinds in _FITTING
    if not fits:
        met = " and ".join(f"{s.kind} {s.id}" for s in subjects)
        raise WrongJudgement(f"`{decision}` is said of {_PAIRS[decision]}, not of {met}")
    if decision == "apart" and not _within(*subjects):
        raise WrongJudgement(f"{subjects[0].id} is not in {subjects[1].kind} {subjects[1].id}")
    if len({s.id for s in subjects}) < len(subjects):
        raise WrongJudgement(f"`{decision}` needs two different things; {subjects[0].id} is one")


def _within(one: Subject, whole: Subject) -> bool:
    """Tell whether a place or an article is among those that a thing has."""
    return any(
        a.article == b.article and (b.end == 0 or (a.start < b.end and b.start < a.end))
        for a in one.anchors
        for b in whole.anchors
    )


def take_back(desk: Desk, given: str) -> Judgement:
    """Take a judgement back, given by its id or how that begins; raises UnknownJudgement."""
    found = [
        j
        for j in desk.judgements()
        if j.id == given or (len(given) >= _SHORTEST and j.id.startswith(given))
    ]
    if len(found) != 1:
        raise UnknownJudgement(
            f"{given!r} is the id of {counted(len(found), 'judgement') if found else 'no judgement'}"
            " on this desk; `stemma judge list` shows them"
        )
    desk.withdraw_judgements([found[0].id])
    return found[0]


def judgement_line(judgement: Judgement) -> str:
    """Return one line that tells a judgement: its id, what was decided of what, by whom."""
    said = f" {_SAID[judgement.decision]} ".join(f"{s.kind} {s.id}" for s in judgement.subjects)
    verb = "note on " if judgement.decision == "note" else ""
    words = f": {judgement.note}" if judgement.note else ""
    return f"{judgement.id} {verb}{said}{words}"


_SAID = {
    "same": "is the same as",
    "different": "is not the same as",
    "belongs": "belongs to",
    "apart": "does not belong to",
    "note": "",
}


def render_judgements(desk: Desk, form: str, *, colour: bool = False) -> bytes | str:
    """Return the judgements of a desk in a form: json, markdown or terminal."""
    judgements = sorted(desk.judgements(), key=lambda j: (j.when, j.id))
    names = {a.article for j in judgements for s in j.subjects for a in s.anchors}
    there = names & set(desk.ids())
    texts = {name: desk.article(name) for name in sorted(there)}
    valid = {j.id for j in in_force(judgements, {n: a.text for n, a in texts.items()})}
    if form == "json":
        return encode({"judgements": [_json(j, j.id in valid) for j in judgements]}) + b"\n"
    return formed(_rows(judgements, valid, texts), form, colour=colour)


def _json(judgement: Judgement, valid: bool) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "decision": judgement.decision,
        "who": judgement.who,
        "when": judgement.when,
        "note": judgement.note or None,
        "in_force": valid,
        "subjects": [
            {
                "kind": s.kind,
                "id": s.id,
                "anchors": [
                    {"article": a.article, "start": a.start, "end": a.end, "words": a.words or None}
                    for a in s.anchors
                ],
            }
            for s in judgement.subjects
        ],
    }


def _rows(
    judgements: Sequence[Judgement], valid: set[str], texts: Mapping[str, Article]
) -> Iterator[Row]:
    yield title(counted(len(judgements), "judgement") if judgements else "no judgements")
    for judgement in judgements:
        yield item(judgement_line(judgement))
        gone = "" if judgement.id in valid else " · not in force: its words or articles are gone"
        yield item(Part(f"{judgement.who}, {moment(judgement.when)}{gone}", "dim"), level=1)
        for one in judgement.subjects:
            yield item(Part(_told(one, texts), "dim"), level=1)


def _told(one: Subject, texts: Mapping[str, Article]) -> str:
    """Return what a thing is, in its own words."""
    first = next((a for a in one.anchors if a.words), None)
    if first:
        return f"{one.kind} {one.id}: “{first.words}” ({first.article})"
    head = next((texts[a.article] for a in one.anchors if a.article in texts), None)
    return f"{one.kind} {one.id}: “{(head.title or head.id) if head else 'gone'}”"
