"""Changes that began before last year, or that a cell tells in words, beside figures of two years."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

IN_WORDS = """
LAPORAN KINERJA DINAS KESEHATAN HEWAN TAHUN 2031

Tabel 3 Perkembangan Indikator
Indikator | 2029 | 2030 | 2031 | 2031 terhadap 2030
Nilai layanan klinik | 81,20 | 83,12 | 85,65 | naik 2,53
Cakupan vaksinasi | 70,15 | 74,05 | 78,23 | naik 4,18
Lama antre | 3,10 | 2,40 | 1,90 | {fall}
Angka kematian ternak | 4,48 | 4,05 | 3,80 | {other}
Pemeriksaan kurban | 90,10 | 91,72 | 92,37 | naik 0,65
"""
IN_TEXT = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

Tabel 3.1 Realisasi Indikator Kinerja
No | Indikator | Satuan | Realisasi 2029 | Realisasi 2030 | Realisasi 2031
1 | Tutupan Lahan Kritis | % | 47,93 | 55,40 | 62,40

{sentence}
"""


def differences(report: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(report, AuditRule.DIFFERENCE)]


@pytest.mark.parametrize(
    ("fall", "other"),
    [("turun 0,50", "turun 0,25"), ("menurun 0,50", "berkurang 0,25"), ("-0,50", "(turun) 0,25")],
)
def test_a_cell_that_says_that_it_fell_needs_no_sign(fall: str, other: str) -> None:
    assert differences(IN_WORDS.format(fall=fall, other=other)) == []


@pytest.mark.parametrize(("printed", "right"), [("0,60", "0,50"), ("0,05", "0,50")])
def test_a_wrong_fall_in_words_is_told(printed: str, right: str) -> None:
    report = IN_WORDS.format(fall=f"turun {printed}", other="turun 0,25")
    assert differences(report) == [(printed, right)]


def test_a_rise_that_is_called_a_fall_is_told() -> None:
    report = IN_WORDS.format(fall="turun 0,50", other="turun 0,25").replace("naik 4,18", "turun 4,18")
    assert [printed for printed, _ in differences(report)] == ["4,18"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dibandingkan kondisi awal (tahun 2028) yang baru 40,18%, Tutupan Lahan Kritis bertambah 22,22 poin.",
        "Tutupan Lahan Kritis meningkat 22,22 poin persen dalam tiga tahun.",
        "Selama kurun waktu 3 (tiga) tahun Tutupan Lahan Kritis naik sebesar 22,22 poin.",
        "Pada tahun 2028 Tutupan Lahan Kritis 40,18% sehingga terjadi kenaikan sebesar 22,22%.",
    ],
)
def test_a_change_over_several_years_is_not_that_of_the_last(sentence: str) -> None:
    assert differences(IN_TEXT.format(sentence=sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tutupan Lahan Kritis meningkat 8,70 poin persen.",
        "Pada tahun 2030 Tutupan Lahan Kritis 55,40% sehingga terjadi kenaikan sebesar 8,70 poin.",
    ],
)
def test_a_wrong_change_since_last_year_is_told(sentence: str) -> None:
    assert differences(IN_TEXT.format(sentence=sentence)) == [("8,70", "7,00")]
