"""The only room with SQL: what a desk keeps, in SQLite."""

from stemma.store.articles import ArticleStore

__all__ = ["ArticleStore"]
