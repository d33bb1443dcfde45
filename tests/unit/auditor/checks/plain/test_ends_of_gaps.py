"""Gaps between what their words name, levels of last year, and sums of the column that a unit names."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

from capaian.domain.audit import AuditRule

BOOKS = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KABUPATEN RANTAU INTAN TAHUN 2037

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2037
No | Indikator Kinerja | Realisasi 2036 | Target 2037 | Realisasi 2037 | Capaian (%)
1 | Tingkat Kegemaran Membaca | 66,92 | 70,00 | 68,96 | 98,51
2 | Nilai pengawasan kearsipan | 68,20 | 76,00 | 71,35 | 93,88
3 | Indeks Kepuasan Masyarakat | 85,28 | 85,00 | 86,44 | 101,69

{tingkat}

Tabel 3.2 Indeks Literasi Kabupaten/Kota Tahun 2037
No | Kabupaten/Kota | Indeks Literasi
1 | Kota Sagara | 78,46
2 | Kabupaten Wonolaras | 75,13
3 | Kabupaten Rantau Intan | 72,58
4 | Kabupaten Tirta Kencana | 66,37
5 | Kabupaten Bumi Raharja | 63,82

{indeks}

Tabel 3.3 Produksi Komoditas Unggulan Tahun 2036 dan 2037
No | Komoditas | Produksi 2036 (ton) | Produksi 2037 (ton) | Perubahan (ton) | Pertumbuhan (%)
1 | Padi | 59.874 | 62.331 | 2.457 | 4,10
2 | Kedelai | 642 | 587 | -55 | -8,57
3 | Cabai rawit | 1.385 | 1.516 | 131 | 9,46

{komoditas}

Tabel 3.4 Koleksi Menurut Klasifikasi Tahun 2037
No | Klasifikasi | Judul | Eksemplar | Persentase Eksemplar
1 | Agama | 1.274 | 4.586 | 20,57%
2 | Ilmu Sosial | 2.165 | 6.928 | 31,09%
3 | Kesusastraan | 3.264 | 10.772 | 48,34%
Jumlah | | 6.703 | 22.286 | 100,00%

{koleksi}
"""

PAIRS = [
    (
        "tingkat",
        "Kegemaran Membaca mencapai 68,96. Nilai ini meningkat dibandingkan tahun 2036 yang sebesar 66,92.",
        "66,92",
        "69,62",
        AuditRule.CROSSREF,
    ),
    (
        "tingkat",
        "Tingkat Kegemaran Membaca meningkat dibandingkan tahun 2036 yang tercatat 66,92.",
        "66,92",
        "69,62",
        AuditRule.CROSSREF,
    ),
    (
        "indeks",
        (
            "Indeks literasi tertinggi diraih Kota Sagara sebesar 78,46 atau terpaut 3,33 poin dari Kabupaten"
            " Wonolaras, dan nilai terendah diperoleh Kabupaten Bumi Raharja sebesar 63,82."
        ),
        "3,33",
        "8,33",
        AuditRule.DIFFERENCE,
    ),
    (
        "indeks",
        "Indeks tertinggi diraih Kota Sagara sebesar 78,46, unggul 3,33 poin dari Kabupaten Wonolaras.",
        "3,33",
        "3,13",
        AuditRule.DIFFERENCE,
    ),
    (
        "komoditas",
        (
            "Dari 3 (tiga) komoditas unggulan, 2 (dua) komoditas mengalami kenaikan produksi dan 1 (satu)"
            " komoditas yaitu kedelai mengalami penurunan sebesar 55 ton atau 8,57%."
        ),
        "55 ton",
        "65 ton",
        AuditRule.DIFFERENCE,
    ),
    (
        "koleksi",
        "Gabungan koleksi Kesusastraan dan Ilmu Sosial mencapai 17.700 eksemplar.",
        "17.700",
        "15.358",
        AuditRule.SUM,
    ),
    (
        "koleksi",
        "Gabungan koleksi Kesusastraan dan Agama mencapai 4.538 judul.",
        "4.538",
        "5.106",
        AuditRule.SUM,
    ),
]

SOUND = [
    ("tingkat", "Tingkat Kegemaran Membaca meningkat dibandingkan tahun 2035 yang sebesar 61,40."),
    ("tingkat", "Tingkat Kegemaran Membaca meningkat dibandingkan tahun 2036 sebesar 2,04 poin."),
    ("indeks", "Kota Sagara unggul 14,64 poin dari Kabupaten Bumi Raharja."),
    ("komoditas", "Varietas unggul 587 ton berasal dari kedelai."),
    ("komoditas", "Terdapat 1 (satu) komoditas yaitu kedelai yang gagal panen seluas 65 hektare."),
    (
        "koleksi",
        "Gabungan koleksi Kesusastraan dan Ilmu Sosial mencapai 15.358 eksemplar di perpustakaan keliling.",
    ),
]


@pytest.mark.parametrize(("place", "right", "own", "wrong", "rule"), PAIRS)
def test_the_figure_is_held_against_what_its_words_name(
    place: str, right: str, own: str, wrong: str, rule: AuditRule
) -> None:
    assert audited(filled(BOOKS, place, right)).findings == ()
    findings = audited(filled(BOOKS, place, right.replace(own, wrong))).findings
    (found,) = [finding for finding in findings if finding.root is None]
    assert (found.rule, found.printed, found.computed) == (rule, wrong.split()[0], own.split()[0])


@pytest.mark.parametrize(("place", "said"), SOUND)
def test_what_is_of_something_else_is_silent(place: str, said: str) -> None:
    assert audited(filled(BOOKS, place, said)).findings == ()
