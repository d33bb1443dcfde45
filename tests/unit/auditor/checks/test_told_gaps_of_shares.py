"""Gaps between shares that sentences count in people, and last year's figures beside their target."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

SHARES = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 3.5 Perbandingan dengan Target Nasional
Indikator | Realisasi (%) | Target Nasional (%) | Selisih
Imunisasi dasar | 98,53 | 99,40 | -0,87
Pemeriksaan ibu hamil | 98,06 | 98,00 | 0,06
Penimbangan balita | 62,40 | 60,00 | 2,40

{sentence}
"""
YEARS = """
LAPORAN KINERJA DINAS KEBERSIHAN TAHUN 2031

Tabel 6 Perkembangan
Indikator | 2029 | 2030 | 2031
Indeks Kepuasan Masyarakat | 83,90 | 85,12 | 86,65
Persentase aduan yang ditangani tepat waktu | 90,48 | 91,72 | 92,37

{sentence}
"""


def units(sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(SHARES.format(sentence=sentence), AuditRule.UNIT)]


def left(sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(YEARS.format(sentence=sentence), AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Imunisasi dasar masih 0,87 orang di bawah target nasional.", "0,87 orang"),
        ("Penimbangan balita melampaui target sebesar 2,40 jiwa.", "2,40 jiwa"),
    ],
)
def test_a_gap_between_shares_is_counted_in_nothing(sentence: str, printed: str) -> None:
    assert units(sentence) == [(printed, f"{printed.split()[0]} poin persen")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Imunisasi dasar masih 0,87 poin persen di bawah target nasional.",
        "Rata-rata petugas tiap desa 2,40 orang.",
        "Setiap posyandu mempunyai 2,40 orang kader.",
        "Kekurangan tenaga setara dengan 1,25 orang.",
    ],
)
def test_points_means_and_other_figures_are_passed(sentence: str) -> None:
    assert units(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "last", "now"),
    [
        (
            "Yang meleset adalah aduan ditangani tepat waktu, {} persen dari target 95 persen.",
            "91,72",
            "92,37",
        ),
        ("Aduan yang ditangani tepat waktu mencapai {} persen dari target 95 persen.", "91,72", "92,37"),
        (
            "Keberhasilan itu ditopang oleh serapan yang baik, nilai SKM {} dan kerja keras petugas.",
            "85,12",
            "86,65",
        ),
        ("Hasil yang membanggakan yaitu IKM {}, berkat petugas yang ramah.", "85,12", "86,65"),
    ],
)
def test_last_years_figure_beside_a_target_or_a_short_name_is_told(
    sentence: str, last: str, now: str
) -> None:
    assert left(sentence.format(now)) == []
    assert left(sentence.format(last)) == [(last, now)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Aduan yang ditangani tepat waktu tahun lalu 91,72 persen dari target 95 persen.",
        "Aduan yang ditangani tepat waktu bergerak dari 91,72 persen ke arah yang lebih baik.",
        "Dengan SKM sebelumnya 85,12 kami berbenah.",
    ],
)
def test_last_years_figure_told_as_such_is_passed(sentence: str) -> None:
    assert left(sentence) == []
