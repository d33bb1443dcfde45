"""The workbook that somebody filled in, with its faulty cells marked: it goes back to whoever sent it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from capaian.domain.issue import Issue
from capaian.dossier.excel.identity import TITLE_ROW
from capaian.dossier.excel.marks.first_sheet import deselect, find_list, open_on
from capaian.dossier.excel.marks.highlights import add_look, highlight
from capaian.dossier.excel.marks.mending_list import Flaw, add_looks, write_list
from capaian.dossier.excel.marks.notes import write_notes
from capaian.dossier.excel.marks.package import Package
from capaian.dossier.excel.marks.splices import Element, UnmarkableError, apply_splices, scan
from capaian.dossier.spreadsheets.model import column_letters

MOST_NOTES: Final = 300
"""Cells of a sheet that get a note; more would make it slow to open, and say nothing new."""


def mark_book(content: bytes, issues: Sequence[Issue]) -> bytes:
    """Return a workbook with marks on the cells that issues name; what no sheet has is left to the screen.

    Raises:
        UnmarkableError: if the file is built in a way that is not known.
    """
    package = Package.open(content)
    try:
        return _mark(package, issues)
    except (KeyError, StopIteration, UnicodeDecodeError) as error:
        raise UnmarkableError(str(error)) from error


def _mark(package: Package, issues: Sequence[Issue]) -> bytes:
    look, flaws, listed = -1, [], find_list(package)
    has_list = listed is not None or not {issue.place.sheet for issue in issues}.isdisjoint(package.sheets())
    for name, part in package.sheets().items():
        sheet = package.parts[part]
        root = scan(sheet, skipped={"sheetData"})
        found = _flaws(root, [issue for issue in issues if issue.place.sheet == name])
        flaws += found
        notes = _notes(found)
        if notes and look < 0:
            styles = _styles_of(package)
            package.parts[styles], look = add_look(package.parts[styles])
        splices = [*highlight(sheet, root, [*notes], look), *write_notes(package, part, root, notes)]
        splices += deselect(sheet, root) if has_list else []
        package.parts[part] = apply_splices(sheet, splices)
    if has_list:
        _list(package, flaws)
    return package.write()


def _list(package: Package, flaws: Sequence[Flaw]) -> None:
    styles = _styles_of(package)
    package.parts[styles], looks = add_looks(package.parts[styles])
    open_on(package, write_list(flaws, looks))


def _styles_of(package: Package) -> str:
    relations = package.relations(package.book_part())
    return next(relation.part for relation in relations if relation.kind == "styles")


def _flaws(root: Element, issues: Sequence[Issue]) -> list[Flaw]:
    """Return the cell of each problem; what concerns a row or the sheet is at its first visible column."""
    first = _first_visible(root)
    found = []
    for issue in issues:
        letters = (issue.place.column or first).partition(" ")[0]
        found.append(Flaw(f"{letters}{issue.place.row or TITLE_ROW}", issue))
    return found


def _notes(flaws: Sequence[Flaw]) -> Mapping[str, str]:
    """Return the words for each cell."""
    words: dict[str, list[str]] = {}
    for flaw in flaws:
        if flaw.cell in words or len(words) < MOST_NOTES:
            words.setdefault(flaw.cell, []).append(f"{flaw.issue.message} {flaw.issue.remedy}".strip())
    return {cell: "\n".join(dict.fromkeys(lines)) for cell, lines in words.items()}


def _first_visible(root: Element) -> str:
    listed = root.find("cols")
    hidden: set[int] = set()
    for one in listed.children if listed is not None else ():
        if one.attributes.get("hidden") in ("1", "true"):
            hidden |= {*range(int(one.attributes["min"]), min(int(one.attributes["max"]), 50) + 1)}
    return column_letters(next(number for number in range(2, 52) if number not in hidden))
