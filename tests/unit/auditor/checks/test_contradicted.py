"""Sentences that name their row outright are held against it, however far off their figure is."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

RABIES = """
LAPORAN KINERJA DINAS KESEHATAN HEWAN KABUPATEN SENTANI RAYA TAHUN 2031
BAB III AKUNTABILITAS KINERJA

3.1 Capaian Kinerja

Tabel 3.1 Capaian Indikator Kinerja Utama Tahun 2031
No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Persentase desa bebas rabies | % | 82,00 | 79,54 | 97,00
2 | Angka kesembuhan ternak sakit | % | 91,00 | 93,28 | 102,51
3 | Rasio dokter hewan per 100 peternak | Rasio | 14,20 | 13,64 | 96,06
| Rata-rata capaian | | | | 98,52

{kpi}

3.2 Vaksinasi

Tabel 3.2 Vaksinasi Rabies menurut Distrik Tahun 2031
No | Distrik | Populasi Anjing (ekor) | Divaksin (ekor) | Cakupan (%)
1 | Waibu | 2.418 | 2.036 | 84,20
2 | Ebungfau | 1.765 | 1.219 | 69,07
3 | Kaureh | 3.092 | 2.655 | 85,87
| Jumlah | 7.275 | 5.910 | 81,24

{place}

3.3 Anggaran

Tabel 3.3 Anggaran dan Realisasi menurut Program Tahun 2031
No | Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Pengendalian Penyakit Hewan | 6.418.250.000 | 5.907.364.200 | 92,04
2 | Program Peningkatan Mutu Laboratorium | 2.175.600.000 | 2.088.913.750 | 96,02
| Jumlah | 8.593.850.000 | 7.996.277.950 | 93,05

{money}
"""
LIBRARY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KOTA TELUK MERANTI TAHUN 2027
BAB III AKUNTABILITAS KINERJA

3.1 Perkembangan Kinerja

Tabel 3.1 Perkembangan Realisasi Kinerja Tahun 2025-2027
Indikator Kinerja | Realisasi 2025 | Realisasi 2026 | Realisasi 2027
Tingkat Gemar Membaca Masyarakat (TGM) | 59,14 | 63,27 | 67,52
Persentase perangkat daerah tertib arsip | 58,62 | 64,29 | 69,05
Nilai pengawasan kearsipan internal | 72,35 | 77,48 | 81,90

{kpi}

3.2 Koleksi

Tabel 3.2 Koleksi menurut Jenis Tahun 2027
Jenis Koleksi | Judul | Eksemplar
Buku fiksi | 4.312 | 11.846
Buku nonfiksi | 7.905 | 19.230
Majalah dan jurnal | 396 | 4.342
Jumlah | 12.613 | 35.418

{place}

3.3 Aparatur

Tabel 3.3 Komposisi Aparatur per Unit Kerja Tahun 2027
Unit Kerja | Struktural | Pelaksana | Total
Sekretariat | 4 | 20 | 24
Bidang Layanan | 3 | 25 | 28
Bidang Arsip | 3 | 13 | 16
Total | 10 | 58 | 68

{money}
"""
NONE = {"kpi": "", "place": "", "money": ""}


def crossrefs(report: str, where: str, sentence: str) -> list[tuple[str, str]]:
    """Return printed and computed of what a sentence in a section of a report is told."""
    found = told(report.format(**{**NONE, where: sentence}), AuditRule.CROSSREF)
    return [(printed, computed) for _, printed, computed in found]


NAMED = [
    (RABIES, "kpi", "Angka kesembuhan ternak sakit tahun 2031 terealisasi {} persen.", "93,28", "85,41"),
    (
        RABIES,
        "kpi",
        "Capaian terendah diraih Rasio dokter hewan per 100 peternak, yakni {}%.",
        "96,06",
        "88,40",
    ),
    (RABIES, "kpi", "Target persentase desa bebas rabies ditetapkan sebesar {} persen.", "82,00", "76,50"),
    (RABIES, "place", "Menurut Tabel 3.2, cakupan Distrik Waibu sebesar {} persen.", "84,20", "91,37"),
    (
        RABIES,
        "place",
        "Cakupan tertinggi dicapai Kaureh 85,87%, disusul Waibu sebesar {}%.",
        "84,20",
        "72,95",
    ),
    (RABIES, "money", "Serapan Program Peningkatan Mutu Laboratorium sebesar {}%.", "96,02", "90,50"),
    (
        RABIES,
        "money",
        "Program Pengendalian Penyakit Hewan dianggarkan sebesar Rp{}.",
        "6.418.250.000",
        "7.120.400.000",
    ),
    (LIBRARY, "kpi", "Tingkat Gemar Membaca Masyarakat pada tahun 2026 sebesar {}.", "63,27", "58,91"),
    (
        LIBRARY,
        "kpi",
        "Nilai pengawasan kearsipan internal naik dari {} pada tahun 2026 menjadi 81,90 pada tahun 2027.",
        "77,48",
        "70,13",
    ),
    (
        LIBRARY,
        "kpi",
        "Indikator yang naik ialah persentase perangkat daerah tertib arsip dengan realisasi {}%.",
        "69,05",
        "61,77",
    ),
    (LIBRARY, "place", "Menurut Tabel 3.2, buku nonfiksi sebanyak {} judul.", "7.905", "8.640"),
]
WHOLE = [
    (
        RABIES,
        "kpi",
        "Secara keseluruhan, rata-rata capaian indikator kinerja sebesar {} persen.",
        "98,52",
        "92,10",
    ),
    (RABIES, "money", "Serapan anggaran Dinas Kesehatan Hewan tahun 2031 mencapai {}%.", "93,05", "88,61"),
    (RABIES, "money", "Anggaran sebesar Rp8.593.850.000 terserap {}%.", "93,05", "88,61"),
    (RABIES, "place", "Populasi anjing seluruhnya {} ekor.", "7.275", "7.810"),
    (LIBRARY, "place", "Jumlah koleksi seluruhnya {} eksemplar.", "35.418", "32.906"),
    (LIBRARY, "money", "Jumlah aparatur sebanyak {} orang.", "68", "63"),
]


@pytest.mark.parametrize(("report", "where", "sentence", "right", "wrong"), [*NAMED, *WHOLE])
def test_what_a_sentence_says_of_a_row_by_its_name_is_what_the_row_has(
    report: str, where: str, sentence: str, right: str, wrong: str
) -> None:
    assert not crossrefs(report, where, sentence.format(right))
    assert crossrefs(report, where, sentence.format(wrong)) == [(wrong, right)]


TRUE = [
    (RABIES, "kpi", "Angka kesembuhan ternak sakit hingga triwulan II baru 44,75 persen."),
    (RABIES, "kpi", "Angka kesembuhan ternak sakit milik swasta sebesar 95,10 persen."),
    (RABIES, "kpi", "Angka kesembuhan ternak sakit di wilayah pegunungan sebesar 81,20 persen."),
    (RABIES, "kpi", "Angka kesembuhan ternak sakit tahun 2028 sebesar 86,11 persen."),
    (RABIES, "kpi", "Angka kesembuhan ternak sakit tingkat nasional sebesar 88,40 persen."),
    (RABIES, "kpi", "Angka kesembuhan ternak sakit sebesar 84,20 persen tanpa menghitung unggas."),
    (RABIES, "kpi", "Apabila unggas dihitung, angka kesembuhan ternak sakit sebesar 84,20 persen."),
    (RABIES, "kpi", "Angka kesembuhan ternak sakit dan persentase desa bebas rabies rata-rata 86,41 persen."),
    (RABIES, "kpi", "Puskeswan Depapre merawat 30 ekor. Angka kesembuhan ternak sakit sebesar 81,20 persen."),
    (RABIES, "kpi", "Angka kesembuhan ternak sakit sekitar 90 persen."),
    (RABIES, "kpi", "Persentase desa bebas rabies kurang 2,46 persen dari target 82,00 persen."),
    (RABIES, "kpi", "Persentase desa bebas rabies sebesar 79,5 persen."),
    (RABIES, "kpi", "Realisasi persentase desa bebas rabies 72,00% dari target 80,00%, atau 90,00%."),
    (RABIES, "kpi", "Rata-rata capaian sasaran kedua sebesar 101,17 persen."),
    (RABIES, "kpi", "Rasio dokter hewan per 100 peternak sebesar 341,00 pada skala lama."),
    (RABIES, "place", "Cakupan vaksinasi kucing di Distrik Waibu sebesar 41,30 persen."),
    (RABIES, "place", "Vaksin kucing terbatas. Cakupan di Distrik Waibu sebesar 41,30 persen."),
    (RABIES, "place", "Di Kampung Nendali, Distrik Waibu, cakupan mencapai 77,60 persen."),
    (RABIES, "money", "Serapan anggaran kabupaten secara keseluruhan mencapai 95,18%."),
    (RABIES, "money", "Serapan anggaran UPT Laboratorium mencapai 89,03%."),
    (RABIES, "money", "Serapan fisik Program Peningkatan Mutu Laboratorium sebesar 99,10%."),
    (RABIES, "money", "Program Peningkatan Mutu Laboratorium sebesar Rp1.250.000.000."),
    (RABIES, "money", "Anggaran Program Peningkatan Mutu Laboratorium sebelum perubahan Rp1.980.000.000."),
    (LIBRARY, "kpi", "Tingkat Gemar Membaca Masyarakat (TGM) pada tahun 2024 sebesar 55,90."),
    (LIBRARY, "kpi", "Tingkat Gemar Membaca Masyarakat (TGM) pelajar sebesar 71,36."),
    (LIBRARY, "kpi", "Nilai pengawasan kearsipan internal sebesar 3,28."),
    (LIBRARY, "kpi", "Dengan skala 1 sampai 80, nilai pengawasan kearsipan internal sebesar 65,52."),
    (RABIES, "kpi", "Menurut usulan 3 distrik, persentase desa bebas rabies sebesar 66,40 persen."),
    (LIBRARY, "place", "Buku fiksi anak berjumlah 3.918 eksemplar."),
    (LIBRARY, "place", "Jumlah koleksi digital sebanyak 5.120 judul."),
    (LIBRARY, "money", "Jumlah aparatur sebanyak 95 orang, baik pegawai negeri atau tenaga kontrak."),
    (
        LIBRARY,
        "money",
        "Jumlah aparatur sebanyak 95 orang, terdiri atas 68 orang pegawai dan 27 orang kontrak.",
    ),
    (LIBRARY, "money", "Jumlah aparatur pria sebanyak 31 orang."),
]


@pytest.mark.parametrize(("report", "where", "sentence"), TRUE)
def test_what_may_be_of_something_else_is_held_against_nothing(
    report: str, where: str, sentence: str
) -> None:
    assert not crossrefs(report, where, sentence)


@pytest.mark.parametrize("heading", ["3.4 Puskeswan Kecamatan Depapre", "3.4 Capaian Triwulan III"])
def test_headings_may_tell_of_another_place_or_time(heading: str) -> None:
    sentence = "Angka kesembuhan ternak sakit sebesar 81,20 persen."
    assert crossrefs(RABIES, "money", f"3.4 Kesimpulan\n\n{sentence}")
    assert not crossrefs(RABIES, "money", f"{heading}\n\n{sentence}")


def test_what_leads_to_a_list_may_tell_of_another_time() -> None:
    item = "- Angka kesembuhan ternak sakit sebesar 81,20 persen."
    assert crossrefs(RABIES, "kpi", f"Hasil yang dicapai adalah:\n\n{item}")
    assert not crossrefs(RABIES, "kpi", f"Pada semester I dicapai hasil berikut:\n\n{item}")


@pytest.mark.parametrize(
    ("where", "row"),
    [
        ("kpi", "Angka kesembuhan ternak sakit 102,44 91,00 85,41"),
        (
            "place",
            "Waibu tertinggi, Ebungfau terendah (69,07)\n55 60 65 70 75 80\npersen; sumbu mulai dari 55",
        ),
    ],
)
def test_rows_and_scales_of_charts_that_were_copied_out_as_text_are_no_sentences(
    where: str, row: str
) -> None:
    assert not crossrefs(RABIES, where, row)


def test_a_finding_says_both_figures_and_which_is_right_rather() -> None:
    text = RABIES.format(**{**NONE, "money": "Serapan Program Peningkatan Mutu Laboratorium 90,50%."})
    (found,) = [each for each in audited(text).findings if each.rule is AuditRule.CROSSREF]
    place = "Tabel 3.3, Program Peningkatan Mutu Laboratorium"
    assert found.level is Level.ERROR
    assert f"Kalimat menyebut 90,50, {place} menyebut 96,02;" in found.why
    assert "jadi kalimat yang lebih mungkin keliru" in found.why


def test_a_figure_that_nothing_bears_out_is_left_to_its_source() -> None:
    text = RABIES.format(**{**NONE, "kpi": "Rata-rata capaian indikator kinerja sebesar 92,10 persen."})
    (found,) = [each for each in audited(text).findings if each.rule is AuditRule.CROSSREF]
    assert "dicocokkan dengan sumbernya" in found.why


PONDS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Luas Tambak menurut Kelompok Tahun 2031
No | Kelompok | Luas Tambak (ha) | Panen (ton)
1 | Mina Jaya | 1.240 | 418
2 | Bahari Makmur | 1.985 | 602
3 | Tirta Asih | 1.105 | 377

{}
"""


def test_an_area_is_told_with_its_own_word() -> None:
    sentence = "Luas tambak Tirta Asih seluas {} ha."
    assert told(PONDS.format(sentence.format("1.105")), AuditRule.CROSSREF) == []
    found = told(PONDS.format(sentence.format("995")), AuditRule.CROSSREF)
    assert [each[1:] for each in found] == [("995", "1.105")]
