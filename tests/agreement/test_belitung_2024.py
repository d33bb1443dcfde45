"""Every figure and judgement of the 28 printed tables of Belitung 2024 beside
what this product has.

A cell is as printed, or it is listed in `repaired.csv`, and `differences.yaml` of the example says
why.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import groupby

from tests.agreement.belitung_2024.figures import every_cell, office_year
from tests.agreement.belitung_2024.printed import CellKey, Shown, read_printed, read_repairs
from tests.every_case import every_case

PRINTED = read_printed()
REPAIRS = read_repairs()
BY_TABLE = {table: tuple(cells) for table, cells in groupby(PRINTED, key=lambda cell: cell.table)}

ABOUT_TABLES = frozenset(
    (
        "kk-diterbitkan",
        "realisasi-iku-2",
        "anggaran-tabel-2-3",
        "program-iv",
        "jumlah-belanja-modal",
    )
)
"""Differences that the issue names; they must be met by cells."""


@cache
def ours() -> Mapping[CellKey, Shown]:
    return every_cell()


def differences(table: str) -> dict[CellKey, Shown]:
    return {
        cell.key: ours()[cell.key] for cell in BY_TABLE[table] if not cell.shows(ours()[cell.key])
    }


@every_case("table", BY_TABLE)
def test_every_printed_cell_has_a_counterpart(table: str) -> None:
    assert [cell.key for cell in BY_TABLE[table] if cell.key not in ours()] == []


@every_case("table", BY_TABLE)
def test_every_printed_cell_is_ours_or_is_repaired_as_listed(table: str) -> None:
    expected = {key: fix.shown for key, fix in REPAIRS.items() if key[0] == table}
    found = differences(table)
    assert found.keys() == expected.keys()
    assert {key: as_listed(shown) for key, shown in found.items()} == expected


def as_listed(shown: Shown) -> Shown:
    """Return a figure with the four decimals that the list has at most."""
    return shown if shown is None or isinstance(shown, str) else round(shown, 4).normalize()


@every_case("key", REPAIRS)
def test_every_repair_is_declared_in_the_dossier(key: CellKey) -> None:
    declared = {difference.id: difference for difference in office_year().differences}
    assert declared[REPAIRS[key].difference].reason


def test_differences_that_everyone_must_know_are_met_by_cells() -> None:
    assert {repair.difference for repair in REPAIRS.values()} >= ABOUT_TABLES


def test_what_no_repair_explains_is_called_unexplained() -> None:
    unexplained = {
        difference.id for difference in office_year().differences if not difference.explained
    }
    assert unexplained == {
        "administrasi-perkantoran",
        "nama-opd-hak-akses",
        "pegawai-kegiatan-3",
        "pegawai-sekretariat",
        "pekatik",
        "profesionalitas-asn",
        "rata-rata-program-1",
        "renstra-revisi",
        "sdm-2023",
        "seratus-rupiah-kegiatan-4",
        "total-lampiran-iv",
        "tujuan-rpd",
    }


def test_every_difference_has_an_id_of_its_own() -> None:
    ids = [difference.id for difference in office_year().differences]
    assert len(set(ids)) == len(ids)


def test_the_print_is_read_whole() -> None:
    assert len(BY_TABLE) == 28
    assert sum(cell.value is not None for cell in PRINTED) == 1010
    assert sum(cell.value is None for cell in PRINTED) == 158
