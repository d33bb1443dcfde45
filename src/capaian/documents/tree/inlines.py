"""Inlines: words, figures, references, glyphs; and the mark that leads to a trace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from capaian.domain.identifiers import TraceId


class TextStyle(StrEnum):
    """How a run of words is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    NOTE = "note"
    """Secondary words: units, remarks (colour `tinta-3`)."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words, set in one style. Never parsed as markup by any writer."""

    text: str
    style: TextStyle = TextStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Number:
    """A figure from the assessment or the office-year, already written in Indonesian."""

    display: str
    """`94,24`, `6.962.697.488`, or a mark such as `–`, `…`, `t.t.`, `t.h.`."""
    trace: TraceId | None = None
    """The trace that explains the figure; `None` only for marks that no computation yielded."""
    reason: str | None = None
    """For a mark: the reason in words, read aloud and shown on hover."""
    style: TextStyle = TextStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to a labelled block (heading, table, figure, annex)."""

    target: str
    """Id of the block."""
    label: str
    """What is printed: `Tabel 3.9`, `Gambar 3.2`, `Bab III`, `Lampiran 2`."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address outside the paper."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Glyph:
    """The sign of an achievement band or of a change (`●`, `↗`), with its words for readers."""

    sign: str
    words: str
    band: int | None = None
    """Position of the band from the best (1) down, for its colour; `None` for arrows."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced new line inside a cell or paragraph."""


@dataclass(frozen=True, slots=True)
class Quotient:
    """A fraction in words inside a cell: what is divided above a line, the divisor below it."""

    above: str
    below: str
    times: str = ""
    """What stands behind the fraction: `× 100%`."""

    @property
    def words(self) -> str:
        """The fraction in one line.

        Examples:
            >>> Quotient("terbit", "wajib", "× 100%").words
            'terbit ÷ wajib × 100%'
        """
        return f"{self.above} ÷ {self.below} {self.times}".strip()


Inline = Text | Number | Reference | Link | Glyph | LineBreak | Quotient


Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class TraceMark:
    """The small margin mark `Jejak 3-42`: leads to an entry of a `TraceList` of the same paper."""

    label: str
    target: str
    """Id of the `TraceEntry`."""
    traces: tuple[TraceId, ...] = ()
    """The traces that the entry covers, in reading order."""


def words_of(inlines: Inlines) -> str:
    """Return inlines as plain text, for titles, alternatives of pictures and measures."""
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    match inline:
        case Text() | Link():
            return inline.text
        case Number():
            return inline.display
        case Reference():
            return inline.label
        case Glyph():
            return inline.sign
        case Quotient():
            return inline.words
        case LineBreak():
            return " "
