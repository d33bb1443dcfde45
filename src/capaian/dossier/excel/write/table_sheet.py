"""Sheets of rows and forms: titles that stay in sight, a note on each, drop-down lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from capaian.dossier.excel.identity import (
    BESIDE_MARK,
    FIRST_ROW,
    FORM_COLUMNS,
    FORM_TITLES,
    ID_ROW,
    TITLE_ROW,
    sheet_mark,
)
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.excel.write.cells import Lane, Styles, put_text, set_up_page
from capaian.dossier.excel.write.choices import Choices
from capaian.dossier.excel.write.layout import ROW, PlannedSheet, name_formula
from capaian.dossier.rows.sheets import NUMBER, ColumnRole, SheetColumn
from capaian.dossier.tables.declaration import ColumnNeed

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NEEDED_MARK: Final = " *"
"""Behind the title of a column that every row must fill."""
_AWAITED_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "agreements.yaml#agreements/targets": ("target.value",),
    "plan.yaml#indicators/targets": ("value",),
    "counts.csv": ("value",),
    "survey.csv": ("mean", "index"),
    "inputs.csv": ("original", "revised", "actual"),
    "outputs.csv": ("actual",),
}
"""Columns of which a row needs one or more, by the id of their sheet."""
_COLUMNS_INSTEAD: Final = ("text", "note", "target.text")
"""Columns that may answer without a figure."""
_WHOLE_SHEET: Final = "A1:XFD1048576"
_SAMPLE: Final = 300
"""Rows from which the width of a column is taken."""
_NARROWEST, _WIDEST_NAME, _WIDEST, _WIDEST_TEXTS = 10, 40, 56, 90
_PAGE_OF_TEXT: Final = 300
"""Letters from which a text is a paragraph, which needs a wider column."""
_FROZEN_WIDTH: Final = 50
"""How wide the columns may be together that stay in sight."""
_NOTE_LINE: Final = 15
_NOTE_WIDTH: Final = 300
_LETTERS_PER_LINE: Final = 46
_FORM_WIDTHS: Final = (20, 46, 60, 56)
_PATH, _TITLE, _VALUE, _HELP = 1, 2, 3, 4
"""Places of the columns of a form."""


def write_table(sheet: Worksheet, planned: PlannedSheet, choices: Choices, styles: Styles) -> None:
    """Fill a sheet with the rows of a table or a list."""
    lanes = [Lane(column, place, styles) for place, column in enumerate(planned.columns, 1)]
    widths = [_width(lane, planned) for lane in lanes]
    _write_ids(sheet, planned.spec.id, [lane.column.id for lane in lanes])
    for lane in lanes:
        look = styles.head(
            is_needed=lane.column.need is ColumnNeed.REQUIRED, is_figure=lane.is_figure
        )
        _write_title(sheet, (TITLE_ROW - 1, lane.place), lane.column, look)
    for lane, width in zip(lanes, widths, strict=True):
        sheet.set_column(lane.place, lane.place, width, lane.look)
        choices.offer(sheet, (FIRST_ROW - 1, lane.place, planned.depth - 1), planned, lane.column)
    sheet.set_column(0, int(planned.has_hidden_number), None, None, {"hidden": True})
    _write_rows(sheet, planned, lanes)
    for lane in (one for one in lanes if one.is_beside):
        formula = name_formula(choices.plan, planned, lane.column)
        for place, row in enumerate(planned.rows, FIRST_ROW - 1):
            name = planned.text(row, lane.column)
            sheet.write_formula(
                place, lane.place, formula.replace(ROW, str(place + 1)), lane.look, name
            )
    set_up_page(sheet)
    sheet.repeat_rows(TITLE_ROW - 1)
    sheet.freeze_panes(TITLE_ROW, _frozen(lanes, widths))
    if planned.rows:
        sheet.autofilter(TITLE_ROW - 1, 0, planned.last_row - 1, len(lanes))


def write_form(sheet: Worksheet, planned: PlannedSheet, choices: Choices, styles: Styles) -> None:
    """Fill a sheet with one line for each value; the row has them by their ids."""
    _write_ids(sheet, planned.spec.id, FORM_COLUMNS)
    for place, (title, width) in enumerate(zip(FORM_TITLES, _FORM_WIDTHS, strict=True), 1):
        sheet.set_column(place, place, width, styles.words)
        put_text(sheet, TITLE_ROW - 1, place, title, styles.head())
    sheet.set_column(0, _PATH, None, None, {"hidden": True})
    cells = planned.rows[0].cells if planned.rows else {}
    for row, column in enumerate(planned.spec.columns, FIRST_ROW - 1):
        is_needed = column.need is ColumnNeed.REQUIRED
        put_text(sheet, row, _PATH, column.id, styles.note)
        look = styles.make(text_wrap=1, indent=1, align="left", bold=int(is_needed))
        _write_title(sheet, (row, _TITLE), column, look)
        put_text(sheet, row, _HELP, in_sheets(column.help), styles.note)
        lane = Lane(column, _VALUE, styles, is_left=True)
        text = cells.get(column.id, "")
        sheet.write_blank(row, _VALUE, None, lane.look)
        if is_needed and not text:
            lane.leave(sheet, row)
        lane.put(sheet, row, text)
        choices.offer(sheet, (row, _VALUE, row), planned, column)
    set_up_page(sheet)
    sheet.repeat_rows(TITLE_ROW - 1)
    sheet.freeze_panes(TITLE_ROW, _VALUE)


def _write_ids(sheet: Worksheet, name: str, columns: Sequence[str]) -> None:
    """Write the hidden row by which a sheet and its columns are recognised,
    however they are moved.
    """
    for place, text in enumerate([sheet_mark(name), *columns]):
        put_text(sheet, ID_ROW - 1, place, text)
    # Codes and periods are texts on purpose; no cell shall look like a mistake for it.
    sheet.ignore_errors({"number_stored_as_text": _WHOLE_SHEET})
    sheet.set_row(ID_ROW - 1, None, None, {"hidden": True})


def _write_title(
    sheet: Worksheet, cell: tuple[int, int], column: SheetColumn, look: Format
) -> None:
    """Write the title of a column or line,
    with a note on it that is large enough for its words.
    """
    text = note_of(column)
    put_text(
        sheet,
        *cell,
        f"{column.title}{NEEDED_MARK if column.need is ColumnNeed.REQUIRED else ''}",
        look,
    )
    lines = sum(1 + len(line) // _LETTERS_PER_LINE for line in text.split("\n"))
    size = {"x_scale": 1, "width": _NOTE_WIDTH, "height": _NOTE_LINE * (lines + 1)}
    sheet.write_comment(
        *cell, text, {**size, "font_name": "Calibri", "font_size": 9, "color": "#FFFFFF"}
    )


def _write_rows(sheet: Worksheet, planned: PlannedSheet, lanes: Sequence[Lane]) -> None:
    named = [lane for lane in lanes[int(planned.has_hidden_number) :] if not lane.is_beside]
    for place, row in enumerate(planned.rows, FIRST_ROW - 1):
        if planned.has_hidden_number:
            lanes[0].put(sheet, place, str(row.number))
        awaited = awaited_cells(planned.spec.id, row.cells)
        for lane in named:
            if lane.column.id in awaited:
                lane.leave(sheet, place)
            lane.put(sheet, place, planned.text(row, lane.column))


def _width(lane: Lane, planned: PlannedSheet) -> int:
    """Return a width that shows most texts on one line, and sentences on several."""
    title = max(map(len, lane.column.title.split())) + 5
    texts = (planned.text(row, lane.column) for row in islice(planned.rows, _SAMPLE))
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    widest = _WIDEST_TEXTS if longest > _PAGE_OF_TEXT else _WIDEST
    if lane.is_beside:
        widest = _WIDEST_NAME
    return max(_NARROWEST, min(widest, max(title, longest * 9 // 8 + 4)))


def _frozen(lanes: Sequence[Lane], widths: Sequence[int]) -> int:
    """Return how many columns stay in sight: those that name the row, while there is room."""
    total, count = 0, 1
    for lane, width in zip(lanes, widths, strict=True):
        if lane.column.id == NUMBER and count == 1:
            count += 1
            continue
        total += width
        if lane.column.role is ColumnRole.VALUE or total > _FROZEN_WIDTH:
            break
        count += 1
    return count


def awaited_cells(sheet: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns of a row that wait for a figure: none once it has any, or says why not.

    Examples:
        >>> awaited_cells("survey.csv", {"code": "U1"}), awaited_cells("survey.csv",
        ...     {"mean": "3.4"})
        (('mean', 'index'), ())
    """
    awaited = _AWAITED_COLUMNS.get(sheet, ())
    return () if any(cells.get(name) for name in (*awaited, *_COLUMNS_INSTEAD)) else awaited


_EXAMPLES: Final[Mapping[str, str]] = {
    "code": "iku-1",
    "codes": "iku-1 iku-2",
    "area_code": "63.11.02",
    "decimal": "99,53",
    "count": "12336",
    "integer": "2",
    "year": "2024",
    "period": "2024, 2024-S1, 2024-Q3, atau 2024-M07",
    "day": "31/12/2024",
    "partial_date": "2024-07-14, 2024-07, atau 2024",
    "mark": "2024-07-14, ya, atau tidak",
    "unit": "orang",
}
_NEEDS: Final[Mapping[ColumnNeed, str]] = {
    ColumnNeed.REQUIRED: "Wajib diisi.",
    ColumnNeed.COLUMN: "Kosong berarti belum dilaporkan, bukan nol.",
    ColumnNeed.OPTIONAL: "Boleh kosong.",
}


def note_of(column: SheetColumn) -> str:
    """Return the note of a column, one thing on each line."""
    lines = [column.title, *([in_sheets(column.help)] if column.help else [])]
    if not column.id.endswith(BESIDE_MARK):
        lines += [_NEEDS[column.need], _form(column)]
        if column.refers_to:
            names = " atau ".join(name.words for name in column.refers_to)
            lines.append(f"Menyebut {names} yang ada di buku ini.")
        labels = column.kind.labels
        lines += [
            f"• {word} = {labels[word]}" if labels.get(word) else f"• {word}"
            for word in column.kind.choices
        ]
    return "\n".join(lines)


def _form(column: SheetColumn) -> str:
    several = "beberapa, dipisah spasi: " if column.is_several else ""
    unit = f", dalam {column.unit}" if column.unit else ""
    is_name = column.role is ColumnRole.PARENT or bool(column.refers_to or column.kind.choices)
    example = "" if is_name else _EXAMPLES.get(column.kind.name, "")
    shown = f"; misalnya {example}" if example else ""
    return f"Bentuk: {several}{column.kind.title}{unit}{shown}."
