"""What templates ask of values: whether one is known, what stands under a key, a day in words."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.forms import Form

from capaian.domain.period import write_partial_date
from capaian.domain.value import CellValue, Known, Result, TextValue

register = template.Library()
register.filter("day_words", write_partial_date)


@register.filter
def is_known(value: CellValue | Result) -> bool:
    """Say whether there is a figure or a stated text."""
    return isinstance(value, Known | TextValue)


@register.filter
def at(found: Mapping[str, object] | Form, key: str) -> object:
    """Return what stands under a key; nothing where nothing does."""
    try:
        return found[key]
    except KeyError:
        return ""
