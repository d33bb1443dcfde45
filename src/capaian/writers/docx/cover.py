"""The title page."""

from __future__ import annotations

from typing import Final

from capaian.documents.tree import Cover
from capaian.writers.docx.balance import balanced_width
from capaian.writers.docx.markup import paragraph, run
from capaian.writers.docx.measures import MARGIN_COLUMN, TEXT_LEFT, TEXT_WIDTH, line_twips, shares, twips
from capaian.writers.docx.props import Indent, ParagraphProps, RunProps, Spacing
from capaian.writers.docx.style import COVER_TITLE
from capaian.writers.theme import DISPLAY_SEMIBOLD, Token

_TOP: Final = Spacing(34, None)
_PAGE_LEFT: Final = twips(25)
_FOOT: Final = twips(262)
"""From the upper edge of the page to the facts at its foot."""
_BOLD: Final = RunProps(bold=True)
_QUIET: Final = RunProps(color=Token.TINTA_3)


def cover_block(cover: Cover) -> list[str]:
    """Return office, year, double rule, title, and the facts at the foot."""
    top = ParagraphProps("SampulDinas", spacing=_TOP)
    return [
        paragraph(top, run(cover.regency, _BOLD)),
        paragraph("SampulDinas", run(cover.office)),
        paragraph("SampulTahun", run(cover.year)),
        paragraph("GarisGanda"),
        paragraph(_title_props(cover.title), run(cover.title)),
        *_foot(cover),
        paragraph("Penutup"),
    ]


def _title_props(title: str) -> ParagraphProps:
    """Lines of about equal length."""
    line = balanced_width(title, DISPLAY_SEMIBOLD, COVER_TITLE.size, TEXT_WIDTH / 20)
    return ParagraphProps("Title", indent=Indent(left=TEXT_LEFT, right=TEXT_WIDTH - line_twips(line)))


def _foot(cover: Cover) -> list[str]:
    """State in the margin column, facts in the text column, each in a frame at a fixed place."""
    widths = shares(TEXT_WIDTH, (1,) * max(1, len(cover.facts)))
    lines = [paragraph(_framed(_PAGE_LEFT, MARGIN_COLUMN), run(cover.state, _QUIET))]
    left = _PAGE_LEFT + TEXT_LEFT
    for (label, value), width in zip(cover.facts, widths, strict=False):
        props = _framed(left, width - twips(3))
        lines += [paragraph(props, run(label)), paragraph(props, run(value))]
        left += width
    return lines


def _framed(left: int, width: int) -> ParagraphProps:
    frame = (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:x="{left}" w:y="{_FOOT}"/>'
    )
    return ParagraphProps("SampulKaki", frame=frame)
