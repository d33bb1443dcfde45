"""Forms of one title that are told apart by their heads: spending of this month, and all until it."""

from __future__ import annotations

from typing import Final

from capaian.domain.intake import Intake
from capaian.domain.period import PART_OF_YEAR_WORDS
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.words import fold, word_set

_TIMES: Final = word_set(
    "bulan bln periode ini berjalan bersangkutan s d sd sampai dengan hingga kumulatif"
) | frozenset("|".join(PART_OF_YEAR_WORDS.values()).split("|"))
"""Words that say no more than of which time, or until which, a column tells something."""


def names_of(intake: Intake) -> list[str]:
    """Return the heads that were settled: that of the names first."""
    return [intake.names_in, *(column.head for column in intake.columns)]


def missing_heads(table: ForeignTable, intake: Intake) -> list[str]:
    """Return the columns that were settled and are not there."""
    return [column.head for column in intake.columns if table.head(column.head) is None]


def is_other_form(table: ForeignTable, intake: Intake) -> bool:
    """Say whether each column that is gone has one in its place that tells the same of another time.

    `REALISASI BULAN INI` is no new name of `REALISASI`: offices have both forms, and hand them out in turns.
    """
    settled = {table.head(name) for name in names_of(intake)}
    told = {_thing(head.name) for head in table.heads if head not in settled}
    gone = missing_heads(table, intake)
    return bool(gone) and all(_thing(name) in told for name in gone)


def _thing(name: str) -> tuple[str, ...]:
    """Return the words of a head that tell no time.

    Examples:
        >>> _thing("Realisasi > s.d. Bulan Ini"), _thing("REALISASI TRIWULAN INI")
        (('realisasi',), ('realisasi',))
    """
    return tuple(word for word in fold(name).split() if word not in _TIMES)
