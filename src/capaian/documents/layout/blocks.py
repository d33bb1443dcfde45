"""Which blocks a layout has or could hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from capaian.documents.layout.model import EachSpec, Layout, TextSpec
from capaian.documents.layout.specs import BlockSpec
from capaian.documents.narrative.fields import FIELD


def walk_specs(specs: Iterable[BlockSpec]) -> Iterator[BlockSpec]:
    """Yield every block of a layout, those inside repeated ones too."""
    for spec in specs:
        yield spec
        if isinstance(spec, EachSpec):
            yield from walk_specs(spec.blocks)


def texts_alone(layout: Layout) -> Layout:
    """Return a layout with no other blocks than its texts."""
    return layout.model_copy(update={"blocks": (*_texts_in(layout.blocks),)})


def _texts_in(specs: Iterable[BlockSpec]) -> Iterator[BlockSpec]:
    for spec in specs:
        if isinstance(spec, TextSpec):
            yield spec
        elif isinstance(spec, EachSpec) and (own := (*_texts_in(spec.blocks),)):
            yield spec.model_copy(update={"blocks": own})


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
