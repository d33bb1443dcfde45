"""The chain of the log: each entry is sealed together with the seal before it, under a key of its own.

Who changes, removes, inserts or exchanges entries would have to seal all that follow, and cannot without the
key, which lies apart from the database.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Final

BEGINNING: Final = "0" * 64
"""Stands for the seal before the first entry."""
_HEAD: Final = "capaian: akhir catatan"
"""Begins what is sealed of the end of the log."""
Facts = Mapping[str, object]
"""What an entry tells, without its seal."""


def canonical(value: object) -> object:
    """Return a value as every database gives it back: keys are texts, and a number has one form.

    Raises:
        ValueError: if no database keeps it: NUL in a text, or what is no number.

    Examples:
        >>> canonical({1: (1.0, -0.0, 1e16, 0.1), "a": None})
        {'1': [1, 0, 10000000000000000, 0.1], 'a': None}
    """
    match value:
        case str() if "\0" in value:
            raise ValueError("no database keeps NUL in a text")
        case float():
            exact = Decimal(repr(value))
            if not exact.is_finite():
                raise ValueError(f"{value} is no number")
            return int(exact) if exact == exact.to_integral_value() else value
        case Mapping():
            return {str(canonical(str(key))): canonical(each) for key, each in value.items()}
        case list() | tuple():
            return [canonical(each) for each in value]
        case _:
            return value


def seal(key: bytes, before: str, facts: Facts) -> str:
    """Return the seal of an entry, in hexadecimal."""
    text = json.dumps([before, facts], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode(), sha256).hexdigest()


def seal_head(key: bytes, number: int, last: str) -> str:
    """Return the seal of where the log ends; no entry has one like it, since entries are sealed as JSON."""
    return hmac.new(key, f"{_HEAD} {number} {last}".encode(), sha256).hexdigest()


def find_broken(key: bytes, entries: Iterable[tuple[int, Facts, str]], last: int) -> str | None:
    """Return what is wrong with the first of entries, in the order of numbers, that does not hold.

    `None`: all do. `last`: number of the last one that is known to have been written: a log may have been cut
    short.
    """
    before, expected = BEGINNING, 1
    for number, facts, sealed in entries:
        if number != expected:
            return f"entri {expected} tidak ada; sesudahnya berdiri entri {number}"
        if not _holds(key, before, facts, sealed):
            return f"isi entri {number} bukan yang disegel"
        before, expected = sealed, expected + 1
    if expected <= last:
        return f"entri {expected} sampai {last} tidak ada lagi"
    if expected > last + 1:
        return f"entri {last + 1} dan sesudahnya tidak ditulis oleh program ini"
    return None


def _holds(key: bytes, before: str, facts: Facts, sealed: str) -> bool:
    try:
        return are_equal(sealed, seal(key, before, facts))
    except (ValueError, RecursionError):  # what cannot be sealed never was
        return False


def are_equal(one: str, other: str) -> bool:
    """Say whether two seals are one, also where somebody wrote letters that no seal has.

    Examples:
        >>> are_equal("ab", "ab"), are_equal("é", "ab")
        (True, False)
    """
    return hmac.compare_digest(one.encode(), other.encode())
