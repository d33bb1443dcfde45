"""Looking things up in the pages of sheets."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from capaian.domain.period import write_partial_date

register = template.Library()


@register.filter
def at(mapping: Mapping[str, str], key: str) -> str:
    """Return what a mapping holds under a key."""
    return mapping[key]


register.filter("day_words", write_partial_date)
