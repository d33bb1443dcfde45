"""Trees of boxes: organisation charts and performance trees,
divided so that each part fits a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.layout.specs import DiagramSpec
from capaian.documents.scope.paths import plain_text
from capaian.documents.scope.values import Thing
from capaian.documents.tree import Box, Diagram, Direction, LinkKind, Text, Width
from capaian.documents.tree_sizes import DRAWING_WIDTHS, divide

_YES: Final = "ya"


def compose_diagram(spec: DiagramSpec, desk: Desk) -> list[Part]:
    """Return the things of a series as boxes below the box that each names as parent."""
    caption = desk.inlines(spec.caption)
    things = desk.things_of(spec, caption)
    if not things:
        return []
    roots = _Forest(spec, desk, things).boxes("")
    whole = roots[0] if len(roots) == 1 else Box("", children=roots)
    drawings = divide(whole, spec.width) if spec.split else (whole,)
    name, width = desk.block_id(spec, "bagan"), _settled_width(drawings, spec)
    diagrams: list[Part] = []
    for place, root in enumerate(drawings, start=1):
        part = (Text(f" (bagian {place} dari {len(drawings)})"),) if drawings[1:] else ()
        diagrams.append(
            Diagram(
                id=name if place == 1 else f"{name}-bagian-{place}",
                label="",
                caption=(*caption, *part),
                root=root,
                alt=f"Bagan pohon. {_describe(root)}",
                width=width,
                direction=spec.direction,
            )
        )
    return diagrams


@dataclass(frozen=True, slots=True)
class _Forest:
    """The boxes of a series while they are made."""

    spec: DiagramSpec
    desk: Desk
    things: tuple[Thing, ...]

    def boxes(self, parent: str) -> tuple[Box, ...]:
        """The boxes below the box of a key; the roots for no key."""
        keys = {item.key for item in self.things}
        # A thing whose parent is not itself in the series is a root.
        pairs = ((item, _field(item, "parent")) for item in self.things)
        return tuple(
            self._box(item) for item, above in pairs if (above if above in keys else "") == parent
        )

    def _box(self, item: Thing) -> Box:
        spec, inner = self.spec, self.desk.inside(item=item)
        link = self._named(item, spec.link)
        return Box(
            title=inner.words(spec.title) if spec.title else _field(item, "name"),
            note=inner.words(spec.note) if spec.note else _field(item, "note"),
            children=(
                *self.boxes(item.key),
                *(self._partner(p, inner) for p in inner.things(spec.partners)),
            ),
            dashed=_field(item, "dashed") == _YES,
            lines=inner.filled(spec.lines),
            link=LinkKind(link) if link in tuple(LinkKind) else LinkKind.PLAIN,
            proposed=self._named(item, spec.proposed) == _YES,
        )

    def _partner(self, thing: Thing, desk: Desk) -> Box:
        spec, inner = self.spec, desk.inside(partner=thing)
        return Box(
            title=inner.words(spec.partner),
            dashed=True,
            lines=inner.filled(spec.partner_lines),
            link=LinkKind.PARTNER,
            proposed=self._named(thing, spec.partner_proposed) == _YES,
        )

    def _named(self, item: Thing, name: str) -> str:
        """Return a field that the layout names."""
        return plain_text(self.desk.scope.field(item, name)) if name else ""


def _field(item: Thing, name: str) -> str:
    return plain_text(item.field(name) or "")


# --- dividing ------------------------------------------------------------------------------


_UPRIGHT_BOX: Final = 120
"""CSS pixels of a box, with the gap beside it, in which words of posts stand without being cut."""


def _settled_width(drawings: Sequence[Box], spec: DiagramSpec) -> Width:
    """Return the width of a drawing: a wide one that is small needs no page turned for it."""
    is_small = all(_across(root) * _UPRIGHT_BOX <= DRAWING_WIDTHS[Width.FULL] for root in drawings)
    is_turned = spec.width is Width.LANDSCAPE and spec.direction is Direction.DOWN
    return Width.FULL if is_turned and is_small else spec.width


def _across(box: Box) -> int:
    """Count the boxes that stand side by side at the foot of a tree."""
    return sum(map(_across, box.children)) or 1


# --- words ---------------------------------------------------------------------------------


def _describe(box: Box) -> str:
    if not box.children:
        return ""
    names = ", ".join(child.title + _remarks(child) for child in box.children)
    own = f"Di bawah {box.title}: {names}. " if box.title else f"{names}. "
    return own + "".join(_describe(child) for child in box.children)


def _remarks(box: Box) -> str:
    remarks = [remark for remark in (box.note, *box.lines, box.link_words) if remark]
    return f" ({'; '.join(remarks)})" if remarks else ""
