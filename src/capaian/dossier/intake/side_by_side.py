"""Tables beside each other in the same rows: each with its own names, heads and title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.dossier.intake.grid import Grid
from capaian.dossier.intake.row_kinds import is_name
from capaian.dossier.intake.title_words import is_title, tell_otherwise
from capaian.dossier.intake.words import fold

Parts = tuple[str, ...]
"""What stands above a column, from the top."""
_PAIR: Final = 2


@dataclass(frozen=True)
class Columns:
    """The columns of a table by their places from 1, its rows from 1, and its titles."""

    parts: Mapping[int, Parts]
    rows: tuple[int, ...]
    titles: tuple[str, ...]


def part_beside(whole: Columns, grid: Grid, titles: Sequence[Sequence[str]]) -> Iterator[Columns]:
    """Yield the tables that stand beside each other, or the whole: lists that go on to the right are one.

    They are parted where each has a column of names, and their titles are of other times, plans or documents.

    Args:
        whole: All columns, as one table.
        grid: The sheet.
        titles: What the rows above the heads say in each column.
    """
    groups = _groups(whole, grid)
    ends = [group[-1] for group in groups[:-1]]
    spans = [slice(begin, end) for begin, end in zip([0, *ends], [*ends, None], strict=True)]
    told = [[[*dict.fromkeys(filter(None, row[span]))] for span in spans] for row in titles]
    own = [[text for row in told if _are_own(row) for text in row[place]] for place in range(len(groups))]
    sheet = grid.sheet
    if not any(_are_apart(own[0], texts, sheet) for texts in own):
        yield whole
        return
    for place, group in enumerate(groups):
        rows = tuple(row for row in whole.rows if any(grid.text(row, column) for column in group))
        texts = (text for row in told for text in (row[place] if _are_own(row) else row[0]))
        yield Columns({column: whole.parts[column] for column in group}, rows, (*texts, sheet))


def _are_apart(left: Sequence[str], right: Sequence[str], sheet: str) -> bool:
    """Say whether titles are those of two tables; `TAHUN 2023` on the right may go on with the left one."""
    is_other = tell_otherwise(right, (*left, sheet))
    return is_other and (any(map(is_title, right)) or tell_otherwise(left, (*right, sheet)))


def _are_own(texts: Sequence[Sequence[str]]) -> bool:
    """Say whether a row of titles says different things above different tables."""
    filled = [told for told in texts if told]
    return len(filled) >= _PAIR and any(told != filled[0] for told in filled)


def _groups(whole: Columns, grid: Grid) -> list[list[int]]:
    """Return the columns of each table: behind a blank column, or from where the first head stands again."""
    first = _folded(next(iter(whole.parts.values()), ()))
    parted: list[list[int]] = []
    for column, parts in whole.parts.items():
        is_first = not parted or column > parted[-1][-1] + 1 or (any(first) and _folded(parts) == first)
        if is_first:
            parted.append([])
        parted[-1].append(column)
    names = next((column for column in whole.parts if _holds_names(whole, grid, column)), None)
    made: list[list[int]] = []
    for group in parted:
        has_names = names is not None and any(
            _folded(whole.parts[column]) == _folded(whole.parts[names]) and _holds_names(whole, grid, column)
            for column in group
        )
        if made and not (has_names and len(group) >= _PAIR):
            made[-1] += group
        else:
            made.append(group)
    return made


def _folded(parts: Parts) -> list[str]:
    return [*map(fold, parts)]


def _holds_names(whole: Columns, grid: Grid, column: int) -> bool:
    """Say whether most cells of a column that hold anything hold names or codes."""
    texts = [text for row in whole.rows if (text := grid.text(row, column))]
    return bool(texts) and 2 * sum(map(is_name, texts)) > len(texts)
