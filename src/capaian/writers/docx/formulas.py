"""Displayed formulas as real equations (Office Math), which Word and LibreOffice can edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capaian.documents.tree import (
    Formula,
    Fraction,
    Glyph,
    Inline,
    LineBreak,
    Link,
    Number,
    Quotient,
    Reference,
    Text,
    TextStyle,
)
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.inlines import trace_mark
from capaian.writers.docx.markup import TAB, paragraph
from capaian.writers.docx.props import ParagraphProps, font_xml
from capaian.writers.docx.style import HANGING
from capaian.writers.docx.xml import escape
from capaian.writers.theme import SERIF


def formula_block(block: Formula, assembly: Assembly, *, keep_next: bool = False) -> list[str]:
    """Return the formula in the text column, its trace mark in the margin."""
    equation = f"<m:oMath>{_GAP.join(_part(part) for part in block.parts)}</m:oMath>"
    if block.mark is None:
        return [paragraph(ParagraphProps("Rumus", keep_next=keep_next), equation)]
    props = ParagraphProps("Rumus", indent=HANGING, keep_next=keep_next)
    return [paragraph(props, trace_mark(block.mark, assembly) + TAB + equation)]


def _part(part: Sequence[Inline] | Fraction) -> str:
    if not isinstance(part, Fraction):
        return _words(part)
    above, below = _words(part.numerator), _words(part.denominator)
    return f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


def _upright(words: str, slant: str = "") -> str:
    return (
        f"<m:r><m:rPr><m:nor/></m:rPr><w:rPr>{font_xml(SERIF)}{slant}</w:rPr>"
        f'<m:t xml:space="preserve">{escape(words)}</m:t></m:r>'
    )


_GAP: Final = _upright("\u2002")
"""Space between words and fractions; ordinary blanks vanish in equations."""


def _words(content: Sequence[Inline]) -> str:
    return "".join(_run(part) for part in content)


def _run(part: Inline) -> str:
    """Return upright words; an equation holds neither fields nor links."""
    match part:
        case Text():
            words, is_slanted = part.text, part.style is TextStyle.EMPHASIS
        case Link():
            words, is_slanted = part.text, False
        case Number():
            words, is_slanted = part.display, False
        case Reference():
            words, is_slanted = part.label, False
        case Glyph():
            words, is_slanted = part.sign, False
        case LineBreak():
            words, is_slanted = " ", False
        case Quotient():
            words, is_slanted = part.words, False
    return _upright(words, "<w:i/>" if is_slanted else "")
