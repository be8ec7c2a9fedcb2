"""The sentences that say why: fixed templates that name what is seen."""

from __future__ import annotations

from stemma.lineage.origins import Origin, named_agencies
from stemma.lineage.signs import foreign_source
from stemma.lineage.ties import Tie, cites
from stemma.lineage.witness import Witness
from stemma.model import Article, Relation

__all__ = ["child_reason", "counted_reason", "root_reason", "sibling_reason"]


def _outlet(article: Article) -> str:
    return article.outlet or article.id


def root_reason(witness: Witness, origin: Origin | None, followers: int) -> str:
    """Return the reason of the article of its lineage that is nearest to the origin."""
    seen = _seen(witness, origin)
    if followers:
        texts = "1 other text derives" if followers == 1 else f"{followers} other texts derive"
        return f"{seen or 'It names no other origin'}; {texts} from it."
    if seen:
        return f"{seen}; it is tied to no other text of the story."
    return "No agency, no source link and no tie to another text of the story can be shown."


def counted_reason(witness: Witness, origin: Origin | None) -> str:
    """Return the reason of an article whose agency stands behind another lineage already."""
    return f"{_seen(witness, origin)}, of which another text of the story is counted already."


def sibling_reason(followers: int) -> str:
    """Return the reason of the first of several texts that share passages of an unnamed third."""
    share = "1 other text shares" if followers == 1 else f"{followers} other texts share"
    return f"It names no origin; {share} passages with it, and neither contains the other."


def _seen(witness: Witness, origin: Origin | None) -> str:
    """Return what the page itself says of where its text is from; empty where it says nothing."""
    article = witness.article
    if origin is None:
        if witness.own_reporting is None:
            return ""
        start, end = witness.own_reporting
        return f"It shows own reporting (“{' '.join(article.text[start:end].split())}”)"
    if origin.how == "dateline":
        return f"Its dateline names {origin.name}"
    if origin.how == "credit":
        return f"It credits {origin.name}"
    tongue = ", a site in another language," if foreign_source(article, origin.span) else ""
    return f"Its source link names {origin.name.removeprefix('own:')}{tongue} as where it is from"


def child_reason(relation: Relation, pair: tuple[Witness, Witness], tie: Tie) -> str:
    """Return the reason of an article (the first of the pair) that derives from the second."""
    child, parent = pair[0].article, pair[1].article
    where = _outlet(parent)
    first = tie.first == child.id
    same = child.outlet is not None and child.outlet == parent.outlet
    version = " It is a later version of the same outlet's text." if same else ""
    agencies = sorted(named_agencies(child) & named_agencies(parent))
    kept = f" It keeps the credit of {' and '.join(agencies)}." if agencies else ""
    if tie.kind == "passages" and tie.shared is not None:
        share = (tie.shared.first if first else tie.shared.second) // 10
        seen = f"{share} % of its words stand in passages of {where}, quotations aside."
    else:
        cover = (tie.chain.first if first else tie.chain.second) // 10
        how = {"translation": " in another language", "rewrite": " in other words"}.get(relation)
        seen = (
            f"It tells the text of {where}{how or ''}: {len(tie.chain.pairs)} names, numbers and "
            f"rare words stand in the same order and make up {cover} % of its own."
        )
    named = f" It cites {where} itself." if cites(*pair) else ""
    return f"{seen}{kept}{named}{version}"
