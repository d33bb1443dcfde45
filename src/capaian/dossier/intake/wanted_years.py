"""Columns of several years beside each other: those of the year that is wanted are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.periods import is_of_year_before, without_year, years_told
from capaian.dossier.intake.row_sums import adds_up
from capaian.dossier.intake.sums_beside import is_sum_word

OTHER_YEARS: Final = "heads_of_other_years"
_SEVERAL: Final = 2
"""Years that heads must tell to tell columns apart by them."""


def wanted_year(desk: Desk) -> int:
    """Return the year whose figures are wanted."""
    return desk.asked.period.year if desk.asked.period is not None else desk.office.year


def of_one_year(table: ForeignTable, heads: Sequence[Head], desk: Desk) -> list[Head]:
    """Return the columns of the year that is wanted, where the heads tell several years beside each other.

    Their year is told then, and no word of what they count. Columns of the year before are left out too.
    """
    heads = [head for head in heads if desk.told(head.name) or not is_of_year_before(head.parts)]
    years = {head: years_told(head.parts) for head in heads}
    several = sorted(frozenset().union(*years.values()))
    if len(several) < _SEVERAL:
        return heads
    wanted = wanted_year(desk)
    if wanted not in several and not any(desk.told(head.name) for head in heads):
        told = ", ".join(map(str, several))
        desk.log.add(OTHER_YEARS, table.place(None), told=told, wanted=str(wanted))
    sums = _sums_over_years(table, years)
    kept = [head for head in heads if head not in sums and (not years[head] or wanted in years[head])]
    return [replace(head, parts=_without_year(head.parts)) for head in kept]


def _sums_over_years(table: ForeignTable, years: Mapping[Head, frozenset[int]]) -> list[Head]:
    """Return columns that add up one thing of several years: `2023 | 2024 | JUMLAH`."""
    found = []
    for total in (head for head, told in years.items() if not told and any(map(is_sum_word, head.parts))):
        parts = [head for head, told in years.items() if told and _stem(head) == _stem(total)]
        if len(parts) >= _SEVERAL and adds_up(table, (tuple(parts), total), Kind.COUNT):
            found.append(total)
    return found


def _stem(head: Head) -> list[str]:
    """Return what a column tells besides a year, or that it is a sum."""
    return [left for part in head.parts if not is_sum_word(part) and (left := without_year(part))]


def told_by_titles(heads: Sequence[Head]) -> list[Head]:
    """Return columns of which a year is all that is said as such without a word: the title tells them."""
    return [
        replace(head, parts=("",)) if years_told(head.parts) and not _stem(head) else head for head in heads
    ]


def _without_year(parts: Sequence[str]) -> tuple[str, ...]:
    """Return what a head tells besides its year; all of it where that is all."""
    return tuple(left for part in parts if (left := without_year(part))) or tuple(parts)
