"""What the columns of a budget table mean: what is granted, and what was spent; of doubts that are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeColumn
from capaian.dossier.intake.amount_words import (
    is_idle,
    is_indicative,
    may_be_changed,
    names_budget,
    sums_up,
    tells_payment,
)
from capaian.dossier.intake.amounts import ACTUAL, AMOUNT_WORDS, REVISED, Amount, guess_amounts
from capaian.dossier.intake.answers import column_of
from capaian.dossier.intake.budget_stages import ask_missing, refuse_parts, stages_of
from capaian.dossier.intake.cumulative import doubt_steps, is_cumulative
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.head_times import is_of_time_before, is_until_now, present_length, unread_parts
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.long_rows import parts_column
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.periods import span_about
from capaian.dossier.intake.row_sums import adds_up, figures_of
from capaian.dossier.intake.spending_parts import columns_of_parts, sums_of_parts
from capaian.dossier.intake.spending_words import Nature, nature_of, plans_payments
from capaian.dossier.intake.words import fold

_RUPIAH: Final = frozenset({"rp", "rupiah"})
_SEVERAL: Final = 2
_LEAST_SHARE: Final = 1000
"""What was spent is more than one in so many of the budget; percentages and volumes are less."""
_SHOWN: Final = 3
"""Columns that are named one by one."""
_SPENDING: Final = "kolom waktu"
"""What the user says a meaning of, to settle whether columns of times that no word tells were spent."""


def columns_of_budget(
    table: ForeignTable, heads: Sequence[Head], told: Mapping[str, str], desk: Desk
) -> tuple[list[IntakeColumn], bool]:
    """Return what columns mean, and whether those of parts of the year tell all since January.

    Args:
        table: The table.
        heads: Its columns that may hold amounts.
        told: What the user says that columns hold, by their heads.
        desk: Where doubts and problems go.
    """
    about = None if parts_column(table) else span_about(table.titles, desk.asked.period)
    heads = _without_parts(table, _in_rupiah(heads, told), told, desk)
    amounts = guess_amounts(heads, about, told)
    heads = _without_plans(table, heads, [one for one in amounts if one.head.name not in told], desk)
    amounts = guess_amounts(heads, about, told)
    refuse_parts(table, heads, told, desk)
    told = {**told, **stages_of(table, heads, amounts, told, desk)}
    amounts = guess_amounts(heads, about, told)
    missing = ask_missing(table, heads, amounts, told, desk)
    told, amounts = {**told, **missing}, guess_amounts(heads, about, {**told, **missing})
    has_spent = any(amount.means == ACTUAL for amount in amounts)
    left = [] if has_spent else _left(table, heads, amounts, told)
    paid = [head for head in left if tells_payment(head) or _tells_present(head)]
    if len(left) == 1:
        words = f"{AMOUNT_WORDS[ACTUAL]} ({ACTUAL}), karena tinggal kolom ini yang berisi uang"
        desk.doubt(table.place(None, left[0]), left[0].name, ACTUAL, words)
        amounts = guess_amounts(heads, about, {**told, left[0].name: ACTUAL})
    elif paid:
        amounts = guess_amounts(heads, about, {**told, **{head.name: ACTUAL for head in paid}})
    amounts = [_summed_up(table, _with_whole(table, amount, amounts, heads, told)) for amount in amounts]
    for amount in amounts:
        _doubt_choice(table, amount, told, desk)
        _doubt_words(table, amount, told, desk, is_untold=len(left) > 1)
    _doubt_spending(table, [one.head for one in amounts if one.means == ACTUAL], told, desk)
    _warn_of_unread(table, heads, amounts, desk)
    doubt_steps(table, amounts, told, desk)
    return [column_of(amount) for amount in amounts], is_cumulative(table, amounts, desk)


def _in_rupiah(heads: Sequence[Head], told: Mapping[str, str]) -> Sequence[Head]:
    """Return columns without those beside which `Rp` stands below the same head: `Realisasi > K | Rp`."""
    money = {head.parts[:-1] for head in heads if _RUPIAH & {*fold(head.parts[-1]).split()}}
    return [
        head
        for head in heads
        if head.name in told
        or len(head.parts) == 1
        or head.parts[:-1] not in money
        or _RUPIAH & {*fold(head.parts[-1]).split()}
    ]


def _without_parts(
    table: ForeignTable, heads: Sequence[Head], told: Mapping[str, str], desk: Desk
) -> Sequence[Head]:
    """Return columns without those that hold a part of what another one sums up; refuse such as answers."""
    parts = columns_of_parts(table)
    answered = [head for head in parts if told.get(head.name) == ACTUAL]
    if answered:
        wholes = quoted(whole for _, whole in sums_of_parts(table))
        desk.log.add("column_is_part", table.place(None, answered[0]), wholes=wholes)
    return [head for head in heads if head not in parts]


def _without_plans(
    table: ForeignTable, heads: Sequence[Head], guessed: Sequence[Amount], desk: Desk
) -> Sequence[Head]:
    """Return columns without those guessed as spent that titles tell to be planned; ask where none tells."""
    spent = [one.head for one in guessed if one.means == ACTUAL]
    told = {head: nature_of(head.parts, table.titles) for head in spent}
    unsure = [head for head, nature in told.items() if nature is not Nature.SPENT]
    answer = desk.told(_SPENDING) if unsure else None
    if not unsure or answer == AMOUNT_WORDS[ACTUAL]:
        return heads
    planned = unsure if answer == LEFT_OUT else [one for one in unsure if told[one] is Nature.PLANNED]
    place, example = table.place(None, unsure[0]), shown_means(_SPENDING, AMOUNT_WORDS[ACTUAL])
    if planned and answer is None:
        desk.log.add("columns_planned", place, names=_names(planned), example=example)
    elif not planned:
        otherwise = f"bila rencana atau anggaran kas: --means {shown_means(_SPENDING, LEFT_OUT)}"
        words = f"realisasi ({_names(unsure)}), padahal tidak ada kata yang pasti menyebutnya; {otherwise}"
        desk.doubt(place, _SPENDING, AMOUNT_WORDS[ACTUAL], words)
    return [head for head in heads if head not in planned]


def _left(
    table: ForeignTable, heads: Sequence[Head], amounts: Sequence[Amount], told: Mapping[str, str]
) -> list[Head]:
    """Return columns without a known word whose figures may be what was spent of the only budget."""
    granted = [amount.head for amount in amounts if amount.means == REVISED]
    return [
        head
        for head in heads
        if len(granted) == 1
        and head.column > granted[0].column
        and head.name not in told
        and not (is_ratio(head) or is_idle(head) or names_budget(head) or is_of_time_before(head))
        and not may_be_changed(head)
        and nature_of(head.parts, table.titles) is not Nature.PLANNED
        and _may_be_of(table, granted[0], head)
    ]


def _tells_present(head: Head) -> bool:
    """Say whether a column is about the time of its table: `Bulan ini`, `S.d. bulan ini`."""
    return present_length(head) is not None or is_until_now(head)


def _may_be_of(table: ForeignTable, granted: Head, head: Head) -> bool:
    """Say whether a column is no more than the budget in any row, and holds no shares or numbers."""
    rows = [figures_of(table, row, (granted, head), Kind.AMOUNT) for row in table.rows]
    pairs = [(had, used) for had, used in filter(None, rows)]
    whole, part = (sum(column, Decimal(0)) for column in zip(*pairs, strict=True)) if pairs else (0, 0)
    fits = all(used <= had for had, used in pairs)
    return fits and part > 0 and part * _LEAST_SHARE >= whole


def _with_whole(
    table: ForeignTable,
    amount: Amount,
    amounts: Sequence[Amount],
    heads: Sequence[Head],
    told: Mapping[str, str],
) -> Amount:
    """Return spending with the column that is named as a sum and makes up all that may hold it.

    `SPJ-LS`, `SPJ-GU` and `JUMLAH`; no column that is taken for something else, or that the user speaks of.
    """
    parts = (amount.head, *amount.others)
    is_open = amount.means == ACTUAL and amount.others and not any(head.name in told for head in parts)
    taken = {one.head for one in amounts} | {*parts}
    wholes = [
        head
        for head in heads
        if is_open
        and head not in taken
        and head.name not in told
        and sums_up(head)
        and adds_up(table, (parts, head), Kind.AMOUNT)
    ]
    return replace(amount, head=wholes[0], others=()) if len(wholes) == 1 else amount


def _summed_up(table: ForeignTable, amount: Amount) -> Amount:
    """Return an amount with the column that sums up the others which may hold it: kinds, and `TOTAL BELANJA`.

    Of rows with one kind alone nobody can tell; the others decide.
    """
    heads = (amount.head, *amount.others)
    if len(heads) <= _SEVERAL:
        return amount
    rows = _figures(table, heads)
    sums = {total: sum(_is_sum(figures, place) for figures in rows) for place, total in enumerate(heads)}
    best = max(heads, key=lambda head: (sums[head], head.column))
    return replace(amount, head=best, others=()) if 2 * sums[best] > len(rows) else amount


def _figures(table: ForeignTable, heads: Sequence[Head]) -> list[list[Decimal]]:
    rows = (figures_of(table, row, heads, Kind.AMOUNT) for row in table.rows)
    return [figures for figures in rows if any(figures)]


def _is_sum(figures: Sequence[Decimal], place: int) -> bool:
    return 2 * figures[place] == sum(figures, Decimal(0))


def _names(heads: Sequence[Head]) -> str:
    """Return the names of columns; of many the first and the last."""
    return quoted(heads) if len(heads) <= _SHOWN else f"{quoted(heads[:1])} … {quoted(heads[-1:])}"


def _doubt_choice(table: ForeignTable, amount: Amount, told: Mapping[str, str], desk: Desk) -> None:
    """Note that other columns may as well hold what one is taken for."""
    if amount.others and amount.head.name not in told:
        others = quoted(amount.others)
        words = f"{AMOUNT_WORDS[amount.means]} ({amount.means}), bukan {others}{_all_of(amount)}"
        desk.doubt(table.place(None, amount.head), amount.head.name, amount.means, words)


def _doubt_words(
    table: ForeignTable, amount: Amount, told: Mapping[str, str], desk: Desk, *, is_untold: bool
) -> None:
    """Note spending that no word tells, and a budget that is that of a plan by its words."""
    head, means = amount.head, amount.means
    is_planned = means != ACTUAL and is_indicative(head)
    if head.name not in told and not amount.others and (is_planned or (is_untold and means == ACTUAL)):
        why = "menurut judulnya pagu suatu rencana, mungkin bukan yang berlaku"
        why = why if is_planned else "tidak ada kata yang menyebutnya"
        left_out = shown_means(head.name, LEFT_OUT)
        words = f"{AMOUNT_WORDS[means]} ({means}), padahal {why}; bila bukan: --means {left_out}"
        desk.doubt(table.place(None, head), head.name, means, words)


def _all_of(amount: Amount) -> str:
    """Return how to say that several columns are parts of one amount, where none tells a month."""
    if amount.means != ACTUAL or amount.month is not None or amount.part is not None:
        return ""
    heads = (amount.head, *amount.others)
    answers = " ".join(f"--means {shown_means(head.name, ACTUAL)}" for head in heads)
    return f"; bila semuanya bagian yang dijumlahkan: {answers}" if len(heads) <= _SHOWN else ""


def _doubt_spending(table: ForeignTable, spent: Sequence[Head], told: Mapping[str, str], desk: Desk) -> None:
    """Doubt what heads tell to be spent where the title tells a plan of payments."""
    unsure = [head for head in spent if head.name not in told]
    if unsure and plans_payments([head.name for head in table.heads], table.titles):
        words = (
            f"{AMOUNT_WORDS[ACTUAL]} ({ACTUAL}), padahal judul tabel ini rencana pembayaran; "
            "bila memang rencana, hapus tabel ini di salinan berkas"
        )
        desk.doubt(table.place(table.rows[0], unsure[0]), unsure[0].name, ACTUAL, words)


def _warn_of_unread(
    table: ForeignTable, heads: Sequence[Head], amounts: Sequence[Amount], desk: Desk
) -> None:
    """Say that columns of parts of the year may tell what was spent, where none is taken for it."""
    unread = [head for head in unread_parts(heads) if any(map(is_figure, table.column(head)))]
    if len(unread) >= _SEVERAL and not any(amount.means == ACTUAL for amount in amounts):
        example = f"--means {shown_means(unread[0].name, AMOUNT_WORDS[ACTUAL])}"
        desk.log.add("spending_unread", table.place(None, unread[0]), names=quoted(unread), example=example)
