"""The html: fontTools cuts the same faces to the same characters, and finished pieces are joined."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from fontTools import subset
from fontTools.ttLib import TTFont

from capaian.documents.tree import Document
from capaian.writers.html import fonts, write_html
from capaian.writers.theme import font_path

_FONT_DATA = re.compile(r"(?<=data:font/woff2;base64,)[A-Za-z0-9+/=]+")
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
class HtmlFloor:
    """The pieces between the font data of a finished file, and the cuts that fill the gaps."""

    pieces: tuple[tuple[str, ...], ...]
    cuts: tuple[Cut, ...]

    def write(self) -> bytes:
        """Return the file again."""
        parts = [*self.pieces[0]]
        for cut, pieces in zip(self.cuts, self.pieces[1:], strict=True):
            parts.append(b64encode(cut.make()).decode("ascii"))
            parts += pieces
        return "".join(parts).encode()


def html_floor(document: Document) -> HtmlFloor:
    """Return the floor for the html of a paper."""
    with patch.object(fonts, "woff2", wraps=fonts.woff2) as woff2:
        html = write_html(document).decode()
    asked = (call.args for call in woff2.call_args_list)
    cuts = (Cut(font_path(face), tuple(sorted(map(ord, characters)))) for face, characters in asked)
    pieces = (tuple(_BEFORE_A_TAG.split(text)) for text in _FONT_DATA.split(html))
    return HtmlFloor(tuple(pieces), tuple(cuts))
