"""Words of ends, ways and years are held against the columns that they are of, and that are right."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

from capaian.domain.audit import Finding

CLINICS = """
LAPORAN KINERJA TAHUN 2023

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Cakupan Imunisasi per Puskesmas Tahun 2023

No | Puskesmas | Sasaran Bayi | Bayi Diimunisasi | Cakupan (%)
1 | Melur | 1.240 | 1.163 | 93,79
2 | Kenanga | 618 | 588 | 95,15
3 | Dahlia | 986 | 917 | {third}
4 | Seroja | 1.105 | 1.069 | 96,74
5 | Teratai | 772 | 729 | 94,43
 | Jumlah | 4.721 | 4.466 | 94,60

{what} tertinggi di Puskesmas Seroja sebesar 96,74% dan terendah di Puskesmas {lowest} sebesar 93,00%.

Tabel 3.2 Perbandingan dengan Target Nasional Tahun 2023

No | Indikator | Realisasi (%) | Target Nasional (%)
1 | Cakupan imunisasi | 94,60 | 93,00
2 | Cakupan kunjungan | 91,30 | 92,00
3 | Cakupan rujukan | 88,75 | 90,00
"""
PORTS = """
LAPORAN KINERJA TAHUN 2023

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Bongkar Muat per Dermaga Tahun 2022 dan 2023

No | Dermaga | Muatan 2022 (ton) | Muatan 2023 (ton) | Pertumbuhan (%) | Porsi 2023 (%) | Keterangan
1 | Utara | 3.120,00 | 3.244,80 | 4,00 | 21,89 | Naik
2 | Timur | 2.540,00 | 2.616,20 | 3,00 | 17,65 | Naik
3 | Barat | 4.150,00 | 4.233,00 | 2,00 | 28,56 | Naik
4 | Selatan | 2.980,00 | 2.935,30 | -1,50 | 19,80 | {way}
5 | Kecil | 250,00 | 270,00 | 8,00 | 1,82 | Naik
6 | Tengah | 1.470,00 | 1.523,50 | 3,64 | 10,28 | Naik
"""
SOUTH = 11
"""The line of its row."""
DEEDS = """
LAPORAN KINERJA TAHUN 2023

BAB III AKUNTABILITAS KINERJA

Cakupan akta tanah meningkat dari 61,42% pada tahun 2022 menjadi 68,75% pada tahun 2023.

Tabel 3.1 Cakupan Layanan Tahun 2023

No | Layanan | Wajib | Terlayani | Cakupan (%)
1 | Akta tanah | 3.200 | 2.200 | {share}
2 | Akta rumah | 1.600 | 1.280 | 80,00
3 | Akta toko | 800 | 620 | 77,50
4 | Akta kebun | 400 | 330 | 82,50
"""


def told(text: str) -> list[Finding]:
    return [*audited(text).findings]


def test_the_lowest_of_what_was_reached_is_no_target_that_is_alike() -> None:
    assert told(CLINICS.format(what="Cakupan", third="93,00", lowest="Dahlia")) == []
    findings = told(CLINICS.format(what="Cakupan", third="90,30", lowest="Dahlia"))
    assert ("90,30", "93,00") in [(f.printed, f.computed) for f in findings]
    assert not [f for f in findings if f.computed == "tertinggi"]


def test_the_row_of_a_percentage_is_sought_in_the_column_that_has_it() -> None:
    findings = told(CLINICS.format(what="Imunisasi bayi", third="93,00", lowest="Melur"))
    assert ("Melur", "Dahlia") in [(f.printed, f.computed) for f in findings]
    assert not [f for f in findings if "Kenanga" in f.computed]


def test_a_way_is_that_between_two_years_and_not_between_a_growth_and_a_share() -> None:
    assert told(PORTS.format(way="Turun")) == []
    findings = told(PORTS.format(way="Naik"))
    assert [(f.line, f.printed, f.computed) for f in findings] == [(SOUTH, "Naik", "Turun")]


def test_a_wrong_figure_of_a_table_dates_no_other() -> None:
    assert told(DEEDS.format(share="68,75")) == []
    findings = told(DEEDS.format(share="61,42"))
    assert ("61,42", "68,75") in [(f.printed, f.computed) for f in findings]
    assert not [f for f in findings if f.printed in ("2022", "2023")]
