"""Spending in several columns: which of them holds all, and which parts are added up where none does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.amount_words import names_payment, sums_up, tells_payment
from capaian.dossier.intake.amounts import ACTUAL, AMOUNT_WORDS, Amount, guess_amounts
from capaian.dossier.intake.desk import LEFT_OUT, Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.row_sums import adds_up, figures_of
from capaian.dossier.intake.spending_words import Nature, nature_of
from capaian.dossier.intake.written_span import Span

_SEVERAL: Final = 2


def with_wholes(
    table: ForeignTable, amounts: Sequence[Amount], heads: Sequence[Head], told: Mapping[str, str]
) -> list[Amount]:
    """Return amounts with the column that holds all, where others hold its parts."""
    return [_summed_up(table, _with_whole(table, one, amounts, heads, told)) for one in amounts]


def parts_added_up(
    table: ForeignTable,
    heads: Sequence[Head],
    about: Span | None,
    known: tuple[Mapping[str, str], Mapping[str, str]],
    desk: Desk,
) -> list[Head]:
    """Return columns of spending by the way of payment that no other sums up, which are added up; doubt it.

    One of them is never what was spent: an answer for it leaves the others to be asked.

    Args:
        table: The table.
        heads: Its columns that may hold amounts.
        about: The span of time that the table as a whole is about.
        known: What the user says of columns, and what they are assumed to hold, by their heads.
        desk: Where doubts go.
    """
    told, assumed = known
    open_ = [head for head in heads if told.get(head.name) != LEFT_OUT]
    answered = {head for head in open_ if told.get(head.name) == ACTUAL}
    others = {name: means for name, means in told.items() if means != ACTUAL}
    paid = {**assumed, **{head.name: ACTUAL for head in answered}} if assumed else {}
    amounts = with_wholes(table, guess_amounts(open_, about, {**others, **paid}), open_, others)
    groups = [[one.head, *one.others] for one in amounts if one.means == ACTUAL]
    parts = [group for group in groups if len(group) >= _SEVERAL and all(map(names_payment, group))]
    every = [head for group in parts for head in group]
    if not answered.issubset(every):
        return []
    for group in parts:
        _doubt_parts(table, group, told, desk)
    return every


def parts_apart(amounts: Sequence[Amount], parts: Sequence[Head]) -> list[Amount]:
    """Return amounts where columns that are parts of one stand each for itself."""
    return [
        replace(one, head=head, others=())
        for one in amounts
        for head in ((one.head, *one.others) if one.head in parts else (one.head,))
    ]


def is_sum_of_ways(table: ForeignTable, whole: Head, heads: Sequence[Head]) -> bool:
    """Say whether a column named as a sum adds up ways of payment, below a title of what was spent.

    `LS | GU | JUMLAH` in a report of spending tells what was spent, though no word says it.
    """
    ways = tuple(head for head in heads if tells_payment(head))
    is_told = nature_of(whole.parts, table.titles) is Nature.SPENT
    return is_told and len(ways) >= _SEVERAL and sums_up(whole) and adds_up(table, (ways, whole), Kind.AMOUNT)


def _doubt_parts(table: ForeignTable, group: Sequence[Head], told: Mapping[str, str], desk: Desk) -> None:
    """Note that columns are taken for parts of one amount."""
    for head in group:
        if head.name not in told:
            others = quoted(one for one in group if one != head)
            words = f"{AMOUNT_WORDS[ACTUAL]} ({ACTUAL}), bagian yang dijumlahkan dengan {others}"
            desk.doubt(table.place(None, head), head.name, ACTUAL, words)


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
