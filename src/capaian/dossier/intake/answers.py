"""How long holds what was settled of the months of a budget: below the titles that it was settled for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.domain.intake import Intake, IntakeColumn, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.period import PeriodKind
from capaian.dossier.intake.amounts import ACTUAL, Amount, guess_amounts
from capaian.dossier.intake.column_doubts import MANY
from capaian.dossier.intake.cumulative import EACH, EACH_ROW, MONTHLY, SO_FAR, is_cumulative
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.head_times import is_of_month_alone, is_until_now
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.long_rows import parts_column
from capaian.dossier.intake.periods import part_of_any_year, span_about, span_told
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.spending_parts import columns_of_parts
from capaian.dossier.intake.subjects import title_of
from capaian.dossier.intake.times_apart import until_apart
from capaian.dossier.intake.whole_amounts import parts_apart
from capaian.dossier.intake.words import fold

_HERE: Final = Place("intake.yaml")


def as_answered(table: ForeignTable, intake: Intake, desk: Desk) -> Intake:
    """Return what was settled of a budget with what the user says now of its months.

    What was settled of the only column of spending is that of the title above it: it holds below the same
    title, and below others about one part of the year each, where that can be told from the sum since
    January. Of a part that no title tells it is that of the file. Else it is settled anew, for the title that
    is there.
    """
    if intake.table is not IntakeTable.INPUTS or not (intake.is_cumulative or table.head(MONTHLY) is None):
        return intake
    told = desk.told(MONTHLY) if table.head(MONTHLY) is None else None
    if told is not None and not until_apart(table.heads):
        return replace(intake, is_cumulative=told == SO_FAR, title=title_of(table))
    if not _outlives(intake, table, desk):
        amounts = _amounts_of(intake, table, desk)
        return replace(intake, is_cumulative=is_cumulative(table, amounts, desk), title=title_of(table))
    is_each = intake.is_cumulative and desk.told(EACH_ROW) == EACH
    return replace(intake, is_cumulative=False) if is_each else intake


def _outlives(intake: Intake, table: ForeignTable, desk: Desk) -> bool:
    """Say whether what was settled of the months of a table holds below the title that is there now."""
    spent = [table.head(column.head) for column in intake.columns if column.means == ACTUAL]
    if len(spent) != 1 or parts_column(table):
        return True
    before, now, asked = span_told([intake.title]), span_told(table.titles), desk.asked.period
    if now is None and asked is not None and asked.kind is not PeriodKind.YEAR:
        return desk.is_period_known
    if fold(intake.title) == fold(title_of(table)):
        return True
    if before is None or now is None:
        return before is now
    return before.is_one and now.is_one and not before.begins_year


def _amounts_of(intake: Intake, table: ForeignTable, desk: Desk) -> Sequence[Amount]:
    """Return the amounts of a table by what was settled of its columns."""
    found = [(head, one.means) for one in intake.columns if (head := table.head(one.head)) is not None]
    about = span_about(table.titles, desk.asked.period)
    return guess_amounts([head for head, _ in found], about, {head.name: means for head, means in found})


def below_title(table: ForeignTable, known: Intake, desk: Desk) -> Intake:
    """Return what was settled, with spending of this month and until it as the title that is there says.

    Both count in December, the month alone before it.
    """
    about = span_about(table.titles, desk.asked.period)
    heads = [head for head in table.heads if is_of_month_alone(head) or is_until_now(head)]
    parts = columns_of_parts(table) if heads else []
    now = {head.name: head for head in heads if head not in parts}
    settled = [one.head for one in known.columns if one.head in now and one.means == ACTUAL]
    may_be_month = any(is_of_month_alone(now[name]) for name in settled)
    if about is None or parts_column(table) or not settled or not (may_be_month or about.ends_year):
        return known
    amounts = guess_amounts([*now.values()], about)
    if may_be_month and not {amount.head.name for amount in amounts} & {*settled}:
        return known
    kept = (one for one in known.columns if one.head not in settled)
    are_added = any(len({head.name for head in (one.head, *one.others)} & {*settled}) > 1 for one in amounts)
    apart = parts_apart(amounts, [one.head for one in amounts] if are_added else [])
    return replace(known, columns=(*kept, *map(column_of, apart)))


def is_replaced(column: IntakeColumn, told: Mapping[str, str], intake: Intake, table: ForeignTable) -> bool:
    """Say whether columns that the user names stand for one that means the same.

    Spending of this month alone does not stand for all until it.
    """
    named = [table.head(name) for name, means in told.items() if means == column.means]
    other = table.head(column.head)
    is_apart = intake.table is IntakeTable.INPUTS and other is not None and is_until_now(other)
    is_kept = is_apart and all(head is not None and is_of_month_alone(head) for head in named)
    return bool(named) and not column.month and not is_kept


def is_for_all(told: Mapping[str, str], intake: Intake, means: str, table: ForeignTable) -> bool:
    """Say whether the user names the first alone of many columns that are asked about together.

    He answers for all of them then. Where other parts of the year have figures he may want that one alone.
    """
    group = [one.head for one in intake.columns if one.means == means]
    named = [name for name, meant in told.items() if meant == means]
    if intake.table is IntakeTable.INPUTS or len(group) < MANY or group[:1] != named:
        return False
    others = [head for name in group[1:] if (head := table.head(name)) is not None]
    parts = [head for head in others if any(map(part_of_any_year, head.parts))]
    return not any(any(figures_of(table, row, [head], Kind.COUNT)) for head in parts for row in table.rows)


def column_of(amount: Amount) -> IntakeColumn:
    """Return a column as mappings tell it."""
    return IntakeColumn(amount.head.name, amount.means, amount.month, _HERE)
