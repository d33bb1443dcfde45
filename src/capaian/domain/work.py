"""The work plan: programs, activities, sub-activities, what they cost and what they yield."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import (
    AreaCode,
    IndicatorCode,
    MeasureCode,
    NodeId,
    PostId,
    SourceId,
    WordedEnum,
)
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.value import Unit


class NodeKind(WordedEnum):
    """Kind of a node of the one work-plan tree."""

    GOAL = "goal", "tujuan"
    OBJECTIVE = "objective", "sasaran"
    PROGRAM = "program", "program"
    ACTIVITY = "activity", "kegiatan"
    SUBACTIVITY = "subactivity", "sub kegiatan"
    POST = "post", "jabatan"


@dataclass(frozen=True, slots=True)
class WorkNode:
    """A program, activity (kegiatan) or sub-activity (sub kegiatan)."""

    id: NodeId
    kind: NodeKind
    code: str
    """As printed: `III.1.2`."""
    name: str
    parent: NodeId | None
    """Node above; `None` for programs."""
    objective: NodeId | None
    """Objective that a program serves; `None` for supporting programs (Sekretariat)."""
    owner: PostId | None
    indicators: tuple[IndicatorCode, ...]
    """Indicators of the plan that measure this node; empty: its rows of `outputs.csv` do."""
    place: Place
    location: str = ""
    """Where the work is done, in the words of the plan."""
    priority: str = ""
    """Priority that it is part of: PP, KP, PPS or PSN; empty: none."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a node yielded against what it was to yield, or the direct actual of an indicator."""

    node: NodeId | None
    indicator: IndicatorCode | None
    """Indicator of the plan whose actual this is; `None` for an output of the node only."""
    name: str
    unit: Unit
    period: Period
    target: Decimal | None
    actual: Decimal | None
    text: str
    """Actual in words for text-valued indicators."""
    met: bool | None
    """Whether the words meet the target, as the office declares."""
    source: SourceId | None
    note: str
    place: Place


class Resource(WordedEnum):
    """What a node uses."""

    MONEY = "money", "uang (rupiah)"
    STAFF = "staff", "pegawai (orang)"


WHOLE_OFFICE: Final = NodeId("*")
"""Node of the rows that tell money or staff of the office as a whole."""
KINDS_OF_MONEY: Final = {
    "operations": "belanja operasi",
    "capital": "belanja modal",
    "machinery": "belanja modal peralatan dan mesin",
    "personnel": "belanja pegawai",
    "goods": "belanja barang dan jasa",
}
"""Kinds of money in the words of the regional budget (Permendagri 77/2020);
a dossier may name others.
"""


@dataclass(frozen=True, slots=True)
class ResourceInput:
    """Money or staff of a node in a period: original, revised and actually used."""

    node: NodeId
    period: Period
    resource: Resource
    kind: str
    """Breakdown of money: `all`, `operations`, `capital`, `personnel`, `goods` ..."""
    original: Decimal | None
    revised: Decimal | None
    actual: Decimal | None
    source: SourceId | None
    note: str
    place: Place
    fund: str = ""
    """Where money comes from: `APBD`, `DAK` ...; empty: not said."""

    @property
    def has_amount(self) -> bool:
        """Whether it states an amount, be it 0."""
        return self.is_granted or self.actual is not None

    @property
    def is_granted(self) -> bool:
        """Whether it states what may be used, first or after a change, be it 0."""
        return self.original is not None or self.revised is not None


@dataclass(frozen=True, slots=True)
class Count:
    """A counted number of one measure in one area and period."""

    measure: MeasureCode
    area: AreaCode
    period: Period
    value: Decimal | None
    """`None`: the area has not reported."""
    source: SourceId | None
    place: Place


@dataclass(frozen=True, slots=True)
class HistoryValue:
    """What an earlier year's paper states of an indicator, component or node."""

    subject: str
    """Code of an indicator or component, or id of a node."""
    period: Period
    actual: Decimal | None
    target: Decimal | None
    scale: Unit
    """Unit of both: percent, index, scale-4, dokumen."""
    source: SourceId | None
    note: str
    place: Place
    name: str = ""
    """Output of the node that the row is about; empty for indicators and components."""
    achievement: Decimal | None = None
    """Achievement in percent as that paper prints it; for papers that leave out the target."""


class RestatedColumn(WordedEnum):
    """Which figure of an earlier year is restated."""

    ACTUAL = "actual", "realisasi"
    TARGET = "target", "target"
    ACHIEVEMENT = "achievement", "capaian"
    ORIGINAL = "original", "jumlah semula"
    REVISED = "revised", "jumlah menjadi"
    ANSWERS = "answers", "banyak jawaban"
    MEAN = "mean", "rata-rata"
    INDEX = "index", "indeks"
    VALUE = "value", "nilai angka pokok"
    """Of a fact that the office states."""
    PLAN_TARGET = "plan_target", "target Renstra"
    """Of the strategic plan, in `plan.yaml` or `renstra.csv`."""
    PLAN_ACTUAL = "plan_actual", "realisasi dalam Renstra"
    """What `renstra.csv` knows of a year; the others below likewise."""
    PLAN_BUDGET = "plan_budget", "pagu Renstra"
    PLAN_SPENT = "plan_spent", "realisasi anggaran dalam Renstra"

    @property
    def is_of_plan(self) -> bool:
        """Say whether the figure stands in the strategic plan,
        not beside the results of the year.
        """
        return self.value.startswith("plan_")

    @property
    def is_of_year(self) -> bool:
        """Say whether the figure stands beside the results of the year:
        neither planned nor only stated.
        """
        return not self.is_of_plan and self is not RestatedColumn.VALUE


@dataclass(frozen=True, slots=True)
class Restatement:
    """A figure of a closed year that is told otherwise than it was approved, and why."""

    subject: str
    """Code of an indicator or component, or id of a node, survey or fact."""
    period: Period
    column: RestatedColumn
    closed: Decimal | None
    """As approved; `None`: nothing was known."""
    restated: Decimal | None
    reason: str
    source: SourceId | None
    place: Place
    name: str = ""
    """Output of the node that it is about, its resource and kind (`money all`), or the element of
    the survey; empty for indicators and components.
    """


@dataclass(frozen=True, slots=True)
class PeerValue:
    """A figure of another regency; the office itself is never among its peers."""

    subject: str
    """Code of the component or indicator that is compared."""
    area: AreaCode
    name: str
    period: Period
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    """The figure itself where its parts are not known."""
    source: SourceId | None
    place: Place
