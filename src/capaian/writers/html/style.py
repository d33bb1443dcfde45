"""The style sheet of the file: colour tokens of the theme, our rules, what one paper adds."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

from capaian.documents.tree import Document, Meta, Orientation, PageSize, Table
from capaian.writers.html.choices import has_choices
from capaian.writers.html.fonts import font_faces
from capaian.writers.html.markup import css_string
from capaian.writers.html.tables import column_shares
from capaian.writers.theme import DISPLAY, SANS, SERIF, TONES

SHEETS: Final = ("frame.css", "text.css", "forms.css", "tables.css", "panel.css", "print.css")
_LANDSCAPE: Final = (
    "@page{size:A4 landscape;margin:20mm 22mm 14mm}"
    "@media print{:root{--text:213mm}.scan img{max-height:168mm}}"
    "@media screen{.paper>*>.paper-title{max-width:none}}"
)
_FAMILIES: Final = {
    "sans": f'"{SANS}","Segoe UI",Roboto,"Noto Sans",Arial,sans-serif',
    "serif": f'"{SERIF}",Cambria,Georgia,"Noto Serif",serif',
    "display": f'"{DISPLAY}","{SERIF}",Cambria,Georgia,serif',
}


def style_sheet(document: Document, html: str) -> str:
    """Return the whole style of a paper; `html` tells which characters its fonts must have."""
    parts = (
        tokens(),
        _running_heads(document),
        _own_sheets(),
        _asset("choices.css") if has_choices(document) else "",
        _LANDSCAPE if document.meta.orientation is Orientation.LANDSCAPE else "",
        _sheet_size(document.meta),
        _column_widths(document),
        font_faces(html),
    )
    return "\n".join(parts)


def _sheet_size(meta: Meta) -> str:
    """What the browser is to print on, where that is not A4."""
    if meta.page is PageSize.A4:
        return ""
    short, long = meta.page.millimetres
    upright, turned = f"size:{short}mm {long}mm", f"size:{long}mm {short}mm"
    own = turned if meta.orientation is Orientation.LANDSCAPE else upright
    return f"@page{{{own}}}@page wide{{{turned}}}"


@lru_cache(maxsize=1)
def script() -> str:
    """Return the script of the trace panel."""
    return _asset("panel.js")


@lru_cache(maxsize=1)
def choices_script() -> str:
    """Return the script of the boxes that choose headings."""
    return _asset("choices.js")


@lru_cache(maxsize=1)
def tokens() -> str:
    """Return the colours of the theme as custom properties that follow the reader's theme."""
    colours = "".join(f"--{token}:light-dark({tone.light},{tone.dark});" for token, tone in TONES.items())
    families = "".join(f"--{name}:{families};" for name, families in _FAMILIES.items())
    forced = "".join(f"[data-bs-theme={theme}]{{color-scheme:{theme}}}" for theme in ("light", "dark"))
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
    return (
        f"@page{{@top-left{{content:{css_string(head)}}}@bottom-right{{content:{css_string(meta.office)}}}}}"
    )
