"""How wide words are in the faces that writers set."""

from __future__ import annotations

from capaian.documents.letters import letter_widths, words_width
from capaian.writers.theme import Face


def width_of(words: str, face: Face, points: float) -> float:
    """Return how wide `words` are in points; a sign that the face lacks counts half its size."""
    return words_width(words, face.file_stem, points)


def signs_of(face: Face) -> frozenset[str]:
    """Return the signs that a face has; others fall back to a face of the reader."""
    return frozenset(map(chr, letter_widths(face.file_stem)))
