"""Rows that are about no area: told by their words, or by the user; and answers that are no codes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import KTP, balangan, changed, codes, desk, proposed, said, taken, values
from tests.intake.recap import recap_rows, regencies

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.asides import is_aside
from capaian.dossier.intake.total_words import is_total

ROWS = 16
"""Two measures of eight kecamatan."""


def below(*names: str) -> list[list[object]]:
    """The table with rows of other figures below its total."""
    return [*changed(), *([None, name, Decimal("98.4"), 100] for name in names)]


@pytest.mark.parametrize(
    "name",
    [
        "RATA-RATA",
        "Rerata per kecamatan",
        "Persentase",
        "%",
        "Tertinggi",
        "Nilai terendah",
        "Target 2023",
        "Capaian (%)",
        "KENAIKAN",
        "Median",
        "PROVINSI KALIMANTAN SELATAN",
        "Nasional",
    ],
)
def test_rows_of_other_figures_are_left_out_and_named_once(name: str) -> None:
    at = desk()
    assert len(taken(below(name), at).rows) == ROWS
    assert codes(at) == ["rows_aside"]
    assert not at.log.has_errors()
    assert said(at)[0][1].endswith(f"{name}. Tidak diambil.")


def test_several_of_them_are_one_note_and_the_total_is_still_checked() -> None:
    at = desk()
    rows = below("Rata-rata", "Persentase", "Median", "Tertinggi", "Terendah", "Target", "Capaian")
    rows[11][2] = 96471
    assert len(taken(rows, at).rows) == ROWS
    assert codes(at) == ["rows_aside", "total_differs"]


@pytest.mark.parametrize("name", ["Ratatotok", "Target Baru Jaya Makmur Sari", "Tanah Laut"])
def test_names_of_areas_go_before_words(name: str) -> None:
    named = [replace(area, name=name) if area.code == "63.11.01" else area for area in balangan().areas]
    at = desk(replace(balangan(), areas=tuple(named)))
    assert len(taken(changed((4, 2, name)), at).rows) == ROWS
    assert codes(at) == []


def test_a_statistic_is_no_misspelt_area() -> None:
    named = [replace(area, name="Medianu") if area.code == "63.11.01" else area for area in balangan().areas]
    at = desk(replace(balangan(), areas=tuple(named)))
    rows = [*changed((4, 2, "Medianu")), [None, "Median", 11000, 11000]]
    assert len(taken(rows, at).rows) == ROWS
    assert (codes(at), at.doubts) == (["rows_aside"], [])


@pytest.mark.parametrize("name", ["NASIONAL", "Indonesia", "RATA-RATA", "Persen"])
def test_rows_beside_regencies(name: str) -> None:
    at = desk()
    found = taken([*recap_rows(), [None, name, "1", "1", "1"]], at)
    assert len(found.rows) == len(regencies()) + 1
    assert codes(at) == ["rows_aside"]


def test_the_province_among_regencies_is_not_beside_them() -> None:
    assert not is_aside("PROVINSI KALIMANTAN SELATAN", IntakeTable.PEERS)
    assert is_aside("PROVINSI KALIMANTAN SELATAN", IntakeTable.COUNTS)


@pytest.mark.parametrize("name", ["J U M L A H", "T O T A L", "Σ", "∑", "Σ Kecamatan"])
def test_totals_in_spaced_letters_and_by_their_sign(name: str) -> None:
    assert is_total(name)
    at = desk()
    taken(changed((12, 1, None), (12, 2, name), (12, 3, 96471)), at)
    assert codes(at) == ["total_differs"]


@pytest.mark.parametrize("name", ["J U A I", "Jum lah", "A B C D"])
def test_other_spaced_letters_are_no_totals(name: str) -> None:
    assert not is_total(name)


@pytest.mark.parametrize("name", ["KENAIKAN", "Luar Daerah"])
def test_a_row_that_the_user_leaves_out(name: str) -> None:
    at = desk(means={name: "-"})
    found = taken(below(name), at)
    assert len(found.rows) == ROWS
    assert found.names == {name: "-"}
    assert codes(at) == []


@pytest.mark.parametrize(("surplus", "problems"), [(0, []), (100, []), (99, ["total_differs"])])
def test_a_total_may_add_up_a_row_that_is_left_out(surplus: int, problems: list[str]) -> None:
    rows = changed((12, 3, 96472 + surplus))
    rows.insert(11, [9, "Luar Daerah", 100, None])
    at = desk(means={"Luar Daerah": "-"})
    assert len(taken(rows, at).rows) == ROWS
    assert codes(at) == problems


def test_a_row_that_was_left_out_before() -> None:
    first = desk(means={"Luar Daerah": "-"})
    rows = below("Luar Daerah")
    again = desk(replace(balangan(), intakes=(proposed(rows, first).intake,)))
    assert len(taken(rows, again).rows) == ROWS
    assert codes(again) == []


@pytest.mark.parametrize("code", ["63.11.99", "00", "63.12", "Juai"])
def test_an_answer_that_is_no_code_names_it_and_what_would_be_right(code: str) -> None:
    at = desk(means={"Halong": code})
    taken(KTP, at)
    (issue,) = at.log.finish(())
    assert (issue.code, issue.place.row) == ("area_code_unknown", 5)
    assert f"{code} bukan kode kecamatan" in issue.message
    assert "63.11.01 (Juai), 63.11.02 (Halong)" in issue.remedy
    assert '--means "Halong=-"' in issue.remedy


def test_an_answer_that_is_no_code_of_a_regency() -> None:
    at = desk(means={"LUAR": "00"})
    taken([*recap_rows(), [None, "LUAR", "1", "1", "1"]], at)
    assert codes(at) == ["area_code_unknown"]


def test_a_row_that_is_said_to_be_of_the_regency_is_a_total() -> None:
    at = desk(means={"Semua Wil.": "63.11"})
    found = taken(changed((12, 1, None), (12, 2, "Semua Wil.")), at)
    assert (len(found.rows), codes(at)) == (ROWS, [])
    assert values(found, "area")[-1] == ("63.11.08",)
    wrong = desk(means={"Semua Wil.": "63.11"})
    taken(changed((12, 1, None), (12, 2, "Semua Wil."), (12, 3, 96471)), wrong)
    assert codes(wrong) == ["total_differs"]


@pytest.mark.parametrize(
    "name", ["JUMLAH TAHUN 2022", "Total 2022", "Jumlah tahun lalu", "Jumlah Tahun Sebelumnya"]
)
def test_a_total_of_another_year_beside_that_of_the_own_is_left_out(name: str) -> None:
    at = desk()
    assert len(taken([*KTP, (None, name, 90000, 89000)], at).rows) == ROWS
    assert codes(at) == ["rows_aside"]


def test_the_total_of_the_own_year_is_still_checked() -> None:
    at = desk()
    taken([*changed((12, 1, "JUMLAH TAHUN 2023"), (12, 3, 1)), [None, "JUMLAH TAHUN 2022", 2, 3]], at)
    assert codes(at) == ["rows_aside", "total_differs"]


def test_a_total_that_alone_names_another_year_is_checked() -> None:
    at = desk()
    taken(changed((12, 1, "JUMLAH TAHUN 2022"), (12, 3, 1)), at)
    assert codes(at) == ["total_differs"]


def test_a_row_is_named_by_its_words_and_never_by_its_number() -> None:
    rows: list[tuple[object, ...]] = [
        KTP[0],
        ("No", "Kode", "Kecamatan", "Wajib KTP", "Sudah Rekam"),
        *((n, f"63.11.{n:02}", name, *figures) for n, name, *figures in KTP[3:11]),  # type: ignore[str-format]  # numbers
        (9, None, "LUAR DAERAH", 5, 5),
    ]
    at = desk()
    taken(rows, at)  # type: ignore[arg-type]  # cells
    (issue,) = at.log.finish(())
    assert issue.code == "area_unknown"
    assert '--means "LUAR DAERAH=-"' in issue.remedy
    numbered = desk(means={"2": "-"})
    assert len(taken(KTP, numbered).rows) == ROWS
