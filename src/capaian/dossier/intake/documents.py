"""Columns that tell who has a document and not which, below a title of several: that of those before them.

In `KK | WAJIB KTP | REKAM | CETAK | KIA` the column `CETAK` counts printed KTP, and no KIA.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.dossier.intake.agreement import Told, names_deed_alone
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.words import tokens

Placed = Mapping[int, frozenset[str]]
"""Documents by the numbers of columns."""
_SEVERAL: Final = 2
_RECORDED: Final = frozenset({"rekam"})
_OF_RECORDED: Final = frozenset({"ktp"})
"""The one document for which people are recorded."""


def placed_documents(heads: Sequence[Head]) -> Placed:
    """Return the documents of columns that name none themselves and tell a deed alone.

    Examples:
        >>> names = ("Wajib KTP", "Sudah Rekam", "Sudah Cetak", "KIA")
        >>> [*placed_documents([Head(n, (name,), name) for n, name in enumerate(names)])]
        [1, 2]
    """
    placed: dict[int, frozenset[str]] = {}
    before: frozenset[str] = frozenset()
    for head in heads:
        text = " ".join(head.parts)
        words = tokens(text)
        own = words & DOCUMENTS
        if not own and words & _RECORDED:
            placed[head.column] = own = _OF_RECORDED
        before = own or before
        if before and names_deed_alone(text):
            placed[head.column] = before
    return placed


def is_of(head: Head, words: frozenset[str], placed: Placed) -> bool:
    """Say whether a column may be about a document that some words name: no other stands before it."""
    return bool(placed.get(head.column, words) & words)


def title_for(head: Head, title: Told, placed: Placed) -> Told:
    """Return what a title says of a column: of several documents that before it alone."""
    documents = title.words & DOCUMENTS
    if head.column not in placed or len(documents) < _SEVERAL:
        return title
    return replace(title, words=title.words - documents | documents & placed[head.column])
