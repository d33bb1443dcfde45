"""Targets of a new office wait as rows for their value: what is sent back as it was offered is no row."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import run
from tests.workbooks.grids import TARGETS, Grids, grids_of, write_grids
from tests.workbooks.reading import open_book, sheets_by_id

from capaian.domain.identifiers import AreaCode
from capaian.dossier.canonical import canonical_folder
from capaian.dossier.durable import write_new_folder
from capaian.dossier.excel.import_book import Incoming, import_book
from capaian.dossier.excel.offered import (
    AGREED,
    COUNTED,
    PLANNED,
    answered_counts,
    answered_targets,
    awaited_cells,
    offered_rows,
)
from capaian.dossier.excel.write.book import export_book, write_template
from capaian.dossier.read import load_dossier
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.years.catalogue import USUAL, choose
from capaian.dossier.years.first_year import Beginning, begin
from capaian.dossier.years.regions import Region
from capaian.rulebook import load_rulebook

AGREEMENT = FlatRow({"id": "pk-1", "tier": "II"})
KEY_INDICATOR = FlatRow({"code": "iku-1", "tier": "II", "is_key": "true"})
OTHER_INDICATOR = FlatRow({"code": "ik-1", "tier": "III", "is_key": ""})
ROWS = {
    "office.yaml": [FlatRow({"year": "2024"})],
    "agreements.yaml#agreements": [AGREEMENT],
    "plan.yaml#indicators": [KEY_INDICATOR, OTHER_INDICATOR],
}


def cells(sheet: str, rows: dict[str, list[FlatRow]]) -> list[dict[str, str]]:
    return [dict(row.cells) for row in offered_rows(rows).get(sheet, ())]


def test_an_agreement_is_offered_the_indicators_of_its_tier() -> None:
    assert cells(AGREED, ROWS) == [{"agreements.id": "pk-1", "indicator": "iku-1"}]


def test_key_indicators_are_offered_the_year_of_the_report() -> None:
    assert cells(PLANNED, ROWS) == [{"indicators.code": "iku-1", "key": "2024"}]
    assert cells(PLANNED, {**ROWS, "office.yaml": []}) == []


def test_a_plan_with_a_target_of_the_year_is_offered_nothing() -> None:
    target = {"indicators.code": "iku-1", "key": "2024", "value": "95"}
    assert offered_rows({**ROWS, PLANNED: [FlatRow(target)]}).keys() == {AGREED}


def test_a_plan_with_targets_of_other_years_or_indicators_is_offered_the_year() -> None:
    """In the second year the Renstra has targets already, and none of this year."""
    for other in ({"key": "2023"}, {"indicators.code": "iku-9"}):
        target = {"indicators.code": "iku-1", "key": "2024", "value": "95", **other}
        assert cells(PLANNED, {**ROWS, PLANNED: [FlatRow(target)]}) == [
            {"indicators.code": "iku-1", "key": "2024"}
        ]


def test_where_anything_is_agreed_nothing_is_offered() -> None:
    """The office is not new: what it left out it may have left out on purpose."""
    assert offered_rows({**ROWS, AGREED: [FlatRow({})]}) == {}


def test_without_agreement_or_indicator_nothing_is_offered() -> None:
    assert offered_rows({**ROWS, "agreements.yaml#agreements": []}) == {}
    assert offered_rows({**ROWS, "plan.yaml#indicators": [OTHER_INDICATOR]}) == {}
    assert offered_rows({}) == {}


@pytest.mark.parametrize(
    ("said", "periods", "is_row"),
    [
        ({}, [], False),
        ({"target.value": "", "#": "2"}, [], False),
        ({"target.value": "95"}, [], True),
        ({"group": "Mutu"}, [], True),
        ({"indicator": ""}, [], True),
        ({}, [{"targets.indicator": "iku-1"}], True),
        ({}, [{"targets.indicator": "iku-2"}], False),
        ({}, [{"targets.indicator": "iku-1", "agreements.id": "pk-2"}], False),
    ],
)
def test_a_target_with_any_value_or_quarter_is_a_row(
    said: dict[str, str], periods: list[dict[str, str]], is_row: bool
) -> None:
    row = FlatRow({"agreements.id": "pk-1", "indicator": "iku-1", **said})
    below = [FlatRow({"agreements.id": "pk-1", **cells}) for cells in periods]
    assert list(answered_targets([row], below)) == ([0] if is_row else [])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office of which nothing is known but its place and year."""
    dossier = tmp_path_factory.mktemp("kantor") / "baru"
    assert run("new", dossier, "--regency", "63.11", "--year", "2024").code == 0
    return dossier


def book_of(office: Path) -> Grids:
    return grids_of(export_book(canonical_folder(office)[0]))


def bring(grids: Grids, folder: Path, dossier: Path) -> Incoming:
    book = folder / "buku.xlsx"
    book.write_bytes(write_grids(grids))
    incoming = import_book(book, dossier)
    assert not incoming.has_errors
    return incoming


def test_the_sheets_of_targets_of_a_new_office_are_shown_with_their_rows(office: Path) -> None:
    grids = book_of(office)
    shown = {name: (grids[name].is_hidden, grids[name].get(3, column)) for name, column in WHERE.items()}
    assert shown == {AGREED: (False, "ikm"), PLANNED: (False, "ikm")}
    assert [len(grids[name].rows) for name in WHERE] == [4, 4]


def test_the_plan_is_shown_before_anything_of_it_is_known(office: Path) -> None:
    assert not book_of(office)["plan.yaml"].is_hidden


WHERE = {AGREED: "indicator", PLANNED: "indicators.code"}


def test_what_is_sent_back_as_offered_changes_nothing(office: Path, tmp_path: Path) -> None:
    assert bring(book_of(office), tmp_path, office).changes == {}


def test_a_value_makes_its_row(office: Path, tmp_path: Path) -> None:
    grids = book_of(office)
    grids[AGREED].put(3, "target.value", 88)
    grids[TARGETS].put(4, "value", 95)
    incoming = bring(grids, tmp_path, office)
    assert incoming.changes.keys() == {"agreements.yaml", "plan.yaml"}
    assert incoming.becomes is not None
    (agreement,) = incoming.becomes.agreements
    assert [(one.indicator, str(one.target.value)) for one in agreement.targets] == [("ikm", "88")]
    plan = incoming.changes["plan.yaml"]
    assert plan is not None
    line = b"    targets: {2024: 95}\n"
    assert plan.count(line) == 1
    assert plan.index(b"code: kepemilikan-dokumen") < plan.index(line)
    assert load_dossier(office).agreements[0].targets == ()


DISTRICTS = b"51.77.01,Kecamatan Awan Hulu,district,51.77\n51.77.02,Kecamatan Batu Lintang,district,51.77\n"
REGION = Region(AreaCode("51.77"), "Kabupaten Rantau Jernih", "Provinsi Kertalaya")


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    """A new office whose districts the rulebook does not know; the office has filled them in."""
    dossier = tmp_path / "kantor"
    rules = load_rulebook()
    write_new_folder(dossier, begin(Beginning(REGION, 2024, choose(rules.catalogue, USUAL)), rules))
    areas = dossier / "areas.csv"
    areas.write_bytes(areas.read_bytes() + DISTRICTS)
    return dossier


def test_districts_that_were_filled_in_are_offered_a_row_for_each_measure(unknown: Path) -> None:
    counts = book_of(unknown)[COUNTED]
    measures = {
        measure.code
        for one in load_dossier(unknown).components
        for measure in (one.numerator, one.denominator)
    }
    offered = {
        (counts.get(row, "measure"), counts.get(row, "area")) for row in range(3, 3 + 2 * len(measures))
    }
    assert offered == {(measure, area) for measure in measures for area in ("51.77.01", "51.77.02")}
    assert (counts.is_hidden, counts.get(3, "period"), counts.get(3, "source")) == (
        False,
        "2024",
        "agregat-2024-s2",
    )


def test_counts_that_are_sent_back_as_offered_change_nothing(unknown: Path, tmp_path: Path) -> None:
    assert bring(book_of(unknown), tmp_path, unknown).changes == {}


def test_one_count_makes_the_rows_of_its_measure_and_the_others_go_on_waiting(
    unknown: Path, tmp_path: Path
) -> None:
    grids = book_of(unknown)
    measure, area = (grids[COUNTED].get(4, column) for column in ("measure", "area"))
    grids[COUNTED].put(4, "value", 1234)
    incoming = bring(grids, tmp_path, unknown)
    assert incoming.changes.keys() == {COUNTED}
    rows = (incoming.changes[COUNTED] or b"").decode().splitlines()[1:]
    cells = [row.split(",") for row in rows]
    assert [(row[0], row[3]) for row in cells if row[1] == area] == [(measure, "1234")]
    assert [(row[0], row[3]) for row in cells if row[1] != area] == [(measure, "")]
    (unknown / COUNTED).write_bytes(incoming.changes[COUNTED] or b"")
    after = book_of(unknown)[COUNTED]
    assert len(after.rows) == len(grids[COUNTED].rows)
    assert (after.get(3, "measure"), after.get(4, "value")) == (measure, 1234)
    assert bring(book_of(unknown), tmp_path, unknown).changes == {}


def names_in(dossier: Path) -> list[tuple[object, object]]:
    """The measure and the value of every row of the counts in its workbook."""
    counts = book_of(dossier)[COUNTED]
    places = range(3, len(counts.rows) + 1)
    return [(counts.get(row, "measure"), counts.get(row, "value")) for row in places]


def test_counts_not_reported_yet_stay_where_the_dossier_has_them(office: Path, tmp_path: Path) -> None:
    """They were not offered: `new` wrote them, and a workbook that has none of them takes them away."""
    before = (office / COUNTED).read_bytes()
    assert bring(book_of(office), tmp_path, office).changes == {}
    assert before.count(b"\n") > 2


def test_offices_without_districts_or_year_are_offered_no_counts() -> None:
    component = FlatRow({"numerator.code": "a", "denominator.code": ""})
    area = FlatRow({"code": "51.77.01", "kind": "district"})
    rows = {"office.yaml": ROWS["office.yaml"], "plan.yaml#components": [component], "areas.csv": [area]}
    offered = [{"measure": "a", "area": "51.77.01", "period": "2024", "value": "", "source": ""}]
    assert cells(COUNTED, rows) == offered
    assert cells(COUNTED, {**rows, "office.yaml": []}) == []
    assert cells(COUNTED, {**rows, "areas.csv": [FlatRow({"code": "51.77", "kind": "regency"})]}) == []


def test_a_measure_that_was_counted_in_the_year_is_offered_nothing() -> None:
    component = FlatRow({"numerator.code": "a", "denominator.code": "b"})
    area = FlatRow({"code": "51.77.01", "kind": "district"})
    rows = {"office.yaml": ROWS["office.yaml"], "plan.yaml#components": [component], "areas.csv": [area]}
    counted = [FlatRow({"measure": "a", "period": "2024-Q1"}), FlatRow({"measure": "b", "period": "2023"})]
    assert [row["measure"] for row in cells(COUNTED, {**rows, COUNTED: counted})] == ["b"]


def test_only_rows_of_measures_without_any_count_are_taken_for_offered() -> None:
    def row(measure: str, value: str, period: str = "2024") -> FlatRow:
        return FlatRow({"measure": measure, "area": "63.11.01", "period": period, "value": value})

    rows = [row("a", ""), row("b", ""), row("a", "7"), row("c", ""), row("a", "", "2025")]
    assert answered_counts(rows, [{"measure": "c", "period": "2024-S2"}]) == [0, 2, 3]
    assert [*answered_counts(rows[2:3], [])] == [0]


@pytest.mark.parametrize("lacking", ["area", "period"])
def test_rows_with_a_part_of_their_name_were_never_offered(lacking: str) -> None:
    named = {"measure": "b", "area": "63.11.01", "period": "2024", "value": ""}
    rows = [FlatRow(named), FlatRow({**named, lacking: ""})]
    assert answered_counts(rows, ()) == [1]


@pytest.mark.parametrize(
    ("sheet", "cells", "awaited"),
    [
        (COUNTED, {"measure": "a", "value": ""}, ("value",)),
        (COUNTED, {"measure": "a", "value": "0"}, ()),
        (AGREED, {"indicator": "iku-1", "target.text": "Sudah"}, ()),
        ("inputs.csv", {"node": "I"}, ("original", "revised", "actual")),
        ("inputs.csv", {"node": "I", "actual": "7"}, ()),
        ("outputs.csv", {"indicator": "ik-1", "note": "tidak ada di sumber"}, ()),
        ("peers.csv", {"value": ""}, ()),
    ],
)
def test_a_row_waits_until_it_has_a_figure_or_words_instead(
    sheet: str, cells: dict[str, str], awaited: tuple[str, ...]
) -> None:
    assert awaited_cells(sheet, cells) == awaited


def test_cells_that_wait_look_like_cells_to_fill(unknown: Path) -> None:
    (unknown / COUNTED).write_text("measure,area,period,value\nkk.families,51.77.01,2024,7085\n")
    sheets = sheets_by_id(open_book(export_book(canonical_folder(unknown)[0])))
    counts, places = sheets[COUNTED], {cell.value: cell.column for cell in sheets[COUNTED][1]}
    grounds = {
        str(row[places["value"] - 1].value or ""): row[places["value"] - 1].fill.fgColor.rgb
        for row in counts.iter_rows(min_row=3)
    }
    assert grounds == {"7085": "00000000", "": "FFFFF6D6"}
    assert {row[places["measure"] - 1].fill.fgColor.rgb for row in counts.iter_rows(min_row=3)} == {
        "00000000"
    }


def test_required_values_of_a_form_wait_too() -> None:
    sheets = sheets_by_id(open_book(write_template()))
    grounds = {row[3].fill.fgColor.rgb for row in sheets["office.yaml"].iter_rows(min_row=3)}
    assert grounds == {"00000000", "FFFFF6D6"}
