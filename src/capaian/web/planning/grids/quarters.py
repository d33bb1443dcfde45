"""The quarters of a year in a grid: filled evenly or as last year went, and held against the whole year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Final

from django.core.exceptions import ValidationError

from capaian.domain.numerals import decimals_of, round_half_up, write_exact
from capaian.domain.period import Period, PeriodKind, read_period
from capaian.domain.policy import Aggregation
from capaian.rules.facts import fold
from capaian.web.planning.cell_texts import read_figure
from capaian.web.planning.grids.forms import GridForm, GridInput, GridLine

_AGGREGATION_WORDS: Final[Mapping[Aggregation, str]] = {
    Aggregation.SUM: "menjumlah",
    Aggregation.LAST: "keadaan akhir",
    Aggregation.MEAN: "rata-rata sejak Januari",
}
_END_MISFIT: Final = "Triwulan IV {}, padahal target setahun {}. Samakan keduanya."
NO_WHOLE: Final = "Angka setahunnya kosong: isi, atau kosongkan juga yang berkala."


def quarters_of(year: int) -> Sequence[Period]:
    """Return the quarters of a year."""
    return Period.year_of(year).parts(PeriodKind.QUARTER)


def quarter_in(head: str, year: int) -> Period | None:
    """Return the quarter that the heading of a pasted column names; `None`: it is of something else.

    Examples:
        >>> [str(quarter_in(head, 2026)) for head in ("Target TW I", "Q3", "2025-Q1", "TW-IV", "Satuan")]
        ['2026-Q1', '2026-Q3', '2025-Q1', '2026-Q4', 'None']
    """
    words = fold(head).removeprefix("target ").removeprefix("anggaran kas ").removeprefix("kas ")
    words = words.replace(" ke-", " ").replace("tw-", "tw ").replace("triwulan-", "triwulan ")
    try:
        period = read_period(words, year)
    except ValueError:
        return None
    return period if period.kind is PeriodKind.QUARTER else None


@dataclass(frozen=True)
class QuarterCourse:
    """The quarters of a line, and what they have to come to."""

    how: Aggregation
    whole: Sequence[GridInput]
    """What the year is to reach, the figure in force last."""
    parts: Sequence[GridInput]
    last: Sequence[Decimal | None] = ()

    @property
    def words(self) -> str:
        """How quarters come to the year, for who fills them in."""
        return _AGGREGATION_WORDS.get(self.how, "dihitung sejak Januari")

    @property
    def is_sum(self) -> bool:
        """Whether the quarters are added up."""
        return self.how is Aggregation.SUM

    def find_flaw(self, form: GridForm) -> str:
        """Say why the quarters cannot be those of the year; nothing where they can, or none was changed."""
        read = (*self.whole, *(self.parts if self.is_sum else self.parts[-1:]))
        is_same = all(form.text(cell.name) == cell.shown for cell in (*self.whole, *self.parts))
        if is_same or any(cell.name in form.errors for cell in read):
            return ""
        if not any(form.text(cell.name) for cell in self.parts):
            return ""
        if not any(form.text(cell.name) for cell in self.whole):
            return NO_WHOLE
        whole = self.figure_of_year(form.text)
        year, end = (form.text(cells[-1].name) for cells in (self.whole, self.parts))
        if whole is None:  # words, or a range
            stated = ([*own[-1].read(text).values()] for own, text in ((self.whole, year), (self.parts, end)))
            is_alike = not end or next(stated) == next(stated)
            return "" if is_alike else _END_MISFIT.format(end, year)
        parts = [_figure(cell, form.text(cell.name)) for cell in self.parts]
        return describe_misfit(whole, parts, is_sum=self.is_sum)

    def figure_of_year(self, text_of: Callable[[str], str]) -> Decimal | None:
        """Return the figure of the year in force; `None` where it has none."""
        found = [_figure(cell, text_of(cell.name)) for cell in self.whole]
        return next((each for each in reversed(found) if each is not None), None)


def _figure(cell: GridInput, text: str) -> Decimal | None:
    try:
        return read_figure(cell.read(text).get(cell.column, ""))
    except ValidationError:
        return None


def describe_misfit(whole: Decimal, parts: Sequence[Decimal | None], *, is_sum: bool) -> str:
    """Say why quarters cannot come to the figure of their year; nothing where they can.

    Examples:
        >>> describe_misfit(Decimal(100), [Decimal(25), Decimal(50), Decimal(75), Decimal(100)], is_sum=True)
        'Jumlah triwulan 250, padahal setahun 100: tampaknya dihitung sejak Januari. Tulis 25, 25, 25, 25.'
        >>> describe_misfit(Decimal(100), [Decimal(40), Decimal(70), None, None], is_sum=True)
        'Jumlah triwulan 110, melebihi setahun 100.'
        >>> describe_misfit(Decimal("99.5"), [None, None, None, Decimal(98)], is_sum=False)
        'Triwulan IV 98, padahal target setahun 99,5. Samakan keduanya.'
    """
    known, shown = [each for each in parts if each is not None], write_exact(whole)
    if not is_sum:
        end = parts[-1]
        if end is None or end == whole:
            return ""
        return _END_MISFIT.format(write_exact(end), shown)
    total = sum(known, Decimal(0))
    if total == whole or (len(known) < len(parts) and total <= whole):
        return ""
    words = f"Jumlah triwulan {write_exact(total)}"
    if len(known) < len(parts):
        return f"{words}, melebihi setahun {shown}."
    if known[-1] == whole and known == sorted(known):
        steps = (after - before for before, after in pairwise((Decimal(0), *known)))
        own = ", ".join(map(write_exact, steps))
        return f"{words}, padahal setahun {shown}: tampaknya dihitung sejak Januari. Tulis {own}."
    more, gap = ("lebih", total - whole) if total > whole else ("kurang", whole - total)
    return f"{words}, padahal setahun {shown}: {more} {write_exact(gap)}."


def share_out(whole: Decimal, weights: Sequence[Decimal]) -> Sequence[Decimal]:
    """Return a figure in parts by weight, as fine as the figure itself, that add up to it.

    Examples:
        >>> [str(each) for each in share_out(Decimal(10), [Decimal(1)] * 4)]
        ['3', '2', '3', '2']
    """
    total = sum(weights)
    ends = [round_half_up(whole * each / total, decimals_of(whole)) for each in accumulate(weights)]
    return [after - before for before, after in pairwise((Decimal(0), *ends))]


FILLERS: Final = ("rata", "tahun-lalu")
"""Ways to fill the quarters of lines that have none, by what a button sends: evenly, or as last year."""


def fill_quarters(lines: Iterable[GridLine], way: str, sent: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the quarters of each line that has none and a figure of the year, by field.

    What adds up is parted evenly, or in last year's proportion. A level is the same in each quarter, or takes
    last year's and ends with this year's.
    """
    found: dict[str, str] = {}
    for line in lines:
        course = line.course
        if course is None or any(sent.get(cell.name) for cell in course.parts):
            continue
        whole = course.figure_of_year(lambda name: sent.get(name, ""))
        if whole is None:
            continue
        even = [Decimal(1) if course.is_sum else whole] * len(course.parts)
        own = even if way == "rata" else [each for each in course.last if each is not None]
        if len(own) < len(course.parts) or (course.is_sum and sum(own) <= 0):
            continue
        figures = share_out(whole, own) if course.is_sum else [*own[:-1], whole]
        found |= {cell.name: write_exact(each) for cell, each in zip(course.parts, figures, strict=True)}
    return found
