"""Tables to the right of another one that begin lower, with no names of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.row_kinds import is_name
from capaian.dossier.spreadsheets.model import column_letters

_PAIR: Final = 2
_LEAST: Final = 3
"""Rows of figures below heads from which these are a table."""


def report_lower(table: ForeignTable, desk: Desk) -> None:
    """Report columns behind a blank one whose heads stand beside figures: they are of other rows.

    Args:
        table: The table that they were taken for a part of.
        desk: Where problems go.
    """
    for heads in _stretches(table.heads):
        row = next((row for row in table.rows if _are_heads(table, row, heads)), None)
        if row is not None:
            columns = "\u2013".join(column_letters(head.column) for head in (heads[0], heads[-1]))
            desk.log.add("table_lower", table.place(row, heads[0]), columns=columns)


def _stretches(heads: Sequence[Head]) -> Iterator[Sequence[Head]]:
    """Yield the columns that stand together behind a blank one, where these are several."""
    places = [place for place, (one, two) in enumerate(pairwise(heads), 1) if two.column > one.column + 1]
    for begin, end in pairwise([*places, len(heads)]):
        if end - begin >= _PAIR:
            yield heads[begin:end]


def _are_heads(table: ForeignTable, row: int, heads: Sequence[Head]) -> bool:
    """Say whether a row has words in several columns, below them figures alone, above them none."""
    words = [head for head in heads if is_name(table.text(row, head))]
    beside = [head for head in table.heads if head.column < heads[0].column]
    if len(words) < _PAIR or not any(is_figure(table.value(row, head)) for head in beside):
        return False
    above = [table.value(one, head) for one in table.rows if one < row for head in heads]
    below = [[table.value(one, head) for head in words] for one in table.rows if one > row]
    filled = [values for values in below if any(value is not None for value in values)]
    are_figures = all(is_figure(value) for values in filled for value in values)
    return not any(map(is_figure, above)) and are_figures and len(filled) >= _LEAST
