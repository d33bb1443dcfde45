"""Blocks that are read: paragraphs, lists, definitions, formulas, callouts, signature."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from capaian.documents.tree.inlines import Inlines, TraceMark


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: Inlines
    mark: TraceMark | None = None


class ListStyle(StrEnum):
    """How items are marked."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    ALPHA = "alpha"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item, with items below it."""

    content: Inlines
    children: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list. Children of an item use the next of bullet/decimal/alpha by depth."""

    items: tuple[ListItem, ...]
    style: ListStyle = ListStyle.BULLET
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what is said of it; `paragraphs` are short."""

    term: str
    paragraphs: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms in the margin column, their explanations beside them."""

    entries: tuple[Definition, ...]
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """A fraction in a displayed formula."""

    numerator: Inlines
    denominator: Inlines


@dataclass(frozen=True, slots=True)
class Formula:
    """A displayed formula: text and fractions in order (`Q2 =`, fraction, `× 100`)."""

    parts: tuple[Inlines | Fraction, ...]
    mark: TraceMark | None = None


class CalloutKind(StrEnum):
    """What a callout is for."""

    LIMITATION = "limitation"
    """Keterbatasan data."""
    CHECK_AGAIN = "check_again"
    """Periksa kembali."""
    METHOD = "method"
    """Catatan metode."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A remark beside the text, marked at its left edge."""

    kind: CalloutKind
    title: str
    content: Inlines
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Place and date, post, room for the signature above a dotted line; holders are never named."""

    place_and_date: str
    post: str
    """With `Plt.` where acting."""
    role: str = ""
    """Printed above the post: `PIHAK KEDUA,`."""
    lines: tuple[str, ...] = ()
    """Further lines below: `NIP ....`."""
