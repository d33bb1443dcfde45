"""Every field that a layout can print of an office, as lines: for golden files.

What to look for in a difference: a figure that moved, a reason (behind `!`) in place of a figure,
a figure that lost its trace (`[85,00]` has one), a thing that leads elsewhere (`->`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.values import Series, Thing, Value, as_thing
from capaian.documents.scope.view import Item
from capaian.domain.value import Known, TextValue, Unavailable

DEEPEST_PATH = 6
"""Names of a path after which a thing that is made anew each time is followed no further."""
SHORT_SERIES = 5


def field_lines(scope: Scope, longest: int = SHORT_SERIES) -> Iterator[str]:
    """Yield every field of every thing that a path leads to, each thing where it is met first.

    Of a series with more things than `longest` the first and the last two are followed.
    """
    values = deque((name, scope.resolve(name)) for name in scope.world.roots)
    met: dict[object, Thing] = {}
    while values:
        path, value = values.popleft()
        yield f"{path}: {_written(value)}".rstrip()
        for place, thing in _things_at(path, value, longest):
            key = (
                (id(thing.view), id(thing.subject), thing.key)
                if isinstance(thing, Item)
                else place
            )
            if key not in met and place.count(".") < DEEPEST_PATH:
                met[key] = thing
                values.extend(
                    (f"{place}.{name}", thing.field(name) or "") for name in thing.names()
                )


def _things_at(path: str, value: Value, longest: int) -> list[tuple[str, Thing]]:
    if isinstance(value, Series):
        items = value.items if len(value.items) <= longest else value.items[:2] + value.items[-2:]
        return [(f"{path}.{item.key}", item) for item in items]
    thing = as_thing(value)
    return [(path, thing)] if thing else []


def _written(value: Value) -> str:
    if isinstance(value, Series):
        return f"-> {' '.join(item.key for item in value.items)}"
    if isinstance(value, Unavailable):
        return f"!{value.words}"
    if isinstance(value, Known | TextValue) and value.trace:
        return f"[{value.display}]"
    thing = as_thing(value)
    return f"-> {thing.key}" if thing else plain_text(value)
