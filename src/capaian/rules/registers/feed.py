"""The feed (umpan): what figures of the plan the closed months of the registers make.

A period is fed when all of its months are closed; what a closed month did not count is 0, what is not
closed is unknown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.issue import Place
from capaian.domain.numerals import plain
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import (
    DURATIONS,
    Register,
    RegisterClosing,
    RegisterFigure,
    closing_title,
    source_of,
)
from capaian.domain.registers.feed import EACH_DISTRICT, Feed, FeedMethod
from capaian.rules.facts import group


@dataclass(frozen=True, slots=True)
class FedValue:
    """A figure that the feed writes: of a measure in an area, or an output."""

    feed: Feed
    area: AreaCode
    period: Period
    value: Decimal | None
    """`None`: the register finished nothing that a median or share could be of."""


class FeedOfYear:
    """All that the registers of an office-year feed."""

    def __init__(self, year: OfficeYear) -> None:
        """Take the facts of the year; nothing is computed yet."""
        self._year = year

    @cached_property
    def closings(self) -> Mapping[tuple[Register, Period], RegisterClosing]:
        """The version in force of each closed month."""
        ordered = sorted(self._year.register_closings, key=lambda closing: closing.version)
        return {(closing.register, closing.period): closing for closing in ordered}

    @cached_property
    def _figures(self) -> Mapping[tuple[Register, Period], Sequence[RegisterFigure]]:
        return group(self._year.register_figures, lambda figure: (figure.register, figure.period))

    def figures(self, register: Register, month: Period) -> Sequence[RegisterFigure]:
        """Return what a register counted in a closed month."""
        return self._figures.get((register, month), ())

    def is_closed(self, register: Register, period: Period) -> bool:
        """Say whether all months of a period are closed."""
        return all((register, month) in self.closings for month in period.parts(PeriodKind.MONTH))

    def values(self) -> Iterator[FedValue]:
        """Yield every figure that can be fed, in the order of the declared rows."""
        for feed in self._year.feeds:
            for period in Period.year_of(self._year.year).parts(feed.span):
                if self.is_closed(feed.register, period):
                    yield from self._values_of(feed, period)

    def _values_of(self, feed: Feed, period: Period) -> Iterator[FedValue]:
        found = self.matching(feed, period)
        if feed.area != EACH_DISTRICT:
            area = AreaCode(feed.area or self._year.office.regency)
            inside = [figure for figure in found if not feed.area or is_within(figure.area, area)]
            yield FedValue(feed, area, period, combine(feed, inside))
            return
        for district in self._year.districts:
            inside = [figure for figure in found if is_within(figure.area, district.code)]
            yield FedValue(feed, district.code, period, combine(feed, inside))

    def matching(self, feed: Feed, period: Period) -> list[RegisterFigure]:
        """Return the figures of a period that a feed takes, of all areas."""
        months = period.parts(PeriodKind.MONTH)
        taken = months[-1:] if feed.how is FeedMethod.LAST else months
        rows = (figure for month in taken for figure in self.figures(feed.register, month))
        return [figure for figure in rows if _is_taken(feed, figure)]

    def by_holder(
        self, feed: Feed, period: Period
    ) -> Mapping[tuple[PostId | None, int | None], Decimal | None]:
        """Return the values of a feed by post and number of the holder; nobody's under `None`."""
        holders = group(self.matching(feed, period), lambda figure: (figure.post, figure.holder))
        return {holder: combine(feed, figures) for holder, figures in holders.items()}

    def source(self, register: Register, period: Period) -> Source:
        """Return the source that figures of a closed period name: the register, its days, its fingerprint."""
        closings = [self.closings[register, month] for month in period.parts(PeriodKind.MONTH)]
        sha256 = closings[0].sha256
        if len(closings) > 1:
            sha256 = hashlib.sha256("\n".join(each.sha256 for each in closings).encode()).hexdigest()
        title = closing_title(register, period, closings)
        return Source(source_of(register, period), title, period.end, "", sha256, Place("sources.yaml"))


def is_within(area: AreaCode | None, whole: AreaCode) -> bool:
    """Say whether an area is another one or lies in it.

    Examples:
        >>> is_within(AreaCode("63.11.01.2001"), AreaCode("63.11.01")), is_within(None, AreaCode("63.11.01"))
        (True, False)
    """
    return area is not None and (area == whole or area.startswith(f"{whole}."))


def _is_taken(feed: Feed, figure: RegisterFigure) -> bool:
    filters = ((feed.item, figure.item), (feed.site, figure.site), (feed.detail, figure.detail))
    if not all(value in wanted for wanted, value in filters if wanted):
        return False
    # Durations are no counts of what was done, and are asked for by their name.
    is_stage = figure.stage in feed.stage if feed.stage else figure.stage not in DURATIONS
    is_post = feed.post is None or figure.post == feed.post
    return is_stage and is_post and (feed.holder is None or figure.holder == feed.holder)


def combine(feed: Feed, figures: Iterable[RegisterFigure]) -> Decimal | None:
    """Return the one figure that a feed makes of those that it takes; `None`: there is nothing to judge."""
    rows = [*figures]
    if feed.how in (FeedMethod.SUM, FeedMethod.LAST):
        return sum((row.value for row in rows), Decimal(0))
    counted = sorted((Decimal(row.detail), row.value) for row in rows if row.value)
    if not counted:
        return None
    match feed.how:
        case FeedMethod.MEDIAN:
            return weighted_median(counted)
        case FeedMethod.P90:
            return weighted_percentile(counted, Decimal("0.9"))
        case _:
            limit = feed.within or Decimal(0)
            inside = sum((count for size, count in counted if size <= limit), Decimal(0))
            return 100 * inside / sum(count for _, count in counted)


def weighted_percentile(counted: Sequence[tuple[Decimal, Decimal]], share: Decimal) -> Decimal:
    """Return the smallest size that at least this share of all are not above (nearest rank).

    Args:
        counted: Sizes in order, each with how often it occurs; not empty.
        share: Between 0 and 1.

    Examples:
        >>> sizes = [(Decimal(30), Decimal(8)), (Decimal(400), Decimal(1)), (Decimal(900), Decimal(1))]
        >>> weighted_percentile(sizes, Decimal("0.9"))
        Decimal('400')
    """
    needed = share * sum(count for _, count in counted)
    sums = accumulate(count for _, count in counted)
    return next(size for (size, _), total in zip(counted, sums, strict=True) if total >= needed)


def weighted_median(counted: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """Return the median: of an even number the mean of the two in the middle.

    Examples:
        >>> weighted_median([(Decimal(30), Decimal(1)), (Decimal(70), Decimal(1))])
        Decimal('50')
    """
    half = Decimal("0.5")
    lower = weighted_percentile(counted, half)
    ascending = iter(accumulate(count for _, count in counted))
    whole = sum(count for _, count in counted)
    upper = next(size for size, _ in counted if next(ascending) > whole / 2)
    return (lower + upper) / 2


def fingerprint(register: Register, month: Period, figures: Iterable[RegisterFigure]) -> str:
    """Return the SHA-256 of the canonical JSON of a register's month."""
    return hashlib.sha256(canonical_json(register, month, figures).encode()).hexdigest()


def canonical_json(register: Register, month: Period, figures: Iterable[RegisterFigure]) -> str:
    """Return a register's month as JSON: sorted lists of texts, the same text for the same figures."""
    rows = sorted(
        [
            *(each.item, each.stage, each.site, each.area or "", each.post or ""),
            *(str(each.holder or ""), each.detail, plain(each.value)),
        ]
        for each in figures
    )
    whole = {"register": register.value, "month": str(month), "figures": rows}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
