"""Capaian kinerja.

Capaian membandingkan realisasi (R) dengan target (T) dalam persen. Rumusnya mengikuti arah
indikator dan dinyatakan oleh kantor: R/T untuk yang makin tinggi makin baik; (2T-R)/T atau T/R
untuk yang makin rendah makin baik; rentang atau toleransi untuk yang makin dekat makin baik. Nol
tidak pernah menjadi 100 dengan sendirinya: untuk setiap macam nol kantor menyatakan aturannya.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.assessment import Status
from capaian.domain.numerals import write_decimal
from capaian.domain.plan import TargetValue
from capaian.domain.policy import AchievementMethod, Polarity, ZeroRule, ZeroRules
from capaian.domain.value import Reason
from capaian.rules.achievement import (
    AchievementRule,
    cap_achievement,
    compute_achievement,
    existence_achievement,
    judge_target,
)

HIGHER = AchievementRule()
MIRRORED = AchievementRule(AchievementMethod.MIRRORED, Polarity.LOWER_IS_BETTER)
INVERSE = AchievementRule(AchievementMethod.INVERSE, Polarity.LOWER_IS_BETTER)
RANGE = AchievementRule(AchievementMethod.RANGE, Polarity.CLOSER_IS_BETTER)
HOLD = AchievementRule(
    AchievementMethod.TOLERANCE, Polarity.CLOSER_IS_BETTER, tolerance=Decimal(2)
)


def shown(rule: AchievementRule, actual: str, target: TargetValue | str) -> str:
    aim = target if isinstance(target, TargetValue) else TargetValue(Decimal(target))
    outcome = compute_achievement(Decimal(actual), aim, rule)
    return outcome.value if isinstance(outcome, Reason) else write_decimal(outcome, 2)


@pytest.mark.parametrize(
    ("actual", "target", "achievement"),
    [
        pytest.param("86.95", "86", "101,10", id="IKM Balangan 2023"),
        pytest.param("94.24", "95", "99,20", id="kepemilikan dokumen Balangan 2023"),
        pytest.param("29659", "34000", "87,23", id="dokumen pendaftaran penduduk"),
        pytest.param("2513", "4000", "62,83", id="dokumen peristiwa kependudukan"),
        pytest.param("5", "8", "62,50", id="kerja sama pemanfaatan data"),
        pytest.param("99.53", "99.4", "100,13", id="KTP-el terhadap target nasional"),
        pytest.param("98.09", "98", "100,09", id="akta lahir terhadap target nasional"),
        pytest.param("67.80", "50", "135,60", id="KIA terhadap target nasional, tanpa batas atas"),
        pytest.param("3.37", "3.40", "99,12", id="IKM 2022 pada skala 1-4"),
        pytest.param("93.46", "92", "101,59", id="kepemilikan dokumen 2022"),
        pytest.param("86.95", "86.25", "100,81", id="IKM terhadap akhir Renstra"),
        pytest.param("0", "4", "0,00", id="nol yang dilaporkan adalah nol"),
    ],
)
def test_higher_is_better(actual: str, target: str, achievement: str) -> None:
    """Bila makin tinggi makin baik, capaian = R ÷ T × 100."""
    assert shown(HIGHER, actual, target) == achievement


@pytest.mark.parametrize(
    ("actual", "target", "mirrored", "inverse"),
    [
        pytest.param("10", "10", "100,00", "100,00", id="tepat target"),
        pytest.param("8", "10", "120,00", "125,00", id="lebih baik dari target"),
        pytest.param("12", "10", "80,00", "83,33", id="lebih buruk dari target"),
        pytest.param("5", "10", "150,00", "200,00", id="setengah target"),
        pytest.param("20", "10", "0,00", "50,00", id="dua kali target"),
        pytest.param("25", "10", "0,00", "40,00", id="lebih dari dua kali: tidak di bawah nol"),
        pytest.param("0", "10", "200,00", "division_by_zero", id="realisasi nol"),
    ],
)
def test_lower_is_better(actual: str, target: str, mirrored: str, inverse: str) -> None:
    """Bila makin rendah makin baik, kantor memilih (2T - R) ÷ T × 100 atau T ÷ R × 100;
    hasilnya berbeda.
    """
    assert shown(MIRRORED, actual, target) == mirrored
    assert shown(INVERSE, actual, target) == inverse


@pytest.mark.parametrize(
    ("actual", "achievement"),
    [
        pytest.param("4", "100,00", id="di batas bawah"),
        pytest.param("5", "100,00", id="di dalam rentang"),
        pytest.param("6", "100,00", id="di batas atas"),
        pytest.param("3", "75,00", id="di bawah: R ÷ a"),
        pytest.param("9", "50,00", id="di atas: (2b - R) ÷ b"),
        pytest.param("13", "0,00", id="jauh di atas: tidak di bawah nol"),
    ],
)
def test_range(actual: str, achievement: str) -> None:
    """Untuk rentang target a sampai b capaiannya 100 di dalam rentang dan berkurang di luarnya."""
    rentang = TargetValue(None, lower=Decimal(4), upper=Decimal(6))
    assert shown(RANGE, actual, rentang) == achievement


@pytest.mark.parametrize(
    ("actual", "achievement"),
    [
        pytest.param("50", "100,00", id="tepat"),
        pytest.param("52", "100,00", id="masih dalam toleransi"),
        pytest.param("53", "94,00", id="di luar toleransi: 100 - |R - T| ÷ T × 100"),
        pytest.param("45", "90,00", id="di bawah"),
        pytest.param("150", "0,00", id="tidak di bawah nol"),
    ],
)
def test_value_to_hold(actual: str, achievement: str) -> None:
    """Untuk nilai yang dijaga, simpangan di dalam toleransi tidak mengurangi capaian."""
    assert shown(HOLD, actual, "50") == achievement


@pytest.mark.parametrize(
    ("zero", "actual", "achievement"),
    [
        pytest.param(
            ZeroRules(), "0", "no_events", id="T = 0, R = 0, tanpa aturan: tidak ada peristiwa"
        ),
        pytest.param(
            ZeroRules(both_zero=ZeroRule.HUNDRED), "0", "100,00", id="T = 0, R = 0 dinyatakan 100"
        ),
        pytest.param(
            ZeroRules(both_zero=ZeroRule.ZERO), "0", "0,00", id="T = 0, R = 0 dinyatakan 0"
        ),
        pytest.param(ZeroRules(), "3", "division_by_zero", id="T = 0, R > 0, tanpa aturan"),
        pytest.param(
            ZeroRules(zero_target=ZeroRule.CAP), "3", "120,00", id="T = 0, R > 0 = batas atas"
        ),
        pytest.param(
            ZeroRules(zero_target=ZeroRule.HUNDRED),
            "3",
            "100,00",
            id="T = 0, R > 0 dinyatakan 100",
        ),
    ],
)
def test_zero_target(zero: ZeroRules, actual: str, achievement: str) -> None:
    """Target nol tidak dapat menjadi pembagi;
    yang dicetak mengikuti aturan nol yang dinyatakan.
    """
    rule = AchievementRule(zero=zero, cap=Decimal(120))
    assert shown(rule, actual, "0") == achievement


@pytest.mark.parametrize(
    ("zero", "actual", "achievement"),
    [
        pytest.param(
            ZeroRules(zero_target_lower=ZeroRule.ZERO), "3", "0,00", id="R > 0 dinyatakan 0"
        ),
        pytest.param(
            ZeroRules(zero_target=ZeroRule.HUNDRED),
            "3",
            "division_by_zero",
            id="aturan lain tidak berlaku",
        ),
        pytest.param(
            ZeroRules(both_zero=ZeroRule.HUNDRED), "0", "100,00", id="R = 0 dinyatakan 100"
        ),
    ],
)
def test_zero_target_where_lower_is_better(zero: ZeroRules, actual: str, achievement: str) -> None:
    """Untuk yang makin rendah makin baik, target nol mempunyai aturannya sendiri."""
    rule = AchievementRule(AchievementMethod.MIRRORED, Polarity.LOWER_IS_BETTER, zero)
    assert shown(rule, actual, "0") == achievement


@pytest.mark.parametrize(
    ("cap", "counted"),
    [(None, "135.60"), ("120", "120"), ("110", "110"), ("100", "100"), ("150", "135.60")],
    ids=["tanpa batas", "120", "110", "100", "batas lebih tinggi dari capaian"],
)
def test_cap(cap: str | None, counted: str) -> None:
    """Batas atas hanya memotong yang masuk rata-rata; capaian yang dicetak tetap apa adanya."""
    assert cap_achievement(Decimal("135.60"), Decimal(cap) if cap else None) == Decimal(counted)
    assert shown(AchievementRule(cap=Decimal(cap) if cap else None), "67.80", "50") == "135,60"


def test_without_floor_the_mirrored_formula_goes_below_zero() -> None:
    """Tanpa batas bawah, (2T - R) ÷ T dapat menjadi negatif."""
    rule = AchievementRule(AchievementMethod.MIRRORED, Polarity.LOWER_IS_BETTER, floor=None)
    assert shown(rule, "25", "10") == "−50,00"


@pytest.mark.parametrize(
    ("exists", "achievement"), [(True, 100), (False, 0), (None, Reason.NOT_REPORTED)]
)
def test_existence(exists: bool | None, achievement: object) -> None:
    """Ada dan sah = 100, tidak ada = 0; yang tidak dinyatakan tidak dinilai."""
    assert existence_achievement(exists) == achievement


@pytest.mark.parametrize(
    ("actual", "target", "status"),
    [
        pytest.param("94.24", "95", Status.NOT_MET, id="Sangat Tinggi tetapi di bawah target"),
        pytest.param("95", "95", Status.MET, id="tepat target"),
        pytest.param("96", "95", Status.MET, id="di atas target"),
    ],
)
def test_below_target_is_never_met(actual: str, target: str, status: Status) -> None:
    """Realisasi di bawah target tidak pernah "tercapai", apa pun kategorinya."""
    assert judge_target(Decimal(actual), TargetValue(Decimal(target)), HIGHER) is status


def test_refused_formula() -> None:
    """(T - R)/T tidak termasuk rumus yang berlaku,
    karena hasilnya 0 bila target tepat tercapai.
    """
    names = ["R/T", "(2T-R)/T", "T/R", "range", "tolerance", "exists"]
    assert [method.value for method in AchievementMethod] == names
