"""The feed (umpan): what figures of the plan the closed months of the registers make.

A period is fed when all of its months are closed; what a closed month did not count is 0, what is
not closed is unknown, and so is what was before a service began: before its first day, else its
first entry. Unknown is also what a month was closed without, as nobody had brought it.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, product
from operator import attrgetter
from typing import Final

from pydantic_core import to_json

from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.issue import Place
from capaian.domain.numerals import fit_digits, plain, write_exact
from capaian.domain.office import AreaKind, Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Policies
from capaian.domain.registers.catalogue import Service
from capaian.domain.registers.closed_month import (
    DURATION,
    DURATION_DAYS,
    EACH_DISTRICT,
    EVENT_YEARS,
    MISSING,
    UNCOUNTED,
    CountBasis,
    Feed,
    FeedMethod,
    Register,
    RegisterClosing,
    RegisterFigure,
    closing_title,
    source_of,
    stage_words,
)
from capaian.domain.value import is_register_source
from capaian.rules.facts import group


def judge(
    how: FeedMethod, figures: Iterable[RegisterFigure], within: Decimal | None
) -> Decimal | None:
    """Return median, 90th percentile or share in percent of sizes (`detail`); `None`:
    there are none.

    Each figure says how often its size occurs; `within` is the largest size that a share counts.
    """
    counted = sorted(
        (Decimal(row.detail), row.value) for row in figures if row.value and row.detail.isdecimal()
    )
    if not counted:
        return None
    match how:
        case FeedMethod.MEDIAN:
            return weighted_median(counted)
        case FeedMethod.P90:
            return weighted_percentile(counted, Decimal("0.9"))
        case FeedMethod.SHARE:
            limit = within or Decimal(0)
            inside = sum((count for size, count in counted if size <= limit), Decimal(0))
            return 100 * inside / sum(count for _, count in counted)
    raise TypeError(how)


def weighted_percentile(counted: Sequence[tuple[Decimal, Decimal]], share: Decimal) -> Decimal:
    """Return the smallest size that at least this share (0 to 1) of all are
    not above (nearest rank).

    `counted` are sizes in order, each with how often it occurs; not empty.

    Examples:
        >>> sizes = [(Decimal(30), Decimal(8)), (Decimal(400), Decimal(1)),
        ...     (Decimal(900), Decimal(1))]
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


Holder = tuple[PostId | None, int | None]
"""A post and the number of its holder; of nobody neither."""
SUMS: Final = (FeedMethod.SUM, FeedMethod.LAST)


@dataclass(frozen=True, slots=True)
class FedValue:
    """A figure that the feed writes: of a measure in an area, or an output."""

    feed: Feed
    area: AreaCode
    period: Period
    value: Decimal | None
    """`None`: unknown, or the register finished nothing that a median or share could be of."""
    basis: CountBasis = CountBasis.DAYS


_PARTS: Final = {"area": "kecamatan", "detail": "rincian", "site": "tempat"}
"""What a feed may divide by that a figure need not have."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a feed leaves out of a period, since it was recorded without
    what the feed divides by.
    """

    feed: Feed
    """Without what it divides by."""
    part: str
    """`area`, `detail` or `site`."""
    count: Decimal
    total: Decimal
    """All that the feed would take, had it been recorded."""

    def words_for(self, target: str) -> str:
        """Return it in words; `target` is what the feed fills."""
        stages = (
            ", ".join(stage_words(self.feed.register, each) for each in self.feed.stage)
            or "catatan"
        )
        part = _PARTS[self.part]
        return (
            f"{write_exact(self.count)} dari {write_exact(self.total)} {stages} tanpa "
            f"{part} tidak masuk "
            f"angka per {part} {target}"
        )


FiguresByStage = Mapping[tuple[str, str], Sequence[RegisterFigure]]
"""What a month counted, by item and stage."""
_PARTS_OF_FEED: Final = ("feeds", "areas", "services", "register_closings", "register_figures")
"""All that a feed is made of: years that differ in other parts alone hold
the same objects of it.
"""
_RECENT_FEEDS: Final = deque["FeedOfYear"](maxlen=4)


def feed_of(year: OfficeYear) -> FeedOfYear:
    """Return the feed of a year, made once for its versions that differ in
    nothing that it is made of.

    A year of a large office has 40,000 figures, and each count that is saved makes another version
    of it.
    """
    known = next((feed for feed in tuple(_RECENT_FEEDS) if feed.is_of(year)), None)
    found = known or FeedOfYear(year)
    if year.register_figures and known is None:
        _RECENT_FEEDS.append(found)
    return found


class FeedOfYear:
    """All that the registers of an office-year feed; made by `feed_of`."""

    def __init__(self, year: OfficeYear) -> None:
        """Take the facts of the year; nothing is computed yet, and no other part of it is kept."""
        parts = {part: getattr(year, part) for part in _PARTS_OF_FEED}
        self._year = OfficeYear(year.office, year.year, Policies(), **parts)

    def is_of(self, year: OfficeYear) -> bool:
        """Say whether it would be the same of another version."""
        own = self._year
        is_same = (own.year, own.office.regency) == (year.year, year.office.regency)
        return is_same and all(
            getattr(own, part) is getattr(year, part) for part in _PARTS_OF_FEED
        )

    @cached_property
    def closings(self) -> Mapping[tuple[Register, Period], RegisterClosing]:
        """The version in force of each closed month."""
        ordered = sorted(self._year.register_closings, key=lambda closing: closing.version)
        return {(closing.register, closing.period): closing for closing in ordered}

    @cached_property
    def _figures(self) -> Mapping[tuple[Register, Period], Sequence[RegisterFigure]]:
        return group(self._year.register_figures, attrgetter("register", "period"))

    @cached_property
    def _by_stage(self) -> Mapping[tuple[Register, Period], FiguresByStage]:
        return {
            month: group(rows, attrgetter("item", "stage"))
            for month, rows in self._figures.items()
        }

    @cached_property
    def fingerprints(self) -> Mapping[tuple[Register, Period], str]:
        """Fingerprint of what was counted in each closed month."""
        return {month: fingerprint(*month, self.figures(*month)) for month in self.closings}

    @property
    def months(self) -> Iterable[tuple[Register, Period]]:
        """Months that have figures, closed or not."""
        return self._figures

    def figures(self, register: Register, month: Period) -> Sequence[RegisterFigure]:
        """Return what a register counted in a closed month."""
        return self._figures.get((register, month), ())

    def by_stage(self, register: Register, month: Period) -> FiguresByStage:
        """Return the same by item and stage."""
        return self._by_stage.get((register, month), {})

    def is_closed(self, register: Register, period: Period) -> bool:
        """Say whether all months of a period are closed."""
        return all((register, month) in self.closings for month in period.parts(PeriodKind.MONTH))

    @cached_property
    def values(self) -> Sequence[FedValue]:
        """Every figure that can be fed, in the order of the declared rows."""
        closed = (pair for pair in self._closed if self.has_begun(*pair))
        return [value for feed, period in closed for value in self._values_of(feed, period)]

    @property
    def unknown(self) -> Iterator[tuple[Feed, Period]]:
        """Closed periods of which no figure is fed,
        as nothing says since when its services are given.
        """
        for feed, period in self._closed:
            own = (
                each
                for each in self._year.services
                if each.code in feed.item and each.valid_from is None
            )
            if not self.has_begun(feed, period) and any(
                period.meets(None, each.valid_to) for each in own
            ):
                yield feed, period

    @property
    def _closed(self) -> Iterator[tuple[Feed, Period]]:
        for feed in self._year.feeds:
            periods = Period.year_of(self._year.year).parts(feed.span)
            yield from ((feed, each) for each in periods if self.is_closed(feed.register, each))

    def has_begun(self, feed: Feed, period: Period) -> bool:
        """Say whether a service that a feed names was given in a period;
        of other registers always.
        """
        if feed.register is not Register.SERVICES or not feed.item:
            return True
        return any(self.is_offered(item, period) for item in feed.item) or bool(
            self.matching(feed, period)
        )

    def is_offered(self, item: str, period: Period) -> bool:
        """Say whether a service was given in any part of a period."""
        service = self._services.get(item)
        first, last = (service.valid_from, service.valid_to) if service else (None, None)
        first = first or self._first_entries.get(item)
        return first is not None and period.meets(first, last)

    @cached_property
    def _services(self) -> Mapping[str, Service]:
        return {each.code: each for each in reversed(self._year.services)}

    @cached_property
    def _levels(self) -> frozenset[str]:
        return frozenset(each.code for each in self._year.services if each.is_level)

    @cached_property
    def _office_work(self) -> frozenset[str]:
        return frozenset(each.code for each in self._year.services if each.is_office_work)

    @cached_property
    def _first_entries(self) -> Mapping[str, date]:
        """First day of the month of the first entry of each service, at whatever stage."""
        months: dict[str, date] = {}
        own = (pair for pair in self._by_stage.items() if pair[0][0] is Register.SERVICES)
        for (_, month), stages in own:
            for item in {item for item, stage in stages if stage != MISSING}:
                months[item] = min(month.start, months.get(item, month.start))
        return months

    def _values_of(self, feed: Feed, period: Period) -> Iterator[FedValue]:
        if self._lacks_sites(feed, period) or self.is_missing(feed, period):
            yield FedValue(feed, AreaCode(feed.area or self._year.office.regency), period, None)
            return
        found = self.matching(feed, period)
        if feed.area != EACH_DISTRICT:
            area = AreaCode(feed.area or self._year.office.regency)
            inside = [figure for figure in found if not feed.area or is_within(figure.area, area)]
            yield self._fed(feed, area, period, inside)
            return
        for each in (each for each in self._year.areas if each.kind is AreaKind.DISTRICT):
            inside = [figure for figure in found if is_within(figure.area, each.code)]
            if inside or each.is_there(period.start, period.end):
                yield self._fed(feed, each.code, period, inside)

    def _fed(
        self, feed: Feed, area: AreaCode, period: Period, figures: Sequence[RegisterFigure]
    ) -> FedValue:
        """Return the figure of a feed; a level that nobody recorded is no nought."""
        levels = {*feed.item} & self._levels if feed.register is Register.SERVICES else set()
        is_known = not levels or levels <= {each.item for each in figures}
        basis = basis_of(figures)
        return FedValue(feed, area, period, combine(feed, figures) if is_known else None, basis)

    def is_missing(self, feed: Feed, *periods: Period) -> bool:
        """Say whether a month of periods was closed without something that a feed takes."""
        months = (month for each in periods for month in self._months_of(feed, each))
        items = (
            item for month in months for item in self._missing.get((feed.register, month), ())
        )
        return any(self._is_item(feed, item) for item in items)

    @cached_property
    def _missing(self) -> Mapping[tuple[Register, Period], Sequence[str]]:
        """Items without which months were closed."""
        return {
            month: [item for item, stage in stages if stage == MISSING]
            for month, stages in self._by_stage.items()
        }

    def _lacks_sites(self, feed: Feed, period: Period) -> bool:
        """Say whether a period was closed before a feed asked for its sites:
        what each did is unknown.
        """
        found = self.matching(replace(feed, site=()), period) if feed.site else ()
        return bool(found) and not any(figure.site for figure in found)

    def matching(self, feed: Feed, period: Period) -> list[RegisterFigure]:
        """Return the figures of a period that a feed takes, of all areas."""
        named = [*product(dict.fromkeys(feed.item), dict.fromkeys(feed.stage))]
        found = [
            figure
            for month in self._months_of(feed, period)
            for stages in [self.by_stage(feed.register, month)]
            for item, stage in named or stages
            if self._is_counted(feed, item, stage)
            for figure in stages.get((item, stage), ())
        ]
        is_divided = feed.site or feed.detail or feed.post is not None or feed.holder is not None
        return [figure for figure in found if _is_taken(feed, figure)] if is_divided else found

    def _months_of(self, feed: Feed, period: Period) -> Sequence[Period]:
        months = period.parts(PeriodKind.MONTH)
        return months[-1:] if feed.how is FeedMethod.LAST else months

    def takes(self, feed: Feed, figure: RegisterFigure) -> bool:
        """Say whether a feed takes a figure, in whatever area."""
        is_of_it = feed.register is figure.register and self._is_counted(
            feed, figure.item, figure.stage
        )
        return is_of_it and _is_taken(feed, figure)

    def _is_counted(self, feed: Feed, item: str, stage: str) -> bool:
        # Sizes are no counts of what was done, and are asked for by their name.
        is_stage = stage in feed.stage if feed.stage else stage not in UNCOUNTED
        return is_stage and self._is_item(feed, item)

    def _is_item(self, feed: Feed, item: str) -> bool:
        # Work of the office is asked for by its name.
        return item in feed.item if feed.item else item not in self._office_work

    def left_out(self, feed: Feed, period: Period) -> Iterator[LeftOut]:
        """Yield what a feed leaves out of a period for want of an area, a detail or a site."""
        undivided = {
            "area": feed,
            "detail": replace(feed, detail=()),
            "site": replace(feed, site=()),
        }
        for part, row in undivided.items():
            # What of the blanks is at no site lies in the store: it lacks nothing.
            if getattr(feed, part) and (feed.register, part) != (Register.BLANKS, "site"):
                found = self.matching(row, period)
                count = sum((each.value for each in found if not getattr(each, part)), Decimal(0))
                if count:
                    yield LeftOut(
                        row, part, count, sum((each.value for each in found), Decimal(0))
                    )

    def by_holder(self, feed: Feed, *periods: Period) -> Mapping[Holder, Decimal | None]:
        """Return the values of a feed in all periods together by holder, nobody's last; `None`:
        unknown.
        """
        figures = (figure for period in periods for figure in self.matching(feed, period))
        found = group(figures, lambda figure: (figure.post, figure.holder))
        ordered = sorted(
            found, key=lambda holder: (holder[0] is None, holder[0] or "", holder[1] or 0)
        )
        is_missing = self.is_missing(feed, *periods)
        return {holder: None if is_missing else combine(feed, found[holder]) for holder in ordered}

    def source(
        self, register: Register, period: Period, basis: CountBasis = CountBasis.DAYS
    ) -> Source:
        """Return the source that figures of a closed period name: the register, its days,
        its fingerprint.
        """
        closings = [self.closings[register, month] for month in period.parts(PeriodKind.MONTH)]
        sha256 = closings[0].sha256
        if len(closings) > 1:
            sha256 = hashlib.sha256(
                "\n".join(each.sha256 for each in closings).encode()
            ).hexdigest()
        title = closing_title(register, period, closings, basis)
        code = source_of(register, period, basis)
        return Source(code, title, period.end, "", sha256, Place("sources.yaml"))


def basis_of(figures: Iterable[RegisterFigure]) -> CountBasis:
    """Return what figures were counted by together."""
    kinds = {each.is_recap for each in figures}
    if True not in kinds:
        return CountBasis.DAYS
    return CountBasis.PARTLY_RECAP if False in kinds else CountBasis.RECAP


def is_within(area: AreaCode | None, whole: AreaCode) -> bool:
    """Say whether an area is another one or lies in it.

    Examples:
        >>> is_within(AreaCode("63.11.01.2001"), AreaCode("63.11.01")), is_within(None,
        ...     AreaCode("63.11.01"))
        (True, False)
    """
    return area is not None and (area == whole or area.startswith(f"{whole}."))


def _is_taken(feed: Feed, figure: RegisterFigure) -> bool:
    return (
        (not feed.site or figure.site in feed.site)
        and (not feed.detail or figure.detail in feed.detail)
        and (feed.post is None or figure.post == feed.post)
        and (feed.holder is None or figure.holder == feed.holder)
    )


def target_name(feed: Feed, year: OfficeYear) -> str:
    """Return what a declared row fills, in words."""
    if feed.measure is not None:
        parts = [each for part in year.components for each in (part.numerator, part.denominator)]
        measures = {each.code: each.name for each in parts}
        measures |= {
            each.measure: each.name for indicator in year.indicators for each in indicator.credits
        }
        return measures.get(feed.measure, feed.measure)
    indicator = year.indicator_by_code.get(feed.indicator) if feed.indicator else None
    if indicator is not None:
        return indicator.name
    names = {each.id: each.name for each in year.nodes} | {
        each.id: each.name for each in year.objectives
    }
    node = names.get(feed.node, "") if feed.node else ""
    return f"{node}: {feed.name}" if feed.name else node


def unknown_words(target: str, period: Period) -> str:
    """Return why nothing is fed in a period before the first entry of a service,
    and what would change it.
    """
    return (
        f"{target}, {period.label}: tidak diketahui dan bukan 0, sebab layanannya belum "
        "pernah dicatat; bila "
        "layanan itu sudah ada, isi Berlaku sejak (valid_from) pada barisnya di daftar layanan"
    )


def missing_words(target: str, period: Period) -> str:
    """Return why nothing is fed in a period that was closed without something,
    and what would change it.
    """
    return (
        f"{target}, {period.label}: tidak diketahui dan bukan 0, sebab bulannya ditutup "
        "tanpa sebagian "
        "catatannya; buka kembali bulannya, bawa yang belum ada, lalu tutup lagi"
    )


def combine(feed: Feed, figures: Iterable[RegisterFigure]) -> Decimal | None:
    """Return the one figure that a feed makes of those that it takes; `None`:
    there is nothing to judge.
    """
    rows = [*figures]
    if feed.how in SUMS:
        return sum(map(attrgetter("value"), rows), Decimal(0))
    found = judge(feed.how, rows, feed.within)
    return None if found is None else fit_digits(found)


def fingerprint(register: Register, month: Period, figures: Iterable[RegisterFigure]) -> str:
    """Return the SHA-256 of the canonical JSON of a register's month."""
    return hashlib.sha256(canonical_json(register, month, figures).encode()).hexdigest()


def canonical_json(register: Register, month: Period, figures: Iterable[RegisterFigure]) -> str:
    """Return a register's month as JSON: sorted lists of texts,
    the same text for the same figures.
    """
    rows = sorted(map(_sealed_texts, figures))
    whole = {"register": register.value, "month": str(month), "figures": rows}
    return to_json(whole).decode()  # the text of the standard library, in half of its time


def _sealed_texts(figure: RegisterFigure) -> list[str]:
    texts = [
        figure.item,
        figure.stage,
        figure.site,
        figure.area or "",
        figure.post or "",
        str(figure.holder or ""),
        figure.detail,
        plain(figure.value),
    ]
    return [*texts, "rekap"] if figure.is_recap else texts


# --- what figures of times are, in Indonesian: the one text that traces and papers print ---

_MEANINGS: Final[Mapping[str, str]] = {
    DURATION: "menit kerja sejak permohonan diterima sampai selesai menurut jam buka kantor, "
    "tanpa jeda",
    DURATION_DAYS: (
        "hari kerja sesudah hari permohonan diterima sampai hari selesai (0: selesai pada "
        "hari itu juga), "
        "tanpa hari libur dan hari yang seluruhnya jeda"
    ),
    EVENT_YEARS: "tahun sejak peristiwa sampai selesai (0: selesai pada tahun peristiwanya)",
}
_ANY: Final = "ukuran yang dicatat register"


def definitions_of(year: OfficeYear) -> Mapping[Place, str]:
    """Return what figures of `outputs.csv` are that a register made of times,
    by the place of their row.
    """
    feeds = {
        (each.indicator, each.node, each.name): each for each in year.feeds if each.how not in SUMS
    }
    rows = (row for row in year.outputs if is_register_source(row.source)) if feeds else ()
    pairs = ((row, feeds.get((row.indicator, row.node, row.name))) for row in rows)
    return {row.place: _of_feed(feed, row.period, year) for row, feed in pairs if feed is not None}


def _of_feed(feed: Feed, period: Period, year: OfficeYear) -> str:
    unit = "menit" if DURATION in feed.stage else "tahun" if EVENT_YEARS in feed.stage else "hari"
    limit = "" if feed.within is None else f"{write_exact(feed.within)} {unit}"
    figures = feed_of(year).matching(feed, period)
    return define(
        [feed.how], feed.stage, limit, sample_of(figures, period.parts(PeriodKind.MONTH), year)
    )


def define(hows: Iterable[FeedMethod], stages: Iterable[str], limit: str, sample: str) -> str:
    """Return how and of what figures of times are made.

    Stages are `DURATION` and the like; a share is within `limit`: `360`, `standar layanan`; sample
    is as `sample_of` says it.
    """
    ways = (f"{how.words} {limit}" if how is FeedMethod.SHARE else how.words for how in hows)
    times = "; ".join(_MEANINGS.get(stage, _ANY) for stage in stages) or _ANY
    return (
        f"{', '.join(ways).capitalize()} atas waktu layanan, yaitu {times}. Dicatat untuk "
        f"{sample}."
    )


def sample_of(
    figures: Collection[RegisterFigure], months: Iterable[Period], year: OfficeYear
) -> str:
    """Return of how many requests times were recorded, out of how many, and of which services."""
    timed = {row.item for row in figures}
    own = {each.code: each for each in year.services if each.code in timed}
    stages = [
        pair for m in months for pair in feed_of(year).by_stage(Register.SERVICES, m).items()
    ]
    last = {
        (c, each.last_stage([s for (item, s), _ in stages if item == c]))
        for c, each in own.items()
    }
    ended = sum((row.value for pair, rows in stages if pair in last for row in rows), Decimal(0))
    count = sum((row.value for row in figures), Decimal(0))
    of = f" dari {write_exact(ended)}" if ended > count else ""
    names = ", ".join(each.name for each in own.values())
    whole = sum(not each.is_office_work for each in year.services)
    which = f" pada {len(own)} dari {whole} layanan ({names})"
    return f"{write_exact(count)}{of} permohonan{which if len(own) < whole else ''}"
