"""Blocks of letters, decrees, forms and performance trees."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from capaian.documents.layout.specs import BlockSpec, Shape
from capaian.documents.tree import Direction, ListStyle, Width


class SignatorySpec(Shape):
    """One of several signatories."""

    place_and_date: str = ""
    role: str = ""
    """`PIHAK KEDUA,`"""
    post: str
    below: tuple[str, ...] = ()
    """Lines below it: `NIP ....`."""


class SignatureSpec(BlockSpec):
    """Place and date, post, room for the signature; of several signatories from left to right."""

    block: Literal["signature"]
    place_and_date: str = ""
    post: str = ""
    signatories: tuple[SignatorySpec, ...] = Field(default=(), max_length=4)


class LetterheadSpec(BlockSpec):
    """The head of a letter."""

    block: Literal["letterhead"]
    government: str = ""
    office: str
    lines: tuple[str, ...] = ()
    items: str = ""
    """Query with a line per thing."""
    content: str = "{{ item.name }}"
    picture: str = ""
    """Id that the evidence proves: the emblem."""


class ArticleSpec(Shape):
    """A label and what is said beside it, a centred line of words, or one such row per thing."""

    label: str = ""
    content: str = ""
    items: str = ""
    """Query for the list."""
    item: str = "{{ item.name }}"
    points: tuple[str, ...] = ()
    """Items that the layout says itself, before those of the query."""
    style: ListStyle = ListStyle.ALPHA
    centered: str = ""
    each: str = ""
    """Query: the row for each thing, known inside as `row`."""
    when: str = ""
    optional: bool = False
    """A row that the data leave empty is no limitation of the paper."""


class ArticlesSpec(BlockSpec):
    """Labelled statements: the body of a decree, an individual sheet."""

    block: Literal["articles"]
    rows: tuple[ArticleSpec, ...] = Field(min_length=1)
    numbered: bool = False
    """Numbers before the labels: `2. TUGAS`."""


class DiagramSpec(BlockSpec):
    """A tree of boxes from a series whose things name their parent."""

    block: Literal["diagram"]
    items: str
    caption: str
    direction: Direction = Direction.DOWN
    title: str = ""
    """Template of the first line of a box; the field `name` if empty."""
    note: str = ""
    """Template of the note; the field `note` if empty."""
    lines: tuple[str, ...] = ()
    """Templates of further lines; lines without words are left out."""
    link: str = ""
    """Field with the kind of link to the box above: `component`, `contribution`, `service`."""
    proposed: str = ""
    """Field whose `ya` marks the link as proposed."""
    partners: str = ""
    """Query from `item` for partners outside the office, known inside as `partner`."""
    partner: str = "{{ partner.name }}"
    partner_lines: tuple[str, ...] = ()
    partner_proposed: str = ""
    split: bool = False
    """Divided so that each part fits a page, small trees sharing one; otherwise a single drawing."""
    width: Width = Width.FULL
