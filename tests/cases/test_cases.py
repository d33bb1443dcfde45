"""Wrong input gives its right outcome through every door that it can come in by;
see README.md here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from tests.edited_years import Case, edited_year, read_cases
from tests.functional.cli_cast import run
from tests.web.twins import person, signed_in

from capaian.domain.exchange import assessment_to_plain, issue_to_plain
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.offices.models import Office, Role
from capaian.web.years.known import know
from capaian.web.years.store import take_in

FILES: Final = sorted(Path(__file__).parent.glob("*.yaml"))


def through(door: str) -> pytest.MarkDecorator:
    """The cases that come in by a door."""
    return pytest.mark.parametrize(
        "case",
        [
            pytest.param(case, id=case["id"])
            for file in FILES
            for case in read_cases(file)
            if door in case.get("doors", DOORS)
        ],
    )


DOORS: Final = ("folder", "workbook", "pages")


@through("folder")
def test_the_folder(case: Case, tmp_path: Path) -> None:
    dossier = edited_year(case, tmp_path)
    judge_commands(case, dossier)
    for kind, parts in case.get("papers", {}).items():
        done = run("paper", dossier, kind, "--out", tmp_path / "naskah", "--format", "html")
        assert done.code == 0, done.says
        text = "".join(path.read_text() for path in (tmp_path / "naskah").glob("*.html"))
        require(parts, " ".join(text.split()))


@through("workbook")
def test_the_workbook(case: Case, tmp_path: Path) -> None:
    dossier, book, again = edited_year(case, tmp_path), tmp_path / "buku.xlsx", tmp_path / "lagi"
    assert run("workbook", "export", dossier, "--out", book).code == 0
    done = run("workbook", "import", book, again, "--yes", "--as-typed")
    assert done.code == 0, done.says
    judge_commands(case, again)


@through("pages")
@pytest.mark.django_db
def test_the_pages(case: Case, tmp_path: Path) -> None:
    dossier = edited_year(case, tmp_path)
    office = Office.objects.create(slug="kasus", name="Kasus")
    year = take_in(office, case.get("year", 2024), scan_folder(dossier, IssueLog()))
    known = know(year)
    assessment = known.assessment()
    judged = () if assessment is None else assessment.issues
    require_issues(
        case,
        [issue_to_plain(each) for each in dict.fromkeys((*known.dossier_check.issues, *judged))],
    )
    if assessment is not None:
        require_results(case, assessment_to_plain(assessment))
    client = signed_in(person("perencana", office, Role.PLANNER))
    for address, parts in case.get("pages", {}).items():
        answer = client.get(f"/kasus/{year.year}/{address}")
        assert answer.status_code == 200, address
        require(parts, " ".join(answer.content.decode().split()))


def judge_commands(case: Case, dossier: Path) -> None:
    checked = json.loads(run("check", dossier, "--json").out)
    require_issues(case, checked["issues"])
    require(case.get("says", ()), " ".join(run("check", dossier).says.split()))
    if "compute" in case:
        require_results(case, json.loads(run("compute", dossier, "--json").out))
    if "summary" in case:
        require(case["summary"], " ".join(run("compute", dossier).says.split()))


def require(parts: Sequence[str], text: str) -> None:
    missing = [part for part in parts if part not in text]
    assert not missing, f"{missing} not in: {text[:3000]}"


def require_issues(case: Case, issues: Sequence[Mapping[str, Any]]) -> None:
    written = [
        (one["code"], _place(one["place"]), f"{one['message']} {one['remedy']}") for one in issues
    ]
    for wanted in case.get("issues", ()):
        found = [
            words
            for code, place, words in written
            if code == wanted.get("code", code) and wanted.get("place", "") in place
        ]
        words = wanted.get("words", ())
        assert any(all(part in text for part in words) for text in found), (
            f"{wanted} not among {written}"
        )
    absent = {code for code, _, _ in written} & {*case.get("absent", ())}
    assert not absent, [one for one in written if one[0] in absent]


def _place(place: Mapping[str, Any]) -> str:
    return ", ".join(str(part) for part in place.values() if part is not None)


def require_results(case: Case, results: Mapping[str, Any]) -> None:
    for path, wanted in case.get("compute", {}).items():
        part, name, field = path.split(".")
        key = {"indicators": "id", "tiers": "tier"}[part]
        found = next(each for each in results[part] if each[key] == name)
        assert _field(found, field) == str(wanted), path


def _field(found: Mapping[str, Any], field: str) -> str:
    if field == "trend":
        return str(found["prior"]["trend"])
    value = found["mean_achievement"] if field == "mean" else found["periods"][-1][field]
    return (
        str(value)
        if isinstance(value, str)
        else str(value.get("display", value.get("unavailable")))
    )
