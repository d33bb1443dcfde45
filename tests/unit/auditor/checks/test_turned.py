"""Directions of running text against the sign of the change in a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

OUTPUT = """
BAB III AKUNTABILITAS KINERJA
3.6. Produksi Dokumen
Tabel 1 Perkembangan Penerbitan Dokumen
No | Jenis Dokumen | Tahun 2023 | Tahun 2024 | Perubahan 2023-2024 | Perubahan (%)
1 | Kartu Keluarga | 31.208 | 32.420 | 1.212 | 3,88
2 | Akta Kelahiran | 8.876 | 8.525 | -351 | -3,95
3 | Akta Kematian | 2.003 | 2.218 | 215 | 10,73
4 | Surat Keterangan Pindah | 5.318 | 5.073 | -245 | -4,61
Jumlah | | 47.405 | 48.236 | 831 | 1,75
Penerbitan Kartu Keluarga naik 3,88%, sedangkan penerbitan Akta Kelahiran turun 3,95%.
Akta Kematian bertambah 215 lembar dan Surat Keterangan Pindah berkurang 245 lembar.
"""
AIMS = """
BAB III AKUNTABILITAS KINERJA
3.7. Perbandingan dengan Target Nasional
Tabel 2 Perbandingan Realisasi dengan Target Nasional
No | Indikator | Target Nasional | Realisasi 2024 | Selisih
1 | Perekaman KTP-el (%) | 99,40 | 98,98 | -0,42
2 | Kepemilikan KIA (%) | 60,00 | 62,60 | 2,60
3 | Kepemilikan akta kelahiran (%) | 98,00 | 97,41 | -0,59
4 | Penerbitan akta kematian (%) | 90,00 | 96,73 | 6,73
Perekaman KTP-el masih 0,42 poin di bawah target nasional.
Kepemilikan KIA berada 2,60 poin di atas target nasional.
Realisasi penerbitan akta kematian lebih tinggi 6,73 poin.
"""


@pytest.mark.parametrize(
    ("text", "rule", "right", "wrong"),
    [
        (OUTPUT, AuditRule.TREND, "naik 3,88%", "turun 3,88%"),
        (OUTPUT, AuditRule.TREND, "turun 3,95%", "meningkat 3,95%"),
        (OUTPUT, AuditRule.TREND, "bertambah 215", "berkurang 215"),
        (AIMS, AuditRule.CLAIM, "0,42 poin di bawah", "0,42 poin di atas"),
        (AIMS, AuditRule.CLAIM, "2,60 poin di atas", "2,60 poin di bawah"),
        (AIMS, AuditRule.CLAIM, "lebih tinggi 6,73", "lebih rendah 6,73"),
    ],
)
def test_a_direction_against_the_sign_of_its_change_is_told(
    text: str, rule: AuditRule, right: str, wrong: str
) -> None:
    assert told(text, rule) == []
    (found,) = told(text.replace(right, wrong), rule)
    assert found[1] in wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "Penerbitan turun 3,88% di kantor cabang Kota Laras.",
        "Akta Kelahiran turun dari 8.876 menjadi 8.525 lembar.",
        "Target Akta Kelahiran dinaikkan 3,95% pada tahun berikutnya.",
    ],
)
def test_figures_that_only_look_like_a_change_of_a_table_are_left_alone(sentence: str) -> None:
    apart = OUTPUT + "\nBAB IV PENUTUP\n4.1 Lain-lain\n" + sentence
    assert told(apart, AuditRule.TREND) == []


def test_gaps_below_the_target_that_are_printed_without_sign_tell_nothing() -> None:
    turned = AIMS.replace("| 99,40 | 98,98 | -0,42", "| 99,40 | 98,98 | 0,42").replace("-0,59", "0,59")
    turned = turned.replace("62,60 | 2,60", "62,60 | -2,60").replace("96,73 | 6,73", "96,73 | -6,73")
    assert told(turned, AuditRule.CLAIM) == []


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("Sisa anggaran turun dari Rp 432.053.785,- menjadi Rp 320.258.948,-.", False),
        ("Sisa anggaran meningkat dari Rp 432.053.785,- menjadi Rp 320.258.948,-.", True),
        ("Jumlah pengaduan berkurang dari 128 pada tahun 2023 menjadi 141 pengaduan.", True),
        ("Jumlah pengaduan bertambah dari 128 pada tahun 2023 menjadi 141 pengaduan.", False),
    ],
)
def test_both_ends_of_a_way_tell_its_direction(sentence: str, is_wrong: bool) -> None:
    assert bool(told(f"BAB III HASIL\n3.1 Uraian\n{sentence}", AuditRule.TREND)) is is_wrong
