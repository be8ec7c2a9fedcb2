"""Names that no table has: a person's after a given name or title, a run of capitalised words."""

from __future__ import annotations

from stemma.analysis.name_institutions import institution_end
from stemma.analysis.name_lexicon import Lexicon, Trait
from stemma.analysis.name_words import Found, Row, Text
from stemma.model import NameKind

__all__ = ["begins_person", "initialed_at", "person_at", "person_end", "run_at"]

_ONE_LETTER = frozenset({"", "-"})  # what follows the first letter of 'X' and of 'D-Ohio'
_INITIALS = 2  # letters before a surname at most
_LONGEST = 4  # words that a person's name may have after the given name
_PROSE = 3  # words under which a line is a label, and capitals mean nothing
_ACRONYM = 6  # letters that an acronym has at most
_PLACE_LETTERS = 6  # letters a word must have for its ending to say that it is a place

_TITLE, _INSTITUTION = Trait.TITLE, Trait.INSTITUTION
_NO_NAME, _OPENER = Trait.NO_NAME, Trait.OPENER
_BESIDE = _NO_NAME | _OPENER | _TITLE | Trait.TAKEN  # what may stand beside a name and is none
_NO_SURNAME = _NO_NAME | _INSTITUTION | _OPENER | Trait.TAKEN


def person_at(row: Row, at: int, text: Text, words: Lexicon) -> Found | None:
    """Return the person whose name begins with a given name or follows a title here."""
    folded = row.folds[at]
    titled = bool(at > 0 and row.joined[at] and row.traits[at - 1] & _TITLE)
    if row.traits[at] & (_TITLE | _NO_NAME):
        return None
    given = words.given(folded) is not None and not (
        folded in words.openers and (row.opens[at] or row.headline)
    )
    if not given and not (titled and _may_be_name(row, at, text, words)):
        return None
    if not given and (row.texts[at].isupper() or begins_person(row, at + 1, words)):
        # 'глава МИД Анна Петрова': what a title belongs to stands before the person's name.
        return None
    last = person_end(row, at + 1, text, words)
    if given and not titled and last == at + 1 and not _stands_alone(row, at, text, words):
        return None
    end = institution_end(row, last)
    return Found(row, at, end, "organisation" if end > last else "person", None)


def initialed_at(row: Row, at: int, text: Text, words: Lexicon) -> Found | None:
    """Return the person whose name begins with an initial here: 'T. May', 'Т.Мэй'."""
    after = at + 1
    if text.written[row.ends[at] - 1 : row.ends[at] + 1].count(".") != 1:
        return None
    letters = row.texts[at].replace(".", "")
    dotted = text.written[row.starts[at] + 1] == "."
    if len(letters) > _INITIALS or not dotted:
        return None
    if after >= len(row.texts) or not row.joined[after] or not row.capital[after]:
        return None
    folded = row.folds[after]
    if row.traits[after] & (_NO_SURNAME | _TITLE) or len(folded) <= _INITIALS:
        return None
    if row.starts[after] <= row.ends[at] or (row.texts[after].isupper() and not row.shouted):
        return None
    if row.opens[at] and folded not in text.seen and words.surname(folded) is None:
        return None
    end = person_end(row, after, text, words)
    return Found(row, at, end, "person", None) if end > after else None


def begins_person(row: Row, at: int, words: Lexicon) -> bool:
    """Say whether a given name with a capitalised word behind it begins here."""
    after = at + 1
    if after >= len(row.texts) or not row.joined[at] or not row.capital[at]:
        return False
    if words.given(row.folds[at]) is None or row.traits[at] & _NO_SURNAME:
        return False
    return row.joined[after] and row.capital[after] and not row.traits[after] & _NO_SURNAME


def _stands_alone(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a given name without a surname is a name here and not another word."""
    folded = row.folds[at]
    if row.opens[at] and folded not in text.seen and not words.spells_person(folded):
        return False
    return not text.is_common(folded) and folded not in text.lower and not row.headline


def person_end(row: Row, at: int, text: Text, words: Lexicon) -> int:
    """Return where a person's name that has begun before `at` ends."""
    end = at
    while end < len(row.texts) and end - at < _LONGEST and row.joined[end]:
        step = end
        while step < len(row.texts) and row.joined[step] and row.folds[step] in words.particles:
            step += 1
        if step >= len(row.texts) or not row.joined[step] or not row.capital[step]:
            break
        folded = row.folds[step]
        traits = row.traits[step]
        if traits & _NO_SURNAME:
            break
        if end > at and (traits & _TITLE or text.is_common(folded)):
            break
        if row.headline and folded not in text.seen:
            break
        end = step + 1
    return end


def _may_be_name(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a capitalised word can be part of a name at all."""
    folded = row.folds[at]
    if row.traits[at] & (_NO_NAME | _OPENER) or folded[1:2] in _ONE_LETTER:
        return False
    if words.capitals == "nouns":
        return not text.is_common(folded)
    if row.opens[at] or row.headline:
        return folded in text.seen or folded not in text.lower
    return True


def run_at(row: Row, at: int, text: Text, words: Lexicon) -> Found | None:
    """Return the name that a run of capitalised words makes, with the kind its words show."""
    if row.traits[at] & _TITLE:
        return None
    if not (_may_be_name(row, at, text, words) or _is_linked(row, at, words)):
        return None
    end = at + 1
    if _opens_only(row, at, text, words):
        return None
    if row.texts[at].isupper() and end < len(row.texts) and len(row.texts[at]) > 1:
        return _judged(row, at, end, text, words)
    institution = bool(row.traits[at] & _INSTITUTION)
    while end < len(row.texts) and row.joined[end]:
        step = _link_end(row, end, words) if institution else end
        if step >= len(row.texts) or not row.joined[step] or not row.capital[step]:
            break
        if institution and begins_person(row, step, words) and not _is_named_for(row, step, words):
            break
        title = bool(row.traits[step] & _TITLE)
        if title and not institution:
            return None
        if title or (not institution and _begins_anew(row, step, text, words)):
            break
        institution = institution or bool(row.traits[step] & _INSTITUTION)
        end = step + 1
    return _judged(row, at, end, text, words)


def _opens_only(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a word is capitalised as the first of its sentence, before another name."""
    after = at + 1
    if not row.opens[at] or row.folds[at] in text.seen or words.capitals == "nouns":
        return False
    if row.folds[at] in text.lower:
        return after < len(row.texts) and row.joined[after] and row.capital[after]
    if after >= len(row.texts) or not row.joined[after] or not row.capital[after]:
        return False
    folded = row.folds[after]
    return (
        words.known(row.texts, row.folds, after) is not None
        or words.given(folded) is not None
        or words.surname(folded) is not None
    )


def _begins_anew(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a word that follows in a run belongs to no name, or to another one."""
    folded = row.folds[at]
    if row.traits[at] & _BESIDE:
        return True
    if row.traits[at] & _INSTITUTION:
        return False
    if words.capitals == "nouns" and text.is_common(folded):
        return True
    if words.known(row.texts, row.folds, at) is not None:
        return True
    return words.given(folded) is not None and person_end(row, at + 1, text, words) > at + 1


def _is_linked(row: Row, at: int, words: Lexicon) -> bool:
    """Say whether an institution's word is joined to what it is for: 'Bundesamt für'."""
    after = at + 1
    if not row.traits[at] & _INSTITUTION or after + 1 >= len(row.texts):
        return False
    link = row.folds[after]
    return link in words.links and link not in words.articles and row.capital[after + 1]


def _is_named_for(row: Row, at: int, words: Lexicon) -> bool:
    """Say whether a person's name belongs to an institution: 'Institute of Anna Example'."""
    return words.small_words == 0 or row.folds[at - 1] in words.links


def _link_end(row: Row, at: int, words: Lexicon) -> int:
    while at < len(row.texts) and row.joined[at] and row.folds[at] in words.links:
        at += 1
    return at


def _judged(row: Row, at: int, end: int, text: Text, words: Lexicon) -> Found | None:
    """Return the run as a name where there is evidence for one, else None."""
    size = end - at
    before = row.folds[at - 1] if at > 0 and row.joined[at] else ""
    if any(traits & _INSTITUTION for traits in row.traits[at:end]):
        return Found(row, at, end, "organisation", None) if size > 1 else None
    if size > 1 and any(f in text.common for f in row.folds[at:end]):
        return None if words.capitals == "nouns" else Found(row, at, end, "other", None)
    if size == 1:
        kind = _single_kind(row, at, before, text, words)
        return Found(row, at, end, kind, None) if kind else None
    if row.headline and not all(f in text.seen for f in row.folds[at:end]):
        return None
    if before in words.articles:
        return Found(row, at, end, "other", None)
    return Found(row, at, end, "person" if size < _LONGEST else "other", None)


def _single_kind(row: Row, at: int, before: str, text: Text, words: Lexicon) -> NameKind | None:
    """Return what a single capitalised word names, or None where nothing says that it is a name."""
    word, folded = row.texts[at], row.folds[at]
    if word.isupper() and len(word) > 1:
        alone = len(row.texts) < _PROSE
        if alone or row.shouted or folded in text.lower or len(word) > _ACRONYM:
            return None
        if folded in words.acronyms:
            return None
        return "organisation" if word.isalpha() else "other"
    if before in words.place_before:
        return "place"
    if at > 0 and row.traits[at - 1] & _TITLE and row.joined[at]:
        return "place"
    if len(folded) >= _PLACE_LETTERS and folded.endswith(words.place_endings):
        return "place" if words.place_endings else "other"
    if words.capitals == "nouns":
        return None
    if (row.opens[at] or row.headline) and folded not in text.seen:
        return None
    return None if folded in text.lower else "other"
