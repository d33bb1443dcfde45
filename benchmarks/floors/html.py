"""The html: fontTools cuts the faces to the characters of the paper,
and finished pieces are joined.

The writer carries ready-made faces. Two floors measure it: one cuts the faces for this paper, as
it must be done without ready-made ones; the other only reads these.
"""

from __future__ import annotations

import io
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from capaian.writers.html.style import SCREEN_FACES, screen_path
from capaian.writers.theme import font_path

_FONT_DATA = re.compile(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)")
_BEFORE_A_TAG = re.compile(r"(?=<)")
_FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "mkmk"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A face and the characters that remain of it."""

    face: Path
    characters: tuple[int, ...]

    def make(self) -> bytes:
        """Return the subset as WOFF2."""
        options = subset.Options()
        options.flavor, options.hinting, options.layout_features = "woff2", False, _FEATURES
        with TTFont(self.face, recalcTimestamp=False, lazy=True) as font:
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=self.characters)
            subsetter.subset(font)
            font.flavor = "woff2"
            target = io.BytesIO()
            font.save(target)
        return target.getvalue()


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A face that was cut before."""

    file: Path

    def make(self) -> bytes:
        """Return what the file holds."""
        return self.file.read_bytes()


@dataclass(frozen=True, slots=True)
class HtmlFloor:
    """The pieces between the font data of a finished file, and what fills the gaps."""

    pieces: tuple[tuple[str, ...], ...]
    faces: tuple[Cut | ReadyMade, ...]

    def write(self) -> bytes:
        """Return the file, with the faces as made here."""
        parts = [*self.pieces[0]]
        for face, pieces in zip(self.faces, self.pieces[1:], strict=True):
            parts += ("data:font/woff2;base64,", b64encode(face.make()).decode("ascii"), *pieces)
        return "".join(parts).encode()


def cutting_floor(html: bytes) -> HtmlFloor:
    """Return the floor of a finished file that cuts every face to what the file shows."""
    parted = _take_apart(html)
    shown = frozenset(map(ord, chain.from_iterable(chain.from_iterable(parted.pieces))))
    cuts = (
        Cut(font_path(face), tuple(sorted(shown & characters_of(font))))
        for face, font in zip(SCREEN_FACES, parted.fonts, strict=True)
    )
    return HtmlFloor(parted.pieces, tuple(cuts))


def reading_floor(html: bytes) -> HtmlFloor:
    """Return the floor of a finished file that reads ready-made faces; it makes the same file."""
    parted = _take_apart(html)
    return HtmlFloor(parted.pieces, tuple(ReadyMade(screen_path(face)) for face in SCREEN_FACES))


def characters_of(font: bytes) -> frozenset[int]:
    """Return the characters that a face holds."""
    with TTFont(io.BytesIO(font), lazy=True) as face:
        return frozenset(face.getBestCmap())


@dataclass(frozen=True, slots=True)
class _Parted:
    """A finished file: the text around its fonts, cut before every tag, and the fonts."""

    pieces: tuple[tuple[str, ...], ...]
    fonts: tuple[bytes, ...]


def _take_apart(html: bytes) -> _Parted:
    parts = _FONT_DATA.split(html.decode())
    pieces = (tuple(_BEFORE_A_TAG.split(text)) for text in parts[::2])
    return _Parted(tuple(pieces), tuple(map(b64decode, parts[1::2])))
