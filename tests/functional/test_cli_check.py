"""`capaian check` for programs: problems of form and of content at once, each once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, edit, run


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_balangan(tmp_path)


def codes(dossier: Path, *options: str) -> list[tuple[str, str, str]]:
    plain = json.loads(run("check", dossier, "--json", *options).out)
    assert list(plain) == ["schema", "issues", "next"]
    return [(issue["level"], issue["code"], issue["place"]["file"]) for issue in plain["issues"]]


def test_problems_of_form_and_of_content_come_together(dossier: Path) -> None:
    edit(dossier / "counts.csv", "5855", "5x55")
    edit(dossier / "plan.yaml", "formula: 100 * ktp.holders", "formula: 100 * ktp.holder")
    edit(
        dossier / "inputs.csv", "I.1.1,2023,money,all,,30633400,30504800", "I.1.1,2023,money,all,,3,30504800"
    )
    found = codes(dossier)
    assert ("error", "not_a_number", "counts.csv") in found
    assert [file for level, _, file in found if level == "error"].count("plan.yaml") == 1
    assert "inputs.csv" in {file for level, _, file in found if level == "error"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("counts.csv", "63.11.01,2023,5855", "63.11.01,2023,5x55"),
        ("counts.csv", "ktp.holders,63.11.01,2023,12336,", "ktp.holders,63.11.01,2023,12336,,,"),
        ("areas.csv", "Juai,district", "Juai,kecamatan"),
        ("inputs.csv", "30504800", "3050480O"),
        ("outputs.csv", "2023", "20X3"),
        ("differences.yaml", "    covers:", "    cover:"),
    ],
)
def test_a_row_that_cannot_be_read_is_one_problem_and_not_many(
    dossier: Path, file: str, old: str, new: str
) -> None:
    """Sums that only lack that row, and names that only it defines, are not told as contradictions."""
    edit(dossier / file, old, new)
    plain = json.loads(run("check", dossier, "--json").out)["issues"]
    assert not [issue for issue in plain if issue["code"] in {"total_differs", "part_larger_than_whole"}]
    assert {issue["place"]["file"] for issue in plain if issue["place"]["file"] == file}
