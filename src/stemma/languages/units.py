"""`units.toml`: dimensions, units and currencies as they are written in every language."""

from __future__ import annotations

from functools import cache

import msgspec

from stemma.errors import PackError
from stemma.languages.loading import load_table

__all__ = ["Unit", "Units", "units"]


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit: its dimension, its size in the dimension's base unit, the unit it is told in.

    A value in base units is `number * factor + offset`. `told` names the unit in which Stemma
    gives the number (centimetres are told in metres); without it the unit itself.
    """

    dimension: str
    factor: float
    offset: float = 0.0
    told: str | None = None
    symbols: tuple[str, ...] = ()


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All units by id, and currencies: by symbol, and the ISO 4217 codes that stand in texts."""

    units: dict[str, Unit]
    bases: dict[str, str]
    currency_symbols: dict[str, str]
    currency_codes: tuple[str, ...]

    def to_base(self, value: float, unit: str) -> tuple[float, str]:
        """Return the value in the base unit of its dimension; other units come back unchanged."""
        row = self.units.get(unit)
        if row is None:
            return value, unit
        return value * row.factor + row.offset, self.bases[row.dimension]

    def told(self, unit: str) -> tuple[float, str]:
        """Return the factor to the unit in which numbers of `unit` are told, and that unit."""
        row = self.units[unit]
        if row.told is None:
            return 1.0, unit
        return row.factor / self.units[row.told].factor, row.told


@cache
def units() -> Units:
    """Return the units of `languages/units.toml`; raises PackError where the file is broken."""
    table = load_table("units.toml")
    if table is None:
        raise PackError("units.toml: the file is missing from the installation")
    try:
        return msgspec.convert(table, Units)
    except msgspec.ValidationError as error:
        raise PackError(f"units.toml: {error}") from error
