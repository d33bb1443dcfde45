"""Bands and addresses of tables, for the templates of boards."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from capaian.domain.period import PeriodKind
from capaian.domain.rule_set import Band
from capaian.web.boards.results import Board
from capaian.web.boards.tables import Table
from capaian.web.tracing.words import value_words

register = template.Library()
register.filter("value_words", value_words)

_GLYPHS: Final = "●○◊▽▼"


@register.simple_tag
def band(found: Band) -> SafeString:
    """Draw a band with its glyph and word."""
    return format_html('<span class="pt p{}"><i>{}</i> {}</span>', found.position, glyph(found), found.name)


@register.simple_tag
def glyph(found: Band) -> str:
    """Return the sign of a band."""
    return _GLYPHS[min(found.position, len(_GLYPHS)) - 1]


@register.filter
def unlocalized(value: float | Decimal) -> str:
    """Return a number as a picture wants it: with a point."""
    return f"{value:.1f}"


@register.simple_tag
def table_address(board: Board, table: Table, form: str) -> str:
    """Return the address of a table as a file, of the period that the page shows."""
    address = board.address("table_file", table.name, form)
    if board.as_of.kind is PeriodKind.YEAR:
        return address
    return f"{address}?{urlencode({'periode': str(board.as_of)})}"
