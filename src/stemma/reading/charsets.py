"""Charsets that nobody told: of those in which bytes make sense, the one that people would write."""

from __future__ import annotations

from html import unescape

import regex

from stemma.reading.tongue import weigh_language

__all__ = ["fits", "guess"]

# Where several make the same text of some bytes, the one that is met more often comes first.
_CHARSETS = (
    "cp1252", "cp1250", "cp1251", "koi8_u", "koi8_r", "iso8859_2", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp1257", "iso8859_5", "cp932", "euc_jp", "cp949", "gb18030", "big5hkscs", "cp874",
)  # fmt: skip
_SAMPLE = 300_000
_RARE = 500
_SPOKEN = 4000
_MARGIN = 0.1
_SURE = 0.85
_CAPITALS = 0.7  # of a text in which capitals are the rule, small letters the exception
_TAG = regex.compile(r"<[^<>]*>")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_TWO_SCRIPTS = regex.compile(
    r"(?=.*\p{Latin})(?=.*[\p{Cyrillic}\p{Greek}\p{Hebrew}\p{Arabic}\p{Thai}])"
)
_RUN = regex.compile(r"[\p{Latin}--[\x00-\x7f]]{4}", regex.V1)
_TURNED = regex.compile(r"\p{Ll}\p{Lu}")
# Letters that UTF-8 leaves where it is read byte by byte.
_TWICE = regex.compile(
    "[\u00c2-\u00f4\u0413\u0420\u0421][\u0080-\u00bf\u2018-\u2022\u20ac\u0152-\u017e\u0192\u2122]"
)
# Signs that hardly stand at a letter: the traces of one charset taken for another.
_STRANGE = regex.compile(
    r"[\u0080-\u0084\u0086-\u009f¤¦¨¬¯±³¶¸¹¼½¾×÷\ufffd\p{Co}]|(?<=\p{L})[^\w\s'’.\-‐­·&/]+(?=\p{Ll})"
)
_THAI = 12  # letters of a word on average, from which a script without blanks is believed


def guess(data: bytes) -> str | None:
    """Return the charset in which bytes are a text that people write, None where there is none.

    Of the charsets that give plausible words the one wins whose text is most surely of a language.
    """
    sample = _beyond_ascii(data)
    found = [(charset, _weight(sample, charset)) for charset in _CHARSETS]
    weighed = [(weight, -n, c) for n, (c, weight) in enumerate(found) if weight is not None]
    return max(weighed)[2] if weighed else None


def fits(data: bytes, charset: str, text: str) -> bool:
    """Say whether bytes are in the charset that they are said to be in; `text` is what that gives."""
    spoken = _spoken(text)
    if not _is_plausible(spoken):
        return False
    own = _sure(spoken)
    if own + _MARGIN > 1:  # no other can be surer, and to weigh all of them takes long
        return True
    best = guess(data)
    if best is None or best == charset:
        return True
    other = _sure(_spoken(_beyond_ascii(data).decode(best, "replace")))
    return other < _SURE or other < own + _MARGIN


def _beyond_ascii(data: bytes) -> bytes:
    """Return lines of a text that hold more than ASCII, as many as tell its charset."""
    if len(data) <= _SAMPLE:
        return data
    lines, size = [], 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(lines[-1])
        if size > _SAMPLE:
            break
    return b"\n".join(lines)


def _weight(data: bytes, charset: str) -> tuple[float, int] | None:
    """Return how surely the text is of a language, and how few strange signs are in it."""
    text = data.decode(charset, "replace")
    if text.count("\ufffd") * _RARE > len(text):
        return None
    spoken = _spoken(text)
    if not _is_plausible(spoken):
        return None
    return round(_sure(spoken), 3), -len(_STRANGE.findall(spoken))


def _sure(spoken: str) -> float:
    """Return how surely text is of a language; less where its letters are turned round."""
    code, sure = weigh_language(spoken)
    if code == "th":
        words = regex.findall(r"\p{Thai}+", spoken)
        sure *= min(1.0, sum(map(len, words)) / max(len(words), 1) / _THAI)
    letters = [c for word in _words(spoken) for c in word]
    large, small = sum(map(str.isupper, letters)), sum(map(str.islower, letters))
    return sure * _CAPITALS if large > small > 0 else sure


def _spoken(text: str) -> str:
    """Return lines that hold more than ASCII, tags left out: of the others every charset is sure."""
    sample = text[:_SAMPLE]
    plain = _TAG.sub("\n", sample) if "<" in sample and ">" in sample else sample
    lines = [line for line in plain.split("\n") if not line.isascii()]
    return " ".join(unescape(" ".join(lines)).split())[:_SPOKEN]


def _words(text: str) -> list[str]:
    """Return the words that hold more than ASCII."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _is_plausible(text: str) -> bool:
    """Say whether words are what people write: each of one script and one case.

    Bytes of UTF-8 that were taken for letters, and signs amid letters, make a text implausible.
    """
    words = _words(text)
    bad = sum(map(_is_garbled, words)) + len(_STRANGE.findall(text))
    return 3 * bad <= max(len(words), 3) and 4 * len(_TWICE.findall(text)) <= max(len(words), 3)


def _is_garbled(word: str) -> bool:
    if _TWO_SCRIPTS.match(word) or _RUN.search(word):
        return True
    return _TURNED.search(word) is not None
