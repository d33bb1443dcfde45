"""Reading, checking and computing in one go: what is told of a dossier that is partly broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import edit, small_dossier

from capaian.domain.errors import FileError, InputError, UsageMistakeError
from capaian.domain.issue import Level
from capaian.domain.period import Period
from capaian.dossier.check import PreparedYear, find_issues, prepare

UNUSED = """differences:
  - {id: b, where: Tabel 1, printed: "1", used: "2", reason: Salah cetak.,
     covers: ["two_values:x"]}
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path)


def errors(dossier: Path) -> list[tuple[str, str]]:
    found = find_issues(dossier).issues
    return sorted((issue.code, issue.place.file) for issue in found if issue.level is Level.ERROR)


def over_budget(dossier: Path) -> None:
    edit(dossier / "inputs.csv", "1500000,2500000,2400000.50", "1500000,2500000,2600000.50")


def test_a_dossier_without_errors_is_ready(dossier: Path) -> None:
    prepared = prepare(dossier)
    assert isinstance(prepared, PreparedYear)
    assert prepared.office_year.year == 2023
    assert all(issue.level is not Level.ERROR for issue in prepared.issues)
    assert prepared.assess().as_of == Period.year_of(2023)
    assert prepared.assess(Period.parse("2023-Q2")).as_of == Period.parse("2023-Q2")


def test_a_period_of_another_year_is_refused(dossier: Path) -> None:
    with pytest.raises(UsageMistakeError, match="memuat tahun 2023; periode 2022-Q1 tidak ada"):
        prepare(dossier).assess(Period.parse("2022-Q1"))


def test_contradictions_are_found_where_all_files_can_be_read(dossier: Path) -> None:
    over_budget(dossier)
    assert ("realised_above_budget", "inputs.csv") in errors(dossier)
    with pytest.raises(InputError) as caught:
        prepare(dossier)
    assert {issue.place.file for issue in caught.value.issues if issue.level is Level.ERROR} == {
        "inputs.csv"
    }


def test_an_error_of_form_elsewhere_does_not_hide_them(dossier: Path) -> None:
    over_budget(dossier)
    edit(dossier / "survey.csv", "2023", "2O23")
    found = errors(dossier)
    assert "survey.csv" in {file for _, file in found}
    assert ("realised_above_budget", "inputs.csv") in found


@pytest.mark.parametrize(
    ("file", "old", "new", "waits"),
    [
        ("office.yaml", "year: 2023", "year: 2023\ntahun: 2023", False),
        ("areas.csv", "district", "kecamatan", False),
        ("nodes.csv", "program", "prog", True),
    ],
)
def test_a_contradiction_waits_for_the_parts_alone_that_it_rests_on(
    dossier: Path, file: str, old: str, new: str, *, waits: bool
) -> None:
    over_budget(dossier)
    edit(dossier / file, old, new)
    found = errors(dossier)
    assert file in {name for _, name in found}
    assert ("realised_above_budget" not in {code for code, _ in found}) is waits


def test_a_formula_is_checked_even_if_a_table_cannot_be_read(dossier: Path) -> None:
    edit(dossier / "counts.csv", "12336", "12x")
    edit(dossier / "plan.yaml", "formula: mean(ktp)", "formula: mean(ktpp)")
    assert [file for _, file in errors(dossier)].count("plan.yaml") == 1
    assert ("not_a_number", "counts.csv") in errors(dossier)


def test_warnings_wait_until_the_errors_of_form_are_gone(dossier: Path) -> None:
    (dossier / "differences.yaml").write_text(UNUSED, encoding="utf-8")
    codes = [issue.code for issue in find_issues(dossier).issues]
    assert codes == ["count_missing", "count_missing", "feed_unwritten", "difference_without_use"]
    edit(dossier / "counts.csv", "12336", "12x")
    assert [issue for issue in find_issues(dossier).issues if issue.level is Level.WARNING] == []


def test_a_dossier_whose_form_is_broken_has_no_office_year(dossier: Path) -> None:
    (dossier / "office.yaml").unlink()
    found = find_issues(dossier)
    assert found.office_year is None
    assert found.has_errors


@pytest.mark.parametrize("name", ["tidak-ada", "berkas.txt", "a\0b", "x" * 300])
def test_what_is_no_folder_is_a_file_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / "berkas.txt").write_text("x", encoding="utf-8")
    with pytest.raises(FileError):
        find_issues(tmp_path / name)


def test_a_component_that_cannot_be_read_does_not_make_formulas_wrong(dossier: Path) -> None:
    edit(dossier / "plan.yaml", "{code: ktp.holders, name:", "{code: ktp.holders, nama:")
    assert {code for code, _ in errors(dossier)} == {"unknown_key", "missing_key"}
