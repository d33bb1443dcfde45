"""Rows of a table: what each cell holds, before decimals, alignment and merging are settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from string import ascii_lowercase

from capaian.documents.blocks.desk import Desk
from capaian.documents.layout.specs import Part, RowsSpec, TotalSpec
from capaian.documents.narrative.inline import drop_empty_lines
from capaian.documents.narrative.show import settle
from capaian.documents.scope.paths import UnknownNameError, plain_text, read_query
from capaian.documents.scope.values import Series, Thing, Value, as_thing
from capaian.documents.tables.columns import TableColumn
from capaian.documents.tree import Inlines, RowKind
from capaian.domain.issue import Place

_RUNNING_NUMBER = "#"

Content = Value | Inlines
"""A value, or inlines where a template made them."""


@dataclass(frozen=True, slots=True)
class RowDraft:
    """One row: a content per column, or a single text across all columns (group heads)."""

    kind: RowKind
    contents: tuple[Content, ...]
    level: int = 0
    emphasis: bool = False
    across: Inlines = ()


@dataclass(slots=True)
class RowMaker:
    """Makes the rows of one table; keeps the running number."""

    desk: Desk
    columns: tuple[TableColumn, ...]
    indent: bool
    emphasis: str
    place: Place
    """Of the table, for problems of its parts."""
    number: int = 0
    counted: str = ""

    def group(self, spec: RowsSpec) -> list[RowDraft]:
        """Return the rows of a group, or of one group per thing; none where its query is a mistake."""
        return self.desk.attempt(self.place, lambda: list(self._groups(spec)), [])

    def _groups(self, spec: RowsSpec) -> Iterator[RowDraft]:
        if not spec.each:
            yield from self._group(spec, self.desk)
            return
        series = self.desk.select(spec.each)
        for place, thing in enumerate(series.items if isinstance(series, Series) else ()):
            yield from self._group(spec, _counting(self.desk.inside(group=thing), place))

    def _group(self, spec: RowsSpec, desk: Desk) -> Iterator[RowDraft]:
        series = desk.select(spec.rows)
        items = series.items if isinstance(series, Series) else ()
        if not items:
            self._check_names(spec, desk)
            return
        if spec.head:
            yield RowDraft(RowKind.GROUP, (), across=desk.inlines(spec.head))
        for lead in spec.leads:
            yield from self.total(lead, desk)
        for place, item in enumerate(items):
            yield self._item(item, _counting(desk, place), spec.cells)
        for total in spec.totals:
            yield from self.total(total, desk)

    def _check_names(self, spec: RowsSpec, desk: Desk) -> None:
        """Note unknown columns of a table without rows, by the things that its conditions left out."""
        asked = read_query(desk.words(spec.rows))
        series = None if asked is None else desk.scope.resolve(asked.path)
        thing = next(iter(series.items), None) if isinstance(series, Series) else None
        if thing is None:
            return
        for column in self.columns:
            name = column.field.split(".")[0]
            if name and name != _RUNNING_NUMBER and not column.spec.text and name not in thing.names():
                error = UnknownNameError(column.field, name, thing.names())
                self.desk.notes.unknown(error, self._place_of(column.spec))

    def _place_of(self, part: Part) -> Place:
        row = self.place.row if part.origin is None else part.origin.row
        return replace(self.place, row=row)

    def _item(self, item: Thing, desk: Desk, given: Mapping[str, str]) -> RowDraft:
        level = int(plain_text(item.field("depth") or "0") or "0") if self.indent else 0
        inner = desk.inside(item=item)
        contents = tuple(
            self._noted(column.spec, partial(_given, given[column.id], inner))
            if column.id in given
            else self._noted(column.spec, partial(self._cell, column, item, inner, level))
            for column in self.columns
        )
        emphasis = bool(self.emphasis) and item.field(self.emphasis) == "ya"
        return RowDraft(RowKind.ITEM, contents, level, emphasis)

    def _noted(self, part: Part, make: Callable[[], Content]) -> Content:
        """Make a cell; an unknown name is noted at its line."""
        nothing: Content = ()
        return self.desk.attempt(self._place_of(part), make, nothing)

    def _cell(self, column: TableColumn, item: Thing, desk: Desk, level: int) -> Content:
        if column.field == _RUNNING_NUMBER:
            return self._count(column, item, desk, level)
        if column.spec.text:
            inner = desk if column.thing is None else desk.inside(column=column.thing)
            return drop_empty_lines(inner.inlines(column.spec.text))
        return settle(desk.scope.field(item, column.field), desk.scope)

    def _count(self, column: TableColumn, item: Thing, desk: Desk, level: int) -> str:
        if level:
            return ""
        if column.spec.number_by:
            now = plain_text(desk.scope.field(item, column.spec.number_by))
            if now == self.counted and self.number:
                return str(self.number)
            self.counted = now
        self.number += 1
        return str(self.number)

    def total(self, spec: TotalSpec, desk: Desk) -> Iterator[RowDraft]:
        """Yield a row of totals, unless a condition of it fails."""
        if not desk.holds(spec.when) or (spec.unless and desk.holds(spec.unless)):
            return
        source = desk.scope.resolve(desk.words(spec.of)) if spec.of else None
        contents = tuple(
            self._noted(spec, partial(self._total_cell, column, spec, source, desk))
            for column in self.columns
        )
        yield RowDraft(spec.kind, contents)

    def _total_cell(self, column: TableColumn, spec: TotalSpec, source: Value | None, desk: Desk) -> Content:
        if column.id == spec.at:
            return desk.inlines(spec.label)
        given = spec.cells.get(column.id)
        return _of_source(column, source, desk) if given is None else _given(given, desk)


def _given(text: str, desk: Desk) -> Content:
    """What a layout says of one cell: a template, a path, nothing, or a mark such as `–`."""
    if "{{" in text or not any(map(str.isalnum, text)):
        return drop_empty_lines(desk.inlines(text))
    return settle(desk.scope.resolve(text), desk.scope)


def _counting(desk: Desk, place: int) -> Desk:
    """The desk at a place from 0 of a run of rows or groups."""
    return desk.inside(letter=_letter(place), number=str(place + 1))


def _letter(place: int) -> str:
    """The letter of the row at a place from 0: a, b ... z, aa."""
    before, last = divmod(place, len(ascii_lowercase))
    return (_letter(before - 1) if before else "") + ascii_lowercase[last]


def _of_source(column: TableColumn, source: Value | None, desk: Desk) -> Content:
    """The same field of the total's own thing; empty where it has no such field."""
    thing = None if source is None else as_thing(source)
    if thing is None or column.spec.text or column.field.split(".")[0] not in thing.names():
        return ()
    return settle(desk.scope.field(thing, column.field), desk.scope)
