"""A name beside a code that is the name of another: asked back where somebody moved it, else told."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.reading import OFFICES, exported, open_book, sheets_by_id
from tests.workbooks.spoiled.case import told

from capaian.domain.issue import Issue, Level
from capaian.dossier.excel.import_book import Incoming, import_book

COUNTS, INPUTS, NODES, AREAS = "counts.csv", "inputs.csv", "nodes.csv", "areas.csv"
Change = Callable[[dict[str, Worksheet]], None]


def place_of(sheet: Worksheet, column: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == column)


def exchange(sheet: Worksheet, column: str, first: int, second: int) -> None:
    place = place_of(sheet, column)
    one, other = sheet.cell(first, place), sheet.cell(second, place)
    one.value, other.value = other.value, one.value


def put(sheet: Worksheet, row: int, column: str, value: str | None) -> None:
    sheet.cell(row, place_of(sheet, column)).value = value


def bring(tmp_path: Path, change: Change) -> Incoming:
    book = open_book(exported("balangan-2023"))
    change(dict(sheets_by_id(book)))
    stream = io.BytesIO()
    book.save(stream)
    path = tmp_path / "buku.xlsx"
    path.write_bytes(stream.getvalue())
    return import_book(path, shutil.copytree(OFFICES["balangan-2023"], tmp_path / "d"))


def about_names(incoming: Incoming) -> Sequence[Issue]:
    return [issue for issue in incoming.issues if issue.code in ("name_of_other", "name_left_behind")]


def codes(incoming: Incoming) -> list[str]:
    return [told(issue) for issue in about_names(incoming)]


def names_and_figures(sheets: dict[str, Worksheet]) -> None:
    """Sorted by name with their figures, and pasted beside the codes as they stood."""
    for column in ("area=", "value"):
        exchange(sheets[COUNTS], column, 3, 4)


def codes_alone(sheets: dict[str, Worksheet]) -> None:
    exchange(sheets[INPUTS], "node", 3, 4)


@pytest.mark.parametrize(
    ("change", "expect"),
    [
        pytest.param(
            names_and_figures,
            ["name_of_other Data hitungan!E3", "name_of_other Data hitungan!E4"],
            id="names",
        ),
        pytest.param(codes_alone, ["name_of_other Masukan!C3", "name_of_other Masukan!C4"], id="codes"),
    ],
)
def test_names_and_codes_that_were_exchanged_are_asked_back(
    change: Change, expect: list[str], tmp_path: Path
) -> None:
    """The money and the counts would go to another node or kecamatan, and each total would still be right."""
    incoming = bring(tmp_path, change)
    assert codes(incoming) == expect
    assert incoming.has_errors


def test_what_is_said_names_both_codes_and_the_way_out(tmp_path: Path) -> None:
    first, _ = about_names(bring(tmp_path, names_and_figures))
    assert first.message.startswith("Di samping kode 63.11.01 (Juai) tertulis nama dari 63.11.02,")
    assert "tulis kodenya (63.11.02)" in first.remedy
    assert first.place.column == "E (Wilayah (nama))"


def test_a_name_that_stays_when_a_row_gets_another_code_is_only_told(tmp_path: Path) -> None:
    """Names do not follow codes, and a copied row is given a new one."""

    def copy(sheets: dict[str, Worksheet]) -> None:
        sheet = sheets[COUNTS]
        row = sheet.max_row + 1
        for cell in sheet[3]:
            sheet.cell(row, cell.column).value = cell.value
        put(sheet, row, "area", "63.11.02")
        put(sheet, row, "period", "2021")

    (issue,) = about_names(bring(tmp_path, copy))
    assert (issue.code, issue.level) == ("name_left_behind", Level.WARNING)


def test_another_code_in_a_column_that_names_no_row_is_only_told(tmp_path: Path) -> None:
    """The program serves another objective now; what stands beside it is the old one's name."""

    def serve_another(sheets: dict[str, Worksheet]) -> None:
        sheet = sheets[NODES]
        place = place_of(sheet, "objective")
        held = {row: sheet.cell(row, place).value for row in range(3, sheet.max_row + 1)}
        first = next(row for row, value in held.items() if value)
        put(sheet, first, "objective", next(v for v in held.values() if v and v != held[first]))

    assert {issue.code for issue in about_names(bring(tmp_path, serve_another))} == {"name_left_behind"}


@pytest.mark.parametrize("name", [None, "", "Kec. Juai", "dipindah"])
def test_a_name_that_is_no_other_codes_is_passed_over(name: str | None, tmp_path: Path) -> None:
    incoming = bring(tmp_path, lambda sheets: put(sheets[COUNTS], 3, "area=", name))
    assert codes(incoming) == []
    assert incoming.changes == {}


def test_names_are_compared_without_case_and_blanks(tmp_path: Path) -> None:
    incoming = bring(tmp_path, lambda sheets: put(sheets[COUNTS], 3, "area=", "  halong "))
    assert codes(incoming) == ["name_of_other Data hitungan!E3"]


def test_names_that_were_put_right_where_they_are_defined_contradict_nothing(tmp_path: Path) -> None:
    """What stands beside the codes was right when the workbook was written."""
    incoming = bring(tmp_path, lambda sheets: exchange(sheets[AREAS], "name", 3, 4))
    assert codes(incoming) == []
    assert not incoming.has_errors


def test_a_column_of_names_that_was_moved_or_lost_its_id_is_still_known(tmp_path: Path) -> None:
    def without_id(sheets: dict[str, Worksheet]) -> None:
        names_and_figures(sheets)
        put(sheets[COUNTS], 1, "area=", None)

    assert len(codes(bring(tmp_path, without_id))) == 2


def test_a_workbook_as_it_was_written_contradicts_nothing(tmp_path: Path) -> None:
    incoming = bring(tmp_path, lambda sheets: None)
    assert (codes(incoming), incoming.changes) == ([], {})


def exchanged(incoming: Incoming) -> list[Issue]:
    return [issue for issue in incoming.issues if issue.code == "names_exchanged"]


@pytest.mark.parametrize("is_name", [True, False])
def test_names_or_codes_exchanged_where_they_are_defined_are_said(is_name: bool, tmp_path: Path) -> None:
    """Money, counts and answers would go by another name, and each total would still be right."""
    keys = {NODES: "id", AREAS: "code", "plan.yaml#indicators": "code", "survey.csv": "code"}

    def exchange_all(sheets: dict[str, Worksheet]) -> None:
        for sheet, key in keys.items():
            exchange(sheets[sheet], "name" if is_name else key, 5, 6)

    told = exchanged(bring(tmp_path, exchange_all))
    assert {issue.level for issue in told} == {Level.WARNING}
    places = {(str(issue.place.sheet), issue.place.row) for issue in told}
    assert len({sheet for sheet, _ in places}) == len(keys)
    assert {row for _, row in places} == {5, 6}
    assert len(places) == 2 * len(keys)
    known = "Kode 63.11.01 dahulu bernama Juai; kini bernama seperti 63.11.02 dahulu: Halong."
    assert any(issue.message.startswith(known) for issue in told)


def test_a_new_name_alone_and_rows_in_another_order_are_passed_over(tmp_path: Path) -> None:
    def rename_and_move(sheets: dict[str, Worksheet]) -> None:
        put(sheets[AREAS], 3, "name", "Juai Raya")
        for column in ("id", "kind", "code", "name", "parent", "objective", "owner", "indicators"):
            exchange(sheets[NODES], column, 3, 4)

    assert exchanged(bring(tmp_path, rename_and_move)) == []
