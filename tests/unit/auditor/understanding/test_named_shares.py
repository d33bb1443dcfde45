"""Shares of a table's total, told of a row or a column by name and without its figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

_PAPERS = """
3.1 Penerbitan

Tabel 3.15 Dokumen yang Diterbitkan per Triwulan Tahun 2024 (lembar)
No | Jenis Dokumen | Triwulan I | Triwulan II | Triwulan III | Triwulan IV | Jumlah
1 | Kartu Keluarga | 6.214 | 5.873 | 6.702 | 6.148 | 24.937
2 | Kartu Identitas Anak | 1.842 | 2.376 | 3.105 | 2.217 | 9.540
3 | Akta Kelahiran | 1.265 | 1.194 | 1.338 | 1.207 | 5.004
4 | Surat Pindah | 972 | 1.046 | 1.183 | 958 | 4.159
 | Jumlah | 10.293 | 10.489 | 12.328 | 10.530 | 43.640

{}
"""
_HARVEST = """
3.2 Panen

Tabel 9 Produksi Padi menurut Kecamatan (ton)
Kecamatan | 2023 | 2024
Alas | 12.410 | 13.122
Batu | 8.214 | 8.010
Seli | 10.077 | 11.260
Landang | 4.125 | 4.320
Jumlah | 34.826 | 36.712

{}
"""
_FOOD = """
3.2 Anggaran

Tabel 9 Pagu dan Realisasi Anggaran Tahun 2024
No | Program/Kegiatan | Pagu (Rp) | Realisasi (Rp) | %
I | Program Ketahanan Pangan | 960.550.000 | 937.836.800 | 97,64
I.1 | Cadangan Pangan Desa | 642.150.000 | 631.874.300 | 98,40
I.2 | Pangan Lokal | 318.400.000 | 305.962.500 | 96,09
II | Program Peternakan | 624.050.000 | 608.045.750 | 97,43
II.1 | Vaksin Ternak | 427.800.000 | 419.635.000 | 98,09
II.2 | Bibit Unggul | 196.250.000 | 188.410.750 | 96,01
III | Program Penunjang | 358.550.000 | 348.124.650 | 97,09
III.1 | Gaji Pegawai | 184.600.000 | 176.918.400 | 95,84
III.2 | Alat Kantor | 173.950.000 | 171.206.250 | 98,42
 | Jumlah | 1.943.150.000 | 1.894.007.200 | 97,47

{}
"""


_MOTHERS = """
3.2 Pelayanan

Tabel 9 Pelayanan K4 menurut Kecamatan
No | Kecamatan | Sasaran Ibu Hamil | Mendapat K4 | Cakupan (%)
1 | Alas | 241 | 236 | 97,93
2 | Batu | 1.012 | 987 | 97,53
3 | Seli | 164 | 158 | 96,34
 | Jumlah | 1.417 | 1.381 | 97,46

{}
"""
_STALLS = """
3.2 Pasar

Tabel 9 Kios Pasar Tahun 2024
Pasar | Kios Tersedia | Kios Terisi | Kios Berizin
Pagi | 320 | 288 | 160
Sore | 180 | 171 | 102
Malam | 100 | 61 | 45
Jumlah | 600 | 520 | 307

{}
"""


def shares(report: str, sentence: str) -> list[tuple[str, str]]:
    """Return what is printed and computed of the shares of a sentence below a table of 2024."""
    text = f"LAPORAN KINERJA TAHUN 2024\n\nBAB III AKUNTABILITAS KINERJA\n{report.format(sentence)}"
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.RATIO)]


@pytest.mark.parametrize(
    ("report", "sentence", "wrong", "right"),
    [
        (_PAPERS, "Kartu Keluarga menyumbang {}% dari seluruh dokumen.", "51,74", "57,14"),
        (_PAPERS, "Adapun Akta Kelahiran mengambil porsi {}% dari total.", "14,17", "11,47"),
        (_PAPERS, "Penerbitan Kartu Identitas Anak meliputi {} persen dari keseluruhan.", "28,16", "21,86"),
        (_PAPERS, "Surat Pindah hanya {}% dari semua dokumen yang diterbitkan.", "9,35", "9,53"),
        (_PAPERS, "Triwulan III menyumbang {}% dari seluruh dokumen.", "28,52", "28,25"),
        (_PAPERS, "Sebanyak {}% dari seluruh dokumen adalah Akta Kelahiran.", "11,74", "11,47"),
        # words behind `yang` tell which of two columns of the same things is meant
        (_MOTHERS, "Batu menyumbang {}% dari seluruh ibu hamil yang mendapat K4.", "61,47", "71,47"),
        (_MOTHERS, "Kecamatan Seli menyumbang {}% dari seluruh sasaran ibu hamil.", "11,75", "11,57"),
        (_STALLS, "Pasar Sore menyumbang {}% dari seluruh kios yang terisi.", "38,28", "32,88"),
        (_STALLS, "Pasar Pagi menyumbang {}% dari seluruh kios yang berizin.", "51,22", "52,12"),
        (_PAPERS, "Kontribusi Surat Pindah sebesar {}%.", "9,35", "9,53"),
        (_HARVEST, "Kecamatan Alas berkontribusi {}% terhadap produksi padi kabupaten.", "35,47", "35,74"),
        (_HARVEST, "Kecamatan Seli menghasilkan {}% dari total produksi tahun 2024.", "30,76", "30,67"),
        (_HARVEST, "Pada tahun 2023 pangsa Landang {}% dari jumlah produksi padi.", "11,48", "11,84"),
        (_HARVEST, "Batu menyumbang {}% produksi padi.", "22,18", "21,82"),
        (
            _FOOD,
            "Program Peternakan memperoleh pagu besar, yaitu {}% dari seluruh pagu.",
            "42,12",
            "32,12",
        ),
        (
            _FOOD,
            "Program Ketahanan Pangan mendapat Rp 960.550.000,- atau {}% dari pagu dinas.",
            "59,43",
            "49,43",
        ),
    ],
)
def test_a_share_of_the_total_of_a_table(report: str, sentence: str, wrong: str, right: str) -> None:
    assert shares(report, sentence.format(right)) == []
    assert shares(report, sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("Sekitar {}% dari seluruh dokumen adalah Kartu Keluarga.", "58"),
        ("Lebih dari {}% dari seluruh dokumen adalah Kartu Keluarga.", "55"),
        ("Hampir {}% dari total dokumen berupa Kartu Keluarga.", "60"),
    ],
)
def test_about_so_much_is_not_held_to_its_digits(sentence: str, about: str) -> None:
    assert shares(_PAPERS, sentence.format(about)) == []
    assert shares(_PAPERS, sentence.format("88,41")) == [("88,41", "57,14")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kartu Keluarga mencapai 88,20% dari seluruh target.",
        "Kartu Keluarga dan Akta Kelahiran digital bersama-sama menyumbang 60,10% dari seluruh dokumen.",
        "Kartu Keluarga menyumbang 44,10% dari seluruh pengaduan.",
        "Penerbitan Kartu Keluarga naik 44,10% dari total tahun lalu.",
        "Kartu Keluarga milik pendatang menyumbang 44,10% dari seluruh dokumen.",
        "Kartu Keluarga terserap 96,10%.",
        "Kartu Keluarga yang tidak diambil menyumbang 44,10% dari total.",
        "Bidang lain menyumbang 44,10% dari seluruh dokumen.",
    ],
)
def test_a_share_of_something_else_is_left_alone(sentence: str) -> None:
    assert shares(_PAPERS, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Cadangan Pangan Desa mendapat Rp 642.150.000,- atau 66,85% dari pagu program.",
        "Program Peternakan menyerap Rp 608.045.750,- atau 97,43% dari pagunya.",
        "Program Penunjang mendapat Rp 358.550.000,- atau 2,41% dari pagu daerah kabupaten.",
    ],
)
def test_a_share_of_another_budget_is_left_alone(sentence: str) -> None:
    assert shares(_FOOD, sentence) == []


def test_a_table_whose_column_adds_up_to_nothing_has_no_shares() -> None:
    table = _HARVEST.replace("34.826", "61.826").replace("36.712", "63.712")
    assert shares(table, "Batu menyumbang 19,18% produksi padi.") == []


def test_two_columns_that_may_both_be_meant_tell_nothing() -> None:
    table = _HARVEST.replace("2023 | 2024", "Sawah | Ladang")
    assert shares(table, "Batu menyumbang 23,18% produksi padi.") == []
    assert shares(table, "Batu menyumbang 23,18% produksi padi sawah.") == [("23,18", "23,59")]
