"""Columns of spending of which some tell a time alone, and others all since January: each by its own head.

`S.D. NOVEMBER | DESEMBER | S.D. DESEMBER` are three figures, of which the first two make the third.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from capaian.domain.period import MONTHS
from capaian.dossier.intake.amount_words import is_granted, is_other, names_sum
from capaian.dossier.intake.head_times import (
    is_of_month_alone,
    is_of_time_before,
    is_since_january,
    month_told,
    present_length,
    span_of,
)
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.ordinal_heads import is_sum
from capaian.dossier.intake.sums_beside import RowSum
from capaian.dossier.intake.written_span import Span, period_of

_ANY_YEAR: Final = 2000


def until_apart(heads: Iterable[Head]) -> Mapping[Head, bool]:
    """Return the columns that tell all since January until a month beside such of a month alone.

    Of each is said whether it tells a part of the year that the months beside it do not make up. Of none
    but January alone nothing is told apart: it is both.

    Examples:
        >>> texts = "S.D. MEI", "JUNI", "S.D. JUNI"
        >>> list(until_apart([Head(n, (text,), text) for n, text in enumerate(texts)]).values())
        [False, True]
        >>> texts = "JANUARI", "S.D. FEBRUARI", "S.D. MARET"
        >>> until_apart([Head(n, (text,), text) for n, text in enumerate(texts)])
        {}
    """
    told = {head: month for head in heads if _may_be_spent(head) and (month := month_told(head))}
    until = {head: month for head, month in told.items() if is_since_january(head)}
    alone = frozenset(month for head, month in told.items() if head not in until)
    if not alone - {1}:
        return {}
    return {head: is_apart(month, alone) for head, month in until.items()}


def is_apart(last: int, alone: frozenset[int]) -> bool:
    """Say whether all until the end of a month is a part of the year that months alone do not make up."""
    months = frozenset(range(1, last + 1))
    return period_of(months, _ANY_YEAR) is not None and not months <= alone


def months_alone(head: Head, about: Span | None) -> frozenset[int]:
    """Return the months of a column that tells these alone, by its own head or as the end of its table.

    Examples:
        >>> sorted(months_alone(Head(1, ("TW II",), "TW II"), None))
        [4, 5, 6]
    """
    own = None if is_since_january(head) else span_of(head)
    if own is not None or not is_of_month_alone(head) or about is None:
        return frozenset() if own is None else own.months
    length = present_length(head)
    return frozenset(range(about.last - length + 1, about.last + 1)) if length else about.months


def last_until(head: Head) -> int:
    """Return the month until which a column tells all since January; 0: it does not, the last: unnamed."""
    span = span_of(head)
    return (len(MONTHS) if span is None else span.last) if is_since_january(head) else 0


def steps_of(heads: Sequence[Head]) -> Iterator[RowSum]:
    """Yield what all until a time is made of: all until one before, and what was spent between them.

    Examples:
        >>> texts = "S.D. SEPTEMBER", "OKTOBER", "NOVEMBER", "DESEMBER", "JUMLAH"
        >>> heads = [Head(n, (text,), text) for n, text in enumerate(texts)]
        >>> [([part.name for part in parts], total.name) for parts, total in steps_of(heads)]
        [(['S.D. SEPTEMBER', 'OKTOBER', 'NOVEMBER', 'DESEMBER'], 'JUMLAH')]
    """
    spent = [head for head in heads if _may_be_spent(head)]
    told = {head: span for head in spent if (span := span_of(head)) is not None and span.is_whole}
    until = {head: span.last for head, span in told.items() if is_since_january(head)}
    alone = {head: span.months for head, span in told.items() if head not in until}
    last = max((max(months, default=0) for months in alone.values()), default=0)
    sums = {head: last for head in spent if head not in told and names_sum(head)}
    for total, end in (until | sums).items():
        for begun, start in until.items():
            months = frozenset(range(start + 1, end + 1))
            between = [head for head in alone if _is_beside(head, total) and alone[head] <= months]
            is_made = sorted(month for head in between for month in alone[head]) == sorted(months)
            if start < end and is_made and _is_beside(begun, total):
                yield (begun, *between), total


def sum_behind(table: ForeignTable, parts: Sequence[Head]) -> Head | None:
    """Return the column directly behind those of parts of the year that says no more than that it is a sum.

    `None`: there is none, or a column tells besides what was before the first of them.
    """
    last = max((head.column for head in parts), default=0)
    behind = [head for head in table.heads if head.column > last and not is_ratio(head)]
    is_alone = not any(is_since_january(head) for head in table.heads if head not in parts)
    return behind[0] if is_alone and parts and behind and is_sum(behind[0].parts[-1]) else None


def _is_beside(head: Head, total: Head) -> bool:
    """Say whether two columns may be about one thing: below the same head, or below none."""
    return head.parts[:-1] == total.parts[:-1] or min(len(head.parts), len(total.parts)) == 1


def _may_be_spent(head: Head) -> bool:
    return not (is_ratio(head) or is_of_time_before(head) or is_other(head) or is_granted(head))
