"""Browsers in words, for the list of sessions: by what they say of themselves."""

from __future__ import annotations

from typing import Final

from django import template

register = template.Library()

_BROWSERS: Final = {
    "Edg/": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
"""The first that is named: most browsers name others too."""
_SYSTEMS: Final = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "macOS",
    "Linux": "Linux",
    "X11": "Linux",
}


@register.filter
def browser_words(agent: str) -> str:
    """Return browser and system in words.

    Examples:
        >>> browser_words("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
        'Firefox di Linux'
        >>> browser_words("curl/8.0")
        'Peramban lain'
    """
    browser = next((words for sign, words in _BROWSERS.items() if sign in agent), "Peramban lain")
    system = next((words for sign, words in _SYSTEMS.items() if sign in agent), "")
    return f"{browser} di {system}" if system else browser
