"""Single sheets, from an invented part: what stands where, what is in sight, how it looks."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.writing import planned, rows, spec_of, write_sheet, write_sheets

from capaian.dossier.excel.write.layout import Plan, quoted
from capaian.dossier.rows.flat_rows import FlatRow

BOATS = rows(
    {
        "id": "kapal-1",
        "name": "Satu",
        "engine.power": "110.50",
        "built": "1998-05-21",
        "ports": "63 63.11",
    },
    {"id": "kapal-2", "name": "", "engine.power": "", "built": "1899-01-01", "ports": ""},
)


def table(sheet: Worksheet) -> list[list[object]]:
    """All values of a sheet, without the empty ends of rows."""
    found = []
    for row in sheet.iter_rows(values_only=True):
        cells = [*row]
        while cells and cells[-1] is None:
            cells.pop()
        found.append(cells)
    return found


def test_a_list_becomes_a_table() -> None:
    sheet = write_sheet(planned("#boats", BOATS))
    found = table(sheet)
    assert found[0] == [
        "capaian:1:harbour.yaml#boats",
        "#",
        "id",
        "name",
        "engine.power",
        "built",
        "ports",
    ]
    assert found[1] == [None, "#", "Kode *", "Nama", "Mesin: Daya", "Dibangun", "Pelabuhan"]
    assert found[2][:5] == [None, 1, "kapal-1", "Satu", 110.5]
    assert found[2][6] == "63 63.11"
    assert found[3] == [None, 2, "kapal-2", None, None, "1899-01-01"]


def test_a_map_names_the_record_that_it_belongs_to() -> None:
    cargo = rows(
        {"boats.id": "kapal-1", "key": "2023", "tons": "7"},
        {"boats.id": "kapal-1", "key": "2024", "tons": ""},
    )
    assert table(write_sheet(planned("#boats/cargo", cargo))) == [
        ["capaian:1:harbour.yaml#boats/cargo", "#", "boats.id", "key", "tons"],
        [None, "#", "Kapal *", "Tahun *", "Ton"],
        [None, 1, "kapal-1", 2023, 7],
        [None, 2, "kapal-1", 2024],
    ]


def test_rows_without_a_name_show_their_number() -> None:
    crew = rows(
        {"boats.id": "kapal-1", "#": "1", "rank": "Nakhoda"},
        {"boats.id": "kapal-1", "#": "2", "rank": "Kelasi"},
    )
    assert table(write_sheet(planned("#boats/crew", crew))) == [
        ["capaian:1:harbour.yaml#boats/crew", "boats.id", "#", "rank"],
        [None, "Kapal *", "No.", "Pangkat"],
        [None, "kapal-1", 1, "Nakhoda"],
        [None, "kapal-1", 2, "Kelasi"],
    ]


def test_lists_of_texts_share_a_sheet() -> None:
    texts = rows(
        {"list": "boats/crew/duties", "owner1": "kapal-1", "owner2": "1", "value": "Mengemudi"},
        {"list": "rules", "owner1": "", "owner2": "", "value": "=dilarang berenang"},
    )
    found = table(write_sheet(planned("#*texts", texts)))
    assert found[0][1:] == ["#", "list", "owner1", "owner2", "value"]
    assert found[2:] == [
        [None, 1, "boats/crew/duties", "kapal-1", "1", "Mengemudi"],
        [None, 2, "rules", None, None, "=dilarang berenang"],
    ]


def test_a_form_has_a_line_for_each_value() -> None:
    values = rows(
        {"name": "Muara", "depth": "7.50", "open": "ya", "berths": "", "measure": "kapal"}
    )
    sheet = write_sheet(planned("", values))
    assert table(sheet) == [
        ["capaian:1:harbour.yaml", "id", "title", "value", "help"],
        [None, "Kunci", "Isian", "Isi", "Penjelasan"],
        [None, "name", "Nama *", "Muara", "Nama resmi."],
        [None, "depth", "Kedalaman", 7.5, ""],
        [None, "open", "Buka", "ya", ""],
        [None, "berths", "Dermaga", None, ""],
        [None, "measure", "Satuan", "kapal", ""],
    ]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["A"].max == 2
    assert sheet["D6"].number_format == "#,##0"
    assert sheet["D7"].number_format == "@"
    assert sheet.freeze_panes == "D3"


def test_an_empty_form_can_be_filled_in() -> None:
    sheet = write_sheet(planned(""))
    assert [sheet.cell(row, 4).value for row in range(3, 8)] == [None] * 5
    assert [sheet.cell(row, 4).number_format for row in range(3, 8)] == [
        "@",
        "General",
        "@",
        "#,##0",
        "@",
    ]
    (rule,) = sheet.data_validations.dataValidation
    assert str(rule.sqref) == "D5"


def test_a_note_says_what_belongs_there() -> None:
    sheet = write_sheet(planned("#boats"))
    assert sheet["C2"].comment.text.splitlines() == [
        "Kode",
        "Kode kapal.",
        "Wajib diisi.",
        "Bentuk: kode; misalnya iku-1.",
    ]
    assert "Bentuk: bilangan, dalam kW; misalnya 99,53." in sheet["E2"].comment.text
    assert "Kosong berarti belum dilaporkan, bukan nol." in sheet["D2"].comment.text
    assert (
        "Bentuk: beberapa, dipisah spasi: kode wilayah; misalnya 63.11.02."
        in sheet["G2"].comment.text
    )
    assert sheet["B2"].comment is None or sheet.column_dimensions["A"].max == 2


def test_a_note_of_a_form_appears_on_its_title() -> None:
    sheet = write_sheet(planned(""))
    assert "• ya" in sheet["C5"].comment.text
    assert sheet["C3"].comment.text.startswith("Nama\nNama resmi.\nWajib diisi.")


def test_needed_heads_are_dark_and_starred_and_others_are_not() -> None:
    sheet = write_sheet(planned("#boats"))
    assert sheet["C2"].fill.fgColor.rgb.endswith("1C4E7A")
    assert sheet["C2"].font.color.rgb.endswith("FFFFFF")
    assert sheet["D2"].fill.fgColor.rgb.endswith("E9EEEE")
    assert sheet["E2"].alignment.horizontal == "right"
    assert sheet["D2"].alignment.horizontal == "left"


def test_what_names_a_row_stays_in_sight() -> None:
    assert write_sheet(planned("#boats", BOATS)).freeze_panes == "D3"
    crew = rows({"boats.id": "kapal-1", "#": "1", "rank": "Nakhoda"})
    assert write_sheet(planned("#boats/crew", crew)).freeze_panes == "D3"
    long = rows({"id": "k" * 60, "name": "Satu"})
    assert write_sheet(planned("#boats", long)).freeze_panes == "C3"


def test_titles_can_filter_rows_that_are_there() -> None:
    assert write_sheet(planned("#boats", BOATS)).auto_filter.ref == "A2:G4"
    assert write_sheet(planned("#boats")).auto_filter.ref is None


def test_columns_are_as_wide_as_their_texts_within_bounds() -> None:
    def width(text: str) -> float:
        sheet = write_sheet(planned("#boats", rows({"id": "k", "name": text})))
        return float(sheet.column_dimensions["D"].width)

    assert width("x" * 20) == pytest.approx(26.7, abs=1)
    assert width("x" * 250) == pytest.approx(56.7, abs=1)
    assert width("x" * 400) == pytest.approx(90.7, abs=1)
    assert width("sedang saja\n" * 60) == pytest.approx(16.7, abs=1)


def test_a_list_of_owners_is_offered() -> None:
    book = write_sheets(planned("#boats", BOATS), planned("#boats/cargo"))
    (rule,) = book["Kapal, muatan"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("C3:C1002", "Daftar_1")
    assert book.defined_names["Daftar_1"].attr_text == (
        "'Kapal'!$C$3:INDEX('Kapal'!$C$3:$C$1004,MAX(1,COUNTA('Kapal'!$C$3:$C$1004)))"
    )


def test_an_owner_without_a_sheet_has_no_list() -> None:
    assert write_sheet(planned("#boats/cargo")).data_validations.dataValidation == []


def test_lists_of_texts_are_chosen_by_name() -> None:
    book = write_sheets(planned("#*texts"))
    (rule,) = book["Butir Pelabuhan"].data_validations.dataValidation
    letters = rule.formula1.split("$")[1]
    words = [book["Pilihan"][f"{letters}{row}"].value for row in (2, 3, 4)]
    assert words == ["boats/crew/duties", "rules", None]


def test_the_same_words_are_written_once() -> None:
    book = write_sheets(planned("", rows({"name": "a"})), planned("#boats"))
    assert book["Pilihan"].max_column == 2


def test_where_things_stand() -> None:
    sheet = planned("#boats", BOATS)
    assert (sheet.letters("id"), sheet.letters("engine.power")) == ("C", "E")
    assert (sheet.last_row, sheet.depth) == (4, 1004)
    assert sheet.range("id") == "'Kapal'!$C$3:$C$1004"
    assert planned("").range("depth") == "'Pelabuhan'!$D$4"
    assert Plan((sheet,)).by_id == {"harbour.yaml#boats": sheet}
    assert quoted("Jum'at") == "'Jum''at'"


def test_rows_may_lack_cells() -> None:
    """A row of a CSV file without an optional column is a row with an empty cell."""
    sheet = write_sheet(planned("#boats", (FlatRow({"id": "a"}, 9),)))
    assert [cell.value for cell in sheet[3]] == [None, 9, "a", None, None, None, None]
    assert spec_of("#boats").columns[1].id == "name"
