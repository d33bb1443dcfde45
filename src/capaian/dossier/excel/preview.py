"""What a workbook would change in a dossier, sheet by sheet, before anything is written."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final, overload

from ruamel.yaml.error import YAMLError

from capaian.dossier.excel.import_book import Incoming
from capaian.dossier.excel.preview_words import arrow, in_words, shorten
from capaian.dossier.excel.read.numbered import owners_of
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.file_names import is_closing
from capaian.dossier.folder import Folder
from capaian.dossier.rows.files import rows_of
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import NUMBER, Form, Role, SheetSpec
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET, book_sheets
from capaian.dossier.rows.text_sheets import NUMBER as PLACE

SAMPLES: Final = 5
"""Rows shown of each sheet."""
_LOUD: Final = 5
"""A sheet that loses more than one row in so many says so first."""
Rows = Sequence[FlatRow]
Texts = tuple[str, ...]


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


class RowChanges(Sequence[RowChange]):
    """The rows of a sheet that change; each is put into words when it is looked at, for mostly few are."""

    def __init__(self, acts: Sequence[Act], show: Callable[[int], RowChange]) -> None:
        """Hold what becomes of each row, and how to put one into words by its place among them."""
        self.acts = acts
        self._show = show

    def __len__(self) -> int:
        """Return how many rows change."""
        return len(self.acts)

    @overload
    def __getitem__(self, index: int) -> RowChange: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[RowChange]: ...
    def __getitem__(self, index: int | slice) -> RowChange | Sequence[RowChange]:
        """Return one row, or some."""
        places = range(len(self.acts))[index]
        return self._show(places) if isinstance(places, int) else [self._show(place) for place in places]


@dataclass(frozen=True)
class SheetChange:
    """What becomes of the rows of a sheet."""

    title: str
    file: str
    rows: RowChanges
    before: int
    """Rows that were there."""
    is_reordered: bool = False
    reordered: tuple[str, ...] = ()
    """Lists and texts of the sheet whose rows stand in another order."""

    def count(self, act: Act) -> int:
        """Return how many rows are added, changed or removed."""
        return self.rows.acts.count(act)

    @property
    def is_loud(self) -> bool:
        """Whether so much goes that it may be a mistake."""
        return self.count(Act.REMOVED) * _LOUD > self.before

    def first(self, most: int = SAMPLES) -> tuple[RowChange, ...]:
        """Return so many rows: removed ones first, for they are what nobody sees in the workbook."""
        acts = self.rows.acts
        chosen = (place for act in _SHOWN_FIRST for place, found in enumerate(acts) if found is act)
        return tuple(self.rows[place] for place in islice(chosen, most))


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
    taken = incoming.staged.taken
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
    before, after = _rows_of_files(old), _rows_of_files(new)
    found = []
    for spec in book_sheets():
        comparison = _Comparison(spec, before.get(spec.id, ()), after.get(spec.id, ()), taken.get(spec.id))
        change = comparison.change()
        if change.rows or change.is_reordered:
            found.append(change)
    gone = tuple(file for file in old if file not in new)
    sheets = tuple(sorted(found, key=lambda change: not change.is_loud))
    return Preview(sheets, tuple(file for file in new if file not in old), gone, missing)


def _rows_of_files(files: Mapping[str, bytes]) -> Mapping[str, Rows]:
    """Return the rows of files by the ids of their sheets; none of closed years and broken ones."""
    found: dict[str, list[FlatRow]] = {}
    for file, content in files.items():
        parts, narratives = ({}, {file: content}) if file.endswith(".md") else ({file: content}, {})
        try:
            rows = {} if is_closing(file) else rows_of(Folder(Path(), parts, narratives))
        except (YAMLError, csv.Error, ValueError):
            continue
        for name, some in rows.items():
            found.setdefault(name, []).extend(some)
    return found


def _missing_sheets(present: Collection[str], files: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """Return the names of the sheets that are not there although the dossier has rows of them."""
    missing = [spec for spec in book_sheets() if spec.id not in present]
    rows = _rows_of_files({file: content for file, content in files.items() if content is not None})
    return tuple(
        spec.tab for spec in missing if any(any(row.cells.values()) for row in rows.get(spec.id, ()))
    )


class _Comparison:
    """The rows of a sheet before and after."""

    def __init__(self, spec: SheetSpec, before: Rows, after: Rows, taken: TakenRows | None) -> None:
        self._spec, self._before, self._after, self._taken = spec, before, after, taken
        self._is_ordered = (
            not spec.keys or spec.keys[0].id == NUMBER or spec.id in (NARRATIVE_SHEET.id, LAYOUT_SHEET.id)
        )
        values = [column for column in spec.columns if column.role is Role.VALUE]
        self._values = values
        self._names = [
            column.id
            for column in spec.columns
            if (column.id not in (NUMBER, PLACE) if self._is_ordered else column not in values)
        ]
        self._places: dict[Texts, int] = {}

    def change(self) -> SheetChange:
        """Return what becomes of the sheet."""
        if self._spec.form is Form.FORM:
            return self._form()
        old, new = ([self._texts(row) for row in rows] for rows in (self._before, self._after))
        return self._in_order(old, new) if self._is_ordered else self._by_name(old, new)

    def _made(self, changes: Sequence[RowChange], before: int) -> SheetChange:
        rows = RowChanges([change.act for change in changes], changes.__getitem__)
        return SheetChange(self._spec.title, self._spec.part.file, rows, before)

    def _form(self) -> SheetChange:
        old, new = (rows[0].cells if rows else {} for rows in (self._before, self._after))
        lines = self._taken.lines if self._taken is not None else {}
        changes = []
        for column in self._spec.columns:
            was, becomes = old.get(column.id, ""), new.get(column.id, "")
            if was != becomes:
                act = Act.ADDED if not was else Act.CHANGED if becomes else Act.REMOVED
                words = arrow(in_words(column.kind, was), in_words(column.kind, becomes))
                changes.append(RowChange(act, column.title, words, lines.get(column.id)))
        return self._made(changes, sum(map(bool, old.values())))

    def _texts(self, row: FlatRow) -> Texts:
        return tuple([clean(row.cells.get(name, "")) for name in self._names])

    def _row(self, name: Texts) -> int | None:
        """Return the row of the sheet that a name stands in."""
        if not self._places and self._taken is not None:
            for row, place in zip(self._taken.rows, self._taken.places, strict=True):
                self._places.setdefault(self._texts(row), place)
        return self._places.get(name)

    def _by_name(self, old: Sequence[Texts], new: Sequence[Texts]) -> SheetChange:
        before, after = dict(zip(old, self._before, strict=True)), dict(zip(new, self._after, strict=True))
        changes = [
            (Act.ADDED if name not in before else Act.CHANGED, name)
            for name, row in after.items()
            if name not in before or self._is_changed(before[name], row)
        ]
        changes += [(Act.REMOVED, name) for name in before if name not in after]

        def show(place: int) -> RowChange:
            act, name = changes[place]
            was, becomes = before.get(name), after.get(name)
            words = self._differences(was, becomes) if was and becomes else self._filled(becomes or was)
            seen = _join(self._seen(name))
            shown = seen if seen != _join(name) else ""
            return RowChange(act, _join(name), words, self._row(name) if becomes else None, shown, name)

        is_reordered = [n for n in before if n in after] != [n for n in after if n in before]
        rows = RowChanges([act for act, _ in changes], show)
        return SheetChange(self._spec.title, self._spec.part.file, rows, len(old), is_reordered)

    def _is_changed(self, was: FlatRow, becomes: FlatRow) -> bool:
        return was.cells != becomes.cells and any(
            clean(was.cells.get(column.id, "")) != clean(becomes.cells.get(column.id, ""))
            for column in self._values
        )

    def _differences(self, was: FlatRow, becomes: FlatRow) -> str:
        pairs = ((c, was.cells.get(c.id, ""), becomes.cells.get(c.id, "")) for c in self._values)
        return "; ".join(
            f"{column.title} {arrow(in_words(column.kind, old), in_words(column.kind, new))}"
            for column, old, new in pairs
            if clean(old) != clean(new)
        )

    def _filled(self, row: FlatRow | None) -> str:
        cells = row.cells if row is not None else {}
        texts = (in_words(column.kind, cells.get(column.id, "")) for column in self._values)
        return "; ".join(shorten(text) for text in texts if text)

    def _seen(self, texts: Texts) -> Texts:
        kinds = {column.id: column.kind for column in self._spec.columns}
        return tuple(in_words(kinds[name], text) for name, text in zip(self._names, texts, strict=True))

    def _in_order(self, old: Sequence[Texts], new: Sequence[Texts]) -> SheetChange:
        """Compare rows that are known by nothing but what they hold and where they stand."""
        gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
        left, kept = _split(old, gone)
        arrived, stay = _split(new, come)
        changes = [*self._pairs(left, arrived)]
        owners = [self._names.index(name) for name in owners_of(self._spec)]
        lists = (
            _join(tuple(one[at] for at in owners))
            for pair in zip(kept, stay, strict=True)
            if pair[0] != pair[1]
            for one in pair
        )
        made = self._made(changes, len(old))
        named = tuple(filter(None, dict.fromkeys(lists)))
        return SheetChange(made.title, made.file, made.rows, len(old), kept != stay, named)

    def _pairs(self, gone: Sequence[Texts], come: Sequence[Texts]) -> Iterator[RowChange]:
        """Yield rows that came in the place of others as changed ones."""
        for was, becomes in zip(gone, come, strict=False):
            pairs = [*zip(self._seen(was), self._seen(becomes), strict=True)]
            same = [new for old, new in pairs if old == new and new]
            words = "; ".join(arrow(old, new) for old, new in pairs if old != new)
            name = shorten(" ".join(same[: len(self._spec.parents) + 1]))
            yield RowChange(Act.CHANGED, name, words, self._row(becomes))
        for texts in come[len(gone) :]:
            yield RowChange(Act.ADDED, *self._show(texts), self._row(texts))
        for texts in gone[len(come) :]:
            yield RowChange(Act.REMOVED, *self._show(texts))

    def _show(self, texts: Texts) -> tuple[str, str]:
        filled = [text for text in self._seen(texts) if text]
        named = max(len(self._spec.parents), 1) if len(filled) > 1 else 0
        return " ".join(filled[:named]), "; ".join(map(shorten, filled[named:]))


def _split(rows: Sequence[Texts], taken: Counter[Texts]) -> tuple[list[Texts], list[Texts]]:
    """Return the rows that are among some, each as often as it is, and all others."""
    left, chosen, others = Counter(taken), [], []
    for row in rows:
        if left[row] > 0:
            left[row] -= 1
            chosen.append(row)
        else:
            others.append(row)
    return chosen, others


def _join(name: Texts) -> str:
    return " ".join(text for text in name if text)
