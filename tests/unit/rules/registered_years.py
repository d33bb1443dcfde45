"""Registers of the invented office: rows of each kind, and years that hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.factories import HULU, indicator, office_year, period, place, report

from capaian.domain.identifiers import AreaCode, IndicatorCode, PostId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.catalogue import AmountKind, OfficeHours, Service, ServiceField
from capaian.domain.registers.closed_month import (
    Feed,
    FeedMethod,
    Register,
    RegisterClosing,
    RegisterFigure,
)
from capaian.domain.value import Unit
from capaian.domain.work import Output
from capaian.rules.registers.feed import fingerprint

SERVICES = Register.SERVICES


def service(
    code: str = "kk", stages: str = "received printed delivered", **changes: object
) -> Service:
    stated = (code.upper(), "", tuple(stages.split()), (), None, "", "", None, None, False)
    amount = (AmountKind.COUNT, (), None, place("registers/services.csv"))
    plain = Service(code, code.upper(), ServiceField.RESIDENTS, *stated, *amount)
    return replace(plain, **changes)


def hours(weekdays: str, opens: str, closes: str, *part: str) -> OfficeHours:
    first, last = [date.fromisoformat(f"2023-{day}") for day in part] or (None, None)
    return OfficeHours(first, last, weekdays, opens, closes, place("registers/hours.csv"))


def figure(
    value: int, when: str = "2023-M07", stage: str = "printed", **changes: object
) -> RegisterFigure:
    stated = ("kk", stage, "loket-1", AreaCode(HULU), None, None, "", Decimal(value))
    return RegisterFigure(SERVICES, period(when), *stated, line=2)._replace(**changes)


def feed_row(**changes: object) -> Feed:
    plain = Feed(
        measure=None,
        indicator=IndicatorCode("ik"),
        node=None,
        name="",
        register=SERVICES,
        item=("kk",),
        stage=("printed",),
        site=(),
        area="",
        post=None,
        holder=None,
        detail=(),
        how=FeedMethod.SUM,
        within=None,
        span=PeriodKind.MONTH,
        place=place("feeds.csv"),
    )
    return replace(plain, **changes)


def closing(
    month: Period, figures: Iterable[RegisterFigure], **changes: object
) -> RegisterClosing:
    sealed = fingerprint(SERVICES, month, figures)
    plain = RegisterClosing(
        SERVICES, month, 1, date(2023, 8, 4), 21, 3, sealed, "", place("registers/closings.csv")
    )
    return replace(plain, **changes)


def registered(
    *figures: RegisterFigure, feeds: Iterable[Feed] | None = None, **changes: object
) -> OfficeYear:
    """A year whose months with figures are all closed as they are."""
    months = {
        each.period: [one for one in figures if one.period == each.period] for each in figures
    }
    stated = {
        "indicators": (indicator("ik", unit=Unit("KK")),),
        "services": (service(),),
        "feeds": (feed_row(),) if feeds is None else (*feeds,),
        "register_figures": figures,
        "register_closings": tuple(closing(month, rows) for month, rows in months.items()),
        "outputs": (),
    }
    return office_year(**{**stated, **changes})


def fed_output(value: int, source: str | None = "register-services-2023-M07") -> Output:
    return replace(report("ik", value, "2023-M07"), source=source)


CASH = service("kas", "recorded", field=ServiceField.OFFICE, amount=AmountKind.LEVEL)
"""What is in the safe: a level."""
CASE_LIST = replace(
    CASH, code="daftar-ganda", name="Daftar data ganda", details=("daftar", "baru")
)
"""Cases of a list that was frozen, and new ones."""


def listed(value: int, when: str = "2023-M07", **changes: object) -> RegisterFigure:
    return figure(
        value, when, "recorded", **{"item": CASE_LIST.code, "detail": "daftar", **changes}
    )


CLERK = PostId("pengelola-akta")
