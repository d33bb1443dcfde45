"""How many are of one grade of civil servants: `39 orang golongan III`, of rows `(III/a)` to `(III/d)`.

A table tells its rows apart by rank and grade, and those of one grade are added up. What any table or row has
of the grade by itself is silent, and so are groups of several grades, and some of the people only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.added_columns import addable_columns
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_GRADE: Final = r"(?:ber)?gol(?:ongan|\.)\s+(?P<grade>IV|I{1,3})\b(?!\s*/|\.[a-e\d])"
"""`golongan III`, and no grade with its letter: `III/a`."""
_NO_GROUP: Final = (
    r"(?!\s*(?:,|-|\u2013|dan|serta|sampai|hingga|s\.?d\.?)\s*(?:(?:ber)?gol\w*\.?\s+)?(?:IV|I{1,3})\b)"
)
_END: Final = (
    r"(?=\s*(?:$|[.;)](?:\s|$)|[(]\s*\d|,?\s*(?:selebihnya|sisanya)"
    r"|,?\s*(?:(?:dan|serta|sedangkan|sementara)\s+)?(?:\d|(?:ber)?gol)))"
)
"""Behind a grade of whom nothing more is told: not `golongan III a`, nor `golongan III ke atas`."""
_PEOPLE: Final = r"(?:orang|pegawai|pns|asn|aparatur|yang)"
_IS: Final = r"(?:(?:sebanyak|berjumlah|sejumlah|ada|yaitu|adalah|terdapat)\s+|[:(]\s*)"
_TOLD: Final = (
    re.compile(rf"(?P<count>\d{{1,4}})\s+(?:{_PEOPLE}\s+){{0,3}}{_GRADE}{_NO_GROUP}{_END}", re.IGNORECASE),
    re.compile(
        rf"(?<!dan )(?<!, )(?<!-){_GRADE}{_NO_GROUP}\s*{_IS}+(?P<count>\d{{1,4}})\s+orang\b{_END}",
        re.IGNORECASE,
    ),
)
"""A count before its grade, and one behind it."""
_SAID: Final = Worded(r"\b(?:ber)?gol(?:ongan|\.)")
_OF_SOME: Final = re.compile(
    r"\b(?:laki|perempuan|pria|wanita|eselon|bidang|bagian|seksi|sekretariat|upt\w*|puskesmas|kecamatan|kelurahan"
    r"|cpns|pppk|p3k|honorer|kontrak|pensiun|berpendidikan|lulusan|naik|kenaikan|usul\w*|formasi|kebutuhan|tahun\s+lalu"
    r"|sebelumnya|semula|lebih|kurang|sekitar|minimal|paling)\b",
    re.IGNORECASE,
)
"""Words of some of the people only, or of other times."""
_CODE: Final = re.compile(r"(?<!\w)(?P<grade>IV|I{1,3})\s*[/.]\s*[a-e](?!\w)", re.IGNORECASE)
"""A grade as rows of ranks print it: `Penata Muda (III/a)`."""
_ALL: Final = re.compile(r"^(?:jumlah|total)\b", re.IGNORECASE)
"""The head of a column of all, beside those of men and women."""


def check_sums_of_grades(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield how many are told to be of a grade, beside the rows of that grade."""
    coded = [table for table in report.tables if _grades(table)]
    for sentence in report.document.sentences_with(_SAID) if coded else ():
        is_of_all = years_in(sentence.text) <= {report.year}
        found = (match for words in _TOLD for match in words.finditer(sentence.text))
        for match in found if is_of_all and not _OF_SOME.search(sentence.text) else ():
            for number in sentence.numbers:
                if sentence.place_of(number) == match.start("count"):
                    yield from _held(number, match["grade"], coded, report)


def _held(
    number: PrintedNumber, grade: str, coded: Sequence[UnderstoodTable], report: UnderstoodReport
) -> Iterator[Equation]:
    """Yield a count beside the rows of its grade, unless any table bears it out."""
    if _is_of_row(number, grade, report):
        return
    parts = ((table, _parts(table, grade)) for table in coded)
    made = [
        Equation(AuditRule.SUM, Law.SUM, number, own, table.table.name, subject=f"golongan {grade.upper()}")
        for table, own in parts
        if len(own) > 1
    ]
    if not any(each.holds() for each in made):
        yield from made[:1]


def _grades(table: UnderstoodTable) -> Sequence[str]:
    """Return the grade of each item; nothing where any has none."""
    found = [_CODE.findall(item.label) for item in table.items]
    return [codes[0].upper() for codes in found] if found and all(len(c) == 1 for c in found) else ()


def _parts(table: UnderstoodTable, grade: str) -> tuple[PrintedNumber, ...]:
    """Return how many each row of a grade has, in the one column of all; nothing where one has no figure."""
    rows = [r for r, own in zip(table.items, _grades(table), strict=True) if own == grade.upper()]
    column = _column_of_all(table)
    numbers = [row.row.cells[column.index].number for row in rows] if column is not None else []
    counts = [number for number in numbers if number is not None and number.is_count]
    return tuple(counts) if len(counts) == len(numbers) else ()


def _column_of_all(table: UnderstoodTable) -> Column | None:
    columns = [column for column in addable_columns(table) if not column.is_percent]
    totals = [column for column in columns if _ALL.match(column.name.strip())]
    chosen = columns if len(columns) == 1 else totals
    return chosen[0] if len(chosen) == 1 else None


def _is_of_row(number: PrintedNumber, grade: str, report: UnderstoodReport) -> bool:
    """Whether a table has a row, or a column, of the whole grade with the figure."""
    of_grade = re.compile(rf"(?:gol(?:ongan|\.)\s+)?{grade}", re.IGNORECASE)
    return any(
        cell.number is not None and cell.number.value == number.value
        for table in report.tables
        for item in (*table.items, *table.totals)
        for cell in item.row.cells
        if of_grade.fullmatch(item.label.strip()) or _is_headed(table, cell.column, of_grade)
    )


def _is_headed(table: UnderstoodTable, place: int, of_grade: re.Pattern[str]) -> bool:
    columns = (column for column in table.figure_columns if column.index == place)
    return any(of_grade.fullmatch(column.name.strip()) for column in columns)
