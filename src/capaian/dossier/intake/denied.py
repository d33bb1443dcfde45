"""What the user says that a column is not is asked of no column that belongs to its sum.

Who says that the sum of men and women tells nothing of a measure, says so of the men as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import Guessed
from capaian.dossier.intake.sides import column_sums


def is_denied(table: ForeignTable, guess: Guessed, left: Sequence[Head], before: Iterable[Guessed]) -> bool:
    """Say whether a guess is the one that was denied of a column of the same sum.

    Args:
        table: The table.
        guess: The guess.
        left: The columns that the user leaves out.
        before: What they would mean, had he not.
    """
    denied = [one.head for one in before if one.head in left and one.means == guess.means]
    return guess.head in in_sums_of(table, denied)


def in_sums_of(table: ForeignTable, heads: Sequence[Head]) -> frozenset[Head]:
    """Return the columns of the sums that some columns are of, or are part of; these among them."""
    sums = (frozenset({*parts, total}) for parts, total in column_sums(table)) if heads else ()
    return frozenset[Head]().union(*(found for found in sums if not found.isdisjoint(heads)))
