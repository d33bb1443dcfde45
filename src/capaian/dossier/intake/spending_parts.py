"""Spending told in parts beside each other: `SPJ-LS`, `SPJ-UP/GU/TU` and `JUMLAH SPJ`, each until now.

One part is never what was spent. What was spent in the month is the sum of the parts, where no column sums
these up but that of all since January does.

Legal basis:
    Permendagri 77/2020: the functional report (`SPJ fungsional`) of treasurers tells payments by these parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.amount_words import is_granted, names_sum, tells_other
from capaian.dossier.intake.code_columns import has_codes
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.row_sums import BEFORE, NOW, UNTIL, by_present_time
from capaian.dossier.intake.sums_beside import RowSum
from capaian.dossier.intake.words import fold

_SEVERAL: Final = 2
_Columns = Mapping[str, Head]
"""Columns of one time, by what they tell besides it."""


def with_sums_of_parts(table: ForeignTable) -> ForeignTable:
    """Return a table with one more column for the parts of this month, where another sums up these until it.

    A table without codes, or with a cell among them that is no figure, is returned as it is.
    """
    times = _by_time(table)
    table = _with_time_told(table, times)
    parts = _said_of_parts(table, times)
    now = times.get(NOW, {})
    added = [head for said, head in now.items() if said in parts]
    is_lacking = len(added) == len(parts) == len(now)
    if not parts or not is_lacking or not has_codes(table):
        return table
    if not all(_is_read(table, row, head) for row in table.rows for head in added):
        return table
    sums = {row: _sum(table, row, added) for row in table.rows}
    rows = tuple((*cells, sums.get(row)) for row, cells in enumerate(table.grid.rows, start=1))
    texts = (*added[0].parts[1:][-1:], " + ".join(" ".join(head.parts[:-1] or head.parts) for head in added))
    whole = Head(table.grid.width + 1, texts, " > ".join(texts))
    return replace(table, heads=(*table.heads, whole), grid=replace(table.grid, rows=rows))


def _with_time_told(table: ForeignTable, times: Mapping[str, _Columns]) -> ForeignTable:
    """Return a table in which a sum of all until now that tells no time has that of its parts."""
    until = [*times.get(UNTIL, {}).values()]
    told = {head for columns in by_present_time(table.heads).values() for head in columns.values()}
    wholes = [head for head in until if head not in told]
    if not wholes:
        return table
    timed = {head: replace(head, parts=(*head.parts, until[0].parts[-1])) for head in wholes}
    return replace(table, heads=tuple(timed.get(head, head) for head in table.heads))


def columns_of_parts(table: ForeignTable) -> list[Head]:
    """Return the columns of parts that another one sums up, of all times."""
    times = _by_time(table)
    parts = _said_of_parts(table, times)
    return [head for columns in times.values() for said, head in columns.items() if said in parts]


def sums_of_parts(table: ForeignTable) -> Iterator[RowSum]:
    """Yield the columns of parts of each time with that which sums them up."""
    times = _by_time(table)
    parts = _said_of_parts(table, times)
    for columns in times.values() if parts else ():
        own = tuple(head for said, head in columns.items() if said in parts)
        wholes = [head for said, head in columns.items() if said not in parts]
        if len(own) == len(parts) and len(wholes) == 1:
            yield own, wholes[0]


def _by_time(table: ForeignTable) -> Mapping[str, _Columns]:
    heads = (head for head in table.heads if not (is_ratio(head) or is_granted(head) or tells_other(head)))
    found: dict[str, dict[str, Head]] = {}
    for said, columns in by_present_time(heads).items():
        for time, head in columns.items():
            found.setdefault(time, {})[said] = head
    _add_untold_whole(table, found)
    return found


def _add_untold_whole(table: ForeignTable, times: Mapping[str, dict[str, Head]]) -> None:
    """Add the sum of all until now that tells no time: `JUMLAH SPJ` behind parts of three times each."""
    until = times.get(UNTIL, {})
    if len(until) < _SEVERAL or any(map(names_sum, until.values())):
        return
    parts = {said: (head,) for said, head in until.items()}
    told = [head for columns in times.values() for head in columns.values()]
    wholes = [
        head
        for head in table.heads
        if head not in told
        and names_sum(head)
        and not (is_ratio(head) or tells_other(head))
        and _add_up(table, parts, head)
    ]
    if len(wholes) == 1:
        times[UNTIL][fold(wholes[0].name)] = wholes[0]


def _said_of_parts(table: ForeignTable, times: Mapping[str, _Columns]) -> frozenset[str]:
    """Return what columns tell that one named as a sum adds up, as the figures of half of the rows show.

    Rows with one part alone show nothing.
    """
    for columns in times.values():
        whole = next((head for head in columns.values() if names_sum(head)), None)
        parts = {said: (head,) for said, head in columns.items() if head != whole}
        if whole is not None and _add_up(table, parts, whole):
            return frozenset(parts)
    return _said_of_both(table, times)


def _said_of_both(table: ForeignTable, times: Mapping[str, _Columns]) -> frozenset[str]:
    """Return what columns tell of which a sum until now adds up those until last month and of this one."""
    whole = next((head for head in times.get(UNTIL, {}).values() if names_sum(head)), None)
    before, now = times.get(BEFORE, {}), times.get(NOW, {})
    parts = {said: (before[said], head) for said, head in now.items() if said in before}
    return frozenset(parts) if whole is not None and _add_up(table, parts, whole) else frozenset()


def _add_up(table: ForeignTable, parts: Mapping[str, Sequence[Head]], whole: Head) -> bool:
    """Say whether parts make a whole in half of the rows that have several of them."""
    heads = [head for some in parts.values() for head in some]
    rows = [_figures(table, row, [*heads, whole]) for row in table.rows] if len(parts) > 1 else []
    telling = [figures for figures in rows if sum(map(bool, figures[:-1])) > 1]
    right = sum(sum(figures[:-1], Decimal(0)) == figures[-1] for figures in telling)
    return right > 0 and 2 * right >= len(telling)


def _figures(table: ForeignTable, row: int, heads: Sequence[Head]) -> list[Decimal]:
    """Return the figures of a row; what is no figure counts as nothing."""
    return [table.figure(row, head, Kind.AMOUNT) or Decimal(0) for head in heads]


def _sum(table: ForeignTable, row: int, heads: Sequence[Head]) -> Decimal | None:
    """Return the sum of a row; nothing where it has no figure."""
    figures = [table.figure(row, head, Kind.AMOUNT) for head in heads]
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) if known else None


def _is_read(table: ForeignTable, row: int, head: Head) -> bool:
    value = table.value(row, head)
    is_plain = (row, head.column) not in table.grid.odd
    return is_plain and (is_figure(value) or not as_text(value).strip("- "))
