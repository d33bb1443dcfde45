"""Things seen through a view: which fields the things of one class have, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from capaian.documents.scope.values import Value
from capaian.documents.scope.world import World

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A thing seen through a view: its fields are read when asked for."""

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
        return None if read is None else read(self.subject, self.world)


@dataclass(frozen=True, slots=True)
class View(Generic[T]):
    """Which fields things of one class have, and how each is read."""

    kind: str
    fields: Mapping[str, Callable[[T, World], Value]]

    def of(self, key: str, subject: T, world: World) -> Item[T]:
        """Return the subject as a thing."""
        return Item(key, subject, self, world)
