"""`capaian intake --yes`: what is stored as it is raises no question when its table comes again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import new_office
from tests.functional.intake_cast import Rows, bring, confirm, flat

from capaian.rulebook import load_rulebook

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei")
CHANCE = (4, 7, 1, 9, 2, 8, 5, 3, 6, 0)
"""An order that goes with no other."""
RISING = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
RENTS = 6
"""Lines of which the same is paid in each month."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_office(tmp_path)


def nodes(count: int) -> list[tuple[str, str]]:
    named = [one for one in load_rulebook().nomenclature if one.code.startswith("2.12.01.2.0")]
    return [(one.code, one.name) for one in named if len(one.code.split(".")) == 6][:count]


def in_order(order: Sequence[int], month: int) -> list[int]:
    """Amounts of which each is a fourth more than the one before it in an order; months are alike."""
    return [round(1_237_000 * 1.25**place) + 10_357 * month + 131 * place for place in order]


def quarter(part: str, figures: Sequence[int]) -> Rows:
    rows = zip(nodes(len(figures)), figures, strict=True)
    body: Rows = [[code, name, 90_000_000, spent] for (code, name), spent in rows]
    heads: Rows = [["KODE", "URAIAN", "PAGU", "REALISASI TRIWULAN INI"]]
    return [[f"REALISASI BELANJA TRIWULAN {part} TAHUN 2024"], [], *heads, *body]


def grid(months: Mapping[str, Sequence[int]]) -> Rows:
    """All months of the year, of which some have figures."""
    lines = nodes(len(next(iter(months.values()))))
    body: Rows = [
        [*named, 90_000_000, *(figures[n] if (figures := months.get(month)) else None for month in MONTHS)]
        for n, named in enumerate(lines)
    ]
    return [["REALISASI BELANJA TAHUN 2024"], [], ["KODE", "URAIAN", "PAGU", *MONTHS], *body]


@pytest.fixture
def of_quarters(office: Path) -> Path:
    """An office whose first quarter went in an order of its own, before there were others."""
    confirm(office, quarter("I", in_order(CHANCE, 1)))
    confirm(office, quarter("II", in_order(RISING, 2)))
    confirm(office, quarter("III", in_order(RISING, 3)))
    return office


def test_a_correction_of_a_few_lines_says_nothing_of_the_order_of_all(of_quarters: Path) -> None:
    corrected = in_order(CHANCE, 1)
    corrected[4] += 300_000
    done = bring(of_quarters, quarter("I", corrected), "--yes")
    assert done.code == 0, done.says


def test_a_quarter_of_which_most_is_another_is_asked_about_its_order(of_quarters: Path) -> None:
    others = [figure + 11_111 for figure in in_order(CHANCE, 1)]
    done = bring(of_quarters, quarter("I", others), "--yes")
    assert done.code == 2
    assert "realisasi Triwulan I Tahun 2024 di 10 baris tidak lagi sepadan" in flat(done)


def test_months_that_are_stored_are_not_asked_about_with_the_next(office: Path) -> None:
    told = {month: in_order(RISING, n) for n, month in enumerate(MONTHS)} | {"Januari": in_order(CHANCE, 1)}
    for until in (1, 2, 3):
        confirm(office, grid({month: told[month] for month in MONTHS[:until]}))
    done = bring(office, grid({month: told[month] for month in MONTHS[:4]}), "--yes")
    assert done.code == 0, done.says


def rents(month: int) -> list[int]:
    """Of eighteen lines six are paid evenly; all others change from month to month."""
    return [
        2_345_600 + 71_300 * n if n < RENTS else 1_111_111 + 97_131 * n + 35_353 * ((month * 7 + n * 5) % 11)
        for n in range(18)
    ]


def test_rents_are_counted_once_for_the_month_that_is_new(office: Path) -> None:
    for until in (1, 2, 3, 4):
        confirm(office, grid({month: rents(n) for n, month in enumerate(MONTHS[:until])}))
    done = bring(office, grid({month: rents(n) for n, month in enumerate(MONTHS)}), "--yes")
    assert done.code == 0, done.says


def test_a_new_month_that_is_a_copy_of_a_stored_one_is_told_though_the_others_stay(office: Path) -> None:
    for until in (1, 2, 3):
        confirm(office, grid({month: rents(n) for n, month in enumerate(MONTHS[:until])}))
    copied = {month: rents(n) for n, month in enumerate(MONTHS[:3])} | {"April": rents(2)}
    done = bring(office, grid(copied), "--yes")
    assert done.code == 2
    assert "realisasi di semua 18 baris sama persis dengan yang tersimpan untuk Maret 2024" in flat(done)
