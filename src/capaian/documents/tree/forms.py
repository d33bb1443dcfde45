"""Blocks of letters, decrees and forms: letterhead, labelled statements, signatures side by side."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.documents.tree.figures import Picture
from capaian.documents.tree.inlines import Inlines, TraceMark
from capaian.documents.tree.texts import ListItem, ListStyle, Signature


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a letter (kop naskah dinas), with a rule below; begins a page."""

    government: str
    """`PEMERINTAH KABUPATEN ...`; empty where the office's name says it all."""
    office: str
    lines: tuple[str, ...] = ()
    """Address, telephone, as they are to be printed."""
    emblem: Picture | None = None
    """Stands at the left; its caption is not printed."""


@dataclass(frozen=True, slots=True)
class Article:
    """A label, a colon, and what is said: words, a list, or words and a list."""

    label: str
    """`Menimbang`, `KESATU`, `TUGAS`; empty: goes on below the label above."""
    content: Inlines = ()
    items: tuple[ListItem, ...] = ()
    style: ListStyle = ListStyle.ALPHA
    number: str = ""
    """`2.`, printed before the label."""
    centered: bool = False
    """A line of words over the whole width (`MEMUTUSKAN:`); has no label and no list."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Labelled statements below each other: the body of a decree, an individual sheet."""

    entries: tuple[Article, ...]
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Several signatories side by side, from left to right."""

    signatures: tuple[Signature, ...]
