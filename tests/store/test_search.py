"""Search: what is found in which script, what is shown of it, and which queries are refused."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.errors import QueryError
from stemma.model import Analysis, Article, Attribution, Block, Name, Published, Sentence, Span
from stemma.store import Kept, MemoryShelf, search
from stemma.store.search_query import parse
from stemma.store.sqlite import SqliteShelf

STAGE = "analysis-1"

# Language, text, query, whether it is found.
FOUND = [
    ("de", "Die Soldaten überquerten die Straße.", "soldat", True),
    ("de", "Die Soldaten überquerten die Straße.", "STRASSE", True),
    ("de", "Die Soldaten überquerten die Straße.", "uberquert*", True),
    ("de", "Die Häuser am Hafen brannten.", "Haus", True),
    ("de", "Die Häuser am Hafen brannten.", "hase", False),
    ("en", "Two soldiers were killed near the F-16 base.", "soldier", True),
    ("en", "Two soldiers were killed near the F-16 base.", "F16", True),
    ("en", "Two soldiers were killed near the F16 base.", "F-16", True),
    ("en", "Two soldiers were killed near the base.", "sold", False),
    ("en", "It cost 10,000 dollars, not 11,000.", "10.000", True),
    ("en", "It cost 10,000 dollars, not 11,000.", "10 000", True),
    ("en", "It cost 10,000 dollars, not 11,000.", "000", False),
    ("en", "Growth was 3.5 percent.", "3,5", True),
    ("en", "Growth was 3.5 percent.", "35", False),
    ("fr", "L’Ukraine a signé l’accord.", "ukraine accord", True),
    ("fr", "L’Ukraine a signé l’accord.", "signe", True),
    ("es", "Los ministros firmaron la declaración.", "declaracion", True),
    ("pl", "Prezydent przyjechał do Łodzi.", "lodzi", True),
    ("cs", "Příliš žluťoučký kůň úpěl.", "zlutoucky kun", True),
    ("sv", "Räddningstjänsten släckte branden.", "raddningstjansten", True),
    ("tr", "Işıl İstanbul'da ılık bir gün geçirdi.", "ISIL istanbul ilik", True),
    ("tr", "Işıl İstanbul'da ılık bir gün geçirdi.", "Işıl", True),
    ("vi", "Tổng thống đã ký luật tại Hà Nội.", "tong thong", True),
    ("vi", "Tổng thống đã ký luật tại Hà Nội.", '"Hà Nội"', True),
    ("vi", "Tổng thống đã ký luật tại Hà Nội.", '"Nội Hà"', False),
    ("el", "Ο πρωθυπουργός μίλησε στην Αθήνα.", "ΑΘΗΝΑ", True),
    ("el", "Ο πρωθυπουργός μίλησε στην Αθήνα.", "Πάτρα", False),
    ("ru", "Ёлки горели, сказал мой сосед.", "елки", True),
    ("ru", "Солдаты вошли в город.", "солдат", True),
    ("ru", "Мои соседи ушли.", "мой", False),
    ("uk", "Об'єкт охороняли солдати.", "обʼєкт", True),
    ("uk", "Об’єкт охороняли солдати.", "обєкт", True),
    ("uk", "Об’єкт охороняли солдати.", "солдат*", True),
    ("bg", "Президентът подписа закона.", "президентът", True),
    ("ar", "قال الرَّئيسُ أحمد إنّ ١٠٬٠٠٠ جندي وصلوا.", "الرئيس", True),
    ("ar", "قال الرَّئيسُ أحمد إنّ ١٠٬٠٠٠ جندي وصلوا.", "احمد 10000", True),
    ("ar", "قال الرَّئيسُ أحمد إنّ ١٠٬٠٠٠ جندي وصلوا.", "الوزير", False),
    ("fa", "رئیس‌جمهور در تهران گفت.", "تهران", True),
    ("he", "רֹאשׁ הַמֶּמְשָׁלָה דיבר בירושלים.", "ראש הממשלה", True),
    ("he", "רֹאשׁ הַמֶּמְשָׁלָה דיבר בירושלים.", "חיפה", False),
    ("hi", "प्रधानमंत्री ने ज़िला मुख्यालय में कहा।", "जिला", True),
    ("hi", "प्रधानमंत्री ने ज़िला मुख्यालय में कहा।", "प्रधान", False),
    ("bn", "প্রধানমন্ত্রী ঢাকায় বলেছেন।", "প্রধানমন্ত্রী", True),
    ("bn", "প্রধানমন্ত্রী ঢাকায় বলেছেন।", "দিল্লি", False),
    ("ta", "பிரதமர் சென்னையில் பேசினார்.", "பிரதமர்", True),
    ("ko", "대통령은 서울에서 말했다.", "대통령", True),
    ("ko", "대통령은 서울에서 말했다.", "서울", True),
    ("ko", "대통령은 서울에서 말했다.", "부산", False),
    ("zh", "习近平在北京G7峰会上说，会议已经召开。", "北京", True),
    ("zh", "习近平在北京G7峰会上说，会议已经召开。", "近", True),
    ("zh", "习近平在北京G7峰会上说，会议已经召开。", "G7峰会", True),
    ("zh", "习近平在北京G7峰会上说，会议已经召开。", "京北", False),
    ("zh", "习近平在北京G7峰会上说，会议已经召开。", "说会", False),
    ("ja", "ゼレンスキー大統領は東京で演説した。", "ｾﾞﾚﾝｽｷｰ", True),
    ("ja", "ゼレンスキー大統領は東京で演説した。", "東京 演説", True),
    ("ja", "ゼレンスキー大統領は東京で演説した。", "京都", False),
    ("th", "นายกรัฐมนตรีกล่าวที่กรุงเทพ", "กรุงเทพ", True),
    ("th", "นายกรัฐมนตรีกล่าวที่กรุงเทพ", "เชียงใหม่", False),
    ("lo", "ນາຍົກລັດຖະມົນຕີກ່າວທີ່ວຽງຈັນ", "ວຽງຈັນ", True),
    ("km", "នាយករដ្ឋមន្ត្រីនៅភ្នំពេញ", "ភ្នំពេញ", True),
    ("my", "ဝန်ကြီးချုပ်က ရန်ကုန်မြို့တွင် ပြောသည်", "ရန်ကုန်", True),
    ("ka", "პრემიერ-მინისტრმა თბილისში თქვა.", "თბილისში", True),
    ("hy", "Վարչապետը խոսեց Երևանում։", "երևանում", True),
    (
        "en",
        "A soft\u00adhyphened and de\u0301compose\u0301d word.",
        "softhyphened décomposéd",
        True,
    ),
]


def sentences(text, ends=".。!?"):
    """Return the spans of what ends with a full stop, blanks aside."""
    found, start = [], 0
    for at, sign in enumerate(text):
        if sign in ends and (at + 1 == len(text) or text[at + 1] in " \n" or sign == "。"):
            found.append(Sentence(start, at + 1, "body"))
            start = at + 1
            while start < len(text) and text[start].isspace():
                start += 1
    if start < len(text):
        found.append(Sentence(start, len(text), "body"))
    return tuple(found)


def kept(name, text, language="de", names=(), said=(), **fields):
    """Return an article with the analysis that is given: names and claims as words of the text."""
    blocks = fields.pop("blocks", (Block("body", 0, len(text)),))
    article = Article(
        id=name, input=f"{name}.txt", text=text, language=language, blocks=blocks, **fields
    )
    found = []
    for word, kind, key in names:
        at = text.index(word)
        found.append(Name(at, at + len(word), kind, key))
    claims = []
    for content, stance, speaker, key in said:
        at = text.index(content)
        where = (Span(at, at + len(content)),)
        claims.append(Attribution((), (), where, stance, speaker, key))
    analysis = Analysis(
        name, 1, language, "full", sentences(text), names=tuple(found), attributions=tuple(claims)
    )
    return Kept(article, analysis)


def desk(*articles):
    shelf = MemoryShelf()
    shelf.put(articles, STAGE)
    return shelf


def ids(shelf, query, kind="article", limit=20):
    return [h.article for h in shelf.search(query, kind, limit)]


@pytest.mark.parametrize(("language", "text", "query", "found"), FOUND)
def test_words_of_every_script(language, text, query, found):
    other = kept("other", "Nothing of interest here.", "en")
    hits = desk(kept("a", text, language), other).search(query, "article", 5)
    assert [h.article for h in hits] == (["a"] if found else [])
    for hit in hits:
        assert hit.marks
        assert all(hit.span.start <= m.start < m.end <= hit.span.end for m in hit.marks)


STORIES = (
    kept(
        "de1",
        "Selenskyj will Panzer. Der Kanzler sagte, Panzer seien teuer. Es regnete in Kiel.",
        outlet="Nord Post",
        title="Panzer für Kiew",
        published=Published("2026-11-03"),
        names=[("Selenskyj", "person", "slnsk volodimir"), ("Kiel", "place", "kiel")],
        said=[("Panzer seien teuer", "says", "Kanzler", None)],
    ),
    kept(
        "uk1",
        "Зеленського бачили у Києві. Президент заперечив, що танки прибули.",
        "uk",
        outlet="Вісник",
        published=Published("2026-10-30T10:00:00+02:00", "minute"),
        names=[("Зеленського", "person", "slnsk volodimir"), ("Києві", "place", "kyiv")],
        said=[("танки прибули", "denies", "Володимир Зеленський", "slnsk volodimir")],
    ),
    kept(
        "en1",
        "Volodymyr Zelensky met allies in North Korea. Rain fell. The tanks have not arrived.",
        "en",
        outlet="Metro Times",
        names=[
            ("Volodymyr Zelensky", "person", "slnsk volodimir"),
            ("North Korea", "place", "korea north"),
        ],
        said=[("The tanks have not arrived", "confirms", "Zelensky", "slnsk volodimir")],
    ),
    kept(
        "de2",
        "In Nordkorea wuchs der Weizen. Kein Panzer fuhr.",
        published=Published("2025", "year"),
        names=[("Nordkorea", "place", "korea north")],
    ),
)

# Query, kind, the ids that are found.
QUERIES = [
    ("panzer", "article", {"de1", "de2"}),
    ("panzer kiel", "article", {"de1"}),
    ("panzer -kiel", "article", {"de2"}),
    ('"panzer seien"', "article", {"de1"}),
    ('"seien panzer"', "article", set()),
    ("weiz*", "article", {"de2"}),
    ("weizen OR rain", "article", {"de2", "en1"}),
    ("panzer weizen OR regnete", "article", {"de1", "de2"}),
    ("panzer outlet:nord", "article", {"de1"}),
    ('outlet:"metro times"', "article", {"en1"}),
    ("lang:uk", "article", {"uk1"}),
    ("panzer -lang:de", "article", set()),
    ("panzer after:2026-11-01", "article", {"de1"}),
    ("panzer before:2026-11-03", "article", {"de2"}),
    ("selenskyj OR rain after:2026-11-03 before:2026-11-04", "article", {"de1"}),
    ("tanks after:2020-01-01", "article", set()),
    ("zelensky", "article", {"de1", "uk1", "en1"}),
    ("Зеленського", "article", {"de1", "uk1", "en1"}),
    ("selenskyj lang:en", "article", {"en1"}),
    ("north korea", "article", {"de2", "en1"}),
    ("Nordkorea", "article", {"de2", "en1"}),
    ('"north korea"', "article", {"en1"}),
    ("stance:denies", "article", set()),
    ("stance:denies", "claim", {"uk1"}),
    ("speaker:zelensky", "claim", {"uk1", "en1"}),
    ("speaker:kanzler teuer", "claim", {"de1"}),
    ("zelensky -stance:denies", "claim", {"en1"}),
    ("stance:denies OR teuer", "claim", {"uk1", "de1"}),
    ("regnete", "claim", set()),
]


@pytest.fixture(params=["memory", "sqlite"])
def stories(request, tmp_path):
    shelf = MemoryShelf() if request.param == "memory" else SqliteShelf.open(tmp_path / "d.desk")
    shelf.put(STORIES, STAGE)
    yield shelf
    shelf.close()


def test_the_language_of_queries(stories):
    for query, kind, expected in QUERIES:
        assert set(ids(stories, query, kind)) == expected, query


def test_both_shelves_find_the_same(tmp_path):
    there = SqliteShelf.open(tmp_path / "d.desk")
    for one in reversed(STORIES):  # one by one and in another order
        there.put([one], STAGE)
    here = desk(*STORIES)
    for query, _, _ in QUERIES:
        for kind in ("all", "article", "claim"):
            assert there.search(query, kind, 20) == here.search(query, kind, 20), query
    there.close()


def shown(shelf, query, kind="article"):
    """Return the first hit's words and its marks."""
    hit = shelf.search(query, kind, 5)[0]
    text = shelf.article(hit.article).text
    return text[slice(*hit.span)], [text[slice(*m)] for m in hit.marks]


@pytest.mark.parametrize(
    ("query", "kind", "span", "marks"),
    [
        ("panzer teuer", "article", "Der Kanzler sagte, Panzer seien teuer.", ["Panzer", "teuer"]),
        ("kiew", "article", "Selenskyj will Panzer.", []),  # the title alone has it
        ("lang:uk zelensky", "article", "Зеленського бачили у Києві.", ["Зеленського"]),
        ("teuer*", "claim", "Panzer seien teuer", ["teuer"]),
        ("tank lang:en", "claim", "The tanks have not arrived", ["tanks"]),
        (
            '"north korea"',
            "article",
            "Volodymyr Zelensky met allies in North Korea.",
            ["North Korea"],
        ),
    ],
)
def test_what_is_shown(stories, query, kind, span, marks):
    assert shown(stories, query, kind) == (span, marks)


def test_claims_carry_speaker_and_stance(stories):
    (hit,) = stories.search("stance:denies", "claim", 5)
    assert (hit.kind, hit.speaker, hit.stance) == ("claim", "Володимир Зеленський", "denies")


def test_words_of_the_title_weigh_more():
    shelf = desk(
        kept("a", "Brand in Kiel. Es regnete.", title="Regen"),
        kept("b", "Es war warm. Ein Brand. Mehr nicht.", title="Brand in Kiel"),
        *(kept(f"c{n}", "Es schneite.") for n in range(4)),
    )
    assert ids(shelf, "brand") == ["b", "a"]


def test_equals_stand_by_id_whatever_the_limit():
    names = ["b", "d", "a", "c"]
    shelf = desk(*(kept(n, "Ein Brand.") for n in names), kept("z", "Schnee."), kept("y", "Eis."))
    assert [ids(shelf, "brand", limit=n) for n in (1, 2, 9)] == [["a"], ["a", "b"], sorted(names)]


def test_no_words_means_the_newest_first():
    shelf = desk(
        *(kept(f"a{n}", "Brand.", published=Published(f"2026-11-0{n}")) for n in (2, 3, 1)),
        kept("x", "Brand."),
    )
    assert ids(shelf, "lang:de") == ["a3", "a2", "a1", "x"]


def test_furniture_is_not_searched_and_blocks_end_phrases():
    text = "Menü Anzeige\nBrand in\nKiel gelöscht"
    blocks = (Block("furniture", 0, 12), Block("heading", 13, 21), Block("body", 22, len(text)))
    shelf = desk(kept("a", text, blocks=blocks))
    assert [ids(shelf, q) for q in ("Anzeige", '"in kiel"', "in kiel")] == [[], [], ["a"]]


def test_only_current_versions_are_found(tmp_path):
    for shelf in (MemoryShelf(), SqliteShelf.open(tmp_path / "d.desk")):
        shelf.put([kept("a", "Drei Tote in Kiel."), kept("b", "Regen.")], STAGE)
        shelf.put([kept("a", "Vier Tote in Lübeck.")], STAGE)
        assert [ids(shelf, q) for q in ("kiel", "lubeck", "tote")] == [[], ["a"], ["a"]]
        shelf.remove(["a"])
        assert [ids(shelf, q) for q in ("lubeck", "tote", "regen")] == [[], [], ["b"]]
        shelf.close()


def test_renewed_analyses_are_found(tmp_path):
    shelf = SqliteShelf.open(tmp_path / "d.desk")
    text = "Der Kanzler sagte, es regne."
    shelf.put([kept("a", text)], STAGE)
    assert ids(shelf, "regne", "claim") == []
    shelf.renew([kept("a", text, said=[("es regne", "says", "Kanzler", None)])], "analysis-2")
    assert ids(shelf, "regne", "claim") == ["a"]
    shelf.close()


def test_nothing_is_left_of_what_was_taken_out():
    connection = sqlite3.connect(":memory:")
    search.create(connection)
    search.index(connection, list(enumerate(STORIES, 1)))
    search.index(connection, [(2, STORIES[0])])  # another article in its place
    search.forget(connection, [1, 2, 3, 4])
    for table in ("search_terms", "search_claims"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
    counts = [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in ("search_article", "search_terms", "search_claims", "search_vocabulary")
    ]
    assert counts == [0, 0, 0, 0]
    connection.close()


def test_removed_words_are_not_in_the_file(tmp_path):
    path = tmp_path / "d.desk"
    shelf = SqliteShelf.open(path)
    shelf.put([kept("a", "Ein Brand in Kiel."), kept("b", "Der Unkenfrosch quakte.")], STAGE)
    assert b"unkenfrosch" in path.read_bytes()
    shelf.remove(["b"])
    assert b"unkenfrosch" not in path.read_bytes()
    assert ids(shelf, "brand") == ["a"]
    shelf.close()


def test_each_change_is_found_by_the_next_search():
    shelf = MemoryShelf()
    shelf.put([kept("a", "Regen in Kiel."), kept("b", "Regen.")], STAGE)
    assert ids(shelf, "regen") == ["b", "a"]
    shelf.put([kept("c", "Regen bei Nacht und Wind.")], STAGE)
    assert ids(shelf, "regen") == ["b", "a", "c"]
    stored = list(shelf.stored())
    shelf.remove(["b"])
    assert ids(shelf, "regen") == ["a", "c"]
    shelf.restore(stored)
    assert ids(shelf, "regen") == ["b", "a", "c"]
    claim = kept("a", "Regen in Kiel.", said=[("Regen", "says", "Amt", None)])
    shelf.renew([claim], "analysis-2")
    assert ids(shelf, "regen", "claim") == ["a"]
    shelf.close()
    assert ids(shelf, "regen") == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "!?",
        '"',
        '"kiel',
        '""',
        "-kiel",
        "-kiel -brand",
        "after:2026-11-01",
        "OR kiel",
        "kiel OR",
        "kiel OR OR brand",
        "kiel OR -brand",
        "-kiel OR brand",
        "ki*",
        "*",
        "k*l",
        "after:gestern kiel",
        "-after:2026-11-01 kiel",
        "lang:deutsch",
        "stance:thinks",
        "speker:kanzler",
        "outlet:",
        'outlet:""',
        "outlet: kiel",
        "wort " * 33,
        "x" * 1001,
    ],
)
def test_wrong_queries_are_refused(query):
    with pytest.raises(QueryError, match=r"\w{3}"):
        parse(query)


@pytest.mark.parametrize(
    "query", ["10:30", "https://kiel.example/a", "“kiel”", "kiel -", "Kiel: Brand", "a-b"]
)
def test_what_looks_like_a_field_and_is_none(query):
    assert parse(query).clauses


_PIECES = st.sampled_from(
    ['"', "-", "*", "OR", " ", "lang:", "after:", "2026-11-01", "stance:", "speaker:", "kiel", "北京",
     "เทพ", "10 000", "NOT", "AND", "(", ")", "'", "^", "+", "=kiel", "_x", "~", "\x00", "{a b}:", "مُ"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=8).map("".join)))
def test_any_query_is_read_or_refused(query):
    try:
        hits = _DESK.search(query, "all", 3)
    except QueryError as error:
        hits, why = (), str(error)
    else:
        why = "it was read"
    assert len(hits) <= 3
    assert len(why) > 10


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_word_of_a_text_finds_it(text, data):
    words = [w for w in text.split() if any(c.isalnum() for c in w)]
    if not words or not text.isprintable():
        return
    word = data.draw(st.sampled_from(words))
    try:
        query = parse(f'"{word}"')
    except QueryError:
        return
    assert query.clauses
    assert ids(desk(kept("a", text, "en")), f'"{word}"') == ["a"]


_DESK = desk(*STORIES)
