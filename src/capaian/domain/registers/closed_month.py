"""Closed months of the registers: their figures, and the closing that seals them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from capaian.domain.identifiers import (
    AreaCode,
    IndicatorCode,
    MeasureCode,
    NodeId,
    PostId,
    SourceId,
    WordedEnum,
    complete_table,
)
from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.catalogue import (
    Channel,
    MovementKind,
    Stage,
    VisitState,
    WasteReason,
)
from capaian.domain.value import REGISTER_SOURCE, is_register_source


class Register(WordedEnum):
    """What a register counts."""

    SERVICES = "services", "register pelayanan"
    BLANKS = "blanks", "register blangko"
    COMPLAINTS = "complaints", "register pengaduan"
    VISITS = "visits", "register jemput bola"


class CountBasis(StrEnum):
    """What figures of closed months were counted by: how the id of their source ends."""

    DAYS = ""
    RECAP = "-rekap"
    """All of them were brought for their whole month."""
    PARTLY_RECAP = "-sebagian-rekap"


DURATION: Final = "duration"
"""Stage of the figures that count finished requests by the working
minutes they took (`detail`).
"""
DURATION_DAYS: Final = "duration-days"
"""The same by working days: those after the day of receipt, up to the last,
that were no pause altogether.
"""
DURATIONS: Final = frozenset({DURATION, DURATION_DAYS})
EVENT_YEARS: Final = "event-years"
"""The same by years since the birth, death or marriage:
0 is registered in the year of the event.
"""
SIZES: Final = DURATIONS | {EVENT_YEARS}
"""Stages of which `detail` is a size: no counts of what was done,
and asked for by their name alone.
"""
DUE: Final = "due"
"""Stage of the figures that count what is due in a month:
what was received as many working days before.
"""
MISSING: Final = "missing"
"""Stage of a figure that says that a month was closed without what an item counted: unknown,
and not 0.
"""
UNCOUNTED: Final = SIZES | {MISSING}


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """What a register counts, beside its words."""

    stages: Mapping[str, str]
    """What its stages are called, in the order of the work."""
    last: str = ""
    """Stage that ends what it counts; empty: that of each service, or none."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """What its places and details are called in papers, where their codes do not say it."""


_OF_SERVICES: Final[Mapping[str, str]] = {
    **dict(Stage.choices()),
    DUE: "jatuh tempo",
    MISSING: "belum dibawa",
    DURATION: "lama (menit kerja)",
    DURATION_DAYS: "lama (hari kerja)",
    EVENT_YEARS: "tahun sejak peristiwa",
}
REGISTERS: Final = complete_table(
    Register,
    {
        Register.SERVICES: RegisterFacts(_OF_SERVICES),
        Register.BLANKS: RegisterFacts(
            {
                **dict(MovementKind.choices()),
                MovementKind.WITHDRAWN: WasteReason.WITHDRAWN.words,
                "stock": "stok akhir bulan",
                "waste": "menunggu dimusnahkan",
            },
            parts=dict(WasteReason.choices()),
        ),
        Register.COMPLAINTS: RegisterFacts(
            {
                "received": "diterima",
                "verified": "diverifikasi",
                DUE: "jatuh tempo",
                "answered": "dijawab",
                "solved": "selesai",
                "solved_in_time": "selesai tepat waktu",
                "overdue": "lewat jatuh tempo, belum selesai, akhir bulan",
            },
            last="solved",
            parts=dict(Channel.choices()),
        ),
        Register.VISITS: RegisterFacts(
            {**dict(VisitState.choices()), "served": "dilayani"}, last=VisitState.DONE
        ),
    },
)
STAGE_WORDS: Final[Mapping[str, str]] = {
    **{
        stage: words for each in [*Register][1:] for stage, words in REGISTERS[each].stages.items()
    },
    **_OF_SERVICES,
}
"""What stages of all registers are called; of two alike that of services."""
STOCKS: Final = frozenset({"stock", "waste", "overdue"})
"""Stages that are a state at the end of the month, of which no sum is made."""


def stage_words(register: Register, stage: str) -> str:
    """Return what a stage of a register is called; an unknown one stays as it is."""
    return {**_OF_SERVICES, **REGISTERS[register].stages}.get(stage, stage)


def stages_in_order(register: Register, stages: Collection[str]) -> Sequence[str]:
    """Return stages of a register in the order of the work."""
    known = [*REGISTERS[register].stages, *_OF_SERVICES]
    return sorted(stages, key=lambda stage: known.index(stage) if stage in known else len(known))


class RegisterFigure(
    NamedTuple
):  # a year has 60,000: a dataclass takes three times as long to make
    """What a register counted in a closed month, of one kind of thing."""

    register: Register
    period: Period
    """A month."""
    item: str
    """Service, kind of blank, class of complaint or innovation."""
    stage: str
    site: str
    area: AreaCode | None
    """Area of the applicant; `None`: not recorded."""
    post: PostId | None
    """Post whose holder did it; `None`: held by nobody."""
    holder: int | None
    """Number of the holder of the post."""
    detail: str
    """Group within the item: age, reason, minutes."""
    value: Decimal
    is_recap: bool = False
    """Whether it is, or contains, a number that was brought for the whole
    month (rekap bulanan).
    """
    line: int | None = None
    """Of its file."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place("registers/figures.csv", self.line)


@dataclass(frozen=True, slots=True)
class RegisterClosing:
    """The closing of a register's month; the highest version counts,
    earlier ones are kept beside it.
    """

    register: Register
    period: Period
    version: int
    """1 when first closed; each correction after closing adds one."""
    closed_on: date
    days: int
    """Days with entries."""
    sites: int
    """Places with entries."""
    sha256: str
    """Fingerprint of the canonical JSON of its figures."""
    reason: str
    """Why it was closed anew; empty for the first version."""
    place: Place

    @property
    def source(self) -> SourceId:
        """The source that figures fed from it name."""
        return source_of(self.register, self.period)

    @property
    def title(self) -> str:
        """The source in words: register, month, day of closing, days and places with entries."""
        return closing_title(self.register, self.period, [self])


def closing_title(
    register: Register,
    period: Period,
    closings: Sequence[RegisterClosing],
    basis: CountBasis = CountBasis.DAYS,
) -> str:
    """Return what the source is called that closed months of a period are together,
    of figures of a basis.
    """
    day, version = max(each.closed_on for each in closings), max(each.version for each in closings)
    days, places = sum(each.days for each in closings), max(each.sites for each in closings)
    anew = f", versi {version}" if version > 1 else ""
    # Months say how many places had entries, not which: of several months nobody can add them up.
    where = f"paling banyak {places} tempat sebulan" if len(closings) > 1 else f"{places} tempat"
    is_recap, partly = (
        basis is CountBasis.RECAP or (places and not days),
        ", sebagian rekap bulanan",
    )
    counted = f"{days} hari, {where}{partly if basis is CountBasis.PARTLY_RECAP else ''}"
    closed = f"ditutup {day.day}-{day.month}-{day.year}{anew}"
    return (
        f"{register.words.capitalize()} {period.label}, {closed}, "
        f"{'rekap bulanan' if is_recap else counted}"
    )


def source_of(register: Register, period: Period, basis: CountBasis = CountBasis.DAYS) -> SourceId:
    """Return the id of the source that a closed period of a register is.

    Examples:
        >>> source_of(Register.SERVICES, Period.parse("2025-M07"))
        'register-services-2025-M07'
    """
    return SourceId(f"{REGISTER_SOURCE}{register}-{period}{basis}")


def read_source(source: str | None) -> tuple[Register, Period] | None:
    """Return which period of which register a source is; `None`: it is no register.

    Examples:
        >>> read_source("register-visits-2025-Q3")[1].label, read_source("laporan")
        ('Triwulan III Tahun 2025', None)
        >>> read_source(source_of(Register.SERVICES, Period.parse("2025-M07"),
        ...     CountBasis.RECAP))[1].label
        'Juli 2025'
    """
    if source is None or not is_register_source(source):
        return None
    text = source.removeprefix(REGISTER_SOURCE)
    for basis in (CountBasis.PARTLY_RECAP, CountBasis.RECAP):  # the longer one ends as the other
        text = text.removesuffix(basis)
    register, _, period = text.partition("-")
    return Register(register), Period.parse(period)


def source_words(source: str) -> str:
    """Return what the source of a register is called, without its days; another one as it is."""
    found = read_source(source)
    return f"{found[0].words.capitalize()} {found[1].label}" if found else source


# --- the feed (umpan): declared rows that say which figure of the plan follows from which of a
# register ---


class FeedMethod(WordedEnum):
    """How figures of a register become one figure."""

    SUM = "sum", "jumlah"
    LAST = "last", "keadaan bulan terakhir"
    MEDIAN = "median", "median"
    P90 = "p90", "persentil ke-90"
    SHARE = "share", "persen dalam batas"


@dataclass(frozen=True, slots=True)
class Feed:
    """A declared row of the feed (umpan): which figure of the plan follows
    from which of a register.

    A measure is fed into `counts.csv`, an indicator or an output of a node into `outputs.csv`.
    Filters that are empty take everything.
    """

    measure: MeasureCode | None
    indicator: IndicatorCode | None
    node: NodeId | None
    name: str
    """Output of the node; empty: that of the indicator."""
    register: Register
    item: tuple[str, ...]
    stage: tuple[str, ...]
    site: tuple[str, ...]
    area: str | None
    """`None`: the whole regency in one row; `*`: a row per kecamatan; else this area alone."""
    post: PostId | None
    holder: int | None
    detail: tuple[str, ...]
    how: FeedMethod
    within: Decimal | None
    """Limit of `share`, in the unit of `detail`: working minutes of durations."""
    span: PeriodKind
    """Length of the periods that are written."""
    place: Place


EACH_DISTRICT: Final = "*"
"""Area of a feed that writes a row per kecamatan."""
