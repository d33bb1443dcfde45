"""Ratios over 100: a part counted larger than its whole carries a star, and the table says so."""

from __future__ import annotations

from decimal import Decimal

from capaian.documents.scope.values import Value
from capaian.documents.tree import Inlines, Text
from capaian.domain.numerals import round_half_up
from capaian.domain.value import Known

_WHOLE = Decimal(100)
STAR: Inlines = (Text("*"),)
STAR_NOTE: Inlines = (Text("* Rasio di atas seratus: yang tercatat lebih banyak daripada keseluruhannya."),)


def is_over(value: Value, decimals: int | None = None) -> bool:
    """Say whether a ratio is over 100 as it is printed: 100,004 with two decimals is not."""
    if not isinstance(value, Known):
        return False
    places = value.decimals if decimals is None else decimals
    return round_half_up(value.value, places) > _WHOLE
