"""How sure a list tells how many things there are: rows numbered from 1 without a gap name each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capaian.auditor.understanding.levels import mark_of
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.domain.issue import Level

_FEWEST: Final = 3


def are_numbered(marks: Sequence[str]) -> bool:
    """Say whether marks go from 1 up one by one, so that none is left out and none is twice there.

    Examples:
        >>> are_numbered(["1", "2.", "3"]), are_numbered(["1", "2", "4"]), are_numbered(["a", "b", "c"])
        (True, False, True)
    """
    bare = [mark.strip(" .()").casefold() for mark in marks]
    wanted = [str(number) for number in range(1, len(bare) + 1)]
    letters = [chr(ord("a") + place) for place in range(len(bare))]
    return len(bare) >= _FEWEST and bare in (wanted, letters)


def weight_of_count(table: UnderstoodTable, whole: int | None) -> Level:
    """Return how a count that a table belies weighs: an error where its rows are all there are.

    They are where they are numbered, and as many as is said elsewhere: a table that was read in part is
    numbered as far as it goes.
    """
    marks = [mark_of(row.row) for row in table.items]
    return Level.ERROR if whole == len(marks) and are_numbered(marks) else Level.WARNING
