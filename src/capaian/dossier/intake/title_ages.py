"""Which of several documents of a title ages are of: `KIA 0-5 TAHUN DAN AKTA LAHIR 0-17 TAHUN`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.dossier.intake.ages import Ages, ages_told, tells_children, with_words
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.words import shortened, stem_of, tokens

_DEED: Final = "akta"
"""A document of which the title may leave open what it is about."""


@dataclass(frozen=True)
class Said:
    """What a text, or a part of a title, says: of which documents, and whose they are."""

    documents: frozenset[str]
    """Those that it names; none: it is of any."""
    ages: Sequence[Ages]
    is_of_children: bool

    @property
    def tells(self) -> bool:
        """Whether it tells whose documents it is about."""
        return bool(self.ages) or self.is_of_children

    def is_of(self, known: frozenset[str]) -> bool:
        """Say whether it is about the document that some words name."""
        return not self.documents or bool(self.documents & known)


def parts_of_title(text: str) -> tuple[Said, ...]:
    """Return the documents of a title, each with the ages that are told of it.

    Ages are of the documents before them. Where a title begins with ages and ends with a document, they are
    of those behind them; ages that stand before all documents alone are of all.

    Examples:
        >>> [(*part.documents, *map(tuple, part.ages)) for part in parts_of_title("KIA 0-5 DAN AKTA 0-17")]
        [('kia', (0, 5, False)), ('akta', (0, 17, False))]
        >>> [(*part.documents, *map(tuple, part.ages)) for part in parts_of_title("ANAK 0-17 ADA KIA, AKTA")]
        [((0, 17, False),)]
    """
    first, *others = _pieces(text)
    if not first.tells or not others:
        return tuple(_backward(others)) or (first,)
    if not others[-1].tells:
        is_of_all = not any(piece.tells for piece in others)
        return (first,) if is_of_all else tuple(_forward(first, others))
    return (replace(said(text), documents=frozenset()),) if first.ages else (first, *_backward(others))


def said(text: str) -> Said:
    """Return what a text says as a whole.

    Examples:
        >>> said("Anak berakta lahir").is_of_children
        True
    """
    return Said(tokens(text) & DOCUMENTS, ages_told(text), tells_children(text))


def _pieces(text: str) -> list[Said]:
    """Return what stands before the first document of a title, and each of them with what follows it."""
    found: list[tuple[frozenset[str], list[str]]] = [(frozenset(), [])]
    for word in shortened(with_words(text)).split():
        stem = stem_of(word)
        before, behind = found[-1]
        if stem in DOCUMENTS and before == {_DEED} and not behind:
            found[-1] = (frozenset({stem}), [])
        elif stem in DOCUMENTS or stem == _DEED:
            found.append((frozenset({stem}), []))
        else:
            behind.append(word)
    texts = ((documents, " ".join(words)) for documents, words in found)
    return [Said(documents, ages_told(words), tells_children(words)) for documents, words in texts]


def _forward(first: Said, pieces: Sequence[Said]) -> Iterator[Said]:
    """Yield documents with what is told last before them."""
    told = first
    for piece in pieces:
        yield replace(told, documents=piece.documents)
        told = piece if piece.tells else told


def _backward(pieces: Sequence[Said]) -> Iterator[Said]:
    """Yield documents that share what is told behind the last of them: `KIA DAN AKTA LAHIR 0-17 TAHUN`."""
    documents: frozenset[str] = frozenset()
    for piece in pieces:
        documents |= piece.documents
        if piece.tells:
            yield replace(piece, documents=documents)
            documents = frozenset()
    if documents:
        yield Said(documents, (), False)
