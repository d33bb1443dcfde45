"""What is taken where a wrong total is accepted: its parts, and what is declared is what is taken."""

from __future__ import annotations

import pytest
from tests.intake.desks import KTP, Cells, changed, codes, desk, said, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office
from tests.unit.dossier.test_intake_sides import ONE, TWO

from capaian.dossier.intake.desk import Desk

BUDGET: Cells = (
    ("REALISASI ANGGARAN TAHUN 2023",),
    (),
    ("Kode", "Uraian", "Anggaran", "Realisasi"),
    ("2.12.01", "Program", 900, 900),
    (CODES[0], "Penyusunan Dokumen", 500, 500),
    ("5.1.02.01", "Barang", 300, 250),
    ("5.1.02.02", "Jasa", 200, 200),
    (CODES[1], "Koordinasi", 400, 400),
)


def declared(at: Desk) -> list[tuple[str, str, str]]:
    """Cells of accepted totals, with what they state and what is used."""
    return [(total.place.column or "", total.stated, total.summed) for total in at.accepted]


@pytest.mark.parametrize(("rows", "row"), [(TWO, 5), (ONE, 5), (ONE, 4)])
def test_men_and_women_are_taken_and_not_their_wrong_sum(rows: Cells, row: int) -> None:
    at = desk(accepts_totals=True)
    men, women = rows[row - 1][1:3]
    both = f"{int(men or 0) + int(women or 0)}"
    wrong = changed((row, 4, 20_000), rows=rows)
    found = taken(wrong, at)  # type: ignore[arg-type]  # cells
    assert values(found, "value")[row - 4] == (both,)
    assert [(stated.replace(".", ""), used.replace(".", "")) for _, stated, used in declared(at)] == [
        ("20000", both)
    ]


@pytest.mark.parametrize("rows", [TWO, ONE])
def test_a_wrong_sum_that_is_not_accepted_is_the_only_error(rows: Cells) -> None:
    at = desk()
    taken(changed((5, 4, 20_000), rows=rows), at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["total_differs"]
    assert at.accepted == []


def test_a_subactivity_is_what_its_accounts_make_and_so_is_its_program() -> None:
    at = desk(new_office(), accepts_totals=True)
    found = taken(BUDGET, at)
    spent = {(row.cells["node"], row.cells["kind"]): row.cells["actual"] for row in found.rows}
    assert (spent[CODES[0], "all"], spent[CODES[0], "goods"], spent[CODES[1], "all"]) == ("450", "450", "400")
    assert declared(at) == [("D (Realisasi)", "500", "450")]


def test_only_what_is_wrong_is_told_where_nothing_is_accepted() -> None:
    at = desk(new_office())
    taken(BUDGET, at)
    assert [where for where, _ in said(at)] == ["5 D (Realisasi)"]


def lacking(*names: str) -> Cells:
    return tuple(row for row in KTP if len(row) < 2 or row[1] not in names)


@pytest.mark.parametrize("names", [("Juai",), ("Lampihong", "Tebing Tinggi")])
def test_a_total_of_rows_that_are_not_there_names_them(names: tuple[str, ...]) -> None:
    at = desk()
    taken(lacking(*names), at)
    assert codes(at) == ["total_lacks_areas"] * 2
    assert all(", ".join(names) in words for _, words in said(at))


@pytest.mark.parametrize("names", [("Juai",), ("Lampihong", "Tebing Tinggi")])
def test_such_a_total_is_never_declared_to_be_wrong(names: tuple[str, ...]) -> None:
    at = desk(accepts_totals=True)
    found = taken(lacking(*names), at)
    assert codes(at) == ["area_absent"] * len(names)
    assert at.accepted == []
    assert len(found.rows) == 2 * (8 - len(names))


def test_a_right_total_of_the_rows_that_are_there_is_no_error() -> None:
    rows = changed((len(KTP) - 1, 3, 96472 - 12364), (len(KTP) - 1, 4, 96019 - 12336), rows=lacking("Juai"))
    at = desk()
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["area_absent"]
