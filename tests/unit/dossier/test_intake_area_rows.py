"""Rows about areas: which is which, totals held against them, figures read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import KTP, changed, codes, desk, said, taken, uncounted, values

from capaian.dossier.intake.total_words import is_total
from capaian.dossier.spreadsheets.model import Odd

MEASURES = 2
AREAS = 8


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah",
        "JUMLAH",
        "Total",
        "Jml",
        "JUMLAH TOTAL",
        "Total Kabupaten",
        "Jumlah Kecamatan",
        "GRAND TOTAL",
        "Jumlah :",
    ],
)
def test_names_of_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["Juai", "", "Totalindo", "Jumlahan", "Batu Mandi", "Kabupaten"])
def test_names_of_others(text: str) -> None:
    assert not is_total(text)


def test_totals_are_no_rows() -> None:
    at = desk()
    found = taken(KTP, at)
    assert len(found.rows) == MEASURES * AREAS
    assert codes(at) == []


def test_each_row_knows_where_it_came_from() -> None:
    row = taken(KTP, desk()).rows[1]
    assert row.cells == {"measure": "ktp.eligible", "area": "63.11.02", "period": "2023", "value": "14843"}
    assert (row.row, row.places) == (5, {"value": 3})


def test_one_wrong_total_is_told_at_its_cell() -> None:
    at = desk()
    taken(changed((12, 3, 96471)), at)
    assert said(at) == [
        (
            "12 C (Wajib KTP)",
            "Jumlah tertulis 96.471, padahal jumlah 8 bagiannya 96.472 (selisih −1).",
        )
    ]


def test_a_wrong_row_is_told_by_its_total() -> None:
    at = desk()
    taken(changed((4, 4, 12330)), at)
    assert [where for where, _ in said(at)] == ["12 D (Sudah Rekam)"]


def test_wrong_totals_may_be_accepted() -> None:
    at = desk(accepts_totals=True)
    found = taken(changed((12, 3, 1)), at)
    assert codes(at) == ["total_kept_wrong"]
    assert len(found.rows) == MEASURES * AREAS


def test_a_total_that_is_not_stated_is_none() -> None:
    at = desk()
    taken(changed((12, 3, None)), at)
    assert codes(at) == []


@pytest.mark.parametrize(
    "name",
    ["KABUPATEN BALANGAN", "Kab. Balangan", "63.11", "6311", "Kab. Balangan Jumlah", "Total", "jumlah"],
)
def test_a_total_by_the_name_of_the_regency(name: str) -> None:
    at = desk()
    rows = changed((12, 1, None), (12, 2, name))
    if name == "Kab. Balangan Jumlah":
        taken(rows, at)
        assert codes(at) == ["area_unknown"]
        return
    assert len(taken(rows, at).rows) == MEASURES * AREAS
    assert codes(at) == []


def test_a_total_above_the_rows() -> None:
    at = desk()
    rows = [list(row) for row in KTP]
    rows.insert(3, rows.pop())
    assert len(taken(rows, at).rows) == MEASURES * AREAS
    assert codes(at) == []


def test_a_wrong_total_above_the_rows() -> None:
    at = desk()
    rows = changed((12, 4, 5))
    rows.insert(3, rows.pop())
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert [where for where, _ in said(at)] == ["4 D (Sudah Rekam)"]


def test_subtotals_and_a_grand_total() -> None:
    rows = [list(row) for row in KTP]
    first = [sum(int(str(row[column])) for row in rows[3:6]) for column in (2, 3)]
    second = [sum(int(str(row[column])) for row in rows[6:11]) for column in (2, 3)]
    rows.insert(11, ["Jumlah", None, *second])
    rows.insert(6, ["Jumlah", None, *first])
    at = desk()
    assert len(taken(rows, at).rows) == MEASURES * AREAS
    assert codes(at) == []


def test_no_total_is_doubted_where_a_row_is_unknown() -> None:
    at = desk()
    taken(changed((4, 2, "Amuntai")), at)
    assert codes(at) == ["area_unknown"]


def test_no_total_is_doubted_where_a_figure_cannot_be_read() -> None:
    at = desk()
    taken(changed((4, 3, "dua belas")), at)
    assert codes(at) == ["not_a_number"]


def test_an_unknown_area_names_the_option() -> None:
    at = desk()
    taken(changed((4, 2, "Amuntai")), at)
    (issue,) = at.log.finish(())
    assert issue.place.row == 4
    assert issue.remedy.endswith(
        'sebutkan --means "Amuntai=-" bila bukan kecamatan (tidak diambil), '
        'atau --means "Amuntai=KODE", dengan kode kecamatan yang dimaksud.'
    )
    assert "Mungkin" not in issue.remedy


def test_the_option_for_an_area_that_may_be_another_names_the_nearest() -> None:
    at = desk()
    taken(changed((4, 2, "Paringon Barat")), at)
    (issue,) = at.log.finish(())
    assert "Mungkin Paringin, Paringin Selatan." in issue.remedy
    assert '--means "Paringon Barat=63.11.06"' in issue.remedy
    assert "kecamatan" in issue.message


def test_a_row_without_a_name_is_told() -> None:
    at = desk()
    taken(changed((4, 1, None), (4, 2, None)), at)
    (issue,) = at.log.finish(())
    assert (issue.code, issue.place.row) == ("area_unnamed", 4)
    assert "--means" not in issue.remedy


def test_an_area_that_stands_twice() -> None:
    at = desk()
    taken(changed((5, 2, "Juai")), at)
    assert said(at)[0] == ("5 B (Kecamatan)", "Juai sudah ada di baris 4.")


def test_an_area_that_is_not_there_is_a_warning() -> None:
    at = desk()
    rows = [*KTP[:4], *KTP[5:11]]
    found = taken(rows, at)
    assert len(found.rows) == MEASURES * (AREAS - 1)
    assert codes(at) == ["area_absent"]
    assert not at.log.has_errors()


def test_a_code_and_a_name_that_mean_two_areas() -> None:
    rows = [list(row) for row in KTP]
    rows[2][0] = "Kode"
    for number, row in enumerate(rows[3:11], 1):
        row[0] = f"63.11.{number:02}"
    rows[4][0] = "63.11.03"
    at = desk()
    taken(rows, at)
    assert codes(at)[0] == "area_twofold"


@pytest.mark.parametrize("form", ["{code} {name}", "{code} - KEC. {name}", "{name} ({code})"])
@pytest.mark.parametrize("name", ["AWAYAN", "Awayn"])
def test_a_code_and_a_name_in_one_cell_that_mean_two_areas(form: str, name: str) -> None:
    wanted = form.format(code="63.11.02", name=name)
    rows = [
        [*row[:1], form.format(code=f"63.11.{number:02}", name=row[1]), *row[2:]]
        for number, row in enumerate(KTP[3:11], 1)
    ]
    rows[1][1] = wanted
    at, answered = desk(), desk(means={wanted: "63.11.02"})
    found = taken([*KTP[:3], *rows], at)
    assert codes(at)[0] == "area_twofold"
    assert "Halong dan Awayan" in said(at)[0][1]
    assert len(found.rows) == MEASURES * (AREAS - 1)
    taken([*KTP[:3], *rows], answered)
    assert codes(answered) == []


def test_a_count_behind_the_figures_that_looks_like_a_code_names_no_area() -> None:
    rows = [(*row, 400 + n) for n, row in enumerate(KTP[3:])]
    rows[1] = (*rows[1][:-1], 631_103)
    at = desk()
    found = taken([*KTP[:2], (*KTP[2], "Pindah"), *rows], at)
    assert (len(found.rows), codes(at)) == (MEASURES * AREAS, [])


def test_codes_alone_name_the_rows() -> None:
    rows = [[f"6311{row[0]:02}" if isinstance(row[0], int) else row[0], *row[2:]] for row in KTP[2:]]
    at = desk(period=None)
    found = taken([("KTP 2023", None, None), (), *rows], at)
    assert values(found, "area")[0] == ("63.11.01",)
    assert codes(at) == []


def test_a_misspelt_name_is_a_doubt_and_is_settled_by_its_name() -> None:
    at = desk()
    found = taken(changed((8, 2, "Lampihog")), at)
    assert found.names == {"Lampihog": "63.11.05"}
    assert [(doubt.text, doubt.means) for doubt in at.doubts] == [("Lampihog", "63.11.05")]
    assert at.doubts[0].option == '--means "Lampihog=63.11.05"'


def test_a_name_that_the_user_tells_is_no_doubt() -> None:
    at = desk(means={"Lampihog": "63.11.05"})
    found = taken(changed((8, 2, "Lampihog")), at)
    assert found.names == {"Lampihog": "63.11.05"}
    assert at.doubts == []


def test_an_empty_cell_is_a_warning_and_no_row() -> None:
    at = desk(uncounted())
    found = taken(changed((4, 3, None), (12, 3, 96472 - 12364)), at)
    assert len(found.rows) == MEASURES * AREAS - 1
    assert said(at) == [("4 C (Wajib KTP)", "Sel ini kosong, jadi tidak ada yang diambil.")]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("12.33", "text_with_fraction"),
        ("12.33.4", "not_a_number"),
        (Decimal("12.364"), "figure_with_fraction"),
        (-5, "negative_count"),
        ("#N/A", "not_a_number"),
    ],
)
def test_what_is_no_figure_is_told_at_its_cell(value: str | int | Decimal, code: str) -> None:
    at = desk()
    taken(changed((4, 3, value)), at)
    assert codes(at) == [code]
    assert said(at)[0][0] == "4 C (Wajib KTP)"


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        (Odd.ERROR, "error_cell"),
        (Odd.NO_VALUE, "formula_without_value"),
        (Odd.DIGITS, "digits_of_format"),
        (Odd.SCALE, "scale_of_format"),
        (Odd.SIGN, "sign_of_format"),
        (Odd.HIDDEN, "hidden_by_format"),
        (Odd.AROUND, "format_around"),
        (Odd.CONDITIONAL, "format_conditional"),
        (Odd.MARKED, "figure_marked"),
        (Odd.COVERED, "cell_covered"),
        (Odd.DRAWN, "value_not_drawn"),
    ],
)
def test_cells_that_do_not_show_their_value(odd: Odd, code: str) -> None:
    at = desk()
    taken(changed((4, 3, None)), at, odd={(4, 3): (odd, "#REF!")})
    assert codes(at) == [code]


@pytest.mark.parametrize("value", ["98%", "12336 %"])
def test_percentages_among_counts_are_told_at_their_cell(value: str) -> None:
    at = desk()
    taken(changed((4, 3, value)), at)
    assert codes(at) == ["percent_of_other"]
    assert said(at)[0][0] == "4 C (Wajib KTP)"


@pytest.mark.parametrize("shown", [(Odd.PERCENT, "0%"), (Odd.PERCENT_SIGN, '0"%"')])
def test_cells_that_show_counts_as_percentages(shown: tuple[Odd, str]) -> None:
    """Nought is seen as nought."""
    at = desk()
    taken(changed((4, 3, 12364)), at, odd={(4, 3): shown})
    assert codes(at) == ["percent_of_other"]
    silent = desk()
    taken(changed((4, 3, 0)), silent, odd={(4, 3): shown})
    assert "percent_of_other" not in codes(silent)


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        (Odd.DIGITS, "digits_of_format"),
        (Odd.SCALE, "scale_of_format"),
        (Odd.SIGN, "sign_of_format"),
        (Odd.HIDDEN, "hidden_by_format"),
        (Odd.CONDITIONAL, "format_conditional"),
        (Odd.PERCENT_SIGN, "percent_of_other"),
        (Odd.PERMIL, "permil_of_other"),
    ],
)
def test_counts_that_are_texts_and_seen_otherwise(odd: Odd, code: str) -> None:
    """A dash is nothing that a format changes; whether it is hidden is no matter."""
    at = desk()
    taken(changed((4, 3, "12364")), at, odd={(4, 3): (odd, "@")})
    assert codes(at) == [code]
    silent = desk()
    taken(changed((4, 3, "-")), silent, odd={(4, 3): (odd, "@")})
    assert {*codes(silent)} <= {"figure_dashed", "figure_dashed_zero", "total_differs"}


def test_all_problems_are_told_at_once() -> None:
    at = desk()
    taken(changed((4, 3, "x"), (5, 2, "Amuntai"), (6, 4, -1), (12, 4, 3)), at)
    assert codes(at) == ["not_a_number", "area_unknown", "negative_count"]


SEXES = (
    ("KTP-EL TAHUN 2023",),
    (),
    ("No", "Kecamatan", "Wajib KTP", None, None),
    (None, None, "L", "P", "L+P"),
    (1, "Juai", 6000, 6364, 12364),
    (2, "Halong", 7000, 7843, 14843),
    (3, "Awayan", 5000, 5356, 10356),
    ("Jumlah", None, 18000, 19563, 37563),
)


def test_men_and_women_are_held_against_their_sum() -> None:
    at = desk()
    assert values(taken(SEXES, at), "value") == [("12364",), ("14843",), ("10356",)]
    assert "total_differs" not in codes(at)


def test_men_and_women_that_are_not_their_sum() -> None:
    at = desk()
    taken(changed((6, 3, 7001), rows=SEXES), at)
    ((where, words),) = said(at)
    assert where == "6 C (L)"
    assert words.startswith("Tertulis 7.001, padahal ") and "cocok bila 7.000 (selisih 1)" in words


def test_men_and_women_without_their_sum_are_added() -> None:
    at = desk()
    rows = [row[:4] for row in SEXES]
    assert values(taken(rows, at), "value") == [("12364",), ("14843",), ("10356",)]


def test_half_of_a_sum_is_no_figure() -> None:
    at = desk()
    rows = [list(row[:4]) for row in SEXES]
    rows[4][3] = None
    rows[7][3] = 13199
    assert values(taken(rows, at), "area") == [("63.11.02",), ("63.11.03",)]
    assert "figure_missing" in codes(at)


PAGE = 6
"""Where the first page ends."""


@pytest.mark.parametrize("words", ["JUMLAH", "TOTAL", "JUMLAH KABUPATEN", "Jumlah Seluruhnya"])
def test_the_last_total_is_of_all_areas_and_not_of_the_last_page(words: str) -> None:
    rows = [list(row) for row in KTP]
    first = [sum(int(str(row[column])) for row in rows[3:PAGE]) for column in (2, 3)]
    second = [sum(int(str(row[column])) for row in rows[PAGE:11]) for column in (2, 3)]
    rows.insert(PAGE, ["Jumlah halaman 1", None, *first])
    rows[-1] = [words, None, *(a + b for a, b in zip(first, second, strict=True))]
    at = desk()
    taken(rows, at)
    assert codes(at) == []
    rows[-1] = [words, None, *second]
    at = desk()
    taken(rows, at)
    assert [where.split()[0] for where, _ in said(at)] == ["13", "13"]


def test_the_last_of_several_totals_of_groups_is_of_its_group() -> None:
    rows = [list(row) for row in KTP]
    first = [sum(int(str(row[column])) for row in rows[3:PAGE]) for column in (2, 3)]
    second = [sum(int(str(row[column])) for row in rows[PAGE:11]) for column in (2, 3)]
    rows.insert(PAGE, ["Jumlah", None, *first])
    rows[-1] = ["Jumlah", None, *second]
    at = desk()
    taken(rows, at)
    assert codes(at) == []


@pytest.mark.parametrize("words", ["Pindahan", "Dipindahkan", "Pindahan dari halaman 1"])
def test_sums_carried_over_to_the_next_page_are_no_areas(words: str) -> None:
    rows = [list(row) for row in KTP]
    first = [sum(int(str(row[column])) for row in rows[3:PAGE]) for column in (2, 3)]
    rows.insert(PAGE, ["Jumlah dipindahkan", None, *first])
    rows.insert(PAGE + 1, [words, None, *first])
    at = desk()
    assert len(taken(rows, at).rows) == MEASURES * AREAS
    assert codes(at) == []
    rows[PAGE + 1] = [words, None, first[0] + 1, first[1]]
    at = desk()
    taken(rows, at)
    assert [where.split()[:2] for where, _ in said(at)] == [["8", "C"]]


def test_areas_that_stand_again_are_told_once_as_a_second_table() -> None:
    at = desk()
    rows = [*KTP[:3], ("TAHUN LALU",), *KTP[3:11], ("TAHUN INI",), *KTP[3:11]]
    taken(rows, at)
    assert [issue.place.row for issue in at.log.finish(()) if issue.code == "areas_again"] == [14]
    assert codes(at) == ["areas_again"]


def test_an_area_that_stands_twice_alone_is_told_by_its_name() -> None:
    at = desk()
    taken([*KTP[:11], KTP[4], KTP[5]], at)
    assert codes(at) == ["area_repeated", "area_repeated"]
    assert [message for _, message in said(at)] == [
        "Halong sudah ada di baris 5.",
        "Awayan sudah ada di baris 6.",
    ]


def test_villages_that_are_called_by_their_kecamatan_are_no_second_table() -> None:
    at = desk()
    taken([*KTP[:3], *(row for row in KTP[3:11] for _ in range(2))], at)
    assert codes(at) == ["area_repeated"] * 8


def test_a_second_table_may_have_an_area_that_the_first_one_lacks() -> None:
    at = desk()
    taken([*KTP[:3], *KTP[3:10], ("TAHUN INI",), *KTP[3:11]], at)
    assert codes(at) == ["areas_again"]
