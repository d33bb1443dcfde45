"""Words of registers in templates."""

from __future__ import annotations

from decimal import Decimal

from django import template

from capaian.domain.numerals import write_shortest
from capaian.domain.registers.closed_month import Register
from capaian.domain.registers.closed_month import stage_words as words_of

register = template.Library()


@register.filter
def stage_words(stage: str, of: Register) -> str:
    """Return what a stage of a register is called."""
    return words_of(of, stage)


@register.filter
def number(value: Decimal | None) -> str:
    """Return a figure with one decimal at most; a dash where there is none."""
    return (
        "–"
        if not isinstance(value, Decimal)
        else write_shortest(value.quantize(Decimal("0.1"), "ROUND_HALF_UP"))
    )
