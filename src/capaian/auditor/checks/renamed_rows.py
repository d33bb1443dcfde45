"""Rows that bear the name of another thing: known by their figures, or as it stands beside them too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.joins import find_joins
from capaian.auditor.understanding.levels import mark_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
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
    items = {table: _items(table) for join in pairs.values() for table in (join.first, join.second)}
    told: dict[int, Statement] = {}
    borne_out: set[int] = set()
    for join in pairs.values():
        for table, other in ((join.first, join.second), (join.second, join.first)):
            shared = _borne_out(items[table], items[other])
            borne_out |= shared
            for row, owner in _owners(items[table], items[other], shared):
                line = row.row.line
                if line not in told or (owner is not None and told[line].holds):
                    told[line] = _statement(table, row, *_by_figures(row, owner, other))
    yield from (each for line, each in told.items() if each.holds or line not in borne_out)


@dataclass(frozen=True, slots=True)
class _Item:
    """A row with the words of its longest cell and its telling figures."""

    row: UnderstoodRow
    name: str
    figures: frozenset[Decimal]


@dataclass(frozen=True, slots=True)
class _Items:
    """The items of a table."""

    all: Sequence[_Item]
    by_name: Mapping[str, _Item]
    times: Mapping[str, int]
    """How many items bear a name."""


def _items(table: UnderstoodTable) -> _Items:
    items = [_Item(row, row.plain_longest, _figures(row)) for row in table.items]
    return _Items(items, {item.name: item for item in items}, Counter(item.name for item in items))


def _borne_out(own: _Items, other: _Items) -> set[int]:
    """Return the lines of rows that share a figure with the row of their name in another table."""
    beside = ((item, other.by_name.get(item.name)) for item in own.all)
    return {item.row.row.line for item, named in beside if named and item.figures & named.figures}


def _owners(
    own: _Items, other: _Items, shared: Set[int]
) -> Iterator[tuple[UnderstoodRow, UnderstoodRow | None]]:
    """Yield the rows that have their name in another table too, with the row there that has their figures.

    Of a name that stands twice one is wrong, so that one figure tells whose the row is.
    """
    strangers = [item for name, item in other.by_name.items() if name not in own.times]
    for item in own.all:
        if item.name in other.by_name:
            least = _FEWEST if own.times[item.name] == 1 else 1
            owners = [each.row for each in strangers if len(item.figures & each.figures) >= least]
            is_own = item.row.row.line in shared or len(owners) != 1
            yield item.row, None if is_own else owners[0]


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
