"""How rows of a sheet are told apart: by names of their own, as the list of an owner,
as lines of a form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capaian.dossier.rows import texts
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import NUMBER, ColumnRole, Form, SheetColumn, SheetSpec

Texts = tuple[str, ...]
Units = Mapping[Texts, Sequence[Texts]]
"""What is compared as one, by what it is known by: the texts of its rows."""


class Division:
    """How the rows of a sheet are divided into what is compared as one."""

    def __init__(self, spec: SheetSpec) -> None:
        """Tell the columns that name what belongs together from those that hold its values."""
        is_text = spec.id in (texts.NARRATIVE_SHEET.id, texts.LAYOUT_SHEET.id)
        self.number = texts.NUMBER if is_text else NUMBER
        """Column of the places of rows that have no other name."""
        self.is_ordered = is_text or not spec.keys or spec.keys[0].id == NUMBER
        """Whether rows have no name but their place, so that all of one owner belong together."""
        columns = [column for column in spec.columns if column.id != self.number]
        self.names = [column for column in columns if column.role is not ColumnRole.VALUE]
        self.values = [column for column in columns if column.role is ColumnRole.VALUE]
        lines = columns if spec.form is Form.FORM else []
        self.lines: Mapping[Texts, SheetColumn] = {(column.title,): column for column in lines}
        """Of a form: its lines by their names."""

    def name_of(self, row: FlatRow) -> Texts:
        """Return what a row is known by."""
        return _texts(self.names, row)

    def values_of(self, row: FlatRow) -> Texts:
        """Return what a row holds."""
        return _texts(self.values, row)

    def columns_of(self, name: Texts) -> Sequence[SheetColumn]:
        """Return the columns of the values of what has a name."""
        return [self.lines[name]] if self.lines else self.values

    def units(self, rows: Sequence[FlatRow]) -> Units:
        """Return what belongs together among rows; of a form its filled lines."""
        units: dict[Texts, list[Texts]] = {}
        for row in rows:
            for name, column in self.lines.items():
                if text := clean(row.cells.get(column.id, "")):
                    units[name] = [(text,)]
            if not self.lines:
                units.setdefault(self.name_of(row), []).append(self.values_of(row))
        return units

    def different(self, one: Units, other: Units) -> set[Texts]:
        """Return the names of what is not the same in two states, however figures are written."""
        names = {*one, *other}
        return {
            name
            for name in names
            if not self._are_same(name, one.get(name, ()), other.get(name, ()))
        }

    def _are_same(self, name: Texts, one: Sequence[Texts], other: Sequence[Texts]) -> bool:
        if one == other or len(one) != len(other):
            return one == other
        columns = self.columns_of(name)
        return all(
            column.kind.is_same(old, new)
            for rows in zip(one, other, strict=True)
            for column, old, new in zip(columns, *rows, strict=True)
        )


def _texts(columns: Sequence[SheetColumn], row: FlatRow) -> Texts:
    return tuple([clean(row.cells.get(column.id, "")) for column in columns])
