"""From a place in a file of a dossier to the cell of the workbook that it came from."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from capaian.domain.issue import NAMED_PLACE, Issue, Place
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.issues import IssueLog
from capaian.dossier.messages import AT_CELLS, Message
from capaian.dossier.rows.files import MadeTable
from capaian.dossier.rows.sheets import Form
from capaian.dossier.rows.texts import MadeText, book_sheets
from capaian.dossier.rows.yaml_parts import Folded, column_of


@dataclass(frozen=True)
class FileOrigins:
    """A file, and the sheets that it came of."""

    made: MadeTable | Folded | MadeText
    sheets: Mapping[str, TakenRows]

    def find(self, book: str, place: Place, key: str, value: str | None) -> Place:
        """Return the cell of a line, column or key path, or that of a key which is missing there."""
        origin = None if key and place.column is None else self.made.find(place, value)
        taken = self.sheets.get(origin.sheet) if origin is not None else None
        if origin is None or taken is None:
            return self._find_single(book, key, place.column)
        if not taken.is_in_sheet(origin.row):
            return place
        names = [column.id for column in taken.found_sheet.spec.columns]
        wanted = f"{origin.column}.{key}"
        column = wanted if wanted in names else column_of(key, names, origin.column)
        return taken.place(book, origin.row, column)

    def _find_single(self, book: str, key: str, head: str | None) -> Place:
        """Return the place of what belongs to the file itself: a line of its form, a head, or a sheet."""
        first = next(iter(self.sheets.values()))
        for taken in self.sheets.values():
            if key and taken.found_sheet.spec.path == (key,):
                return taken.found_sheet.place(book, None)
        for column in first.found_sheet.spec.columns:
            if (
                key
                and first.found_sheet.spec.form is Form.FORM
                and column.id.split(".")[0] == key.split(".")[0]
            ):
                return first.place(book, 0, column.id)
        return first.found_sheet.place(book, None, head)


@dataclass
class Origins:
    """Where everything came from."""

    book: str
    """Name of the workbook."""
    files: dict[str, FileOrigins] = field(default_factory=dict)

    def place_of(self, place: Place, key: str = "", value: str | None = None) -> Place:
        """Return the cell that a place in a file came from; the place itself where no sheet has it.

        Args:
            place: File, line, column or key path.
            key: A key that is missing there.
            value: The text that is said to be wrong.
        """
        found = self.files.get(place.file)
        return found.find(self.book, place, key, value) if found is not None else place

    def name_places(self, text: str) -> str:
        """Return a sentence with cells of the book in place of the places in files that it names."""
        return NAMED_PLACE.sub(self._name_place, text)

    def _name_place(self, found: re.Match[str]) -> str:
        place = Place(found["file"], int(found["row"]), found["column"])
        origin = self.place_of(place)
        return found[0] if origin.sheet is None else str(origin).removeprefix(f"{origin.file}, ")

    def forget(self, file: str) -> None:
        """Let places in a file stand for themselves: it is not taken from the workbook."""
        self.files.pop(file, None)


class BookLog(IssueLog):
    """Tells what the reader of dossiers finds by the cells of the workbook."""

    def __init__(self, origins: Origins, flawed: Collection[Place], evidence: Collection[str]) -> None:
        """Begin with none.

        Args:
            origins: Where everything came from.
            flawed: Cells of which something was said already.
            evidence: Evidence that lay in the dossier when the workbook was written.
        """
        super().__init__()
        self._origins = origins
        self._flawed = flawed
        self._evidence = evidence

    def _worded(
        self, code: str, place: Place, value: str | None, words: dict[str, str]
    ) -> tuple[str, Place, dict[str, str]] | None:
        if code == "evidence_missing" and value in self._evidence:
            code = "evidence_to_copy"
        origin = self._origins.place_of(place, words.get("key", "") if code == "missing_key" else "", value)
        if origin in self._flawed:
            return None
        if origin is place:
            return code, place, words
        if "first" in words:
            first = self._origins.place_of(replace(place, row=int(words["first"])))
            words = {**words, "first": str(first.row or words["first"])}
        if "fraction" in words:
            words = {**words, "fraction": words["fraction"].replace(".", ",")}
        is_missing_cell = code == "missing_key" and origin.row is not None
        return "missing_value" if is_missing_cell else code, origin, words

    def _message(self, code: str, place: Place) -> Message:
        message = super()._message(code, place)
        return message if place.sheet is None else AT_CELLS.get(code, message)

    def finish(self, covered: Collection[str]) -> tuple[Issue, ...]:
        """Return all problems; those at cells name sheets and titles of columns, never files and keys."""
        return tuple(map(_as_seen, super().finish(covered)))


def _as_seen(issue: Issue) -> Issue:
    near = [spec for spec in book_sheets() if spec.tab == issue.place.sheet]
    if not near:
        return issue
    return replace(issue, message=in_sheets(issue.message, *near), remedy=in_sheets(issue.remedy, *near))
