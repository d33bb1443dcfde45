"""Figures of last year in sentences about this one: what a summary kept from the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.short_names import short_names_of
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.value import RUPIAH

_OF_OTHERS: Final = re.compile(
    r"\b(?:lalu|sebelum(?:nya)?|\w*banding\w*|semula|awal|sejak|berturut-turut|masing-masing"
    r"|rata-?rata\s+(?:provinsi|nasional)|provinsi|nasional|semester|triwulan|tw|kecamatan|kelurahan|desa|unsur)\b",
    re.IGNORECASE,
)
"""Words by which the figures of a sentence may be of another year, place or part of the year."""
_MOVED: Final = re.compile(
    r"\b(?:dari(?!\s+\d+\s+indikator)|naik|turun|\w*ningkat\w*|menurun|penurunan|kenaikan|bertambah|berkurang"
    r"|menjadi|target\w*|terhadap)\b",
    re.IGNORECASE,
)
"""Words by which a figure of their own clause may be of another year."""
_LEVELS: Final = frozenset({None, Part.ACTUAL, Part.ACHIEVEMENT, Part.UP, Part.DOWN})
"""What a figure may be: words of a change count only in its own clause."""
_SHORTEST: Final = 30
"""Signs of a paragraph that tells something."""
_CLAUSE: Final = re.compile(r"[,;:]|\b(?:dan|serta|sedangkan|sementara|dengan)\b", re.IGNORECASE)
_OF_TARGET: Final = re.compile(r"\bdari\s+target\b.*", re.IGNORECASE | re.DOTALL)
"""What an actual stands against: no move from there."""
_CALLS: Final = re.compile(r"^.*\b(?:adalah|yaitu|yakni|ialah)\b", re.IGNORECASE | re.DOTALL)
_COMMA: Final = re.compile(r"[,;]\s")
_SAYS: Final = re.compile(
    r"\b(?:mencapai|memperoleh|meraih|sebesar|adalah|tercatat|terealisasi|bernilai|berada|pada|di|angka|nilai)\b",
    re.IGNORECASE,
)


def check_left_figures(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield figures told without a year of things that tables print for this year and the one before."""
    year = report.year
    if year is None:
        return
    for paragraph in read_paragraphs(report.document):
        # Labels of charts and cells of tables that were not read are no sentences.
        is_told = paragraph.text.rstrip().endswith((".", ";")) and len(paragraph.text) >= _SHORTEST
        if is_told and {*map(int, YEAR.findall(f"{paragraph.text} {paragraph.section}"))} <= {year}:
            for sentence in paragraph.sentences:
                yield from _told(paragraph, sentence, report, year)


def _told(
    paragraph: Paragraph, sentence: Sequence[Mention], report: UnderstoodReport, year: int
) -> Iterator[Equation]:
    text = " ".join(f"{mention.before} {mention.after}" for mention in sentence)
    for mention in () if _OF_OTHERS.search(text) or YEAR.search(text) else sentence:
        number = mention.number
        is_level = mention.head in _LEVELS and not mention.is_mean
        if number.decimals < 2 or number.unit == RUPIAH or not is_level or _MOVED.search(_clause(mention)):
            continue
        found = [*_rows(_name(mention), report)]
        pairs = [pair for table, row in found for pair in _pairs(table, row, year)]
        meant = {now.value: now for before, now in pairs if before.value == number.value}
        is_known = any(_is_known(table, row, number, year) for table, row in found)
        told = {other.number.value for other in paragraph.mentions}
        if len(meant) == 1 and not is_known and told.isdisjoint(now.value for now in meant.values()):
            yield _equation(paragraph, number, *meant.values())


def _clause(mention: Mention) -> str:
    """Return the words around a figure, from the last comma before it to the first one after it."""
    after = _OF_TARGET.sub("", _COMMA.split(mention.after)[0])
    return f"{_COMMA.split(mention.before)[-1]} {after}"


def _name(mention: Mention) -> str:
    """Return the words that name the thing of a figure; a comma may stand between."""
    own = _CLAUSE.split(mention.before.rstrip(", "))[-1]
    return _SAYS.sub(" ", _CALLS.sub("", own))


def _rows(name: str, report: UnderstoodReport) -> Iterator[tuple[UnderstoodTable, UnderstoodRow]]:
    """Yield the rows that a name is that of, one in a table."""
    for place, row in short_names_of(report).find(name).items():
        table = report.tables[place]
        yield table, table.items[row]


def _pairs(
    table: UnderstoodTable, row: UnderstoodRow, year: int
) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    """Yield what a row has of one quantity for last year and for this one."""
    columns = [column for column in table.figure_columns if column.meaning is not Role.TARGET]
    for before in columns:
        for now in columns:
            if before.years == {year - 1} and now.years == {year} and before.meaning is now.meaning:
                both = (row.row.cells[before.index].number, row.row.cells[now.index].number)
                if both[0] is not None and both[1] is not None and both[0].decimals == both[1].decimals:
                    yield both[0], both[1]


def _is_known(table: UnderstoodTable, row: UnderstoodRow, number: PrintedNumber, year: int) -> bool:
    """Whether a row has a figure for the report's year, or for none that is named."""
    own = (column for column in table.figure_columns if not column.years or year in column.years)
    cells = (row.row.cells[column.index].number for column in own)
    return any(cell is not None and cell.value == number.value for cell in cells)


def _equation(paragraph: Paragraph, number: PrintedNumber, now: PrintedNumber) -> Equation:
    note = "Angka tercetak adalah angka tahun sebelumnya."
    return Equation(
        AuditRule.CROSSREF,
        Law.EQUAL,
        number,
        (now,),
        paragraph.place,
        subject="angka tahun ini",
        note=note,
    )
