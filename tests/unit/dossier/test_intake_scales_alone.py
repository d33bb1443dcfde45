"""A percentage among shares of one, a share among percentages: told at its cell, of new areas too."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from tests.intake.desks import Cells, codes, desk, said, taken, uncounted, values
from tests.intake.recap import regencies

HEAD = "CAKUPAN KEPEMILIKAN KTP-EL (%)"
ASKED = f"angka {HEAD}"
PERCENTS = ("94", "94.37", "95.85", "95.02", "94.9")
SHARES = ("0.94", "0.9437", "0.9585", "0.9502", "0.949")


def recap(figures: Sequence[str]) -> Cells:
    rows = zip(regencies(), figures, strict=False)
    lines = [(n, one[1].upper(), Decimal(figure)) for n, (one, figure) in enumerate(rows, 1)]
    return [("CAKUPAN KTP-EL PROVINSI KALIMANTAN SELATAN TAHUN 2023",), (), ("NO", "KAB/KOTA", HEAD), *lines]


def told(figures: Sequence[str], answer: str = "") -> list[tuple[str, str]]:
    means = {HEAD: "ktp", **({ASKED: answer} if answer else {})}
    at = desk(uncounted(), means=means)
    taken(recap(figures), at)
    return [one for one in said(at) if "skala lain" in one[1]]


@pytest.mark.parametrize("figure", ["0.95", "0.9612", "1", "0.8"])
@pytest.mark.parametrize("others", [PERCENTS, PERCENTS[:2]])
def test_a_share_among_percentages_is_told_at_its_cell(figure: str, others: Sequence[str]) -> None:
    ((place, words),) = told([*others, figure])
    assert place == f"{4 + len(others)} C ({HEAD})"
    assert words.startswith(
        f"Tertulis {figure.replace('.', ',')}, padahal angka lain di kolom ini 94 sampai "
    )


def test_a_percentage_among_shares_is_told_too() -> None:
    ((place, words),) = told([*SHARES, "95"])
    assert place.startswith("9 C") and "(0,95)" in words


def test_several_of_them_are_told_each() -> None:
    assert [place.split()[0] for place, _ in told(["0.94", *PERCENTS, "0.95"])] == ["4", "10"]


@pytest.mark.parametrize(
    "figures",
    [
        PERCENTS,
        [*PERCENTS, "95.01"],
        [*PERCENTS, "61.2"],
        [*PERCENTS, "0"],
        # a hundred times that is none of the others
        [*PERCENTS, "0.31"],
        [*PERCENTS, "1.9"],
        # what few have so far differs by far from place to place
        ["0.61", "3.2", "40.5", "55.1", "70.3"],
        ["0.4", "0.9", "1.2", "1.4", "2.6"],
        ["95", "0.95"],
    ],
)
def test_ordinary_percentages_are_not(figures: Sequence[str]) -> None:
    assert told(figures) == []


def test_shares_alone_are_asked_as_a_column() -> None:
    assert told(SHARES) == []
    at = desk(uncounted(), means={HEAD: "ktp", ASKED: "pecahan"})
    assert values(taken(recap(SHARES), at), "value")[:2] == [("94",), ("94.37",)]
    assert codes(at) == []


def test_the_answer_takes_it_as_it_stands() -> None:
    figures = [*PERCENTS, "0.95"]
    assert told(figures, "persen") == []
    at = desk(uncounted(), means={HEAD: "ktp", ASKED: "persen"})
    assert values(taken(recap(figures), at), "value")[-1] == ("0.95",)
