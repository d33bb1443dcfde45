"""The recap of a province, and figures of other regencies in general."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import difference
from tests.intake.desks import balangan, codes, desk, means, proposed, said, taken, values
from tests.intake.recap import FIRST_ROW, OWN, recap_rows, regencies

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Desk

OWN_ROW = FIRST_ROW + [code for code, *_ in regencies()].index(OWN[0])
PROVINCE_ROW = FIRST_ROW + len(regencies())


def take(
    *changes: tuple[int, int, object], at: Desk | None = None, is_text: bool = True
) -> tuple[Taken, Desk]:
    rows = recap_rows(is_text=is_text)
    for row, column, value in changes:
        rows[row - 1][column - 1] = value  # type: ignore[call-overload]  # any cell
    used = at or desk()
    return taken(rows, used), used


def test_all_regencies_and_the_province() -> None:
    found, at = take()
    assert codes(at) == []
    assert [cells[0] for cells in values(found, "area")] == [
        *(code for code, *_ in regencies()),
        "63",
    ]


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        (("63.04",), ["area_absent"]),
        ((OWN[0],), []),
        (("63.01", "63.02", "63.03", "63.04", "63.05"), ["area_absent"] * 5),
        (("63.01", "63.02", "63.03", "63.04", "63.05", "63.06"), []),
    ],
)
def test_who_is_missing_from_a_recap_of_all_is_told(left_out: tuple[str, ...], told: list[str]) -> None:
    """Twelve are beside the own one: a table of half of them is of some that were chosen."""
    places = [number for number, (code, *_) in enumerate(regencies()) if code not in left_out]
    rows = recap_rows()
    kept = [*rows[: FIRST_ROW - 1], *(rows[FIRST_ROW - 1 + place] for place in places)]
    at = desk()
    found = taken(kept, at)
    assert len(found.rows) == len(regencies()) - len(left_out)
    assert codes(at) == told


@pytest.mark.parametrize("is_text", [True, False])
def test_their_figures_are_those_of_the_report(is_text: bool) -> None:
    found, _ = take(is_text=is_text)
    told = {
        area: (int(low), int(high)) for area, high, low in values(found, "area", "numerator", "denominator")
    }
    assert {code: told[code] for code, *_ in regencies()} == {
        code: (eligible, holders) for code, _, eligible, holders in regencies()
    }


def test_rows_of_peers_name_component_area_and_period() -> None:
    found, _ = take()
    row = found.rows[0]
    assert row.cells == {
        "subject": "ktp",
        "area": "63.01",
        "name": "Kabupaten Tanah Laut",
        "period": "2023",
        "numerator": "257990",
        "denominator": "258101",
    }
    assert (row.row, row.places) == (FIRST_ROW, {"denominator": 3, "numerator": 4})


def test_a_recap_is_taken_for_peers() -> None:
    at = desk()
    proposal = proposed(recap_rows(), at)
    assert (proposal.intake.table, proposal.intake.names_in) == (IntakeTable.PEERS, "Kab/Kota")
    assert means(proposal) == {"WKTP": "ktp.eligible", "REKAM": "ktp.holders"}
    assert at.doubts == []


def test_the_own_row_is_compared_and_comes_along_as_the_table_has_it() -> None:
    found, at = take((OWN_ROW, 3, "96.473"), (PROVINCE_ROW, 3, "3.048.586"))
    assert dict(values(found, "area", "denominator"))[OWN[0]] == "96473"
    ((where, words),) = said(at)
    assert where == f"{OWN_ROW} C (WKTP)"
    assert words.startswith("Kabupaten Balangan di tabel ini 96.473, padahal menurut dossier 96.472;")
    assert not at.log.has_errors()


def test_an_office_without_counts_has_nothing_to_compare() -> None:
    _, at = take((OWN_ROW, 3, "1"), (PROVINCE_ROW, 3, "2.952.114"), at=desk(replace(balangan(), counts=())))
    assert codes(at) == ["beside_differs"]  # the percentage of the row is still that of before


def test_one_wrong_total_of_the_province() -> None:
    _, at = take((PROVINCE_ROW, 4, "3.012.908"))
    assert said(at) == [
        (
            f"{PROVINCE_ROW} D (REKAM)",
            "Jumlah tertulis 3.012.908, padahal jumlah 13 bagiannya 3.012.907 (selisih 1).",
        )
    ]


def test_a_province_whose_regencies_are_not_all_there_is_not_held_against_them() -> None:
    rows = [row for place, row in enumerate(recap_rows(), 1) if place != FIRST_ROW]
    at = desk()
    found = taken(rows, at)
    assert codes(at) == ["area_absent"]
    assert len(found.rows) == len(regencies())


@pytest.mark.parametrize(("column", "wrong"), [(3, "3.048.000"), (4, "3.012.908"), (4, "1")])
def test_a_total_of_the_province_that_is_known_to_be_wrong_is_not_taken(column: int, wrong: str) -> None:
    found, at = take((PROVINCE_ROW, column, wrong), at=desk(accepts_totals=True))
    assert codes(at) == ["total_kept_wrong"]
    assert [area for (area,) in values(found, "area")] == [code for code, *_ in regencies()]


def test_a_wrong_total_that_was_declared_needs_no_option_again() -> None:
    _, first = take((PROVINCE_ROW, 4, "3.012.908"), at=desk(accepts_totals=True))
    (total,) = first.accepted
    declared = replace(difference(), where=str(total.place), printed=total.stated, used=total.summed)
    again = desk(replace(balangan(), differences=(declared,)))
    found, _ = take((PROVINCE_ROW, 4, "3.012.908"), at=again)
    assert (codes(again), len(found.rows)) == (["total_kept_wrong"], len(regencies()))


@pytest.mark.parametrize("change", [(PROVINCE_ROW, 4, "3.012.909"), (FIRST_ROW, 4, "257.000")])
def test_another_wrong_total_in_the_same_cell_is_asked_about(change: tuple[int, int, str]) -> None:
    _, first = take((PROVINCE_ROW, 4, "3.012.908"), at=desk(accepts_totals=True))
    (total,) = first.accepted
    declared = replace(difference(), where=str(total.place), printed=total.stated, used=total.summed)
    _, again = take(
        (PROVINCE_ROW, 4, "3.012.908"), change, at=desk(replace(balangan(), differences=(declared,)))
    )
    assert [code for code in codes(again) if code != "beside_differs"] == ["total_differs"]


def test_a_total_row_is_held_against_all() -> None:
    rows = recap_rows()
    rows[-1][1] = "JUMLAH"
    at = desk()
    found = taken(rows, at)
    assert codes(at) == []
    assert "63" not in dict(values(found, "area", "name"))


def test_a_wrong_total_row() -> None:
    rows = recap_rows()
    rows[-1][1:3] = ["JUMLAH", "3.048.000"]
    at = desk()
    taken(rows, at)
    assert codes(at) == ["total_differs"]


def recap_without(*left_out: str) -> list[list[object]]:
    """The recap with `JUMLAH` for the province, and without the rows of some regencies."""
    rows: list[list[object]] = [[*row] for row in recap_rows()]
    rows[-1][1] = "JUMLAH"
    places = {FIRST_ROW - 1 + n for n, (code, *_) in enumerate(regencies()) if code in left_out}
    return [row for place, row in enumerate(rows) if place not in places]


def test_a_total_of_more_regencies_than_have_a_row_is_not_declared_wrong() -> None:
    """As `peers.csv` tells the others alone; 3.048.585 - 96.472 = 2.952.113."""
    at = desk()
    taken(recap_without(OWN[0]), at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["total_lacks_areas"] * 2
    _, words = said(at)[0]
    assert words == (
        "Jumlah tertulis 3.048.585, padahal baris yang ada berjumlah 2.952.113, dan tabel ini tanpa baris "
        "Kabupaten Balangan."
    )


def test_it_is_not_among_the_differences_where_the_rows_alone_are_wanted() -> None:
    at = desk(accepts_totals=True)
    found = taken(recap_without(OWN[0]), at)  # type: ignore[arg-type]  # cells
    assert (codes(at), at.accepted, len(found.rows)) == ([], [], len(regencies()) - 1)


def test_a_total_of_the_others_alone_is_right() -> None:
    rows = recap_without(OWN[0])
    rows[-1][2:4] = ["2.952.113", "2.916.888"]
    at = desk()
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert [code for code in codes(at) if code != "beside_differs"] == []


def test_a_total_of_some_regencies_that_were_chosen_adds_up_these() -> None:
    chosen = ["63.05", "63.06", "63.07", "63.08"]
    at = desk()
    taken(recap_without(*(code for code, *_ in regencies() if code not in chosen)), at)  # type: ignore[arg-type]
    assert codes(at) == ["total_differs"] * 2


def test_a_regency_of_another_province_is_told() -> None:
    _, at = take((FIRST_ROW, 2, "KAB. KUTAI BARAT"))
    (issue,) = [issue for issue in at.log.finish(()) if issue.code == "area_unknown"]
    assert issue.place.row == FIRST_ROW
    assert "kabupaten/kota" in issue.message


def test_a_misspelt_regency_is_doubted() -> None:
    found, at = take((FIRST_ROW, 2, "KAB. TANAH LAUTT"))
    assert found.names == {"KAB. TANAH LAUTT": "63.01"}
    assert [doubt.means for doubt in at.doubts] == ["63.01"]


def test_regencies_by_code() -> None:
    rows = recap_rows()
    rows[2][0] = "Kode"
    for row, (code, *_) in zip(rows[FIRST_ROW - 1 :], regencies(), strict=False):
        row[0] = code.replace(".", "")
    at = desk()
    assert len(taken(rows, at).rows) == len(regencies()) + 1
    assert codes(at) == []


def test_a_code_that_is_of_another_regency() -> None:
    rows = recap_rows()
    rows[2][0] = "Kode"
    for row, (code, *_) in zip(rows[FIRST_ROW - 1 :], regencies(), strict=False):
        row[0] = code
    rows[FIRST_ROW - 1][0] = "63.02"
    at = desk()
    taken(rows, at)
    assert codes(at) == ["area_twofold"]


RATIOS = (
    ("CAKUPAN KEPEMILIKAN KTP-EL TAHUN 2023",),
    (),
    ("No", "Kab/Kota", "Persentase"),
    (1, "Kab. Tapin", Decimal("99.80")),
    (2, "Kab. Tabalong", "100,06"),
    (3, "Kota Banjarmasin", "98,52%"),
    (None, "Jumlah", "99,46"),
)


def test_a_recap_of_percentages_alone() -> None:
    at = desk(means={"Persentase": "ktp"})
    found = taken(RATIOS, at)
    assert values(found, "subject", "area", "value") == [
        ("ktp", "63.05", "99.80"),
        ("ktp", "63.09", "100.06"),
        ("ktp", "63.71", "98.52"),
    ]


def test_percentages_do_not_add_up() -> None:
    at = desk(means={"Persentase": "ktp"})
    taken(RATIOS, at)
    assert codes(at) == []


def test_the_period_is_that_of_the_title() -> None:
    rows = recap_rows()
    rows[0][0] = "REKAP KTP-EL SEMESTER I TAHUN 2023"
    found = taken(rows, desk())
    assert {period for (period,) in values(found, "period")} == {"2023-S1"}


def test_another_year_than_that_of_the_dossier_is_doubted() -> None:
    rows = recap_rows()
    rows[0][0] = "REKAP KTP-EL TAHUN 2022"
    at = desk()
    taken(rows, at)
    assert [(doubt.means, doubt.option) for doubt in at.doubts] == [("2022", "--period 2022")]


def with_both(*, province_first: bool) -> list[list[object]]:
    """The recap with the province and a total, both of all regencies."""
    rows: list[list[object]] = [list(row) for row in recap_rows()]
    rows.append([None, "JUMLAH", *rows[-1][2:]])
    if province_first:
        rows.insert(FIRST_ROW - 1, rows.pop(-2))
    return rows


@pytest.mark.parametrize("province_first", [False, True])
def test_the_province_is_no_part_of_a_total_beside_it(province_first: bool) -> None:
    at = desk()
    found = taken(with_both(province_first=province_first), at)
    assert codes(at) == []
    assert len(found.rows) == len(regencies()) + 1


@pytest.mark.parametrize("province_first", [False, True])
@pytest.mark.parametrize("name", ["JUMLAH", "PROVINSI"])
def test_a_wrong_one_of_both_is_told_alone(province_first: bool, name: str) -> None:
    rows = with_both(province_first=province_first)
    row = next(row for row in rows if row[1:2] == [name])
    row[2] = "3.048.000"
    at = desk()
    taken(rows, at)
    ((where, words),) = said(at)
    assert where == f"{rows.index(row) + 1} C (WKTP)"
    assert "jumlah 13 bagiannya" in words


@pytest.mark.parametrize(
    ("text", "code"), [("-", "figure_dashed"), ("n/a", "figure_dashed"), ("belum lapor", "not_a_number")]
)
def test_a_regency_whose_cells_say_the_same_is_told_and_not_skipped(text: str, code: str) -> None:
    at = desk()
    rows = recap_rows()[:-1]
    rows[FIRST_ROW][2:] = [text, text, text]
    taken(rows, at)
    places = [(issue.place.row, issue.place.column) for issue in at.log.finish(()) if issue.code == code]
    assert places == [(FIRST_ROW + 1, "C (WKTP)"), (FIRST_ROW + 1, "D (REKAM)")]


def test_a_name_that_is_merged_over_a_row_is_no_regency() -> None:
    at = desk()
    rows = [*recap_rows()]
    rows.insert(FIRST_ROW - 1, ["A.", *["WILAYAH KABUPATEN"] * 4])
    found = taken(rows, at)
    assert codes(at) == []
    assert len(found.rows) == len(regencies()) + 1
