"""Periods as titles and heads tell them: `Semester II Tahun 2023`, `per 31 Desember 2023`, `Jan`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from capaian.domain.period import MONTHS, Period, PeriodKind
from capaian.domain.written_period import ORDINALS, SHORTER, month_of, period_of_months
from capaian.dossier.intake.words import fold

_YEAR: Final = re.compile(r"\b(19[0-9]{2}|2[01][0-9]{2})\b")
_OF_YEAR: Final = re.compile(rf"(?:\b(?:tahun|thn|th)\.?\s*)?{_YEAR.pattern}", re.IGNORECASE)
_PARTS: Final = {
    kind: re.compile(rf"\b(?:{words})\s*({'|'.join(ORDINALS)})\b") for kind, words in SHORTER.items()
}
_DASH: Final = re.compile("[-\u2010-\u2015]")
# m1 strip m10, m1 2024 s d 31 m10
_RUN: Final = re.compile(
    r"\bm([0-9]+)(?: [0-9]{4})? (?:strip|s d|sd|sampai|hingga)"
    r"(?: (?:[0-9]{1,2}|dengan|bulan|tanggal|tgl|akhir))* m([0-9]+)\b"
)
_SHORT: Final = 3
"""Words of a text that tells of nothing but a time."""
_OF_MONTH: Final = re.compile(r"\b(?:bulan|bln)\b")


def find_period(titles: Iterable[str]) -> Period | None:
    """Return the period that titles tell; the longest of what is told of one year.

    Examples:
        >>> str(find_period(["Data Agregat Semester II Tahun 2023"])), str(find_period(["per 30 Juni 2024"]))
        ('2023-S2', '2024-M06')
        >>> find_period(["Kepemilikan KTP-el"]) is None
        True
    """
    folded = [fold(title) for title in titles]
    year = next((int(found[1]) for text in folded if (found := _YEAR.search(text))), None)
    return None if year is None else _part(folded, year) or Period.year_of(year)


def years_told(texts: Iterable[str]) -> frozenset[int]:
    """Return the years that texts tell.

    Examples:
        >>> sorted(years_told(["Wajib KTP", "Tahun 2023"])), sorted(years_told(["KK"]))
        ([2023], [])
    """
    return frozenset(int(year) for text in texts for year in _YEAR.findall(fold(text)))


def without_year(text: str) -> str:
    """Return what a text tells besides a year.

    Examples:
        >>> without_year("Wajib KTP Tahun 2023"), without_year("2023")
        ('Wajib KTP', '')
    """
    return _OF_YEAR.sub("", text).strip()


def told_otherwise(titles: Sequence[str], asked: Period, *, is_money: bool = False) -> str | None:
    """Return the period that titles tell where it cannot be the one that is asked for; `None`: it can.

    A year may be asked for where a part is told that ends it, and of money where any part is: a budget is
    that of the year. Where titles tell several years, one of them may be asked for.

    Examples:
        >>> told_otherwise(["SEMESTER I TAHUN 2024"], Period.parse("2024"))
        'Semester I Tahun 2024'
        >>> told_otherwise(["SEMESTER II TAHUN 2024"], Period.parse("2024")) is None
        True
    """
    folded = [fold(title) for title in titles]
    years = [int(year) for text in folded for year in _YEAR.findall(text)]
    if years and asked.year not in years:
        return (_part(folded, years[0]) or Period.year_of(years[0])).label
    part = _part(folded, asked.year)
    run = months_told(titles)
    if run is not None and not is_money and period_of_months(asked.year, *run) != asked:
        return f"{MONTHS[run[0] - 1]}\u2013{MONTHS[run[1] - 1]}"
    is_year = asked.kind is PeriodKind.YEAR
    if part in (None, asked) or (is_year and (is_money or not years or (part or asked).ends_year)):
        return None
    return None if part is None else part.label


def part_of_year(titles: Iterable[str], asked: Period | None, year: int) -> Period | None:
    """Return the part of a year that a table is about; `None`: the year, for all that is told.

    Args:
        titles: What stands above the table, which may tell a month without its year.
        asked: The period that the user tells; a year says nothing of its parts.
        year: The year that is meant.

    Examples:
        >>> str(part_of_year(["BULAN DESEMBER"], None, 2023)), str(part_of_year(["TW II 2022"], None, 2023))
        ('2023-M12', '2023-Q2')
        >>> str(part_of_year(["Bulan Juni"], Period.parse("2023-M05"), 2023))
        '2023-M05'
    """
    if asked is not None and asked.kind is not PeriodKind.YEAR:
        return asked
    return _part([fold(title) for title in titles], year)


def months_told(titles: Iterable[str]) -> tuple[int, int] | None:
    """Return the first and last month of a run that a title tells.

    Examples:
        >>> months_told(["JANUARI - OKTOBER 2024"]), months_told(["1 Juli s.d. 30 September 2024"])
        ((1, 10), (7, 9))
        >>> months_told(["BULAN OKTOBER 2024"]) is None
        True
    """
    for title in titles:
        words = fold(_DASH.sub(" strip ", title)).split()
        found = _RUN.search(" ".join(f"m{month}" if (month := month_of(word)) else word for word in words))
        if found and int(found[1]) < int(found[2]):
            return int(found[1]), int(found[2])
    return None


def _part(folded: Sequence[str], year: int) -> Period | None:
    for kind, pattern in _PARTS.items():
        ordinal = next((ORDINALS[found[1]] for text in folded if (found := pattern.search(text))), None)
        if ordinal is not None:
            return Period(year, kind, ordinal)
    dated = [text for text in folded if _is_dated(text)]
    months = {month for text in dated for word in text.split() if (month := month_of(word))}
    return Period(year, PeriodKind.MONTH, months.pop()) if len(months) == 1 else None


def _is_dated(text: str) -> bool:
    return bool(_YEAR.search(text) or _OF_MONTH.search(text)) or len(text.split()) <= _SHORT
