"""What reading a workbook finds is told when it comes in, and not again once the dossier has it."""

from __future__ import annotations

from pathlib import Path

from tests.closing.next_years import balangan_2024, lay
from tests.closing.restating import retype

from capaian.cli.foreseen import news
from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.import_book import import_book
from capaian.dossier.excel.write.book import export_book

NAME = "name: Penyelesaian Perekaman dan Pencetakan KTP"


def test_a_new_name_is_told_at_its_cell_once(tmp_path: Path) -> None:
    dossier, renamed = (lay(balangan_2024().files, tmp_path / name) for name in ("2024", "lain"))
    retype(renamed, "plan.yaml", NAME, "name: Cetak KTP")
    book = tmp_path / "buku.xlsx"
    book.write_bytes(export_book(canonical_folder(renamed)[0]))
    incoming = import_book(book, dossier, takes_workbook=True)
    (told,) = [issue for issue in news(incoming) if issue.code == "renamed_since"]
    assert told.place.sheet == "Indikator"
    assert "(Nama indikator)" in (told.place.column or "")
    incoming.write()
    again = import_book(book, dossier)
    assert [issue.code for issue in again.issues if issue.code == "renamed_since"] == ["renamed_since"]
    assert news(again) == ()
