"""Running text: paragraphs, lists, definitions, callouts, formulas in the margin layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from capaian.documents import tree
from capaian.writers import theme
from capaian.writers.columns import label_column
from capaian.writers.docx import props as w
from capaian.writers.docx.cells import CellPadding, CellProps, TableFrame, cell, row, table
from capaian.writers.docx.inlines import glyph, margin, runs, trace_mark
from capaian.writers.docx.outline import Assembly
from capaian.writers.docx.styles import COVER_TITLE, HANGING
from capaian.writers.letters import width_of
from capaian.writers.theme import (
    DISPLAY_SEMIBOLD,
    SERIF,
    SERIF_REGULAR,
    BandLook,
    Pattern,
    Token,
    band_look,
)

_DEEPEST_LIST: Final = 8
_AFTER_LIST: Final = 7.5
"""Points; as after a paragraph."""
_CALLOUT_STYLES: Final = {
    tree.CalloutKind.LIMITATION: "Keterbatasan",
    tree.CalloutKind.CHECK_AGAIN: "PeriksaKembali",
    tree.CalloutKind.METHOD: "CatatanMetode",
}
MARGIN_FRAME: Final = (
    f'<w:framePr w:w="{w.MARGIN_COLUMN}" w:hSpace="0" w:wrap="around" w:vAnchor="text" '
    'w:hAnchor="margin"'
    ' w:xAlign="left" w:y="1"/>'
)


def paragraph_block(
    block: tree.Paragraph, assembly: Assembly, *, keep_next: bool = False
) -> list[str]:
    """Return running text, its trace mark in the margin column."""
    words = runs(block.content, assembly)
    if block.mark is None:
        return [w.paragraph(w.ParagraphProps("BodyText", keep_next=keep_next), words)]
    props = w.ParagraphProps("TeksBermarka", keep_next=keep_next)
    return [w.paragraph(props, margin(block.mark, assembly) + words)]


def margin_note(mark: tree.TraceMark | None, assembly: Assembly) -> list[str]:
    """Return a trace mark set beside what follows, where a hanging label cannot do it."""
    if mark is None:
        return []
    return [
        w.paragraph(w.ParagraphProps("TandaTepi", frame=MARGIN_FRAME), trace_mark(mark, assembly))
    ]


def list_block(block: tree.ItemList, assembly: Assembly) -> list[str]:
    """Return a list that counts by itself."""
    instance = assembly.add_list(block.style)
    items = list(with_levels(block.items))
    last = len(items) - 1
    return [
        *margin_note(block.mark, assembly),
        *(
            w.paragraph(
                _item_props(instance, level, is_last=place == last), runs(item.content, assembly)
            )
            for place, (item, level) in enumerate(items)
        ),
    ]


def with_levels(
    items: tuple[tree.ListItem, ...], level: int = 0
) -> Iterator[tuple[tree.ListItem, int]]:
    """Yield the items of a list and those below them, each with its depth."""
    for item in items:
        yield item, level
        yield from with_levels(item.children, level + 1)


def _item_props(instance: int, level: int, *, is_last: bool) -> w.ParagraphProps:
    spacing = w.Spacing(None, _AFTER_LIST) if is_last else None
    return w.ParagraphProps(
        "ButirDaftar", numbering=(instance, min(level, _DEEPEST_LIST)), spacing=spacing
    )


def definitions_block(block: tree.DefinitionList, assembly: Assembly) -> list[str]:
    """Return terms in the margin column, explanations beside them, the mark below the last."""
    term = w.twips(label_column(block) + theme.COLUMN_GAP_MM)
    widths = (term, w.FULL_WIDTH - term)
    rows = [_definition(entry, widths, assembly) for entry in block.entries]
    return [table(TableFrame(widths), rows), *_closing_mark(block.mark, assembly)]


def _definition(entry: tree.Definition, widths: tuple[int, int], assembly: Assembly) -> str:
    gap = CellPadding(0, 0, 40, w.twips(4))
    paragraphs = "".join(
        w.paragraph("Uraian", runs(words, assembly)) for words in entry.paragraphs
    )
    return row(
        [
            cell(CellProps(widths[0], padding=gap), w.paragraph("Istilah", w.run(entry.term))),
            cell(CellProps(widths[1]), paragraphs or w.paragraph("Uraian")),
        ]
    )


def _closing_mark(mark: tree.TraceMark | None, assembly: Assembly) -> list[str]:
    if mark is None:
        return [w.paragraph("Penutup")]
    return [w.paragraph("Sumber", trace_mark(mark, assembly))]


def callout_block(
    block: tree.Callout, assembly: Assembly, *, keep_next: bool = False
) -> list[str]:
    """Return a remark; its left edge says what it is for."""
    style = _CALLOUT_STYLES[block.kind]
    title = [w.paragraph(f"{style}Judul", w.run(block.title))] if block.title else []
    props = w.ParagraphProps(style, keep_next=keep_next)
    return [*title, w.paragraph(props, runs(block.content, assembly))]


_POINTS: Final = 11.0
"""Our serif in this size is as wide as what LibreOffice sets in its own at 12,
whatever the runs say.
"""
_ROOM: Final = theme.TEXT_COLUMN_MM * 72 / 25.4

_SlantedWords = Sequence[tuple[str, str]]
"""Words, each with its slant."""


def formula_block(
    block: tree.Formula, assembly: Assembly, *, keep_next: bool = False
) -> list[str]:
    """Return the formula in the text column, its trace mark in the margin.

    No program breaks the words of an equation. What does not fit in one line is told as in the
    pdf: the name as ordinary text, below it what is worked out, with long words of a fraction in
    lines.
    """
    if not any(isinstance(part, tree.Fraction) for part in block.parts):
        content = "".join(
            runs(part, assembly) for part in block.parts if not isinstance(part, tree.Fraction)
        )
    elif _width(block.parts) <= _ROOM:
        content = _equation(block.parts)
    else:
        content = _in_lines(block.parts, assembly)
    if block.mark is None:
        return [w.paragraph(w.ParagraphProps("Rumus", keep_next=keep_next), content)]
    props = w.ParagraphProps("Rumus", indent=HANGING, keep_next=keep_next)
    return [w.paragraph(props, trace_mark(block.mark, assembly) + w.TAB + content)]


def _in_lines(parts: Sequence[tree.Inlines | tree.Fraction], assembly: Assembly) -> str:
    name, *worked = parts
    if isinstance(name, tree.Fraction):
        return _equation(parts)
    return runs(name, assembly) + w.LINE + _equation(worked)


def _equation(parts: Sequence[tree.Inlines | tree.Fraction]) -> str:
    beside = _width([part for part in parts if not isinstance(part, tree.Fraction)])
    return f"<m:oMath>{_GAP.join(_part(part, _ROOM - beside) for part in parts)}</m:oMath>"


def _width(parts: Sequence[tree.Inlines | tree.Fraction]) -> float:
    """Points that a line needs: words in a row, the wider half of a fraction,
    and what stands between.
    """
    return sum(max(map(_words_width, _halves(part))) + _POINTS for part in parts)


def _halves(part: tree.Inlines | tree.Fraction) -> tuple[tree.Inlines, ...]:
    return (part.numerator, part.denominator) if isinstance(part, tree.Fraction) else (part,)


def _words_width(content: tree.Inlines) -> float:
    return width_of("".join(words for words, _ in _slanted_words(content)), SERIF_REGULAR, _POINTS)


def _part(part: tree.Inlines | tree.Fraction, room: float) -> str:
    if not isinstance(part, tree.Fraction):
        return _row(_slanted_words(part))
    above, below = (_stack(_slanted_words(half), room) for half in _halves(part))
    return f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


def _stack(slanted: _SlantedWords, room: float) -> str:
    """Return words in as many lines as the room asks for, one above the other."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for words, slant in slanted:
        for word in re.findall(r"\S+\s*|\s+", words):
            width = width_of(word, SERIF_REGULAR, _POINTS)
            if lines[-1] and used + width > room:
                lines.append([])
                used = 0.0
            lines[-1].append((word, slant))
            used += width
    if len(lines) == 1:
        return _row(slanted)
    return f"<m:eqArr>{''.join(f'<m:e>{_row(line)}</m:e>' for line in lines)}</m:eqArr>"


def _row(slanted: _SlantedWords) -> str:
    by_slant = groupby(slanted, key=itemgetter(1))
    return "".join(
        _upright("".join(words for words, _ in group), slant) for slant, group in by_slant
    )


def _upright(words: str, slant: str = "") -> str:
    return (
        f"<m:r><m:rPr><m:nor/></m:rPr><w:rPr>{w.font_xml(SERIF)}{slant}</w:rPr>"
        f'<m:t xml:space="preserve">{w.escape(words)}</m:t></m:r>'
    )


_GAP: Final = _upright("\u2002")
"""Space between words and fractions; ordinary blanks vanish in equations."""


def _slanted_words(content: tree.Inlines) -> list[tuple[str, str]]:
    """Upright or slanted words; an equation holds neither fields nor links."""
    return [
        (
            tree.words_of((part,)),
            "<w:i/>"
            if isinstance(part, tree.Text) and part.style is tree.TextStyle.EMPHASIS
            else "",
        )
        for part in content
    ]


_TOP: Final = w.Spacing(34, None)
_PAGE_LEFT: Final = w.twips(25)
_HEAD: Final = w.twips(25)
_FOOT: Final = w.twips(262)
"""From the upper edge of the page to the facts at its foot."""
_BOLD: Final = w.RunProps(bold=True)
_QUIET_RUN: Final = w.RunProps(color=Token.TINTA_3)


def cover_block(cover: tree.Cover, emblem: str = "") -> list[str]:
    """Return office, year, double rule, title, and the facts at the foot.

    Args:
        cover: The title page.
        emblem: The run with its emblem, which stands in the margin column; empty: it has none.
    """
    top = w.ParagraphProps("SampulDinas", spacing=_TOP)
    return [
        *([w.paragraph(_framed(_PAGE_LEFT, w.MARGIN_COLUMN, _HEAD), emblem)] if emblem else []),
        w.paragraph(top, w.run(cover.regency, _BOLD)),
        w.paragraph("SampulDinas", w.run(cover.office)),
        w.paragraph("SampulTahun", w.run(cover.year)),
        w.paragraph("GarisGanda"),
        w.paragraph(_title_props(cover.title), w.run(cover.title)),
        *_foot(cover),
        w.paragraph("Penutup"),
    ]


def _title_props(title: str) -> w.ParagraphProps:
    """Lines of about equal length."""
    line = w.balanced_width(title, DISPLAY_SEMIBOLD, COVER_TITLE.size, w.TEXT_WIDTH / 20)
    return w.ParagraphProps(
        "Title", indent=w.Indent(left=w.TEXT_LEFT, right=w.TEXT_WIDTH - w.line_twips(line))
    )


def _foot(cover: tree.Cover) -> list[str]:
    """State in the margin column, facts in the text column, each in a frame at a fixed place."""
    widths = w.shares(w.TEXT_WIDTH, (1,) * max(1, len(cover.facts)))
    lines = [w.paragraph(_framed(_PAGE_LEFT, w.MARGIN_COLUMN), w.run(cover.state, _QUIET_RUN))]
    left = _PAGE_LEFT + w.TEXT_LEFT
    for (label, value), width in zip(cover.facts, widths, strict=False):
        props = _framed(left, width - w.twips(3))
        lines += [w.paragraph(props, w.run(label)), w.paragraph(props, w.run(value))]
        left += width
    return lines


def _framed(left: int, width: int, top: int = _FOOT) -> w.ParagraphProps:
    frame = (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:x="{left}" w:y="{top}"/>'
    )
    return w.ParagraphProps("SampulKaki", frame=frame)


_GAP_SHEETS: Final = w.twips(2.6)
_BAND_GAP: Final = w.twips(2.5)
_SWATCH_HEIGHT: Final = w.twips(3.6)
_MARGIN_PAD: Final = CellPadding(0, 0, 0, w.twips(4))
_SPACE_ABOVE: Final = w.twips(2)
_SHEET_PAD: Final = CellPadding(_SPACE_ABOVE, 0, 0, w.twips(4))
_TEXTURES: Final = {
    Pattern.PLAIN: "clear",
    Pattern.DOTS: "pct20",
    Pattern.DIAGONAL: "thinDiagStripe",
    Pattern.CROSSED: "thinDiagCross",
}


def sheet_head_block(block: tree.SheetHead, assembly: Assembly) -> list[str]:
    """Return code and margin lines beside name and formula."""
    lines = "".join(w.paragraph("CatatanTepi", w.run(line)) for line in block.lines)
    mark = w.paragraph("CatatanTepi", trace_mark(block.mark, assembly)) if block.mark else ""
    code = w.paragraph("KodeIndikator", w.run(block.code))
    name = w.paragraph("NamaIndikator", w.run(block.name))
    formula = w.paragraph("LabelAngka", runs(block.formula, assembly)) if block.formula else ""
    cells = [
        cell(CellProps(w.TEXT_LEFT, padding=_SHEET_PAD), code + lines + mark),
        cell(CellProps(w.TEXT_WIDTH, padding=CellPadding(_SPACE_ABOVE)), name + formula),
    ]
    return [table(TableFrame((w.TEXT_LEFT, w.TEXT_WIDTH)), [row(cells)]), w.paragraph("Penutup")]


def key_figures_block(block: tree.KeyFigures, assembly: Assembly) -> list[str]:
    """Return a strip of large figures between rules, the trace mark in the margin."""
    mark = w.paragraph("CatatanTepi", trace_mark(block.mark, assembly) if block.mark else "")
    widths = w.shares(w.TEXT_WIDTH, (1,) * len(block.figures))
    figures = [
        cell(_figure_cell(place, width), _figure(figure, _styles_of(block), assembly))
        for place, (figure, width) in enumerate(zip(block.figures, widths, strict=True))
    ]
    margin = cell(
        CellProps(w.TEXT_LEFT, padding=CellPadding(w.twips(1.4), 0, 0, w.twips(4))), mark
    )
    strip = table(TableFrame((w.TEXT_LEFT, *widths)), [row([margin, *figures])])
    return [strip, w.paragraph("Penutup")]


def _figure_cell(place: int, width: int) -> CellProps:
    left = w.border("left", theme.RULE_MEDIUM, Token.GARIS) if place else ""
    rules = (
        w.border("top", theme.RULE_HEAVY, Token.TINTA),
        left,
        w.border("bottom", theme.RULE_MEDIUM, Token.GARIS),
    )
    padding = CellPadding(w.twips(1.4), _GAP_SHEETS if place else 0, w.twips(1.6), w.twips(1))
    return CellProps(width, borders="".join(rules), padding=padding)


def _styles_of(block: tree.KeyFigures) -> tuple[str, str, str]:
    """Return the styles of label, figure and remark; on a wall a figure alone is the largest."""
    if not block.is_poster:
        return "LabelAngka", "AngkaBesar", "KetAngka"
    kind = "Indeks" if len(block.figures) == 1 else "Poster"
    return f"Label{kind}", f"Angka{kind}", f"Ket{kind}"


def _figure(figure: tree.KeyFigure, styles: tuple[str, str, str], assembly: Assembly) -> str:
    gap = "" if figure.unit in ("", "%") else "\N{NO-BREAK SPACE}"
    value = runs((figure.value,), assembly) + w.run(gap + figure.unit, w.RunProps("SatuanBesar"))
    remark = w.paragraph(styles[2], runs(figure.remark, assembly)) if figure.remark else ""
    return w.paragraph(styles[0], w.run(figure.label)) + w.paragraph(styles[1], value) + remark


def legend_block(block: tree.BandLegend, assembly: Assembly) -> list[str]:
    """Return all bands of a scale: textured swatch, sign with word, interval;
    the remark beside them.
    """
    widths = _legend_widths(len(block.bands))
    looks = [band_look(band.position, band.sign) for band in block.bands]
    swatches = [_swatch(look, width) for look, width in zip(looks, widths[1::2], strict=True)]
    words = [
        _band_words(band, width) for band, width in zip(block.bands, widths[1::2], strict=True)
    ]
    title = w.paragraph("JudulTepi", w.run(block.title))
    margin = CellProps(w.TEXT_LEFT, padding=_MARGIN_PAD)
    rows = [
        row(
            [cell(margin, w.paragraph("Penutup")), *_with_gaps(swatches)],
            exact_height=_SWATCH_HEIGHT,
        ),
        row([cell(margin, title), *_with_gaps(words)]),
    ]
    remark = (
        [w.paragraph("KetLegenda", w.run(block.remark))]
        if block.remark
        else [w.paragraph("Penutup")]
    )
    return [table(TableFrame(widths), rows), *remark]


def _legend_widths(bands: int) -> tuple[int, ...]:
    """Margin column, then bands with gaps between them."""
    room = w.TEXT_WIDTH - _BAND_GAP * (bands - 1)
    widths = [w.TEXT_LEFT]
    for place, width in enumerate(w.shares(room, (1,) * bands)):
        widths += [_BAND_GAP, width] if place else [width]
    return tuple(widths)


def _with_gaps(cells: list[str]) -> list[str]:
    gap = cell(CellProps(_BAND_GAP), w.paragraph("Penutup"))
    return [
        piece for place, one in enumerate(cells) for piece in ((gap, one) if place else (one,))
    ]


def _swatch(look: BandLook, width: int) -> str:
    rules = "".join(w.border(side, 0.75, look.line) for side in ("top", "left", "bottom", "right"))
    texture = _TEXTURES[look.pattern]
    ink = Token.MUKA if look.pattern in {Pattern.DIAGONAL, Pattern.CROSSED} else look.line
    ground = f'<w:shd w:val="{texture}" w:color="{w.colour(ink)}" w:fill="{w.colour(look.fill)}"/>'
    return cell(CellProps(width, borders=rules, pattern=ground), w.paragraph("Penutup"))


def _band_words(band: tree.LegendBand, width: int) -> str:
    name = glyph(band.sign, band.position) + w.run(f" {band.name}", w.RunProps(bold=True))
    return cell(
        CellProps(width, padding=CellPadding(w.twips(0.8))),
        w.paragraph("KetAngka", name)
        + w.paragraph("KetAngka", w.run(band.interval, w.RunProps(color=Token.TINTA_2))),
    )
