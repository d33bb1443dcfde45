"""From which side each file is taken when a workbook comes back: the workbook, the dossier, or row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.both_sides import differences, unite
from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.excel.sheet_words import name_sheets
from capaian.dossier.excel.units import InseparableError
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog

CLASHES: Final = frozenset(
    {
        "changed_since_export",
        "row_changed_since_export",
        "differs_without_base",
        "row_differs_without_base",
        "book_of_another",
        "book_of_another_year",
        "book_emptied",
        "book_same_or_copy",
    }
)
"""Codes of what leaves no dossier that could be checked."""


@dataclass(frozen=True)
class Settled:
    """What becomes of the files."""

    changes: Mapping[str, bytes | None] = field(default_factory=dict)
    """What files become; `None`: they go."""
    kept: tuple[str, ...] = ()
    """Files that the dossier alone changed, and that stay so."""
    united: tuple[str, ...] = ()
    """Files of which both sides changed something, and neither what the other did."""


def settle(
    staged: Staged,
    base: Base,
    folder: Folder,
    log: IssueLog,
    *,
    takes_workbook: bool,
) -> Settled:
    """Say what becomes of each file; a new dossier takes all of them.

    What both sides changed, and not to the same, is told in the log. Where the workbook is taken before the
    dossier nothing is asked, and what the dossier alone changed is taken from the workbook too.

    Args:
        staged: What the workbook says; origins of files put together from both sides are put there.
        base: What both sides were when the workbook was taken in last, or else was written.
        folder: The dossier.
        log: Takes what both sides changed.
        takes_workbook: The workbook goes before the dossier.
    """
    dossier = {**folder.parts, **folder.narratives}
    settling = _Settling(staged, base, folder)
    for file in dict.fromkeys((*staged.files, *base.files, *dossier)):
        if not dossier:
            settling.take(file)
        elif takes_workbook:
            settling.take_workbook(file)
        else:
            settling.settle(file, log)
    return Settled(settling.changes, tuple(settling.kept), tuple(settling.united))


class _Settling:
    """Goes through the files."""

    def __init__(self, staged: Staged, base: Base, folder: Folder) -> None:
        self._staged = staged
        self._base = base
        self._dossier = {**folder.parts, **folder.narratives}
        self._hashes = folder.hashes
        self.changes: dict[str, bytes | None] = {}
        self.kept: list[str] = []
        self.united: list[str] = []

    def take(self, file: str) -> None:
        """Take a file from the workbook."""
        said = self._staged.files.get(file)
        if said != self._dossier.get(file):
            self.changes[file] = said

    def take_workbook(self, file: str) -> None:
        """Take a file from the workbook as far as it has one, whatever became of it in the dossier."""
        if file not in self._staged.files and file not in self._base.files:
            self._keep(file)
        elif not self._is_untouched(file):
            self.take(file)

    def settle(self, file: str, log: IssueLog) -> None:
        """Take a file from the side that changed it since both were the same; from both row by row."""
        said, here = self._staged.files.get(file), self._dossier.get(file)
        before = self._base.files.get(file)
        if said == here or (file not in self._base.lost and self._is_untouched(file)):
            return
        if file in self._base.lost:
            self._ask_all(file, log)
            return
        if here == before or self._is_as_exported(file):
            self.take(file)
        elif said == before:
            self._keep(file)
        else:
            self._unite(file, before, log)

    def _ask_all(self, file: str, log: IssueLog) -> None:
        """Ask of everything that is not the same: nobody knows which side changed it."""
        try:
            clashes = differences(file, self._dossier.get(file), self._staged)
        except InseparableError:
            clashes = ()
        for clash in clashes or ():
            log.add(
                "row_differs_without_base", clash.place, name=clash.name, dossier=clash.dossier or "tidak ada"
            )
        if clashes is not None and not clashes:
            (sheets,) = name_sheets([file])
            place = self._staged.origins.place_of(Place(file))
            log.add("differs_without_base", place, sheets=sheets, file=file)

    def _is_as_exported(self, file: str) -> bool:
        """Say whether a file of the dossier is as it was at export, in its own form or ours."""
        is_same = self._hashes.get(file) == self._base.exported.get(file)
        return is_same or self._dossier.get(file) == self._base.files.get(file)

    def _is_untouched(self, file: str) -> bool:
        """Say whether neither side changed a file, though its form may be another."""
        return self._is_as_exported(file) and self._staged.files.get(file) == self._base.files.get(file)

    def _keep(self, file: str) -> None:
        self.kept.append(file)
        self._staged.origins.forget(file)

    def _unite(self, file: str, before: bytes | None, log: IssueLog) -> None:
        here, said = self._dossier.get(file), self._staged.files.get(file)
        try:
            if before is None or here is None or said is None:
                raise InseparableError(file)
            united, clashes = unite(file, before, here, self._staged)
        except InseparableError:
            (sheets,) = name_sheets([file])
            log.add("changed_since_export", self._staged.origins.place_of(Place(file)), sheets=sheets)
            return
        for clash in clashes:
            shown = clash.dossier or "tidak ada"
            log.add("row_changed_since_export", clash.place, name=clash.name, dossier=shown)
        if not clashes and united == here:
            self._keep(file)
        elif not clashes:
            self.changes[file] = united
            self.united.append(file)
