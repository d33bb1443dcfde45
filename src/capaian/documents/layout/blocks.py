"""Which blocks a layout has or could hold, and which keys they know."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import get_args

from capaian.documents.layout.model import AnyBlock, EachSpec, Layout
from capaian.documents.layout.specs import BlockSpec, Shape
from capaian.documents.narrative.fields import FIELD


def walk_specs(specs: Iterable[BlockSpec]) -> Iterator[BlockSpec]:
    """Yield every block of a layout, those inside repeated ones too."""
    for spec in specs:
        yield spec
        if isinstance(spec, EachSpec):
            yield from walk_specs(spec.blocks)


def could_hold(specs: Iterable[BlockSpec], target: str, codes: Collection[str]) -> bool:
    """Say whether a layout has a block of an id; fields of an id stand for one of the codes."""
    return any(_matches(spec.id, target, codes) for spec in walk_specs(specs) if spec.id)


def _matches(template: str, target: str, codes: Collection[str]) -> bool:
    filled = fields_filled(template, target)
    return filled is not None and all(code in codes for code in filled)


def fields_filled(template: str, target: str) -> Sequence[str] | None:
    """Return what the fields of a template would have to be for it to become a text; `None`: it cannot.

    Examples:
        >>> fields_filled("survei-{{ survey.id }}", "survei-skm"), fields_filled("iku", "survei-skm")
        (('skm',), None)
    """
    fixed = FIELD.split(template)[::2]
    found = re.fullmatch("(.+)".join(map(re.escape, fixed)), target)
    return None if found is None else found.groups()


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
