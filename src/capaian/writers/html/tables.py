"""Tables: real table markup with scopes, in a region that scrolls by itself when it must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from capaian.documents.tree import Align, Cell, Glyph, HeadCell, Row, RowKind, Table
from capaian.writers.columns import fit_columns
from capaian.writers.html.markup import (
    Context,
    anchor,
    band_class,
    escape,
    render_inlines,
    render_mark,
    tag,
)
from capaian.writers.table_shape import (
    CellT,
    GridPlace,
    Merge,
    is_tree,
    lay_out_cells,
    split_footnote_sign,
)
from capaian.writers.theme import band_look

_ALIGN = {Align.LEFT: "", Align.RIGHT: "r", Align.CENTER: "c"}
_WORDY_SHARE = 0.2
"""A left-aligned column with this share of the width or more holds words that need room."""
_DENSE_COLUMNS = 9
"""From this number of columns on, a table is set smaller."""


def render_table(table: Table, context: Context) -> str:
    """Return a table with caption, source and notes; its label hangs in the margin column."""
    key = anchor(table.id)
    region = f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{key}-cap">'
    parts = [
        (
            f'<div class="table {table.width.value}" id="{key}">{region}<table '
            f'class="{_classes(table)}">'
        ),
        _caption(table, key, context),
        _column_groups(table),
        _head(table),
        *_bodies(_Body(table, context)),
        "</table></div>",
        _below(table, context),
        "</div>",
    ]
    return "".join(parts)


def column_shares(table: Table) -> tuple[int, ...]:
    """Return the width of each column in whole percent of the table."""
    widths = fit_columns(table).widths
    return tuple(round(100 * width / sum(widths)) for width in widths)


def _classes(table: Table) -> str:
    tree = " tree" if is_tree(table) else ""
    dense = " dense" if len(table.columns) >= _DENSE_COLUMNS else ""
    return f"final{tree}{dense}"


def _caption(table: Table, key: str, context: Context) -> str:
    mark = render_mark(table.mark, context)
    if not table.label and not table.caption:
        heads = ", ".join(cell.text for cell in table.head[0] if cell.text) if table.head else ""
        return (
            f'<caption id="{key}-cap">{mark}<span '
            f'class="hid">{escape(heads or "Tabel")}</span></caption>'
        )
    label = f'<span class="label">{escape(table.label)} {mark}</span>'
    words = tag("span", render_inlines(table.caption, context), "words")
    return f'<caption id="{key}-cap"><span class="cap">{label} {words}</span></caption>'


def _below(table: Table, context: Context) -> str:
    source = tag("p", render_inlines(table.source, context), "source") if table.source else ""
    notes = [tag("p", render_inlines(note, context), "source") for note in table.notes]
    return source + "".join(notes)


def _column_groups(table: Table) -> str:
    """Columns grouped as the first head row spans them, so that `scope=colgroup` is exact."""
    columns = [f'<col class="w{share}">' for share in column_shares(table)]
    groups: list[str] = []
    for cell in table.head[0] if table.head else ():
        groups.append(tag("colgroup", "".join(columns[: cell.columns])))
        del columns[: cell.columns]
    if columns:
        groups.append(tag("colgroup", "".join(columns)))
    return "".join(groups)


# --- head ----------------------------------------------------------------------------------


def _head(table: Table) -> str:
    rows = [
        tag(
            "tr",
            "".join(_head_cell(cell, start, table, is_first=index == 0) for cell, start in row),
        )
        for index, row in enumerate(
            _begun(lay_out_cells(table.head, len(table.columns), table.label or "Tabel"))
        )
    ]
    if table.column_numbers:
        rows.append(tag("tr", "".join(_number_cells(table)), "nums"))
    return tag("thead", "".join(rows)) if rows else ""


def _begun(rows: Iterable[Sequence[GridPlace[CellT]]]) -> Iterator[list[tuple[CellT, int]]]:
    """Yield, row by row, the cells that begin there, each with its column."""
    for row in rows:
        yield [(place.cell, place.column) for place in row if place.cell is not None]


def _head_cell(cell: HeadCell, start: int, table: Table, *, is_first: bool) -> str:
    unit = tag("span", escape(cell.unit), "unit") if cell.unit else ""
    classes = _attribute("class", _head_class(cell, start, table))
    spans = _spans(cell.columns, cell.rows)
    if not cell.text and not unit:
        return f"<td{classes}{spans}></td>"
    scope = "colgroup" if is_first and cell.columns > 1 else "col"
    gap = " " if cell.text and unit else ""
    return f'<th scope="{scope}"{classes}{spans}>{escape(cell.text)}{gap}{unit}</th>'


def _head_class(cell: HeadCell, start: int, table: Table) -> str:
    if cell.columns > 1:
        return "span"
    column = table.columns[start]
    total = sum(each.width for each in table.columns)
    if column.align is Align.LEFT and column.width >= _WORDY_SHARE * total:
        return "wordy"
    return _ALIGN[column.align]


def _number_cells(table: Table) -> Iterator[str]:
    for column, text in zip(table.columns, table.column_numbers, strict=False):
        yield f"<td{_attribute('class', _ALIGN[column.align])}>{escape(text)}</td>"


# --- body ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Body:
    """What all cells of a body need to know."""

    table: Table
    context: Context

    @property
    def header(self) -> int:
        """Index of the column that names a row: the indented one,
        else the first that is not figures.
        """
        if self.table.indent_column is not None:
            return self.table.indent_column
        words = (n for n, column in enumerate(self.table.columns) if column.align is Align.LEFT)
        return next(words, 0)


def _bodies(body: _Body) -> Iterator[str]:
    """Row groups: a new one at each group head and total, so that `scope=rowgroup` is exact."""
    table = body.table
    lines: list[str] = []
    rows = lay_out_cells(
        [row.cells for row in table.rows], len(table.columns), table.label or "Tabel"
    )
    for row, places, begun in zip(table.rows, rows, _begun(rows), strict=True):
        is_continued = any(place.merge is Merge.CONTINUE for place in places)
        opens = row.kind in (RowKind.GROUP, RowKind.TOTAL) and not is_continued
        if opens and lines:
            yield tag("tbody", "".join(lines))
            lines = []
        lines.append(_row(row, begun, body))
    yield tag("tbody", "".join(lines)) if lines else ""


def _row(row: Row, begun: Sequence[tuple[Cell, int]], body: _Body) -> str:
    cells = "".join(_cell(cell, start, row, body) for cell, start in begun)
    kind = "" if row.kind is RowKind.ITEM else row.kind.value
    level = f"l{row.level}" if is_tree(body.table) and row.kind is RowKind.ITEM else ""
    own = "own" if row.emphasis else ""
    continued = "cont" if begun and begun[0][1] > 0 else ""
    classes = " ".join(filter(None, (kind, level, own, continued)))
    return f"<tr{_attribute('class', classes)}>{cells}</tr>"


def _cell(cell: Cell, start: int, row: Row, body: _Body) -> str:
    name, scope = _role(cell, start, row, body.header)
    align = body.table.columns[start].align
    indent = "indent" if start == body.table.indent_column and row.level else ""
    align_class = "" if cell.columns > 1 else _ALIGN[align]
    tint = f"tint {band_class(cell.band)}" if cell.band else ""
    classes = " ".join(filter(None, (align_class, indent, tint)))
    content = _cell_content(cell, align, body.context)
    spans = _spans(cell.columns, cell.rows)
    return f"<{name}{scope}{_attribute('class', classes)}{spans}>{content}</{name}>"


def _role(cell: Cell, start: int, row: Row, header: int) -> tuple[str, str]:
    """Element and scope of a body cell: the cell that names its row or group is a header."""
    if not cell.content:
        return "td", ""
    if row.kind is RowKind.GROUP and start == 0:
        return "th", ' scope="rowgroup"'
    if start <= header < start + cell.columns:
        return "th", ' scope="row"'
    return "td", ""


def _cell_content(cell: Cell, align: Align, context: Context) -> str:
    content, sign = (
        split_footnote_sign(cell.content) if align is Align.RIGHT else (cell.content, "")
    )
    html = render_inlines(content, context) + (tag("span", escape(sign), "sign") if sign else "")
    if cell.band and not any(isinstance(part, Glyph) for part in cell.content):
        html += f' <i class="glyph" aria-hidden="true">{band_look(cell.band).sign}</i>'
    return html + (_bar(cell.bar, is_silent=bool(cell.content)) if cell.bar is not None else "")


def _bar(share: str, *, is_silent: bool) -> str:
    width = escape(share)
    spoken = "{} dari 100".format(width.replace(".", ","))
    role = 'aria-hidden="true"' if is_silent else f'role="img" aria-label="{spoken}"'
    return (
        f'<svg class="bar" width="104" height="11" {role}><rect class="frame" '
        'width="100%" height="11"/>'
        f'<rect class="fill" width="{width}%" height="11"/></svg>'
    )


def _spans(columns: int, rows: int) -> str:
    across = f' colspan="{columns}"' if columns > 1 else ""
    down = f' rowspan="{rows}"' if rows > 1 else ""
    return across + down


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value}"' if value else ""
