"""Properties that are computed when they are first read, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class LazyProperty(Generic[Value]):
    """What `functools.cached_property` is, without the lock that it takes before Python 3.12."""

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        """Keep how the value is computed."""
        self._compute = compute
        self.__doc__ = compute.__doc__
        self._name = compute.__name__

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...

    @overload
    def __get__(self, owner: object, kind: type) -> Value: ...

    def __get__(self, owner: object | None, kind: type) -> Self | Value:
        """Compute the value and leave it at its owner, where it is found before this is asked again."""
        if owner is None:
            return self
        value = self._compute(owner)
        owner.__dict__[self._name] = value
        return value


def lazy_property(compute: Callable[[Any], Value]) -> LazyProperty[Value]:
    """Make a method a property that is computed once for its owner."""
    return LazyProperty(compute)
