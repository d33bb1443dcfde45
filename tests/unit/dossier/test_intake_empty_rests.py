"""Sums of a year that leave nothing for its last part, and years that become less than they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from capaian.domain.period import Period
from capaian.dossier.intake.empty_rests import empty_rests
from capaian.dossier.intake.stored_figures import Known, Nature, New
from capaian.dossier.intake.used_again import replaced

YEAR = Period.year_of(2024)
HALF = {"2024-S1": 60}
UNTIL_NOVEMBER = HALF | {f"2024-M{n:02}": 10 for n in range(7, 12)}


def new(value: int, before: Mapping[str, int], row: int = 1, at: Period = YEAR) -> New:
    known = [Known(Period.parse(key), Decimal(one)) for key, one in before.items()]
    return New(("realisasi", f"2.12.0{row}", "all", ""), at, Decimal(value), known)


def rows(*values: int, before: Mapping[str, int]) -> list[New]:
    return [new(value, before, n) for n, value in enumerate(values, 1)]


def kinds(news: Sequence[New], nature: Nature = Nature.SPENT) -> list[str]:
    return [kind for kind, _ in empty_rests("realisasi", news, nature)]


@pytest.mark.parametrize(
    ("values", "before", "expected"),
    [
        pytest.param((110, 110, 110), UNTIL_NOVEMBER, True, id="nothing in December"),
        pytest.param((110, 90, 110), UNTIL_NOVEMBER, True, id="less than until November"),
        pytest.param((110, 111, 110), UNTIL_NOVEMBER, False, id="something in one row"),
        pytest.param((110, 110), UNTIL_NOVEMBER, False, id="few rows"),
        pytest.param((60, 60, 60), HALF, True, id="nothing in the second half"),
        pytest.param((120, 120, 120), UNTIL_NOVEMBER | {"2024-M12": 10}, False, id="all parts are there"),
        pytest.param((60, 60, 60), {"2024-S2": 60}, False, id="the first half is not known"),
        pytest.param(
            (60, 60, 60), {"2024-Q1": 30, "2024-Q3": 30}, False, id="a quarter between is not known"
        ),
        pytest.param((0, 0, 0), {"2024-S1": 0}, False, id="nothing at all"),
        pytest.param((60, 60, 60), {"2023": 60, "2023-S1": 60}, False, id="another year"),
        pytest.param((110, 110, 110), UNTIL_NOVEMBER | {"2024": 110}, False, id="stored already"),
    ],
)
def test_a_year_that_is_no_more_than_its_first_parts(
    values: Sequence[int], before: Mapping[str, int], expected: bool
) -> None:
    assert kinds(rows(*values, before=before)) == ["no rest realisasi 2024"] * expected


@pytest.mark.parametrize(
    ("nature", "each", "expected"),
    [
        (Nature.EVENTS, 1, False),
        (Nature.EVENTS, 10, True),
        (Nature.STATE, 10, False),
        (Nature.GRANTED, 10, False),
    ],
)
def test_few_events_may_have_none_in_the_last_month(nature: Nature, each: int, expected: bool) -> None:
    before = {f"2024-M{n:02}": each for n in range(1, 12)}
    assert bool(kinds(rows(*[11 * each] * 4, before=before), nature)) == expected


def test_a_last_month_that_the_table_tells_itself_leaves_no_rest() -> None:
    years = rows(110, 110, 110, before=UNTIL_NOVEMBER)
    last = [new(0, UNTIL_NOVEMBER, n, Period.parse("2024-M12")) for n in (1, 2, 3)]
    assert kinds([*last, *years]) == []


def test_it_is_told_with_the_first_row() -> None:
    ((_, words),) = empty_rests("realisasi", rows(110, 110, 110, before=UNTIL_NOVEMBER), Nature.SPENT)
    assert words == (
        "realisasi Tahun 2024 di 3 dari 3 baris tidak lebih dari bagian-bagiannya yang tersimpan "
        "(2.12.01: 110, sekarang 110): mungkin bagian akhirnya belum termasuk"
    )


@pytest.mark.parametrize(
    ("values", "nature", "expected"),
    [
        pytest.param((90, 80, 99, 70), Nature.SPENT, True, id="all are less"),
        pytest.param((90, 80, 99, 100), Nature.EVENTS, True, id="most are less, none is more"),
        pytest.param((90, 80, 99, 101), Nature.SPENT, False, id="one is more"),
        pytest.param((101, 102, 103, 104), Nature.SPENT, False, id="a year that goes on"),
        pytest.param((90, 100, 100, 100), Nature.SPENT, False, id="a correction"),
        pytest.param((90, 80, 99, 70), Nature.STATE, False, id="people are less by themselves"),
        pytest.param((90, 80, 99, 70), Nature.GRANTED, False, id="a revised budget"),
    ],
)
def test_a_year_that_becomes_less(values: Sequence[int], nature: Nature, expected: bool) -> None:
    found = [*replaced("realisasi", rows(*values, before={"2024": 100}), nature, YEAR)]
    assert bool(found) == expected


def test_months_that_are_replaced_are_told_beside_a_year_that_stays() -> None:
    before = {"2024": 100, "2024-M01": 60, "2024-M02": 40}
    months = [
        new(value, before, row, Period.parse(f"2024-M0{month}"))
        for row in (1, 2, 3)
        for month, value in ((1, 40), (2, 60))
    ]
    found = replaced("realisasi", [*months, *rows(100, 100, 100, before=before)], Nature.SPENT, YEAR)
    assert [kind for kind, _ in found] == ["replaced realisasi 2024-M01", "replaced realisasi 2024-M02"]
