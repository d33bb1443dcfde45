"""Registers and the feed: figures that are typed beside it,
months that do not fit their fingerprint.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Level
from capaian.domain.policy import Aggregation
from capaian.domain.registers.catalogue import FROZEN_LIST, OfficeHours, Stage
from capaian.domain.registers.closed_month import (
    DUE,
    REGISTERS,
    SIZES,
    Feed,
    FeedMethod,
    Register,
    RegisterFigure,
)
from capaian.domain.value import is_register_source
from capaian.domain.work import Count, Output
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, each_of, hit
from capaian.rules.facts import group
from capaian.rules.registers.feed import FedValue, feed_of

_HOUR: Final = re.compile(r"(?:[01][0-9]|2[0-3])[:.][0-5][0-9]")
_CATALOGUE: Final = "daftar layanan"
_Cell = tuple[object, ...]
"""What a row of counts or outputs is about: its measure and area, or its indicator,
node and name.
"""


def _target(feed: Feed, area: AreaCode) -> _Cell:
    return (feed.measure, area) if feed.measure else (feed.indicator, feed.node, feed.name)


def _rows(checked: CheckedYear) -> Iterator[tuple[_Cell, Count | Output]]:
    yield from (((row.measure, row.area), row) for row in checked.year.counts)
    yield from (((row.indicator, row.node, row.name), row) for row in checked.year.outputs)


def _amount(row: Count | Output) -> object:
    return row.value if isinstance(row, Count) else row.actual


def _hit(target: _Cell, row: Count | Output, **words: object) -> CheckHit:
    """Return a hit at a figure; differences name it `iki-11-2:2021-M07`,
    `kia.issued:35.74.01:2021-M07`.
    """
    column = "value" if isinstance(row, Count) else "actual"
    cell = ":".join(str(each) for each in (*target, row.period) if each)
    return hit(row.place, column, _amount(row), cell=cell, **words)


def _fed(checked: CheckedYear) -> Sequence[FedValue]:
    return feed_of(checked.year).values if checked.year.feeds else ()


def _typed_beside(checked: CheckedYear) -> Iterator[CheckHit]:
    """Figures that somebody typed for a time that the register counts:
    they would be added to its own.
    """
    fed = group(_fed(checked), lambda value: _target(value.feed, value.area))
    for target, row in _rows(checked) if fed else ():
        if _amount(row) is not None and not is_register_source(row.source):
            period, values = row.period, fed.get(target, ())
            met = (
                each
                for each in values
                if each.period.contains(period) or period.contains(each.period)
            )
            for feed in [each.feed for each in met][:1]:
                yield _hit(target, row, register=feed.register.words, feed=feed.place)


def _unlike_register(checked: CheckedYear) -> Iterator[CheckHit]:
    """Fed figures that are no longer those of the register: edited by hand,
    or closed anew since.
    """
    fed = {(*_target(value.feed, value.area), value.period): value for value in _fed(checked)}
    for target, row in _rows(checked):
        if is_register_source(row.source):
            value = fed.get((*target, row.period))
            computed = value.value if value else None
            if computed != _amount(row):
                found = _hit(target, row, computed="tidak ada" if computed is None else computed)
                # earlier versions fed 0 before the first entry of a service
                was_unknown = computed is None and _amount(row) == 0
                yield replace(found, level=Level.WARNING) if was_unknown else found


def _not_yet_written(checked: CheckedYear) -> Iterator[CheckHit]:
    """Closed months that did not reach the figures of the plan."""
    there = {(*target, row.period) for target, row in _rows(checked) if _amount(row) is not None}
    lacking = [value for value in _fed(checked) if value.value is not None]
    lacking = [
        value for value in lacking if (*_target(value.feed, value.area), value.period) not in there
    ]
    for values in group(lacking, lambda value: value.feed.place).values():
        periods = ", ".join(dict.fromkeys(value.period.label for value in values))
        yield hit(values[0].feed.place, None, None, count=len(values), periods=periods)


def _sum_of_stages(checked: CheckedYear) -> Iterator[CheckHit]:
    """Sums over several stages count one request several times."""
    for feed in checked.year.feeds:
        if feed.register is Register.SERVICES and len(feed.stage) != 1:
            yield hit(feed.place, "stage", " ".join(feed.stage) or None)


def _summed_levels(checked: CheckedYear) -> Iterator[CheckHit]:
    """Levels that a feed, or what it fills, would add up over days or months."""
    levels = {each.code: each for each in checked.year.services if each.is_level}
    for feed in checked.year.feeds:
        found = [levels[code] for code in feed.item if code in levels]
        if found and feed.register is Register.SERVICES:
            target = checked.year.indicator_by_code.get(feed.indicator) if feed.indicator else None
            way = checked.facts.aggregations.get(feed.measure) if feed.measure else None
            way = target.aggregation if target else way
            if feed.how is not FeedMethod.LAST:
                yield hit(
                    feed.place, "how", feed.how, kind=found[0], sums=f"cara {feed.how.words}"
                )
            elif way is Aggregation.SUM:
                yield hit(
                    feed.place,
                    "item",
                    found[0].code,
                    kind=found[0],
                    sums="indikator atau ukurannya",
                )


def _changed_frozen_lists(checked: CheckedYear) -> Iterator[CheckHit]:
    """Lists that were frozen, and have another number of cases in a later month."""
    feed = feed_of(checked.year)
    kinds = {each.code: each for each in checked.year.services if FROZEN_LIST in each.details}
    first: dict[tuple[object, ...], RegisterFigure] = {}
    rows = (row for month in feed.closings for row in feed.figures(*month)) if kinds else ()
    for row in sorted(rows, key=lambda row: row.period.start):
        if row.item in kinds and row.detail == FROZEN_LIST:
            before = first.setdefault((row.item, row.area, row.site), row)
            if row.value != before.value:
                kind, area = kinds[row.item], str(row.area or "semua wilayah")
                yield hit(
                    row.place, "value", row.value, kind=kind, area=area, row=row, before=before
                )


def _unknown_filters(checked: CheckedYear) -> Iterator[CheckHit]:
    """Services and stages that the office does not count, stages that a register has not:
    nothing is fed.
    """
    services = {service.code: service for service in checked.year.services}
    for feed in checked.year.feeds:
        if feed.register is not Register.SERVICES:
            stages = dict.fromkeys(REGISTERS[feed.register].stages)
            yield from _unknown_names(feed, "stage", stages, f"tahap {feed.register.words}")
        elif services:
            yield from _unknown_names(feed, "item", services, _CATALOGUE)
            items = [services[code] for code in feed.item or services if code in services]
            counted = {stage for service in items for stage in service.stages}
            counted |= {DUE} if any(service.days is not None for service in items) else set()
            stages = dict.fromkeys(sorted(counted))
            yield from _unknown_names(feed, "stage", stages, _CATALOGUE)


def _unknown_names(
    feed: Feed, column: str, valid: Collection[str], where: str
) -> Iterator[CheckHit]:
    for name in getattr(feed, column):
        if name not in valid and name not in SIZES:
            yield hit(feed.place, column, name, word=name, where=where, valid=", ".join(valid))


def _unknown_stages(checked: CheckedYear) -> Iterator[CheckHit]:
    valid = [stage.value for stage in Stage]
    for service in checked.year.services:
        for stage in service.stages:
            if stage not in valid:
                yield hit(service.place, "stages", stage, word=stage, valid=", ".join(valid))


def _undue_kinds(checked: CheckedYear) -> Iterator[CheckHit]:
    """Kinds with days of which nothing can be due, or on time."""
    for service in checked.year.services:
        lacking = [
            each.words for each in (Stage.RECEIVED, Stage.ON_TIME) if each not in service.stages
        ]
        if service.days is not None and lacking:
            yield hit(service.place, "stages", None, kind=service, lacking=" dan ".join(lacking))


def _wrong_hours(checked: CheckedYear) -> Iterator[CheckHit]:
    for row in checked.year.hours:
        if not set(row.weekdays) <= set("1234567"):
            yield hit(row.place, "weekdays", row.weekdays)
        if not _are_hours(row) or row.span[0] >= row.span[1]:
            yield hit(row.place, "opens", row.opens)


def _are_hours(row: OfficeHours) -> bool:
    return bool(_HOUR.fullmatch(row.opens) and _HOUR.fullmatch(row.closes))


def _hours_twice(checked: CheckedYear) -> Iterator[CheckHit]:
    """Rows that give hours of a day which an earlier row gives: theirs would not count."""
    rows = [row for row in checked.year.hours if _are_hours(row)]
    for number, row in enumerate(rows):
        for first in [each for each in rows[:number] if each.overlaps(row)][:1]:
            yield hit(row.place, "weekdays", row.weekdays, first=first)


def _other_fingerprint(checked: CheckedYear) -> Iterator[CheckHit]:
    """Months whose figures are not those that were closed."""
    feed = feed_of(checked.year)
    for (register, period), closing in feed.closings.items():
        if feed.fingerprints[register, period] != closing.sha256:
            yield hit(
                closing.place, "sha256", closing.sha256, register=register.words, period=period
            )


def _not_closed(checked: CheckedYear) -> Iterator[CheckHit]:
    feed = feed_of(checked.year)
    for register, period in feed.months:
        if (register, period) not in feed.closings:
            first = feed.figures(register, period)[0]
            yield hit(first.place, "period", period, register=register.words, period=period)


FEED_FINDERS: Final[Finders] = {
    "feed_target": each_of(
        lambda at: at.year.feeds,
        "measure",
        lambda feed, _: (feed.measure is None) == (feed.indicator is None and feed.node is None),
    ),
    "feed_limit": each_of(
        lambda at: at.year.feeds,
        "within",
        lambda feed, _: (feed.how is FeedMethod.SHARE) != (feed.within is not None),
    ),
    "feed_stages": _sum_of_stages,
    "level_summed": _summed_levels,
    "frozen_list_changed": _changed_frozen_lists,
    "feed_unknown": _unknown_filters,
    "service_stage": _unknown_stages,
    "service_days": _undue_kinds,
    "office_hours": _wrong_hours,
    "office_hours_twice": _hours_twice,
    "register_fingerprint": _other_fingerprint,
    "register_not_closed": _not_closed,
    "feed_typed": _typed_beside,
    "feed_unlike": _unlike_register,
    "feed_unwritten": _not_yet_written,
}
