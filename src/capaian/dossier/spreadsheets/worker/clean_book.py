"""The workbook that the reader gets: only parts that passed the gate, in a package of our own making.

Readers find parts by names, relations and tables of contents, each in its own way. A file that makes them
find other parts than those looked at tells the reader nothing here: it gets no other part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from zlib import crc32

from .book_parts import BookParts
from .zip_directory import Packed, Unpacking, write_archive

_BOOK: Final = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<workbookPr date1904="{is_1904:d}"/><sheets>{sheets}</sheets></workbook>'
)
_SHEET: Final = '<sheet name="{number}" sheetId="{number}" r:id="s{number}"/>'
_LINKS: Final = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
_LINK: Final = (
    '<Relationship Id="{id}" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
)


def clean_book(parts: BookParts, unpacking: Unpacking) -> bytes:
    """Return a workbook of the parts that are read; its sheets have numbers for names, from 1 on."""
    return write_archive([*_files(parts, unpacking)])


def _files(parts: BookParts, unpacking: Unpacking) -> Iterator[tuple[str, Packed]]:
    numbers = range(1, len(parts.sheets) + 1)
    sheets = "".join(_SHEET.format(number=number) for number in numbers)
    links = (_link(f"s{number}", f"worksheets/{number}.xml", "worksheet") for number in numbers)
    yield "_rels/.rels", _links([_link("book", "xl/workbook.xml", "officeDocument")])
    yield "xl/workbook.xml", _stored(_BOOK.format(is_1904=parts.is_1904, sheets=sheets))
    yield "xl/_rels/workbook.xml.rels", _links(links)
    if parts.styles is not None:
        yield "xl/styles.xml", unpacking.packed(parts.styles)
    if parts.texts is not None:
        yield "xl/sharedStrings.xml", unpacking.packed(parts.texts)
    for number, sheet in zip(numbers, parts.sheets, strict=True):
        yield f"xl/worksheets/{number}.xml", unpacking.packed(sheet.entry)


def _link(name: str, target: str, kind: str) -> str:
    return _LINK.format(id=name, target=target, kind=kind)


def _links(links: Iterable[str]) -> Packed:
    return _stored(_LINKS.format(links="".join(links)))


def _stored(text: str) -> Packed:
    content = text.encode()
    return Packed(content, len(content), crc32(content), is_deflated=False)
