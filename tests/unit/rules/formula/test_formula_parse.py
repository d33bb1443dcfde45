"""Texts that are formulas, and the trees they make."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.every_case import every_case

from capaian.domain.identifiers import AreaCode
from capaian.domain.period import Period
from capaian.rules.formula.issues import FormulaError, FormulaProblem
from capaian.rules.formula.parse import MAX_DEPTH, MAX_LENGTH, MAX_NODES, parse
from capaian.rules.formula.tree import (
    ChainLink,
    Expression,
    MemberTally,
    Name,
    Negative,
    NumberLiteral,
    Operator,
    Product,
    Selector,
    Sum,
    find_parts,
    names_in,
    surveys_in,
    walk,
)

A, B, C = Name("a"), Name("b"), Name("c")
PLUS, MINUS, TIMES, OVER = Operator


def number(text: str) -> NumberLiteral:
    return NumberLiteral(Decimal(text))


def links(*parts: tuple[Operator, Expression]) -> tuple[ChainLink, ...]:
    return tuple(ChainLink(operator, operand) for operator, operand in parts)


@every_case(
    "code",
    [
        "a",
        "ktp",
        "iku-2",
        "ik-4-3",
        "akta_lahir",
        "akta-lahir_0",
        "ktp.holders",
        "akta-lahir.population",
        "ik-4-3.achievement",
        "a.b.c",
        "a1-2b.c-d",
        "mean",
        "index",
    ],
)
def test_a_name_is_one_word(code: str) -> None:
    assert parse(code) == Name(code)


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("a - b", "a", "b"),
        ("a -b", "a", "b"),
        ("a- b", "a", "b"),
        ("(a)-b", "a", "b"),
        ("a\n-\tb", "a", "b"),
        ("iku-1 - iku-2", "iku-1", "iku-2"),
        ("ktp.holders -ktp.eligible", "ktp.holders", "ktp.eligible"),
    ],
)
def test_a_minus_after_a_space_or_bracket_subtracts(text: str, left: str, right: str) -> None:
    assert parse(text) == Sum(links((PLUS, Name(left)), (MINUS, Name(right))))


def test_a_minus_after_a_digit_subtracts() -> None:
    assert parse("2-a") == Sum(links((PLUS, number("2")), (MINUS, A)))


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", "0"), ("100", "100"), ("0.111", "0.111"), ("007", "7"), ("12345678901234567890",) * 2],
)
def test_numbers_keep_every_digit(text: str, value: str) -> None:
    assert parse(text) == number(value)


@every_case(
    ("text", "tree"),
    [
        ("a + b + c", Sum(links((PLUS, A), (PLUS, B), (PLUS, C)))),
        ("a - b + c", Sum(links((PLUS, A), (MINUS, B), (PLUS, C)))),
        ("a - (b + c)", Sum(links((PLUS, A), (MINUS, Sum(links((PLUS, B), (PLUS, C))))))),
        ("a * b / c", Product(links((TIMES, A), (TIMES, B), (OVER, C)))),
        (
            "a / (b * c)",
            Product(links((TIMES, A), (OVER, Product(links((TIMES, B), (TIMES, C)))))),
        ),
        ("a + b * c", Sum(links((PLUS, A), (PLUS, Product(links((TIMES, B), (TIMES, C))))))),
        ("(a + b) * c", Product(links((TIMES, Sum(links((PLUS, A), (PLUS, B)))), (TIMES, C)))),
        ("-a", Negative(A)),
        ("-a * b", Product(links((TIMES, Negative(A)), (TIMES, B)))),
        ("a - -b", Sum(links((PLUS, A), (MINUS, Negative(B))))),
        ("-(a + b)", Negative(Sum(links((PLUS, A), (PLUS, B))))),
        ("((a))", A),
    ],
)
def test_multiplying_binds_more_than_adding(text: str, tree: Expression) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("a[area=63.11.02]", Selector(area=AreaCode("63.11.02"))),
        ("a[period=2022]", Selector(period=Period(2022))),
        ("a[ period = 2023-Q3 ]", Selector(period=Period.parse("2023-Q3"))),
        ("a[period=2022, area=63.11.02]", Selector(AreaCode("63.11.02"), Period(2022))),
        ("a[area=63.11.02,period=2022]", Selector(AreaCode("63.11.02"), Period(2022))),
        ("a[tier=III]", Selector(tier="III")),
    ],
)
def test_selectors_choose_area_period_and_tier(text: str, selector: Selector) -> None:
    assert parse(text) == Name("a", selector)


def test_a_field_may_follow_the_selector() -> None:
    assert parse("ktp[period=2022].holders") == parse("ktp.holders[period=2022]")


@pytest.mark.parametrize(
    "text",
    [
        "share(indicators[tier=III].achievement >= 1)",
        "share(indicators.achievement[tier=III] >= 1)",
    ],
)
def test_a_tier_is_chosen_before_or_after_the_field(text: str) -> None:
    tree = parse(text)
    assert isinstance(tree, MemberTally)
    assert tree.selector == Selector(tier="III")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("a + b", [1, 1, 5]),
        ("  100 * ktp / kia", [3, 3, 9, 15]),
        ("mean(a, -b)", [1, 6, 9, 10]),
        ("a\n+ b", [1, 1, 5]),
        ("index(skm)", [1]),
        ("2 * share(programs.achievement > 1)", [1, 1, 5]),
        ("wmean(a: 1, b: 2)", [1, 7, 13]),
    ],
)
def test_every_part_knows_its_column(text: str, columns: list[int]) -> None:
    assert [part.column for part in walk(parse(text))] == columns


def test_columns_do_not_count_when_trees_are_compared() -> None:
    assert parse("a+b") == parse("  a  +  b ")


def test_a_walk_passes_every_part_from_left_to_right() -> None:
    tree = parse("mean(a, wmean(b: 1)) * index(skm) - count(programs.achievement > 1) + c / -a")
    assert [name.code for name in names_in(tree)] == ["a", "b", "c", "a"]
    assert [survey.survey for survey in surveys_in(tree)] == ["skm"]
    assert len(find_parts(tree, MemberTally)) == 1


def problem_of(text: str) -> FormulaProblem:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    return caught.value.issue.problem


def test_length_has_a_limit() -> None:
    assert parse("a".ljust(MAX_LENGTH)) == A
    assert problem_of("a".ljust(MAX_LENGTH + 1)) is FormulaProblem.TOO_LONG


def test_the_column_of_a_long_text_is_the_first_beyond() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("a".ljust(MAX_LENGTH + 9))
    assert caught.value.issue.column == MAX_LENGTH + 1


@pytest.mark.parametrize("opening", ["(", "mean("])
def test_depth_has_a_limit(opening: str) -> None:
    assert parse(opening * MAX_DEPTH + "a" + ")" * MAX_DEPTH)
    assert (
        problem_of(opening * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1))
        is FormulaProblem.TOO_DEEP
    )


def test_depth_counts_what_is_open_only() -> None:
    assert parse(" + ".join(["(a)"] * (MAX_DEPTH + 5)))


def test_closed_brackets_make_no_room_for_deeper_ones() -> None:
    deep = "(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1)
    assert problem_of("(a) + " * 5 + deep) is FormulaProblem.TOO_DEEP


def test_the_number_of_parts_has_a_limit() -> None:
    assert parse("+".join("a" * (MAX_NODES - 1)))
    assert problem_of("+".join("a" * MAX_NODES)) is FormulaProblem.TOO_LARGE


def test_the_column_of_too_many_parts_is_the_first_beyond() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("+".join("a" * MAX_NODES))
    assert caught.value.issue.column == 2 * MAX_NODES - 1


@pytest.mark.parametrize("text", ["1" * 21, "a * 0." + "1" * 20, "wmean(a: " + "9" * 21 + ")"])
def test_numbers_have_twenty_digits_at_most(text: str) -> None:
    assert problem_of(text) is FormulaProblem.NUMBER_TOO_LONG


def test_the_same_text_is_read_once() -> None:
    assert parse("mean(a, b) + 1") is parse("mean(a, b) + 1")
