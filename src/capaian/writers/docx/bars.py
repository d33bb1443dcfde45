"""In-row bars as shaded tab stops: no drawing, so they keep their length in every office program.

The framed bar runs from the left edge of the cell to a tab stop at 100; a first tab stop at the share
ends its filled part.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from capaian.writers.docx.markup import paragraph
from capaian.writers.docx.measures import EMU_PER_PIXEL
from capaian.writers.docx.props import ParagraphProps, RunProps, Tab
from capaian.writers.theme import SANS, Token

_FULL: Final = 104 * EMU_PER_PIXEL // 635
"""104 pixels in twips: the length of 100 in every table."""
_HEIGHT: Final = 6
"""Type size of the tabs, in points, which makes the bar about 8 points high."""
_SMALLEST: Final = 20
_HUNDRED: Final = Decimal(100)


def bar_paragraph(share: str, room: int, fill: Token, props: ParagraphProps) -> str:
    """Return a bar of `share` out of 100, at most `room` twips long."""
    full = min(_FULL, room)
    filled = _filled(share, full)
    stops = tuple(Tab(end) for end in sorted({filled, full}) if end)
    parts = [_part(fill)] if filled else []
    if filled < full:
        parts.append(_part(None))
    return paragraph(replace(props, tabs=stops), "".join(parts))


def _part(fill: Token | None) -> str:
    look = RunProps(font=SANS, size=_HEIGHT, frame=Token.GARIS_2, ground=fill)
    return f"<w:r>{look.xml}<w:tab/></w:r>"


def _filled(share: str, full: int) -> int:
    """Return the filled length; a share above 100 fills the bar, a tiny one stays visible."""
    try:
        value = Decimal(share)
    except InvalidOperation:
        return 0
    if not value.is_finite() or value <= 0:
        return 0
    if value >= _HUNDRED:
        return full
    return max(int(value * full / _HUNDRED), _SMALLEST)
