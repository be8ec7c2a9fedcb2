"""Charsets: told, told wrongly, not told or mixed; the text comes out right, or it is said what is not."""

import pytest

from stemma.errors import UnreadableInput
from stemma.reading.decoding import decode, decoded
from stemma.reading.markup import page_text
from stemma.reading.pages import read_page

TEXTS = {
    "de": "Die Fähre hat am Dienstag wieder abgelegt, teilte die Reederei mit. Für Fußgänger öffnet "
    "die Brücke erst später.",
    "fr": "Le ferry a repris la mer mardi matin, a annoncé la compagnie. Personne n'a été blessé, là "
    "où l'été s'achève.",
    "cs": "Trajekt v úterý ráno opět vyplul, oznámila společnost. Příští týden se škody vyčíslí.",
    "pl": "Prom we wtorek rano znów wypłynął w morze, poinformowała spółka. Nikt nie został ranny.",
    "tr": "Feribot salı sabahı yeniden denize açıldı, şirket açıkladı. Bu iş önümüzdeki hafta sürecek.",
    "ru": "Паром снова вышел в море во вторник утром, сообщила компания. Никто не пострадал.",
    "uk": "Пором знову вийшов у море у вівторок вранці, повідомила компанія. Її керівник їде до Києва.",
    "el": "Το πλοίο απέπλευσε ξανά την Τρίτη το πρωί, ανακοίνωσε η εταιρεία. Κανείς δεν τραυματίστηκε.",
    "he": "המעבורת הפליגה שוב ביום שלישי בבוקר, הודיעה החברה. איש לא נפגע.",
    "ar": "أبحرت العبارة مرة أخرى صباح الثلاثاء، حسبما أعلنت الشركة. ولم يصب أحد بأذى.",
    "zh": "渡轮公司表示,渡轮周二上午再次出海。没有人受伤。损失估计为两万欧元。",
    "ja": "フェリーは火曜日の朝に再び出航したと会社が発表した。けが人はいなかった。",
    "ko": "페리는 화요일 아침에 다시 출항했다고 회사가 밝혔다. 다친 사람은 없었다.",
}
CHARSETS = {
    "de": ["cp1252", "iso8859_15"], "fr": ["cp1252"], "cs": ["cp1250", "iso8859_2"],
    "pl": ["cp1250", "iso8859_2"], "tr": ["cp1254"], "ru": ["cp1251", "koi8_r", "iso8859_5"],
    "uk": ["cp1251", "koi8_u"], "el": ["cp1253", "iso8859_7"], "he": ["cp1255"], "ar": ["cp1256"],
    "zh": ["gb18030"], "ja": ["cp932", "euc_jp", "iso2022_jp"], "ko": ["cp949"],
}  # fmt: skip
EVERY = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
NOT_TOLD = [(code, charset) for code in TEXTS for charset in (*CHARSETS[code], *EVERY)]


@pytest.mark.parametrize(("code", "charset"), NOT_TOLD)
@pytest.mark.parametrize("times", [1, 20])
def test_a_charset_that_is_not_told(code, charset, times):
    text = f"{TEXTS[code]}\n" * times
    found = decoded(text.encode(charset), "x")
    assert found.text == text
    # What was guessed is said.
    assert bool(found.notes) == (charset in CHARSETS[code] and charset != "iso2022_jp")


# (what the page says, what it is, language)
TOLD = [
    ("iso-8859-1", "utf-8", "de"),
    ("iso-8859-1", "cp1252", "de"),
    ("windows-1252", "utf-8", "ru"),
    ("windows-1251", "utf-8", "ru"),
    ("utf-16", "utf-8", "de"),
    ("utf-8", "cp1251", "ru"),
    ("utf-8", "cp1252", "de"),
    ("utf-8", "gb18030", "zh"),
    ("utf-8", "utf-16-le", "ru"),
    ("utf-8", "utf-16", "de"),
    ("iso-8859-1", "cp1251", "ru"),
    ("iso-8859-1", "gb18030", "zh"),
    ("iso-8859-1", "iso8859_2", "cs"),
    ("iso-8859-1", "cp1255", "he"),
    ("windows-1252", "cp1250", "pl"),
    ("windows-1251", "koi8_r", "ru"),
    ("windows-1251", "cp1252", "de"),
    ("koi8-r", "cp1251", "ru"),
    ("shift_jis", "euc_jp", "ja"),
    ("gb2312", "gb18030", "zh"),
    ("iso-8859-2", "iso8859_2", "cs"),
    ("iso-8859-9", "cp1254", "tr"),
    ("euc-kr", "cp949", "ko"),
    ("iso-2022-jp", "iso2022_jp", "ja"),
    ("no-such-charset", "cp1251", "ru"),
    ("rot13", "cp1252", "fr"),
    ("punycode", "cp1252", "fr"),
    ("unicode_escape", "cp1252", "fr"),
    ("undefined", "cp1252", "fr"),
    ("hex", "cp1252", "fr"),
]


@pytest.mark.parametrize(("said", "charset", "code"), TOLD)
def test_a_page_that_tells_its_charset_rightly_or_wrongly(said, charset, code):
    body = f"<p>{TEXTS[code]}</p>" * 4
    page = f'<html><head><meta charset="{said}"><title>x</title></head><body>{body}</body></html>'
    assert page_text(page.encode(charset), "x").text.lstrip("\ufeff") == page


def test_two_charsets_in_one_file_are_read_line_by_line_and_said():
    data = f"{TEXTS['ru']}\n".encode() * 3 + f"{TEXTS['ru']}\n".encode("cp1251") * 3
    found = decoded(data, "x")
    assert found.text == f"{TEXTS['ru']}\n" * 6
    assert "cp1251" in found.notes[0]


def test_bytes_without_meaning_are_marked_and_counted():
    found = decoded(f"{TEXTS['de']} ".encode() * 4 + b"\xff und \x80 mehr.", "x")
    assert found.text.count("\ufffd") == 2
    assert "2 stretches of bytes" in found.notes[0]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)) * 8,
        bytes((n * 37 + n // 7) % 128 + 128 for n in range(4000)),
    ],
)
def test_what_makes_no_sense_in_any_charset_is_refused(data):
    with pytest.raises(UnreadableInput, match="cannot be told"):
        decode(data, "x")


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe \x00"])
def test_an_empty_file_is_said_to_be_empty(data):
    with pytest.raises(UnreadableInput, match="empty"):
        decode(data, "x")


def test_an_article_tells_what_was_guessed():
    prose = f"<p>{TEXTS['ru']}</p>" * 4
    body = f"<article><h1>Паром</h1>{prose}</article>"
    page = f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'
    article = read_page(page.encode("cp1251"), {}, "x", None)
    assert "Паром снова вышел" in article.text
    assert article.notes == ("its charset is not told; it was read as cp1251",)
    assert read_page(page.encode(), {}, "x", None).notes == ()
