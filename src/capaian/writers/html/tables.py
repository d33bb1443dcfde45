"""Tables: real table markup with scopes, in a region that scrolls by itself when it must."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.documents.tree import Align, Cell, Glyph, HeadCell, Inlines, Row, RowKind, Table, Text
from capaian.writers.html.grid import Placed, PlacedRow, place
from capaian.writers.html.inlines import band_class, render_inlines, render_mark
from capaian.writers.html.markup import Context, anchor, escape, tag
from capaian.writers.table_shape import is_tree
from capaian.writers.theme import band_look

_ALIGN = {Align.LEFT: "", Align.RIGHT: "r", Align.CENTER: "c"}
_FOOTNOTE_SIGNS = frozenset("†‡*")
_WORDY_SHARE = 0.2
"""A left-aligned column with this share of the width or more holds words that need room."""
_DENSE_COLUMNS = 9
"""From this number of columns on, a table is set smaller."""


def render_table(table: Table, context: Context) -> str:
    """Return a table with caption, source and notes; its label hangs in the margin column."""
    key = anchor(table.id)
    region = f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{key}-cap">'
    parts = [
        f'<div class="table {table.width.value}" id="{key}">{region}<table class="{_classes(table)}">',
        _caption(table, key, context),
        _column_groups(table),
        _head(table),
        *_bodies(table, context),
        "</table></div>",
        _below(table, context),
        "</div>",
    ]
    return "".join(parts)


def column_shares(table: Table) -> tuple[int, ...]:
    """Return the width of each column in whole percent of the table."""
    total = sum(column.width for column in table.columns) or 1
    return tuple(round(100 * column.width / total) for column in table.columns)


def _classes(table: Table) -> str:
    tree = " tree" if is_tree(table) else ""
    dense = " dense" if len(table.columns) >= _DENSE_COLUMNS else ""
    return f"final{tree}{dense}"


def _caption(table: Table, key: str, context: Context) -> str:
    mark = render_mark(table.mark, context)
    if not table.label and not table.caption:
        heads = ", ".join(cell.text for cell in table.head[0] if cell.text) if table.head else ""
        return f'<caption id="{key}-cap">{mark}<span class="hid">{escape(heads or "Tabel")}</span></caption>'
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
        tag("tr", "".join(_head_cell(item, table, is_first=index == 0) for item in row.cells))
        for index, row in enumerate(place(table.head))
    ]
    if table.column_numbers:
        rows.append(tag("tr", "".join(_number_cells(table)), "nums"))
    return tag("thead", "".join(rows)) if rows else ""


def _head_cell(item: Placed[HeadCell], table: Table, *, is_first: bool) -> str:
    cell = item.cell
    unit = tag("span", escape(cell.unit), "unit") if cell.unit else ""
    classes = _attribute("class", _head_class(item, table))
    spans = _spans(cell.columns, cell.rows)
    if not cell.text and not unit:
        return f"<td{classes}{spans}></td>"
    scope = "colgroup" if is_first and cell.columns > 1 else "col"
    gap = " " if cell.text and unit else ""
    return f'<th scope="{scope}"{classes}{spans}>{escape(cell.text)}{gap}{unit}</th>'


def _head_class(item: Placed[HeadCell], table: Table) -> str:
    if item.cell.columns > 1:
        return "span"
    if item.column >= len(table.columns):
        return ""
    column = table.columns[item.column]
    total = sum(each.width for each in table.columns)
    if column.align is Align.LEFT and column.width >= _WORDY_SHARE * total:
        return "wordy"
    return _ALIGN[column.align]


def _number_cells(table: Table) -> Iterator[str]:
    for column, text in zip(table.columns, table.column_numbers, strict=False):
        yield f"<td{_attribute('class', _ALIGN[column.align])}>{escape(text)}</td>"


# --- body ----------------------------------------------------------------------------------


def _bodies(table: Table, context: Context) -> Iterator[str]:
    """Row groups: a new one at each group head and total, so that `scope=rowgroup` is exact."""
    header = _header_column(table)
    lines: list[str] = []
    for row, placed in zip(table.rows, place(row.cells for row in table.rows), strict=True):
        opens = row.kind in (RowKind.GROUP, RowKind.TOTAL) and not placed.is_continued
        if opens and lines:
            yield tag("tbody", "".join(lines))
            lines = []
        lines.append(_row(row, placed, table, header, context))
    yield tag("tbody", "".join(lines)) if lines else ""


def _header_column(table: Table) -> int:
    """Index of the column that names a row: the indented one, else the first that is not figures."""
    if table.indent_column is not None:
        return table.indent_column
    words = (index for index, column in enumerate(table.columns) if column.align is Align.LEFT)
    return next(words, 0)


def _row(row: Row, placed: PlacedRow[Cell], table: Table, header: int, context: Context) -> str:
    cells = "".join([_cell(item, row, table, header, context) for item in placed.cells])
    kind = "" if row.kind is RowKind.ITEM else row.kind.value
    level = f"l{row.level}" if is_tree(table) and row.kind is RowKind.ITEM else ""
    own = "own" if row.emphasis else ""
    continued = "cont" if placed.cells and placed.cells[0].column > 0 else ""
    classes = " ".join(filter(None, (kind, level, own, continued)))
    return f"<tr{_attribute('class', classes)}>{cells}</tr>"


def _cell(item: Placed[Cell], row: Row, table: Table, header: int, context: Context) -> str:
    cell = item.cell
    name, scope = _role(item, row, header)
    align = table.columns[item.column].align if item.column < len(table.columns) else Align.LEFT
    indent = "indent" if item.column == table.indent_column and row.level else ""
    align_class = "" if cell.columns > 1 else _ALIGN[align]
    tint = f"tint {band_class(cell.band)}" if cell.band else ""
    classes = " ".join(filter(None, (align_class, indent, tint)))
    content = _cell_content(cell, align, context)
    spans = _spans(cell.columns, cell.rows)
    return f"<{name}{scope}{_attribute('class', classes)}{spans}>{content}</{name}>"


def _role(item: Placed[Cell], row: Row, header: int) -> tuple[str, str]:
    """Element and scope of a body cell: the cell that names its row or group is a header."""
    if not item.cell.content:
        return "td", ""
    if row.kind is RowKind.GROUP and item.column == 0:
        return "th", ' scope="rowgroup"'
    if item.column <= header < item.column + item.cell.columns:
        return "th", ' scope="row"'
    return "td", ""


def _cell_content(cell: Cell, align: Align, context: Context) -> str:
    content, sign = _hanging_sign(cell.content) if align is Align.RIGHT else (cell.content, "")
    html = render_inlines(content, context) + sign
    if cell.band and not any(isinstance(part, Glyph) for part in cell.content):
        html += f' <i class="glyph" aria-hidden="true">{band_look(cell.band).sign}</i>'
    return html + (_bar(cell.bar, is_silent=bool(cell.content)) if cell.bar is not None else "")


def _hanging_sign(content: Inlines) -> tuple[Inlines, str]:
    """Split off a closing footnote sign: it hangs beside the figure, so that commas stay in line."""
    last = content[-1] if len(content) > 1 else None
    if isinstance(last, Text) and last.text and _FOOTNOTE_SIGNS.issuperset(last.text):
        return content[:-1], tag("span", escape(last.text), "sign")
    return content, ""


def _bar(share: str, *, is_silent: bool) -> str:
    width = escape(share)
    spoken = "{} dari 100".format(width.replace(".", ","))
    role = 'aria-hidden="true"' if is_silent else f'role="img" aria-label="{spoken}"'
    return (
        f'<svg class="bar" width="104" height="11" {role}><rect class="frame" width="100%" height="11"/>'
        f'<rect class="fill" width="{width}%" height="11"/></svg>'
    )


def _spans(columns: int, rows: int) -> str:
    across = f' colspan="{columns}"' if columns > 1 else ""
    down = f' rowspan="{rows}"' if rows > 1 else ""
    return across + down


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value}"' if value else ""
