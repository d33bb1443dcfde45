"""`capaian check`: every problem at once, by file, told once, with what to do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.functional.cli_cast import BALANGAN, copy_balangan, edit, run, small_dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_balangan(tmp_path)


def codes(dossier: Path, *options: str) -> list[tuple[str, str, str]]:
    plain = json.loads(run("check", dossier, "--json", *options).out)
    assert list(plain) == ["schema", "issues", "next"]
    return [(issue["level"], issue["code"], issue["place"]["file"]) for issue in plain["issues"]]


def test_the_example_has_warnings_and_no_error() -> None:
    done = run("check", BALANGAN)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("peers.csv: 3 peringatan\n  ◊ baris 11: Sudah rekam KTP-el")
    assert "\nHasil pemeriksaan: 3 peringatan.\n" in done.out


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


def test_what_the_paper_needs_is_missing_only_where_the_paper_is_requested(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path)
    (dossier / "agreements.yaml").unlink()
    assert ("error", "part_required", "agreements.yaml") not in codes(dossier)
    assert ("error", "part_required", "agreements.yaml") in codes(dossier, "--for", "lkjip")
    assert run("check", dossier, "--for", "lkjip").code == 10
    refused = run("report", dossier, "--out", tmp_path / "out")
    assert refused.code == 10
    assert "perjanjian kinerja kepala dinas" in refused.err
    assert not (tmp_path / "out").exists()


def test_a_broken_layout_is_reported_with_its_place(dossier: Path) -> None:
    (dossier / "layout.yaml").write_text("blocks: {\n", encoding="utf-8")
    assert run("check", dossier, "--for", "lkjip").code == 10
    (dossier / "layout.yaml").write_text("blocks:\n  - block: lukisan\n", encoding="utf-8")
    done = run("check", dossier, "--for", "lkjip")
    assert done.code == 10
    assert "layout.yaml: " in done.out


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "tidak ada. Periksa nama dan letaknya."),
        (lambda path: path.write_text("x"), "adalah berkas, bukan folder dossier."),
    ],
)
@pytest.mark.parametrize("command", ["check", "format", "explain"])
def test_a_folder_that_is_none_is_a_file_problem(
    tmp_path: Path, command: str, make: object, says: str
) -> None:
    path = tmp_path / "dossier"
    assert callable(make)
    make(path)
    more = ["iku-1"] if command == "explain" else []
    done = run(command, path, *more)
    assert (done.code, done.out) == (11, "")
    assert str(path) in done.err or path.name in done.err
    if command != "format":
        assert says in done.err


def test_an_empty_folder_lacks_its_files(tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.code == 10
    assert "office.yaml: 1 galat" in done.out
    assert "plan.yaml: 1 galat" in done.out


def test_checking_changes_nothing(dossier: Path) -> None:
    before = {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()}
    run("check", dossier, "--for", "lkjip")
    assert {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()} == before
    shutil.rmtree(dossier)


def test_a_sign_that_no_face_has_is_reported_with_its_line(dossier: Path) -> None:
    edit(dossier / "innovations.yaml", "text:", "text: 漢")
    assert ("warning", "undrawable_sign", "innovations.yaml") in codes(dossier)
    out = run("check", dossier).out
    assert "innovations.yaml: 1 peringatan\n  ◊ baris 6: Fon naskah tidak memuat tanda ini" in out
    assert "漢" in out


def test_errors_of_form_say_that_other_checks_wait_for_them(dossier: Path) -> None:
    assert "menunggu galat ini" not in run("check", dossier).out
    edit(dossier / "counts.csv", "12336", "12x336")
    assert "Sebagian pemeriksaan menunggu galat ini diperbaiki" in run("check", dossier).out


# --- the office's own words and forms --------------------------------------------------------------------


def test_a_misspelt_field_of_a_text_is_reported_with_the_name_that_is_meant(dossier: Path) -> None:
    text = dossier / "narrative" / "penutup.md"
    text.write_text("Realisasi {{ iku-1.aktual }} persen.\n", encoding="utf-8")
    done = run("check", dossier)
    assert done.code == 10
    assert "narrative/penutup.md: 1 galat" in done.out
    assert "baris 1, kolom iku-1.aktual" in done.out
    assert "actual" in done.out.replace("aktual", "")
    assert [code for code in codes(dossier) if code[0] == "error"] == [
        code for code in codes(dossier, "--for", "lkjip") if code[0] == "error"
    ]


def test_a_text_that_no_part_of_the_report_prints_is_reported(dossier: Path) -> None:
    (dossier / "narrative" / "penutup.md").rename(dossier / "narrative" / "penutop.md")
    assert ("warning", "text_without_place", "narrative/penutop.md") in codes(dossier)
    assert not any(code == "text_missing" for _, code, _ in codes(dossier))


def test_what_only_a_paper_lacks_is_left_to_the_check_of_that_paper(dossier: Path) -> None:
    (dossier / "narrative" / "penutup.md").unlink()
    assert not any("penutup" in file for _, _, file in codes(dossier))
    assert ("warning", "text_missing", "narrative/penutup.md") in codes(dossier, "--for", "lkjip")
