"""Every field that a paper can print of three invented offices, small enough to follow with pen and paper.

What to look for in a difference: a figure that moved, a reason (behind `!`) in place of a figure, a figure
that lost its trace (`[85,00]` has one), a thing that leads elsewhere. A thing is written where a path comes
to it first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.unit.documents import cast
from tests.unit.documents import legal_cast as legal

from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.roots import ROOTS
from capaian.documents.scope.values import Series, Thing, Value, as_thing
from capaian.domain.value import Known, TextValue, Unavailable

FOLDER = Path(__file__).parent / "scopes"
SCOPES = {
    "lengkap": cast.scope(cast.rich()),
    "serba-kurang": cast.scope(cast.small()),
    "naskah-hukum": legal.scope(as_of=legal.SEMESTER),
}


@pytest.mark.parametrize("name", SCOPES)
def test_every_field_of_an_office(name: str, golden: Golden) -> None:
    golden.check("\n".join(_Fields().of_roots(SCOPES[name])) + "\n", FOLDER / f"{name}.txt")


class _Fields:
    """Fields of things as lines, each thing once."""

    def __init__(self) -> None:
        self._written: dict[tuple[str, ...], str] = {}

    def of_roots(self, scope: Scope) -> Iterator[str]:
        """Yield what first words lead to, then the fields of those things, each with what hangs on it."""
        values = {name: scope.resolve(name) for name in ROOTS}
        members = [(f"{name}.{item.key}", item) for name, value in values.items() for item in _members(value)]
        for path, thing in members:
            self._written.setdefault(_face(thing), path)
        for name, value in values.items():
            yield f"{name}{self._words(value)}"
        for path, thing in members:
            yield from self._thing(path, thing)

    def _thing(self, path: str, thing: Thing) -> Iterator[str]:
        yield f"\n{path}"
        parts: list[tuple[str, Thing]] = []
        for name in thing.names():
            value = thing.field(name)
            assert value is not None, f"{path}.{name}"
            for item in _members(value):
                place = f"{path}.{name}.{item.key}" if isinstance(value, Series) else f"{path}.{name}"
                if self._written.setdefault(_face(item), place) == place:
                    parts.append((place, item))
            yield f"  {name}{self._words(value)}"
        for place, item in parts:
            yield from self._thing(place, item)

    def _words(self, value: Value) -> str:
        """What a field says, or the things that it leads to."""
        if isinstance(value, Unavailable):
            return f": !{value.words}"
        things = [self._written.get(_face(item), "?") for item in _members(value)]
        if things or isinstance(value, Series):
            return f" -> {', '.join(things)}".rstrip()
        if isinstance(value, Known | TextValue) and value.trace:
            return f": [{value.display}]"
        return f": {plain_text(value)}".rstrip()


def _members(value: Value) -> tuple[Thing, ...]:
    if isinstance(value, Series):
        return value.items
    thing = None if isinstance(value, Unavailable) else as_thing(value)
    return () if thing is None else (thing,)


def _face(thing: Thing) -> tuple[str, ...]:
    """What tells a thing from others of its kind: its key, its texts and its figures with their traces."""
    values = [thing.field(name) for name in thing.names()]
    plain = [value for value in values if isinstance(value, str | Known | TextValue)]
    return (thing.kind, thing.key, *(f"{plain_text(value)} {getattr(value, 'trace', '')}" for value in plain))
