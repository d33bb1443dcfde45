"""Tables as data: rows from queries, columns from fields, heads, groups, totals, merged cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from string import ascii_lowercase

from capaian.documents.blocks.desk import Desk
from capaian.documents.charts.rows import draw_years
from capaian.documents.layout.model import TableSpec
from capaian.documents.layout.specs import ColumnSpec, PlacedModel, RowsSpec, TotalSpec
from capaian.documents.narrative.fields import STAR, STAR_NOTE, is_over, settle, show, words_of
from capaian.documents.narrative.markdown import drop_empty_lines
from capaian.documents.numbering import UNNUMBERED
from capaian.documents.scope.paths import UnknownNameError, pattern_of, plain_text
from capaian.documents.scope.values import Series, Sign, Thing, Value, as_thing
from capaian.documents.tree import (
    Align,
    Cell,
    Column,
    Glyph,
    HeadCell,
    Inlines,
    Number,
    Row,
    RowKind,
    Sparkline,
    Table,
)
from capaian.documents.tree_sizes import TABLE_ROOMS, lines_of
from capaian.domain.audit.shortening import shorten
from capaian.domain.issue import Place
from capaian.domain.numerals import plain, round_half_up
from capaian.domain.value import Known

_PLACE = re.compile(r"\{([^{}]+)\}")
"""A column in a formula by its id: `{actual} ÷ {target}`."""
_NUMBERED_FROM = 5
"""Tables with this many columns print the customary row (1) (2) (3)."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column ready to be filled: its path has no `*` any more."""

    spec: ColumnSpec
    id: str
    field: str
    head: tuple[str, ...]
    unit: str
    thing: Value | None = None
    """What a repeated column stands for; `column` in its templates."""
    number: str = ""


def unfold_columns(
    specs: tuple[ColumnSpec, ...], desk: Desk, place: Place
) -> tuple[TableColumn, ...]:
    """Return one column per spec, or one per thing of a repeated spec's query;
    `place` is the table's.
    """
    none: list[TableColumn] = []
    found = (
        desk.attempt(_place_of(spec, place), partial(_unfold, spec, desk), none) for spec in specs
    )
    return tuple(column for columns in found for column in columns)


def _place_of(part: PlacedModel, place: Place) -> Place:
    """Where a part of a table stands; without a line of its own, where the table does."""
    return place if part.origin is None else replace(place, row=part.origin.row)


def _unfold(spec: ColumnSpec, desk: Desk) -> list[TableColumn]:
    if not spec.each:
        return [_column(spec, desk, None)]
    things = desk.things(spec.each)
    return [
        _column(each, desk.inside(column=thing), thing)
        for thing in things
        for each in spec.columns or (spec,)
    ]


def _column(spec: ColumnSpec, desk: Desk, thing: Thing | None) -> TableColumn:
    field = spec.field if thing is None else spec.field.replace("*", thing.key)
    head = (spec.head,) if isinstance(spec.head, str) else spec.head
    return TableColumn(
        spec,
        spec.id or field,
        field,
        desk.filled(head) or ("",),
        desk.words(spec.unit),
        thing,
        desk.words(spec.number),
    )


def head_rows(columns: tuple[TableColumn, ...]) -> tuple[tuple[HeadCell, ...], ...]:
    """Return the head: equal neighbours below the same heading join, short paths reach down."""
    depth = max(len(column.head) for column in columns)
    rows = [_head_row(columns, level, depth) for level in range(depth)]
    return tuple(tuple(row) for row in rows)


def _head_row(columns: tuple[TableColumn, ...], level: int, depth: int) -> list[HeadCell]:
    cells: list[HeadCell] = []
    start = 0
    while start < len(columns):
        column = columns[start]
        end = start + 1
        if level < len(column.head) - 1:
            path = column.head[: level + 1]
            while end < len(columns) and _is_below(columns[end].head, path):
                end += 1
            cells.append(HeadCell(path[-1], columns=end - start))
        elif level == len(column.head) - 1:
            cells.append(HeadCell(column.head[-1], column.unit or None, rows=depth - level))
        start = end
    return cells


def _is_below(head: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a heading stands below a path of headings; one that ends there stands beside it."""
    return len(head) > len(path) and head[: len(path)] == path


def number_row(columns: tuple[TableColumn, ...], wanted: bool | None) -> tuple[str, ...]:
    """Return `(1)`, `(2)`, `(5) = (4) ÷ (3)`; empty where the row is not printed."""
    printed = len(columns) >= _NUMBERED_FROM if wanted is None else wanted
    if not printed:
        return ()
    places = {column.id: f"({n})" for n, column in enumerate(columns, start=1)}
    return tuple(_number(n, column, places) for n, column in enumerate(columns, start=1))


def _number(position: int, column: TableColumn, places: Mapping[str, str]) -> str:
    number = column.number or f"({position})"
    formula = _PLACE.sub(lambda name: places.get(name[1], name[0]), column.spec.formula)
    return f"{number} = {formula}" if formula else number


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
    item: Thing | None = None


@dataclass(slots=True)
class RowMaker:
    """Makes the rows of one table; keeps the running number."""

    desk: Desk
    columns: tuple[TableColumn, ...]
    spec: TableSpec
    place: Place
    """Of the table, for problems of its parts."""
    number: int = 0
    counted: str = ""

    def group(self, spec: RowsSpec) -> list[RowDraft]:
        """Return the rows of a group, or of one group per thing;
        none where its query is a mistake.
        """
        return self.desk.attempt(self.place, lambda: list(self._groups(spec)), [])

    def _groups(self, spec: RowsSpec) -> Iterator[RowDraft]:
        if not spec.each:
            yield from self._group(spec, self.desk)
            return
        for place, thing in enumerate(self.desk.things(spec.each)):
            yield from self._group(spec, _counting(self.desk.inside(group=thing), place))

    def _group(self, spec: RowsSpec, desk: Desk) -> Iterator[RowDraft]:
        items = desk.things(spec.rows)
        if not items:
            return
        if spec.head:
            yield RowDraft(RowKind.GROUP, (), across=desk.inlines(spec.head))
        for lead in spec.leads:
            yield from self.total(lead, desk)
        for place, item in enumerate(items):
            yield self._item(item, _counting(desk, place), spec.cells)
        for total in spec.totals:
            yield from self.total(total, desk)

    def _item(self, item: Thing, desk: Desk, given: Mapping[str, str]) -> RowDraft:
        level = int(plain_text(item.field("depth") or "0") or "0") if self.spec.indent else 0
        inner = desk.inside(item=item)
        contents = tuple(
            self._noted(column.spec, partial(_given, given[column.id], inner))
            if column.id in given
            else self._noted(column.spec, partial(self._cell, column, item, inner, level))
            for column in self.columns
        )
        emphasis = bool(self.spec.emphasis) and item.field(self.spec.emphasis) == "ya"
        return RowDraft(RowKind.ITEM, contents, level, emphasis, item=item)

    def _noted(self, part: PlacedModel, make: Callable[[], Content]) -> Content:
        """Make a cell; an unknown name is noted at its line."""
        try:
            return make()
        except (
            UnknownNameError
        ) as error:  # only then a place is made: a report has thousands of cells
            self.desk.notes.unknown(error, _place_of(part, self.place))
            return ()

    def _cell(self, column: TableColumn, item: Thing, desk: Desk, level: int) -> Content:
        if column.field == _RUNNING_NUMBER:
            return self._count(column, item, desk, level)
        if column.spec.text:
            inner = desk if column.thing is None else desk.inside(column=column.thing)
            return drop_empty_lines(inner.inlines(column.spec.text))
        value = desk.scope.field(item, column.field)
        if column.spec.line:
            return draw_years(value, desk)
        settled = settle(value, desk.scope)
        if column.spec.letters and isinstance(settled, str):
            return shorten(settled, column.spec.letters)
        return settled

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

    def _total_cell(
        self, column: TableColumn, spec: TotalSpec, source: Value | None, desk: Desk
    ) -> Content:
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


_EMPTY_BAR, _FULL_BAR = Decimal(0), Decimal(100)


def build_table(spec: TableSpec, desk: Desk) -> Table | None:
    """Return the table; `None` where its queries select nothing.

    Each query or field that no data could hold is noted as an issue of its part.
    """

    def words(template: str) -> Inlines:
        return desk.attempt(desk.place(spec), lambda: desk.inlines(template), ())

    columns = unfold_columns(spec.columns, desk, desk.place(spec))
    _note_unknown_columns(spec, columns, desk)
    if desk.lacks_only and desk.place(spec).file.startswith("rulebook/"):
        columns = columns[
            :1
        ]  # cells lack nothing but names, which only an office's own layout has wrong
    caption, source = words(spec.caption), words(spec.source)
    drafts = _drafts(spec, columns, desk)
    if spec.lines:
        drafts, left_out = _fit(drafts, spec, columns)
        desk = desk.inside(left_out=left_out)
    notes = [words(note) for note in spec.notes]
    if not columns or not any(draft.kind is RowKind.ITEM for draft in drafts):
        return None
    cells = [*zip(*(draft.contents for draft in drafts if draft.contents), strict=True)]
    decimals = tuple(map(_decimals, columns, cells))
    identifiers = [column.id for column in columns]
    rows = tuple(_row(draft, columns, decimals) for draft in drafts)
    notes = list(filter(None, notes))
    has_star = any(cell.content[-1:] == STAR for row in rows for cell in row.cells)
    return Table(
        id=desk.block_id(spec, "tabel"),
        label="" if spec.numbered else UNNUMBERED,
        caption=caption,
        columns=tuple(map(_tree_column, columns, cells)),
        head=head_rows(columns),
        rows=_merge(rows, columns),
        column_numbers=number_row(columns, spec.column_numbers),
        indent_column=identifiers.index(spec.indent) if spec.indent in identifiers else None,
        source=source,
        notes=(*notes, STAR_NOTE) if has_star else tuple(notes),
        width=spec.width,
        below=spec.below,
        small=spec.small,
    )


def _fit(
    drafts: list[RowDraft], spec: TableSpec, columns: tuple[TableColumn, ...]
) -> tuple[list[RowDraft], Series]:
    """The rows for which a table has room, and the things of the others;
    heads stay with a row below.
    """
    shares = [column.spec.width for column in columns]
    rooms = [TABLE_ROOMS[spec.width] * share / sum(shares) for share in shares]
    room, kept = spec.lines, list[RowDraft]()
    left_out: list[Thing] = []
    for draft in drafts:
        taken = (
            1
            if not draft.contents
            else max(map(partial(_lines, is_small=spec.small), draft.contents, rooms))
        )
        is_item = draft.kind is RowKind.ITEM
        is_out = is_item and (bool(left_out) or taken > room)
        if is_out and draft.item is not None:
            left_out.append(draft.item)
        elif not is_out:
            room -= taken
            kept.append(draft)
    pairs = zip(kept, [*kept[1:], None], strict=False)
    shown = [
        row
        for row, below in pairs
        if row.kind is not RowKind.GROUP or (below and below.kind is RowKind.ITEM)
    ]
    kind = left_out[0].kind if left_out else ""
    like = next((draft.item for draft in drafts if draft.item is not None), None)
    # A count of them does not hang on which is the weaker, so neither does what explains it.
    others = tuple(sorted(left_out, key=lambda thing: thing.key))
    return shown, Series(kind, others, like=pattern_of(like) if like else None)


def _lines(content: Content, room: float, *, is_small: bool) -> int:
    if isinstance(content, tuple) and any(isinstance(inline, Sparkline) for inline in content):
        return 2
    return lines_of(
        words_of(content if isinstance(content, tuple) else show(content)), room, is_small=is_small
    )


def _note_unknown_columns(spec: TableSpec, columns: tuple[TableColumn, ...], desk: Desk) -> None:
    """Note where a part of a table names a column that it does not have;
    data alone name repeated ones.
    """
    if len(columns) < len(spec.columns) or any(column.each for column in spec.columns):
        return
    ids, place = tuple(column.id for column in columns), desk.place(spec)
    groups = () if isinstance(spec.rows, str) else spec.rows
    totals = [
        *spec.totals,
        *(total for group in groups for total in (*group.leads, *group.totals)),
    ]
    named = [
        (name, _place_of(total, place)) for total in totals for name in (total.at, *total.cells)
    ]
    named += [
        (name, place)
        for name in (spec.indent, *(name for group in groups for name in group.cells))
    ]
    for name, at in named:
        if name and name not in ids:
            desk.notes.unknown(UnknownNameError(name, name, ids), at)


def _drafts(spec: TableSpec, columns: tuple[TableColumn, ...], desk: Desk) -> list[RowDraft]:
    maker = RowMaker(desk, columns, spec, desk.place(spec))
    groups = (RowsSpec(rows=spec.rows),) if isinstance(spec.rows, str) else spec.rows
    drafts = [draft for group in groups for draft in maker.group(group)]
    if not drafts and not desk.is_rehearsal:
        return []
    return drafts + [row for total in spec.totals for row in maker.total(total, desk)]


def _decimals(column: TableColumn, cells: Sequence[Content]) -> int | None:
    """One number of decimals per column, so that the commas stand in a line."""
    if column.spec.mixed:
        return None
    if column.spec.decimals is not None:
        return column.spec.decimals
    return max((cell.decimals for cell in cells if isinstance(cell, Known)), default=None)


def _tree_column(column: TableColumn, cells: Sequence[Content]) -> Column:
    has_figures = column.field == "#" or any(isinstance(cell, Known) for cell in cells)
    default = Align.RIGHT if has_figures and not column.spec.bar else Align.LEFT
    return Column(column.spec.align or default, column.spec.width)


def _row(
    draft: RowDraft, columns: tuple[TableColumn, ...], decimals: tuple[int | None, ...]
) -> Row:
    if draft.kind is RowKind.GROUP and not draft.contents:
        return Row((Cell(draft.across, columns=len(columns)),), RowKind.GROUP)
    pairs = zip(columns, draft.contents, decimals, strict=True)
    cells = tuple(_cell(column, content, places) for column, content, places in pairs)
    return Row(cells, draft.kind, draft.level, draft.emphasis)


def _cell(column: TableColumn, content: Content, decimals: int | None) -> Cell:
    if isinstance(content, tuple):
        bands = (inline.band for inline in content if isinstance(inline, Glyph) and inline.band)
        return Cell(content, band=next(bands, None) if column.spec.band else None)
    if column.spec.bar:
        return Cell(show(content) if not isinstance(content, Known) else (), bar=_share(content))
    if column.spec.zero and isinstance(content, Known) and not content.value:
        return Cell((Number(column.spec.zero, content.trace),))
    band = content.band if column.spec.band and isinstance(content, Sign) else None
    if isinstance(content, Known) and column.spec.decimals is None:
        content, decimals = content.aligned(decimals), None
    star = STAR if column.spec.over and is_over(content, decimals) else ()
    return Cell((*show(content, column.spec.format, decimals), *star), band=band)


def _share(content: Content) -> str | None:
    """The share as a bar can draw it: 0 to 100."""
    if not isinstance(content, Known):
        return None
    return plain(min(max(round_half_up(content.value, 2), _EMPTY_BAR), _FULL_BAR))


def _merge(rows: tuple[Row, ...], columns: tuple[TableColumn, ...]) -> tuple[Row, ...]:
    """Join equal cells of merging columns downwards, never across a break further left."""
    cells: list[list[Cell | None]] = [list(row.cells) for row in rows]
    begins = {n for n in range(len(rows)) if not _continues(rows, n)}
    for position, column in enumerate(columns):
        if column.spec.merge or column.spec.number_by:
            begins |= {
                n for n in range(len(rows)) if n not in begins and _differs(rows, n, position)
            }
            _merge_column(cells, position, begins)
    return tuple(
        replace(row, cells=tuple(cell for cell in kept if cell is not None))
        for row, kept in zip(rows, cells, strict=True)
    )


def _continues(rows: tuple[Row, ...], number: int) -> bool:
    """Items join only with the item just above."""
    return (
        number > 0 and rows[number].kind is RowKind.ITEM and rows[number - 1].kind is RowKind.ITEM
    )


def _differs(rows: tuple[Row, ...], number: int, position: int) -> bool:
    above, own = (words_of(row.cells[position].content) for row in rows[number - 1 : number + 1])
    return above != own


def _merge_column(cells: list[list[Cell | None]], position: int, begins: set[int]) -> None:
    """Merge one column in place, given the rows in which its cells begin."""
    first = 0
    for number, row in enumerate(cells):
        if number in begins:
            first = number
        elif (top := cells[first][position]) is not None:
            cells[first][position] = replace(top, rows=number - first + 1)
            row[position] = None
