"""The sheet of derived figures: formulas with the values that they have now."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.reading import exported, folder_of, opened

from capaian.dossier.excel.write.coverage import find_coverage
from capaian.dossier.excel.write.layout import Plan, Planned
from capaian.dossier.rows.contents import rows_of
from capaian.dossier.rows.text_sheets import book_sheets

BALANGAN = "balangan-2023"


@pytest.fixture(scope="module")
def values() -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(exported(BALANGAN)), data_only=True)
    return book["Ikhtisar"]


def row_of(sheet: Worksheet, component: str, area: str) -> int:
    heads = [cell.row for cell in sheet["B"] if cell.value == component]
    return next(row for row in range(heads[0], heads[0] + 20) if sheet.cell(row, 3).value == area)


def test_coverage_is_shown_for_each_area(values: Worksheet) -> None:
    row = row_of(values, "Cakupan Kepemilikan KTP-el", "Juai")
    numerator, denominator, ratio = (values.cell(row, place).value for place in (4, 5, 6))
    assert (numerator, denominator) == (12336, 12364)
    assert round(float(ratio), 2) == 99.77


def test_nothing_of_nothing_is_no_ratio(values: Worksheet) -> None:
    row = row_of(values, "Cakupan Penerbitan Akta Perkawinan", "Juai")
    assert [values.cell(row, place).value for place in (4, 5, 6)] == [0, 0, "–"]


def test_figures_are_formulas_over_the_counts() -> None:
    sheet = opened(BALANGAN)["Ikhtisar"]
    row = row_of(sheet, "Cakupan Kepemilikan KTP-el", "Juai")
    formula = str(sheet.cell(row, 4).value)
    assert "SUMIFS('Data hitungan'!$G$3:$G$" in formula
    assert '"ktp.holders"' in formula
    assert '"63.11.01"' in formula
    assert '"…"' in formula
    assert sheet.cell(row, 4).protection.locked


def plan_of(counts: str) -> Plan:
    """The plan of the example's workbook with other counts."""
    folder = folder_of(BALANGAN)
    rows = rows_of(folder)
    header, *lines = counts.split()
    names = header.split(",")
    found = [dict(zip(names, line.split(","), strict=True)) for line in lines]
    row_type = type(rows["areas.csv"][0])
    rows["counts.csv"] = [row_type(cells, place) for place, cells in enumerate(found, 1)]
    return Plan(tuple(Planned(spec, rows.get(spec.id, ()), is_shown=True) for spec in book_sheets()))


def test_what_is_not_reported_is_not_zero() -> None:
    plan = plan_of("measure,area,period,value\nktp.holders,63.11.01,2023,\nktp.eligible,63.11.01,2023,9")
    (one,) = find_coverage(plan)
    assert (one.area, one.numerator.value, one.denominator.value) == ("Juai", None, Decimal(9))
    assert one.shown_ratio == "…"


def test_other_periods_do_not_count() -> None:
    plan = plan_of("measure,area,period,value\nktp.holders,63.11.01,2022,5\nktp.holders,63.11.01,2023-Q1,5")
    assert find_coverage(plan) == ()


def test_too_many_areas_are_not_summed() -> None:
    lines = "\n".join(f"ktp.holders,63.11.{place:02},2023,5" for place in range(1, 9))
    assert len(find_coverage(plan_of(f"measure,area,period,value\n{lines}"))) == 8
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("capaian.dossier.excel.write.coverage._MOST", 7)
        assert find_coverage(plan_of(f"measure,area,period,value\n{lines}")) == ()


def test_rows_and_gaps_of_each_sheet_are_counted(values: Worksheet) -> None:
    places = {cell.value: cell.row for cell in values["B"]}
    row = places["Keluaran"]
    outputs = folder_of(BALANGAN).parts["outputs.csv"].decode().splitlines()
    assert values.cell(row, 4).value == len(outputs) - 1
    assert values.cell(row, 5).value == 0
    assert values.cell(row, 6).value > 0
    assert str(opened(BALANGAN)["Ikhtisar"].cell(row, 4).value).startswith("=COUNTA(")


def test_evidence_is_listed_as_found(values: Worksheet) -> None:
    folder = folder_of(BALANGAN)
    listed = {
        row[1]: row[2:4] for row in values.iter_rows(values_only=True) if str(row[1]).startswith("evidence/")
    }
    assert listed == {
        f"evidence/{name}": (folder.hashes[f"evidence/{name}"], path.stat().st_size)
        for name, path in folder.evidence.items()
    }
