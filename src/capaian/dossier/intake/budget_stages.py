"""Which budget a plain head tells, `MURNI | PERGESERAN | PERUBAHAN`, and columns that may be the missing one.

`PERUBAHAN` is a changed budget, or by how much one was changed: the figures tell which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from capaian.dossier.intake.amount_words import (
    is_behind_change,
    is_changed,
    is_granted,
    is_other,
    is_shift,
    is_spent,
    is_surely_spent,
    may_be_changed,
    may_be_original,
    may_tell_change,
    names_budget,
    names_paper,
    tells_change,
)
from capaian.dossier.intake.amounts import ACTUAL, AMOUNT_WORDS, ORIGINAL, REVISED, Amount
from capaian.dossier.intake.change_orders import last_of_changes
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.head_times import is_of_time_before, is_since_january, month_told, span_of
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.row_sums import figures_of

_MONEY: Final = Decimal(1_000_000)
"""Rupiah that some sub-activity is granted in any budget."""
_UNTOLD_YEAR: Final = "padahal judulnya menyebut sebagian tahun dan tidak ada kolom anggaran lain"


def stages_of(
    table: ForeignTable, heads: Sequence[Head], amounts: Sequence[Amount], told: Mapping[str, str], desk: Desk
) -> dict[str, str]:
    """Return what plain heads of stages of a budget mean, by their names: the first, and the last change.

    The last is asked where its figures do not bear out that it is a budget, or where a shift of money is
    told behind a change. Nothing is returned where another column tells the changed budget.

    Args:
        table: The table.
        heads: Its columns that may hold amounts.
        amounts: What they are taken for without this.
        told: What the user says that columns hold, by their heads.
        desk: Where doubts go.
    """
    stages = [head for head in heads if may_be_changed(head) and not is_behind_change(head)]
    stages = [head for head in stages if not (is_other(head) or is_surely_spent(head))]
    untold = [head for head in heads if head.name not in told and not is_other(head)]
    changed = [head for head in stages if head.name not in told]
    others = [one.head for one in amounts if one.means == REVISED and one.head not in changed]
    granted = [head for head in untold if may_be_original(head)][:1]
    granted = granted or [one.head for one in amounts if one.means == ORIGINAL]
    first = {head.name: told.get(head.name, ORIGINAL) for head in granted}
    if any(told.get(one.name) == REVISED and may_be_changed(one) for one in others):
        return first
    changes = _changes(table, amounts)
    plain = [head for one in amounts if one.means == REVISED for head in (one.head, *one.others)]
    plain = [head for head in granted[:1] or plain if told.get(head.name, ORIGINAL) == ORIGINAL]
    summed = _sum_of_change(table, plain, [*stages[-1:], *changes], untold)
    if summed is not None:
        return {head.name: means for head, means in summed.items()}
    unclear = [head for head in changes if tells_change(head)]
    if others and unclear and not stages and not granted:
        _doubt_unchanged(table, others[0], unclear, told, desk)
    if others or not stages or not granted:
        return {}
    if not changed:
        return first
    last, is_sure = last_of_changes(changed)
    words = _against(table, granted[0], last, [one.head for one in amounts if one.means == ACTUAL])
    is_sure = is_sure and last == last_of_changes(stages)[0]
    if not is_sure or (is_shift(last) and not all(map(is_shift, changed))):
        words = f"bukan {quoted(head for head in stages if head != last)}"
    if words:
        otherwise = f"bila bukan: --means {shown_means(last.name, LEFT_OUT)}"
        said = f"{AMOUNT_WORDS[REVISED]} ({REVISED}), {words}; {otherwise}"
        desk.doubt(table.place(None, last), last.name, REVISED, said)
    return {**first, last.name: REVISED}


def _changes(table: ForeignTable, amounts: Sequence[Amount]) -> list[Head]:
    """Return the columns before what was spent that may tell by how much a budget was changed."""
    start = min((one.head.column for one in amounts if one.means == ACTUAL), default=table.grid.width + 1)
    return [head for head in table.heads if head.column < start and may_tell_change(head)]


def _sum_of_change(
    table: ForeignTable, originals: Sequence[Head], changes: Sequence[Head], untold: Sequence[Head]
) -> Mapping[Head, str] | None:
    """Return a budget and what adds it and its change up in all rows: `Murni | Perubahan | Total`.

    Where nothing was changed no figures tell it, nor where the change may be another budget by its size.
    """
    for original, change in product(originals, changes):
        for whole in untold:
            if whole.column <= change.column or whole == original or not _may_be_granted(whole):
                continue
            rows = [figures_of(table, row, (original, change, whole), Kind.AMOUNT) for row in table.rows]
            told = [found for found in rows if found]
            is_sum = any(
                all(after == before + sign * more for before, more, after in told) for sign in (1, -1)
            )
            if is_sum and any(more for _, more, _ in told) and _may_be_change(table, original, change):
                return {original: ORIGINAL, whole: REVISED}
    return None


def _doubt_unchanged(
    table: ForeignTable, granted: Head, changes: Sequence[Head], told: Mapping[str, str], desk: Desk
) -> None:
    """Note that the only budget may be that before a change beside it, which no column adds up with it."""
    if granted.name not in told:
        original, left = shown_means(granted.name, ORIGINAL), shown_means(granted.name, LEFT_OUT)
        words = (
            f"{AMOUNT_WORDS[REVISED]} ({REVISED}), padahal di sampingnya ada {quoted(changes)}; "
            f"bila sebelum perubahan: --means {original}, bila bukan: --means {left}"
        )
        desk.doubt(table.place(None, granted), granted.name, REVISED, words)


def ask_first(
    table: ForeignTable, heads: Sequence[Head], amounts: Sequence[Amount], told: Mapping[str, str], desk: Desk
) -> dict[str, str]:
    """Return the column that is the budget before a change by its word alone, beside no changed one; asked.

    What was spent of it may be more: it may have been changed.
    """
    if any(one.means == ORIGINAL for one in amounts) or all(one.means != ACTUAL for one in amounts):
        return {}
    taken = [one.head for one in amounts]
    found = [
        head
        for head in heads
        if head not in taken
        and head.name not in told
        and may_be_original(head)
        and _may_be_granted(head)
        and _is_money(table, head)
    ]
    if len(found) != 1:
        return {}
    otherwise = f"bila bukan: --means {shown_means(found[0].name, LEFT_OUT)}"
    words = f"{AMOUNT_WORDS[ORIGINAL]} ({ORIGINAL}), tanpa kolom anggaran sesudah perubahan; {otherwise}"
    desk.doubt(table.place(None, found[0]), found[0].name, ORIGINAL, words)
    return {found[0].name: ORIGINAL}


def _is_money(table: ForeignTable, head: Head) -> bool:
    rows = (figures_of(table, row, (head,), Kind.AMOUNT) for row in table.rows)
    return any(figure >= _MONEY for row in rows for figure in row)


def _against(table: ForeignTable, original: Head, changed: Head, spent: Sequence[Head]) -> str:
    """Return what speaks against a column as the changed budget; nothing: its figures bear it out."""
    if _may_be_change(table, original, changed):
        return "padahal angkanya mungkin besarnya perubahan, bukan anggaran sesudahnya"
    figures = [figure for row in table.rows for figure in figures_of(table, row, (changed,), Kind.AMOUNT)]
    if max(figures) < _MONEY and not names_budget(changed):
        return "padahal angkanya mungkin bukan uang"
    if any(not _covers(table, changed, head) for head in spent):
        return "padahal realisasinya lebih besar"
    return ""


def _may_be_change(table: ForeignTable, original: Head, changed: Head) -> bool:
    """Say whether a column may tell by how much another was changed: a part of it, or below nothing."""
    rows = [figures_of(table, row, (original, changed), Kind.AMOUNT) for row in table.rows]
    pairs = [found for found in rows if found]
    before, after = (sum(column, Decimal(0)) for column in zip(*pairs, strict=True)) if pairs else (0, 0)
    return not pairs or min(more for _, more in pairs) < 0 or after * 2 < before


def _covers(table: ForeignTable, granted: Head, spent: Head) -> bool:
    """Say whether no row has spent more than a column holds, and some have spent at all."""
    rows = [figures_of(table, row, (granted, spent), Kind.AMOUNT) for row in table.rows]
    pairs = [found for found in rows if found]
    return any(used for _, used in pairs) and all(used <= had for had, used in pairs)


def dated_changes(
    table: ForeignTable, heads: Sequence[Head], amounts: Sequence[Amount], told: Mapping[str, str], desk: Desk
) -> dict[str, str]:
    """Return what budgets mean beside a changed one that names a month or day: `DPA | DPPA OKTOBER`.

    The last change counts. What a changed budget plans for parts of the year is less than it.

    Args:
        table: The table.
        heads: Its columns that may hold amounts.
        amounts: What they are taken for without this.
        told: What the user says that columns hold, by their heads.
        desk: Where doubts go.
    """
    granted = [one.head for one in amounts if one.means != ACTUAL]
    dated = [
        head for head in heads if head.name not in told and head not in granted and _is_dated_change(head)
    ]
    if any(head.name in told for head in granted):
        return {}
    changed = [one.head for one in amounts if one.means == REVISED and is_changed(one.head)]
    plain = [head for head in granted if head not in changed]
    whole = (changed or plain)[:1]
    if not dated and not changed:
        _doubt_dated(table, plain[:1], [head for head in heads if head.name not in told], desk)
    if changed or len(dated) > 1:
        dated = [head for head in dated if not any(_may_be_change(table, one, head) for one in whole)]
    dated = [] if len(dated) > 1 and not whole else dated
    if not dated:
        return {}
    candidates = sorted((*dated, *changed), key=lambda head: head.column)
    last, is_sure = last_of_changes(candidates)
    spent = [one.head for one in amounts if one.means == ACTUAL and not (one.month or one.part)]
    words = _against(table, plain[0], last, spent) if plain else _UNTOLD_YEAR if not changed else ""
    if not is_sure or changed:
        words = f"bukan {quoted(head for head in candidates if head != last)}"
    if words:
        otherwise = f"bila bukan: --means {shown_means(last.name, LEFT_OUT)}"
        said = f"{AMOUNT_WORDS[REVISED]} ({REVISED}), {words}; {otherwise}"
        desk.doubt(table.place(None, last), last.name, REVISED, said)
    return {**{head.name: ORIGINAL for head in plain[:1]}, last.name: REVISED}


def _doubt_dated(table: ForeignTable, granted: Sequence[Head], untold: Sequence[Head], desk: Desk) -> None:
    """Note that the only budget may be that of another month than one beside it: `PAGU | PAGU OKTOBER`."""
    for plain in granted:
        beside = [
            head
            for head in untold
            if month_told(head) and not is_since_january(head) and _is_dated_budget(head)
            if _differs(table, plain, head) and not _may_be_change(table, plain, head)
        ]
        if beside:
            options = ", ".join(f"--means {shown_means(head.name, REVISED)}" for head in beside)
            words = f"{AMOUNT_WORDS[REVISED]} ({REVISED}), bukan {quoted(beside)}; bila yang itu: {options}"
            desk.doubt(table.place(None, plain), plain.name, REVISED, words)


def _differs(table: ForeignTable, one: Head, other: Head) -> bool:
    rows = (figures_of(table, row, (one, other), Kind.AMOUNT) for row in table.rows)
    return any(found[0] != found[1] for found in rows if found)


def _is_dated_change(head: Head) -> bool:
    """Say whether a column tells a changed budget and a time: `DPPA (OKTOBER)`, no `REALISASI DPPA MEI`."""
    is_budget = (is_granted(head) or is_behind_change(head)) and not is_surely_spent(head)
    return is_budget and is_changed(head) and _is_dated(head) and not (is_other(head) or is_ratio(head))


def _is_dated(head: Head) -> bool:
    return month_told(head) is not None or span_of(head) is not None


def ask_missing(
    table: ForeignTable, heads: Sequence[Head], amounts: Sequence[Amount], told: Mapping[str, str], desk: Desk
) -> dict[str, str]:
    """Return the column that may be the budget where none is known, with what it may mean; it is asked.

    That is the last before what was spent which in no row is less than this.
    """
    spent = [one.head for one in amounts if one.means == ACTUAL]
    if not spent or any(one.means != ACTUAL for one in amounts):
        return {}
    is_of_year = all(one.month is None and one.part is None for one in amounts)
    left = [
        head
        for head in heads
        if head.name
        and head not in spent
        and head.name not in told
        and (_may_be_granted(head) or (is_of_year and _is_dated_budget(head)))
        and all(_covers(table, head, one) for one in spent)
        and _is_money(table, head)
    ]
    before = [head for head in left if head.column < spent[0].column] or left
    if not before:
        return {}
    found = before[-1]
    otherwise = f"bila bukan: --means {shown_means(found.name, LEFT_OUT)}"
    words = f"{AMOUNT_WORDS[REVISED]} ({REVISED}), karena tidak ada kolom anggaran yang dikenal; {otherwise}"
    desk.doubt(table.place(None, found), found.name, REVISED, words)
    return {found.name: REVISED}


def _may_be_granted(head: Head) -> bool:
    """Say whether a column may be a budget by its words: not a rest, a share, a paper or spending."""
    is_timed = is_of_time_before(head) or is_since_january(head) or month_told(head) or span_of(head)
    return not (is_timed or is_other(head) or is_ratio(head) or names_paper(head) or is_spent(head))


def _is_dated_budget(head: Head) -> bool:
    """Say whether a column tells a budget as it was at a time: `PAGU OKTOBER`."""
    is_budget = is_granted(head) and not (is_other(head) or is_ratio(head) or names_paper(head))
    return is_budget and _is_dated(head) and not is_surely_spent(head)


def refuse_parts(table: ForeignTable, heads: Sequence[Head], told: Mapping[str, str], desk: Desk) -> None:
    """Refuse budgets that the user tells of columns about a part of the year, by no word of a budget."""
    for head in heads:
        means = told.get(head.name)
        is_part = month_told(head) is not None or span_of(head) is not None
        if means in (ORIGINAL, REVISED) and is_part and not names_budget(head):
            words = {"head": head.name, "means": AMOUNT_WORDS[means]}
            desk.log.add("budget_of_part", table.place(None, head), **words)
