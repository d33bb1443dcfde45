"""Tables named beside a figure that stands in the next one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TEXT = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.4 Kapal Nelayan Terdaftar per Dermaga

Dermaga | Kapal nelayan | Terdaftar
Utara | 1.204 | 1.187
Selatan | 2.310 | 2.265
Jumlah | 3.514 | 3.452

Tabel 3.5 Penumpang Feri menurut Bulan

Bulan | Penumpang | Kendaraan
Januari | 4.118 | 512
Februari | 3.907 | 498
Jumlah | 8.025 | 1.010

"""


def referred(sentence: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(TEXT + sentence, AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sebanyak 3.514 kapal nelayan menjadi dasar perhitungan pada Tabel 3.5.",
            [("Tabel 3.5", "Tabel 3.4")],
        ),
        ("Kapal nelayan yang terdaftar (Tabel 3.5) berjumlah 3.452 buah.", [("Tabel 3.5", "Tabel 3.4")]),
        ("Feri mengangkut 8.025 penumpang menurut Tabel 3.4.", [("Tabel 3.4", "Tabel 3.5")]),
        ("Sebanyak 3.514 kapal nelayan menjadi dasar perhitungan pada Tabel 3.4.", []),
        ("Dari 3.514 kapal nelayan dan 8.025 penumpang pada Tabel 3.5 disusun rencana.", []),
        ("Kapal nelayan berjumlah 3.514, rinciannya disajikan pada Tabel 3.5.", []),
        ("Sebanyak 3.514 kapal nelayan dilayani (Tabel 3.4 dan Tabel 3.5).", []),
        ("Sebanyak 3.514 orang berkunjung menurut Tabel 3.5 tentang penumpang feri.", []),
        ("Sebanyak 9.999 kapal nelayan dicatat pada Tabel 3.5.", []),
        ("Ada 12 kapal nelayan rusak pada Tabel 3.5.", []),
    ],
)
def test_a_table_named_beside_a_figure_holds_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert referred(sentence) == expected


ARCHIVE = """
LAPORAN KINERJA DINAS KEARSIPAN TAHUN 2044

Tabel 2 Berkas Pertanahan yang Ditata

Depo | Berkas pertanahan | Ditata
Lama | 15.320 | 14.912
Baru | 11.846 | 11.770
Jumlah | 27.166 | 26.682

Tabel 3 Peminjam Arsip menurut Pekerjaan

Pekerjaan | Peminjam
Guru | 1.046
Peneliti | 2.385
Jumlah | 3.431

"""


def referred_in_archive(sentence: str) -> list[tuple[str, str]]:
    found = told(ARCHIVE + sentence, AuditRule.CROSSREF)
    return [(printed, computed) for _, printed, computed in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Berkas pertanahan yang ditata 26.682 buah (Tabel 3).", [("Tabel 3", "Tabel 2")]),
        ("Peminjam arsip berjumlah 3.431 orang (Tabel 2).", [("Tabel 2", "Tabel 3")]),
        ("Berkas pertanahan yang ditata 26.682 buah (Tabel 2).", []),
        ("Peminjam arsip berjumlah 3.431 orang, seperti pada Tabel 2.", []),
    ],
)
def test_tables_numbered_through_the_report_are_told_too(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert referred_in_archive(sentence) == expected
