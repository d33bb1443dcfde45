"""How the items of a list end: the ones that a semicolon separates close with a full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from capaian.documents.tree import Inlines, ListItem, Text

_SEPARATOR, _STOP = ";", "."
_JOINED = re.compile(r"[;,] (?:dan|atau|dan/atau)\Z")
"""An item that leads on to the last one, as regulations write lists."""


def end_items(items: Sequence[ListItem]) -> tuple[ListItem, ...]:
    """Return the items with one mark at each end: semicolons between them, a full stop at the last.

    Lists without semicolons stay as they are; an item's own full stop gives way to the semicolon.
    """
    if not any(_closing(item.content).endswith(_SEPARATOR) for item in items):
        return tuple(items)
    last = len(items) - 1
    return tuple(
        replace(item, content=_end(item.content, _STOP if n == last else _SEPARATOR))
        for n, item in enumerate(items)
    )


def _closing(content: Inlines) -> str:
    return content[-1].text if content and isinstance(content[-1], Text) else ""


def _end(content: Inlines, mark: str) -> Inlines:
    closing = content[-1] if content else None
    if not isinstance(closing, Text):
        return (*content, Text(mark))
    if _JOINED.search(closing.text):
        return content
    return (*content[:-1], replace(closing, text=closing.text.rstrip(f" {_SEPARATOR}{_STOP}") + mark))
