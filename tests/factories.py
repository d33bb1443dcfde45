"""An invented office in an invented regency, small enough to compute by hand.

Every builder takes what a test cares about and fills in the rest; `office_year()` is whole and
valid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from capaian.domain.identifiers import (
    AreaCode,
    ComponentCode,
    IndicatorCode,
    MeasureCode,
    NodeId,
    PostId,
    SourceId,
    SurveyId,
)
from capaian.domain.issue import Place
from capaian.domain.narrative import (
    Cooperation,
    CooperationKind,
    Difference,
    ExternalEvaluation,
    ScoredUnit,
)
from capaian.domain.office import Area, AreaKind, Office, Source, StaffCount
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import (
    AgreementKind,
    AgreementTarget,
    Component,
    CreditActivity,
    Definition,
    Goal,
    Indicator,
    Measure,
    Objective,
    PerformanceAgreement,
    StrategicPlan,
    TargetValue,
    ValueType,
)
from capaian.domain.policy import Aggregation, Polarity, Policies, Rounding, ScaleGap
from capaian.domain.rule_set import (
    AchievementScale,
    Band,
    NationalTarget,
    Provenance,
    RuleSet,
    SurveyClass,
    SurveyClassTable,
    Verification,
)
from capaian.domain.survey import GivenStatistic, Survey, SurveyElement
from capaian.domain.value import INDEX, PERCENT, Unit
from capaian.domain.work import (
    Count,
    HistoryValue,
    NodeKind,
    Output,
    PeerValue,
    Resource,
    ResourceInput,
    WorkNode,
)

YEAR = Period.year_of(2023)
PROVINCE, REGENCY = AreaCode("99"), AreaCode("99.01")
HULU, TENGAH, HILIR = AreaCode("99.01.01"), AreaCode("99.01.02"), AreaCode("99.01.03")
DISTRICTS = (HULU, TENGAH, HILIR)
PEOPLE, DOCUMENTS = Unit("orang"), Unit("dokumen")
SOURCE = SourceId("agregat")


def number(value: str | int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def place(file: str, row: int | None = 2) -> Place:
    return Place(file, row)


def period(text: str | int | Period) -> Period:
    return text if isinstance(text, Period) else Period.parse(str(text))


# --- the law


def provenance(first: int = 2015, last: int | None = None) -> Provenance:
    end = None if last is None else date(last, 12, 31)
    return Provenance(
        "Peraturan Contoh 1/2015", "lampiran", date(first, 1, 1), end, Verification.COMPUTED
    )


def band(position: int, name: str, lower: str | None, upper: str | None) -> Band:
    return Band(
        position, name, ["I", "II", "III", "IV", "V"][position - 1], number(lower), number(upper)
    )


BANDS = (
    band(1, "Sangat Tinggi", "91", "100"),
    band(2, "Tinggi", "76", "90"),
    band(3, "Sedang", "66", "75"),
    band(4, "Rendah", "51", "65"),
    band(5, "Sangat Rendah", None, "50"),
)


def scale(
    bands: Sequence[Band] = BANDS, scale_id: str = "permendagri-86-2017"
) -> AchievementScale:
    return AchievementScale(
        scale_id, "Skala Contoh", tuple(bands), provenance(), integer_bounds=True
    )


SURVEY_CLASSES = SurveyClassTable(
    "permenpanrb-14-2017",
    (
        SurveyClass("A", "Sangat Baik", Decimal("88.31"), Decimal("100")),
        SurveyClass("B", "Baik", Decimal("76.61"), Decimal("88.30")),
        SurveyClass("C", "Kurang Baik", Decimal("65"), Decimal("76.60")),
        SurveyClass("D", "Tidak Baik", Decimal("25"), Decimal("64.99")),
    ),
    provenance(),
)


CATALOGUED = {
    "ktp_el_enrolment": "ktp",
    "child_id_card": "kia",
    "birth_certificate_0_17": "akta-lahir",
}


def national_target(subject: str, value: str, year: int = 2023) -> NationalTarget:
    part = CATALOGUED.get(subject, "")
    return NationalTarget(
        subject, f"Target {subject}", year, Decimal(value), provenance(year, year), part
    )


def rule_set(
    *targets: NationalTarget, scales: Sequence[AchievementScale] | None = None
) -> RuleSet:
    chosen = (scale(),) if scales is None else tuple(scales)
    return RuleSet(scales=chosen, survey_classes=(SURVEY_CLASSES,), national_targets=targets)


# --- the office


def policies(**changes: object) -> Policies:
    chosen = Policies(rounding=Rounding.PRINTED, scale_gap=ScaleGap.LOWER_BOUND)
    return replace(chosen, **changes)


def office() -> Office:
    return Office(
        name="Dinas Kependudukan dan Pencatatan Sipil",
        short_name="Disdukcapil",
        regency=REGENCY,
        regency_name="Kabupaten Contoh",
        province=PROVINCE,
        province_name="Provinsi Contoh",
        place="Kota Contoh",
        head=PostId("kepala-dinas"),
    )


def district(code: AreaCode, name: str) -> Area:
    return Area(code, name, AreaKind.DISTRICT, REGENCY, place("areas.csv"))


AREAS = (district(HULU, "Hulu"), district(TENGAH, "Tengah"), district(HILIR, "Hilir"))


def village(code: str, name: str, parent: AreaCode) -> Area:
    return Area(AreaCode(code), name, AreaKind.VILLAGE, parent, place("areas.csv"))


def source(**changes: object) -> Source:
    chosen = Source(
        SOURCE,
        "Data agregat semester II",
        date(2023, 12, 31),
        "agregat.pdf",
        "ab" * 32,
        place("s"),
    )
    return replace(chosen, **changes)


# --- the plan


def component(code: str = "ktp", **changes: object) -> Component:
    chosen = Component(
        code=ComponentCode(code),
        name=f"Cakupan {code}",
        symbol="",
        numerator=Measure(MeasureCode(f"{code}.have"), f"Memiliki {code}", PEOPLE),
        denominator=Measure(MeasureCode(f"{code}.need"), f"Wajib {code}", PEOPLE),
        formula=f"100 * {code}.have / {code}.need",
        unit=PERCENT,
        decimals=None,
        may_exceed_whole=False,
        place=place("plan.yaml", 40),
    )
    return replace(chosen, **changes)


def indicator(code: str = "iku-1", formula: str = "", **changes: object) -> Indicator:
    chosen = Indicator(
        code=IndicatorCode(code),
        name=f"Indikator {code}",
        objective=NodeId("sasaran-1"),
        tier="II",
        is_key=False,
        unit=PERCENT,
        value_type=ValueType.NUMBER,
        polarity=Polarity.HIGHER_IS_BETTER,
        formula=formula,
        decimals=None,
        aggregation=Aggregation.LAST,
        definition=Definition(),
        owner=None,
        data_source="",
        place=place("plan.yaml", 60),
    )
    return replace(chosen, **changes)


def target(value: str | int | None, **changes: object) -> TargetValue:
    return replace(TargetValue(number(value)), **changes)


def agreement_target(
    code: str, value: TargetValue | str | int | None, **by_period: str | int
) -> AgreementTarget:
    """`q1=10` is the target of the first quarter, `s2=40` that of the second semester."""
    stated = value if isinstance(value, TargetValue) else target(value)
    parts = tuple((period(f"2023-{key.upper()}"), target(part)) for key, part in by_period.items())
    return AgreementTarget(
        IndicatorCode(code), stated, parts, "", "", place("agreements.yaml", 12)
    )


def agreement(*targets: AgreementTarget, **changes: object) -> PerformanceAgreement:
    chosen = PerformanceAgreement(
        id="pk-2023",
        title="Perjanjian Kinerja 2023",
        kind=AgreementKind.OFFICE,
        tier="II",
        year=2023,
        revision=0,
        signed="2023-01",
        reason="",
        first_party="Kepala Dinas",
        second_party="Bupati",
        targets=targets,
        document=None,
        source=None,
        place=place("agreements.yaml"),
    )
    return replace(chosen, **changes)


def goal(goal_id: str = "tujuan-1") -> Goal:
    return Goal(NodeId(goal_id), "Tertib administrasi kependudukan", place("plan.yaml"))


def objective(
    objective_id: str = "sasaran-1", parent: str = "tujuan-1", tier: str = "II"
) -> Objective:
    name = f"Meningkatnya {objective_id}"
    return Objective(
        NodeId(objective_id), "1", name, NodeId(parent), tier, None, place("plan.yaml")
    )


# --- the work plan

_KINDS = (NodeKind.PROGRAM, NodeKind.ACTIVITY, NodeKind.SUBACTIVITY)


def node(code: str, *indicators: str, objective: str | None = None) -> WorkNode:
    """The kind and the parent follow from the code: `I`, `I.1`, `I.1.1`."""
    parent = code.rpartition(".")[0]
    return WorkNode(
        id=NodeId(code),
        kind=_KINDS[code.count(".")],
        code=code,
        name=f"Pekerjaan {code}",
        parent=NodeId(parent) if parent else None,
        objective=NodeId(objective) if objective else None,
        owner=None,
        indicators=tuple(IndicatorCode(i) for i in indicators),
        place=place("nodes.csv"),
    )


def output(
    node_id: str | None, target: str | int | None, actual: str | int | None, **changes: object
) -> Output:
    chosen = Output(
        node=NodeId(node_id) if node_id else None,
        indicator=None,
        name="Keluaran",
        unit=DOCUMENTS,
        period=YEAR,
        target=number(target),
        actual=number(actual),
        text="",
        met=None,
        source=None,
        note="",
        place=place("outputs.csv", 7),
    )
    return replace(chosen, **changes)


def report(
    code: str, actual: str | int | None, when: str | int = 2023, **changes: object
) -> Output:
    """The actual of an indicator as it is reported directly."""
    chosen = output(
        None, None, actual, indicator=IndicatorCode(code), period=period(when), name=""
    )
    return replace(chosen, **changes)


def money(
    node_id: str, revised: str | int | None, actual: str | int | None, **changes: object
) -> ResourceInput:
    chosen = ResourceInput(
        node=NodeId(node_id),
        period=YEAR,
        resource=Resource.MONEY,
        kind="all",
        original=None,
        revised=number(revised),
        actual=number(actual),
        source=None,
        note="",
        place=place("inputs.csv", 5),
    )
    return replace(chosen, **changes)


# --- figures


def count(
    measure: str, area: str, value: str | int | None, when: str | int = 2023, row: int = 2
) -> Count:
    where = place("counts.csv", row)
    return Count(MeasureCode(measure), AreaCode(area), period(when), number(value), SOURCE, where)


def counts(
    code: str, have: Sequence[int | None], need: Sequence[int | None], when: str | int = 2023
) -> tuple[Count, ...]:
    """One row per kecamatan and measure, in the order of `DISTRICTS`."""
    rows = [(f"{code}.have", have), (f"{code}.need", need)]
    return tuple(
        count(measure, area, value, when, row=10 + place)
        for measure, values in rows
        for place, (area, value) in enumerate(zip(DISTRICTS, values, strict=True))
    )


def survey(**changes: object) -> Survey:
    chosen = Survey(
        SurveyId("skm"),
        "Survei Kepuasan",
        "Pelayanan",
        4,
        "permenpanrb-14-2017",
        place("plan.yaml", 30),
    )
    return replace(chosen, **changes)


def element(
    code: str,
    index: str | None = None,
    mean: str | None = None,
    when: str | int = 2023,
    **changes: object,
) -> SurveyElement:
    given = (
        GivenStatistic.BOTH
        if index and mean
        else GivenStatistic.INDEX
        if index
        else GivenStatistic.MEAN
    )
    chosen = SurveyElement(
        survey=SurveyId("skm"),
        period=period(when),
        code=code,
        name=f"Unsur {code}",
        answers=None,
        mean=number(mean),
        index=number(index),
        given=given,
        source=None,
        place=place("survey.csv", 4),
    )
    return replace(chosen, **changes)


def elements(indices: Sequence[str], when: str | int = 2023) -> tuple[SurveyElement, ...]:
    return tuple(element(f"U{place}", index, when=when) for place, index in enumerate(indices, 1))


def history(
    subject: str,
    actual: str | None,
    target: str | None = None,
    scale: Unit = PERCENT,
    when: int = 2022,
) -> HistoryValue:
    where = place("history.csv", 3)
    return HistoryValue(
        subject, period(when), number(actual), number(target), scale, None, "", where
    )


def peer(
    area: str,
    numerator: int | None = None,
    denominator: int | None = None,
    value: str | None = None,
    when: str | int = 2023,
) -> PeerValue:
    return PeerValue(
        "ktp",
        AreaCode(area),
        f"Kabupaten {area}",
        period(when),
        number(numerator),
        number(denominator),
        number(value),
        None,
        place("peers.csv", 6),
    )


def staff(category: str, head_count: int | None, parent: str | None = None) -> StaffCount:
    return StaffCount("jabatan", category, parent, head_count, None, "", None, place("people.csv"))


def evaluation(final: str | None, *units: tuple[Sequence[str], str]) -> ExternalEvaluation:
    scored = tuple(
        ScoredUnit(
            f"Unit {i}",
            tuple(map(Decimal, scores)),
            Decimal(total),
            i == 1,
            place("evaluations.yaml"),
        )
        for i, (scores, total) in enumerate(units, 1)
    )
    where = place("evaluations.yaml")
    return ExternalEvaluation(
        "nilai",
        "Penilaian",
        "Penilai",
        "2023",
        (),
        scored,
        number(final),
        "",
        "",
        "",
        "",
        None,
        where,
    )


def partner(
    name: str = "Bank", kind: str | None = "data_use", row: int = 2, **marks: str
) -> Cooperation:
    """A row of the register; `signed="2023-07"` is one of its marks."""
    known = CooperationKind(kind) if kind else None
    where = place("cooperation.csv", row)
    chosen = Cooperation(name, "Data", "", "", "", "", "", None, SOURCE, where, known)
    return replace(chosen, **marks)


def activity(code: str, weight: str, per: int = 1, unit: str = "laporan") -> CreditActivity:
    """An activity that earns credit points; its measure is `prakom.` and its code."""
    measure = MeasureCode(f"prakom.{code}")
    name = f"Kegiatan {code}"
    return CreditActivity(
        code, name, Unit(unit), Decimal(weight), per, measure, place("plan.yaml", 70)
    )


def difference(*covers: str) -> Difference:
    where = place("differences.yaml", 3)
    return Difference(
        "beda", "Tabel 1", "1", "2", "salah ketik.", covers, None, "sum", True, where
    )


# --- all of it


def office_year(**changes: object) -> OfficeYear:
    """The whole office; every figure below can be followed with pen and paper.

    ktp: 90/100, 180/200, 270/300 -> 540/600 = 90; akta: 0/0, 5/5, 3/5 -> 8/10 = 80;
    survey: 80, 84, 91 -> 255/3 = 85; iku-2 = mean(90, 80) = 85.
    """
    chosen = OfficeYear(
        office=office(),
        year=2023,
        policies=policies(),
        areas=AREAS,
        strategic_plan=StrategicPlan("Renstra", 2021, 2026),
        goals=(goal(),),
        objectives=(
            objective(),
            objective("sasaran-2"),
            objective("sasaran-3", "sasaran-2", "III"),
        ),
        components=(component("ktp"), component("akta", aggregation=Aggregation.SUM)),
        indicators=_indicators(),
        surveys=(survey(),),
        agreements=_agreements(),
        nodes=_nodes(),
        outputs=(report("ik-4", 45), output("II.1.1", 10, 8)),
        inputs=(money("I.1.1", 100, 90), money("I.1.2", 300, 270), money("II.1.1", 600, 300)),
        counts=(
            *counts("ktp", [90, 180, 270], [100, 200, 300]),
            *counts("akta", [0, 5, 3], [0, 5, 5]),
        ),
        survey_elements=(*elements(["80", "84", "91"]), *elements(["79", "80", "81"], 2022)),
        history=(history("iku-2", "82", "80"), history("ktp", "88")),
        peers=(peer("99.02", 95, 100), peer("99.03", 160, 200)),
        sources=(source(),),
    )
    return replace(chosen, **changes)


def _indicators() -> tuple[Indicator, ...]:
    plan: Mapping[int, TargetValue] = {2022: target(80), 2026: target(100)}
    return (
        indicator(
            "iku-1", "index(skm)", unit=INDEX, symbol="IKU 1", is_key=True, survey=SurveyId("skm")
        ),
        indicator(
            "iku-2",
            "mean(ktp, akta)",
            symbol="IKU 2",
            is_key=True,
            objective=NodeId("sasaran-2"),
            plan_targets=plan,
        ),
        indicator("ik-3", "ktp", tier="III", objective=NodeId("sasaran-3")),
        indicator("ik-4", tier="III", unit=DOCUMENTS, decimals=0, aggregation=Aggregation.SUM),
        indicator("ik-5", tier="IV"),
    )


def _agreements() -> tuple[PerformanceAgreement, ...]:
    return (
        agreement(agreement_target("iku-1", 80), agreement_target("iku-2", 100)),
        agreement(
            agreement_target("iku-1", 85),
            agreement_target("iku-2", 100),
            id="pk-2023-perubahan",
            revision=1,
            signed="2023-07",
        ),
        agreement(
            agreement_target("ik-3", 90),
            agreement_target("ik-4", 50),
            id="pk-iii",
            kind=AgreementKind.TIER,
            tier="III",
            first_party="Kepala Bidang",
        ),
    )


def _nodes() -> tuple[WorkNode, ...]:
    return (
        node("I", "ik-3", objective="sasaran-3"),
        node("I.1"),
        node("I.1.1", "ik-4"),
        node("I.1.2"),
        node("II"),
        node("II.1"),
        node("II.1.1"),
    )
