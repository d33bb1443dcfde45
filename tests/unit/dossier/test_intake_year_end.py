"""Columns of two semesters beside each other: what is there at the year's end stands in the second."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, balangan, desk, taken, values

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period

NAMES = ("Juai", "Halong", "Paringin")


def beside(first: str, second: str, *, is_above: bool = False) -> Cells:
    """A table with two columns of each thing; the second of each tells one more."""
    parts = (first, second, first, second)
    things = ("WAJIB KTP", "WAJIB KTP", "SUDAH REKAM", "SUDAH REKAM")
    rows = [(name, 100 + n, 101 + n, 50 + n, 51 + n) for n, name in enumerate(NAMES)]
    heads = (parts, things) if is_above else (things, parts)
    return [("PEREKAMAN KTP-EL TAHUN 2023",), ("KECAMATAN", *heads[0]), (None, *heads[1]), *rows]


def office() -> OfficeYear:
    return balangan()


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("SEMESTER I", "SEMESTER II", "Semester II"),
        ("Smt 1", "Smt 2", "Semester II"),
        ("Triwulan III", "Triwulan IV", "Triwulan IV"),
    ],
)
def test_the_last_part_is_the_year_and_asked_about(
    first: str, second: str, label: str, is_above: bool
) -> None:
    at = desk(office())
    found = taken(beside(first, second, is_above=is_above), at)
    told = {
        measure: value for measure, area, value in values(found, "measure", "area", "value") if "02" in area
    }
    assert set(told) == {"ktp.eligible", "ktp.holders"}
    assert {int(value) % 50 for value in told.values()} == {2}
    asked = [doubt.words for doubt in at.doubts]
    assert len(asked) == 2
    assert all(f"{label} = keadaan akhir tahun, bukan kolom" in words for words in asked)
    assert all(first.casefold() in words.casefold() for words in asked)


def test_the_part_that_is_asked_for_is_taken() -> None:
    at = desk(office(), period=Period.parse("2023-S1"))
    found = taken(beside("SEMESTER I", "SEMESTER II"), at)
    assert {int(value) % 50 for (value,) in values(found, "value")} == {0, 1, 2}
    assert all("Semester I = bukan keadaan akhir tahun" in doubt.words for doubt in at.doubts)


def test_a_part_that_the_user_names_is_not_asked_about() -> None:
    told = {
        "WAJIB KTP > SEMESTER II": "ktp.eligible",
        "SUDAH REKAM > SEMESTER II": "ktp.holders",
    }
    at = desk(office(), means=told)
    found = taken(beside("SEMESTER I", "SEMESTER II"), at)
    assert at.doubts == []
    assert {int(value) % 50 for (value,) in values(found, "value")} == {1, 2, 3}
