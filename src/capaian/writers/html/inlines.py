"""Words and figures within a block."""

from __future__ import annotations

from typing import assert_never

from capaian.documents.tree import (
    Glyph,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Number,
    Quotient,
    Reference,
    Text,
    TextStyle,
    TraceMark,
)
from capaian.writers.html.markup import SAFE_SCHEMES, Context, escape, tag
from capaian.writers.labels import unbroken
from capaian.writers.theme import BANDS, band_look

_OPEN_CLOSE = {
    TextStyle.PLAIN: ("", ""),
    TextStyle.STRONG: ("<strong>", "</strong>"),
    TextStyle.EMPHASIS: ("<em>", "</em>"),
    TextStyle.NOTE: ('<span class="note">', "</span>"),
}


def render_inlines(content: Inlines, context: Context) -> str:
    """Return the HTML of a run of inlines."""
    return "".join(
        [
            _glyph(part, _words_after(content, place))
            if isinstance(part, Glyph)
            else render_inline(part, context)
            for place, part in enumerate(content)
        ]
    )


def render_inline(part: Inline, context: Context) -> str:
    """Return the HTML of one inline."""
    match part:
        case Text(text, style):
            return _styled(escape(text), style)
        case Number():
            return _styled(render_number(part, context), part.style)
        case Reference(target, label):
            return _anchor(context.href(target), escape(unbroken(label)), "ref")
        case Link(text, url):
            return _outside_link(text, url)
        case Glyph():
            return _glyph(part, "")
        case LineBreak():
            return "<br>"
        case Quotient():
            return _quotient(part)
        case _:
            assert_never(part)


def render_number(number: Number, context: Context) -> str:
    """Return a figure as a link to its explanation; a mark carries its reason in words."""
    shown = escape(number.display)
    if number.reason:
        reason = escape(number.reason)
        shown = (
            f'<abbr title="{reason}"><span aria-hidden="true">{shown}</span>'
            f'<span class="hid">{reason}</span></abbr>'
        )
    return _anchor(context.trace_href(number.trace), shown, "angka")


def render_mark(mark: TraceMark | None, context: Context) -> str:
    """Return the margin mark of a block, empty if it has none."""
    if mark is None:
        return ""
    return _anchor(context.href(mark.target), escape(mark.label), "m mark")


def band_class(position: int, sign: str | None = None) -> str:
    """Return the class that gives the colours of an achievement band: `band-1` to `band-5`."""
    return f"band-{BANDS.index(band_look(position, sign)) + 1}"


def _styled(html: str, style: TextStyle) -> str:
    opening, closing = _OPEN_CLOSE[style]
    return f"{opening}{html}{closing}"


def _anchor(href: str | None, html: str, classes: str) -> str:
    if href is None:
        return f'<span class="{classes}">{html}</span>'
    return f'<a class="{classes}" href="{href}">{html}</a>'


def _quotient(part: Quotient) -> str:
    """A fraction beside what it is multiplied by; read aloud as a division."""
    above, below = tag("span", escape(part.above)), tag("span", escape(part.below))
    fraction = tag("span", f'{above}<span class="hid"> ÷ </span>{below}', "fraction")
    return tag("span", f"{fraction} {escape(part.times)}".strip(), "quotient")


def _outside_link(text: str, url: str) -> str:
    if not url.lower().startswith(SAFE_SCHEMES):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(text)}</a>'


def _words_after(content: Inlines, place: int) -> str:
    following = content[place + 1] if place + 1 < len(content) else None
    return following.text.strip() if isinstance(following, Text) else ""


def _glyph(glyph: Glyph, words_after: str) -> str:
    """The words of a sign are for readers who cannot see it, unless they are printed beside it."""
    band = f" {band_class(glyph.band, glyph.sign)}" if glyph.band else ""
    sign = f'<i aria-hidden="true">{escape(glyph.sign)}</i>'
    words = "" if words_after.startswith(glyph.words) else tag("span", escape(glyph.words), "hid")
    return f'<span class="glyph{band}">{sign}{words}</span>'
