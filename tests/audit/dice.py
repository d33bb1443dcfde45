"""Choices that are the same in every run: everything follows from the seed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")


class Dice:
    """Chooses by hashes of a seed and a counter."""

    def __init__(self, *seed: object) -> None:
        self._seed = repr(seed)
        self._thrown = 0

    def below(self, limit: int) -> int:
        self._thrown += 1
        digest = hashlib.sha256(f"{self._seed} {self._thrown}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def one_of(self, choices: Sequence[_T]) -> _T:
        return choices[self.below(len(choices))]

    def shuffled(self, choices: Sequence[_T]) -> list[_T]:
        rest, mixed = list(choices), []
        while rest:
            mixed.append(rest.pop(self.below(len(rest))))
        return mixed
