"""Years, semesters, quarters and months, as values that can be compared and written."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from capaian.domain.numerals import write_roman


class PeriodKind(StrEnum):
    """Length of a period."""

    YEAR = "year"
    SEMESTER = "semester"
    QUARTER = "quarter"
    MONTH = "month"


_MONTHS_IN = {PeriodKind.YEAR: 12, PeriodKind.SEMESTER: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}
_LETTER = {PeriodKind.SEMESTER: "S", PeriodKind.QUARTER: "Q", PeriodKind.MONTH: "M"}
# 2023, 2023-S2, 2023-Q3, 2023-M07
_PATTERN = re.compile(r"(\d{4})(?:-([SQM])(\d{1,2}))?\Z")

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or the n-th semester, quarter or month of one.

    Examples:
        >>> Period.parse("2023-Q3").label
        'Triwulan III Tahun 2023'
        >>> Period.year_of(2023).contains(Period.parse("2023-S2"))
        True
    """

    year: int
    kind: PeriodKind = PeriodKind.YEAR
    ordinal: int = 1

    def __post_init__(self) -> None:
        """Refuse the fifth quarter and the like."""
        if not 1 <= self.ordinal <= 12 // _MONTHS_IN[self.kind] or not 1900 <= self.year <= 2199:
            raise ValueError(f"{self.year} {self.kind} {self.ordinal}")

    def __hash__(self) -> int:
        """Leave the kind out, whose hash takes longest: long tables are grouped by their periods."""
        return hash((self.year, self.ordinal))

    @classmethod
    def year_of(cls, year: int) -> Period:
        """Return the whole year."""
        return cls(year)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2023`, `2023-S2`, `2023-Q3` or `2023-M07`.

        Raises:
            ValueError: for any other text.
        """
        match = _PATTERN.match(text.strip())
        if match is None:
            raise ValueError(text)
        year, letter, ordinal = match.groups()
        if letter is None:
            return cls(int(year))
        kind = next(kind for kind, known in _LETTER.items() if known == letter)
        return cls(int(year), kind, int(ordinal))

    def __str__(self) -> str:
        """Write the period the way `parse` reads it."""
        if self.kind is PeriodKind.YEAR:
            return str(self.year)
        digits = 2 if self.kind is PeriodKind.MONTH else 1
        return f"{self.year}-{_LETTER[self.kind]}{self.ordinal:0{digits}}"

    @property
    def label(self) -> str:
        """The period in Indonesian."""
        if self.kind is PeriodKind.YEAR:
            return f"Tahun {self.year}"
        if self.kind is PeriodKind.MONTH:
            return f"{MONTHS[self.ordinal - 1]} {self.year}"
        word = "Semester" if self.kind is PeriodKind.SEMESTER else "Triwulan"
        return f"{word} {write_roman(self.ordinal)} Tahun {self.year}"

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, (self.ordinal - 1) * _MONTHS_IN[self.kind] + 1, 1)

    @property
    def end(self) -> date:
        """Last day."""
        month = self.ordinal * _MONTHS_IN[self.kind]
        return date(self.year, month, monthrange(self.year, month)[1])

    def contains(self, other: Period) -> bool:
        """Say whether the other period lies within this one (a period contains itself)."""
        return self.start <= other.start and other.end <= self.end

    def previous_year(self) -> Period:
        """Return the same period one year earlier."""
        return Period(self.year - 1, self.kind, self.ordinal)


def write_date(day: date) -> str:
    """Write a date in Indonesian.

    Examples:
        >>> write_date(date(2024, 1, 10))
        '10 Januari 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
