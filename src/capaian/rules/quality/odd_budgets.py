"""Budgets of sub-activities that can hardly be meant: noughts left out or typed twice, parts of a rupiah.

They are asked about where they are typed, and taken by who says that they are meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Final

from capaian.domain.numerals import write_exact

_FAR: Final = 100
"""How many times as much as another budget is asked about: noughts of thousands are a thousand times."""
_MILLION: Final = Decimal(1_000_000)
_TRILLION: Final = Decimal(1_000_000_000_000)
"""More than a regency spends in a year."""
_FEW: Final = 3
"""Other budgets below which they tell nothing about one."""


@dataclass(frozen=True, slots=True)
class Budgets:
    """What is known beside the budget of a sub-activity."""

    last: Decimal | None = None
    """Its own of the year before."""
    others: Sequence[Decimal] = ()
    """Those of other sub-activities."""

    def why_odd(self, value: Decimal) -> str:
        """Say in Indonesian why a budget can hardly be meant; nothing where it can.

        Examples:
            >>> told = Budgets(others=[Decimal(n) for n in (20_000_000, 48_500_000, 90_000_000)])
            >>> told.why_odd(Decimal(48_500))
            'Pagu 48.500 rupiah kurang dari seperseratus pagu tengah sub kegiatan lain (48.500.000).'
            >>> told.why_odd(Decimal("48.5")), told.why_odd(Decimal(48_500_000))
            ('Pagu 48,5 rupiah bukan rupiah utuh.', '')
        """
        said = f"Pagu {write_exact(value)} rupiah"
        if value != value.to_integral_value():
            return f"{said} bukan rupiah utuh."
        if value >= _TRILLION:
            return f"{said} sampai satu triliun atau lebih."
        known = [each for each in self.others if each > 0]
        if value <= 0:
            return ""
        if self.last is not None and self.last > 0:
            return _beside(said, value, self.last, "pagu tahun sebelumnya")
        if len(known) < _FEW:
            return ""
        middle = median(known)
        why = _beside(said, value, middle, "pagu tengah sub kegiatan lain")
        if not why and value < _MILLION <= middle:
            why = f"{said} di bawah satu juta, padahal pagu sub kegiatan lain jutaan."
        return why


def _beside(said: str, value: Decimal, other: Decimal, name: str) -> str:
    if value > other * _FAR:
        return f"{said} lebih dari seratus kali {name} ({write_exact(other)})."
    if value * _FAR < other:
        return f"{said} kurang dari seperseratus {name} ({write_exact(other)})."
    return ""
