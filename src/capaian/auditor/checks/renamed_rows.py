"""Rows that bear the name of another thing: known by their figures, or as it stands beside them too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.joins import find_joins, plain_label
from capaian.auditor.understanding.levels import mark_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.audit import AuditRule

_FEWEST: Final = 2
_SHORTEST: Final = 12
"""Letters of a name that is no word for a kind of spending."""
_FEWEST_DIGITS: Final = 3
"""Figures of fewer digits meet by chance."""


def check_renamed_rows(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the name of every row that a table has in common with another, or that stands in a tree."""
    for table in report.tables:
        yield from _in_tree(table)
    pairs = {(join.first.table.line, join.second.table.line): join for join in find_joins(report)}
    told: dict[int, Statement] = {}
    borne_out: set[int] = set()
    for join in pairs.values():
        for table, other in ((join.first, join.second), (join.second, join.first)):
            borne_out |= _borne_out(table, other)
            for statement in _names(table, other):
                if statement.line not in told or told[statement.line].holds:
                    told[statement.line] = statement
    yield from (each for line, each in told.items() if each.holds or line not in borne_out)


def _borne_out(table: UnderstoodTable, other: UnderstoodTable) -> set[int]:
    """Return the lines of rows that share a figure with the row of their name in another table."""
    others = {plain_label(row): _figures(row) for row in _items(other)}
    return {
        row.row.line for row in _items(table) if _figures(row) & others.get(plain_label(row), frozenset())
    }


def _names(table: UnderstoodTable, other: UnderstoodTable) -> Iterator[Statement]:
    """Yield the names of rows beside those of another table.

    Of a name that stands twice one is wrong, so that one figure tells whose the row is.
    """
    others = {plain_label(row): row for row in _items(other)}
    times = Counter(map(plain_label, _items(table)))
    own = _borne_out(table, other)
    strangers = [row for label, row in others.items() if label not in times]
    for row in _items(table):
        name = plain_label(row)
        if name in others:
            figures = _figures(row)
            least = _FEWEST if times[name] == 1 else 1
            owners = [each for each in strangers if len(figures & _figures(each)) >= least]
            is_own = row.row.line in own or len(owners) != 1
            yield _statement(table, row, *_by_figures(row, None if is_own else owners[0], other))


def _by_figures(
    row: UnderstoodRow, owner: UnderstoodRow | None, other: UnderstoodTable
) -> tuple[UnderstoodRow | None, str, str]:
    """Return the row whose figures a row has, the name that it should bear, and why."""
    if owner is None:
        return None, "", ""
    whose = f"milik “{owner.label}” ({other.table.name}, baris {owner.row.line})"
    return owner, owner.label, f"Angka baris ini {whose}, dan tidak satu pun milik “{row.label}”."


def _in_tree(table: UnderstoodTable) -> Iterator[Statement]:
    """Yield the names of rows whose codes make a tree: no two parts of one thing have the same."""
    known: dict[tuple[int | None, frozenset[str]], UnderstoodRow] = {}
    for row in table.items:
        words = frozenset(plain(text) for text in row.row.texts if len(plain(text)) >= _SHORTEST)
        if "." not in mark_of(row.row) or not words:
            continue
        first = known.setdefault((row.parent, words), row)
        is_other = first is not row and mark_of(first.row) != mark_of(row.row)
        is_doubled = is_other and _figures(first) != _figures(row)
        why = f"Baris {first.row.line} ({mark_of(first.row)}) sudah bernama sama."
        expected = f"nama untuk kode {mark_of(row.row)}"
        yield _statement(table, row, *((first, expected, why) if is_doubled else (None, "", "")))


def _items(table: UnderstoodTable) -> Sequence[UnderstoodRow]:
    return [row for row in table.rows if row.kind is RowKind.ITEM]


def _figures(row: UnderstoodRow) -> frozenset[Decimal]:
    numbers = (cell.number for cell in row.row.cells if cell.number is not None)
    return frozenset(n.value for n in numbers if n.digits >= _FEWEST_DIGITS)


def _statement(
    table: UnderstoodTable, row: UnderstoodRow, beside: UnderstoodRow | None, expected: str, why: str
) -> Statement:
    """Return the statement that a row bears its own name, and not that of the row beside which it is held."""
    return Statement(
        AuditRule.LABEL,
        beside is None,
        row.row.line,
        row.label,
        expected,
        why,
        table.place(row),
        lines=() if beside is None else (beside.row.line,),
        renames=beside is not None,
    )
