"""Signs that come with a text from another program."""

from __future__ import annotations

import re
from typing import Final

_BULLET: Final = re.compile(r"(?m)^([ \t]*)[\uf020-\uf0ff•▪●][^\S\n]*(?=\S)")
"""Word copies its bullets as signs of Symbol and Wingdings, which no other program draws, or as `•`."""


def with_list_points(markdown: str) -> str:
    r"""Return a text with a list point of Markdown for each bullet that begins a line.

    Examples:
        >>> with_list_points("Kendala:\n\uf0b7\tjaringan\n  \uf0a7 perangkat")
        'Kendala:\n- jaringan\n  - perangkat'
    """
    return markdown if markdown.isascii() else _BULLET.sub(r"\1- ", markdown)


def visible(text: str) -> str:
    r"""Return a text as a message shows it: signs that cannot be seen are named by their numbers.

    Examples:
        >>> visible("漢"), visible("a\uf0b7")
        ('漢', 'aU+F0B7')
    """
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text)
