"""Icons of the pages: the outlines of Tabler Icons that are used, drawn into the page."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from capaian.dossier.declared_rows import rows_beside

register = template.Library()

_OUTLINES: Final = {row["name"]: row["path"] for row in rows_beside(__file__, "icons.csv")}
"""Paths within a square of 24 by 24; Tabler Icons, MIT licence."""


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon that says nothing by itself: the word stands beside it."""
    return format_html(
        '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', _OUTLINES[name]
    )
