"""Numbers as reports print them: marks, units, signs, and what only looks like a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.auditor.printed.number import (
    NumberStyle,
    PrintedNumber,
    Spot,
    is_code,
    read_digits,
    read_numbers,
)
from capaian.domain.value import ONE, PERCENT, RUPIAH, Unit

INDONESIAN, ENGLISH = NumberStyle.INDONESIAN, NumberStyle.ENGLISH
PLAIN, MIXED = NumberStyle.PLAIN, NumberStyle.MIXED


@pytest.mark.parametrize(
    ("digits", "value", "decimals", "style", "other"),
    [
        ("7", "7", 0, PLAIN, None),
        ("0", "0", 0, PLAIN, None),
        ("2031", "2031", 0, PLAIN, None),
        ("0007", "7", 0, PLAIN, None),
        ("99,5", "99.5", 1, INDONESIAN, None),
        ("99.5", "99.5", 1, ENGLISH, None),
        ("99,53", "99.53", 2, INDONESIAN, None),
        ("3,4567", "3.4567", 4, INDONESIAN, None),
        ("0,125", "0.125", 3, INDONESIAN, None),
        ("0.125", "0.125", 3, ENGLISH, None),
        ("1.234", "1234", 0, INDONESIAN, "1.234"),
        ("1,234", "1234", 0, ENGLISH, "1.234"),
        ("12.345", "12345", 0, INDONESIAN, "12.345"),
        ("1234.567", "1234.567", 3, ENGLISH, None),
        ("1.234.567", "1234567", 0, INDONESIAN, None),
        ("1,234,567", "1234567", 0, ENGLISH, None),
        ("1.234,5", "1234.5", 1, INDONESIAN, None),
        ("1,234.5", "1234.5", 1, ENGLISH, None),
        ("1.234,567", "1234.567", 3, INDONESIAN, None),
        ("900.000.000,00", "900000000.00", 2, INDONESIAN, None),
        ("900,000,000.00", "900000000.00", 2, ENGLISH, None),
        ("5.505.709566", "5505709566", 0, MIXED, None),
        ("1.23.456", "123456", 0, MIXED, None),
        ("12.3456,78", "123456.78", 2, MIXED, None),
        ("1234.567,8", "1234567.8", 1, MIXED, None),
    ],
)
def test_digits_with_marks_have_one_reading_or_two(
    digits: str, value: str, decimals: int, style: NumberStyle, other: str | None
) -> None:
    found = read_digits(digits)
    assert (found.value, found.decimals, found.style) == (Decimal(value), decimals, style)
    assert found.other == (None if other is None else Decimal(other))


@pytest.mark.parametrize(
    ("digits", "style", "value", "decimals"),
    [
        ("1,234", INDONESIAN, "1.234", 3),
        ("1,234", ENGLISH, "1234", 0),
        ("1,234", None, "1234", 0),
        ("1.234", ENGLISH, "1.234", 3),
        ("1.234", INDONESIAN, "1234", 0),
        ("1.234", MIXED, "1234", 0),
        ("99,5", ENGLISH, "99.5", 1),
        ("99.5", INDONESIAN, "99.5", 1),
    ],
)
def test_the_style_around_decides_where_marks_do_not(
    digits: str, style: NumberStyle | None, value: str, decimals: int
) -> None:
    found = read_digits(digits, style)
    assert (found.value, found.decimals) == (Decimal(value), decimals)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rp 7.158.357.400 dari pagu", [("7.158.357.400", RUPIAH)]),
        ("Rp7.500,-", [("7.500", RUPIAH)]),
        ("Rp. 12.000", [("12.000", RUPIAH)]),
        ("12.000,-", [("12.000", RUPIAH)]),
        ("99,53%", [("99,53", PERCENT)]),
        ("99,53 %", [("99,53", PERCENT)]),
        ("99,53 persen", [("99,53", PERCENT)]),
        ("99,53 persentase", [("99,53", ONE)]),
        ("28 orang dari 30 orang", [("28", ONE), ("30", ONE)]),
        ("(3,38)", [("3,38", ONE)]),
        ("skala 1-4", [("1", ONE), ("4", ONE)]),
        ("12/2031", []),
        ("PM 12/2031", []),
        ("Q3 dan IKU2", []),
        ("pasal 3a", []),
        ("v1.2.3", []),
        ("lima belas", []),
        ("", []),
    ],
)
def test_numbers_of_a_text_with_their_units(text: str, found: list[tuple[str, Unit]]) -> None:
    assert [(number.text, number.unit) for number in read_numbers(text, 1)] == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-5,00", "-5.00"),
        ("\u22125,00", "-5.00"),
        ("\u20135,00", "-5.00"),
        ("(5,00)", "-5.00"),
        (" (5,00) ", "-5.00"),
        ("B (5,00)", "5.00"),
        ("5,00", "5.00"),
        ("Rp 5,00", "5.00"),
    ],
)
def test_signs_and_brackets_make_numbers_negative(text: str, value: str) -> None:
    assert [number.value for number in read_numbers(text, 1)] == [Decimal(value)]


def test_a_bracketed_number_that_two_styles_read_is_negative_in_both() -> None:
    (number,) = read_numbers("(1.234)", 1)
    assert (number.value, number.other) == (Decimal(-1234), Decimal("-1.234"))


def test_digits_without_end_are_no_number() -> None:
    assert read_numbers("9" * 40, 1) != ()
    assert read_numbers("9" * 41, 1) == ()


@pytest.mark.parametrize(
    ("text", "step", "is_exact"),
    [
        ("12", "1", True),
        ("12%", "1", False),
        ("12,5", "0.1", False),
        ("12,50%", "0.01", False),
        ("Rp 900", "1", True),
    ],
)
def test_counts_and_money_are_exact_and_shares_are_rounded(text: str, step: str, is_exact: bool) -> None:
    (number,) = read_numbers(text, 1)
    assert (number.step, number.is_exact) == (Decimal(step), is_exact)


@pytest.mark.parametrize(
    ("text", "is_count"),
    [("12", True), ("1.234", True), ("12%", False), ("12,50%", False), ("12,5", False), ("Rp 900", False)],
)
def test_only_whole_figures_without_a_unit_count_things(text: str, is_count: bool) -> None:
    (number,) = read_numbers(text, 1)
    assert number.is_count is is_count


def test_another_reading_keeps_text_and_place() -> None:
    (number,) = read_numbers("sebesar 1.234", 7, 2)
    again = number.read_as(Decimal("1.234"), 3)
    assert (again.text, again.spot) == (number.text, Spot(7, 2, 8, 13))
    assert (again.value, again.decimals, again.other) == (Decimal("1.234"), 3, None)
    assert isinstance(again, PrintedNumber)


def test_spots_are_in_the_order_of_the_report() -> None:
    spots = [Spot(2), Spot(1, 3), Spot(1, 0, 7, 9), Spot(1, 0, 2, 3)]
    assert sorted(spots) == [Spot(1, 0, 2, 3), Spot(1, 0, 7, 9), Spot(1, 3), Spot(2)]


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("7", False),
        ("12.50", False),
        ("1.234.567", False),
        ("12.345.6", False),
        ("2.12", False),
        ("2.12.01", True),
        ("2.12.01.2.05", True),
        ("5.1.02.001.00001", True),
        ("31.12.2031", True),
        ("198.743.90", False),
        ("2.12.01,5", False),
        ("1,2,3", False),
    ],
)
def test_what_is_a_code_and_no_number(digits: str, expected: bool) -> None:
    assert is_code(digits) is expected
    assert bool(read_numbers(digits, 1)) is not expected
