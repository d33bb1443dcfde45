"""Which amounts the columns of a budget table hold: granted, changed, spent, and in which month."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from capaian.domain.period import MONTHS, Period
from capaian.domain.work import ResourceInput
from capaian.dossier.intake.amount_words import (
    is_before_change,
    is_changed,
    is_granted,
    is_idle,
    is_indicative,
    is_other,
    is_plain,
    is_spent,
    is_stage,
    is_surely_spent,
    may_be_changed,
    names_budget,
    names_sum,
    sums_up,
    tells_other,
)
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.head_times import (
    is_of_month_alone,
    is_of_time_before,
    is_since_january,
    is_until_now,
    month_told,
    names_part,
    parts_beside,
    span_of,
    total_of_parts,
)
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.times_apart import is_apart, months_alone, until_apart
from capaian.dossier.intake.written_span import Span

ORIGINAL: Final = "original"
REVISED: Final = "revised"
ACTUAL: Final = "actual"
AMOUNT_WORDS: Final[Mapping[str, str]] = {
    ORIGINAL: "anggaran semula",
    REVISED: "anggaran",
    ACTUAL: "realisasi",
}
"""What amounts are called where they are shown."""
AMOUNT_NAMES: Final[Mapping[str, str]] = {
    **{words: means for means, words in AMOUNT_WORDS.items()},
    "semula": ORIGINAL,
    "menjadi": REVISED,
}
"""What the user may call amounts besides their codes."""
_PEER_WORDS: Final[Mapping[str, str]] = {
    "numerator": "pembilang",
    "denominator": "penyebut",
    "value": "nilai",
}
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def named(means: str) -> str:
    """Return what an amount, or a figure of another office, is called; of a count its code."""
    return AMOUNT_WORDS.get(means) or _PEER_WORDS.get(means, means)


def stored_amounts(row: ResourceInput) -> dict[str, Decimal]:
    """Return the amounts that a row of a dossier has, by what they mean."""
    told = {ORIGINAL: row.original, REVISED: row.revised, ACTUAL: row.actual}
    return {means: amount for means, amount in told.items() if amount is not None}


@dataclass(frozen=True, slots=True)
class Amount:
    """What a column holds."""

    head: Head
    means: str
    """Column of `inputs.csv`."""
    month: int | None
    is_so_far: bool
    """Since the beginning of the year."""
    others: tuple[Head, ...] = ()
    """Columns that may as well hold it."""
    part: Period | None = None
    """The quarter or semester that it tells, of any year."""


def guess_amounts(
    heads: Sequence[Head], about: Span | None = None, told: Mapping[str, str] = _NOTHING
) -> list[Amount]:
    """Return the columns that hold amounts, each amount of each month once.

    Args:
        heads: Columns that may hold amounts.
        about: The span of time that the table as a whole is about.
        told: What the user says that columns hold, by their heads; anything else than an amount: nothing.
    """
    found: dict[tuple[str, int | None, Period | None, int], Amount] = {}
    total = total_of_parts(heads)
    apart = until_apart(head for head in heads if head != total)
    months = {head: month for head in heads if head not in (total, *apart) and (month := month_told(head))}
    parts = _parts_of_year([head for head in heads if told.get(head.name, ACTUAL) == ACTUAL], months)
    guessed = [*_told(heads, told, parts, months)]
    untold = [head for head in heads if head.name not in told and apart.get(head, True)]
    rest = _before_change([*_amounts(untold, parts, months, apart)])
    guessed += [amount for amount in rest if not any(_stands_for(one, amount) for one in guessed)]
    amounts = _of_whole_year(_until_december(guessed, about))
    until = {amount.head: _until_alone(amount, amounts, about) for amount in amounts}
    has_months = any(amount.month for amount in amounts)
    budgets = {amount.head.parts[:-1] for amount in amounts if amount.means != ACTUAL}

    def rank(one: Amount) -> tuple[bool, ...]:
        is_until = one.is_so_far and one.month is None and not has_months
        is_beside = one.means == ACTUAL and one.head.parts[:-1] in budgets  # Keuangan > Pagu | Realisasi
        is_planned = is_indicative(one.head)
        return is_until, is_planned, not sums_up(one.head), not is_beside, not is_plain(one.head)

    for amount in sorted(amounts, key=rank):
        key = amount.means, amount.month, amount.part, until[amount.head]
        known = found.get(key)
        if known is None or (known.is_so_far and not amount.is_so_far):
            found[key] = amount
        else:
            is_apart = _is_other_span(known, amount) or _is_planned_before(known, amount)
            others = () if is_apart else (amount.head,)
            found[key] = replace(known, others=(*known.others, *others))
    for key, amount in found.items():
        if amount.means == REVISED and not is_changed(amount.head):
            unclear = [head for head in heads if head.name not in told and may_be_changed(head)]
            found[key] = replace(amount, others=(*amount.others, *unclear))
    return sorted(found.values(), key=lambda amount: amount.head.column)


def without_time_to_come(table: ForeignTable, heads: Sequence[Head]) -> list[Head]:
    """Return columns without the last of those that name parts of the year, where these hold no figure.

    Beside them a column of the year sums up a part of it alone.
    """
    named = [head for head in heads if span_of(head) is not None]
    empty = takewhile(lambda head: not any(map(is_figure, table.column(head))), reversed(named))
    left = {head.column for head in empty}
    return [head for head in heads if head.column not in left]


def _is_other_span(known: Amount, other: Amount) -> bool:
    """Say whether two columns tell apart by themselves what was spent in a month, and until it."""
    tells = known.month is not None or is_of_month_alone(known.head)
    return tells and other.is_so_far and not known.is_so_far


def _is_planned_before(known: Amount, other: Amount) -> bool:
    """Say whether a budget was planned before that which is granted, and the heads tell it."""
    return other.means != ACTUAL and is_indicative(other.head) and not is_indicative(known.head)


def _told(
    heads: Sequence[Head], told: Mapping[str, str], parts: Mapping[Head, Period], months: Mapping[Head, int]
) -> Iterator[Amount]:
    """Yield what the user says; a column of a month stays one, and so does one of a quarter."""
    for head in heads:
        means = told.get(head.name)
        if means in (ORIGINAL, REVISED, ACTUAL):
            month = months.get(head) if means == ACTUAL else None
            part = parts.get(head) if means == ACTUAL else None
            yield Amount(head, means, month, is_since_january(head), part=part)


def _stands_for(told: Amount, other: Amount) -> bool:
    """Say whether the user names what another column would mean; this month alone is not all until it."""
    is_same = (told.means, told.month, told.part) == (other.means, other.month, other.part)
    return is_same and not (is_of_month_alone(told.head) and is_until_now(other.head))


def _before_change(amounts: Sequence[Amount]) -> Sequence[Amount]:
    """Return amounts where a budget that does not say which it is, beside a changed one, is the original."""
    has_changed = any(amount.means == REVISED and is_changed(amount.head) for amount in amounts)
    return [
        replace(amount, means=ORIGINAL)
        if has_changed and amount.means == REVISED and not is_changed(amount.head)
        else amount
        for amount in amounts
    ]


def _until_december(amounts: Sequence[Amount], about: Span | None) -> Sequence[Amount]:
    """Return amounts without spending of no told time, where what was spent until December stands beside it.

    That of the last month, or quarter, alone stays: it is another figure than that of the year.
    """
    if not any(_is_until_december(amount, about) for amount in amounts):
        return amounts
    return [amount for amount in amounts if not _is_of_year(amount) or amount.is_so_far or _is_alone(amount)]


def _until_alone(amount: Amount, amounts: Sequence[Amount], about: Span | None) -> int:
    """Return the month until which a column tells a figure of its own; 0: it is that of the table, or none.

    All until December is one; all until another month where a column beside it tells a time alone.
    """
    if not (_is_of_year(amount) and amount.is_so_far):
        return 0
    span = span_of(amount.head) or about
    spent = [one for one in amounts if one.means == ACTUAL and not one.is_so_far]
    alone = frozenset[int]().union(*(months_alone(one.head, about) for one in spent))
    if span is None or span.ends_year:
        return 0 if span is None else span.last
    return span.last if alone and is_apart(span.last, alone) else 0


def _is_until_december(amount: Amount, about: Span | None) -> bool:
    span = span_of(amount.head) or about
    return _is_of_year(amount) and amount.is_so_far and span is not None and span.ends_year


def _is_of_year(amount: Amount) -> bool:
    """Say whether what was spent is that of no month or quarter beside others."""
    return amount.means == ACTUAL and amount.month is None and amount.part is None


def _is_alone(amount: Amount) -> bool:
    """Say whether a column tells what was spent in a time alone: `bulan ini`, `TW IV`."""
    return not amount.is_so_far and (is_of_month_alone(amount.head) or names_part(amount.head))


def _of_whole_year(amounts: Sequence[Amount]) -> Sequence[Amount]:
    """Return amounts where all that was spent until December is what was spent in the year."""
    months = {amount.month for amount in amounts if amount.month}
    has_year = any(amount.means == ACTUAL and amount.month is None for amount in amounts)
    if months != {len(MONTHS)} or has_year:
        return amounts
    return [replace(amount, month=None) if amount.is_so_far else amount for amount in amounts]


def _amounts(
    heads: Sequence[Head], parts: Mapping[Head, Period], months: Mapping[Head, int], apart: Container[Head]
) -> Iterator[Amount]:
    lone = None if months or parts else _lone_part(heads)
    total = total_of_parts(heads)
    for head in heads:
        month = months.get(head)
        if is_ratio(head) or is_of_time_before(head) or is_other(head):
            continue
        is_so_far = is_since_january(head)
        if head in parts:
            yield Amount(head, ACTUAL, None, is_so_far, part=parts[head])
        elif head == total or head in apart:
            yield Amount(head, ACTUAL, None, is_so_far)
        elif month is not None:
            if not (is_granted(head) or is_stage(head)):
                yield Amount(head, ACTUAL, month, is_so_far)
        elif head is not lone and names_part(head):
            continue
        elif is_surely_spent(head) or ((months or parts) and names_sum(head)):
            yield Amount(head, ACTUAL, None, is_so_far)
        elif names_budget(head):
            yield Amount(head, ORIGINAL if is_before_change(head) else REVISED, None, False)


def _lone_part(heads: Sequence[Head]) -> Head | None:
    """Return the only column of spending, where that names a span of time: `Realisasi TW II`.

    One of what was spent until then may stand beside it.
    """
    spent = [head for head in heads if is_spent(head) and not (is_ratio(head) or tells_other(head))]
    spent = [head for head in spent if not is_granted(head)]
    spent = [head for head in spent if not is_since_january(head)] or spent
    return spent[0] if len(spent) == 1 and names_part(spent[0]) else None


def _parts_of_year(heads: Sequence[Head], months: Mapping[Head, int]) -> Mapping[Head, Period]:
    """Return the columns of what was spent in each quarter, or semester, where these begin the year.

    Where months stand among them the quarters sum these up.
    """
    spent = [head for head in heads if not (is_ratio(head) or is_granted(head) or is_idle(head))]
    spent = [head for head in spent if not is_stage(head)]
    for parts in () if months else parts_beside(spent):
        if sorted(part.ordinal for part in parts.values()) == [*range(1, len(parts) + 1)]:
            return parts
    return {}
