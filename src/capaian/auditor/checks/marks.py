"""Marks in columns such as `Efisien` and `Tidak Efisien` fit the money of their row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_MARK: Final = re.compile(r"^\W*[vVxX\u221a\u2713\u2714\u2611\u25cf\u2022\uf0fc]\W*$")
_YES: Final = re.compile(r"^\W*efisien\W*$", re.IGNORECASE)
_NO: Final = re.compile(r"^\W*(?:tidak|kurang|belum|in)\s*-?efisien\W*$", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"\b(?:sdm|sumber daya manusia|pegawai|personel|waktu)\b", re.IGNORECASE)


def check_marks(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every row that is marked as efficient; one that spent more than its budget is not."""
    for understood in report.tables:
        for yes, no in pairwise(understood.columns):
            is_pair = yes.path and no.path and _YES.match(yes.path[-1]) and _NO.match(no.path[-1])
            if is_pair and not _PEOPLE.search(" ".join(yes.path[:-1])):
                yield from _marked(understood, yes, no)


def _marked(understood: UnderstoodTable, yes: Column, no: Column) -> Iterator[Statement]:
    budgets = [column for column in understood.columns if column.is_money and column.meaning is Role.BUDGET]
    spendings = [column for column in understood.columns if column.is_money and column.meaning is Role.SPENT]
    if len(budgets) != 1 or len(spendings) != 1:
        return
    for row in understood.rows:
        budget = row.row.cells[budgets[0].index].number
        spent = row.row.cells[spendings[0].index].number
        mark = row.row.cells[yes.index].text
        if budget is None or spent is None or not _MARK.match(mark) or row.row.cells[no.index].text.strip():
            continue
        holds = spent.value <= budget.value
        yield Statement(
            AuditRule.EFFICIENCY,
            holds,
            row.row.line,
            mark.strip(),
            "" if holds else no.path[-1],
            "" if holds else f"Realisasi {spent.text} melebihi pagu {budget.text}, tetapi ditandai efisien.",
            understood.place(row),
            spots=(spent.spot, budget.spot),
        )
