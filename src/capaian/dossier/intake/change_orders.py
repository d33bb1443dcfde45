"""Which of two changes of a budget is the later one, as far as their papers tell it: `PERUBAHAN II`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.written_period import month_of
from capaian.dossier.intake.amounts import REVISED
from capaian.dossier.intake.budget_papers import Paper, papers_told
from capaian.dossier.intake.budget_titles import tells_change
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.words import fold

_NUMBERS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("i", "1", "pertama", "kesatu"), 1),
    **dict.fromkeys(("ii", "2", "kedua"), 2),
    **dict.fromkeys(("iii", "3", "ketiga"), 3),
    **dict.fromkeys(("iv", "4", "keempat"), 4),
}
_CHANGE: Final = r"(?:perubahan|dppa|dpap|papbd|apbdp|pak|p apbd|apbd p|dpa p)"
_BETWEEN: Final = r"(?: (?:dpa|apbd|apbk|anggaran|pagu|belanja|skpd|opd|ke))*"
_NUMBERED: Final = re.compile(rf"\b{_CHANGE}{_BETWEEN} ({'|'.join(_NUMBERS)})\b(?: (\w+))?")


class ChangeOrder(NamedTuple):
    """What a paper tells of when a budget was changed; `None`: nothing."""

    number: int | None
    month: int | None

    def is_after(self, other: ChangeOrder) -> bool:
        """Say whether this change is the later one for sure."""
        pairs = zip(self, other, strict=True)
        known = [(own, its) for own, its in pairs if own is not None and its is not None]
        return any(own > its for own, its in known) and all(own >= its for own, its in known)


def change_order(texts: Iterable[str]) -> ChangeOrder | None:
    """Return what texts tell of when a budget was changed; `None`: they tell no change.

    Args:
        texts: Titles, heads, names of sheets or files.

    Examples:
        >>> change_order(["PERUBAHAN APBD KE-2 TAHUN 2024"])
        ChangeOrder(number=2, month=None)
        >>> change_order(["DPPA 12 Agustus 2024"])
        ChangeOrder(number=None, month=8)
        >>> change_order(["LAPORAN REALISASI TRIWULAN II"])
    """
    told = [fold(text) for text in texts if Paper.CHANGED in papers_told([text])]
    if not told:
        return None
    numbers = [
        _NUMBERS[found[1]]
        for text in told
        for found in _NUMBERED.finditer(text)
        if not month_of(found[2] or "")
    ]
    months = [month for text in told for word in text.split() if (month := month_of(word))]
    return ChangeOrder(next(iter(numbers), None), next(iter(months), None))


@dataclass(frozen=True, slots=True)
class KnownChange:
    """A paper of a change that something was taken from before."""

    text: str
    """What tells the change: its title, or the head of a column."""
    order: ChangeOrder
    files: frozenset[str]
    """The file that it was; all that it may have been, where only the heads of its columns are known."""
    heads: frozenset[str]

    def may_follow(self, own: ChangeOrder, table: ForeignTable) -> bool:
        """Say whether this may be a later change than a table's own; not so where it is the same paper.

        A file that comes again has what was put right in it.
        """
        has_heads = all(table.head(name) is not None for name in self.heads)
        is_same = table.grid.file in self.files and has_heads
        return not (own.is_after(self.order) or (is_same and not self.order.is_after(own)))


def change_told(table: ForeignTable, head: Head | None) -> ChangeOrder | None:
    """Return what a table tells of when its changed budget was changed; `None`: it tells no change.

    Args:
        table: The table.
        head: The column of the changed budget.
    """
    if head is None or not tells_change(table, head):
        return None
    return change_order([head.name]) or change_order([*table.titles, Path(table.grid.file).stem])


def known_changes(office: OfficeYear) -> Iterator[KnownChange]:
    """Yield the changes of budgets that a dossier names by its sources, and by the heads of their columns."""
    files = {source: source.file or "" for source in office.sources}
    for source, file in files.items():
        if order := change_order([source.title, Path(file).stem]):
            yield KnownChange(source.title, order, frozenset({file}), frozenset())
    for intake in office.intakes:
        heads = [one.head for one in intake.columns if one.means == REVISED]
        if intake.table is IntakeTable.INPUTS and (order := change_order(heads)):
            columns = frozenset(one.head for one in intake.columns)
            yield KnownChange(heads[0], order, frozenset(files.values()), columns)
