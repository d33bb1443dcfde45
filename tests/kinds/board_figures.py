"""Boards of invented results: only what the tables under test read."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace

from capaian.domain.assessment import Status
from capaian.domain.identifiers import TraceId
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.value import PERCENT, Known, Reason, Unavailable, Unit
from capaian.domain.work import NodeKind
from capaian.web.boards.results import Board
from capaian.web.boards.tables import BoardTable

YEAR = Period.year_of(2023)
NONE = Unavailable(Reason.NOT_REPORTED)


def known(value: str | int, unit: Unit = PERCENT, decimals: int = 2) -> Known:
    return Known(Decimal(value), unit, TraceId("t1"), decimals)


def result(code: str, achievement: str | None = None, **more: object) -> SimpleNamespace:
    """An indicator with its achievement; one below 100 is not met."""
    value = NONE if achievement is None else known(achievement)
    status = Status.UNKNOWN
    if achievement is not None:
        status = Status.MET if Decimal(achievement) >= 100 else Status.NOT_MET
    now = {
        "achievement": value,
        "actual": value,
        "target": known(100),
        "status": status,
        "status_words": status.words,
        "band": None,
        "period": YEAR,
        **more.pop("current", {}),
    }
    usual = {
        "code": code,
        "name": f"Indikator {code}",
        "symbol": "",
        "tier": "II",
        "is_key": True,
        "unit": PERCENT,
        "node": "sasaran",
        "past": (),
        "prior": None,
        "periods": (),
    }
    return SimpleNamespace(**{**usual, **more}, current=SimpleNamespace(**now))


def money(
    original: str | None, revised: str | None, actual: str | None, ratio: str | None = None
) -> SimpleNamespace:
    figures = {
        name: NONE if value is None else known(value)
        for name, value in (
            ("original", original),
            ("revised", revised),
            ("actual", actual),
            ("ratio", ratio),
        )
    }
    return SimpleNamespace(**figures)


def node(name: str, spent: SimpleNamespace, achievement: str | None = None) -> SimpleNamespace:
    mean = NONE if achievement is None else known(achievement)
    return SimpleNamespace(
        id=name, name=name, kind=NodeKind.PROGRAM, money=spent, mean_achievement=mean, band=None
    )


class InventedArea(SimpleNamespace):
    """A kecamatan of a coverage."""


def area(name: str, have: int, need: int) -> SimpleNamespace:
    return InventedArea(
        code=name,
        name=name,
        numerator=known(have, Unit("keping"), 0),
        denominator=known(need, Unit("orang"), 0),
        ratio=known(Decimal(100 * have) / need),
        remainder=known(need - have, Unit("orang"), 0),
    )


def lack(name: str, more: int) -> SimpleNamespace:
    return SimpleNamespace(name=name, more=known(more, Unit("keping"), 0), ratio=known(50))


class StoredState:
    """Works everything out anew."""

    def derive(self, name: object, make: Callable[[], object]) -> object:
        return make()


def board(*indicators: SimpleNamespace, as_of: Period = YEAR, **parts: object) -> Board:
    """A board of results; `parts` go into the facts and the assessment."""
    facts = {
        "components": (),
        "nodes": (),
        "indicators": [
            SimpleNamespace(
                code=each.code,
                polarity=Polarity.HIGHER_IS_BETTER,
                aggregation=Aggregation.LAST,
                plan_targets={},
            )
            for each in indicators
        ],
        **parts.pop("facts", {}),
    }
    assessment = {
        "indicators": indicators,
        "as_of": as_of,
        "nodes": (),
        "totals": (),
        "tiers": (),
        "components": (),
        "progress": None,
        "traces": {},
        **parts,
    }
    year = SimpleNamespace(office=SimpleNamespace(slug="rekaan"), year=2023)
    made = Board(
        year,
        StoredState(),
        SimpleNamespace(**facts),
        SimpleNamespace(**assessment),
    )
    vars(made)["states"] = {}
    return made


def firsts(table: BoardTable) -> list[str]:
    """The first cell of each row."""
    return [row.cells[0].shown for row in table.rows]
