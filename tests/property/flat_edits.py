"""What people do to the sheets of a workbook: cells changed and cleared, rows added, copied,
moved, removed.

The edits keep to what can stand in a file: keys are filled and occur once, children name a parent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tests.property.yaml_styler import Chance

from capaian.dossier.rows.flat_rows import FlatRow, Rows
from capaian.dossier.rows.sheets import (
    LIST,
    NUMBER,
    ColumnRole,
    Form,
    SheetColumn,
    SheetSpec,
    sheets_of,
)
from capaian.dossier.tables.declaration import KeyFile

T = TypeVar("T")
Cells = dict[str, list[dict[str, str]]]


@dataclass
class Sheets:
    """The rows of all sheets of a part, as they are being changed."""

    part: KeyFile
    rows: Cells
    numbers: dict[int, int]
    """Number in the file by the identity of a row."""
    specs: dict[str, SheetSpec] = field(default_factory=dict)

    @classmethod
    def open(cls, part: KeyFile, flat: Rows) -> Sheets:
        """Take the rows that a file was unfolded to."""
        rows = {sheet: [dict(row.cells) for row in found] for sheet, found in flat.items()}
        numbers = {
            id(row): old.number
            for sheet, found in rows.items()
            for row, old in zip(found, flat[sheet], strict=True)
        }
        return cls(part, rows, numbers, {spec.id: spec for spec in sheets_of(part)})

    def flat(self) -> Rows:
        """Give the rows as they are to be folded."""
        return {
            sheet: tuple(FlatRow(dict(row), self.numbers.get(id(row), 0)) for row in rows)
            for sheet, rows in self.rows.items()
        }


class Planner:
    """Somebody who changes sheets at random."""

    def __init__(self, rng: Chance, texts: Sequence[str]) -> None:
        self._rng = rng
        self._texts = texts
        self._made = 0

    def change(self, sheets: Sheets, times: int) -> None:
        for _ in range(times):
            spec = sheets.specs[self._pick(sorted(sheets.rows))]
            rows = sheets.rows[spec.id]
            if spec.form is Form.FORM:
                self._type(spec, rows[0])
                continue
            acts = [self._add, self._add_like]
            if rows:
                acts += [
                    self._set,
                    self._set,
                    self._set,
                    self._remove,
                    self._move,
                    self._rename,
                    self._shuffle,
                ]
            self._pick(acts)(sheets, spec)

    def _pick(self, choices: Sequence[T]) -> T:
        return choices[self._rng.randrange(len(choices))]

    def _new_key(self) -> str:
        self._made += 1
        return self._pick(["baru-{}", "x.{}", "20{:02}", "B{}"]).format(self._made + 30)

    def _text(self, column: SheetColumn) -> str:
        if column.is_several:
            return " ".join(self._new_key() for _ in range(self._rng.randrange(3)))
        return self._pick([*self._texts, "", "", self._new_key()]).strip()

    def _set(self, sheets: Sheets, spec: SheetSpec) -> None:
        self._type(spec, self._pick(sheets.rows[spec.id]))

    def _type(self, spec: SheetSpec, row: dict[str, str]) -> None:
        column = self._pick(
            [column for column in spec.columns if column.role is ColumnRole.VALUE] or [None]
        )
        if column is not None:
            row[column.id] = self._text(column)

    def _add(self, sheets: Sheets, spec: SheetSpec) -> None:
        parents = _parents(sheets, spec)
        if parents:
            row = {column.id: "" for column in spec.columns} | self._pick(parents)
            self._fill_key(sheets, spec, row)
            for _ in range(3):
                self._type(spec, row)
            sheets.rows[spec.id].insert(self._rng.randrange(len(sheets.rows[spec.id]) + 1), row)

    def _add_like(self, sheets: Sheets, spec: SheetSpec) -> None:
        if sheets.rows[spec.id]:
            row = dict(self._pick(sheets.rows[spec.id]))
            self._fill_key(sheets, spec, row)
            sheets.rows[spec.id].append(row)

    def _fill_key(self, sheets: Sheets, spec: SheetSpec, row: dict[str, str]) -> None:
        for column in spec.keys:
            row[column.id] = "" if column.id == NUMBER else self._new_key()

    def _remove(self, sheets: Sheets, spec: SheetSpec) -> None:
        rows = sheets.rows[spec.id]
        for row in [self._pick(rows)] if self._rng.randrange(8) else [*rows]:
            _remove(sheets, spec, row)

    def _move(self, sheets: Sheets, spec: SheetSpec) -> None:
        rows = sheets.rows[spec.id]
        rows.insert(self._rng.randrange(len(rows)), rows.pop(self._rng.randrange(len(rows))))

    def _shuffle(self, sheets: Sheets, spec: SheetSpec) -> None:
        if self._rng.randrange(4) == 0:
            self._rng.shuffle(sheets.rows[spec.id])

    def _rename(self, sheets: Sheets, spec: SheetSpec) -> None:
        """Change a key, and the rows that name it."""
        row = self._pick(sheets.rows[spec.id])
        if not spec.keys or spec.keys[0].id == NUMBER:
            return
        old = _children(sheets, spec, row)
        row[spec.keys[0].id] = self._new_key()
        for child, columns in old:
            for column, name in columns.items():
                child[column] = row[name]


def _parents(sheets: Sheets, spec: SheetSpec) -> list[dict[str, str]]:
    """Names of all rows that a row of a sheet can belong to."""
    if spec.form is Form.TEXTS:
        return [
            {column.id: row[column.id] for column in spec.parents} for row in sheets.rows[spec.id]
        ]
    if not spec.parents:
        return [{}]
    above = sheets.specs[_above(sheets, spec)]
    found = []
    for row in sheets.rows[above.id]:
        names = [row[column.id] for column in (*above.parents, *above.keys)]
        if all(names):
            found.append(dict(zip([column.id for column in spec.parents], names, strict=True)))
    return found


def _above(sheets: Sheets, spec: SheetSpec) -> str:
    """Id of the sheet of the records that those of a sheet belong to."""
    for end in range(len(spec.path) - 1, 0, -1):
        name = f"{spec.part.file}#{'/'.join(spec.path[:end])}"
        if name in sheets.specs:
            return name
    raise LookupError(spec.id)


def _children(
    sheets: Sheets, spec: SheetSpec, row: Mapping[str, str]
) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Rows of other sheets that name a row, each with its columns that do and those of the row."""
    names = [column.id for column in (*spec.parents, *spec.keys)]
    found = []
    for other in sheets.specs.values():
        columns = [column.id for column in other.parents]
        is_text = other.form is Form.TEXTS
        if is_text:
            columns = columns[1:]
        elif other.path[: len(spec.path)] != spec.path or other is spec:
            continue
        pairs = dict(zip(columns, names, strict=False))
        if len(pairs) < len(names) or not names:
            continue
        for child in sheets.rows[other.id]:
            is_below = not is_text or tuple(child[LIST].split("/"))[: len(spec.path)] == spec.path
            if is_below and all(child[column] == row[name] for column, name in pairs.items()):
                found.append((child, pairs))
    return found


def _remove(sheets: Sheets, spec: SheetSpec, row: dict[str, str]) -> None:
    """Take out a row with all that belongs to it."""
    gone = (
        {id(child) for child, _ in _children(sheets, spec, row)}
        if spec.form is not Form.TEXTS
        else set()
    )
    gone.add(id(row))
    for sheet, rows in sheets.rows.items():
        sheets.rows[sheet] = [other for other in rows if id(other) not in gone]


def by_numbers(flat: Rows, part: KeyFile) -> Rows:
    """Rows in the order of their numbers, where all of a list have one: wherever rows stand."""
    made = dict(flat)
    for spec in sheets_of(part):
        lists: dict[tuple[str, ...], list[FlatRow]] = {}
        for row in flat[spec.id] if NUMBER in {column.id for column in spec.keys} else ():
            lists.setdefault(tuple(row.cells[column.id] for column in spec.parents), []).append(
                row
            )
        if lists:
            made[spec.id] = tuple(row for rows in lists.values() for row in _in_order(rows))
    return made


def _in_order(rows: list[FlatRow]) -> list[FlatRow]:
    numbers = [row.cells[NUMBER] for row in rows]
    return sorted(rows, key=lambda row: int(row.cells[NUMBER])) if all(numbers) else rows


def remembered(
    flat: Rows, part: KeyFile
) -> dict[str, list[tuple[tuple[str, ...], list[tuple[str, ...]]]]]:
    """Rows as they must come back: filled ones, by what they belong to, each group in its order.

    Numbers of records without a key are left out, since they follow from the order.
    """
    result = {}
    for spec in sheets_of(part):
        numbers = {
            column.id
            for column in spec.columns
            if column.id == NUMBER or column.id.endswith(f".{NUMBER}")
        }
        is_owned_by_number = bool(numbers - {NUMBER})
        groups: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for row in flat[spec.id]:
            owner = tuple(
                _plain(row, column) for column in spec.parents if column.id not in numbers
            )
            texts = tuple(
                _plain(row, c)
                for c in spec.columns
                if c.role is not ColumnRole.PARENT and c.id not in numbers
            )
            values = [_plain(row, c) for c in spec.columns if c.role is ColumnRole.VALUE]
            if any(values) or (spec.keys and any(texts) and spec.form is not Form.MAP):
                groups.setdefault(owner, []).append(texts)
        order = [
            (owner, sorted(rows) if is_owned_by_number or NUMBER in owner else rows)
            for owner, rows in groups.items()
        ]
        result[spec.id] = sorted(order)
    return result


def _plain(row: FlatRow, column: SheetColumn) -> str:
    text = row.cells[column.id].strip()
    if column.id.startswith("owner") and text.isdigit():
        return NUMBER
    if column.is_several or column.kind.name == "codes":
        return " ".join(text.split())
    # What means the same may stay as it was written: `ya` for `true`.
    return column.kind.canonical(text) if column.kind.name == "boolean" else text
