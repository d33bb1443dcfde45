"""Figures told for another year than wherever else the report dates them: `IKLH tahun 2022 sebesar 63,97`.

All other places of the figure, in tables and in text, name one year, and one of them has the words beside it.
Of two places of running text either may be wrong, so that nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.dated_figures import (
    check_dated_figures,
    is_below_doubled,
    is_change,
    is_planned,
    titled_years,
    year_said,
)
from capaian.auditor.checks.labelled_years import mended
from capaian.auditor.checks.misdated_heads import settle_heads
from capaian.auditor.checks.years_of_many import years_of_many
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.figure_index import find_figures
from capaian.auditor.understanding.figures import Figure, words_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.support import Support
from capaian.auditor.understanding.worked_signs import stands_in_working
from capaian.auditor.understanding.years import may_name_year
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_OF_MANY: Final = re.compile(r"\b(?:berturut-turut|masing-masing)\b", re.IGNORECASE)
"""Before the figures of several things, whose names stand elsewhere."""
_PLANNED: Final = re.compile(
    r"\b(?:target\w*|renstra|rpjmd|rpd|rencana|akhir|semester|triwulan|bulan|dkb|menuju|mendatang|depan)\b",
    re.IGNORECASE,
)
"""What is told of a year to come, or held against its target."""
_FROM: Final = re.compile(
    r"\bdari(?:\s+(?:nilai|angka|sebesar|posisi|capaian|realisasi))*\s*$", re.IGNORECASE
)
"""Before what something moved from."""
_REACH: Final = 90
"""Signs before a figure that say what it is."""
_FEWEST_DECIMALS: Final = 2
_FEWEST_DIGITS: Final = 4
_FEWEST_SHARED: Final = 2
_FAR: Final = 80
"""Lines below a caption."""
_MEASURED: Final = re.compile(
    r"\((?:dalam\s+)?(?:km|m|ha|hektare?|m2|m3|ton|kg|kuintal|liter|unit|buah|orang|jiwa|ekor|batang|rp|ribu|juta)\b",
    re.IGNORECASE,
)
"""A unit in the brackets of a title or head, by which its figures are no percentages."""
_IDLE: Final = frozenset(
    ("sebesar", "dibandingkan", "dibanding", "menjadi", "nilai", "mencapai", "poin", "persen")
)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A place where a figure is told or printed for a year."""

    year: int
    line: int
    words: frozenset[str]
    """Those that say of what it is: beside a figure of one of several rows, the names of its row."""
    may_be_share: bool
    """Whether it may be a percentage."""


@dataclass(frozen=True)
class _Told(_Dated):
    """One in running text."""

    mention: Mention
    paragraph: Paragraph

    def is_like(self, other: _Dated) -> bool:
        """Say whether a place speaks of the same, by a word right beside, or by several of the sentence."""
        if self.may_be_share and not other.may_be_share:
            return False
        return bool(self.words & other.words) or len(self._around & other.words) >= _FEWEST_SHARED

    @cached_property
    def _around(self) -> frozenset[str]:
        """The words of its sentence."""
        sentence = self.paragraph.sentence_of(self.mention)
        return words_of(" ".join(mention.before for mention in sentence))


def check_said_years(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each year told of a figure, by the tables that it is of, and else by all other places of it."""
    dated = [*check_dated_figures(report)]
    yield from settle_heads(report, dated)
    known = {(each.line, each.printed) for each in dated if isinstance(each, Statement) and not each.holds}
    others = [
        each for each in _by_other_places(report) if each.holds or (each.line, each.printed) not in known
    ]
    yield from others
    lines = {line for line, _ in known} | {each.line for each in others if not each.holds}
    yield from (each for each in years_of_many(report) if each.holds or each.line not in lines)


def _by_other_places(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each figure with its year in text that is dated otherwise wherever it is right."""
    figures, support = find_figures(report), Support(report)
    for key, told in _told(report).items():
        sound = (figure for figure in figures.of(key) if support.weight(figure.number) >= 0)
        printed = [*map(_of_table, sound)]
        if any(place is None for place in printed):
            continue  # a column of several years
        places = [place for place in printed if place is not None and place.year]
        for each in told:
            others = [place for place in (*told, *places) if place.line != each.line]
            years = {place.year for place in others}
            near = [place for place in others if each.is_like(place)]
            is_sure = len(others) > 1 or others == places[:1]
            if len(years) == 1 and near and is_sure and not (years == {report.year} and _is_base(each)):
                yield _statement(each, near)


def _told(report: UnderstoodReport) -> Mapping[tuple[Decimal, int], Sequence[_Told]]:
    """Return the telling figures of running text that a year is named of, by value and decimals."""
    found: dict[tuple[Decimal, int], list[_Told]] = defaultdict(list)
    for paragraph in read_paragraphs(report.document):
        for mention in paragraph.mentions if may_name_year(paragraph.text) else ():
            year = year_said(mention) if _is_telling(mention) else None
            if year is None or is_change(mention):
                continue
            if not is_planned(mention, paragraph, year, report.year):
                number, words = mention.number, words_of(mention.before[-_REACH:]) - _IDLE
                key = abs(number.value), number.decimals
                is_share = number.unit == PERCENT
                found[key].append(_Told(year, number.spot.line, words, is_share, mention, paragraph))
    return found


def _is_base(told: _Told) -> bool:
    """Whether a change of the sentence leads from a figure to another one there: it is of an earlier year."""
    values = [abs(mention.number.value) for mention in told.paragraph.sentence_of(told.mention)]
    own = abs(told.mention.number.value)
    is_from = _FROM.search(told.mention.before) is not None
    return is_from and any(abs(end - own) in values for end in values if end != own)


def _is_telling(mention: Mention) -> bool:
    number = mention.number
    is_long = number.digits >= _FEWEST_DIGITS
    is_worked = stands_in_working(mention.before, mention.after)
    is_level = mention.part is not Part.TARGET and not _PLANNED.search(mention.before[-_REACH:])
    is_of_many = _OF_MANY.search(mention.before[-_REACH:])
    return number.decimals >= _FEWEST_DECIMALS and is_long and is_level and not (is_worked or is_of_many)


def _of_table(figure: Figure) -> _Dated | None:
    """Return the year of a figure of a table, 0 where none is known; `None` where several are.

    What stands above a table without a caption may be the head of the page, with the year of the report; far
    below a caption another table may have begun.
    """
    is_near = figure.number.spot.line - (figure.table.caption_line or 0) <= _FAR
    titled = titled_years(figure) if figure.table.caption_line and is_near else frozenset[int]()
    years = figure.years or titled
    if len(years) > 1 or is_below_doubled(figure):
        return None
    words = _words_of(figure) - _IDLE
    may_be_share = figure.is_share or not _MEASURED.search(f"{figure.table.title} {figure.column}")
    return _Dated(next(iter(years), 0), figure.number.spot.line, words, may_be_share)


def _words_of(figure: Figure) -> frozenset[str]:
    """Return the words that say of what a figure of a table is; its row alone tells one of several things."""
    own = frozenset[str]().union(*(name.words for name in figure.names))
    if own and figure.kind is RowKind.ITEM and not figure.is_alone:
        return own
    return own | words_of(f"{figure.table.title} {figure.column}")


def _statement(told: _Told, near: Sequence[_Dated]) -> Statement:
    right, number = near[0].year, told.mention.number
    holds = told.year == right
    printed, expected = str(told.year), ""
    if not holds:
        printed, expected = mended(told.mention, told.paragraph.sentence_of(told.mention), told.year, right)
    lines = tuple(sorted({place.line for place in near}))
    where = ", ".join(map(str, lines[:3]))
    why = f"Di tempat lain (baris {where}) {number.text} untuk tahun {right}"
    return Statement(
        AuditRule.YEAR,
        holds,
        told.line,
        printed,
        expected,
        f"{why}, bukan {told.year}.",
        told.paragraph.place,
        lines=() if holds else lines,
        keeps=() if holds else (number.spot,),
    )
