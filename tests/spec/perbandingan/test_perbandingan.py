"""Perbandingan: tahun lalu, akhir Renstra, standar nasional, daerah lain.

Bab III laporan kinerja membandingkan realisasi dengan tahun lalu, dengan target akhir Renstra,
dengan standar nasional, dan dengan daerah lain. Naik, tetap, dan turun mengikuti toleransi yang
dinyatakan. Daerah dengan nilai sama menempati peringkat yang sama, dan peringkat berikutnya
dilewati.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.identifiers import TraceId
from capaian.domain.numerals import write_decimal, write_signed
from capaian.domain.policy import Polarity, Trend
from capaian.domain.value import PERCENT, Known, Reason
from capaian.rules.outcome import growth, judge_trend, percent_of, rank

KTP_2023 = {
    "Banjarbaru": (194226, 192984),
    "Tanah Bumbu": (240056, 238448),
    "Tanah Laut": (257990, 258101),
    "Tabalong": (185688, 185576),
    "Tapin": (143101, 143394),
    "Balangan": (96019, 96472),
    "Hulu Sungai Utara": (169665, 171020),
    "Barito Kuala": (235062, 236423),
    "Banjar": (419673, 420000),
    "Hulu Sungai Tengah": (195271, 197855),
    "Banjarmasin": (487892, 495225),
    "Hulu Sungai Selatan": (172522, 176108),
    "Kotabaru": (215742, 236979),
}


@pytest.mark.parametrize(
    ("now", "before", "difference", "grown"),
    [
        pytest.param("86.95", "84.37", "+2,58", "3,06", id="IKM"),
        pytest.param("94.24", "93.46", "+0,78", "0,83", id="kepemilikan dokumen"),
        pytest.param("2513", "2219", "+294,00", "13,25", id="dokumen"),
        pytest.param("80", "100", "−20,00", "−20,00", id="turun"),
        pytest.param("5", "5", "0,00", "0,00", id="tetap"),
    ],
)
def test_against_last_year(now: str, before: str, difference: str, grown: str) -> None:
    """Perubahan = tahun ini - tahun lalu; pertumbuhan = perubahan ÷ tahun lalu × 100."""
    assert write_signed(Decimal(now) - Decimal(before), 2) == difference
    assert write_decimal(Decimal(str(growth(Decimal(now), Decimal(before)))), 2) == grown


def test_growth_from_zero() -> None:
    """Dari nol tidak ada pertumbuhan dalam persen; dari nol ke nol tidak ada peristiwa."""
    assert growth(Decimal(3), Decimal(0)) is Reason.DIVISION_BY_ZERO
    assert growth(Decimal(0), Decimal(0)) is Reason.NO_EVENTS


@pytest.mark.parametrize(
    ("difference", "tolerance", "trend"),
    [
        ("2.58", "0", Trend.UP),
        ("0", "0", Trend.STEADY),
        ("-0.01", "0", Trend.DOWN),
        ("0.5", "0.5", Trend.STEADY),
        ("-0.5", "0.5", Trend.STEADY),
        ("0.51", "0.5", Trend.UP),
        ("-0.51", "0.5", Trend.DOWN),
    ],
)
def test_trend(difference: str, tolerance: str, trend: Trend) -> None:
    """Perubahan sebesar toleransi atau kurang disebut tetap."""
    now, before = (Known(Decimal(value), PERCENT, TraceId("t1")) for value in (difference, "0"))
    assert judge_trend(now, before, Decimal(tolerance)) is trend


@pytest.mark.parametrize(
    ("now", "before", "paper", "trend"),
    [
        ("94.8367", "94.84", None, Trend.STEADY),
        ("94.8349", "94.84", None, Trend.DOWN),
        ("94.844", "94.835", None, Trend.STEADY),
        ("94.8351", "94.8349", None, Trend.STEADY),
        ("94.8367", "94.8", 1, Trend.STEADY),
        ("94.8567", "94.8", 1, Trend.UP),
        ("94.84", "94.8", None, Trend.UP),
    ],
)
def test_printed_trend(now: str, before: str, paper: int | None, trend: Trend) -> None:
    """Yang tercetak sama disebut tetap; angka dari naskah dibandingkan
    menurut desimal naskah itu.
    """
    later, earlier = (Known(Decimal(value), PERCENT, TraceId("t1")) for value in (now, before))
    assert judge_trend(later, earlier, decimals=paper) is trend


@pytest.mark.parametrize(
    ("actual", "standard", "percent", "points"),
    [
        ("86.95", "86.25", "100,81", "+0,70"),
        ("94.24", "98", "96,16", "−3,76"),
        ("67.80", "50", "135,60", "+17,80"),
    ],
    ids=["IKM, akhir Renstra", "dokumen, akhir Renstra", "KIA, nasional"],
)
def test_against_a_standard(actual: str, standard: str, percent: str, points: str) -> None:
    """Terhadap standar dicetak persentase dan selisihnya."""
    assert (
        write_decimal(Decimal(str(percent_of(Decimal(actual), Decimal(standard)))), 2) == percent
    )
    assert write_signed(Decimal(actual) - Decimal(standard), 2) == points


def test_rank_of_balangan_among_thirteen() -> None:
    """Menurut hitungan dari kolomnya sendiri Balangan menempati peringkat 7 dari 13."""
    ratios = [Decimal(100) * have / need for have, need in KTP_2023.values()]
    places = dict(zip(KTP_2023, rank(ratios), strict=True))
    own = places["Balangan"]
    assert own is not None
    assert (own.place, own.of) == (7, 13)
    assert places["Tanah Bumbu"] is not None and places["Tanah Bumbu"].place == 1
    assert places["Kotabaru"] is not None and places["Kotabaru"].place == 13


@pytest.mark.parametrize(
    ("values", "places"),
    [
        pytest.param("9 8 7", "1 2 3", id="berurutan"),
        pytest.param("9 9 7", "1 1 3", id="dua pertama sama"),
        pytest.param("7 9 7 7", "2 1 2 2", id="tiga terakhir sama"),
        pytest.param("5 5 5", "1 1 1", id="semua sama"),
        pytest.param("4 - 6", "2 - 1", id="yang tidak diketahui tidak berperingkat"),
    ],
)
def test_ties(values: str, places: str) -> None:
    """Nilai sama berbagi peringkat; peringkat sesudahnya dilewati."""
    found = rank([None if value == "-" else Decimal(value) for value in values.split()])
    assert " ".join("-" if place is None else str(place.place) for place in found) == places


def test_rank_where_lower_is_better() -> None:
    """Bila makin rendah makin baik, yang terendah berperingkat pertama."""
    found = rank([Decimal(3), Decimal(1), Decimal(2)], Polarity.LOWER_IS_BETTER)
    assert [place.place for place in found if place] == [3, 1, 2]


def test_only_the_known_are_counted() -> None:
    """Jumlah yang dibandingkan tidak memuat daerah tanpa nilai."""
    (first, _, _) = rank([Decimal(3), None, Decimal(2)])
    assert first is not None
    assert first.of == 2
