"""What `capaian check` would say of a dossier once a workbook is written into it, told by its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.dossier.cells import Reading
from capaian.dossier.excel.import_book import Incoming
from capaian.dossier.excel.read.cell_texts import as_seen
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.folder import Folder
from capaian.dossier.read import read_folder
from capaian.dossier.tables.kinds import DECIMAL
from capaian.rulebook import load_rulebook
from capaian.rules.checks.validate import validate
from capaian.writers.undrawable_signs import undrawable_in


@dataclass(frozen=True)
class BookCheck:
    """Problems of contents; none of them forbids writing to who has seen them."""

    new: tuple[Issue, ...] = ()
    """Those that the workbook brings, at its cells where they are known, in the words of sheets."""
    known: int = 0
    """How many the dossier has already and keeps."""

    @property
    def errors(self) -> int:
        """How many new ones stop papers."""
        return sum(issue.level is Level.ERROR for issue in self.new)


def check_incoming(incoming: Incoming) -> BookCheck:
    """Check what a workbook would make of a dossier.

    Where a cell is wrong nothing is checked: figures that could not be taken would only seem to be missing.
    """
    if incoming.has_errors or not incoming.changes or incoming.becomes is None:
        return BookCheck()
    found = [*_find_after(incoming, incoming.becomes)]
    new = _without(found, _find_before(incoming))
    return BookCheck(tuple(_in_words(incoming, issue) for issue in new), len(found) - len(new))


def new_issues(incoming: Incoming) -> tuple[Issue, ...]:
    """Return what reading a workbook found, save what the dossier says of itself already."""
    if not incoming.issues or not incoming.folder.parts:
        return incoming.issues
    return tuple(_without(incoming.issues, read_folder(_copy(incoming.folder), Reading()).issues))


def _find(office_year: OfficeYear) -> tuple[Issue, ...]:
    return validate(office_year, load_rulebook())


def _find_after(incoming: Incoming, becomes: OfficeYear) -> Iterator[Issue]:
    """Yield what would be wrong with the dossier."""
    yield from _find(becomes)
    yield from _find_undrawable({file: text for file, text in incoming.changes.items() if text is not None})


def _find_before(incoming: Incoming) -> Iterator[Issue]:
    """Yield what is wrong with the dossier as it is; of a new one nothing."""
    if not incoming.folder.parts:
        return
    office_year = read_folder(_copy(incoming.folder), Reading()).partial
    if office_year is not None:
        yield from _find(office_year)
    texts = {**incoming.folder.parts, **incoming.folder.narratives}
    yield from _find_undrawable({file: texts[file] for file in incoming.changes if file in texts})


def _copy(folder: Folder) -> Folder:
    """Return a folder that reading may note its failures in."""
    return replace(folder, failed={*folder.failed})


def _find_undrawable(files: Mapping[str, bytes]) -> Iterator[Issue]:
    for file, content in files.items():
        yield from undrawable_in(file, content)


def _without(found: Iterable[Issue], before: Iterable[Issue]) -> list[Issue]:
    """Return issues that were not there before, each as often as it is more; rows move, so no place tells."""
    known = Counter((one.level, one.code, one.message, one.value) for one in before)
    new = []
    for one in found:
        key = (one.level, one.code, one.message, one.value)
        known[key] -= 1
        if known[key] < 0:
            new.append(one)
    return new


def _in_words(incoming: Incoming, issue: Issue) -> Issue:
    """Return a problem at its cell in the words of sheets."""
    origins = incoming.staged.origins
    place = origins.place_of(issue.place)
    near = [
        taken.found.spec for taken in incoming.staged.taken.values() if taken.found.sheet.name == place.sheet
    ]
    message = in_sheets(origins.name_places(issue.message), *near)
    seen = None if issue.value is None else as_seen(DECIMAL, issue.value)
    value = seen if seen is not None and seen in message else issue.value
    return replace(issue, place=place, message=message, remedy=in_sheets(issue.remedy, *near), value=value)
