"""The style sheet: every look of the paper is a named style, so that an office can change it once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from capaian.writers import theme
from capaian.writers.docx.fonts import TITLE_FAMILY
from capaian.writers.docx.measures import FULL_WIDTH, HALF_WIDTH, TEXT_LEFT, escape, root, twips
from capaian.writers.docx.props import (
    NO_NUMBER,
    Indent,
    ParagraphProps,
    RunProps,
    Spacing,
    Tab,
    border,
    font_xml,
    leading,
)
from capaian.writers.theme import BANDS, DISPLAY, SANS, SERIF, Size, Token

CHAPTER_LIST: Final = 1
SECTION_LIST: Final = 2
ANNEX_LIST: Final = 3
"""Numbering instances of headings; see `numbering`."""

SIGNATURE_WIDTH: Final = twips(78)
SIGNATURE_LEFT: Final = FULL_WIDTH - SIGNATURE_WIDTH
CONTENTS_NUMBER: Final = twips(13)
"""Room for the number of a section in a list of contents."""
HANGING: Final = Indent(left=TEXT_LEFT, hanging=TEXT_LEFT)
"""Label in the margin column, tab, text in the text column."""
COLUMN: Final = Indent(left=TEXT_LEFT)
RIGHT_EDGE: Final = (Tab(FULL_WIDTH, "right"),)
COVER_TITLE: Final = Size(33, 39)
TREE: Final = Size(8.5, 10.5)
"""Word knows half-points only; the tree tables of the other formats are 8.3 pt."""

PLAIN: Final = RunProps()


@dataclass(frozen=True, slots=True)
class Style:
    """One style of the sheet."""

    id: str
    name: str
    """Built-in names are English; Word shows them in the reader's language."""
    paragraph: ParagraphProps | None = None
    """Absent for character styles."""
    run: RunProps = PLAIN
    based_on: str = ""
    follows: str = ""
    """Style of the next paragraph when somebody types on."""

    @property
    def xml(self) -> str:
        """The element `w:style`."""
        kind = "paragraph" if self.paragraph is not None else "character"
        default = ' w:default="1"' if self.id in {"Normal", "DefaultParagraphFont"} else ""
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on else ""
        follows = f'<w:next w:val="{self.follows}"/>' if self.follows else ""
        body = self.paragraph.xml if self.paragraph is not None else ""
        return (
            f'<w:style w:type="{kind}"{default} w:styleId="{self.id}"><w:name w:val="{escape(self.name)}"/>'
            f"{based}{follows}<w:qFormat/>{body}{self.run.xml}</w:style>"
        )


def sans(size: Size | None = None, *, bold: bool | None = None, color: Token | None = None) -> RunProps:
    """Return the look of words in the sans."""
    return RunProps(font=SANS, bold=bold, color=color, size=size.size if size else None)


def title(size: Size) -> RunProps:
    """Return the look of display titles."""
    return RunProps(font=TITLE_FAMILY, bold=False, size=size.size)


def exact(size: Size, before: float = 0, after: float = 0) -> Spacing:
    """Return fixed spacing: for display type, whose natural line is much higher than its ink."""
    return Spacing(before, after, size.line, exact=True)


def _prose() -> tuple[Style, ...]:
    body = theme.BODY
    return (
        Style(
            "Normal", "Normal", ParagraphProps(spacing=leading(body)), RunProps(font=SERIF, color=Token.TINTA)
        ),
        Style("BodyText", "Body Text", ParagraphProps(spacing=leading(body, 0, 7.5), indent=COLUMN)),
        Style("TeksBermarka", "Teks bermarka", ParagraphProps(indent=HANGING), based_on="BodyText"),
        Style(
            "ButirDaftar", "Butir daftar", ParagraphProps(spacing=leading(body, 0, 2.5)), based_on="BodyText"
        ),
        Style("TandaTepi", "Tanda tepi", ParagraphProps(keep_next=True, spacing=leading(body))),
        Style(
            "Rumus",
            "Rumus",
            ParagraphProps(keep_lines=True, spacing=leading(body, 3, 9)),
            based_on="BodyText",
        ),
        Style(
            "TandaTangan",
            "Tanda tangan",
            ParagraphProps(keep_next=True, keep_lines=True, indent=Indent(left=SIGNATURE_LEFT)),
        ),
        Style(
            "Penutup",
            "Penutup tabel",
            ParagraphProps(spacing=Spacing(0, 0, 7, exact=True)),
            sans(Size(2, 7)),
        ),
    )


def _headings() -> tuple[Style, ...]:
    return (
        _chapter_label(),
        _chapter_heading(),
        Style(
            "JudulDepan",
            "Judul depan",
            _front_props(NO_NUMBER, COLUMN),
            title(theme.FRONT_TITLE),
            "Heading1",
        ),
        Style(
            "JudulLampiran",
            "Judul lampiran",
            _front_props((ANNEX_LIST, 0), HANGING),
            title(theme.FRONT_TITLE),
            "Heading1",
        ),
        Style(
            "Pengantar",
            "Pengantar bab",
            _lead_props(),
            RunProps(size=theme.LEAD.size),
            "BodyText",
            "BodyText",
        ),
        _rule_below("GarisGanda", "Garis ganda"),
        _heading(2, before=15, after=8.5),
        _heading(3, before=12, after=5.5),
        _heading(4, before=9, after=3.5),
    )


def _chapter_label() -> Style:
    props = ParagraphProps(keep_next=True, numbering=(SECTION_LIST, 0), spacing=Spacing(34, 0, 12))
    look = RunProps(font=SANS, bold=True, color=Token.TINTA_3, tracking=25, size=9)
    return Style("LabelBab", "Label bab", props, look, "Normal", "Heading1")


def _chapter_heading() -> Style:
    props = ParagraphProps(
        keep_next=True,
        keep_lines=True,
        numbering=(CHAPTER_LIST, 0),
        spacing=Spacing(0, 2, theme.CHAPTER_TITLE.line),
        indent=HANGING,
        outline=0,
    )
    return Style("Heading1", "heading 1", props, title(theme.CHAPTER_TITLE), "Normal", "BodyText")


def _front_props(numbering: tuple[int, int], indent: Indent) -> ParagraphProps:
    return ParagraphProps(
        keep_next=True,
        keep_lines=True,
        numbering=numbering,
        spacing=exact(theme.FRONT_TITLE, 34, 4),
        indent=indent,
        outline=0,
    )


def _lead_props() -> ParagraphProps:
    return ParagraphProps(keep_lines=True, spacing=leading(theme.LEAD, 2, 22), indent=COLUMN)


def _rule_below(style_id: str, name: str) -> Style:
    """An empty line whose lower edge is the double rule under titles."""
    rule = border("bottom", 0.75, Token.TINTA, "double")
    props = ParagraphProps(keep_next=True, borders=rule, spacing=Spacing(0, 12, 4, exact=True))
    return Style(style_id, name, props, RunProps(font=SANS, size=2), "Normal")


def _heading(level: int, before: float, after: float) -> Style:
    size = theme.HEADINGS[level]
    props = ParagraphProps(
        keep_next=True,
        keep_lines=True,
        numbering=(SECTION_LIST, level - 1),
        spacing=leading(size, before, after),
        indent=HANGING,
        outline=level - 1,
    )
    return Style(f"Heading{level}", f"heading {level}", props, sans(size, bold=True), "Normal", "BodyText")


def _callouts() -> tuple[Style, ...]:
    def callout(name: str, side: str, look: RunProps) -> tuple[Style, Style]:
        indent = Indent(left=TEXT_LEFT + twips(4))
        body = ParagraphProps(
            keep_lines=True, borders=side, spacing=leading(theme.CALLOUT, 0, 9), indent=indent
        )
        head = ParagraphProps(keep_next=True, spacing=leading(theme.CALLOUT, 6, 0))
        title = RunProps(bold=True, italic=False, color=look.color)
        words = RunProps(font=look.font, italic=look.italic, size=theme.CALLOUT.size)
        return (
            Style(name, name.replace("_", " "), body, words, "Normal", "BodyText"),
            Style(f"{name}Judul", f"{name} judul", head, title, name, name),
        )

    doubled = border("left", 0.75, Token.TINTA_2, "double", 7)
    hatched = border("left", 4, Token.SOGA, "dashSmallGap", 7)
    single = border("left", 0.75, Token.TINTA_2, "single", 9)
    return (
        *callout("Keterbatasan", doubled, RunProps(font=SANS)),
        *callout("PeriksaKembali", hatched, RunProps(font=SANS, color=Token.SOGA)),
        *callout("CatatanMetode", single, RunProps(font=SERIF, italic=True)),
    )


def _contents() -> tuple[Style, ...]:
    size = Size(10, 13.5)
    section = Indent(left=TEXT_LEFT + CONTENTS_NUMBER, hanging=CONTENTS_NUMBER)
    caption = Indent(left=TEXT_LEFT, hanging=TEXT_LEFT)

    def row(style_id: str, name: str, before: float, indent: Indent | None, look: RunProps) -> Style:
        props = ParagraphProps(tabs=RIGHT_EDGE, spacing=leading(size, before, 2), indent=indent)
        return Style(style_id, name, props, look, "Normal", "Normal")

    return (
        row("TOC1", "toc 1", 9, None, sans(size, bold=True)),
        row("TOC2", "toc 2", 1.5, section, sans(size)),
        row("TOC3", "toc 3", 0, section, sans(Size(9, 12.2), color=Token.TINTA_2)),
        row("TableofFigures", "table of figures", 1.5, caption, sans(Size(9.5, 13))),
    )


def _traces() -> tuple[Style, ...]:
    label = twips(15)
    head = ParagraphProps(
        keep_next=True,
        keep_lines=True,
        spacing=leading(theme.TRACE, 8, 2),
        indent=Indent(left=label, hanging=label),
    )
    edge = (Tab(HALF_WIDTH, "right"),)
    step = ParagraphProps(keep_lines=True, tabs=edge, spacing=leading(theme.TRACE, 1, 1))
    return (
        Style("JudulJejak", "Judul jejak", head, sans(theme.TRACE, bold=True), "Normal"),
        Style("LangkahJejak", "Langkah jejak", step, sans(theme.TRACE), "Normal"),
    )


def _page() -> tuple[Style, ...]:
    small = sans(theme.SOURCE, color=Token.TINTA_3)
    line = border("bottom", theme.RULE_MEDIUM, Token.GARIS, space=6)
    year = RunProps(font=DISPLAY, color=Token.TARUM, tracking=-30, size=118)
    return (
        Style(
            "Header", "header", ParagraphProps(borders=line, spacing=leading(theme.SOURCE)), small, "Normal"
        ),
        Style("KopKosong", "Kop kosong", ParagraphProps(spacing=leading(theme.SOURCE)), small, "Normal"),
        Style(
            "Draf",
            "Draf",
            ParagraphProps(spacing=leading(theme.SOURCE)),
            sans(theme.SOURCE, bold=True, color=Token.SOGA),
            "Normal",
        ),
        Style(
            "Footer", "footer", ParagraphProps(spacing=leading(theme.SOURCE), indent=HANGING), small, "Normal"
        ),
        Style(
            "SampulDinas",
            "Sampul dinas",
            ParagraphProps(spacing=Spacing(0, 0, 15), indent=COLUMN),
            sans(Size(11, 15)),
            "Normal",
        ),
        Style(
            "SampulTahun",
            "Sampul tahun",
            ParagraphProps(spacing=Spacing(170, 0, 118), indent=COLUMN),
            year,
            "Normal",
        ),
        Style(
            "Title",
            "Title",
            ParagraphProps(spacing=Spacing(8, 0, 39, exact=True), indent=COLUMN),
            title(COVER_TITLE),
            "Normal",
        ),
        Style(
            "SampulKaki",
            "Sampul kaki",
            ParagraphProps(spacing=leading(theme.SOURCE)),
            sans(Size(8.5, 11.5), color=Token.TINTA_2),
            "Normal",
        ),
    )


def text_styles() -> tuple[Style, ...]:
    """Return the paragraph styles of everything that runs."""
    groups = (_prose, _headings, _callouts, _contents, _traces, _page)
    return tuple(style for group in groups for style in group())


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


def style_sheet() -> str:
    """Return the part `styles.xml`."""
    language = '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
    size = RunProps(size=theme.BODY.size).xml.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font_xml(SERIF)}{size}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = "".join(style.xml for style in (*text_styles(), *form_styles(), *display_styles()))
    return root("w:styles", defaults + styles, "w")
