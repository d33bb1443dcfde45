"""What the registers count in their closed months: by service, month and kecamatan, in time,
by holder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from operator import attrgetter
from typing import Final

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Figure, Series, Thing, Value, join_names
from capaian.documents.scope.view import Reader, View
from capaian.documents.scope.world import World
from capaian.domain.issue import Place
from capaian.domain.numerals import write_roman
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.catalogue import FROZEN_LIST, UNSOLVED, Service, ServiceField, Stage
from capaian.domain.registers.closed_month import (
    DUE,
    DURATION,
    DURATION_DAYS,
    DURATIONS,
    MISSING,
    REGISTERS,
    STOCKS,
    UNCOUNTED,
    FeedMethod,
    Register,
    RegisterFigure,
    stage_words,
    stages_in_order,
)
from capaian.domain.value import PERCENT, PURE_NUMBER, Reason, SourceReference, Unavailable, Unit
from capaian.rules.facts import group
from capaian.rules.registers.balance import item_names
from capaian.rules.registers.feed import FeedOfYear, define, feed_of, is_within, judge, sample_of

_MINUTES, _DAYS = Unit("menit"), Unit("hari kerja")
_LAST_STAGE: Final = "last"
"""Stands for the stage that ends a request of a service, whichever it is."""
_OTHER_AREA: Final = "-"
"""Stands for the code of a kecamatan where none is recorded, or another regency's."""
_NO_STAGE: Final = Unavailable(Reason.NOT_APPLICABLE, note="layanan ini tidak mempunyai tahap itu")
_NO_STAGE_OF_ALL: Final = Unavailable(
    Reason.NOT_APPLICABLE, note="register ini tidak mempunyai tahap itu"
)
_UNLIKE_UNITS: Final = Unavailable(
    Reason.NOT_APPLICABLE, note="satuannya berlainan dan tidak dijumlah"
)
_NOT_OFFERED: Final = Unavailable(
    Reason.NOT_APPLICABLE, note="layanan belum atau tidak lagi diberikan"
)
_NOT_RECORDED: Final = Unavailable(Reason.NOT_REPORTED, note="keadaannya tidak dicatat")
_NOT_BROUGHT: Final = Unavailable(Reason.NOT_REPORTED, note="sebagian catatannya belum dibawa")
_NOT_CLOSED: Final = Unavailable(Reason.NOT_REPORTED, note="register belum ditutup")


OFFICE_KEY: Final = "office"


@dataclass(frozen=True)
class YearRegister:
    """What a register counted in those months of the period reported that are closed."""

    register: Register
    world: World
    is_office_work: bool = False
    """Of the service register: the office's own work,
    which the services to citizens are without.
    """

    @property
    def key(self) -> str:
        """Its name in layouts."""
        return OFFICE_KEY if self.is_office_work else self.register.value

    @property
    def words(self) -> str:
        """What it is called."""
        return "register ketatausahaan" if self.is_office_work else self.register.words

    @property
    def feed(self) -> FeedOfYear:
        """All closed months."""
        return feed_of(self.world.office_year)

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The closed months."""
        months = self.world.assessment.as_of.parts(PeriodKind.MONTH)
        return tuple(month for month in months if self.feed.is_closed(self.register, month))

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], Mapping[Period, Sequence[RegisterFigure]]]:
        """Figures by item and stage, then by month."""
        found: dict[tuple[str, str], dict[Period, Sequence[RegisterFigure]]] = defaultdict(dict)
        for month in self.months:
            for pair, rows in self.feed.by_stage(self.register, month).items():
                if self._has_item(pair[0]):
                    found[pair][month] = rows
        return {**found}

    def _has_item(self, item: str) -> bool:
        service = self._kinds.get(item)
        return self.is_office_work is (service is not None and service.is_office_work)

    @cached_property
    def _kinds(self) -> Mapping[str, Service]:
        kinds = self.world.office_year.services if self.register is Register.SERVICES else ()
        return {each.code: each for each in kinds}

    @cached_property
    def _by_district(
        self,
    ) -> Mapping[tuple[str, str], Mapping[Period, Mapping[str, Sequence[RegisterFigure]]]]:
        codes = [each.code for each in self.world.office_year.districts]
        lies_in = cache(
            lambda area: next((code for code in codes if is_within(area, code)), _OTHER_AREA)
        )
        return {
            pair: {
                month: group(rows, lambda row: lies_in(row.area)) for month, rows in own.items()
            }
            for pair, own in self.rows.items()
        }

    def rows_in(
        self, item: str, stage: str, months: Sequence[Period], district: str
    ) -> Iterator[RegisterFigure]:
        """Yield the figures of an item and stage in some months;
        of a state those of the last one.
        """
        kind = self._kinds.get(item)
        is_state = stage in STOCKS or (kind is not None and kind.is_level)
        for month in months[-1:] if is_state else months:
            if district:
                yield from (
                    self._by_district.get((item, stage), {}).get(month, {}).get(district, ())
                )
            else:
                yield from self.rows.get((item, stage), {}).get(month, ())

    @cached_property
    def stages(self) -> frozenset[str]:
        """All stages that it counted in some month of the year."""
        months = (month for register, month in self.feed.months if register is self.register)
        pairs = (pair for month in months for pair in self.feed.by_stage(self.register, month))
        return frozenset(stage for item, stage in pairs if self._has_item(item))

    @cached_property
    def services(self) -> Mapping[str, Service]:
        """Services that were counted, in the order of their catalogue."""
        counted = {item for item, _ in self.rows}
        return {code: each for code, each in self._kinds.items() if code in counted}

    @cached_property
    def last_stages(self) -> Mapping[str, str]:
        """The last stage of each service that is counted:
        what is printed where none counts handing over.
        """
        return {
            c: each.last_stage([s for i, s in self.rows if i == c])
            for c, each in self.services.items()
        }

    def has_stages(self, stages: Iterable[str]) -> bool:
        """Say whether what it counts has stages: a sum over others would be of nothing."""
        facts = REGISTERS[self.register]
        has_last = bool(facts.last) or self.register is Register.SERVICES
        return all(
            stage in facts.stages or (stage == _LAST_STAGE and has_last) or stage in self.stages
            for stage in stages
        )

    @cached_property
    def whole(self) -> CountedLine:
        """All that was counted."""
        items = dict.fromkeys((*self.services, *(item for item, _ in self.rows)))
        return CountedLine("whole", "Semua", self, (*items,), self.world.assessment.as_of)

    def name_of(self, item: str) -> str:
        """Return what is counted, in words."""
        return self._names.get(item, item.replace("-", " ").capitalize())

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return item_names(self.world.office_year, self.register)

    @cached_property
    def reference(self) -> Callable[[Period], SourceReference]:
        """Gives the register as the source of a period,
        by the longest periods closed altogether.
        """
        return cache(lambda span: self._find_reference(span.parts(PeriodKind.MONTH)))

    def _find_reference(self, months: Sequence[Period]) -> SourceReference:
        feed = self.feed
        whole, kinds = (
            Period.year_of(months[0].year),
            (PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH),
        )
        spans = [
            p
            for kind in kinds
            for p in whole.parts(kind)
            if {*p.parts(PeriodKind.MONTH)} <= {*months}
        ]
        closed = [p for p in spans if feed.is_closed(self.register, p)]
        longest = [
            p for p in closed if not any(p != other and other.contains(p) for other in closed)
        ]
        sources = [feed.source(self.register, period) for period in longest]
        sha256 = sources[0].sha256 if len(sources) == 1 else None
        return SourceReference("; ".join(each.title for each in sources), sha256=sha256)

    def figure(
        self,
        name: str,
        value: Decimal | int | None,
        unit: Unit,
        span: Period,
        decimals: int = 0,
        months: Sequence[Period] = (),
    ) -> Figure:
        """Return a figure whose trace ends at the register,
        of a period or of all months until its end.
        """
        reference = self._find_reference(months) if months else self.reference(span)
        typed = DossierFigure(
            f"{name}, {span.label}", value, unit, Place(reference.file), None, decimals, reference
        )
        return self.world.fact(typed)


@dataclass(frozen=True)
class CountedLine:
    """A row of a table: of some items of a register, in a period, of all areas or some."""

    key: str
    name: str
    of: YearRegister
    items: tuple[str, ...]
    span: Period
    part: str = ""
    """What of them alone is meant: an area, a channel, a reason; empty: all."""
    district: str = ""
    """Code of the kecamatan that is meant alone; `-`: of none of them."""
    has: Callable[[RegisterFigure], bool] = lambda _: True
    """Whether a figure is of that part."""
    stage: str = ""
    """The stage that `value` counts."""

    @property
    def subject(self) -> str:
        """What a figure is of, unlike that of any other line."""
        what = self.of.name_of(self.items[0]) if len(self.items) == 1 else "Semua"
        return ", ".join(filter(None, (what, self.part)))

    @property
    def service(self) -> Service | None:
        """The one service that it is of."""
        return self.of.services.get(self.items[0]) if len(self.items) == 1 else None

    def rows(self, *stages: str) -> list[RegisterFigure]:
        """Return the figures of stages."""
        last, of_all = self.of.last_stages, REGISTERS[self.of.register].last
        pairs = (
            (item, last.get(item, of_all) if s == _LAST_STAGE else s)
            for item in self.items
            for s in stages
        )
        months = [month for month in self.of.months if self.span.contains(month)]
        return [
            row
            for pair in pairs
            for row in self.of.rows_in(*pair, months, self.district)
            if self.has(row)
        ]

    def total(self, *stages: str) -> Decimal:
        """Return a bare sum."""
        return sum((row.value for row in self.rows(*stages)), Decimal(0))

    @property
    def is_missing(self) -> bool:
        """Whether a month was closed without something of it, whatever the part."""
        months = [month for month in self.of.months if self.span.contains(month)]
        return any(
            month in self.of.rows.get((item, MISSING), {})
            for item in self.items
            for month in months
        )

    def sum(self, what: str, *stages: str) -> Figure:
        """Return a sum; of a part of the year only where all of it is closed."""
        is_part = self.span != self.of.whole.span
        if is_part and not self.of.feed.is_closed(self.of.register, self.span):
            return _NOT_CLOSED
        if not self.of.has_stages(stages):
            return _NO_STAGE_OF_ALL
        if self.of.is_office_work and self.service is None:
            return _UNLIKE_UNITS
        if self.is_missing:
            return _NOT_BROUGHT
        if self.service is not None and self.service.is_level and not self.rows(*stages):
            return _NOT_RECORDED
        is_service = is_part and self.service is not None and not self.rows(*stages)
        if is_service and not any(self.of.feed.is_offered(item, self.span) for item in self.items):
            return _NOT_OFFERED
        unit = PURE_NUMBER if self.service is None else Unit(self.service.unit)
        return self.of.figure(f"{self.subject} {what}", self.total(*stages), unit, self.span)

    def share(self, what: str, part: Decimal, whole: Decimal | None) -> Figure:
        """Return a part in percent of a whole, which may not be counted."""
        if whole == 0:
            return Unavailable(Reason.NO_EVENTS)
        value = None if whole is None else 100 * part / whole
        return self.of.figure(f"{self.subject}{what}", value, PERCENT, self.span, 2)


def _sum(what: str, *stages: str) -> Reader[CountedLine]:
    return lambda line, world: line.sum(what, *stages)


def _judged(how: FeedMethod, stage: str, unit: Unit) -> Reader[CountedLine]:
    """Read the median, percentile or share within the standard of the times of a line."""

    def reader(line: CountedLine, world: World) -> Figure:
        standard = None if line.service is None else line.service.standard
        is_open = how is FeedMethod.SHARE and standard is None
        value = None if is_open else judge(how, line.rows(stage), Decimal(standard or 0))
        decimals = 0 if value is None or value % 1 == 0 else 2
        return line.of.figure(
            f"{line.subject}, {how.words} ({unit.label})", value, unit, line.span, decimals
        )

    return reader


def _stages(register: YearRegister) -> Mapping[str, str]:
    """Return the stages that a register counted in its year with their words,
    in the order of the work.
    """
    of, counted = register.register, register.stages - UNCOUNTED
    return {stage: stage_words(of, stage) for stage in stages_in_order(of, counted)}


def _counts(line: CountedLine, world: World) -> Series:
    found = _series(
        replace(line, key=s, name=words, stage=s) for s, words in _stages(line.of).items()
    )
    return replace(found, possible=dict.fromkeys(REGISTERS[line.of.register].stages, LINE.pattern))


def _is_counted(line: CountedLine, world: World) -> bool:
    """Whether one of the services has the stage; other registers have no stages of their own."""
    services = [line.of.services[item] for item in line.items if item in line.of.services]
    has_stage = any(line.stage in service.stages for service in services)
    return not services or has_stage or bool(line.total(line.stage))


def _named(line: CountedLine, key: str, name: str) -> CountedLine:
    return replace(line, key=key, name=name, part=", ".join(filter(None, (line.part, name))))


def _parts(attribute: str) -> Reader[CountedLine]:
    """Read the parts of a line by what its figures have in a column;
    an empty one is not recorded.
    """
    read = attrgetter(attribute)

    def reader(line: CountedLine, world: World) -> Series:
        services = {each.code: each.name for each in world.office_year.services}
        names = {"": "tidak dicatat", **services, **REGISTERS[line.of.register].parts}

        def part(code: str) -> CountedLine:
            named = _named(line, code, names.get(code, code))
            return replace(named, has=lambda row: line.has(row) and read(row) == code)

        rows = line.rows(*([line.stage] if line.stage else _stages(line.of)))
        return _series(map(part, sorted({read(row) for row in rows})))

    return reader


def _in_time(line: CountedLine, world: World) -> Figure:
    """What was solved in time, in percent of what was solved or is open past its day due."""
    has_days = any(stage == "overdue" for _, stage in line.of.rows)
    judged = line.total("solved", "overdue") if has_days else None
    words = "tepat waktu, persen dari yang selesai atau lewat jatuh tempo"
    return line.share(f" {words}", line.total("solved_in_time"), judged)


def _on_time(line: CountedLine, world: World) -> Figure:
    """What was on time, in percent of what was due."""
    if line.service is None or line.service.days is None:
        return _NO_STAGE
    words = " tepat waktu, persen dari yang jatuh tempo"
    return line.share(words, line.total(Stage.ON_TIME), line.total(DUE))


def _solved(line: CountedLine) -> CountedLine:
    """Return of a line what was solved of a list."""
    return replace(
        line, has=lambda row: line.has(row) and row.detail not in {FROZEN_LIST, *UNSOLVED}
    )


def _solved_share(line: CountedLine, world: World) -> Figure:
    """What was solved of the frozen list, in percent of it."""
    listed = replace(line, has=lambda row: line.has(row) and row.detail == FROZEN_LIST)
    if not line.rows(Stage.RECORDED):
        return _NOT_RECORDED
    words = ", terselesaikan, persen dari daftar yang dibekukan"
    return line.share(words, _solved(line).total(Stage.RECORDED), listed.total(Stage.RECORDED))


def _standard(line: CountedLine, world: World) -> Figure:
    service = line.service
    minutes, place = (None, Place("")) if service is None else (service.standard, service.place)
    return world.fact(DossierFigure(f"Standar {line.subject}", minutes, _MINUTES, place))


def _closing(attribute: str, unit: str) -> Reader[CountedLine]:
    """Read how many days or places a month has entries of."""

    def reader(line: CountedLine, world: World) -> Figure:
        closing = line.of.feed.closings.get((line.of.register, line.span))
        value = None if closing is None else getattr(closing, attribute)
        return line.of.figure(f"{unit.capitalize()} dengan catatan", value, Unit(unit), line.span)

    return reader


LINE: View[CountedLine] = View(
    CountedLine,
    "baris register",
    "key name",
    unit=lambda line, world: "" if line.service is None else line.service.unit,
    received=_sum("diterima", Stage.RECEIVED),
    done=_sum("selesai", _LAST_STAGE),
    refused=_sum("ditolak atau ditarik kembali", Stage.REFUSED, Stage.WITHDRAWN),
    counts=_counts,
    value=lambda line, w: line.sum(line.name, line.stage) if _is_counted(line, w) else _NO_STAGE,
    is_counted=_is_counted,
    details=_parts("detail"),
    channels=_parts("site"),
    areas=lambda line, world: _series(_districts(line)),
    elsewhere=lambda line, world: LINE.of("-", _elsewhere(line), world),
    in_time=_in_time,
    on_time=_on_time,
    has_list=lambda line, world: line.service is not None and FROZEN_LIST in line.service.details,
    solved=lambda line, world: _solved(line).sum("terselesaikan", Stage.RECORDED),
    solved_share=_solved_share,
    amount=lambda line, world: "" if line.service is None else line.service.amount.words,
    quarters=lambda line, world: _series(_quarters(line)),
    items=lambda line, world: _series(_items(line)),
    days=_closing("days", "hari"),
    sites=_closing("sites", "tempat"),
    timed=_sum("dicatat waktunya", DURATION),
    standard=_standard,
    median=_judged(FeedMethod.MEDIAN, DURATION, _MINUTES),
    p90=_judged(FeedMethod.P90, DURATION, _MINUTES),
    within=_judged(FeedMethod.SHARE, DURATION, PERCENT),
    median_days=_judged(FeedMethod.MEDIAN, DURATION_DAYS, _DAYS),
)


def _series(lines: Iterable[CountedLine]) -> Series:
    items = (LINE.of(line.key, line, line.of.world) for line in lines)
    return Series(LINE.kind, tuple(items), is_open=True, like=LINE.pattern)


def _items(line: CountedLine) -> list[CountedLine]:
    """A line for each thing that is counted."""
    return [replace(line, key=i, name=line.of.name_of(i), items=(i,)) for i in line.items]


def _quarters(line: CountedLine) -> list[CountedLine]:
    quarters = line.span.parts(PeriodKind.QUARTER)
    return [
        replace(line, key=str(q.ordinal), name=f"TW {write_roman(q.ordinal)}", span=q)
        for q in quarters
    ]


def _months(register: YearRegister, world: World) -> Series:
    months = ((month.label.split()[0], month) for month in register.months)
    return _series(
        replace(register.whole, key=name, name=name, span=month) for name, month in months
    )


def _districts(line: CountedLine) -> list[CountedLine]:
    """A line for each kecamatan: villages are never shown by themselves."""
    areas = line.of.world.office_year.districts
    return [replace(_named(line, a.code, a.name), district=a.code) for a in areas]


def _elsewhere(line: CountedLine) -> CountedLine:
    """What is of none of them."""
    part = _named(line, _OTHER_AREA, "kecamatan tidak tercatat")
    return replace(part, name="Tidak tercatat", district=_OTHER_AREA)


def _areas(register: YearRegister, world: World) -> Series:
    other = _elsewhere(register.whole)
    return _series([*_districts(register.whole), *([other] if other.rows(_LAST_STAGE) else [])])


def _fields(register: YearRegister, world: World) -> Series:
    """A line for each field of civil registry that has services;
    of the office's own work for each post.
    """
    order = [*ServiceField]
    own = sorted(register.services.values(), key=lambda each: order.index(each.field))
    groups = group(own, lambda each: _group_of(each, world))
    whole = register.whole
    return _series(
        replace(whole, key=key, name=name, part=name, items=tuple(each.code for each in kinds))
        for (key, name), kinds in groups.items()
    )


def _group_of(service: Service, world: World) -> tuple[str, str]:
    """Return key and name of the line that contains a kind: its field,
    or the posts that count it.
    """
    if not service.is_office_work:
        return service.field, service.field.words
    names = join_names([world.post_name(post) for post in service.posts])
    return "-".join(service.posts) or "-", names or "Semua jabatan"


def _definition(register: YearRegister, world: World) -> str:
    """What the figures of times are, in the words of `rules`."""
    hows = (FeedMethod.MEDIAN, FeedMethod.P90, FeedMethod.SHARE)
    stages = [stage for stage in (DURATION, DURATION_DAYS) if register.whole.rows(stage)]
    sample = sample_of(register.whole.rows(*stages[:1]), register.months, world.office_year)
    return define(hows, stages, "standar layanan", sample)


def _source(register: YearRegister, world: World) -> str:
    """What the register is called below a table, and which months a sum of the year lacks."""
    months = world.assessment.as_of.parts(PeriodKind.MONTH)
    lacking = [month.label.split()[0] for month in months if month not in register.months]
    open_months = f" Belum ditutup dan tidak terhitung: {join_names(lacking)}." if lacking else ""
    return f"{register.reference(register.whole.span).file}.{open_months}"


REGISTER: View[YearRegister] = View(
    YearRegister,
    "register",
    "key",
    name="words",
    is_closed=lambda r, w: r.feed.is_closed(r.register, w.assessment.as_of),
    rows=lambda r, w: _series(_items(r.whole)),
    whole=lambda r, w: LINE.of("whole", r.whole, w),
    stages=lambda r, w: _counts(r.whole, w),
    months=_months,
    quarters=lambda r, w: _series(_quarters(r.whole)),
    areas=_areas,
    fields=_fields,
    timed=lambda r, w: _series(line for line in _items(r.whole) if line.rows(*DURATIONS)),
    definition=_definition,
    source=_source,
)


def year_registers_root(world: World) -> Value:
    """Return the registers that have closed months with figures in the period reported."""
    found = [YearRegister(register, world) for register in Register]
    found.append(YearRegister(Register.SERVICES, world, is_office_work=True))
    series = REGISTER.series([each for each in found if each.rows], world, "key")
    return replace(series, possible={each.key: _pattern_of(each) for each in found})


def _pattern_of(register: YearRegister) -> Thing:
    """What a register looks like, though it has no closed month."""
    stages = dict.fromkeys(REGISTERS[register.register].stages, LINE.pattern)
    leads: dict[str, Thing | Series] = {
        "counts": Series(LINE.kind, (), like=LINE.pattern, possible=stages)
    }
    line = replace(LINE.pattern, leads=leads)
    lines = Series(LINE.kind, (), is_open=True, like=line)
    leads.update(dict.fromkeys(("details", "channels", "areas", "quarters", "items"), lines))
    parts = dict.fromkeys(("rows", "months", "quarters", "areas", "fields", "timed"), lines)
    own = {**parts, "whole": line, "stages": leads["counts"]}
    return replace(REGISTER.pattern, key=register.key, leads=own)
