"""What the columns of a budget table mean: what is granted, and what was spent; of doubts that are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeColumn
from capaian.dossier.intake.amount_words import (
    is_idle,
    is_target,
    may_be_changed,
    names_budget,
    says_no_more,
    tells_payment,
)
from capaian.dossier.intake.amounts import ACTUAL, AMOUNT_WORDS, REVISED, Amount, guess_amounts
from capaian.dossier.intake.answers import column_of
from capaian.dossier.intake.budget_stages import (
    ask_first,
    ask_missing,
    dated_changes,
    refuse_parts,
    stages_of,
)
from capaian.dossier.intake.budget_titles import doubt_heads, with_papers
from capaian.dossier.intake.change_orders import with_last_change
from capaian.dossier.intake.cumulative import doubt_steps, is_cumulative
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.head_times import (
    is_of_time_before,
    is_until_now,
    names_part,
    present_length,
    unread_parts,
)
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.last_noughts import doubt_open_sum
from capaian.dossier.intake.long_rows import parts_column
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.money_columns import MoneyColumns
from capaian.dossier.intake.month_words import without_unknown_months
from capaian.dossier.intake.periods import span_about
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.spending_parts import columns_of_parts, sums_of_parts
from capaian.dossier.intake.spending_words import Nature, nature_of, plans_payments
from capaian.dossier.intake.sums_beside import is_sum_word
from capaian.dossier.intake.told_parts import doubt_part_of_head
from capaian.dossier.intake.whole_amounts import is_sum_of_ways, parts_added_up, parts_apart, with_wholes
from capaian.dossier.intake.words import fold

_SEVERAL: Final = 2
_LEAST_SHARE: Final = 1000
"""What was spent is more than one in so many of the budget; percentages and volumes are less."""
_ABSORBED: Final = frozenset({"serap", "serapan", "penyerapan", "terserap"})
_PROVING: Final = 3
"""Rows in which something is left that show what it is left of."""
_SHOWN: Final = 3
"""Columns that are named one by one."""
OUTPUTS_ALONE: Final = "table_of_outputs"
"""The code of what is said of a table that tells outputs and no money."""
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
    money = MoneyColumns(table, heads, told)
    if _tells_outputs_alone(money, desk):
        return [], False
    heads = _without_parts(table, money.kept, told, desk)
    amounts = guess_amounts(heads, about, told)
    heads = _without_plans(table, heads, [one for one in amounts if one.head.name not in told], desk)
    heads = without_unknown_months(table, heads, about, told, desk)
    amounts = guess_amounts(heads, about, told)
    refuse_parts(table, heads, told, desk)
    told = {**told, **stages_of(table, heads, amounts, told, desk)}
    told = {**told, **dated_changes(table, heads, guess_amounts(heads, about, told), told, desk)}
    told = {**told, **_assumed_target(money, heads, guess_amounts(heads, about, told), desk)}
    told = {**told, **ask_first(table, heads, guess_amounts(heads, about, told), told, desk)}
    told = {**told, **ask_missing(table, heads, guess_amounts(heads, about, told), told, desk)}
    amounts = guess_amounts(heads, about, told)
    open_ = [one for one in amounts if one.means == ACTUAL and not _is_way_told(one.head, told)]
    left = [] if open_ else _left(table, heads, amounts, told)
    spent = _assumed_spent(table, left, (amounts, told), desk)
    parts = parts_added_up(table, heads, about, (told, spent), desk)
    assumed = {**told, **spent, **{head.name: ACTUAL for head in parts}}
    amounts = with_wholes(table, with_last_change(guess_amounts(heads, about, assumed)), heads, told)
    doubt_heads(table, [one for one in amounts if one.head.name not in money.told], desk)
    amounts = with_papers(table, amounts, told, desk)
    for amount in amounts:
        money.check(amount.head, amount.means, AMOUNT_WORDS[amount.means], desk)
        if amount.head not in parts:
            _doubt_choice(table, amount, amounts, told, desk)
            is_untold = len(left) > 1 and not is_sum_of_ways(table, amount.head, left)
            _doubt_words(table, amount, told, desk, is_untold=is_untold)
        if amount.head.name not in told and not amount.others:
            doubt_part_of_head(table, amount, desk)
    _doubt_spending(table, [one.head for one in amounts if one.means == ACTUAL], told, desk)
    for one in amounts:
        if one.means == ACTUAL and one.month is None and one.part is None and one.head not in parts:
            doubt_open_sum(table, table.rows, one.head, desk)
    _warn_of_unread(table, heads, (amounts, left), desk)
    doubt_steps(table, amounts, told, desk)
    return [*map(column_of, parts_apart(amounts, parts))], is_cumulative(table, amounts, desk)


def _tells_outputs_alone(money: MoneyColumns, desk: Desk) -> bool:
    """Say whether a table holds no money and tells outputs, and report it."""
    is_known = bool(guess_amounts(money.kept, told=money.told)) or money.has_figures_of_money
    if is_known or not money.tells_outputs:
        return False
    names = quoted(money.output_heads[:_SHOWN]) or "judul tabelnya"
    desk.log.add(OUTPUTS_ALONE, money.table.place(None), names=names)
    return True


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
    told |= {head: Nature.SPENT for head in spent if _sums_up_spent(head, told)}
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


def _sums_up_spent(head: Head, told: Mapping[Head, Nature]) -> bool:
    """Say whether a bare `JUMLAH` stands behind parts of the year that were all spent by their own words."""
    parts = [nature for one, nature in told.items() if one.column < head.column and names_part(one)]
    is_behind = len(head.parts) == 1 and is_sum_word(head.parts[0]) and len(parts) >= _SEVERAL
    return is_behind and {*parts} == {Nature.SPENT} and len(parts) == len(told) - 1


def _assumed_target(
    money: MoneyColumns, heads: Sequence[Head], amounts: Sequence[Amount], desk: Desk
) -> Mapping[str, str]:
    """Return the only target in rupiah of which something was spent as the budget, and doubt it."""
    spent = [amount for amount in amounts if amount.means == ACTUAL]
    targets = [
        head for head in heads if is_target(head) and head.name not in money.told and money.may_be(head)
    ]
    if len(targets) != 1 or not spent or len(spent) < len(amounts) or names_part(targets[0]):
        return {}
    wholes = [one.head for one in spent if one.month is None and one.part is None]
    if not all(_may_be_of(money.table, targets[0], head) for head in wholes):
        return {}
    name = targets[0].name
    otherwise = f"bila bukan pagu: --means {shown_means(name, LEFT_OUT)}"
    words = f"{AMOUNT_WORDS[REVISED]} ({REVISED}), padahal judulnya target; {otherwise}"
    desk.doubt(money.table.place(None, targets[0]), name, REVISED, words)
    return {name: REVISED}


def _is_way_told(head: Head, told: Mapping[str, str]) -> bool:
    """Say whether the user tells a way of payment to be spent: others beside it may be so, too."""
    return told.get(head.name) == ACTUAL and tells_payment(head)


def _assumed_spent(
    table: ForeignTable, left: Sequence[Head], known: tuple[Sequence[Amount], Mapping[str, str]], desk: Desk
) -> Mapping[str, str]:
    """Return columns that no word tells to be spent as the only ones left; ask where words tell more.

    What is absorbed of a budget (`Serapan`) is spent where another column says that the rest of it is left.
    """
    amounts, told = known
    if len(left) != 1 or any(_is_way_told(head, told) for head in table.heads):
        paid = [head for head in left if tells_payment(head) or _tells_present(head)]
        return {head.name: ACTUAL for head in paid}
    head, place = left[0], table.place(None, left[0])
    if nature_of(head.parts, table.titles) is not Nature.SPENT or not says_no_more(head):
        spent, other = shown_means(head.name, ACTUAL), shown_means(head.name, LEFT_OUT)
        desk.log.add("money_untold", place, spent=spent, other=other)
        return {}
    granted = [amount.head for amount in amounts if amount.means == REVISED]
    if not (_ABSORBED & {*fold(head.parts[-1]).split()} and _leaves_rest(table, granted, head)):
        words = f"{AMOUNT_WORDS[ACTUAL]} ({ACTUAL}), karena tinggal kolom ini yang berisi uang"
        desk.doubt(place, head.name, ACTUAL, words)
    return {head.name: ACTUAL}


def _leaves_rest(table: ForeignTable, granted: Sequence[Head], head: Head) -> bool:
    """Say whether a column of what is left is the budget less a column in all rows."""
    for left in (one for one in table.heads if "sisa" in fold(one.parts[-1]).split()):
        found = (figures_of(table, row, (*granted, head, left), Kind.AMOUNT) for row in table.rows)
        rows = [figures for figures in found if figures]
        fits = all(figures[0] - figures[1] == figures[2] for figures in rows)
        if len(granted) == 1 and fits and sum(bool(figures[2]) for figures in rows) >= _PROVING:
            return True
    return False


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


def _names(heads: Sequence[Head]) -> str:
    """Return the names of columns; of many the first and the last."""
    return quoted(heads) if len(heads) <= _SHOWN else f"{quoted(heads[:1])} … {quoted(heads[-1:])}"


def _doubt_choice(
    table: ForeignTable, amount: Amount, amounts: Sequence[Amount], told: Mapping[str, str], desk: Desk
) -> None:
    """Note that other columns may as well hold what one is taken for."""
    if amount.others and amount.head.name not in told:
        granted = [one.head for one in amounts if one.means == REVISED]
        parts = "" if _exceed(table, (amount.head, *amount.others), granted) else _all_of(amount)
        words = f"{AMOUNT_WORDS[amount.means]} ({amount.means}), bukan {quoted(amount.others)}{parts}"
        desk.doubt(table.place(None, amount.head), amount.head.name, amount.means, words)


def _exceed(table: ForeignTable, heads: Sequence[Head], granted: Sequence[Head]) -> bool:
    """Say whether columns together are more than the budget in some row: `SP2D | SPJ` are no parts of one."""
    rows = (figures_of(table, row, (*heads, *granted[:1]), Kind.AMOUNT) for row in table.rows)
    return bool(granted) and any(sum(found[:-1], Decimal(0)) > found[-1] for found in rows if found)


def _doubt_words(
    table: ForeignTable, amount: Amount, told: Mapping[str, str], desk: Desk, *, is_untold: bool
) -> None:
    """Note spending that no word tells."""
    head, means = amount.head, amount.means
    if head.name not in told and not amount.others and is_untold and means == ACTUAL:
        otherwise = f"bila bukan: --means {shown_means(head.name, LEFT_OUT)}"
        words = f"{AMOUNT_WORDS[means]} ({means}), padahal tidak ada kata yang menyebutnya; {otherwise}"
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
    table: ForeignTable, heads: Sequence[Head], found: tuple[Sequence[Amount], Sequence[Head]], desk: Desk
) -> None:
    """Say that columns may tell what was spent, where none is taken for it: parts of the year, or others.

    Args:
        table: The table.
        heads: Its columns that may hold amounts.
        found: What columns hold, and those that may be what was spent of the only budget.
        desk: Where warnings go.
    """
    amounts, left = found
    is_report = nature_of((), table.titles) is Nature.SPENT
    granted = [head for head in heads if names_part(head) and names_budget(head) and not is_idle(head)]
    may_be = unread_parts(heads) or (granted if is_report else [])
    unread = [head for head in may_be if any(map(is_figure, table.column(head)))]
    told = unread if len(unread) >= _SEVERAL or not is_report else left
    if len(told) >= _SEVERAL and not any(amount.means == ACTUAL for amount in amounts):
        example = f"--means {shown_means(told[-1 if told is left else 0].name, AMOUNT_WORDS[ACTUAL])}"
        code = "spending_left" if told is left else "spending_unread"
        desk.log.add(code, table.place(None, told[0]), names=quoted(told), example=example)
