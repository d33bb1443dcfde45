"""Tables beside each other in the same rows: each with its own heads and title, and mostly its own names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise, takewhile
from typing import Final

from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import Grid
from capaian.dossier.intake.periods import years_of
from capaian.dossier.intake.row_kinds import is_name
from capaian.dossier.intake.title_words import (
    contradict,
    inherited,
    is_note,
    is_title,
    names_rather,
    tell_otherwise,
)
from capaian.dossier.intake.words import fold

Parts = tuple[str, ...]
"""What stands above a column, from the top."""
_PAIR: Final = 2


@dataclass(frozen=True)
class Columns:
    """The columns of a table by their places from 1, its rows from 1, its titles, and notes below it."""

    parts: Mapping[int, Parts]
    rows: tuple[int, ...]
    titles: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Group:
    """Columns that stand together."""

    columns: tuple[int, ...]
    names: tuple[int, ...]
    """Those that number and name the rows; none: the names stand in a group beside it."""


def part_beside(
    whole: Columns, grid: Grid, titles: Sequence[Sequence[str]], notes: Sequence[Sequence[str]]
) -> Iterator[Columns]:
    """Yield the tables that stand beside each other, or the whole: lists that go on to the right are one.

    They are parted where their titles are of other times, plans or documents. One without a column of names
    has those of the table to its left, and its titles as far as its own do not tell otherwise.

    Args:
        whole: All columns, as one table.
        grid: The sheet.
        titles: What the rows above the heads say in each column.
        notes: What the rows below the figures say of their time; it is of the columns that it stands below.
    """
    yield from _Parter(whole, grid, titles, notes).parted()


class _Parter:
    """Parts the columns of a block."""

    def __init__(
        self,
        whole: Columns,
        grid: Grid,
        titles: Sequence[Sequence[str]],
        notes: Sequence[Sequence[str]],
    ) -> None:
        self._whole = whole
        self._grid = grid
        self._titles = [["" if is_note(text) else text for text in row] for row in titles]
        self._notes = notes
        self._names = next((column for column in whole.parts if self._holds_names(column)), None)

    def parted(self) -> Iterator[Columns]:
        """Yield the tables, or the whole."""
        groups = self._joined([part for group in self._stretches() for part in self._cut(group)])
        told = self._told(groups)
        first = [*inherited(*told[0])]
        if not any(self._are_apart(first, own) for _, own in told[1:]):
            yield replace(self._whole, notes=self._notes_below(slice(None)))
            return
        notes = [self._notes_below(span) for span in _spans(groups)]
        left, titles = next((group for group in groups if group.names), groups[0]), told[0][0]
        for group, (shared, own), below in zip(groups, told, notes, strict=True):
            left = group if group.names else left
            # A note of its own goes before the time of the table whose names it shares.
            own += [] if years_of([*shared, *own]) or group is groups[0] else below
            titles = [*inherited(shared if group.names else titles, own)]
            columns = (*(() if group.names else left.names), *group.columns)
            rows = tuple(row for row in self._whole.rows if any(self._grid.text(row, c) for c in columns))
            parts = {column: self._whole.parts[column] for column in columns}
            yield Columns(parts, rows, (*titles, self._grid.sheet), below)

    def _notes_below(self, span: slice) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for row in self._notes for text in row[span] if text))

    def _are_apart(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Say whether titles are of two tables; `TAHUN 2023` on the right may go on with the left one."""
        sheet = self._grid.sheet
        is_other = tell_otherwise(right, (*left, sheet))
        return is_other and (any(map(is_title, right)) or tell_otherwise(left, (*right, sheet)))

    def _told(self, groups: Sequence[_Group]) -> list[tuple[list[str], list[str]]]:
        """Return what is said above all groups, and above each alone; a blank column is of that behind it.

        A row is about one of them where it says other things above others, or stands below a title of the
        first one that it contradicts.
        """
        spans = _spans(groups)
        shared, own = list[str](), [list[str]() for _ in groups]
        for row in self._titles:
            told = [[*dict.fromkeys(filter(None, row[span]))] for span in spans]
            filled = [place for place, texts in enumerate(told) if texts]
            is_other = len(filled) == 1 and filled[0] > 0 and contradict(told[filled[0]], shared)
            if is_other or len({tuple(told[place]) for place in filled}) >= _PAIR:
                for place, texts in enumerate(told):
                    own[place] += texts
            else:
                shared += [text for texts in told[:1] + [told[n] for n in filled[:1] if n] for text in texts]
        return [(shared, texts) for texts in own]

    def _stretches(self) -> list[list[int]]:
        """Return columns that stand together: until a blank one, or where the first head stands again."""
        parts = self._whole.parts
        first = _folded(next(iter(parts.values()), ()))
        made: list[list[int]] = []
        for column, heads in parts.items():
            if not made or column > made[-1][-1] + 1 or (any(first) and _folded(heads) == first):
                made.append([])
            made[-1].append(column)
        return made

    def _cut(self, columns: Sequence[int]) -> Iterator[list[int]]:
        """Yield columns that stand together, cut where a title begins that contradicts the one before it."""
        starts = [
            (place, text)
            for row in self._titles
            for place, (before, text) in enumerate(pairwise(["", *row]), 1)
            if text and text != before and columns[0] <= place <= columns[-1]
        ]
        begin = 0
        for (left, one), (right, other) in pairwise(starts):
            if left < right and contradict([one], [other]):
                end = self._first_of(columns, left, right, one, other)
                # What is left has to be more than numbers and names.
                if end > begin and any(not self._is_label(column) for column in columns[begin:end]):
                    yield [*columns[begin:end]]
                    begin = end
        yield [*columns[begin:]]

    def _first_of(self, columns: Sequence[int], left: int, right: int, one: str, other: str) -> int:
        """Return the place of the first column of a title, which may stand above the middle of its columns.

        Columns before it are its own where they name its document, or where the heads begin again.
        """
        seen: list[list[str]] = []
        for place, column in enumerate(columns):
            heads = _folded(self._whole.parts[column])
            is_own = names_rather(heads, other, one) or (any(heads) and heads in seen)
            if column >= right or (column > left and is_own):
                return place
            seen.append(heads)
        return len(columns)

    def _joined(self, stretches: Sequence[Sequence[int]]) -> list[_Group]:
        """Return the groups: one without names is of that before it, unless their titles contradict."""
        groups = [_Group((*columns,), self._labels(columns)) for columns in stretches]
        made: list[_Group] = []
        left: list[str] = []
        for group, (shared, own) in zip(groups, self._told(groups), strict=True):
            is_table = group.names or (self._holds_figures(group) and contradict(left or shared, own))
            if made and not is_table:
                made[-1] = _Group((*made[-1].columns, *group.columns), made[-1].names)
                left += own
            else:
                made.append(group)
                left = [*own]
        return made

    def _labels(self, columns: Sequence[int]) -> tuple[int, ...]:
        """Return the columns that number and name rows; none where no column is headed as the first names."""
        parts, names = self._whole.parts, self._names
        is_named = names is not None and any(
            _folded(parts[column]) == _folded(parts[names]) and self._holds_names(column)
            for column in columns
        )
        if not is_named or len(columns) < _PAIR:
            return ()
        behind = [*dropwhile(lambda column: not self._holds_names(column), columns)]
        last = [*takewhile(self._holds_names, behind)][-1]
        return tuple(column for column in columns if column <= last)

    def _is_label(self, column: int) -> bool:
        return any(column in self._labels(columns) for columns in self._stretches())

    def _holds_figures(self, group: _Group) -> bool:
        return any(is_figure(self._grid.value(row, n)) for row in self._whole.rows for n in group.columns)

    def _holds_names(self, column: int) -> bool:
        """Say whether most cells of a column that hold anything hold names or codes."""
        texts = [text for row in self._whole.rows if (text := self._grid.text(row, column))]
        return bool(texts) and 2 * sum(map(is_name, texts)) > len(texts)


def _spans(groups: Sequence[_Group]) -> list[slice]:
    """Return the places of groups in a row, from 0; a blank column is of the group behind it."""
    ends = [group.columns[-1] for group in groups[:-1]]
    return [slice(begin, end) for begin, end in zip([0, *ends], [*ends, None], strict=True)]


def _folded(parts: Parts) -> list[str]:
    return [*map(fold, parts)]
