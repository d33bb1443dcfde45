"""How papers look: colours, achievement bands, type sizes and faces, shared by every writer.

Colour names are Indonesian dyes and inks. Every colour has a light tone (paper, screen) and a dark
tone (screen only). Sizes are in points, lengths in millimetres, chart measures in CSS pixels.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from capaian.documents.tree import Width

# --- colours -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tone:
    """One colour on light and on dark ground, as `#RRGGBB`."""

    light: str
    dark: str


class Token(StrEnum):
    """Name of a colour; the CSS custom property is `--` and the value."""

    KERTAS = "kertas"
    """Canvas behind the sheet."""
    MUKA = "muka"
    """Sheet: the ground of all content."""
    LEMBAR = "lembar"
    """Table heads, group rows, computed cells."""
    TINTA = "tinta"
    """Text and main rules."""
    TINTA_2 = "tinta-2"
    """Secondary text (AAA)."""
    TINTA_3 = "tinta-3"
    """Notes, units, axis labels (AA)."""
    GARIS = "garis"
    """Hairlines; decorative only."""
    GARIS_2 = "garis-2"
    """Axes and outlines (3:1)."""
    TARUM = "tarum"
    """Links and own data."""
    TARUM_MUDA = "tarum-muda"
    KUNYIT = "kunyit"
    """You are here; never a status."""
    KUNYIT_MUDA = "kunyit-muda"
    """Row of the own office."""
    SOGA = "soga"
    """Needs attention, check again."""
    SOGA_MUDA = "soga-muda"
    MENGKUDU = "mengkudu"
    """Error."""
    MENGKUDU_MUDA = "mengkudu-muda"
    PANDAN = "pandan"
    """Approved."""
    PANDAN_MUDA = "pandan-muda"
    PITA_1 = "pita-1"
    PITA_1G = "pita-1g"
    PITA_2 = "pita-2"
    PITA_2G = "pita-2g"
    PITA_3 = "pita-3"
    PITA_3G = "pita-3g"
    PITA_4 = "pita-4"
    PITA_4G = "pita-4g"
    PITA_5 = "pita-5"
    PITA_5G = "pita-5g"
    DATA_LAIN = "data-lain"
    """The others in a chart."""
    DATA_LALU = "data-lalu"
    """Earlier years in a chart."""


_DATA: Final[Mapping[str, Mapping[str, Any]]] = json.loads(
    Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
)
"""Tones of the colours (light, dark) and sizes of type (size, line),
from the table beside this module.
"""
TONES: Final = {Token(name): Tone(*tones) for name, tones in _DATA["tones"].items()}


def light(token: Token) -> str:
    """Return the light tone of `token` as `#RRGGBB`: the colour on paper."""
    return TONES[token].light


def dark(token: Token) -> str:
    """Return the dark tone of `token` as `#RRGGBB`: the colour on a dark screen."""
    return TONES[token].dark


# --- achievement bands ---------------------------------------------------------------------


class Pattern(StrEnum):
    """Texture of a band's fill, so that bands differ without colour."""

    PLAIN = "plain"
    DOTS = "dots"
    DIAGONAL = "diagonal"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class BandLook:
    """Sign, fill, outline and texture of one achievement band."""

    sign: str
    fill: Token
    line: Token
    """Colour of the sign and of the outline of the fill."""
    pattern: Pattern


BANDS: Final[tuple[BandLook, ...]] = (
    BandLook("●", Token.PITA_1, Token.PITA_1G, Pattern.PLAIN),
    BandLook("○", Token.PITA_2, Token.PITA_2G, Pattern.PLAIN),
    BandLook("◊", Token.PITA_3, Token.PITA_3G, Pattern.DOTS),
    BandLook("▽", Token.PITA_4, Token.PITA_4G, Pattern.DIAGONAL),
    BandLook("▼", Token.PITA_5, Token.PITA_5G, Pattern.CROSSED),
)


def band_look(position: int, sign: str | None = None) -> BandLook:
    """Return how a band looks.

    The sign decides where it is known, because a scale of four bands ends with the sign and
    colour of the fifth; otherwise the position from the best (1) does.
    """
    for look in BANDS:
        if look.sign == sign:
            return look
    return BANDS[min(max(position, 1), len(BANDS)) - 1]


# --- faces ---------------------------------------------------------------------------------

SANS: Final = "Laporan Sans"
SERIF: Final = "Laporan Serif"
DISPLAY: Final = "Laporan Display"

FONT_FOLDER: Final = Path(__file__).parent / "fonts"


@dataclass(frozen=True, slots=True)
class Face:
    """One vendored font file."""

    family: str
    style: str
    """`Regular`, `Italic`, `Semibold` or `Bold`."""
    weight: int
    """CSS weight."""

    @property
    def italic(self) -> bool:
        """Whether the face is slanted."""
        return self.style == "Italic"

    @property
    def file_stem(self) -> str:
        """PostScript name and file name without ending: `LaporanSans-Bold`."""
        return f"{self.family.replace(' ', '')}-{self.style}"


SANS_REGULAR: Final = Face(SANS, "Regular", 400)
SANS_ITALIC: Final = Face(SANS, "Italic", 400)
SANS_SEMIBOLD: Final = Face(SANS, "Semibold", 600)
SANS_BOLD: Final = Face(SANS, "Bold", 700)
SERIF_REGULAR: Final = Face(SERIF, "Regular", 400)
SERIF_ITALIC: Final = Face(SERIF, "Italic", 400)
SERIF_SEMIBOLD: Final = Face(SERIF, "Semibold", 600)
SERIF_BOLD: Final = Face(SERIF, "Bold", 700)
DISPLAY_REGULAR: Final = Face(DISPLAY, "Regular", 400)
DISPLAY_SEMIBOLD: Final = Face(DISPLAY, "Semibold", 600)


def font_path(face: Face) -> Path:
    """Return the TTF file of `face`."""
    return FONT_FOLDER / f"{face.file_stem}.ttf"


# --- sizes ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Size:
    """A type size with its line distance, both in points."""

    size: float
    line: float


SIZES: Final[Mapping[str, Size]] = {name: Size(*size) for name, size in _DATA["sizes"].items()}
"""All sizes by name: the table of Word styles and the template of pdf name them."""
BODY: Final = SIZES["body"]
CHAPTER_NUMERAL: Final = SIZES["chapter_numeral"]
TABLE: Final = SIZES["table"]
TABLE_HEAD: Final = SIZES["table_head"]
TABLE_SMALL: Final = SIZES["table_small"]
"""For tables whose words would not fit otherwise; smaller is never right."""
COLUMN_NUMBERS: Final = SIZES["column_numbers"]
LETTERHEAD: Final = SIZES["letterhead"]

RULE_HEAVY: Final = 0.9
"""Points: rule above a table head."""
RULE_MEDIUM: Final = 0.5
"""Points: rule below a table head and above a total."""
RULE_HAIR: Final = 0.35
"""Points: rule between rows, in `garis`."""

MARGIN_COLUMN_MM: Final = 22
COLUMN_GAP_MM: Final = 4
TEXT_COLUMN_MM: Final = 139
LANDSCAPE_MM: Final = 253

CHART_WIDTHS: Final = {Width.TEXT: 525, Width.FULL: 623, Width.LANDSCAPE: 956}
"""CSS pixels."""
MIN_CHART_TEXT: Final = 12
"""CSS pixels (9 pt in print): no text of a chart is smaller."""
