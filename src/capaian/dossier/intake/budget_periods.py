"""What part of which year the columns of a budget table are about; and which parts no table told yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.intake import Intake, IntakeColumn
from capaian.domain.period import MONTHS, Period, PeriodKind
from capaian.dossier.intake import written_span
from capaian.dossier.intake.amounts import ACTUAL, without_time_to_come
from capaian.dossier.intake.desk import Desk, Proposal, TakenRow
from capaian.dossier.intake.head_times import (
    is_of_month_alone,
    is_since_january,
    is_until_now,
    names_part,
    parts_beside,
    present_length,
    quarter_or_half,
    span_of,
)
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.last_noughts import doubt_noughts
from capaian.dossier.intake.ordinal_heads import is_sum, with_times
from capaian.dossier.intake.periods import span_about, span_words, years_of, years_told
from capaian.dossier.intake.since_stored import StoredSpending
from capaian.dossier.intake.times_apart import until_apart
from capaian.dossier.intake.written_span import Span, span_of_period

_ANY_YEAR: Final = 2000


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column that is taken."""

    head: Head
    means: str
    month: int | None
    """Which month it tells; or which quarter or semester, where its kind is such."""
    kind: PeriodKind = PeriodKind.MONTH


def taken_columns(proposal: Proposal) -> Iterator[AmountColumn]:
    """Yield the columns that are taken, with what they mean; of time to come there are none."""
    found = {head: column for column in proposal.intake.columns if (head := proposal.table.head(column.head))}
    apart = until_apart(proposal.table.heads)
    for head in without_time_to_come(proposal.table, [*found]):
        column = found[head]
        if (part := part_in(proposal.intake, head)) is not None:
            yield AmountColumn(head, column.means, part.ordinal, part.kind)
        else:
            yield AmountColumn(head, column.means, None if head in apart else _month(column))


def part_in(intake: Intake, head: Head) -> Period | None:
    """Return the quarter or semester that a column of spending tells beside others of its kind.

    A number that counts on is one by what stands beside it, which its name does not say.
    """
    is_spent = any((one.head, one.means) == (head.name, ACTUAL) for one in intake.columns)
    if is_spent and head.parts != _head_of(head.name).parts and not is_since_january(head):
        return quarter_or_half(head)
    spent = [column.head for column in intake.columns if column.means == ACTUAL and column.month is None]
    parts = next(parts_beside(map(_head_of, spent)), {})
    return next((part for told, part in parts.items() if told.name == head.name), None)


def _head_of(name: str) -> Head:
    """Return a head by how mappings write it."""
    return Head(0, with_times(name.split(" > ")), name)


def months_of(columns: Iterable[AmountColumn]) -> list[AmountColumn]:
    """Return the columns of months or other parts of the year, in the order of the year."""
    return sorted((column for column in columns if column.month), key=lambda column: column.month or 0)


def _month(column: IntakeColumn) -> int | None:
    return None if column.month is None else int(column.month)


def year_of(proposal: Proposal, desk: Desk) -> Period:
    """Return the year of a budget; doubt one that the table does not tell, or tells otherwise."""
    own = desk.office.year
    titled = years_of(proposal.table.titles)
    headed = years_told(column.head for column in proposal.intake.columns)
    told = next(iter(headed), own) if len(headed) == 1 else next(iter(titled), None)
    place = proposal.table.place(None)
    if desk.asked.period is None and told is not None and told != own:
        words = f"tahun anggaran {told}, padahal dossier ini untuk tahun {own}"
        desk.doubt_period(place, Period.year_of(told), words)
    elif desk.asked.period is None and told is None:
        words = f"tahun anggaran {own}, karena tabel tidak menyebutnya"
        desk.doubt_period(place, Period.year_of(own), words)
    asked = desk.asked.period
    return Period.year_of(asked.year if asked is not None else told or own)


def report_open_year(proposal: Proposal, desk: Desk, rows: Sequence[TakenRow], year: Period) -> None:
    """Say which months are missing where the tables of a file tell months only, and the dossier lacks others.

    They are told at the last of these tables: sheets may tell a month each.
    """
    parts = [one.head for one in months_of(taken_columns(proposal))]
    doubt_noughts(proposal.table, proposal.table.rows, parts, "realisasinya", desk)
    desk.spent |= {(row.cells["node"], row.cells["period"]) for row in rows if ACTUAL in row.cells}
    if desk.has_more_budgets:
        return
    taken = {(node, period) for node, period in desk.spent if year.contains(Period.parse(period))}
    known = taken | {(str(row.node), str(row.period)) for row in desk.office.inputs if row.actual is not None}
    nodes = {node for node, _ in taken if (node, str(year)) not in known}
    months = {month: str(Period(year.year, PeriodKind.MONTH, n)) for n, month in enumerate(MONTHS, start=1)}
    told = {
        (node, str(month)) for node, period in known for month in Period.parse(period).parts(PeriodKind.MONTH)
    }
    open_ = [month for month, period in months.items() if any((node, period) not in told for node in nodes)]
    if open_ and not desk.log.has_code(proposal.table.grid.file, {"cumulative_alone"}):
        desk.log.add("year_stays_open", proposal.table.place(None), months=", ".join(open_))


@dataclass(frozen=True, slots=True)
class Told:
    """Of which time the figures of a column are."""

    period: Period | None
    """`None`: it is no period, which is told."""
    is_rest: bool = False
    """Its figures are sums since January, of which the period is what is not stored yet."""


def time_of(column: AmountColumn, year: Period, desk: Desk, proposal: Proposal) -> Told:
    """Return the period of a column: the year, or that of the span which its head or table tells.

    What was spent since January is that of a span that begins then, or of its last part where the dossier has
    what was spent before.
    """
    parts = [one for one in taken_columns(proposal) if one.month is not None]
    if column.means != ACTUAL:
        return Told(year)
    if column.month is not None and len(parts) > 1:
        return Told(Period(year.year, column.kind, column.month))
    if parts and column.month is None and not is_until_now(column.head) and not _is_apart(column, parts):
        is_begun = any(is_since_january(head) for head in proposal.table.heads)
        is_of_parts = len(parts) > 1 and is_sum(column.head.parts[-1]) and not is_begun
        return Told(_covered(parts, year, is_of_parts=is_of_parts))
    span = _span_of(column, year, desk, proposal)
    if span is None:
        return Told(year)
    is_cumulative = is_since_january(column.head) or (
        proposal.intake.is_cumulative
        and not is_of_month_alone(column.head)
        and not any(is_since_january(one.head) for one in taken_columns(proposal))
    )
    found = _since_january(span) if is_cumulative else _own(span)
    period = found.period(year.year)
    asked = desk.asked.period
    is_beside = is_since_january(column.head) and _has_alone(proposal)
    is_other = asked is not None and asked.kind is not PeriodKind.YEAR and period != asked and not is_beside
    if period is not None and not is_other:
        return Told(period)
    if is_cumulative and span.is_whole and span.last:
        return _rest_of(column, span, year, desk, proposal)
    label = f"{MONTHS[span.last - 1]} {year.year}" if span.last else proposal.table.titles[0]
    _report_once("months_no_period", column, desk, proposal, span=span_words(span, label), ask="Minta")
    return Told(period)


def _rest_of(column: AmountColumn, span: Span, year: Period, desk: Desk, proposal: Proposal) -> Told:
    """Return the last part of what was spent since January, where the dossier has all that was before."""
    stored, own = StoredSpending.of(desk.office, year.year), _own(span).at_end(year.year)
    part = stored.last_part(span.last, own)
    is_alone = sum(one.means == ACTUAL for one in taken_columns(proposal)) == 1
    asked = desk.asked.period
    is_asked = asked is None or asked.kind is PeriodKind.YEAR or asked == part
    if part is not None and is_alone and is_asked:
        return Told(part, is_rest=True)
    label = f"{MONTHS[span.last - 1]} {year.year}"
    before = stored.lacking(span.last, own)
    words = {
        "month": label,
        "part": label if own is None else own.label,
        "first": f"Ambil dahulu {before}, lalu berkas ini. " if before else "",
    }
    _report_once("cumulative_alone", column, desk, proposal, **words)
    return Told(_since_january(span).period(year.year))


def _has_alone(proposal: Proposal) -> bool:
    """Say whether a column tells the time of its table alone, so that others may tell more."""
    spent = [one.head for one in taken_columns(proposal) if one.means == ACTUAL]
    return any(is_of_month_alone(one) or (names_part(one) and not is_since_january(one)) for one in spent)


def _is_apart(column: AmountColumn, parts: Sequence[AmountColumn]) -> bool:
    """Say whether a column tells all until another time than parts of the year beside it end with."""
    span = span_of(column.head) if is_since_january(column.head) else None
    return span is not None and span.last != _last_of(parts)


def step_of(column: AmountColumn, steps: Sequence[AmountColumn], desk: Desk, at: Proposal) -> Period | None:
    """Return the period of what was spent since the sum until a part of the year before: of any year.

    `None`: it is no period, as that of a sum until May behind one until March, which is told.
    """
    year = desk.office.year
    ends = [Period(year, one.kind, one.month or 1).last_month for one in steps]
    place = steps.index(column)
    months = frozenset(range(max((0, *ends[:place])) + 1, ends[place] + 1))
    found = written_span.period_of(months, year)
    if found is None:
        span = f"{MONTHS[min(months) - 1]}–{MONTHS[ends[place] - 1]}"
        _report_once("months_no_period", column, desk, at, span=span, ask="Minta")
    return found


def _own(span: Span) -> Span:
    """Return what is spent in the last thing that a span names, where it tells its end alone."""
    if not span.is_until:
        return span
    months = frozenset(range(span.last - span.closing + 1, span.last + 1))
    return replace(span, months=months, is_until=False)


def _since_january(span: Span) -> Span:
    return replace(span, months=frozenset(range(1, span.last + 1)))


def _span_of(column: AmountColumn, year: Period, desk: Desk, proposal: Proposal) -> Span | None:
    """Return the span of time that a column is about; `None`: the year, for all that is told."""
    if column.month is not None:
        return span_of_period(Period(year.year, column.kind, column.month))
    about = span_about(proposal.table.titles, desk.asked.period)
    length = present_length(column.head)
    found = span_of(column.head) or about
    if length is not None:
        is_titled = desk.asked.period is None or desk.asked.period.kind is PeriodKind.YEAR
        found = ending(about, length) if about is not None and length and is_titled else about
    if found is None:
        _report_untold(column, year, desk, proposal)
    return found


def ending(about: Span, length: int) -> Span | None:
    """Return so many months that end with a span; `None`: nobody can tell them.

    Examples:
        >>> about = span_of_period(Period.parse("2023-Q2"))
        >>> ending(about, 6).label, ending(about, 1)
        ('Januari–Juni', None)
    """
    if about.closing > length or about.last % length:
        return None
    months = frozenset(range(about.last - length + 1, about.last + 1))
    return replace(about, months=months, closing=length, is_until=False)


def _covered(parts: Sequence[AmountColumn], year: Period, *, is_of_parts: bool) -> Period | None:
    """Return the period of a column that sums up those of parts of the year, which may not be all yet.

    Args:
        parts: The columns of these.
        year: The year.
        is_of_parts: Whether it says no more than that it sums them up, and none tells what was before.
    """
    begun = [Period(_ANY_YEAR, one.kind, one.month or 1) for one in parts]
    first = min(part.last_month - part.kind.months + 1 for part in begun) if is_of_parts else 1
    return written_span.period_of(frozenset(range(first, _last_of(parts) + 1)), year.year)


def _last_of(parts: Sequence[AmountColumn]) -> int:
    return max(Period(_ANY_YEAR, one.kind, one.month or 1).last_month for one in parts)


def _report_untold(column: AmountColumn, year: Period, desk: Desk, proposal: Proposal) -> None:
    """Report a column about this month, or until it, where nothing tells which month that is."""
    if is_of_month_alone(column.head):
        example = f"--period {year.parts(PeriodKind.MONTH)[-1]}"
        _report_once("month_untold", column, desk, proposal, head=column.head.name, example=example)
    elif is_until_now(column.head) and desk.asked.period is None:
        words = f"jumlah sampai Desember {year.year}, karena tabel tidak menyebut bulannya"
        desk.doubt_period(proposal.table.place(None, column.head), year, words)


def _report_once(code: str, column: AmountColumn, desk: Desk, proposal: Proposal, **words: str) -> None:
    """Report once for all rows what a column does not tell."""
    place = proposal.table.place(None, column.head)
    if not desk.log.has_code(place.file, {code}):
        desk.log.add(code, place, **words)


def has_months(proposal: Proposal) -> bool:
    """Say whether columns tell a month each, or another part of the year."""
    return any(column.month for column in taken_columns(proposal))
