"""Amounts that rose or fell between two years of a table, told with their way and their share."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

BUDGETS = """
BAB III ANGGARAN

Tabel 1 Anggaran Pelabuhan

Tahun | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
2031 | 6.482.350.000 | 6.129.874.500 | 94,56
2032 | 6.981.035.000 | 6.727.252.200 | 96,36

{}
"""


def errors(sentence: str) -> list[tuple[str, str, str]]:
    found = audited(BUDGETS.format(sentence)).findings
    return [(f.rule.value, f.printed, f.computed) for f in found if f.level is Level.ERROR]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pagu tahun 2032 naik Rp 498.685.000,- atau 7,69% dibandingkan tahun 2031.",
        "Pagu tahun 2032 bertambah sebesar Rp 498.685.000 (7,69%) dari tahun 2031.",
        "Pagu tahun 2032 tidak turun Rp 498.685.000.",
        "Pagu pelabuhan lama turun Rp 498.658.000 atau 3,10%.",
    ],
)
def test_what_the_table_bears_out_or_does_not_know_is_left_alone(sentence: str) -> None:
    assert errors(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Pagu tahun 2032 turun Rp 498.685.000,- atau 7,69% dibandingkan tahun 2031.",
            ("trend", "turun 498.685.000", "naik 498.685.000"),
        ),
        (
            "Pagu tahun 2032 naik Rp 498.685.000,- atau 6,79% dibandingkan tahun 2031.",
            ("ratio", "6,79", "7,69"),
        ),
        ("Realisasi berkurang Rp 597.377.700.", ("trend", "berkurang 597.377.700", "bertambah 597.377.700")),
    ],
)
def test_the_way_and_the_share_of_an_amount_are_those_of_the_table(
    sentence: str, expected: tuple[str, str, str]
) -> None:
    assert errors(sentence) == [expected]
