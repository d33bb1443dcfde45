"""Where a row came to by a step that its table bears out: `meningkat 4,2 poin menjadi 98,4%` beside 89,4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import WAY
from capaian.auditor.understanding.measures import years_beside
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_BY: Final = Worded(rf"\b{WAY}\s+(?:(?:sebesar|sebanyak)\s+)?(?:rp\.?\s*)?$")
_TO: Final = re.compile(
    r"^\s*(?:%|[(]?poin[)]?|[^\W\d_]+)?(?:\s*persen(?:tase)?)?\s*,?\s*(?:sehingga\s+)?menjadi\s+(?:sebesar\s+)?(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:target\w*|rencana\w*|diharapkan|akan|agar|supaya|perlu|jika|apabila|bila|nasional|provinsi|triwulan"
    r"|semester|bulan)\b",
    re.IGNORECASE,
)
"""What is planned or supposed, or of another time or circle."""
_PLANNED: Final = (Role.TARGET, Role.BUDGET)


def check_told_ends(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the level that a named row is said to have come to by a step that its table has as it is told."""
    surroundings = quotes_of(report).surroundings
    for paragraph in read_paragraphs(report.document):
        for sentence in paragraph.sentences:
            for step, level in pairwise(sentence):
                told = _BY.search(step.before) if _TO.match(level.before) else None
                if told and not _OTHER.search(" ".join(f"{m.before} {m.after}" for m in sentence)):
                    homes = report.at(surroundings.homes(paragraph.line, paragraph.text))
                    ahead = " ".join(m.before for m in sentence[: sentence.index(level)])
                    found = [*_ends(ahead, step, level, homes, is_up=bool(told["up"]))]
                    held = [number for number, _ in found if number.value == level.number.value]
                    for number, place in () if held else found[:1]:
                        yield _equation(paragraph, level, number, place)


def _ends(
    ahead: str, step: Mention, level: Mention, tables: Sequence[UnderstoodTable], *, is_up: bool
) -> Iterator[tuple[PrintedNumber, str]]:
    """Yield the later figure of each two years between which the one row named moved by a step."""
    for table in tables:
        named = {one.row for one in find_named(ahead, table.labels)}
        row = table.items[named.pop()] if len(named) == 1 else None
        if row is not None and row.label.casefold() in ahead.casefold():
            for number in _of_row(table, row, step, level, is_up=is_up):
                yield number, table.place(row)


def _of_row(
    table: UnderstoodTable, row: UnderstoodRow, step: Mention, level: Mention, *, is_up: bool
) -> Iterator[PrintedNumber]:
    printed = {cell.number.value for cell in row.row.cells if cell.number is not None}
    if level.number.value in printed:
        return
    for before, after in years_beside(table):
        first, last = row.row.cells[before.index].number, row.row.cells[after.index].number
        is_level = after.meaning not in _PLANNED and (level.year is None or level.year in after.years)
        if first is not None and last is not None and is_level:
            moved = (last.value - first.value) * (1 if is_up else -1)
            if moved == abs(step.number.value) and last.decimals == level.number.decimals:
                yield last


def _equation(paragraph: Paragraph, level: Mention, number: PrintedNumber, place: str) -> Equation:
    where = f"{paragraph.place} dan {place}"
    return Equation(AuditRule.CROSSREF, Law.EQUAL, level.number, (number,), where, subject="menjadi")
