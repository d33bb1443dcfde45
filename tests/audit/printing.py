"""Our own papers as they read when the text is taken out of the finished file.

Rows of tables are parted by tabs; a cell that spans several columns or rows is followed by empty
ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from capaian.documents import tree

_TITLES = {
    tree.ContentsKind.SECTIONS: "Daftar Isi",
    tree.ContentsKind.TABLES: "Daftar Tabel",
    tree.ContentsKind.FIGURES: "Daftar Gambar",
}
_LINES_OF_PAGE = 40
"""So many lines make a page, where rates are told per page."""


class LineKind(StrEnum):
    WORDS = "words"
    HEADING = "heading"
    CAPTION = "caption"
    HEAD = "head"
    ROW = "row"
    ENTRY = "entry"
    """Of a list of contents."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of a paper, and what it was printed from."""

    text: str
    kind: LineKind = LineKind.WORDS
    block: tree.Block | None = None
    cells: tuple[tree.Inlines, ...] = ()
    """Of a row: the content of each column. Of a paragraph: its content."""


def print_lines(document: tree.Document, *, with_traces: bool = True) -> tuple[PaperLine, ...]:
    """Return the lines of a paper; the annex of traces may be left out."""
    blocks = [
        block for block in document.blocks if with_traces or not isinstance(block, tree.TraceList)
    ]
    return tuple(line for block in blocks for line in (*_lines(block), PaperLine("")))


def print_paper(document: tree.Document) -> str:
    return "\n".join(line.text for line in print_lines(document))


def count_pages(text: str) -> float:
    return sum(1 for line in text.splitlines() if line.strip()) / _LINES_OF_PAGE


def words_of(inlines: tree.Inlines) -> str:
    return "".join(map(_word, inlines)).replace("\n", " ").strip()


def _word(inline: tree.Inline) -> str:
    match inline:
        case tree.Text(text=text) | tree.Link(text=text):
            return text
        case tree.Number(display=display):
            return display
        case tree.Reference(label=label):
            return label
        case tree.Quotient(words=words):
            return words
        case tree.LineBreak():
            return " "
        case tree.Sparkline():
            return ""
        case tree.Glyph():
            return inline.sign


def _lines(block: tree.Block) -> Iterator[PaperLine]:
    match block:
        case tree.Heading():
            yield from (PaperLine(text, LineKind.HEADING, block) for text in _heading(block))
            yield from (
                [PaperLine(words_of(block.lead), block=block, cells=(block.lead,))]
                if block.lead
                else []
            )
        case tree.Paragraph():
            yield PaperLine(words_of(block.content), block=block, cells=(block.content,))
        case tree.Table():
            yield from _table(block)
        case tree.Contents():
            yield from (PaperLine(text, LineKind.ENTRY, block) for text in _contents(block))
        case _:
            yield from (PaperLine(text, block=block) for text in _other(block))


def _heading(heading: tree.Heading) -> Iterator[str]:
    title = heading.title
    if heading.number is not None:
        yield (
            f"{heading.label.upper()} {title.upper()}"
            if heading.level == 1
            else f"{heading.number} {title}"
        )
    else:
        yield from heading.printed_lines


def _items(items: Sequence[tree.ListItem], style: tree.ListStyle, depth: int = 0) -> Iterator[str]:
    styles = list(tree.ListStyle)
    for place, item in enumerate(items):
        mark = {
            tree.ListStyle.BULLET: "-",
            tree.ListStyle.DECIMAL: f"{place + 1}.",
            tree.ListStyle.ALPHA: f"{chr(97 + place)}.",
        }
        yield f"{mark[style]} {words_of(item.content)}"
        yield from _items(
            item.children, styles[(styles.index(style) + 1) % len(styles)], depth + 1
        )


def _table(table: tree.Table) -> Iterator[PaperLine]:
    if table.label:
        yield PaperLine(f"{table.label} {words_of(table.caption)}", LineKind.CAPTION, table)
    width = len(table.columns)
    for head in _grid(
        [[((tree.Text(_head(c)),), c.columns, c.rows) for c in row] for row in table.head], width
    ):
        yield PaperLine(_joined(head), LineKind.HEAD, table)
    if table.column_numbers:
        yield PaperLine("\t".join(table.column_numbers), LineKind.HEAD, table)
    body = [
        [(c.content if c.bar is None else (), c.columns, c.rows) for c in row.cells]
        for row in table.rows
    ]
    for cells in _grid(body, width):
        yield PaperLine(_joined(cells), LineKind.ROW, table, cells)
    if table.source:
        yield PaperLine(f"Sumber: {words_of(table.source)}", block=table)
    yield from (PaperLine(words_of(note), block=table) for note in table.notes)


def _joined(cells: Sequence[tree.Inlines]) -> str:
    return "\t".join(map(words_of, cells))


def _head(cell: tree.HeadCell) -> str:
    return f"{cell.text} ({cell.unit})" if cell.unit else cell.text


def _grid(
    rows: Sequence[Sequence[tuple[tree.Inlines, int, int]]], width: int
) -> Iterator[tuple[tree.Inlines, ...]]:
    """Yield rows with every cell in its column; what a cell covers stays empty."""
    covered: dict[tuple[int, int], tree.Inlines] = {}
    for at, row in enumerate(rows):
        column = 0
        for content, columns, lines in row:
            while (at, column) in covered:
                column += 1
            for down in range(lines):
                for right in range(columns):
                    covered[at + down, column + right] = content if not down and not right else ()
        yield tuple(covered.get((at, column), ()) for column in range(width))


def _contents(contents: tree.Contents) -> Iterator[str]:
    """Yield a list of contents; which page is the writer's affair, so that any rising ones do."""
    yield from filter(None, [_TITLES.get(contents.kind)])
    if contents.kind is not tree.ContentsKind.CHAPTER:
        for place, entry in enumerate(contents.entries):
            yield f"{entry.label} {entry.title}".strip() + f"\t{1 + place // 2}"


def _figure(block: tree.Chart | tree.Diagram | tree.Picture) -> Iterator[str]:
    yield f"{block.label} {words_of(block.caption)}".strip()


def _traces(traces: tree.TraceList) -> Iterator[str]:
    for entry in traces.entries:
        yield f"{entry.label} {entry.title}"
        for step in entry.steps:
            yield f"{step.name} {step.value}".strip()
            yield from filter(
                None, [" ".join(filter(None, (step.formula, step.working, step.source)))]
            )


def _other(block: tree.Block) -> Iterator[str]:
    match block:
        case tree.ItemList():
            yield from _items(block.items, block.style)
        case tree.Chart() | tree.Diagram() | tree.Picture():
            yield from _figure(block)
        case tree.TraceList():
            yield from _traces(block)
        case tree.Cover() | tree.KeyFigures() | tree.SheetHead() | tree.BandLegend():
            yield from _opening(block)
        case _:
            yield from _form(block)


def _opening(
    block: tree.Cover | tree.KeyFigures | tree.SheetHead | tree.BandLegend,
) -> Iterator[str]:
    match block:
        case tree.Cover():
            yield from (block.regency, block.office, block.year, block.title)
        case tree.KeyFigures():
            for figure in block.figures:
                yield (
                    f"{figure.label} {figure.value.display} {figure.unit} "
                    f"{words_of(figure.remark)}".strip()
                )
        case tree.SheetHead():
            yield from (f"{block.code} {block.name}", *block.lines, words_of(block.formula))
        case tree.BandLegend():
            yield block.title
            yield from (f"{band.name}\t{band.interval}" for band in block.bands)


def _form(block: tree.Block) -> Iterator[str]:
    match block:
        case tree.Callout():
            yield f"{block.title}. {words_of(block.content)}"
        case tree.DefinitionList():
            for term in block.entries:
                yield f"{term.term}\t{' '.join(map(words_of, term.paragraphs))}"
        case tree.Formula():
            yield " ".join(_part(part) for part in block.parts)
        case tree.Articles():
            for article in block.entries:
                yield f"{article.number} {article.label}: {words_of(article.content)}".strip()
                yield from _items(article.items, article.style)
        case tree.Signature():
            yield from filter(None, (block.place_and_date, block.role, block.post, *block.lines))
        case tree.SignatureRow():
            for signature in block.signatures:
                yield from _form(signature)


def _part(part: tree.Inlines | tree.Fraction) -> str:
    if isinstance(part, tree.Fraction):
        return f"({words_of(part.numerator)}) ÷ ({words_of(part.denominator)})"
    return words_of(part)
