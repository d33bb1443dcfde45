"""Random formulas, as trees that the language can write and as texts that
it may or may not read.
"""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from capaian.domain.identifiers import AreaCode
from capaian.domain.period import Period
from capaian.rules.formula.explain import to_source
from capaian.rules.formula.parse import MAX_LENGTH, MAX_NODES
from capaian.rules.formula.tree import (
    NOTHING_SELECTED,
    Call,
    ChainLink,
    ComparisonSign,
    Expression,
    Function,
    Limit,
    ListRows,
    MemberTally,
    Name,
    Negative,
    NumberLiteral,
    Operator,
    Product,
    RegisterCount,
    RowCondition,
    Selector,
    Sum,
    SurveyIndex,
    Tallying,
    Weighted,
    WeightedMean,
    walk,
)
from capaian.rules.formula.wording import MEMBERS, REGISTERS

CODES = ("a", "b", "c1", "iku-2", "ktp.holders", "ik-4-3.achievement", "akta_lahir", "mean", "x")
"""Names as offices make them, and two that are also words of the language or of habit."""

_PERIODS = st.none() | st.sampled_from(
    [Period.parse(text) for text in ("2022", "2023-S1", "2023-Q3", "2023-M07")]
)
_SELECTORS = st.builds(
    Selector,
    st.none() | st.sampled_from([AreaCode("63.11"), AreaCode("63.11.02")]),
    _PERIODS,
    st.none() | st.sampled_from(["II", "III"]),
)
_MAYBE_SELECTED = st.just(NOTHING_SELECTED) | _SELECTORS
NUMBERS = st.decimals(0, 10**6, places=3, allow_nan=False).map(abs) | st.integers(0, 9).map(
    Decimal
)
_WEIGHTS = st.integers(1, 9).map(Decimal) | st.sampled_from([Decimal("0.5"), Decimal("0.25")])
_LIMITS = st.builds(Limit, st.sampled_from(ComparisonSign), st.integers(-5, 120).map(Decimal))

LISTED = [
    ListRows(
        "innovations", "", (RowCondition("supports", ComparisonSign.EQUAL, ("kk", "akta-lahir")),)
    ),
    ListRows(
        "training", "hours", (RowCondition("group", ComparisonSign.EQUAL, ("Tenaga honorer",)),)
    ),
    ListRows(
        "documents",
        "",
        (RowCondition("done", ComparisonSign.AT_MOST, ("due",)), RowCondition("due")),
    ),
]

LEAVES: st.SearchStrategy[Expression] = st.one_of(
    st.builds(NumberLiteral, NUMBERS),
    st.builds(Name, st.sampled_from(CODES), _MAYBE_SELECTED),
    st.builds(SurveyIndex, st.sampled_from(["skm", "skm-online"]), _MAYBE_SELECTED),
    st.builds(
        MemberTally,
        st.sampled_from(Tallying),
        st.sampled_from(list(MEMBERS.values())),
        _LIMITS,
        _MAYBE_SELECTED,
    ),
    st.builds(RegisterCount, st.sampled_from(list(REGISTERS.values())), _MAYBE_SELECTED),
    st.builds(RegisterCount, st.sampled_from(LISTED), st.builds(Selector, period=_PERIODS)),
)


def _chain(
    operands: st.SearchStrategy[Expression], first: Operator, other: Operator
) -> st.SearchStrategy[tuple[ChainLink, ...]]:
    head = st.builds(ChainLink, st.just(first), operands)
    tail = st.lists(
        st.builds(ChainLink, st.sampled_from([first, other]), operands), min_size=1, max_size=3
    )
    return st.builds(lambda link, links: (link, *links), head, tail)


def _larger(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    some = st.lists(parts, min_size=1, max_size=3).map(tuple)
    pairs = st.lists(st.builds(Weighted, parts, _WEIGHTS), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Negative, parts),
        st.builds(Sum, _chain(parts, Operator.PLUS, Operator.MINUS)),
        st.builds(Product, _chain(parts, Operator.TIMES, Operator.OVER)),
        st.builds(Call, st.sampled_from(Function), some),
        st.builds(WeightedMean, pairs),
    )


def _is_within_limits(tree: Expression) -> bool:
    return len(to_source(tree)) <= MAX_LENGTH and sum(1 for _ in walk(tree)) <= MAX_NODES


TREES = st.recursive(LEAVES, _larger, max_leaves=12).filter(_is_within_limits)
"""Trees that the language can write within its limits."""

SOURCES = TREES.map(to_source)
"""Sound formulas."""

_WORDS = st.sampled_from(
    [
        *CODES,
        *(f"{function}(" for function in (*Function, *Tallying, "wmean", "index", "avg")),
        *MEMBERS,
        *"+-*/()[],:=<>.%×÷−'\" \n0123456789",
        ">=",
        "<=",
        "==",
        "**",
        "--",
        "[area=63.11]",
        "[period=2022]",
        "[tier=",
        "67,5",
        "1.234.567",
        "__class__",
        "import",
        "lambda",
        "\x00",
        "\u00a0",
        "é",
        "Rp",
        "IKU-2",
        "1e9",
        "9" * 25,
    ]
)
NONSENSE = st.text(max_size=60) | st.lists(_WORDS, max_size=40).map("".join)
"""Texts of any signs, and texts of words of the language and its surroundings in any order."""


@st.composite
def damaged_sources(draw: st.DrawFn) -> str:
    """Draw a sound formula in which one piece was cut out, doubled or replaced."""
    source = draw(SOURCES)
    start = draw(st.integers(0, len(source)))
    end = draw(st.integers(start, min(len(source), start + 6)))
    middle = draw(st.sampled_from(["", source[start:end] * 2]) | _WORDS)
    return source[:start] + middle + source[end:]
