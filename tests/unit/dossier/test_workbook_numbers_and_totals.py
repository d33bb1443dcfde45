"""Numbers that order rows beside rows of totals: what each tells alone, and both in one workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bad_input.spoiling import copy_base
from tests.unit.dossier.test_workbook_moved_rows import LINES, SHEET, bring, errors, renumber, text_of
from tests.unit.dossier.test_workbook_row_questions import ITEMS, asked, parts, taken, totals
from tests.unit.dossier.test_workbook_row_questions import lists as moved_lists
from tests.unit.dossier.test_workbook_totals import ELEMENTS, element
from tests.workbooks.grids import swap

from capaian.dossier.excel.read.numbered import in_order, number_column, owners_of
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.issues import IssueLog


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The small dossier with a sheet of three numbered lines."""
    made = copy_base(tmp_path)
    (made / "sheets.yaml").write_text(SHEET)
    return made


def numbered(numbers: Sequence[str], owners: Sequence[str] | None = None) -> TakenRows:
    """Lines of sheets, each known by what stood in its row."""
    names = owners or ["lembar-8"] * len(numbers)
    return taken(
        LINES,
        [
            {"sheets.id": name, "#": number, "activity": f"baris {place}"}
            for place, (name, number) in enumerate(zip(names, numbers, strict=True))
        ],
    )


def ordered(rows: TakenRows) -> tuple[TakenRows, list[tuple[str, int | None]]]:
    log = IssueLog()
    made = in_order(rows, "buku.xlsx", log)
    return made, [(issue.code, issue.place.row) for issue in log.finish(())]


@given(st.permutations(range(1, 9)))
@settings(max_examples=40)
def test_however_rows_were_sorted_their_numbers_give_back_their_order(numbers: list[int]) -> None:
    made, said = ordered(numbered([*map(str, numbers)]))
    assert [row.cells["#"] for row in made.rows] == [*"12345678"]
    assert [made.places[number - 1] for number in numbers] == [*range(3, 11)]
    assert len(said) == (numbers != sorted(numbers))
    assert ordered(made)[1] == []


@given(st.lists(st.sampled_from("12"), min_size=2, max_size=8))
@settings(max_examples=40)
def test_rows_of_one_number_keep_the_order_in_which_they_stand(numbers: list[str]) -> None:
    made, _ = ordered(numbered(numbers))
    for number in "12":
        own = [row.cells["activity"] for row in made.rows if row.cells["#"] == number]
        assert own == sorted(own)


@given(st.permutations([("a", "1"), ("a", "2"), ("a", "3"), ("b", "1"), ("b", "2")]))
@settings(max_examples=40)
def test_each_list_has_its_order_in_the_places_that_it_had(rows: list[tuple[str, str]]) -> None:
    owners = [owner for owner, _ in rows]
    made, _ = ordered(numbered([number for _, number in rows], owners))
    assert [row.cells["sheets.id"] for row in made.rows] == owners
    for owner, count in (("a", 3), ("b", 2)):
        own = [int(row.cells["#"]) for row in made.rows if row.cells["sheets.id"] == owner]
        assert own == [*range(1, count + 1)]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (["1", "3", "2"], [("rows_not_by_number", 3)]),
        (["", "2", "1"], [("rows_not_by_number", 3), ("number_missing", 3)]),
        (["2", "x", "3"], [("number_unread", 4)]),
        (["4", "4", "5"], []),
        (["1", "1.5", "2"], [("number_unread", 4)]),
        ([" 1 ", "2"], []),
    ],
)
def test_what_is_said_of_numbers_and_where(numbers: Sequence[str], said: list[tuple[str, int]]) -> None:
    assert sorted(ordered(numbered(numbers))[1]) == sorted(said)


@pytest.mark.parametrize(
    ("sheet", "column", "owners"),
    [
        ("narrative", "number", ("file",)),
        ("layouts", "number", ("file",)),
        (LINES, "#", ("sheets.id",)),
        ("recommendations.yaml#recommendations", "#", ()),
        ("survey.csv", None, ()),
        ("outputs.csv", None, ()),
        (ITEMS, None, ()),
    ],
)
def test_which_sheets_are_ordered_by_a_number(
    sheet: str, column: str | None, owners: tuple[str, ...]
) -> None:
    spec = taken(sheet, []).found.spec
    assert number_column(spec) == column
    if column is not None:
        assert owners_of(spec) == owners


@pytest.mark.parametrize("word", ["TOTAL", "Jumlah akhir", "Sub Jumlah", "Rata-rata tertimbang", "mean"])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_total_is_asked_about_wherever_it_stands(word: str, place: int) -> None:
    rows = [{"name": f"Loket {letter}", "sound": "2"} for letter in "ABC"]
    rows.insert(place, {"name": word, "sound": "6"})
    assert totals("assets.csv", *rows) == [3 + place]


@pytest.mark.parametrize(
    "name",
    [
        "Totalisator",
        "Jumlah kursi",
        "Rata-rata waktu tunggu",
        "Meja rapat total 8 kursi",
        "Meaning",
        "Subjumlah X",
    ],
)
def test_a_thing_whose_name_only_begins_like_one_is_none(name: str) -> None:
    assert totals("assets.csv", {"name": "Loket", "sound": "2"}, {"name": name, "sound": "6"}) == []


@given(st.lists(st.integers(100, 999), min_size=3, max_size=6, unique=True))
@settings(max_examples=40)
def test_a_last_row_is_a_total_where_its_figure_is_the_sum_and_only_there(above: list[int]) -> None:
    shared = {"node": "V.1", "period": "2031", "unit": "document"}
    total = sum(above)
    row = 3 + len(above)
    found = {
        figure: totals("outputs.csv", *parts("name", "target", shared, [*map(str, above), str(figure)]))
        for figure in (total, total + 1)
    }
    assert found == {total: [row], total + 1: []}


def test_two_groups_that_end_in_totals_are_asked_about_each() -> None:
    shared = {"node": "V.1", "unit": "document", "period": "2031"}
    first = parts("name", "target", shared, ["120", "35", "415", "570"])
    second = parts("name", "target", {**shared, "period": "2032"}, ["7", "120", "300", "427"])
    assert totals("outputs.csv", *first, *second) == [6, 10]
    mixed = [row for pair in zip(first, second, strict=True) for row in pair]
    assert totals("outputs.csv", *mixed) == [9, 10]


def test_of_two_figures_both_have_to_come_to_the_sum() -> None:
    shared = {"node": "V.1", "period": "2031", "unit": "document"}
    rows = parts("name", "target", shared, ["120", "35", "415", "570"])
    actual = ["110", "30", "400"]
    for last, found in (("540", [6]), ("541", []), ("", [6])):
        both = [{**row, "actual": done} for row, done in zip(rows, [*actual, last], strict=True)]
        assert totals("outputs.csv", *both) == found


def test_sorted_lines_beside_a_total_are_told_each_for_itself(dossier: Path) -> None:
    total = element("U9", "Jumlah", 70.5)
    incoming = bring(dossier, swap(LINES, 3, 5), ELEMENTS, total)
    assert errors(incoming) == ["row_of_total Unsur survei!D8"]
    assert [issue.code for issue in incoming.issues if issue.code == "rows_not_by_number"] == [
        "rows_not_by_number"
    ]
    typed = bring(dossier, swap(LINES, 3, 5), ELEMENTS, total, is_as_typed=True)
    assert errors(typed) == []
    assert "sheets.yaml" not in typed.changes
    assert ",U9,Jumlah," in text_of(typed, "survey.csv")


def test_renumbered_lines_beside_a_total_are_both_asked_about(dossier: Path) -> None:
    turned = renumber(LINES, "#", r3=2, r4=1)
    found = errors(bring(dossier, turned, ELEMENTS, element("U9", "TOTAL", 70.5)))
    assert sorted(one.split()[0] for one in found) == ["numbers_left_behind", "row_of_total"]
    assert errors(bring(dossier, ELEMENTS, element("U9", "Sarana", 70.5))) == []


THREE = {"Mendata": "1", "Mencetak": "2", "Mengarsip": "3"}
OWN = {"buku": "1", "pena": "1", "kertas": "2", "map": "3"}


@pytest.mark.parametrize(
    ("numbers", "items", "is_asked"),
    [
        ("123", "1123", False),
        ("213", "2213", False),
        ("213", "1123", True),
        ("231", "2231", False),
        ("231", "1123", True),
        ("132", "1132", False),
        ("132", "1123", True),
        ("124", "1124", False),
        ("124", "1123", True),
    ],
)
def test_items_are_asked_about_unless_they_went_along(numbers: str, items: str, is_asked: bool) -> None:
    lines = dict(zip(THREE, numbers, strict=True))
    issues = asked(lines, dict(zip(OWN, items, strict=True)))
    assert [one.code for one in issues] == ["numbers_left_behind"] * is_asked


@pytest.mark.parametrize(
    ("old", "new", "is_asked"),
    [
        ("[jalan baik, air bersih, layanan cepat]", "[air bersih, jalan baik, layanan ramah]", False),
        ("[jalan baik, air bersih, layanan cepat]", "[layanan cepat, air bersih, jalan ramai]", True),
        ("[jalan baik, air bersih, layanan cepat]", "[jalan baik, air jernih, layanan cepat]", False),
        ("[jalan baik, air bersih, layanan cepat]", "[jalan baik, air bersih]", False),
    ],
)
def test_a_mission_named_by_its_number_is_asked_about_where_it_became_another(
    old: str, new: str, is_asked: bool
) -> None:
    assert moved_lists("plan.yaml", (old, new)) == ["Butir Rencana"] * is_asked
