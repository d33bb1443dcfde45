"""Safe HTML text: escaping, anchors and addresses; words and figures within a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape as _escape
from typing import Final
from urllib.parse import quote

from capaian.documents import tree
from capaian.domain.identifiers import TraceId
from capaian.writers import charts
from capaian.writers.labels import unbroken
from capaian.writers.theme import BANDS, SANS, TONES, band_look

SAFE_SCHEMES: Final = ("https://", "http://", "mailto:", "./")
"""Schemes that a link may have; anything else is printed as text."""

_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def escape(text: str) -> str:
    """Return `text` for use as content or as a double-quoted attribute value."""
    return _escape(text, quote=True)


def replace_forbidden(html: str) -> str:
    """Return `html` with U+FFFD for each character that HTML forbids or UTF-8 cannot write."""
    return _NOT_TEXT.sub("\ufffd", html)


_PREFIX: Final = "blok-"
_OWN_IDS: Final = re.compile(
    rf"isi|naskah|panel|panel-.*|jejak-t[0-9]+|.*-cap|{_PREFIX}.*", re.DOTALL
)
"""Ids of the page itself: of its parts, of traces, of captions;
and those that have the prefix already.
"""


def anchor(block_id: str) -> str:
    """Return the id of a block as an id and a URL fragment at once.

    Percent-encoding keeps different ids different and needs no second escaping: browsers look
    for the fragment as written before they decode it.

    Examples:
        >>> anchor("tabel-3.9"), anchor("a b"), anchor('"><b>')
        ('tabel-3.9', 'a%20b', '%22%3E%3Cb%3E')

    An id that the page itself gives to something else gets a prefix:

        >>> anchor("panel"), anchor("blok-panel")
        ('blok-panel', 'blok-blok-panel')
    """
    written = quote(block_id, safe="-._~", errors="replace")
    return f"{_PREFIX}{written}" if _OWN_IDS.fullmatch(written) else written


def trace_anchor(trace: TraceId) -> str:
    """Return the id of the explanation of a trace: `jejak-t17`,
    which is also its public address.
    """
    return f"jejak-{quote(trace, safe='-._~', errors='replace')}"


def tag(name: str, content: str, classes: str = "") -> str:
    """Return an element; `content` is already HTML, `classes` are ours and not escaped."""
    attribute = f' class="{classes}"' if classes else ""
    return f"<{name}{attribute}>{content}</{name}>"


def css_string(text: str) -> str:
    r"""Return `text` as a CSS string in which everything but letters,
    digits and spaces is escaped.

    Examples:
        >>> css_string('a"</style>')
        '"a\\22 \\3c \\2f style\\3e "'
    """
    escaped = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
    return f'"{escaped}"'


@dataclass(frozen=True, slots=True)
class Context:
    """The targets of a paper, so that no link is written that leads nowhere."""

    labels: Mapping[str, str]
    """Label of each block that has an id: `Tabel 3.9`; also trace entries."""
    explanations: Mapping[TraceId, tree.Explanation]
    sheet_level: int = 2
    """Rank (`h3`) of an indicator sheet: one below the heading it stands under."""

    def href(self, target: str) -> str | None:
        """Return the address of a block within the file, `None` if the paper has no such block."""
        return f"#{anchor(target)}" if target in self.labels else None

    def trace_href(self, trace: TraceId | None) -> str | None:
        """Return the address of an explanation, `None` if the paper has none for the trace."""
        if trace is None or trace not in self.explanations:
            return None
        return f"#{trace_anchor(trace)}"


def _labels(block: tree.Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, tree.TraceList):
        for entry in block.entries:
            yield entry.id, entry.label
    elif isinstance(block, tree.Heading | tree.Table | tree.Chart | tree.Diagram | tree.Picture):
        yield block.id, block.label


def context_of(document: tree.Document) -> Context:
    """Return the context of `document`: one pass over its blocks."""
    labels = dict(pair for block in document.blocks for pair in _labels(block))
    return Context(labels, document.explanations)


_OPEN_CLOSE = {
    tree.TextStyle.PLAIN: ("", ""),
    tree.TextStyle.STRONG: ("<strong>", "</strong>"),
    tree.TextStyle.EMPHASIS: ("<em>", "</em>"),
    tree.TextStyle.NOTE: ('<span class="note">', "</span>"),
}


def render_inlines(content: tree.Inlines, context: Context) -> str:
    """Return the HTML of a run of inlines."""
    return "".join(
        [
            _glyph(part, _words_after(content, place))
            if isinstance(part, tree.Glyph)
            else render_inline(part, context)
            for place, part in enumerate(content)
        ]
    )


def render_inline(part: tree.Inline, context: Context) -> str:
    """Return the HTML of one inline."""
    match part:
        case tree.Text(text, style):
            return _styled(escape(text), style)
        case tree.Number():
            return _styled(render_number(part, context), part.style)
        case tree.Reference(target, label):
            return _anchor(context.href(target), escape(unbroken(label)), "ref")
        case tree.Link(text, url):
            return _outside_link(text, url)
        case tree.Glyph():
            return _glyph(part, "")
        case tree.LineBreak():
            return "<br>"
        case tree.Quotient():
            return _quotient(part)
        case tree.Sparkline():
            return themed_svg(charts.render_spark(part))


def render_number(number: tree.Number, context: Context) -> str:
    """Return a figure as a link to its explanation; a mark carries its reason in words."""
    shown = escape(number.display)
    if number.reason:
        reason = escape(number.reason)
        shown = (
            f'<abbr title="{reason}"><span aria-hidden="true">{shown}</span>'
            f'<span class="hid">{reason}</span></abbr>'
        )
    return _anchor(context.trace_href(number.trace), shown, "angka")


def render_mark(mark: tree.TraceMark | None, context: Context) -> str:
    """Return the margin mark of a block, empty if it has none."""
    if mark is None:
        return ""
    return _anchor(context.href(mark.target), escape(mark.label), "m mark")


def band_class(position: int, sign: str | None = None) -> str:
    """Return the class that gives the colours of an achievement band: `band-1` to `band-5`."""
    return f"band-{BANDS.index(band_look(position, sign)) + 1}"


def _styled(html: str, style: tree.TextStyle) -> str:
    opening, closing = _OPEN_CLOSE[style]
    return f"{opening}{html}{closing}"


def _anchor(href: str | None, html: str, classes: str) -> str:
    if href is None:
        return f'<span class="{classes}">{html}</span>'
    return f'<a class="{classes}" href="{href}">{html}</a>'


def _quotient(part: tree.Quotient) -> str:
    """A fraction beside what it is multiplied by; read aloud as a division."""
    above, below = tag("span", escape(part.above)), tag("span", escape(part.below))
    fraction = tag("span", f'{above}<span class="hid"> ÷ </span>{below}', "fraction")
    return tag("span", f"{fraction} {escape(part.times)}".strip(), "quotient")


def _outside_link(text: str, url: str) -> str:
    if not url.lower().startswith(SAFE_SCHEMES):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(text)}</a>'


def _words_after(content: tree.Inlines, place: int) -> str:
    following = content[place + 1] if place + 1 < len(content) else None
    return following.text.strip() if isinstance(following, tree.Text) else ""


def _glyph(glyph: tree.Glyph, words_after: str) -> str:
    """The words of a sign are for readers who cannot see it, unless they are printed beside it."""
    band = f" {band_class(glyph.band, glyph.sign)}" if glyph.band else ""
    sign = f'<i aria-hidden="true">{escape(glyph.sign)}</i>'
    words = "" if words_after.startswith(glyph.words) else tag("span", escape(glyph.words), "hid")
    return f'<span class="glyph{band}">{sign}{words}</span>'


# --- pictures of the theme, in the colours of the reader's ---

_PAINT = re.compile(r'\b(fill|stroke|stop-color|color)="(#[0-9A-Fa-f]{6})"')
_IDLE_HERE: Final = (
    ' xmlns="http://www.w3.org/2000/svg"',
    f' font-family="{SANS}"',
    '<path d="" display="none"/>',
    '<path d="M0,0h0v0h0Z"/>',
)
"""What says nothing within HTML: the namespace, the face that the style sheet gives,
empty shapes.
"""
_TOKEN_OF_HEX: Final = {tone.light: token.value for token, tone in reversed(TONES.items())}
"""First token of each light colour: two tokens may share it."""


@lru_cache(maxsize=512)
def themed_svg(svg: str) -> str:
    """Return a picture of the theme for use within HTML: colours as tokens,
    so that dark works too.
    """
    for idle in _IDLE_HERE:
        svg = svg.replace(idle, "")
    return _PAINT.sub(_themed_paint, svg)


def _themed_paint(match: re.Match[str]) -> str:
    token = _TOKEN_OF_HEX.get(match.group(2).upper())
    return f'{match.group(1)}="var(--{token})"' if token else match.group()
