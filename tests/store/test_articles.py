"""What a desk keeps comes back as it was; a file that is no desk is refused and left alone."""

import sqlite3

import pytest

from stemma.desk import Desk
from stemma.errors import DeskError
from stemma.model import Article, Block, Credit, Published
from stemma.store import ArticleStore

ARTICLE = Article(
    id="a",
    input="x.jsonl:1",
    text="Drei Tote – 「三」",
    outlet="Blatt",
    language="de",
    published=Published("2026-11-10", "day", "text", 1, 3, certain=False),
    blocks=(Block("title", 0, 4), Block("body", 5, 17)),
    credits=(Credit("agency", "dpa", 0, 3),),
)


def test_an_article_comes_back_as_it_was(tmp_path):
    store = ArticleStore.open(tmp_path / "desk.db")
    store.add([ARTICLE])
    store.close()
    again = ArticleStore.open(tmp_path / "desk.db")
    assert list(again.articles()) == [ARTICLE]
    again.close()


def test_adding_is_whole_or_nothing(tmp_path):
    store = ArticleStore.open(tmp_path / "desk.db")
    store.add([ARTICLE])
    other = Article(id="b", input="x.jsonl:2", text="Vier")
    with pytest.raises(DeskError, match="nothing was added"):
        store.add([other, ARTICLE])
    assert [a.id for a in store.articles()] == ["a"]
    store.close()


def test_a_text_file_is_no_desk(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("These are notes, and they must stay as they are. " * 40)
    before = file.read_bytes()
    with pytest.raises(DeskError, match="cannot be opened"):
        ArticleStore.open(file)
    assert file.read_bytes() == before


def test_the_database_of_another_program_is_no_desk(tmp_path):
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("create table bookmark (url text)")
    connection.close()
    with pytest.raises(DeskError, match="not a desk"):
        ArticleStore.open(file)


def test_a_desk_remembers_its_articles(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(
        "Drei Tote bei Brand\n\nBei einem Brand in Kiel sind drei Menschen gestorben.\n"
    )
    with Desk.open(tmp_path / "desk.db") as desk:
        assert desk.add([str(page)]).added == 1
        assert desk.add([str(page)]).added == 0
    with Desk.open(tmp_path / "desk.db") as desk:
        assert len(desk.stories()) == 1
