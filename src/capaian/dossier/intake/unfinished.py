"""Years that are not over: columns of some of their parts are blank, and the sum beside them is no year's.

What happened in the parts that are told is taken for each of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from capaian.domain.period import Period
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.last_noughts import doubt_noughts
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.periods import is_of_year, span_about
from capaian.dossier.intake.sums import check_sum
from capaian.dossier.intake.sums_beside import is_sum_word
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.until_columns import is_so_far
from capaian.dossier.intake.written_span import Span, span_of_period
from capaian.dossier.intake.year_end import split_part

_LEAST: Final = 2
"""Columns of parts that make a sum."""


@dataclass(frozen=True)
class Parts:
    """Parts of a year, in its order, and the columns that tell them."""

    told: Mapping[Period, Head]
    blank: Sequence[Period]
    """Those of which no column has a figure."""

    @property
    def heads(self) -> list[Head]:
        """The columns that have figures."""
        return [*self.told.values()]

    @property
    def covered(self) -> str:
        """The months that are told, in words."""
        return _months_of(self.told)

    @property
    def lacking(self) -> str:
        """The months that are not told, in words."""
        return _months_of(self.blank)


def _months_of(parts: Iterable[Period]) -> str:
    spans = [span_of_period(part) for part in parts]
    months = frozenset(month for span in spans for month in span.months)
    return replace(spans[0], months=months).label


def parts_of_sum(table: ForeignTable, total: Head, year: int, about: Span | None = None) -> Parts | None:
    """Return the columns of parts of a year that one sums up, by the figures of half of the rows or more.

    Args:
        table: The table.
        total: The column.
        year: The year that is meant.
        about: What its table is about, where that is not all of the year.

    Returns:
        The columns; `None`: it sums up no such columns, or is of a part of the year itself.
    """
    if split_part(total, year)[1] is not None or is_so_far(total):
        return None
    groups = sorted(_groups(table, total, year), key=lambda parts: -len(parts))
    found = (_parted(table, parts, about) for parts in groups if _sums_up(table, total, [*parts.values()]))
    return next((parts for parts in found if parts.told), None)


def _groups(table: ForeignTable, total: Head, year: int) -> Iterator[dict[Period, Head]]:
    """Yield the columns of parts of one length that tell what a sum does, or nothing besides their time."""
    summed = tuple(part for part in total.parts if not is_sum_word(part))
    groups: dict[tuple[object, ...], dict[Period, Head]] = {}
    for head in table.heads:
        stem, part = split_part(head, year)
        is_part = (
            part is not None and is_of_year(head.parts, year) and not (is_so_far(head) or is_ratio(head))
        )
        if part is not None and is_part and stem in ((), summed, total.parts[:-1]):
            groups.setdefault((stem, part.kind), {}).setdefault(part, head)
    yield from (parts for parts in groups.values() if len(parts) >= _LEAST)


def _sums_up(table: ForeignTable, total: Head, parts: Sequence[Head]) -> bool:
    """Say whether a column is the sum of what others tell, blanks aside, in half of the rows or more."""
    rows = [(table.figure(row, total, Kind.COUNT), _known(table, row, parts)) for row in rows_of(table)]
    telling = [(stated, known) for stated, known in rows if stated and known]
    right = sum(stated == sum(known, Decimal(0)) for stated, known in telling)
    return right > 0 and 2 * right >= len(telling)


def _known(table: ForeignTable, row: int, heads: Sequence[Head]) -> list[Decimal]:
    return [figure for head in heads if (figure := table.figure(row, head, Kind.COUNT)) is not None]


def rows_of(table: ForeignTable) -> list[int]:
    """Return the rows of a table that are no totals: formulas may add up blanks to nought there."""
    return [row for row in table.rows if not any(is_total(table.text(row, head)) for head in table.heads)]


def _parted(table: ForeignTable, parts: Mapping[Period, Head], about: Span | None) -> Parts:
    """Return the parts of what a table is about of which columns have a figure, and the others."""
    rows = rows_of(table)
    first = min(parts, key=lambda part: part.last_month)
    every = Period.year_of(first.year).parts(first.kind)
    within = [part for part in every if about is None or span_of_period(part).months <= about.months]
    told = {
        part: parts[part]
        for part in within
        if part in parts and any(is_figure(table.value(row, parts[part])) for row in rows)
    }
    return Parts(told, [part for part in within if part not in told])


def parts_taken(table: ForeignTable, heads: Sequence[Head], year: int, about: Span | None) -> Parts | None:
    """Return the parts of a year that columns tell which are taken for it: their sum, or all of them.

    Args:
        table: The table.
        heads: The columns that are taken for one measure.
        year: The year that is meant.
        about: What the table is about, where that is not all of the year.

    Returns:
        The parts; `None`: the columns tell the year itself, or another time.
    """
    if len(heads) == 1:
        return parts_of_sum(table, heads[0], year, about)
    columns = {part: head for head in heads if (part := split_part(head, year)[1]) is not None}
    is_of_parts = len(columns) == len(heads) and len({part.kind for part in columns}) == 1
    if not is_of_parts or any(map(is_so_far, heads)):
        return None
    parts = _parted(table, columns, about)
    return replace(parts, blank=[part for part in parts.blank if part in columns])


def open_parts(
    proposal: Proposal, columns: Mapping[str, Sequence[Head]], year: int, desk: Desk
) -> dict[str, Parts]:
    """Return the parts that are told of a year that is not over, by what their columns mean; each is said.

    Whether noughts in all rows are to come is asked. A sum that those parts do not make is reported.

    Args:
        proposal: The table.
        columns: Those that tell what happens in a time, by what they mean.
        year: The year that is meant.
        desk: Where problems go.
    """
    table = proposal.table
    about = span_about(table.titles, desk.asked.period)
    found: dict[str, Parts] = {}
    for means, heads in columns.items():
        parts = parts_taken(table, heads, year, about)
        if parts is None or not parts.told:
            continue
        asked = desk.asked.period
        if asked is not None and asked in parts.told and heads != [parts.told[asked]]:
            found[means] = Parts({asked: parts.told[asked]}, [])
            continue
        doubt_noughts(table, rows_of(table), parts.heads, "peristiwanya", desk)
        if parts.blank:
            found[means] = parts
            _report(table, heads, parts, desk)
    return found


def _report(table: ForeignTable, heads: Sequence[Head], parts: Parts, desk: Desk) -> None:
    total = f'"{heads[0].name}"' if len(heads) == 1 else "jumlahnya"
    words = {"lacking": parts.lacking, "covered": parts.covered, "total": total}
    desk.log.add("year_unfinished", table.place(None, heads[-1]), **words)
    for row in rows_of(table) if len(heads) == 1 else ():
        known = _known(table, row, parts.heads)
        stated = table.figure(row, heads[0], Kind.COUNT)
        check_sum(desk, table, row, heads[0], stated, known)


def words_of_open(table: ForeignTable, heads: Sequence[Head], year: int, about: Span | None) -> str:
    """Return what is to be said of columns of a year before they are agreed to; nothing where it is over.

    Args:
        table: The table.
        heads: The column that sums up the parts of the year, or these.
        year: The year that is meant.
        about: What the table is about, where that is not all of the year.
    """
    parts = parts_taken(table, heads, year, about)
    if parts is None or not (parts.told and parts.blank):
        return ""
    return f"; kolom {parts.lacking} kosong, jadi isinya {parts.covered} saja dan disimpan per bagian"
