"""Texts as they stand in the XML of a workbook.

The writers of the standard library bring along what fetches pages from the net, ten megabytes of it.
"""

from __future__ import annotations

from html import escape
from typing import Final

_BREAKS: Final = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
"""Signs that a reader of XML takes for blanks within an attribute."""


def escape_text(text: str) -> str:
    """Return a text as it stands between two tags.

    Examples:
        >>> escape_text("KK & KTP-el < 17")
        'KK &amp; KTP-el &lt; 17'
    """
    return escape(text, quote=False)


def quote_attribute(text: str) -> str:
    """Return the value of an attribute in its quotation marks.

    Examples:
        >>> quote_attribute("lembar 'Sumber'!A1")
        '"lembar &#x27;Sumber&#x27;!A1"'
    """
    return f'"{escape(text).translate(_BREAKS)}"'
