"""Counts before the names of what they count, in more wordings."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

SENTENCES = (
    ("{} bidang", "tiga", "yaitu Bidang Jalan, Bidang Air, dan Bidang Permukiman dan Bangunan."),
    ("{} jenis berkas", "tiga", "yaitu surat tanah, surat nikah dan surat pindah."),
    ("{} indikator", "dua", "yaitu jumlah lembaga binaan dan nilai evaluasi, dengan rata-rata 96,94%."),
    ("{} kecamatan pulau", "dua", "yaitu Lasiri (96,10%) dan Senggai (95,01%), masih di bawah rata-rata."),
    ("{} kecamatan dengan peserta terbanyak", "tiga", "yaitu Wana, Tirta dan Muara, menyumbang 78 orang."),
    (
        "{} distrik dengan cakupan tertinggi",
        "tiga",
        "berturut-turut adalah A (66,8%), B (66,5%) dan C (62,6%).",
    ),
    ("{} indikator mencapai target", "empat", "yaitu indikator 1, 2, 3 dan 5."),
    ("{} indikator belum mencapai target", "dua", "yakni Angka Kematian dan Persentase penduduk peserta."),
    (
        "{} bab",
        "empat",
        "yaitu Bab I Awal, Bab II Rencana, Bab III Hasil dan Bab IV Akhir, serta dilengkapi lampiran.",
    ),
)
NUMBERS = ("satu", "dua", "tiga", "empat", "lima")


def said(sentence: str) -> list[tuple[int, str, str]]:
    return told(f"BAB I\n1.1. Uraian\nTerdapat {sentence}\n", AuditRule.COUNT)


@pytest.mark.parametrize(("counted", "right", "behind"), SENTENCES)
def test_one_more_than_are_named_is_told(counted: str, right: str, behind: str) -> None:
    more = NUMBERS[NUMBERS.index(right) + 1]
    assert said(f"{counted.format(right)}, {behind}") == []
    (found,) = said(f"{counted.format(more)}, {behind}")
    assert found[2] == str(NUMBERS.index(right) + 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "lima indikator pada sasaran ini, yaitu layanan dan kepuasan.",  # names the goal
        "lima tahun, yaitu masa tanam dan panen.",  # measured
        "lima unsur naik dan satu unsur turun, yaitu sarana dan prasarana.",  # of the second count
        "lima unsur dengan rata-rata, yaitu 3,21 dan 3,30.",
        "lima kecamatan, antara lain Melati dan Dahlia.",
        "lima desa, yaitu Melati sampai Dahlia.",
        "lima jenis layanan adalah kewajiban kantor dan dinas.",
        "tiga indikator, yaitu kepemilikan kartu, kepemilikan akta dan pemanfaatan data.",
        "tiga bidang, yaitu bidang jalan dan air, bidang tata ruang serta bidang umum.",
        "lima unsur, yaitu sarana, prasarana, waktu, biaya dan tata cara.",
    ],
)
def test_it_is_silent_where_other_things_are_named(sentence: str) -> None:
    assert said(sentence) == []
