"""The order in which formulas are computed, and circles that have none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.every_case import every_case

from capaian.domain.errors import CapaianError
from capaian.rules.dependencies import CycleError, describe_cycle, find_cycles, needs_of, order
from capaian.rules.formula.parse import parse

CODES = ("iku-1", "iku-2", "ktp", "kia", "ik-4-3", "ktp.holders")


@every_case(
    ("formula", "needs"),
    [
        ("mean(ktp, kia)", ("ktp", "kia")),
        ("kia + ktp + kia", ("kia", "ktp")),
        ("100 * ik-4-3 / 2", ("ik-4-3",)),
        ("ik-4-3.achievement + 1", ("ik-4-3",)),
        ("iku-2[period=2022]", ("iku-2",)),
        ("iku-2.actual - iku-1.target + ktp.achievement", ("iku-2", "iku-1", "ktp")),
        ("ktp.holders / ktp.eligible", ("ktp.holders",)),
        ("100 * kia.issued / kia.eligible", ()),
        ("achievement + x.achievement", ()),
        ("kia.issued.achievement", ()),
        ("unknown * 2", ()),
        ("index(skm)", ()),
        ("share(programs.achievement >= 80)", ()),
        ("wmean(kia: 2, ktp: 1) - min(iku-1, 3)", ("kia", "ktp", "iku-1")),
    ],
)
def test_a_formula_needs_the_codes_it_names(formula: str, needs: tuple[str, ...]) -> None:
    assert needs_of(parse(formula), CODES) == needs


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ({}, ()),
        ({"a": ()}, ("a",)),
        ({"a": (), "b": ()}, ("a", "b")),
        ({"b": (), "a": ()}, ("b", "a")),
        ({"a": ("b",), "b": ()}, ("b", "a")),
        ({"a": ("b", "c"), "b": ("c",), "c": ()}, ("c", "b", "a")),
        ({"a": ("x", "y")}, ("a",)),
        ({"a": ("b", "b"), "b": ("x",)}, ("b", "a")),
    ],
)
def test_what_is_needed_comes_first(
    needs: Mapping[str, tuple[str, ...]], expected: tuple[str, ...]
) -> None:
    assert order(needs) == expected


def test_a_long_chain_is_no_burden() -> None:
    needs = {f"c{n}": (f"c{n + 1}",) for n in range(5000)}
    assert order(needs)[0] == "c4999"


@pytest.mark.parametrize(
    ("needs", "cycle"),
    [
        ({"a": ("a",)}, ("a",)),
        ({"a": ("b",), "b": ("a",)}, ("a", "b")),
        ({"c": ("a",), "a": ("b",), "b": ("c",)}, ("c", "a", "b")),
        ({"z": ("a",), "a": ("b",), "b": ("a",)}, ("a", "b")),
        ({"a": ("b", "x"), "b": ("c",), "c": ("b", "x"), "x": ()}, ("b", "c")),
    ],
)
def test_a_circle_is_named_from_the_first_given(
    needs: Mapping[str, tuple[str, ...]], cycle: tuple[str, ...]
) -> None:
    with pytest.raises(CycleError) as caught:
        order(needs)
    assert caught.value.cycle == cycle


def test_each_code_of_a_circle_needs_the_next() -> None:
    needs = {"a": ("d",), "b": ("a",), "c": ("b",), "d": ("c",)}
    with pytest.raises(CycleError) as caught:
        order(needs)
    cycle = caught.value.cycle
    for code, following in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
        assert following in needs[code]


def test_a_circle_is_for_the_user_to_mend() -> None:
    error = CycleError(("iku-1", "iku-2"))
    assert isinstance(error, CapaianError)
    assert error.code == "formula_cycle"
    assert str(error).endswith("iku-1 → iku-2 → iku-1.")


def test_a_formula_that_names_itself_is_called_so() -> None:
    assert describe_cycle(("iku-1",)) == "Rumus iku-1 menunjuk dirinya sendiri."


@pytest.mark.parametrize(
    ("needs", "cycles"),
    [
        ({"a": ("b",), "b": ()}, ()),
        ({"a": ("a",), "b": ("b",)}, (("a",), ("b",))),
        ({"a": ("b",), "b": ("a",), "c": ("d",), "d": ("c",)}, (("a", "b"), ("c", "d"))),
        ({"a": ("b",), "b": ("a", "c"), "c": ("c",)}, (("a", "b"), ("c",))),
    ],
)
def test_every_separate_circle_is_found(
    needs: Mapping[str, tuple[str, ...]], cycles: tuple[tuple[str, ...], ...]
) -> None:
    assert set(find_cycles(needs)) == set(cycles)


def test_a_knot_of_formulas_is_no_burden() -> None:
    codes = [f"c{n}" for n in range(120)]
    cycles = find_cycles({code: codes for code in codes})
    assert cycles
    assert len({code for cycle in cycles for code in cycle}) == sum(map(len, cycles))


def test_finding_circles_leaves_the_needs_alone() -> None:
    needs = {"a": ["b"], "b": ["a"]}
    find_cycles(needs)
    assert needs == {"a": ["b"], "b": ["a"]}
