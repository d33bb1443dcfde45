"""`capaian workbook import` tells what `capaian check` would say, while there is a workbook to mend it in."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.functional.cli_cast import Run, run
from tests.functional.test_cli_workbook_import import bring, content, lines
from tests.workbooks.grids import COUNTS, INDICATORS, OUTPUTS, changed_book, put, together
from tests.workbooks.reading import DAILY_OFFICES, OFFICES, exported
from tests.workbooks.taking import import_book

from capaian.cli.workbook_import import check_incoming
from capaian.domain.issue import Issue
from capaian.dossier.check import find_issues
from capaian.dossier.read import read_dossier
from capaian.writers.undrawable_signs import find_undrawable_signs

HEAD = "Pemeriksaan isi buku:"
AGREED = "agreements.yaml#agreements/targets"
WHOLE = put(COUNTS, 3, "value", 12999)
"""More have a card than must have one: 12,999 of 12,400."""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


def told(done: Run) -> str:
    return " ".join(done.out.split())


def codes(issues: tuple[Issue, ...]) -> Counter[str]:
    return Counter(issue.code for issue in issues)


def check_of(tmp_path: Path, office: str) -> tuple[Issue, ...]:
    book = tmp_path / "buku.xlsx"
    book.write_bytes(exported(office))
    incoming = import_book(book, tmp_path / "baru")
    found = check_incoming(incoming)
    incoming.write()
    return found


@pytest.mark.parametrize("office", DAILY_OFFICES)
def test_a_new_dossier_is_foreseen_as_check_finds_it(office: str, tmp_path: Path) -> None:
    found = check_of(tmp_path, office)
    new = tmp_path / "baru"
    if (OFFICES[office] / "evidence").exists():
        shutil.copytree(OFFICES[office] / "evidence", new / "evidence")
    checked = find_issues(new)
    said = codes((*checked.issues, *find_undrawable_signs(new))) - codes(read_dossier(new).issues)
    assert codes(found) == said
    for issue in found:  # no file is named where a sheet holds it
        assert issue.place.sheet is not None, issue
        assert ".csv" not in f"{issue.message} {issue.remedy}"
        assert ".yaml" not in f"{issue.message} {issue.remedy}"


def test_contents_that_contradict_each_other_are_told_by_their_row(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, WHOLE, "--dry-run")
    assert (done.code, done.err) == (0, "")
    assert lines(done)[:2] == [HEAD, "buku.xlsx, lembar Data hitungan: 1 galat"]
    assert "▼ baris 3: " in told(done)
    assert 'Tertulis: "12999".' in told(done)
    assert "di lembar Perbedaan yang dinyatakan" in told(done)


def test_two_targets_of_an_indicator_are_told_by_both_their_cells(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, put(AGREED, 3, "target.value", "96,5"), "--dry-run")
    assert lines(done)[1] == "buku.xlsx, lembar Perjanjian kinerja, target: 1 peringatan"
    assert "◊ baris 3, kolom E (Target): Perjanjian Kinerja 2023: target 96,5, Renstra 95" in told(done)
    assert "Renstra 95 (lembar Indikator, target Renstra, baris 4, kolom E (Target))" in told(done)
    assert 'Tertulis: "96,5".' in told(done)


def test_they_forbid_no_writing_to_who_has_seen_them(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, WHOLE, "--yes", "--as-typed")
    assert done.code == 0
    assert "Pemeriksaan isi: 1 galat, seperti di atas." in told(done)
    assert "Dengan isi ini naskah belum dapat dibuat." in told(done)
    assert "12999" in (dossier / "counts.csv").read_text()
    assert run("check", dossier).code == 10


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_who_agreed_before_seeing_them_has_agreed_to_none(
    tmp_path: Path, dossier: Path, options: tuple[str, ...]
) -> None:
    before = content(dossier)
    done = bring(tmp_path, dossier, WHOLE, "--yes", *options)
    assert done.code == 10
    assert "Dossier tidak berubah: isi buku membawa 1 galat" in done.err
    assert "--as-typed" in done.err
    assert content(dossier) == before


def test_a_new_dossier_is_begun_with_what_there_is(tmp_path: Path) -> None:
    done = bring(tmp_path, tmp_path / "baru", WHOLE, "--yes")
    assert done.code == 0, done.says
    assert "Dengan isi ini naskah belum dapat dibuat." in told(done)


def test_what_was_wrong_before_is_known_again_in_another_row(tmp_path: Path, dossier: Path) -> None:
    bring(tmp_path, dossier, WHOLE, "--yes", "--as-typed")
    grown = together(
        WHOLE, lambda grids: grids[COUNTS].rows.insert(2, ["", "ktp.holders", "63.99.01", "2022", 5])
    )
    done = bring(tmp_path, dossier, grown, "--dry-run", "--take-workbook")
    assert "1 baru" in done.out
    assert HEAD not in done.out


def test_a_workbook_without_changes_foresees_nothing(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, together(), "--dry-run")
    assert "Pemeriksaan" not in done.out


def test_where_a_cell_is_wrong_nothing_is_foreseen(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, together(WHOLE, put(COUNTS, 4, "value", "tiga")))
    assert done.code == 10
    assert "Seharusnya bilangan." in done.err
    assert "12999" not in done.err + done.out


def test_keys_are_told_by_the_titles_of_their_columns(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, put(OUTPUTS, 4, "actual", -1), "--dry-run")
    assert "lembar Keluaran" in done.out
    assert "value_type" not in done.out
    assert "actual" not in done.out


def test_signs_that_no_paper_can_print_are_told_by_their_cell(tmp_path: Path, dossier: Path) -> None:
    done = bring(tmp_path, dossier, put(INDICATORS, 3, "name", "Cakupan 漢"), "--dry-run")
    assert "buku.xlsx, lembar Indikator: 1 peringatan" in done.out
    assert "baris 3, kolom E (Nama indikator): Fon naskah tidak memuat tanda ini" in told(done)


def test_json_tells_contents_beside_issues(tmp_path: Path, dossier: Path) -> None:
    found = json.loads(bring(tmp_path, dossier, WHOLE, "--dry-run", "--json").out)
    assert found["issues"] == []
    assert [(one["level"], one["place"]["sheet"], one["place"]["row"]) for one in found["contents"]] == [
        ("error", "Data hitungan", 3)
    ]
    refused = json.loads(bring(tmp_path, dossier, put(COUNTS, 3, "value", "x"), "--json").out)
    assert refused["contents"] == []


def test_a_broken_dossier_is_mended_by_a_workbook(tmp_path: Path, dossier: Path) -> None:
    (dossier / "counts.csv").write_text("measure;area\n")
    before = content(dossier)
    done = run("workbook", "import", changed_book(tmp_path, WHOLE), dossier, "--dry-run", "--take-workbook")
    assert done.code == 0
    assert "12999" in told(done)
    assert content(dossier) == before
