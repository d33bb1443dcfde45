"""Browsers in words, for the list of sessions: by what they say of themselves."""

from __future__ import annotations

from typing import Final

from django import template

register = template.Library()

_BROWSERS: Final = ("Edg", "OPR", "SamsungBrowser", "Firefox", "FxiOS", "CriOS", "Chrome", "Safari")
"""The first that is named: most browsers name others too."""
_SYSTEMS: Final = ("Android", "iPhone", "iPad", "Windows", "CrOS", "Mac OS X", "Linux")
_WORDS: Final = {"Edg": "Edge", "OPR": "Opera", "FxiOS": "Firefox", "CriOS": "Chrome", "Mac OS X": "macOS"}


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
