"""Columns of what has come together so far in a year, beside those of its parts: `TW II`, `s.d. TW II`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.times import time_of
from capaian.domain.audit import AuditRule

_RUNNING: Final = re.compile(
    r"(?<!\w)(?:(?:a)?kumulatif|kumulasi|akumulasi|s\s?[./]\s?d\.?|sd|sampai dengan)(?!\w)\s*", re.IGNORECASE
)
"""Words for what has come together until then."""
_SECOND: Final = 2


def is_running(column: Column) -> bool:
    """Say whether a head says that its figures are those of all that came before, too."""
    return _RUNNING.search(" ".join(column.path)) is not None


def until(column: Column) -> int | None:
    """Return of which part of a year a column is, or until which: 2 for `TW II` and `s.d. TW II`."""
    return time_of(_RUNNING.sub("", column.name).strip()) if column.path else None


def sums_so_far(others: Sequence[Column], result: Column) -> Iterator[Relation]:
    """Yield what a column of so far follows from: all parts until then, or the last sum and what came.

    Of several groups of parts, such as targets and actuals, each may be the one.
    """
    last = until(result)
    if last is None or last < _SECOND or not is_running(result):
        return
    parts: dict[tuple[str, ...], dict[int, Column]] = {}
    reached: dict[int, Column] = {}
    for column in others:
        is_alike = column.is_money == result.is_money and column.is_percent == result.is_percent
        if (time := until(column)) is None or not is_alike:
            continue
        if not is_running(column):
            parts.setdefault(column.path[:-1], {})[time] = column
        elif column.path[:-1] == result.path[:-1]:
            reached[time] = column
    for own in parts.values():
        if {*range(1, last + 1)} <= own.keys():
            yield _sum(result, [own[time] for time in range(1, last + 1)])
        if last - 1 in reached and last in own:
            yield _sum(result, [reached[last - 1], own[last]])


def steps_so_far(columns: Sequence[Column]) -> Iterator[tuple[Column, Column]]:
    """Yield each column of so far with the next one, which has no less: `s.d. TW II`, `s.d. TW III`."""
    found: dict[tuple[tuple[str, ...], bool], dict[int, Column]] = {}
    for column in columns:
        time = until(column)
        if time is not None and (is_running(column) or time == 1):
            found.setdefault((column.path[:-1], column.is_money), {})[time] = column
    for own in found.values():
        if sum(map(is_running, own.values())) > 1:
            yield from ((own[time], own[time + 1]) for time in own if time + 1 in own)


def _sum(result: Column, terms: Sequence[Column]) -> Relation:
    return Relation(AuditRule.SUM, Law.SUM, result, tuple(terms))
