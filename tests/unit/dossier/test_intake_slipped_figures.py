"""Figures with noughts more or less than stored ones."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from capaian.domain.period import Period
from capaian.dossier.intake.slipped_figures import Pair, tenfold

BEFORE = Period.parse("2023-Q1")


def pair(of: str, value: str, before: str) -> Pair:
    return Pair(of, Decimal(value), Decimal(before), BEFORE)


def pairs(*told: tuple[str, str]) -> list[Pair]:
    return [pair(f"a{n}", value, before) for n, (value, before) in enumerate(told, 1)]


@pytest.mark.parametrize(
    ("value", "before", "noughts"),
    [
        ("9735", "97350", -1),
        ("97350", "9735", 1),
        ("9735000", "9735", 3),
        ("9735", "9735", 0),
        ("9736", "97350", 0),
        ("93.46", "9346", -2),
        ("934.60", "93.46", 1),
        ("0", "0", 0),
        ("10", "0", 0),
        ("0", "10", 0),
        ("-50", "5", 0),
        ("-500", "-5", 2),
        ("50000000", "5", 0),
        ("20", "10", 0),
    ],
)
def test_noughts_are_counted_of_exact_figures_alone(value: str, before: str, noughts: int) -> None:
    assert pair("a", value, before).noughts == noughts


@pytest.mark.parametrize(
    ("value", "has_digits"),
    [("9735", True), ("973000", True), ("97000", False), ("0.0123", True), ("93.46", True), ("7", False)],
)
def test_digits_are_those_before_the_noughts(value: str, has_digits: bool) -> None:
    assert pair("a", value, "1").has_digits is has_digits


def told(means: str, found: Sequence[Pair]) -> list[str]:
    return [kind for kind, _ in tenfold(means, found)]


def test_a_round_figure_alone_tells_nothing_save_of_a_budget() -> None:
    some = pairs(("200", "20"), ("41", "40"), ("52", "50"))
    assert told("actual", some) == []
    assert told("ktp.holders", some) == []
    assert told("revised", some) == ["tens revised 1 a1"]
    assert told("original", some) == ["tens original 1 a1"]


def test_a_figure_with_digits_tells_itself() -> None:
    assert told("actual", pairs(("2130", "213"), ("41", "40"))) == ["tens actual 1 a1"]


def test_most_figures_are_one_kind_whatever_rows_they_are_of() -> None:
    assert told("actual", pairs(("200", "20"), ("410", "41"), ("50", "5"), ("7", "9"))) == ["tens actual 1"]
    assert told("actual", pairs(("200", "20"), ("410", "41"), ("8", "7"), ("7", "9"))) == []


def test_figures_of_several_noughts_are_told_apart() -> None:
    some = pairs(("2130", "213"), ("21300", "213"), ("214", "2140"), ("1", "2"), ("3", "4"), ("5", "6"))
    assert told("actual", some) == ["tens actual 1 a1", "tens actual 2 a2", "tens actual -1 a3"]


def test_of_many_figures_some_are_shown() -> None:
    some = pairs(*((f"{n}0", str(n)) for n in range(111, 120)))
    ((kind, words),) = tenfold("ktp.holders", some)
    assert kind == "tens ktp.holders 1"
    assert "di 9 dari 9 baris persis 10 kali yang tersimpan" in words
    assert words.count("untuk 2023-Q1") == 3
    assert ", …)" in words
