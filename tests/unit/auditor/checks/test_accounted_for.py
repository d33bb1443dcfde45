"""A word more than the table has, and a figure near that of its row may be right: that is no sure error."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

WATER = """LAPORAN KINERJA DINAS PENGAIRAN KABUPATEN BANYU TAHUN 2025

BAB III AKUNTABILITAS KINERJA

3.1 Capaian

Tabel 3.1 Capaian Indikator Tahun 2025
No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase daerah irigasi yang terairi | 78,00 | 80,60 | 103,33
2 | Persentase saluran dalam kondisi baik | 65,00 | 61,75 | 95,00
3 | Persentase titik banjir yang tertangani | 70,00 | 77,00 | 110,00

Capaian persentase daerah irigasi yang terairi 103,33 persen dan persentase saluran dalam kondisi baik \
dengan capaian 95,00 persen.

{kpi}

3.2 Anggaran

Tabel 3.2 Realisasi Anggaran Tahun 2025
Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
Program Pengelolaan Sumber Daya Air | 7.868.000.000 | 7.277.900.000 | 92,50
Program Penunjang Urusan | 4.210.000.000 | 4.103.000.000 | 97,46
Jumlah | 12.078.000.000 | 11.380.900.000 | 94,23

Program Penunjang Urusan terserap 97,46 persen.

{money}
"""
MARKETS = """LAPORAN KINERJA DINAS PASAR KOTA KENARI TAHUN 2026

BAB III AKUNTABILITAS KINERJA

3.1 Kinerja

Tabel 3.1 Kinerja Tahun 2026
No | Indikator | Realisasi 2025 | Realisasi 2026
1 | Pertumbuhan usaha mikro naik kelas | 11,20 | 10,80
2 | Persentase kios terisi | 86,20 | 91,30

{kpi}

3.2 Pasar

Tabel 3.2 Kios Tahun 2026
Pasar | Kios | Kios Terisi | Los
Pasar Seruni | 152 | 130 | 84
Pasar Melati | 174 | 161 | 150
Pasar Induk Kenari | 402 | 391 | 216
Jumlah | 728 | 682 | 450

{money}
"""
MORE = [
    (
        WATER,
        "kpi",
        "Bila hanya banjir kota dihitung, persentase titik banjir yang tertangani mencapai 62,50 persen.",
    ),
    (WATER, "kpi", "Khusus irigasi teknis, persentase daerah irigasi yang terairi mencapai 91,20 persen."),
    (
        WATER,
        "kpi",
        "Menurut hasil verifikasi Inspektorat, persentase saluran dalam kondisi baik adalah 61,20 persen.",
    ),
    (
        WATER,
        "kpi",
        "Dengan perbaikan itu persentase saluran dalam kondisi baik diharapkan menjadi 65,70 persen.",
    ),
    (WATER, "money", "Serapan belanja modal pada Program Pengelolaan Sumber Daya Air 91,80 persen."),
    (WATER, "money", "Dana Alokasi Khusus pada Dinas Pengairan terserap 91,50 persen."),
    (MARKETS, "kpi", "Pertumbuhan usaha mikro naik kelas pada sektor kuliner 13,90 persen."),
    (MARKETS, "money", "Kios Pasar Seruni yang terisi pada awal tahun 103 unit."),
    (MARKETS, "money", "Pedagang Pasar Induk Kenari berjumlah 931 orang."),
    (MARKETS, "money", "Los terisi di Pasar Melati 105 unit."),
]
PLAIN = [
    (WATER, "kpi", "Persentase titik banjir yang tertangani mencapai 77,70 persen.", "77,70"),
    (WATER, "money", "Serapan Program Pengelolaan Sumber Daya Air 91,50 persen.", "91,50"),
    (MARKETS, "kpi", "Persentase kios terisi tahun 2026 sebesar 93,10 persen.", "93,10"),
    (MARKETS, "money", "Kios terisi di Pasar Seruni 103 unit.", "103"),
]  # fmt: skip


def errors_of(report: str, where: str, sentence: str) -> list[str]:
    """Return what is told to be wrong for sure with a sentence in one of the sections of a report."""
    found = audited(report.format(**{"kpi": "", "money": "", where: sentence})).findings
    return [each.printed for each in found if each.level is Level.ERROR]


@pytest.mark.parametrize(("report", "where", "sentence"), MORE)
def test_a_word_that_no_table_has_leaves_a_figure_open(report: str, where: str, sentence: str) -> None:
    assert errors_of(report, where, sentence) == []


@pytest.mark.parametrize(("report", "where", "sentence", "wrong"), PLAIN)
def test_words_of_the_table_alone_hold_a_figure_to_it(
    report: str, where: str, sentence: str, wrong: str
) -> None:
    assert errors_of(report, where, sentence) == [wrong]
