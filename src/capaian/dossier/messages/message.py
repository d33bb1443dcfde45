"""One entry of the catalogue of messages."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.domain.issue import Level


@dataclass(frozen=True, slots=True)
class Message:
    """What is said of one kind of problem."""

    text: str
    """What happened and why it matters; `{...}` are words that the reader fills in."""
    remedy: str
    """What to do."""
    level: Level = Level.ERROR
