"""What is true of a text as a whole, worked out once: it may name a time thousands of times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from capaian.dossier.intake.time_words import YEAR

_WORD: Final = re.compile(r"[^\W\d_]+")
_YEAR: Final = re.compile(rf"(?<![0-9]){YEAR}(?![0-9])")
_SHORT: Final = 3
"""Words of a text that tells of nothing but a time."""


@dataclass(frozen=True)
class SpeltText:
    """A text in small letters, with its words."""

    text: str
    fills: frozenset[str]
    """Words that may stand within a span of time."""

    @cached_property
    def words(self) -> tuple[re.Match[str], ...]:
        """Its words of letters."""
        return tuple(_WORD.finditer(self.text))

    @cached_property
    def is_of_time(self) -> bool:
        """Whether it has little beside a time, or a year."""
        is_short = sum(len(word[0]) > 1 for word in self.words) <= _SHORT
        return is_short or _YEAR.search(self.text) is not None

    @cached_property
    def last_gap(self) -> int:
        """Where its last word is parted from what stands before."""
        return self.text.rfind(" ", 0, self.words[-1].start()) if self.words else -1

    @cached_property
    def first(self) -> re.Match[str] | None:
        """Its first word that fills no span."""
        return next((word for word in self.words if word[0] not in self.fills), None)

    def first_before(self, at: int) -> str:
        """Return its first word that fills no span, if that stands before a place; else nothing."""
        return self.first[0] if self.first is not None and self.first.start() < at else ""
