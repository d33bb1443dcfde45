"""Men and women beside their sum: in the rows, in the total row, and where one row of heads tells them."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, changed, codes, desk, headed, means, proposed, said, taken, values

from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.sides import split_sides, sums_of_sides

_FIGURES: Cells = (
    ("Juai", 6100, 6264, 12364),
    ("Halong", 7400, 7443, 14843),
    ("Awayan", 5100, 5256, 10356),
    ("Jumlah", 18600, 18963, 37563),
)
_TITLE = ("KEPEMILIKAN KTP-EL TAHUN 2023",)
TWO: Cells = (_TITLE, ("Kecamatan", "Wajib KTP", None, None), (None, "L", "P", "Jumlah"), *_FIGURES)
ONE: Cells = (_TITLE, (), ("Kecamatan", "WAJIB KTP L", "WAJIB KTP P", "WAJIB KTP JML"), *_FIGURES)


def problems(rows: Cells) -> list[tuple[str, str]]:
    at = desk()
    taken(rows, at)
    return [(where, words) for where, words in said(at) if "tertulis" in words.casefold()]


@pytest.mark.parametrize("rows", [TWO, ONE])
def test_what_adds_up_is_silent(rows: Cells) -> None:
    assert problems(rows) == []


@pytest.mark.parametrize(("rows", "head"), [(TWO, "L"), (ONE, "WAJIB KTP L")])
def test_wrong_men_of_a_total_row_are_told_there(rows: Cells, head: str) -> None:
    ((where, words),) = problems(changed((7, 2, 18601), rows=rows))  # type: ignore[arg-type]  # cells
    assert where == f"7 B ({head})"
    assert "padahal jumlah 3 bagiannya 18.600" in words


@pytest.mark.parametrize("rows", [TWO, ONE])
def test_wrong_men_of_a_row_are_told_there(rows: Cells) -> None:
    ((where, words),) = problems(changed((5, 2, 7407), rows=rows))  # type: ignore[arg-type]  # cells
    assert where.startswith("5 B")
    assert "cocok bila 7.400 (selisih 7)" in words


@pytest.mark.parametrize("rows", [TWO, ONE])
def test_a_wrong_total_is_told_once(rows: Cells) -> None:
    ((where, _),) = problems(changed((7, 4, 37000), rows=rows))  # type: ignore[arg-type]  # cells
    assert where.startswith("7 D")


def test_a_wrong_sum_is_told_and_not_the_total_that_adds_it_up() -> None:
    wrong = changed((5, 4, 14943), (7, 4, 37663), rows=ONE)
    assert [where.split()[0] for where, _ in problems(wrong)] == ["5"]  # type: ignore[arg-type]  # cells


def test_men_and_women_in_one_row_of_heads_go_together() -> None:
    rows = [row[:3] for row in ONE]
    at = desk()
    assert means(proposed(rows, at)) == {"WAJIB KTP L": "ktp.eligible", "WAJIB KTP P": "ktp.eligible"}
    assert values(taken(rows, desk()), "value")[0] == ("12364",)
    assert "head_unmapped" not in codes(at)


def heads(*names: str) -> list[Head]:
    return [Head(place, (name,), name) for place, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    "names",
    [
        ("Rekam L", "Rekam P", "Rekam L+P"),
        ("Rekam LK", "Rekam PR", "Jumlah Rekam"),
        ("Rekam (L)", "Rekam (P)", "Rekam"),
        ("Rekam Laki-laki", "Rekam Perempuan", "Rekam Total"),
    ],
)
def test_ways_of_naming_the_three(names: tuple[str, ...]) -> None:
    given = heads(*names)
    assert [*sums_of_sides(headed(given))] == [tuple(given)]


def test_a_letter_alone_is_no_sex() -> None:
    given = heads("Kelas P", "Kelas Q", "Jumlah Desa")
    assert split_sides(given) == given


@pytest.mark.parametrize(
    "both",
    [
        "Laki-Laki + Perempuan",
        "Laki-laki dan Perempuan",
        "Laki-laki+Perempuan",
        "L dan P",
        "Total L/P",
        "L + P",
        "Jumlah (L+P)",
        "Perempuan & Laki-laki",
        "Laki-Laki + Perempuan/Male + Female",
        "Jumlah/Total",
        "Semua",
    ],
)
@pytest.mark.parametrize("wrong", [True, False])
def test_ways_of_naming_the_sum(both: str, wrong: bool) -> None:
    rows = changed((3, 4, both), rows=TWO)
    if wrong:
        rows[3][1] = 6190
    at = desk()
    found = values(taken(rows, at), "area", "value")  # type: ignore[arg-type]  # cells
    told = [words for _, words in said(at) if "padahal" in words]
    assert len(told) == wrong
    assert wrong or ("63.11.01", "12364") in found


@pytest.mark.parametrize("other", ["Keterangan", "Desa", "Semua"])
def test_another_column_beside_men_and_women_is_no_sum(other: str) -> None:
    rows = changed((3, 4, other), (4, 4, 5), (5, 4, 6), (6, 4, 7), (7, 4, 18), rows=TWO)
    at = desk()
    found = proposed(rows, at)  # type: ignore[arg-type]  # cells
    assert "ktp.eligible" not in [
        column.means for column in found.intake.columns if column.head.endswith(other)
    ]
