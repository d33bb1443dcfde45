"""Columns of parts of a year, of which some may be blank: then the sum beside them is no year's.

What happened in the parts that are told is taken for each of these. Of a year that is over that is so where
the dossier has parts of it, which the table may correct and go on with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.period import Period
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.last_noughts import doubt_few, doubt_noughts, doubt_open_sum
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.periods import is_of_year, span_about, span_told
from capaian.dossier.intake.sides import BOTH, PAIRS, side_of
from capaian.dossier.intake.sums import check_sum
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.until_columns import is_so_far
from capaian.dossier.intake.written_span import Span, span_of_period
from capaian.dossier.intake.year_end import is_sum_of_year, split_part

_LEAST: Final = 2
"""Columns of parts that make a sum."""
_ANY_YEAR: Final = 2000


@dataclass(frozen=True)
class Parts:
    """Parts of a year, in its order, and the columns that tell them."""

    told: Mapping[Period, Sequence[Head]]
    """Columns to be added up: men and women."""
    blank: Sequence[Period]
    """Those of which no column has a figure."""

    @property
    def heads(self) -> list[Head]:
        """The columns that have figures."""
        return [*dict.fromkeys(head for heads in self.told.values() for head in heads)]

    @property
    def covered(self) -> str:
        """The months that are told, in words."""
        return _months_of([*self.told])

    @property
    def lacking(self) -> str:
        """The months that are not told, in words."""
        return _months_of(self.blank)

    def as_kept(self, known: Collection[Period]) -> Parts:
        """Return what is told of a time in parts as long as those that are kept of it; none where none are.

        What these do not cover stays in the parts that are told. The whole time is one where it is kept too.

        Args:
            known: The periods of which the dossier has figures.
        """
        whole = _all_months(self.told)
        within = [one for one in known if _all_months([one]) < whole]
        if not within:
            return Parts({}, [])
        year = Period.year_of(within[0].year)
        kept = [part for kind in {one.kind: one for one in within} for part in year.parts(kind)]
        kept += [one for one in known if _all_months([one]) == whole]
        found = {one: [part for part in self.told if one.contains(part)] for one in kept}
        made = {one: parts for one, parts in found.items() if _all_months(parts) == _all_months([one])}
        covered = _all_months(one for one in made if _all_months([one]) < whole)
        made |= {part: [part] for part in self.told if not _all_months([part]) <= covered}
        return Parts(
            {one: [head for part in parts for head in self.told[part]] for one, parts in made.items()}, []
        )


def _all_months(parts: Iterable[Period]) -> frozenset[int]:
    return frozenset(month for part in parts for month in span_of_period(part).months)


def _months_of(parts: Sequence[Period]) -> str:
    return replace(span_of_period(parts[0]), months=_all_months(parts)).label


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
    summing = (parts for parts in groups if _sums_up(table, total, [*chain(*parts.values())]))
    return next((parted for parts in summing if (parted := _parted(table, parts, about)).told), None)


def _groups(table: ForeignTable, total: Head, year: int) -> Iterator[dict[Period, list[Head]]]:
    """Yield the columns of parts of one length that tell what a sum does, or nothing besides their time.

    Where no column tells men and women together, theirs stand for it.
    """
    things = {(), _thing(total.parts), _thing(total.parts[:-1])}
    groups: dict[tuple[object, ...], dict[Period, dict[str, Head]]] = {}
    for head in table.heads:
        stem, part = split_part(head, year)
        is_other = is_so_far(head) or is_ratio(head) or not is_of_year(head.parts, year)
        if part is not None and not is_other and _thing(stem) in things:
            sides = groups.setdefault((_thing(stem), part.kind), {}).setdefault(part, {})
            sides.setdefault(_side(stem), head)
    for parts in groups.values():
        found = {part: _of_side(_side(total.parts), sides) for part, sides in parts.items()}
        if len(found) >= _LEAST and all(found.values()):
            yield found


def _thing(parts: Sequence[str]) -> tuple[str, ...]:
    """Return what heads tell besides sides of a population, and that they sum up."""
    return tuple(part for part in parts if not (is_sum_of_year(part) or side_of(part)))


def _side(parts: Sequence[str]) -> str:
    return next((side for part in parts if (side := side_of(part)) not in (None, BOTH)), BOTH) or BOTH


def _of_side(side: str, heads: Mapping[str, Head]) -> list[Head]:
    """Return the column of a side; of both the two that make it up where none tells both."""
    if side in heads or side != BOTH:
        return [heads[side]] if side in heads else []
    return next(([heads[one], heads[other]] for one, other in PAIRS if {one, other} <= {*heads}), [])


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


def _parted(table: ForeignTable, parts: Mapping[Period, Sequence[Head]], about: Span | None) -> Parts:
    """Return the parts of what a table is about of which columns have a figure, and the others."""
    rows = rows_of(table)
    first = min(parts, key=lambda part: part.last_month)
    every = Period.year_of(first.year).parts(first.kind)
    within = [part for part in every if about is None or span_of_period(part).months <= about.months]
    told = {
        part: parts[part]
        for part in within
        if any(is_figure(table.value(row, head)) for head in parts.get(part, ()) for row in rows)
    }
    return Parts(told, [part for part in within if part not in told])


def parts_taken(table: ForeignTable, heads: Sequence[Head], year: int, about: Span | None) -> Parts | None:
    """Return the parts of a year that columns tell which are taken for it: sums of them, or all of them.

    Args:
        table: The table.
        heads: The columns that are taken for one measure.
        year: The year that is meant.
        about: What the table is about, where that is not all of the year.

    Returns:
        The parts; `None`: the columns tell the year itself, or another time.
    """
    columns: dict[Period, list[Head]] = {}
    for head in heads:
        if (part := split_part(head, year)[1]) is not None and not is_so_far(head):
            columns.setdefault(part, []).append(head)
    if not columns:
        return _joined([parts_of_sum(table, head, year, about) for head in heads])
    is_of_parts = sum(map(len, columns.values())) == len(heads) > 1
    if not is_of_parts or len({part.kind for part in columns}) > 1:
        return None
    parts = _parted(table, columns, about)
    return replace(parts, blank=[part for part in parts.blank if part in columns])


def _joined(sums: Sequence[Parts | None]) -> Parts | None:
    """Return the parts that several sums have alike, as those of men and of women; `None`: they have not."""
    found = [parts for parts in sums if parts is not None]
    if not found or len(found) < len(sums) or len({(*parts.told,) for parts in found}) > 1:
        return None
    told = {part: [head for parts in found for head in parts.told[part]] for part in found[0].told}
    return replace(found[0], told=told)


def open_parts(
    proposal: Proposal, columns: Mapping[str, Sequence[Head]], year: int, desk: Desk
) -> dict[str, Parts]:
    """Return the parts that are taken one by one, by what their columns mean.

    Those are the parts of a year that is not over, each of which is said, and such as the dossier keeps.
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
            for head in heads:
                doubt_open_sum(table, rows_of(table), head, desk)
            continue
        asked = desk.asked.period
        if asked is not None and asked in parts.told and [*heads] != [*parts.told[asked]]:
            found[means] = Parts({asked: parts.told[asked]}, [])
            continue
        doubt_noughts(table, rows_of(table), parts.heads, "peristiwanya", desk)
        doubt_few(table, rows_of(table), [*parts.told.values()], desk)
        if parts.blank:
            _report(table, heads, parts, desk)
        kept = parts if parts.blank else parts.as_kept(_periods_kept(proposal, means, year, desk))
        if kept.told:
            found[means] = kept
            _check_sums(table, heads, parts, desk)
    return found


def _periods_kept(proposal: Proposal, means: str, year: int, desk: Desk) -> list[Period]:
    """Return the periods of a year of which the office has figures; others are compared by the year alone."""
    counts = desk.office.counts if proposal.intake.table is IntakeTable.COUNTS else ()
    found = (row.period for row in counts if row.measure == means and row.value is not None)
    return [period for period in dict.fromkeys(found) if period.year == year]


def _report(table: ForeignTable, heads: Sequence[Head], parts: Parts, desk: Desk) -> None:
    sums = [head for head in heads if split_part(head, desk.office.year)[1] is None]
    total = quoted(heads) if sums else "jumlahnya"
    words = {"lacking": parts.lacking, "covered": parts.covered, "total": total}
    desk.log.add("year_unfinished", table.place(None, heads[-1]), **words)


def _check_sums(table: ForeignTable, heads: Sequence[Head], parts: Parts, desk: Desk) -> None:
    """Hold the one column that sums up parts against them, row by row."""
    sums = [head for head in heads if split_part(head, desk.office.year)[1] is None]
    for row in rows_of(table) if len(sums) == 1 else ():
        figures = _known(table, row, parts.heads)
        check_sum(desk, table, row, heads[0], table.figure(row, heads[0], Kind.COUNT), figures)


def words_of_open(table: ForeignTable, heads: Sequence[Head], year: int, about: Span | None) -> str:
    """Return what is to be said of columns of a year before they are agreed to; nothing where it is over.

    Args:
        table: The table.
        heads: The column that sums up the parts of the year, or these.
        year: The year that is meant.
        about: What the table is about, where that is not all of the year.
    """
    parts = parts_taken(table, heads, year, about)
    if parts is None and len(heads) == 1:
        return _words_of_thirds(table, heads[0])
    if parts is None or not (parts.told and parts.blank):
        return ""
    return f"; kolom {parts.lacking} kosong, jadi isinya {parts.covered} saja dan disimpan per bagian"


def _words_of_thirds(table: ForeignTable, total: Head) -> str:
    """Return what is to be said of a sum of parts that are no periods, `Caturwulan I`, some of them empty."""
    things = {(), _thing(total.parts), _thing(total.parts[:-1])}
    told = {head: span for head in table.heads if (span := span_told(head.parts)) is not None}
    spans = {head: span for head, span in told.items() if span.is_one and not span.period(_ANY_YEAR)}
    parts = {head: span for head, span in spans.items() if _thing_alone(head) in things}
    figures = {head: [one for row in rows_of(table) for one in _known(table, row, [head])] for head in parts}
    lacking = [span.label for head, span in parts.items() if not any(figures[head])]
    if total in told or len(parts) < _LEAST or not 0 < len(lacking) < len(parts):
        return ""
    otherwise = f"bila bukan setahun: --means {shown_means(total.name, LEFT_OUT)}"
    return f"; kolom {', '.join(lacking)} kosong atau nol, jadi mungkin belum setahun; {otherwise}"


def _thing_alone(head: Head) -> tuple[str, ...]:
    """Return what a column tells besides its time, sides of a population, and that it sums up."""
    return _thing([part for part in head.parts if span_told([part]) is None])
