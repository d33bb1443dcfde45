"""Kemajuan: dari triwulan ke tahun, dari tahun ke Renstra.

Yang dijumlahkan (dokumen, peristiwa, rupiah) bertambah dari triwulan ke triwulan dan dari tahun ke
tahun; yang tidak (persen, indeks, stok yang dinyatakan) memakai nilai terakhir. Formulir E.81 dan
tabel T-C.29 memakai aturan yang sama. Angka tahun sebelumnya yang tidak dilaporkan tidak dianggap
nol. Tingkat capaian terhadap Renstra mengikuti arah dan metode yang dinyatakan; kolom triwulan
hanya memuat laporan triwulan itu.
"""

from __future__ import annotations

import pytest
from tests.unit.rules.test_assess_progress import as_of, only, plan_year, quarterly

from capaian.domain.period import Period
from capaian.domain.plan import StrategicPlan
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.progress import ProgressLine
from capaian.domain.value import SCALE_4, Unit
from capaian.rules.spans import combines_by


def course(
    unit: str, quarters: tuple[int | None, ...], *years: tuple[int, int | None, int | None]
) -> ProgressLine:
    """An output of 2023 with its quarters, and the plan's years: year, target, actual."""
    rows = quarterly("I.1.1", "Keluaran", Unit(unit), quarters)
    plan = tuple(
        plan_year("I.1.1", year, goal, reached, name="Keluaran", unit=Unit(unit))
        for year, goal, reached in years
    )
    return only(as_of(outputs=rows, plan_years=plan), "I.1.1")


@pytest.mark.parametrize(
    ("unit", "declared", "how"),
    [
        pytest.param("dokumen", None, Aggregation.SUM, id="jumlah benda"),
        pytest.param("percent", None, Aggregation.LAST, id="persen"),
        pytest.param("index", None, Aggregation.LAST, id="indeks"),
        pytest.param(SCALE_4, None, Aggregation.LAST, id="rata-rata survei"),
        pytest.param("mitra", Aggregation.LAST, Aggregation.LAST, id="stok yang dinyatakan"),
        pytest.param(
            "percent", Aggregation.MEAN, Aggregation.MEAN, id="rata-rata yang dinyatakan"
        ),
    ],
)
def test_how_quarters_combine(unit: str, declared: Aggregation | None, how: Aggregation) -> None:
    """Cara menggabung triwulan menurut renstra.csv; bila tidak dinyatakan, menurut satuan."""
    assert combines_by(Unit(unit), declared) is how


@pytest.mark.parametrize(
    ("unit", "quarters", "year"),
    [
        pytest.param("dokumen", (4, 9, 12, 5), "30", id="dijumlahkan"),
        pytest.param("percent", (18, 42, 60, 76), "76,00", id="nilai terakhir"),
        pytest.param("dokumen", (4, 9, None, 5), "…", id="satu triwulan belum dilaporkan"),
    ],
)
def test_column_12(unit: str, quarters: tuple[int | None, ...], year: str) -> None:
    """Kolom 12 formulir E.81 = 8 + 9 + 10 + 11 bila dijumlahkan;
    selain itu nilai triwulan terakhir.
    """
    assert course(unit, quarters).actual.display == year


@pytest.mark.parametrize(
    ("unit", "years", "to_date", "share"),
    [
        pytest.param(
            "dokumen",
            ((2022, 20, 22), (2023, 30, None), (2024, 25, None), (2025, 25, None)),
            "52",
            "52,00",
            id="22 + 30 dari 100",
        ),
        pytest.param(
            "percent",
            ((2022, 70, 65), (2023, 80, None), (2025, 95, None)),
            "76,00",
            "80,00",
            id="76 dari 95",
        ),
        pytest.param(
            "dokumen",
            ((2022, 20, None), (2023, 30, None)),
            "t.t.",
            "t.t.",
            id="tahun lalu tidak dimuat",
        ),
        pytest.param(
            "dokumen",
            ((2023, 30, None), (2024, 20, None), (2025, 10, None)),
            "30",
            "50,00",
            id="tahun pertama",
        ),
        pytest.param(
            "dokumen",
            ((2022, 20, 22), (2023, 30, None), (2024, None, None)),
            "52",
            "t.t.",
            id="target satu tahun kosong",
        ),
        pytest.param(
            "dokumen",
            ((2022, 20, 22), (2023, 30, None), (2025, 50, None)),
            "52",
            "t.t.",
            id="satu tahun tanpa baris",
        ),
    ],
)
def test_columns_13_and_14(
    unit: str, years: tuple[tuple[int, int | None, int | None], ...], to_date: str, share: str
) -> None:
    """Kolom 13 = 6 + 12 bila dijumlahkan, selain itu kolom 12; kolom 14 = 13 ÷ 5 × 100."""
    quarters = (4, 9, 12, 5) if unit == "dokumen" else (18, 42, 60, 76)
    plan = course(unit, quarters, *years).plan
    assert (plan.to_date.display, plan.share.display) == (to_date, share)


@pytest.mark.parametrize(
    ("unit", "years", "last_share", "expected", "share"),
    [
        pytest.param(
            "dokumen",
            ((2021, 10, 8), (2022, 20, 22), (2023, 30, None), (2024, 20, None), (2025, 20, None)),
            "110,00",
            "60",
            "60,00",
            id="8 + 22 + 30 dari 100",
        ),
        pytest.param(
            "percent",
            ((2022, 70, 65), (2025, 100, None)),
            "92,86",
            "80,00",
            "80,00",
            id="target tahun ini",
        ),
    ],
)
def test_columns_of_table_tc29(
    unit: str,
    years: tuple[tuple[int, int, int | None], ...],
    last_share: str,
    expected: str,
    share: str,
) -> None:
    """Tabel T-C.29: 8 = 7 ÷ 6; 10 = 5 + 7 + 9 bila dijumlahkan, selain itu kolom 9;
    11 = 10 ÷ 4.
    """
    quarters = (4, 9, 12, 5) if unit == "dokumen" else (18, 42, 60, 76)
    plan = course(unit, quarters, *years).plan
    shown = (plan.last_share.display, plan.expected.display, plan.expected_share.display)
    assert shown == (last_share, expected, share)


@pytest.mark.parametrize(
    ("when", "due", "reached"),
    [
        ("2023-Q1", "5", "4"),
        ("2023-Q2", "15", "13"),
        ("2023-Q3", "25", "25"),
        ("2023", "30", "30"),
    ],
)
def test_until_a_quarter(when: str, due: str, reached: str) -> None:
    """Sampai suatu triwulan hanya dihitung yang sudah lewat;
    target triwulan berikutnya tetap tampak.
    """
    line = only(as_of(when), "I.1.1")
    assert (line.due.display, line.actual.display) == (due, reached)
    assert Period.parse(when).year == 2023
    assert [stage.target.display for stage in line.stages] == ["5", "10", "10", "5"]


@pytest.mark.parametrize(
    ("polarity", "reached", "share"),
    [
        pytest.param(Polarity.HIGHER_IS_BETTER, 76, "95,00", id="R/T: 76 ÷ 80"),
        pytest.param(Polarity.LOWER_IS_BETTER, 76, "105,00", id="(2T−R)/T: (160 − 76) ÷ 80"),
        pytest.param(Polarity.LOWER_IS_BETTER, 120, "50,00", id="(2T−R)/T: (160 − 120) ÷ 80"),
        pytest.param(Polarity.LOWER_IS_BETTER, 200, "0,00", id="tidak kurang dari 0"),
    ],
)
def test_column_14_follows_the_declared_direction(
    polarity: Polarity, reached: int, share: str
) -> None:
    """Kolom 14 menurut arah keluaran (polarity di renstra.csv) dan metode capaian arah itu; tanpa
    polarity: makin tinggi makin baik. Indikator memakai arah dan metodenya sendiri di plan.yaml.
    """
    rows = quarterly("I.1.1", "Keluaran", Unit("percent"), (None, None, None, reached))
    years = (
        plan_year("I.1.1", 2025, 80, name="Keluaran", unit=Unit("percent"), polarity=polarity),
    )
    assert only(as_of(outputs=rows, plan_years=years), "I.1.1").plan.share.display == share


@pytest.mark.parametrize(
    ("last_year", "share"),
    [
        pytest.param(2024, "–", id="Renstra masih berjalan"),
        pytest.param(2023, "140,00", id="Renstra berakhir"),
    ],
)
def test_sums_that_should_stay_low(last_year: int, share: str) -> None:
    """Jumlah yang diharapkan rendah, misalnya aduan, belum berkata apa-apa di tengah Renstra:
    dinilai pada akhirnya. Di sini 30 aduan, paling banyak 50: (100 − 30) ÷ 50.
    """
    rows = quarterly("I.1.1", "Keluaran", Unit("dokumen"), (4, 9, 12, 5))
    years = (plan_year("I.1.1", 2023, 50, name="Keluaran", polarity=Polarity.LOWER_IS_BETTER),)
    plan = StrategicPlan("Renstra", 2021, last_year)
    found = only(as_of(outputs=rows, plan_years=years, strategic_plan=plan), "I.1.1")
    assert found.plan.share.display == share


@pytest.mark.parametrize(
    ("quarters", "shown", "until"),
    [
        pytest.param(
            (18, 42, 60, 76), ["18,00", "42,00", "60,00", "76,00"], "76,00", id="semua melapor"
        ),
        pytest.param(
            (18, 42, None, 76),
            ["18,00", "42,00", "…", "76,00"],
            "76,00",
            id="TW III belum melapor",
        ),
        pytest.param(
            (18, 0, None, 76), ["18,00", "0,00", "…", "76,00"], "76,00", id="nol bukan kosong"
        ),
    ],
)
def test_a_quarter_shows_its_own_report(
    quarters: tuple[int | None, ...], shown: list[str], until: str
) -> None:
    """Triwulan yang belum melapor bertanda …, bukan nol dan bukan nilai triwulan sebelumnya; nilai
    terakhir hanya berdiri di kolom sampai triwulan ini.
    """
    found = course("percent", quarters)
    assert [stage.actual.display for stage in found.stages] == shown
    assert found.actual.display == until
