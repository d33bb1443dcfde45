"""Counts per kecamatan, and figures of other regencies, out of tables of areas."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeColumn, IntakeTable
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.area_rows import AreaRows, AreaTaker
from capaian.dossier.intake.area_totals import AreaRow, is_part, sum_of
from capaian.dossier.intake.beside import Basis, check_beside, pairs_of
from capaian.dossier.intake.desk import Desk, Proposal, TakenRow
from capaian.dossier.intake.digits import check_digits
from capaian.dossier.intake.event_rests import (
    Rest,
    figure_of,
    is_since_january,
    report_no_period,
    rest_of,
)
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.head_years import check_years
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.measures import adds_up
from capaian.dossier.intake.noughts_among import report_noughts
from capaian.dossier.intake.own_row import check_own
from capaian.dossier.intake.owners import check_owner, check_province
from capaian.dossier.intake.parts_left import report_parts_left
from capaian.dossier.intake.periods import (
    is_begun_after,
    span_about,
    span_told,
    years_of,
)
from capaian.dossier.intake.shares import as_percents
from capaian.dossier.intake.shares_beside import check_shares
from capaian.dossier.intake.small_wholes import doubt_small
from capaian.dossier.intake.stock_changes import doubt_change
from capaian.dossier.intake.sums import check_sum
from capaian.dossier.intake.swapped import doubt_swapped
from capaian.dossier.intake.table_sorts import area_book, settled_names
from capaian.dossier.intake.told_years import told_year
from capaian.dossier.intake.unfinished import Parts, open_parts
from capaian.dossier.intake.unfitting import doubt_unfitting
from capaian.dossier.intake.until_columns import (
    Columns,
    check_asked,
    doubt_part,
    doubt_untold,
    span_in,
    without_sums_within,
)
from capaian.dossier.intake.wanted_years import wanted_year
from capaian.dossier.intake.written_span import Span, Strength
from capaian.dossier.tables.numbers import write_number

_RATIO: Final = "value"
"""Column of `peers.csv` for what others have worked out."""


@dataclass(frozen=True)
class Taken:
    """What a table gives."""

    rows: tuple[TakenRow, ...]
    names: Mapping[str, str]
    """Names whose meaning had to be settled, with codes."""
    period: Period
    """Period of most of it."""
    parts_in: str = ""
    """Column that says which month or quarter a row is about; empty: none."""
    areas: frozenset[str] = frozenset()
    """Codes of the areas that have a row."""
    adds_up: bool = False
    """It tells what happens in a time: in that alone, or since January."""
    followed: Mapping[int, Collection[int]] = field(default_factory=dict)
    """Columns besides those taken that follow from these, with the rows in which they do."""
    contradicted: Mapping[str, Collection[int]] = field(default_factory=dict)
    """Shares beside those taken that follow from these in most rows, with the rows in which they do not."""
    rest: Period | None = None
    """The part of the year that is a sum since January less what is stored; `None`: there is none."""


def columns_of(proposal: Proposal) -> Columns:
    """Return the columns of a table by what they mean; those that are not there are left out."""
    found: dict[str, list[Head]] = {}
    for column in proposal.intake.columns:
        head = _head(proposal, column)
        if head is not None:
            found.setdefault(column.means, []).append(head)
    return found


def _head(proposal: Proposal, column: IntakeColumn) -> Head | None:
    return proposal.table.head(column.head)


def take_counts(proposal: Proposal, desk: Desk) -> Taken:
    """Return the rows of `counts.csv` that a table gives."""
    check_owner(proposal, desk)
    columns, parts = _columns_and_parts(proposal, desk)
    found = _area_rows(proposal, columns, desk, [desk.office.office.regency_name, desk.office.office.regency])
    of_years = {means: heads for means, heads in columns.items() if means not in parts}
    rests = _rests_of(proposal, of_years, desk)
    periods = {
        means: rests[means].part if means in rests else period_of(proposal, desk, (means, heads), found.rows)
        for means, heads in of_years.items()
    }
    lines = [(means, heads, periods[means]) for means, heads in of_years.items()]
    lines += _lines_of_parts(proposal, parts, found, desk)
    for _, heads, period in lines:
        check_years(proposal, desk, heads, period)
    rows = [
        TakenRow(
            {"measure": means, "area": area.code, "period": str(period), "value": write_number(value)},
            area.row,
            {"value": heads[0].column},
        )
        for means, heads, period in lines
        for area in found.rows
        if (value := figure_of(area, heads, rests.get(means))) is not None
    ]
    given: dict[str, dict[str, Decimal]] = {}
    for row in rows:
        if row.cells["measure"] not in parts:
            given.setdefault(row.cells["measure"], {})[row.cells["area"]] = Decimal(row.cells["value"])
    for means, figures in given.items():
        doubt_change(proposal, columns[means][0], (means, figures), periods[means], desk)
    doubt_small(proposal, {means: heads[0] for means, heads in of_years.items()}, given, desk)
    usual = _usual([period for _, _, period in lines], desk)
    is_event = _have_events(columns, desk)
    beside = found.followed, found.contradicted
    rest = next((one.part for one in rests.values()), None)
    return Taken(tuple(rows), found.names, usual, "", found.codes, is_event, *beside, rest)


def _rests_of(proposal: Proposal, columns: Columns, desk: Desk) -> Mapping[str, Rest]:
    """Return what sums of events since January are of, where that is what the dossier does not have yet."""
    titles, asked = proposal.table.titles, desk.asked.period
    found: dict[str, Rest] = {}
    for means, heads in columns.items() if asked is None or asked.kind is PeriodKind.YEAR else ():
        span = _span_of(heads, span_about(titles, asked)) or span_told(titles)
        if adds_up(means, desk.office) and span is not None and is_since_january(span):
            year = asked.year if asked is not None else told_year(proposal, desk).year
            rest = rest_of(means, span, year, proposal, desk)
            found |= {} if rest is None else {means: rest}
    return found


def _columns_and_parts(proposal: Proposal, desk: Desk) -> tuple[Columns, Mapping[str, Parts]]:
    """Return the columns to be added up by what they mean, and of which parts of a year some are taken."""
    columns = without_sums_within(columns_of(proposal), proposal, desk)
    events = {means: heads for means, heads in columns.items() if adds_up(means, desk.office)}
    report_parts_left(proposal, events, wanted_year(desk), desk)
    parts = open_parts(proposal, events, wanted_year(desk), desk)
    return {**columns, **{means: part.heads for means, part in parts.items()}}, parts


def _lines_of_parts(
    proposal: Proposal, parts: Mapping[str, Parts], found: AreaRows, desk: Desk
) -> Iterator[tuple[str, Sequence[Head], Period]]:
    """Yield the columns of each part of a year with what they mean and its period."""
    for means, told in parts.items():
        year = period_of(proposal, desk, (means, next(iter(told.told.values()))), found.rows).year
        yield from ((means, heads, replace(part, year=year)) for part, heads in told.told.items())


def _area_rows(proposal: Proposal, columns: Columns, desk: Desk, totals: Sequence[str]) -> AreaRows:
    heads = [head for heads in columns.values() for head in heads]
    book = area_book(proposal.intake.table, desk, settled_names(proposal.intake))
    ratios = [head for means in columns if _part(means, desk).column == _RATIO for head in columns[means]]
    found = AreaTaker(proposal, heads, ratios, book, desk).take(totals)
    rows = [area.row for area in found.rows if is_part(area.code)]
    pairs = pairs_of(columns, desk.office.components)
    basis = Basis(proposal.table, rows, pairs, Kind.COUNT)
    check_beside(basis, desk)
    check_digits(proposal.table, desk, rows, pairs)
    check_shares(proposal, desk, rows, pairs)
    doubt_swapped(proposal, desk, rows, pairs)
    doubt_unfitting(proposal, desk, basis)
    report_noughts(proposal.table, desk, found.rows, heads, ratios)
    return replace(found, followed=basis.followed(), contradicted=basis.contradicted())


def _have_events(columns: Columns, desk: Desk) -> bool:
    return any(adds_up(means, desk.office) for means in columns)


def period_of(
    proposal: Proposal, desk: Desk, column: tuple[str, Sequence[Head]], areas: Sequence[AreaRow] = ()
) -> Period:
    """Return the period of a measure's figures: as asked for, else as the title tells.

    What is there at the end of the year is what the year ends with, so that a title `Semester II` or `per 31
    Desember` says the year. Of what adds up over the year it may be a part: which it is is asked, unless
    the dossier has the same figures. Columns that tell their time themselves go before the title, and what
    happened in it is of no other that is asked for. That columns are known from before says nothing of time.
    """
    (means, heads), asked, is_event = column, desk.asked.period, adds_up(column[0], desk.office)
    titles = proposal.table.titles
    own = _span_of(heads, span_about(titles, asked))
    span = own or span_told(titles)
    is_part = asked is not None and asked.kind is not PeriodKind.YEAR
    if asked is not None and (is_part or span is None or years_of(titles)):
        if is_event:
            check_asked(column, own, asked, proposal, desk)
        return asked
    if asked is None and not is_event and own is None and is_begun_after(titles, desk.office.year - 1):
        return _end_of_year_before(proposal, desk)
    year = Period.year_of(asked.year) if asked is not None else told_year(proposal, desk)
    told = year if span is None else _period_in(span, year, proposal, desk, is_event=is_event)
    if is_event and own is None:
        doubt_untold(heads, told, proposal, desk)
    if not told.ends_year or told == year:
        return told
    if not is_event:
        return year
    known = {row.period for row in desk.office.counts if row.measure == means and row.value is not None}
    if told in known:
        return told
    figures = {area.code: sum_of(area, heads) for area in areas}
    if year in known and _has_same(desk, means, year, figures):
        return year
    if year in known or not any((one.year, one.kind) == (told.year, told.kind) for one in known):
        doubt_part(column, told, proposal, desk)
    return told


def _end_of_year_before(proposal: Proposal, desk: Desk) -> Period:
    """Doubt that what is there on one of the year's first days is what the year before ended with."""
    year = Period.year_of(desk.office.year - 1)
    january = Period(desk.office.year, PeriodKind.MONTH, 1)
    words = (
        f"keadaan akhir {year.label}, karena judulnya menyebut awal {january.label}; bila keadaan akhir "
        f"{january.label}, tambahkan --period {january}"
    )
    desk.doubt_period(proposal.table.place(None), year, words)
    return year


def _has_same(desk: Desk, means: str, period: Period, figures: Mapping[str, Decimal | None]) -> bool:
    """Say whether the dossier has most figures already, as those of a period."""
    known = {
        str(row.area): row.value
        for row in desk.office.counts
        if row.measure == means and row.period == period and row.value is not None
    }
    same = sum(code in known and value == known[code] for code, value in figures.items())
    return same > 0 and 2 * same >= len(figures)


def _span_of(heads: Sequence[Head], about: Span | None) -> Span | None:
    """Return the span of time that columns tell themselves; of several all that they cover."""
    spans = [span_in(head, about) for head in heads]
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans):
        return None
    months = frozenset(month for span in known for month in span.months)
    return replace(max(known, key=lambda span: span.last), months=months)


def _period_in(span: Span, year: Period, proposal: Proposal, desk: Desk, *, is_event: bool) -> Period:
    """Return the period of a span: of events all of it, of what is there what it ends with.

    Events of a span that is no month, quarter, semester or year are reported.
    """
    if not is_event:
        return span.at_end(year.year) or year
    found = span.period(year.year)
    if span.strength is Strength.DAY and found is not None and not found.ends_year:
        words = f"peristiwa selama {found.label}, padahal judulnya hanya menyebut tanggal"
        desk.doubt_period(proposal.table.place(None), found, words)
    if found is None:
        report_no_period(span, year, proposal, desk)
    return found or span.at_end(year.year) or year


def _usual(found: Sequence[Period], desk: Desk) -> Period:
    ranked = {period: (found.count(period), period.last_month) for period in found}
    return max(ranked, key=ranked.__getitem__) if ranked else Period.year_of(desk.office.year)


@dataclass(frozen=True, slots=True)
class _Part:
    """What a column of a recap is to a component."""

    subject: str
    column: str
    """Column of `peers.csv`."""


def take_peers(proposal: Proposal, desk: Desk) -> Taken:
    """Return the rows of `peers.csv` that a table gives: all regencies, and the province if it is there.

    The office's own row comes along: the total of the province is that of the table's rows, whatever the
    office counts itself. A total of the province that its regencies do not make is left out.
    """
    check_province(proposal, desk)
    columns, parts = _columns_and_parts(proposal, desk)
    found = _area_rows(proposal, columns, desk, [])
    of_years = {means: heads for means, heads in columns.items() if means not in parts}
    lines = [*_lines_of_parts(proposal, parts, found, desk)]
    is_open = bool(lines) and not of_years
    period = lines[-1][2] if is_open else period_of(proposal, desk, next(iter(of_years.items()), ("", ())))
    found = as_percents(proposal, found, columns, desk)
    own = next((area for area in found.rows if area.code == desk.office.office.regency), None)
    if own is not None:
        check_own(proposal, own, of_years, period, desk)
    check_years(proposal, desk, [head for heads in columns.values() for head in heads], period)
    wrong = _wrong_totals(proposal, found, columns, desk)
    by_period: dict[Period, dict[str, Sequence[Head]]] = {period: of_years} if of_years else {}
    for means, heads, part in lines:
        by_period.setdefault(part, {})[means] = heads
    rows = [
        row
        for area in found.rows
        for told, heads_told in by_period.items()
        for row in _peer_rows(area, heads_told, told, desk)
        if (area.code, row.cells["subject"]) not in wrong
    ]
    is_event = _have_events(columns, desk)
    beside = found.followed, found.contradicted
    return Taken(tuple(rows), found.names, period, "", found.codes, is_event, *beside)


def _peer_rows(area: AreaRow, columns: Columns, period: Period, desk: Desk) -> Iterator[TakenRow]:
    by_subject: dict[str, dict[str, Sequence[Head]]] = {}
    for means, heads in columns.items():
        part = _part(means, desk)
        by_subject.setdefault(part.subject, {})[part.column] = heads
    for subject, parts in by_subject.items():
        values = {column: sum_of(area, heads) for column, heads in parts.items()}
        figures = {column: write_number(value) for column, value in values.items() if value is not None}
        if figures:
            key = {"subject": subject, "area": area.code, "name": area.name, "period": str(period)}
            places = {column: parts[column][0].column for column in figures}
            yield TakenRow({**key, **figures}, area.row, places)


def _part(means: str, desk: Desk) -> _Part:
    for component in desk.office.components:
        if means == component.numerator.code:
            return _Part(str(component.code), "numerator")
        if means == component.denominator.code:
            return _Part(str(component.code), "denominator")
    return _Part(means, _RATIO)


def _wrong_totals(
    proposal: Proposal, found: AreaRows, columns: Columns, desk: Desk
) -> frozenset[tuple[str, str]]:
    """Hold the province's row against its regencies, where the table has them all.

    Returns:
        The province with each component of which its row is not the sum.
    """
    province = next((area for area in found.rows if area.code == desk.office.office.province), None)
    others = [area for area in found.rows if area != province]
    known = area_book(IntakeTable.PEERS, desk, {}).names
    if province is None or len(others) + 1 < len(known):
        return frozenset()
    wrong = set()
    for means, heads in columns.items():
        part = _part(means, desk)
        stated, parts = sum_of(province, heads), [sum_of(area, heads) for area in others]
        if len(heads) == 1 and part.column != _RATIO:
            cells = {(area.row, heads[0].column): sum_of(area, heads) for area in others}
            desk.note_sum((province.row, heads[0].column), stated, cells)
        if part.column != _RATIO and not check_sum(
            desk, proposal.table, province.row, heads[0], stated, parts
        ):
            wrong.add((province.code, part.subject))
    return frozenset(wrong)
