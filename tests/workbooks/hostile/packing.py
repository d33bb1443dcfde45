"""Workbooks put together part by part, so that each part can be made hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
MOMENT = (2023, 12, 31, 0, 0, 0)

ONE_CELL = '<row r="1"><c r="A1"><v>12336</v></c></row>'

Parts = dict[str, bytes]


@dataclass(frozen=True)
class Case:
    """A file, and what is said of it."""

    name: str
    make: Callable[[], bytes]
    code: str = ""
    """Code of the refusal; empty where the file is taken."""
    sheet: str | None = None


def content_types(book: str = "sheet.main+xml") -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    book_kind = book if book.startswith("application/") else f"{kind}.{book}"
    return (
        f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{BOOK}" ContentType="{book_kind}"/>'
        f'<Override PartName="/{SHEET}" ContentType="{kind}.worksheet+xml"/></Types>'
    )


def relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def workbook(*names: str, state: str = "visible") -> str:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    return (
        f'{_DECLARED}<workbook xmlns="{MAIN}" '
        f'xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    )


def sheet(rows: str, after: str = "", before: str = "") -> str:
    return (
        f"{_DECLARED}<worksheet "
        f'xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def shared(*texts: str) -> str:
    listed = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{_DECLARED}<sst xmlns="{MAIN}">{listed}</sst>'


def styles(*codes: str) -> str:
    """Cell styles 0 (plain), 1, 2, ... with a format each."""
    declared = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
        for number, code in enumerate(codes, start=164)
    )
    used = "".join(f'<xf numFmtId="{number}"/>' for number in range(164, 164 + len(codes)))
    return (
        f'{_DECLARED}<styleSheet xmlns="{MAIN}"><numFmts>{declared}</numFmts>'
        '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
    )


def parts(rows: str = ONE_CELL, after: str = "", **others: str) -> Parts:
    """The parts of a workbook with one sheet; others by their short name."""
    named = {"texts": TEXTS, "styles": STYLES, "types": TYPES, "book": BOOK, "links": LINKS}
    made = {
        TYPES: content_types(),
        "_rels/.rels": relations(("officeDocument", BOOK)),
        BOOK: workbook("Data"),
        LINKS: relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        SHEET: sheet(rows, after),
        **{named[name]: text for name, text in others.items()},
    }
    return {name: text.encode() for name, text in made.items()}


def pack(
    files: Mapping[str, bytes], *more: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The archive of some parts; `more` may repeat names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*files.items(), *more]:
            archive.writestr(info(name), content, method)
    return stream.getvalue()


def info(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, MOMENT)


def book(rows: str = ONE_CELL, after: str = "", **others: str) -> bytes:
    return pack(parts(rows, after, **others))


def of_sheets(rows: Mapping[str, str], **others: str) -> bytes:
    """A workbook of several sheets, by their names; the parts of equal ones are made once."""
    made = {one: sheet(one).encode() for one in set(rows.values())}
    places = [f"worksheets/sheet{number}.xml" for number in range(1, len(rows) + 1)]
    files = parts(
        book=workbook(*rows),
        links=relations(*(("worksheet", place) for place in places)),
        **others,
    )
    return pack(
        {
            **files,
            **{f"xl/{place}": made[one] for place, one in zip(places, rows.values(), strict=True)},
        }
    )


def with_part(name: str, content: bytes) -> bytes:
    """A plain workbook with one more part, or another one in the place of its own."""
    return pack({**parts(), name: content})


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
