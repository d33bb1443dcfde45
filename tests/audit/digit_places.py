"""Figures of a Word file, each at its place in the XML,
and the file with one of their digits changed.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import Final

from lxml import etree
from tests.audit.dice import Dice

_PART: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FIGURE: Final = re.compile(r"(?<![\w.,/])(?<![A-Za-z]-)\d+(?:[.,]\d+)*(?![\w/]|[.,-]\d|\.\w|-\w)")
"""No part of a word, a code, a name, a range of codes or a fraction of law: `12.364`, `99,53`,
not `S-3`.
"""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NAMING: Final = re.compile(
    r"\b(?i:pasal|ayat|nomor|no\.?|tahun|tabel|gambar|bab|bagian|lampiran|halaman|angka|"
    r"jejak|baris|kolom|sha-\d+,"
    r"|iku|sasaran|misi|tujuan|strategis|program|kegiatan|eselon|per|permen\w+|dukcapil|"
    r"semester|triwulan|tingkat|usia"
    r"|indikator|ke|mitra|butir|banyaknya [^:=\n]*:.*)[ .\u00a0(-]*"
    r"(?:\d+(?:[.,]\d+)*(?:, | dan |\u2013|-))*$"
)
"""What stands before a number that names something or dates it: `baris 33, 37`, `Tabel 3.9`,
`usia 0`.
"""
_DATED: Final = re.compile(
    r"^(?:[\u2013-]\d+)?[ "
    r"\u00a0]*(?:tahun\b|jan|feb|mar|apr|mei\b|jun|jul|agu|sep|okt|nov|des|angka\b)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SECTION: Final = re.compile(r"\d+(?:\.\d{1,2})+")
"""No figure in Indonesian style, where dots part thousands: `3.1.6`."""
_OF_LAW: Final = re.compile(
    r"(?:\w-|\b(?i:nomor|no\.?)\s*[\w./-]+[,\s]+(?i:tahun)\s*|/(?:[\w.]+/)*)$"
)
"""What stands before the year of a law or in a name: `Nomor 8 Tahun 2006`, `86/2017`,
`lkj-2023`.
"""
_MONTH: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*\s+$", re.IGNORECASE
)
_LAW: Final = re.compile(r"^\s+tentang\b")
_NUMBER_OF_TITLE: Final = re.compile(
    r"^\W*(?:(?:tabel|gambar|grafik|bagan|lampiran|"
    r"bab)\s+)?(?P<number>[LIVX]*\.?\d+(?:\.\d+)*)(?=[\s.)]|$)",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(r"^\W*(?:\d+[.)])?\s*$")
_UNREAD: Final = ("JudulJejak", "SampulKaki", "TandaTangan", "TandaTepi", "Title", "KodeIndikator")
"""Styles of lines whose numbers name what nothing else in the paper numbers."""
_MARKS: Final = frozenset({"TandaJejak", "LabelKeterangan", "NomorJudul", "NomorDaftar"})
_WORDS_OF_SENTENCE: Final = 5


class Kind(StrEnum):
    """Where a figure stands."""

    TABLE = "cell of a table"
    ANNEX = "cell of an annex"
    CORRECTION = "table of corrections"
    CELL_SENTENCE = "sentence in a cell"
    TILE = "tile of a key figure"
    SENTENCE = "sentence"
    TRACE = "result of a trace"
    WORKING = "working of a trace"
    TITLE = "title of a part"
    CONTENTS = "list of contents"
    HEAD = "head of a column"
    YEAR = "year"
    TRACE_YEAR = "year of a trace"


_OF_STYLES: Final = {
    **dict.fromkeys(("TOC", "TableofFigures"), Kind.CONTENTS),
    **dict.fromkeys(("Caption", "JudulGambar", "Heading"), Kind.TITLE),
    **dict.fromkeys(("KepalaTabel", "NomorKolom"), Kind.HEAD),
    "LangkahJejak": Kind.TRACE,
    **dict.fromkeys(("AngkaBesar", "KetAngka", "LabelAngka", "CatatanTepi"), Kind.TILE),
}
"""Kinds of what stands in a style, by how its name begins."""
_NUMBERED: Final = (Kind.TITLE, Kind.CONTENTS)
"""Kinds whose lines begin with a number that stands elsewhere too."""
_YEARS_OF: Final = {Kind.TRACE: Kind.TRACE_YEAR} | {kind: kind for kind in (*_NUMBERED, Kind.HEAD)}
"""What a year is there; elsewhere it is a kind of its own."""


_OF_HEADS: Final = {"Tercetak": Kind.CORRECTION, "Penjelasan dan dasar": None}
"""Heads by which tables of the annex are known; figures of a law are no data of an office."""


@dataclass(frozen=True, slots=True)
class Place:
    node: int
    """Which text of the XML it stands in, from 0."""
    start: int
    text: str
    kind: Kind
    words: str
    """The paragraph it stands in."""
    row: int = 0
    """Which row or paragraph it stands in; changes of one row are not told apart."""


@dataclass(frozen=True, slots=True)
class Change:
    place: Place
    text: str
    """As it reads now."""


def find_places(content: bytes) -> tuple[Place, ...]:
    """Return the figures of a Word file that count or measure something, in their order.

    Numbers of laws, pages, lists and rows, dates and codes are left out, and tables that a
    sentence names.
    """
    root = etree.fromstring(_read(content)[_PART])
    nodes = {node: at for at, node in enumerate(root.iter(f"{_W}t"))}
    titles = _Titles(root)
    found: list[Place] = []
    rows: dict[etree._Element, int] = {}
    for paragraph in root.iter(f"{_W}p"):
        kind = titles.kind_of(paragraph, _style(paragraph))
        if kind is not None:
            row = rows.setdefault(next(paragraph.iterancestors(f"{_W}tr"), paragraph), len(rows))
            found += (replace(place, row=row) for place in _places(paragraph, nodes, kind))
    return tuple(found)


def change_digits(content: bytes, changes: Sequence[Change]) -> bytes:
    """Return the file with other figures in the text of its XML."""
    parts = _read(content)
    root = etree.fromstring(parts[_PART])
    nodes = [*root.iter(f"{_W}t")]
    for change in sorted(changes, key=lambda each: -each.place.start):
        _write(nodes[change.place.node :], change)
    parts[_PART] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return made.getvalue()


def without_kept_figures(content: bytes) -> bytes:
    """Return a file without the figures that it keeps of when it was made."""
    parts = {
        name: part for name, part in _read(content).items() if not name.startswith("customXml/")
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return made.getvalue()


def _write(nodes: Sequence[etree._Element], change: Change) -> None:
    """Write a figure over another one, sign by sign; it may go on in the texts that follow."""
    place, at = change.place, 0
    start = place.start
    for old, new in zip(place.text, change.text, strict=True):
        while start == len(nodes[at].text or ""):
            at, start = at + 1, 0
        text = nodes[at].text or ""
        if text[start] != old:
            raise ValueError(f"no {place.text} at {place.start} of {text}")
        nodes[at].text = text[:start] + new + text[start + 1 :]
        start += 1


def with_other_digit(text: str, dice: Dice) -> str:
    """Return a figure with one digit changed, its first one not to nought."""
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = dice.one_of(places)
    is_first = at == places[0] and len(places) > 1
    return (
        text[:at]
        + dice.one_of([d for d in "0123456789"[is_first:] if d != text[at]])
        + text[at + 1 :]
    )


def _read(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _style(paragraph: etree._Element) -> str:
    named = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if named is None else named.get(f"{_W}val", "")


def _words(element: etree._Element) -> str:
    return "".join(map(_text, _texts(element)))


def _texts(element: etree._Element) -> list[etree._Element]:
    """Return the texts, breaks and tabs below an element;
    where tabs stand in a line is told elsewhere.
    """
    found = element.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
    return [node for node in found if node.tag != f"{_W}tab" or node.getparent().tag == f"{_W}r"]


def _text(node: etree._Element) -> str:
    return node.text or "" if node.tag == f"{_W}t" else "\n"


@dataclass(slots=True)
class _Titles:
    """Knows of each paragraph in what part of the report it stands."""

    root: etree._Element
    is_annex: bool = False

    def kind_of(self, paragraph: etree._Element, style: str) -> Kind | None:
        """Return the kind of the figures of a paragraph; `None` where they only name."""
        if style == "Heading1":
            self.is_annex = _words(paragraph).startswith("Lampiran")
        if style.startswith(_UNREAD):
            return None
        if of_style := next(
            (kind for name, kind in _OF_STYLES.items() if style.startswith(name)), None
        ):
            return of_style
        table = next(paragraph.iterancestors(f"{_W}tbl"), None)
        return Kind.SENTENCE if table is None else self._in_table(paragraph, table)

    def _in_table(self, paragraph: etree._Element, table: etree._Element) -> Kind | None:
        row = next(paragraph.iterancestors(f"{_W}tr"))
        cell = next(paragraph.iterancestors(f"{_W}tc"))
        cells = row.findall(f"{_W}tc")
        if cells and cells[0] is cell and len(cells) > 1 and _words(cell).strip(" .()").isdigit():
            return None
        head = table.find(f"{_W}tr")
        heads = [] if head is None else [_words(each) for each in head.iter(f"{_W}tc")]
        if known := [_OF_HEADS[each] for each in heads if each in _OF_HEADS]:
            return known[0]
        if len(_WORD.findall(_words(paragraph))) >= _WORDS_OF_SENTENCE:
            return Kind.CELL_SENTENCE
        return Kind.ANNEX if self.is_annex else Kind.TABLE


def _places(
    paragraph: etree._Element, nodes: Mapping[etree._Element, int], kind: Kind
) -> Iterator[Place]:
    words, texts = _words(paragraph), _texts(paragraph)
    begins = [0, *accumulate(len(_text(node)) for node in texts)]
    titled = _NUMBER_OF_TITLE.match(words) if kind in _NUMBERED else None
    spans = [] if titled is None else [titled.span("number")]
    spans += [found.span() for found in _FIGURE.finditer(words, titled.end() if titled else 0)]
    for start, end in spans:
        at = bisect_right(begins, start) - 1
        node, is_title = texts[at], titled is not None and start == titled.start("number")
        found = _kind_of(words[:start], words[start:end], words[end:], kind)
        is_whole = is_title or (found is not None and end <= begins[at + 1] and not _is_mark(node))
        if node in nodes and is_whole:
            yield Place(nodes[node], start - begins[at], words[start:end], found or kind, words)


def _is_mark(node: etree._Element) -> bool:
    run = node.getparent().find(f"{_W}rPr/{_W}rStyle")
    return run is not None and run.get(f"{_W}val") in _MARKS


def _kind_of(before: str, text: str, after: str, kind: Kind) -> Kind | None:
    """Return the kind of a figure among its words;
    `None` if it names something or is of a date or law.
    """
    if _YEAR.fullmatch(text):
        is_dated = _OF_LAW.search(before) or _MONTH.search(before) or _LAW.match(after)
        return None if is_dated else _YEARS_OF.get(kind, Kind.YEAR)
    if _names(before, text, after):
        return None
    return Kind.WORKING if kind is Kind.TRACE and ("=" in before or "=" in after) else kind


def _names(before: str, text: str, after: str) -> bool:
    """Whether a number names something, is of a date, or marks a point of a list."""
    if _SECTION.fullmatch(text) or _NAMING.search(before) or _DATED.match(after):
        return True
    is_short = len(text) < 3
    is_name = bool(re.search(r"[(+]\s*$", before) and re.match(r"\s+[A-Z]", after))
    return is_short and (
        is_name or bool(_OPENING.match(before) and re.match(r"[.)]\s+[^\W\d]{3}", after))
    )
