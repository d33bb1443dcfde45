"""Notes on faulty cells: the words in one part of the file, the boxes that show them in another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from capaian.dossier.excel.marks.package import Package
from capaian.dossier.excel.marks.splices import (
    Element,
    Splice,
    apply_splices,
    put_before,
    put_into,
    scan,
)
from capaian.dossier.excel.xml_text import escape_text
from capaian.dossier.spreadsheets.model import column_letters

AUTHOR: Final = "Capaian"
"""Who wrote a note, by which ours are known again."""
SIGN: Final = "CAPAIAN: "
"""How the words begin that are added to a note of somebody else."""
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_EMPTY: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<comments xmlns="{_MAIN}"><authors></authors><commentList></commentList></comments>'
).encode()
_EMPTY_BOXES: Final = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
_BOX_KIND: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOXES_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_REFERENCES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BEHIND: Final = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
    "extLst",
)  # fmt: skip
_BOX: Final = re.compile(rb"<v:shape\b(?!type).*?</v:shape\s*>", re.DOTALL)
_OWN_RUN: Final = re.compile(
    rb'<(?:\w+:)?r><(?:\w+:)?t xml:space="preserve">\s*CAPAIAN: [^<]*</(?:\w+:)?t></(?:\w+:)?r>'
)
_CELL: Final = re.compile(r"([A-Z]{1,3})([0-9]+)")
_NOTE_LINES: Final = 45
"""Letters on a line of a note."""


def write_notes(package: Package, part: str, sheet: Element, notes: Mapping[str, str]) -> list[Splice]:
    """Put notes on cells of a sheet, those of an earlier time being taken away.

    Args:
        package: The workbook; parts for notes are made where there are none.
        part: The sheet.
        sheet: Its root.
        notes: Words by cell: `D3`.

    Returns:
        What has to be changed in the sheet itself.
    """
    kinds = {relation.kind: relation.part for relation in package.relations(part)}
    if not notes and not _has_own(package.parts.get(kinds.get("comments", ""), b"")):
        return []
    comments = kinds.get("comments") or _add_part(
        package, part, "comments", "xl/comments{}.xml", _EMPTY, _COMMENTS_TYPE
    )
    package.parts[comments], gone, added = _write_words(package.parts[comments], notes)
    splices: list[Splice] = []
    boxes = _boxes_of(package, part, sheet)
    if boxes is None:
        boxes = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.parts[boxes] = _EMPTY_BOXES
        package.declare(boxes, _BOXES_TYPE)
        made = package.add_relation(part, "vmlDrawing", boxes)
        piece = f'<{sheet.prefix}legacyDrawing xmlns:r="{_REFERENCES}" r:id="{made}"/>'
        splices.append(put_before(sheet, _BEHIND, piece))
    package.parts[boxes] = _write_boxes(package.parts[boxes], gone, {cell: notes[cell] for cell in added})
    return splices


def _has_own(comments: bytes) -> bool:
    return f">{AUTHOR}</".encode() in comments or _OWN_RUN.search(comments) is not None


def _add_part(package: Package, part: str, kind: str, pattern: str, content: bytes, declared: str) -> str:
    name = package.free_name(pattern)
    package.parts[name] = content
    package.declare(name, declared)
    package.add_relation(part, kind, name)
    return name


def _boxes_of(package: Package, part: str, sheet: Element) -> str | None:
    drawing = sheet.find("legacyDrawing")
    if drawing is None:
        return None
    reference = next((text for name, text in drawing.attributes.items() if name.endswith(":id")), "")
    return next((one.part for one in package.relations(part) if one.id == reference), None)


def _write_words(content: bytes, notes: Mapping[str, str]) -> tuple[bytes, set[str], list[str]]:
    """Return the notes of a sheet with new ones, the cells whose old ones go, and those that get a box."""
    content = _OWN_RUN.sub(b"", content)
    root = scan(content, 3)
    authors, listed = root.find("authors"), root.find("commentList")
    if authors is None or listed is None:
        return content, set(), []
    names = [_inner(content, one) for one in authors.children]
    splices: list[Splice] = []
    if AUTHOR not in names:
        splices.append(put_into(content, authors, f"<{root.prefix}author>{AUTHOR}</{root.prefix}author>"))
        names.append(AUTHOR)
    own = str(names.index(AUTHOR))
    old = [one for one in listed.children if one.attributes.get("authorId") == own]
    others = {one.attributes.get("ref", ""): one for one in listed.children if one not in old}
    splices += [(one.start, one.end, b"") for one in old]
    for cell in notes.keys() & others.keys():
        text = others[cell].find("text")
        if text is not None:
            splices.append(put_into(content, text, _run(root.prefix, f"\n{SIGN}{notes[cell]}")))
    added = [cell for cell in notes if cell not in others]
    words = "".join(_comment(root.prefix, cell, own, notes[cell]) for cell in added)
    if words:
        splices.append(put_into(content, listed, words))
    gone = {one.attributes.get("ref", "") for one in old}
    return apply_splices(content, splices), gone, added


def _inner(content: bytes, element: Element) -> str:
    return content[element.start : element.inner_end].decode().partition(">")[2]


def _comment(prefix: str, cell: str, author: str, words: str) -> str:
    run = _run(prefix, f"{SIGN}{words}")
    tag = f"{prefix}comment"
    return f'<{tag} ref="{cell}" authorId="{author}"><{prefix}text>{run}</{prefix}text></{tag}>'


def _run(prefix: str, words: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{escape_text(words)}</{prefix}t></{prefix}r>'


def _write_boxes(content: bytes, gone: set[str], notes: Mapping[str, str]) -> bytes:
    """Return the boxes of a sheet with new ones, without those of notes that went."""
    kept = _BOX.sub(lambda found: b"" if _cell_of(found[0]) in gone else found[0], content)
    known = b'id="_x0000_t202"' in kept
    kind = "" if known or not notes else _BOX_KIND
    made = "".join(_box(cell, words) for cell, words in notes.items())
    end = kept.rfind(b"</xml")
    return kept[:end] + f"{kind}{made}".encode() + kept[end:]


def _cell_of(box: bytes) -> str:
    row = re.search(rb"<x:Row>\s*([0-9]+)", box)
    column = re.search(rb"<x:Column>\s*([0-9]+)", box)
    if row is None or column is None:
        return ""
    return f"{column_letters(int(column[1]) + 1)}{int(row[1]) + 1}"


def _box(cell: str, words: str) -> str:
    column, row = _place(cell)
    lines = 2 + len(words) // _NOTE_LINES
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 5}, 15, {row + lines}, 4"
    return (
        f'<v:shape id="capaian_{cell}" type="#_x0000_t202" style="position:absolute;width:240pt;'
        f'height:{15 * lines}pt;z-index:9;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _place(cell: str) -> tuple[int, int]:
    """Return column and row of a cell, from 0."""
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(found[2]) - 1
