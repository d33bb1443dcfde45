"""From lines to the parts of a report: contents, headings, captions, tables, lists, sentences, formulas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.auditor.printed.document import (
    Caption,
    CaptionKind,
    ContentsEntry,
    Formula,
    Heading,
    Line,
    ListItem,
    PrintedDocument,
    Sentence,
)
from capaian.auditor.printed.number import NumberStyle, read_numbers
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.reading.headings import opens_list, read_caption, read_contents_entry, read_heading
from capaian.auditor.reading.tables import TableReader

_ITEM: Final = re.compile(
    r"^(?:[-\u2013\u2022\u2756\uf0b7o]\s+)?(?:\(?(?P<mark>\d{1,2}|[a-z]|[ivx]+)[.)]\s+)(?P<text>\S.*)$"
)
_BULLET: Final = re.compile(r"^(?P<mark>[-\u2013\u2022\u2756\uf0b7])\s+(?P<text>\S.*)$")
_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z\u201c\"(])")
_ABBREVIATED: Final = re.compile(
    r"\b(?:No|Kab|Kec|Prov|Rp|dr|Drs|Ir|H|Hj|hal|dll|dsb|Tgl|Jl|Nip|Gol)\.$", re.IGNORECASE
)
_LONGEST_ENTRY: Final = 200
_TEX: Final = re.compile(r"\$\$?(?P<tex>[^$]+)\$\$?")
_SYMBOL: Final = re.compile(
    r"(?:text\{\s*rumus\s*:?\s*\}|rumus\s*:?)?\s*(?P<symbol>[A-Za-z][\w-]{0,30})\s*=", re.IGNORECASE
)


@dataclass(slots=True)
class _Parts:
    headings: list[Heading] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    tables: list[PrintedTable] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)


def read_structure(lines: Sequence[Line], unreadable: tuple[int, ...] = ()) -> PrintedDocument:
    """Return the report that lines make."""
    style = find_style(lines)
    parts = _Parts()
    reader = TableReader(style)
    section, previous, list_id, in_list = "", "", 0, False
    for line in lines:
        if not line.text.strip():
            continue
        in_list = opens_list(line) or (in_list and not _ends_list(line))
        entry = None if reader.is_open else read_contents_entry(line, in_list=in_list)
        if entry is not None:
            parts.contents.append(entry)
            continue
        if in_list:
            continue
        if line.is_row:
            reader.take(line, section, previous)
            continue
        if reader.is_open and reader.goes_on(line):
            continue
        if (caption := read_caption(line)) is not None:
            parts.captions.append(caption)
            if caption.kind is CaptionKind.TABLE:
                reader.announce(caption)
            continue
        if (heading := read_heading(line)) is not None:
            parts.headings.append(heading)
            section = f"{heading.number} {heading.title}".strip()
            reader.close()
            continue
        reader.pause()
        formulas = [*_formulas(line, style)]
        parts.formulas += formulas
        item = _item(line, list_id)
        if item is None:
            list_id += 1
        else:
            parts.items.append(item)
        parts.sentences += _sentences(line, section, style)
        previous = line.text
    parts.tables += reader.finish()
    return PrintedDocument(
        tuple(lines),
        tuple(parts.headings),
        tuple(parts.contents),
        tuple(parts.captions),
        tuple(parts.tables),
        tuple(parts.items),
        tuple(parts.sentences),
        tuple(parts.formulas),
        style,
        unreadable,
    )


def _ends_list(line: Line) -> bool:
    """Whether a line below the title of a list is no longer of it: a paragraph, or another title."""
    if line.is_row or read_contents_entry(line, in_list=True) is not None:
        return False
    return len(line.text) > _LONGEST_ENTRY or line.text.isupper()


def find_style(lines: Sequence[Line]) -> NumberStyle:
    """Return the style of most numbers that have only one reading; Indonesian where there is none."""
    styles = Counter(
        number.style
        for line in lines
        for cell in line.cells
        for number in read_numbers(cell, line.number)
        if number.other is None and number.style in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH)
    )
    return styles.most_common(1)[0][0] if styles else NumberStyle.INDONESIAN


def _item(line: Line, list_id: int) -> ListItem | None:
    match = _ITEM.match(line.text) or _BULLET.match(line.text)
    return None if match is None else ListItem(line.number, match["mark"], match["text"], list_id)


def _formulas(line: Line, style: NumberStyle) -> Iterator[Formula]:
    for match in _TEX.finditer(line.text):
        tex = match["tex"]
        symbol = _SYMBOL.search(tex)
        numbers = read_numbers(tex, line.number, 0, style)
        yield Formula(line.number, tex.strip(), symbol["symbol"] if symbol else "", numbers)


def _sentences(line: Line, section: str, style: NumberStyle) -> Iterator[Sentence]:
    """Yield the sentences of a line; a full stop after an abbreviation ends none."""
    numbers = read_numbers(line.text, line.number, 0, style)
    start = 0
    for end in (*_ends(line.text), len(line.text)):
        own = tuple(n for n in numbers if start <= n.spot.start < end)
        yield Sentence(line.number, line.text[start:end].strip(), own, start, section)
        start = end


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if not _ABBREVIATED.search(text[: match.start()]):
            yield match.end()
