"""How numbers are rounded and written in Indonesian."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.every_case import every_case

from capaian.domain.numerals import (
    MINUS,
    plain,
    read_roman,
    round_half_up,
    write_decimal,
    write_exact,
    write_roman,
    write_rupiah,
    write_shortest,
    write_signed,
    write_words,
)

FIGURES = st.decimals(
    min_value=-(10**15), max_value=10**15, places=6, allow_nan=False, allow_infinity=False
)


@every_case(
    ("value", "decimals", "expected"),
    [
        pytest.param("2.5", 0, "3", id="a half goes up"),
        pytest.param("3.5", 0, "4", id="also from an odd number"),
        pytest.param("-2.5", 0, "-3", id="away from zero below it"),
        pytest.param("62.825", 2, "62.83", id="capaian of documents of events"),
        pytest.param("62.8249999", 2, "62.82", id="just below the half"),
        pytest.param("99.995", 2, "100.00", id="carries over"),
        pytest.param("0", 2, "0.00", id="zero"),
        pytest.param("-0.001", 2, "0.00", id="no negative zero"),
        pytest.param("1E+3", 1, "1000.0", id="an exponent is written out"),
        pytest.param(
            "12345678901234567890.125", 2, "12345678901234567890.13", id="more than 28 digits"
        ),
    ],
)
def test_rounding_is_half_up(value: str, decimals: int, expected: str) -> None:
    rounded = round_half_up(Decimal(value), decimals)
    assert str(rounded) == expected


@given(FIGURES, st.integers(min_value=0, max_value=4))
def test_rounding_agrees_with_fractions(value: Decimal, decimals: int) -> None:
    scaled = abs(Fraction(value)) * 10**decimals
    whole = int(scaled) + (1 if scaled - int(scaled) >= Fraction(1, 2) else 0)
    sign = -1 if value < 0 else 1
    assert Fraction(round_half_up(value, decimals)) == Fraction(sign * whole, 10**decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        pytest.param("1234567.891", 2, "1.234.567,89", id="dots and comma"),
        pytest.param("999", 0, "999", id="no dot below a thousand"),
        pytest.param("1000", 0, "1.000", id="one dot"),
        pytest.param("-37.03", 2, f"{MINUS}37,03", id="a true minus sign"),
        pytest.param("-0.004", 2, "0,00", id="no minus before zero"),
        pytest.param("67.8", 2, "67,80", id="equal decimals in a column"),
        pytest.param("0.5", 0, "1", id="half"),
    ],
)
def test_figures_are_written_in_indonesian(value: str, decimals: int, expected: str) -> None:
    assert write_decimal(Decimal(value), decimals) == expected


@given(FIGURES, st.integers(min_value=0, max_value=4))
def test_what_is_written_can_be_read_back(value: Decimal, decimals: int) -> None:
    text = write_decimal(value, decimals)
    back = Decimal(text.replace(".", "").replace(",", ".").replace(MINUS, "-"))
    assert back == round_half_up(value, decimals)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.78", "+0,78"),
        ("-0.76", f"{MINUS}0,76"),
        ("0", "0,00"),
        ("0.004", "0,00"),
        ("-0.004", "0,00"),
    ],
)
def test_a_difference_shows_its_sign_unless_it_is_zero(value: str, expected: str) -> None:
    assert write_signed(Decimal(value), 2) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("6962697488", "Rp6.962.697.488"),
        ("0", "Rp0"),
        ("-12500", f"{MINUS}Rp12.500"),
        ("0.4", "Rp0"),
    ],
)
def test_money_has_no_space_and_no_decimals(value: str, expected: str) -> None:
    assert write_rupiah(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("94.2400", "94.24"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("0.10", "0.1"),
        ("-5.0", "-5"),
        ("0", "0"),
    ],
)
def test_machines_get_plain_figures(value: str, expected: str) -> None:
    assert plain(Decimal(value)) == expected


@given(FIGURES)
def test_plain_figures_lose_nothing(value: Decimal) -> None:
    assert Decimal(plain(value)) == value


@every_case(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (25, "dua puluh lima"),
        (100, "seratus"),
        (101, "seratus satu"),
        (110, "seratus sepuluh"),
        (215, "dua ratus lima belas"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1111, "seribu seratus sebelas"),
        (2023, "dua ribu dua puluh tiga"),
        (11000, "sebelas ribu"),
        (100000, "seratus ribu"),
        (1000000, "satu juta"),
        (1200300, "satu juta dua ratus ribu tiga ratus"),
        (2000000000, "dua miliar"),
        (10**12, "satu triliun"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert write_words(number) == words


@pytest.mark.parametrize("number", [-1, 10**15])
def test_numbers_beyond_the_words_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_words(number)


@given(st.integers(min_value=1, max_value=10**15 - 1))
def test_words_never_say_zero_within_a_number(number: int) -> None:
    assert "nol" not in write_words(number).split()


ROMANS = {
    1: "I",
    3: "III",
    4: "IV",
    9: "IX",
    14: "XIV",
    29: "XXIX",
    40: "XL",
    62: "LXII",
    99: "XCIX",
    1994: "MCMXCIV",
}


@every_case(("number", "text"), ROMANS.items())
def test_roman_figures(number: int, text: str) -> None:
    assert write_roman(number) == text


@given(st.integers(1, 4999))
def test_a_roman_number_is_read_as_it_is_written(number: int) -> None:
    assert read_roman(write_roman(number)) == number == read_roman(write_roman(number).lower())


@pytest.mark.parametrize("text", ["", "IIX", "VV", "XIIII", "dua", "4", "I I"])
def test_what_is_no_roman_number_has_no_value(text: str) -> None:
    assert read_roman(text) is None


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_no_roman_number_below_one(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_roman(number)


@pytest.mark.parametrize(
    ("value", "exact", "shortest"),
    [
        pytest.param("1234.50", "1.234,50", "1.234,5", id="one nought too many"),
        pytest.param("1200.00", "1.200,00", "1.200", id="all decimals are noughts"),
        pytest.param("1200", "1.200", "1.200", id="noughts before the comma stay"),
        pytest.param("0.000", "0,000", "0", id="nothing"),
        pytest.param("-0.050", f"{MINUS}0,050", f"{MINUS}0,05", id="below zero"),
        pytest.param("1E+6", "1.000.000", "1.000.000", id="an exponent is written out"),
        pytest.param("99.99999999", "99,99999999", "99,99999999", id="nothing is rounded"),
    ],
)
def test_numbers_keep_their_own_decimals_or_lose_the_noughts_at_their_end(
    value: str, exact: str, shortest: str
) -> None:
    assert write_exact(Decimal(value)) == exact
    assert write_shortest(Decimal(value)) == shortest


def _read_back(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").replace(MINUS, "-"))


@given(FIGURES)
def test_what_is_written_with_its_own_decimals_is_the_number_itself(value: Decimal) -> None:
    assert _read_back(write_exact(value)) == value
    assert _read_back(write_shortest(value)) == value
    assert len(write_shortest(value)) <= len(write_exact(value))
    assert not write_shortest(value).endswith(",")
