"""Problems of a table, each at its cell; all of them are collected before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.excel.book import column_letters
from capaian.dossier.messages import AT_CELLS, CATALOGUE, messages_of
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rulebook.personal import mask_personal_numbers

MAX_PROBLEMS_OF_A_KIND: Final = 20
"""More of one kind in one table have one cause; the rest is counted."""
_MESSAGES: Final = messages_of("intake")


def table_issue(code: str, place: Place, /, **words: str) -> Issue:
    """Return a problem of a table from outside, with the words that fill its message.

    What stands behind a point in its code tells several messages of one kind of problem apart.
    """
    message = _MESSAGES[code]
    # Cells of a stranger may hold a NIK; no message repeats one.
    text = mask_personal_numbers(message.text.format(**words))
    remedy = message.remedy.format(**words)
    return Issue(message.level, code.partition(".")[0], text, place, remedy=remedy)


def refuse_table(code: str, place: Place, /, **words: str) -> InputError:
    """Return the error of a single problem for which a file is refused."""
    return InputError([table_issue(code, place, **words)])


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
    _counts: Counter[str] = field(default_factory=Counter)

    def add(self, code: str, at: CellPosition = CellPosition(), /, **words: str) -> None:
        """Record a problem at a cell, as `table_issue` makes it; nowhere:
        of the sheet as a whole.
        """
        self._keep(table_issue(code, self._place(at), **words))

    def add_rejected(
        self,
        rejection: RejectedValueError,
        shown: str,
        at: CellPosition,
        level: Level = Level.ERROR,
    ) -> None:
        """Record a cell that cannot be read, in the words of the workbook."""
        message = AT_CELLS.get(rejection.code) or CATALOGUE[rejection.code]
        text = (f'"{shown}": {message.text}' if shown else message.text).format(**rejection.words)
        remedy = message.remedy.format(**rejection.words)
        place = self._place(at)
        self._keep(Issue(level, rejection.code, mask_personal_numbers(text), place, remedy=remedy))

    def _place(self, at: CellPosition) -> Place:
        column = None if at.column is None else column_letters(at.column + 1)
        named = f"{column} ({at.head})" if column and at.head else column
        return Place(self.file, at.row, named, sheet=self.sheet)

    def _keep(self, issue: Issue) -> None:
        self._counts[issue.code] += 1
        if self._counts[issue.code] <= MAX_PROBLEMS_OF_A_KIND:
            self.issues.append(issue)

    def finish(self) -> tuple[Issue, ...]:
        """Return the problems, with how many more of a kind there are."""
        place = Place(self.file, sheet=self.sheet)
        more = [
            replace(table_issue("more", place, count=str(count)), code=code)
            for code, found in self._counts.items()
            if (count := found - MAX_PROBLEMS_OF_A_KIND) > 0
        ]
        return (*self.issues, *more)
