"""Years, semesters, quarters and months, as values that can be compared and written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from capaian.domain.identifiers import WordedEnum
from capaian.domain.numerals import write_roman, write_words

MONTHS_OF_A_YEAR: Final = 12
MONTH_NUMBERS: Final = range(1, MONTHS_OF_A_YEAR + 1)
DIGITS_OF_A_YEAR: Final = 4
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
YEARS: Final = range(_FIRST_YEAR, _LAST_YEAR + 1)
"""What can be a year at all."""


class PeriodKind(WordedEnum):
    """Length of a period."""

    YEAR = "year", "tahun"
    SEMESTER = "semester", "semester"
    QUARTER = "quarter", "triwulan"
    MONTH = "month", "bulan"

    # That of an enumeration takes Python's way for each row of a long table.
    __hash__ = str.__hash__

    @property
    def months(self) -> int:
        """How many months it has."""
        return _MONTHS_IN[self]

    @property
    def per_year(self) -> int:
        """How many of them a year has."""
        return MONTHS_OF_A_YEAR // _MONTHS_IN[self]


_MONTHS_IN = {
    PeriodKind.YEAR: MONTHS_OF_A_YEAR,
    PeriodKind.SEMESTER: 6,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
}
_LETTER = {PeriodKind.SEMESTER: "S", PeriodKind.QUARTER: "Q", PeriodKind.MONTH: "M"}
# 2023, 2023-S2, 2023-Q3, 2023-M07
_PATTERN = re.compile(r"(\d{4})(?:-([SQM])(\d{1,2}))?\Z")

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or the n-th semester, quarter or month of one.

    Examples:
        >>> Period.parse("2023-Q3").label, Period.year_of(2023).contains(Period.parse("2023-S2"))
        ('Triwulan III Tahun 2023', True)
    """

    year: int
    kind: PeriodKind = PeriodKind.YEAR
    ordinal: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.ordinal <= self.kind.per_year or self.year not in YEARS:
            raise ValueError(f"{self.year} {self.kind} {self.ordinal}")

    def __hash__(self) -> int:
        # Without the kind, whose hash takes longest: long tables are grouped by their periods.
        return self.year * 12 + self.ordinal

    @classmethod
    def year_of(cls, year: int) -> Period:
        """Return the whole year."""
        return cls(year)

    @classmethod
    def month_of(cls, day: date) -> Period:
        """Return the month in which a day lies."""
        return _shared_period(day.year, PeriodKind.MONTH, day.month)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2023`, `2023-S2`, `2023-Q3` or `2023-M07`;
        raises `ValueError` for any other text.
        """
        match = _PATTERN.match(text.strip())
        if match is None:
            raise ValueError(text)
        year, letter, ordinal = match.groups()
        if letter is None:
            return _shared_period(int(year))
        kind = next(kind for kind, known in _LETTER.items() if known == letter)
        return _shared_period(int(year), kind, int(ordinal))

    def __str__(self) -> str:
        if self.kind is PeriodKind.YEAR:
            return str(self.year)
        digits = 2 if self.kind is PeriodKind.MONTH else 1
        return f"{self.year}-{_LETTER[self.kind]}{self.ordinal:0{digits}}"

    @property
    def label(self) -> str:
        """The period in Indonesian."""
        return _label_of(self.year, self.kind, self.ordinal)

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        """Last day."""
        return _end_of(self.year, self.last_month)

    @property
    def first_month(self) -> int:
        """Number of the month that it begins with."""
        return self.last_month - _MONTHS_IN[self.kind] + 1

    @property
    def last_month(self) -> int:
        """Number of the month that it ends with."""
        return self.ordinal * _MONTHS_IN[self.kind]

    @property
    def ends_year(self) -> bool:
        """Whether it ends with its year, so that what it ends with is what the year ends with."""
        return self.last_month == PeriodKind.YEAR.months

    def contains(self, other: Period) -> bool:
        """Say whether the other period lies within this one (a period contains itself)."""
        is_within = self.first_month <= other.first_month and other.last_month <= self.last_month
        return self.year == other.year and is_within

    def meets(self, first: date | None, last: date | None) -> bool:
        """Say whether any day of it lies between two days, both of them included;
        `None` is no bound.

        Examples:
            >>> july = date(2025, 7, 1)
            >>> [Period.parse(each).meets(july, None) for each in ("2025-Q2", "2025-Q3", "2025")]
            [False, True, True]
        """
        return (first is None or first <= self.end) and (last is None or self.start <= last)

    def parts(self, kind: PeriodKind) -> tuple[Period, ...]:
        """Return the periods of a length that lie within this one, from the first to the last.

        Examples:
            >>> [str(part) for part in Period.parse("2023-S2").parts(PeriodKind.QUARTER)]
            ['2023-Q3', '2023-Q4']
            >>> Period.parse("2023-Q1").parts(PeriodKind.SEMESTER)
            ()
        """
        return _parts_of(self, kind)

    def previous_year(self) -> Period:
        """Return the same period one year earlier."""
        return Period(self.year - 1, self.kind, self.ordinal)


@cache
def _shared_period(year: int, kind: PeriodKind = PeriodKind.YEAR, ordinal: int = 1) -> Period:
    """Return a period as one object: to find that in a table of periods takes half as long."""
    return Period(year, kind, ordinal)


@cache
def _parts_of(
    whole: Period, kind: PeriodKind
) -> tuple[Period, ...]:  # every row of a long table asks
    over = whole.last_month - whole.kind.months
    first, last = -(-over // kind.months) + 1, whole.last_month // kind.months
    return tuple(_shared_period(whole.year, kind, ordinal) for ordinal in range(first, last + 1))


@cache
def _label_of(
    year: int, kind: PeriodKind, ordinal: int
) -> str:  # every step of a computation names it
    if kind is PeriodKind.YEAR:
        return f"Tahun {year}"
    if kind is PeriodKind.MONTH:
        return f"{MONTHS[ordinal - 1]} {year}"
    word = "Semester" if kind is PeriodKind.SEMESTER else "Triwulan"
    return f"{word} {write_roman(ordinal)} Tahun {year}"


@cache
def _end_of(year: int, month: int) -> date:  # every figure of the month asks for it again
    return date(year, month, monthrange(year, month)[1])


def write_date(day: date) -> str:
    """Write a date in Indonesian.

    Examples:
        >>> write_date(date(2024, 1, 10))
        '10 Januari 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_partial_date(text: str) -> str:
    """Write an ISO date of which the day or month may be unknown.

    Examples:
        >>> (write_partial_date("2023-07-03"), write_partial_date("2023-07"),
        ...     write_partial_date("2023"))
        ('3 Juli 2023', 'Juli 2023', '2023')
    """
    parts = text.split("-")
    if len(parts) == 1:
        return text
    month = MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if parts[2:] else f"{month} {parts[0]}"


PART_OF_YEAR_WORDS: Final[Mapping[PeriodKind, str]] = {
    PeriodKind.SEMESTER: "semester|smt|sem",
    PeriodKind.QUARTER: "triwulan|triwulanan|tribulan|triw|trw|tw|kuartal|kwartal|quarter",
}
"""What parts of a year are called, as alternatives of a pattern."""


def _ordinals(number: int) -> tuple[str, ...]:
    word = write_words(number)
    return (write_roman(number).casefold(), f"{number:02}", str(number), f"ke{word}", word)


_NUMBERED: Final = {
    text: number for number in range(1, len(MONTHS) + 1) for text in _ordinals(number)
}
ORDINALS: Final[Mapping[str, int]] = dict(
    sorted({**_NUMBERED, "pertama": 1}.items(), key=lambda item: -len(item[0]))
)
"""Numbers of parts of a year as they are written, the longest first, as a pattern wants them."""
_SHORT_MONTH_LETTERS: Final = 3
MONTH_WORDS: Final[Mapping[str, int]] = {
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:_SHORT_MONTH_LETTERS].casefold(): number for number, name in enumerate(MONTHS, 1)},
    **dict.fromkeys(("pebruari", "peb"), 2),
    **dict.fromkeys(("agus", "agust", "ags", "agt"), 8),
    "sept": 9,
    **dict.fromkeys(("nopember", "nop"), 11),
}
MONTH_PATTERN: Final = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
"""All of them for a regular expression, the longest first."""
_YEAR: Final = r"(?:(?:tahun|thn\.?|th\.?) ?)?(?P<year>[0-9]{4})"
_PART: Final = "|".join(f"(?P<{kind}>{words})" for kind, words in PART_OF_YEAR_WORDS.items())
_PART_OF_YEAR: Final = rf"(?:{_PART})\.? ?(?P<ordinal>{'|'.join(ORDINALS)})"
_MONTH: Final = r"[a-z]+\.?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # Tahun 2023
        _YEAR,
        # Triwulan II Tahun 2023, TW2-2023, Semester 1, 2023
        rf"{_PART_OF_YEAR}(?: |, | ?- ?){_YEAR}",
        # 2023 TW II, Tahun 2023 Semester I
        rf"{_YEAR}(?: |, | ?- ?){_PART_OF_YEAR}",
        # Juli 2023, Januari-Maret 2023, Jan. s.d. Maret 2023
        (
            rf"(?P<first>{_MONTH})(?: ?(?:-|s\.?/?d\.?|sampai(?: dengan)?) "
            rf"?(?P<last>{_MONTH}))? {_YEAR}"
        ),
    )
)
_DASHES: Final = re.compile("[\u2010-\u2015]")
_SHORT_QUARTER: Final = re.compile(r"\bq ?(?=[1-4]\b)")


def read_period(text: str, year: int | None = None) -> Period:
    """Read a period in the form of dossiers, or in words that can mean only one;
    `ValueError` for others.

    Months from the first to the last of a quarter, semester or year are that; other runs of months
    are none. `year`: of a part of a year that names none.

    Examples:
        >>> [str(read_period(text))
        ...     for text in ("2023-Q3", "Tahun 2023", "TW 2 2023", "Semester I 2023")]
        ['2023-Q3', '2023', '2023-Q2', '2023-S1']
        >>> str(read_period("Januari-Maret 2023")), str(read_period("Nop. 2023"))
        ('2023-Q1', '2023-M11')
        >>> [str(read_period(text, 2026)) for text in ("Triwulan I", "TW 1", "Q1", "Q1 2025")]
        ['2026-Q1', '2026-Q1', '2026-Q1', '2025-Q1']
    """
    try:
        return Period.parse(text.upper() if text.isascii() else "")
    except ValueError:
        plain = _SHORT_QUARTER.sub("tw ", " ".join(_DASHES.sub("-", text).casefold().split()))
        texts = (plain, f"{plain} {year}") if year else (plain,)
        found = next(
            filter(None, (form.fullmatch(each) for each in texts for form in _FORMS)), None
        )
        if found is None:
            raise
    return _period(found.groupdict())


def _period(parts: Mapping[str, str | None]) -> Period:
    year = int(parts["year"] or 0)
    kind = next((kind for kind in PART_OF_YEAR_WORDS if parts.get(kind)), None)
    if kind is not None:
        return Period(year, kind, ORDINALS[parts["ordinal"] or ""])
    if not parts.get("first"):
        return Period.year_of(year)
    first, last = month_of(parts["first"] or ""), month_of(parts["last"] or parts["first"] or "")
    span = period_of_months(year, first, last) if first and last else None
    if span is None:
        raise ValueError(parts)
    return span


def period_of_months(year: int, first: int, last: int) -> Period | None:
    """Return the period from one month to another; `None` where they are no quarter,
    semester or year.

    Examples:
        >>> str(period_of_months(2024, 1, 6)), period_of_months(2024, 1, 10)
        ('2024-S1', None)
    """
    for kind in PeriodKind:
        if last - first + 1 == kind.months and last % kind.months == 0:
            return Period(year, kind, last // kind.months)
    return None


def month_of(text: str) -> int | None:
    """Return the month that a word names.

    Examples:
        >>> month_of("Januari"), month_of("Nop."), month_of("Jumlah")
        (1, 11, None)
    """
    return MONTH_WORDS.get(text.strip(" .").casefold())
