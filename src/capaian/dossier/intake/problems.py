"""Problems of a table, each at its cell; all of them are collected before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.excel.book import column_letters
from capaian.dossier.messages import AT_CELLS, CATALOGUE
from capaian.dossier.personal import mask_personal_numbers
from capaian.dossier.tables.rejection import RejectedValueError

MAX_PROBLEMS_OF_A_KIND: Final = 20
"""More of one kind in one table have one cause; the rest is counted."""
REPEATED_REMEDY: Final = (
    'Pilih satu isi kolom (--only "JUDUL=ISI"), atau bila barisnya bagian yang berbeda, tambahkan --add.'
)
"""What to do about rows that are of the same area or work."""


@dataclass(frozen=True, slots=True)
class CellPosition:
    """A place in a sheet."""

    row: int | None = None
    """From 1."""
    column: int | None = None
    """From 0."""
    head: str = ""
    """Heading of the column."""


@dataclass
class Problems:
    """The problems of one table, at the cells of its sheet."""

    file: str
    sheet: str
    issues: list[Issue] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def add(
        self,
        code: str,
        message: str,
        at: CellPosition = CellPosition(),
        remedy: str = "",
        level: Level = Level.ERROR,
    ) -> None:
        """Record a problem.

        Args:
            code: Stable name of its kind.
            message: Indonesian: what is wrong, with the figures.
            at: Where; nowhere: the sheet as a whole.
            remedy: Indonesian: what to do.
            level: How heavy it is.
        """
        self._counts[code] = self._counts.get(code, 0) + 1
        if self._counts[code] > MAX_PROBLEMS_OF_A_KIND:
            return
        column = None if at.column is None else column_letters(at.column + 1)
        named = f"{column} ({at.head})" if column and at.head else column
        place = Place(self.file, at.row, named, sheet=self.sheet)
        # Cells of a stranger may hold a NIK; no message repeats one.
        self.issues.append(Issue(level, code, mask_personal_numbers(message), place, remedy=remedy))

    def add_rejected(
        self, rejection: RejectedValueError, shown: str, at: CellPosition, level: Level = Level.ERROR
    ) -> None:
        """Record a cell that cannot be read, in the words of the workbook."""
        code, words = rejection.code, rejection.words
        message = AT_CELLS.get(code) or CATALOGUE[code]
        sentence = f'"{shown}": {message.text}' if shown else message.text
        self.add(code, sentence.format(**words), at, message.remedy.format(**words), level)

    def finish(self) -> tuple[Issue, ...]:
        """Return the problems, with how many more of a kind there are."""
        place = Place(self.file, sheet=self.sheet)
        more = [
            Issue(Level.WARNING, code, f"Masih ada {count - MAX_PROBLEMS_OF_A_KIND} masalah sejenis.", place)
            for code, count in self._counts.items()
            if count > MAX_PROBLEMS_OF_A_KIND
        ]
        return (*self.issues, *more)
