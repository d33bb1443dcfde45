"""Columns with one and the same heading: nothing but their figures and their places tells them apart."""

from __future__ import annotations

from itertools import islice
from typing import Final

from capaian.dossier.intake.desk import Desk, shown_means
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import Guessed
from capaian.dossier.intake.words import squeeze
from capaian.dossier.spreadsheets.model import column_letters

_SHOWN: Final = 3
"""Figures of a column that are shown."""


def twins_of(table: ForeignTable, head: Head) -> list[Head]:
    """Return the other columns with the heading of one."""
    own = [squeeze(part) for part in head.parts]
    if not any(own):
        return []
    return [
        one
        for one in table.heads
        if one.column != head.column and [squeeze(part) for part in one.parts] == own
    ]


def seen_of_twins(table: ForeignTable, desk: Desk) -> list[Head]:
    """Return the columns of a table without such as nobody sees, where another with their heading is shown.

    Last year's figures are hidden so. A column that the user names stays.
    """
    hidden = [head for head in table.heads if table.grid.is_hidden(head.column)]
    unseen = [
        head
        for head in hidden
        if desk.told(head.name) is None and any(one not in hidden for one in twins_of(table, head))
    ]
    return [head for head in table.heads if head not in unseen]


def words_of_twins(table: ForeignTable, guess: Guessed) -> str:
    """Return what is to be told of a guess about one of several columns headed alike; else nothing."""
    head = table.head(guess.head.name)
    twins = [] if head is None else twins_of(table, head)
    seen = [one for one in twins if not table.grid.is_hidden(one.column)]
    if head is None or not seen:
        return ""
    others = "; ".join(
        f"{_shown(table, one)}, untuk memakainya: --means {shown_means(one.name, guess.means)}"
        for one in seen
    )
    return f": {1 + len(seen)} kolom berjudul sama, {_shown(table, head)}, bukan {others}"


def _shown(table: ForeignTable, head: Head) -> str:
    """Return the place of a column with its first figures."""
    figures = islice(filter(None, (table.text(row, head) for row in table.rows)), _SHOWN)
    return f"kolom {column_letters(head.column)} ({', '.join(figures)})"
