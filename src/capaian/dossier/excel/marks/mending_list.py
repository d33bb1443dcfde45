"""The list that a marked copy opens on: each faulty cell with a link to it, what is wrong, and the remedy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.issue import Issue, Level
from capaian.dossier.excel.identity import CHECKED, sheet_mark
from capaian.dossier.excel.marks.styles import add_style
from capaian.dossier.excel.write.styles import lines_of
from capaian.dossier.excel.xml_text import escape_text, quote_attribute

MOST_LINES: Final = 1_000
"""Problems that are listed; nobody mends more of them one by one."""
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LEVELS: Final = {Level.ERROR: "galat", Level.WARNING: "peringatan", Level.NOTE: "catatan"}
_HEADS: Final = ("No.", "Tingkat", "Lembar", "Sel", "Yang salah", "Tertulis", "Perbaikan")
_WIDTHS: Final = (5, 11, 22, 20, 50, 16, 50)
_COLUMNS: Final = "BCDEFGH"
_LINK: Final = "E"
_TITLE_ROW, _LEAD_ROW, _HEAD_ROW = 2, 3, 5
_LEAD: Final = (
    "Klik sel untuk menuju ke sana; sel itu berwarna, dan catatannya menyebut hal yang sama. Perbaiki di "
    "buku ini, simpan, lalu impor lagi. Lembar daftar ini tidak dibaca dan boleh dihapus."
)
_LINE_HEIGHT: Final = 15
_HIGHEST: Final = 405
_LONGEST: Final = 200
"""Letters shown of what a cell holds."""
_NO_SIGN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML has no place for."""
_ESCAPE: Final = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
"""Line that begins what a workbook reads as the code of a sign."""
_FONT: Final = '<{{0}}font>{0}<{{0}}sz val="{1}"/><{{0}}color rgb="FF{2}"/><{{0}}name val="{3}"/></{{0}}font>'
_BOLD, _LINE_BELOW = "<{0}b/>", "<{0}u/>"
_FILL: Final = (
    '<{0}fill><{0}patternFill patternType="solid"><{0}fgColor rgb="FF1C4E7A"/><{0}bgColor indexed="64"/>'
    "</{0}patternFill></{0}fill>"
)
_FORMAT: Final = (
    '<{{0}}xf numFmtId="49" fontId="{0}" fillId="{1}" borderId="0" xfId="0" applyNumberFormat="1" '
    'applyFont="1" applyFill="1" applyAlignment="1"><{{0}}alignment vertical="top"{2}/></{{0}}xf>'
)
_WRAPPED: Final = ' wrapText="1"'


@dataclass(frozen=True, slots=True)
class Flaw:
    """A problem and the cell that it is marked at."""

    cell: str
    issue: Issue


@dataclass(frozen=True, slots=True)
class Looks:
    """Numbers of the formats of the list."""

    title: int
    words: int
    lead: int
    head: int
    link: int


def add_looks(styles: bytes) -> tuple[bytes, Looks]:
    """Return the styles of a workbook with those of the list."""
    styles, dark = add_style(styles, "fills", _FILL)
    numbers = []
    for before, size, colour, face, fill, wrap in (
        ("", 20, "1C4E7A", "Cambria", 0, ""),
        ("", 11, "14212C", "Calibri", 0, _WRAPPED),
        ("", 11, "3F4D59", "Calibri", 0, ""),
        (_BOLD, 11, "FFFFFF", "Calibri", dark, _WRAPPED),
        (_LINE_BELOW, 11, "1C4E7A", "Calibri", 0, _WRAPPED),
    ):
        styles, font = add_style(styles, "fonts", _FONT.format(before, size, colour, face))
        styles, number = add_style(styles, "cellXfs", _FORMAT.format(font, fill, wrap))
        numbers.append(number)
    return styles, Looks(*numbers)


def write_list(flaws: Sequence[Flaw], looks: Looks) -> bytes:
    """Return the sheet with the list, the heaviest problems first, otherwise in the order of the workbook."""
    order = [*_LEVELS]
    listed = sorted(flaws, key=lambda flaw: order.index(flaw.issue.level))[:MOST_LINES]
    rows = [*_begin(flaws, looks), *_lines(listed, looks)]
    if len(flaws) > len(listed):
        row = _HEAD_ROW + len(listed) + 1
        rows.append(_row(row, [(_COLUMNS[0], f"dan {len(flaws) - len(listed)} lainnya", looks.lead)]))
    return _sheet("".join(rows), _links(listed)).encode()


def _begin(flaws: Sequence[Flaw], looks: Looks) -> Iterator[str]:
    counts = Counter(flaw.issue.level for flaw in flaws)
    words = ", ".join(f"{counts[level]} {word}" for level, word in _LEVELS.items() if counts[level])
    title = f"Perlu diperbaiki: {words}" if words else "Tidak ada yang perlu diperbaiki"
    yield _row(1, [("A", sheet_mark(CHECKED), 0)], ' hidden="1"')
    yield _row(_TITLE_ROW, [(_COLUMNS[0], title, looks.title)], ' ht="32" customHeight="1"')
    yield _row(_LEAD_ROW, [(_COLUMNS[0], _LEAD, looks.lead)])
    yield _row(_HEAD_ROW, [(letter, head, looks.head) for letter, head in zip(_COLUMNS, _HEADS, strict=True)])


def _lines(flaws: Sequence[Flaw], looks: Looks) -> Iterator[str]:
    for number, flaw in enumerate(flaws, 1):
        texts = (str(number), *_texts(flaw))
        pairs = zip(_COLUMNS, texts, strict=True)
        cells = [(letter, text, looks.link if letter == _LINK else looks.words) for letter, text in pairs]
        lines = max(map(lines_of, texts, _WIDTHS))
        height = f' ht="{min(_HIGHEST, _LINE_HEIGHT * lines + 1)}" customHeight="1"'
        yield _row(_HEAD_ROW + number, cells, height)


def _texts(flaw: Flaw) -> tuple[str, ...]:
    issue, place = flaw.issue, flaw.issue.place
    title = (place.column or "").partition(" ")[2]
    value = issue.value or ""
    shown = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
    where = f"{flaw.cell} {title}".strip()
    return _LEVELS[issue.level], place.sheet or "", where, issue.message, shown, issue.remedy


def _row(number: int, cells: Sequence[tuple[str, str, int]], attributes: str = "") -> str:
    held = "".join(_cell(f"{letter}{number}", text, look) for letter, text, look in cells if text)
    return f'<row r="{number}"{attributes}>{held}</row>'


def _cell(name: str, text: str, look: int) -> str:
    """Return a cell with a text, which is never a formula."""
    plain = escape_text(_ESCAPE.sub("_x005F_", _NO_SIGN.sub("", text)))
    return f'<c r="{name}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{plain}</t></is></c>'


def _links(flaws: Sequence[Flaw]) -> str:
    links = "".join(
        f'<hyperlink ref="{_LINK}{row}" location={quote_attribute(_address(flaw))}/>'
        for row, flaw in enumerate(flaws, _HEAD_ROW + 1)
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _address(flaw: Flaw) -> str:
    sheet = (flaw.issue.place.sheet or "").replace("'", "''")
    return f"'{sheet}'!{flaw.cell}"


def _sheet(rows: str, links: str) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(_WIDTHS, 2)
    )
    below = f"A{_HEAD_ROW + 1}"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
        '<sheetPr><tabColor rgb="FF9C0006"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{_HEAD_ROW}" topLeftCell="{below}" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews>"
        f'<cols><col min="1" max="1" width="2" hidden="1" customWidth="1"/>{columns}</cols>'
        f"<sheetData>{rows}</sheetData>{links}"
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )
