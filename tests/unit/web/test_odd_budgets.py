"""Budgets that can hardly be meant are told by what they are beside; all others are taken."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.every_case import every_case

from capaian.web.planning.saving import Budgets

OTHERS = [Decimal(text) for text in ("12000000", "0", "48500000", "90000000")]


@every_case(
    ("text", "last", "others", "said"),
    [
        ("48.5", None, [], "bukan rupiah utuh"),
        ("48.5", "48500000", OTHERS, "bukan rupiah utuh"),
        ("999999999999999999", None, [], "satu triliun"),
        ("1000000000000", "900000000000", [], "satu triliun"),
        ("999999999999", None, [], ""),
        ("48500", None, OTHERS, "kurang dari seperseratus pagu tengah sub kegiatan lain (48.500.000)"),
        ("48500", None, OTHERS[:3], ""),
        ("485000", None, OTHERS, ""),
        ("1000000", None, OTHERS, ""),
        ("4850000000", None, OTHERS, ""),
        ("4850000001", None, OTHERS, "lebih dari seratus kali pagu tengah"),
        ("485000", "400000", OTHERS, ""),
        ("485000", "48500001", OTHERS, "kurang dari seperseratus pagu tahun sebelumnya (48.500.001)"),
        ("485000", "48500000", OTHERS, ""),
        ("50000001", "500000", OTHERS, "lebih dari seratus kali pagu tahun sebelumnya"),
        ("485000", "0", OTHERS, ""),
        ("0", "48500000", OTHERS, ""),
        ("-1", None, OTHERS, ""),
    ],
)
def test_a_budget_is_odd_beside_what_is_known(
    text: str, last: str | None, others: list[Decimal], said: str
) -> None:
    why = Budgets(Decimal(last) if last is not None else None, others).why_odd(Decimal(text))
    assert said in why and bool(why) is bool(said)


@pytest.mark.parametrize("factor", [1, 1000, 1_000_000])
def test_small_budgets_beside_small_ones_are_taken(factor: int) -> None:
    known = Budgets(others=[Decimal(number * factor) for number in (40, 50, 60)])
    assert not known.why_odd(Decimal(45 * factor))
    assert known.why_odd(Decimal(5001 * factor)) and not known.why_odd(Decimal(5000 * factor))
