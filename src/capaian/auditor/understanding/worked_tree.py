"""The tree of a working: figures joined by signs of arithmetic, as brackets and the order of signs tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.worked_signs import Sign, Token


@dataclass(frozen=True, slots=True)
class Joined:
    """Two parts of a working with the sign between them."""

    sign: Sign
    left: Node
    right: Node


Node = PrintedNumber | Joined
DEEPEST: Final = 20
"""Brackets within each other; what has more is no working that anybody printed."""


def read_tree(tokens: Sequence[Token]) -> Joined | None:
    """Return the tree of tokens that are one working from end to end; `None` if they are none."""
    reader = _Reader(tokens)
    tree = reader.sum()
    return tree if isinstance(tree, Joined) and reader.is_at_end else None


@dataclass
class _Reader:
    """Reads tokens from left to right; what is no working is `None`."""

    tokens: Sequence[Token]
    place: int = 0
    depth: int = 0
    """Brackets around what is read now."""

    @property
    def is_at_end(self) -> bool:
        return self.place == len(self.tokens)

    def sum(self) -> Node | None:
        left = self._product()
        while left is not None and (sign := self._take(Sign.PLUS, Sign.MINUS)):
            left = _join(sign, left, self._product())
        return left

    def _product(self) -> Node | None:
        left = self._factor()
        while left is not None and (sign := self._take(Sign.TIMES, Sign.OVER)):
            left = _join(sign, left, self._factor())
        return left

    def _factor(self) -> Node | None:
        if self._take(Sign.FRACTION):
            return _join(Sign.OVER, self._bracket(), self._bracket())
        if not self.is_at_end and self.tokens[self.place].sign is Sign.OPEN:
            return self._bracket()
        if not self.is_at_end and (number := self.tokens[self.place].number) is not None:
            self.place += 1
            return number
        return None

    def _bracket(self) -> Node | None:
        if self.depth == DEEPEST or not self._take(Sign.OPEN):
            return None
        self.depth += 1
        inner = self.sum()
        self.depth -= 1
        return inner if self._take(Sign.CLOSE) else None

    def _take(self, *signs: Sign) -> Sign | None:
        if self.is_at_end or self.tokens[self.place].sign not in signs:
            return None
        self.place += 1
        return self.tokens[self.place - 1].sign


def _join(sign: Sign, left: Node | None, right: Node | None) -> Node | None:
    return None if left is None or right is None else Joined(sign, left, right)
