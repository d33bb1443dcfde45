"""Bands with their signs, for the templates of boards."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from capaian.domain.rule_set import Band
from capaian.web.tracing.words import value_words

register = template.Library()
register.filter("value_words", value_words)

_GLYPHS: Final = "●○◊▽▼"


@register.simple_tag
def band(scale_band: Band) -> SafeString:
    """Draw a band with its glyph and word."""
    glyph = _GLYPHS[min(scale_band.position, len(_GLYPHS)) - 1]
    html = '<span class="pt p{}"><i>{}</i> {}</span>'
    return format_html(html, scale_band.position, glyph, scale_band.name)
