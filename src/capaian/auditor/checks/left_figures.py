"""Figures of last year, or of an earlier quarter, in sentences about this year: what a summary kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.periods import part_of_year
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.short_names import short_names_of
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.period import MONTHS
from capaian.domain.value import RUPIAH

_OF_OTHERS: Final = re.compile(
    r"\b(?:lalu|sebelum(?:nya)?|\w*banding\w*|semula|awal|sejak|berturut-turut|masing-masing"
    r"|rata-?rata\s+(?:provinsi|nasional)|provinsi|nasional|semester|triwulan|tw"
    r"|(?<!\d\s)(?<!\)\s)(?:kecamatan|kelurahan|desa|unsur))\b",
    re.IGNORECASE,
)
"""Words by which the figures of a sentence may be of another year, place or part of the year.

How many places there are tells of all of them: `dari 9 kecamatan`.
"""
_COMPARED_YEAR: Final = re.compile(
    r"\b(?:dari(?:pada)?|\w*banding\w*|terhadap|ketimbang|sejak)\s+(?:[\d.,]+\s*%?\s+)?"
    r"(?:[^\W\d_]+\s+){0,4}?tahun\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
"""What a figure is compared with: the others are not of that year."""
_PART_OF_YEAR: Final = re.compile(
    rf"\b(?:triwulan|tw|kuartal|semester|caturwulan|bulan|{'|'.join(MONTHS)})\b", re.IGNORECASE
)
_MOVED: Final = re.compile(
    rf"\b(?:dari(?!\s+\d+\s+indikator)|{MOVES}|\w*ningkat\w*"
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


_Row = tuple[UnderstoodTable, UnderstoodRow]


def check_left_figures(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield figures told without a year of what tables print for this year and for a time before."""
    year = report.year
    if year is None:
        return
    for paragraph in read_paragraphs(report.document):
        # Labels of charts and cells of tables that were not read are no sentences.
        is_told = paragraph.text.rstrip().endswith((".", ";")) and len(paragraph.text) >= _SHORTEST
        text = f"{_without_last_year(paragraph.text, year)} {paragraph.section}"
        if is_told and years_in(text) <= {year}:
            for sentence in paragraph.sentences:
                yield from _told(paragraph, sentence, report, year)


def _without_last_year(text: str, year: int) -> str:
    """Return a text without the year before, where things are compared with it."""
    return _COMPARED_YEAR.sub(lambda match: "" if int(match["year"]) == year - 1 else match[0], text)


def _told(
    paragraph: Paragraph, sentence: Sequence[Mention], report: UnderstoodReport, year: int
) -> Iterator[Equation]:
    text = sentence[0].before + "".join(f"{mention.number.text}{mention.after}" for mention in sentence)
    text = _without_last_year(text, year)
    for mention in () if _OF_OTHERS.search(text) or YEAR.search(text) else sentence:
        number = mention.number
        is_level = mention.head in _LEVELS and not mention.is_mean
        if number.decimals < 2 or number.unit == RUPIAH or not is_level or _MOVED.search(_clause(mention)):
            continue
        found = [*_rows(_name(mention), report)]
        if any(_is_known(table, row, number, year) for table, row in found):
            continue
        meant = _meant(number, found, year, may_be_part=not _PART_OF_YEAR.search(paragraph.text))
        told = {other.number.value for other in paragraph.mentions}
        if len({now.value for _, now in meant}) == 1 and told.isdisjoint(now.value for _, now in meant):
            yield _equation(paragraph, number, *meant[0])


def _meant(
    number: PrintedNumber, found: Sequence[_Row], year: int, *, may_be_part: bool
) -> Sequence[tuple[str, PrintedNumber]]:
    """Return what a thing has for this year, where it has a figure for the year before or a part of this one.

    The end of the last part is that of the year if another table has it, too.
    """
    years = (pair for table, row in found for pair in _pairs(table, row, year))
    meant = [("tahun sebelumnya", now) for before, now in years if before.value == number.value]
    for table, row in found if may_be_part and not meant else ():
        for part, before, now in _parts(table, row):
            if before.value == number.value and any(_is_known(*other, now, year) for other in found):
                meant.append((part, now))
    return meant


def _clause(mention: Mention) -> str:
    """Return the words around a figure, from the last comma before it to the first one after it."""
    after = _OF_TARGET.sub("", _COMMA.split(mention.after)[0])
    return f"{_COMMA.split(mention.before)[-1]} {after}"


def _name(mention: Mention) -> str:
    """Return the words that name the thing of a figure; a comma may stand between."""
    own = _CLAUSE.split(mention.before.rstrip(", "))[-1]
    return _SAYS.sub(" ", _CALLS.sub("", own))


def _rows(name: str, report: UnderstoodReport) -> Iterator[_Row]:
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


def _parts(table: UnderstoodTable, row: UnderstoodRow) -> Iterator[tuple[str, PrintedNumber, PrintedNumber]]:
    """Yield what a row has of one quantity for a part of the year and for the last part, with its name."""
    columns = [column for column in table.figure_columns if part_of_year(column)]
    for place, before in enumerate(columns):
        alike = [column for column in columns[place + 1 :] if _quantity(column) == _quantity(before)]
        if alike and before.meaning is not Role.TARGET:
            own, last = (row.row.cells[column.index].number for column in (before, alike[-1]))
            if own is not None and last is not None and own.decimals == last.decimals:
                yield part_of_year(before), own, last


def _quantity(column: Column) -> str:
    """Return the head of a column without the part of the year that it is of."""
    return " ".join(column.path).replace(part_of_year(column), "").strip()


def _is_known(table: UnderstoodTable, row: UnderstoodRow, number: PrintedNumber, year: int) -> bool:
    """Whether a row has a figure for the report's year, or for no time that is named."""
    own = (column for column in table.figure_columns if not column.years or year in column.years)
    cells = (row.row.cells[column.index].number for column in own if not part_of_year(column))
    return any(cell is not None and cell.value == number.value for cell in cells)


def _equation(paragraph: Paragraph, number: PrintedNumber, time: str, now: PrintedNumber) -> Equation:
    note = f"Angka tercetak adalah angka {time}."
    return Equation(
        AuditRule.CROSSREF,
        Law.EQUAL,
        number,
        (now,),
        paragraph.place,
        subject="angka tahun ini",
        note=note,
    )
