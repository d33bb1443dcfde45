"""What stands above and between the blocks of a sheet: titles, and what blocks below share of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from capaian.dossier.intake.grid import Grid
from capaian.dossier.intake.periods import years_of
from capaian.dossier.intake.row_kinds import RowKind
from capaian.dossier.intake.title_words import are_alike, inherited, is_note, is_title, tell_otherwise

_MOST_TITLES: Final = 8


@dataclass(frozen=True)
class BlockTitles:
    """The rows of a sheet, of which some are titles."""

    grid: Grid
    kinds: Sequence[RowKind]

    def filled(self, index: int) -> list[str]:
        """Return the different words of a row."""
        texts = (self.grid.text(index + 1, column) for column in range(1, self.grid.width + 1))
        return [*dict.fromkeys(text for text in texts if text)]

    def rows(self, top: int, after: int) -> list[int]:
        """Return the rows above a block in which its titles stand; notes on the table above are none."""
        rows = range(max(after, top - _MOST_TITLES), top)
        told = (row for row in rows if self.kinds[row] is not RowKind.EMPTY)
        return [row for row in told if not after or not any(map(is_note, self.filled(row)[:1]))]

    def above(self, top: int, after: int) -> list[str]:
        """Return what stands above a block; a filter and its figure say one thing: `Semester 2`.

        A note, as on the source, says nothing where titles tell a year.
        """
        found = [(self.kinds[row], self.filled(row)) for row in self.rows(top, after)]
        said = ([" ".join(texts)] if kind is RowKind.FIGURES else texts for kind, texts in found)
        told = [text for texts in said for text in texts]
        titles = [text for text in told if not is_note(text)]
        return titles if years_of(titles) else told

    def lone(self, index: int) -> list[str]:
        """Return the one text of a row of words that has words of a title."""
        texts = self.filled(index) if self.kinds[index] is RowKind.WORDS else []
        return texts if len(texts) == 1 and is_title(texts[0]) else []

    def words_in(self, rows: Sequence[int]) -> list[str]:
        """Return what rows of words say, besides notes on a table or its page."""
        words = (row for row in rows[-_MOST_TITLES:] if self.kinds[row] is RowKind.WORDS)
        return [text for row in words for text in self.filled(row) if not is_note(text)]

    def are_of_another(self, between: Sequence[int], titles: Sequence[str]) -> bool:
        """Say whether rows between figures part two tables: a blank, and a title of another time or thing."""
        blank = max((n for n, row in enumerate(between) if self.kinds[row] is RowKind.EMPTY), default=None)
        below = [] if blank is None else between[blank + 1 :]
        return bool(below and self.lone(below[0])) and tell_otherwise(self.words_in(below), titles)


def below_parents(titles: Sequence[str], before: Sequence[str]) -> list[str]:
    """Return the titles of a block with those that it shares with the block above.

    `DATA DOKUMEN TAHUN 2024` above `A. KTP-EL` is also above `B. KIA`, which stands below the first table.

    Args:
        titles: What stands right above the block.
        before: The titles of the block above it.
    """
    parents = before[: len(before) - len(titles)]
    if not (titles and parents and are_alike(before[len(parents)], titles[0])):
        return [*titles]
    return [*inherited(parents, titles)]
