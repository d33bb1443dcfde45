"""Rows of totals and means that look like one more record: asked back, and nothing like them is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.unit.dossier.test_workbook_moved_rows import errors
from tests.workbooks.grids import SURVEY, Change, add, changed_book, grids_of, together

from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.import_book import import_book
from capaian.dossier.excel.write.book import export_book

ASSETS, OUTPUTS = "assets.csv", "outputs.csv"


def asked(folder: Path, *changes: Change, is_as_typed: bool = False) -> list[str]:
    dossier = folder / "dossier" if (folder / "dossier").exists() else copy_base(folder)
    return errors(import_book(changed_book(folder, *changes), dossier, is_as_typed=is_as_typed))


def element(code: str, name: str, index: object) -> Change:
    return add(
        SURVEY,
        survey="skm",
        period="2022",
        code=code,
        name=name,
        index=Decimal(str(index)),
        given="index",
        source="lapor",
    )


ELEMENTS = together(
    element("U1", "Biaya", 81.5), element("U2", "Waktu", 77.25), element("U3", "Produk", 90.25)
)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("IKM", "Nilai indeks pelayanan"),
        ("SKM", "Hasil"),
        ("U4", "Rerata"),
        ("U4", "JML."),
        ("U4", "Jumlah seluruhnya"),
        ("U4", "Grand Total"),
    ],
)
def test_an_element_called_like_a_total_is_asked_back(tmp_path: Path, code: str, name: str) -> None:
    total = element(code, name, 70.5)
    assert asked(tmp_path, ELEMENTS, total) == ["row_of_total Unsur survei!D8"]
    assert asked(tmp_path, ELEMENTS, total, is_as_typed=True) == []


def test_an_element_that_comes_to_the_mean_of_the_others_is_asked_back(tmp_path: Path) -> None:
    assert asked(tmp_path, ELEMENTS, element("U4", "Petugas", 83)) == []
    assert asked(tmp_path, ELEMENTS, element("U4", "Petugas", 249)) == ["row_of_total Unsur survei!D8"]
    mean = [element("U4", "Petugas", 83.05), element("U5", "Maklumat", 83.01)]
    assert asked(tmp_path, ELEMENTS, *mean) == ["row_of_total Unsur survei!D9"]


@pytest.mark.parametrize("name", ["Sarana", "Indeks pengaduan daring", "Jumlah petugas loket", "Totalitas"])
def test_an_element_of_its_own_name_is_taken(tmp_path: Path, name: str) -> None:
    assert asked(tmp_path, ELEMENTS, element("U4", name, 70.5)) == []


def test_a_total_of_things_is_asked_back(tmp_path: Path) -> None:
    things = add(ASSETS, name="Jumlah Total", unit="unit", sound=Decimal(40), source="lapor")
    assert asked(tmp_path, things) == ["row_of_total Sarana!B4"]
    assert (
        asked(
            tmp_path, add(ASSETS, name="Alat hitung jumlah", unit="unit", sound=Decimal(40), source="lapor")
        )
        == []
    )


def test_a_total_that_the_dossier_has_is_taken(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    with (dossier / "assets.csv").open("a") as assets:
        assets.write("Total,unit,12,2,,Gudang,lapor\n")
    grids = grids_of(export_book(canonical_folder(dossier)[0]))
    assert errors(import_book(changed_book(tmp_path, grids=grids), dossier)) == []
