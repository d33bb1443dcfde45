"""Words of registers in templates."""

from __future__ import annotations

from django import template

from capaian.domain.registers.closed_month import Register
from capaian.domain.registers.closed_month import stage_words as words_of

register = template.Library()


@register.filter
def stage_words(stage: str, of: Register) -> str:
    """Return what a stage of a register is called."""
    return words_of(of, stage)
