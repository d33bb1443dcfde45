"""Folder, workbook, folder: every byte is the same, comments and long texts included."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE, copy_base
from tests.workbooks.grids import grids_of, write_grids
from tests.workbooks.reading import DAILY_OFFICES, OFFICES, exported, folder_of
from tests.workbooks.taking import bring

from capaian.dossier.canonical import canonical_folder, format_dossier
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.folder import Folder
from capaian.dossier.read import read_dossier


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {
        name: content
        for name, content in found.items()
        if not name.startswith(("evidence/", "README"))
    }


def books(folder: Folder) -> bytes:
    return export_book(folder)


@pytest.mark.parametrize("office", DAILY_OFFICES)
def test_an_example_comes_back_byte_by_byte(office: str, tmp_path: Path) -> None:
    """Done when: round trip for the three examples."""
    original = shutil.copytree(OFFICES[office], tmp_path / "asal")
    format_dossier(original)
    incoming = bring(exported(office), tmp_path, tmp_path / "baru")
    assert not incoming.has_errors
    incoming.write()
    assert contents(tmp_path / "baru") == contents(original)
    again = bring(exported(office), tmp_path, original)
    assert (again.changes, again.issues) == ({}, ())


@pytest.mark.parametrize("office", DAILY_OFFICES)
def test_an_example_comes_back_from_another_program(office: str, tmp_path: Path) -> None:
    """Saved anew with nothing but values, without looks, notes and lists."""
    saved = write_grids(grids_of(exported(office), with_empty=True))
    incoming = bring(saved, tmp_path, tmp_path / "baru")
    folder = folder_of(office)
    assert incoming.changes == {**folder.parts, **folder.narratives}


def test_evidence_is_named_and_nothing_is_wrong_once_it_is_copied(tmp_path: Path) -> None:
    incoming = bring(export_book(canonical_folder(BASE)[0]), tmp_path, tmp_path / "baru")
    assert [issue.code for issue in incoming.issues] == ["evidence_to_copy"]
    incoming.write()
    shutil.copytree(BASE / "evidence", tmp_path / "baru" / "evidence")
    assert read_dossier(tmp_path / "baru").issues == ()
    assert bring(export_book(canonical_folder(BASE)[0]), tmp_path, tmp_path / "baru").changes == {}


def test_what_was_not_canonical_is_left_alone(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    table = dossier / "counts.csv"
    table.write_text(table.read_text().replace("12336", '"12.336"'))
    before = contents(dossier)
    folder, changed = canonical_folder(dossier)
    assert changed == ["counts.csv"]
    assert bring(books(folder), tmp_path, dossier).changes == {}
    assert contents(dossier) == before


def _come_back(texts: Mapping[str, str], tmp_path: Path) -> None:
    """Assert that texts of one dossier are the same after a workbook, and all else with them."""
    dossier = copy_base(tmp_path)
    for name, text in texts.items():
        (dossier / "narrative" / name).write_text(text)
    folder, _ = canonical_folder(dossier)
    incoming = bring(books(folder), tmp_path, tmp_path / "baru")
    assert {f"narrative/{name}" for name in texts} <= incoming.changes.keys()
    assert incoming.changes == {**folder.parts, **folder.narratives}


def test_texts_of_any_form_come_back(tmp_path: Path) -> None:
    texts = (
        "",
        "\n\nAwal dengan baris kosong.\n",
        "Satu.\n\n\n\nDua.\n",
        "# Judul\n- a\n- b\n\n    kode\n\n> kutipan\n",
        "=1+1\n\n+62\n\n-minus\n\n@nama\n",
        "_x0041_ _x005F_x0041_ &amp; <r>x</r>\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "\u00a0tetap\u00a0\n\n\u2028baris\n",
        '\'petik\n\n"dua"\n',
    )
    _come_back({f"aneh-{place}.md": text for place, text in enumerate(texts)}, tmp_path)


def test_comments_quotes_and_order_of_keys_come_back(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    part = dossier / "sources.yaml"
    text = (
        "# kepala\n\nsources:   # di belakang\n  # atas\n  - title: 'Laporan contoh'\n    "
        "id: lapor\n"
        '    cut_off: 2023-12-31 # tanggal\n\n  - {title: "Data agregat contoh", id: '
        "agregat}\n# kaki\n"
    )
    part.write_text(text)
    folder, changed = canonical_folder(dossier)
    assert changed == []
    incoming = bring(books(folder), tmp_path, tmp_path / "baru")
    assert incoming.changes["sources.yaml"] == text.encode()


def test_a_workbook_that_came_in_can_be_exported_again(tmp_path: Path) -> None:
    first = export_book(canonical_folder(BASE)[0])
    dossier = copy_base(tmp_path)
    bring(first, tmp_path, dossier).write()
    assert export_book(canonical_folder(dossier)[0]) == first
