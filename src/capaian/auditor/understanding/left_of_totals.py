"""What is left of a budget, told without budget and spending: `Sisa anggaran Rp2.096.181.050`.

Both stand in the total of a table that the paragraph speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import product
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.value import RUPIAH

_LEFT: Final = re.compile(
    r"\b(?:sisa\s+(?:pagu\s+)?(?:anggaran|pagu|dana|belanja)(?:nya)?|(?:anggaran|pagu|dana)\s+(?:yang\s+)?(?:tersisa"
    r"|(?:tidak|belum)\s+terserap))(?:\s+(?:tahun\s+20\d\d|adalah|sebesar|sejumlah|mencapai|seluruhnya))*"
    r"\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:tahun\s+(?:lalu|sebelumnya)|silpa|triwulan|semester|bulan|masing-masing|bidang|sekretariat)\b",
    re.IGNORECASE,
)
_NEAR: Final = Decimal("0.1")
"""A sum that is further off is left of something else."""


def left_of_totals(
    paragraph: Paragraph, tables: Sequence[UnderstoodTable], year: int | None, known: Set[Spot]
) -> Iterator[Equation]:
    """Yield what is left by the one total of budgets and spendings, where no row of its table is named.

    Args:
        paragraph: Sentences with their quantities.
        tables: Those that the paragraph speaks of.
        year: That of the report.
        known: Figures that follow from others of the paragraph.
    """
    for mention in paragraph.mentions:
        rest = mention.number
        words = " ".join(f"{m.before} {m.after}" for m in paragraph.sentence_of(mention))
        is_left = rest.unit == RUPIAH and _LEFT.search(mention.before) is not None
        is_of_other = mention.year not in (None, year) or _OTHER.search(words)
        if not is_left or rest.spot in known or is_of_other:
            continue
        pairs = [(table, pair) for table in tables for pair in _totals(words, table, year)]
        if len({(budget.value, spent.value) for _, (budget, spent) in pairs}) != 1:
            continue
        table, (budget, spent) = pairs[0]
        left = budget.value - spent.value
        if abs(left - rest.value) <= left * _NEAR:
            place = f"{paragraph.place} dan {table.table.name}"
            yield Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, rest, (budget, spent), place, subject="sisa")


def _totals(
    words: str, table: UnderstoodTable, year: int | None
) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    """Yield budget and spending of all, by each two columns of them; nothing where words name a row."""
    if len(table.totals) != 1 or find_named(words, table.labels):
        return
    columns = [column for column in of_report(table.columns, year) if column.is_money]
    budgets, spendings = (
        [
            number
            for c in columns
            if c.meaning is role and (number := table.totals[0].row.cells[c.index].number)
        ]
        for role in (Role.BUDGET, Role.SPENT)
    )
    yield from product(budgets, spendings)
