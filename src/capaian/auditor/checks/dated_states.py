"""The day of a state is of the year of the table right below or above that prints the same figures.

`Pada 31 Desember 2030 dinas mempunyai 131 pegawai: 73 laki-laki dan 58 perempuan`, beside a table of 2031
that has all three in one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.left_years import check_left_years
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figure_index import find_figures
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_DAY: Final = Worded(
    r"\b(?:pada|posisi|keadaan|hingga|sampai)\s+(?:dengan\s+|akhir\s+(?:tahun\s+)?|tanggal\s+)*"
    r"(?:31\s+desember\s+|30\s+juni\s+|akhir\s+desember\s+|desember\s+)(?P<year>20\d\d)\b"
)
_FEWEST: Final = 3
"""Figures of one row that a sentence has too: fewer may be alike by chance."""
_SMALL: Final = 10
_TELLING: Final = 4
"""Digits of a figure that is met elsewhere by no chance."""


def check_dated_states(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the year of the day of a state, where a table beside prints the figures told of it.

    What leads to a table is told with its title by another check.
    """
    made = [*_of_sentences(report)]
    is_sound = all(statement.holds for statement in made)
    told = set() if is_sound else {each.line for each in check_left_years(report) if not each.holds}
    yield from (statement for statement in made if statement.line not in told)


def _of_sentences(report: UnderstoodReport) -> Iterator[Statement]:
    for sentence, mentions in read_sentences(report.document):
        days = [*_DAY.finditer(sentence.text)]
        if len(days) == 1 and len({*YEAR.findall(sentence.text)}) == 1:
            yield from _of_tables(sentence, mentions, int(days[0]["year"]), report)


def _of_tables(
    sentence: Sentence, mentions: Sequence[Mention], said: int, report: UnderstoodReport
) -> Iterator[Statement]:
    """Yield the year by the tables beside a sentence; by none if they are of several years."""
    told = {m.number.value for m in mentions if m.number.decimals or m.number.value >= _SMALL}
    near = [table for table in tables_near(sentence, report) if is_beside(sentence, table)]
    having = [table for table in near if _has_row(table, told)]
    years = {year for table in having for year in _years(table)}
    where = having[0].table.name if years else "tabel lain"
    if having and not years:
        years = _years_elsewhere([m.number for m in mentions if m.number.decimals], report)
    if len(years) == 1:
        yield _statement(sentence, said, min(years), (where, having[0].table.line))


def _years_elsewhere(told: Sequence[PrintedNumber], report: UnderstoodReport) -> set[int]:
    """Return the years under whose heads other tables have figures that a table without a year prints."""
    telling = (number for number in told if number.digits >= _TELLING)
    figures = (figure for number in telling for figure in find_figures(report).equal_to(number))
    return {year for figure in figures if len(figure.years) == 1 for year in figure.years}


def _years(table: UnderstoodTable) -> set[int]:
    """Return the years that a table names anywhere."""
    heads = (word for column in table.columns for word in column.path)
    return {int(year) for text in (table.table.title, *heads, *table.labels) for year in YEAR.findall(text)}


def _has_row(table: UnderstoodTable, told: set[Decimal]) -> bool:
    rows = ({cell.number.value for cell in row.row.cells if cell.number} for row in table.rows)
    return any(len(values & told) >= _FEWEST for values in rows)


def _statement(sentence: Sentence, said: int, year: int, source: tuple[str, int]) -> Statement:
    holds, (where, line) = said == year, source
    why = f"Angka yang sama tercetak pada {where} untuk tahun {year}."
    return Statement(
        AuditRule.YEAR,
        holds,
        sentence.line,
        str(said),
        str(year),
        why,
        sentence.place,
        lines=(line,),
    )
