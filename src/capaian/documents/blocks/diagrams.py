"""Trees of boxes: organisation charts and performance trees, divided so that each part fits a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.blocks.forms import filled, things_of
from capaian.documents.layout.form_specs import DiagramSpec
from capaian.documents.scope.paths import plain_text
from capaian.documents.scope.values import Series, Thing, Value
from capaian.documents.tree import (
    PROPOSED_WORD,
    Box,
    Cell,
    Column,
    Diagram,
    Direction,
    HeadCell,
    Inlines,
    LinkKind,
    Row,
    Table,
    Text,
    Width,
)
from capaian.documents.tree_columns import ACROSS
from capaian.documents.tree_parts import divide

_YES: Final = "ya"


def compose_diagram(spec: DiagramSpec, desk: Desk) -> list[Part]:
    """Return the things of a series as boxes below the box that each names as parent.

    Raises:
        UnknownNameError: for a name that no data could hold.
    """
    series = desk.select(spec.items)
    caption = desk.inlines(spec.caption)
    if not isinstance(series, Series) or not series.items:
        desk.omit(spec, caption, query=spec.items)
        return []
    roots = _Forest(spec, desk, series).boxes("")
    drawings = _drawings(roots, spec)
    name = desk.block_id(spec, "bagan")
    linked = spec.links and any(root.children for root in roots)
    width = _settled_width(drawings, spec)
    table = _link_table(roots, f"{name}-hubungan", spec, desk) if linked else None
    source = desk.inlines(spec.source)
    parts: list[Part] = [
        Diagram(
            id=name if place == 1 else f"{name}-bagian-{place}",
            label="",
            caption=_caption(caption, place, len(drawings)),
            root=root,
            alt=_alt(root, table),
            source=source,
            width=width,
            direction=spec.direction,
            data_table=None if table is None else table.id,
        )
        for place, root in enumerate(drawings, start=1)
    ]
    return parts if table is None else [*parts, table]


@dataclass(frozen=True, slots=True)
class _Forest:
    """The boxes of a series while they are made."""

    spec: DiagramSpec
    desk: Desk
    series: Series

    def boxes(self, parent: str) -> tuple[Box, ...]:
        """The boxes below the box of a key; the roots for no key."""
        keys = {item.key for item in self.series.items}
        below = (item for item in self.series.items if _parent(item, keys) == parent)
        return tuple(map(self._box, below))

    def _box(self, item: Thing) -> Box:
        spec, inner = self.spec, self.desk.inside(item=item)
        return Box(
            title=inner.words(spec.title) if spec.title else _field(item, "name"),
            note=inner.words(spec.note) if spec.note else _field(item, "note"),
            children=(*self.boxes(item.key), *self._partners(inner)),
            dashed=_field(item, spec.dashed) == _YES,
            lines=filled(inner, spec.lines),
            link=_kind(_field(item, spec.link)),
            proposed=_field(item, spec.proposed) == _YES,
        )

    def _partners(self, desk: Desk) -> tuple[Box, ...]:
        return tuple(self._partner(thing, desk) for thing in things_of(desk, self.spec.partners))

    def _partner(self, thing: Thing, desk: Desk) -> Box:
        spec, inner = self.spec, desk.inside(partner=thing)
        return Box(
            title=inner.words(spec.partner),
            dashed=True,
            lines=filled(inner, spec.partner_lines),
            link=LinkKind.PARTNER,
            proposed=_field(thing, spec.partner_proposed) == _YES,
        )


def _kind(word: str) -> LinkKind:
    return LinkKind(word) if word in tuple(LinkKind) else LinkKind.PLAIN


def _parent(item: Thing, keys: set[str]) -> str:
    """The parent, if it is itself in the series; otherwise the thing is a root."""
    parent = plain_text(item.field("parent") or "")
    return parent if parent in keys else ""


def _field(item: Thing, name: str) -> str:
    value: Value | None = item.field(name) if name else None
    return "" if value is None else plain_text(value)


# --- dividing ------------------------------------------------------------------------------


def _drawings(roots: tuple[Box, ...], spec: DiagramSpec) -> tuple[Box, ...]:
    whole = roots[0] if len(roots) == 1 else Box("", children=roots)
    return divide(whole, spec.width, is_first=True) if spec.split else (whole,)


_UPRIGHT_BOX: Final = 120
"""CSS pixels of a box, with the gap beside it, in which words of posts stand without being cut."""


def _settled_width(drawings: Sequence[Box], spec: DiagramSpec) -> Width:
    """Return the width of a drawing: a wide one that is small needs no page turned for it."""
    is_small = all(_across(root) * _UPRIGHT_BOX <= ACROSS[Width.FULL] for root in drawings)
    is_turned = spec.width is Width.LANDSCAPE and spec.direction is Direction.DOWN
    return Width.FULL if is_turned and is_small else spec.width


def _across(box: Box) -> int:
    """Count the boxes that stand side by side at the foot of a tree."""
    return sum(map(_across, box.children)) or 1


# --- words ---------------------------------------------------------------------------------


def _caption(caption: Inlines, place: int, count: int) -> Inlines:
    return caption if count == 1 else (*caption, Text(f" (bagian {place} dari {count})"))


def _alt(root: Box, table: Table | None) -> str:
    after = "" if table is None else " Semua hubungan ditulis juga dalam tabel sesudah bagan."
    return f"Bagan pohon. {_describe(root)}{after}"


def _describe(box: Box) -> str:
    if not box.children:
        return ""
    names = ", ".join(child.title + _remarks(child) for child in box.children)
    own = f"Di bawah {box.title}: {names}. " if box.title else f"{names}. "
    return own + "".join(_describe(child) for child in box.children)


def _remarks(box: Box) -> str:
    remarks = [remark for remark in (box.note, *box.lines, _link_words(box)) if remark]
    return f" ({'; '.join(remarks)})" if remarks else ""


def _link_words(box: Box) -> str:
    kind = "" if box.link is LinkKind.PLAIN else box.link.words
    return ", ".join(filter(None, (kind, PROPOSED_WORD if box.proposed else "")))


def _link_table(roots: Sequence[Box], name: str, spec: DiagramSpec, desk: Desk) -> Table:
    heads = ("Di atas", "Di bawah", "Hubungan")
    rows = (row for root in roots for row in _link_rows(root))
    caption = desk.inlines(spec.links_caption) or (*desk.inlines(spec.caption), Text(": hubungan"))
    return Table(
        id=name,
        label="",
        caption=caption,
        columns=(Column(width=38), Column(width=46), Column(width=16)),
        head=(tuple(HeadCell(head) for head in heads),),
        rows=tuple(rows),
        final=False,
        width=spec.width if spec.width is Width.LANDSCAPE else Width.FULL,
    )


def _link_rows(box: Box) -> Iterator[Row]:
    """A row for each box below another, which is named once for all of them."""
    for place, child in enumerate(box.children):
        words = _link_words(child) or LinkKind.PLAIN.words
        above = () if place else (_cell(box.title, len(box.children)),)
        yield Row((*above, _cell(child.title), _cell(words)))
    for child in box.children:
        yield from _link_rows(child)


def _cell(text: str, rows: int = 1) -> Cell:
    return Cell((Text(text),) if text else (), rows=rows)
