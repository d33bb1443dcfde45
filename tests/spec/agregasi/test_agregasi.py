"""Agregasi: dari bagian ke keseluruhan.

Rasio kabupaten adalah jumlah pembilang dibagi jumlah penyebut seluruh kecamatan (rasio dari
jumlah), kecuali kantor menyatakan rata-rata dari rasio. Peristiwa dalam setahun dijumlahkan, stok
memakai nilai terakhir. Bagian yang belum dilaporkan tidak dianggap nol.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from tests.factories import AREAS, component, count, office_year, policies, rule_set

from capaian.domain.numerals import write_decimal
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.value import Reason, Unavailable
from capaian.rules.assess import assess
from capaian.rules.outcome import Outcome, add, mean, share_of_gap
from capaian.rules.spans import find_spans


def shown(outcome: Outcome) -> str:
    return outcome.value if isinstance(outcome, Reason) else write_decimal(outcome, 2)


def ratio(pairs: Sequence[tuple[int, int]], areas: Aggregation) -> str:
    """The ratio of a regency whose first kecamatan have these numerators and denominators."""
    districts = AREAS[: len(pairs)]
    year = office_year(
        components=(component("ktp"),),
        indicators=(),
        agreements=(),
        areas=districts,
        counts=tuple(
            count(measure, district.code, value)
            for district, pair in zip(districts, pairs, strict=True)
            for measure, value in zip(("ktp.have", "ktp.need"), pair, strict=True)
        ),
        policies=policies(areas=areas),
    )
    (found,) = assess(year, rule_set()).components
    return found.ratio.reason if isinstance(found.ratio, Unavailable) else found.ratio.display


@pytest.mark.parametrize(
    ("pairs", "of_sums", "of_ratios"),
    [
        pytest.param([(90, 100), (1, 10)], "82,73", "50,00", id="kecamatan besar dan kecil"),
        pytest.param([(5, 10), (50, 100)], "50,00", "50,00", id="rasio sama"),
        pytest.param(
            [(0, 0), (59, 59), (24, 25)],
            "98,81",
            "98,00",
            id="kecamatan tanpa peristiwa tidak dihitung",
        ),
        pytest.param([(0, 0)], "no_events", "no_events", id="tidak ada peristiwa sama sekali"),
        pytest.param(
            [(3, 0), (1, 2)], "200,00", "division_by_zero", id="pembilang tanpa penyebut"
        ),
    ],
)
def test_two_ways_from_areas(pairs: list[tuple[int, int]], of_sums: str, of_ratios: str) -> None:
    """Rasio dari jumlah memberi bobot menurut besarnya kecamatan; rata-rata dari rasio tidak."""
    assert ratio(pairs, Aggregation.RATIO_OF_SUMS) == of_sums
    assert ratio(pairs, Aggregation.MEAN_OF_RATIOS) == of_ratios


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(
            ["100", "99.53", "67.80", "98.09", "100", "100"], "94,24", id="enam cakupan Balangan"
        ),
        pytest.param(["100", "99.53", "67.80"], "89,11", id="dokumen pendaftaran penduduk"),
        pytest.param(["98.09", "100", "100"], "99,36", id="dokumen pencatatan sipil"),
        pytest.param(["101.10", "99.20"], "100,15", id="capaian eselon II"),
        pytest.param(["7"], "7,00", id="satu nilai"),
        pytest.param([], "missing_input", id="tanpa nilai"),
    ],
)
def test_mean(values: Sequence[str], expected: str) -> None:
    """Rata-rata biasa memberi bobot sama kepada setiap bagian."""
    assert shown(mean([Decimal(value) for value in values])) == expected


def test_sum() -> None:
    """Tanpa data tidak ada jumlah: yang belum dilaporkan bukan nol."""
    assert (add([Decimal(3), Decimal(4)]), add([])) == (7, Reason.MISSING_INPUT)


@pytest.mark.parametrize(
    ("available", "how", "period", "used"),
    [
        pytest.param("2023", Aggregation.SUM, "2023", "2023", id="angka setahun dipakai langsung"),
        pytest.param(
            "2023 2023-Q1", Aggregation.SUM, "2023", "2023", id="angka setahun di samping triwulan"
        ),
        pytest.param(
            "2023-Q1 2023-Q2",
            Aggregation.SUM,
            "2023-Q2",
            "2023-Q1 2023-Q2",
            id="sampai triwulan II",
        ),
        pytest.param(
            "2023-Q1 2023-Q3",
            Aggregation.SUM,
            "2023-Q3",
            "2023-Q1 2023-Q2 2023-Q3",
            id="triwulan II belum ada",
        ),
        pytest.param(
            "2023-S1 2023-S2", Aggregation.SUM, "2023", "2023-S1 2023-S2", id="dua semester"
        ),
        pytest.param(
            "2023-S1 2023-Q1 2023-Q2",
            Aggregation.SUM,
            "2023-Q2",
            "2023-S1",
            id="semester lebih dahulu",
        ),
        pytest.param(
            "2023-S1", Aggregation.SUM, "2023-Q3", "", id="semester tidak membentuk tiga triwulan"
        ),
        pytest.param(
            "2023-S1 2023-S2", Aggregation.LAST, "2023", "2023-S2", id="stok akhir tahun"
        ),
        pytest.param(
            "2023-S1 2023-S2", Aggregation.LAST, "2023-Q3", "2023-S1", id="stok yang sudah ada"
        ),
        pytest.param(
            "2022 2023-Q1", Aggregation.LAST, "2023-Q2", "2023-Q1", id="tahun lain tidak dipakai"
        ),
        pytest.param("2022", Aggregation.LAST, "2023", "", id="tidak ada data tahun ini"),
        pytest.param(
            "2023-Q4", Aggregation.LAST, "2023-Q2", "", id="data sesudahnya tidak dipakai"
        ),
    ],
)
def test_periods_of_a_year(available: str, how: Aggregation, period: str, used: str) -> None:
    """Nilai suatu periode dibentuk dari bagian-bagian tahun itu sampai akhir periodenya."""
    found = find_spans(
        [Period.parse(text) for text in available.split()], how, Period.parse(period)
    )
    assert [str(span) for span in found] == used.split()


@pytest.mark.parametrize(
    ("ratio", "parts", "points"),
    [("67.80", 6, "5,37"), ("67.80", 3, "10,73"), ("100", 6, "0,00"), ("98.09", 6, "0,32")],
)
def test_share_of_gap(ratio: str, parts: int, points: str) -> None:
    """Kekurangan satu komponen menurunkan rata-rata sebesar (100 - rasio) ÷ jumlah komponen."""
    assert write_decimal(share_of_gap(Decimal(ratio), parts), 2) == points
