"""In which year a thing moved most, and how far: `Kenaikan terbesar terjadi pada tahun 2022 sebesar 2,45`.

Years are rows or columns of a table, with levels, with changes, or with both. Each series that may be meant
must say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import Meant, meant_in, rows_of
from capaian.auditor.understanding.dated_rows import holds_years, year_of_row
from capaian.auditor.understanding.direction_words import FELL, ROSE
from capaian.auditor.understanding.measures import without_years
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.told_clauses import Clause, clauses_told
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_RISES: Final = r"kenaikan|peningkatan|pertambahan|penambahan|lonjakan|pertumbuhan"
_FALLS: Final = r"penurunan|pengurangan|penyusutan"
_MOST: Final = (
    r"(?P<word>(?P<most>ter(?:besar|tinggi|banyak|tajam)|paling\s+(?:besar|tinggi|banyak|tajam))"
    r"|ter(?:kecil|endah|sedikit)|paling\s+(?:kecil|rendah|sedikit))\b"
)
_WAY: Final = rf"(?:(?P<up>{_RISES}|{ROSE})|{_FALLS}|{FELL})(?:nya)?"
_SAID: Final = Worded(
    rf"\b{_WAY}(?:\s+(?:tahunan|antartahun|per\s+tahun|setiap\s+tahun))?\s+"
    rf"(?P<what>[^.;:,\d]{{0,60}}?){_MOST}(?P<of>[^.;:,\d]{{0,60}}?)\b(?:pada|di|dalam)\s+(?:tahun\s+)?(?P<year>20\d\d)\b"
)
_YEAR_FIRST: Final = Worded(
    r"\btahun\s+(?P<year>20\d\d)\s+(?P<of>(?:(?:menjadi|merupakan|adalah)\s+)?(?:tahun\s+)?)"
    rf"(?:dengan|mencatat(?:kan)?|mengalami|menunjukkan)\s+{_WAY}\s+(?P<what>[^.;:,\d]{{0,60}}?){_MOST}"
)
"""`Tahun 2022 mencatat kenaikan terbesar`."""
_SPAN: Final = re.compile(
    r"^\W*(?:selama|sepanjang|dalam|pada)\s+(?:periode\s+|kurun\s+(?:waktu\s+)?)?(?:tahun\s+)?(?P<first>20\d\d)"
    r"\s*(?:-|\u2013|s\.?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?P<last>20\d\d),?\s",
    re.IGNORECASE,
)
"""The years among which one has the greatest move, told first."""
_ENDS: Final = re.compile(r",\s+(?:dan|serta)\s.*$", re.IGNORECASE | re.DOTALL)
"""Where something else is told of other years: `, dan sejak tahun 2021`."""
_OTHER: Final = re.compile(
    r"\b(?:di\s?antara|dibanding\w*|kedua|ketiga|bukan|tidak|sejak|selama)\b", re.IGNORECASE
)
_FEWEST: Final = 2
"""Moves of which one is the greatest."""


@dataclass(frozen=True, slots=True)
class _Move:
    """How far something moved up to a year: the level then and before, or the change that is printed."""

    now: PrintedNumber
    before: PrintedNumber | None = None

    @property
    def size(self) -> Decimal:
        """How far, downwards less than nought."""
        return self.now.value - (self.before.value if self.before is not None else 0)

    @property
    def rate(self) -> Decimal:
        """How far for each one of the level before; the same where that is not known."""
        return self.size / self.before.value if self.before is not None and self.before.value else self.size

    def is_told_by_rate(self, number: PrintedNumber) -> bool:
        """Whether a share says how far a count moved: of people none moves by 9,29%."""
        return number.unit == PERCENT and self.before is not None and self.now.is_count

    def is_as_far_as(self, number: PrintedNumber) -> bool:
        """Whether it is told with its own size, or a count with its rate."""
        if self.is_told_by_rate(number):
            return abs(HUNDRED * abs(self.rate) - abs(number.value)) < number.step
        return abs(self.size) == abs(number.value)


_Series = Mapping[int, _Move]


def check_greatest_yearly_moves(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the years in which something is said to have moved most or least, and how far."""
    for sentence in report.document.sentences_with(_SAID, _YEAR_FIRST):
        for clause in clauses_told(sentence, report.numbered_names):
            text = _ENDS.sub("", _SPAN.sub("", clause.text))
            said = _YEAR_FIRST.search(text) or _SAID.search(text)
            if said is not None and len(clause.figures) <= 1 and not _OTHER.search(text):
                of_table = partial(_of_table, sentence, clause, said, report)
                yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence, clause: Clause, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Claim]:
    behind, span = said.string[said.end() :], _SPAN.match(clause.text)
    meant = meant_in(f"{said.string[: said.start()]} {said['what']} {said['of']} {behind}", table, report)
    if meant is None or len(meant.rows) > 1:
        return
    year = int(said["year"])
    first, last = (int(span["first"]), int(span["last"])) if span else (0, 9999)
    every = ({y: move for y, move in series.items() if first < y <= last} for series in _series(meant, table))
    all_of = [_of_way(series, said) for series in every]
    found = [series for series in all_of if year in series and len(series) >= _FEWEST]
    told = [figure.number for figure in clause.figures]
    sized = [each for each in found if any(m.is_as_far_as(n) for n in told for m in each.values())]
    found, end_of = sized or found, partial(_ends, said=said, are_sized=bool(sized))
    right = [series for series in found if year in end_of(series)]
    ends = {end for series in found for end in end_of(series)}
    if right and clause.figures:
        made = [_by(clause.figures[0].number, series[year], sentence, table) for series in right]
        yield next((each for each in made if each.holds()), made[0])
    elif right or len(ends) == 1:
        yield _statement(sentence, said, right or found, ends, table)


def _of_way(series: _Series, said: re.Match[str]) -> _Series:
    """Return the moves of the way that is told."""
    return {year: move for year, move in series.items() if move.size and (move.size > 0) is bool(said["up"])}


def _ends(series: _Series, *, said: re.Match[str], are_sized: bool) -> set[int]:
    """Return the years of the greatest or least move: by its size, or by its rate where no size is told."""
    end = max if bool(said["most"]) is bool(said["up"]) else min
    sizes = {year: move.size for year, move in series.items()}
    rates = sizes if are_sized else {year: move.rate for year, move in series.items()}
    return {year for of in (sizes, rates) for year, value in of.items() if value == end(of.values())}


def _series(meant: Meant, table: UnderstoodTable) -> Iterator[_Series]:
    """Yield the moves from year to year of each column, or of the row that is named, or of the total."""
    columns = [c for c in meant.columns if not holds_years(table, c)]
    dated = {year: row for row in table.items if (year := year_of_row(row)) is not None}
    for column in columns if dated and not meant.rows else ():
        cells = {
            year: n for year, row in dated.items() if (n := row.row.cells[column.index].number) is not None
        }
        is_change = Role.CHANGE in roles_of(column.path)
        yield {year: _Move(n) for year, n in cells.items()} if is_change else _moves(cells)
    rows = [rows_of(table)[row] for row in meant.rows] or table.totals[:1]
    for kind in {without_years(c) for c in table.figure_columns if len(c.years) == 1} if not dated else ():
        own = [c for c in table.figure_columns if len(c.years) == 1 and without_years(c) == kind]
        for row in rows:
            yield _moves({min(c.years): n for c in own if (n := row.row.cells[c.index].number) is not None})


def _moves(levels: Mapping[int, PrintedNumber]) -> _Series:
    years = sorted(levels)
    return {b: _Move(levels[b], levels[a]) for a, b in pairwise(years) if b - a == 1}


def _by(number: PrintedNumber, move: _Move, sentence: Sentence, table: UnderstoodTable) -> Equation:
    place = f"{sentence.place} dan {table.table.name}"
    if move.before is None:
        size = replace(move.now, value=abs(move.now.value), sign="")
        return Equation(AuditRule.CROSSREF, Law.EQUAL, number, (size,), place, subject="perubahan")
    if move.is_told_by_rate(number):
        law = Law.GROWTH if move.size > 0 else Law.SAVING
        return Equation(AuditRule.TREND, law, number, (move.now, move.before), place, subject="perubahan")
    ends = sorted((move.now, move.before), key=lambda each: -each.value)
    return Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, number, tuple(ends), place, subject="perubahan")


def _statement(
    sentence: Sentence, said: re.Match[str], series: Sequence[_Series], ends: set[int], table: UnderstoodTable
) -> Statement:
    year, right = int(said["year"]), ", ".join(map(str, sorted(ends)))
    return Statement(
        AuditRule.CLAIM,
        year in ends,
        sentence.line,
        f"{said['word']}: {year}",
        right,
        f"Menurut {table.table.name} perubahan yang {said['word']} adalah pada tahun {right}, bukan {year}.",
        sentence.place,
        lines=tuple(sorted(each[year].now.spot.line for each in series[:1])),
    )
