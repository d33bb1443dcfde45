"""What `renstra.csv` knows of closed years: it stands as approved, or is restated with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.closing.closed import BALANGAN, close
from tests.closing.next_years import after, lay
from tests.closing.restating import codes, errors, restate, retype, without

RENSTRA = "node,name,unit,aggregation,polarity,period,target,actual,budget,spent,source,note\n"
NODE = "III.2.1,Capaian kinerja sub kegiatan"
"""Reached 71.45 in 2023, by outputs.csv; its node spent something by inputs.csv."""
SPENT = 24_019_900
"""Rupiah, by the row of its node in inputs.csv."""
ROWS = (
    f"{NODE},percent,,,2022,70,68,1000,900,,",
    f"{NODE},percent,,,2023,70,,2000,,,",
    f"{NODE},percent,,,2024,71,,3000,,,",
)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The dossier of 2024, after a year that was closed with the rows above."""
    files = {
        str(file.relative_to(BALANGAN)): file.read_bytes() for file in BALANGAN.rglob("*") if file.is_file()
    }
    files["renstra.csv"] = (RENSTRA + "".join(f"{row}\n" for row in ROWS)).encode()
    return lay(after(close(lay(files, tmp_path / "2023"))).files, tmp_path / "2024")


def test_what_was_approved_stands(dossier: Path) -> None:
    assert codes(dossier) == []


@pytest.mark.parametrize(
    ("old", "new", "column", "closed"),
    [
        ("2022,70,68,1000,900", "2022,70,70,1000,900", "actual", "68"),
        ("2022,70,68,1000,900", "2022,70,,1000,900", "actual", "68"),
        ("2022,70,68,1000,900", "2022,70,68,1001,900", "budget", "1000"),
        ("2022,70,68,1000,900", "2022,70,68,1000,990", "spent", "900"),
        ("2023,70,,2000,", "2023,70,,1999,", "budget", "2000"),
        ("2023,70,,2000,", "2023,70,74.15,2000,", "actual", "71.45"),
    ],
)
def test_a_figure_is_not_changed_without_a_reason(
    old: str, new: str, column: str, closed: str, dossier: Path
) -> None:
    retype(dossier, "renstra.csv", old, new)
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.file, issue.place.column) == (
        "retyped_plan_result",
        "renstra.csv",
        column,
    )
    assert f"disahkan ({closed})" in issue.message


def test_what_the_closed_year_came_to_may_be_filled_in(dossier: Path) -> None:
    retype(dossier, "renstra.csv", "2023,70,,2000,", "2023,70,71.45,2000,")
    assert codes(dossier) == []


def test_spending_is_that_of_the_closed_year(dossier: Path) -> None:
    retype(dossier, "renstra.csv", "2023,70,,2000,,", "2023,70,,2000,5,")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("retyped_plan_result", "spent", "5")
    assert f"disahkan ({SPENT})" in issue.message
    retype(dossier, "renstra.csv", "2023,70,,2000,5,", f"2023,70,,2000,{SPENT},")
    assert codes(dossier) == []


def test_years_to_come_are_free(dossier: Path) -> None:
    retype(dossier, "renstra.csv", "2024,71,,3000,", "2024,72,71,3500,100")
    assert codes(dossier) == []


def test_what_the_remedy_says_lets_it_stand(dossier: Path) -> None:
    retype(dossier, "renstra.csv", "2023,70,,2000,", "2023,70,,1999,")
    (issue,) = errors(dossier)
    row = f"{NODE},2023,plan_budget,2000,1999"
    assert f"restatements.csv: {row} beserta" in issue.remedy
    restate(dossier, f"{row},Perubahan Renstra berlaku surut,")
    assert codes(dossier) == []


def test_a_restatement_tells_what_was_approved(dossier: Path) -> None:
    retype(dossier, "renstra.csv", "2023,70,,2000,", "2023,70,,1999,")
    restate(dossier, f"{NODE},2023,plan_budget,2001,1999,Perubahan Renstra berlaku surut,")
    assert codes(dossier) == [("restated_from", "restatements.csv", "closed")]


def test_a_result_that_is_restated_in_the_history_is_taken_over(dossier: Path) -> None:
    """One reason is enough: that of the history."""
    retype(dossier, "history.csv", f"{NODE},2023,71.45,", f"{NODE},2023,74.15,")
    restate(dossier, f"{NODE},2023,actual,71.45,74.15,Salah hitung,")
    retype(dossier, "renstra.csv", "2023,70,,2000,", "2023,70,74.15,2000,")
    assert "retyped_plan_result" not in [code for code, _, _ in codes(dossier)]


def test_money_of_a_closed_year_is_not_deleted_with_its_row(dossier: Path) -> None:
    without(dossier, "renstra.csv", f"{NODE},percent,,,2023,")
    assert {code for code, _, _ in codes(dossier)} == {"retyped_plan_target", "retyped_plan_result"}
