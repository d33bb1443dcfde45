"""Bounds: a part does not exceed its whole, spending not its ceiling, nobody works in a part alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.parts_beside import are_part_and_whole, parts_beside
from capaian.auditor.understanding.parts_told import bounds_told
from capaian.auditor.understanding.periods import is_period
from capaian.auditor.understanding.prose import read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import REVENUE, Role
from capaian.auditor.understanding.weights_beside import weights_beside
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.rules.outcome import HUNDRED

_LEVELS: Final = {AuditRule.RATIO: Level.WARNING, AuditRule.ABSORPTION: Level.ERROR}
_PEOPLE: Final = re.compile(
    r"\b(?:sdm|sumber daya manusia|pegawai|personel|personil|aparatur|tenaga)\b", re.IGNORECASE
)
_MOST: Final = 0.75
_FEWEST: Final = 3

_PLAN: Final = re.compile(r"\b(?:rencana|proyeksi|prognosis|perkiraan)\b", re.IGNORECASE)
_CEILING: Final = re.compile(
    r"\b(?:pagu|anggaran|alokasi|plafon|belanja|dpp?a|dipa|apb[dn](?:es)?)\b", re.IGNORECASE
)
_COST: Final = re.compile(
    r"\b(?:biaya|gaji|honor(?:arium)?|upah|tunjangan|ongkos|pengeluaran)\b", re.IGNORECASE
)
"""What money is spent on, whatever the plan of it is called."""
_MOVED: Final = re.compile(rf"\b(?:{MOVES}|perubahan|selisih|lebih|kurang)\b", re.IGNORECASE)


def check_bound(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every part with its whole, and all spending with its ceiling.

    What a part of a year spends may exceed its plan.
    """
    above = {line: words for understood in report.tables for line, words in _words_above(understood)}
    periods = {row.row.line for table in report.tables for row in table.rows if is_period(table, row)}
    for rule in _LEVELS:
        for share in column_claims(report, rule):
            is_whole_year = share.result.spot.line not in periods
            name, names = share.names[0] if share.names else "bagian", share.names[1:]
            if is_whole_year and _is_of_whole(share) and not _may_exceed(above, share):
                part, whole = share.inputs
                level = Level.WARNING if any(map(_is_plan, names)) else _LEVELS[rule]
                yield Equation(AuditRule.BOUND, Law.AT_MOST, part, (whole,), share.place, level, name, names)
    for paragraph in read_paragraphs(report.document):
        yield from bounds_told(paragraph)
    for understood in report.tables:
        yield from parts_beside(understood)
        yield from weights_beside(understood)
        yield from _spendings(understood)
        for column in understood.columns:
            if column.is_numeric and not column.is_percent and _PEOPLE.search(" ".join(column.path)):
                yield from _people(understood, column)


def _is_plan(head: str) -> bool:
    """Whether a head is of what was expected, which is no ceiling: more than `Rencana` is to be explained."""
    return bool(_PLAN.search(head)) and not _CEILING.search(head)


def _is_of_whole(share: Equation) -> bool:
    """Whether a share is that of a part in its whole.

    A share above a hundred that is worked out rightly is one of a whole only if words say so.
    """
    if share.law is not Law.PERCENT or share.inputs[1].value == 0:
        return False
    if share.names and _MOVED.search(share.names[0]):
        return False  # by how much it moved is no part of what it was
    is_beyond = share.result.value > HUNDRED and share.holds()
    return share.rule is not AuditRule.RATIO or not is_beyond or are_part_and_whole(*share.names)


def _spendings(understood: UnderstoodTable) -> Iterator[Equation]:
    """Yield what was spent beside the one budget of a table that prints no shares of it."""
    money = [column for column in understood.columns if column.is_money]
    budgets = [column for column in money if column.meaning is Role.BUDGET]
    spendings = [column for column in money if column.meaning is Role.SPENT]
    has_shares = any(relation.rule is AuditRule.ABSORPTION for relation in understood.relations)
    if has_shares or len(budgets) != 1 or len(spendings) != 1:
        return
    above = dict(_words_above(understood))
    (budget,), (spent,) = budgets, spendings
    found = [
        Equation(
            AuditRule.BOUND,
            Law.AT_MOST,
            part,
            (most,),
            understood.place(row),
            Level.WARNING if _is_plan(budget.name) else Level.ERROR,
            spent.name,
            names=(budget.name,),
        )
        for row in understood.rows
        if row.kind is not RowKind.BAND
        and (part := row.row.cells[spent.index].number)
        and (most := row.row.cells[budget.index].number)
        and most.value > 0
        and not REVENUE.search(f"{row.label} {above[row.row.line]}")
        and not is_period(understood, row)
    ]
    if sum(equation.holds() for equation in found) * 2 >= len(found):
        yield from found


def _people(understood: UnderstoodTable, column: Column) -> Iterator[Equation]:
    """Yield the people of each part of a work plan beside those of the whole, where most are among them.

    They are not added up, for one may work for several parts; who works for a part works for the whole.
    """
    found = [*_of_parts(understood, column)]
    held = sum(equation.holds() for equation in found)
    if held >= _FEWEST and held >= _MOST * len(found):
        yield from found


def _of_parts(understood: UnderstoodTable, column: Column) -> Iterator[Equation]:
    for row in understood.rows:
        owner = None if row.parent is None else understood.rows[row.parent]
        part = row.row.cells[column.index].number
        whole = None if owner is None else owner.row.cells[column.index].number
        if owner and whole and part and part.is_exact and row.kind is RowKind.ITEM:
            name = " ".join(column.path[-2:])
            yield Equation(
                AuditRule.BOUND,
                Law.AT_MOST,
                part,
                (whole,),
                f"{understood.table.name}, {row.row.label}",
                Level.WARNING,
                name,
                (f"{name}, {owner.row.label}",),
            )


def _words_above(understood: UnderstoodTable) -> Iterator[tuple[int, str]]:
    """Yield for the line of each row the title of its table, the band and the rows that it is a part of."""
    band = ""
    for row in understood.rows:
        band = row.label if row.kind is RowKind.BAND else band
        owner, words = row.parent, [understood.table.title, band]
        while owner is not None:
            words.append(understood.rows[owner].label)
            owner = understood.rows[owner].parent
        yield row.row.line, " ".join(words)


def _may_exceed(above: Mapping[int, str], share: Equation) -> bool:
    """Whether money may well exceed what was planned: it comes in, or is a target that was surpassed.

    Such is `Nilai ekspor | Rp4,20 miliar | Rp4,52 miliar | 107,50%`, where no word tells of a budget.
    """
    words = " ".join((share.place, above.get(share.result.spot.line, ""), *share.names))
    is_surpassed = share.rule is AuditRule.ABSORPTION and share.result.value > HUNDRED and share.holds()
    is_budget = _CEILING.search(words) or _COST.search(words)
    return bool(REVENUE.search(words)) or (is_surpassed and not is_budget)
