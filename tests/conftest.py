import tomllib
from pathlib import Path

import pytest

from stemma.analysis import analyse
from stemma.model import Article, Block, Credit, Published


def _article(row):
    """An article whose text is its title, its body and, where there is one, a credit line."""
    title, body = row["title"], row["text"].strip()
    credit = f"({row['agency']})" if "agency" in row else ""
    text = "\n".join(x for x in (title, body, credit) if x)
    blocks = [Block("title", 0, len(title)), Block("body", len(title) + 1, len(title + body) + 1)]
    signed = ()
    if credit:
        blocks.append(Block("credit", len(text) - len(credit), len(text)))
        signed = (Credit("agency", row["agency"], len(text) - len(credit) + 1, len(text) - 1),)
    published = row.get("published")
    return Article(
        id=row["id"],
        input="invented",
        text=text,
        outlet=row["outlet"],
        title=title,
        language=row["language"],
        published=Published(published) if published else None,
        blocks=tuple(blocks),
        credits=signed,
    )


@pytest.fixture(scope="session")
def read_coverage():
    """A function from a file of invented articles to the articles and their analyses, by id."""

    def read(path):
        rows = tomllib.loads(Path(path).read_text(encoding="utf-8"))["article"]
        articles = {row["id"]: _article(row) for row in rows}
        return articles, {i: analyse(a) for i, a in articles.items()}

    return read
