"""Of which rows a target is told to be met or missed: `Target tidak tercapai pada Triwulan I dan II`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_SAID: Final = Worded(
    r"\btarget\s+(?P<what>(?!yang\b|hanya\b|tidak\b|belum\b)[a-z]+\s+)?(?:yang\s+)?(?P<alone>hanya\s+)?"
    r"(?P<not>(?:tidak|belum)\s+)?(?:tercapai|terpenuhi|terlampaui)\s+"
    r"(?P<only>hanya\s+)?(?:terjadi\s+)?(?:pada|di|untuk)\s+(?P<names>[^.;:()\d]+)"
)
_BY_NAME: Final = Worded(
    r"\b(?:mencapai|memenuhi|melampaui)\s+target(?:nya)?(?P<what>(?:\s+(?!yang\b|akhir\b)[a-z]+)?)(?=\s*[.,;])"
)
_SUBJECT: Final = re.compile(
    r"\W*(?P<names>[A-Z][^.;:()\d]{2,120}?)\s+(?:sama-sama\s+)?(?P<not>(?:tidak|belum|gagal)\s+)?"
    r"(?:(?:telah|sudah|berhasil|mampu|dapat)\s+)*"
)
"""All before it: `Triwulan I dan Triwulan IV tidak`."""
_BREAK: Final = re.compile(
    r",?\s+\b(?:sementara|sedangkan|adapun|namun|tetapi|sehingga|karena|dan\s+(?:pada|di|untuk|tidak|belum))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""Where a second clause begins: `pada Triwulan II dan III, sementara pada dua triwulan lainnya`."""
_OTHER: Final = re.compile(
    r"\b(?:hampir|jika|bila|apabila|agar|untuk\s+(?:dapat\s+)?(?:mencapai|memenuhi))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Rows of which a target is told to be met, or missed."""

    names: str
    what: str
    denial: str
    is_alone: bool
    """Whether it is told of no other row."""
    fewest: int = 1
    """Rows that are named: one alone may be called by more words than its own."""


def check_targets_of_named_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the rows of which it is told that their targets were met, or missed."""
    for sentence in report.document.sentences_with(_SAID, _BY_NAME):
        is_of_year = years_in(sentence.text) <= {report.year}
        for told in _told(sentence.text) if is_of_year and not _OTHER.search(sentence.text) else ():
            yield from held_against_tables(sentence, report, partial(_of_table, sentence, told, report))


def _told(text: str) -> Iterator[_Told]:
    for said in _SAID.finditer(text):
        is_alone = bool(said["only"] or said["alone"])
        yield _Told(_BREAK.sub("", said["names"]), said["what"] or "", said["not"] or "", is_alone)
    for said in _BY_NAME.finditer(text):
        if subject := _SUBJECT.fullmatch(text[: said.start()]):
            yield _Told(
                subject["names"], said["what"], "tidak " if subject["not"] else "", is_alone=False, fewest=2
            )


def _of_table(
    sentence: Sentence, told: _Told, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    meant = meant_in(f"{told.what} {told.names}", table, report)
    columns = of_report(table.achievement_columns, report.year)
    if meant is None or len(meant.rows) < told.fewest or len(columns) != 1:
        return
    named = {*meant.rows}
    numbers = [item.row.cells[columns[0].index].number for item in table.items]
    if None in numbers or max(named) >= len(numbers):
        return
    missed = {row for row, number in enumerate(numbers) if number is not None and number.value < HUNDRED}
    right = missed if told.denial else {*range(len(numbers))} - missed
    wrong = (named ^ right) if told.is_alone else (named - right)
    names = "; ".join(table.labels[row] for row in sorted(right))
    yield Statement(
        AuditRule.CLAIM,
        not wrong,
        sentence.line,
        " ".join(told.names.split()),
        names,
        f"Menurut {table.table.name} target {told.denial}tercapai pada: {names}.",
        sentence.place,
        lines=tuple(table.items[row].row.line for row in sorted(wrong)),
    )
