"""The style sheet of the file: colour tokens of the theme, our rules, what one paper adds."""

from __future__ import annotations

from base64 import b64encode
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from capaian.documents.tree import Document, Orientation, Table
from capaian.writers import theme
from capaian.writers.html.markup import css_string
from capaian.writers.html.tables import column_shares
from capaian.writers.theme import DISPLAY, SANS, SERIF, TONES, Face

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


def screen_path(face: Face) -> Path:
    """Return the WOFF2 file of a face; `docs/make_fonts.py` writes it."""
    return theme.FONT_FOLDER / f"{face.file_stem}.woff2"


@cache
def font_faces() -> str:
    """Return the `@font-face` rules, each with its face inside."""
    return "\n".join(_rule(face, screen_path(face).read_bytes()) for face in SCREEN_FACES)


def _rule(face: Face, data: bytes) -> str:
    style = "italic" if face.italic else "normal"
    source = f'url(data:font/woff2;base64,{b64encode(data).decode("ascii")}) format("woff2")'
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{style};'
        f"font-display:block;src:{source}}}"
    )


SHEETS: Final = ("frame.css", "text.css", "forms.css", "tables.css", "panel.css", "print.css")
_LANDSCAPE: Final = (
    "@page{size:A4 landscape;margin:20mm 22mm 14mm}"
    "@media print{:root{--text:213mm}}"
    "@media screen{.paper>*>.paper-title{max-width:none}}"
)
_FAMILIES: Final = {
    "sans": f'"{SANS}","Segoe UI",Roboto,"Noto Sans",Arial,sans-serif',
    "serif": f'"{SERIF}",Cambria,Georgia,"Noto Serif",serif',
    "display": f'"{DISPLAY}","{SERIF}",Cambria,Georgia,serif',
}


def style_sheet(document: Document) -> str:
    """Return the whole style of a paper."""
    parts = (
        tokens(),
        _running_heads(document),
        _own_sheets(),
        _LANDSCAPE if document.meta.orientation is Orientation.LANDSCAPE else "",
        _column_widths(document),
        font_faces(),
    )
    return "\n".join(parts)


@lru_cache(maxsize=1)
def script() -> str:
    """Return the script of the trace panel."""
    return _asset("panel.js")


@lru_cache(maxsize=1)
def tokens() -> str:
    """Return the colours of the theme as custom properties that follow the reader's theme."""
    colours = "".join(
        f"--{token}:light-dark({tone.light},{tone.dark});" for token, tone in TONES.items()
    )
    families = "".join(f"--{name}:{families};" for name, families in _FAMILIES.items())
    forced = "".join(
        f"[data-bs-theme={theme}]{{color-scheme:{theme}}}" for theme in ("light", "dark")
    )
    return f":root{{color-scheme:light dark;{colours}{families}}}{forced}"


@lru_cache(maxsize=1)
def _own_sheets() -> str:
    return "\n".join(_asset(name) for name in SHEETS)


def _asset(name: str) -> str:
    return (files("capaian.writers.html") / "assets" / name).read_text(encoding="utf-8")


def _column_widths(document: Document) -> str:
    """A class for each width in use: the content security policy forbids style attributes."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    shares = {share for table in tables for share in column_shares(table)}
    return "".join(f".w{share}{{width:{share}%}}" for share in sorted(shares))


def _running_heads(document: Document) -> str:
    """Head and foot of printed pages."""
    meta = document.meta
    head = " · ".join(filter(None, (meta.short_title, meta.draft)))
    top = f"@top-left{{content:{css_string(head)}}}"
    bottom = f"@bottom-right{{content:{css_string(meta.office)}}}"
    return f"@page{{{top}{bottom}}}"
