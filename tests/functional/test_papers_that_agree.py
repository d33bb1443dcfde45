"""Papers of a whole dossier that were made to differ: each difference is told once,
with both places.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.dossiers import khayal
from tests.functional.cli_cast import run

from capaian.domain.issue import Issue, Level
from capaian.dossier.check import find_issues

_OUTPUT = "A.1.1,,Dokumen terbit,dokumen,2024"


@dataclass(frozen=True)
class Change:
    file: str
    old: str
    new: str


def dossier(folder: Path, *changes: Change) -> Path:
    copy = folder / "kabupaten-khayal-2024"
    shutil.copytree(khayal.FOLDER, copy)
    for change in changes:
        file = copy / change.file
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        assert change.old in before
        after = before.replace(change.old, change.new) if change.old else before + change.new
        file.write_text(after, encoding="utf-8")
    return copy


def differences(folder: Path) -> list[Issue]:
    return [issue for issue in find_issues(folder).issues if issue.level is not Level.NOTE]


def layanan(word: str) -> Change:
    old = (
        "title: Perjanjian Kinerja Kepala Bidang Layanan Tahun 2024\n    kind: tier\n    "
        "tier: Madya\n"
    )
    signed = "    year: 2024\n    signed: 2024-01-16\n    first_party: "
    return Change("agreements.yaml", f"{old}{signed}Kepala Bidang Layanan", f"{old}{signed}{word}")


AKTA_IN_DATA = Change(
    "agreements.yaml",
    "      - {indicator: ik-laporan",
    "      - {indicator: ik-akta, target: 88}\n      - {indicator: ik-laporan",
)

CASES = {
    "party": (layanan("Sekretaris"), "agreements.yaml", "first_party", "plan.yaml"),
    "line of another": (AKTA_IN_DATA, "agreements.yaml", "indicator", "plan.yaml"),
    "unit in the plan": (
        Change("renstra.csv", "Dokumen terbit,dokumen", "Dokumen terbit,lembar"),
        *("outputs.csv", "unit", "renstra.csv"),
    ),
    "unit of the year": (
        Change("outputs.csv", f"{_OUTPUT},1000", "A.1.1,,Dokumen terbit,lembar,2024,1000"),
        *("outputs.csv", "unit", "renstra.csv"),
    ),
    "target of an indicator": (
        Change("outputs.csv", "", "B,ik-laporan,,laporan,2024,13,,,,laporan-triwulan,\n"),
        *("outputs.csv", "target", "agreements.yaml"),
    ),
    "target of a quarter": (
        Change("outputs.csv", "ik-laporan,,laporan,2024-Q1,,", "ik-laporan,,laporan,2024-Q1,4,"),
        *("outputs.csv", "target", "agreements.yaml"),
    ),
    "post on a sheet": (
        Change("sheets.yaml", "Sekretariat, owner: kepala", "Sekretariat, owner: kabid-data"),
        *("sheets.yaml", "owner", "plan.yaml"),
    ),
    "quarter of another year": (
        Change(
            "agreements.yaml", "target: 12, periods: {2024-Q1", "target: 12, periods: {2023-Q1"
        ),
        *("agreements.yaml", "periods.2023-Q1", "agreements.yaml"),
    ),
    "post of a program": (
        Change("nodes.csv", "sasaran-dokumen,kabid-layanan", "sasaran-dokumen,kabid-data"),
        *("nodes.csv", "owner", "plan.yaml"),
    ),
}


def test_the_dossier_itself_agrees() -> None:
    assert differences(khayal.FOLDER) == []


def test_a_table_of_earlier_versions_is_not_read_and_in_nobodys_way(tmp_path: Path) -> None:
    (issue,) = differences(
        dossier(tmp_path, Change("statements.csv", "", "paper,indicator\nrenstra-2022,ik-akta\n"))
    )
    assert (issue.code, issue.level) == ("stray_file", Level.WARNING)


@pytest.mark.parametrize(("change", "file", "column", "other"), CASES.values(), ids=CASES.keys())
def test_a_difference_is_one_error_with_both_places(
    change: Change, file: str, column: str, other: str, tmp_path: Path
) -> None:
    (issue,) = differences(dossier(tmp_path, change))
    assert issue.level is Level.ERROR
    assert (issue.place.file, issue.place.column) == (file, column)
    assert issue.place.row is not None
    assert f"({other}, baris " in issue.message


def test_a_quarter_in_another_scale_is_a_warning(tmp_path: Path) -> None:
    scaled = Change(
        "agreements.yaml", "2024-Q2: 80, 2024-Q4", "2024-Q2: {value: 80, scale: scale-4}, 2024-Q4"
    )
    (issue,) = (
        found for found in differences(dossier(tmp_path, scaled)) if found.code != "plan_gaps"
    )
    assert (issue.level, issue.place.column) == (Level.WARNING, "periods.2024-Q2")


def test_a_declared_party_signs_the_paper_that_it_is_named_in(tmp_path: Path) -> None:
    declared = """differences:
  - id: pihak
    where: PK Bidang Layanan
    printed: Sekretaris
    used: Sekretaris
    reason: Sekretaris menandatangani selama jabatan itu kosong.
    rule: crossref
    explained: false
    covers: ["papers_differ:owner:pk-layanan:kabid-layanan"]
"""
    folder = dossier(tmp_path, layanan("Sekretaris"), Change("differences.yaml", "", declared))
    (issue,) = differences(folder)
    assert issue.level is Level.WARNING
    done = run(
        "paper", folder, "pk", "--of", "pk-layanan", "--out", tmp_path / "out", "--format", "html"
    )
    assert done.code == 0, done.says
    (file,) = (tmp_path / "out").glob("*.html")
    assert "sekretaris" in file.name
    assert "Kepala Bidang Layanan</" not in file.read_text(encoding="utf-8")


def test_lines_of_another_post_stay_in_the_agreement_they_were_signed_in(tmp_path: Path) -> None:
    folder = dossier(tmp_path, AKTA_IN_DATA)
    done = run(
        "paper", folder, "pk", "--of", "pk-data", "--out", tmp_path / "out", "--format", "html"
    )
    assert done.code == 10
    assert "ik-akta" in done.says
    assert not (tmp_path / "out").exists()
