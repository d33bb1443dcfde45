"""Which fields the things of one class have, declared as a table of attribute paths and functions.

A field that an attribute holds already is declared by its path (`"period.label"`); what has to be
looked up or worked out is a function of the subject and the world. A test holds every path against
the classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from capaian.documents.scope.values import (
    GivenValue,
    Series,
    ThingPattern,
    Value,
    absent,
    as_value,
    records,
)
from capaian.documents.scope.world import World

T = TypeVar("T")
Reader = Callable[[T, World], GivenValue]
"""Reads one field of a subject."""
AnyReader = Callable[[Any, World], GivenValue]
"""Reads an attribute whose class the view declares; the test of paths knows which."""


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A thing seen through a view: its fields are read when they are needed."""

    key: str
    subject: T
    view: View[T]
    world: World

    @property
    def kind(self) -> str:
        """Word for the kind, from the view."""
        return self.view.kind

    def names(self) -> tuple[str, ...]:
        """Fields of the view."""
        return tuple(self.view.fields)

    def field(self, name: str) -> Value | None:
        """Read one field of the subject."""
        read = self.view.fields.get(name)
        return None if read is None else as_value(read(self.subject, self.world), name)


class View(Generic[T]):
    """Which fields things of one class have, and how each is read.

    Args:
        subject: The class.
        kind: Word for such a thing, for messages.
        paths: Attributes that are fields under their last name, parted by blanks: `code
            unit.label`.
        fields: Other fields: the path of an attribute, or a function.
    """

    def __init__(
        self, subject: type[T], kind: str, paths: str = "", /, **fields: str | Reader[T]
    ) -> None:
        """Declare the fields."""
        named = {path.rpartition(".")[2]: path for path in paths.split()}
        self.subject = subject
        self.kind = kind
        self.paths: Mapping[str, str] = named | {
            n: p for n, p in fields.items() if isinstance(p, str)
        }
        self.fields: Mapping[str, Reader[T]] = {
            name: _attribute(field) if isinstance(field, str) else field
            for name, field in (named | fields).items()
        }
        self.pattern = ThingPattern(kind, tuple(self.fields))

    def of(self, key: str, subject: T, world: World) -> Item[T]:
        """Return the subject as a thing."""
        return Item(key, subject, self, world)

    def given(self, key: str, subject: T | None, world: World) -> Value:
        """Return the subject as a thing; unavailable where there is none."""
        return absent(self.kind, self.pattern) if subject is None else self.of(key, subject, world)

    def series(
        self,
        subjects: Iterable[T],
        world: World,
        key: str = "",
        *,
        kind: str = "",
        is_open: bool = False,
    ) -> Series:
        """Return subjects as a series, known by an attribute of theirs, or numbered from 1."""
        known = tuple(subjects)
        keys = map(attrgetter(key), known) if key else range(1, len(known) + 1)
        items = (
            self.of(str(own), subject, world) for own, subject in zip(keys, known, strict=True)
        )
        return Series(kind or self.kind, tuple(items), is_open, self.pattern)


def _attribute(path: str) -> AnyReader:
    read: Callable[[object], GivenValue] = attrgetter(path)
    return lambda subject, world: read(subject)


# --- readers that views share --------------------------------------------------------------


def through(find: Callable[[Any, World], object], path: str) -> AnyReader:
    """Read an attribute of what is found for a subject."""
    read: Callable[[object], GivenValue] = attrgetter(path)
    return lambda subject, world: read(find(subject, world))


def post(path: str) -> AnyReader:
    """Read the name of the post whose id an attribute holds."""
    read = attrgetter(path)
    return lambda subject, world: world.post_name(read(subject))


def linked(series: str, path: str) -> AnyReader:
    """Read the thing of a series whose key an attribute holds."""
    read = attrgetter(path)

    def reader(subject: object, world: World) -> Value:
        key = read(subject)
        return world.find(series, None if key is None else str(key))

    return reader


def matching(series: str, field: str, path: str, **fixed: str) -> AnyReader:
    """Read the things of a series whose field equals an attribute,
    and whose other fields equal words.
    """
    read = attrgetter(path)

    def reader(subject: object, world: World) -> Value:
        fields = {field: str(read(subject)), **fixed}
        return world.select(
            series, lambda thing: all(thing.field(n) == word for n, word in fields.items())
        )

    return reader


def nested(view: View[Any], path: str, missing: str = "") -> AnyReader:
    """Read what an attribute holds as a thing of its own;
    words for what is absent where it holds nothing.
    """
    read = attrgetter(path)

    def reader(subject: object, world: World) -> Value:
        inner = read(subject)
        return absent(missing, view.pattern) if inner is None else view.of(path, inner, world)

    return reader


def listed(view: View[Any], path: str, key: str = "", *, is_open: bool = False) -> AnyReader:
    """Read what an attribute lists as a series, known by an attribute or numbered."""
    read = attrgetter(path)
    return lambda subject, world: view.series(read(subject), world, key, is_open=is_open)


def lines(kind: str, path: str) -> AnyReader:
    """Read plain lines as a series, known by their 1-based number."""
    read = attrgetter(path)
    return lambda subject, world: records(
        kind, ({"text": words, "name": words} for words in read(subject))
    )


def texts_by_name(kind: str, names: Iterable[str]) -> Series:
    """Return names as a series, each known by itself."""
    return records(kind, ({"text": name, "name": name} for name in names), "name")
