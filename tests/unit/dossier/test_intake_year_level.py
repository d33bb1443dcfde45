"""Money of a year that begins, beside that of the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from capaian.domain.period import Period
from capaian.dossier.intake.stored_figures import Known, Nature, New
from capaian.dossier.intake.year_level import year_level

CLOSED = {"2024": 100}


def news(values: Sequence[int], before: Mapping[str, int] = CLOSED, at: str = "2025") -> list[New]:
    known = [Known(Period.parse(key), Decimal(value)) for key, value in before.items()]
    return [
        New(("revised", f"2.12.0{n}", "all", ""), Period.parse(at), Decimal(value), known)
        for n, value in enumerate(values, 1)
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param((500, 700, 999), True, id="five times and more"),
        pytest.param((20, 3, 10), True, id="a fifth and less"),
        pytest.param((500, 700, 499), False, id="one is less than five times that"),
        pytest.param((500, 700, 10), False, id="up and down"),
        pytest.param((100, 110, 90), False, id="as it was"),
        pytest.param((500, 700), False, id="few rows"),
        pytest.param((500, 700, 999, 0), True, id="a line that ended tells nothing"),
        pytest.param((0, 0, 0), False, id="nothing at all"),
    ],
)
def test_budgets_of_another_level(values: Sequence[int], expected: bool) -> None:
    found = [kind for kind, _ in year_level("revised", news(values), Nature.GRANTED)]
    assert found == ["level revised 2025"] * expected


@pytest.mark.parametrize(
    ("before", "at", "expected"),
    [
        pytest.param({"2024-Q1": 100}, "2025-Q1", True, id="the same quarter"),
        pytest.param({"2024-Q4": 100}, "2025-Q1", False, id="January is no December"),
        pytest.param({"2023": 100}, "2025", False, id="two years ago"),
        pytest.param({"2024": 100, "2025": 700}, "2025", False, id="stored already"),
        pytest.param({"2024-Q2": 100, "2025-Q1": 700}, "2025-Q2", False, id="its year is known"),
        pytest.param({"2024": 0}, "2025", False, id="nothing before"),
    ],
)
def test_what_a_year_is_held_against(before: Mapping[str, int], at: str, expected: bool) -> None:
    assert bool([*year_level("actual", news((700, 800, 900), before, at), Nature.SPENT)]) == expected


def test_a_year_that_has_spent_little_yet_is_no_question() -> None:
    assert [*year_level("actual", news((10, 8, 9)), Nature.SPENT)] == []


@pytest.mark.parametrize("nature", [Nature.STATE, Nature.EVENTS])
def test_people_and_events_are_told_elsewhere(nature: Nature) -> None:
    assert [*year_level("m", news((700, 800, 900)), nature)] == []


def test_what_is_told() -> None:
    ((_, words),) = year_level("revised", news((20, 3, 10, 5)), Nature.GRANTED)
    assert words == (
        "anggaran 5 kali lebih kecil atau kurang di 4 dari 4 baris dibanding tahun lalu (2.12.01: 100 untuk "
        "2024, sekarang 20; 2.12.02: 100 untuk 2024, sekarang 3; 2.12.03: 100 untuk 2024, sekarang 10): "
        "mungkin satuannya lain"
    )
