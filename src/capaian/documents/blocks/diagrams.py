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
from capaian.documents.tree_columns import ACROSS, column_widths

_YES: Final = "ya"
_DOWN: Final = {Width.TEXT: 900, Width.FULL: 900, Width.LANDSCAPE: 620}
"""CSS pixels that a drawing may take; writers scale by at most an eighth to fit a page."""
_BELOW_TITLE: Final = {Width.TEXT: 740, Width.FULL: 740, Width.LANDSCAPE: 460}
"""The first drawing shares its page with a title."""
_LETTER: Final = 6.2
"""About how wide a letter is; a little more than it is, so that no drawing outgrows its page."""
_LINE, _PADDING, _GAP = 15, 14, 8


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
    return tuple(
        part for place, root in enumerate(roots) for part in divide(root, spec.width, is_first=place == 0)
    )


def divide(root: Box, width: Width, *, is_first: bool = False) -> tuple[Box, ...]:
    """Return parts of a tree that each fit a page; every part repeats the boxes that lead to it.

    Args:
        root: the tree.
        width: that of the drawings.
        is_first: whether the first part shares its page with a title.
    """
    letters = tuple(max(1.0, (column - _PADDING) / _LETTER) for column in column_widths(root, ACROSS[width]))
    page = _Page(_DOWN[width], letters)
    return _divide(root, page, 0, _BELOW_TITLE[width] if is_first else page.height)


@dataclass(frozen=True, slots=True)
class _Page:
    """Room of a drawing."""

    height: float
    letters: tuple[float, ...]
    """Letters in a line of a box, for each level."""


def _divide(root: Box, page: _Page, level: int, room: float) -> tuple[Box, ...]:
    """Parts of which the first takes no more than `room`, if that can be, and the others a page."""
    if not root.children or _height(root, page, level) <= room:
        return (root,)
    groups: list[list[Box]] = [[]]
    left = room
    for child in root.children:
        if groups[-1] and _turns_page(child, page, level + 1, left):
            groups.append([])
            left = page.height
        for part in _divide(child, page, level + 1, left):
            height = _height(part, page, level + 1) + _GAP
            if groups[-1] and height > left:
                groups.append([])
                left = page.height
            groups[-1].append(part)
            left -= height
    return tuple(replace(root, children=tuple(group)) for group in groups)


def _turns_page(box: Box, page: _Page, level: int, left: float) -> bool:
    """Whether a box had better begin a page: it is whole there, or not even its first part fits here."""
    whole = _height(box, page, level)
    if whole <= left:
        return False
    if whole <= page.height and left < page.height / 2:
        return True
    return _height(_divide(box, page, level, left)[0], page, level) > left


def _height(box: Box, page: _Page, level: int) -> float:
    texts = (box.title, box.note, *box.lines, PROPOSED_WORD if box.proposed else "")
    own = sum(ceil(len(text) / page.letters[level]) for text in texts) * _LINE + _PADDING
    below = [_height(child, page, level + 1) for child in box.children]
    return max(own, sum(below) + _GAP * max(0, len(below) - 1))


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
