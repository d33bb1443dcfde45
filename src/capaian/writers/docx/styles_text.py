"""Styles of running text: prose, headings, remarks, lists of contents, traces, the page."""

from __future__ import annotations

from capaian.writers import theme
from capaian.writers.docx.measures import HALF_WIDTH, TEXT_LEFT, twips
from capaian.writers.docx.props import (
    NO_NUMBER,
    Indent,
    ParagraphProps,
    RunProps,
    Spacing,
    Tab,
    border,
    leading,
)
from capaian.writers.docx.style import (
    ANNEX_LIST,
    CHAPTER_LIST,
    COLUMN,
    CONTENTS_NUMBER,
    COVER_TITLE,
    HANGING,
    RIGHT_EDGE,
    SECTION_LIST,
    SIGNATURE_LEFT,
    Style,
    exact,
    sans,
    title,
)
from capaian.writers.theme import DISPLAY, SANS, SERIF, Size, Token


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
