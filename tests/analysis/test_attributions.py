"""Who says what: a table for every frame, and sentences in which nobody says anything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import document, said

from stemma.analysis.attributions import find_attributions

DIRECT = [
    (
        "de",
        "„Wir bleiben“, sagte Ida Kern. Es regnete.",
        [("Ida Kern", "„Wir bleiben“", "says")],
    ),
    (
        "de",
        "Ida Kern sagte: „Wir bleiben. Niemand geht.“",
        [("Ida Kern", "„Wir bleiben. Niemand geht.“", "says")],
    ),
    (
        "de",
        "„Wir bleiben“, rief die Trainerin, „und wir gewinnen.“",
        [("die Trainerin", "„Wir bleiben“ … „und wir gewinnen.“", "says")],
    ),
    (
        "en",
        '"We stay," said Ida Kern. "Nobody leaves this house today."',
        [("Ida Kern", '"We stay," … "Nobody leaves this house today."', "says")],
    ),
    (
        "en",
        '"We stay," Kern said, "and we win."',
        [("Kern", '"We stay," … "and we win."', "says")],
    ),
    ("fr", "« On reste », a lancé Ida Kern.", [("Ida Kern", "« On reste »", "says")]),
    ("ru", "«Мы остаёмся», — заявила Ида Керн.", [("Ида Керн", "«Мы остаёмся»", "says")]),
]
INDIRECT = [
    (
        "de",
        "Der Landrat meldete, dass zwei Deiche gebrochen sind.",
        [("Der Landrat", "dass zwei Deiche gebrochen sind", "says")],
    ),
    (
        "de",
        "Zwei Deiche seien gebrochen, sagte der Landrat.",
        [("der Landrat", "Zwei Deiche seien gebrochen", "says")],
    ),
    (
        "de",
        "Am Montag hatte der Landrat erklärt, der Deich halte.",
        [("der Landrat", "der Deich halte", "says")],
    ),
    (
        "de",
        "Der Verband versprach, die Preise zu senken.",
        [("Der Verband", "die Preise zu senken", "announces")],
    ),
    (
        "de",
        "Wie die Klinik mitteilte, geht es dem Kind besser.",
        [("die Klinik", "geht es dem Kind besser", "says")],
    ),
    (
        "en",
        "The county reported that two dams had failed.",
        [("The county", "that two dams had failed", "says")],
    ),
    (
        "en",
        "Two dams had failed, the county said.",
        [("the county", "Two dams had failed", "says")],
    ),
    (
        "en",
        "Kern, who runs the clinic, told reporters the child was better.",
        [("Kern, who runs the clinic", "the child was better", "says")],
    ),
    (
        "es",
        "El alcalde dijo que dos diques cedieron.",
        [("El alcalde", "que dos diques cedieron", "says")],
    ),
]
NOUNS = [
    (
        "de",
        "Der Ausbau begann trotz einer Warnung der Wirte, die Stadt zu überfordern.",
        [("der Wirte", "die Stadt zu überfordern", "warns")],
    ),
    (
        "de",
        "Kern schloss mit der Hoffnung, dass der Regen bald endet.",
        [("Kern", "dass der Regen bald endet", "says")],
    ),
    (
        "de",
        "Der Vorwurf, dass Geld fehlt, ist alt.",
        [("", "dass Geld fehlt", "accuses")],
    ),
]
ACCORDING = [
    (
        "de",
        "Laut Feuerwehr brannte das Dach.",
        [("Feuerwehr", "brannte das Dach", "says")],
    ),
    (
        "de",
        "Das Dach brannte nach Angaben der Feuerwehr zwei Stunden.",
        [("Angaben der Feuerwehr", "Das Dach brannte … zwei Stunden", "says")],
    ),
    (
        "de",
        "Der Schaden ist Schätzungen zufolge hoch.",
        [("Schätzungen", "Der Schaden ist … hoch", "estimates")],
    ),
    (
        "de",
        "Das Dach ist dicht, so der Dachdecker.",
        [("der Dachdecker", "Das Dach ist dicht", "says")],
    ),
    (
        "de",
        "Es gab Meldungen, wonach das Dach brannte.",
        [("Meldungen", "wonach das Dach brannte", "says")],
    ),
    (
        "en",
        "According to the fire service, the roof was burning.",
        [("the fire service", "the roof was burning", "says")],
    ),
    (
        "en",
        "The roof was burning, according to two witnesses.",
        [("two witnesses", "The roof was burning", "says")],
    ),
    ("pl", "Według straży, dach płonął.", [("straży", "dach płonął", "says")]),
]
STANCES = [
    ("de", "Die Firma bestätigte den Brand.", "confirms"),
    ("de", "Die Firma bestätigte den Brand nicht.", "not_confirmed"),
    ("de", "Die Firma hat den Brand bislang nicht bestätigt.", "not_confirmed"),
    ("de", "Die Firma wollte den Brand nicht bestätigen.", "not_confirmed"),
    ("de", "Die Firma dementierte den Brand.", "denies"),
    ("de", "Die Firma dementierte den Brand nicht.", "not_confirmed"),
    ("de", "Die Firma wies die Vorwürfe zurück.", "denies"),
    ("de", "Die Firma ließ offen, ob es brannte.", "not_confirmed"),
    ("de", "Die Firma warnt vor Bränden.", "warns"),
    ("de", "Die Firma fordert neue Regeln.", "demands"),
    ("de", "Die Firma kündigte an, das Werk zu schließen.", "announces"),
    ("de", "Die Firma schätzt, dass der Schaden gering ist.", "estimates"),
    ("de", "Die Firma warf der Stadt vor, zu spät reagiert zu haben.", "accuses"),
    ("en", "The firm confirmed the fire.", "confirms"),
    ("en", "The firm did not confirm the fire.", "not_confirmed"),
    ("en", "The firm declined to confirm the fire.", "not_confirmed"),
    ("en", "The firm would not say whether there was a fire.", "not_confirmed"),
    ("en", "The firm denied the fire.", "denies"),
    ("en", "The firm did not deny the fire.", "not_confirmed"),
    ("en", "The firm warned that the fire was spreading.", "warns"),
    ("en", "The firm accused the city of arson.", "accuses"),
    ("en", "The firm estimated that ten homes were lost.", "estimates"),
    ("en", "The firm announced a new plant.", "announces"),
    ("en", "The firm demanded an answer.", "demands"),
    ("fr", "L'entreprise n'a pas confirmé l'incendie.", "not_confirmed"),
    ("es", "La empresa desmintió el incendio.", "denies"),
    ("it", "L'azienda non ha smentito l'incendio.", "not_confirmed"),
    ("pt", "A empresa negou o incêndio.", "denies"),
]
NOTHING = [
    ("de", "Das sagt sich so leicht."),
    ("de", "Der Film „Die letzte Fähre nach Kiel“ läuft im Mai."),
    ("de", "Die „Seeadler“ sank vor der Küste."),
    ("de", "Nach dem Regen kam die Sonne."),
    ("de", "Wer sagt, dass Fische stumm sind?"),
    ("de", "Die Wahl fand am Sonntag statt."),
    ("de", "Sie stellte den Korb auf den Tisch."),
    ("en", "The bridge is said to be the oldest in the valley."),
    ("en", "That said, the match was fair."),
    ("en", 'The film "The Last Ferry" opens in May.'),
    ("en", "The owners' claims were heard in court."),
    ("en", "He read the report on the train."),
    ("fr", "Le pont mesure deux kilomètres."),
]


@pytest.mark.parametrize(("code", "text", "expected"), DIRECT + INDIRECT + NOUNS + ACCORDING)
def test_source_content_and_stance(code, text, expected):
    assert said(code, text) == expected


@pytest.mark.parametrize(("code", "text", "stance"), STANCES)
def test_the_verb_and_its_negation_give_the_stance(code, text, stance):
    assert [row[2] for row in said(code, text)] == [stance]


@pytest.mark.parametrize(("code", "text"), NOTHING)
def test_nobody_says_anything(code, text):
    assert said(code, text) == []


@pytest.mark.parametrize(
    ("code", "text", "stance"),
    [
        ("de", "Der Wirt sagte, die Firma habe gelogen.", "accuses"),
        ("de", "Der Wirt sagte, die Firma habe neue Fenster.", "says"),
        ("de", "Der Wirt sagte, er werde schließen.", "announces"),
        ("en", "The owner said the firm had lied.", "accuses"),
        ("en", "The owner said the firm had new windows.", "says"),
        ("en", "The owner said she would close the shop.", "announces"),
        ("en", "The lawsuit says the firm sold the pumps.", "accuses"),
        ("en", "The owner said around 40 guests are expected.", "estimates"),
    ],
)
def test_the_content_can_give_the_stance(code, text, stance):
    assert [row[2] for row in said(code, text)] == [stance]


def test_reported_mood_goes_on_over_sentences():
    text = "Kern sagte, das Haus sei alt. Der Keller sei feucht. Man werde ihn sanieren. Dann ging sie."
    assert said("de", text) == [
        ("Kern", "das Haus sei alt", "says"),
        ("Kern", "Der Keller sei feucht. Man werde ihn sanieren.", "says"),
    ]


def test_a_pronoun_points_back_at_the_sentences_before():
    text = (
        "Im Lager stehen 400 Fässer. Ein Teil dieser Fässer war undicht. "
        "Dies teilte die Behörde am Freitag mit."
    )
    before = text[: text.index(" Dies")]
    assert said("de", text) == [("die Behörde", f"{before} … Dies", "says")]


def test_the_pronoun_does_not_reach_into_another_statement():
    text = "Kern sagte, das Dach sei dicht. Das bestätigte die Versicherung."
    sources = [row[0] for row in said("de", text)]
    assert sources == ["Kern", "die Versicherung"]


def test_a_denial_is_parted_from_the_words_it_is_given_in():
    text = "Die Firma wies den Vorwurf zurück: „Alle Ventile waren seit Mai geprüft.“"
    assert said("de", text) == [
        ("Die Firma", "den Vorwurf", "denies"),
        ("Die Firma", "„Alle Ventile waren seit Mai geprüft.“", "says"),
    ]


@pytest.mark.parametrize(
    ("code", "text", "via"),
    [
        ("de", "„Es reicht“, sagte sie der Rundschau.", "der Rundschau"),
        ("de", "Der Wirt sagte gegenüber dem Kurier, es sei still.", "dem Kurier"),
        ("en", '"Enough," she told the Courier.', "the Courier"),
    ],
)
def test_who_was_told(code, text, via):
    assert [a.via for a in find_attributions(document(code, text))] == [via]


@pytest.mark.parametrize(
    ("code", "text", "speakers"),
    [
        (
            "de",
            "Ida Kern sagte, es sei spät. „Ich gehe“, sagte sie.",
            ["Ida Kern", "Ida Kern"],
        ),
        (
            "de",
            "Die Bürgermeisterin Ida Kern sprach. Kern sagte, es sei spät.",
            ["Ida Kern"],
        ),
        ("de", "Der Sprecher sagte, es sei spät.", ["Sprecher"]),
        ("de", "Nach Angaben der Polizei war es spät.", ["Polizei"]),
        ("en", "Ida Kern said it was late. She said she was tired.", ["Ida Kern", "Ida Kern"]),
        ("en", "A spokesman for Ida Kern said it was late.", ["spokesman for Ida Kern"]),
    ],
)
def test_speakers(code, text, speakers):
    assert [a.speaker for a in find_attributions(document(code, text))] == speakers


def test_a_language_without_speech_has_no_attributions():
    assert find_attributions(document("hu", "„Jó napot“ – mondta.")) == ()


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Minister: Brücke bleibt zu", [("Minister", "Brücke bleibt zu", "says")]),
        (
            "de",
            "Zwei Deiche sind gebrochen – Polizei",
            [("Polizei", "Zwei Deiche sind gebrochen", "says")],
        ),
        ("de", "Hochwasser: Zwei Deiche gebrochen", []),
        ("en", "Mayor: Bridge stays shut", [("Mayor", "Bridge stays shut", "says")]),
        ("en", "Weather: more rain", []),
        ("en", "Two hurt in Ilz flood, police say", [("police", "Two hurt in Ilz flood", "says")]),
        (
            "en",
            "Police: 23 held; lawyers say 31",
            [("Police", "23 held", "says"), ("lawyers", "31", "says")],
        ),
    ],
)
def test_labels_of_headlines(code, text, expected):
    assert said(code, text, "title") == expected


TWO_CUES = [
    (
        "en",
        "Kern said the roof held and called the survey a waste of money.",
        [("Kern", "the roof held", "says"), ("Kern", "the survey a waste of money", "says")],
    ),
    (
        "en",
        "Kern joked that it was late, but went on to say that she would stay.",
        [("Kern", "that it was late", "says"), ("Kern", "that she would stay", "announces")],
    ),
    (
        "de",
        "Kern sagte, das Dach halte und fügte hinzu: „Wir bleiben.“",
        [("Kern", "das Dach halte", "says"), ("Kern", "„Wir bleiben.“", "says")],
    ),
    (
        "de",
        "Vier Häuser brannten nach Angaben der Stadt, sechs laut Versicherung.",
        [
            ("Angaben der Stadt", "Vier Häuser brannten", "says"),
            ("Versicherung", "sechs", "says"),
        ],
    ),
    (
        "de",
        "Ob der Keller trocken ist, wie der Wirt beteuert, oder das Dach, wie sie sagen, ist offen.",
        [
            ("der Wirt", "Ob der Keller trocken ist", "says"),
            ("sie", "oder das Dach", "says"),
        ],
    ),
]
ATTITUDES = [
    ("en", "The guild endorsed Ida Kern.", [("The guild", "Ida Kern", "says")]),
    ("en", "The firm plans to close.", [("The firm", "to close", "announces")]),
    ("en", "Kern voted against the budget.", [("Kern", "the budget", "says")]),
    (
        "en",
        "The lake is expected to freeze.",
        [("", "The lake … to freeze", "estimates")],
    ),
    ("en", "Kern backs the bridge.", [("Kern", "the bridge", "says")]),
    (
        "de",
        "Die Polizei zählte 20 Gäste, der Veranstalter 30.",
        [("Die Polizei", "20 Gäste", "says"), ("der Veranstalter", "30", "says")],
    ),
    (
        "de",
        "Es kamen nach Angaben der Gewerkschaft 2.800 Arbeiter.",
        [("Angaben der Gewerkschaft", "Es kamen … 2.800 Arbeiter", "says")],
    ),
    ("de", "Kern weigerte sich, die Akten zu öffnen.", [("Kern", "die Akten zu öffnen", "denies")]),
]
NO_ATTITUDES = [
    ("en", "The new plans cost a lot."),
    ("en", "Her old bridge plans to the north failed."),
    ("en", "The back of the house burned."),
    ("en", "A long vote was held on Monday."),
    ("en", "Claims of theft were rare."),
    ("de", "Die Pläne für den Hafen sind teuer."),
    ("de", "Zwei weitere Läufe sind für Mai angekündigt."),
    ("de", "Überschwemmungen haben 30 Todesopfer gefordert."),
    ("de", "Der Pilot meldete sich ab, so dass ein Alarm begann."),
    ("de", "Ein Treffen ist geplant, wo man sich berät."),
    ("en", "The 40 pledged votes are gone."),
]
WHOLE_SOURCES = [
    ("en", "Kern and Roth both said it was late.", "Kern and Roth"),
    ("en", "Kern quietly said it was late.", "Kern"),
    ("en", "After Kern said it was late, the guests left.", "Kern"),
    ("en", "In a letter sent on Monday, Kern said it was late.", "Kern"),
    ("en", "Ida Kern (D-Ohio), head of the board, said it was late.",
     "Ida Kern (D-Ohio), head of the board"),
    ("en", '"It is late," an angry Kern snapped.', "an angry Kern"),
    ("en", "It was late, according to a note last week by the guild.",
     "a note last week by the guild"),
    ("de", "Auch der alte Wirt sagte, es sei spät.", "der alte Wirt"),
    ("de", "Eine der Köchinnen, Ida Kern, sagte, es sei spät.", "Eine der Köchinnen, Ida Kern"),
    ("de", "Gestern hatte der Wirt, Jan Roth, erklärt, es sei spät.", "der Wirt, Jan Roth"),
    ("de", "„Es ist spät“, sagte Jan Roth, Wirt der Krone.", "Jan Roth, Wirt der Krone"),
    ("de", "Einem Brief der Gilde zufolge ist es spät.", "Einem Brief der Gilde"),
    ("de", "Laut gilde.de ist es spät.", "gilde.de"),
    ("pt", "O presidente da Câmara, Rui Melo, anunciou o encerramento da ponte.",
     "O presidente da Câmara, Rui Melo"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), [*TWO_CUES, *ATTITUDES])
def test_who_goes_on_and_what_is_wanted(code, text, expected):
    assert said(code, text) == expected


@pytest.mark.parametrize(("code", "text"), NO_ATTITUDES)
def test_nouns_that_look_like_verbs(code, text):
    assert said(code, text) == []


@pytest.mark.parametrize(("code", "text", "source"), WHOLE_SOURCES)
def test_a_source_is_whole(code, text, source):
    assert [row[0] for row in said(code, text)] == [source]


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("en", "The bridge, Kern said, is safe.", "The bridge … is safe"),
        (
            "en",
            "Kern said that Ms. Roth and Gen. Poe left on Monday.",
            "that Ms. Roth and Gen. Poe left on Monday",
        ),
        ("en", "It seems that the bridge held.", "that the bridge held"),
        ("en", "For once, Kern said, the bridge is safe.", "the bridge is safe"),
        ("en", "Kern said the bridge is safe — a claim she made before.", "the bridge is safe"),
        ("en", "The guild, which backs Kern, met on Monday.", "Kern"),
        ("en", "Kern mocked the bridge, which opened in May.", "the bridge"),
        ("de", "Kern bezeichnete den Bau als „Narretei“.", "„Narretei“"),
        ("de", "Ida Kern wies Vorwürfe aus dem Jahr 1991 zurück.", "Vorwürfe aus dem Jahr 1991"),
        ("de", "Laut Gilde gibt es Becher, die im Mai verteilt werden.",
         "gibt es Becher, die im Mai verteilt werden"),
    ],
)  # fmt: skip
def test_a_content_ends_where_the_speaker_does(code, text, content):
    assert [row[1] for row in said(code, text)] == [content]


def test_the_speaker_of_a_heading_speaks_in_the_next_paragraph():
    text = 'Jan Roth went on:\n\n"The bridge was never safe and everybody knew it."'
    assert [row[0] for row in said("en", text)] == ["Jan Roth"]


def test_a_relative_pronoun_speaks_only_in_its_clause():
    text = (
        "Ida Kern, who said the bridge held, closed it. "
        '"Nobody should have to cross a bridge like that."'
    )
    assert [row[0] for row in said("en", text)][-1] != "who"


def test_who_only_hands_on_a_quotation_is_where_it_is_from():
    found = find_attributions(document("en", '"It is late," said Kern, according to the Courier.'))
    assert [(a.speaker, a.via) for a in found] == [("Kern", "the Courier")]


def test_who_speaks_on_may_tell_what_he_thinks():
    text = "Kern sagte, das Haus sei alt. Er gehe davon aus, dass es stehen bleibe."
    assert [row[:2] for row in said("de", text)] == [
        ("Kern", "das Haus sei alt"),
        ("Kern", "Er gehe davon aus, dass es stehen bleibe."),
    ]


_WORDS = st.sampled_from(
    ["Kern", "sagte", ",", ".", "„", "“", "dass", "er", "der", "laut", "nach", "Angaben", "sei",
     "mit", "teilte", "das", "(", ")", ":", "nicht", "Polizei", "wie", "so", "und", "zufolge"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_WORDS, max_size=25))
def test_any_order_of_words_gives_spans_of_the_text(parts):
    text = " ".join(parts)
    for code in ("de", "en"):
        for found in find_attributions(document(code, text)):
            assert found.content
            for start, end in (*found.source, *found.cue, *found.content):
                assert 0 <= start < end <= len(text)
