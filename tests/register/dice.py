"""Figures that follow from a seed, the same on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A row of figures."""

    def __init__(self, seed: int) -> None:
        self._seed, self._thrown = seed, 0

    def below(self, most: int) -> int:
        """A figure from nought, less than that."""
        self._thrown += 1
        thrown = hashlib.sha256(f"{self._seed} {self._thrown}".encode()).digest()
        return int.from_bytes(thrown[:8]) % most

    def one_of(self, things: Sequence[T]) -> T:
        """One of them."""
        return things[self.below(len(things))]
