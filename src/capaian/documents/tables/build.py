"""A table of a layout as a table of the tree: decimals, alignment, merged cells, marks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial

from capaian.documents.blocks.desk import Desk
from capaian.documents.layout.model import TableSpec
from capaian.documents.layout.specs import RowsSpec
from capaian.documents.narrative.show import STAR, STAR_NOTE, is_over, show, words_of
from capaian.documents.numbering import UNNUMBERED
from capaian.documents.scope.values import Sign
from capaian.documents.tables.columns import TableColumn, head_rows, number_row, unfold_columns
from capaian.documents.tables.rows import Content, RowDraft, RowMaker
from capaian.documents.tree import Align, Cell, Column, Glyph, Inlines, Number, Row, RowKind, Table
from capaian.domain.issue import Place
from capaian.domain.numerals import plain, round_half_up
from capaian.domain.value import Known

_EMPTY_BAR, _FULL_BAR = Decimal(0), Decimal(100)


def build_table(spec: TableSpec, desk: Desk) -> Table | None:
    """Return the table; `None` where its queries select nothing.

    Each query or field that no data could hold is noted as an issue of its part.
    """
    words = partial(_words, place=desk.place(spec), desk=desk)
    columns = unfold_columns(spec.columns, desk, desk.place(spec))
    caption, source, notes = words(spec.caption), words(spec.source), [words(note) for note in spec.notes]
    drafts = _drafts(spec, columns, desk)
    if not columns or not any(draft.kind is RowKind.ITEM for draft in drafts):
        return None
    decimals = tuple(_decimals(column, n, drafts) for n, column in enumerate(columns))
    identifiers = [column.id for column in columns]
    rows = tuple(_row(draft, columns, decimals) for draft in drafts)
    notes = list(filter(None, notes))
    return Table(
        id=desk.block_id(spec, "tabel"),
        label="" if spec.numbered else UNNUMBERED,
        caption=caption,
        columns=tuple(_column(column, n, drafts) for n, column in enumerate(columns)),
        head=head_rows(columns),
        rows=_merge(rows, columns),
        column_numbers=number_row(columns, spec.column_numbers),
        indent_column=identifiers.index(spec.indent) if spec.indent in identifiers else None,
        source=source,
        notes=(*notes, STAR_NOTE) if _has_star(rows) else tuple(notes),
        width=spec.width,
        below=spec.below,
        small=spec.small,
    )


def _words(template: str, place: Place, desk: Desk) -> Inlines:
    return desk.attempt(place, lambda: desk.inlines(template), ())


def _drafts(spec: TableSpec, columns: tuple[TableColumn, ...], desk: Desk) -> list[RowDraft]:
    maker = RowMaker(desk, columns, bool(spec.indent), spec.emphasis, desk.place(spec))
    groups = (RowsSpec(rows=spec.rows),) if isinstance(spec.rows, str) else spec.rows
    drafts = [draft for group in groups for draft in maker.group(group)]
    return drafts + [row for total in spec.totals for row in maker.total(total, desk)] if drafts else []


def _decimals(column: TableColumn, position: int, drafts: list[RowDraft]) -> int | None:
    """One number of decimals per column, so that the commas stand in a line."""
    if column.spec.mixed:
        return None
    if column.spec.decimals is not None:
        return column.spec.decimals
    cells = (draft.contents[position] for draft in drafts if draft.contents)
    return max((cell.decimals for cell in cells if isinstance(cell, Known)), default=None)


def _column(column: TableColumn, position: int, drafts: list[RowDraft]) -> Column:
    cells = (draft.contents[position] for draft in drafts if draft.contents)
    has_figures = column.field == "#" or any(isinstance(cell, Known) for cell in cells)
    default = Align.RIGHT if has_figures and not column.spec.bar else Align.LEFT
    return Column(column.spec.align or default, column.spec.width)


def _row(draft: RowDraft, columns: tuple[TableColumn, ...], decimals: tuple[int | None, ...]) -> Row:
    if draft.kind is RowKind.GROUP and not draft.contents:
        return Row((Cell(draft.across, columns=len(columns)),), RowKind.GROUP)
    pairs = zip(columns, draft.contents, decimals, strict=True)
    cells = tuple(_cell(column, content, places) for column, content, places in pairs)
    return Row(cells, draft.kind, draft.level, draft.emphasis)


def _cell(column: TableColumn, content: Content, decimals: int | None) -> Cell:
    if isinstance(content, tuple):
        return Cell(content, band=_band_of(content) if column.spec.band else None)
    if column.spec.bar:
        return Cell(show(content) if not isinstance(content, Known) else (), bar=_share(content))
    if column.spec.zero and isinstance(content, Known) and not content.value:
        return Cell((Number(column.spec.zero, content.trace),))
    band = content.band if column.spec.band and isinstance(content, Sign) else None
    star = STAR if column.spec.over and is_over(content, decimals) else ()
    return Cell((*show(content, column.spec.format, decimals), *star), band=band)


def _has_star(rows: tuple[Row, ...]) -> bool:
    return any(cell.content[-1:] == STAR for row in rows for cell in row.cells)


def _band_of(inlines: Inlines) -> int | None:
    return next((inline.band for inline in inlines if isinstance(inline, Glyph) and inline.band), None)


def _share(content: Content) -> str | None:
    """The share as a bar can draw it: 0 to 100."""
    if not isinstance(content, Known):
        return None
    return plain(min(max(round_half_up(content.value, 2), _EMPTY_BAR), _FULL_BAR))


def _merge(rows: tuple[Row, ...], columns: tuple[TableColumn, ...]) -> tuple[Row, ...]:
    """Join equal cells of merging columns downwards, never across a break further left."""
    merging = [n for n, column in enumerate(columns) if column.spec.merge or column.spec.number_by]
    cells: list[list[Cell | None]] = [list(row.cells) for row in rows]
    limits = [not _continues(rows, n) for n in range(len(rows))]
    for position in merging:
        limits = _merge_column(cells, position, limits)
    return tuple(
        replace(row, cells=tuple(cell for cell in kept if cell is not None))
        for row, kept in zip(rows, cells, strict=True)
    )


def _continues(rows: tuple[Row, ...], position: int) -> bool:
    """Items join only with the item just above."""
    return position > 0 and rows[position].kind is RowKind.ITEM and rows[position - 1].kind is RowKind.ITEM


def _merge_column(cells: list[list[Cell | None]], position: int, limits: list[bool]) -> list[bool]:
    """Merge one column in place; return where its runs begin."""
    begins = [
        limit or words_of(_content(cells, n, position)) != words_of(_content(cells, n - 1, position))
        for n, limit in enumerate(limits)
    ]
    first = 0
    texts = [_cell_at(cells, n, position) for n in range(len(cells))]
    for n, begin in enumerate(begins):
        if begin:
            first = n
            continue
        top = texts[first]
        if top is not None:
            texts[first] = cells[first][position] = replace(top, rows=n - first + 1)
        cells[n][position] = None
    return begins


def _cell_at(cells: list[list[Cell | None]], row: int, position: int) -> Cell | None:
    return cells[row][position] if position < len(cells[row]) else None


def _content(cells: list[list[Cell | None]], row: int, position: int) -> Inlines:
    cell = _cell_at(cells, row, position)
    return () if cell is None else cell.content
