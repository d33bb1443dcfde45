"""Where a thing with a short name came from: `Nilai IKM naik dari 84,25 pada tahun 2031 menjadi 88,00`.

A row that bears the name has the other level in the column of its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import MOVED
from capaian.auditor.understanding.measures import years_beside
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.short_names import short_names_of
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_ANY: Final = Worded(r"\bmenjadi\b")
_MOVED: Final = re.compile(
    rf"(?:^|[.;,]\s|\bdan\s)\W*(?:\d[.)]\s+)?(?P<name>[^.;:,\d]{{3,80}}?)\s+(?:(?:telah|juga|berhasil|mengalami)\s+)*(?:{MOVED})\s+dari\s+"
    r"(?P<first>\d[\d.,]*\d)\s*(?:%|persen)?\s*(?:[(]?(?:pada\s+)?tahun\s+(?P<before>20\d\d)[)]?|pada\s+tahun\s+sebelumnya)?\s*"
    r"menjadi\s+(?P<last>\d[\d.,]*\d)\s*(?:%|persen)?\s*(?:pada\s+)?(?:tahun\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)

_OVER: Final = re.compile(
    r"\b(?:kurun|selama|sejak|sepanjang|periode|semester|triwulan|bulan)\b", re.IGNORECASE
)
"""Over more than a year, or less."""


def check_levels_moved_from(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the first of two levels of a thing, beside what its rows have of the year before."""
    year = report.year or 0
    for sentence in report.document.sentences_with(_ANY) if year else ():
        if _OVER.search(sentence.text) or not years_in(sentence.text) <= {year - 1, year}:
            continue
        for match in _MOVED.finditer(sentence.text):
            years = (int(match["before"] or year - 1), int(match["year"] or year))
            if years == (year - 1, year):
                yield from _of_phrase(sentence, match, report)


def _of_phrase(sentence: Sentence, match: re.Match[str], report: UnderstoodReport) -> Iterator[Equation]:
    by_place = {sentence.place_of(number): number for number in sentence.numbers}
    first, last = (by_place.get(match.start(name)) for name in ("first", "last"))
    if first is None or last is None or not last.decimals or first.decimals != last.decimals:
        return
    is_of_last_year = match["before"] is not None or "sebelumnya" in match[0].lower()
    found = [*_ends(match["name"], last, report, None if is_of_last_year else first)]
    if found and all(number.value == found[0].value != first.value for number in found):
        yield Equation(
            AuditRule.CROSSREF,
            Law.EQUAL,
            first,
            (found[0],),
            sentence.place,
            subject=f"tahun {(report.year or 0) - 1}",
        )


def _ends(
    name: str, last: PrintedNumber, report: UnderstoodReport, undated: PrintedNumber | None
) -> Iterator[PrintedNumber]:
    """Yield what rows that bear a name have of last year, beside that level of this year.

    A first level that no words date may be of any year that the row has.
    """
    for table, item in short_names_of(report).find(name).items():
        row = report.tables[table].items[item].row
        values = {cell.number.value for cell in row.cells if cell.number is not None}
        if undated is not None and undated.value in values:
            continue
        for before, now in years_beside(report.tables[table]):
            ends = [row.cells[column.index].number for column in (before, now)]
            if ends[1] is not None and ends[0] is not None and ends[1].value == last.value:
                is_year = now.years == {report.year} and before.years == {(report.year or 0) - 1}
                yield from (ends[0],) if is_year and ends[0].decimals == last.decimals else ()
