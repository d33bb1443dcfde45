"""For when the figures of a table are, as its title, file name or rows say, and which rows are meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from capaian.domain.period import (
    MONTH_PATTERN,
    MONTHS,
    ORDINALS,
    PART_OF_YEAR_WORDS,
    Period,
    PeriodKind,
    month_of,
    read_period,
)
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.foreign_tables import ForeignRow, ForeignTable
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.taken_tables import is_total
from capaian.dossier.intake.words import fold, words_of

_YEAR: Final = r"(?:19|20)\d\d"
_SEMESTER, _QUARTER = (PART_OF_YEAR_WORDS[kind] for kind in (PeriodKind.SEMESTER, PeriodKind.QUARTER))
_ORDINAL: Final = rf"(?:(?:{_SEMESTER})\s*\.?\s*(?:ii|i|[12])|(?:{_QUARTER})\s*\.?\s*(?:iv|iii|ii|i|[1-4]))"
_PART: Final = rf"{_ORDINAL}\s*,?\s*(?:tahun\s*)?{_YEAR}"
_MONTH: Final = rf"(?:{MONTH_PATTERN})\.?\s+(?:tahun\s*)?{_YEAR}"
_NAMED: Final = re.compile(rf"\b(?:{_PART}|{_MONTH})\b", re.IGNORECASE)
_WHOLE_YEAR: Final = re.compile(rf"\btahun\s*(?:anggaran\s*)?({_YEAR})\b", re.IGNORECASE)
_YEAR_IN_NAME: Final = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_PART_IN_NAME: Final = re.compile(rf"\b{_ORDINAL}\b", re.IGNORECASE)
_MONTH_IN_NAME: Final = re.compile(rf"(?<![a-z])({MONTH_PATTERN})(?![a-z])", re.IGNORECASE)
_SEMESTER_CODE: Final = re.compile(rf"(?<!\d)({_YEAR})0([12])(?!\d)")
"""`202401`: the first semester of 2024, as the ministry names its files."""


def named_period(table: ForeignTable) -> Period | None:
    """Return the period that the titles of a table name; `None` where they name none, or several.

    The budget year alone says nothing of when money was spent until.
    """
    text = " ".join(table.titles)
    named = {read_period(_spaced(words)) for words in _NAMED.findall(text)}
    if len(named) == 1:
        return named.pop()
    years = {*_WHOLE_YEAR.findall(text)}
    return Period.year_of(int(years.pop())) if len(years) == 1 and not named else None


_SEVERAL: Final = re.compile(r"\bs\.? ?/?d\b|\b(?:sampai|hingga|kumulatif)\b", re.IGNORECASE)
"""What says in a title that a table is of more than the month that it names."""


def month_of_table(table: ForeignTable, year: int) -> Period | None:
    """Return the month that the title of a table names, or its sheet among others; `None`: rows say it.

    Args:
        table: The table.
        year: That of a sheet which is called by a month alone.
    """
    titles = " ".join(table.titles)
    if _SEVERAL.search(titles) or len({*map(month_of, _MONTH_IN_NAME.findall(titles))}) > 1:
        return None
    named, month = named_period(table), None if table.is_alone else month_of(table.sheet)
    if named is None and month is not None:
        return Period(year, PeriodKind.MONTH, month)
    return named if named is not None and named.kind is PeriodKind.MONTH else None


def offered_periods(table: ForeignTable, year: int) -> tuple[Period, ...]:
    """Return the periods that titles and file name speak of, the likeliest first: to be asked, not taken."""
    title = named_period(table)
    found = [*_parts_in_name(table, year), *([] if title is None else [title])]
    found += [Period.year_of(int(y)) for y in _YEAR_IN_NAME.findall(_file_name(table))]
    return tuple(dict.fromkeys(found))


def differing_period(table: ForeignTable, period: Period) -> Period | None:
    """Return what title or file name say where that is another part of the year; `None`: they say nothing."""
    title = named_period(table)
    if (
        title is not None
        and title.year == period.year
        and not (title.contains(period) or period.contains(title))
    ):
        return title
    parts = _parts_in_name(table, period.year)
    years = [int(year) for year in _YEAR_IN_NAME.findall(_file_name(table))]
    if years and period.year not in years:
        parts = parts or (Period.year_of(years[0]),)
    return None if any(part.contains(period) for part in parts) else next(iter(parts), None)


def _file_name(table: ForeignTable) -> str:
    """Return what file and sheet are called."""
    return f"{Path(table.file).stem} {table.sheet}".replace("_", " ").replace("-", " ")


def _parts_in_name(table: ForeignTable, year: int) -> tuple[Period, ...]:
    """Return the months, quarters and semesters in the file name; of a year where it has no other one."""
    name = _file_name(table)
    years = {int(y) for y in _YEAR_IN_NAME.findall(name)}
    year = years.pop() if len(years) == 1 else year
    found = [read_period(f"{part} {year}") for part in _PART_IN_NAME.findall(name)]
    months = [month_of(word) for word in _MONTH_IN_NAME.findall(name)]
    found += [Period(year, PeriodKind.MONTH, month) for month in months if month is not None]
    found += [Period(int(y), PeriodKind.SEMESTER, int(half)) for y, half in _SEMESTER_CODE.findall(name)]
    return tuple(dict.fromkeys(found))


def settled_period(table: ForeignTable, *, has_spending: bool) -> Period | None:
    """Return the period where a title settles it; of spending a year in the title is the budget's alone.

    A file name that speaks of another period than the title leaves it open.
    """
    title = named_period(table)
    if title is None or (has_spending and title.kind is PeriodKind.YEAR):
        return None
    offered = offered_periods(table, title.year)
    others = [one for one in offered if not (title.contains(one) or one.contains(title))]
    return None if others else title


def _spaced(text: str) -> str:
    return re.sub(r"\s*,?\s*tahun\s*", " ", " ".join(text.split()), flags=re.IGNORECASE)


# --- what rows say ---

MAX_CATEGORIES: Final = 12
"""More different texts in a column are names."""
_YEAR_DIGITS: Final = 4


def is_period_head(head: str) -> bool:
    """Say whether a column is headed by a length of time alone.

    Examples:
        >>> is_period_head("TAHUN"), is_period_head("Semester"), is_period_head("Semester I")
        (True, True, False)
    """
    words = {*fold(head).split()}
    return words <= words_of("period") and bool(words)


def row_periods(table: ForeignTable, year: int) -> Mapping[int, Period]:
    """Return by number of the row its period, as columns `tahun`, `semester`, `bulan` or `periode` have it.

    Args:
        table: The table.
        year: Which the rows are of where no column says it.
    """
    places = [place for place, head in enumerate(table.heads) if is_period_head(head)]
    found = ((row.number, period_of(row, places, table.heads, year)) for row in table.rows)
    periods = {number: period for number, period in found if period is not None}
    return periods if 2 * len(periods) > len(table.rows) else {}


def period_of(row: ForeignRow, places: Sequence[int], heads: Sequence[str], year: int) -> Period | None:
    """Return the period that cells of a row say, of a year where none of them says it; `None`: no period."""
    texts = {place: text for place in places if (text := row.text(place))}
    years = [text for text in texts.values() if text.isdigit() and len(text) == _YEAR_DIGITS]
    when = years[0] if years else str(year)
    parts = [_part_of(heads[place], text) for place, text in texts.items() if text not in years]
    for text in (*(f"{part} {when}" for part in reversed(parts)), *texts.values()):
        try:
            return read_period(text)
        except (ValueError, KeyError):
            continue
    return None


def _part_of(head: str, text: str) -> str:
    """Return a part of a year in words: the heading says what a bare number counts.

    Examples:
        >>> _part_of("SEMESTER", "2"), _part_of("bulan", "3"), _part_of("Periode", "TW II")
        ('semester 2', 'Maret', 'TW II')
    """
    word, number = fold(head).split()[0], ORDINALS.get(text.casefold())
    if number is None:
        return text
    return MONTHS[number - 1] if word in ("bulan", "bln") else f"{word} {text}"


def pick_rows(
    table: ForeignTable, only: str, period: Period, problems: Problems
) -> tuple[ForeignTable, tuple[str, ...]]:
    """Return a table with the rows that are meant, and in Indonesian how many others there are of what.

    Args:
        table: The table.
        only: `JUDUL=ISI`: the rows with this text in this column; empty: all.
        period: Of rows that say when they are those of the period, or of the only one within it.
        problems: Takes that no row is meant.
    """
    whens = row_periods(table, period.year)
    inner = {when for when in whens.values() if period.contains(when) or when.contains(period)}
    meant = {period} if period in inner else inner
    if whens and len(meant) != 1:
        there = ", ".join(dict.fromkeys(when.label for when in whens.values()))
        problems.add("other_period", there=there, period=period.label)
        return replace(table, rows=()), ()
    head, _, wanted = only.rpartition("=")
    place = table.column_of(head) if only else None
    kept, left = [], Counter[str]()
    for row in table.rows:
        when = whens.get(row.number)
        own = row.text(place) if place is not None else wanted
        if (whens and when is None) or (place is not None and not own):
            left["tanpa periode atau isi itu"] += 1
            if any(map(is_figure, row.cells)) and not is_total(row, table):
                problems.add("row_unplaced", CellPosition(row.number))
        elif when is not None and when not in meant:
            left[when.label] += 1
        elif fold(own) != fold(wanted):
            left[own] += 1
        else:
            kept.append(row)
    if place is not None and not kept:
        problems.add("no_such_rows", head=head, wanted=wanted, period=period.label)
    if not kept or not left:
        return table, ()
    return replace(table, rows=tuple(kept)), tuple(f"{count} baris {what}" for what, count in left.items())


def categories(table: ForeignTable) -> Iterator[str]:
    """Yield `JUDUL=ISI` for the texts of columns that part the rows of a table: sexes, religions, offices."""
    for place, head in enumerate(table.heads):
        texts = [row.text(place) for row in table.rows if isinstance(row.value(place), str)]
        different = dict.fromkeys(filter(None, texts))
        if head and 1 < len(different) <= MAX_CATEGORIES and 2 * len(different) <= len(texts):
            yield from (f"{head}={text}" for text in different)
