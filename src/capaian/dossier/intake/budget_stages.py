"""Which budget a plain head tells, `MURNI | PERGESERAN | PERUBAHAN`, and columns that may be the missing one.

`PERUBAHAN` is a changed budget, or by how much one was changed: the figures tell which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.amount_words import (
    is_behind_change,
    is_other,
    is_shift,
    is_spent,
    may_be_changed,
    may_be_original,
    names_budget,
    names_paper,
)
from capaian.dossier.intake.amounts import ACTUAL, AMOUNT_WORDS, ORIGINAL, REVISED, Amount
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.head_times import is_of_time_before, is_since_january, month_told, span_of
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.row_sums import figures_of

_MONEY: Final = Decimal(1_000_000)
"""Rupiah that some sub-activity is granted in any budget."""


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
    untold = [head for head in heads if head.name not in told and not is_other(head)]
    changed = [head for head in untold if may_be_changed(head) and not is_behind_change(head)]
    others = [one.head for one in amounts if one.means == REVISED and one.head not in changed]
    granted = [one.head for one in amounts if one.means == ORIGINAL]
    granted = granted or [head for head in untold if may_be_original(head)][:1]
    first = {head.name: told.get(head.name, ORIGINAL) for head in granted}
    if any(told.get(one.name) == REVISED and may_be_changed(one) for one in others):
        return first
    if others or not changed or not granted:
        return {}
    last = changed[-1]
    words = _against(table, granted[0], last, [one.head for one in amounts if one.means == ACTUAL])
    if is_shift(last) and not all(map(is_shift, changed)):
        words = f"bukan {quoted(changed[:-1])}"
    if words:
        otherwise = f"bila bukan: --means {shown_means(last.name, LEFT_OUT)}"
        said = f"{AMOUNT_WORDS[REVISED]} ({REVISED}), {words}; {otherwise}"
        desk.doubt(table.place(None, last), last.name, REVISED, said)
    return {**first, last.name: REVISED}


def _against(table: ForeignTable, original: Head, changed: Head, spent: Sequence[Head]) -> str:
    """Return what speaks against a column as the changed budget; nothing: its figures bear it out."""
    pairs = [
        found for row in table.rows if (found := figures_of(table, row, (original, changed), Kind.AMOUNT))
    ]
    before, after = (sum(column, Decimal(0)) for column in zip(*pairs, strict=True)) if pairs else (0, 0)
    figures = [figure for _, figure in pairs]
    if not figures or min(figures) < 0 or after * 2 < before:
        return "padahal angkanya mungkin besarnya perubahan, bukan anggaran sesudahnya"
    if max(figures) < _MONEY and not names_budget(changed):
        return "padahal angkanya mungkin bukan uang"
    if any(not _covers(table, changed, head) for head in spent):
        return "padahal realisasinya lebih besar"
    return ""


def _covers(table: ForeignTable, granted: Head, spent: Head) -> bool:
    """Say whether no row has spent more than a column holds, and some have spent at all."""
    rows = [figures_of(table, row, (granted, spent), Kind.AMOUNT) for row in table.rows]
    pairs = [found for found in rows if found]
    return any(used for _, used in pairs) and all(used <= had for had, used in pairs)


def ask_missing(
    table: ForeignTable, heads: Sequence[Head], amounts: Sequence[Amount], told: Mapping[str, str], desk: Desk
) -> dict[str, str]:
    """Return the column that may be the budget where none is known, with what it may mean; it is asked.

    That is the last before what was spent which in no row is less than this.
    """
    spent = [one.head for one in amounts if one.means == ACTUAL]
    if not spent or any(one.means != ACTUAL for one in amounts):
        return {}
    left = [
        head
        for head in heads
        if head.name
        and head not in spent
        and head.name not in told
        and _may_be_granted(head)
        and all(_covers(table, head, one) for one in spent)
        and any(
            figure >= _MONEY for row in table.rows for figure in figures_of(table, row, (head,), Kind.AMOUNT)
        )
    ]
    before = [head for head in left if head.column < spent[0].column] or left
    if not before:
        return {}
    found = before[-1]
    means = ORIGINAL if may_be_original(found) else REVISED
    otherwise = f"bila bukan: --means {shown_means(found.name, LEFT_OUT)}"
    words = f"{AMOUNT_WORDS[means]} ({means}), karena tidak ada kolom anggaran yang dikenal; {otherwise}"
    desk.doubt(table.place(None, found), found.name, means, words)
    return {found.name: means}


def _may_be_granted(head: Head) -> bool:
    """Say whether a column may be a budget by its words: not a rest, a share, a paper or spending."""
    is_timed = is_of_time_before(head) or is_since_january(head) or month_told(head) or span_of(head)
    return not (is_timed or is_other(head) or is_ratio(head) or names_paper(head) or is_spent(head))


def refuse_parts(table: ForeignTable, heads: Sequence[Head], told: Mapping[str, str], desk: Desk) -> None:
    """Refuse budgets that the user tells of columns about a part of the year, by no word of a budget."""
    for head in heads:
        means = told.get(head.name)
        is_part = month_told(head) is not None or span_of(head) is not None
        if means in (ORIGINAL, REVISED) and is_part and not names_budget(head):
            words = {"head": head.name, "means": AMOUNT_WORDS[means]}
            desk.log.add("budget_of_part", table.place(None, head), **words)
