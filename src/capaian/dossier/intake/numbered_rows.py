"""Columns of bare small numbers that may count months, quarters or halves: `PERIODE` over `1`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from capaian.domain.period import ORDINALS
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.numbered_series import answer_of, with_answers
from capaian.dossier.intake.periods import span_about
from capaian.dossier.intake.words import fold

_WORDS: Final = frozenset({"periode", "masa", "ke", "data", "laporan"})
_MONTHS: Final = frozenset({"bulan", "bln", "ke"})
_COUNTED: Final = frozenset({"periode", "masa"})
_KINDS: Final = {"bulan": 12, "triwulan": 4, "semester": 2}
"""What the numbers may count, and how many of it a year has."""
_FEW: Final = 4
"""Up to which number they may count quarters; above only months."""


def _with_figures(table: ForeignTable) -> ForeignTable:
    """Return a table with figures for the Roman numbers of a column of months that holds nothing else."""
    for head in table.heads:
        texts = {row: fold(text) for row in table.rows if (text := table.text(row, head))}
        is_of_months = _MONTHS.issuperset(fold(head.parts[-1]).split()) and fold(head.parts[-1]) != "ke"
        if is_of_months and texts and all(not set(text) - set("ivx") for text in texts.values()):
            rows = [*table.grid.rows]
            for row, text in texts.items():
                cells = [*rows[row - 1]]
                cells[head.column - 1] = str(ORDINALS[text]) if text in ORDINALS else cells[head.column - 1]
                rows[row - 1] = tuple(cells)
            return replace(table, grid=replace(table.grid, rows=tuple(rows)))
    return table


class NumberedRows:
    """The column of a table that numbers parts of the year which nothing names."""

    def __init__(self, table: ForeignTable, desk: Desk) -> None:
        """Find it, and what was answered about it."""
        self._table, self._desk = table, desk
        self._head = next((head for head in table.heads if self._is_open(head)), None)
        name = self._name
        self._answer = answer_of(table, desk, name, self._choices) if name else ""

    def table(self) -> ForeignTable:
        """Return the table with the column headed by what its numbers count, and months in figures."""
        head, table = self._head, self._table
        if head is not None and self._answer:
            told = replace(head, parts=(*head.parts[:-1], self._answer.capitalize()))
            table = replace(table, heads=tuple(told if one == head else one for one in table.heads))
        return _with_figures(table)

    def settle(self, proposal: Proposal) -> Proposal:
        """Return a proposal with what was answered; ask what the numbers count where nothing tells it."""
        if self._head is None:
            return proposal
        if self._answer:
            return with_answers(proposal, self._table, {self._name: self._answer})
        about = span_about(self._table.titles, self._desk.asked.period)
        is_told = self._desk.told(self._head.name) == LEFT_OUT or about is not None
        if not is_told and proposal.intake.columns:
            answers = ", ".join(shown_means(self._name, choice) for choice in self._choices)
            words = {"head": self._head.name, "answers": answers}
            words["other"] = shown_means(self._head.name, LEFT_OUT)
            place = self._table.place(min(self._table.rows), self._head)
            self._desk.log.add("row_numbers_untold", place, **words)
        return proposal

    def _is_open(self, head: Head) -> bool:
        words = frozenset(fold(head.parts[-1]).split())
        return words <= _WORDS and bool(words & _COUNTED) and 0 < self._last(head) <= _FEW

    def _last(self, head: Head) -> int:
        """Return the last number of a column; 0: it holds anything else."""
        texts = {fold(text) for row in self._table.rows if (text := self._table.text(row, head))}
        return max(map(ORDINALS.__getitem__, texts), default=0) if texts <= ORDINALS.keys() else 0

    @property
    def _name(self) -> str:
        return "" if self._head is None else f"angka {self._head.name}"

    @property
    def _choices(self) -> list[str]:
        last = 0 if self._head is None else self._last(self._head)
        return [kind for kind, count in _KINDS.items() if last <= count]
