"""The title page."""

from __future__ import annotations

from typing import Final

from capaian.documents.tree import Cover
from capaian.writers.docx.cells import CellProps, Padding, TableFrame, cell, row, table
from capaian.writers.docx.markup import paragraph, run
from capaian.writers.docx.measures import TEXT_LEFT, TEXT_WIDTH, shares, twips
from capaian.writers.docx.props import ParagraphProps, RunProps, Spacing
from capaian.writers.theme import Token

_TOP: Final = Spacing(34, None)
_FOOT: Final = (
    f'<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{twips(25)}" w:tblpY="{twips(262)}"/>'
)
"""Both anchors on the page: only then does LibreOffice let the table float."""
_BOLD: Final = RunProps(bold=True)


def cover_block(cover: Cover) -> list[str]:
    """Return office, year, double rule, title, and the facts at the foot."""
    top = ParagraphProps("SampulDinas", spacing=_TOP)
    return [
        paragraph(top, run(cover.regency, _BOLD)),
        paragraph("SampulDinas", run(cover.office)),
        paragraph("SampulTahun", run(cover.year)),
        paragraph("GarisGanda"),
        paragraph("Title", run(cover.title)),
        table(_frame(cover), [row(_cells(cover))]),
        paragraph("Penutup"),
    ]


def _frame(cover: Cover) -> TableFrame:
    return TableFrame((TEXT_LEFT, *_fact_widths(cover)), position=_FOOT)


def _fact_widths(cover: Cover) -> tuple[int, ...]:
    return shares(TEXT_WIDTH, (1,) * max(1, len(cover.facts)))


def _cells(cover: Cover) -> list[str]:
    state = run(cover.state, RunProps(color=Token.TINTA_3))
    facts = cover.facts or (("", ""),)
    widths = _fact_widths(cover)
    gap = Padding(0, 0, 0, twips(3))
    return [
        cell(CellProps(TEXT_LEFT, padding=gap), paragraph("SampulKaki", state)),
        *(
            cell(
                CellProps(width, padding=gap),
                paragraph("SampulKaki", run(label)) + paragraph("SampulKaki", run(value)),
            )
            for (label, value), width in zip(facts, widths, strict=True)
        ),
    ]
