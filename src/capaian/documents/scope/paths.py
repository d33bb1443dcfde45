"""Reading dotted paths and queries against the data.

A path: `iku-2.prior.change`. A query: `indicators where tier = II and is_key = ya`, which selects
the things of a series. Keys may contain dots (`nodes.V.2.1.money`): the longest key wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cached_property, lru_cache
from operator import ge, gt, le, lt
from types import MappingProxyType
from typing import Any, Final, Self, TypeVar

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import (
    ChosenWord,
    Series,
    Sign,
    Thing,
    ThingPattern,
    UnavailableThing,
    Value,
    absent,
    as_thing,
)
from capaian.documents.tree import Quotient
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.value import Known, TextValue, Unavailable

_MAX_NAMES_OFFERED: Final = 6
"""Where none is near."""

_NOTHING = "-"
_SERIES_WORDS = ("count", "first", "last", "own")
_YEARS = {"this": 0, "prior": -1, "next": 1}
"""Years of a series by their distance from that of the report,
so that texts need not name them.
"""


UNKNOWN_FIELD = "unknown_field"
"""Code of the issue about a name that no data could hold: a mistake of the layout,
not of the data.
"""


class UnknownNameError(Exception):
    """A path names something that no data could hold; turned into an `Issue` by the caller."""

    def __init__(
        self,
        path: str,
        name: str,
        candidates: tuple[str, ...] = (),
        *,
        message: str = "",
        remedy: str = "",
    ) -> None:
        """Keep the path, the part that is unknown,
        and in Indonesian what is wrong and what could be meant.

        Args:
            path: What was asked for.
            name: The part of it that is unknown.
            candidates: What could have stood there.
            message: What is wrong, where it is something else.
            remedy: What to write then.
        """
        super().__init__(path)
        self.path = path
        self.name = name
        self.nearest = (
            tuple(get_close_matches(name, candidates, n=3, cutoff=0.5))
            or candidates[:_MAX_NAMES_OFFERED]
        )
        self.message = message or f"Nama {name!r} tidak dikenal dalam {path!r}."
        self.remedy = remedy or (f"Yang ada: {', '.join(self.nearest)}." if self.nearest else "")

    def at(self, place: Place) -> Issue:
        """Return the issue about a name that stands at a place."""
        return Issue(Level.ERROR, UNKNOWN_FIELD, self.message, place, self.name, self.remedy)


_WITHOUT_FIELDS: Final = (str, Known, TextValue, Sign, Quotient)


@dataclass(frozen=True)
class Realm:
    """The data behind one paper, as paths and queries see them;
    what a first word leads to is made once.
    """

    facts: FactLog
    """Explanations of figures that no assessment explains."""
    roots: Mapping[str, Callable[[Any], Value]]
    """First words of paths, each with what makes its value from the data."""
    _opened: dict[str, Value] = field(default_factory=dict, kw_only=True)

    @cached_property
    def rehearsal(self) -> Self:
        """The same data with explanations of their own, which no paper prints."""
        return replace(self, facts=FactLog(self.facts.sources), _opened={})

    @property
    def year(self) -> int | None:
        """The year that series are dated from; `None` where things have no years."""
        return None

    def root(self, name: str) -> Value | None:
        """Return what a first word leads to; `None` if there is no such word."""
        read = self.roots.get(name)
        if read is not None and name not in self._opened:
            self._opened[name] = read(self)
        return self._opened.get(name)

    def named(self, name: str) -> Value | None:
        """Return a thing that needs no series before it; `None` if nothing has that name."""
        return None

    def first_words(self) -> tuple[str, ...]:
        """Every word that a path may begin with, for the nearest of a misspelt one."""
        return tuple(self.roots)


@dataclass(frozen=True)
class Scope:
    """Where names are looked up: local names first (`item`, `group`), then the data."""

    world: Realm
    local: Mapping[str, Value]

    def inside(self, **local: Value) -> Scope:
        """Return the scope with more local names."""
        return Scope(self.world, {**self.local, **local})

    def rehearsal(self) -> Scope:
        """Return a scope with the same names in which nothing that is read leaves a trace."""
        local = {name: pattern_of(value) or value for name, value in self.local.items()}
        return Scope(self.world.rehearsal, local)

    def resolve(self, path: str) -> Value:
        """Return what a path leads to.

        Raises:
            UnknownNameError: for a name that no data could hold.
        """
        names = path.split(".")
        start = self.local.get(names[0])
        for find in (
            self.world.root,
            self.world.named,
        ):  # what has a name of its own needs no series
            start = find(names[0]) if start is None else start
        if start is None:
            raise UnknownNameError(path, names[0], (*self.local, *self.world.first_words()))
        return self._follow(start, names[1:], path)

    def select(self, query: str) -> Series | Unavailable:
        """Return the things that a query selects, in the order that it asks for.

        Raises:
            UnknownNameError: for an unknown name, or a text that is no query.
        """
        parsed = read_query(query)
        if parsed is None:
            raise UnknownNameError(
                query, query, ("nama where bidang = nilai order bidang down first 3",)
            )
        found = self.resolve(parsed.path)
        self._check_fields(found, parsed, query)
        if isinstance(found, Unavailable):
            return found
        series = found if isinstance(found, Series) else _single(found, query)
        chosen = [
            i for i in series.items if all(self._holds(i, c, query) for c in parsed.conditions)
        ]
        return Series(series.kind, tuple(self._arrange(chosen, parsed)), like=pattern_of(found))

    def things(self, query: str) -> tuple[Thing, ...]:
        """Return the things of a query; none where there are no data.

        Raises:
            UnknownNameError: as `select` does.
        """
        series = self.select(query)
        return series.items if isinstance(series, Series) else ()

    def holds(self, condition: str) -> bool:
        """Say whether a path or query leads to data, other than `tidak`.

        Raises:
            UnknownNameError: for an unknown name.
        """
        parsed = read_query(condition)
        is_query = parsed is not None and bool(parsed.conditions)
        value: Value = self.select(condition) if is_query else self.resolve(condition)
        if isinstance(value, Series):
            return bool(value.items)
        return not isinstance(value, Unavailable) and plain_text(value) not in ("", "tidak")

    def field(self, thing: Thing, path: str) -> Value:
        """Return a field of a thing, or of what its fields lead to.

        Raises:
            UnknownNameError: for a name that the thing cannot have.
        """
        return self._follow(thing, path.split("."), path)

    def _check_fields(self, found: Value, parsed: Query, query: str) -> None:
        """Refuse fields of a query that the things asked of cannot have,
        though there may be none.
        """
        sample = found.items[0] if isinstance(found, Series) and found.items else pattern_of(found)
        if sample is not None:
            for condition in parsed.conditions:
                self._check_choice(sample, condition, query)
            if parsed.order:
                self._follow(sample, parsed.order.split("."), query)

    def _check_choice(self, item: Thing, condition: Condition, query: str) -> None:
        """Refuse a word that a closed list does not have: no thing could ever be chosen by it."""
        wanted = condition.value
        found = self._follow(item, condition.field.split("."), query)
        if condition.is_order or wanted == _NOTHING or wanted.startswith("$"):
            return
        if isinstance(found, ChosenWord) and wanted not in found.choices:
            raise UnknownNameError(query, wanted, found.choices)

    def _holds(self, item: Thing, condition: Condition, query: str) -> bool:
        found = self._follow(item, condition.field.split("."), query)
        wanted = condition.value
        other = self.resolve(wanted[1:]) if wanted.startswith("$") else wanted
        if condition.is_order:
            return condition.compare(_figure(found), _figure(other))
        equal = plain_text(found) == ("" if other == _NOTHING else plain_text(other))
        return equal is (condition.sign == "=")

    def _arrange(self, items: list[Thing], parsed: Query) -> list[Thing]:
        if not parsed.order:
            return items[: parsed.first]
        figures = {
            id(i): _figure(self._follow(i, parsed.order.split("."), parsed.path)) for i in items
        }
        return parsed.arrange([(item, figures[id(item)]) for item in items])

    def _follow(self, value: Value, names: list[str], path: str) -> Value:
        """Walk the rest of a path from a value."""
        rest = names
        lacking: UnavailableThing | None = None
        while rest:
            if isinstance(value, UnavailableThing) and value.like is not None:
                lacking, value = lacking or value, value.like
            if isinstance(value, Unavailable):
                return lacking or value
            if isinstance(value, Series):
                value, rest = self._into_series(value, rest, path)
            elif isinstance(value, _WITHOUT_FIELDS):
                raise UnknownNameError(path, rest[0])
            elif (found := value.field(rest[0])) is None:
                raise UnknownNameError(path, rest[0], value.names())
            else:
                value, rest = found, rest[1:]
        if lacking is None:
            return value
        like = value.like if isinstance(value, UnavailableThing) else value
        return replace(
            lacking, like=like if isinstance(like, Series) or like is None else as_thing(like)
        )

    def _into_series(self, series: Series, names: list[str], path: str) -> tuple[Value, list[str]]:
        if names[0] in _YEARS and self.world.year is not None:
            return self._into_year(series, names, self.world.year)
        found = _find_longest(series, names)
        if found is not None:
            return found
        if names[0] in _SERIES_WORDS:
            return self._series_word(series, names[0]), names[1:]
        if series.possible and (like := series.possible.get(names[0])) is not None:
            return absent(f"{series.kind} {names[0]}", like), names[1:]
        if not series.possible and (series.is_open or not series.items):
            return absent(f"{series.kind} {names[0]}", series.like), _behind_key(series, names)
        keys = (*series.possible, *(item.key for item in series.items))
        raise UnknownNameError(path, names[0], (*dict.fromkeys(keys), *_SERIES_WORDS, *_YEARS))

    def _into_year(self, series: Series, names: list[str], own: int) -> tuple[Value, list[str]]:
        """`spending.prior.all`: the thing whose key begins with the year;
        one without is no mistake.
        """
        year = str(own + _YEARS[names[0]])
        missing = absent(f"{series.kind} {year}", series.like)
        return _find_longest(series, [year, *names[1:]]) or (missing, _behind_key(series, names))

    def _series_word(self, series: Series, word: str) -> Value:
        if word == "count":
            return self.count(series)
        if word == "own":
            own = (item for item in series.items if item.field("is_own") == "ya")
            return next(own, absent(f"{series.kind} sendiri", series.like))
        if not series.items:
            return absent(series.kind, series.like)
        return series.items[0 if word == "first" else -1]

    def count(self, series: Series) -> Known:
        """Return how many things a series has, explained by their keys."""
        how = f"banyaknya {series.kind}: {', '.join(item.key for item in series.items)}"
        return self.world.facts.counted(f"Jumlah {series.kind}", len(series.items), how)


def _figure(value: Value) -> Decimal | None:
    """The figure of a value, or of a literal in a query; `None` where there is none."""
    if isinstance(value, Known):
        return value.value
    return read_literal(value) if isinstance(value, str) else None


def _single(value: Value, query: str) -> Series:
    """A thing stands for the series of itself."""
    thing = as_thing(value)
    if thing is None:
        raise UnknownNameError(query, query)
    return Series(thing.kind, (thing,))


def pattern_of(value: Value) -> Thing | None:
    """Return what a thing looks like that a value is or has, or would have; `None`: not known."""
    like = value.like if isinstance(value, UnavailableThing) else value
    if isinstance(like, Series):
        return like.like or (
            ThingPattern(like.kind, like.items[0].names()) if like.items else None
        )
    thing = None if like is None else as_thing(like)
    return (
        thing
        if thing is None or isinstance(thing, ThingPattern)
        else ThingPattern(thing.kind, thing.names())
    )


def _behind_key(series: Series, names: list[str]) -> list[str]:
    """The names behind a key that the data do not have; where keys hold dots,
    from the first field on.
    """
    fields = () if series.like is None else series.like.names()
    if fields and series.items and not any("." in item.key for item in series.items):
        return names[1:]
    return next((names[n:] for n in range(1, len(names)) if names[n] in fields), [])


def _find_longest(series: Series, names: list[str]) -> tuple[Value, list[str]] | None:
    """The thing whose key the most names make, for keys may hold dots, and the names behind it."""
    for length in range(len(names), 0, -1):
        thing = series.get(".".join(names[:length]))
        if thing is not None:
            return thing, names[length:]
    return None


def plain_text(value: Value) -> str:
    """Return a value as the text that conditions compare; empty where there is none."""
    if isinstance(value, str):
        return value
    if isinstance(value, Known | TextValue):
        return value.display
    if isinstance(value, Sign | Quotient):
        return value.words
    return "" if isinstance(value, Unavailable | Series) else value.key


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
        lasts = [figure for _, figure in known[: self.first][-1:]]
        reaches = ge if self.is_down else le
        return [item for item, figure in known if any(reaches(figure, last) for last in lasts)]


@lru_cache(maxsize=4_096)  # queries stand in layouts, and are asked of each thing
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
    conditions = tuple(
        Condition(m["field"], m["sign"], m["value"]) for m in found if m is not None
    )
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
    return (
        not condition.is_order
        or condition.value[0] == "$"
        or read_literal(condition.value) is not None
    )
