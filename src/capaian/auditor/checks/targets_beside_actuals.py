"""Targets told beside the actual of a row that is named: `tingkat hunian 61,37% melampaui target 58,00%`.

The name and the actual together tell which row is meant, wherever its table stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.mentions import CHANGES, Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_TARGET: Final = re.compile(
    r"^(?P<ahead>[^.;:\d]{0,60}?)\btarget(?:nya)?"
    r"(?:\s+(?:yang|di\w+kan|ini|itu|tersebut|sebesar|sebanyak|adalah|yaitu|yakni|kinerja|tahun\s+(?:19|20)\d\d))*"
    r"\s*[(]?\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""All that stands between an actual and its target."""
_OTHER: Final = re.compile(
    r"\b(?:akhir|renstra|rpjmd|rpd|nasional|provinsi|semula|sebelum\w*|revisi|perubahan|murni|triwulan|semester|bulan"
    r"|lalu|selisih|poin|dan|serta|sedangkan|sementara|rata-?\s?rata|mendatang|depan)\b",
    re.IGNORECASE,
)
"""Words of targets of other times, states and circles, or of something else."""
_PERIOD: Final = re.compile(r"\b(?:triwulan|semester|bulan|renstra|rpjmd|nasional|provinsi)\b", re.IGNORECASE)


def targets_beside_actuals_in(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield each target that stands behind the name and the actual of a row, as tables have it."""
    for paragraph in read_paragraphs(report.document):
        for sentence in paragraph.sentences:
            for actual, target in pairwise(sentence):
                said = _TARGET.match(target.before) if _are_alike(actual, target, report.year) else None
                if said and not _OTHER.search(said["ahead"]) and not _PERIOD.search(actual.before):
                    yield from _of_tables(paragraph, actual, target, report)


def _are_alike(actual: Mention, target: Mention, year: int | None) -> bool:
    is_of_year = {actual.year, target.year} <= {None, year}
    is_level = not CHANGES & {actual.part, target.part} and not (actual.is_mean or target.is_mean)
    return is_of_year and is_level and actual.number.unit == target.number.unit


def _of_tables(
    paragraph: Paragraph, actual: Mention, target: Mention, report: UnderstoodReport
) -> Iterator[Equation]:
    """Yield the target of the one row with that name and actual, if no row of its name has the one told."""
    rows = [(table, row) for table in report.tables for row in _named(actual.before, table)]
    rows = rows or [*_totals_with(actual, report)]
    printed = {cell.number.value for _, row in rows for cell in row.row.cells if cell.number is not None}
    found = [
        (table.place(row), number)
        for table, row in rows
        if _has(row, table, Role.ACTUAL, actual, report.year)
        for number in _figures(row, _columns(table, Role.TARGET, report.year))
    ]
    is_one = len({number.value for _, number in found}) == 1
    if is_one and abs(actual.number.value - found[0][1].value) == target.number.value:
        return  # by how much the target is passed: `melampaui target sebesar Rp33.400.000`
    if is_one and (target.number.value not in printed or target.number.value == found[0][1].value):
        place = f"{paragraph.place} dan {found[0][0]}"
        yield Equation(AuditRule.CROSSREF, Law.EQUAL, target.number, (found[0][1],), place, subject="Target")


def _named(words: str, table: UnderstoodTable) -> Sequence[UnderstoodRow]:
    """Return the one row of a table that words name, if they name but one."""
    if not any(Role.ACTUAL in column.roles for column in table.figure_columns):
        return ()
    places = {one.row for one in find_named(words, table.labels)}
    return [table.items[place] for place in places] if len(places) == 1 else ()


def _totals_with(
    actual: Mention, report: UnderstoodReport
) -> Iterator[tuple[UnderstoodTable, UnderstoodRow]]:
    """Yield the totals that an actual of many digits is of, where the words before it name no row."""
    for table in report.tables if actual.number.is_long else ():
        if not find_named(actual.before, table.labels):
            yield from ((table, row) for row in table.totals)


def _columns(table: UnderstoodTable, role: Role, year: int | None) -> Sequence[Column]:
    """Return the columns of a meaning; money that is to come in may have it by its head alone."""
    own = [column for column in table.figure_columns if column.meaning is role]
    headed = [column for column in table.figure_columns if role in column.roles]
    return of_report(own or headed, year)


def _figures(row: UnderstoodRow, columns: Sequence[Column]) -> Sequence[PrintedNumber]:
    return [number for column in columns if (number := row.row.cells[column.index].number) is not None]


def _has(row: UnderstoodRow, table: UnderstoodTable, role: Role, told: Mention, year: int | None) -> bool:
    return any(number.value == told.number.value for number in _figures(row, _columns(table, role, year)))
