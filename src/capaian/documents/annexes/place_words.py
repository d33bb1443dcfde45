"""Where a warning stands, as a reader of tables says it: table, row and column, and no line of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten
from typing import Final

from capaian.domain.issue import NAMED_PLACE, Place
from capaian.domain.office_year import OfficeYear
from capaian.dossier.tables import BY_FILE, Table
from capaian.dossier.tables.declaration import ByKey, Column, Listing, Shape, Structure

_LONGEST: Final = 80
_NAMES: Final = ("name", "title", "code", "id", "indicator")
"""Fields by which the rows of tables are called, the most telling first."""
# indicators[iku-1].targets.2024, owner
_KEYS: Final = re.compile(r"(?:.*\]\.?)?(?P<key>\w*)(?:\.(?P<rest>\w+))?")


@dataclass(frozen=True)
class _Part:
    """A row of a table that a YAML file holds."""

    title: str
    """Of the table."""
    shape: Shape
    value: object
    within: _Part | None = None
    """The row that holds it."""


@dataclass(frozen=True)
class PlaceWords:
    """Tells places of a dossier; a paper names no files."""

    year: OfficeYear

    def write(self, place: Place) -> str:
        """Return table, row and column of a place; what is no part of a dossier as it is."""
        part = BY_FILE.get(place.file)
        if part is None:
            return str(place)
        if isinstance(part, Table):
            row = "" if place.row is None else f", baris {place.row}"
            return f"{part.title}{row}{_column(part.columns, place)}"
        found = self._part_at(place)
        if found is None:
            return f"{part.title}{_column(part.shape.columns, place)}"
        outer = found.within
        table = found.title if outer is None else f"{outer.title} “{self._name(outer)}”"
        return f"{table}, baris “{self._name(found)}”{_column(found.shape.columns, place)}"

    def in_sentence(self, text: str) -> str:
        """Return a sentence with the places that it names told so."""
        return NAMED_PLACE.sub(
            lambda found: self.write(Place(found["file"], int(found["row"]), found["column"])), text
        )

    def _part_at(self, place: Place) -> _Part | None:
        """Return the row of a table in whose lines a place is."""
        parts = self._parts.get(place.file, {})
        lines = [line for line in parts if place.row is not None and line <= place.row]
        return parts[max(lines)] if lines else None

    @cached_property
    def _parts(self) -> Mapping[str, Mapping[int, _Part]]:
        """What begins in which line of which YAML file: of two in one line the outer."""
        found: dict[str, dict[int, _Part]] = {}
        for part in BY_FILE.values():
            for row in () if isinstance(part, Table) else _rows(self.year, part.shape, part.title):
                place = getattr(row.value, "place", None)
                if isinstance(place, Place) and place.row is not None:
                    found.setdefault(place.file, {}).setdefault(place.row, row)
        return found

    def _name(self, part: _Part) -> str:
        """Return what a row is called, else the beginning of its first words."""
        fields = (*_NAMES, *(column.target for column in part.shape.columns))
        told = (getattr(part.value, field, None) for field in fields)
        name = next((text for value in told if isinstance(value, str) and (text := str(value))), "")
        return shorten(self._called.get(name, name), _LONGEST, placeholder="…")

    @cached_property
    def _called(self) -> Mapping[str, str]:
        """Names by the codes that stand for them."""
        components = {str(one.code): one.name for one in self.year.components}
        return components | {str(one.code): one.name for one in self.year.indicators}


def _rows(value: object, structure: Structure, title: str, within: _Part | None = None) -> Iterator[_Part]:
    """Yield the rows within a value, outer ones before those that they hold."""
    if isinstance(structure, Listing) and isinstance(value, Sequence):
        for item in value:
            yield from _rows(item, structure.item, title, within)
    elif isinstance(structure, ByKey) and isinstance(value, Mapping):
        for item in value.values():
            yield from _rows(item, structure.value, title, within)
    elif isinstance(structure, Shape) and value is not None:
        part = _Part(title, structure, value, within)
        yield part
        holder = None if isinstance(value, OfficeYear) else part
        for column in structure.columns:
            yield from _rows(getattr(value, column.target, None), column.kind, column.title, holder)


def _column(columns: Sequence[Column], place: Place) -> str:
    found = _KEYS.fullmatch(place.column or "")
    key = found["key"] if found else ""
    title = next((column.title for column in columns if column.name == key), "")
    rest = f" {found['rest']}" if found and found["rest"] else ""
    return f", kolom {title}{rest}" if title else ""
