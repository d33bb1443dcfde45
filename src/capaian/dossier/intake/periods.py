"""For when the figures of a table are, as its title, file name or rows say,
and which rows are meant.
"""

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
from capaian.dossier.intake.foreign_tables import ForeignRow, ForeignTable, is_figure
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.taken_tables import is_total
from capaian.dossier.intake.words import fold, is_period_head

_SEMESTER, _QUARTER = (
    PART_OF_YEAR_WORDS[kind] for kind in (PeriodKind.SEMESTER, PeriodKind.QUARTER)
)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WHOLE_YEAR: Final = re.compile(r"\btahun\s*(?:anggaran\s*)?((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR_BEHIND: Final = r"(?:[.,]?\s*(?:tahun\s*)?((?:19|20)\d\d)(?!\d))?"
_ORDINAL: Final = (
    rf"(?:{_SEMESTER})\s*\.?\s*(?:ii|i|[12])|(?:{_QUARTER})\s*\.?\s*(?:iv|iii|ii|i|[1-4])"
)
_PART: Final = re.compile(
    rf"(?:\b({_ORDINAL})\b|(?<![a-z])({MONTH_PATTERN})(?![a-z])){_YEAR_BEHIND}", re.IGNORECASE
)
_SEMESTER_CODE: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)0([12])(?!\d)")
"""`202401`: the first semester of 2024, as the ministry names its files."""
_SEVERAL: Final = re.compile(r"\bs\.? ?/?d\b|\b(?:sampai|hingga|kumulatif)\b", re.IGNORECASE)
"""What says in a title that a table is of more than the month that it names."""


def _parts_in(text: str, year: int | None) -> tuple[Period, ...]:
    """Return the semesters, quarters and months that a text names, of the year behind them,
    else of one.
    """
    found = []
    for part, month, own in _PART.findall(text):
        when = int(own) if own else year
        if when is not None and part:
            found.append(read_period(f"{part} {when}"))
        elif when is not None and (number := month_of(month)) is not None:
            found.append(Period(when, PeriodKind.MONTH, number))
    found += [
        Period(int(y), PeriodKind.SEMESTER, int(half)) for y, half in _SEMESTER_CODE.findall(text)
    ]
    return tuple(dict.fromkeys(found))


def named_period(table: ForeignTable) -> Period | None:
    """Return the period that the titles of a table name; `None` where they name none, or several.

    The budget year alone says nothing of when money was spent until, nor does a part without its
    year.
    """
    years, named = {*_WHOLE_YEAR.findall(table.title)}, _parts_in(table.title, None)
    parts = _PART.findall(table.title)
    if not parts:
        return Period.year_of(int(years.pop())) if len(years) == 1 else None
    return named[0] if len(named) == 1 and all(year for *_, year in parts) else None


def month_of_table(table: ForeignTable, year: int) -> Period | None:
    """Return the month that the title of a table names, or its sheet among others; `None`:
    rows say it.

    `year` is that of a sheet which is called by a month alone.
    """
    if _SEVERAL.search(table.title) or len(_parts_in(table.title, year)) > 1:
        return None
    named, month = named_period(table), None if table.is_alone else month_of(table.sheet)
    if named is None and month is not None:
        return Period(year, PeriodKind.MONTH, month)
    return named if named is not None and named.kind is PeriodKind.MONTH else None


def offered_periods(table: ForeignTable, year: int) -> tuple[Period, ...]:
    """Return the periods that titles and file name speak of, the likeliest first: to be asked,
    not taken.
    """
    parts, years = _named_by_file(table, year)
    title = named_period(table)
    return tuple(dict.fromkeys((*parts, *([] if title is None else [title]), *years)))


def _named_by_file(table: ForeignTable, year: int) -> tuple[tuple[Period, ...], Sequence[Period]]:
    """Return the parts of a year, and the years, that file and sheet are called by."""
    name = f"{Path(table.file).stem} {table.sheet}".replace("_", " ").replace("-", " ")
    years = [Period.year_of(int(each)) for each in _YEAR.findall(name)]
    return _parts_in(name, years[0].year if len({*years}) == 1 else year), years


def check_period(
    table: ForeignTable, period: Period | None, year: int, problems: Problems
) -> None:
    """Refuse a table of another year; mention another part of it that title or file name speak of.

    `None` is the year as a whole: rows say when they are.
    """
    title, years = named_period(table), {*_YEAR.findall(table.title)}
    if title is not None and title.kind is not PeriodKind.YEAR:
        years = {str(title.year)}  # beside it a regulation or a day of printing has another one
    if period is not None and period.year != year:
        problems.add("other_year", period=period.label, year=str(year))
    elif years and str(year) not in years:
        problems.add("other_year", period=", ".join(sorted(years)), year=str(year))
    elif period is not None:
        parts, of_file = _named_by_file(table, year)
        named = parts or of_file
        others = [] if any(each.contains(period) for each in named) else [*named]
        if title is not None and not _overlap(title, period):
            others.insert(0, title)
        for other in others[:1]:
            problems.add("other_period_named", named=other.label, period=period.label)


def settled_period(table: ForeignTable, *, has_spending: bool) -> Period | None:
    """Return the period where a title settles it;
    of spending a year in the title is the budget's alone.

    A file name that speaks of another period than the title leaves it open, as do months until
    another.
    """
    title = named_period(table)
    if (
        title is None
        or (has_spending and title.kind is PeriodKind.YEAR)
        or _SEVERAL.search(table.title)
    ):
        return None
    return (
        title if all(_overlap(title, one) for one in offered_periods(table, title.year)) else None
    )


def _overlap(first: Period, second: Period) -> bool:
    return first.contains(second) or second.contains(first)


# --- what rows say ---

MAX_CATEGORIES: Final = 12
"""More different texts in a column are names."""


def row_periods(table: ForeignTable, year: int) -> Mapping[int, Period]:
    """Return by number of the row its period, as columns `tahun`, `semester`,
    `bulan` or `periode` have it.

    `year` is that of the rows where no column says it.
    """
    heads = {place: fold(head) for place, head in enumerate(table.heads) if is_period_head(head)}
    found = ((row.number, period_of(row, heads, year)) for row in table.rows)
    periods = {number: period for number, period in found if period is not None}
    return periods if 2 * len(periods) > len(table.rows) else {}


def period_of(row: ForeignRow, heads: Mapping[int, str], year: int) -> Period | None:
    """Return the period that cells of a row say below folded headings,
    of a year where none says it.
    """
    texts = {head: text for place, head in heads.items() if (text := row.text(place))}
    years = [text for text in texts.values() if _YEAR.fullmatch(text)]
    parts = []
    for head, text in texts.items():
        number = ORDINALS.get(text.casefold())
        if number is not None:  # the heading says what a bare number counts
            text = MONTHS[number - 1] if head.split()[0] in ("bulan", "bln") else f"{head} {text}"
        if text not in years:
            parts.append(f"{text} {years[0] if years else year}")
    for text in (*reversed(parts), *texts.values()):
        try:
            return read_period(text)
        except (ValueError, KeyError):
            continue
    return None


def pick_rows(
    table: ForeignTable, only: str, period: Period, problems: Problems
) -> tuple[ForeignTable, tuple[str, ...]]:
    """Return a table with the rows that are meant,
    and in Indonesian how many others there are of what.

    Of rows that say when they are those of the period are meant, or of the only one within it;
    `only` is `JUDUL=ISI`: the rows with this text in this column; empty: all.
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
            if any(map(is_figure, row.cells)) and not is_total(row):
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
    return replace(table, rows=tuple(kept)), tuple(
        f"{count} baris {what}" for what, count in left.items()
    )


def categories(table: ForeignTable) -> Iterator[str]:
    """Yield `JUDUL=ISI` for the texts of columns that part the rows of a table: sexes, religions,
    offices.
    """
    for place, head in enumerate(table.heads):
        texts = [row.text(place) for row in table.rows if isinstance(row.value(place), str)]
        different = dict.fromkeys(filter(None, texts))
        if head and 1 < len(different) <= MAX_CATEGORIES and 2 * len(different) <= len(texts):
            yield from (f"{head}={text}" for text in different)
