"""The indicators and components of a year, each with the row that defines it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import Http404

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Component, Indicator
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear, Row

INDICATORS: Final = "plan.yaml#indicators"
COMPONENTS: Final = "plan.yaml#components"
KINDS: Final[Mapping[str, str]] = {"indikator": INDICATORS, "cakupan": COMPONENTS}
"""Sheets of what has a formula, by their words in addresses."""


@dataclass(frozen=True)
class Defined:
    """What has a formula, and where it stands."""

    kind: str
    row: Row
    facts: Facts
    part: Component | Indicator

    @property
    def formula(self) -> str:
        """The formula as it stands."""
        return self.part.formula

    @property
    def begins(self) -> str:
        """Day from which it holds, as a browser writes it; empty where none is told."""
        day = getattr(self.part, "valid_from", None)
        return day.isoformat() if day else ""

    @property
    def is_required(self) -> bool:
        """Whether it cannot be without a formula."""
        return isinstance(self.part, Component)


def find_defined(year: OfficeYear, known: Known, kind: str, code: str) -> Defined:
    """Return what is defined under a code; raises `Http404` where nothing is, or cannot be read."""
    sheet = KINDS.get(kind)
    row = year.rows.filter(sheet=sheet, cells__code=code).first() if sheet and "\0" not in code else None
    facts = known.read.partial
    if row is None or facts is None:
        raise Http404
    parts = facts.indicators if sheet == INDICATORS else facts.components
    part = next((each for each in parts if each.code == code), None)
    if part is None:
        raise Http404
    return Defined(kind, row, facts, part)


def formula_address(sheet: str, code: str) -> tuple[str, str] | None:
    """Return how the formula of a row is called in addresses; `None` where rows have none."""
    kind = next((kind for kind, own in KINDS.items() if own == sheet), None)
    return (kind, code) if kind and code and "/" not in code else None
