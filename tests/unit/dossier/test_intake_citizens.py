"""Columns of citizens and foreigners: their sum is taken and held against them, or they are added up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.intake.desks import KTP, codes, desk, headed, means, proposed, said, taken, values

from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.sides import group_by_sides, side_of, sums_of_sides

Rows = list[list[object]]
Split = Callable[[int, int], Sequence[int]]


def book(*heads: Sequence[str | None], split: Split, changed: int = 0) -> Rows:
    """The table of the report, its two counts split up; one cell of the first row may be changed."""
    rows: Rows = [["WAJIB KTP DAN PEREKAMAN KTP-EL TAHUN 2023"], [], *([*head] for head in heads)]
    for n, name, eligible, holders in KTP[3:-1]:
        both = (split(int(str(count)), int(str(n))) for count in (eligible, holders))
        rows.append([n, name, *(cell for cells in both for cell in cells)])
    rows[2 + len(heads)][2] = int(str(rows[2 + len(heads)][2])) + changed
    return rows


def with_sum(count: int, n: int) -> Sequence[int]:
    return count - n, n, count


def without_sum(count: int, n: int) -> Sequence[int]:
    return count - n, n


def with_sexes(count: int, n: int) -> Sequence[int]:
    men = (count - n) // 2
    return men, count - n - men, n, 0, count


UPPER = ("No", "Kecamatan", "Wajib KTP", None, None, "Sudah Rekam", None, None)
ONE = ("No", "Kecamatan", "Wajib KTP WNI", "Wajib KTP WNA", "Jumlah Wajib KTP")
FOUR = ("No", "Kecamatan", "Wajib KTP", None, None, None, None, "Sudah Rekam", None, None, None, None)
MIDDLE = (None, None, "WNI", None, "WNA", None, "Jumlah", "WNI", None, "WNA", None, "Jumlah")
SEXES = (None, None, "L", "P", "L", "P", None, "L", "P", "L", "P", None)


@pytest.mark.parametrize(
    "rows",
    [
        book(UPPER, (None, None, *("WNI", "WNA", "Jumlah") * 2), split=with_sum),
        book(UPPER, (None, None, *("WNI", "WNA", "WNI + WNA") * 2), split=with_sum),
        book(UPPER, (None, None, *("WNI", "Orang Asing", "Semua") * 2), split=with_sum),
        book((*ONE, "Rekam WNI", "Rekam WNA", "Jumlah Rekam"), split=with_sum),
        book((*UPPER[:4], *UPPER[5:7]), (None, None, *("WNI", "WNA") * 2), split=without_sum),
        book(FOUR, MIDDLE, SEXES, split=with_sexes),
    ],
)
def test_citizens_and_foreigners_make_the_count(rows: Rows) -> None:
    at = desk()
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert (codes(at), at.doubts) == ([], [])
    assert values(found, "area", "value") == values(taken(KTP, desk()), "area", "value")


@pytest.mark.parametrize("word", ["Jumlah", "WNI + WNA", "Semua"])
def test_a_sum_that_its_sides_do_not_make_is_told(word: str) -> None:
    at = desk()
    rows = book(UPPER, (None, None, *("WNI", "WNA", word) * 2), split=with_sum, changed=7)
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert said(at) == [
        (
            f"5 E ({word})",
            "Jumlah tertulis 12.364, padahal jumlah 2 bagiannya 12.371 (selisih \u22127).",
        )
    ]


def test_sides_of_sides_are_held_against_the_sum_of_all() -> None:
    heads = [
        ("WNI", "L"),
        ("WNI", "P"),
        ("WNI", "L+P"),
        ("WNA", "L"),
        ("WNA", "P"),
        ("WNA", "L+P"),
        ("Jumlah",),
    ]
    made = [Head(n, ("Wajib", *parts), " ".join(parts)) for n, parts in enumerate(heads, 1)]
    assert [*sums_of_sides(headed(made))] == [
        (made[0], made[1], made[2]),
        (made[2], made[5], made[6]),
        (made[3], made[4], made[5]),
    ]
    assert group_by_sides(made) == [[made[6]]]
    assert group_by_sides(made[:6]) == [[made[2], made[5]]]


def test_a_side_that_is_told_by_its_sum_alone_is_one_of_both() -> None:
    heads = [("WNI", "L"), ("WNI", "P"), ("WNA", "L+P"), ("Jumlah",)]
    made = [Head(n, ("Wajib", *parts), " ".join(parts)) for n, parts in enumerate(heads, 1)]
    assert group_by_sides(made) == [[made[3]]]
    assert group_by_sides(made[:3]) == [made[:3]]


def test_men_and_women_beside_citizens_count_once() -> None:
    made = [Head(n, ("Wajib", side), side) for n, side in enumerate(("L", "P", "WNI", "WNA"), 1)]
    assert group_by_sides(made) == [made[:2]]


def test_citizens_alone_are_asked_about() -> None:
    at = desk()
    rows = book(("No", "Kecamatan", "Wajib KTP WNI", "Rekam WNI"), split=lambda count, n: (count - n,))
    assert means(proposed(rows, at)) == {  # type: ignore[arg-type]  # cells
        "Wajib KTP WNI": "ktp.eligible",
        "Rekam WNI": "ktp.holders",
    }
    assert [doubt.words.partition(", ")[2] for doubt in at.doubts] == ["padahal tampaknya WNI saja"] * 2


@pytest.mark.parametrize("text", ["WNA terdaftar", "Negara Asing", "Orang", "Asing"])
def test_other_words_are_no_side(text: str) -> None:
    assert side_of(text) is None
