"""`capaian workbook import` tells what `capaian check` would say, while there is a workbook to mend it in."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.functional.test_cli_workbook_import import bring
from tests.workbooks.grids import COUNTS, put, together
from tests.workbooks.reading import DAILY_OFFICES, OFFICES, exported

from capaian.cli.workbook_import import check_incoming
from capaian.domain.issue import Issue
from capaian.dossier.check import find_issues
from capaian.dossier.excel.import_book import import_book
from capaian.dossier.read import read_dossier
from capaian.writers.undrawable_signs import find_undrawable_signs

HEAD = "Pemeriksaan isi buku:"
WHOLE = put(COUNTS, 3, "value", 12999)
"""More have a card than must have one: 12,999 of 12,400."""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


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
    expected = codes((*checked.issues, *find_undrawable_signs(new))) - codes(read_dossier(new).issues)
    assert codes(found) == expected
    for issue in found:  # no file is named where a sheet holds it
        assert issue.place.sheet is not None, issue
        assert ".csv" not in f"{issue.message} {issue.remedy}"
        assert ".yaml" not in f"{issue.message} {issue.remedy}"


def test_what_was_wrong_before_is_known_again_in_another_row(tmp_path: Path, dossier: Path) -> None:
    bring(tmp_path, dossier, WHOLE, "--yes", "--as-typed")
    grown = together(
        WHOLE, lambda grids: grids[COUNTS].rows.insert(2, ["", "ktp.holders", "63.99.01", "2022", 5])
    )
    done = bring(tmp_path, dossier, grown, "--dry-run", "--take-workbook")
    assert "1 baru" in done.out
    assert HEAD not in done.out


def test_json_tells_contents_beside_issues(tmp_path: Path, dossier: Path) -> None:
    found = json.loads(bring(tmp_path, dossier, WHOLE, "--dry-run", "--json").out)
    assert found["issues"] == []
    assert [(one["level"], one["place"]["sheet"], one["place"]["row"]) for one in found["contents"]] == [
        ("error", "Data hitungan", 3)
    ]
    refused = json.loads(bring(tmp_path, dossier, put(COUNTS, 3, "value", "x"), "--json").out)
    assert refused["contents"] == []
