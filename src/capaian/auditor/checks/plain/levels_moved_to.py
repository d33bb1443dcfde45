"""The level that a thing moved to, in a table of years: `penurunan kecelakaan menjadi 178 kejadian`.

A summary tells it in few words, far from the table, and of the year that the report is of. It is held against
the row of that year where what is printed is one slip of the pen away, and is the figure of no year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.accounted import meant_in
from capaian.auditor.understanding.dated_rows import are_all_years, year_of_row
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(rf"\b(?:{MOVES})\b")
_MOVED_TO: Final = re.compile(
    rf"(?P<before>[^.;:,\d]*)\b(?:{MOVES})\b(?P<behind>[^.;:,\d]*?)\bmenjadi\s+(?:sebanyak\s+|sebesar\s+)?"
    r"(?P<number>\d[\d.,]*\d)(?:\s*(?:%|persen))?(?:\s+(?P<noun>[^\W\d_]+))?",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"^.*\b(?:oleh|bahwa|dengan|karena|yaitu|yakni|dari|adanya|serta|dan)\b", re.IGNORECASE
)
"""What leads to the thing that moved: `antara lain ditunjukkan oleh`."""
_FEWEST_DIGITS: Final = 3


def check_levels_moved_to(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the levels of the report's year that sentences tell, beside the row of that year."""
    dated = [table for table in report.tables if table.items and are_all_years(table)]
    for sentence in report.document.sentences_with(_SAID) if dated and report.year else ():
        if years_in(sentence.text) <= {report.year}:
            for match in _MOVED_TO.finditer(sentence.text):
                yield from _of_phrase(sentence, match, dated, report)


def _of_phrase(
    sentence: Sentence, match: re.Match[str], dated: list[UnderstoodTable], report: UnderstoodReport
) -> Iterator[Equation]:
    numbers = [n for n in sentence.numbers if sentence.place_of(n) == match.start("number")]
    thing = f"{_LEADS.sub('', match['before'])} {match['behind']} {match['noun'] or ''}"
    found = [(table, own) for table in dated if (own := _level(thing, table, report)) is not None]
    if len(numbers) != 1 or numbers[0].digits < _FEWEST_DIGITS or len(found) != 1:
        return
    (number,), ((table, own),) = numbers, found
    is_slip = own.value in values_of(number) and number.value not in table.values
    if own.decimals == number.decimals and (own.value == number.value or is_slip):
        place = f"{sentence.place} dan {table.table.name}"
        yield Equation(AuditRule.CROSSREF, Law.EQUAL, number, (own,), place, subject=f"angka {report.year}")


def _level(thing: str, table: UnderstoodTable, report: UnderstoodReport) -> PrintedNumber | None:
    """Return what a table has of a thing for the report's year, in the one column that words tell."""
    meant = meant_in(thing, table, report)
    rows = [item for item in table.items if year_of_row(item) == report.year]
    if meant is None or meant.rows or not meant.tells_columns or len(rows) != 1:
        return None
    columns = [column for column in meant.columns if Role.CHANGE not in roles_of(column.path)]
    return rows[0].row.cells[columns[0].index].number if len(columns) == 1 else None
