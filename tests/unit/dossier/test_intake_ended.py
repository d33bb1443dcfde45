"""Rows that become 0 where each part of the year told much."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from capaian.domain.period import Period
from capaian.dossier.intake.ended import ended
from capaian.dossier.intake.stored_figures import Known, Nature, New

AT = Period.parse("2024-M10")


def new(before: Sequence[int], *, own: int | None = None, value: int = 0, of: str = "12.12.01") -> New:
    """A figure of October, with those of the months from January on and one of October that it replaces."""
    known = [Known(Period.parse(f"2024-M{n:02}"), Decimal(one)) for n, one in enumerate(before, 1)]
    known += [] if own is None else [Known(AT, Decimal(own))]
    return New(("akta-mati.issued", of, "", ""), AT, Decimal(value), known)


def is_told(one: New, nature: Nature, granted: int | None = None) -> bool:
    had = {} if granted is None else {one.key[1:]: Decimal(granted)}
    return bool([*ended("akta-mati.issued", [one], nature, had)])


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param([441, 463, 520], True, id="hundreds each month"),
        pytest.param([17, 16, 18, 15, 19, 14], True, id="sixteen each month"),
        pytest.param([14], False, id="fourteen once say little of the next month"),
        pytest.param([30], True, id="thirty once"),
        pytest.param([13, 13, 9, 11], False, id="ten each month"),
        pytest.param([3, 2, 4, 1, 5, 2, 3, 4, 2], False, id="few each month"),
        pytest.param([60, 2, 55, 1], False, id="what comes in bursts"),
        pytest.param([60, 0, 55, 58], False, id="nothing once already"),
        pytest.param([0, 0, 0], False, id="nothing ever"),
        pytest.param([], False, id="nothing known"),
    ],
)
def test_events_that_end(before: Sequence[int], expected: bool) -> None:
    assert is_told(new(before), Nature.EVENTS) == expected


@pytest.mark.parametrize(
    ("before", "granted", "expected"),
    [
        pytest.param([172, 626, 341], None, True, id="paid each month"),
        pytest.param([172, 626, 341], 2_000, True, id="and money is left"),
        pytest.param([172, 626, 341], 1_200, False, id="all is spent but what no month took"),
        pytest.param([172, 626], None, False, id="paid twice"),
        pytest.param([172, 626, 0, 341], None, False, id="not paid in each month"),
        pytest.param([900, 20, 10, 800], None, False, id="paid in bursts"),
    ],
)
def test_spending_that_ends(before: Sequence[int], granted: int | None, expected: bool) -> None:
    assert is_told(new(before), Nature.SPENT, granted) == expected


@pytest.mark.parametrize(
    ("own", "nature", "expected"),
    [
        (24, Nature.EVENTS, True),
        (3, Nature.EVENTS, False),
        (0, Nature.EVENTS, False),
        (24, Nature.SPENT, False),
        (24, Nature.STATE, False),
        (24, Nature.GRANTED, False),
    ],
)
def test_a_stored_figure_that_becomes_nought(own: int, nature: Nature, expected: bool) -> None:
    """States and money are held against what is stored elsewhere; few events are corrected to none."""
    assert is_told(new([20, 21, 22, 20, 21, 22], own=own), nature) == expected


def test_figures_that_are_none_are_not_told() -> None:
    assert not is_told(new([441, 463, 520], value=1), Nature.EVENTS)


def test_all_rows_that_end_are_named_once() -> None:
    several = [new([441, 463, 520], of=f"12.12.0{n}") for n in range(1, 6)]
    news = [*several, *several, new([5], value=4, of="12.12.09")]
    ((told, words),) = ended("akta-mati.issued", news, Nature.EVENTS, {})
    assert told == "ended akta-mati.issued 12.12.01 12.12.02 12.12.03 12.12.04 12.12.05"
    assert words == (
        "akta-mati.issued 0 di 5 dari 6 baris yang sebelumnya selalu jauh di atasnya (12.12.01: 520 untuk "
        "2024-M03; 12.12.02: 520 untuk 2024-M03; 12.12.03: 520 untuk 2024-M03; begitu pula 12.12.04 12.12.05)"
    )
