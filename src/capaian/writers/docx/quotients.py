"""Fractions in words inside cells: a table within the cell, whose words break on both sides of the line.

Equations of Office Math do not break inside a fraction, so long words would leave the cell.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import Final

from capaian.documents.tree import Quotient
from capaian.writers.docx.cells import CellProps, Padding, TableFrame, cell, row, table
from capaian.writers.docx.grid import Merge
from capaian.writers.docx.markup import paragraph, run
from capaian.writers.docx.measures import twips
from capaian.writers.docx.props import ParagraphProps, Spacing, border
from capaian.writers.letters import width_of
from capaian.writers.theme import SANS_REGULAR, TABLE, Token

_GAP: Final = twips(1.2)
_LINE: Final = 0.5


def quotient_pieces(quotient: Quotient, room: int, props: ParagraphProps) -> list[str]:
    """Return the fraction as a table as wide as the room (twips), and the paragraph a cell must end with."""
    times = (
        ceil(width_of(quotient.times, SANS_REGULAR, TABLE.size) * 1.06) * 20 + _GAP if quotient.times else 0
    )
    widths = (room - times, times) if times else (room,)
    centered = replace(props, align="center", indent=None)
    line = border("bottom", _LINE, Token.TINTA)
    above = [cell(CellProps(widths[0], borders=line), paragraph(centered, run(quotient.above)))]
    below = [cell(CellProps(widths[0]), paragraph(centered, run(quotient.below)))]
    if times:
        beside = CellProps(times, merge=Merge.START, padding=Padding(left=_GAP), align="center")
        above.append(cell(beside, paragraph(replace(props, indent=None), run(quotient.times))))
        below.append(cell(replace(beside, merge=Merge.CONTINUE), paragraph(props)))
    end = paragraph(
        ParagraphProps("Penutup", keep_next=props.keep_next, spacing=Spacing(0, 0, 1, exact=True))
    )
    return [table(TableFrame(widths), [row(above), row(below)]), end]
