"""Icons of the pages: the outlines of Tabler Icons that are used, drawn into the page."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

_OUTLINES: Final = {
    "lock": (
        "M5 13a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-6 M11 16a1 1 0 "
        "1 0 2 0a1 1 0 0 0 -2 0 M8 11v-4a4 4 0 1 1 8 0v4"
    ),
    "rubber-stamp": (
        "M21 17.85h-18c0 -4.05 1.421 -4.05 3.79 -4.05c5.21 0 1.21 -4.59 1.21 -6.8a4 4 0 1 1 8 0c0 "
        "2.21 -4 6.8 1.21 6.8c2.369 0 3.79 0 3.79 4.05 M5 21h14"
    ),
    "check": ("M5 12l5 5l10 -10"),
    "send": ("M10 14l11 -11 M21 3l-6.5 18a.55 .55 0 0 1 -1 0l-3.5 -7l-7 -3.5a.55 .55 0 0 1 0 -1l18 -6.5"),
    "arrow-back-up": ("M9 14l-4 -4l4 -4 M5 10h11a4 4 0 1 1 0 8h-1"),
    "pencil": ("M4 20h4l10.5 -10.5a2.828 2.828 0 1 0 -4 -4l-10.5 10.5v4 M13.5 6.5l4 4"),
    "point": ("M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"),
    "search": ("M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0 M21 21l-6 -6"),
    "user": ("M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0 M6 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2"),
    "table": (
        "M3 5a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14 M3 10h18 M10 3v18"
    ),
    "download": ("M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2 M7 11l5 5l5 -5 M12 4l0 12"),
    "file-text": (
        "M14 3v4a1 1 0 0 0 1 1h4 M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 "
        "-2 2 M9 9l1 0 M9 13l6 0 M9 17l6 0"
    ),
    "alert-triangle": (
        "M12 9v4 M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 "
        "1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0 M12 16h.01"
    ),
    "upload": ("M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2 M7 9l5 -5l5 5 M12 4l0 12"),
    "x": ("M18 6l-12 12 M6 6l12 12"),
    "link": (
        "M9 15l6 -6 M11 6l.463 -.536a5 5 0 0 1 7.071 7.072l-.534 .464 M13 18l-.397 .534a5.068 5.068 "
        "0 0 1 -7.127 0a4.972 4.972 0 0 1 0 -7.071l.524 -.463"
    ),
    "filter": (
        "M4 4h16v2.172a2 2 0 0 1 -.586 1.414l-4.414 4.414v7l-6 2v-8.5l-4.48 -4.928a2 2 0 0 1 -.52 "
        "-1.345v-2.227"
    ),
    "plus": ("M12 5l0 14 M5 12l14 0"),
    "trash": (
        "M4 7l16 0 M10 11l0 6 M14 11l0 6 M5 7l1 12a2 2 0 0 0 2 2h8a2 2 0 0 0 2 -2l1 -12 M9 7v-3a1 1 "
        "0 0 1 1 -1h4a1 1 0 0 1 1 1v3"
    ),
}
"""Paths within a square of 24 by 24; Tabler Icons, MIT licence."""


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon that says nothing by itself: the word stands beside it."""
    return format_html(
        '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', _OUTLINES[name]
    )
