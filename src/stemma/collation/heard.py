"""Who is heard: speakers across outlets and languages, with what each article has them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stemma.collation.context import Context, Witness
from stemma.collation.speakers import Speaker, speaker_of
from stemma.model import Attribution, Heard, HeardMention, Span
from stemma.text import same_name

__all__ = ["Voice", "find_heard", "find_voices"]


# From here on two spellings are taken for one name (`same_name`).
_SURE = 0.5


class Voice:
    """One speaker: all that is attributed to him, and by which names."""

    def __init__(self, speaker: Speaker, *, named: bool) -> None:
        self.speaker = speaker
        self.named = named
        self.names: Counter[str] = Counter()
        self.said: list[tuple[Witness, Attribution]] = []

    def take(self, speaker: Speaker, witness: Witness, attribution: Attribution) -> None:
        """Take up something that the speaker is said to have said."""
        self.names[speaker.name] += 1
        self.said.append((witness, attribution))

    @property
    def name(self) -> str:
        """The longest of the names in most use."""
        most = max(self.names.values())
        often = [n for n, count in self.names.items() if 2 * count >= most]
        return min(often, key=lambda n: (-len(n.split()), -len(n), n))


def find_voices(context: Context) -> list[Voice]:
    """Return the speakers in the order in which the articles bring them.

    Names are one where one is part of the other, or one is the other's spelling; roles are one
    only inside one article, for the officials of two articles need not be the same.
    """
    voices: list[Voice] = []
    known: dict[str, Voice] = {}
    for witness in context.witnesses:
        for attribution in witness.analysis.attributions:
            speaker = speaker_of(witness, attribution)
            if speaker is None or not attribution.content:
                continue
            named = attribution.speaker_key is not None
            key = speaker.key if named else f"{witness.id} {speaker.key}"
            voice = known.get(key)
            if voice is None and named:
                voice = next((v for v in voices if v.named and _one(v.speaker, speaker)), None)
            if voice is None:
                voice = Voice(speaker, named=named)
                voices.append(voice)
            known[key] = voice
            voice.take(speaker, witness, attribution)
    return voices


def _one(one: Speaker, other: Speaker) -> bool:
    mine, theirs = set(one.key.split()), set(other.key.split())
    if mine and theirs and (mine <= theirs or theirs <= mine):
        return True
    return len(mine) > 1 and len(theirs) > 1 and same_name(one.name, other.name) >= _SURE


def find_heard(voices: Sequence[Voice]) -> tuple[Heard, ...]:
    """Return who is heard: those heard in most articles first, then the named, then by name."""
    rows = [Heard(v.name, v.named, _mentions(v)) for v in voices]
    return tuple(sorted(rows, key=lambda r: (-_articles(r), not r.named, -len(r.mentions), r.name)))


def _articles(heard: Heard) -> int:
    return len({m.article for m in heard.mentions})


def _mentions(voice: Voice) -> tuple[HeardMention, ...]:
    found = []
    for witness, attribution in voice.said:
        whole = Span(attribution.content[0].start, attribution.content[-1].end)
        found.append(HeardMention(witness.id, whole.start, whole.end, attribution.stance))
    return tuple(found)
