"""Signs of percent and money beside figures: where they fit, and where the unit says something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from capaian.domain.issue import Issue
from capaian.dossier.excel.read.recognise import FoundSheet
from capaian.dossier.excel.read.rows import TakenRows, Tally, take_rows
from capaian.dossier.excel.read.typed_units import report_contrary_units
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.spreadsheets.model import CellValue, Odd, Sheet

SPECS = {spec.id: spec for spec in book_sheets()}
TARGETS, INDICATORS, OUTPUTS = "plan.yaml#indicators/targets", "plan.yaml#indicators", "outputs.csv"
Odds = Mapping[tuple[int, int], tuple[Odd, str]]


def take(name: str, row: Mapping[str, CellValue], log: IssueLog, tally: Tally, odd: Odds) -> TakenRows:
    """Take the one row of a sheet, in row 3, its cells from column B on."""
    columns = {column: place for place, column in enumerate(row, 2)}
    sheet = Sheet(SPECS[name].tab, ((), (), (None, *row.values())), odd=odd)
    return take_rows(FoundSheet(SPECS[name], sheet, columns, 3), "b.xlsx", log, tally)


def judge(
    sheets: Mapping[str, Mapping[str, CellValue]], odd: Odds | None = None
) -> tuple[Mapping[str, TakenRows], Sequence[Issue], Tally]:
    log, tally = IssueLog(), Tally()
    taken = {name: take(name, row, log, tally, odd or {}) for name, row in sheets.items()}
    return report_contrary_units(taken, "b.xlsx", log, tally), log.finish(()), tally


def said(sheets: Mapping[str, Mapping[str, CellValue]], odd: Odds | None = None) -> list[str]:
    return [f"{issue.code} {issue.place.sheet}!{issue.place.column}" for issue in judge(sheets, odd)[1]]


@pytest.mark.parametrize("typed", ["93,46%", " 93,46 % ", "-9%", "−9%"])
def test_a_percentage_is_no_money(typed: str) -> None:
    assert said({"inputs.csv": {"node": "*", "actual": typed}}) == ["percent_of_other Masukan!C (Realisasi)"]


@pytest.mark.parametrize("typed", ["93,46", "%", "kira-kira 93%", "Rp 5.000", "rp5000"])
def test_what_shows_no_other_unit_stays(typed: str) -> None:
    assert said({"inputs.csv": {"node": "*", "actual": typed}}) == []


@pytest.mark.parametrize(
    ("unit", "typed", "code"),
    [
        ("dokumen", "50%", "percent_of_other"),
        ("telephone", "50%", "percent_of_other"),
        ("percent", "50%", None),
        ("Persen", "50%", None),
        ("nilai indeks", "50%", None),
        ("", "50%", None),
        ("", "Rp 50", None),
        ("juta rupiah", "Rp 50", None),
        ("Rp", "Rp. 50", None),
        ("percent", "Rp 50", "money_of_other"),
        ("korporasi", "Rp 50", "money_of_other"),
    ],
)
def test_the_unit_of_the_row_decides(unit: str, typed: str, code: str | None) -> None:
    expected = [] if code is None else [f"{code} Keluaran!C (Realisasi)"]
    assert said({OUTPUTS: {"unit": unit, "actual": typed}}) == expected


@pytest.mark.parametrize(("unit", "is_told"), [("mitra", True), ("percent", False), ("", False)])
def test_the_unit_of_the_indicator_decides_for_its_targets(unit: str, is_told: bool) -> None:
    plan: dict[str, CellValue] = {"code": "iku-1", "unit": unit}
    target: dict[str, CellValue] = {"indicators.code": "iku-1", "key": "2023", "value": "95%"}
    told = said({INDICATORS: plan, TARGETS: target})
    assert told == (["percent_of_other Indikator, target Renstra!D (Target)"] if is_told else [])


def test_the_scale_of_a_year_goes_before_the_unit_of_its_indicator() -> None:
    plan: dict[str, CellValue] = {"code": "iku-1", "unit": "mitra"}
    target: dict[str, CellValue] = {"indicators.code": "iku-1", "value": "95%", "scale": "percent"}
    assert said({INDICATORS: plan, TARGETS: target}) == []


def test_a_cell_that_is_shown_as_a_percentage_is_one() -> None:
    row: dict[str, CellValue] = {"unit": "dokumen", "actual": Decimal("0.9346")}
    _, issues, _ = judge({OUTPUTS: row}, {(3, 3): (Odd.PERCENT, "0.00%")})
    (issue,) = issues
    assert (issue.code, issue.value) == ("percent_of_other", "93,46%")
    assert issue.message == "Sel ini memperlihatkan persentase (93,46%), padahal seharusnya dokumen."
    assert said({OUTPUTS: row}, {(3, 3): (Odd.FORMULA, "A1")}) == []


def test_counts_have_neither_and_nothing_is_said_twice() -> None:
    assert said({"counts.csv": {"value": "93,46%"}}) == ["percent_of_other Data hitungan!B (Jumlah)"]
    assert said({"counts.csv": {"value": "Rp 5"}}) == ["money_of_other Data hitungan!B (Jumlah)"]
    shown = said({"counts.csv": {"value": Decimal("0.5")}}, {(3, 2): (Odd.PERCENT, "0%")})
    assert shown == ["percent_cell Data hitungan!B (Jumlah)"]


def test_the_figure_is_not_taken_and_its_cell_is_known() -> None:
    taken, _, tally = judge({"inputs.csv": {"node": "*", "actual": "93,46%"}})
    assert taken["inputs.csv"].rows[0].cells == {"node": "*", "actual": ""}
    assert {place.column for place in tally.flawed} == {"C (Realisasi)"}


RUPIAH = {(3, 3): (Odd.MONEY, "[$Rp-421]#,##0")}


@pytest.mark.parametrize(
    ("unit", "is_told"), [("dokumen", True), ("percent", True), ("juta rupiah", False), ("", False)]
)
def test_a_figure_that_is_shown_as_rupiah_is_asked_about(unit: str, is_told: bool) -> None:
    told = said({OUTPUTS: {"unit": unit, "actual": Decimal(512)}}, RUPIAH)
    assert told == (["money_of_other Keluaran!C (Realisasi)"] if is_told else [])


@pytest.mark.parametrize(
    ("unit", "is_told"), [("persen", True), ("dokumen", True), ("permil", False), ("", False)]
)
def test_so_many_in_a_thousand_is_no_percentage(unit: str, is_told: bool) -> None:
    odd = {(3, 3): (Odd.PERMIL, '0"‰"')}
    told = said({OUTPUTS: {"unit": unit, "actual": Decimal(97)}}, odd)
    assert told == (["permil_of_other Keluaran!C (Realisasi)"] if is_told else [])


def test_texts_show_units_by_their_formats_too() -> None:
    rows: dict[str, dict[str, CellValue]] = {OUTPUTS: {"unit": "dokumen", "actual": "97"}}
    assert said(rows, {(3, 3): (Odd.PERCENT_SIGN, '@"%"')}) == ["percent_of_other Keluaran!C (Realisasi)"]
    _, (issue,), _ = judge(rows, {(3, 3): (Odd.MONEY, '"Rp"@')})
    assert issue.message == "Sel ini memperlihatkan rupiah (Rp 97), padahal seharusnya dokumen."


def test_counts_are_never_rupiah_and_inputs_always() -> None:
    counts: dict[str, CellValue] = {"count": "kk.families", "value": Decimal("4871")}
    taken, issues, _ = judge({"counts.csv": counts}, RUPIAH)
    assert [issue.value for issue in issues] == ["Rp 4871"]
    assert taken["counts.csv"].rows[0].cells["value"] == ""
    assert said({"inputs.csv": {"node": "*", "actual": Decimal(4871)}}, RUPIAH) == []
