"""Browsers in words, for the list of sessions."""

from __future__ import annotations

from django import template

from capaian.web.accounts import browsers

register = template.Library()


@register.filter
def browser_words(agent: str) -> str:
    """Return browser and system in words."""
    return browsers.browser_words(agent)
