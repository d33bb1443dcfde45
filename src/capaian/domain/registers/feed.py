"""The feed (umpan): declared rows that say which figure of the plan follows from which of a register."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import IndicatorCode, MeasureCode, NodeId, PostId, WordedEnum
from capaian.domain.issue import Place
from capaian.domain.period import PeriodKind
from capaian.domain.registers.closed_month import Register


class FeedMethod(WordedEnum):
    """How figures of a register become one figure."""

    SUM = "sum", "jumlah"
    LAST = "last", "keadaan bulan terakhir"
    MEDIAN = "median", "median"
    P90 = "p90", "persentil ke-90"
    SHARE = "share", "persen dalam batas"


@dataclass(frozen=True, slots=True)
class Feed:
    """A declared row of the feed (umpan): which figure of the plan follows from which of a register.

    A measure is fed into `counts.csv`, an indicator or an output of a node into `outputs.csv`. Filters that
    are empty take everything.
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
