"""Inlines as runs: words, figures, cross-references, links, glyphs, trace marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from urllib.parse import quote, urlsplit

from capaian.documents import tree
from capaian.writers.docx import props as w
from capaian.writers.docx.drawings import spark_run
from capaian.writers.docx.outline import Assembly, Bookmark, Quotes
from capaian.writers.labels import unbroken
from capaian.writers.theme import BANDS, Token, band_look

RING: Final = "○"
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_SAFE_IN_URL: Final = "%/:=&?~#+!$,;'@()*"


def runs(content: Iterable[tree.Inline], assembly: Assembly, base: w.RunProps = w.PLAIN) -> str:
    """Return the runs of a sequence of inlines, set in `base` unless they say otherwise."""
    return "".join(_inline(part, assembly, base) for part in content)


def _inline(part: tree.Inline, assembly: Assembly, base: w.RunProps) -> str:
    match part:
        case tree.Text():
            return w.run(part.text, styled(part.style, base))
        case tree.Number():
            return w.run(part.display, _number_look(part, base))
        case tree.Reference():
            return reference(part.target, part.label, assembly, base)
        case tree.Link():
            return _link(part, assembly)
        case tree.Glyph():
            return glyph(part.sign, part.band)
        case tree.LineBreak():
            return w.LINE
        case tree.Quotient():
            return w.run(part.words, base)
        case tree.Sparkline():
            return spark_run(part, assembly)


def styled(style: tree.TextStyle, base: w.RunProps = w.PLAIN) -> w.RunProps:
    """Return the look of words of a style."""
    match style:
        case tree.TextStyle.STRONG:
            return replace(base, bold=True)
        case tree.TextStyle.EMPHASIS:
            return replace(base, italic=True)
        case tree.TextStyle.NOTE:
            return replace(base, color=Token.TINTA_3, bold=False if base.bold else base.bold)
        case tree.TextStyle.PLAIN:
            return base


def _number_look(number: tree.Number, base: w.RunProps) -> w.RunProps:
    if number.trace is None and number.style is tree.TextStyle.PLAIN and base.color is None:
        return replace(base, color=Token.TINTA_3, bold=False if base.bold else base.bold)
    return styled(number.style, base)


def reference(target: str, label: str, assembly: Assembly, base: w.RunProps = w.PLAIN) -> str:
    """Return a cross-reference: a field where a field can print the label, else a link."""
    anchor = assembly.anchors.get(target)
    whole = unbroken(label)
    if anchor is None:
        return w.run(whole, base)
    instruction = _instruction(anchor, label)
    if instruction is None:
        return w.inner_link(anchor.bookmark, w.run(whole, base))
    start = len(label) - len(label.removeprefix(anchor.prefix))
    return w.run(whole[:start], base) + w.field(instruction, whole[start:], base)


def _instruction(anchor: Bookmark, label: str) -> str | None:
    if label != anchor.label or anchor.quotes is Quotes.NOTHING:
        return None
    number = " \\w" if anchor.quotes is Quotes.NUMBER else ""
    return f"REF {anchor.bookmark}{number} \\h \\* MERGEFORMAT"


def _link(link: tree.Link, assembly: Assembly) -> str:
    target = outer_target(link.url)
    if target is None:
        return w.run(link.text)
    rel = assembly.relationships.add("hyperlink", target, external=True)
    return (
        f'<w:hyperlink r:id="{rel}" '
        f'w:history="1">{w.run(link.text, w.RunProps("Hyperlink"))}</w:hyperlink>'
    )


def outer_target(url: str) -> str | None:
    """Return an address that Word accepts, or nothing where it may not be followed.

    Word calls a file with a malformed address damaged, and other schemes reach into the reader's
    machine.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or not (parts.netloc or parts.path):
        return None
    return quote(url.encode("utf-8", "replace"), safe=_SAFE_IN_URL)


def glyph(sign: str, band: int | None) -> str:
    """Return the sign of a band in its colour, or an arrow."""
    if band is None:
        return w.run(sign, w.RunProps("Tanda"))
    return w.run(sign, w.RunProps(f"Pita{BANDS.index(band_look(band, sign)) + 1}"))


def trace_mark(mark: tree.TraceMark, assembly: Assembly) -> str:
    """Return the mark that leads to the entry of the annex on traces."""
    words = w.run(f"{RING} {mark.label}", w.RunProps("TandaJejak"))
    anchor = assembly.anchors.get(mark.target)
    return w.inner_link(anchor.bookmark, words) if anchor else words


def margin(mark: tree.TraceMark | None, assembly: Assembly) -> str:
    """Return the mark with the tab that leads to the text column; for hanging paragraphs."""
    return (trace_mark(mark, assembly) if mark else "") + w.TAB
