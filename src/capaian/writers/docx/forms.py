"""Letters, decrees, forms: letterhead, labelled statements, signatures; as wide as the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from capaian.documents.tree import Article, Articles, Letterhead, Picture, Signature, SignatureRow
from capaian.writers.columns import label_column
from capaian.writers.docx import props as w
from capaian.writers.docx.cells import CellPadding, CellProps, TableFrame, cell, row, table
from capaian.writers.docx.figures import picture_run
from capaian.writers.docx.inlines import runs, trace_mark
from capaian.writers.docx.outline import Assembly
from capaian.writers.docx.styles import LIST_STEP, SIGNATURE_WIDTH
from capaian.writers.docx.text_blocks import with_levels
from capaian.writers.letters import width_of
from capaian.writers.page_flow import closing_statements
from capaian.writers.theme import BODY, DISPLAY_SEMIBOLD, LETTERHEAD, SERIF_REGULAR

_EMBLEM: Final = w.twips(22)
_EMBLEM_MM: Final = (19, 22)
_SMALLEST_OFFICE: Final = 0.66
"""Share of its size to which the office's name shrinks to stay in one line."""
_NUMBER: Final = w.twips(7)
_BETWEEN_SIGNATURES: Final = w.twips(8)
_WIDE_SIGNATURE: Final = w.twips(92)
"""On landscape pages, which are low: a post takes fewer lines."""
_ROOM_TO_SIGN: Final = w.Spacing(68, None)
"""24 mm for the signature."""
_ABOVE_SIGNATURE: Final = w.Spacing(20, None)
_DOTS: Final = "." * 44
_FLUSH: Final = w.Indent()
_JOINT: Final = w.paragraph(
    w.ParagraphProps("Penutup", keep_next=True, spacing=w.Spacing(0, 0, 1, exact=True))
)
"""Between two tables that are to look like one; without it they would be one."""
_STATEMENT: Final = w.ParagraphProps("Pernyataan")


def letterhead_block(block: Letterhead, assembly: Assembly, width: int) -> list[str]:
    """Return the head of a letter with its rule; the emblem stands at the left."""
    room = width - 2 * _EMBLEM if block.emblem else width
    lines = [w.paragraph("KopPemerintah", w.run(block.government))] if block.government else []
    lines.append(
        w.paragraph(
            "KopKantor", w.run(block.office, w.RunProps(size=_office_size(block.office, room)))
        )
    )
    lines += [w.paragraph("KopAlamat", w.run(line)) for line in block.lines]
    if block.emblem is not None:
        lines = [_with_emblem(block.emblem, "".join(lines), assembly, room)]
    return [*lines, w.paragraph("GarisKop")]


def _office_size(office: str, room: int) -> float:
    """One line, a little smaller where it would not fit; long names break all the same."""
    share = room / 20 / max(1.0, width_of(office, DISPLAY_SEMIBOLD, LETTERHEAD.size)) * 0.98
    return LETTERHEAD.size * (share if _SMALLEST_OFFICE < share < 1 else 1)


def emblem_run(emblem: Picture | None, assembly: Assembly) -> str:
    """Return the run with an emblem; nothing where there is none."""
    return picture_run(emblem, _EMBLEM_MM, assembly) if emblem else ""


def _with_emblem(emblem: Picture, words: str, assembly: Assembly, room: int) -> str:
    drawn = w.paragraph("KopAlamat", emblem_run(emblem, assembly))
    sides = CellProps(_EMBLEM, align="center")
    cells = [
        cell(sides, drawn),
        cell(CellProps(room, align="center"), words),
        cell(sides, w.paragraph("KopAlamat")),
    ]
    return table(TableFrame((_EMBLEM, room, _EMBLEM)), [row(cells)])


# --- labelled statements -------------------------------------------------------------------


def articles_block(
    block: Articles, assembly: Assembly, width: int, *, keep_next: bool = False
) -> list[str]:
    """Return labels, colons and what is said beside them; long rows go on over pages.

    Short last rows stay with what follows (`keep_next`), so that no signature stands on a page of
    its own, or with one of them: in a table of their own, as LibreOffice keeps whole tables only.
    """
    label, gap = w.twips(label_column(block)), w.TEXT_LEFT - w.MARGIN_COLUMN
    widths = (label, gap, width - label - gap)
    kept = len(block.entries) - (closing_statements(block) if keep_next else 0)
    is_kept = kept < len(block.entries)
    rows = []
    for place, entry in enumerate(block.entries):
        mark = (
            w.paragraph("CatatanTepi", trace_mark(block.mark, assembly))
            if block.mark and not place
            else ""
        )
        props = replace(_STATEMENT, keep_next=place >= kept)
        rows.append(_article(entry, mark, widths, props, assembly))
    parts = [part for part in (rows[:kept], rows[kept:]) if part]
    tables = [table(TableFrame(widths), part) for part in parts]
    below = w.paragraph(w.ParagraphProps("Penutup", keep_next=is_kept))
    return [*(piece for one in tables[:-1] for piece in (one, _JOINT)), tables[-1], below]


def _article(
    entry: Article,
    mark: str,
    widths: tuple[int, int, int],
    props: w.ParagraphProps,
    assembly: Assembly,
) -> str:
    """A row: label, colon, words and list; or a centred line."""
    if entry.centered:
        words = w.paragraph("PernyataanTengah", runs(entry.content, assembly))
        return row([cell(CellProps(sum(widths), columns=3), words + mark)])
    paragraphs = "".join(_statement(entry, props, assembly))
    indent = w.Indent(left=_NUMBER, hanging=_NUMBER) if entry.number else None
    cells = (
        w.paragraph(replace(props, indent=indent), _label(entry)) + mark,
        w.paragraph(props, w.run(":" if entry.label else "")),
        paragraphs or w.paragraph(props),
    )
    return row(
        [cell(CellProps(width), content) for width, content in zip(widths, cells, strict=True)],
        may_break=True,
    )


def _label(entry: Article) -> str:
    return w.run(entry.number) + w.TAB + w.run(entry.label) if entry.number else w.run(entry.label)


def _statement(entry: Article, props: w.ParagraphProps, assembly: Assembly) -> Iterator[str]:
    if entry.content:
        yield w.paragraph(props, runs(entry.content, assembly))
    if entry.items:
        instance = assembly.add_list(entry.style)
        for item, level in with_levels(entry.items):
            indent = w.Indent(left=LIST_STEP * (level + 1), hanging=LIST_STEP)
            listed = replace(props, numbering=(instance, level), indent=indent)
            yield w.paragraph(listed, runs(item.content, assembly))


# --- signatures ----------------------------------------------------------------------------


def signature_block(block: Signature, width: int) -> list[str]:
    """Return the lines of a signature, kept together on one page."""
    room = _WIDE_SIGNATURE if width > w.FULL_WIDTH else SIGNATURE_WIDTH
    left = width - room
    line = w.balanced_width(block.post, SERIF_REGULAR, BODY.size, room / 20)
    kept = w.ParagraphProps("TandaTangan", indent=w.Indent(left=left))
    post = replace(kept, indent=w.Indent(left=left, right=room - w.line_twips(line)))
    places = ((kept, line) for line in block.place_and_date.split("\n"))
    lines = (*places, (kept, block.role), (post, block.post))
    pieces: list[str] = []
    for props, words in lines:
        if words:
            look = props if pieces else replace(props, spacing=_ABOVE_SIGNATURE)
            pieces.append(w.paragraph(look, w.run(words)))
    return [*pieces, *_room_and_below(block, kept), w.paragraph("Penutup")]


def _room_and_below(block: Signature, props: w.ParagraphProps) -> list[str]:
    """The dotted line below the room to sign, and the lines below it."""
    dots = w.paragraph(replace(props, spacing=_ROOM_TO_SIGN), w.run(_DOTS))
    return [dots, *(w.paragraph(props, w.run(words)) for words in block.lines)]


def signature_row_block(block: SignatureRow, width: int) -> list[str]:
    """Return signatures beside each other: dates, roles,
    posts and rooms to sign each on a line.
    """
    widths = w.shares(width, (1,) * len(block.signatures))
    parts = [
        [one.place_and_date for one in block.signatures],
        [one.role for one in block.signatures],
        [one.post for one in block.signatures],
    ]
    kept = w.ParagraphProps("TandaTangan", indent=_FLUSH)
    rows = [
        _cells([w.paragraph(kept, w.run(words)) for words in texts], widths)
        for texts in parts
        if any(texts)
    ]
    signed = ["".join(_room_and_below(one, kept)) for one in block.signatures]
    lead = w.paragraph(w.ParagraphProps("Penutup", keep_next=True))
    return [
        lead,
        table(TableFrame(widths), [*rows, _cells(signed, widths)]),
        w.paragraph("Penutup"),
    ]


def _cells(contents: list[str], widths: tuple[int, ...]) -> str:
    padding = CellPadding(right=_BETWEEN_SIGNATURES)
    return row(
        [
            cell(CellProps(width, padding=padding), content)
            for width, content in zip(widths, contents, strict=True)
        ]
    )
