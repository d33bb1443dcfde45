"""A total parted in two by a sentence: `Dari 680,20 km, 493,20 km dalam kondisi baik dan 187,00 km rusak`.

The table adds the total up of several columns. Where one part is the sum of some of them, the other is the
sum of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_FROM: Final = re.compile(
    r"\bdari\s+(?:(?:total|seluruh|jumlah|panjang|luas|sejumlah|sebanyak)\s+)*$", re.IGNORECASE
)
_OTHER: Final = re.compile(
    rf"\b(?:{MOVES}|target\w*|sisa\w*|selisih|antara lain|di\s?antaranya|termasuk"
    r"|tahun (?:lalu|sebelumnya))\b",
    re.IGNORECASE,
)
"""Words by which the two are no whole parts."""
_FEWEST: Final = 3
_MOST: Final = 7
"""Columns that add up to a total."""
_NEAR: Final = Decimal("0.3")
"""A part further off is of something else."""


def parted_totals_in(paragraph: Paragraph, tables: Sequence[UnderstoodTable]) -> Iterator[Equation]:
    """Yield both parts of a total with the figures of the columns that each is the sum of.

    Args:
        paragraph: Sentences with their quantities.
        tables: Those that the paragraph speaks of.
    """
    for sentence in paragraph.sentences:
        told = [mention for mention in sentence if mention.number.unit != PERCENT]
        if len(told) != _FEWEST or not _FROM.search(told[0].before) or any(map(_is_other, told[1:])):
            continue
        for table in tables:
            for addends in _addends(table, told[0].number):
                yield from _parts(paragraph, told[1].number, told[2].number, (table, addends))


def _is_other(mention: Mention) -> bool:
    return mention.number.unit == RUPIAH or _OTHER.search(f"{mention.before} {mention.after}") is not None


def _addends(table: UnderstoodTable, whole: PrintedNumber) -> Iterator[Sequence[PrintedNumber]]:
    """Yield the totals of columns that add up to a total, where that is the figure."""
    if len(table.totals) != 1:
        return
    cells = table.totals[0].row.cells
    for relation in table.relations:
        total = cells[relation.result.index].number
        numbers = [number for c in relation.inputs if (number := cells[c.index].number) is not None]
        is_added = relation.law is Law.SUM and relation.is_borne_out and len(numbers) == len(relation.inputs)
        if is_added and total is not None and total.value == whole.value and _FEWEST <= len(numbers) <= _MOST:
            yield numbers


def _parts(
    paragraph: Paragraph,
    one: PrintedNumber,
    other: PrintedNumber,
    told: tuple[UnderstoodTable, Sequence[PrintedNumber]],
) -> Iterator[Equation]:
    """Yield each of two parts beside the rest of the other, where just one way to add gives that."""
    table, numbers = told
    ways = [*chain.from_iterable(combinations(numbers, size) for size in range(1, len(numbers)))]
    sums = {way: sum((number.value for number in way), Decimal(0)) for way in ways}
    for known, part in ((one, other), (other, one)):
        found = [way for way, value in sums.items() if value == known.value]
        if len(found) != 1 or known.decimals != part.decimals:
            continue
        rest = tuple(number for number in numbers if number not in found[0])
        place = f"{paragraph.place} dan {table.table.name}"
        made = Equation(AuditRule.SUM, Law.SUM, part, rest, place, subject="bagian lainnya")
        if made.holds() or (part.value not in sums.values() and _is_near(part.value, sums[rest])):
            yield made


def _is_near(value: Decimal, right: Decimal) -> bool:
    return abs(value - right) <= right * _NEAR
