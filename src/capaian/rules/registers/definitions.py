"""What figures of times are, in Indonesian: the one text that traces and papers print."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import (
    DURATION,
    DURATION_DAYS,
    Feed,
    FeedMethod,
    Register,
    RegisterFigure,
    is_register_source,
)
from capaian.rules.registers.feed import SUMS, feed_of

_MEANINGS: Final[Mapping[str, str]] = {
    DURATION: "menit kerja sejak permohonan diterima sampai selesai menurut jam buka kantor, tanpa jeda",
    DURATION_DAYS: (
        "hari kerja sesudah hari permohonan diterima sampai hari selesai (0: selesai pada hari itu juga), "
        "tanpa hari libur dan hari yang seluruhnya jeda"
    ),
}
_ANY: Final = "ukuran yang dicatat register"


def definitions_of(year: OfficeYear) -> Mapping[Place, str]:
    """Return what figures of `outputs.csv` are that a register made of times, by the place of their row."""
    feeds = {(each.indicator, each.node, each.name): each for each in year.feeds if each.how not in SUMS}
    rows = (row for row in year.outputs if is_register_source(row.source)) if feeds else ()
    pairs = ((row, feeds.get((row.indicator, row.node, row.name))) for row in rows)
    return {row.place: _of_feed(feed, row.period, year) for row, feed in pairs if feed is not None}


def _of_feed(feed: Feed, period: Period, year: OfficeYear) -> str:
    unit = "menit" if DURATION in feed.stage else "hari"
    limit = "" if feed.within is None else f"{write_exact(feed.within)} {unit}"
    figures = feed_of(year).matching(feed, period)
    return define([feed.how], feed.stage, limit, sample_of(figures, period.parts(PeriodKind.MONTH), year))


def define(hows: Iterable[FeedMethod], stages: Iterable[str], limit: str, sample: str) -> str:
    """Return how and of what figures of times are made.

    Args:
        hows: Ways in which they are made.
        stages: `DURATION` and the like.
        limit: What a share is within: `360`, `standar layanan`.
        sample: As `sample_of` says it.
    """
    ways = (f"{how.words} {limit}" if how is FeedMethod.SHARE else how.words for how in hows)
    times = "; ".join(_MEANINGS.get(stage, _ANY) for stage in stages) or _ANY
    return f"{', '.join(ways).capitalize()} atas waktu layanan, yaitu {times}. Dicatat untuk {sample}."


def sample_of(figures: Collection[RegisterFigure], months: Iterable[Period], year: OfficeYear) -> str:
    """Return of how many requests times were recorded, out of how many, and of which services."""
    timed = {row.item for row in figures}
    own = {each.code: each for each in year.services if each.code in timed}
    stages = [pair for m in months for pair in feed_of(year).by_stage(Register.SERVICES, m).items()]
    last = {(c, each.last_stage([s for (item, s), _ in stages if item == c])) for c, each in own.items()}
    ended = sum((row.value for pair, rows in stages if pair in last for row in rows), Decimal(0))
    count = sum((row.value for row in figures), Decimal(0))
    of = f" dari {write_exact(ended)}" if ended > count else ""
    names = ", ".join(each.name for each in own.values())
    which = f" pada {len(own)} dari {len(year.services)} layanan ({names})"
    return f"{write_exact(count)}{of} permohonan{which if len(own) < len(year.services) else ''}"
