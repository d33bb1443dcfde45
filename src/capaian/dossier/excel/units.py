"""What belongs together in a file of a dossier, by which its states are compared.

It is a row by its key, the list of one owner where rows have but their number, a line of a form.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ruamel.yaml.error import YAMLError

from capaian.dossier.folder import Folder
from capaian.dossier.rows.contents import rows_of
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import NUMBER, Form, Role, SheetColumn, SheetSpec
from capaian.dossier.rows.yaml_values import is_same

Texts = tuple[str, ...]
Units = Mapping[Texts, Sequence[Texts]]
"""What belongs together, by what it is known by: the texts of its rows."""
NOTHING: Final[Sequence[Texts]] = ()


class InseparableError(ValueError):
    """A file cannot be divided, or not be put together from two sides."""


class Division:
    """How the rows of a sheet are divided."""

    def __init__(self, spec: SheetSpec) -> None:
        """Tell the columns that name what belongs together from those that hold its values."""
        self.spec = spec
        self.is_ordered = not spec.keys or spec.keys[0].id == NUMBER
        """Whether rows have no name but their number, so that all of one owner belong together."""
        self.names = [column for column in spec.columns if self._is_name(column)]
        self.values = [column for column in spec.columns if not self._is_name(column)]

    def _is_name(self, column: SheetColumn) -> bool:
        return column.role is Role.PARENT or (column.role is Role.KEY and not self.is_ordered)

    def units(self, rows: Sequence[FlatRow]) -> Units:
        """Return what belongs together among rows."""
        if self.spec.form is Form.FORM:
            return {
                (column.id,): ((clean(row.cells.get(column.id, "")),),)
                for row in rows
                for column in self.spec.columns
            }
        units: dict[Texts, list[Texts]] = {}
        for row in rows:
            name, texts = (
                tuple([clean(row.cells.get(column.id, "")) for column in columns])
                for columns in (self.names, self.values)
            )
            units.setdefault(name, []).append(texts)
        return units

    def different(self, one: Units, other: Units) -> set[Texts]:
        """Return the names of what is not the same in two states."""
        return {
            name
            for name in {*one, *other}
            if not self.are_same(name, one.get(name, NOTHING), other.get(name, NOTHING))
        }

    def are_same(self, name: Texts, one: Sequence[Texts], other: Sequence[Texts]) -> bool:
        """Say whether two states of what a name tells are the same, however figures are written."""
        if one == other:
            return True
        if len(one) != len(other):
            return False
        is_form = self.spec.form is Form.FORM
        columns = [c for c in self.spec.columns if c.id == name[0]] if is_form else self.values
        return all(
            is_same(column.kind, old, new)
            for rows in zip(one, other, strict=True)
            for column, old, new in zip(columns, *rows, strict=True)
        )


def rows_of_file(file: str, content: bytes | None) -> Mapping[str, Sequence[FlatRow]]:
    """Return the rows of a part by the ids of its sheets; none where there is no such file.

    Raises:
        InseparableError: if it is broken.
    """
    try:
        return rows_of(Folder(Path(), {file: content} if content is not None else {}))
    except (YAMLError, csv.Error, ValueError) as error:
        raise InseparableError(file) from error
