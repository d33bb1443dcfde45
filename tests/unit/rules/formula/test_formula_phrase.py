"""Texts of parts: where parentheses are needed, and where they would only be in the way."""

from __future__ import annotations

import pytest

from capaian.rules.formula.part_value import KEYBOARD, PRINT, Phrase, Tightness, add, listed, multiply, negate
from capaian.rules.formula.tree import Operator

A, B = Phrase("a"), Phrase("b")
SUM = Phrase("a + b", Tightness.SUM)
PRODUCT = Phrase("a × b", Tightness.PRODUCT)


@pytest.mark.parametrize("tightness", Tightness)
@pytest.mark.parametrize("least", Tightness)
def test_only_what_is_looser_needs_parentheses(tightness: Tightness, least: Tightness) -> None:
    written = Phrase("t", tightness).within(least)
    assert written == ("t" if tightness >= least else "(t)")


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        ([A, B], "a + b"),
        ([A, PRODUCT], "a + a × b"),
        ([SUM, A], "(a + b) + a"),
        ([A, SUM], "a + (a + b)"),
    ],
)
def test_sums_keep_their_structure(phrases: list[Phrase], text: str) -> None:
    written = add([Operator.PLUS] * 2, phrases)
    assert (written.text, written.tightness) == (text, Tightness.SUM)


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        ([A, B], "a × b"),
        ([SUM, A], "(a + b) × a"),
        ([A, PRODUCT], "a × (a × b)"),
        ([PRODUCT, A], "(a × b) × a"),
    ],
)
def test_products_keep_their_structure(phrases: list[Phrase], text: str) -> None:
    written = multiply([Operator.TIMES] * 2, phrases)
    assert (written.text, written.tightness) == (text, Tightness.PRODUCT)


@pytest.mark.parametrize(
    ("operator", "print_sign", "key"),
    [
        (Operator.PLUS, "+", "+"),
        (Operator.MINUS, "−", "-"),
        (Operator.TIMES, "×", "*"),
        (Operator.OVER, "÷", "/"),
    ],
)
def test_print_and_keyboard_have_signs_of_their_own(operator: Operator, print_sign: str, key: str) -> None:
    assert PRINT[operator] == print_sign
    assert KEYBOARD[operator] == key


def test_the_sign_of_the_first_part_is_not_written() -> None:
    assert add([Operator.PLUS, Operator.MINUS, Operator.PLUS], [A, B, A]).text == "a − b + a"
    assert multiply([Operator.TIMES, Operator.OVER], [A, B], KEYBOARD).text == "a / b"


@pytest.mark.parametrize(
    ("phrase", "printed", "typed"),
    [(A, "−a", "-a"), (SUM, "−(a + b)", "-(a + b)"), (PRODUCT, "−(a × b)", "-(a × b)")],
)
def test_the_opposite_binds_its_part(phrase: Phrase, printed: str, typed: str) -> None:
    assert negate(phrase).text == printed
    assert negate(phrase, KEYBOARD).text == typed


def test_in_print_an_opposite_stands_in_parentheses_after_a_sign() -> None:
    assert multiply([Operator.TIMES] * 2, [A, negate(B)]).text == "a × (−b)"
    assert multiply([Operator.TIMES] * 2, [A, negate(B, KEYBOARD)], KEYBOARD).text == "a * -b"


def test_lists_are_separated_so_that_decimal_commas_stand_out() -> None:
    assert listed("terbesar dari ", [Phrase("1,5"), SUM]).text == "terbesar dari (1,5; a + b)"
    assert listed("max", [A, B], ", ").text == "max(a, b)"
    assert listed("max", [A]).tightness is Tightness.ATOM
