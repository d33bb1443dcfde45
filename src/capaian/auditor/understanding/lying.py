"""Tables that lie on their side: quantities in rows below each other, years or areas beside each other.

Such a table is understood as the same one set upright, by the same arithmetic; words have to agree, for
figures of different indicators below each other fit by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import BALANCES, RATES, Law
from capaian.auditor.printed.table import PrintedCell, PrintedRow, PrintedTable
from capaian.auditor.understanding.as_printed import as_printed
from capaian.auditor.understanding.balances import closes
from capaian.auditor.understanding.columns import Column, Relation, equations_of, understand_columns
from capaian.auditor.understanding.rates import is_named_after, told_rate
from capaian.auditor.understanding.relations import find_relations, fits_words
from capaian.auditor.understanding.row_changes import changes_in_time
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow, understand_rows
from capaian.auditor.understanding.times import time_of
from capaian.auditor.understanding.vocabulary import Role, roles_of

_FEWEST: Final = 2
_ROWS: Final = range(2, 13)
"""A table of more rows lists things, not quantities."""
_LAWS: Final = frozenset({Law.PERCENT, Law.DIFFERENCE, Law.GROWTH, Law.SAVING})
_DERIVED: Final = frozenset({Role.ACHIEVEMENT, Role.ABSORPTION, Role.EFFICIENCY, Role.SHARE, Role.CHANGE})
_STATED: Final = frozenset({Role.TARGET, Role.ACTUAL})
Understood = tuple[Relation, tuple[Equation, ...]]


def lying_equations(
    table: PrintedTable, rows: Sequence[UnderstoodRow], columns: Sequence[Column]
) -> tuple[Understood, ...]:
    """Return which rows of a table follow from which, with the figures of each."""
    figures = [column for column in columns if column.is_numeric]
    kept = [row for row in rows if row.kind is not RowKind.BAND and _has_figures(row, figures)]
    names = [_name(row, figures) for row in kept]
    if len(figures) < _FEWEST or len(kept) not in _ROWS or not any(_is_derived(name) for name in names):
        return ()
    upright = _upright(table, kept, names, figures)
    turned = understand_rows(upright)
    quantities = understand_columns(upright, turned)
    relations = find_relations(turned, quantities)
    found: list[tuple[Relation, Sequence[Equation]]] = [
        (relation, [*equations_of(upright, turned, relation)]) for relation in relations if _agrees(relation)
    ]
    found += _changes(upright, turned, quantities, {relation.result.index for relation, _ in found})
    return tuple((relation, tuple(map(_placed, as_printed(made)))) for relation, made in found)


def _changes(
    upright: PrintedTable, rows: Sequence[UnderstoodRow], columns: Sequence[Column], known: Set[int]
) -> Iterator[tuple[Relation, Sequence[Equation]]]:
    """Yield the changes from year to year of quantities that follow from no other quantity.

    What stands beside the years, such as a target to come, is no step from the last of them.
    """
    dated = [row for row in rows if time_of(row.label) is not None]
    for column in columns:
        made = changes_in_time(dated, columns, column, upright.name) if column.index not in known else ()
        if made:
            yield Relation(made[0].rule, made[0].law, column, ()), made


def _has_figures(row: UnderstoodRow, figures: Sequence[Column]) -> bool:
    return sum(row.row.cells[column.index].number is not None for column in figures) >= _FEWEST


def _name(row: UnderstoodRow, figures: Sequence[Column]) -> str:
    """Return the words right before the figures, with the unit that follows them."""
    before = row.row.texts[: figures[0].index] if figures else ()
    return " ".join(text for text in before[-_FEWEST:] if text and not text.strip(".").isdecimal())


def _is_derived(name: str) -> bool:
    """Whether its words say that it is worked out: the target of a percentage is not."""
    roles = {*roles_of((name,))}
    return told_rate(name) is not None or closes(name) or (bool(_DERIVED & roles) and not _STATED & roles)


def _agrees(relation: Relation) -> bool:
    """Whether words name what follows, and from what; a rate tells itself per how many it is."""
    if relation.law in RATES:
        return told_rate(relation.result.name) is relation.law
    return relation.law in (*_LAWS, *BALANCES) and (fits_words(relation) or _is_share_by_figures(relation))


def _is_share_by_figures(relation: Relation) -> bool:
    """Whether figures of nearly all columns are shares, of something that the row of shares may name itself.

    The share of revenue that `Kontribusi PAD (%)` tells is named after its part alone.
    """
    result, part = relation.result, relation.inputs[0]
    is_share = relation.law is Law.PERCENT and _is_derived(result.name) and result.may_be_share
    is_most = is_named_after(result.name, part.name) and relation.held >= max(_FEWEST, relation.of - 1)
    return is_share and (relation.is_borne_out or is_most)


def _upright(
    table: PrintedTable, rows: Sequence[UnderstoodRow], names: Sequence[str], figures: Sequence[Column]
) -> PrintedTable:
    """Return the table with its rows as columns; every number keeps its place on the page."""
    turned = []
    for column in figures:
        cells = [row.row.cells[column.index] for row in rows]
        own = PrintedCell(cells[0].line, 0, _title(column))
        turned.append(PrintedRow(cells[0].line, (own, *cells)))
    return replace(table, head=(("", *names),), rows=tuple(turned))


def _title(column: Column) -> str:
    words = " ".join(column.path)
    return f"Tahun {words}" if words.isdecimal() else words


def _placed(equation: Equation) -> Equation:
    """Return an equation with the quantity in its place, as messages name rows."""
    return replace(equation, place=f"{equation.place}, {equation.subject}")
