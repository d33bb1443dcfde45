"""Counts of an earlier year beside what its paper states: one year has one figure."""

from __future__ import annotations

import pytest
from tests.factories import counts, difference, history, indicator, office_year, rule_set

from capaian.domain.issue import Issue, Level
from capaian.domain.value import Unit
from capaian.domain.work import Count, HistoryValue
from capaian.rules.checks.validate import validate

NOW = counts("ktp", [90, 180, 270], [100, 200, 300])
EARLIER = (*NOW, *counts("ktp", [70, 150, 230], [100, 200, 300], 2022))
"""75 percent in 2022."""
OTHER = counts("akta", [10, 20, 30], [20, 40, 60], 2022)
"""50 percent."""


def found(rows: tuple[Count, ...], *stated: HistoryValue, **changes: object) -> list[Issue]:
    issues = validate(office_year(counts=rows, history=stated, **changes), rule_set())
    return [issue for issue in issues if (issue.subject or "").startswith("two_values:counts:")]


def told(rows: tuple[Count, ...], *stated: HistoryValue, **changes: object) -> list[str | None]:
    return [issue.subject for issue in found(rows, *stated, **changes)]


def test_counts_that_make_another_figure_are_an_error() -> None:
    (issue,) = found(EARLIER, history("ktp", "78.4"))
    assert (issue.subject, issue.level) == ("two_values:counts:ktp:2022", Level.ERROR)
    assert issue.place.file == "counts.csv"
    assert "75,00 menurut hitungan" in issue.message and "78,4 menurut" in issue.message


@pytest.mark.parametrize(
    ("stated", "is_told"), [("75", 0), ("75.4", 1), ("75.00", 0), ("74.96", 1), ("76", 1)]
)
def test_a_figure_is_held_as_it_is_written(stated: str, is_told: int) -> None:
    assert len(told(EARLIER, history("ktp", stated))) == is_told


def test_so_do_counts_until_the_end_of_the_year() -> None:
    half = counts("ktp", [70, 150, 230], [100, 200, 300], "2022-S2")
    assert told((*NOW, *half), history("ktp", "78.4")) == ["two_values:counts:ktp:2022"]


def test_a_difference_declares_it() -> None:
    known = (difference("two_values:counts:ktp:2022"),)
    (issue,) = found(EARLIER, history("ktp", "78.4"), differences=known)
    assert issue.level is Level.WARNING


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        pytest.param(NOW, history("ktp", "78.4"), id="not counted then"),
        pytest.param((*NOW, *OTHER), history("ktp", "78.4"), id="something else was counted"),
        pytest.param(EARLIER, history("ktp", "3.1", scale=Unit("scale-4")), id="another scale"),
        pytest.param(EARLIER, history("akta", "12"), id="another component"),
        pytest.param(
            (*NOW, *counts("ktp", [70, 150, 230], [100, 200, 300], "2022-S1")),
            history("ktp", "78.4"),
            id="until the half of the year",
        ),
        pytest.param(
            (*NOW, *counts("ktp", [70, None, 230], [100, 200, 300], 2022)),
            history("ktp", "78.4"),
            id="incomplete",
        ),
    ],
)
def test_what_contradicts_nothing(rows: tuple[Count, ...], stated: HistoryValue) -> None:
    assert told(rows, stated) == []


def test_an_indicator_is_held_where_its_formula_needs_counts_alone() -> None:
    own = {"indicators": (indicator("iku-2", "mean(ktp, akta)"),), "agreements": (), "nodes": ()}
    both = (*EARLIER, *OTHER)
    assert told(both, history("iku-2", "62.5"), **own) == []
    assert told(both, history("iku-2", "64.1"), **own) == ["two_values:counts:iku-2:2022"]
    assert told(EARLIER, history("iku-2", "64.1"), **own) == []
    assert told(both, history("iku-2", "64.1"), **own, former_formulas={"iku-2": "ktp"}) == []
