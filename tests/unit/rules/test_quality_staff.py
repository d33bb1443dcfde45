"""Staff that contradicts itself: wholes without a row, parts as rows or cells, posts filled or not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import difference, office_year, rule_set, staff

from capaian.domain.issue import Issue, Level
from capaian.domain.office import StaffCount
from capaian.rules.validate import validate


def row(
    category: str, count: int | None, across: str = "", parent: str | None = None, filled: bool | None = None
) -> StaffCount:
    return replace(staff(category, count, parent), across=across, filled=filled)


def issues(*rows: StaffCount, **changes: object) -> list[Issue]:
    found = validate(office_year(people=rows, **changes), rule_set())
    return [issue for issue in found if issue.place.file == "people.csv"]


def told(*rows: StaffCount) -> list[str]:
    return [issue.subject or f"{issue.code}:{issue.subject or issue.value}" for issue in issues(*rows)]


# --- a whole that is not there ----------------------------------------------------------------------------

LOST = [
    ("in no grouping", (row("III/a", 4, parent="III"), row("IV", 1)), ["III/a"]),
    (
        "in another grouping",
        (row("III/a", 4, parent="III"), replace(row("III", 4), grouping="pendidikan")),
        ["III/a"],
    ),
    (
        "in another column",
        (row("III", 12, "PNS"), row("III/a", 12, "PNS", "III"), row("III/a", 4, "PPPK", "III")),
        ["III/a, PPPK"],
    ),
    (
        "in other columns, beside which the whole row counts no more",
        (row("III", 12), row("III", 12, "PNS"), row("III/a", 4, "PPPK", "III")),
        ["III/a, PPPK"],
    ),
    (
        "in columns only, for a row of none",
        (row("III", 12, "PNS"), row("III/a", 12, parent="III")),
        ["III/a"],
    ),
]


@pytest.mark.parametrize(("rows", "lost"), [case[1:] for case in LOST], ids=[case[0] for case in LOST])
def test_staff_whose_whole_is_not_there_is_told(rows: tuple[StaffCount, ...], lost: list[str]) -> None:
    found = [issue for issue in issues(*rows) if issue.code == "parent_missing"]
    assert [issue.message.partition(" adalah ")[0] for issue in found] == lost
    assert all(issue.level is Level.ERROR and issue.value == "III" for issue in found)
    assert all(issue.place.column == "parent" for issue in found)


FOUND = [
    ("a row of all", (row("III", 4), row("III/a", 4, parent="III"))),
    ("a row of all, for cells", (row("III", 4), row("III/a", 4, "PNS", "III"))),
    ("the same column", (row("III", 4, "PNS"), row("III/a", 4, "PNS", "III"))),
    (
        "both",
        (row("III", 4), row("III", 4, "PNS"), row("III/a", 4, "PNS", "III"), row("III/a", 4, parent="III")),
    ),
]


@pytest.mark.parametrize("rows", [case[1] for case in FOUND], ids=[case[0] for case in FOUND])
def test_staff_whose_whole_is_there_is_not(rows: tuple[StaffCount, ...]) -> None:
    assert issues(*rows) == []


def test_the_message_names_the_column_that_lacks_a_row() -> None:
    (issue,) = issues(row("III", 4, "PNS"), row("III/a", 4, "PPPK", "III"), row("III/a", 4, "PNS", "III"))
    assert issue.message == (
        "III/a, PPPK adalah bagian dari III, yang tidak punya baris untuk PPPK dalam jabatan, "
        "jadi pegawainya tidak masuk jumlah mana pun."
    )
    assert issue.remedy == "Tambahkan baris III, atau kosongkan kolom induk."


# --- parts ------------------------------------------------------------------------------------------------

PARTS = [
    ("rows", (row("III", 17), row("a", 10, parent="III"), row("b", 8, parent="III")), ["III"]),
    ("rows that agree", (row("III", 18), row("a", 10, parent="III"), row("b", 8, parent="III")), []),
    ("cells", (row("III", 17), row("a", 10, "PNS", "III"), row("a", 8, "PPPK", "III")), ["III"]),
    ("cells that agree", (row("III", 18), row("a", 10, "PNS", "III"), row("a", 8, "PPPK", "III")), []),
    (
        "a row beside its cells counts once",
        (row("III", 18), row("a", 18, parent="III"), row("a", 10, "PNS", "III"), row("a", 8, "PPPK", "III")),
        [],
    ),
    ("a column", (row("III", 9, "PNS"), row("a", 10, "PNS", "III")), ["III:PNS"]),
    ("an unknown part", (row("III", 17), row("a", 10, parent="III"), row("b", None, parent="III")), []),
    ("an unknown whole", (row("III", None), row("a", 10, parent="III")), []),
    ("a whole of none", (row("III", 0), row("a", 1, parent="III")), ["III"]),
    (
        "two of one grouping",
        (row("III", 1), row("a", 2, parent="III"), row("IV", 3), row("b", 4, parent="IV")),
        ["III", "IV"],
    ),
]


@pytest.mark.parametrize(("rows", "wrong"), [case[1:] for case in PARTS], ids=[case[0] for case in PARTS])
def test_a_whole_is_the_sum_of_its_parts(rows: tuple[StaffCount, ...], wrong: list[str]) -> None:
    assert told(*rows) == [f"total_differs:people:jabatan:{name}" for name in wrong]


def test_a_declared_contradiction_covers_no_other_of_its_grouping() -> None:
    rows = (row("III", 1), row("a", 2, parent="III"), row("IV", 3), row("b", 4, parent="IV"))
    found = issues(*rows, differences=(difference("total_differs:people:jabatan:III"),))
    assert [issue.level for issue in found] == [Level.WARNING, Level.ERROR]


# --- cells of cross tables --------------------------------------------------------------------------------

CELLS = [
    ("agree", (row("III", 17), row("III", 10, "PNS"), row("III", 7, "PPPK")), []),
    ("differ", (row("III", 16), row("III", 10, "PNS"), row("III", 7, "PPPK")), ["III"]),
    ("one unknown", (row("III", 16), row("III", 10, "PNS"), row("III", None, "PPPK")), []),
    ("total unknown", (row("III", None), row("III", 10, "PNS")), []),
    ("none", (row("III", 16), row("IV", 3, "PNS")), []),
    ("two totals", (row("III", 16), row("III", 16, "PNS"), row("IV", 1), row("IV", 2, "PNS")), ["IV"]),
]


@pytest.mark.parametrize(("rows", "wrong"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_a_total_is_the_sum_of_its_cells(rows: tuple[StaffCount, ...], wrong: list[str]) -> None:
    assert told(*rows) == [f"total_differs:cells:people:jabatan:{name}" for name in wrong]


# --- loops ------------------------------------------------------------------------------------------------


def test_each_category_of_a_loop_is_told_at_its_row() -> None:
    rows = (
        replace(row("A", 1, parent="B"), place=replace(row("A", 1).place, row=4)),
        row("B", 1, parent="A"),
    )
    found = [issue for issue in issues(*rows, row("C", 1)) if issue.code == "parent_loop"]
    assert [(issue.value, issue.place.row, issue.place.column) for issue in found] == [
        ("A", 4, "parent"),
        ("B", 2, "parent"),
    ]


@pytest.mark.parametrize("across", ["", "PNS"])
def test_a_part_of_itself_is_a_loop_in_any_column(across: str) -> None:
    codes = {issue.code for issue in issues(row("A", 1, across, "A"), row("B", 2, across))}
    assert codes == {"parent_loop"}


# --- posts filled -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "filled", "is_told"),
    [
        (1, True, False),
        (0, False, False),
        (0, True, True),
        (1, False, True),
        (None, True, False),
        (3, None, False),
    ],
)
def test_a_post_is_filled_by_somebody(count: int | None, filled: bool | None, is_told: bool) -> None:
    found = told(row("Kepala", count, filled=filled))
    assert found == ["filled_differs:people:jabatan:Kepala"] * is_told


def test_cells_of_one_category_are_told_apart() -> None:
    found = issues(row("A", 0, "PNS", filled=True), row("A", 2, "PPPK", filled=False))
    assert [issue.subject for issue in found] == [
        "filled_differs:people:jabatan:A:PNS",
        "filled_differs:people:jabatan:A:PPPK",
    ]
    assert found[0].message == "A, PNS ditulis terisi, padahal jumlahnya 0."
