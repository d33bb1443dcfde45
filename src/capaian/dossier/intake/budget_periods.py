"""What part of which year the columns of a budget table are about; and which parts no table told yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from capaian.domain.intake import Intake, IntakeColumn
from capaian.domain.period import MONTHS, Period, PeriodKind
from capaian.dossier.intake.amounts import ACTUAL, is_of_month_alone, is_until, is_until_now, part_alone
from capaian.dossier.intake.desk import Desk, Proposal, TakenRow
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.periods import find_period, part_of_year


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column that is taken."""

    head: Head
    means: str
    month: int | None
    """Which month it tells; or which quarter or semester, where its kind is such."""
    kind: PeriodKind = PeriodKind.MONTH


def taken_columns(proposal: Proposal) -> Iterator[AmountColumn]:
    """Yield the columns that are taken, with what they mean."""
    for column in proposal.intake.columns:
        head = proposal.table.head(column.head)
        if head is not None and (part := part_in(proposal.intake, head)) is not None:
            yield AmountColumn(head, column.means, part.ordinal, part.kind)
        elif head is not None:
            yield AmountColumn(head, column.means, _month(column))


def part_in(intake: Intake, head: Head) -> Period | None:
    """Return the quarter or semester that a column of spending tells beside others of its kind."""
    spent = [column.head for column in intake.columns if column.means == ACTUAL and column.month is None]
    parts = [part for name in spent if (part := part_alone(_head_of(name)))]
    own = part_alone(head) if head.name in spent else None
    return own if own is not None and sum(part.kind is own.kind for part in parts) > 1 else None


def _head_of(name: str) -> Head:
    """Return a head by how mappings write it."""
    return Head(0, tuple(name.split(" > ")), name)


def months_of(columns: Iterable[AmountColumn]) -> list[AmountColumn]:
    """Return the columns of months or other parts of the year, in the order of the year."""
    return sorted((column for column in columns if column.month), key=lambda column: column.month or 0)


def _month(column: IntakeColumn) -> int | None:
    return None if column.month is None else int(column.month)


def year_of(proposal: Proposal, desk: Desk) -> Period:
    """Return the year of a budget; doubt one that the table does not tell, or tells otherwise."""
    own = desk.office.year
    told = find_period(proposal.table.titles)
    place = proposal.table.place(None)
    if desk.asked.period is None and told is not None and told.year != own:
        words = f"tahun anggaran {told.year}, padahal dossier ini untuk tahun {own}"
        desk.doubt_period(place, told, words)
    elif desk.asked.period is None and told is None and not _is_known_year(proposal, own):
        words = f"tahun anggaran {own}, karena tabel tidak menyebutnya"
        desk.doubt_period(place, Period.year_of(own), words)
    period = desk.asked.period or told
    return Period.year_of(period.year if period else own)


def _is_known_year(proposal: Proposal, year: int) -> bool:
    """Say whether heads name the year, or the table was agreed to before."""
    return proposal.is_remembered or any(str(year) in head.name for head in proposal.table.heads)


def report_open_year(proposal: Proposal, desk: Desk, rows: Sequence[TakenRow], year: Period) -> None:
    """Say which months are missing where a table tells months only, and the dossier lacks the others."""
    taken = {(row.cells["node"], row.cells["period"]) for row in rows if ACTUAL in row.cells}
    known = taken | {(str(row.node), str(row.period)) for row in desk.office.inputs if row.actual is not None}
    nodes = {node for node, _ in taken if (node, str(year)) not in known}
    months = {month: str(Period(year.year, PeriodKind.MONTH, n)) for n, month in enumerate(MONTHS, start=1)}
    told = {
        (node, str(month)) for node, period in known for month in Period.parse(period).parts(PeriodKind.MONTH)
    }
    open_ = [month for month, period in months.items() if any((node, period) not in told for node in nodes)]
    if open_ and not desk.log.has_code(proposal.table.grid.file, {"cumulative_alone"}):
        desk.log.add("year_stays_open", proposal.table.place(None), months=", ".join(open_))


def period_of(column: AmountColumn, year: Period, desk: Desk, proposal: Proposal) -> Period:
    """Return the period of a column: its month, or the part of a year of its table; else the year."""
    part: Period | None = None
    if column.month is not None:
        part = Period(year.year, column.kind, column.month)
    elif column.means == ACTUAL and not has_months(proposal):
        part = part_of_year(proposal.table.titles, desk.asked.period, year.year)
        if part is None:
            _report_untold(column, year, desk, proposal)
    is_alone = sum(c.month is not None for c in taken_columns(proposal)) < 2
    if part is None or not proposal.intake.is_cumulative or not is_alone:
        return part or year
    if part.ends_year:
        return year
    _report_once("cumulative_alone", column, desk, proposal, month=part.label)
    return part


def _report_untold(column: AmountColumn, year: Period, desk: Desk, proposal: Proposal) -> None:
    """Report a column about this month, or until it, where nothing tells which month that is."""
    if is_of_month_alone(column.head):
        example = f"--period {year.parts(PeriodKind.MONTH)[-1]}"
        _report_once("month_untold", column, desk, proposal, head=column.head.name, example=example)
    elif is_until_now(column.head) and desk.asked.period is None and not is_until(proposal.table.titles):
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
