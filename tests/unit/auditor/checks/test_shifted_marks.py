"""Decimal marks that are shifted within a series of years, beside each other or below."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

WATER = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.2 Perkembangan Realisasi Indikator Tahun 2020-2024

No | Indikator | 2020 | 2021 | 2022 | 2023 | 2024 | Perubahan 2023-2024
1 | Akses air minum layak | 81,24 | 82,90 | 84,15 | 85,73 | 87,06 | 1,33
2 | Rumah layak huni | 90,34 | 91,88 | 93,27 | 94,75 | 95,39 | 0,64
3 | Kawasan kumuh (ha) | 48,60 | 41,25 | 33,70 | 12,15 | 4,80 | -7,35
4 | Sambungan rumah baru | 1.240 | 1.315 | 1.402 | 1.388 | 1.467 | 79
"""
FORESTS = """
LAPORAN KINERJA DINAS KEHUTANAN
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.3 Produksi Hasil Hutan Tahun 2020-2024

Tahun | Kayu bulat (m3) | Madu (ton) | Pertumbuhan kayu (%)
2020 | 12.480 | 31,25 | 0,41
2021 | 12.915 | 33,10 | 3,49
2022 | 13.240 | 34,85 | 2,52
2023 | 13.475 | 36,40 | 1,77
2024 | 13.960 | 38,05 | 3,60
"""


def found(text: str) -> list[tuple[str, str, Level]]:
    """Return what is printed and computed by the findings that follow from no other."""
    return [(f.printed, f.computed, f.level) for f in audited(text).findings if f.root is None]


@pytest.mark.parametrize("text", [WATER, FORESTS])
def test_series_that_rise_and_fall_are_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (WATER, "93,27", "9,327"),
        (WATER, "84,15", "841,5"),
        (WATER, "91,88", "0,9188"),
        (WATER, "95,39", "9,539"),
        (FORESTS, "34,85", "3,485"),
        (FORESTS, "36,40", "364,0"),
        (FORESTS, "13.240", "1.324"),  # both growths beside it refute it
    ],
)
def test_a_shifted_mark_is_an_error_where_decimals_or_growths_tell_it_too(
    text: str, right: str, wrong: str
) -> None:
    assert found(text.replace(right, wrong)) == [(wrong, right, Level.ERROR)]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "expected"),
    [
        (WATER, "82,90", "829,00", "82,9"),
        (WATER, "1.315", "13.150", "1.315"),
    ],
)
def test_what_only_its_size_tells_is_a_warning(text: str, right: str, wrong: str, expected: str) -> None:
    assert found(text.replace(right, wrong)) == [(wrong, expected, Level.WARNING)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("12,15 | 4,80 | -7,35", "12,15 | 0,48 | -11,67"),  # what falls so fast may fall on
        ("81,24 | 82,90 | 84,15", "8,11 | 19,90 | 84,15"),  # two are far off
        ("93,27", "27,93"),  # no shift makes it fit
    ],
)
def test_what_may_be_so_is_left_alone(right: str, wrong: str) -> None:
    assert right in WATER
    assert found(WATER.replace(right, wrong)) == []


def test_growth_that_differs_from_year_to_year_is_no_series() -> None:
    assert found(FORESTS.replace("2,52", "25,2")) != found(FORESTS.replace("34,85", "348,5"))


def test_three_years_tell_too_little() -> None:
    short = "\n".join("|".join(line.split("|")[:5]) if "|" in line else line for line in WATER.splitlines())
    assert found(short.replace("93,27", "9,327")) == []
