"""A regency called like one of its kecamatan: which row is of which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from tests.intake.desks import KTP, balangan, changed, codes, desk, proposed, said, taken, values

from capaian.domain.intake import Intake, IntakeColumn, IntakeName, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.crossings import take_table

HERE = Place("intake.yaml")
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


def remembering(means: str) -> OfficeYear:
    """The office after it was settled what HALONG means."""
    names = (IntakeName("HALONG", means, HERE),)
    columns = (
        IntakeColumn("Wajib KTP", "ktp.eligible", None, HERE),
        IntakeColumn("Sudah Rekam", "ktp.holders", None, HERE),
    )
    title = str(KTP[0][0])
    settled = Intake("tabel", IntakeTable.COUNTS, title, "Kecamatan", False, columns, names, HERE)
    return replace(office(), intakes=(settled,))


def without_numbers(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    return [[*row[:1], *row[2:]] if len(row) < 2 else [*row[1:]] for row in rows]


LATER: Mapping[str, list[list[object]]] = {
    "the total above": table_of(at_end=False, without=False),
    "the total below": table_of(at_end=True, without=False),
    "without numbers": without_numbers(table_of(at_end=True, without=False)),
    "a total of other words": [[*row] for row in KTP],
    "other words, no numbers": without_numbers([*KTP[:-1], (None, "JUMLAH", ELIGIBLE, HOLDERS)]),
}


@pytest.mark.parametrize("means", ["63.11", "-"])
@pytest.mark.parametrize("later", LATER)
def test_what_was_settled_of_the_total_is_not_said_of_the_kecamatan(later: str, means: str) -> None:
    at = desk(remembering(means))
    found = taken(LATER[later], at)  # type: ignore[arg-type]  # cells
    assert (codes(at), at.doubts) == ([], [])
    assert ("63.11.02", str(OF_HALONG[0])) in values(found, "area", "value")
    assert len(found.rows) == 16


def test_a_wrong_cell_beside_it_is_told() -> None:
    at = desk(remembering("63.11"))
    taken(table_of(at_end=True, without=False, surplus=3), at)
    assert codes(at) == ["total_differs"]


def test_what_was_settled_of_the_total_stays_so() -> None:
    at = desk(remembering("63.11"))
    found = taken(table_of(at_end=True, without=True, surplus=-1), at)
    assert "63.11.02" not in {area for (area,) in values(found, "area")}
    assert (at.doubts, found.names) == ([], {"HALONG": "63.11"})


def test_a_row_that_is_the_sum_of_all_others_is_asked_about_anew() -> None:
    at = desk(remembering("63.11.02"))
    found = taken(table_of(at_end=True, without=True), at)
    (doubt,) = at.doubts
    assert doubt.option == '--means "HALONG=63.11"'
    assert "dahulu dijawab Halong (63.11.02)" in doubt.words
    assert "63.11.02" not in {area for (area,) in values(found, "area")}
    assert found.names == {"HALONG": "63.11"}


def test_what_is_said_now_goes_before_what_was_settled_and_replaces_it() -> None:
    at = desk(remembering("63.11.02"), means={"HALONG": "63.11"})
    proposal = proposed(table_of(at_end=True, without=True), at)  # type: ignore[arg-type]  # cells
    assert [(name.text, name.means) for name in proposal.intake.names] == [("HALONG", "63.11")]
    take_table(proposal, at)
    assert at.doubts == []


def test_an_area_that_is_left_out_stays_so_by_its_number() -> None:
    known = remembering("-")
    left = replace(known.intakes[0], names=(IntakeName("Juai", "-", HERE),))
    at = desk(replace(known, intakes=(left,)))
    found = taken(KTP, at)
    assert "63.11.01" not in {area for (area,) in values(found, "area")}


def with_regency(name: str, in_total: str | None = None) -> list[list[object]]:
    """The table with a column that names the regency in each row."""
    rows = [[row[0], name, *row[1:]] for row in KTP[3:-1]]
    heads = ["No", "Kabupaten", "Kecamatan", *KTP[2][2:]]
    return [[KTP[0][0]], heads, *rows, ["Jumlah", in_total, None, ELIGIBLE, HOLDERS]]


@pytest.mark.parametrize("name", ["Balangan", "KAB. BALANGAN", "Kabupaten Balangan", "63.11"])
@pytest.mark.parametrize("in_total", [None, "KAB. BALANGAN"])
def test_a_column_that_names_the_regency_in_each_row_makes_no_totals(name: str, in_total: str | None) -> None:
    at = desk()
    found = taken(with_regency(name, in_total), at)  # type: ignore[arg-type]  # cells
    assert (codes(at), at.doubts, len(found.rows)) == ([], [], 16)


@pytest.mark.parametrize("known", [office(), remembering("63.11")])
def test_nor_where_a_kecamatan_has_its_name(known: OfficeYear) -> None:
    at = desk(known)
    found = taken(with_regency("Halong"), at)  # type: ignore[arg-type]  # cells
    assert (codes(at), len(found.rows)) == ([], 16)


def test_a_wrong_cell_beside_the_column_of_the_regency_is_told() -> None:
    rows = with_regency("Kabupaten Balangan")
    rows[4][3] = 10365
    at = desk()
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["total_differs"]


def test_the_regency_with_its_rank_is_the_total_of_a_kecamatan_without_a_number() -> None:
    rows = without_numbers(table_of(at_end=True, without=False, name="KAB. HALONG"))
    for known in (office(), remembering("63.11")):
        at = desk(known)
        found = taken(rows, at)  # type: ignore[arg-type]  # cells
        assert (codes(at), at.doubts, len(found.rows)) == ([], [], 16)
