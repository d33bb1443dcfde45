"""Displayed formulas as real equations (Office Math), which Word and LibreOffice can edit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from capaian.documents.tree import (
    Formula,
    Fraction,
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
)
from capaian.writers import theme
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.inlines import runs, trace_mark
from capaian.writers.docx.markup import LINE, TAB, paragraph
from capaian.writers.docx.props import ParagraphProps, font_xml
from capaian.writers.docx.style import HANGING
from capaian.writers.docx.xml import escape
from capaian.writers.letters import width_of
from capaian.writers.theme import SERIF, SERIF_REGULAR

_POINTS: Final = 11.0
"""Our serif in this size is as wide as what LibreOffice sets in its own at 12, whatever the runs say."""
_ROOM: Final = theme.TEXT_COLUMN_MM * 72 / 25.4

_Told = Sequence[tuple[str, str]]
"""Words, each with its slant."""


def formula_block(block: Formula, assembly: Assembly, *, keep_next: bool = False) -> list[str]:
    """Return the formula in the text column, its trace mark in the margin.

    No program breaks the words of an equation. What does not fit in one line is told as in the pdf: the name
    as ordinary text, below it what is worked out, with long words of a fraction in lines.
    """
    if not any(isinstance(part, Fraction) for part in block.parts):
        content = "".join(runs(part, assembly) for part in block.parts if not isinstance(part, Fraction))
    elif _width(block.parts) <= _ROOM:
        content = _equation(block.parts)
    else:
        content = _in_lines(block.parts, assembly)
    if block.mark is None:
        return [paragraph(ParagraphProps("Rumus", keep_next=keep_next), content)]
    props = ParagraphProps("Rumus", indent=HANGING, keep_next=keep_next)
    return [paragraph(props, trace_mark(block.mark, assembly) + TAB + content)]


def _in_lines(parts: Sequence[Inlines | Fraction], assembly: Assembly) -> str:
    name, *worked = parts
    if isinstance(name, Fraction):
        return _equation(parts)
    return runs(name, assembly) + LINE + _equation(worked)


def _equation(parts: Sequence[Inlines | Fraction]) -> str:
    beside = _width([part for part in parts if not isinstance(part, Fraction)])
    return f"<m:oMath>{_GAP.join(_part(part, _ROOM - beside) for part in parts)}</m:oMath>"


def _width(parts: Sequence[Inlines | Fraction]) -> float:
    """Points that a line needs: words in a row, the wider half of a fraction, and what stands between."""
    return sum(max(map(_words_width, _halves(part))) + _POINTS for part in parts)


def _halves(part: Inlines | Fraction) -> tuple[Inlines, ...]:
    return (part.numerator, part.denominator) if isinstance(part, Fraction) else (part,)


def _words_width(content: Inlines) -> float:
    return width_of("".join(words for words, _ in _told(content)), SERIF_REGULAR, _POINTS)


def _part(part: Inlines | Fraction, room: float) -> str:
    if not isinstance(part, Fraction):
        return _row(_told(part))
    above, below = (_stack(_told(half), room) for half in _halves(part))
    return f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


def _stack(told: _Told, room: float) -> str:
    """Return words in as many lines as the room asks for, one above the other."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for words, slant in told:
        for word in re.findall(r"\S+\s*|\s+", words):
            width = width_of(word, SERIF_REGULAR, _POINTS)
            if lines[-1] and used + width > room:
                lines.append([])
                used = 0.0
            lines[-1].append((word, slant))
            used += width
    if len(lines) == 1:
        return _row(told)
    return f"<m:eqArr>{''.join(f'<m:e>{_row(line)}</m:e>' for line in lines)}</m:eqArr>"


def _row(told: _Told) -> str:
    by_slant = groupby(told, key=itemgetter(1))
    return "".join(_upright("".join(words for words, _ in group), slant) for slant, group in by_slant)


def _upright(words: str, slant: str = "") -> str:
    return (
        f"<m:r><m:rPr><m:nor/></m:rPr><w:rPr>{font_xml(SERIF)}{slant}</w:rPr>"
        f'<m:t xml:space="preserve">{escape(words)}</m:t></m:r>'
    )


_GAP: Final = _upright("\u2002")
"""Space between words and fractions; ordinary blanks vanish in equations."""


def _told(content: Inlines) -> list[tuple[str, str]]:
    """Upright or slanted words; an equation holds neither fields nor links."""
    return [(_words(part), "<w:i/>" if _is_slanted(part) else "") for part in content]


def _is_slanted(part: Inline) -> bool:
    return isinstance(part, Text) and part.style is TextStyle.EMPHASIS


def _words(part: Inline) -> str:
    match part:
        case Text() | Link():
            return part.text
        case Number():
            return part.display
        case Reference():
            return part.label
        case Glyph():
            return part.sign
        case LineBreak():
            return " "
        case Quotient():
            return part.words
