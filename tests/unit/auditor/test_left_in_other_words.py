"""Another sound report in other words, and what stands in it when a sentence was not brought up to date."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SAGARA TAHUN 2036

BAB I PENDAHULUAN

1.1 Gambaran Umum

Dinas Perikanan Kabupaten Sagara berkedudukan di bawah Bupati.

Nelayan Kabupaten Sagara melaut sepanjang tahun. Kabupaten Sagara mempunyai tiga pelabuhan ikan.

Jumlah nelayan per 30 Juni 2036 (data Semester I Tahun 2036) sedang diverifikasi.

1.2 Penyuluh

Tabel 1.1 Penyuluh menurut Ijazah

No | Ijazah | Penyuluh
1 | SMP | 2
2 | SMA/SMK | 11
3 | D-III | 8
4 | S1/D-IV | 19
5 | S2 | 6
 | Total | 46

Penyuluh dengan ijazah D-III ke atas sebanyak 33 orang; yang berijazah SMA ke bawah tercatat 13 orang.

1.3 Alat

Kondisi alat tangkap bantuan keadaan 31 Desember 2036 tampak pada Tabel 1.2.

Tabel 1.2 Alat Tangkap Bantuan Tahun 2036

Alat tangkap | Layak | Tidak layak
Jaring | 412 | 38
Bubu | 265 | 17
Pancing | 730 | 52

BAB II RENCANA

2.1 Rencana Strategis 2035-2039

Rencana strategis 2035-2039 menetapkan tiga indikator.

Tabel 2.1 Sasaran Jangka Menengah

Indikator | Target 2035 | Target 2036 | Target 2039
Nilai Tukar Nelayan | 103,20 | 104,10 | 108,50
Konsumsi ikan per kapita | 38,40 | 39,25 | 43,75
Kapal berizin | 71,00 | 74,50 | 85,00

BAB III HASIL

3.1 Hasil per Indikator

Tabel 3.1 Hasil dan Target Akhir

Indikator | Realisasi 2035 | Realisasi 2036 | Target 2039
Nilai Tukar Nelayan | 103,85 | 104,62 | 108,50
Konsumsi ikan per kapita | 38,12 | 39,90 | 43,75
Kapal berizin | 70,36 | 73,18 | 85,00

Menuju target akhir, konsumsi ikan masih harus ditingkatkan 3,85 poin dan kapal berizin 11,82 poin.

3.2 Hasil Tangkapan

Tabel 3.2 Hasil Tangkapan Laut dan Darat

Tahun | Laut (ton) | Darat (ton)
2034 | 18.204 | 4.116
2035 | 18.977 | 4.392
2036 | 19.548 | 4.705

Hasil tangkapan laut mencapai 19.548 ton pada tahun 2036 dan 18.977 ton pada tahun 2035.

3.3 Bantuan

Tabel 3.3 Penerima Bantuan Kapal per Desa Tahun 2036

Desa | Nelayan | Penerima | Belum
Karang | 1.245 | 318 | 927
Muara | 1.562 | 427 | 1.135
Jumlah | 2.807 | 745 | 2.062

Pada tahun 2036 bantuan sampai kepada 745 dari 2.807 nelayan.

Tabel 3.4 Kolam Budidaya per Jenis Ikan

Jenis ikan | Kolam | Produksi (ton)
Nila | 1.118 | 2.406
Lele | 1.377 | 3.019
Jumlah | 2.495 | 5.425

Produksi 5.425 ton dari kolam budidaya (Tabel 3.4) melampaui perkiraan.

BAB IV PENUTUP

4.1 Kesimpulan

NTN tercatat 104,62 dan kapal berizin mencapai 73,18%.

Target akhir rencana strategis pada tahun 2039 tetap dikejar.
"""

LEFT = [
    ("di bawah Bupati", "di bawah Wali Kota", AuditRule.COPY, "Bupati"),
    ("per 30 Juni 2036 (data", "per 30 Juni 2035 (data", AuditRule.YEAR, "2036"),
    ("ke atas sebanyak 33", "ke atas sebanyak 25", AuditRule.SUM, "33"),
    ("ke bawah tercatat 13", "ke bawah tercatat 11", AuditRule.SUM, "13"),
    ("keadaan 31 Desember 2036", "keadaan 31 Desember 2035", AuditRule.YEAR, "2036"),
    ("ditingkatkan 3,85 poin", "ditingkatkan 3,58 poin", AuditRule.DIFFERENCE, "3,85"),
    ("kapal berizin 11,82 poin", "kapal berizin 11,28 poin", AuditRule.DIFFERENCE, "11,82"),
    ("18.977 ton pada tahun 2035", "18.977 ton pada tahun 2034", AuditRule.YEAR, "2035"),
    ("19.548 ton pada tahun 2036", "19.548 ton pada tahun 2035", AuditRule.YEAR, "2036"),
    ("Pada tahun 2036 bantuan", "Pada tahun 2035 bantuan", AuditRule.YEAR, "2036"),
    ("(Tabel 3.4) melampaui", "(Tabel 3.3) melampaui", AuditRule.CROSSREF, "Tabel 3.4"),
    ("NTN tercatat 104,62", "NTN tercatat 103,85", AuditRule.CROSSREF, "104,62"),
    ("berizin mencapai 73,18%", "berizin mencapai 70,36%", AuditRule.CROSSREF, "73,18"),
    ("pada tahun 2039 tetap", "pada tahun 2038 tetap", AuditRule.YEAR, "2039"),
]


def errors(text: str) -> list[tuple[AuditRule, int, str]]:
    """Return rule, line and computed of what is said, but for notes."""
    return [(f.rule, f.line, f.computed) for f in audited(text).findings if f.level is not Level.NOTE]


def test_nothing_is_said_of_the_sound_report() -> None:
    assert errors(REPORT) == []


@pytest.mark.parametrize(("right", "wrong", "rule", "computed"), LEFT)
def test_what_was_not_brought_up_to_date_is_told(
    right: str, wrong: str, rule: AuditRule, computed: str
) -> None:
    assert REPORT.count(right) == 1
    text = REPORT.replace(right, wrong)
    line = next(n for n, line in enumerate(text.strip("\n").split("\n"), start=1) if wrong in line)
    assert (rule, line, computed) in errors(text)


@pytest.mark.parametrize(
    ("right", "harmless"),
    [
        ("di bawah Bupati", "di bawah dan bertanggung jawab kepada Bupati Sagara"),
        ("per 30 Juni 2036 (data", "menurut (data"),
        ("ke atas sebanyak 33 orang", "atau lebih tinggi sebanyak 33 orang"),
        (
            "konsumsi ikan masih harus ditingkatkan 3,85 poin dan kapal berizin 11,82 poin",
            "semua ditingkatkan",
        ),
        ("18.977 ton pada tahun 2035", "18.977 ton setahun sebelumnya"),
        ("Pada tahun 2036 bantuan", "Bantuan"),
        ("5.425 ton dari kolam budidaya (Tabel 3.4)", "Kolam budidaya (Tabel 3.4)"),
        ("NTN tercatat 104,62", "NTN naik dari 103,85 menjadi 104,62"),
        ("NTN tercatat 104,62 dan kapal", "NTN tahun 2035 tercatat 103,85. Kapal"),
        ("pada tahun 2039 tetap", "tetap"),
    ],
)
def test_other_words_for_the_same_are_no_error(right: str, harmless: str) -> None:
    assert REPORT.count(right) == 1
    assert errors(REPORT.replace(right, harmless)) == []
