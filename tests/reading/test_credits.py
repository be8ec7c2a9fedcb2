"""Credits, datelines, authors and dates, in the forms of many languages and agencies."""

from __future__ import annotations

from datetime import date

import pytest

from stemma.reading.article import build_article
from stemma.reading.blocks import lay_out
from stemma.reading.credits import link_name
from stemma.reading.dates import find_date

BODY = {
    "de": "Die Fähre hat am Dienstag wieder abgelegt, teilte die Reederei mit. Verletzt wurde niemand.",
    "en": "The ferry left the harbour again on Tuesday, the company said. Nobody was hurt at all.",
    "es": "El ferri volvió a zarpar el martes, informó la compañía naviera. Nadie resultó herido.",
    "fr": "Le bac a repris la mer mardi, a annoncé la compagnie maritime. Personne n'a été blessé.",
    "it": "Il traghetto è ripartito martedì, ha detto la compagnia di navigazione. Nessuno è ferito.",
    "pt": "O barco voltou a partir na terça-feira, disse a companhia de navegação. Ninguém se feriu.",
    "nl": "De veerboot vaart sinds dinsdag weer, zei de rederij in een verklaring. Niemand raakte gewond.",
    "pl": "Prom ponownie wypłynął we wtorek, poinformował armator w komunikacie. Nikt nie ucierpiał.",
    "ru": "Паром снова вышел в море во вторник утром, сообщила компания. Никто не пострадал.",
    "uk": "Пором знову вийшов у море у вівторок уранці, розповіли в компанії. Ніхто не постраждав.",
    "vi": "Chiếc phà đã rời bến trở lại vào sáng thứ ba, công ty cho biết. Không có ai bị thương.",
    "tr": "Feribot salı sabahı yeniden denize açıldı, diye bildirdi şirket dün. Kimse yaralanmadı.",
    "sv": "Färjan lade ut igen på tisdagen, meddelade rederiet i ett uttalande. Ingen skadades.",
    "cs": "Přívoz v úterý znovu vyplul, oznámila společnost ve svém prohlášení. Nikdo nebyl zraněn.",
    "ro": "Bacul a plecat din nou marți dimineața, a anunțat compania de navigație. Nimeni nu e rănit.",
}

AGENCIES = [
    ("de", "Kiel (dpa) - {}", ["dpa"]),
    ("de", "KIEL (dpa/AFP) – {}", ["dpa", "AFP"]),
    ("de", "{} (dpa/AFP)", ["dpa", "AFP"]),
    ("de", "{}\nMit Material von AFP und dpa", ["AFP", "dpa"]),
    ("de", "{}\nQuelle: dpa", ["dpa"]),
    ("de", "{}\n© dpa-infocom, dpa:260310-930-112233/1", ["dpa"]),
    ("de", "Wien (APA) - {}", ["APA"]),
    ("de", "Bern (sda) {}", ["Keystone-SDA"]),
    ("de", "Dies sagte er der dpa. {}", []),
    ("de", "{} Das sagte eine Sprecherin der Nachrichtenagentur AFP.", []),
    ("de", "Foto: dpa\n{}", []),
    ("de", "Die Fähre am Kai. (Quelle: AFP)\n{}", []),
    ("en", "MOSCOW, Nov 9 (Reuters) - {}", ["Reuters"]),
    ("en", "KIRKWALL, Scotland (AP) — {}", ["AP"]),
    ("en", "By The Associated Press\n{}", ["AP"]),
    ("en", "{}\nWith reporting by Reuters", ["Reuters"]),
    ("en", "{}\nCopyright 2026 The Associated Press. All rights reserved.", ["AP"]),
    ("en", "{} The mayor told Reuters that she was relieved.", []),
    ("en", "KIRKWALL — {}", []),
    ("es", "Vigo, 9 mar (EFE).- {}", ["EFE"]),
    ("es", "{} EFE", ["EFE"]),
    ("es", "{} Así lo dijo a EFE el alcalde del pueblo.", []),
    ("fr", "Brest (AFP) - {}", ["AFP"]),
    ("fr", "Avec AFP • Publié le 10 mars 2026 à 9h12\n{}", ["AFP"]),
    ("fr", "Le Phare de l'Ouest avec AFP\n{}", ["AFP"]),
    ("fr", "{}\nbur-xy/ab/cd", ["AFP"]),
    ("fr", "« C'est fini », a précisé à l'AFP un marin qui préfère rester anonyme. {}", []),
    ("it", "(ANSA) - ROMA, 10 MAR - {}", ["ANSA"]),
    ("it", "{} (ANSA)", ["ANSA"]),
    ("pt", "Faro, 10 mar 2026 (Lusa) – {}", ["Lusa"]),
    ("pt", "{}\nLusa/Fim", ["Lusa"]),
    ("pt", "{}\nCom informações da Reuters", ["Reuters"]),
    ("nl", "DEN HELDER (ANP) - {}", ["ANP"]),
    ("nl", "{}\nBron: Belga", ["Belga"]),
    ("pl", "Gdynia (PAP) - {}", ["PAP"]),
    ("pl", "{} (PAP)", ["PAP"]),
    ("pl", "Fot. PAP/Jan Lis\n{}", []),
    ("pl", "{}\nŹródło: PAP", ["PAP"]),
    ("ru", "Москва. 9 ноября. ТАСС. {}", ["TASS"]),
    ("ru", "МОСКВА, 9 ноя — РИА Новости. {}", ["RIA Novosti"]),
    ("ru", "ОДЕССА, 9 ноября. /ТАСС/. {}", ["TASS"]),
    ("ru", "{} Об этом сообщает «Интерфакс».", ["Interfax"]),
    ("ru", "{}\nПо материалам Reuters", ["Reuters"]),
    ("uk", "КИЇВ. 9 листопада. УНН. {}", ["UNN"]),
    ("uk", "{} Про це повідомляє Укрінформ.", ["Ukrinform"]),
    ("vi", "Hải Phòng (TTXVN) - {}", ["VNA"]),
    ("vi", "{}\nTheo TTXVN", ["VNA"]),
    ("vi", "Ảnh: TTXVN\n{}", []),
    ("tr", "İstanbul (AA) - {}", ["Anadolu"]),
    ("sv", "{} (TT)", ["TT"]),
    ("cs", "Praha (ČTK) - {}", ["CTK"]),
    ("cs", "{} (ČTK)", ["CTK"]),
    ("ro", "{} (Agerpres)", ["Agerpres"]),
    ("ro", "{}\nSursa: Mediafax", ["Mediafax"]),
]


@pytest.mark.parametrize(("language", "text", "names"), AGENCIES)
def test_agency_credits(language, text, names):
    whole = text.format(BODY[language])
    read = lay_out(whole, None, None, language).credits
    found = [c.name for c in read if c.kind == "agency"]
    assert sorted(set(found)) == sorted(names)


OTHERS = [
    ("de", "Foto: Jonas Reh/AFP\n{}", "photo", "AFP"),
    ("de", "Der Hafen am Morgen. Foto: Ole Brandt\n{}", "photo", "Ole Brandt"),
    ("en", "The ferry at the pier. (Photo: Getty Images)\n{}", "photo", "Getty Images"),
    ("fr", "Le bac à quai, mardi. © Luc Petit / AFP\n{}", "photo", "AFP"),
    ("de", "{}\nQuelle: https://www.inselbote.example/2026/faehre.html", "source_link",
     "inselbote.example"),
    ("vi", "{}\nNguồn: https://baobien.example/pha", "source_link", "baobien.example"),
    ("de", "{}\nAus dem Englischen von Karla Busch", "translator", "Karla Busch"),
    ("en", "{}\nTranslated by Iris Tolland", "translator", "Iris Tolland"),
    ("ru", "{}\nИсточник: Портовый вестник", "source_link", "Портовый вестник"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind", "name"), OTHERS)
def test_other_credits(language, text, kind, name):
    whole = text.format(BODY[language])
    read = lay_out(whole, None, None, language).credits
    assert [(c.kind, c.name) for c in read] == [(kind, name)]
    assert all(0 <= c.start < c.end <= len(whole) for c in read)


def test_a_source_link_has_the_name_that_the_page_glues_to_its_date():
    text = f"Fähre fährt wieder\nBáo BiểnBáo Biển10/03/2026\n{BODY['de']}\n\nQuelle: https://baobien.vn/x"
    article = build_article({"text": text, "outlet": "Inselweb", "language": "de"}, "t", None)
    assert [(c.kind, c.name) for c in article.credits] == [("source_link", "Báo Biển")]
    assert article.published is not None
    assert (article.published.value, article.published.read_from) == ("2026-03-10", "text")
    assert article.outlet == "Inselweb"


DATELINES = [
    ("de", "Kiel (dpa) - {}", "Kiel", "dpa"),
    ("en", "KIRKWALL, Scotland (AP) — {}", "KIRKWALL", "AP"),
    ("en", "WASHINGTON — {}", "WASHINGTON", None),
    ("en", "AFP, Tromso, 9 March 2026\n{}", "Tromso", "AFP"),
    ("es", "Vigo, 9 mar (EFE).- {}", "Vigo", "EFE"),
    ("ru", "Москва. 9 ноября. ТАСС. {}", "Москва", "TASS"),
    ("en", "{}", None, None),
]


@pytest.mark.parametrize(("language", "text", "place", "agency"), DATELINES)
def test_datelines(language, text, place, agency):
    found = lay_out(text.format(BODY[language]), None, None, language).dateline
    assert (found.place, found.agency) == (place, agency) if found else place is None


DATES = [
    ("de", "10.06.2026, 07:42 Uhr", "2026-06-10T07:42", None),
    ("de", "4. März 2026", "2026-03-04", None),
    ("de", "Der Bote24.12.2025", "2025-12-24", None),
    ("en", "March 4, 2026 at 2:05 PM", "2026-03-04T14:05", None),
    ("en", "4th March 2026", "2026-03-04", None),
    ("en", "10/11/2024", "2024-10-11", "2024-11-10"),
    ("en", "25/11/2024", "2024-11-25", None),
    ("en", "04.03.2026", "2026-03-04", None),
    ("fr", "Publié le 1er avril 2026 à 22h30", "2026-04-01T22:30", None),
    ("fr", "10/11/2024", "2024-11-10", None),
    ("es", "3 de mayo de 2026", "2026-05-03", None),
    ("pt", "13 de março de 2026, 08h00", "2026-03-13T08:00", None),
    ("pl", "11 czerwca 2026, 14:05", "2026-06-11T14:05", None),
    ("ru", "5 марта 2026", "2026-03-05", None),
    ("uk", "18 жовтня 2025, 20:02", "2025-10-18T20:02", None),
    ("vi", "Ngày 28 tháng 11 năm 2025", "2025-11-28", None),
    ("tr", "1 Kasım 2024", "2024-11-01", None),
    ("sv", "den 9 november 2024", "2024-11-09", None),
    ("cs", "8. února 2026", "2026-02-08", None),
    ("ja", "2026年3月4日", "2026-03-04", None),
    ("und", "2026-03-04", "2026-03-04", None),
    ("de", "am 31.02.2026", None, None),
    ("de", "12,89 Meter", None, None),
    ("en", "in May, 2000 people", None, None),
]


@pytest.mark.parametrize(("language", "line", "value", "other"), DATES)
def test_dates(language, line, value, other):
    found = find_date(line, language)
    assert (found.value, found.other) == (value, other) if found else value is None


def test_no_date_lies_in_the_future():
    assert find_date("10/11/2026", "en", date(2026, 10, 20)).value == "2026-10-11"
    assert find_date("10/11/2026", "en", date(2026, 11, 20)).other == "2026-11-10"
    assert find_date("11/10/2026", "en", date(2026, 10, 20)).value == "2026-10-11"
    assert find_date("24.12.2026", "de", date(2026, 10, 20)) is None


PUBLISHED = [
    ({"published": "2026-03-04T10:00"}, ("2026-03-04T10:00", "minute", "given", True)),
    ({"published": "2026-03"}, ("2026-03", "month", "given", True)),
    ({"published": "2026"}, ("2026", "year", "given", True)),
    ({"published": "Wed, 04 Mar 2026 10:00:00 GMT"}, ("2026-03-04T10:00", "minute", "given", True)),
    ({"published": "soon"}, None),
    ({"url": "https://x.example/2026/03/04/ferry"}, ("2026-03-04", "day", "url", True)),
    ({"url": "https://x.example/2027/03/04/ferry"}, None),
    ({"text": "Ferry is back\n10/11/2025\n" + BODY["en"]}, ("2025-10-11", "day", "text", False)),
    ({"text": "Ferry is back\n10/11/2025\n" + BODY["en"], "url": "https://x.example/2025/11/10/f"},
     ("2025-11-10", "day", "text", True)),
]  # fmt: skip


@pytest.mark.parametrize(("row", "expected"), PUBLISHED)
def test_when_it_appeared_and_where_that_was_read(row, expected):
    row = {"text": BODY["en"], "language": "en", **row}
    found = build_article(row, "t", date(2026, 11, 1)).published
    if expected is None:
        assert found is None
    else:
        assert (found.value, found.precision, found.read_from, found.certain) == expected


@pytest.mark.parametrize(
    ("address", "names", "name"),
    [
        ("https://www.inselbote.example/a", (), "inselbote.example"),
        ("https://m.tinbien.vn/a", ("Tin Biển",), "Tin Biển"),
        ("https://tinbien.vn/a", ("Báo Khác",), "tinbien.vn"),
        ("www.hafen-kurier.example/a", ("Hafen Kurier",), "Hafen Kurier"),
    ],
)
def test_names_of_sites(address, names, name):
    assert link_name(address, names) == name


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("de", "Von Jette Harms, Husum", "Jette Harms, Husum"),
        ("en", "By Clara Odell", "Clara Odell"),
        ("fr", "Par Margaux Thiéry", "Margaux Thiéry"),
        ("en", "By staff", None),
        ("de", "Von der Insel kam am Abend keine Nachricht mehr.", None),
    ],
)
def test_authors(language, line, name):
    text = f"Ein Wort\n{line}\n{BODY[language]}\n{BODY[language]}"
    assert lay_out(text, None, None, language).byline == name


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Video: Frachter rammt eine Brücke in Husum"),
        ("de", "Bilder: So feierte die Insel die Rückkehr der Fähre"),
        ("en", "Update: ferry company names new captain"),
        ("en", "Photos: the ferry comes home after a year"),
        ("en", "Sources: ferry company to name new captain"),
    ],
)
def test_a_headline_with_a_label_is_a_title(language, line):
    layout = lay_out(f"{line}\n{BODY[language]}\n{BODY[language]}", None, None, language)
    assert layout.title == line
    assert layout.credits == ()
