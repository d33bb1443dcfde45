"""The unit that a formula yields, by the units of what it names;
open where these leave it open.
"""

from __future__ import annotations

import pytest
from tests.every_case import every_case

from capaian.domain.value import INDEX, PERCENT, PURE_NUMBER, RUPIAH, Unit
from capaian.rules.formula.check import unit_of_result
from capaian.rules.formula.parse import parse

PEOPLE, PAPERS = Unit("orang"), Unit("dokumen")
UNITS = {
    "have": PEOPLE,
    "need": PEOPLE,
    "papers": PAPERS,
    "pagu": RUPIAH,
    "ktp": PERCENT,
    "kia": PERCENT,
}


@every_case(
    ("formula", "unit"),
    [
        ("have", PEOPLE),
        ("have + need", PEOPLE),
        ("have / need", PURE_NUMBER),
        ("100 * have / need", PERCENT),
        ("100 * papers / need", PERCENT),
        ("mean(ktp, kia)", PERCENT),
        ("wmean(ktp: 2, kia: 1)", PERCENT),
        ("-ktp", PERCENT),
        ("index(skm)", INDEX),
        ("share(programs.achievement >= 80)", PERCENT),
        ("pagu", RUPIAH),
    ],
)
def test_a_unit_follows_from_what_is_named(formula: str, unit: Unit) -> None:
    assert unit_of_result(parse(formula), UNITS.get) == unit


@pytest.mark.parametrize(
    "formula",
    [
        "12",
        "2 * have",
        "have / 12",
        "1000 * have / need",
        "unknown",
        "have * need",
        "pagu / have",
        "count(programs.achievement >= 80)",
    ],
)
def test_a_unit_is_open_where_a_typed_number_may_turn_one_into_another(formula: str) -> None:
    assert unit_of_result(parse(formula), UNITS.get) is None
