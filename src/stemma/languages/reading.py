"""`reading.toml`: the short phrases by which a page's furniture, credits and lines are known."""

from __future__ import annotations

import msgspec

__all__ = ["Reading"]


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on a news page of this language besides the article.

    All phrases are lower case, without digits and punctuation. `*` at the end of a phrase lets
    more words follow. `sections` are menu entries; `controls` are what can be pressed and what a
    page says of itself; `lists` are headings over links to other articles; `comments` open the
    comment block; `adverts` mark advertising; `notices` occur only within lines of furniture.

    `by` opens an author's line, `staff` stands for the newsroom in it, `published` are labels of
    date lines, `photo` and `source` labels of credits. `material` stands before the agency whose
    text was used in a line of its own, `reported` before it in a sentence. `translated` stands
    before a translator, `correction` opens a correction, `withdrawn` a notice that the text is
    taken back: a label before a colon, or with `*` the first words. `month_first` says that 10/11 can be
    the eleventh of October.
    """

    sections: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    adverts: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    material: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    correction: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    month_first: bool = False
