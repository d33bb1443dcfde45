"""Formulas that are others than in the last closing: the years do not compare, and that is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.closing.restating import restate, retype
from tests.factories import indicator, office_year

from capaian.domain.issue import Issue, Level
from capaian.dossier.read import read_dossier
from capaian.rules.dependencies import former_formula
from capaian.rules.formula.properties import is_same_formula

SIX = "    formula: mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)\n"
TWO = "    formula: mean(kk, ktp)\n"
KIA = "    formula: 100 * kia.issued / kia.eligible\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return lay(balangan_2024().files, tmp_path / "2024")


def found(dossier: Path) -> list[Issue]:
    return [issue for issue in read_dossier(dossier).issues if issue.code == "redefined_formula"]


def then(dossier: Path) -> dict[str, str]:
    return dict(read_dossier(dossier).require().former_formulas)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (SIX, TWO, "iku-2"),
        (KIA, KIA.replace("100 *", "50 *"), "kia"),
        (SIX, "    formula: 'wmean(kk: 2, ktp: 1)'\n", "iku-2"),
    ],
)
def test_another_formula_than_the_approved_one_is_told(old: str, new: str, code: str, dossier: Path) -> None:
    retype(dossier, "plan.yaml", old, new)
    (issue,) = found(dossier)
    was = old.strip().removeprefix("formula: ")
    assert (issue.level, issue.place.file) == (Level.WARNING, "plan.yaml")
    assert issue.message.startswith(f"Angka {code} tahun 2023 disahkan dengan rumus {was};")
    assert "2024-01-01" in issue.remedy
    assert then(dossier) == {code: was}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SIX, SIX),
        (SIX, "    formula: mean( kia , kk,ktp, akta-mati, akta-lahir, akta-kawin )\n"),
        (KIA, "    formula: kia.issued / kia.eligible * 100\n"),
    ],
    ids=["unchanged", "in another order", "as another product"],
)
def test_another_text_of_the_same_formula_is_none(old: str, new: str, dossier: Path) -> None:
    retype(dossier, "plan.yaml", old, new)
    assert (found(dossier), then(dossier)) == ([], {})


def test_a_definition_that_is_declared_to_begin_is_left_alone_but_known(dossier: Path) -> None:
    retype(dossier, "plan.yaml", SIX, f"{TWO}    valid_from: 2024-01-01\n")
    assert (found(dossier), [*then(dossier)]) == ([], ["iku-2"])


def test_a_definition_that_began_before_the_closing_explains_nothing(dossier: Path) -> None:
    retype(dossier, "plan.yaml", SIX, f"{TWO}    valid_from: 2023-01-01\n")
    assert [issue.code for issue in found(dossier)] == ["redefined_formula"]


def test_a_restated_figure_compares_again(dossier: Path) -> None:
    """mean(100; 99,53) = 99,765."""
    retype(dossier, "plan.yaml", SIX, TWO)
    retype(dossier, "history.csv", "iku-2,,2023,94.24,", "iku-2,,2023,99.77,")
    restate(dossier, "iku-2,,2023,actual,94.24,99.77,Dihitung ulang dengan rumus 2024,")
    assert (found(dossier), then(dossier)) == ([], {})


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a + b - c", "b - c + a", True),
        ("a - b", "b - a", False),
        ("a / b", "b / a", False),
        ("100 * (a + b) / c", "(b + a) / c * 100", True),
        ("wmean(a: 2, b: 1)", "wmean(b: 1, a: 2)", True),
        ("wmean(a: 2, b: 1)", "wmean(a: 1, b: 2)", False),
        ("mean(a, max(b, c))", "mean(max(c, b), a)", True),
        ("min(a, b)", "max(a, b)", False),
        ("-(a + b)", "-(b + a)", True),
        ("", " ", True),
        ("", "a", False),
        ("a +", "a", True),
    ],
)
def test_formulas_are_compared_by_what_they_compute(first: str, second: str, expected: bool) -> None:
    assert is_same_formula(first, second) is expected


def test_what_rests_on_another_formula_says_of_what() -> None:
    """iku-2 = mean(ktp, akta); ik-9 rests on it; ik-4 is reported."""
    year = office_year()
    plan = (*year.indicators, indicator("ik-9", "iku-2 / 2"))
    changed = replace(year, indicators=plan, former_formulas={"akta": "50 * akta.n / akta.d"})
    assert former_formula(changed, "akta") == "50 * akta.n / akta.d"
    assert former_formula(changed, "iku-2") == "akta = 50 * akta.n / akta.d"
    assert former_formula(changed, "ik-9") == "akta = 50 * akta.n / akta.d"
    assert (former_formula(changed, "ik-3"), former_formula(changed, "ik-4")) == ("", "")
    assert former_formula(year, "iku-2") == ""
