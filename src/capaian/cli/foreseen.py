"""What `capaian check` would say of a dossier once a workbook is written into it, told by its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from rich.console import Console

from capaian.cli import console
from capaian.cli.issues import as_command, count_issues, show_issues, told_already
from capaian.cli.papers.undrawable_signs import undrawable_in
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.dossier.cells import Reading
from capaian.dossier.excel.import_book import Incoming
from capaian.dossier.excel.read.cell_texts import as_seen
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.folder import Folder
from capaian.dossier.read import read_folder
from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.tables.kinds import DECIMAL
from capaian.rulebook import load_rulebook
from capaian.rules.validate import validate

_HEAD = "Pemeriksaan isi buku:"

_STILL_TO_MEND = "Dengan isi ini naskah belum dapat dibuat. Perbaiki di buku, lalu impor lagi."


@dataclass(frozen=True)
class Foreseen:
    """Problems of contents; none of them forbids writing to who has seen them."""

    new: tuple[Issue, ...] = ()
    """Those that the workbook brings, at its cells where they are known, in the words of the dossier."""
    known: int = 0
    """How many the dossier has already and keeps."""
    tell: Callable[[Issue], Issue] = told_already
    """Returns one of the new ones in the words of sheets, which takes longer than to find it."""

    @property
    def told(self) -> tuple[Issue, ...]:
        """All new ones in the words of sheets."""
        return tuple(map(self.tell, self.new))

    @property
    def errors(self) -> int:
        """How many new ones stop papers."""
        return sum(issue.level is Level.ERROR for issue in self.new)


def foresee(incoming: Incoming) -> Foreseen:
    """Check what a workbook would make of a dossier.

    Where a cell is wrong nothing is foreseen: figures that could not be taken would only seem to be missing.
    """
    if incoming.has_errors or not incoming.changes or incoming.becomes is None:
        return Foreseen()
    found = [*_find_after(incoming, incoming.becomes)]
    before = Counter(map(_key, _find_before(incoming)))
    place_of = incoming.staged.origins.place_of
    new = tuple(
        replace(issue, place=place_of(issue.place)) for issue in found if not _was_there(issue, before)
    )
    return Foreseen(new, len(found) - len(new), partial(_tell, incoming))


def news(incoming: Incoming) -> tuple[Issue, ...]:
    """Return what reading a workbook found, save what the dossier says of itself already."""
    if not incoming.issues or not incoming.folder.parts:
        return incoming.issues
    before = Counter(map(_key, read_folder(_copy(incoming.folder), Reading()).issues))
    return tuple(issue for issue in incoming.issues if not _was_there(issue, before))


def _find(office_year: OfficeYear) -> tuple[Issue, ...]:
    return validate(office_year, load_rulebook())


def _find_after(incoming: Incoming, becomes: OfficeYear) -> Iterator[Issue]:
    """Yield what would be wrong with the dossier."""
    yield from _find(becomes)
    changed = {file: content for file, content in incoming.changes.items() if content is not None}
    yield from _find_undrawable(changed)


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


def _key(issue: Issue) -> tuple[object, ...]:
    """Return what a problem is known again by: rows move."""
    return issue.level, issue.code, issue.message, issue.value


def _was_there(issue: Issue, before: Counter[tuple[object, ...]]) -> bool:
    before[_key(issue)] -= 1
    return before[_key(issue)] >= 0


def _tell(incoming: Incoming, issue: Issue) -> Issue:
    """Return a problem at its cell in the words of sheets."""
    near = [*_specs(incoming, issue.place.sheet)]
    message = in_sheets(incoming.staged.origins.name_places(issue.message), *near)
    return replace(issue, message=message, remedy=in_sheets(issue.remedy, *near), value=_seen(issue))


def _seen(issue: Issue) -> str | None:
    """Return the value as its cell shows it, where the message has it as a figure."""
    seen = None if issue.value is None else as_seen(DECIMAL, issue.value)
    return seen if seen is not None and seen in issue.message else issue.value


def _specs(incoming: Incoming, sheet: str | None) -> Iterator[SheetSpec]:
    for taken in incoming.staged.taken.values():
        if taken.found.sheet.name == sheet:
            yield taken.found.spec


def show_foreseen(foreseen: Foreseen, screen: Console) -> None:
    """Print what the workbook brings; nothing where all is well."""
    if foreseen.new:
        console.write_indented(screen, 0, (_HEAD, "bold"))
        show_issues(foreseen.new, screen, foreseen.tell)


def sum_up(foreseen: Foreseen, incoming: Incoming) -> Iterator[str]:
    """Yield the sentences that say how much is left to do, and what."""
    if foreseen.new:
        yield f"Pemeriksaan isi: {count_issues(foreseen.new)}, seperti di atas."
    if foreseen.errors:
        yield _STILL_TO_MEND
    if foreseen.known:
        target = as_command(incoming.dossier)
        yield f"Yang sudah ada sebelumnya: {foreseen.known}. Rinciannya: capaian check {target}"
