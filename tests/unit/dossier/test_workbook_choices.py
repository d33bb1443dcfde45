"""Drop-down lists: what they offer, where they stand, and whether other words are refused."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.reading import open_book, opened, sheets_by_id

from capaian.dossier.excel.write.book import write_template
from capaian.dossier.rows.sheets import all_sheets
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import ByKey, KeyFile, Listing, Shape, Structure
from capaian.dossier.tables.kinds import Kind

BALANGAN = "balangan-2023"


def rule(sheet: Worksheet, letters: str, row: int = 3) -> DataValidation:
    return next(
        one for one in sheet.data_validations.dataValidation if f"{letters}{row}" in one.sqref
    )


def letters_of(sheet: Worksheet, column: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == column)


def listed(sheet: str, column: str) -> DataValidation:
    found = sheets_by_id(opened(BALANGAN))[sheet]
    return rule(found, letters_of(found, column))


def meant(formula: str) -> str:
    """The range of a list: its own, or that of the name that it mentions."""
    return (
        opened(BALANGAN).defined_names[formula].attr_text
        if formula.startswith("Daftar_")
        else formula
    )


def words(formula: str) -> list[object]:
    _, _, cells = formula.rpartition("!")
    sheet = opened(BALANGAN)["Pilihan"]
    return [cell.value for (cell,) in sheet[cells.replace("$", "")]]


@pytest.mark.parametrize(
    ("sheet", "column", "offered"),
    [
        ("areas.csv", "kind", ["province", "regency", "district", "village"]),
        ("plan.yaml#indicators", "polarity", ["higher", "lower", "closer"]),
        ("plan.yaml#indicators", "is_key", ["ya", "tidak"]),
        ("agreements.yaml#agreements", "kind", ["office", "director_general", "tier"]),
    ],
)
def test_choices_are_offered_and_nothing_else_is_taken(
    sheet: str, column: str, offered: list[str]
) -> None:
    found = listed(sheet, column)
    assert words(found.formula1) == offered
    assert found.errorStyle in (None, "stop")


@pytest.mark.parametrize(
    ("sheet", "column", "start"),
    [
        ("counts.csv", "area", "Wilayah!$B$3:INDEX(Wilayah!$B$3:$B$1012,MAX(1,COUNTA("),
        ("counts.csv", "source", "Sumber!$C$3:INDEX("),
        ("nodes.csv", "owner", "Jabatan!$C$3:INDEX("),
        ("plan.yaml#indicators/targets", "indicators.code", "Indikator!$C$3:INDEX("),
        (
            "agreements.yaml#agreements/targets",
            "agreements.id",
            "'Perjanjian kinerja'!$C$3:INDEX(",
        ),
    ],
)
def test_names_are_offered_from_the_sheet_that_defines_them(
    sheet: str, column: str, start: str
) -> None:
    found = listed(sheet, column)
    assert (
        meant(found.formula1)
        .replace("'Wilayah'", "Wilayah")
        .replace("'Sumber'", "Sumber")
        .replace("'Jabatan'", "Jabatan")
        .replace("'Indikator'", "Indikator")
        .startswith(start)
    )
    assert found.errorStyle == "warning"


def test_names_of_several_sheets_are_listed_as_they_are() -> None:
    plan = sheets_by_id(opened(BALANGAN))["plan.yaml#components"]
    names = [
        plan.cell(row, place).value
        for name in ("numerator.code", "denominator.code")
        for place in [[cell.value for cell in plan[1]].index(name) + 1]
        for row in range(3, plan.max_row + 1)
    ]
    assert words(listed("counts.csv", "measure").formula1) == names
    assert listed("counts.csv", "measure").errorStyle == "warning"


def test_a_star_is_offered_beside_names() -> None:
    formula = meant(listed("inputs.csv", "node").formula1)
    assert "Pilihan" in formula
    letters = formula.split("!")[1].split("$")[1]
    assert opened(BALANGAN)["Pilihan"][f"{letters}2"].value == "*"


def test_lists_reach_below_the_data() -> None:
    sheet = sheets_by_id(opened(BALANGAN))["areas.csv"]
    assert rule(sheet, "D", 1000).formula1 == rule(sheet, "D").formula1


def test_several_names_in_a_cell_have_no_list() -> None:
    sheet = sheets_by_id(opened(BALANGAN))["nodes.csv"]
    with pytest.raises(StopIteration):
        rule(sheet, letters_of(sheet, "indicators"))


def test_a_template_offers_names_as_soon_as_they_are_there() -> None:
    sheet = sheets_by_id(open_book(write_template()))["counts.csv"]
    assert rule(sheet, letters_of(sheet, "area")).formula1.startswith("Daftar_")


def kinds_of(structure: Structure) -> list[Kind]:
    match structure:
        case Kind():
            return [structure]
        case Listing():
            return kinds_of(structure.item)
        case ByKey():
            return [structure.key, *kinds_of(structure.value)]
        case Shape():
            return [kind for column in structure.columns for kind in kinds_of(column.kind)]


def test_every_english_choice_has_indonesian_words() -> None:
    for part in ALL_PARTS:
        shape = part.shape if isinstance(part, KeyFile) else Shape(part.columns, dict)
        for kind in kinds_of(shape):
            if kind.name == "choice":
                assert set(kind.labels) == set(kind.choices), (part.file, kind.choices)


def test_the_note_says_what_choices_mean() -> None:
    sheet = sheets_by_id(opened(BALANGAN))["plan.yaml#cascade"]
    note = sheet[f"{letters_of(sheet, 'kind')}2"].comment.text
    assert "• contribution = kontribusi" in note


def test_every_choice_has_a_list() -> None:
    sheets = sheets_by_id(opened(BALANGAN))
    for spec in all_sheets():
        if spec.form.value != "form":
            for column in spec.columns:
                if column.kind.choices and not column.is_several:
                    assert rule(sheets[spec.id], letters_of(sheets[spec.id], column.id)), (
                        spec.id,
                        column.id,
                    )
