import pytest

from stemma.analysis import analyse
from stemma.lineage import trace
from stemma.model import Article, Block, Credit, Dateline, Published
from stemma.stories import join

BODY = (
    "The tram depot in Harlund burned down on Tuesday night. Nobody was hurt. "
    "Forty trams were lost, the operator said. Police are looking for witnesses."
)


def page(*credits_, body=BODY, dateline=None, **more):
    """An article: its body, then one line for each credit (kind, name, words as they stand)."""
    text, blocks, found = body, [Block("body", 0, len(body))], []
    for kind, name, written in credits_:
        start = len(text) + 1
        text += "\n" + written
        blocks.append(Block("credit", start, len(text)))
        found.append(Credit(kind, name, start, len(text)))
    return Article(
        id=more.pop("id", "x"), input="invented", text=text, language="en",
        published=Published(more.pop("day", "2026-02-03")), blocks=tuple(blocks),
        credits=tuple(found), dateline=dateline, outlet=more.pop("outlet", "Harlund Echo"),
    )  # fmt: skip


def only(article):
    (line,) = trace(join([article]), [article], [analyse(article)])
    return line, line.members[0]


DATELINE = Dateline("Harlund", "Reuters", 0, 8)
QUOTED = Credit("agency", "Reuters", 0, 3)

ALONE = [
    # page, origin, relation, independent
    (page(), "own:Harlund Echo", "original", "not_shown"),
    (page(outlet=None), "unknown", "original", "not_shown"),
    (page(("agency", "AFP", "AFP")), "AFP", "original", "yes"),
    (page(("photo", "AFP", "Photo: AFP")), "own:Harlund Echo", "original", "not_shown"),
    (page(("agency", "AFP", "AFP"), dateline=DATELINE), "Reuters", "original", "yes"),
    (page(("agency", "dpa", "dpa"), ("agency", "AFP", "AFP")), "AFP", "original", "yes"),
    (
        page(("source_link", "Posten", "https://posten.no/a1")),
        "own:Posten", "translation", "not_shown",
    ),
    (
        page(("source_link", "Posten", "https://posten.example/a1")),
        "own:Posten", "copy", "not_shown",
    ),
    (
        page(("source_link", "posten.no", "https://posten.no/a1")),
        "own:Harlund Echo", "original", "not_shown",
    ),
    (
        page(("source_link", "Harlund Echo", "https://echo.example/a1")),
        "own:Harlund Echo", "original", "not_shown",
    ),
    (
        page(body=BODY + " The depot's watchman told our reporter that he saw a van."),
        "own:Harlund Echo", "original", "yes",
    ),
    (
        page(body=BODY + " The watchman said: “A man in grey told me to go home.”"),
        "own:Harlund Echo", "original", "not_shown",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("article", "origin", "relation", "independent"), ALONE)
def test_an_article_alone(article, origin, relation, independent):
    line, member = only(article)
    assert (line.origin, member.relation, member.independent) == (origin, relation, independent)
    assert member.reason.endswith(".")


def test_an_agency_in_running_text_is_no_origin():
    article = page()
    article = Article(**{f: getattr(article, f) for f in article.__struct_fields__ if f != "credits"},
                      credits=(QUOTED,))  # fmt: skip
    line, member = only(article)
    assert (line.origin, member.independent) == ("own:Harlund Echo", "not_shown")


def test_a_second_text_of_one_agency_is_counted_once():
    first = page(("agency", "AFP", "AFP"), id="a")
    other = "A ferry ran aground off Velle. The crew of nine is safe. Divers will look at the hull."
    second = page(
        ("agency", "AFP", "AFP"), id="b", body=other, day="2026-02-04", outlet="Velle Bay"
    )
    lines = trace(join([first, second]), [first, second], [analyse(first), analyse(second)])
    assert [line.members[0].independent for line in lines] == ["yes", "no"]
    assert "counted already" in lines[1].members[0].reason


def test_a_later_text_of_the_same_outlet_is_a_version():
    first, second = page(id="a"), page(id="b", day="2026-02-05")
    (line,) = trace(join([first, second]), [first, second], [analyse(first), analyse(second)])
    assert [m.relation for m in line.members] == ["original", "copy"]
    assert "later version" in line.members[1].reason


def test_a_text_that_cites_the_other_s_outlet_says_so_in_its_reason():
    first = page(id="a", outlet="Harlund Echo")
    told = BODY.replace("Police are", "The depot was old, the Harlund Echo reported. Police are")
    second = page(id="b", body=told, day="2026-02-04", outlet="Velle Bay")
    (line,) = trace(join([first, second]), [first, second], [analyse(first), analyse(second)])
    assert line.members[1].derived_from == "a"
    assert "It cites Harlund Echo itself." in line.members[1].reason
