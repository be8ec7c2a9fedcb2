"""Markup: the bytes of a page to one tree, whatever charset they claim, however deep they nest."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from stemma.errors import UnreadableInput
from stemma.reading.charsets import fits
from stemma.reading.decoding import Decoded, decoded

__all__ = ["page_text", "parse", "saved_from", "stands_apart"]

_HEAD = 8192
_RARE = 1000
_MOST_ELEMENTS = 30_000
_LARGE = 8_000_000  # characters; the parser's bound for one text is ten million bytes
_CHARSET = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
# What pages mean when they say these names (WHATWG Encoding, "Names and labels").
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
}
_ESCAPED = frozenset({"iso2022_jp", "hz"})
_NEVER = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "raw_unicode_escape", "unicode-escape",
     "unicode_escape", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "utf-32-le",
     "utf-7", "utf-8"}
)  # fmt: skip
# Signs without a meaning in HTML; in UTF-8 a byte below 128 is nothing else.
_UNUSABLE = bytes({*range(32), 127} - {9, 10, 13})
_NO_SIGNS = re.compile("[\ufffe\uffff]")
_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
_SMALL = 160
# What names a page of one article, though it names a teaser too.
_SINGLE = re.compile(r"single|detail", re.IGNORECASE)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]+)\s*-->", re.IGNORECASE)


def page_text(data: bytes, where: str) -> Decoded:
    """Return the text of a page's bytes, with notes on what was guessed.

    Bytes that are UTF-8 are read so, whatever the page says; else what it says counts where the
    bytes allow it; else the charset is guessed. Raises UnreadableInput where they are no text.
    """
    said = _declared(data)
    if said in _ESCAPED and b"\x1b$" in data:
        return Decoded(data.decode(said, "replace"))
    if said is not None and said not in _NEVER and b"\x00" not in data and not _is_utf8(data):
        text = data.decode(said, "replace")
        # A few bytes without a meaning are noise; more of them make the declaration wrong.
        if text.count("\ufffd") * _RARE <= len(text) and fits(data, said, text):
            return Decoded(text)
    return decoded(data, where)


def _declared(data: bytes) -> str | None:
    """Return the Python name of the charset that a page declares, where it is one."""
    match = _CHARSET.search(data, 0, _HEAD)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        b"a".decode(name)
    except (LookupError, UnicodeError):  # no charset, or a codec that makes no text
        return None
    return _MEANT.get(name, name)


def _is_utf8(data: bytes) -> bool:
    """Say whether bytes are UTF-8, a few that spoil it aside."""
    text = data.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    return not spoilt or spoilt * 20 < sum(map(len, re.findall("[^\x00-\x7f]+", text)))


def parse(text: str, where: str) -> html.HtmlElement:
    """Return the tree of a page.

    Raises UnreadableInput where it has no element or far too many, or one that is too long.
    """
    parser = etree.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    # One class for every tag: lxml's own choice by tag is a call of Python for each element met.
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        tree = html.document_fromstring(_usable(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableInput(where, f"this page cannot be parsed: {error}") from error
    if len(text) > _LARGE and any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log):
        raise UnreadableInput(
            where,
            f"this page of {len(text):,} characters has a text or an attribute that is too long to "
            "be parsed, and what follows it would be lost; give the article's text without the rest",
        )
    if not isinstance(tree, html.HtmlElement):
        raise UnreadableInput(where, "there is no element of HTML in it")
    count = int(tree.xpath("count(//*)"))
    if count > _MOST_ELEMENTS:
        raise UnreadableInput(
            where, f"this page has {count:,} elements; more than {_MOST_ELEMENTS:,} are not read"
        )
    return tree


def _usable(text: str) -> bytes:
    if "\ufffe" in text or "\uffff" in text:
        text = _NO_SIGNS.sub("", text)
    return text.encode("utf-8", "ignore").translate(None, _UNUSABLE)


def saved_from(text: str) -> str | None:
    """Return the address that a browser wrote into a page when it was saved."""
    match = _SAVED.search(text, 0, _HEAD)
    return match[1] if match else None


def stands_apart(
    element: html.HtmlElement,
    tags: frozenset[str],
    marks: re.Pattern[str],
    around: frozenset[html.HtmlElement] = frozenset(),
) -> bool:
    """Say whether an element stands outside the article: in one of `tags`, or where `marks` say so.

    `marks` are looked for in the classes and ids of the element and of those around it, up to one
    of `around`, which hold the article whatever they are called. A box without much text in it is
    the article's own, whatever its tag.
    """
    for above in (element, *element.iterancestors()):
        if above in around or above.tag in {"body", "html", "article", "main"}:
            return False
        if above.tag in tags and not (above.tag == "aside" and _is_small(above)):
            return True
        classes = f"{above.get('class') or ''} {above.get('id') or ''}"[:400]
        if marks.search(classes) and not _SINGLE.search(classes):
            return True
    return False


def _is_small(element: html.HtmlElement) -> bool:
    return len("".join(element.itertext()).strip()) <= _SMALL
