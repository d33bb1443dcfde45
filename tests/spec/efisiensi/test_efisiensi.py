"""Efisiensi penggunaan sumber daya.

Ada banyak rumus efisiensi; kantor menyatakan yang dipakainya. Selisih capaian dan serapan membuat
anggaran yang tidak terserap tampak efisien walaupun targetnya tidak tercapai; karena itu di
samping angkanya dicetak bacaannya: efisien, hemat tetapi target belum tercapai, atau tidak
efisien.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.numerals import write_decimal
from capaian.domain.policy import EfficiencyMethod, EfficiencyRule, Verdict
from capaian.domain.value import PERCENT, RUPIAH, Reason
from capaian.rules.efficiency import (
    METHODS,
    compute_efficiency,
    is_read,
    judge_efficiency,
    judge_use,
)
from capaian.rules.outcome import percent_of


def shown(method: EfficiencyMethod, figures: str) -> str:
    """Figures in the order of the method; of outputs realised, done, budget, planned."""
    outcome = compute_efficiency(method, [Decimal(figure) for figure in figures.split()])
    return outcome.value if isinstance(outcome, Reason) else write_decimal(outcome, 2)


@pytest.mark.parametrize(
    ("realised", "budget", "percent"),
    [
        pytest.param("6712431719", "6962697488", "96,41", id="seluruh dinas"),
        pytest.param("380566177", "415316400", "91,63", id="program I"),
        pytest.param("6252500", "6862500", "91,11", id="program II"),
        pytest.param("573239276", "611798000", "93,70", id="program III"),
        pytest.param("246664200", "262561100", "93,95", id="program IV"),
        pytest.param("5505709566", "5666159488", "97,17", id="program V"),
        pytest.param("386818677", "422178900", "91,62", id="sasaran 1"),
        pytest.param("819903476", "874359100", "93,77", id="sasaran 2"),
        pytest.param("3705312619", "3838390488", "96,53", id="gaji, pagu yang diperbaiki"),
        pytest.param("7158357400", "7565535734", "94,62", id="tahun 2022"),
    ],
)
def test_absorption(realised: str, budget: str, percent: str) -> None:
    """Serapan = realisasi ÷ pagu × 100."""
    assert (
        write_decimal(Decimal(str(percent_of(Decimal(realised), Decimal(budget)))), 2) == percent
    )


@pytest.mark.parametrize(
    ("achievement", "absorbed", "difference"),
    [
        pytest.param("62.83", "99.86", "−37,03", id="III.1.2"),
        pytest.param("89.11", "93.49", "−4,38", id="III.1"),
        pytest.param("99.80", "97.17", "2,63", id="program V"),
        pytest.param("113.98", "99.92", "14,06", id="IV.1.1"),
        pytest.param("100", "98.55", "1,45", id="V.6"),
    ],
)
def test_achievement_minus_absorption(achievement: str, absorbed: str, difference: str) -> None:
    """Tingkat efisiensi = capaian - serapan."""
    assert (
        shown(EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION, f"{achievement} {absorbed}")
        == difference
    )


@pytest.mark.parametrize(
    ("method", "figures", "figure"),
    [
        pytest.param(
            EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION, "90 80", "10,00", id="capaian - serapan"
        ),
        pytest.param(EfficiencyMethod.UNSPENT_SHARE, "80", "20,00", id="100 - serapan"),
        pytest.param(
            EfficiencyMethod.BUDGET_OVER_REALISATION, "1000 800", "125,00", id="pagu ÷ realisasi"
        ),
        pytest.param(EfficiencyMethod.STAFF_RATIO, "18 20", "90,00", id="SDM dipakai ÷ tersedia"),
        pytest.param(
            EfficiencyMethod.VOLUME_COST,
            "800 9 1000 10",
            "11,11",
            id="PMK 214: 1 - (800/9) ÷ (1000/10)",
        ),
        pytest.param(
            EfficiencyMethod.OUTPUT_BUDGET,
            "800 9 1000 10",
            "11,11",
            id="PMK 22: (900 - 800) ÷ 900",
        ),
        pytest.param(
            EfficiencyMethod.EFFICIENCY_SCORE, "800 9 1000 10", "77,78", id="50 + 11,11 ÷ 20 × 50"
        ),
        pytest.param(EfficiencyMethod.ECONOMY, "800 1000", "80,00", id="realisasi ÷ pagu"),
        pytest.param(
            EfficiencyMethod.COST_PER_OUTPUT_RATIO,
            "800 9 1000 10",
            "88,89",
            id="(800/9) ÷ (1000/10)",
        ),
        pytest.param(EfficiencyMethod.EFFECTIVENESS, "90", "90,00", id="capaian"),
        pytest.param(EfficiencyMethod.UNIT_COST, "800 9 1000 10", "88,89", id="800 ÷ 9 rupiah"),
    ],
)
def test_every_method(method: EfficiencyMethod, figures: str, figure: str) -> None:
    """Setiap rumus memberi angkanya sendiri; pagu 1000, realisasi 800, keluaran 9 dari 10."""
    assert shown(method, figures) == figure


def test_several_outputs() -> None:
    """PMK 214/2017 merata-ratakan tiap keluaran; PMK 22/2021 membagi jumlahnya."""
    outputs = "80 10 100 10  300 10 300 10"
    assert shown(EfficiencyMethod.VOLUME_COST, outputs) == "10,00"
    assert shown(EfficiencyMethod.OUTPUT_BUDGET, outputs) == "5,00"


@pytest.mark.parametrize(
    ("realised", "score"),
    [
        ("100", "50,00"),
        ("90", "75,00"),
        ("80", "100,00"),
        ("20", "100,00"),
        ("120", "0,00"),
        ("300", "0,00"),
    ],
    ids=["E = 0", "E = 10", "E = 20", "E = 80 dibatasi 20", "E = -20", "E = -200 dibatasi -20"],
)
def test_score_is_kept_within_its_limits(realised: str, score: str) -> None:
    """Nilai efisiensi dihitung dari E yang dibatasi antara -20 dan 20,
    sehingga selalu 0 sampai 100.
    """
    assert shown(EfficiencyMethod.EFFICIENCY_SCORE, f"{realised} 10 100 10") == score


@pytest.mark.parametrize(
    ("achievement", "absorbed", "verdict"),
    [
        pytest.param("100", "91.63", Verdict.EFFICIENT, id="target tercapai, anggaran tersisa"),
        pytest.param("113.98", "99.92", Verdict.EFFICIENT, id="target terlampaui"),
        pytest.param(
            "99.20", "93.77", Verdict.THRIFTY_TARGET_MISSED, id="hemat, target belum tercapai"
        ),
        pytest.param("62.83", "99.86", Verdict.NOT_EFFICIENT, id="anggaran habis, target jauh"),
        pytest.param("105", "110", Verdict.NOT_EFFICIENT, id="serapan melebihi capaian"),
        pytest.param("100", "100", None, id="tepat sama: tidak dinilai"),
        pytest.param("80", "80", None, id="sama besar: tidak dinilai"),
    ],
)
def test_reading(achievement: str, absorbed: str, verdict: Verdict | None) -> None:
    """Menyisakan anggaran bukan efisien bila targetnya tidak tercapai."""
    assert judge_efficiency(Decimal(achievement), Decimal(absorbed)) is verdict


@pytest.mark.parametrize(
    ("used", "verdict"),
    [
        pytest.param("94.41", Verdict.EFFICIENT, id="dana tersisa"),
        pytest.param("84.85", Verdict.EFFICIENT, id="28 dari 33 pegawai"),
        pytest.param("100", Verdict.EFFICIENT, id="tepat sesuai rencana"),
        pytest.param("108.67", Verdict.NOT_EFFICIENT, id="melebihi pagu"),
    ],
)
def test_reading_by_use_alone(used: str, verdict: Verdict) -> None:
    """Kantor yang menyatakan aturan within_plan hanya melihat apakah
    masukan melebihi rencananya.
    """
    assert judge_use(Decimal(used)) is verdict


@pytest.mark.parametrize(
    ("method", "rule", "read"),
    [
        pytest.param(
            "budget_over_realisation", "within_plan", True, id="masukan: pagu dan realisasi"
        ),
        pytest.param("unspent_share", "within_plan", True, id="masukan: sisa anggaran"),
        pytest.param("economy", "within_plan", True, id="masukan: realisasi dan pagu"),
        pytest.param("staff_ratio", "within_plan", True, id="masukan: pegawai"),
        pytest.param(
            "achievement_minus_absorption", "within_plan", False, id="capaian ikut dihitung"
        ),
        pytest.param("cost_per_output_ratio", "within_plan", False, id="keluaran ikut dihitung"),
        pytest.param("achievement_minus_absorption", "achievement", True, id="aturan baku"),
        pytest.param("budget_over_realisation", "achievement", True, id="aturan baku untuk dana"),
        pytest.param("effectiveness", "achievement", False, id="hasil saja"),
        pytest.param("unit_cost", "achievement", False, id="biaya saja"),
    ],
)
def test_what_a_rule_reads(method: str, rule: str, read: bool) -> None:
    """Aturan hanya menilai ukuran yang dibacanya; ukuran lain ditampilkan tanpa penilaian."""
    assert is_read(EfficiencyMethod(method), EfficiencyRule(rule)) is read


def test_units() -> None:
    """Semua rumus dalam persen kecuali biaya per keluaran."""
    units = {method: METHODS[method].unit for method in EfficiencyMethod}
    assert units.pop(EfficiencyMethod.UNIT_COST) == RUPIAH
    assert set(units.values()) == {PERCENT}
