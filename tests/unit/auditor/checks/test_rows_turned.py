"""Directions of changes beside one end of the move that a row of a table prints."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

LIBRARY = """
BAB III AKUNTABILITAS KINERJA
3.1. Capaian Kinerja
Tabel 3.1 Capaian Dinas Perpustakaan Tahun 2023
No | Indikator | Realisasi 2022 | Target 2023 | Realisasi 2023
1 | Indeks literasi masyarakat | 63,18 | 66,00 | 66,41
2 | Kunjungan perpustakaan | 18.240 | 20.000 | 17.905
3 | Indeks layanan | 84,52 | 84,00 | 83,07
Indeks literasi mencapai 66,41 dari target 66,00. Nilai ini naik 3,23 poin dari tahun sebelumnya.
Kunjungan tercatat 17.905 orang, artinya terjadi penurunan kunjungan sebanyak 335 orang.
Indeks layanan tahun 2022 sebesar 84,52 yang berarti pada tahun 2023 mengalami penurunan sebesar 1,45.
"""
HARBOUR = """
BAB III AKUNTABILITAS KINERJA
3.4. Perkembangan Pelabuhan
Tabel 3.7 Perkembangan Bongkar Muat
Tahun | Kapal Bersandar | Muatan (ton)
2021 | 1.420 | 30.118,25
2022 | 1.388 | 33.402,75
2023 | 1.561 | 32.911,50
Muatan tahun 2023 sebanyak 32.911,50 ton. Jumlah ini berkurang 491,25 ton.
Kapal yang bersandar 1.561 unit. Sejak tahun 2022 terjadi peningkatan jumlah kapal sebanyak 173 unit.
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (LIBRARY, "naik 3,23 poin", "turun 3,23 poin"),
        (LIBRARY, "penurunan kunjungan sebanyak 335", "kenaikan kunjungan sebanyak 335"),
        (LIBRARY, "penurunan sebesar 1,45", "peningkatan sebesar 1,45"),
        (HARBOUR, "berkurang 491,25", "bertambah 491,25"),
        (HARBOUR, "peningkatan jumlah kapal sebanyak 173", "pengurangan jumlah kapal sebanyak 173"),
    ],
)
def test_a_direction_against_the_figures_of_its_row_is_told_once(text: str, right: str, wrong: str) -> None:
    assert told(text, AuditRule.TREND) == []
    (found,) = told(text.replace(right, wrong), AuditRule.TREND)
    assert found[1] in wrong
    assert found[2] in ("naik", "turun")


@pytest.mark.parametrize(
    ("text", "right", "other"),
    [
        (LIBRARY, "Nilai ini naik 3,23 poin", "Nilai ini tidak turun 3,23 poin"),
        (LIBRARY, "Nilai ini naik 3,23 poin", "Nilai ini turun 3,24 poin"),  # no row moved so far
        (LIBRARY, "Nilai ini naik 3,23 poin", "Anggarannya rata-rata turun 3,23 poin"),
        (
            HARBOUR,
            "Muatan tahun 2023 sebanyak 32.911,50 ton. Jumlah ini",
            "Muatan kapal lain",
        ),  # no end of it
        (HARBOUR, "berkurang 491,25 ton", "dikirim 491,25 ton ke luar, yang bertambah"),
    ],
)
def test_it_is_silent_where_the_row_is_not_told(text: str, right: str, other: str) -> None:
    assert told(text.replace(right, other), AuditRule.TREND) == []


def test_it_is_silent_where_two_rows_moved_as_far_both_ways() -> None:
    text = LIBRARY.replace(
        "3 | Indeks layanan | 84,52 | 84,00 | 83,07", "3 | Indeks layanan | 66,41 | 84,00 | 63,18"
    )
    turned = text.replace("naik 3,23 poin", "turun 3,23 poin")
    assert told(turned.replace("Nilai ini", "Nilainya"), AuditRule.TREND) == []
    assert [found[1:] for found in told(turned, AuditRule.TREND)] == [("turun", "naik")]  # it points back


def test_targets_and_actuals_of_two_years_are_no_move() -> None:
    text = LIBRARY.replace("Target 2023 | Realisasi 2023", "Target 2023 | Pagu 2023")
    assert told(text.replace("naik 3,23 poin", "turun 3,23 poin"), AuditRule.TREND) == []


def test_plans_of_several_years_are_no_move() -> None:
    plans = """
Tabel 3.2 Rencana Pelabuhan
Indikator | Target 2022 | Target 2023
Kapal terlayani | 1.480,00 | 1.505,25
Kapal terlayani 1.480,00 unit, sehingga berkurang 25,25 dari perkiraan.
"""
    assert told(HARBOUR + plans, AuditRule.TREND) == []


NAMED = """
BAB III AKUNTABILITAS KINERJA
3.1. Capaian Kinerja
Tabel 3.1 Capaian Dinas Sosial Tahun 2023
No | Indikator | Realisasi 2022 | Target 2023 | Realisasi 2023
1 | Persentase lansia telantar yang terlayani | 61,20 | 66,00 | 66,41
2 | Angka melek huruf | 93,18 | 94,00 | 92,07
3 | Indeks layanan panti | 84,52 | 84,00 | 85,97
4 | Waktu asesmen warga | 4,75 | 4,00 | 3,85
{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Dibandingkan tahun 2022, angka melek huruf {} 1,11 poin.", "turun", "naik"),
        ("Angka melek huruf {} 1,11 poin dan indeks layanan panti naik 1,45 poin.", "menyusut", "tumbuh"),
        ("Dalam setahun indeks layanan panti {} sebesar 1,45 poin.", "meningkat", "merosot"),
        (
            "{} terbesar terjadi pada lansia telantar yang terlayani, yaitu 5,21 poin.",
            "Kenaikan",
            "Penurunan",
        ),
        ("{} tertinggi dicatat oleh waktu asesmen warga sebesar 0,90 hari.", "Penurunan", "Kenaikan"),
    ],
)
def test_a_row_that_is_named_tells_the_way_without_its_levels(sentence: str, right: str, wrong: str) -> None:
    assert told(NAMED.format(sentence.format(right)), AuditRule.TREND) == []
    (found,) = told(NAMED.format(sentence.format(wrong)), AuditRule.TREND)
    assert found[1].casefold() == wrong.casefold()


@pytest.mark.parametrize(
    "sentence",
    [
        "Dibandingkan tahun 2022, angka buta aksara naik 1,11 poin.",
        "Target angka melek huruf naik 1,11 poin.",
        "Angka melek huruf tidak naik 1,11 poin.",
        "Persentase penurunan angka melek huruf naik 1,12 poin.",
        "Kenaikan terbesar terjadi pada kunjungan rumah, yaitu 1,11 poin.",
    ],
)
def test_another_thing_that_moved_as_far_is_silent(sentence: str) -> None:
    assert told(NAMED.format(sentence), AuditRule.TREND) == []
