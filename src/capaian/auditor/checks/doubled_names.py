"""A name that stands twice in a list of a table, where other tables list another thing in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule

_SHORTEST: Final = 8
"""Letters of a name that is that of one thing."""
_FEWEST: Final = 3
"""Names by which two lists are known to be of the same things."""


@dataclass(frozen=True, slots=True)
class _List:
    """The names in a column of a table, from above."""

    table: UnderstoodTable
    rows: tuple[UnderstoodRow, ...]
    texts: tuple[str, ...]
    names: tuple[str, ...]
    """The texts as they are compared."""


def check_doubled_names(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the name that stands twice in a list of names, at the row where other tables have another."""
    lists = [found for table in report.tables for column in table.columns if (found := _list(table, column))]
    whole = [each for each in lists if len({*each.names}) == len(each.names)]
    for each in lists:
        others = [other for other in whole if other.table is not each.table]
        doubled = [name for name, times in Counter(each.names).items() if times > 1]
        if len(doubled) == 1 and each.names.count(doubled[0]) == 2:
            yield from _misplaced(each, doubled[0], others)


def _list(table: UnderstoodTable, column: Column) -> _List | None:
    """Return the names of a column, where it has several; blanks go on with the name above."""
    cells = [(row, row.row.texts[column.index]) for row in table.items] if not column.is_numeric else []
    filled = [(row, text) for row, text in cells if len(plain(text)) >= _SHORTEST]
    if len(filled) <= _FEWEST:
        return None
    rows, texts = zip(*filled, strict=True)
    return _List(table, rows, texts, tuple(map(plain, texts)))


def _misplaced(own: _List, name: str, others: Sequence[_List]) -> Iterator[Statement]:
    """Yield the row that has the name of another one, where all other lists have one name that is missing."""
    alike = [
        other for other in others if len(other.names) == len(own.names) and {*own.names} < {*other.names}
    ]
    missing = {each for other in alike for each in {*other.names} - {*own.names}}
    if len(missing) != 1:
        return
    (right,) = missing
    first, second = (place for place, each in enumerate(own.names) if each == name)
    orders = {other.names: other for other in alike}
    for place, kept in ((second, first), (first, second)):
        mended = (*own.names[:place], right, *own.names[place + 1 :])
        if mended in orders:
            yield _statement(own, place, kept, orders[mended])
            return


def _statement(own: _List, place: int, kept: int, other: _List) -> Statement:
    row, first = own.rows[place], own.rows[kept]
    right = other.texts[place]
    return Statement(
        AuditRule.LABEL,
        False,
        row.row.line,
        own.texts[place],
        right,
        f"Nama ini sudah pada baris {first.row.line}; pada {other.table.table.name} tempat ini “{right}”.",
        own.table.place(row),
        lines=(first.row.line,),
        renames=True,
    )
