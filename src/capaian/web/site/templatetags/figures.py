"""What templates ask of figures."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from capaian.domain.assessment import IndicatorResult
from capaian.domain.value import CellValue, Known, Result, TextValue

register = template.Library()


@register.filter
def is_known(value: CellValue | Result) -> bool:
    """Say whether there is a figure or a stated text."""
    return isinstance(value, Known | TextValue)


@register.filter
def state_in(result: IndicatorResult, states: Mapping[str, str]) -> str:
    """Write of which end a result is the state, where that is none of its own period."""
    return states.get(result.code, "")
