"""What a register counted in a month, as its app says it and the feed takes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register, RegisterFigure
from capaian.dossier.tables.parts import FIGURES
from capaian.rules.registers.feed import LeftOut
from capaian.web.site.unread_entries import StoredKind
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


class MonthNotice(NamedTuple):
    """What is said of an open month."""

    text: str
    links: tuple[tuple[str, str], ...] = ()
    """Where it is seen to: words and address."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """What a register counted in a month, before it is closed."""

    figures: tuple[RegisterFigure, ...]
    days: int
    """Days with entries."""
    sites: int
    """Places with entries."""
    open_days: tuple[MonthNotice, ...] = ()
    """Days that somebody has still to close, and what else keeps the month open."""
    questions: tuple[MonthNotice, ...] = ()
    """What looks odd: answered by whoever closes the month, and no obstacle."""
    find_days: Callable[[LeftOut], tuple[tuple[str, str], ...]] = lambda _: ()
    """Where to see to what a feed leaves out, as links."""


CountMonth = Callable[[OfficeYear, Period], MonthCount]
"""How an app counts its register."""


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """What a register is on pages, beside the figures that it makes."""

    count: CountMonth
    entries: tuple[StoredKind, ...]
    """Tables that it is written into."""


def register_counts() -> Mapping[Register, CountMonth]:
    """Return who counts which register; apps are ready by then."""
    counts: Mapping[Register, CountMonth] = import_string(settings.REGISTER_COUNTS)
    return counts


class CountKey(NamedTuple):
    """What a number of a register is about; empty: of all, or not recorded."""

    item: str
    stage: str
    site: str = ""
    area: str = ""
    post: str = ""
    holder: int = 0
    """Number of the holder of the post; 0: of none."""
    detail: str = ""


def make_figures(
    register: Register, month: Period, counts: Mapping[CountKey, int]
) -> tuple[RegisterFigure, ...]:
    """Return what a register counted in a month as its figures, in the order of their keys."""
    return tuple(
        RegisterFigure(
            register=register,
            period=month,
            item=key.item,
            stage=key.stage,
            site=key.site,
            area=AreaCode(key.area) if key.area else None,
            post=PostId(key.post) if key.post else None,
            holder=key.holder or None,
            detail=key.detail,
            value=Decimal(counts[key]),
            place=Place(FIGURES.file),
        )
        for key in sorted(counts)
    )


def filtering_parts(year: OfficeYear, register: Register, *stages: str) -> frozenset[str]:
    """Return which of site, area, post and holder a declared row filters by: others need not be kept apart.

    Args:
        year: Of the declared rows.
        register: Which they are of.
        stages: Of rows that count; none: all.
    """
    facts = know(year).read.partial
    own = [each for each in (facts.feeds if facts else ()) if each.register is register]
    counted = [each for each in own if not stages or {*stages} & {*each.stage}]
    names = ("site", "area", "post", "holder")
    return frozenset(name for name in names if any(getattr(each, name) for each in counted))
