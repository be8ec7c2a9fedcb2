"""Notices of correction and withdrawal: a block of their own in every language, in every input."""

import json
from datetime import date

import pytest

from stemma.reading.article import build_article
from stemma.reading.inputs import read_inputs
from stemma.reading.pages import read_page

NOW = date(2026, 11, 21)
PROSE = (
    "The harbour office of Lindholm closed the northern quay on Tuesday after divers found cracks "
    "in eleven of the old wooden piles below the water line, the office said in the evening."
)
BODY = f"{PROSE}\n\nFerries to the islands are going to use the southern quay until the spring."


def notices(text: str, language: str = "en"):
    """Return the notice of an article and the words of its correction blocks."""
    row = {"text": text, "language": language, "title": "Northern quay closed for six weeks"}
    found = build_article(row, "here", NOW)
    return found.notice, [found.text[s.start : s.end] for s in found.spans("correction")]


CORRECTIONS = [
    (
        "en",
        "Correction: an earlier version gave eleven piles as twelve; the office counted eleven.",
    ),
    ("en", "An earlier version of this article said that the southern quay was closed as well."),
    ("en", "Editor's note: The name of the harbour master was misspelt in the first line."),
    ("de", "Korrektur: Zunächst stand hier, der südliche Kai sei gesperrt worden."),
    ("de", "Anmerkung der Redaktion: Die Zahl der Pfähle haben wir nachträglich geändert."),
    ("de", "In einer früheren Version dieses Artikels war von zwölf Pfählen die Rede."),
    ("de", "Berichtigung: Der Hafenmeister heißt Holt und nicht Hold, wie es zuerst hieß."),
    ("fr", "Rectificatif : le quai sud reste ouvert, contrairement à ce qui était écrit."),
    ("fr", "Une version précédente de cet article donnait un chiffre faux de pieux."),
    ("es", "Corrección: el muelle sur sigue abierto y no cerrado como decía la nota."),
    ("es", "Una versión anterior de este artículo daba otra cifra de pilotes dañados."),
    ("it", "Errata corrige: il molo sud resta aperto e non chiuso come scritto prima."),
    ("pt", "Uma versão anterior deste texto dizia que o cais sul estava fechado também."),
    ("nl", "Rectificatie: de zuidkade is open gebleven en niet gesloten zoals hier stond."),
    ("pl", "Sprostowanie: nabrzeże południowe pozostaje otwarte, a nie zamknięte od wtorku."),
    ("cs", "Oprava: jižní nábřeží zůstává otevřené, původně jsme uvedli opak toho."),
    ("ro", "Erată: cheiul de sud rămâne deschis, nu închis cum am scris la început."),
    ("ru", "Исправление: южный причал остаётся открытым, раньше здесь стояло другое."),
    ("uk", "Виправлення: південний причал лишається відкритим, раніше тут було інше."),
    ("sv", "Rättelse: den södra kajen är öppen och inte stängd som vi först skrev."),
    ("tr", "Düzeltme: güney rıhtımı açık kalıyor, ilk haberde kapalı olduğu yazılmıştı."),
    ("vi", "Đính chính: bến phía nam vẫn mở cửa, không phải đóng cửa như bài viết đã nêu."),
    ("bg", "Поправка: южният кей остава отворен, а не затворен, както писахме."),
    ("sl", "Popravek: južni pomol ostaja odprt in ni zaprt, kot smo napisali prej."),
]

WITHDRAWALS = [
    ("en", "This article has been withdrawn because the figures could not be confirmed."),
    ("en", "WITHDRAWN: the report on the northern quay rested on a document that was not genuine."),
    ("en", "KILL: the item on the quay is wrong, and a new one is going to be sent."),
    ("de", "Bitte nicht mehr verwenden! Die Meldung über den Kai beruhte auf einem Irrtum."),
    ("de", "Dieser Artikel wurde zurückgezogen, weil die Zahlen sich nicht belegen ließen."),
    ("fr", "Cet article a été retiré parce que ses chiffres n'étaient pas établis."),
    ("es", "Esta noticia ha sido retirada porque no se confirmaron las cifras del muelle."),
    ("it", "Questo articolo è stato ritirato perché i dati non erano confermati affatto."),
    ("pt", "Este artigo foi retirado porque os números não puderam ser confirmados."),
    ("nl", "Dit artikel is ingetrokken omdat de cijfers niet bevestigd konden worden."),
    ("pl", "Ten artykuł został wycofany, ponieważ liczb nie udało się potwierdzić nigdzie."),
    ("cs", "Tento článek byl stažen, protože čísla se nepodařilo nijak ověřit u úřadu."),
    ("ro", "Acest articol a fost retras, deoarece cifrele nu au putut fi confirmate."),
    ("ru", "Эта статья отозвана, потому что числа подтвердить не удалось никому."),
    ("uk", "Цю статтю відкликано, бо числа підтвердити не вдалося нікому з відомства."),
    ("sv", "Artikeln har dragits tillbaka eftersom siffrorna inte kunde bekräftas av någon."),
    ("tr", "Bu haber geri çekilmiştir, çünkü rakamlar doğrulanamadı ve yanlış çıktı."),
    ("vi", "Bài viết này đã bị gỡ vì các con số không thể xác nhận được từ cơ quan cảng."),
    ("bg", "Тази статия е оттеглена, защото числата не можаха да бъдат потвърдени."),
    ("sl", "Članek je umaknjen, ker številk ni bilo mogoče potrditi pri uradu."),
]

NONE = [
    ("en", "Shares fell into a market correction on Monday, and brokers expect more of it."),
    ("en", "The department of correction said that two guards had been hurt in the yard."),
    ("en", "“Correction: we never said that the quay was safe”, the spokesman wrote on Tuesday."),
    ("en", "An earlier version of the bridge had stood at this place until the flood of 1953."),
    ("en", "The troops were withdrawn on Monday, and the village was empty by the evening."),
    ("en", "Kill rates among the seals have doubled since the harbour was made deeper."),
    ("de", "Die Kurskorrektur an der Börse war nach Ansicht der Händler lange erwartet worden."),
    ("de", "Eine Korrektur der Prognose schließt das Institut für dieses Jahr nicht aus."),
    ("de", "In einer früheren Fassung des Gesetzes hatte noch ein anderer Betrag gestanden."),
    ("de", "Der Antrag wurde am Dienstag zurückgezogen, wie die Fraktion am Abend mitteilte."),
    ("fr", "La correction des marchés se poursuit, selon les courtiers de la place."),
    ("es", "La corrección de la bolsa sigue su curso, según dicen los operadores del mercado."),
    ("pl", "Korekta na giełdzie potrwa jeszcze kilka tygodni, uważają maklerzy z Warszawy."),
    ("ru", "Поправка к закону была принята во вторник, сообщили в парламенте вечером."),
]


@pytest.mark.parametrize(("language", "line"), CORRECTIONS)
def test_corrections_have_a_block_of_their_own(language, line):
    assert notices(f"{BODY}\n\n{line}", language) == ("correction", [line])


@pytest.mark.parametrize(("language", "line"), WITHDRAWALS)
def test_withdrawals_have_it_too_and_are_told_apart(language, line):
    assert notices(f"{BODY}\n\n{line}", language) == ("withdrawn", [line])


@pytest.mark.parametrize(("language", "line"), NONE)
def test_what_only_sounds_like_a_notice_is_none(language, line):
    assert notices(f"{BODY}\n\n{line}\n\n{PROSE}", language) == (None, [])


def test_a_long_notice_and_one_above_the_text():
    long = "Correction: " + "The figures of the office were read from the wrong column. " * 12
    assert notices(f"{BODY}\n\n{long.strip()}") == ("correction", [long.strip()])
    line = "This story has been retracted because its only source was not at the quay that day."
    assert notices(f"{line}\n\n{BODY}") == ("withdrawn", [line])


def test_a_label_in_the_headline_leaves_it_the_headline():
    title = "WITHDRAWN: Northern quay closed"
    found = build_article({"text": f"{title}\n\n{BODY}", "language": "en"}, "here", NOW)
    assert found.notice == "withdrawn"
    assert found.title == title


def test_of_correction_and_withdrawal_the_withdrawal_is_told():
    text = f"{BODY}\n\n{CORRECTIONS[0][1]}\n\n{WITHDRAWALS[0][1]}"
    assert notices(text)[0] == "withdrawn"


def test_the_same_in_pages_rows_and_text_files(tmp_path):
    line = CORRECTIONS[0][1]
    paragraphs = "".join(f"<p>{p}</p>" for p in (*BODY.split("\n\n"), line))
    page = f"<html lang='en'><body><h1>Northern quay closed</h1>{paragraphs}</body></html>"
    (tmp_path / "a.txt").write_text(f"Northern quay closed\n\n{BODY}\n\n{line}\n", "utf-8")
    row = {"id": "1", "text": f"Northern quay closed\n\n{BODY}\n\n{line}"}
    (tmp_path / "b.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    rest = list(read_inputs([str(tmp_path)], lambda problem: pytest.fail(str(problem)), NOW))
    found = [read_page(page.encode(), {}, "p", NOW), *rest]
    assert len(found) == 3
    for article in found:
        said = [article.text[s.start : s.end] for s in article.spans("correction")]
        assert (article.notice, said) == ("correction", [line])
