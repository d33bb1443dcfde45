"""Nearest valid names for a name that is not known."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

_SUGGESTIONS = 3


def nearest_names(name: str, valid: Collection[str]) -> tuple[str, ...]:
    """Return up to three valid names that look like the given one, the most alike first.

    Examples:
        >>> nearest_names("kpt", ("ktp", "kia", "kk"))
        ('ktp',)
    """
    return tuple(get_close_matches(name, sorted(valid), _SUGGESTIONS))


def suggest(name: str, valid: Collection[str]) -> str:
    """Return an Indonesian question that offers the nearest names; empty if none is near.

    Examples:
        >>> suggest("kpt", ("ktp", "kia"))
        'Maksudnya ktp?'
        >>> suggest("zzz", ("ktp", "kia"))
        ''
    """
    return offer(nearest_names(name, valid))


def offer(names: Collection[str]) -> str:
    """Return an Indonesian question that offers names; empty for none.

    Examples:
        >>> offer(("ktp", "kia", "kk"))
        'Maksudnya ktp, kia, atau kk?'
    """
    *others, last = names or ("",)
    if not last:
        return ""
    if len(others) > 1:
        return f"Maksudnya {', '.join(others)}, atau {last}?"
    return f"Maksudnya {others[0]} atau {last}?" if others else f"Maksudnya {last}?"
