"""Two things of different names have different money: equal budgets and spendings were copied along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches
from itertools import combinations, pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.levels import mark_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.told_money import Money, money_told_of
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.rules.outcome import percent_of

_FEWEST_DIGITS: Final = (4, 5)
"""Digits of budget and spending, trailing noughts left out: rounder amounts meet by chance."""
_KINDS: Final = re.compile(
    r"\b(?P<sub>sub[\s-]*kegiatan)\b|\b(?P<activity>kegiatan)\b|\b(?P<program>program)\b"
    r"|\b(?P<open>uraian|belanja|rincian|pekerjaan|paket|proyek)\b",
    re.IGNORECASE,
)
_OF_RESULTS: Final = re.compile(
    r"\b(?:indikator|sasaran|tujuan|kinerja|keluaran|output|hasil|outcome|satuan|keterangan)\b", re.IGNORECASE
)
"""Heads over what money is spent for; several results may share the money of one program."""
_DEEPEST: Final = 4
"""Rows below each other that may be one thing on several levels: program, activity, part of it, account."""
_WORD: Final = re.compile(r"[a-z]{4,}")
_SLIP: Final = 0.8


@dataclass(frozen=True, slots=True)
class _Spender:
    """A row with its own name and money."""

    place: int
    """Among the spenders of its table."""
    row: UnderstoodRow
    index: int
    """Among all rows of its table."""
    name: str
    budget: PrintedNumber
    spent: PrintedNumber


def check_twins(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each row with a budget and a spending; other rows of its table with both were copied."""
    for understood in report.tables:
        key = _key(understood)
        money = _money(understood.columns)
        if key is None or money is None:
            continue
        spenders = [*_spenders(understood, key, money)]
        groups: dict[tuple[object, object], list[_Spender]] = {}
        for spender in spenders:
            groups.setdefault((spender.budget.value, spender.spent.value), []).append(spender)
        for group in groups.values():
            made = _statement(understood, group, twins := _twins(understood, group, key))
            made = replace(made, keeps=_totals(understood, twins, money))
            yield _with_own_money(report, understood, twins, made)


def _key(understood: UnderstoodTable) -> Column | None:
    """Return the innermost column that names what spends: the last one, for inner levels stand right."""
    named = [c for c in understood.columns if not c.is_numeric and _KINDS.search(c.name)]
    return next((c for c in reversed(named) if not _OF_RESULTS.search(c.name)), None)


def _money(columns: Sequence[Column]) -> tuple[Column, Column] | None:
    """Return the columns of budget and spending, if a table has one of each."""
    budgets, spendings = (
        [c for c in columns if c.is_numeric and c.is_money and c.meaning is role]
        for role in (Role.BUDGET, Role.SPENT)
    )
    return (budgets[0], spendings[0]) if len(budgets) == len(spendings) == 1 else None


def _spenders(understood: UnderstoodTable, key: Column, money: tuple[Column, Column]) -> Iterator[_Spender]:
    place = 0
    for index, row in enumerate(understood.rows):
        name = row.row.texts[key.index]
        budget, spent = (row.row.cells[column.index].number for column in money)
        if row.kind is RowKind.ITEM and name and budget is not None and spent is not None:
            yield _Spender(place, row, index, name, budget, spent)
            place += 1


def _twins(understood: UnderstoodTable, group: Sequence[_Spender], key: Column) -> list[_Spender]:
    """Return the rows of a group that are different things; none where their money may well be equal."""
    first = group[0]
    digits = [len(str(int(abs(n.value))).rstrip("0")) for n in (first.budget, first.spent)]
    is_round = any(own < least for own, least in zip(digits, _FEWEST_DIGITS, strict=True))
    if len(group) < 2 or is_round or first.budget.value == first.spent.value:
        return []
    if not _is_of_one_kind(key) and _may_be_one(group):
        return []
    others = {
        spender.place: spender
        for pair in combinations(group, 2)
        if pair[0].row.level == pair[1].row.level
        and not _is_above(understood, *pair)
        and _differ(pair[0].name, pair[1].name)
        for spender in pair
    }
    return [others[place] for place in sorted(others)]


def _is_of_one_kind(key: Column) -> bool:
    """Whether a head names one kind of thing, so that the rows under it are beside each other."""
    kinds = {match.lastgroup for match in _KINDS.finditer(key.name)}
    return len(kinds) == 1 and "open" not in kinds


def _may_be_one(group: Sequence[_Spender]) -> bool:
    """Whether rows may be one thing on several levels, each the only part of the one above.

    Codes with as many points are of one level, and so are names that begin with one kind, as `Sub Kegiatan:`;
    levels that other signs tell are lost by one odd row.
    """
    marks = [mark_of(spender.row.row) for spender in group]
    are_beside = all(marks) and len({mark.count(".") for mark in marks}) == 1 and "." in marks[0]
    kinds = {match.lastgroup if (match := _KINDS.match(spender.name)) else None for spender in group}
    are_beside = are_beside or (len(kinds) == 1 and kinds.isdisjoint({None, "open"}))
    is_chain = len(group) <= _DEEPEST and all(a.place + 1 == b.place for a, b in pairwise(group))
    return is_chain and not are_beside


def _is_above(understood: UnderstoodTable, upper: _Spender, lower: _Spender) -> bool:
    above = lower.row.parent
    while above is not None and above != upper.index:
        above = understood.rows[above].parent
    return above is not None


def _differ(one: str, other: str) -> bool:
    """Whether each of two names has a word that the other has in no form."""
    first, second = ({*_WORD.findall(name.casefold())} for name in (one, other))
    return _has_own(first, second) and _has_own(second, first)


def _has_own(words: set[str], others: set[str]) -> bool:
    return any(not get_close_matches(word, others, 1, _SLIP) for word in words - others)


def _totals(
    understood: UnderstoodTable, twins: Sequence[_Spender], money: tuple[Column, Column]
) -> tuple[Spot, ...]:
    """Return the money of the row above twins: where one of them was copied, their sum only looks wrong."""
    parents = {twin.row.parent for twin in twins}
    above = [understood.rows[parent] for parent in parents if parent is not None and len(parents) == 1]
    numbers = (row.row.cells[column.index].number for row in above for column in money)
    return tuple(number.spot for number in numbers if number is not None)


def _statement(
    understood: UnderstoodTable, group: Sequence[_Spender], twins: Sequence[_Spender]
) -> Statement:
    """Return the statement of a group; it is said once, at the second of those that are equal."""
    said = twins[1] if twins else group[0]
    lines = tuple(twin.row.row.line for twin in twins if twin is not said)
    printed = f"{said.budget.text}; {said.spent.text}"
    rows = ", ".join(str(twin.row.row.line) for twin in twins)
    why = (
        f"Pagu {said.budget.text} dan realisasi {said.spent.text} tercetak pada {len(twins)} baris yang"
        f" namanya berbeda (baris {rows}); agaknya tersalin dari satu baris ke yang lain."
    )
    return Statement(
        AuditRule.COPY,
        not twins,
        said.row.row.line,
        printed,
        "pagu dan realisasi masing-masing",
        why,
        understood.place(said.row),
        Level.WARNING,
        lines,
    )


def _with_own_money(
    report: UnderstoodReport, understood: UnderstoodTable, twins: Sequence[_Spender], made: Statement
) -> Statement:
    """Return the statement at the one of two rows that a sentence tells other money of, with that money."""
    told = [money_told_of(twin.name, report.document) for twin in twins]
    others = [(t, m) for t, m in zip(twins, told, strict=True) if m is not None and not _is_own(t, m)]
    if len(twins) != 2 or len(others) != 1:
        return made
    ((wrong, (budget, spent)),) = others
    lines = (*(twin.row.row.line for twin in twins if twin is not wrong), budget.spot.line)
    return replace(
        made,
        line=wrong.row.row.line,
        expected=f"{budget.text}; {spent.text}",
        why=f"{made.why} Pada baris {budget.spot.line} “{wrong.name}” berpagu {budget.text}"
        f" dan realisasinya {spent.text}; serapannya ikut menjadi {_share(budget, spent)}%.",
        place=understood.place(wrong.row),
        lines=lines,
    )


def _share(budget: PrintedNumber, spent: PrintedNumber) -> str:
    share = percent_of(spent.value, budget.value)
    return budget.write(share, 2) if isinstance(share, Decimal) else ""


def _is_own(spender: _Spender, money: Money) -> bool:
    """Whether a sentence tells the money that a row prints, or at least one of both."""
    return spender.budget.value == money[0].value or spender.spent.value == money[1].value
