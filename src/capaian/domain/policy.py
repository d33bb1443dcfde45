"""Choices an office declares: how it rounds, compares, averages and judges.

Every choice is a name from one of these lists; the report prints the chosen ones in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from capaian.domain.identifiers import WordedEnum


class Rounding(WordedEnum):
    """Whether computing goes on from unrounded or from printed figures."""

    EXACT = "exact", "dihitung tanpa pembulatan"
    """Compute unrounded, round for display only."""
    PRINTED = "printed", "setiap angka tercetak dibulatkan"
    """Round each printed step and compute on, so that a reader with a calculator gets the same."""


class Step(WordedEnum):
    """A step of the way that is printed, and so rounded under `Rounding.PRINTED`."""

    RATIO = "ratio", "cakupan komponen"
    """Ratio of a component (cakupan)."""
    INDEX = "index", "indeks survei"
    ACTUAL = "actual", "realisasi indikator"
    ACHIEVEMENT = "achievement", "capaian indikator"
    MEAN = "mean", "rata-rata capaian"
    """Mean achievement of an objective, node or tier."""
    ABSORPTION = "absorption", "serapan anggaran"
    """Share of the budget that was spent (serapan)."""
    EFFICIENCY = "efficiency", "efisiensi"


class Polarity(WordedEnum):
    """Which direction is good."""

    HIGHER_IS_BETTER = "higher", "makin tinggi makin baik"
    LOWER_IS_BETTER = "lower", "makin rendah makin baik"
    CLOSER_IS_BETTER = "closer", "makin dekat dengan target makin baik"
    """A range or a value to hold."""


class AchievementMethod(WordedEnum):
    """How achievement (capaian) follows from target T and actual R, in percent.

    `(T-R)/T` is known and refused: it gives 0 where the target is exactly met.
    """

    RATIO = "R/T", "realisasi dibagi target"
    MIRRORED = "(2T-R)/T", "dua kali target dikurangi realisasi, dibagi target"
    INVERSE = "T/R", "target dibagi realisasi"
    RANGE = "range", "100 di dalam rentang target"
    """Inside [a, b]: 100; below: R/a; above: (2b-R)/b."""
    TOLERANCE = "tolerance", "100 dikurangi selisih dari target; 100 di dalam toleransi"
    """100 - |R-T|/T x 100, and 100 within the tolerance; never below 0."""
    EXISTS = "exists", "100 bila ada dan berlaku, selain itu 0"


class ZeroRule(WordedEnum):
    """What is said where a target or a denominator is zero."""

    UNAVAILABLE = "unavailable", "tidak dapat dihitung"
    HUNDRED = "hundred", "100"
    ZERO = "zero", "0"
    CAP = "cap", "sama dengan batas atas"
    """The declared cap; refused where no cap is declared."""


@dataclass(frozen=True, slots=True)
class ZeroRules:
    """The rule for each kind of zero; nothing is 100 by default."""

    both_zero: ZeroRule = ZeroRule.UNAVAILABLE
    """T = 0 and R = 0."""
    zero_target: ZeroRule = ZeroRule.UNAVAILABLE
    """T = 0 and R > 0, higher is better."""
    zero_target_lower: ZeroRule = ZeroRule.UNAVAILABLE
    """T = 0 and R > 0, lower is better."""
    no_events: ZeroRule = ZeroRule.UNAVAILABLE
    """A component of 0 in 0."""


class AgreementChoice(WordedEnum):
    """Which agreement counts where it was revised within the year."""

    LATEST = "latest", "perubahan terakhir"
    ORIGINAL = "original", "perjanjian semula"


class ScaleGap(WordedEnum):
    """How the gaps between whole-number bounds close (90 < c < 91)."""

    LOWER_BOUND = "lower_bound", "kelas berlaku sampai batas bawah kelas berikutnya"
    """A band reaches from its lower bound up to the next band's: 90,5 is Tinggi."""
    UPPER_BOUND = "upper_bound", "kelas mulai di atas batas atas kelas di bawahnya"
    """A band begins above the upper bound of the one below: 90,5 is Sangat Tinggi."""
    ROUND = "round", "dibulatkan dahulu ke bilangan bulat"
    """Round half-up to a whole number first: 90,5 is Sangat Tinggi, 90,4 is Tinggi."""


class SurveyWeight(WordedEnum):
    """Weight of one element of a survey with k elements."""

    EXACT = "exact", "1 dibagi banyak unsur, tanpa pembulatan"
    PRINTED = "printed", "1 dibagi banyak unsur, tiga desimal"
    """1/k rounded to three decimals: 0,111 for nine elements."""


class StaffTotals(WordedEnum):
    """How the staff of a node follows where staff of nodes below it is stated too."""

    SUMMED = "summed", "jumlah dari bawahnya"
    """The sum of what is below: each person works for one node only."""
    STATED = "stated", "seperti tertulis di barisnya sendiri"
    """What the node's own row states: the same persons work for several nodes,
    so sums count them twice.
    """


class Aggregation(WordedEnum):
    """How values of parts make the value of the whole (areas, or periods within a year)."""

    SUM = "sum", "dijumlahkan"
    LAST = "last", "nilai terakhir"
    MEAN = "mean", "rata-rata"
    RATIO_OF_SUMS = "ratio_of_sums", "jumlah pembilang dibagi jumlah penyebut"
    MEAN_OF_RATIOS = "mean_of_ratios", "rata-rata dari rasio"
    WEIGHTED_MEAN = "weighted_mean", "rata-rata berbobot"


class EfficiencyMethod(WordedEnum):
    """How the use of resources is judged; formulas and readings: rulebook `efficiency`."""

    ACHIEVEMENT_MINUS_ABSORPTION = "achievement_minus_absorption", "capaian dikurangi serapan"
    UNSPENT_SHARE = "unspent_share", "100 dikurangi serapan"
    BUDGET_OVER_REALISATION = "budget_over_realisation", "pagu dibagi realisasi"
    STAFF_RATIO = "staff_ratio", "pegawai yang dipakai terhadap rencana"
    VOLUME_COST = "volume_cost", "biaya menurut volume keluaran"
    """PMK 214/2017: realised against planned cost per unit of output."""
    OUTPUT_BUDGET = "output_budget", "anggaran menurut capaian keluaran"
    """PMK 22/2021: budget earned by output against money spent."""
    EFFICIENCY_SCORE = "efficiency_score", "nilai efisiensi (NE)"
    """NE = 50 + E/20 x 50, E held within -20 and 20."""
    ECONOMY = "economy", "hemat: yang dipakai terhadap rencana"
    COST_PER_OUTPUT_RATIO = "cost_per_output_ratio", "perbandingan biaya per keluaran"
    EFFECTIVENESS = "effectiveness", "efektivitas"
    UNIT_COST = "unit_cost", "biaya satuan"


class Verdict(WordedEnum):
    """Reading of an efficiency figure; under-spending with a missed target is not efficient."""

    EFFICIENT = "efficient", "efisien"
    THRIFTY_TARGET_MISSED = "thrifty_target_missed", "hemat, target belum tercapai"
    NOT_EFFICIENT = "not_efficient", "tidak efisien"


class EfficiencyRule(WordedEnum):
    """When the use of a resource is read as efficient."""

    ACHIEVEMENT = "achievement", "dibandingkan dengan capaian"
    """What was used is held against what was achieved;
    saving while the target is missed is thrift.
    """
    WITHIN_PLAN = "within_plan", "tidak melebihi rencana"
    """Efficient is whoever used no more than planned; what was achieved does not count."""


class WordsRule(WordedEnum):
    """When a target in words is met."""

    DECLARED = "declared", "seperti kolom terpenuhi"
    """As the column `met` of `outputs.csv` says; where it is empty what a yes or no answers,
    else nothing.
    """
    SAME_WORDS = "same_words", "bila kata-katanya sama"
    """If the words are the same, or begin with a number as good as the target's;
    else as declared.
    """


class VerifierChoice(WordedEnum):
    """Who looks through what a unit handed in, before the head of the office approves it."""

    PLANNER = "planner", "perencana juga memverifikasi"
    """Who plans verifies too; never what they entered."""
    UNIT_HEADS = "unit_heads", "kepala bidang lain memverifikasi"
    """Heads of other units verify; who plans does not."""


class Trend(WordedEnum):
    """Change against an earlier value."""

    UP = "naik", "naik", "↗"
    STEADY = "tetap", "tetap", "→"
    DOWN = "turun", "turun", "↘"


WORSE_TREND: Mapping[Polarity, Trend | None] = {
    Polarity.HIGHER_IS_BETTER: Trend.DOWN,
    Polarity.LOWER_IS_BETTER: Trend.UP,
    Polarity.CLOSER_IS_BETTER: None,
}
"""What nobody wants; towards a range may be either."""
DEFAULT_METHODS: Mapping[Polarity, AchievementMethod] = {
    Polarity.HIGHER_IS_BETTER: AchievementMethod.RATIO,
    Polarity.LOWER_IS_BETTER: AchievementMethod.MIRRORED,
    Polarity.CLOSER_IS_BETTER: AchievementMethod.RANGE,
}


@dataclass(frozen=True)
class Policies:
    """All declared choices of an office for one year."""

    rounding: Rounding = Rounding.EXACT
    printed_steps: tuple[Step, ...] = tuple(Step)
    """Steps that are rounded under `Rounding.PRINTED`."""
    decimals: int = 2
    """Decimals of percent, index and achievement unless the indicator declares others."""
    methods: Mapping[Polarity, AchievementMethod] = field(
        default_factory=lambda: dict(DEFAULT_METHODS)
    )
    cap: Decimal | None = None
    """Highest achievement that enters an average, in percent; the raw value is always shown."""
    floor: Decimal | None = Decimal(0)
    """Lowest achievement, in percent; `None` lets the mirrored formula go below zero."""
    zero: ZeroRules = field(default_factory=ZeroRules)
    agreement: AgreementChoice = AgreementChoice.LATEST
    scale: str = "permendagri-86-2017"
    """Id of the achievement scale: of the rulebook, or one of the office's own."""
    scale_gap: ScaleGap | None = None
    """How gaps of the scale close; `None` is an error for a scale that has gaps."""
    survey_weight: SurveyWeight = SurveyWeight.EXACT
    areas: Aggregation = Aggregation.RATIO_OF_SUMS
    """How the regency's ratio follows from its districts."""
    trend_tolerance: Decimal = Decimal(0)
    """A change of at most this size (in the unit of the indicator) is `tetap`."""
    efficiency: tuple[EfficiencyMethod, ...] = (EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION,)
    efficiency_rule: EfficiencyRule = EfficiencyRule.ACHIEVEMENT
    staff_totals: StaffTotals = StaffTotals.SUMMED
    words: WordsRule = WordsRule.DECLARED
    verifier: VerifierChoice | None = None
    """`None`: the office says nothing of it."""
