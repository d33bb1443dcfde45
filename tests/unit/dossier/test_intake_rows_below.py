"""Villages below their kecamatan, men and women as rows: the kecamatan is taken and held against them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import KTP, codes, desk, proposed, said, table, taken, values

from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.guess import propose

Rows = list[list[object]]
TITLE = ["DATA KEPEMILIKAN KTP-EL PER DESA TAHUN 2023"]
PARTS = ("Mungkur", "Sungai Batung", "Buntu Karau")


def parts(area: Sequence[object], names: Sequence[str]) -> Rows:
    """Rows that add up to one of an area: 10 and 20 in each but the last."""
    most = len(names) - 1
    last = [int(str(area[2])) - 10 * most, int(str(area[3])) - 20 * most]
    return [[n, name, *((10, 20) if n <= most else last)] for n, name in enumerate(names, 1)]


def book(names: Sequence[str] = PARTS, *, last: bool = True) -> Rows:
    rows: Rows = [TITLE, [], ["No", "Kecamatan / Desa", "Wajib KTP", "Sudah Rekam"]]
    for n, area in enumerate(KTP[3:-1]):
        rows += [
            [("I", "II", "III", "IV", "V", "VI", "VII", "VIII")[n], f"KEC. {str(area[1]).upper()}", *area[2:]]
        ]
        rows += parts(area, names)
    return [*rows, [*KTP[-1]]] if last else rows


def told(rows: Rows) -> list[str]:
    at = desk()
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert len(found.rows) == 16
    return [where for where, words in said(at) if "tertulis" in words.casefold()]


@pytest.mark.parametrize("names", [PARTS, ("Laki-laki", "Perempuan"), ("Juai", "Dalam")])
@pytest.mark.parametrize("last", [True, False])
def test_the_kecamatan_are_taken(names: Sequence[str], *, last: bool) -> None:
    at = desk()
    found = taken(book(names, last=last), at)  # type: ignore[arg-type]  # cells
    assert (codes(at), at.doubts) == (["rows_below"], [])
    plain = taken(KTP, desk())
    assert values(found, "measure", "area", "value") == values(plain, "measure", "area", "value")


def test_a_village_named_like_its_kecamatan_is_a_village() -> None:
    rows = book()
    rows[4][1] = "Juai"
    assert told(rows) == []


def test_codes_of_villages_too() -> None:
    rows = book()
    for n, row in enumerate(rows[3:-1]):
        code = f"63.11.{n // 4 + 1:02}"
        row[0] = f"{code}.200{n % 4}" if n % 4 else code
    assert told(rows) == []


@pytest.mark.parametrize("row", [4, 5, 6, 30])
@pytest.mark.parametrize("column", [2, 3])
def test_a_wrong_village_is_told_at_its_kecamatan(row: int, column: int) -> None:
    rows = book()
    rows[row][column] = int(str(rows[row][column])) + 5
    kecamatan = 4 + (row - 3) // 4 * 4
    assert [where.split()[:2] for where in told(rows)] == [[str(kecamatan), "ABCD"[column]]]


@pytest.mark.parametrize("row", [3, 7, 31])
def test_a_wrong_kecamatan_is_told_at_its_cell(row: int) -> None:
    rows = book()
    rows[row][2] = int(str(rows[row][2])) + 5
    assert [where.split()[:2] for where in told(rows)] == [[str(row + 1), "C"]]


def test_a_wrong_total_is_told_there() -> None:
    rows = book()
    rows[-1][2] = 96473
    assert [where.split()[0] for where in told(rows)] == ["36"]


def test_what_is_declared_is_what_is_taken() -> None:
    rows = book()
    rows[4][2] = 15
    at = desk(accepts_totals=True)
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert [(one.stated, one.summed) for one in at.accepted] == [("12.364", "12.369")]
    assert ("63.11.01", "12369") in values(found, "area", "value")


def test_a_village_that_cannot_be_read_is_an_error_there() -> None:
    rows = book()
    rows[4][2] = "sepuluh"
    at = desk()
    take_table(proposed(rows, at), at)  # type: ignore[arg-type]  # cells
    assert ("5 C (Wajib KTP)", "not_a_number") in [
        (f"{i.place.row} {i.place.column}", i.code) for i in at.log.finish(())
    ]


def test_rows_that_do_not_add_up_to_anything_are_no_villages() -> None:
    rows: Rows = [[*row] for row in KTP]
    rows.insert(5, [None, "Entah", 5, 5])
    at = desk()
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert "area_unknown" in codes(at)


def test_men_and_women_of_a_village_are_held_against_both() -> None:
    rows: Rows = [TITLE, ["No", "Kecamatan", "Wajib KTP", None, None], [None, None, "L", "P", "L+P"]]
    for area in KTP[3:-1]:
        both = int(str(area[2]))
        rows.append([area[0], area[1], 1000, both - 1000, both])
        rows += [[1, "Mungkur", 400, 500, 900], [2, "Buntu Karau", 600, both - 1500, both - 900]]
    assert problems_of(rows) == []
    rows[4][2] = 401
    assert problems_of(rows) == ["5 E (L+P)"]


def problems_of(rows: Rows) -> list[str]:
    at = desk()
    taken(rows, at)  # type: ignore[arg-type]  # cells
    return [where for where, words in said(at) if "tertulis" in words.casefold()]


SEXES = ("Laki-laki", "Perempuan")


def in_column(*kinds: str, named: bool = False) -> Rows:
    """A column that says of whom each row is; the kecamatan stands in the first of its rows, or in each."""
    rows: Rows = [TITLE, ["No", "Kecamatan", "Jenis Kelamin", "Wajib KTP", "Sudah Rekam"]]
    for number, name, *both in KTP[3:-1]:
        men = [int(str(count)) // 2 for count in both]
        women = [int(str(count)) - half for count, half in zip(both, men, strict=True)]
        figures = {SEXES[0]: men, SEXES[1]: women}
        for n, kind in enumerate(kinds):
            first = [number, name] if n == 0 or named else [None, None]
            rows.append([*first, kind, *figures.get(kind, both)])
    return rows


@pytest.mark.parametrize("kinds", [(*SEXES, "Jumlah"), (*SEXES, "L+P"), ("L+P", *SEXES)])
def test_men_and_women_in_a_column_of_their_own_are_summed_up(kinds: Sequence[str]) -> None:
    at = desk()
    found = taken(in_column(*kinds), at)  # type: ignore[arg-type]  # cells
    assert (codes(at), at.doubts) == (["rows_below"], [])
    assert values(found, "area", "value") == values(taken(KTP, desk()), "area", "value")
    rows = in_column(*kinds)
    rows[3][3] = int(str(rows[3][3])) + 2
    assert problems_of(rows) == [f"{3 if kinds[0] == 'L+P' else 5} D (Wajib KTP)"]


@pytest.mark.parametrize("named", [True, False])
def test_men_and_women_without_a_sum_are_refused_and_never_half_taken(*, named: bool) -> None:
    at = desk()
    assert propose(table(in_column(*SEXES, named=named)), at, "tabel") is None  # type: ignore[arg-type]  # cells
    assert codes(at) == ["table_is_long"]


def test_columns_of_the_year_before_are_left_out() -> None:
    when = ("Lalu", "Ini")
    heads = [f"{what} Tahun {one}" for what in ("Wajib KTP", "Rekam") for one in when]
    rows: Rows = [["KTP-EL TAHUN 2023"], ["No", "Kecamatan", *heads]]
    rows += [[n, name, int(str(w)) - 9, w, int(str(s)) - 9, s] for n, name, w, s in KTP[3:-1]]
    at = desk()
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert values(found, "area", "value") == values(taken(KTP, desk()), "area", "value")
    assert [doubt.text for doubt in at.doubts] == ["Wajib KTP Tahun Ini", "Rekam Tahun Ini"]
