"""A table that is being read: what is remembered of its columns, and blocks of rows read column by column.

Of most rows of a long table nothing is to be said. Those are read by columns, which takes a third of the
time; a block in which anything may have to be said is left to be read row by row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import signature
from itertools import chain, pairwise, repeat
from typing import Any, Final, Generic, TypeVar

from capaian.domain.issue import Place
from capaian.dossier.cells import ABSENT, MAX_CELL, MAX_KEY, Filling
from capaian.dossier.personal import find_personal_number
from capaian.dossier.reading.csv_blocks import Block
from capaian.dossier.tables.declaration import Column, Need, Table
from capaian.dossier.tables.kinds import DECIMAL, TEXT, UNIT, Kind
from capaian.dossier.tables.rejection import RejectedValueError

T = TypeVar("T")

_PLACE: Final = "place"

Key = tuple[int | None, ...]
"""What a row is told from others by: the numbers of its values."""


@dataclass(slots=True)
class Lane:
    """A column that is being read."""

    column: Column
    kind: Kind
    read: dict[str, object] = field(default_factory=dict)
    """Texts met before, with their values: most cells of a long table repeat a few names and periods."""
    blanks: set[str] = field(default_factory=set)
    """Those of them that are blank, and may be so; their value is `ABSENT`."""
    numbers: dict[str, int | None] = field(default_factory=dict)
    """Of a lane of the key: texts with the number of their value, which is compared sooner than the value."""
    is_key: bool = False
    """Rows are told from each other by its values."""
    is_named: bool = False
    """Its values are names, whose uses are noted once for all rows."""
    noted: list[tuple[Sequence[str], Sequence[int]]] = field(default_factory=list)
    """Of a lane of names: texts and the lines on which they stand, as they came."""
    _lines: dict[str, list[int]] = field(default_factory=dict)
    _numbers: dict[object, int] = field(default_factory=dict)

    @property
    def longest(self) -> int:
        """Letters that a value may have."""
        return MAX_KEY if self.is_key else MAX_CELL

    def keep(self, text: str, value: object) -> None:
        """Remember the value of a text."""
        self.read[text] = value
        if value is ABSENT:
            self.blanks.add(text)
        if self.is_key:
            self.numbers[text] = self.number(value)

    def number(self, value: object) -> int | None:
        """Return the number of a value of the key, the same for equal ones; `None` of none."""
        return None if value is ABSENT else self._numbers.setdefault(value, len(self._numbers))

    def learn(self, texts: Iterable[str]) -> bool:
        """Read the texts that were not met before; say whether there is nothing to be said of any."""
        for text in {*texts}.difference(self.read):
            value = self._plain_value(text)
            if value is None:
                return False
            self.keep(text, value)
        return True

    def _plain_value(self, text: str) -> object | None:
        """Return the value of a text; `None` if something is to be said of it."""
        plain = text.strip()
        if not plain:
            return None if self.column.need is Need.REQUIRED else ABSENT
        if len(plain) > self.longest or find_personal_number(text) is not None:
            return None
        try:
            return self.kind.read(plain)
        except RejectedValueError:
            return None

    def values(self, texts: Sequence[str], absent: object) -> list[object]:
        """Return the values of texts that were all met before.

        Args:
            texts: The cells of the column.
            absent: What stands for a blank one.
        """
        values = [*map(self.read.__getitem__, texts)]
        if self.blanks.isdisjoint(texts):
            return values
        return [absent if value is ABSENT else value for value in values]

    def note(self, texts: Sequence[str], lines: Sequence[int]) -> None:
        """Note on which lines names stand."""
        if self.is_named:
            self.noted.append((texts, lines))

    def names(self) -> Iterable[str]:
        """Return the texts that were noted, each once, in the order they came."""
        return dict.fromkeys(chain.from_iterable(texts for texts, _ in self.noted))

    def lines_of(self, name: str) -> Sequence[int]:
        """Return the lines on which a name stands; looked for only where something is to be said of one."""
        if not self._lines:
            for texts, lines in self.noted:
                for text, line in zip(texts, lines, strict=True):
                    self._lines.setdefault(text, []).append(line)
        return self._lines[name]


class OpenTable(Generic[T]):
    """A table that is being read."""

    def __init__(self, table: Table[T], columns: Sequence[Column | None], width: int) -> None:
        """Begin before the first row.

        Args:
            table: Its declaration.
            columns: By position; `None` for a column that is not read.
            width: Cells of the header with the empty ones at its end, as table programs add them to all rows.
        """
        self.table = table
        self.columns = columns
        self.width = width
        self.lanes = [_open_lane(column, table.key) for column in columns]
        self.filling = Filling(table.columns)
        self.has_parents = any(column.is_parent for column in table.columns)
        self.beside_words = _find_words(columns)
        known = {lane.column.name: lane for lane in self.lanes if lane is not None}
        self._key = [known.get(name) for name in table.key]
        self.seen: dict[Key, Any] = {}
        """First record of each key."""
        self._fields = tuple(signature(table.record).parameters)
        is_simple = {*self._fields} == {*self.filling.absent, *self.filling.required.values(), _PLACE}
        self._is_plain = is_simple and not self.has_parents and self._has_required()

    def _has_required(self) -> bool:
        return self.filling.required.keys() <= {column.name for column in self.columns if column is not None}

    def read_plain(self, block: Block) -> Sequence[T] | None:
        """Return the records of rows of which nothing is to be said; `None` where that is not sure.

        Rows that are not sure are left as if nobody had looked at them.
        """
        lines, texts, _ = block
        if not self._is_plain or len(texts) != len(self.lanes):
            return None
        read = [(lane, own) for lane, own in zip(self.lanes, texts, strict=True) if lane is not None]
        if self._may_be_cut(texts) or not all(lane.learn(own) for lane, own in read):
            return None
        records = self._make(read, lines)
        new = dict(zip(self._keys(read), records, strict=True))
        if len(new) < len(records) or not self.seen.keys().isdisjoint(new):
            return None
        self.seen.update(new)
        for lane, own in read:
            lane.note(own, lines)
        return records

    def _may_be_cut(self, texts: Sequence[Sequence[str]]) -> bool:
        """Say whether words beside a figure are nothing but digits: its decimals may be meant."""
        return any(cell.strip().isdecimal() for _, _, place in self.beside_words for cell in texts[place + 1])

    def _make(self, read: Sequence[tuple[Lane, Sequence[str]]], lines: Sequence[int]) -> Sequence[T]:
        """Return the records, from columns in the order of the fields."""
        absent = self.filling.absent
        sources: dict[str, Iterable[Any]] = {name: repeat(value) for name, value in absent.items()}
        for lane, own in read:
            sources[lane.column.target] = lane.values(own, absent.get(lane.column.target))
        sources[_PLACE] = map(Place, repeat(self.table.file), lines)
        return [*map(self.table.record, *(sources[name] for name in self._fields))]

    def _keys(self, read: Sequence[tuple[Lane, Sequence[str]]]) -> Iterable[Key]:
        numbers = {lane.column.name: map(lane.numbers.__getitem__, own) for lane, own in read if lane.is_key}
        return zip(*(numbers.get(name, repeat(None)) for name in self.table.key), strict=False)

    def key_of(self, values: Mapping[str, object]) -> Key:
        """Return the key of a row from its values by column."""
        return tuple(
            [
                None if lane is None else lane.number(values.get(lane.column.name, ABSENT))
                for lane in self._key
            ]
        )


def _open_lane(column: Column | None, key: Collection[str]) -> Lane | None:
    if column is None or not isinstance(column.kind, Kind):
        return None
    is_named = bool(column.defines or column.refers_to)
    return Lane(column, column.kind, is_key=column.name in key, is_named=is_named)


def _find_words(columns: Sequence[Column | None]) -> tuple[tuple[Column, Column, int], ...]:
    """Return the columns of figures that stand left of one of words, with that one and their position."""
    return tuple(
        (column, beside, position)
        for position, (column, beside) in enumerate(pairwise(columns))
        if column is not None
        and beside is not None
        and column.kind == DECIMAL
        and beside.kind in (TEXT, UNIT)
    )
