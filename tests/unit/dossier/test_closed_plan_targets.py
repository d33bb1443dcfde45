"""Targets of the strategic plan for closed years: as they were approved, or restated with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.closing.closed import BALANGAN, close
from tests.closing.next_years import after, balangan_2024, lay
from tests.closing.restating import codes, errors, restate, retype

TARGETS = "targets: {2021: 90, 2022: 92, 2023: 95, 2024: 96, 2025: 97, 2026: 98}"
RENSTRA = "node,name,unit,aggregation,polarity,period,target,actual,budget,spent,source,note\n"
NODE = "III.2.1,Capaian kinerja sub kegiatan"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return lay(balangan_2024().files, tmp_path / "2024")


def set_targets(dossier: Path, **years: str) -> None:
    """Change targets of iku-2: `y2023="94"`; an empty one is taken away."""
    new = TARGETS
    for year, target in years.items():
        old = next(part for part in TARGETS[10:-1].split(", ") if part.startswith(year[1:]))
        new = new.replace(f", {old}", f", {year[1:]}: {target}" if target else "")
    retype(dossier, "plan.yaml", TARGETS, new)


@pytest.mark.parametrize("year", ["y2022", "y2023"])
def test_a_target_of_a_closed_year_is_not_changed_without_a_reason(year: str, dossier: Path) -> None:
    set_targets(dossier, **{year: "94"})
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column) == ("retyped_plan_target", f"targets.{year[1:]}")
    closed = {"y2022": "92", "y2023": "95"}[year]
    assert (issue.value, f"disahkan ({closed})" in issue.message) == ("94", True)
    assert f"restatements.csv: iku-2,,{year[1:]},plan_target,{closed},94 beserta" in issue.remedy


def test_what_the_remedy_says_lets_it_stand(dossier: Path) -> None:
    set_targets(dossier, y2023="94")
    restate(dossier, "iku-2,,2023,plan_target,95,94,Perubahan Renstra berlaku surut,")
    assert codes(dossier) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("iku-2,,2023,plan_target,96,94,Perubahan Renstra,", ("restated_from", "closed")),
        ("iku-2,,2023,plan_target,95,93,Perubahan Renstra,", ("restated_to", "restated")),
        ("iku-2,,2023,plan_target,95,94,-,", ("restated_unexplained", "reason")),
        ("iku-2,,2023,plan_target,95,94,Tidak ada,", ("restated_unexplained", "reason")),
        ("iku-2,,2023,plan_target,95,94,IDEM,", ("restated_unexplained", "reason")),
    ],
)
def test_a_restatement_tells_both_targets_and_why(row: str, told: tuple[str, str], dossier: Path) -> None:
    set_targets(dossier, y2023="94")
    restate(dossier, row)
    assert codes(dossier) == [(told[0], "restatements.csv", told[1])]


def test_the_target_of_the_history_is_another_one(dossier: Path) -> None:
    """That of the agreement: a reason for it is none for the plan's."""
    set_targets(dossier, y2023="94")
    restate(dossier, "iku-2,,2023,target,95,94,Perubahan Renstra,")
    assert "retyped_plan_target" in [code for code, _, _ in codes(dossier)]


def test_targets_of_years_to_come_are_free(dossier: Path) -> None:
    set_targets(dossier, y2024="95.5", y2026="99")
    assert codes(dossier) == []


def test_a_target_is_not_taken_away_while_its_plan_is_in_force(dossier: Path) -> None:
    set_targets(dossier, y2023="")
    (issue,) = errors(dossier)
    assert (issue.code, issue.value) == ("retyped_plan_target", "")
    retype(dossier, "plan.yaml", "first_year: 2021", "first_year: 2024")
    assert codes(dossier) == []


def test_a_target_in_words_is_not_changed_either(dossier: Path) -> None:
    retype(dossier, "plan.yaml", 'text: "B (3,40)"', 'text: "B (3,44)"')
    (issue,) = errors(dossier)
    assert (issue.code, issue.value) == ("retyped_plan_target", "B (3,44)")
    assert "disahkan (B (3,40))" in issue.message


def test_a_target_that_was_not_known_may_be_added(dossier: Path) -> None:
    retype(dossier, "plan.yaml", "targets: {2021: 90,", "targets: {2020: 89, 2021: 90,")
    assert codes(dossier) == []


def test_a_target_restated_and_closed_again_stands_and_is_guarded(dossier: Path, tmp_path: Path) -> None:
    set_targets(dossier, y2023="94")
    restate(dossier, "iku-2,,2023,plan_target,95,94,Perubahan Renstra berlaku surut,")
    third = lay(after(close(dossier)).files, tmp_path / "2025")
    assert codes(third) == []
    retype(third, "plan.yaml", "2023: 94,", "2023: 95,")
    assert codes(third) == [("retyped_plan_target", "plan.yaml", "targets.2023")]


def test_targets_of_outputs_are_guarded_as_well(tmp_path: Path) -> None:
    text = f"{RENSTRA}{NODE},percent,,,2023,70,,,,,\n{NODE},percent,,,2024,71,,,,,\n"
    first = lay({"renstra.csv": text.encode()}, copy_of_balangan(tmp_path))
    second = lay(after(close(first)).files, tmp_path / "2024")
    assert codes(second) == []
    retype(second, "renstra.csv", "2024,71", "2024,72")
    assert codes(second) == []
    retype(second, "renstra.csv", "2023,70", "2023,75")
    assert codes(second) == [("retyped_plan_target", "renstra.csv", "target")]
    restate(second, f"{NODE},2023,plan_target,70,75,Perubahan Renstra berlaku surut,")
    assert codes(second) == []


def copy_of_balangan(tmp_path: Path) -> Path:
    files = {file.relative_to(BALANGAN): file for file in BALANGAN.rglob("*") if file.is_file()}
    return lay({str(name): file.read_bytes() for name, file in files.items()}, tmp_path / "2023")
