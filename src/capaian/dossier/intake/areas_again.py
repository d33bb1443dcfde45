"""Areas that stand several times in a table: a name twice, or two tables that were taken for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import ForeignTable, Head

_LEAST: Final = 3
"""Areas that stand again from which this may be another table."""


def report_again(
    table: ForeignTable,
    desk: Desk,
    names: Head | None,
    again: Mapping[int, str],
    first: Mapping[str, tuple[int, str]],
) -> None:
    """Report rows about areas that have one before: each, or once where most stand again behind all of these.

    Args:
        table: The table.
        desk: Where problems go.
        names: The column of names.
        again: Rows about areas that have one before, and their codes.
        first: The first row of each area by its code, and the name of the area.
    """
    count = len({*again.values()})
    # Rows of villages have the name of their kecamatan again before the next kecamatan begins.
    if (
        count >= _LEAST
        and 2 * count > len(first)
        and min(again) > max(first[code][0] for code in again.values())
    ):
        row, code = next(iter(again.items()))
        words = {"count": str(count), "first": str(first[code][0])}
        desk.log.add("areas_again", table.place(row, names), **words)
        return
    for row, code in again.items():
        place, (before, name) = table.place(row, names), first[code]
        desk.log.add("area_repeated", place, name=name, first=str(before))
