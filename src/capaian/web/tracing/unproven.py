"""What a figure rests on without evidence, by the forms to which that would be attached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.models import PostForm
from capaian.web.tracing.tree import Leaf, Node


@dataclass(frozen=True, slots=True)
class Place:
    """A form to which evidence would be attached."""

    form: PostForm
    name: str
    slug: str
    """The post in addresses."""


@dataclass(frozen=True, slots=True)
class Unproven:
    """Values below a figure to which no evidence is linked."""

    is_all: bool
    """None of them has any."""
    places: tuple[Place, ...]
    """Their forms, by quarter."""


def find_unproven(root: Node | None, forms: Forms) -> Unproven | None:
    """Return which forms below a figure tell values without evidence; `None` where none does.

    Args:
        root: The tree of the figure, grown with the evidence that whoever asks may see.
        forms: All of the year.
    """
    leaves = [*_leaves(root)] if root else []
    lacking = {(form.post, form.period): form for leaf in leaves if leaf.is_unproven and (form := leaf.form)}
    if not lacking:
        return None
    told = sorted(lacking.values(), key=lambda form: form.period)
    places = (Place(form, forms.name_of(form.post), form.post or NO_POST) for form in told)
    return Unproven(not any(leaf.proofs for leaf in leaves), tuple(places))


def _leaves(node: Node) -> Iterator[Leaf]:
    if node.leaf is not None:
        yield node.leaf
    for each in node.inputs:
        yield from _leaves(each)
