"""Rows above the figure of all together, below a mark, or risen by one of several columns, in sentences."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031\n\nBAB III HASIL\n\n"
CLINICS = """Tabel 3.1 Cakupan Imunisasi Dasar Menurut Puskesmas Tahun 2031

No | Puskesmas | Sasaran | Diimunisasi | Cakupan Imunisasi (%) | Bayi Ditimbang | Ditimbang (%)
1 | Kenari | 240 | 228 | 95,00 | 216 | 90,00
2 | Merpati | 260 | 234 | 90,00 | 221 | 85,00
3 | Nuri | 250 | 240 | 96,00 | 215 | 86,00
4 | Pipit | 150 | 120 | 80,00 | 141 | 94,00
5 | Rajawali | 100 | 98 | 98,00 | 96 | 96,00
 | Kabupaten | 1.000 | 920 | 92,00 | 889 | 88,90

{}
"""
SURVEY = """Tabel 3.2 Nilai Unsur Survei Kepuasan Tahun 2031

No | Unsur Pelayanan | Nilai Rata-rata | NRR Tertimbang
U1 | Persyaratan | 3,52 | 0,39
U2 | Prosedur | 3,47 | 0,39
U3 | Waktu | 3,31 | 0,37
U4 | Biaya | 3,86 | 0,43
U5 | Produk | 3,44 | 0,38

{}
"""
ROADS = """Tabel 3.3 Perbandingan Kinerja Tahun 2030 dan 2031

No | Indikator Kinerja | Tahun 2030 | | | Tahun 2031 | |
 | | Target | Realisasi | Capaian (%) | Target | Realisasi | Capaian (%)
1 | Jalan mantap | 80,00 | 76,00 | 95,00 | 82,00 | 80,36 | 98,00
2 | Jembatan baik | 70,00 | 70,00 | 100,00 | 75,00 | 72,00 | 96,00
3 | Irigasi baik | 60,00 | 57,00 | 95,00 | 60,00 | 58,80 | 98,00
4 | Drainase lancar | 50,00 | 45,00 | 90,00 | 55,00 | 45,10 | 82,00
5 | Rumah layak | 90,00 | 81,00 | 90,00 | 90,00 | 81,00 | 90,00

{}
"""


def counts(table: str, sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(HEAD + table.format(sentence), AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("table", "sentence", "printed", "right"),
    [
        (CLINICS, "Sebanyak 4 (empat) puskesmas berada di atas angka kabupaten.", "4", "3"),
        (CLINICS, "Terdapat empat puskesmas yang berada di bawah angka kabupaten.", "4", "2"),
        (
            CLINICS,
            "Cakupan tertinggi di Rajawali (98,00%). Sebanyak 5 puskesmas di atas rata-rata.",
            "5",
            "2 atau 3",  # words tell no column: by persons weighed two lie above, by shares three
        ),
        (SURVEY, "Terdapat 3 (tiga) unsur yang nilainya di bawah 3,45.", "3", "2"),
        (SURVEY, "Sebanyak 3 unsur memperoleh nilai di atas 3,50.", "3", "2"),
        (SURVEY, "Ada empat unsur dengan nilai rata-rata di atas 3,40.", "4", "4"),
        (
            ROADS,
            "Capaian tiga indikator meningkat, dua indikator menurun, dan satu indikator tetap.",
            "3",
            "2",
        ),
        (ROADS, "Realisasi 3 indikator meningkat dan 1 indikator tetap.", "3", "4"),
    ],
)
def test_a_count_is_that_of_the_table(table: str, sentence: str, printed: str, right: str) -> None:
    found = [(said.split()[0], computed.rpartition(" ")[0]) for said, computed in counts(table, sentence)]
    assert found == ([(printed, right)] if printed != right else [])


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (CLINICS, "Sebanyak 3 (tiga) puskesmas berada di atas angka kabupaten."),
        (CLINICS, "Terdapat dua puskesmas yang berada di bawah rata-rata kabupaten."),
        (CLINICS, "Untuk imunisasi lanjutan, 4 puskesmas berada di atas angka kabupaten."),
        (CLINICS, "Cakupan vitamin A sebesar 88,20%. Sebanyak 4 puskesmas di atas rata-rata."),
        (CLINICS, "Kunjungan ibu hamil naik. Sebanyak 4 puskesmas berada di atas angka kabupaten."),
        (CLINICS, "Sebanyak 4 puskesmas berada di atas rata-rata provinsi."),
        (CLINICS, "Sebanyak 4 puskesmas berada di atas rata-rata nasional kunjungan rumah."),
        (CLINICS, "Pada tahun 2030 sebanyak 4 puskesmas berada di atas angka kabupaten."),
        (CLINICS, "Tahun lalu 4 puskesmas berada di atas angka kabupaten."),
        (CLINICS, "Pada tahun 2030 terdapat 4 puskesmas dengan cakupan di atas 95%."),
        (CLINICS, "Dua puskesmas memiliki cakupan imunisasi di bawah 91%."),
        (CLINICS, "Sebanyak 4 puskesmas sudah di atas rata-rata, menurut hasil supervisi tahun 2030."),
        (SURVEY, "Terdapat 2 (dua) unsur yang nilainya di bawah 3,45."),
        (SURVEY, "Terdapat 3 unsur yang nilai harapannya di bawah 3,45."),
        (SURVEY, "Pada tahun 2030 terdapat 3 unsur yang nilainya di bawah 3,45."),
        (SURVEY, "Dua unsur memperoleh nilai di atas 3,50, yaitu persyaratan dan biaya."),
        (SURVEY, "Terdapat 3 unsur yang dikerjakan kurang dari 3 hari."),
        (SURVEY, "Terdapat 4 unsur dengan nilai di atas 3,40."),
        (SURVEY, "Sebanyak 3 unsur bernilai di atas 4,00 menurut survei internal."),
        (SURVEY, "Terdapat 3 unsur dengan keluhan kurang dari 3,5 kali sebulan."),
        (SURVEY, "Tahun sebelumnya 4 unsur bernilai di bawah 3,45."),
        (ROADS, "Capaian dua indikator meningkat, dua indikator menurun, dan satu indikator tetap."),
        (ROADS, "Realisasi empat indikator meningkat dan satu indikator tetap."),
        (ROADS, "Target 3 indikator meningkat dan 2 indikator tetap."),
        (ROADS, "Dibandingkan tahun 2030, 4 indikator meningkat dan satu indikator tetap."),
        (ROADS, "Dibandingkan tahun 2028, 5 indikator meningkat dan tidak ada yang menurun."),
        (ROADS, "Dibandingkan tahun 2028, 3 indikator meningkat, 1 indikator menurun, dan 1 tetap."),
        (ROADS, "Selisih capaian dua indikator meningkat."),
        (ROADS, "Capaian dua indikator meningkat dan dua indikator menurun."),
        (ROADS, "Sebanyak tiga indikator berada di bawah capaian 97%."),
    ],
)
def test_what_is_true_or_of_other_things_is_left_alone(table: str, sentence: str) -> None:
    findings = audited(HEAD + table.format(sentence)).findings
    assert [(found.rule, found.printed, found.computed) for found in findings] == []


def test_a_count_beside_a_wrong_row_is_held_against_what_the_row_says_too() -> None:
    """A row that rises by either of its figures is counted; one that may rise or fall leaves it open."""
    either, neither = (ROADS.replace("76,00 | 95,00", f"76,00 | {wrong}") for wrong in ("93,50", "99,50"))
    right = "Capaian {} indikator meningkat, dua indikator menurun, dan satu indikator tetap."
    assert [counts(table, right.format("dua")) for table in (either, neither)] == [[], []]
    ((said, computed),) = counts(either, right.format("tiga"))
    assert (said, computed) == ("3 indikator naik", "2 indikator")
    assert counts(neither, right.format("tiga")) == []
