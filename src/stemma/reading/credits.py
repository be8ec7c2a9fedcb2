"""Credits: whose text, whose photo, whose translation, and the page that a text was taken from."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

import regex

from stemma.model import Credit, CreditKind
from stemma.reading.agencies import (
    AgencyHit,
    agency_initials,
    agency_list,
    credit_words,
    find_agencies,
)
from stemma.reading.forms import Forms
from stemma.reading.phrases import bare
from stemma.text import fold

__all__ = [
    "agency_credits",
    "credit_line",
    "end_credit",
    "link_name",
    "owned_by",
    "photo_credits",
    "reported_credits",
    "signed_by",
]

_URL = regex.compile(r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+", regex.I)
_OWNED = regex.compile(r"(?:(?:©|\(c\)|copyright)\s*)+(?:\d{4}\s*)?(?:by\s+|:\s*)?", regex.I)
_HOUSES = regex.compile(
    r"\b(?:Getty Images|Getty|iStock|Shutterstock|imago(?: images)?|picture alliance|Alamy|Adobe Stock"
    r"|Unsplash|Wikimedia(?: Commons)?|ZUMA|EPA(?:-EFE)?|Corbis|Pixabay|Imaginechina)\b"
)
_TAG = regex.compile(
    r"(?:\((?P<a>[^()]{2,60})\)|(?<![\p{L}\p{N}])/(?P<d>[^/()\s]{2,20})/|\s[-–—]\s?(?P<b>[^()–—]{2,40}?)"
    r"|(?<=[.!?…»”\"])\s+(?P<c>[^.!?\s][^.!?]{1,40}?))\s*\.?$"
)
# The cells of an author's line; a short word before an agency parts them too.
_CELL = regex.compile(
    r"(?:(?!\s\p{Ll}{1,3}\s(?:\p{Lu}{2,5}|\p{Lu}\p{Ll}+-\p{Lu}{2,4})\s*$)[^,|·•;])*[^,|·•;\s]"
)
_STROKE = re.compile(r"\w\s?/\s?\w")
_SIGNED = 90
_NAMES = 6
_PARTICLE = 3
_NEWS_AGENCY = 2
_CAPTION_LENGTH = 400
_CREDIT_LENGTH = 200
_OWNER = 90
_OWNER_WORDS = 3
_SHORT = 60
_CREDIT_SIGN = re.compile(r"[:/©(|]|Getty|imago|picture alliance|Fot[o.]|Alamy")
_OWNER_END = regex.compile(r"(?:/|©|\|)\s*(?P<rest>[^/©|.!?]{2,40})[)\].]*$")


def agency_credits(hits: list[AgencyHit] | tuple[AgencyHit, ...]) -> list[Credit]:
    """Return agency credits for the hits."""
    return [Credit("agency", h.name, h.start, h.end) for h in hits]


def end_credit(text: str, start: int, end: int) -> tuple[int, list[AgencyHit]] | None:
    """Return where the tag at the end of a paragraph begins (`(dpa/AFP)`), and its agencies."""
    match = _TAG.search(text, max(start, end - 70), end)
    if match is None:
        return None
    for group in ("a", "d", "b", "c"):
        if match[group] is not None:
            hits = agency_list(text, *match.span(group))
            if hits:
                low = match.start()
                while text[low].isspace():
                    low += 1
                return low, hits
    return None


def credit_line(text: str, start: int, end: int, form: Forms, language: str) -> list[Credit] | None:
    """Return the credits of a line that is nothing but a credit; None where it is no such line.

    An empty list means that the line is a credit that names nobody.
    """
    line = text[start:end]
    if len(line) > _CREDIT_LENGTH:
        return None
    labels = form.opens(fold(line[:40]))
    if labels and (found := _labelled(text, start, end, form, labels)) is not None:
        return found
    if match := _OWNED.match(line):
        hits = find_agencies(text, start + match.end(), end)
        return agency_credits(hits) if hits and hits[0].start <= start + match.end() + 2 else None
    if len(line) <= _SHORT:
        if hits := _signed_with(text, start, end, form):
            return agency_credits(hits)
        if hits := agency_list(text, start, end):
            return agency_credits(hits)
    name = agency_initials(line, language)
    return [Credit("agency", name, start, end)] if name else None


def owned_by(text: str, start: int, end: int) -> list[Credit]:
    """Return the agencies that a line of furniture names as the owner behind a copyright sign."""
    match = _OWNED.search(text, start, end)
    hits = find_agencies(text, match.end(), end) if match else []
    return agency_credits(hits) if match and hits and hits[0].start <= match.end() + 2 else []


def signed_by(text: str, start: int, end: int, form: Forms) -> list[AgencyHit]:
    """Return the agencies of an author's line: `Marta Voss, AP`, `EFE | Madrid`, none elsewhere.

    Beside them stand names alone, with commas or bars between. A stroke is a photographer's.
    """
    if end - start > _SIGNED:
        return []
    hits = find_agencies(text, start, end)
    if not hits or _STROKE.search(text, start, end):
        return []
    for cell in _CELL.finditer(text, start, end):
        low, high = cell.span()
        if agency_list(text, low, high) or form.staff.fullmatch(text[low:high].strip(" .")):
            continue
        words = text[low:high].split()
        if len(words) > _NAMES or not all(w[0].isupper() or len(w) <= _PARTICLE for w in words):
            return []
    return hits


def _signed_with(text: str, start: int, end: int, form: Forms) -> list[AgencyHit]:
    """Return the agencies that a signature names beside the outlet: `Le Phare avec AFP`."""
    hits = find_agencies(text, start, end)
    if not hits or hits[0].start - start < 3:
        return []
    before = text[start : hits[0].start].split()
    named = all(not w[0].islower() or len(w) <= 3 or w[1] in "'’" for w in before[:-1])
    named = named and not any(w.endswith((".", ":")) or "(" in w for w in before)
    label = bare(before[-1]) in form.beside if before else False
    after_all = agency_list(text, hits[0].start, end)
    return after_all if label and named and 2 <= len(before) <= 6 else []


def _labelled(
    text: str, start: int, end: int, form: Forms, labels: frozenset[str]
) -> list[Credit] | None:
    line = text[start:end]
    if "translated" in labels and (match := form.translated.match(line)):
        return [Credit("translator", match["rest"].strip(), *_at(start, match.span("rest")))]
    if "photo" in labels and (match := form.photo.match(line)):
        low = start + match.start("rest")
        owned = _owner(text, low, end) and not line.endswith(":")
        return _photo(text, low, end) if owned else None
    if "source" in labels and (match := form.source.match(line)):
        found = _source(text, start + match.start("rest"), end)
        if found is not None:
            return found
    if "material" in labels and (match := form.material.match(line)):
        hits = agency_list(text, start + match.start("rest"), end)
        return agency_credits(hits) if hits else None
    return None


def _owner(text: str, start: int, end: int) -> bool:
    """Say whether what follows a photo's label is an owner and no headline (`Video: Ship sinks`)."""
    if not 2 <= end - start <= _OWNER:
        return False
    rest = text[start:end]
    if any(sign in rest for sign in "/©,&") or rest.count(" ") < _OWNER_WORDS:
        return True
    return bool(find_agencies(text, start, end)) or _HOUSES.search(rest) is not None


def _at(base: int, span: tuple[int, int]) -> tuple[int, int]:
    return base + span[0], base + span[1]


def _source(text: str, start: int, end: int) -> list[Credit] | None:
    hits = agency_list(text, start, end)
    if hits:
        return agency_credits(hits)
    if match := _URL.search(text, start, end):
        return [Credit("source_link", link_name(match.group()), match.start(), match.end())]
    name = text[start:end].strip(" .()[]")
    if not name or name.count(" ") > _OWNER_WORDS or not (name[0].isupper() or "." in name):
        return None
    low = text.index(name, start, end)
    return [Credit("source_link", name, low, low + len(name))]


def _photo(text: str, start: int, end: int) -> list[Credit]:
    hits = find_agencies(text, start, end)
    found: list[tuple[int, int, str]] = [(h.start, h.end, h.name) for h in hits]
    found += [(m.start(), m.end(), m.group()) for m in _HOUSES.finditer(text, start, end)]
    if not found:
        name = text[start:end].strip(" .()[]©")
        if not name:
            return []
        low = text.index(name, start, end)
        found = [(low, low + len(name), name)]
    kind: CreditKind = "photo"
    return [Credit(kind, n, a, b) for a, b, n in sorted(found)]


def photo_credits(text: str, start: int, end: int, form: Forms) -> list[Credit]:
    """Return the photo credits at the end of a caption; none where the line is no caption."""
    if end - start > _CAPTION_LENGTH:
        return []
    low = max(start, end - 110)
    if _CREDIT_SIGN.search(text, low, end) is None:
        return []
    if match := form.photo_inside.search(text, low, end):
        return _photo(text, match.start("rest"), end)
    mark = text.rfind("©", low, end)
    if mark > start:
        return _photo(text, mark + 1, end)
    if end_credit(text, start, end) is not None:
        return []
    if match := _OWNER_END.search(text, low, end):
        span = match.span("rest")
        if agency_list(text, *span) or _HOUSES.search(text, *span):
            return _photo(text, span[0], end)
    match = _HOUSES.search(text, low, end)
    if match and end - match.end() <= 2:
        return _photo(text, match.start(), end)
    return []


def reported_credits(text: str, folded: str, form: Forms) -> list[Credit]:
    """Return agencies that the running text names as the origin of the whole report."""
    found: list[Credit] = []
    for hit in form.reported.hits(folded):
        at = hit.end
        while at < len(text) and not text[at].isalnum() and at < hit.end + 3:
            at += 1
        hits = find_agencies(text, at, min(len(text), at + 40))
        if hits and _only_credit_words(text[at : hits[0].start]):
            found += agency_credits(hits[:1])
    return found


def _only_credit_words(between: str) -> bool:
    """Say whether nothing but `the news agency` stands between a phrase and an agency."""
    words = bare(between).split()
    return len(words) <= _NEWS_AGENCY and all(
        w in credit_words() or len(w) <= _PARTICLE for w in words
    )


def link_name(address: str, names: tuple[str, ...] = ()) -> str:
    """Return the name of the site of an address: one of `names` that its host spells, or the host."""
    host = urlsplit(address if "//" in address else "//" + address).hostname or address
    host = host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    labels = {host.replace("-", ""), *host.replace("-", "").split(".")[:-1]}
    for name in names:
        if _letters(name) in labels or _letters(name) == _letters(host):
            return name
    return host


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().replace("đ", "d"))
    return "".join(c for c in plain if c.isalnum())
