"""The document tree as readable text: what golden tests compare and people skim."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.documents import tree

_ROW_SIGNS = {
    tree.RowKind.ITEM: " ",
    tree.RowKind.GROUP: ">",
    tree.RowKind.SUBTOTAL: "-",
    tree.RowKind.TOTAL: "=",
}


def write_text(document: tree.Document) -> str:
    meta = document.meta
    head = f"{meta.title} | {meta.short_title} | {meta.office} | {meta.created}"
    parts = [head, *("\n".join(_block(block)) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def write_inlines(inlines: tree.Inlines) -> str:
    """Return inlines as text: `**strong**`, `[99,53]` for figures,
    `<Tabel 3.9>` for references.
    """
    return "".join(map(_inline, inlines))


def _inline(inline: tree.Inline) -> str:
    if isinstance(inline, tree.Text):
        return f"**{inline.text}**" if inline.style is tree.TextStyle.STRONG else inline.text
    if isinstance(inline, tree.Number):
        return f"[{inline.display} {inline.reason}]" if inline.reason else f"[{inline.display}]"
    if isinstance(inline, tree.Reference):
        return f"<{inline.label}>"
    if isinstance(inline, tree.Link):
        return f"{inline.text} <{inline.url}>"
    if isinstance(inline, tree.Glyph):
        return inline.sign
    if isinstance(inline, tree.Quotient):
        return inline.words
    if isinstance(inline, tree.Sparkline):
        return f"({inline.alt})"
    return " / " if isinstance(inline, tree.LineBreak) else ""


def _mark(mark: tree.TraceMark | None) -> str:
    return "" if mark is None else f"  ({mark.label})"


def _block(block: tree.Block) -> Iterator[str]:
    if isinstance(block, tree.Heading):
        number = f"{block.label}: " if block.number is not None else ""
        title = (
            f"{number}{block.title}"
            if block.level == 1
            else f"{block.number or ''} {block.title}".strip()
        )
        yield from map(write_inlines, [block.lead] if block.lines and block.lead else [])
        yield f"{'#' * block.level} {' / '.join(block.lines) or title}"
        yield from (
            [write_inlines(block.lead) + _mark(block.mark)]
            if block.lead and not block.lines
            else []
        )
    elif isinstance(block, tree.Paragraph):
        yield write_inlines(block.content) + _mark(block.mark)
    elif isinstance(block, tree.ItemList):
        yield from _items(block.items, 0)
        yield from [_mark(block.mark).strip()] if block.mark else []
    elif isinstance(block, tree.Table):
        yield from _table(block)
    else:
        yield from _figure(block)


def _items(items: tuple[tree.ListItem, ...], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}- {write_inlines(item.content)}"
        yield from _items(item.children, depth + 1)


def _table(table: tree.Table) -> Iterator[str]:
    yield f"{table.label or 'Tabel'}: {write_inlines(table.caption)}{_mark(table.mark)}"
    for head in table.head:
        yield "  | " + " | ".join(f"{c.text} ({c.unit})" if c.unit else c.text for c in head)
    if table.column_numbers:
        yield "  | " + " | ".join(table.column_numbers)
    yield from map(_row, table.rows)
    yield from [f"  Sumber: {write_inlines(table.source)}"] if table.source else []
    yield from (f"  {write_inlines(note)}" for note in table.notes)


def _row(row: tree.Row) -> str:
    cells = " | ".join(map(_cell, row.cells))
    return f" {'*' if row.emphasis else _ROW_SIGNS[row.kind]}{'  ' * row.level}| {cells}"


def _cell(cell: tree.Cell) -> str:
    text = write_inlines(cell.content) if cell.bar is None else f"~{cell.bar}"
    return f"{text} v{cell.rows}" if cell.rows > 1 else text


def _figure(block: tree.Block) -> Iterator[str]:
    if isinstance(block, tree.Chart):
        yield f"{block.label}: {write_inlines(block.caption)}{_mark(block.mark)}"
        yield f"  {block.alt}"
    elif isinstance(block, tree.Diagram):
        yield f"{block.label}: {write_inlines(block.caption)}"
        yield from _boxes(block.root, 1)
    elif isinstance(block, tree.Picture):
        yield f"{block.label}: {write_inlines(block.caption)} [{block.media_type}, {block.alt}]"
    elif isinstance(block, tree.Formula):
        yield "".join(map(_formula_part, block.parts)) + _mark(block.mark)
    else:
        yield from _opening(block)


def _boxes(box: tree.Box, depth: int) -> Iterator[str]:
    note = f" ({box.note})" if box.note else ""
    link = "" if box.link is tree.LinkKind.PLAIN else f" <{box.link.words}>"
    proposed = f" <{tree.PROPOSED_WORD}>" if box.proposed else ""
    lines = "".join(f" / {line}" for line in box.lines)
    yield f"{'  ' * depth}□ {box.title}{note}{lines}{link}{proposed}"
    for child in box.children:
        yield from _boxes(child, depth + 1)


def _formula_part(part: tree.Inlines | tree.Fraction) -> str:
    if isinstance(part, tree.Fraction):
        return f"({write_inlines(part.numerator)}) / ({write_inlines(part.denominator)})"
    return write_inlines(part)


def _opening(block: tree.Block) -> Iterator[str]:
    if isinstance(block, tree.Cover):
        yield f"{block.title} {block.year}, {block.office}, {block.regency} ({block.state})"
        yield from (f"  {label}: {value}" for label, value in block.facts)
    elif isinstance(block, tree.KeyFigures):
        for figure in block.figures:
            remark = write_inlines(figure.remark)
            yield f"{figure.label}: {_inline(figure.value)} {figure.unit} {remark}".rstrip()
    elif isinstance(block, tree.SheetHead):
        yield f"{block.code}: {block.name}{_mark(block.mark)}"
        yield from (f"  {line}" for line in (*block.lines, write_inlines(block.formula)))
    elif isinstance(block, tree.Callout):
        yield f"! {block.title}: {write_inlines(block.content)}{_mark(block.mark)}"
    else:
        yield from _listing(block)


def _listing(block: tree.Block) -> Iterator[str]:
    if isinstance(block, tree.DefinitionList):
        for entry in block.entries:
            yield f"{entry.term}: {' / '.join(map(write_inlines, entry.paragraphs))}"
    elif isinstance(block, tree.Signature):
        yield _signature(block)
    elif isinstance(block, tree.SignatureRow):
        yield " || ".join(map(_signature, block.signatures))
    elif isinstance(block, tree.Contents):
        yield f"({block.kind.value})"
        yield from (f"{'  ' * e.level}{e.label} {e.title}" for e in block.entries)
    elif isinstance(block, tree.BandLegend):
        yield f"{block.title} ({block.remark})"
        yield from (f"  {b.sign} {b.name}: {b.interval}" for b in block.bands)
    elif isinstance(block, tree.TraceList):
        yield from _traces(block)
    else:
        yield from _form(block)


def _signature(signature: tree.Signature) -> str:
    lines = (signature.place_and_date, signature.role, signature.post, *signature.lines)
    return " / ".join(filter(None, lines))


def _form(block: tree.Block) -> Iterator[str]:
    if isinstance(block, tree.Letterhead):
        emblem = f"[{block.emblem.alt}]" if block.emblem else ""
        yield from filter(None, (emblem, block.government, block.office, *block.lines))
        yield "=" * 40
    elif isinstance(block, tree.Articles):
        for entry in block.entries:
            yield from _article(entry)


def _article(entry: tree.Article) -> Iterator[str]:
    label = f"{entry.number} {entry.label}".strip()
    words = write_inlines(entry.content)
    yield f"{' ' * 20}{words}" if entry.centered else f"{label:<16}: {words}".rstrip()
    yield from _items(entry.items, 4)


def _traces(traces: tree.TraceList) -> Iterator[str]:
    for entry in traces.entries:
        yield f"{entry.label} {entry.title}"
        for step in entry.steps:
            again = " (lihat di atas)" if step.repeats else ""
            words = "; ".join(filter(None, (step.formula, step.working, step.value, step.source)))
            yield f"{'  ' * (step.depth + 1)}{step.name}: {words}{again}"
