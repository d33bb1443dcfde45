"""Verdicts on one indicator without a figure, beside the row of its achievement."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEALTH = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Capaian yang diharapkan rendah dihitung dengan rumus (2 × target − realisasi) dibagi target dikali 100.

Tabel 3.2 Capaian Indikator Kinerja Tahun 2031

No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Persentase persalinan di fasilitas | 92,00 | 92,61 | 100,66
2 | Persentase puskesmas terakreditasi | 80,00 | 78,57 | 98,21
3 | Prevalensi balita stunting | 16,50 | 15,88 | 103,76
4 | Indeks kepuasan masyarakat | 84,00 | 86,06 | 102,45

"""
LIBRARY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.2 Capaian Indikator Kinerja Tahun 2031

No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Tingkat kegemaran membaca | 60,00 | 63,00 | 105,00
2 | Perpustakaan sesuai standar | 40,00 | 38,00 | 95,00
3 | Arsip yang diolah tepat waktu | 80,00 | 84,00 | 105,00

"""


def claims(text: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(text, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "expected"),
    [
        (
            HEALTH + "Indikator Persentase puskesmas terakreditasi {} tercapai.",
            "belum",
            "telah",
            "belum tercapai",
        ),
        (HEALTH + "Indeks kepuasan masyarakat {} mencapai target.", "berhasil", "tidak", "tercapai"),
        # less is better: the achievement tells the way
        (HEALTH + "Prevalensi balita stunting {} memenuhi target.", "telah", "belum", "tercapai"),
        (
            LIBRARY + "Target tingkat kegemaran membaca pada tahun 2031 {} terpenuhi.",
            "sudah",
            "belum",
            "tercapai",
        ),
        (LIBRARY + "Perpustakaan sesuai standar {} mencapai target.", "tidak", "telah", "belum tercapai"),
    ],
)
def test_a_verdict_follows_the_achievement(text: str, right: str, wrong: str, expected: str) -> None:
    assert claims(text.format(right)) == []
    assert [computed for _, computed in claims(text.format(wrong))] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tingkat kegemaran membaca belum mencapai target nasional.",
        "Tingkat kegemaran membaca pada tahun 2030 belum mencapai target.",
        "Tingkat kegemaran membaca di desa belum mencapai target.",  # of a part
        "Apabila perpustakaan sesuai standar telah mencapai target.",
        "Perpustakaan sesuai standar telah tercapai sebesar 95 persen.",
        "Perpustakaan sesuai standar telah tercapai dengan baik.",
        "Hambatan tingkat kegemaran membaca belum tercapai.",
    ],
)
def test_other_targets_are_left_alone(sentence: str) -> None:
    assert claims(LIBRARY + sentence) == []


def test_an_achievement_that_does_not_follow_decides_nothing() -> None:
    assert (
        claims(LIBRARY.replace("105,00\n2", "93,00\n2") + "Tingkat kegemaran membaca telah tercapai.") == []
    )
