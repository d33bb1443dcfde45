"""Classes of achievements in reports that print no scale for them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

FISHERY = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SRIWANGI TAHUN 2023

Tabel 4. Pengukuran Kinerja Tahun 2023

Sasaran | Indikator | Target 2023 | Realisasi 2023 | % | Predikat
Meningkatnya produksi | Produksi tangkap (ton) | 5.300,0 | 5.337,6 | 100,71 | Sangat Tinggi
Meningkatnya produksi | Produksi budidaya (ton) | 2.400,0 | 2.184,0 | 91,00 | Tinggi
Meningkatnya kesejahteraan | Nilai tukar nelayan | 104,00 | 105,30 | 101,25 | Sangat Tinggi
Meningkatnya kesejahteraan | Kelompok nelayan aktif | 60,00 | 46,20 | 77,00 | Sedang
Meningkatnya konsumsi | Angka konsumsi ikan | 45,00 | 43,65 | 97,00 | Tinggi
Meningkatnya pengawasan | Persentase kapal patuh | 80,00 | 61,60 | 77,00 | Sedang

{said}
"""
LIBRARY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KOTA MELUR TAHUN 2022

Tabel 3.1 Capaian Indikator

No | Indikator | Target | Realisasi | Capaian (%) | Ket
1 | Kunjungan perpustakaan | 20.000 | 21.400 | 107,00 | Sangat Baik
2 | Koleksi buku | 8.000 | 7.600 | 95,00 | Baik
3 | Anggota aktif | 1.500 | 1.380 | 92,00 | Baik
4 | Perpustakaan desa | 40 | 32 | 80,00 | Cukup
5 | Pustakawan bersertifikat | 10 | 6 | 60,00 | Kurang

{said}
"""


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (FISHERY, "Angka konsumsi ikan memperoleh capaian 97,00% dengan predikat Tinggi."),
        (FISHERY, "Indikator kelompok nelayan aktif berpredikat Sedang."),
        (LIBRARY, "Koleksi buku berkategori Baik, sedangkan perpustakaan desa berkategori Cukup."),
        (LIBRARY, "Pada tahun 2021 koleksi buku berkategori Cukup."),
        (LIBRARY, "Koleksi buku naik dari kategori Cukup."),
        (LIBRARY, "Koleksi buku ditargetkan berkategori Sangat Baik."),
        (LIBRARY, "Peminjam koleksi buku berkategori Cukup."),
        (LIBRARY, "Koleksi buku anak berkategori Cukup."),
    ],
)
def test_classes_in_order_are_no_finding(report: str, said: str) -> None:
    assert audited(report.format(said=said)).findings == ()


@pytest.mark.parametrize(
    ("report", "right", "wrong", "found"),
    [
        (FISHERY, "97,00 | Tinggi", "97,00 | Sedang", ("97,00: Sedang", "Tinggi atau Sangat Tinggi")),
        (FISHERY, "46,20 | 77,00 | Sedang", "46,20 | 77,00 | Tinggi", ("77,00: Tinggi", "Sedang")),
        (
            FISHERY,
            "100,71 | Sangat Tinggi",
            "100,71 | Sedang",
            ("100,71: Sedang", "Tinggi atau Sangat Tinggi"),
        ),
        (LIBRARY, "107,00 | Sangat Baik", "107,00 | Cukup", ("107,00: Cukup", "Baik")),
        (LIBRARY, "60,00 | Kurang", "60,00 | Baik", ("60,00: Baik", "Cukup")),
    ],
)
def test_a_class_out_of_line_is_told(report: str, right: str, wrong: str, found: tuple[str, str]) -> None:
    text = report.format(said="").replace(right, wrong)
    assert [each[1:] for each in told(text, AuditRule.SCALE)] == [found]


@pytest.mark.parametrize(
    ("report", "said", "found"),
    [
        (FISHERY, "Angka konsumsi ikan mencapai 97,00% dengan predikat Sangat Tinggi.", "Tinggi"),
        (FISHERY, "Indikator kelompok nelayan aktif berpredikat Tinggi.", "Sedang"),
        (LIBRARY, "Perpustakaan desa memperoleh kategori Baik.", "Cukup"),
    ],
)
def test_a_sentence_with_another_class_is_told(report: str, said: str, found: str) -> None:
    assert [each[2] for each in told(report.format(said=said), AuditRule.SCALE)] == [found]


def test_the_right_sentence_is_not_told_where_the_table_is_wrong_by_a_printed_scale() -> None:
    scale = """Tabel 3.2 Skala Kategori

Interval | Kategori
> 100,00 | Sangat Baik
85,01 - 100,00 | Baik
70,01 - 85,00 | Cukup
≤ 70,00 | Kurang
"""
    text = LIBRARY.format(said=f"Koleksi buku berkategori Baik.\n\n{scale}")
    assert audited(text).findings == ()
    wrong = text.replace("95,00 | Baik", "95,00 | Cukup")
    assert [each[1:] for each in told(wrong, AuditRule.SCALE)] == [("95,00: Cukup", "Baik")]


@pytest.mark.parametrize(
    "spoiled",
    [
        LIBRARY.replace("60,00 | Kurang", "60,00 | Baik").replace("107,00 | Sangat Baik", "107,00 | Cukup"),
        LIBRARY.replace("60,00 | Kurang", "60,00 | Perlu perhatian"),
        LIBRARY.replace("95,00 | Baik", "95,00 | Tercapai"),
    ],
)
def test_classes_of_no_one_order_imply_none(spoiled: str) -> None:
    assert told(spoiled.format(said="Capaian 70,00% berkategori Baik."), AuditRule.SCALE) == []
