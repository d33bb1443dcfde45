"""Trees of boxes: organisation charts and performance trees, divided so that each part fits a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
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
    HeadCell,
    Inlines,
    LinkKind,
    Row,
    Table,
    Text,
    Width,
)

_YES: Final = "ya"
_ACROSS: Final = {Width.TEXT: 472, Width.FULL: 623, Width.LANDSCAPE: 956}
_DOWN: Final = {Width.TEXT: 780, Width.FULL: 780, Width.LANDSCAPE: 480}
"""CSS pixels that a drawing may take on a page that also holds a title and a caption."""
_LETTER: Final = 6.4
"""About how wide a letter is; a little more than it is, so that no drawing outgrows its page."""
_LINE, _FRAME, _LINK = 15, 24, 44
"""Line distance, padding and gap of a box, room for the lines between two levels."""


def compose_diagram(spec: DiagramSpec, desk: Desk) -> list[Part]:
    """Return the things of a series as boxes below the box that each names as parent.

    Raises:
        UnknownNameError: for a name that no data could hold.
    """
    series = desk.select(spec.items)
    caption = desk.inlines(spec.caption)
    if not isinstance(series, Series) or not series.items:
        desk.omit(spec, caption)
        return []
    roots = _Forest(spec, desk, series).boxes("")
    drawings = _drawings(roots, spec)
    name = desk.block_id(spec, "bagan")
    table = _link_table(roots, f"{name}-hubungan", spec, desk) if spec.links else None
    source = desk.inlines(spec.source)
    parts: list[Part] = [
        Diagram(
            id=name if place == 1 else f"{name}-bagian-{place}",
            label="",
            caption=_caption(caption, place, len(drawings)),
            root=root,
            alt=_alt(root, table),
            source=source,
            width=spec.width,
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
    if not spec.split:
        return roots if len(roots) == 1 else (Box("", children=roots),)
    return tuple(part for root in roots for part in divide(root, spec.width))


def divide(root: Box, width: Width) -> tuple[Box, ...]:
    """Return parts of a tree that each fit a page; every part repeats the boxes that lead to it."""
    depth = _depth(root)
    box = (_ACROSS[width] - _LINK * (depth - 1)) / depth
    return _divide(root, _Page(_DOWN[width], max(1.0, (box - _FRAME) / _LETTER)))


@dataclass(frozen=True, slots=True)
class _Page:
    """Room of a drawing."""

    height: float
    letters: float
    """Letters in a line of a box."""


def _divide(root: Box, page: _Page) -> tuple[Box, ...]:
    if not root.children or _height(root, page) <= page.height:
        return (root,)
    groups: list[list[Box]] = [[]]
    room = page.height
    for part in (part for child in root.children for part in _divide(child, page)):
        height = _height(part, page)
        if groups[-1] and height > room:
            groups.append([])
            room = page.height
        groups[-1].append(part)
        room -= height
    return tuple(replace(root, children=tuple(group)) for group in groups)


def _height(box: Box, page: _Page) -> float:
    texts = (box.title, box.note, *box.lines, PROPOSED_WORD if box.proposed else "")
    own = sum(ceil(len(text) / page.letters) for text in texts) * _LINE + _FRAME
    return max(own, sum(_height(child, page) for child in box.children))


def _depth(box: Box) -> int:
    return 1 + max(map(_depth, box.children), default=0)


# --- words ---------------------------------------------------------------------------------


def _caption(caption: Inlines, place: int, count: int) -> Inlines:
    return caption if count == 1 else (*caption, Text(f" (bagian {place} dari {count})"))


def _alt(root: Box, table: Table | None) -> str:
    if table is None:
        return f"Bagan pohon. {_describe(root)}"
    first = ", ".join(child.title for child in root.children)
    below = f" Di bawahnya: {first}." if first else ""
    return f"Bagan pohon. {root.title}.{below} Semua hubungan ditulis dalam tabel sesudah bagan."


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
    heads = ("Kotak", "Keterangan", "Hubungan", "Kotak di atasnya")
    rows = (row for root in roots for row in _link_rows(root, None))
    caption = desk.inlines(spec.links_caption) or (*desk.inlines(spec.caption), Text(": hubungan"))
    return Table(
        id=name,
        label="",
        caption=caption,
        columns=(Column(width=30), Column(width=30), Column(width=14), Column(width=26)),
        head=(tuple(HeadCell(head) for head in heads),),
        rows=tuple(rows),
        final=False,
        width=spec.width if spec.width is Width.LANDSCAPE else Width.FULL,
    )


def _link_rows(box: Box, above: Box | None) -> Iterator[Row]:
    link = _link_words(box) if above is None else _link_words(box) or LinkKind.PLAIN.words
    texts = (box.title, "; ".join(filter(None, (box.note, *box.lines))), link, above.title if above else "")
    yield Row(tuple(Cell((Text(text),) if text else ()) for text in texts))
    for child in box.children:
        yield from _link_rows(child, box)
