"""Word files: paragraphs with their automatic numbers, tables with merged cells,
notes and text boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from lxml import etree

from capaian.auditor.printed.lines import PrintedLine
from capaian.auditor.reading.kept_figures import (
    Place,
    RetypedAt,
    UnfitRecordError,
    find_retyped_figures,
    read_record,
)
from capaian.auditor.reading.numbering import ParagraphNumbering, read_numbering
from capaian.auditor.reading.word import (
    WordFile,
    WordFlawError,
    attribute,
    child,
    children,
    tag_of,
)

_MAX_SPAN_DIGITS: Final = 4

_PASSED: Final = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple"}
)
"""Elements that only hold others."""
_LEFT_OUT: Final = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sdtPr"}
)
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_CONTENTS_STYLE: Final = re.compile(r"toc \d+|table of figures", re.IGNORECASE)
"""What Word calls the styles of these lines, whatever it names their ids by."""
MOST_CELLS: Final = 63
"""Of a row, as Word has them at most."""
_CUT: Final = re.compile(r"(?:Rp\.?\s*)?\d[\d.,]*[.,]")
_REST: Final = re.compile(r"\d[\d.,]*(?:,-)?%?")
"""A figure that a narrow cell cuts, and how it goes on: `6.258.022.` and `850`."""
_NOTES: Final = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadDocx:
    """The lines of a Word file, or what keeps it from being read."""

    lines: tuple[PrintedLine, ...] = ()
    flaw: str = ""
    """`broken`, `other`, `too_much` or `unsafe`; empty if it was read."""
    retyped: tuple[RetypedAt, ...] = ()
    has_unfit_record: bool = False
    """Whether it keeps a record of figures that is none of its own."""


def read_docx(content: bytes) -> ReadDocx:
    """Return the lines of a Word file: one for each paragraph and each row of a table."""
    try:
        file = WordFile(content)
        document = file.document()
        body = child(document, "body")
        if body is None:
            return ReadDocx(flaw="other")
        notes = dict(_notes(file))
        styles = _Styles.read(file.part("styles.xml"))
        reader = _Reader(styles, read_numbering(file.part("numbering.xml")), notes)
        lines = tuple(reader.read_lines(body))
        return _with_retyped(ReadDocx(lines), file, document, reader.sources)
    except WordFlawError as error:
        return ReadDocx(flaw=error.flaw)


def _with_retyped(
    read: ReadDocx,
    file: WordFile,
    document: etree._Element,
    sources: Mapping[etree._Element, Sequence[Place]],
) -> ReadDocx:
    """Return what was read with its figures typed over;
    a record that does not fit is passed over.
    """
    try:
        made = read_record(file.kept())
        return replace(
            read, retyped=tuple(find_retyped_figures(made, document, sources, read.lines))
        )
    except UnfitRecordError:
        return replace(read, has_unfit_record=True)


def _notes(file: WordFile) -> Iterator[tuple[tuple[str, str], etree._Element]]:
    """Yield the notes of a file by their kind and number."""
    for kind in _NOTES.values():
        root = file.part(f"{kind}.xml")
        for note in () if root is None else root:
            yield (kind, attribute(note, "id")), note


@dataclass(frozen=True, slots=True)
class _Styles:
    """What paragraphs inherit from their style."""

    lists: Mapping[str, tuple[str, str]]
    """List and level by style."""
    centred: Set[str]
    of_contents: Set[str]
    """Those of the lines of lists of contents, which are left out."""

    @staticmethod
    def read(root: etree._Element | None) -> _Styles:
        lists: dict[str, tuple[str, str]] = {}
        centred: set[str] = set()
        styles = (
            {}
            if root is None
            else {attribute(style, "styleId"): style for style in children(root, "style")}
        )
        for name in styles:
            for ancestor in _ancestry(name, styles):
                properties = child(styles[ancestor], "pPr")
                own = child(properties, "numPr")
                if own is not None and name not in lists:
                    lists[name] = _list_of(own)
                if attribute(child(properties, "jc"), "val") == "center":
                    centred.add(name)
        titles = {name: attribute(child(style, "name"), "val") for name, style in styles.items()}
        of_contents = {name for name, title in titles.items() if _CONTENTS_STYLE.fullmatch(title)}
        return _Styles(lists, centred, of_contents)


def _ancestry(name: str, styles: Mapping[str, etree._Element]) -> Iterator[str]:
    """Yield a style and those it is based on, each once."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield name
        name = attribute(child(styles[name], "basedOn"), "val")


def _list_of(properties: etree._Element) -> tuple[str, str]:
    return attribute(child(properties, "numId"), "val"), attribute(
        child(properties, "ilvl"), "val"
    )


@dataclass(slots=True)
class _Words:
    """What a paragraph holds."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    styles: _Styles
    numbering: ParagraphNumbering
    notes: dict[tuple[str, str], etree._Element]
    """Those not read yet: each is read once, where it is named first."""
    sources: dict[etree._Element, list[Place]] = field(default_factory=dict)
    """The lines and cells that the words of each paragraph stand in."""
    _read: int = 0
    """Lines read so far."""
    _was_centred: bool = False

    def read_lines(self, body: etree._Element) -> Iterator[PrintedLine]:
        """Yield the lines of the text."""
        for cells in self.read(body):
            self._read += 1
            yield PrintedLine(self._read, cells)

    def _note_source(self, paragraph: etree._Element, cell: int = 0) -> None:
        """Keep that words of a paragraph stand in the line that is read next."""
        self.sources.setdefault(paragraph, []).append((self._read + 1, cell))

    def read(self, body: etree._Element) -> Iterator[Cells]:
        """Yield the cells of each line; a blank line stands between paragraphs
        that are no one title.
        """
        for block in _flatten(body):
            if tag_of(block) == "p":
                yield from self._paragraph(block)
            elif tag_of(block) == "tbl":
                yield from self._table(block)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Cells]:
        if self._is_of_contents(paragraph):
            return
        words = _read_words(paragraph)
        is_centred = self._is_centred(paragraph)
        text = f"{self._number(paragraph)} {words.text}".strip() if words.text.strip() else ""
        if text and not (is_centred and self._was_centred):
            yield ("",)
        for line in text.split("\n"):
            if line.strip():
                self._note_source(paragraph)
                yield (" ".join(line.split()),)
        self._was_centred = is_centred and bool(text)
        yield from self._asides(words)

    def _asides(self, words: _Words) -> Iterator[Cells]:
        """Yield notes and text boxes after the paragraph that they belong to."""
        for box in words.boxes:
            self._was_centred = False
            yield from self.read(box)
        for named in words.notes:
            if (note := self.notes.pop(named, None)) is not None:
                self._was_centred = False
                yield from self.read(note)

    def _is_of_contents(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is a line of a list of contents: by its style,
        or by what fills it.
        """
        style = attribute(child(paragraph, "pPr", "pStyle"), "val")
        codes = (element.text or "" for element in paragraph.iter("{*}instrText"))
        return style in self.styles.of_contents or any("PAGEREF" in code for code in codes)

    def _is_centred(self, paragraph: etree._Element) -> bool:
        properties = child(paragraph, "pPr")
        own = attribute(child(properties, "jc"), "val")
        return own == "center" or (
            not own and attribute(child(properties, "pStyle"), "val") in self.styles.centred
        )

    def _number(self, paragraph: etree._Element) -> str:
        properties = child(paragraph, "pPr")
        style_list, style_level = self.styles.lists.get(
            attribute(child(properties, "pStyle"), "val"), ("", "")
        )
        own = child(properties, "numPr")
        own_list, own_level = ("", "") if own is None else _list_of(own)
        level = own_level or style_level
        list_id = own_list or style_list
        return self.numbering.number(
            list_id, int(level) if level.isdecimal() and len(level) == 1 else 0
        )

    def _table(self, table: etree._Element) -> Iterator[Cells]:
        """Yield the rows; a table of one column is a frame around what stands in it."""
        rows = [
            row
            for row in _flatten(table)
            if tag_of(row) == "tr" and child(row, "trPr", "del") is None
        ]
        cells = [[cell for cell in _flatten(row) if tag_of(cell) == "tc"] for row in rows]
        self._was_centred = False
        if all(len(row) < 2 for row in cells):
            for framed in cells:
                for cell in framed:
                    yield from self.read(cell)
            return
        yield ("",)
        asides: list[_Words] = []
        for row, row_cells in zip(rows, cells, strict=True):
            yield tuple(islice(self._cells(row, row_cells, asides), MOST_CELLS))
        yield ("",)
        for words in asides:
            yield from self._asides(words)

    def _cells(
        self, row: etree._Element, cells: list[etree._Element], asides: list[_Words]
    ) -> Iterator[str]:
        """Yield the cells by column: words of merged cells stand in the first,
        the others are blank.
        """
        column = _whole(attribute(child(row, "trPr", "gridBefore"), "val"), 0)
        yield from [""] * column
        for cell in cells:
            properties = child(cell, "tcPr")
            merged = child(properties, "vMerge")
            is_first = merged is None or attribute(merged, "val") == "restart"
            yield self._cell(cell, column, asides) if is_first else ""
            span = _whole(attribute(child(properties, "gridSpan"), "val"), 1)
            yield from [""] * (span - 1)
            column += max(span, 1)

    def _cell(self, cell: etree._Element, column: int, asides: list[_Words]) -> str:
        texts: list[str] = []
        for paragraph in _paragraphs(cell):
            self._note_source(paragraph, column)
            words = _read_words(paragraph)
            if words.text.strip():
                texts.append(f"{self._number(paragraph)} {words.text}")
            if words.notes:
                asides.append(_Words(notes=words.notes))
            texts += [
                text
                for box in words.boxes
                for text in (_read_words(p).text for p in _paragraphs(box))
            ]
        joined = ""
        for line in (" ".join(line.split()) for text in texts for line in text.split("\n")):
            joined = (
                joined + line
                if _CUT.fullmatch(joined) and _REST.fullmatch(line)
                else f"{joined} {line}".strip()
            )
        return joined


def _whole(text: str, otherwise: int) -> int:
    return (
        min(int(text), MOST_CELLS)
        if text.isdecimal() and len(text) <= _MAX_SPAN_DIGITS
        else otherwise
    )


def _flatten(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands below an element, what only holds other elements passed through."""
    for below in element:
        if tag_of(below) in _PASSED:
            yield from _flatten(below)
        elif tag_of(below) not in _LEFT_OUT:
            yield below


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell, those of tables within it too."""
    for below in _flatten(element):
        if tag_of(below) == "p":
            yield below
        elif tag_of(below) in ("tbl", "tr", "tc"):
            yield from _paragraphs(below)


def _read_words(paragraph: etree._Element) -> _Words:
    words = _Words()
    _add_words(paragraph, words)
    return words


def _add_words(element: etree._Element, words: _Words) -> None:
    """Add the words below an element in their order; hidden and deleted ones are left out."""
    for below in element:
        tag = tag_of(below)
        if tag in _LEFT_OUT or (tag == "r" and _is_hidden(below)):
            continue
        if tag == "t":
            words.text += below.text or ""
        elif tag in _SIGNS and attribute(below, "type") not in ("page", "column"):
            words.text += _SIGNS[tag]
        elif tag in _NOTES:
            words.notes.append((_NOTES[tag], attribute(below, "id")))
        elif tag == "txbxContent":
            words.boxes.append(below)
        elif tag == "f" and child(below, "num") is not None:
            _add_fraction(below, words)
        else:
            _add_words(below, words)


def _add_fraction(element: etree._Element, words: _Words) -> None:
    """Add a fraction as it is read aloud: what is above, a stroke, what is below."""
    parts = [_read_words(part).text.strip() for part in element if tag_of(part) in ("num", "den")]
    words.text += " / ".join(f"({part})" if " " in part else part for part in parts)


def _is_hidden(run: etree._Element) -> bool:
    hidden = child(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val") not in ("0", "false")
