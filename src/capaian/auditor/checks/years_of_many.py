"""The year of a sentence that sums up the results of a report: `Kinerja tahun 2030: 102,31%, 64,83%, 88,61`.

Each of its figures stands in tables of the report's year, and none in one of the year said: that was left in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.dated_figures import is_below_doubled, titled_years
from capaian.auditor.checks.leading_years import COMPARES, years_beside_laws
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figure_index import find_figures
from capaian.auditor.understanding.figures import Figure
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(r"\btahun\s+(?:anggaran\s+)?(?P<year>20\d\d)\b(?!\s*[-\u2013/])")
_PLANNED: Final = re.compile(
    r"\b(?:target\w*|rencana\w*|renstra|rpjmd|rpd|baseline|dasar|dokumen|survei\s+tahun|akan)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells what shall be, or where figures are from."""
_FEWEST: Final = 3
"""Figures that are of the report's year alone."""
_FEWEST_DIGITS: Final = 3
"""Of each of them: shorter ones are met by chance."""


def years_of_many(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the only year of each sentence of several figures that tables print for one year."""
    year = report.year
    for sentence in report.document.sentences_with(_SAID) if year else ():
        said = [*_SAID.finditer(sentence.text)]
        figures = [number for number in sentence.numbers if _is_telling(number)]
        is_other = COMPARES.search(sentence.text) or _PLANNED.search(sentence.text)
        if len(said) != 1 or len(years_beside_laws(sentence.text)) != 1 or len(figures) < _FEWEST or is_other:
            continue
        own = int(said[0]["year"])
        is_ahead = sentence.place_of(figures[0]) > said[0].start()
        if year is not None and own <= year and is_ahead and _are_all_of(figures, year, report):
            yield _statement(sentence, own, year, figures)


def _is_telling(number: PrintedNumber) -> bool:
    return number.decimals > 0 and number.digits >= _FEWEST_DIGITS


def _are_all_of(figures: list[PrintedNumber], year: int, report: UnderstoodReport) -> bool:
    """Whether tables print each of some figures for a year, and none of them for another one."""
    index = find_figures(report)
    for number in figures:
        dated = [years for figure in index.equal_to(number) if (years := _years(figure))]
        if not dated or any(years != {year} for years in dated):
            return False
    return len({number.value for number in figures}) >= _FEWEST


def _years(figure: Figure) -> frozenset[int]:
    """Return the years of a figure of a table; none where its table has two columns of one head."""
    return frozenset() if is_below_doubled(figure) else figure.years or titled_years(figure)


def _statement(sentence: Sentence, said: int, year: int, figures: list[PrintedNumber]) -> Statement:
    told = ", ".join(number.text for number in figures[:_FEWEST])
    return Statement(
        AuditRule.YEAR,
        said == year,
        sentence.line,
        f"tahun {said}",
        str(year),
        f"Angka dalam kalimat ini ({told}) tercetak dalam tabel untuk tahun {year}, bukan {said}.",
        sentence.place,
        keeps=tuple(number.spot for number in figures),
    )
