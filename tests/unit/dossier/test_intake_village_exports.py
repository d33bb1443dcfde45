"""Exports of villages that name their kecamatan in a column: how to add them up is told, in one way."""

from __future__ import annotations

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, codes, desk, grid

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import SheetTables, find_tables
from capaian.dossier.intake.table_sorts import area_book
from capaian.dossier.intake.unread_shapes import report_unread


def rows(head: str, *villages: str) -> Cells:
    """Each kecamatan with villages of its own, or of the same names."""
    lines = [
        [n, name.upper(), village.format(n), 300 + n, 290 + n]
        for n, name in enumerate(NAMES, 1)
        for village in villages
    ]
    return [["KTP-EL PER DESA TAHUN 2023"], [], ["No", "Nama Kec", head, "Wajib KTP", "Rekam"], *lines]


@pytest.mark.parametrize("head", ["Nama Desa", "Kelurahan"])
@pytest.mark.parametrize("villages", [("Muara {}", "Teluk {}"), ("Satu", "Dua", "Tiga")])
def test_villages_that_name_their_kecamatan_are_refused_with_how_to_add_them_up(
    head: str, villages: tuple[str, ...]
) -> None:
    at = desk()
    sheet = grid(rows(head, *villages))
    tables = find_tables(sheet)
    assert [propose(table, at, "tabel") for table in tables] == [None]
    if not at.log.has_errors():
        assert report_unread([SheetTables(sheet, tables)], area_book(IntakeTable.COUNTS, at, {}), at)
    assert codes(at) == ["villages_with_districts"]
    assert "Nama Kec sebagai baris" in at.log.finish(())[0].remedy
