"""A dossier made by hand: three outlets on one ferry, one of them hostile, one written in Hebrew."""

import msgspec
import pytest

from stemma.model import (
    Analysis,
    Article,
    Block,
    Claim,
    ClaimMention,
    Collation,
    Dossier,
    Figure,
    FigureMention,
    Gap,
    Lineage,
    Member,
    Published,
    Scope,
    Sentence,
    Span,
    Story,
    StoryDossier,
    TimelineEntry,
    TimelineMention,
    Voices,
)

TEXTS = {
    "a1": (
        "Inselbote",
        "de",
        "2026-05-04T09:30",
        (
            "Menü | Start\nFähre läuft vor Norden auf Grund\n"
            "Rund 120 Passagiere waren an Bord, sagte der Kapitän. "
            "Nach Angaben der Reederei wurde niemand verletzt.\nDer Schaden beträgt 3 Millionen Euro."
        ),
    ),
    "a2": (
        "The | Post",
        "en",
        "2026-05-04T11:00Z",
        (
            "Ferry <script>alert(1)</script> aground\n"
            "Some 130 passengers were on board, the coast guard said on Monday. "
            "Two people were hurt, a \x1b[31mdoctor\x1b[0m told The Post."
        ),
    ),
    "a3": ("עיתון", "he", None, "מעבורת עלתה על שרטון\nכ-120 נוסעים היו על הסיפון, אמר הקברניט."),
}


def article(key):
    outlet, language, published, text = TEXTS[key]
    head = text.index("\n") if key != "a1" else text.index("\n", text.index("\n") + 1)
    blocks = [Block("body", head + 1, len(text))]
    if key == "a1":
        first = text.index("\n")
        blocks = [Block("furniture", 0, first), Block("title", first + 1, head), *blocks]
    else:
        blocks = [Block("title", 0, head), *blocks]
    return Article(
        id=key,
        input=f"{key}.txt",
        text=text,
        outlet=outlet,
        language=language,
        url="javascript:alert(1)" if key == "a2" else None,
        published=Published(published) if published else None,
        blocks=tuple(blocks),
    )


def analysis(key):
    text = TEXTS[key][3]
    sentences = []
    for block in article(key).blocks:
        if block.kind != "furniture":
            sentences.append(Sentence(block.start, block.end, block.kind))
    assert text
    return Analysis(key, 1, TEXTS[key][1], "full", sentences=tuple(sentences))


def span(key, words):
    start = TEXTS[key][3].index(words)
    return start, start + len(words)


def passengers(key, words, value, who, *, modifier="about", as_of="2026-05-04"):
    return FigureMention(
        key, *span(key, words), value, value, modifier, "people", who, as_of, who or f"L{key}",
        f"L{key}",
    )  # fmt: skip


def statement(key, words, position, who):
    return ClaimMention(key, *span(key, words), position, who, who or f"L{key}", f"L{key}")


def agreed(number):
    mentions = (
        passengers("a1", "Rund 120 Passagiere", 120, "der Kapitän"),
        passengers("a3", "כ-120 נוסעים", 120, "הקברניט"),
    )
    return Figure(
        f"agreed{number}", f"passengers {number}", "passenger", Scope(), "agree",
        "Both give one value.", Voices(2, 0), mentions, (0, 1),
    )  # fmt: skip


def figures():
    captain = passengers("a1", "Rund 120 Passagiere", 120, "der Kapitän")
    guard = passengers("a2", "Some 130 passengers", 130, "the coast guard")
    later = msgspec.structs.replace(guard, as_of="2026-05-05", low=131, high=134, modifier="range")
    damage = FigureMention(
        "a1", *span("a1", "3 Millionen Euro"), 3e6, 3e6, "exact", "EUR", None, None, "La1", "La1"
    )
    return (
        Figure(
            "f1", "passengers · ferry", "passenger", Scope(), "conflict",
            "120 (a1) against 130 (a2) for one moment.", Voices(1, 1), (captain, guard), (0, 1),
        ),
        Figure(
            "f2", "passengers · later", "passenger", Scope(), "update",
            "131 to 134 came a day after 120.", Voices(2, 0), (captain, later), (0, 1),
        ),
        Figure(
            "f3", "damage", "damage", Scope(), "agree", "One text gives it twice.", Voices(0, 1),
            (damage,),
        ),
        *(agreed(n) for n in range(14)),
    )  # fmt: skip


def claims():
    return (
        Claim(
            "c1", "wurde niemand verletzt", "conflict", "polarity", "a2 says what a1 denies.",
            Voices(1, 1),
            (
                statement("a2", "Two people were hurt", "attributes", "a doctor"),
                statement("a1", "wurde niemand verletzt", "denies", "der Reederei"),
            ),
            (0, 1),
        ),
        Claim(
            "c2", "אמר הקברניט", "single_voice", None, "Only one text has it.", Voices(0, 1),
            (statement("a3", "אמר הקברניט", "asserts", None),),
        ),
    )  # fmt: skip


def lineages():
    return (
        Lineage("La1", "dpa", (
            Member("a1", "original", None, "yes", "It bears a dateline of dpa."),
            Member("a3", "translation", "a1", "no", "It has all names of a1 in the same order."),
        )),
        Lineage("La2", "own:The | Post", (
            Member("a2", "original", None, "not_shown", "No credit, no sign of own work."),
        )),
    )  # fmt: skip


def build(keys=("a1", "a2", "a3")):
    start, end = span("a2", "Ferry <script>alert(1)</script> aground")
    story = Story("story", tuple(keys), TEXTS["a2"][3][start:end], "a2", Span(start, end))
    monday = span("a2", "on Monday")
    entry = TimelineEntry(
        "2026-05-04", "DATE", "", "a2", *monday, (TimelineMention("a2", *monday, anchor="a1"),)
    )
    collation = Collation(
        "story", figures(), claims(), (entry,), (Gap("the cause", "nobody names one"),)
    )
    return Dossier(
        tuple(article(k) for k in keys),
        tuple(analysis(k) for k in keys),
        (StoryDossier(story, lineages(), collation),),
    )


@pytest.fixture
def dossier():
    return build()


@pytest.fixture
def texts():
    return {key: row[3] for key, row in TEXTS.items()}


@pytest.fixture
def turned():
    """Return the same dossier with its articles in another order."""
    return build(("a3", "a2", "a1"))
