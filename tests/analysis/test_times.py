"""Times are found where they stand, with the values that their article gives them."""

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.analysis.document import Document
from stemma.analysis.sentences import find_sentences
from stemma.analysis.times import find_times, times_as_of
from stemma.languages import available
from stemma.languages.times import time_words
from stemma.model import Analysis, Article, Block, Published

THURSDAY = "2026-11-12"

DATE = r"(?:\d{4}|XXXX)-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?"
PART = r"(?:MO|MI|AF|EV|NI|DT)"
TIMEX3 = re.compile(
    rf"""(?:PAST|PRESENT|FUTURE)_REF
    |\d{{1,4}}|X{{1,4}}
    |{DATE}
    |(?:\d{{4}}|XXXX)-(?:SP|SU|FA|WI|Q[1-4X]|H[12X])
    |(?:\d{{4}}|XXXX)-W(?:\d{{2}}|XX)(?:-(?:[1-7]|WE))?(?:T(?:\d{{2}}:\d{{2}}|{PART}))?
    |{DATE}T(?:\d{{2}}:\d{{2}}|{PART})
    |P(?:\d+(?:\.\d+)?|X)(?:D|W|WE|M|Q|H|Y|DE|CE|L|SP|SU|FA|WI)(?:\d+(?:D|W|M))?(?:T\d+[HMS])?
    |PT(?:\d+(?:\.\d+)?|X)(?:H|M|S|MO|MI|AF|EV|NI)(?:\d+[MS])?""",
    re.VERBOSE,
)


def document(language, text, published=THURSDAY, blocks=None):
    article = Article(
        id="a",
        input="a",
        text=text,
        language=language,
        published=Published(published) if published else None,
        blocks=blocks or (Block("body", 0, len(text)),),
    )
    doc = Document(article)
    doc.sentences = find_sentences(doc)
    return doc


def times(language, text, published=THURSDAY):
    return [
        (text[t.start : t.end], t.value) for t in find_times(document(language, text, published))
    ]


WEEKDAYS = [
    # The day of publication is a Thursday; the tense says whether a weekday is past or to come.
    ("de", "Am Montag trat er zurück.", "2026-11-09"),
    ("de", "Am Montag wird er zurücktreten.", "2026-11-16"),
    ("de", "Am Montag entscheidet der Senat.", "2026-11-16"),
    ("de", "Die Sperre gilt bis Montag.", "2026-11-16"),
    ("de", "Am Donnerstag trat er zurück.", "2026-11-12"),
    ("de", "Am vergangenen Donnerstag trat er zurück.", "2026-11-05"),
    ("de", "Am kommenden Donnerstag tritt er zurück.", "2026-11-19"),
    ("en", "He resigned on Monday.", "2026-11-09"),
    ("en", "He will resign on Monday.", "2026-11-16"),
    ("en", "He resigned last Thursday.", "2026-11-05"),
    ("es", "El lunes dimitió.", "2026-11-09"),
    ("es", "El lunes dimitirá.", "2026-11-16"),
    ("fr", "Il a démissionné lundi.", "2026-11-09"),
    ("fr", "Il démissionnera lundi.", "2026-11-16"),
    ("it", "Lunedì si è dimesso e ha parlato.", "2026-11-09"),
    ("it", "Lunedì parlerà.", "2026-11-16"),
    ("pt", "Na segunda-feira ele falou.", "2026-11-09"),
    ("pl", "W poniedziałek złożył dymisję.", "2026-11-09"),
    ("pl", "W poniedziałek będzie głosowanie.", "2026-11-16"),
    ("ru", "В понедельник он выступил.", "2026-11-09"),
    ("ru", "В понедельник он будет выступать.", "2026-11-16"),
    ("uk", "У понеділок він виступив.", "2026-11-09"),
    ("nl", "Maandag heeft hij gesproken.", "2026-11-09"),
    ("nl", "Maandag zal hij spreken.", "2026-11-16"),
    ("sv", "På måndagen talade han.", "2026-11-09"),
    ("cs", "V pondělí promluvil.", "2026-11-09"),
]


@pytest.mark.parametrize(("language", "text", "value"), WEEKDAYS)
def test_the_tense_says_which_weekday_is_meant(language, text, value):
    assert [v for _, v in times(language, text)] == [value]


SILENT = [
    ("de", "Rund 1900 Menschen kamen, 2000 Euro wurden gesammelt."),
    ("de", "Der 45-jährige Fahrer und eine 30 Jahre alte Frau überlebten."),
    ("de", "Die Partei kam auf 30,5 Prozent und 12 Sitze."),
    ("de", "Er morgelte nicht und die Sonne schien."),
    ("en", "A 34-year-old man, 1,200 troops and $2000 were mentioned."),
    ("en", "They may march; the sun, I mean, was out."),
    ("en", "The second and the third man scored 2-1."),
    ("fr", "Il a été élu et le service est ouvert."),
    ("ru", "Он получил 30 процентов и 12 мест."),
    ("tlh", "9 November 2026"),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_is_no_time_is_left_out(language, text):
    assert times(language, text) == []


OPEN = [
    ("de", "Am 9. November wurde verkündet.", "XXXX-11-09"),
    ("de", "Am Donnerstag wurde verkündet.", "XXXX-WXX-4"),
    ("de", "In dieser Woche wurde verkündet.", "XXXX-WXX"),
    ("de", "Im vergangenen Monat wurde verkündet.", "XXXX-XX"),
    ("de", "Im Juni wurde verkündet.", "XXXX-06"),
    ("de", "Gestern wurde verkündet.", "XXXX-XX-XX"),
    ("de", "Im nächsten Jahr wird verkündet.", "XXXX"),
    ("de", "Im Herbst wird verkündet.", "XXXX-FA"),
    ("en", "It was published on Thursday evening.", "XXXX-WXX-4TEV"),
    ("en", "It was published at 9:15 p.m.", "XXXX-XX-XXT21:15"),
    ("vi", "Luật được ký ngày 9/11.", "XXXX-11-09"),
    ("ru", "Закон подписан 9 ноября.", "XXXX-11-09"),
]


@pytest.mark.parametrize(("language", "text", "value"), OPEN)
def test_without_a_day_of_publication_values_stay_open(language, text, value):
    assert [v for _, v in times(language, text, None)] == [value]


TOLD = [
    ("de", "Am 1. März 2024 fiel das Urteil. Am Tag darauf ging er in Berufung.", "2024-03-02"),
    ("de", "Am 1. März 2024 fiel das Urteil. Am Abend feierte er.", "2024-03-01TEV"),
    ("de", "Am 1. März 2024 fiel das Urteil. Um 14 Uhr ging er.", "2024-03-01T14:00"),
    ("de", "Im März 2022 begann es. Am 5. März war es vorbei.", "2022-03-05"),
    ("en", "He left on May 3, 2024. Two days later he was back.", "2024-05-05"),
    ("en", "He left on May 3, 2024. The previous day he had packed.", "2024-05-02"),
    ("fr", "Il est parti le 3 mai 2024. Le lendemain il est revenu.", "2024-05-04"),
    ("ru", "Он уехал 3 мая 2024 года. Накануне он собрал вещи.", "2024-05-02"),
]


@pytest.mark.parametrize(("language", "text", "value"), TOLD)
def test_what_follows_is_counted_from_the_day_that_is_told_of(language, text, value):
    assert times(language, text)[-1][1] == value


def test_an_outlook_anchors_nothing():
    text = "Am 20. November soll abgestimmt werden. Am Abend kam es zu Protesten."
    assert times("de", text)[-1][1] == "2026-11-12TEV"


def test_today_is_the_present_in_an_essay_and_a_day_in_a_report():
    filler = "Das Land hat viele Wälder und noch mehr Seen. " * 60
    assert times("de", filler + "Heute gibt es mehr Wald.")[-1][1] == "PRESENT_REF"
    assert times("de", "Gestern brannte es. Heute regnet es.")[-1][1] == THURSDAY


def test_of_furniture_only_the_day_of_publication_is_kept():
    text = "Portal | 12.11.2026\nLesen Sie auch: Was am 3. Mai 2025 geschah\nGestern regnet es."
    line, links = text.index("\n"), text.rindex("\n")
    blocks = (
        Block("furniture", 0, line),
        Block("furniture", line + 1, links),
        Block("body", links + 1, len(text)),
    )
    found = find_times(document("de", text, THURSDAY, blocks))
    assert [t.value for t in found] == ["2026-11-12", "2026-11-11"]


def test_read_as_of_another_day_only_the_values_change():
    doc = document("de", "In dieser Woche kam sie, letzten Monat er, am 9. November beide.", None)
    found = find_times(doc)
    analysis = Analysis("a", 1, "de", "full", sentences=doc.sentences, times=found)
    anew = times_as_of(doc.article, analysis, dt.date(2026, 11, 12))
    assert [(t.start, t.end) for t in anew] == [(t.start, t.end) for t in found]
    assert [t.value for t in anew] == ["2026-W46", "2026-10", "2026-11-09"]


CODES = [c for c in available() if time_words(c)]
DAYS = st.one_of(st.none(), st.dates(dt.date(1900, 1, 1), dt.date(2150, 1, 1)))


def forms(code):
    glue = [
        " ",
        ", ",
        ".",
        "-",
        "/",
        "\n",
        "31",
        "12",
        "30",
        "2024",
        "1999",
        "9.11.",
        "21:15",
        "8h",
    ]
    return [" ".join(w.pieces) for w in time_words(code)] + glue * 20


@pytest.mark.parametrize("code", CODES)
def test_any_row_of_words_gives_spans_in_the_text_and_timex3_values(code):
    pool = forms(code)

    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(st.lists(st.sampled_from(pool), max_size=14), DAYS)
    def check(words, day):
        text = " ".join(words)
        found = find_times(document(code, text, day.isoformat() if day else None))
        assert all(0 <= t.start < t.end <= len(text) for t in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        for time in found:
            assert TIMEX3.fullmatch(time.value), (time.value, text)

    check()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=120), st.sampled_from(CODES), DAYS)
def test_any_text_is_read_without_an_error(text, code, day):
    for time in find_times(document(code, text, day.isoformat() if day else None)):
        assert TIMEX3.fullmatch(time.value)
