"""What commands found out about an installation, for whoever asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found out about a log."""

    broken: str | None
    """What is wrong with the first entry that is not as it was written; `None`: all are."""
    unguarded: str | None
    """Which trigger no longer protects the log, or is not ours; `None`: all are as they were made."""
    damaged: Sequence[str]
    """Files of evidence that are not as they were kept, by name; they are read where all else holds."""
    point: str
    """Where the log ends, to be noted down and held against it later; empty: nothing stands in it."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """An installation that was put back."""

    entries: int
    """How many its log has."""
    is_checked: bool
    """The log is as it was written; otherwise it was not verified."""
    damaged: tuple[str, ...] = ()
    """Hashes by which evidence is called that had another content when it was kept."""
