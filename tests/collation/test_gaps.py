from stemma.collation.figures import find_figures
from stemma.collation.gaps import find_gaps
from stories import Text, figure, story

BODY = "The ferry lay at the pier all day while the crew waited for the wind to drop. " * 3


def gaps(*rows):
    context = story(*rows)
    return [(g.what, g.why) for g in find_gaps(context, find_figures(context), ())]


def whys(*rows):
    return [why for _, why in gaps(*rows)]


def plain(name, **more):
    return Text(name, f"Ferry news\n{BODY}", **({"independent": "yes"} | more))


def test_two_dated_articles_in_known_languages_leave_no_gap():
    assert gaps(plain("a"), plain("b")) == []


def test_one_article_cannot_be_compared():
    assert whys(plain("a")) == ["only one article tells of it"]


def test_copies_of_one_text_cannot_be_compared():
    rows = (plain("a"), plain("b", parent="a", independent="no"))
    assert "all articles derive from one text" in whys(*rows)


def test_nobody_shown_to_be_independent():
    rows = (plain("a", independent="not_shown"), plain("b", independent="not_shown"))
    assert ("independence", "no article shows that it reports on its own") in gaps(*rows)


def test_a_headline_alone_is_named_with_its_outlet():
    rows = (plain("a"), Text("b", "Ferry stuck", outlet="Pier Post", independent="yes"))
    assert ("Pier Post", "only the headline or a few words were read") in gaps(*rows)


def test_languages_read_in_part_are_counted():
    rows = (plain("a"), *(plain(x, language="sv", level="partial") for x in "bc"))
    (found,) = gaps(*rows)
    assert "2 articles" in found[0]
    assert "only partly read" in found[1]


def test_an_unknown_language_is_said_to_have_no_pack():
    rows = (plain("a"), plain("b", language="qq", level="neutral"))
    (found,) = gaps(*rows)
    assert "'qq'" in found[0]
    assert "no pack" in found[1]


def test_a_text_without_a_day_is_named():
    rows = (plain("a"), plain("b", day=None, outlet="Pier Post"))
    assert ("Pier Post", "its day of publication is not known") in gaps(*rows)


def test_counts_that_may_cover_different_places_are_named_with_their_values():
    def row(name):
        line = "In Ost town 412 cases are known. In the whole of Mard there are 587 cases."
        return Text(
            name, f"Fever\n{line}\n{BODY}",
            (figure(412, "412 cases", "case"), figure(587, "587 cases", "case")),
            names=(("Ost", "place", "ost"), ("Mard", "place", "mard")), independent="yes",
        )  # fmt: skip

    ((what, why),) = gaps(row("a"), row("b"))
    assert "412" in what
    assert "587" in what
    assert why.startswith("it is not clear")


def test_a_vague_word_without_a_number_to_fit_is_named():
    def row(name, words, low, **more):
        text = f"March\nThere came {words} that day.\n{BODY}"
        return Text(name, text, (figure(low, words, "soldier", **more),), independent="yes")

    rows = (
        row("a", "40,000 soldiers", 40000),
        row("b", "40,000 soldiers", 40000),
        row("c", "dozens of soldiers", 24, high=99, modifier="vague"),
    )
    assert ("'dozens of soldiers' in Outlet c", "too vague to be set against a number") in gaps(
        *rows
    )


def test_money_in_two_currencies_is_not_compared():
    def row(name, words, low, unit):
        text = f"Budget\nThe loss is put at {words} by all.\n{BODY}"
        return Text(name, text, (figure(low, words, "loss", unit=unit),), independent="yes")

    rows = (
        row("a", "€3,140", 3140, "EUR"),
        row("b", "€3,140", 3140, "EUR"),
        row("c", "$3,527", 3527, "USD"),
        row("d", "$3,527", 3527, "USD"),
    )
    assert any("the units differ" in why for why in whys(*rows))
