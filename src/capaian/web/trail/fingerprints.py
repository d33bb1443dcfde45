"""Seals: the chain of the log, and keyed fingerprints of what rows said when the program wrote them last.

Each entry is sealed together with the seal before it: who changes, removes, inserts or exchanges entries
would have to seal all that follow, and cannot without the key, which lies apart from the database. Which rows
have a fingerprint is a table (`settings.SEALED_KINDS`), a line for each kind. Who records a deed names the
rows that it wrote; whoever changes one past the program leaves its fingerprint behind.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.db import DatabaseError
from django.utils.module_loading import import_string

from capaian.rules.facts import gather
from capaian.web.trail.models import Entry

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


UNREADABLE: Final = (DatabaseError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What reading a table raises, or a value that the program cannot have written; SQLite keeps any."""
SEALS_BEGUN: Final = "seals.begun"
"""Action of the entry that took what was there before rows had fingerprints."""
BEGUN_SUBJECT: Final = "sidik jari"
"""Its subject, by which it is found at once."""


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A row, or several that are sealed as one, as it is in the database now."""

    key: int
    label: str
    """What people call it."""
    facts: object
    """What is sealed of it, in values that JSON has or `str` writes."""
    values: bytes | None = None
    """What is sealed of it besides, and kept by its hash, so that a difference can be named."""


@dataclass(frozen=True, slots=True)
class SealedKind:
    """Rows that are sealed alike."""

    words: str
    """In Indonesian: `Akun`."""
    rows: Callable[[Collection[int] | None], Iterable[SealedRow]]
    """Those with some keys; `None`: all."""
    keep: Callable[[SealedRow, str], None] | None = None
    """Notes the fingerprint beside the row, where pages compare it."""
    explain: Callable[[SealedRow, str], Sequence[str]] = lambda row, fingerprint: ()
    """Names what differs from what the fingerprint is of."""


def sealed_kinds() -> Mapping[str, SealedKind]:
    """Return the kinds by the names that the log calls them by."""
    kinds: Mapping[str, SealedKind] = import_string(settings.SEALED_KINDS)
    return kinds


def fingerprint(key: bytes, name: str, row: SealedRow) -> str:
    """Return the fingerprint of a row: nobody makes or reads one without the key of the trail.

    Behind a colon stands the hash of what is kept of it.
    """
    kept = "" if row.values is None else sha256(row.values).hexdigest()
    text = json.dumps([name, row.facts, kept], default=str, sort_keys=True, separators=(",", ":"))
    made = hmac.new(key, text.encode(), sha256).hexdigest()
    return f"{made}:{kept}" if kept else made


def seal_rows(key: bytes, names: Sequence[str]) -> dict[str, str | None]:
    """Return the fingerprints of rows as they are now, by name; `None`: the row is gone."""
    found: dict[str, str | None] = dict.fromkeys(names)
    parts = (name.partition("/") for name in names)
    for one, numbers in gather((kind, int(number)) for kind, _, number in parts).items():
        sealed = sealed_kinds()[one]
        for row in sealed.rows(numbers):
            own = f"{one}/{row.key}"
            found[own] = made = fingerprint(key, own, row)
            if sealed.keep is not None:
                sealed.keep(row, made)
    return found


def is_begun() -> bool:
    """Say whether all rows have fingerprints: the log began with them, or took what was there."""
    first = Entry.objects.filter(number=1, sealed__isnull=False)
    return first.exists() or Entry.objects.filter(subject=BEGUN_SUBJECT, action=SEALS_BEGUN).exists()


def compare_rows(key: bytes) -> list[str]:
    """Return in Indonesian which rows are otherwise than the log has them, gone, or unknown to it.

    The log itself is sound; until it has begun with fingerprints, it may know nothing of a row.
    """
    last: dict[str, tuple[str | None, int]] = {}
    entries = Entry.objects.filter(sealed__isnull=False).order_by("number").values_list("number", "sealed")
    for number, sealed in entries.iterator(chunk_size=2_000):
        last |= {name: (made, number) for name, made in (sealed or {}).items()}
    changed, begun = list[str](), is_begun()
    for name, kind in sealed_kinds().items():
        try:
            rows = [*kind.rows(None)]
        except UNREADABLE:
            changed.append(
                f"{kind.words}: tabelnya hilang, atau memuat isi yang tidak mungkin ditulis program ini"
            )
            last = {own: each for own, each in last.items() if not own.startswith(f"{name}/")}
            continue
        for row in rows:
            own = f"{name}/{row.key}"
            made, number = last.pop(own, (None, 0))
            if made is None:
                changed += [f"{kind.words} {row.label}: tidak ada dalam catatan"] if begun else []
            elif not are_equal(made, fingerprint(key, own, row)):
                more = ", ".join(kind.explain(row, made)) or f"bukan yang dicatat pada entri {number}"
                changed.append(f"{kind.words} {row.label}: {more}")
    for own, (made, number) in last.items():
        if made is not None:
            words = sealed_kinds()[own.partition("/")[0]].words
            changed.append(f"{words} nomor {own.partition('/')[2]}, dicatat pada entri {number}: hilang")
    return changed
