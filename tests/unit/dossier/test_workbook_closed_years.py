"""Closed years travel in the workbook, so that their figures are held
against them in any folder.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.closing.closed import balangan_file, edited
from tests.closing.next_years import balangan_2024, lay
from tests.workbooks.grids import BASE_SHEET, Grids, grids_of, write_grids
from tests.workbooks.taking import import_book

from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.base import BaseFile
from capaian.dossier.excel.import_book import IncomingBook
from capaian.dossier.excel.preview import make_preview
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog

CLOSED, HISTORY = "closed/2023.json", "history.csv"


@cache
def exported() -> bytes:
    with TemporaryDirectory() as folder:
        return export_book(canonical_folder(lay(balangan_2024().files, Path(folder)))[0])


@cache
def exported_grids() -> Grids:
    return grids_of(exported())


@pytest.fixture
def grids() -> Grids:
    return deepcopy(exported_grids())


def bring(content: bytes, dossier: Path) -> IncomingBook:
    file = dossier.parent / "buku.xlsx"
    file.write_bytes(content)
    return import_book(file, dossier)


def codes(incoming: IncomingBook) -> list[tuple[str, str | None]]:
    return [(issue.code, issue.value) for issue in incoming.issues if issue.level.value == "error"]


def retype(grids: Grids) -> None:
    sheet = grids[HISTORY]
    (row,) = (n for n in range(3, len(sheet.rows) + 1) if str(sheet.get(n, "actual")) == "94.24")
    sheet.put(row, "actual", "94,51")


def row_of_closing(grids: Grids) -> int:
    return next(place for place, row in enumerate(grids[BASE_SHEET].rows) if row[0] == CLOSED)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_second_year_comes_back_byte_by_byte(dossier: Path, tmp_path: Path) -> None:
    incoming = bring(exported(), tmp_path / "baru")
    assert incoming.changes[CLOSED] == balangan_file()
    incoming.write()
    assert contents(tmp_path / "baru") == contents(dossier) == dict(balangan_2024().files)
    assert bring(exported(), dossier).changes == {}


def test_a_figure_changed_in_the_workbook_is_compared_with_it_in_a_new_folder(
    grids: Grids, tmp_path: Path
) -> None:
    retype(grids)
    assert codes(bring(write_grids(grids), tmp_path / "baru")) == [("retyped_prior", "94.51")]


def test_what_is_reported_of_restatements_names_sheets_and_titles(tmp_path: Path) -> None:
    table = (
        "subject,name,period,column,closed,restated,reason,source\n"
        "iku-2,,2023,actual,1.5,2.5,Dihitung ulang,\n"
        "iku-2,,2019,actual,1.5,2.5,Dihitung ulang,\n"
    )
    files = {**balangan_2024().files, "restatements.csv": table.encode()}
    book = export_book(scan_folder(lay(files, tmp_path / "2024"), IssueLog()))
    issues = bring(book, tmp_path / "baru").issues
    messages = {issue.code: f"{issue.message} {issue.remedy}" for issue in issues}
    assert messages["restated_from"].endswith("Isi Disahkan seperti dalam penutupan: 94,24.")
    assert messages["restated_to"] == (
        "Penyajian kembali ini tidak sesuai: lembar Tahun-tahun lalu memuat 94,24. "
        "Samakan Disajikan kembali dengan angka di lembar Tahun-tahun lalu."
    )
    unheld = next(issue for issue in issues if issue.code == "restated_unheld")
    assert str(unheld.place) == "buku.xlsx, lembar Penyajian kembali, baris 4, kolom G (Disahkan)"
    assert "(iku-2, 2019)" in unheld.message


def test_a_figure_that_was_typed_anew_leads_to_the_sheet_of_restatements(
    grids: Grids, tmp_path: Path
) -> None:
    retype(grids)
    (issue,) = bring(write_grids(grids), tmp_path / "baru").issues
    assert issue.remedy == (
        "Kembalikan ke 94,24, atau nyatakan di lembar Penyajian kembali beserta alasannya."
    )


@pytest.mark.parametrize("place", [4, 5])
def test_one_that_was_spoiled_or_left_out_is_missing(
    place: int, grids: Grids, tmp_path: Path
) -> None:
    retype(grids)
    grids[BASE_SHEET].rows[row_of_closing(grids)][place] = "0" * 64
    assert codes(bring(write_grids(grids), tmp_path / "baru")) == [
        ("base_broken", None),
        ("closing_lost", CLOSED),
    ]
    del grids[BASE_SHEET].rows[row_of_closing(grids)]
    assert codes(bring(write_grids(grids), tmp_path / "lain")) == [("closing_lost", CLOSED)]


def test_without_the_hidden_sheet_it_is_missing(
    grids: Grids, dossier: Path, tmp_path: Path
) -> None:
    del grids[BASE_SHEET]
    assert ("closing_lost", CLOSED) in codes(bring(write_grids(grids), tmp_path / "baru"))
    assert codes(bring(write_grids(grids), dossier)) == [("base_lost", None)]


def test_another_one_in_the_workbook_is_known_by_the_hash_of_the_source(
    grids: Grids, tmp_path: Path
) -> None:
    other = edited(
        balangan_file(), lambda document: document["approved"].update(name="Pelaksana Tugas")
    )
    grids[BASE_SHEET].rows[row_of_closing(grids)] = [*BaseFile(CLOSED, "", content=other).cells()]
    assert codes(bring(write_grids(grids), tmp_path / "baru")) == [("snapshot_edited", None)]


def test_one_under_a_name_that_leads_elsewhere_is_left_out(grids: Grids, tmp_path: Path) -> None:
    grids[BASE_SHEET].rows[row_of_closing(grids)][0] = "closed/../../2023.json"
    incoming = bring(write_grids(grids), tmp_path / "baru")
    assert codes(incoming) == [("base_broken", None), ("closing_lost", CLOSED)]
    assert [file for file in incoming.changes if "2023.json" in file] == []


def test_the_one_of_the_dossier_stays(grids: Grids, dossier: Path) -> None:
    """The workbook is not asked what was approved, as long as the dossier says it."""
    other = edited(
        balangan_file(), lambda document: document["approved"].update(name="Pelaksana Tugas")
    )
    grids[BASE_SHEET].rows[row_of_closing(grids)] = [*BaseFile(CLOSED, "", content=other).cells()]
    incoming = bring(write_grids(grids), dossier)
    assert (codes(incoming), incoming.changes) == ([], {})


def test_one_that_is_gone_comes_back_and_is_reported(grids: Grids, dossier: Path) -> None:
    (dossier / CLOSED).unlink()
    incoming = bring(write_grids(grids), dossier)
    assert (codes(incoming), [*incoming.changes]) == ([], [CLOSED])
    preview = make_preview(incoming)
    assert (preview.sheets, preview.new_files) == ((), (CLOSED,))
    incoming.write()
    assert (dossier / CLOSED).read_bytes() == balangan_file()
