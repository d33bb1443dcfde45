"""What the user says of a total does not turn its check off, and what becomes of it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import KTP, Cells, balangan, changed, codes, desk, proposed, taken
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.intake import IntakeName
from capaian.domain.office_year import OfficeYear

WRONG = changed((12, 1, "TOTAL"), (12, 3, 96_999))
SPENT: Cells = (
    ("LAPORAN REALISASI BELANJA TAHUN ANGGARAN 2023",),
    (),
    ("Kode", "Uraian", "Pagu", "Realisasi"),
    (CODES[0], "Penyusunan Dokumen", 81_500_000, 60_125_000),
    (CODES[1], "Koordinasi", 23_250_000, 21_000_000),
    (None, "Total", 104_000_000, 81_125_000),
)


def knowing(office: OfficeYear, cells: Cells, text: str) -> OfficeYear:
    """The office that answered before that a row means nothing."""
    intake = proposed(cells, desk(office)).intake
    return replace(office, intakes=(replace(intake, names=(IntakeName(text, "-", intake.place),)),))


def found(cells: Cells, office: OfficeYear, **means: str) -> list[str]:
    at = desk(office, means=means)
    taken(cells, at)
    return codes(at)


@pytest.mark.parametrize(("cells", "office"), [(WRONG, balangan()), (SPENT, new_office())])
def test_a_wrong_total_stays_wrong_whatever_is_said_of_it(cells: Cells, office: OfficeYear) -> None:
    assert "total_differs" in found(cells, office)
    now = found(cells, office, TOTAL="-")
    assert {"total_differs", "total_answered"} <= {*now}
    before = found(cells, knowing(office, cells, "TOTAL"))
    assert "total_differs" in before
    assert "total_answered" not in before


def test_a_right_one_is_taken_as_before() -> None:
    right = changed((12, 1, "TOTAL"))
    assert found(right, balangan(), TOTAL="-") == ["total_answered"]
    assert found(right, balangan()) == []


def test_a_total_of_other_rows_that_is_left_out_is_told_each_time() -> None:
    rows = [*KTP[:-1], ("Jumlah Luar Negeri", None, 51, 33)]
    assert found(rows, balangan(), **{"Jumlah Luar Negeri": "-"}) == ["total_left_out"]
    assert found(rows, knowing(balangan(), rows, "Jumlah Luar Negeri")) == ["total_left_out"]
    lines = [*SPENT[:-1], (None, "Jumlah Transfer", 5_000_000, 4_000_000)]
    assert "total_left_out" in found(lines, new_office(), **{"Jumlah Transfer": "-"})


def test_the_code_of_an_area_for_a_total_is_told_to_be_of_no_use() -> None:
    code = next(area.code for area in balangan().areas if str(area.code).count(".") == 2)
    assert found(KTP, balangan(), Jumlah=str(code)) == ["total_answered"]
    assert found(KTP, balangan(), Jumlah=balangan().office.regency) == []


def test_an_answer_for_a_column_of_that_name_is_none_for_the_row() -> None:
    rows = [[*row, *more] for row, more in zip(KTP, [[]] * 2 + [["JUMLAH"]] + [[]] * 9, strict=True)]
    assert "total_answered" not in found(rows, balangan(), JUMLAH="-")
