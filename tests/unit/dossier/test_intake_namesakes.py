"""A regency called like one of its kecamatan: which row is of which."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import KTP, balangan, changed, codes, desk, said, taken, values

from capaian.domain.office_year import OfficeYear

ELIGIBLE, HOLDERS = 96472, 96019
HALONG = 4
"""Where the kecamatan stands in the table, from nought."""
OF_HALONG = (14843, 14747)


def office() -> OfficeYear:
    """Balangan, called like one of its kecamatan."""
    known = balangan()
    return replace(known, office=replace(known.office, regency_name="Kabupaten Halong"))


def table_of(
    *, at_end: bool, without: bool, surplus: int = 0, number: str | None = None, name: str = "HALONG"
) -> list[list[object]]:
    """The table with a row named like the regency in place of its total, and with its kecamatan or not."""
    rows = [list(row) for row in KTP[:-1]]
    left = OF_HALONG if without else (0, 0)
    if without:
        del rows[HALONG]
    total = [number, name, ELIGIBLE - left[0] + surplus, HOLDERS - left[1]]
    rows.insert(len(rows) if at_end else 3, total)
    return rows


@pytest.mark.parametrize("at_end", [True, False])
def test_the_regency_beside_its_kecamatan_is_the_total(at_end: bool) -> None:
    at = desk(office())
    found = taken(table_of(at_end=at_end, without=False), at)
    assert codes(at) == []
    assert ("63.11.02", str(OF_HALONG[0])) in values(found, "area", "value")


@pytest.mark.parametrize("at_end", [True, False])
def test_a_wrong_one_is_a_wrong_total(at_end: bool) -> None:
    at = desk(office())
    taken(table_of(at_end=at_end, without=False, surplus=3), at)
    assert codes(at) == ["total_differs"]


def test_a_kecamatan_with_its_rank_is_never_the_total() -> None:
    at = desk(office())
    rows = table_of(at_end=True, without=False, surplus=3)
    rows[HALONG][:2] = [None, "Kec. Halong"]
    taken(rows, at)
    assert codes(at) == ["total_differs"]


@pytest.mark.parametrize("at_end", [True, False])
def test_without_its_kecamatan_the_regency_is_still_the_total(at_end: bool) -> None:
    at = desk(office())
    found = taken(table_of(at_end=at_end, without=True), at)
    assert codes(at) == ["area_absent"]
    assert said(at)[0][1] == "Halong tidak ada di tabel ini, jadi angkanya tidak berubah."
    assert "63.11.02" not in {area for (area,) in values(found, "area")}


@pytest.mark.parametrize("surplus", [-1, 5, OF_HALONG[0]])
def test_a_row_that_may_be_either_is_asked_about(surplus: int) -> None:
    at = desk(office())
    taken(table_of(at_end=True, without=True, surplus=surplus), at)
    (doubt,) = at.doubts
    assert (doubt.text, doubt.option) == ("HALONG", '--means "HALONG=63.11.02"')
    assert doubt.words.endswith('bila jumlah seluruhnya: --means "HALONG=63.11"')


@pytest.mark.parametrize(("code", "has_area"), [("63.11.02", True), ("63.11", False)])
def test_the_answer_settles_it(code: str, has_area: bool) -> None:
    at = desk(office(), means={"HALONG": code})
    found = taken(table_of(at_end=True, without=True, surplus=-1), at)
    assert at.doubts == []
    assert found.names == {"HALONG": code}
    assert ("63.11.02" in {area for (area,) in values(found, "area")}) is has_area
    assert codes(at) == ([] if has_area else ["total_lacks_areas"])


@pytest.mark.parametrize(
    "more", [{"number": "2"}, {"name": "Kec. Halong"}, {"surplus": -ELIGIBLE + OF_HALONG[0] + 1000}]
)
def test_a_kecamatan_by_its_number_rank_or_size_is_one(more: dict[str, object]) -> None:
    at = desk(office())
    found = taken(table_of(at_end=True, without=True, **more), at)  # type: ignore[arg-type]  # any of them
    assert (codes(at), at.doubts) == ([], [])
    assert "63.11.02" in {area for (area,) in values(found, "area")}


def test_a_total_that_adds_it_up_shows_that_it_is_a_kecamatan() -> None:
    rows = table_of(at_end=True, without=True)
    rows.append([None, "Jumlah", *(2 * int(str(cell)) for cell in rows[-1][2:])])
    at = desk(office())
    found = taken(rows, at)
    assert (codes(at), at.doubts) == ([], [])
    assert "63.11.02" in {area for (area,) in values(found, "area")}


def test_two_numbered_rows_of_one_name_are_a_repetition() -> None:
    at = desk(office())
    taken(changed((6, 2, "Halong")), at)
    assert codes(at)[0] == "area_repeated"


def test_a_regency_of_another_name_needs_none_of_it() -> None:
    at = desk()
    taken(table_of(at_end=True, without=True), at)
    assert (codes(at), at.doubts) == ([], [])
