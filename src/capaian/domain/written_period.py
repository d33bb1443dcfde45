"""Periods as people write them: `Tahun 2023`, `TW 2 2023`, `Triwulan II Tahun 2023`, `Januari-Maret 2023`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from capaian.domain.numerals import write_roman, write_words
from capaian.domain.period import MONTHS, Period, PeriodKind

PART_OF_YEAR_WORDS: Final[Mapping[PeriodKind, str]] = {
    PeriodKind.SEMESTER: "semester|smt|sem",
    PeriodKind.QUARTER: "triwulan|triwulanan|tribulan|triw|trw|tw|kuartal|kwartal|quarter",
}
"""What parts of a year are called, as alternatives of a pattern."""


def _ordinals(number: int) -> tuple[str, ...]:
    word = write_words(number)
    return (write_roman(number).casefold(), f"{number:02}", str(number), f"ke{word}", word)


_NUMBERED: Final = {text: number for number in range(1, len(MONTHS) + 1) for text in _ordinals(number)}
ORDINALS: Final[Mapping[str, int]] = dict(
    sorted({**_NUMBERED, "pertama": 1}.items(), key=lambda item: -len(item[0]))
)
"""Numbers of parts of a year as they are written, the longest first, as a pattern wants them."""
_SHORT: Final = 3
MONTH_WORDS: Final[Mapping[str, int]] = {
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:_SHORT].casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{
        "pebruari": 2,
        "peb": 2,
        "agus": 8,
        "agust": 8,
        "ags": 8,
        "agt": 8,
        "sept": 9,
        "nopember": 11,
        "nop": 11,
    },
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
        rf"(?P<first>{_MONTH})(?: ?(?:-|s\.?/?d\.?|sampai(?: dengan)?) ?(?P<last>{_MONTH}))? {_YEAR}",
    )
)
_DASHES: Final = re.compile("[\u2010-\u2015]")


def read_period(text: str) -> Period:
    """Read a period in the form of dossiers, or in words that can mean only one.

    Months from the first to the last of a quarter, semester or year are that; other runs of months are none.

    Raises:
        ValueError: for any other text.

    Examples:
        >>> [str(read_period(text)) for text in ("2023-Q3", "Tahun 2023", "TW 2 2023", "Semester I 2023")]
        ['2023-Q3', '2023', '2023-Q2', '2023-S1']
        >>> str(read_period("Januari-Maret 2023")), str(read_period("Nop. 2023"))
        ('2023-Q1', '2023-M11')
    """
    try:
        return Period.parse(text.upper() if text.isascii() else "")
    except ValueError:
        plain = " ".join(_DASHES.sub("-", text).casefold().split())
        found = next(filter(None, (form.fullmatch(plain) for form in _FORMS)), None)
        if found is None:
            raise
    return _period(found.groupdict())


def _period(told: Mapping[str, str | None]) -> Period:
    """Return what the parts of a form tell.

    Raises:
        ValueError: if there is no such period.
    """
    year = int(told["year"] or 0)
    kind = next((kind for kind in PART_OF_YEAR_WORDS if told.get(kind)), None)
    if kind is not None:
        return Period(year, kind, ORDINALS[told["ordinal"] or ""])
    if not told.get("first"):
        return Period.year_of(year)
    first, last = month_of(told["first"] or ""), month_of(told["last"] or told["first"] or "")
    if first is None or last is None:
        raise ValueError(told)
    span = period_of_months(year, first, last)
    if span is None:
        raise ValueError(told)
    return span


def period_of_months(year: int, first: int, last: int) -> Period | None:
    """Return the period from one month to another; `None` where they are no quarter, semester or year.

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
