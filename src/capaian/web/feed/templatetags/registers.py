"""Words of registers in templates."""

from __future__ import annotations

from typing import Final

from django import template

from capaian.domain.registers.catalogue import Stage
from capaian.domain.registers.closed_month import DURATION, DURATION_DAYS

register = template.Library()
_WORDS: Final = {
    **{stage.value: stage.words for stage in Stage},
    DURATION: "lama (menit kerja)",
    DURATION_DAYS: "lama (hari kerja)",
}


@register.filter
def stage_words(stage: str) -> str:
    """Return what a stage is called; one of another register stays as it is."""
    return _WORDS.get(stage, stage)
