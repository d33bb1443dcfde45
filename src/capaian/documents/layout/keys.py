"""Which keys may stand at a place of a layout: for the remedy of a misspelt one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from capaian.documents.layout.model import AnyBlock, Layout
from capaian.documents.layout.table_specs import Shape

_OWN = ("origin", "places")
"""Keys that the reader gives, not the office."""


def known_keys(location: Sequence[int | str]) -> tuple[str, ...]:
    """Return the keys of the mapping that a path of the checker leads to; none where it leads nowhere.

    Examples:
        >>> known_keys(("blocks", 3, "formula", "componen"))[-2:]
        ('block', 'component')
    """
    shape: type[Shape] | None = Layout
    for part in location[:-1]:
        shape = _step(shape, part)
        if shape is None:
            return ()
    return () if shape is None else tuple(name for name in shape.model_fields if name not in _OWN)


def _step(shape: type[Shape] | None, part: int | str) -> type[Shape] | None:
    if isinstance(part, int) or part in _BLOCKS:
        return _BLOCKS.get(str(part), shape)
    found = None if shape is None else shape.model_fields.get(part)
    if found is None:
        return shape
    return next(_shapes(found.annotation), None)


def _shapes(annotation: object) -> Iterator[type[Shape]]:
    """Yield the shapes that an annotation is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for inner in get_args(annotation):
        yield from _shapes(inner)


def _tags() -> Mapping[str, type[Shape]]:
    """Kinds of blocks by the word that names them."""
    blocks = _shapes(AnyBlock)
    return {get_args(block.model_fields["block"].annotation)[0]: block for block in blocks}


_BLOCKS = _tags()
