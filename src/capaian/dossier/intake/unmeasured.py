"""Tables that count nothing of the dossier: an aggregate book has sheets of religions, trades and ages too.

They are left out and told where others of the file are taken. One that has any word of a measure may be
meant, and is refused as before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Place
from capaian.dossier.intake.agreement import Agreement, agree, speaks_of, tell
from capaian.dossier.intake.budget_columns import OUTPUTS_ALONE
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.guess import place_words
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.measures import measures_of
from capaian.dossier.intake.words import tokens

_UNKNOWN: Final = frozenset(
    {"head_unmapped", "table_left_out", "table_is_long", "payments_by_day", OUTPUTS_ALONE}
)
_LOOKED: Final = 200
"""Rows whose words are looked at."""


@dataclass
class Unmeasured:
    """The tables of a file of which no column is known."""

    desk: Desk
    tables: list[ForeignTable] = field(default_factory=list)
    outputs: list[ForeignTable] = field(default_factory=list)
    """Those that tell outputs and no money: whatever their words, nothing of them is meant."""

    def takes(self, table: ForeignTable, proposal: Proposal | None) -> bool:
        """Keep a table of which no column is known until the others of the file are."""
        is_known = proposal is not None and (
            bool(proposal.intake.columns) or proposal.intake.table is IntakeTable.INPUTS
        )
        is_kept = not is_known and self.desk.log.has_code(table.place(None).file, _UNKNOWN)
        self.tables += [table] if is_kept else []
        is_of_outputs = is_kept and self.desk.log.has_code(table.place(None).file, {OUTPUTS_ALONE})
        self.outputs += [table] if is_of_outputs else []
        return is_kept

    def settle(self, found: Sequence[Proposal]) -> list[ForeignTable]:
        """Tell those that are left out: by their sheets, or by their rows where the sheet has others.

        Returns:
            Those that are refused after all: by their words, or since nothing else is known.
        """
        here = {one.table.grid.sheet for one in found}
        self.desk.known_sheets = tuple(dict.fromkeys(one.table.grid.sheet for one in found))
        left = [one for one in self.tables if one in self.outputs or self._is_left(one)]
        refused = [
            one for one in self.tables if not found or (one not in left and self._may_be_meant(one, here))
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

    def _is_left(self, table: ForeignTable) -> bool:
        """Say whether the user leaves out all columns of figures behind that which names the rows."""
        filled = {head: any(map(is_figure, table.column(head))) for head in table.heads}
        names = next((head.column for head, has_figures in filled.items() if not has_figures), 0)
        told = [self.desk.told(head.name) for head, has in filled.items() if has and head.column > names]
        return bool(told) and all(means == LEFT_OUT for means in told)

    def _may_be_meant(self, table: ForeignTable, here: Collection[str]) -> bool:
        """Say whether a table speaks of what the dossier counts.

        The name of its sheet may be that of a known table there. Columns that all name documents, and why
        they were lost or issued, count nothing of the dossier: `PINDAH (KK)`, `KIA RUSAK`.
        """
        if self._are_of_others(table) and not self._speaks([*_texts_of_rows(table)]):
            return False
        titles = table.titles[:-1] if table.grid.sheet in here else table.titles
        return self._speaks([*titles, *_texts(table)])

    def _speaks(self, texts: Sequence[str]) -> bool:
        measures = measures_of(self.desk.office, self.desk.rules)
        names = [tokens(one.name) for one in self.desk.office.indicators if one.survey is None]
        known = frozenset().union(*(one.words for one in measures), *names)
        return speaks_of(texts, known - place_words(self.desk))

    def _are_of_others(self, table: ForeignTable) -> bool:
        """Say whether columns speak of what is counted, and none of them agrees with any measure."""
        title = tell(table.titles, place_words(self.desk))
        measures = measures_of(self.desk.office, self.desk.rules)
        told = [
            agree(head.name, one.words, title) is Agreement.NONE
            for head in table.heads
            for one in measures
            if speaks_of([head.name], one.words)
        ]
        return bool(told) and all(told)


def _texts(table: ForeignTable) -> Iterator[str]:
    """Yield the words of a table: of its heads, and of its rows, which may tell what they count."""
    yield from (head.name for head in table.heads)
    yield from _texts_of_rows(table)


def _texts_of_rows(table: ForeignTable) -> Iterator[str]:
    yield from {
        text
        for row in table.rows[:_LOOKED]
        for head in table.heads
        if (text := table.text(row, head)) and not is_figure(text)
    }
