"""What a workbook would change in a dossier, sheet by sheet, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import zip_longest
from typing import Final

from capaian.dossier.excel.import_book import Incoming
from capaian.dossier.excel.preview_words import arrow, in_words, shorten
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.folder import Folder
from capaian.dossier.rows.division import Division, Texts, Units
from capaian.dossier.rows.files import readable_rows
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetColumn, SheetSpec
from capaian.dossier.rows.texts import book_sheets

SAMPLES: Final = 5
"""Rows of each sheet that the command line shows."""
MAX_ROWS_IN_WORDS: Final = 100
"""Of each sheet; mostly few are looked at."""
_LOUD_LOSS: Final = 5
"""A sheet that loses more than one row in so many says so first."""
Rows = Sequence[FlatRow]
Pairs = Sequence[tuple[Texts, Texts]]
"""Rows as what they are known by and what they hold."""


class Act(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


_SHOWN_FIRST: Final = (Act.REMOVED, Act.CHANGED, Act.ADDED)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row, with the words that show it."""

    act: Act
    name: str
    """What the row is known by."""
    words: str
    """What is new, what was, or both with an arrow between."""
    row: int | None = None
    """Row of the sheet."""
    displayed: str = ""
    """The name with its choices in words, where that is another text."""
    key: Texts = field(default=(), compare=False)
    """Texts of the columns by which it is known again; none where it is known by what it holds."""


@dataclass(frozen=True)
class SheetChange:
    """What becomes of the rows of a sheet, in plain values that may go to a file and back."""

    title: str
    file: str
    counts: Mapping[Act, int]
    """How many rows are added, changed, removed; what happens to none is left out."""
    rows: tuple[RowChange, ...]
    """The first of them: removed ones first, for they are what nobody sees in the workbook."""
    before: int
    """Rows that were there."""
    is_reordered: bool = False

    def count(self, act: Act) -> int:
        """Return how many rows are added, changed or removed."""
        return self.counts.get(act, 0)

    @property
    def more(self) -> int:
        """How many rows change besides those that are in words."""
        return sum(self.counts.values()) - len(self.rows)

    @property
    def is_loud(self) -> bool:
        """Whether so much goes that it may be a mistake."""
        return self.count(Act.REMOVED) * _LOUD_LOSS > self.before


@dataclass(frozen=True)
class Preview:
    """All that would change."""

    sheets: tuple[SheetChange, ...]
    """Sheets that lose much first."""
    new_files: tuple[str, ...]
    gone_files: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Sheets that are not in the workbook any more although the dossier has rows of them, which stay."""


def make_preview(incoming: Incoming) -> Preview:
    """Return what a workbook would change."""
    taken = incoming.cells.taken
    files = {**incoming.folder.parts, **incoming.folder.narratives, **incoming.changes}
    return preview_changes(incoming.folder, incoming.changes, taken, _missing_sheets(taken, files))


def preview_changes(
    folder: Folder,
    changes: Mapping[str, bytes | None],
    taken: Mapping[str, TakenRows],
    missing: tuple[str, ...] = (),
) -> Preview:
    """Return what new contents of files would change.

    Args:
        folder: The dossier as it is.
        changes: What files become; `None`: they go.
        taken: By the id of their sheet the rows that came, so that their places can be told.
        missing: Names of sheets that are not in the workbook any more.
    """
    now = {**folder.parts, **folder.narratives}
    old = {file: now[file] for file in changes if file in now}
    new = {file: content for file, content in changes.items() if content is not None}
    before, after = readable_rows(old), readable_rows(new)
    found = []
    for spec in book_sheets():
        comparison = _Comparison(spec, before.get(spec.id, ()), after.get(spec.id, ()), taken.get(spec.id))
        change = comparison.change()
        if change.counts or change.is_reordered:
            found.append(change)
    gone = tuple(file for file in old if file not in new)
    sheets = tuple(sorted(found, key=lambda change: not change.is_loud))
    return Preview(sheets, tuple(file for file in new if file not in old), gone, missing)


def _missing_sheets(present: Collection[str], files: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """Return the names of the sheets that are not there although the dossier has rows of them."""
    missing = [spec for spec in book_sheets() if spec.id not in present]
    rows = readable_rows({file: content for file, content in files.items() if content is not None})
    return tuple(
        spec.tab for spec in missing if any(any(row.cells.values()) for row in rows.get(spec.id, ()))
    )


@dataclass(frozen=True, slots=True)
class _Difference:
    """What a name had and has; `None`: no row."""

    name: Texts
    was: Texts | None
    becomes: Texts | None

    @property
    def act(self) -> Act:
        if self.was is None:
            return Act.ADDED
        return Act.REMOVED if self.becomes is None else Act.CHANGED


class _Comparison:
    """The rows of a sheet before and after, each a name and its values."""

    def __init__(self, spec: SheetSpec, before: Rows, after: Rows, taken: TakenRows | None) -> None:
        self._spec, self._taken, self._division = spec, taken, Division(spec)
        old, new = (_pairs(self._division.units(rows)) for rows in (before, after))
        self._kept, gone = _split(old, new)
        self._stay, come = _split(new, old)
        self._before = len(old)
        self._differences = [
            _Difference(name, *pair)
            for name in {**come, **gone}
            for pair in zip_longest(gone.get(name, ()), come.get(name, ()))
        ]

    def change(self) -> SheetChange:
        """Return what becomes of the sheet."""
        first = sorted(self._differences, key=lambda one: _SHOWN_FIRST.index(one.act))[:MAX_ROWS_IN_WORDS]
        counts, rows = Counter(one.act for one in self._differences), tuple(map(self._show, first))
        title, file, is_moved = self._spec.title, self._spec.part.file, self._kept != self._stay
        return SheetChange(title, file, counts, rows, self._before, is_moved)

    def _show(self, one: _Difference) -> RowChange:
        division, name = self._division, _join(one.name)
        seen = "" if division.lines else _join(self._seen(division.names, one.name))
        columns = division.columns_of(one.name)
        key = () if division.lines or division.is_ordered else one.name
        if one.was is None or one.becomes is None:
            seen_cells = zip(columns, self._seen(columns, one.becomes or one.was or ()), strict=False)
            filled = (
                (self._title(column) if column.kind.is_number else "", text) for column, text in seen_cells
            )
            words = "; ".join(f"{title}{shorten(text)}" for title, text in filled if text)
        else:
            values = [
                *zip(columns, self._seen(columns, one.was), self._seen(columns, one.becomes), strict=True)
            ]
            changed = [(column, was, becomes) for column, was, becomes in values if was != becomes]
            words = "; ".join(f"{self._title(column)}{arrow(was, new)}" for column, was, new in changed)
            name = name or shorten(next((was for _, was, new in values if was == new and was), ""))
        row = self._row(one) if one.becomes is not None else None
        return RowChange(one.act, name, words, row, seen if seen not in ("", name) else "", key)

    def _title(self, column: SheetColumn) -> str:
        """Return what precedes a change; lines of a form and lists of one text are clear without it."""
        return "" if self._division.lines or self._division.is_ordered else f"{column.title} "

    def _seen(self, columns: Sequence[SheetColumn], texts: Texts) -> Texts:
        return tuple(in_words(column.kind, text) for column, text in zip(columns, texts, strict=True))

    def _row(self, one: _Difference) -> int | None:
        """Return the row of the sheet that has what a name becomes."""
        if self._division.lines:
            return self._taken.lines.get(self._division.lines[one.name].id) if self._taken else None
        return self._places.get((one.name, one.becomes if self._division.is_ordered else None))

    @cached_property
    def _places(self) -> Mapping[tuple[Texts, Texts | None], int]:
        found: dict[tuple[Texts, Texts | None], int] = {}
        for row, place in zip(self._taken.rows, self._taken.places, strict=True) if self._taken else ():
            values = self._division.values_of(row) if self._division.is_ordered else None
            found.setdefault((self._division.name_of(row), values), place)
        return found


def _pairs(units: Units) -> Pairs:
    return [(name, texts) for name, rows in units.items() for texts in rows]


def _split(rows: Pairs, others: Pairs) -> tuple[Pairs, Mapping[Texts, Sequence[Texts]]]:
    """Return the rows that are among others, each as often as there, and the values of the rest by name."""
    left, common, rest = Counter(others), [], dict[Texts, list[Texts]]()
    for row in rows:
        left[row] -= 1
        if left[row] >= 0:
            common.append(row)
        else:
            rest.setdefault(row[0], []).append(row[1])
    return common, rest


def _join(name: Texts) -> str:
    return " ".join(text for text in name if text)
