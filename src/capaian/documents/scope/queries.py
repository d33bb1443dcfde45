"""The text of a query: which things, under which conditions, in which order, how many.

`subactivities where owner != - order money.ratio first 2`: the two with the lowest share spent, and
those that tie with the second; `order money.ratio down` begins with the highest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from operator import ge, gt, le, lt
from types import MappingProxyType
from typing import TypeVar

# path where a = b and c < $d order field down first 2
_QUERY = re.compile(
    r"\s*(?P<path>\S+)(?:\s+where\s+(?P<where>.+?))?"
    r"(?:\s+order\s+(?P<order>[\w.-]+)(?P<down>\s+down)?)?(?:\s+first\s+(?P<first>\d+))?\s*\Z",
    re.DOTALL,
)
# tier = II, objective != -, ratio >= $iku-2.target
_CONDITION = re.compile(r"\s*(?P<field>[\w.-]+)\s*(?P<sign>!=|<=|>=|=|<|>)\s*(?P<value>.+?)\s*\Z")
_ORDERS: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {"<": lt, ">": gt, "<=": le, ">=": ge}
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a field with a text, a figure, or another path (`$path`)."""

    field: str
    sign: str
    value: str

    @property
    def is_order(self) -> bool:
        """Whether figures are compared rather than texts."""
        return self.sign in _ORDERS

    def compare(self, left: Decimal | None, right: Decimal | None) -> bool:
        """Say whether the order holds; never where one of the figures is missing."""
        return left is not None and right is not None and _ORDERS[self.sign](left, right)


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart."""

    path: str
    conditions: tuple[Condition, ...] = ()
    order: str = ""
    """Field with the figure to sort by."""
    is_down: bool = False
    first: int | None = None

    def arrange(self, pairs: Sequence[tuple[T, Decimal | None]]) -> list[T]:
        """Return things in order, those without a figure last, never among the first few.

        What ties with the last of the first few belongs to them.
        """
        known = [(item, figure) for item, figure in pairs if figure is not None]
        known.sort(key=lambda pair: -pair[1] if self.is_down else pair[1])
        if self.first is None:
            return [item for item, _ in known] + [item for item, figure in pairs if figure is None]
        kept = known[: self.first]
        return [item for item, figure in known if kept and self._reaches(figure, kept[-1][1])]

    def _reaches(self, figure: Decimal, last: Decimal) -> bool:
        return figure >= last if self.is_down else figure <= last


def read_query(text: str) -> Query | None:
    """Return a query taken apart; `None` for a text that is none.

    Examples:
        >>> read_query("indicators where tier = II order gap first 1").first
        1
        >>> read_query("indicators where nothing") is None
        True
    """
    match = _QUERY.match(text)
    if match is None:
        return None
    parts = re.split(r"\s+and\s+", match["where"]) if match["where"] else []
    found = [_CONDITION.match(part) for part in parts]
    conditions = tuple(Condition(m["field"], m["sign"], m["value"]) for m in found if m is not None)
    if len(conditions) < len(found) or not all(map(_is_comparable, conditions)):
        return None
    first = int(match["first"]) if match["first"] else None
    return Query(match["path"], conditions, match["order"] or "", bool(match["down"]), first)


def read_literal(text: str) -> Decimal | None:
    """Return a figure written in a query (`100`, `99.4`); `None` for words."""
    try:
        figure = Decimal(text)
    except InvalidOperation:
        return None
    return figure if figure.is_finite() else None


def _is_comparable(condition: Condition) -> bool:
    """Words have no order."""
    return not condition.is_order or condition.value[0] == "$" or read_literal(condition.value) is not None
