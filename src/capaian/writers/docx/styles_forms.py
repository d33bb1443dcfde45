"""Styles of letters, decrees and forms."""

from __future__ import annotations

from capaian.writers import theme
from capaian.writers.docx.measures import FULL_WIDTH
from capaian.writers.docx.props import NO_NUMBER, Indent, ParagraphProps, RunProps, Spacing, border, leading
from capaian.writers.docx.style import SIGNATURE_WIDTH, Style, exact, sans, title
from capaian.writers.theme import SANS, Size, Token

_GOVERNMENT = Size(12, 15)
_ADDRESS = Size(8.5, 11.5)
_ANNEX = Size(9.5, 13)


def form_styles() -> tuple[Style, ...]:
    """Return the paragraph styles of letterheads, titles of papers and labelled statements."""
    return (*_letterhead(), *_titles(), *_statements())


def _letterhead() -> tuple[Style, ...]:
    def line(style_id: str, name: str, spacing: Spacing, look: RunProps) -> Style:
        props = ParagraphProps(keep_next=True, spacing=spacing, align="center")
        return Style(style_id, name, props, look, "Normal")

    # A thick line above a thin one, as letters of offices have it.
    rule = border("bottom", 3, Token.TINTA, "thickThinSmallGap")
    below = ParagraphProps(keep_next=True, borders=rule, spacing=Spacing(0, 16, 6, exact=True))
    return (
        line("KopPemerintah", "Kop pemerintah", leading(_GOVERNMENT, 0, 2), sans(_GOVERNMENT, bold=True)),
        line("KopKantor", "Kop kantor", exact(theme.LETTERHEAD, 0, 3), title(theme.LETTERHEAD)),
        line("KopAlamat", "Kop alamat", leading(_ADDRESS), sans(_ADDRESS, color=Token.TINTA_2)),
        Style("GarisKop", "Garis kop", below, RunProps(font=SANS, size=2), "Normal"),
    )


def _titles() -> tuple[Style, ...]:
    centered = ParagraphProps(
        keep_next=True,
        keep_lines=True,
        numbering=NO_NUMBER,
        spacing=leading(theme.PAPER_TITLE, 2, 18),
        indent=Indent(),
        align="center",
        outline=0,
    )
    head = ParagraphProps(
        keep_next=True, spacing=leading(_ANNEX, 0, 12), indent=Indent(left=FULL_WIDTH - SIGNATURE_WIDTH)
    )
    return (
        Style("JudulNaskah", "Judul naskah", centered, title(theme.PAPER_TITLE), "Heading1", "BodyText"),
        Style("KepalaLampiran", "Kepala lampiran", head, sans(_ANNEX), "Normal"),
    )


def _statements() -> tuple[Style, ...]:
    said = ParagraphProps(spacing=leading(theme.BODY, 2, 4))
    centered = ParagraphProps(keep_next=True, spacing=leading(theme.BODY, 10, 10), align="center")
    return (
        Style("Pernyataan", "Pernyataan", said, RunProps(), "Normal"),
        Style("PernyataanTengah", "Pernyataan tengah", centered, RunProps(), "Pernyataan"),
    )
