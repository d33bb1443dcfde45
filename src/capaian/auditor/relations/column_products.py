"""Columns that are the product of their neighbours: days times places times hours.

Products of whole numbers are exact, so that two long ones which hold leave no room for chance; the others are
then wrong, even where they are the most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import Final

from capaian.auditor.quantities.figures import MIN_TELLING_DIGITS, Quantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement

FACTORS: Final = (2, 3)
"""How many neighbours are multiplied."""
MIN_PRODUCTS: Final = 2
LEAST_FACTOR: Final = 1.0
"""A factor of one or less makes no product."""


def find_column_products(table: GridQuantities) -> Iterator[list[LawStatement]]:
    """Yield what the rows of a table state where a column is the product of those left of it."""
    for column in table.columns:
        left = [at for at in table.columns if at < column]
        for count in FACTORS:
            if len(left) < count:
                continue
            statements = [*_statements(table, column, left[-count:])]
            exact = {each.result.value for each in statements if _is_exact(each)}
            if len(exact) >= MIN_PRODUCTS:
                yield statements
                break


def _statements(table: GridQuantities, column: int, factors: Sequence[int]) -> Iterator[LawStatement]:
    for row in table.rows:
        inputs = tuple(row[at] for at in factors if at in row)
        if column in row and len(inputs) == len(factors) and all(_is_factor(each) for each in inputs):
            yield LawStatement(Law.PRODUCT, row[column], inputs)


def _is_factor(quantity: Quantity) -> bool:
    return quantity.value > LEAST_FACTOR or len(quantity.digits) == 1


def _is_exact(statement: LawStatement) -> bool:
    if len(statement.result.digits) < MIN_TELLING_DIGITS:
        return False
    product = prod(each.value for each in statement.inputs)
    if all(abs(product - reading) >= 1 for reading in statement.result.readings):
        return False
    value = statement.equation.computed
    return any(reading == value for reading in map(int, statement.result.readings))
