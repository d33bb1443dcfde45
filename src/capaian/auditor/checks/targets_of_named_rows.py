"""Of which rows a target is told to be met or missed: `Target tidak tercapai pada Triwulan I dan II`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import meant_in
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_SAID: Final = Worded(
    r"\btarget\s+(?:yang\s+)?(?P<not>(?:tidak|belum)\s+)?(?:tercapai|terpenuhi|terlampaui)\s+"
    r"(?P<only>hanya\s+)?(?:terjadi\s+)?(?:pada|di|untuk)\s+(?P<names>[^.;:()\d]+)"
)


def check_targets_of_named_rows(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the rows of which it is told that their targets were met, or missed."""
    for sentence in report.document.sentences_with(_SAID):
        for said in _SAID.finditer(sentence.text):
            for table in tables_near(sentence, report):
                meant = meant_in(said["names"], table, report)
                columns = of_report(table.achievement_columns, report.year)
                if meant is not None and meant.rows and len(columns) == 1:
                    yield from _of_table(sentence, said, {*meant.rows}, table, columns[0].index)
                    break


def _of_table(
    sentence: Sentence, said: re.Match[str], named: set[int], table: UnderstoodTable, column: int
) -> Iterator[Statement]:
    numbers = [item.row.cells[column].number for item in table.items]
    if None in numbers or max(named) >= len(numbers):
        return
    missed = {row for row, number in enumerate(numbers) if number is not None and number.value < HUNDRED}
    right = missed if said["not"] else {*range(len(numbers))} - missed
    wrong = (named ^ right) if said["only"] else (named - right)
    names = "; ".join(table.labels[row] for row in sorted(right))
    yield Statement(
        AuditRule.CLAIM,
        not wrong,
        sentence.line,
        " ".join(said["names"].split()),
        names,
        f"Menurut {table.table.name} target {said['not'] or ''}tercapai pada: {names}.",
        sentence.place,
        lines=tuple(table.items[row].row.line for row in sorted(wrong)),
    )
