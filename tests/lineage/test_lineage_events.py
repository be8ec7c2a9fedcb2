"""Six invented events in many languages: what is made from an agency's text, and what is not."""

import tomllib
from pathlib import Path

import pytest

from stemma.analysis import analyse
from stemma.lineage import trace
from stemma.reading.article import build_article
from stemma.stories import join

ROWS = tomllib.loads(Path(__file__).with_name("events.toml").read_text("utf-8"))["article"]
BY_ID = {row["id"]: row for row in ROWS}
EVENTS = sorted({row["id"].split("-")[0] for row in ROWS})


def paragraphs(row):
    own = [p.strip() for p in row.get("text", "").strip().split("\n\n") if p.strip()]
    if "paragraphs" not in row:
        return own
    every = paragraphs(BY_ID[row["of"]])
    # The credit of the dateline is dropped.
    taken = [every[n] for n in row["paragraphs"]]
    if row["paragraphs"][0] == 0:
        taken[0] = taken[0].split("- ", 1)[1] if "- " in taken[0][:60] else taken[0]
        taken[0] = taken[0].split("/. ", 1)[-1]
    return taken + own


@pytest.fixture(scope="module")
def read():
    found = {}
    for row in ROWS:
        given = {k: row[k] for k in ("id", "outlet", "language", "published")}
        text = "\n\n".join([row["title"], *paragraphs(row)])
        article = build_article(given | {"text": text}, row["id"], None)
        found[row["id"]] = (article, analyse(article))
    return found


def traced(read, event, without=()):
    ids = [i for i in read if i.split("-")[0] == event and i not in without]
    articles = [read[i][0] for i in ids]
    lines = trace(join(articles), articles, [read[i][1] for i in ids])
    return {m.article: (line, m) for line in lines for m in line.members}


@pytest.mark.parametrize("event", EVENTS)
def test_what_is_made_from_the_agency_s_text_is_of_its_lineage_and_nothing_else_is(read, event):
    found = traced(read, event)
    root = found[f"{event}-agency"][0].id
    for article, (line, member) in found.items():
        row = BY_ID[article]
        assert (line.id == root) == ("of" in row or article == f"{event}-agency"), article
        assert member.relation == row.get("is", "original"), article


@pytest.mark.parametrize("event", EVENTS)
def test_reports_that_quote_one_press_conference_stand_alone(read, event):
    found = traced(read, event)
    for article, (line, member) in found.items():
        if "of" not in BY_ID[article] and not article.endswith("-agency"):
            assert len(line.members) == 1, article
            assert member.independent != "no"


@pytest.mark.parametrize("event", EVENTS)
def test_every_edge_says_why_and_shows_what_is_alike(read, event):
    for article, (_, member) in traced(read, event).items():
        assert member.reason.endswith(".")
        if member.derived_from is not None:
            assert member.passages, article


@pytest.mark.parametrize("event", EVENTS)
def test_what_is_made_from_a_missing_text_is_still_tied_to_its_siblings(read, event):
    """Without the agency's text two or more of its children are one lineage of their own."""
    found = traced(read, event, without={f"{event}-agency"})
    made = [a for a in found if "of" in BY_ID[a]]
    if len(made) > 1:
        assert len({found[a][0].id for a in made}) < len(made)
    for article, (line, _) in found.items():
        if article not in made:
            assert len(line.members) == 1, article
