"""Flat rows as the values of a YAML part: each row finds the record that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import (
    KEY,
    LIST,
    NUMBER,
    TEXTS,
    VALUE,
    Form,
    SheetSpec,
    is_text_list,
    list_name,
    sheet_id,
    sheets_of,
)
from capaian.dossier.rows.yaml_values import Fields, Items, Origin, Value, YamlLeaf, is_bare
from capaian.dossier.tables.declaration import ByKey, KeyFile, Listing, Shape, Structure
from capaian.dossier.tables.kinds import LONGEST_CODE, Kind
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules import facts


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that can stand nowhere in the file."""

    code: str
    """Of its message: `unknown_parent`: no row of another sheet has the names that it gives.
    `missing_parent`: it does not say what it belongs to.
    `unknown_list`: there is no such list of texts.
    `missing_value`: a free key is empty.
    `bad_code`: a free key is longer than a file takes.
    `row_twice`, `number_twice`: a row before it has the same key or number.
    `row_says_nothing`: it names what it belongs to and holds nothing, so that nothing is lost."""
    origin: Origin
    """The cell to mend."""
    text: str = ""
    """What stands there."""
    first: int | None = None
    """The row before it that has the same key, from 0."""


def gather(
    part: KeyFile, flat: Mapping[str, Sequence[FlatRow]]
) -> tuple[Fields, tuple[RowProblem, ...]]:
    """Return the values that the rows of all sheets of a part say,
    and the rows that can stand nowhere.
    """
    gatherer = _Gatherer(part, flat)
    root = gatherer.root()
    return root, (*gatherer.problems, *gatherer.find_lost())


@dataclass(slots=True)
class _Row:
    spec: SheetSpec
    index: int
    row: FlatRow
    is_taken: bool = False

    def text(self, column: str) -> str:
        """Return a cell as the reader of parts would take it."""
        return clean(self.row.cells.get(column, ""))

    def origin(self, column: str) -> Origin:
        return Origin(self.spec.id, self.index, column)

    @property
    def owner(self) -> tuple[str, ...]:
        """The names that it gives of what it belongs to, without empty ones at the end."""
        names = [self.text(column.id) for column in self.spec.parents]
        while names and not names[-1]:
            names.pop()
        return tuple(names)

    @property
    def is_filled(self) -> bool:
        """Whether it holds more than names of what it belongs to."""
        parents = {NUMBER, *(column.id for column in self.spec.parents)}
        return any(self.text(name) for name in self.row.cells if name not in parents)


class _Gatherer:
    """Walks the declaration and takes the rows that belong to each record."""

    def __init__(self, part: KeyFile, flat: Mapping[str, Sequence[FlatRow]]) -> None:
        self._part = part
        self.problems: list[RowProblem] = []
        self._known: set[tuple[str, ...]] = set()
        self._rows = [
            _Row(spec, index, row)
            for spec in sheets_of(part)
            for index, row in enumerate(flat.get(spec.id, ()))
        ]
        filled = (row for row in self._rows if row.is_filled or row.text(NUMBER))
        self._by_owner = facts.gather(((row.spec.id, *row.owner), row) for row in filled)

    def root(self) -> Fields:
        first, *_ = sheets_of(self._part)
        rows = [row for row in self._rows if row.spec is first and first.form is Form.FORM]
        row = rows[0] if rows else _Row(first, 0, FlatRow({}))
        row.is_taken = True
        return Fields(tuple(self._fields(self._part.shape, row, "", (), ())))

    def find_lost(self) -> Iterator[RowProblem]:
        """Yield the filled rows that no record took,
        and those that only name what they belong to.
        """
        for row in self._rows:
            if row.is_taken:
                continue
            if row.is_filled:
                yield self._name_loss(row)
            elif named := [column.id for column in row.spec.parents if row.text(column.id)]:
                yield RowProblem("row_says_nothing", row.origin(named[0]), row.text(named[0]))

    def _name_loss(self, row: _Row) -> RowProblem:
        """Say which cell keeps a row from its place."""
        columns = row.spec.parents
        if columns and columns[0].id == LIST:
            name = row.text(LIST)
            if name not in columns[0].choices:
                return RowProblem(
                    "unknown_list" if name else "missing_parent", row.origin(LIST), name
                )
            columns = columns[1:]
        names = [row.text(column.id) for column in columns]
        known = max(
            (end for end in range(len(names)) if tuple(names[:end]) in self._known), default=0
        )
        code = "unknown_parent" if names[known] else "missing_parent"
        return RowProblem(code, row.origin(columns[known].id), names[known])

    def _take(self, path: tuple[str, ...], owners: tuple[str, ...]) -> list[_Row]:
        """Return the filled rows of a sheet that belong to a record."""
        found = [
            row
            for row in self._by_owner.get((sheet_id(self._part, path), *owners), ())
            if not row.is_taken
        ]
        for row in found:
            row.is_taken = True
        return found

    def _fields(
        self, shape: Shape, row: _Row, prefix: str, path: tuple[str, ...], owners: tuple[str, ...]
    ) -> Iterator[tuple[str, Value]]:
        """Yield what a record provides: from its own row, and from those of its lists and maps."""
        for column in shape.columns:
            name, here = f"{prefix}{column.name}", (*path, column.name)
            value = self._value(column.kind, row, name, here, owners)
            if value is not None:
                yield column.name, value

    def _value(
        self, kind: Structure, row: _Row, name: str, here: tuple[str, ...], owners: tuple[str, ...]
    ) -> Value | None:
        match kind:
            case Kind():
                return _leaf(kind, row, name)
            case Shape():
                entries = tuple(self._fields(kind, row, f"{name}.", here, owners))
                return Fields(entries, origin=row.origin(name)) if entries else None
            case ByKey():
                entries = tuple(self._entries(kind.value, here, owners))
                return Fields(entries) if entries else None
            case Listing(item=Shape() as item):
                values = tuple(self._records(item, here, owners))
            case Listing(item=Kind() as item) if is_text_list(item):
                rows = self._take((TEXTS,), (list_name(here), *owners))
                values = tuple(filter(None, (_leaf(item, one, VALUE) for one in rows)))
            case Listing(item=Kind() as item):
                texts = (_written(item, text) for text in row.text(name).split())
                values = tuple(
                    YamlLeaf(text, is_bare(item), origin=row.origin(name)) for text in texts
                )
            case Listing():
                return None
        return Items(values) if values else None

    def _entries(
        self, structure: Structure, path: tuple[str, ...], owners: tuple[str, ...]
    ) -> Iterator[tuple[str, Value]]:
        seen: dict[tuple[str, ...], _Row] = {}
        for row in self._take(path, owners):
            value: Value | None = None
            if isinstance(structure, Kind):
                value = _leaf(structure, row, VALUE)
            elif isinstance(structure, Shape):
                entries = tuple(self._fields(structure, row, "", path, owners))
                value = Fields(entries, origin=row.origin(KEY)) if entries else None
            if value is None:
                continue
            if not row.text(KEY):
                self.problems.append(RowProblem("missing_value", row.origin(KEY)))
            elif len(row.text(KEY)) > LONGEST_CODE:  # YAML takes no key over 1,024 signs
                self.problems.append(
                    RowProblem("bad_code", row.origin(KEY), row.text(KEY)[:LONGEST_CODE])
                )
            elif not self._is_repeated((row.text(KEY),), KEY, row, seen):
                yield row.text(KEY), value

    def _records(
        self, item: Shape, path: tuple[str, ...], owners: tuple[str, ...]
    ) -> Iterator[Value]:
        seen: dict[tuple[str, ...], _Row] = {}
        columns = item.key or (NUMBER,)
        for row in self._take(path, owners):
            names = tuple(row.text(name) for name in columns)
            if any(names) and self._is_repeated(names, columns[0], row, seen):
                continue
            below = (*owners, *names)
            self._known.add(below)
            entries = tuple(self._fields(item, row, "", path, below))
            if entries:
                yield Fields(entries, origin=row.origin(columns[0]))

    def _is_repeated(
        self, names: tuple[str, ...], column: str, row: _Row, seen: dict[tuple[str, ...], _Row]
    ) -> bool:
        first = seen.setdefault(names, row)
        if first is not row:
            words = ", ".join(name for name in names if name)
            code = "number_twice" if column == NUMBER else "row_twice"
            self.problems.append(RowProblem(code, row.origin(column), words, first.index))
        return first is not row


def _leaf(kind: Kind, row: _Row, column: str) -> YamlLeaf | None:
    text = row.text(column)
    return (
        YamlLeaf(_written(kind, text), is_bare(kind), origin=row.origin(column)) if text else None
    )


def _written(kind: Kind, text: str) -> str:
    """Return a text in the one form that `format` gives it;
    one that cannot be read stays as it was typed.
    """
    if kind.is_free:
        return text
    try:
        return kind.write(
            kind.read(text)
        )  # a value that is the default of its key is written all the same
    except RejectedValueError:
        return text
