"""Styles of what is set apart: tables, figures, indicator sheets; and the character styles."""

from __future__ import annotations

from capaian.writers import theme
from capaian.writers.docx.props import (
    ParagraphProps,
    RunProps,
    Spacing,
    leading,
)
from capaian.writers.docx.style import (
    COLUMN,
    HANGING,
    TREE,
    Style,
    exact,
    sans,
    title,
)
from capaian.writers.theme import BANDS, DISPLAY, SANS, SERIF, Size, Token


def _tables() -> tuple[Style, ...]:
    note = sans(theme.SOURCE, color=Token.TINTA_3)
    keep = ParagraphProps(keep_next=True, spacing=leading(theme.TABLE_HEAD))
    return (
        Style("Caption", "caption", _caption_props(9, 4), sans(theme.CAPTION), "Normal", "BodyText"),
        Style(
            "JudulGambar", "Judul gambar", _caption_props(4, 2, keep=False), sans(theme.CAPTION), "Caption"
        ),
        Style(
            "TeksTabel",
            "Teks tabel",
            ParagraphProps(spacing=leading(theme.TABLE)),
            sans(theme.TABLE),
            "Normal",
        ),
        Style("TeksPohon", "Teks tabel pohon", ParagraphProps(spacing=exact(TREE)), sans(TREE), "TeksTabel"),
        Style("KepalaTabel", "Kepala tabel", keep, sans(theme.TABLE_HEAD, bold=True), "TeksTabel"),
        Style(
            "NomorKolom",
            "Nomor kolom",
            ParagraphProps(keep_next=True, spacing=exact(Size(7, 9))),
            sans(theme.COLUMN_NUMBERS, color=Token.TINTA_3),
            "TeksTabel",
        ),
        Style(
            "Sumber",
            "Sumber",
            ParagraphProps(
                keep_lines=True, spacing=leading(theme.SOURCE, 4, 9), indent=HANGING, contextual=False
            ),
            note,
            "Normal",
            "BodyText",
        ),
        Style(
            "Gambar", "Gambar", ParagraphProps(keep_next=True, spacing=Spacing(2, 0, 12)), sans(), "Normal"
        ),
        Style("PesanGambar", "Pesan gambar", _message_props(), _message_run(), "Normal", "Gambar"),
    )


def _caption_props(before: float, after: float, *, keep: bool = True) -> ParagraphProps:
    return ParagraphProps(
        keep_next=keep, keep_lines=True, spacing=leading(theme.CAPTION, before, after), indent=HANGING
    )


def _message_props() -> ParagraphProps:
    return ParagraphProps(keep_next=True, spacing=leading(theme.CHART_MESSAGE, 9, 2), indent=COLUMN)


def _message_run() -> RunProps:
    return sans(theme.CHART_MESSAGE, bold=True, color=Token.TARUM)


def _sheets() -> tuple[Style, ...]:
    small = theme.TABLE_HEAD
    code = RunProps(font=DISPLAY, color=Token.TARUM, size=theme.INDICATOR_CODE.size)
    line = ParagraphProps(spacing=leading(theme.SOURCE))
    return (
        Style(
            "KodeIndikator",
            "Kode indikator",
            ParagraphProps(spacing=Spacing(0, 4, 30, exact=True)),
            code,
            "Normal",
        ),
        Style(
            "NamaIndikator",
            "Nama indikator",
            ParagraphProps(keep_next=True, spacing=exact(theme.INDICATOR_TITLE, 2, 4)),
            title(theme.INDICATOR_TITLE),
            "Normal",
        ),
        Style("CatatanTepi", "Catatan tepi", line, sans(theme.SOURCE, color=Token.TINTA_3), "Normal"),
        Style("JudulTepi", "Judul tepi", line, sans(theme.TABLE, bold=True), "Normal"),
        Style(
            "LabelAngka",
            "Label angka",
            ParagraphProps(keep_next=True, spacing=leading(small)),
            sans(small, color=Token.TINTA_2),
            "Normal",
        ),
        Style(
            "AngkaBesar",
            "Angka besar",
            ParagraphProps(keep_next=True, spacing=exact(theme.KEY_FIGURE)),
            title(theme.KEY_FIGURE),
            "Normal",
        ),
        Style("KetAngka", "Keterangan angka", ParagraphProps(spacing=leading(small)), sans(small), "Normal"),
        Style(
            "KetLegenda",
            "Keterangan legenda",
            ParagraphProps(spacing=leading(theme.TABLE, 6, 14), indent=COLUMN),
            sans(theme.TABLE),
            "Normal",
        ),
        Style(
            "Uraian", "Uraian istilah", ParagraphProps(spacing=leading(theme.BODY, 0, 4)), based_on="Normal"
        ),
        Style(
            "Istilah",
            "Istilah",
            ParagraphProps(spacing=leading(theme.BODY)),
            sans(theme.CAPTION, bold=True),
            "Normal",
        ),
    )


def _characters() -> tuple[Style, ...]:
    bands = (
        Style(f"Pita{place}", f"Pita {place}", run=RunProps(font=SANS, bold=False, color=look.line))
        for place, look in enumerate(BANDS, start=1)
    )
    return (
        Style("DefaultParagraphFont", "Default Paragraph Font"),
        Style("Hyperlink", "Hyperlink", run=RunProps(color=Token.TARUM, underline=True)),
        Style("LabelKeterangan", "Label keterangan", run=RunProps(bold=True)),
        Style(
            "TandaJejak", "Tanda jejak", run=RunProps(font=SANS, bold=False, color=Token.TINTA_3, size=7.5)
        ),
        Style("Satuan", "Satuan", run=RunProps(bold=False, color=Token.TINTA_3)),
        Style("Tanda", "Tanda", run=RunProps(font=SANS)),
        Style("SatuanBesar", "Satuan besar", run=RunProps(font=SERIF, size=11)),
        Style(
            "NomorHalaman", "Nomor halaman", run=RunProps(font=SANS, bold=True, color=Token.TINTA, size=9.5)
        ),
        Style("NomorJudul", "Nomor judul", run=RunProps(color=Token.TARUM)),
        Style(
            "LabelLampiran",
            "Label lampiran",
            run=RunProps(font=SANS, bold=True, color=Token.TARUM, size=theme.HEADINGS[3].size),
        ),
        Style("NomorDaftar", "Nomor daftar", run=RunProps(bold=True, color=Token.TARUM)),
        *bands,
    )


def display_styles() -> tuple[Style, ...]:
    """Return the styles of tables, figures and sheets, and of runs."""
    groups = (_tables, _sheets, _characters)
    return tuple(style for group in groups for style in group())
