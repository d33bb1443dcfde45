"""What templates say of values, problems and browsers, what a person may do,
and icons beside words.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from django import template
from django.forms import Form
from django.urls import resolve
from django.utils.html import format_html
from django.utils.safestring import SafeString

from capaian.domain.issue import Issue
from capaian.domain.numerals import write_shortest
from capaian.domain.period import write_partial_date
from capaian.domain.registers.closed_month import stage_words
from capaian.domain.value import CellValue, Known, Result, TextValue
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.rows.sheets import SheetSpec
from capaian.web.site import issue_words
from capaian.web.site.access import Here
from capaian.web.years.known import Flaw

register = template.Library()
register.filter("day_words", write_partial_date)
register.filter("may_write", Here.may_write)
register.filter("sees", lambda here, page: here.may(page, "GET"))
register.filter("stage_words", lambda stage, register: stage_words(register, stage))
register.filter("spoken_lack", issue_words.spoken_lack)
register.filter("on_page", issue_words.on_page)


@register.filter
def opens(here: Here, address: str) -> bool:
    """Say whether an address leads the person anywhere."""
    return bool(address) and here.may(resolve(address).view_name, "GET")


_OUTLINES: Final = {row["name"]: row["path"] for row in read_declared_rows(__file__, "icons.csv")}
"""Paths within a square of 24 by 24; Tabler Icons, MIT licence."""

_BROWSERS: Final = (
    "Edg",
    "OPR",
    "SamsungBrowser",
    "Firefox",
    "FxiOS",
    "CriOS",
    "Chrome",
    "Safari",
)
"""The first that is named: most browsers name others too."""
_SYSTEMS: Final = ("Android", "iPhone", "iPad", "Windows", "CrOS", "Mac OS X", "Linux")
_WORDS: Final = {
    "Edg": "Edge",
    "OPR": "Opera",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Mac OS X": "macOS",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon that says nothing by itself: the word stands beside it."""
    return format_html(
        '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>',
        _OUTLINES[name],
    )


@register.filter
def is_known(value: CellValue | Result) -> bool:
    """Say whether there is a figure or a stated text."""
    return isinstance(value, Known | TextValue)


@register.filter
def at(mapping: Mapping[str, object] | Form, key: str) -> object:
    """Return what stands under a key; nothing where nothing does."""
    try:
        return mapping[key]
    except KeyError:
        return ""


@register.filter
def spoken(issue: Issue | Flaw, spec: SheetSpec | None = None) -> str:
    """Say a problem with its remedy."""
    return (
        issue_words.spoken(issue, spec)
        if isinstance(issue, Issue)
        else issue_words.spoken_flaw(issue)
    )


@register.filter
def number(value: Decimal | None) -> str:
    """Return a figure with one decimal at most; a dash where there is none."""
    if not isinstance(value, Decimal):
        return "–"
    return write_shortest(value.quantize(Decimal("0.1"), "ROUND_HALF_UP"))


@register.filter
def browser_words(agent: str) -> str:
    """Return browser and system in words.

    Examples:
        >>> browser_words("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
        'Firefox di Linux'
    """
    browser = next((name for name in _BROWSERS if f"{name}/" in agent), "Peramban lain")
    system = next((name for name in _SYSTEMS if name in agent), "")
    return " di ".join(_WORDS.get(name, name) for name in (browser, system) if name)
