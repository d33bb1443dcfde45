"""Styles of what is set apart: tables, figures, indicator sheets; and the character styles."""

from __future__ import annotations

from dataclasses import replace

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
    return (
        Style("Caption", "caption", _caption_props(9, 4), sans(theme.CAPTION), "Normal", "BodyText"),
        Style(
            "JudulGambar", "Judul gambar", _caption_props(4, 2, keep=False), sans(theme.CAPTION), "Caption"
        ),
        *_cells(),
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


def _cells() -> tuple[Style, ...]:
    keep = ParagraphProps(keep_next=True, spacing=leading(theme.TABLE_HEAD))
    return (
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
            "TeksTabelKecil",
            "Teks tabel kecil",
            ParagraphProps(spacing=leading(theme.TABLE_SMALL)),
            sans(theme.TABLE_SMALL),
            "TeksTabel",
        ),
        Style(
            "KepalaTabelKecil",
            "Kepala tabel kecil",
            replace(keep, spacing=leading(theme.TABLE_SMALL)),
            sans(theme.TABLE_SMALL, bold=True),
            "KepalaTabel",
        ),
        Style(
            "NomorKolom",
            "Nomor kolom",
            ParagraphProps(keep_next=True, spacing=exact(Size(7, 9))),
            sans(theme.COLUMN_NUMBERS, color=Token.TINTA_3),
            "TeksTabel",
        ),
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
    code = RunProps(font=DISPLAY, color=Token.TARUM, size=theme.INDICATOR_CODE.size)
    small = theme.TABLE_HEAD
    label = sans(small, color=Token.TINTA_2)
    name = exact(theme.INDICATOR_TITLE, 2, 4)
    return (
        _simple("KodeIndikator", "Kode indikator", Spacing(0, 4, 30, exact=True), code),
        _simple("NamaIndikator", "Nama indikator", name, title(theme.INDICATOR_TITLE), keep_next=True),
        _simple("LabelAngka", "Label angka", leading(small), label, keep_next=True),
        _simple(
            "AngkaBesar", "Angka besar", exact(theme.KEY_FIGURE), title(theme.KEY_FIGURE), keep_next=True
        ),
        _simple("KetAngka", "Keterangan angka", leading(small), sans(small)),
    )


def _terms() -> tuple[Style, ...]:
    note = sans(theme.SOURCE, color=Token.TINTA_3)
    legend = ParagraphProps(spacing=leading(theme.TABLE, 6, 14), indent=COLUMN)
    return (
        _simple("CatatanTepi", "Catatan tepi", leading(theme.SOURCE), note),
        _simple("JudulTepi", "Judul tepi", leading(theme.SOURCE), sans(theme.TABLE, bold=True)),
        Style("KetLegenda", "Keterangan legenda", legend, sans(theme.TABLE), "Normal"),
        _simple("Uraian", "Uraian istilah", leading(theme.BODY, 0, 4), RunProps()),
        _simple("Istilah", "Istilah", leading(theme.BODY), sans(theme.CAPTION, bold=True)),
    )


def _simple(style_id: str, name: str, spacing: Spacing, look: RunProps, *, keep_next: bool = False) -> Style:
    return Style(style_id, name, ParagraphProps(keep_next=keep_next, spacing=spacing), look, "Normal")


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
    groups = (_tables, _sheets, _terms, _characters)
    return tuple(style for group in groups for style in group())
