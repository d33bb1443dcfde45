"""Staff by one grouping and by two: sums of rows and columns, and how traces call them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import office_year, rule_set, staff

from capaian.domain.assessment import Assessment, StaffGroup
from capaian.domain.office import StaffCount
from capaian.domain.value import Reason, Unavailable
from capaian.rules.assess import assess


def cell(
    category: str,
    across: str,
    count: int | None,
    grouping: str = "rank",
    parent: str | None = None,
) -> StaffCount:
    return replace(staff(category, count, parent), across=across, grouping=grouping)


CROSS = (
    cell("III", "PNS", 12),
    cell("III", "PPPK", 1),
    cell("IV", "PNS", 3),
    cell("VII", "PPPK", 8),
)


def assessed(*rows: StaffCount) -> Assessment:
    return assess(office_year(people=rows), rule_set())


def group(*rows: StaffCount) -> StaffGroup:
    (found,) = assessed(*rows).staff
    return found


def test_a_cross_table_is_summed_both_ways() -> None:
    found = group(*CROSS)
    assert [(r.category, r.count.display) for r in found.by_category] == [
        ("III", "13"),
        ("IV", "3"),
        ("VII", "8"),
    ]
    assert [(r.across, r.count.display) for r in found.by_across] == [("PNS", "15"), ("PPPK", "9")]
    assert found.total.display == "24"


def test_each_cell_keeps_both_its_categories() -> None:
    assert [(r.category, r.across, r.count.display) for r in group(*CROSS).rows][:2] == [
        ("III", "PNS", "12"),
        ("III", "PPPK", "1"),
    ]


def test_a_plain_table_has_no_second_way() -> None:
    found = group(cell("III", "", 12), cell("IV", "", 3))
    assert (found.by_category, found.by_across, found.total.display) == ((), (), "15")


def test_an_unknown_cell_leaves_its_sums_open_and_no_others() -> None:
    found = group(*CROSS, cell("IV", "PPPK", None))
    shown = {r.category: r.count for r in found.by_category}
    assert shown["III"].display == "13"
    for result in (shown["IV"], found.total):
        assert isinstance(result, Unavailable)
        assert result.reason is not Reason.NOT_APPLICABLE


def test_categories_within_categories_are_not_added_twice() -> None:
    found = group(cell("III", "PNS", 12), cell("III/a", "PNS", 5, parent="III"))
    assert (found.total.display, [r.category for r in found.by_category]) == ("12", ["III"])


def test_a_total_beside_its_cells_counts_once() -> None:
    found = group(cell("III", "", 13), *CROSS)
    assert (found.total.display, [r.count.display for r in found.by_across]) == ("24", ["15", "9"])


def test_staff_that_no_column_divides_leaves_the_columns_open() -> None:
    found = group(cell("III", "PNS", 12), cell("III", "PPPK", 1), cell("IV", "", 3))
    assert (found.total.display, [r.count.display for r in found.by_category]) == (
        "16",
        ["13", "3"],
    )
    for result in found.by_across:
        assert isinstance(result.count, Unavailable)
        assert result.count.missing == (f"IV, {result.across}",)
    assert [result.across for result in found.by_across] == ["PNS", "PPPK"]


def test_nobody_is_divided_by_every_column() -> None:
    found = group(cell("III", "PNS", 12), cell("III", "PPPK", 1), cell("IV", "", 0))
    assert [r.count.display for r in found.by_across] == ["12", "1"]


@pytest.mark.parametrize(
    ("grouping", "words"),
    [
        ("rank", "golongan"),
        ("rank-education", "golongan dan pendidikan"),
        ("job-education", "pekerjaan dan pendidikan"),
        ("rank-umur", "golongan dan umur"),
        ("umur", "umur"),
    ],
)
def test_what_staff_is_divided_by_is_called_in_words(grouping: str, words: str) -> None:
    result = assessed(*(replace(row, grouping=grouping) for row in CROSS))
    trace = result.staff[0].total.trace
    assert trace is not None
    assert result.traces[trace].subject == f"Jumlah pegawai menurut {words}"
