"""The faces of a paper as subsets within the file."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from capaian.writers import theme
from capaian.writers.theme import Face, font_path

SCREEN_FACES: Final = (
    theme.SANS_REGULAR,
    theme.SANS_SEMIBOLD,
    theme.SERIF_REGULAR,
    theme.SERIF_ITALIC,
    theme.SERIF_SEMIBOLD,
    theme.DISPLAY_REGULAR,
    theme.DISPLAY_SEMIBOLD,
)
"""Weights that the style sheet uses; bold is semibold on screens."""
_FEATURES: Final = ("kern", "liga", "locl", "ccmp", "mark", "mkmk")


SCREEN_CHARACTERS: Final = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset(
    "‐‑–—‘’“”„†‡•…′″€←↑→↓↖↗↘↙−√∞≈≠≤≥Σ■□▲▼▽◆◇◊○●✓✗⁰¹²³⁴₀₁₂₃₄\u2009\u202f"
)
"""What the ready-made faces hold: enough for nearly every paper in Indonesian."""


def font_faces(html: str, faces: tuple[Face, ...] = SCREEN_FACES) -> str:
    """Return the `@font-face` rules with all characters of `html` that the faces have."""
    characters = frozenset(html)
    return "\n".join(_rule(face, _screen_face(face, characters)) for face in faces)


def screen_path(face: Face) -> Path:
    """Return the ready-made WOFF2 file of a face; `fonts.make` writes it."""
    return theme.FONT_FOLDER / f"{face.file_stem}.woff2"


def _screen_face(face: Face, characters: frozenset[str]) -> bytes:
    """The ready-made face where it holds all; making a subset takes a tenth of a second."""
    if characters <= SCREEN_CHARACTERS or characters & coverage(face) <= SCREEN_CHARACTERS:
        return screen_path(face).read_bytes()
    return woff2(face, characters & coverage(face))


@lru_cache(maxsize=16)
def coverage(face: Face) -> frozenset[str]:
    """Return the characters that a vendored face has; others fall back to a face of the reader."""
    with TTFont(font_path(face), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


@lru_cache(maxsize=64)
def woff2(face: Face, characters: frozenset[str]) -> bytes:
    """Return the part of a face that holds `characters`, as WOFF2 without a clock in it."""
    from fontTools import subset  # takes as long to import as the whole page to write

    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = list(_FEATURES)
    with TTFont(font_path(face), recalcTimestamp=False, lazy=True) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=sorted(map(ord, characters)))
        subsetter.subset(font)
        font.flavor = "woff2"
        target = io.BytesIO()
        font.save(target)
    return target.getvalue()


def _rule(face: Face, data: bytes) -> str:
    style = "italic" if face.italic else "normal"
    source = f'url(data:font/woff2;base64,{b64encode(data).decode("ascii")}) format("woff2")'
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{style};'
        f"font-display:block;src:{source}}}"
    )
