"""Means in sentences: of a total and a count beside it, and of the rows of a table near by."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def means(text: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text, AuditRule.AVERAGE)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Dalam tiga tahun terakhir diterbitkan 20.145 keping KIA atau rata-rata {} keping per tahun.",
            "6.715",
            "10.073",
        ),
        ("Sebanyak 1.348 perekaman dari 22 kegiatan, rata-rata {} perekaman setiap kegiatan.", "61", "67"),
        ("Selama tahun 2024 terbit 2.220 akta atau rata-rata {} akta per bulan.", "185", "158"),
        ("Kapal singgah di 6 dermaga sebanyak 1.500 kali atau rata-rata {} kali per dermaga.", "250", "300"),
    ],
    ids=["years", "cut-off", "months", "count-before"],
)
def test_a_mean_is_its_total_over_the_count_beside_it(sentence: str, right: str, wrong: str) -> None:
    assert means(f"BAB III HASIL\n\n{sentence.format(right)}\n") == []
    found = means(f"BAB III HASIL\n\n{sentence.format(wrong)}\n")
    assert [printed for printed, _ in found] == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dalam tiga tahun diterbitkan 20.145 keping atau rata-rata 7.715 keping per kecamatan.",
        "Dari 3 tahun dan 4 tahun terbit 20.145 keping atau rata-rata 7.715 keping per tahun.",
        "Sampai bulan Juni terbit 2.220 akta atau rata-rata 200 akta per bulan.",
        "Selama lima bulan pertama terbit 925 akta atau rata-rata 185 akta per bulan.",
        "Naik 8,22 poin dalam tiga tahun dengan rata-rata kenaikan 4,11 poin per tahun.",
        "Dalam tiga tahun diterbitkan 20.145 keping, sedangkan dilayani rata-rata 7.715 orang per tahun.",
    ],
    ids=["of-others", "two-counts", "half-a-year", "months-told", "rise", "another-total"],
)
def test_a_mean_of_something_else_is_left_alone(sentence: str) -> None:
    assert means(f"BAB III HASIL\n\n{sentence}\n") == []


CATCH = """
3.2.4 Produksi Perikanan

Tabel 3.8 Produksi Perikanan Tangkap per Kecamatan Tahun 2021 dan 2022

No | Kecamatan | Produksi 2021 (ton) | Produksi 2022 (ton) | Nelayan
1 | Laras Hulu | 318 | 302 | 40
2 | Laras Hilir | 1.246 | 1.291 | 210
3 | Tanjung Emas | 2.905 | 2.987 | 350
4 | Muara Selat | 3.487 | 3.652 | 400
Jumlah | | 7.956 | 8.232 | 1.000

{}
"""
SPENT = """
3.8 Anggaran

Tabel 3.16 Perkembangan Pagu dan Realisasi Anggaran Tahun 2022-2024

Tahun | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
2022 | 5.987.420.000 | 5.614.385.270 | 93,77
2023 | 6.742.915.000 | 6.401.278.345 | 94,93
2024 | 7.916.130.000 | 7.683.085.435 | 97,06

{}
"""


@pytest.mark.parametrize(
    ("text", "sentence", "right", "wrong"),
    [
        (CATCH, "Rata-rata produksi per kecamatan pada tahun 2022 adalah {} ton.", "2.058", "2.744"),
        (
            CATCH,
            "Secara umum rata-rata produksi setiap kecamatan tahun 2022 mencapai {} ton.",
            "2.058",
            "2.085",
        ),
        (CATCH, "Rata-rata jumlah nelayan tiap kecamatan adalah {} orang.", "250", "200"),
        (SPENT, "Rata-rata penyerapan selama tiga tahun adalah {}%.", "95,25", "96,00"),
    ],
    ids=["over-one-row-less", "turned-digits", "another-column", "years"],
)
def test_a_mean_of_rows_is_that_of_the_table_they_stand_in(
    text: str, sentence: str, right: str, wrong: str
) -> None:
    assert means(text.format(sentence.format(right))) == []
    found = means(text.format(sentence.format(wrong)))
    assert found == [(wrong, right)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (CATCH, "Rata-rata produksi per nelayan pada tahun 2022 adalah 8,9 ton."),
        (CATCH, "Rata-rata konsumsi per kecamatan pada tahun 2022 adalah 2.300 ton."),
        (CATCH, "Di luar Laras Hulu rata-rata produksi per kecamatan adalah 2.643 ton."),
        (CATCH, "Rata-rata produksi per kecamatan di tingkat provinsi adalah 2.300 ton."),
        (SPENT, "Rata-rata penyerapan selama tiga tahun adalah 32,10%."),
    ],
    ids=["other-rows", "other-quantity", "without-a-row", "elsewhere", "far"],
)
def test_a_mean_of_other_rows_or_quantities_is_left_alone(text: str, sentence: str) -> None:
    assert means(text.format(sentence)) == []


def test_a_table_with_a_gap_has_no_mean() -> None:
    sentence = "Rata-rata produksi per kecamatan pada tahun 2022 adalah 2.300 ton."
    assert means(CATCH.format(sentence)) == [("2.300", "2.058")]
    assert means(CATCH.replace("| 3.652 |", "| - |").format(sentence)) == []
