"""Sums over a ladder of schools: `SMA ke bawah 16 orang`, `sarjana ke atas 24 orang`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.groups import figures_in
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.audit import AuditRule

_LEVELS: Final = (
    r"tidak\s+(?:ber)?sekolah|tidak\s+tamat\s+sd",
    r"sd\b|sekolah\s+dasar",
    r"smp\b|sltp\b|mts\b|sekolah\s+menengah\s+pertama",
    r"sma\b|slta\b|smk\b|smu\b|sekolah\s+menengah\s+(?:atas|umum|kejuruan)",
    r"d\s?[-.]?\s?(?:1|i)\b|diploma\s+(?:1|i|satu)\b",
    r"d\s?[-.]?\s?(?:2|ii)\b|diploma\s+(?:2|ii|dua)\b",
    r"d\s?[-.]?\s?(?:3|iii)\b|diploma\s+(?:3|iii|tiga)\b|akademi\b",
    r"s\s?[-.]?\s?(?:1|i)\b|strata\s+(?:1|satu)\b|sarjana\b|d\s?[-.]?\s?(?:4|iv)\b|diploma\s+(?:4|iv|empat)\b",
    r"s\s?[-.]?\s?(?:2|ii)\b|strata\s+(?:2|dua)\b|magister\b|pasca\s?sarjana\b",
    r"s\s?[-.]?\s?(?:3|iii)\b|strata\s+(?:3|tiga)\b|doktor\b",
)
"""From the lowest to the highest."""
_PATTERNS: Final = tuple(re.compile(rf"\b(?:{words})", re.IGNORECASE) for words in _LEVELS)
_WAY: Final = Worded(r"\bke\s+(?:bawah|atas)\b")
_FROM: Final = re.compile(
    r"(?P<level>[^,;.()]{2,40}?)\s+ke\s+(?P<way>bawah|atas)\b(?:\s*[(][^)]*[)])?"
    r"\s*(?:(?:ada|hanya|sebanyak|berjumlah|sejumlah|mencapai|adalah|tercatat|yaitu)\s+){0,2}[(]?$",
    re.IGNORECASE,
)
_FEWEST: Final = 2


def level_sums_in(paragraph: Paragraph, tables: Sequence[UnderstoodTable]) -> Iterator[Equation]:
    """Yield how many are of a level and of those above or below it, with the rows of the one ladder."""
    for mention in paragraph.mentions:
        told = (
            _FROM.search(mention.before) if mention.number.is_count and _WAY.search(mention.before) else None
        )
        if told is None:
            continue
        levels = _levels_of(told["level"])
        ladders = [(table, rows) for table in tables if (rows := _ladder(table))]
        if len(ladders) != 1 or len(levels) != 1:
            continue
        table, rows = ladders[0]
        (level,) = levels
        is_up = told["way"].casefold() == "atas"
        own = [row for row, place in rows if (place >= level if is_up else place <= level)]
        counts = _in_all(table, [c for c in table.figure_columns if not c.is_percent and _counts(own, c)])
        alike = [row for row, place in rows if place == level]
        if alike and len(own) >= _FEWEST and len(counts) == 1:
            numbers = figures_in(own, counts[0])
            if _is_without_others(mention.number, numbers, figures_in(alike, counts[0])):
                continue
            place = f"{paragraph.place} dan {table.table.name}"
            yield Equation(AuditRule.SUM, Law.SUM, mention.number, numbers, place, subject=told[0].strip())


def _is_without_others(
    told: PrintedNumber, numbers: Sequence[PrintedNumber], alike: Sequence[PrintedNumber]
) -> bool:
    """Whether a sum has but one of the rows of its level: `S-1 ke atas`, D-IV left out."""
    beyond = sum(number.value for number in numbers) - sum(number.value for number in alike)
    return len(alike) > 1 and any(beyond + number.value == told.value for number in alike)


def _in_all(table: UnderstoodTable, counts: Sequence[Column]) -> Sequence[Column]:
    """Return the columns that add up all others of a row, such as men and women, where one does."""
    sums = {relation.result.index for relation in table.relations if relation.law is Law.SUM}
    return [column for column in counts if column.index in sums] or counts


def _counts(rows: Sequence[UnderstoodRow], column: Column) -> bool:
    numbers = figures_in(rows, column)
    return bool(numbers) and all(number.is_exact for number in numbers)


def _levels_of(words: str) -> frozenset[int]:
    """Return the levels that words name: of `Diploma III` and `Sarjana (S1)` one each."""
    return frozenset(place for place, pattern in enumerate(_PATTERNS) if pattern.search(words))


def _ladder(table: UnderstoodTable) -> Sequence[tuple[UnderstoodRow, int]]:
    """Return the rows of a table with the level of each, if each is of one and they stand in order."""
    rows = [row for row in table.rows if row.kind is RowKind.ITEM]
    levels = [_levels_of(row.label) for row in rows]
    if len(rows) < _FEWEST or any(len(own) != 1 for own in levels):
        return ()
    places = [min(own) for own in levels]
    is_ordered = places in (sorted(places), sorted(places, reverse=True))
    return [*zip(rows, places, strict=True)] if is_ordered else ()
