"""Columns that are the sums, means or products of their neighbours: groups, months,
days times places.

Products of whole numbers are exact, so that two long ones which hold leave no room for chance; the
others are then wrong, even where they are the most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Final

from capaian.auditor.quantities.figures import (
    MIN_PROVING_BITS,
    MIN_TELLING_DIGITS,
    MOST,
    PrintedQuantity,
)
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.relations.law import Law, estimate
from capaian.auditor.relations.statements import LawStatement

_OF_SHARES: Final = re.compile(r"%|persen|rata\s*-?\s*rata|indeks|cakupan", re.IGNORECASE)
"""Rows whose figures do not add up."""
MIN_TOTALS: Final = 2
"""Different totals that must agree."""
ROUNDED: Final = 1.5
"""Steps by which a total of rounded parts may miss."""
FACTORS: Final = (2, 3)
"""How many neighbours are multiplied."""
MIN_PRODUCTS: Final = 2
LEAST_FACTOR: Final = 1.0
"""A factor of one or less makes no product."""
Row = Mapping[int, PrintedQuantity]


@dataclass(frozen=True, eq=False)
class ColumnSum:
    """A column that may be the sum or mean of others, row by row."""

    column: int
    law: Law
    parts: Sequence[int]
    rows_with_parts: Sequence[Row]
    adding: Sequence[Row]
    """The rows that could deny it: a total of one part beside noughts,
    a mean of like figures cannot.
    """
    obeying: Sequence[PrintedQuantity]
    """The totals of the rows where it holds."""

    @property
    def is_accepted(self) -> bool:
        """Whether it holds in most rows, with totals that would meet by no chance."""
        totals = {each.value: each.bits for each in self.obeying}
        is_usual = len(self.obeying) >= MOST * len(self.adding)
        return len(totals) >= MIN_TOTALS and sum(totals.values()) >= MIN_PROVING_BITS and is_usual

    @cached_property
    def rows(self) -> Sequence[LawStatement]:
        """What each row states by it."""
        return [
            LawStatement(
                self.law, row[self.column], tuple(row[at] for at in self.parts if at in row)
            )
            for row in (self.adding if self.law is Law.SUM else self.rows_with_parts)
        ]


def find_column_sums(table: GridQuantities) -> list[ColumnSum]:
    """Return for each column the neighbours that it is the sum of in most rows."""
    found = []
    adding = [
        row
        for label, row in zip(table.labels, table.rows, strict=True)
        if row and not _OF_SHARES.search(label.text)
    ]
    for column in table.columns:
        rows = [row for row in adding if column in row]
        sums = [each for each in _candidates(table, column, rows) if each.is_accepted]
        if sums:
            found.append(max(sums, key=lambda each: len(each.obeying)))
    return found


def _candidates(table: GridQuantities, column: int, rows: Sequence[Row]) -> Iterator[ColumnSum]:
    before = [at for at in table.columns if at < column]
    after = [at for at in table.columns if at > column]
    runs = [before[start:] for start in range(len(before) - 1)] + [
        after[:end] for end in range(2, len(after) + 1)
    ]
    for run in runs:
        values = [[row[at].value for at in run if at in row] for row in rows]
        filled = [(row, each) for row, each in zip(rows, values, strict=True) if len(each) > 1]
        for law in (Law.SUM, Law.MEAN):
            adding = [
                (row, estimate(law, each))
                for row, each in filled
                if (len(each) - each.count(0) > 1 if law is Law.SUM else min(each) != max(each))
            ]
            if len(adding) >= MIN_TOTALS:
                obeying = [row[column] for row, value in adding if _is_near(row[column], value)]
                yield ColumnSum(
                    column,
                    law,
                    run,
                    [row for row, _ in filled],
                    [row for row, _ in adding],
                    obeying,
                )


def _is_near(figure: PrintedQuantity, value: float) -> bool:
    return abs(value - figure.value) <= ROUNDED * figure.step


def find_column_products(table: GridQuantities) -> Iterator[list[LawStatement]]:
    """Yield what the rows of a table state where a column is the product of those left of it."""
    for column in table.columns:
        left = [at for at in table.columns if at < column]
        for count in FACTORS:
            if len(left) < count:
                continue
            statements = [*_product_statements(table, column, left[-count:])]
            exact = {each.result.value for each in statements if _is_exact(each)}
            if len(exact) >= MIN_PRODUCTS:
                yield statements
                break


def _product_statements(
    table: GridQuantities, column: int, factors: Sequence[int]
) -> Iterator[LawStatement]:
    for row in table.rows:
        inputs = tuple(row[at] for at in factors if at in row)
        if (
            column in row
            and len(inputs) == len(factors)
            and all(_is_factor(each) for each in inputs)
        ):
            yield LawStatement(Law.PRODUCT, row[column], inputs)


def _is_factor(quantity: PrintedQuantity) -> bool:
    return quantity.value > LEAST_FACTOR or len(quantity.digits) == 1


def _is_exact(statement: LawStatement) -> bool:
    if len(statement.result.digits) < MIN_TELLING_DIGITS:
        return False
    product = prod(each.value for each in statement.inputs)
    if all(abs(product - reading) >= 1 for reading in statement.result.readings):
        return False
    value = statement.equation.computed
    return any(reading == value for reading in map(int, statement.result.readings))
