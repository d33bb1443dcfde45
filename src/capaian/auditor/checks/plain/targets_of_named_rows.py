"""Of which rows a target is told to be met or missed: `Target tidak tercapai pada Triwulan I dan II`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import meant_in
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_SAID: Final = Worded(
    r"\btarget\s+(?:yang\s+)?(?P<not>(?:tidak|belum)\s+)?(?:tercapai|terpenuhi|terlampaui)\s+"
    r"(?P<only>hanya\s+)?(?:terjadi\s+)?(?:pada|di|untuk)\s+(?P<names>[^.;:()\d]+)"
)


def check_targets_of_named_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the rows of which it is told that their targets were met, or missed."""
    for sentence in report.document.sentences_with(_SAID):
        is_of_year = {*map(int, YEAR.findall(sentence.text))} <= {report.year}
        for said in _SAID.finditer(sentence.text) if is_of_year else ():
            yield from held_against_tables(sentence, report, partial(_of_table, sentence, said, report))


def _of_table(
    sentence: Sentence, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    meant = meant_in(said["names"], table, report)
    columns = of_report(table.achievement_columns, report.year)
    if meant is None or not meant.rows or len(columns) != 1:
        return
    named = {*meant.rows}
    numbers = [item.row.cells[columns[0].index].number for item in table.items]
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
