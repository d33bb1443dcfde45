"""Whether the months of a budget table tell what was spent in them, or all that was spent until then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.domain.intake import Intake, IntakeTable
from capaian.domain.period import MONTHS, Period, PeriodKind
from capaian.dossier.intake.amounts import ACTUAL, Amount
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.figures import Kind, read_figure
from capaian.dossier.intake.head_times import is_of_month_alone, month_until, span_of, tells_since_january
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.periods import is_until, span_about
from capaian.dossier.intake.row_sums import adds_up, figures_of
from capaian.dossier.intake.since_january import Line, are_sums_of_two
from capaian.dossier.intake.times_apart import steps_of, until_apart
from capaian.dossier.intake.written_span import Span, span_of_period
from capaian.dossier.tables.rejection import RejectedValueError

MONTHLY: Final = "bulan"
"""What the user says a meaning of, to settle what the months tell."""
SO_FAR: Final = "kumulatif"
EACH_ROW: Final = "angka setiap baris"
"""What the user says a meaning of, to settle whether rows tell sums; `bulan` may be a column there."""
EACH: Final = "sendiri"
_HALF: Final = PeriodKind.SEMESTER.months
_ENOUGH: Final = 3
"""Months, or rows that rise, below which nothing can be told."""


def is_cumulative(table: ForeignTable, amounts: Sequence[Amount], desk: Desk) -> bool:
    """Say whether months add up: by their heads, by the column of the year, or since no figure ever falls.

    The last of these is a guess, and noted as a doubt; so is what a table of one month means.
    """
    months = sorted((a for a in amounts if a.means == ACTUAL and _ordinal(a)), key=_ordinal)
    told = desk.told(MONTHLY)
    is_told_apart = bool(until_apart(table.heads))
    if told is not None and not is_told_apart:
        return told == SO_FAR
    if len(months) < 2:
        return not is_told_apart and (_is_said(table, amounts) or _guess_alone(table, amounts, desk))
    if all(amount.is_so_far for amount in months if _ordinal(amount) > 1):
        return True
    total = next((a.head for a in amounts if a.means == ACTUAL and not a.month and not a.part), None)
    rows = [
        row for row in table.rows if any(_row(table, row, [a.head for a in months]))
    ]  # noughts tell nothing
    by_total = None if total is None else _by_total(table, rows, [a.head for a in months], total)
    if by_total is not None or is_told_apart:
        return bool(by_total)
    rising = [row for row in rows if _rises(_row(table, row, [a.head for a in months]))]
    is_likely = (
        len(rows) >= _ENOUGH
        or tells_since_january(table.titles)
        or _is_overspent(table, rows, months, amounts)
    )
    if len(months) < _ENOUGH:
        is_likely = _are_two_sums(table, rows, months, amounts)
    if not rows or len(rising) < len(rows) or not is_likely:
        return False
    otherwise = f'bila bukan, tambahkan --means "{MONTHLY}=-"'
    words = f"angka kumulatif (jumlah sejak Januari), karena tidak pernah turun; {otherwise}"
    desk.doubt(table.place(None, months[0].head), MONTHLY, SO_FAR, words)
    return True


def never_falls(table: ForeignTable, heads: Sequence[Head], year: int) -> str:
    """Return what is to be asked of parts of a year that are counts of events, and never fall in any row.

    They may be all since January, and then no sum of them is a figure of the year.

    Args:
        table: The table.
        heads: Columns of the parts, in their order.
        year: What the last of them would be told for.
    """
    found = [figures for row in table.rows if any(figures := figures_of(table, row, heads, Kind.COUNT))]
    rising = [figures for figures in found if all(a < b for a, b in pairwise(figures))]
    is_pair = len(heads) < _ENOUGH
    are_halves = all((span := span_of(head)) is not None and span.closing == _HALF for head in heads)
    pairs = [Line("", 0, row) for row in found] if is_pair else []
    is_likely = are_sums_of_two(pairs, is_year=are_halves) if is_pair else len(found) >= _ENOUGH
    if len(heads) < 2 or not is_likely or len(rising) < len(found):
        return ""
    others = " ".join(f"--means {shown_means(head.name, LEFT_OUT)}" for head in heads[:-1])
    return (
        "; padahal angkanya naik terus di setiap baris: bila kumulatif (jumlah sejak Januari), ambil "
        f'"{heads[-1].name}" saja: {others} --period {year}'
    )


def _are_two_sums(
    table: ForeignTable, rows: Sequence[int], months: Sequence[Amount], amounts: Sequence[Amount]
) -> bool:
    """Say whether the second of two parts of the year holds the first."""
    granted = next((amount.head for amount in reversed(amounts) if amount.means != ACTUAL), None)
    lines = [
        Line("", row, figures, next(iter(_row(table, row, [granted])), None) if granted else None)
        for row in rows
        if len(figures := _row(table, row, [a.head for a in months])) == len(months)
    ]
    is_year = all(one.part is not None and one.part.kind is PeriodKind.SEMESTER for one in months)
    return are_sums_of_two(lines, is_money=True, is_year=is_year)


def _is_overspent(
    table: ForeignTable, rows: Sequence[int], months: Sequence[Amount], amounts: Sequence[Amount]
) -> bool:
    """Say whether months together are more than the budget, and the last of them is not."""
    granted = next((amount.head for amount in reversed(amounts) if amount.means != ACTUAL), None)
    had = [] if granted is None else [sum(_row(table, row, [granted]), Decimal(0)) for row in rows]
    spent = [_row(table, row, [a.head for a in months]) for row in rows]
    last = sum((figures[-1] for figures in spent), Decimal(0))
    return bool(had) and last <= sum(had, Decimal(0)) < sum(map(sum, spent), Decimal(0))


def _is_said(table: ForeignTable, amounts: Sequence[Amount]) -> bool:
    """Say whether heads, or the title where these name no time, say that the only column is since January."""
    spent = [amount for amount in amounts if amount.means == ACTUAL]
    silent = (one for one in spent if not is_of_month_alone(one.head) and span_of(one.head) is None)
    return any(one.is_so_far for one in spent) or (any(silent) and is_until(table.titles))


def doubt_steps(table: ForeignTable, amounts: Sequence[Amount], told: Mapping[str, str], desk: Desk) -> None:
    """Doubt what was spent since January where the sum until a time before and what came then do not make it.

    That is where no way to make it up holds in half of the rows or more.
    """
    spent = {amount.head for amount in amounts if amount.means == ACTUAL and amount.head.name not in told}
    ways: dict[Head, list[Sequence[Head]]] = {}
    for parts, total in steps_of(table.heads):
        if total in spent and any(figures_of(table, row, (*parts, total), Kind.AMOUNT) for row in table.rows):
            ways.setdefault(total, []).append(parts)
    for total, found in ways.items():
        if not any(adds_up(table, (tuple(parts), total), Kind.AMOUNT) for parts in found):
            sum_ = " + ".join(f'"{head.name}"' for head in found[-1])
            words = f"realisasi sejak Januari ({ACTUAL}), padahal {sum_} tidak menghasilkannya"
            desk.doubt(table.place(None, total), total.name, ACTUAL, words)


def check_answer(table: ForeignTable, intake: Intake, desk: Desk) -> None:
    """Report what was settled of the months where the column of the year tells otherwise.

    Heads that say it themselves go before.
    """
    spent = [(table.head(column.head), column) for column in intake.columns if column.means == ACTUAL]
    months = [head for head, column in spent if head is not None and column.month]
    years = [head for head, column in spent if head is not None and not column.month]
    if len(months) < 2 or len(years) != 1 or all(month_until(head) is not None for head in months):
        return
    by_year = _by_total(table, [*table.rows], months, years[0])
    if by_year is not None and by_year != intake.is_cumulative:
        answer = SO_FAR if by_year else LEFT_OUT
        words = {"head": years[0].name, "example": f"--means {shown_means(MONTHLY, answer)}"}
        code = "months_are_so_far" if by_year else "months_add_up"
        desk.log.add(code, table.place(None, years[0]), **words)


def _ordinal(amount: Amount) -> int:
    """Return which month, quarter or semester an amount is of; 0: the year."""
    return amount.month or (0 if amount.part is None else amount.part.ordinal)


def _guess_alone(table: ForeignTable, amounts: Sequence[Amount], desk: Desk) -> bool:
    """Guess and doubt what the only column of spending tells, where the table is about one month.

    More than half of a year's budget is hardly spent in one month.
    """
    spent = [amount for amount in amounts if amount.means == ACTUAL]
    if len(spent) != 1 or is_of_month_alone(spent[0].head):
        return False
    about = _about(spent[0], table, desk)
    if about is None or not (about.is_one or about.is_until) or (about.is_one and about.begins_year):
        return False
    granted = next((amount.head for amount in amounts if amount.means != ACTUAL), None)
    rows = [_row(table, row, [granted, spent[0].head]) for row in table.rows] if granted else []
    pairs = [row for row in rows if len(row) == 2]
    is_most = sum((used for _, used in pairs), Decimal(0)) * 2 > sum((had for had, _ in pairs), Decimal(0))
    name = _name(about, desk.office.year)
    words, means, other = (
        (f"jumlah sejak Januari sampai {name}, karena lebih dari separuh anggaran", SO_FAR, LEFT_OUT)
        if is_most
        else (f"realisasi {name} saja", LEFT_OUT, SO_FAR)
    )
    otherwise = f"bila {f'{name} saja' if is_most else 'jumlah sejak Januari'}"
    place = table.place(None, spent[0].head)
    desk.doubt(place, MONTHLY, means, f'{words}; {otherwise}, tambahkan --means "{MONTHLY}={other}"')
    return is_most


def with_one_answer(found: Sequence[Proposal], desk: Desk) -> list[Proposal]:
    """Return budgets of a file with their only columns of spending read alike: since January if one is.

    A sheet of an early month shows too little to tell; one answer is given for all.
    """
    lone = [one for one in found if _is_of_one_column(one)]
    sure = next((one.intake for one in lone if one.intake.is_cumulative), None)
    asked = {doubt.means for doubt in desk.doubts if doubt.text == MONTHLY}
    is_one = sure is not None and all(one.intake.columns == sure.columns for one in lone)
    if sure is None or not is_one or not asked.issuperset((LEFT_OUT, SO_FAR)):
        return [*found]
    desk.doubts = [doubt for doubt in desk.doubts if (doubt.text, doubt.means) != (MONTHLY, LEFT_OUT)]
    return [
        replace(one, intake=replace(one.intake, id=sure.id, is_cumulative=True)) if one in lone else one
        for one in found
    ]


def _is_of_one_column(proposal: Proposal) -> bool:
    spent = [column for column in proposal.intake.columns if column.means == ACTUAL]
    return proposal.intake.table is IntakeTable.INPUTS and not proposal.is_remembered and len(spent) == 1


def _about(amount: Amount, table: ForeignTable, desk: Desk) -> Span | None:
    """Return the span of time that the only column of spending names, or its table does."""
    if amount.month is not None:
        return span_of_period(Period(desk.office.year, PeriodKind.MONTH, amount.month))
    return span_of(amount.head) or span_about(table.titles, desk.asked.period)


def _name(about: Span, year: int) -> str:
    """Return what the part of a year that a span ends with is called, without the year."""
    part = about.at_end(year)
    if part is None:
        return about.label
    return MONTHS[part.ordinal - 1] if part.kind is PeriodKind.MONTH else part.label.partition(" Tahun")[0]


def _by_total(table: ForeignTable, rows: Sequence[int], months: Sequence[Head], total: Head) -> bool | None:
    """Say what the column of the year tells: it is the last month, or the sum of all; `None`: neither.

    A row tells nothing of it where these are the same, and of the last month where it falls.
    """
    telling = as_last = as_sum = 0
    for row in rows:
        figures, whole = _row(table, row, months), _row(table, row, [total])
        made = sum(figures, Decimal(0))
        if whole and figures and whole[0] != 0 and made != figures[-1]:
            telling += 1
            as_last += figures[-1] == whole[0] and all(a <= b for a, b in pairwise(figures))
            as_sum += made == whole[0]
    if max(as_last, as_sum) * 2 <= telling or as_last == as_sum:
        return None
    return as_last > as_sum


def _row(table: ForeignTable, row: int, heads: Sequence[Head]) -> list[Decimal]:
    """Return the figures of a row; none where one cannot be read, which is told when the rows are taken."""
    try:
        values = [_amount(table, row, head) for head in heads]
    except RejectedValueError:
        return []
    return [value for value in values if value is not None]


def _amount(table: ForeignTable, row: int, head: Head) -> Decimal | None:
    return read_figure(table.value(row, head), table.marks(head, Kind.AMOUNT), Kind.AMOUNT)


def _rises(figures: Sequence[Decimal]) -> bool:
    return bool(figures) and figures[0] != figures[-1] and all(a <= b for a, b in pairwise(figures))
