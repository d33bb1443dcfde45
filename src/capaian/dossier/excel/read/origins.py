"""From a place in a file of a dossier to the cell of the workbook that it came from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

from capaian.domain.issue import NAMED_PLACE, Issue, Place
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.issues import IssueLog
from capaian.dossier.messages import AT_CELLS, Message
from capaian.dossier.rows.files import MadeFiles
from capaian.dossier.rows.flat_rows import clean
from capaian.dossier.rows.sheets import Form, sheets_of
from capaian.dossier.rows.texts import (
    FILE,
    LAYOUT_SHEET,
    NARRATIVE_SHEET,
    book_sheets,
    is_file_of_sheet,
)
from capaian.dossier.rows.yaml_parts import column_of
from capaian.dossier.tables import BY_FILE

_TEXT_SHEETS: Final = frozenset({NARRATIVE_SHEET.id, LAYOUT_SHEET.id})


class BookCells:
    """The rows of a workbook, and from which of its cells what was made of them came."""

    def __init__(self, book: str, taken: Mapping[str, TakenRows]) -> None:
        """Take the name of the workbook and its rows by the ids of their sheets."""
        self.book, self.taken = book, taken
        self._made: dict[str, tuple[MadeFiles, Mapping[str, TakenRows]]] = {}

    def files(self) -> Iterator[str]:
        """Yield the files of which there may be rows: parts, and the texts that rows name."""
        yield from dict.fromkeys(
            sheet.partition("#")[0] for sheet in self.taken if sheet not in _TEXT_SHEETS
        )
        for sheet in _TEXT_SHEETS & self.taken.keys():
            names = dict.fromkeys(clean(row.cells.get(FILE, "")) for row in self.taken[sheet].rows)
            yield from (name for name in names if is_file_of_sheet(sheet, name))

    def rows_of(self, file: str) -> Mapping[str, TakenRows]:
        """Return the rows of a file by the ids of the sheets that the workbook has."""
        if (part := BY_FILE.get(file)) is not None:
            return {
                spec.id: self.taken[spec.id] for spec in sheets_of(part) if spec.id in self.taken
            }
        sheets = [
            name for name in _TEXT_SHEETS if name in self.taken and is_file_of_sheet(name, file)
        ]
        return {name: self.taken[name].of_file(file) for name in sheets}

    def put(self, file: str, made: MadeFiles, taken: Mapping[str, TakenRows]) -> None:
        """Note what was made of the rows of a file, so that its places are known."""
        self._made[file] = (made, taken)

    def place_of(self, place: Place, key: str = "", value: str | None = None) -> Place:
        """Return the cell that a place in a file came from;
        the place itself where no sheet has it.

        `key` is missing there; `value` is the text that is said to be wrong.
        """
        made, sheets = self._made.get(place.file, (None, {}))
        if made is None or not sheets:
            return place
        text = made.texts.get(place.file)
        found = text.find(place) if text is not None else made.find(place, value)
        origin = None if key and place.column is None else found
        taken = sheets.get(origin.sheet) if origin is not None else None
        if origin is None or taken is None:
            return self._find_single(sheets, key, place.column)
        if not taken.is_in_sheet(origin.row):
            return place
        names = [column.id for column in taken.found_sheet.spec.columns]
        wanted = f"{origin.column}.{key}"
        column = wanted if wanted in names else column_of(key, names, origin.column)
        return taken.place(self.book, origin.row, column)

    def _find_single(self, sheets: Mapping[str, TakenRows], key: str, head: str | None) -> Place:
        """Return the place of what belongs to a file itself: a line of its form, a head,
        or a sheet.
        """
        first = next(iter(sheets.values()))
        for taken in sheets.values():
            if key and taken.found_sheet.spec.path == (key,):
                return taken.found_sheet.place(self.book, None)
        is_of_form = key and first.found_sheet.spec.form is Form.FORM
        for column in first.found_sheet.spec.columns if is_of_form else ():
            if column.id.split(".")[0] == key.split(".")[0]:
                return first.place(self.book, 0, column.id)
        return first.found_sheet.place(self.book, None, head)

    def name_places(self, text: str) -> str:
        """Return a sentence with cells of the book in place of the places
        in files that it names.
        """
        return NAMED_PLACE.sub(self._name_place, text)

    def _name_place(self, found: re.Match[str]) -> str:
        origin = self.place_of(Place(found["file"], int(found["row"]), found["column"]))
        return found[0] if origin.sheet is None else str(origin).removeprefix(f"{origin.file}, ")


class BookLog(IssueLog):
    """Tells what the reader of dossiers finds by the cells of the workbook."""

    def __init__(
        self, cells: BookCells, flawed: Collection[Place], evidence: Collection[str]
    ) -> None:
        """Begin with none; of flawed cells something was said before,
        evidence lay in what was exported.
        """
        super().__init__()
        self._cells = cells
        self._flawed = flawed
        self._evidence = evidence

    def _worded(
        self, code: str, place: Place, value: str | None, words: dict[str, str]
    ) -> tuple[str, Place, dict[str, str]] | None:
        if code == "evidence_missing" and value in self._evidence:
            code = "evidence_to_copy"
        origin = self._cells.place_of(
            place, words.get("key", "") if code == "missing_key" else "", value
        )
        if origin in self._flawed:
            return None
        if origin is place:
            return code, place, words
        if "first" in words:
            first = self._cells.place_of(replace(place, row=int(words["first"])))
            words = {**words, "first": str(first.row or words["first"])}
        if "fraction" in words:
            words = {**words, "fraction": words["fraction"].replace(".", ",")}
        is_missing_cell = code == "missing_key" and origin.row is not None
        return "missing_value" if is_missing_cell else code, origin, words

    def _message(self, code: str, place: Place) -> Message:
        message = super()._message(code, place)
        return message if place.sheet is None else AT_CELLS.get(code, message)

    def finish(self, covered: Collection[str]) -> tuple[Issue, ...]:
        """Return all problems; those at cells name sheets and titles of columns,
        never files and keys.
        """
        sheets, found = {spec.tab: spec for spec in book_sheets()}, []
        for issue in super().finish(covered):
            spec = sheets.get(issue.place.sheet or "")
            texts = (issue.message, issue.remedy)
            message, remedy = (in_sheets(text, spec) if spec else text for text in texts)
            found.append(replace(issue, message=message, remedy=remedy))
        return tuple(found)
