"""Words in tables that say whether a target is met, beside the achievement that says whether it is."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """Tabel 2.1 Hasil Pelabuhan Tahun 2031
No\tIndikator\tTarget\tRealisasi\tCapaian (%)\tKeterangan
1\tBongkar muat barang umum\t80,00\t88,00\t110,00\t{}
2\tKetepatan jadwal kapal tiba\t90,00\t72,00\t80,00\t{}
3\tKebersihan dermaga utara\t60,00\t60,00\t100,00\t{}"""
LIBRARY = """Tabel 5 Kinerja Perpustakaan
Sasaran\tSatuan\tTarget\tRealisasi\tPersentase Capaian\tStatus
Naiknya jumlah kunjungan pembaca\torang\t4.000\t5.000\t125\t{}
Bertambahnya koleksi buku anak\tjudul\t500\t400\t80\t{}"""


def words(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.CLAIM)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (("Tercapai", "Belum Tercapai", "Tercapai"), []),
        (("Melampaui target", "Tidak tercapai", "Tercapai"), []),
        (("Belum Tercapai", "Belum Tercapai", "Tercapai"), [(3, "Belum Tercapai", "tercapai")]),
        (("Tercapai", "Tercapai", "Tercapai"), [(4, "Tercapai", "belum tercapai")]),
        (("Tercapai", "Tidak memenuhi target", "Melampaui"), [(5, "Melampaui", "tercapai")]),
        (("Tercapai", "Melebihi target", "Tercapai"), [(4, "Melebihi target", "belum tercapai")]),
        (("lihat lampiran", "Tercapai sebagian besar", "-"), []),
    ],
)
def test_a_word_must_fit_the_achievement_of_its_row(
    said: tuple[str, str, str], wrong: list[tuple[int, str, str]]
) -> None:
    assert words(HARBOUR.format(*said)) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (("Tercapai", "Belum tercapai"), []),
        (("Gagal mencapai target", "Belum tercapai"), [(3, "Gagal mencapai target", "tercapai")]),
        (("Sudah tercapai", "Sudah tercapai"), [(4, "Sudah tercapai", "belum tercapai")]),
    ],
)
def test_under_any_head_and_in_any_unit(said: tuple[str, str], wrong: list[tuple[int, str, str]]) -> None:
    assert words(LIBRARY.format(*said)) == wrong


def test_a_report_that_calls_several_rows_met_below_their_targets_has_its_own_measure() -> None:
    lower = HARBOUR.replace("60,00\t100,00", "57,00\t95,00").format("Tercapai", "Tercapai", "Tercapai")
    assert words(lower) == []


def test_a_wrong_achievement_says_nothing_about_the_word() -> None:
    text = HARBOUR.replace("110,00", "11,00").format("Tercapai", "Belum Tercapai", "Tercapai")
    assert words(text) == []
