"""What a workbook would change in a dossier, sheet by sheet, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, islice
from typing import Final, overload

from capaian.dossier.excel.import_book import Incoming
from capaian.dossier.excel.located import Located
from capaian.dossier.excel.missing_sheets import missing_sheets, rows_of_files
from capaian.dossier.excel.preview_words import arrow, in_words, shorten
from capaian.dossier.excel.read.numbered import owners_of
from capaian.dossier.folder import Folder
from capaian.dossier.rows.flat_rows import FlatRow, clean, table_rows, texts_of
from capaian.dossier.rows.sheets import NUMBER, Form, Role, SheetColumn, SheetSpec
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET, book_sheets
from capaian.dossier.rows.text_sheets import NUMBER as PLACE

SAMPLES: Final = 5  # Rows shown of each sheet.
_LOUD: Final = 5
"""A sheet that loses more than one row in so many says so first."""
Rows = Sequence[FlatRow]
Names = tuple[str, ...]


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
    said: str = ""
    """The name as pages say it, where that is other words."""
    key: Names = field(default=(), compare=False)
    """Texts of the columns by which it is known again; none where it is known by what it holds."""


class RowChanges(Sequence[RowChange]):
    """The rows of a sheet that change; each is put into words when it is looked at, for mostly few are."""

    def __init__(self, acts: Sequence[Act], show: Callable[[int], RowChange]) -> None:
        """Hold what becomes of each row, and how to put one into words by its place among them."""
        self.acts = acts
        self._show = show

    @classmethod
    def of(cls, rows: Sequence[RowChange]) -> RowChanges:
        """Return rows that are in words already."""
        return cls([row.act for row in rows], rows.__getitem__)

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

    @property
    def samples(self) -> tuple[RowChange, ...]:
        """Some rows."""
        return self.first()

    def first(self, most: int = SAMPLES) -> tuple[RowChange, ...]:
        """Return so many rows: removed ones first, for they are what nobody sees in the workbook."""
        acts = [*enumerate(self.rows.acts)]
        chosen = (place for act in _SHOWN_FIRST for place, found in acts if found is act)
        return tuple(self.rows[place] for place in islice(chosen, most))


@dataclass(frozen=True)
class Preview:
    """All that would change."""

    sheets: tuple[SheetChange, ...]
    """Sheets that lose much first."""
    new_files: tuple[str, ...]
    gone_files: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Sheets that are not in the workbook any more, of which nothing becomes another."""


def make_preview(incoming: Incoming) -> Preview:
    """Return what a workbook would change."""
    counts = {file: len(made.lines) for file, made in incoming.staged.origins.tables.items()}
    preview = preview_changes(incoming.folder, incoming.changes, incoming.staged.taken, counts)
    files = {**incoming.folder.parts, **incoming.folder.narratives, **incoming.changes}
    return replace(preview, missing=missing_sheets(incoming.staged.taken, files))


def preview_changes(
    folder: Folder,
    changes: Mapping[str, bytes | None],
    taken: Mapping[str, Located],
    counts: Mapping[str, int] | None = None,
) -> Preview:
    """Return what new contents of files would change.

    Args:
        folder: The dossier as it is.
        changes: What files become; `None`: they go.
        taken: By the id of their sheet the rows that came, so that their places can be told.
        counts: How many rows tables have, where that is known without reading them.
    """
    now = {**folder.parts, **folder.narratives}
    old = {file: now[file] for file in changes if file in now}
    new = {file: content for file, content in changes.items() if content is not None}
    known_counts = (counts or {}).items()
    counted = {file: table_rows(new[file].decode()) for file, count in known_counts if file in new}
    known = {file: content for file, content in new.items() if file not in counted}
    before, after = rows_of_files(old), {**rows_of_files(known), **counted}
    found = []
    for spec in book_sheets():
        rows = before.get(spec.id, ()), after.get(spec.id, ())
        if not any(rows):
            continue
        change = _compare(spec, *rows, _Finder(spec, taken.get(spec.id)))
        if change.rows or change.is_reordered:
            found.append(change)
    return Preview(
        tuple(sorted(found, key=lambda change: not change.is_loud)),
        tuple(file for file in new if file not in old),
        tuple(file for file in old if file not in new),
    )


class _Finder:
    """The rows of a sheet by what they are known by."""

    def __init__(self, spec: SheetSpec, taken: Located | None) -> None:
        self._lines = taken.lines if taken is not None else {}
        self._columns = _names(spec)
        self._by_name: dict[Names, int] = {}
        rows = zip(taken.rows, taken.places, strict=True) if taken and spec.form is not Form.FORM else ()
        self._unread = iter(rows)

    def row(self, name: Names) -> int | None:
        """Return the row of the sheet; rows are read no further than to the one that is asked for."""
        while name not in self._by_name and (found := next(self._unread, None)) is not None:
            row, place = found
            self._by_name.setdefault(_texts(row, self._columns), place)
        return self._by_name.get(name)

    def line(self, column: str) -> int | None:
        return self._lines.get(column)


def _is_ordered(spec: SheetSpec) -> bool:
    """Say whether rows are known by nothing but what they hold and where they stand."""
    return not spec.keys or spec.id in (NARRATIVE_SHEET.id, LAYOUT_SHEET.id) or spec.keys[0].id == NUMBER


def _names(spec: SheetSpec) -> Names:
    """Return the columns by which a row is known again."""
    if _is_ordered(spec):
        return tuple(column.id for column in spec.columns if column.id not in (NUMBER, PLACE))
    return tuple(column.id for column in spec.columns if column.role is not Role.VALUE)


def _texts(row: FlatRow, columns: Sequence[str]) -> Names:
    return tuple([clean(row.cells.get(name, "")) for name in columns])


def _texts_of_all(rows: Rows, columns: Sequence[str], places: range | None = None) -> Iterator[Names]:
    """Yield the same of each row, or of those in some places, by columns: long tables repeat few texts."""
    lanes = []
    for name in columns:
        texts = texts_of(rows, name)
        chosen = texts if places is None else texts[places.start : places.stop]
        cleaned = {text: clean(text) for text in {*chosen}}
        lanes.append([cleaned[text] for text in chosen])
    return zip(*lanes, strict=True)


def _compare(spec: SheetSpec, before: Rows, after: Rows, finder: _Finder) -> SheetChange:
    if spec.form is Form.FORM:
        rows = RowChanges.of([*_compare_form(spec, before, after, finder)])
        filled = sum(bool(text) for row in before for text in row.cells.values())
        return SheetChange(spec.title, spec.part.file, rows, filled)
    if _is_ordered(spec):
        return _compare_in_order(spec, before, after, finder)
    return _compare_by_name(spec, before, after, finder)


def _compare_form(spec: SheetSpec, before: Rows, after: Rows, finder: _Finder) -> Iterator[RowChange]:
    old = before[0].cells if before else {}
    new = after[0].cells if after else {}
    for column in spec.columns:
        was, becomes = old.get(column.id, ""), new.get(column.id, "")
        if was != becomes:
            act = Act.ADDED if not was else Act.CHANGED if becomes else Act.REMOVED
            words = arrow(in_words(column.kind, was), in_words(column.kind, becomes))
            yield RowChange(act, column.title, words, finder.line(column.id))


def _compare_in_order(spec: SheetSpec, before: Rows, after: Rows, finder: _Finder) -> SheetChange:
    columns = _names(spec)
    old, new = [*_texts_of_all(before, columns)], [*_texts_of_all(after, columns)]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    pairs = [(old[a:b], new[c:d]) for tag, a, b, c, d in steps if tag != "equal"]
    moved = Counter(chain.from_iterable(gone for gone, _ in pairs))
    moved &= Counter(chain.from_iterable(come for _, come in pairs))
    gone_moved, come_moved = moved.copy(), moved.copy()
    changes: list[RowChange] = []
    for gone, come in pairs:
        left, arrived = _without(gone, gone_moved), _without(come, come_moved)
        changes += _pair_up(spec, left, arrived, finder)
    owners = [columns.index(name) for name in owners_of(spec)]
    lists = dict.fromkeys(
        _join(tuple(row[place] for place in owners)) for row in [*old, *new] if row in moved
    )
    rows, named = RowChanges.of(changes), tuple(filter(None, lists))
    return SheetChange(spec.title, spec.part.file, rows, len(before), bool(moved), named)


def _without(rows: Sequence[Names], moved: Counter[Names]) -> list[Names]:
    """Leave out rows that only stand elsewhere, each as often as it does."""
    kept = []
    for row in rows:
        if moved[row] > 0:
            moved[row] -= 1
        else:
            kept.append(row)
    return kept


def _pair_up(
    spec: SheetSpec, gone: Sequence[Names], come: Sequence[Names], finder: _Finder
) -> Iterator[RowChange]:
    """Yield rows that came in the place of others as changed ones."""
    for was, becomes in zip(gone, come, strict=False):
        yield RowChange(Act.CHANGED, *_show_pair(spec, was, becomes), finder.row(becomes))
    for texts in come[len(gone) :]:
        yield RowChange(Act.ADDED, *_show(spec, texts), finder.row(texts))
    for texts in gone[len(come) :]:
        yield RowChange(Act.REMOVED, *_show(spec, texts))


def _seen(spec: SheetSpec, texts: Names) -> Names:
    kinds = {column.id: column.kind for column in spec.columns}
    return tuple(in_words(kinds[name], text) for name, text in zip(_names(spec), texts, strict=True))


def _show_pair(spec: SheetSpec, was: Names, becomes: Names) -> tuple[str, str]:
    pairs = [*zip(_seen(spec, was), _seen(spec, becomes), strict=True)]
    same = [new for old, new in pairs if old == new and new]
    different = "; ".join(arrow(old, new) for old, new in pairs if old != new)
    return shorten(" ".join(same[: len(spec.parents) + 1])), different


def _show(spec: SheetSpec, texts: Names) -> tuple[str, str]:
    named = max(len(spec.parents), 1) if len([text for text in texts if text]) > 1 else 0
    filled = [text for text in _seen(spec, texts) if text]
    return " ".join(filled[:named]), "; ".join(map(shorten, filled[named:]))


def _compare_by_name(spec: SheetSpec, before: Rows, after: Rows, finder: _Finder) -> SheetChange:
    start, end = _common_ends(before, after)
    gone, added = range(start, len(before) - end), range(start, len(after) - end)
    if not gone:
        return _all_added(spec, after, added, finder)
    columns = _names(spec)
    old = dict(zip(_texts_of_all(before, columns, gone), gone, strict=True))
    new = dict(zip(_texts_of_all(after, columns, added), added, strict=True))
    values = [column for column in spec.columns if column.role is Role.VALUE]
    pairs = [(texts_of(before, column.id), texts_of(after, column.id)) for column in values]
    acts: list[Act] = []
    names: list[Names] = []
    for name, place in new.items():
        was = old.get(name)
        if was is None or _is_changed(pairs, was, place):
            acts.append(Act.ADDED if was is None else Act.CHANGED)
            names.append(name)
    removed = [name for name in old if name not in new]
    acts += [Act.REMOVED] * len(removed)
    names += removed

    def show(place: int) -> RowChange:
        name = names[place]
        was = before[old[name]] if name in old else None
        becomes = after[new[name]] if name in new else None
        words = _differences(values, was, becomes) if was and becomes else _values(values, becomes or was)
        row = finder.row(name) if becomes else None
        return RowChange(acts[place], _join(name), words, row, _said(spec, name), name)

    kept, order = (name for name in old if name in new), (name for name in new if name in old)
    is_reordered = any(one != other for one, other in zip(kept, order, strict=True))
    return SheetChange(spec.title, spec.part.file, RowChanges(acts, show), len(before), is_reordered)


def _all_added(spec: SheetSpec, after: Rows, added: range, finder: _Finder) -> SheetChange:
    """Return rows that came to others, by their places among all; they may be a hundred thousand."""
    columns = _names(spec)
    values = [column for column in spec.columns if column.role is Role.VALUE]

    def show(place: int) -> RowChange:
        row = after[added[place]]
        name = _texts(row, columns)
        words = _values(values, row)
        return RowChange(Act.ADDED, _join(name), words, finder.row(name), _said(spec, name), name)

    rows = RowChanges([Act.ADDED] * len(added), show)
    return SheetChange(spec.title, spec.part.file, rows, len(after) - len(added))


def _common_ends(before: Rows, after: Rows) -> tuple[int, int]:
    """Return how many rows are the same at the start and at the end: mostly nearly all of them."""
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n].cells != after[n].cells), most)
    ends = range(1, most - start + 1)
    end = next((n - 1 for n in ends if before[-n].cells != after[-n].cells), most - start)
    return start, end


def _is_changed(lanes: Sequence[tuple[Sequence[str], Sequence[str]]], was: int, becomes: int) -> bool:
    """Say whether a value of a row is not what it was, by its places then and now."""
    return any(clean(old[was]) != clean(new[becomes]) for old, new in lanes)


def _join(name: Names) -> str:
    return " ".join(text for text in name if text)


def _said(spec: SheetSpec, name: Names) -> str:
    """Return a name with its choices in words; empty where it says them already."""
    words = _join(_seen(spec, name))
    return words if words != _join(name) else ""


def _values(columns: Sequence[SheetColumn], row: FlatRow | None) -> str:
    cells = row.cells if row is not None else {}
    texts = (in_words(column.kind, cells.get(column.id, "")) for column in columns)
    return "; ".join(shorten(text) for text in texts if text)


def _differences(columns: Sequence[SheetColumn], old: FlatRow, new: FlatRow) -> str:
    pairs = [(column, old.cells.get(column.id, ""), new.cells.get(column.id, "")) for column in columns]
    different = [pair for pair in pairs if clean(pair[1]) != clean(pair[2])]
    return "; ".join(
        f"{column.title} {arrow(in_words(column.kind, was), in_words(column.kind, becomes))}"
        for column, was, becomes in different
    )
