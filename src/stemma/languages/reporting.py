"""`reporting.toml`: the words by which an outlet shows that it reported itself."""

from __future__ import annotations

import msgspec

__all__ = ["Reporting"]


class Reporting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases of own reporting: somebody told this outlet, its own reporter was there.

    All are folded; `*` leaves an end open. An agency's reporter is none of `own`. After the
    phrases in `told` stands whoever was told; they count where that is the outlet by its name.
    """

    own: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
