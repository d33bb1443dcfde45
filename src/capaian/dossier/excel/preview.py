"""What a workbook would change in a dossier, sheet by sheet, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import zip_longest
from typing import Final

from capaian.domain.period import Period
from capaian.domain.work import KINDS_OF_MONEY
from capaian.dossier.excel.import_book import IncomingBook
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.folder import Folder
from capaian.dossier.rows.division import Division, Texts
from capaian.dossier.rows.files import readable_rows
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetColumn, SheetSpec
from capaian.dossier.rows.texts import book_sheets
from capaian.dossier.tables.kinds import ALL_KINDS_CODE, CODE, DAY, PERIOD, Kind, shown

SAMPLES: Final = 5
"""Rows of each sheet that the command line shows."""
MAX_ROWS_IN_WORDS: Final = 100
"""Of each sheet; mostly few are looked at."""
_LOUD_LOSS: Final = 5
"""A sheet that loses more than one row in so many says so first."""
_CODES: Final = ALL_KINDS_CODE | KINDS_OF_MONEY
_SHOWN_LETTERS: Final = 40
"""Letters shown of a text."""
_LEAD: Final = 10
"""Letters shown ahead of where two long texts part."""
Rows = Sequence[FlatRow]
Pairs = Sequence[tuple[Texts, Texts]]
"""Rows as what they are known by and what they hold."""


class RowAct(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


_SHOWN_FIRST: Final = (RowAct.REMOVED, RowAct.CHANGED, RowAct.ADDED)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row, with the words that show it."""

    act: RowAct
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
    counts: Mapping[RowAct, int]
    """How many rows are added, changed, removed; what happens to none is left out."""
    rows: tuple[RowChange, ...]
    """The first of them: removed ones first, for they are what nobody sees in the workbook."""
    before: int
    """Rows that were there."""
    is_reordered: bool = False

    def count(self, act: RowAct) -> int:
        """Return how many rows are added, changed or removed."""
        return self.counts.get(act, 0)

    @property
    def more(self) -> int:
        """How many rows change besides those that are in words."""
        return sum(self.counts.values()) - len(self.rows)

    @property
    def is_loud(self) -> bool:
        """Whether so much goes that it may be a mistake."""
        return self.count(RowAct.REMOVED) * _LOUD_LOSS > self.before


@dataclass(frozen=True)
class Preview:
    """All that would change."""

    sheets: tuple[SheetChange, ...]
    """Sheets that lose much first."""
    new_files: tuple[str, ...]
    gone_files: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Sheets that are not in the workbook any more although the dossier has rows of them,
    which stay.
    """


def make_preview(incoming: IncomingBook) -> Preview:
    """Return what a workbook would change."""
    taken = incoming.cells.taken
    files = {**incoming.folder.parts, **incoming.folder.narratives, **incoming.changes}
    rows = readable_rows({file: content for file, content in files.items() if content is not None})
    filled = {sheet for sheet, own in rows.items() if any(any(row.cells.values()) for row in own)}
    missing = (spec.tab for spec in book_sheets() if spec.id in filled and spec.id not in taken)
    return preview_changes(incoming.folder, incoming.changes, taken, tuple(missing))


def preview_changes(
    folder: Folder,
    changes: Mapping[str, bytes | None],
    taken: Mapping[str, TakenRows],
    missing: tuple[str, ...] = (),
) -> Preview:
    """Return what new contents of files would change; `None`: they go.

    Rows `taken`, by the id of their sheet, tell their places; `missing` names sheets that are not
    in the workbook any more.
    """
    now = {**folder.parts, **folder.narratives}
    old = {file: now[file] for file in changes if file in now}
    new = {file: content for file, content in changes.items() if content is not None}
    before, after = readable_rows(old), readable_rows(new)
    found = []
    for spec in book_sheets():
        comparison = _Comparison(
            spec, before.get(spec.id, ()), after.get(spec.id, ()), taken.get(spec.id)
        )
        change = comparison.change()
        if change.counts or change.is_reordered:
            found.append(change)
    gone = tuple(file for file in old if file not in new)
    sheets = tuple(sorted(found, key=lambda change: not change.is_loud))
    return Preview(sheets, tuple(file for file in new if file not in old), gone, missing)


@dataclass(frozen=True, slots=True)
class _Difference:
    """What a name had and has; `None`: no row."""

    name: Texts
    was: Texts | None
    becomes: Texts | None

    @property
    def act(self) -> RowAct:
        if self.was is None:
            return RowAct.ADDED
        return RowAct.REMOVED if self.becomes is None else RowAct.CHANGED


class _Comparison:
    """The rows of a sheet before and after, each a name and its values."""

    def __init__(
        self, spec: SheetSpec, before: Rows, after: Rows, taken: TakenRows | None
    ) -> None:
        self._spec, self._taken, self._division = spec, taken, Division(spec)
        units = map(self._division.units, (before, after))
        old, new = (
            [(name, texts) for name, rows in each.items() for texts in rows] for each in units
        )
        self._kept, gone = _split(old, new)
        self._stay, come = _split(new, old)
        self._before = len(old)
        self._differences = [
            _Difference(name, *pair)
            for name in {**come, **gone}
            for pair in zip_longest(gone.get(name, ()), come.get(name, ()))
        ]

    def change(self) -> SheetChange:
        first = sorted(self._differences, key=lambda one: _SHOWN_FIRST.index(one.act))[
            :MAX_ROWS_IN_WORDS
        ]
        counts, rows = Counter(one.act for one in self._differences), tuple(map(self._show, first))
        title, file, is_moved = self._spec.title, self._spec.part.file, self._kept != self._stay
        return SheetChange(title, file, counts, rows, self._before, is_moved)

    def _show(self, one: _Difference) -> RowChange:
        division, name = self._division, _join(one.name)
        seen = "" if division.lines else _join(self._seen(division.names, one.name))
        columns = division.columns_of(one.name)
        key = () if division.lines or division.is_ordered else one.name
        if one.was is None or one.becomes is None:
            seen_cells = zip(
                columns, self._seen(columns, one.becomes or one.was or ()), strict=False
            )
            filled = (
                (self._title(column) if column.kind.is_number else "", text)
                for column, text in seen_cells
            )
            words = "; ".join(f"{title}{_shorten(text)}" for title, text in filled if text)
        else:
            values = [
                *zip(
                    columns,
                    self._seen(columns, one.was),
                    self._seen(columns, one.becomes),
                    strict=True,
                )
            ]
            changed = [(column, was, becomes) for column, was, becomes in values if was != becomes]
            words = "; ".join(
                f"{self._title(column)}{_arrow(was, new)}" for column, was, new in changed
            )
            name = name or _shorten(
                next((was for _, was, new in values if was == new and was), "")
            )
        row = None
        if one.becomes is not None and division.lines:
            row = self._taken.lines.get(division.lines[one.name].id) if self._taken else None
        elif one.becomes is not None:
            row = self._places.get((one.name, one.becomes if division.is_ordered else None))
        return RowChange(one.act, name, words, row, seen if seen not in ("", name) else "", key)

    def _title(self, column: SheetColumn) -> str:
        """Return what precedes a change; lines of a form and lists of one
        text are clear without it.
        """
        return "" if self._division.lines or self._division.is_ordered else f"{column.title} "

    def _seen(self, columns: Sequence[SheetColumn], texts: Texts) -> Texts:
        return tuple(
            in_words(column.kind, text) for column, text in zip(columns, texts, strict=True)
        )

    @cached_property
    def _places(self) -> Mapping[tuple[Texts, Texts | None], int]:
        found: dict[tuple[Texts, Texts | None], int] = {}
        for row, place in (
            zip(self._taken.rows, self._taken.places, strict=True) if self._taken else ()
        ):
            values = self._division.values_of(row) if self._division.is_ordered else None
            found.setdefault((self._division.name_of(row), values), place)
        return found


def _split(rows: Pairs, others: Pairs) -> tuple[Pairs, Mapping[Texts, Sequence[Texts]]]:
    """Return the rows that are among others, each as often as there,
    and the values of the rest by name.
    """
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


def in_words(kind: Kind, text: str) -> str:
    """Return a text of a dossier as a preview shows it.

    Examples:
        >>> from capaian.domain.work import Resource
        >>> from capaian.dossier.tables.kinds import DECIMAL, choice
        >>> in_words(DECIMAL, "48500000"), in_words(choice(Resource), "money"), in_words(DECIMAL,
        ...     "93.46")
        ('48.500.000', 'uang (rupiah)', '93,46')
        >>> from capaian.dossier.tables.kinds import PERIOD
        >>> in_words(PERIOD, "2024-Q3"), in_words(CODE, "capital"), in_words(PERIOD, "kapan")
        ('Triwulan III Tahun 2024', 'belanja modal', 'kapan')
    """
    if kind is CODE:
        return _CODES.get(text, text)
    if kind is PERIOD and not text.isdecimal():
        with suppress(ValueError):
            return Period.parse(text).label
    if text in kind.labels:
        return kind.labels[text]
    if kind is DAY:
        return "/".join(reversed(text.split("-")))
    return shown(kind, text)


def _arrow(was: str, becomes: str) -> str:
    """Show two values; long ones that begin alike from shortly before where they part."""
    old, new = (" ".join(text.split()) for text in (was, becomes))
    pairs = enumerate(zip_longest(old, new))
    alike = next((place for place, (one, other) in pairs if one != other), len(old))
    start = alike - _LEAD if alike > _SHOWN_LETTERS - _LEAD else 0
    dots = "…" if start else ""
    return " → ".join(
        _shorten(f"{dots}{text[start:]}") if text else "(kosong)" for text in (old, new)
    )


def _shorten(text: str) -> str:
    """Return the beginning of a long text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_LETTERS else f"{line[: _SHOWN_LETTERS - 1]}…"
