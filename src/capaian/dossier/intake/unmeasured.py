"""Tables that count nothing of the dossier: an aggregate book has sheets of religions, trades and ages too.

They are left out and told where others of the file are taken. One that has any word of a measure may be
meant, and is refused as before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Place
from capaian.dossier.intake.agreement import speaks_of
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.guess import place_words
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.measures import measures_of
from capaian.dossier.intake.words import tokens

_UNKNOWN: Final = frozenset({"head_unmapped", "table_is_long"})
_LOOKED: Final = 200
"""Rows whose words are looked at."""


@dataclass
class Unmeasured:
    """The tables of a file that count nothing of the dossier."""

    desk: Desk
    tables: list[ForeignTable] = field(default_factory=list)

    def takes(self, table: ForeignTable, proposal: Proposal | None) -> bool:
        """Keep a table of which no column is known if it speaks of nothing that the dossier counts.

        The name of its sheet may be that of another table there, and is looked at in the end.
        """
        is_known = proposal is not None and (
            bool(proposal.intake.columns) or proposal.intake.table is IntakeTable.INPUTS
        )
        is_kept = (
            not is_known
            and self.desk.log.has_code(table.place(None).file, _UNKNOWN)
            and not self._speaks([*table.titles[:-1], *_texts(table)])
        )
        self.tables += [table] if is_kept else []
        return is_kept

    def settle(self, found: Sequence[Proposal]) -> list[ForeignTable]:
        """Tell those that are left out: by their sheets, or by their rows where the sheet has others.

        Returns:
            Those that are refused after all: by the name of their sheet, or since nothing else is known.
        """
        here = {one.table.grid.sheet for one in found}
        refused = [
            one for one in self.tables if not found or (one.grid.sheet not in here and self._is_named(one))
        ]
        names = {
            f'"{one.grid.sheet}"' + (f" baris {one.rows[0]}–{one.rows[-1]}" if one.grid.sheet in here else "")
            for one in self.tables
            if one not in refused
        }
        if names:
            place = Place(self.tables[0].grid.file)
            self.desk.log.add("tables_unmeasured", place, names=", ".join(sorted(names)))
        return refused

    def _is_named(self, table: ForeignTable) -> bool:
        return self._speaks([*table.titles, *_texts(table)])

    def _speaks(self, texts: Sequence[str]) -> bool:
        measures = measures_of(self.desk.office, self.desk.rules)
        names = [tokens(one.name) for one in self.desk.office.indicators]
        known = frozenset().union(*(one.words for one in measures), *names)
        return speaks_of(texts, known - place_words(self.desk))


def _texts(table: ForeignTable) -> Iterator[str]:
    """Yield the words of a table: of its heads, and of its rows, which may tell what they count."""
    yield from (head.name for head in table.heads)
    yield from {
        text
        for row in table.rows[:_LOOKED]
        for head in table.heads
        if (text := table.text(row, head)) and not is_figure(text)
    }
