"""What an exported workbook holds, read by another library: every fact at its place,
as text or number.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.reading import (
    DAILY_OFFICES,
    exported,
    folder_of,
    open_book,
    opened,
    rows_of,
    sheets_by_id,
)

from capaian.dossier.excel.base import read_base_file
from capaian.dossier.excel.identity import FORM_COLUMNS
from capaian.dossier.excel.write.book import export_book, write_template
from capaian.dossier.folder import Folder
from capaian.dossier.rows.sheets import Form, SheetSpec, all_sheets, sheets_of
from capaian.dossier.rows.texts import book_sheets
from capaian.dossier.rows.yaml_parts import unfold
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import Column, KeyFile, Nature, Part, Table
from capaian.dossier.tables.kinds import DECIMAL

BALANGAN = "balangan-2023"
EVERY_OFFICE = pytest.mark.parametrize("office", DAILY_OFFICES)


def expected(part: Part, folder: Folder) -> dict[str, list[dict[str, str]]]:
    """The rows of the sheets of a part, from its file, without empty cells."""
    text = folder.parts[part.file].decode()
    if isinstance(part, KeyFile):
        return {
            name: [filled(row.cells) for row in rows] for name, rows in unfold(part, text).items()
        }
    return {part.file: [filled(row) for row in csv.DictReader(io.StringIO(text, newline=""))]}


def filled(cells: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in cells.items() if text and name != "#"}


@EVERY_OFFICE
def test_everything_appears_in_its_sheet(office: str) -> None:
    """One test, since a workbook takes seconds to open by the other library."""
    folder, sheets = folder_of(office), sheets_by_id(opened(office))
    check_facts(folder, sheets)
    check_words(folder, sheets)
    check_files(folder, sheets)
    assert export_book(folder) == exported(office)


def check_facts(folder: Folder, sheets: Mapping[str, Worksheet]) -> None:
    forms = {one.id for one in all_sheets() if one.form is Form.FORM}
    for part in (part for part in ALL_PARTS if part.file in folder.parts):
        for name, rows in expected(part, folder).items():
            found = [*rows_of(sheets[name])]
            if name in forms:
                found = [{row["id"]: row["value"] for row in found}]
            assert [filled(row) for row in found] == rows, name


def check_words(folder: Folder, sheets: Mapping[str, Worksheet]) -> None:
    paragraphs: dict[str, list[str]] = {}
    for row in rows_of(sheets["narrative"]):
        paragraphs.setdefault(row["file"], []).append(row["paragraph"])
    texts = {
        file: content.decode() for file, content in folder.narratives.items() if content.strip()
    }
    assert {file: "\n\n".join(found) + "\n" for file, found in paragraphs.items()} == texts
    lines: dict[str, str] = {}
    for row in rows_of(sheets["layouts"]):
        lines[row["file"]] = lines.get(row["file"], "") + row["line"] + "\n"
    declared = {part.file for part in ALL_PARTS}
    assert lines == {
        file: text.decode() for file, text in folder.parts.items() if file not in declared
    }


def check_files(folder: Folder, sheets: Mapping[str, Worksheet]) -> None:
    rows = sheets["=asal"].iter_rows(min_row=3, values_only=True)
    found = {
        file.file: file
        for row in rows
        if (file := read_base_file([str(cell or "") for cell in row]))
    }
    contents = {**folder.parts, **folder.narratives}
    assert {
        name: file.content for name, file in found.items() if file.content is not None
    } == contents
    assert {name: file.sha256 for name, file in found.items()} == folder.hashes


def test_titles_are_in_sight_and_ids_are_hidden() -> None:
    sheets = sheets_by_id(opened(BALANGAN))
    for spec in book_sheets():
        sheet = sheets[spec.id]
        assert sheet.title == spec.tab
        assert sheet.row_dimensions[1].hidden, spec.id
        assert sheet.column_dimensions["A"].hidden, spec.id
        assert str(sheet.freeze_panes).rstrip("0123456789") + "3" == sheet.freeze_panes, spec.id
        if spec.form is Form.FORM:
            assert tuple(cell.value for cell in sheet[1])[1:] == FORM_COLUMNS
        else:
            titles = {cell.value: sheet.cell(2, cell.column).value for cell in sheet[1]}
            assert {one.id: one.title for one in spec.columns}.items() <= {
                name: str(title).removesuffix(" *") for name, title in titles.items()
            }.items(), spec.id


def test_every_head_has_a_note() -> None:
    sheets = sheets_by_id(opened(BALANGAN))
    for spec in book_sheets():
        cells = (
            [sheets[spec.id].cell(row, 3) for row in range(3, 3 + len(spec.columns))]
            if spec.form is Form.FORM
            else [c for c in sheets[spec.id][2] if sheets[spec.id].cell(1, c.column).value != "#"]
        )
        notes = [cell.comment.text if cell.comment else "" for cell in cells if cell.value]
        assert all(notes), spec.id
    note = sheets["counts.csv"]["G2"].comment.text
    assert "Kosong berarti belum dilaporkan, bukan nol." in note
    assert "misalnya 12336" in note


def test_rows_of_yaml_files_carry_their_number_out_of_sight() -> None:
    sheet = sheets_by_id(opened(BALANGAN))["plan.yaml#indicators/targets"]
    assert [cell.value for cell in sheet[1]][:5] == [
        "capaian:1:plan.yaml#indicators/targets",
        "#",
        "indicators.code",
        "indicators.code=",
        "key",
    ]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["A"].max == 2
    assert [sheet.cell(row, 2).value for row in (3, 4)] == [1, 2]


def test_keyless_rows_show_their_number() -> None:
    sheet = sheets_by_id(opened(BALANGAN))["recommendations.yaml#recommendations"]
    assert [sheet.cell(row, 2).value for row in (1, 2, 3, 4)] == ["#", "No.", 1, 2]
    assert sheet.column_dimensions["A"].max == 1


def test_empty_sheets_are_out_of_sight_and_others_are_not() -> None:
    sheets = sheets_by_id(opened(BALANGAN))
    states = {name: sheet.sheet_state for name, sheet in sheets.items()}
    assert states["counts.csv"] == states["plan.yaml"] == states["narrative"] == "visible"
    assert states["renstra.csv"] == states["office.yaml#scales"] == states["=pilihan"] == "hidden"
    assert states["=asal"] == "veryHidden"
    assert opened(BALANGAN).worksheets[0].title == "Mulai"
    assert opened(BALANGAN).active.title == "Mulai"


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "shown"),
    [
        ("counts.csv", 3, "value", 5855, "#,##0"),
        ("plan.yaml#indicators/targets", 4, "value", 3.4, "#,##0.00"),
        ("plan.yaml#indicators/targets", 4, "key", 2022, "0"),
        ("counts.csv", 3, "period", "2023", "@"),
        ("areas.csv", 4, "code", "63.11", "@"),
        ("office.yaml#posts", 3, "id", "kepala-dinas", "@"),
    ],
)
def test_figures_are_numbers_and_codes_are_texts(
    sheet: str, row: int, column: str, value: object, shown: str
) -> None:
    found = sheets_by_id(opened(BALANGAN))[sheet]
    place = [cell.value for cell in found[1]].index(column) + 1
    cell = found.cell(row, place)
    assert (cell.value, cell.number_format) == (value, shown)


def test_what_is_typed_below_the_data_keeps_its_form() -> None:
    """A code typed into an empty row stays a text: the whole column has the format of texts."""
    sheet = sheets_by_id(opened(BALANGAN))["counts.csv"]
    formats = {letter: sheet.column_dimensions[letter].number_format for letter in "BCDEFGH"}
    assert formats == {**dict.fromkeys("BCDEFH", "@"), "G": "#,##0"}


def test_derived_cells_are_protected_and_data_are_not() -> None:
    for name, sheet in sheets_by_id(opened(BALANGAN)).items():
        assert sheet.protection.sheet == (name == "=ikhtisar"), name


def test_a_template_has_every_sheet_and_no_fact() -> None:
    sheets = sheets_by_id(open_template())
    assert {spec.id for spec in book_sheets()} <= set(sheets)
    for spec in book_sheets():
        found = [*rows_of(sheets[spec.id])]
        rows = (
            [row["value"] for row in found]
            if spec.form is Form.FORM
            else [filled(row) for row in found]
        )
        assert not any(rows), spec.id
    assert sheets["counts.csv"].sheet_state == "visible"
    assert sheets["sheets.yaml#sheets"].sheet_state == "hidden"
    assert [*sheets["=asal"].iter_rows(min_row=3)] == []


def open_template() -> Workbook:
    return open_book(write_template())


def test_a_planted_column_appears(monkeypatch: pytest.MonkeyPatch) -> None:
    table = next(
        part for part in ALL_PARTS if isinstance(part, Table) and part.file == "counts.csv"
    )
    mast = Column("mast", DECIMAL, "Tiang", "Tinggi tiang.", unit="meter", nature=Nature.MEASURED)
    (grown,) = sheets_of(replace(table, columns=(*table.columns, mast)))

    def planted() -> tuple[SheetSpec, ...]:
        return tuple(grown if spec.id == grown.id else spec for spec in book_sheets())

    monkeypatch.setattr("capaian.dossier.excel.write.book.book_sheets", planted)
    sheet = sheets_by_id(open_template())["counts.csv"]
    assert (sheet["G1"].value, sheet["G2"].value) == ("mast", "Tiang")
    assert "Tinggi tiang." in sheet["G2"].comment.text
    assert "meter" in sheet["G2"].comment.text
