"""Levels said to meet a target that only their row prints."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.report_of_herds import said_of

WRONG = [
    (
        "measured",
        ("Populasi sapi potong sebanyak 42.745 ekor belum mencapai target, dan pelayanan terus dibenahi."),
        ("claim", "belum mencapai target", "mencapai target"),
    ),
    (
        "measured",
        "Populasi kambing sebanyak 26.880 ekor melampaui target.",
        ("claim", "mencapai target", "belum mencapai target"),
    ),
    (
        "front",
        "Populasi kambing sebanyak 26.880 ekor telah memenuhi target yang ditetapkan.",
        ("claim", "mencapai target", "belum mencapai target"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "measured",
        "Populasi sapi potong sebanyak 42.745 ekor melampaui target.",
    ),
    (
        "measured",
        "Populasi kambing sebanyak 26.880 ekor belum mencapai target.",
    ),
    (
        "measured",
        "Populasi sapi potong sebanyak 42.745 ekor belum mencapai target akhir Renstra.",
    ),
    (
        "end",
        "Cakupan vaksinasi ternak sebesar 84,40% telah memenuhi target.",
    ),
    (
        "end",
        "Populasi kerbau sebanyak 19.430 belum mencapai target.",
    ),
    (
        "measured",
        "Populasi sapi potong tahun 2033 sebanyak 41.100 ekor belum mencapai target.",
    ),
]
"""Sentences that are right, or of something else."""


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
