"""Shares of a column in the one that it adds up to: `perempuan 1.495 orang atau 44,72% dari penempatan`.

The count is a total of a table. A share that was taken of a column of other things, though words name the
sum, is a slip: of all who are registered, say, instead of all who were placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.named_wholes import OF_WHOLE, nouns_of, right_before
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED


def shares_of_sums(
    paragraph: Paragraph, tables: Sequence[UnderstoodTable], known: Set[Spot]
) -> Iterator[Equation]:
    """Yield shares of a total in the sum of its column and others, where words say that it is of that.

    Args:
        paragraph: Sentences with their quantities.
        tables: Those that the paragraph speaks of.
        known: Figures that follow from others of the paragraph.
    """
    for place, share in enumerate(paragraph.mentions):
        part = right_before(paragraph.mentions, place) if share.number.unit == PERCENT else None
        is_free = share.number.spot not in known and OF_WHOLE.match(share.after) is not None
        if part is None or not is_free or not part.number.is_count:
            continue
        made = [each for table in tables for each in _shares(paragraph, share, part, table)]
        if len({equation.inputs[1].value for equation in made}) == 1:
            yield made[0]


def _shares(
    paragraph: Paragraph, share: Mention, part: Mention, table: UnderstoodTable
) -> Iterator[Equation]:
    """Yield the share that a table has, if the printed one is that, or is plainly of another column."""
    totals = {column.index: number for column in table.figure_columns if (number := _total(table, column))}
    for relation in table.relations:
        whole = totals.get(relation.result.index)
        parts = [column for column in relation.inputs if _value(totals, column) == part.number.value]
        if relation.law is not Law.SUM or whole is None or len(parts) != 1:
            continue
        subject, place = "persentase", f"{paragraph.place} dan {table.table.name}"
        inputs = (part.number, whole)
        made = Equation(AuditRule.RATIO, Law.PERCENT, share.number, inputs, place, subject=subject)
        others = [c for c in table.figure_columns if c not in (*relation.inputs, relation.result)]
        if made.holds() or any(_is_of_other(share, part, column, totals) for column in others):
            yield made


def _is_of_other(share: Mention, part: Mention, column: Column, totals: dict[int, PrintedNumber]) -> bool:
    """Whether a share is that in a column whose head does not name what it is said to be of."""
    whole = OF_WHOLE.match(share.after)
    value = _value(totals, column)
    if whole is None or value is None or value <= part.number.value:
        return False
    is_named = bool(nouns_of(share, whole) & words_of(" ".join(column.path)))
    found = HUNDRED * part.number.value / value
    return not is_named and share.number.decimals > 0 and abs(found - share.number.value) <= share.number.step


def _total(table: UnderstoodTable, column: Column) -> PrintedNumber | None:
    return table.totals[0].row.cells[column.index].number if len(table.totals) == 1 else None


def _value(totals: dict[int, PrintedNumber], column: Column) -> Decimal | None:
    number = totals.get(column.index)
    return None if number is None else number.value
