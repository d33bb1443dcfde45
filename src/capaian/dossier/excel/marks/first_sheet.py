"""A sheet of ours in front of all others, which the workbook opens on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.dossier.excel.identity import CHECKED, sheet_mark
from capaian.dossier.excel.marks.package import Package
from capaian.dossier.excel.marks.splices import (
    Element,
    Splice,
    UnmarkableError,
    apply_splices,
    scan,
    set_attribute,
)

TAB: Final = "Perlu diperbaiki"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_REFERENCES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_YES: Final = ("1", "true")


def find_list(package: Package) -> str | None:
    """Return the name of the list of an earlier time; other programs keep its texts in another part."""
    mark = sheet_mark(CHECKED).encode()
    texts = (one.part for one in package.relations(package.book_part()) if one.kind == "sharedStrings")
    is_told = any(mark in package.parts.get(part, b"") for part in texts)
    for name, part in package.sheets().items():
        if mark in package.parts[part] or (is_told and name.startswith(TAB)):
            return name
    return None


def open_on(package: Package, content: bytes) -> None:
    """Let a workbook open on the list, in the place of that of an earlier time or in front of all sheets.

    Raises:
        UnmarkableError: if the workbook lists no sheets.
    """
    old = find_list(package)
    if old is not None:
        package.parts[package.sheets()[old]] = content
        _activate(package, [*package.sheets()].index(old))
        return
    part = package.free_name("xl/worksheets/capaian{}.xml")
    package.parts[part] = content
    package.declare(part, _TYPE)
    _put_first(package, package.add_relation(package.book_part(), "worksheet", part))
    _activate(package, 0)


def _put_first(package: Package, reference: str) -> None:
    book = package.book_part()
    root = scan(package.parts[book])
    listed = root.find("sheets")
    if listed is None or not listed.children:
        raise UnmarkableError("no sheets")
    number = max(int(sheet.attributes["sheetId"]) for sheet in listed.children) + 1
    piece = (
        f'<{root.prefix}sheet xmlns:r="{_REFERENCES}" name="{_free_tab(listed)}" sheetId="{number}" '
        f'r:id="{reference}"/>'
    )
    start = listed.children[0].start
    splices = [(start, start, piece.encode()), *_move_names(package.parts[book], root)]
    package.parts[book] = apply_splices(package.parts[book], splices)


def _free_tab(listed: Element) -> str:
    taken = {sheet.attributes["name"].casefold() for sheet in listed.children}
    names = (TAB, *(f"{TAB} {number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def _move_names(book: bytes, root: Element) -> Iterator[Splice]:
    """Names that hold in one sheet alone count the sheets before it."""
    names = root.find("definedNames")
    for name in names.children if names is not None else ():
        place = name.attributes.get("localSheetId")
        if place is not None:
            yield set_attribute(book, name, "localSheetId", str(int(place) + 1))


def _activate(package: Package, place: int) -> None:
    """Let the workbook open on a sheet; its tab is seen from the first one on."""
    for name, value in (("activeTab", str(place)), ("firstSheet", None)):
        content = package.parts[package.book_part()]
        views = scan(content).find("bookViews")
        splices = [set_attribute(content, view, name, value) for view in (views.children if views else ())]
        package.parts[package.book_part()] = apply_splices(content, splices)


def deselect(sheet: bytes, root: Element) -> list[Splice]:
    """Return what lets a sheet not be open: of two open ones both would take what is typed."""
    views = root.find("sheetViews")
    return [
        set_attribute(sheet, view, "tabSelected", None)
        for view in (views.children if views is not None else ())
        if view.attributes.get("tabSelected") in _YES
    ]
