"""The sentences that say why: fixed templates that name what is seen."""

from __future__ import annotations

from stemma.lineage.origins import Origin
from stemma.lineage.ties import Tie
from stemma.model import Article, Relation

__all__ = ["alone_reason", "child_reason", "root_reason"]


def outlet_name(article: Article) -> str:
    """Return what an article is called in a reason: its outlet, else its id."""
    return article.outlet or article.id


def root_reason(origin: Origin | None, followers: int) -> str:
    """Return the reason of the article nearest to the origin."""
    seen = {
        None: "It names no other origin",
        "dateline": f"Its dateline names {origin.name if origin else ''}",
        "credit": f"It credits {origin.name if origin else ''}",
        "link": f"It links to {origin.name.removeprefix('own:') if origin else ''} as its source",
    }[origin.how if origin else None]
    if followers:
        texts = "1 other text derives" if followers == 1 else f"{followers} other texts derive"
        return f"{seen}; {texts} from it."
    return f"{seen}, and it is tied to no other text of the story."


def alone_reason() -> str:
    """Return the reason of an article that shows neither an origin nor a tie."""
    return "No agency, no source link and no tie to another text of the story can be shown."


def child_reason(relation: Relation, parent: Article, tie: Tie, child_first: bool) -> str:
    """Return the reason of an article that derives from another."""
    where = outlet_name(parent)
    if tie.kind == "passages" and tie.shared is not None:
        share = (tie.shared.first if child_first else tie.shared.second) // 10
        return f"{share} % of its words stand in the same passages in {where}, quotations aside."
    cover = (tie.chain.first if child_first else tie.chain.second) // 10
    count = len(tie.chain.pairs)
    verb = {"translation": "in another language", "rewrite": "in other words"}.get(relation, "")
    return (
        f"It tells the text of {where} {verb}: {count} names, numbers and rare words stand in the "
        f"same order and cover {cover} % of its own."
    )
