"""Marks in columns such as `Efisien` and `Tidak Efisien` fit the money of their row, and what it reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.rules.outcome import HUNDRED

_MARK: Final = re.compile(r"^\W*[vVxX\u221a\u2713\u2714\u2611\u25cf\u2022\uf0fc]\W*$")
_YES: Final = re.compile(r"^\W*efisien\W*$", re.IGNORECASE)
_NO: Final = re.compile(r"^\W*(?:tidak|kurang|belum|in)\s*-?efisien\W*$", re.IGNORECASE)
_MOST: Final = 0.6
_FEWEST: Final = 4
_BOUNDS: Final = {Law.QUOTIENT: Decimal(1), Law.PERCENT: HUNDRED}
"""What was reached as a share of what was spent is efficient above one; any other figure above nought."""
_DEFINED: Final = Worded(
    r"\b(?:yang|jika|apabila|bila|bilamana|kalau)\b[^.;]*?\btarget(?:(?!\b(?:tidak|belum|kurang)\b)[^.;])*"
    r"\b(?:di\s?bawah|kurang dari|lebih (?:kecil|rendah|sedikit) (?:dari|daripada)|tidak melebihi)\b"
    r"[^.;]*\b(?:dinyatakan|dikatakan|disebut|dinilai|dianggap|adalah|termasuk|tergolong|dikategorikan)\s+efisien\b"
)
"""Words by which what reached its target with less than its budget is efficient, and nothing else."""
_PEOPLE: Final = re.compile(r"\b(?:sdm|sumber daya manusia|pegawai|personel|waktu)\b", re.IGNORECASE)

_Said = Sequence[tuple[UnderstoodRow, str]]
"""What a column says of rows."""


def check_marks(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every row that is marked as efficient; one that spent more than its budget is not."""
    is_defined = any(_DEFINED.search(s.text) for s in report.document.sentences_with(_DEFINED))
    for understood in report.tables:
        for yes, no in pairwise(understood.columns):
            is_pair = yes.path and no.path and _YES.match(yes.path[-1]) and _NO.match(no.path[-1])
            if is_pair and not _PEOPLE.search(" ".join(yes.path[:-1])):
                yield from _marked(understood, yes, no)
                yield from _reached(understood, yes, no)
        yield from _in_words(understood, is_defined=is_defined)


def _in_words(understood: UnderstoodTable, *, is_defined: bool) -> Iterator[Statement]:
    """Yield what a column calls efficient, or not, beside the sign of the efficiency that rows print."""
    results = {r.result.index: r for r in understood.relations if r.rule is AuditRule.EFFICIENCY}
    for relation in results.values() if len(results) == 1 else ():
        for words in understood.columns[relation.result.index + 1 :]:
            said = [(row, row.row.texts[words.index]) for row in understood.rows]
            said = [(row, text) for row, text in said if text]
            if all(_YES.match(text) or _NO.match(text) for _, text in said):
                yield from _held_against(understood, relation, said, is_defined=is_defined)


def _held_against(
    understood: UnderstoodTable, relation: Relation, said: _Said, *, is_defined: bool
) -> Iterator[Statement]:
    """Yield each word with the figure of its row, where no more than one of several misses its side.

    What reaches its target besides may be meant alone: words say so, or more of the rows do.
    """
    saved = [*_words(understood, relation, said, None)]
    reached = _reached_beside(understood, relation)
    both = [*_words(understood, relation, said, reached)] if reached is not None else []
    missed, missed_by_both = (sum(not statement.holds for statement in made) for made in (saved, both))
    made = both if both and (is_defined or missed_by_both < missed) else saved
    missed = sum(not statement.holds for statement in made)
    if missed <= 1 < len(made) - missed:
        yield from made


def _reached_beside(understood: UnderstoodTable, relation: Relation) -> Column | None:
    """Return the only column of achievements beside an efficiency that is not reckoned from it."""
    found = [
        column
        for column in understood.figure_columns
        if Role.ACHIEVEMENT in column.roles and not column.is_money and column not in relation.inputs
    ]
    return found[0] if len(found) == 1 else None


def _words(
    understood: UnderstoodTable, relation: Relation, said: _Said, reached: Column | None
) -> Iterator[Statement]:
    """Yield each word with the sign of the efficiency of its row, and what it reached if that is meant."""
    figures, bound = relation.result, _BOUNDS.get(relation.law, Decimal(0))
    way = -1 if relation.law in _BOUNDS and Role.ACHIEVEMENT not in relation.inputs[0].roles else 1
    for row, text in said:
        number = row.row.cells[figures.index].number
        share = row.row.cells[reached.index].number if reached else None
        if number is None or number.value == bound or (reached and share is None):
            continue
        is_efficient = (number.value - bound) * way > 0
        head = figures.name
        if reached and share is not None and is_efficient and share.value < HUNDRED:
            is_efficient, number, head = False, share, reached.name
        right = "Efisien" if is_efficient else "Belum Efisien" if reached else "Tidak Efisien"
        holds = is_efficient is (_YES.match(text) is not None)
        why = f"{head} {number.text} adalah {right.lower()}; tercetak {text}."
        yield Statement(
            AuditRule.EFFICIENCY, holds, row.row.line, text, "" if holds else right,
            "" if holds else why, understood.place(row), spots=(number.spot,),
        )  # fmt: skip


def _marked(understood: UnderstoodTable, yes: Column, no: Column) -> Iterator[Statement]:
    budgets = [column for column in understood.columns if column.is_money and column.meaning is Role.BUDGET]
    spendings = [column for column in understood.columns if column.is_money and column.meaning is Role.SPENT]
    if len(budgets) != 1 or len(spendings) != 1:
        return
    for row in understood.rows:
        budget = row.row.cells[budgets[0].index].number
        spent = row.row.cells[spendings[0].index].number
        mark = row.row.cells[yes.index]
        if budget is None or spent is None or not _is_marked(row, yes, no):
            continue
        holds = spent.value <= budget.value
        yield Statement(
            AuditRule.EFFICIENCY,
            holds,
            row.row.line,
            mark.text.strip(),
            "" if holds else no.path[-1],
            "" if holds else f"Realisasi {spent.text} melebihi pagu {budget.text}, tetapi ditandai efisien.",
            understood.place(row),
            spots=(spent.spot, budget.spot),
            at=mark.spot_of(mark.text.strip()),
        )


def _reached(understood: UnderstoodTable, yes: Column, no: Column) -> Iterator[Statement]:
    """Yield every marked row with its two shares, where most reached no less than they spent.

    Who spent more than the budget is told by the amounts. What another column of the row says was reached
    may be what is meant: it bears a mark out, too.
    """
    shares = [_only_result(understood, rule) for rule in (AuditRule.ACHIEVEMENT, AuditRule.ABSORPTION)]
    found = [
        _statement(understood, row, (yes, no), *pair)
        for row in understood.rows
        if (pair := _pair(row, *shares))
        and pair[1].value <= HUNDRED
        and _is_marked(row, yes, no)
        and not _reaches_elsewhere(understood, row, pair)
    ]
    held = sum(statement.holds for statement in found)
    if held >= _FEWEST and held >= _MOST * len(found):
        yield from found


def _only_result(understood: UnderstoodTable, rule: AuditRule) -> Column | None:
    """Return the column of shares that a rule explains, the first where people have one of their own."""
    found = [relation.result for relation in understood.relations if relation.rule is rule]
    return next((c for c in found if not _PEOPLE.search(" ".join(c.path))), None)


def _pair(
    row: UnderstoodRow, reached: Column | None, spent: Column | None
) -> tuple[PrintedNumber, PrintedNumber] | None:
    if reached is None or spent is None:
        return None
    first, second = row.row.cells[reached.index].number, row.row.cells[spent.index].number
    return (first, second) if first is not None and second is not None else None


def _reaches_elsewhere(
    understood: UnderstoodTable, row: UnderstoodRow, pair: tuple[PrintedNumber, PrintedNumber]
) -> bool:
    """Whether another column of achievements has as much as was spent, where the first has less."""
    reached, spent = pair
    columns = [c for c in understood.columns if Role.ACHIEVEMENT in c.roles and not c.is_money]
    numbers = (row.row.cells[c.index].number for c in columns if not _PEOPLE.search(" ".join(c.path)))
    return reached.value < spent.value and any(
        number is not None and number.spot != reached.spot and number.value >= spent.value
        for number in numbers
    )


def _is_marked(row: UnderstoodRow, yes: Column, no: Column) -> bool:
    """Whether a row bears the first mark of two, and not the other."""
    mark, other = row.row.cells[yes.index].text, row.row.cells[no.index].text
    return _MARK.match(mark) is not None and not other.strip()


def _statement(
    understood: UnderstoodTable,
    row: UnderstoodRow,
    marks: tuple[Column, Column],
    reached: PrintedNumber,
    spent: PrintedNumber,
) -> Statement:
    holds, mark = reached.value >= spent.value, row.row.cells[marks[0].index]
    why = f"Capaian {reached.text} di bawah serapan anggaran {spent.text}, tetapi ditandai efisien."
    return Statement(
        AuditRule.EFFICIENCY,
        holds,
        row.row.line,
        mark.text.strip(),
        "" if holds else marks[1].path[-1],
        "" if holds else why,
        understood.place(row),
        Level.WARNING,
        at=mark.spot_of(mark.text.strip()),
    )
