"""Which rows of a table are meant: those of one period, and of one category where somebody says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.domain.period import MONTHS, ORDINALS, Period, read_period
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.foreign_tables import ForeignRow, ForeignTable
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.taken_tables import is_total
from capaian.dossier.intake.words import fold, words_of

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
    found = ((row.number, _period_of(row, places, table.heads, year)) for row in table.rows)
    periods = {number: period for number, period in found if period is not None}
    return periods if 2 * len(periods) > len(table.rows) else {}


def _period_of(row: ForeignRow, places: Sequence[int], heads: Sequence[str], year: int) -> Period | None:
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
