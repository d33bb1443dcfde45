"""Right words and figures about something else than the table at hand prints; the same words wrong beside."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

INDICATORS = """
LAPORAN KINERJA TAHUN 2033

3.1 Capaian Kinerja Tahun 2033

Tabel 1 Capaian Kinerja Tahun 2033

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Persentase kapal laik layar | persen | 60,00 | 61,91 | 103,18
2 | Persentase awak kapal bersertifikat | persen | 80,00 | 75,76 | 94,70
3 | Indeks kepuasan pengguna jasa | nilai | 84,00 | 85,26 | 101,50

{}
"""
HARBOURS = """
LAPORAN KINERJA TAHUN 2033

3.2 Pelayanan Dokumen Tahun 2033

Tabel 2 Penerbitan Dokumen Tahun 2033

No | Jenis Dokumen | Jumlah | Target | %
1 | Surat laik layar | 1.520 | 1.600 | 95,00
2 | Pas kecil | 125 | 150 | 83,33
3 | Buku pelaut | 258 | 260 | 99,23
4 | Izin berlayar | 432 | 1.200 | 36,00
 | Jumlah | 2.335 | 3.210 | 72,74

{}
"""
RESPONDENTS = """
LAPORAN KINERJA TAHUN 2033

3.3 Survei

Tabel 3 Responden Survei Menurut Jenis Layanan Tahun 2033

No | Jenis Layanan | Responden (orang)
1 | Pas kecil | 412
2 | Buku pelaut | 276
3 | Izin berlayar | 238
 | Jumlah | 926

3.4 Inovasi

{}
"""
RANKED = """
LAPORAN KINERJA TAHUN 2033

3.5 Perbandingan

Tabel 4 Kapal Laik Layar Menurut Pelabuhan Tahun 2033

No | Pelabuhan | Kapal Laik Layar (%)
1 | Pelabuhan Wai | 88,41
2 | Pelabuhan Sasa | 82,16
3 | Pelabuhan Lokwa | 76,95
4 | Pelabuhan Rua | 74,31
5 | Pelabuhan Tapa | 61,08

{}
"""


def errors(report: str, words: str) -> list[tuple[str, str]]:
    """Return rule and what is printed of each error in a report with these words."""
    found = audited(report.format(words)).findings
    return [(f.rule.value, f.printed) for f in found if f.level is Level.ERROR]


@pytest.mark.parametrize(
    "words",
    [
        "Wai (88,41 persen) dan Sasa (82,16 persen); keduanya sudah melampaui target 60,00 persen.",
        "Dua unit pelayanan terbaik berada di utara dan keduanya telah memenuhi target.",
        "Kedua dermaga baru telah mencapai target pembangunan.",
    ],
)
def test_two_named_before_are_not_all_indicators(words: str) -> None:
    assert errors(INDICATORS, words) == []


@pytest.mark.parametrize(
    "words", ["Seluruh indikator telah mencapai target.", "Ketiga indikator telah mencapai target."]
)
def test_all_indicators_or_as_many_as_there_are_must_be_met(words: str) -> None:
    assert [rule for rule, _ in errors(INDICATORS, words)] == ["claim"]


GOAL = (
    "Rata-rata kelaikan armada mencapai {} persen. Dibandingkan dengan target 72,00 persen, capaian tujuan"
    " adalah 95,60 persen, sedangkan Persentase kapal laik layar 61,91 persen."
)


def test_an_achievement_of_a_level_and_a_target_told_before_it_is_of_no_row() -> None:
    assert errors(INDICATORS, GOAL.format("68,83")) == []


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("1. Program jemput bola pas kecil ke pulau, dengan 418 dokumen;", False),
        ("1. Program jemput bola pas kecil ke pulau, dengan 418 lembar;", False),
        ("Responden layanan pas kecil tahun 2033 sebanyak 418 orang.", True),
        ("Responden layanan pas kecil tahun 2033 sebanyak 412 orang.", False),
    ],
)
def test_documents_are_no_respondents(words: str, *, is_told: bool) -> None:
    assert [printed for _, printed in errors(RESPONDENTS, words)] == (["418"] if is_told else [])


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Yang paling tertinggal ialah izin berlayar, 432 dari 1.200 atau 36,00%.", False),
        ("Yang paling tertinggal ialah pas kecil, 125 dari 150 atau 83,33%.", True),
        ("Persentase paling rendah pada izin berlayar (432 dari 1.200 atau 36,00%).", False),
        ("Dokumen terbanyak adalah surat laik layar, 1.520 dari 2.335 dokumen atau 65,10%.", False),
        ("Dokumen terbanyak adalah izin berlayar, 432 dari 2.335 dokumen atau 18,50%.", True),
    ],
)
def test_what_is_told_as_a_share_of_its_own_is_last_by_its_share(words: str, *, is_told: bool) -> None:
    assert bool([rule for rule, _ in errors(HARBOURS, words) if rule == "claim"]) is is_told


@pytest.mark.parametrize(
    "words",
    [
        "Kenaikan terbesar ada pada pas kecil, dari 98 ke 125.",
        "Peningkatan terbesar terjadi pada buku pelaut, yaitu dari 201 menjadi 258.",
        "Penurunan terbesar dialami izin berlayar, dari 511 ke 432.",
    ],
)
def test_the_greatest_rise_is_not_the_greatest_figure(words: str) -> None:
    assert [rule for rule, _ in errors(HARBOURS, words) if rule == "claim"] == []


@pytest.mark.parametrize(
    "words",
    [
        "Jarak ke peringkat di atasnya, Pelabuhan Lokwa, 2,64 poin; jarak ke peringkat pertama 14,10 poin.",
        "Pelabuhan Rua berjarak 14,10 poin; selisih dengan peringkat pertama itu makin kecil.",
        "Pelabuhan Rua, yang selisihnya terhadap urutan pertama 14,10 poin, membaik.",
    ],
)
def test_the_rank_that_a_gap_leads_to_is_that_of_another(words: str) -> None:
    assert [rule for rule, _ in errors(RANKED, words) if rule == "rank"] == []


def test_the_rank_of_a_row_is_held_against_the_table_beside_a_gap() -> None:
    words = "Pelabuhan Rua berada pada peringkat 3, dengan jarak ke peringkat pertama 14,10 poin."
    assert [rule for rule, _ in errors(RANKED, words)] == ["rank"]
