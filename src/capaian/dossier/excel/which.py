"""Whether a workbook is one that was taken in before, or another copy of the same export.

Only what it was when it was taken in last tells what was changed in it since: a figure that is gone was
withdrawn in the same workbook, and was never typed in another copy. A copy is known by its name and by what
stands in it; where these do not tell and it matters, a person is asked, for either guess loses a figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from capaian.dossier.excel.past_imports import PastImport
from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.excel.units import NOTHING, Division, InseparableError, Texts, Units, rows_of_file
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.dossier.tables import BY_FILE

RowName = tuple[str, str, Texts]
"""File, sheet and name of what belongs together in it; of a file that has no rows its name alone."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What is left in a workbook of what one brought that was taken in before, in rows."""

    past: PastImport
    common: int = 0
    """Rows that stand in it as that one had them, and as the dossier has them."""
    back: int = 0
    """Rows that are as exported, of those that the dossier has otherwise."""
    other: int = 0
    """Rows that are otherwise again, of those that the dossier has otherwise."""
    overtaken: int = 0
    """Rows that stand in it as that one had them, and that the dossier has otherwise by now."""
    closed: int = 0
    """Rows that the dossier has as the workbook does: whatever they were is no matter any more."""
    left: frozenset[RowName] = frozenset()
    """The open rows; another copy may have brought one of them too."""

    @property
    def still_there(self) -> int:
        """Rows that stand in it as that one had them."""
        return self.common + self.overtaken

    @property
    def open(self) -> int:
        """Rows that are not as that one had them, and that the dossier has otherwise."""
        return self.back + self.other

    @property
    def matters(self) -> bool:
        """Whether it makes a difference if the two are the same workbook."""
        return bool(self.open or self.overtaken)

    @property
    def brought(self) -> int:
        """Rows in which that one was not as exported."""
        return self.still_there + self.open + self.closed


_OPEN: Final = ("back", "other")


@dataclass(frozen=True)
class Which:
    """Which workbook it is."""

    past: PastImport | None = None
    """What it was when it was taken in last; `None`: it never was."""
    doubt: Traces | None = None
    """Of a workbook that it may be or not."""
    left: int = 0
    """Rows of all other copies that it has otherwise than the dossier, and that stay."""


def find_which(traces: Sequence[Traces], place: str, *, is_same: bool | None) -> Which:
    """Say which of the workbooks that were taken in one is.

    In its place it is the same one if anything of what was brought still stands in it, or nothing of that
    was put back. Elsewhere it is another copy, unless most of what was brought stands in it too.

    Args:
        traces: Of all workbooks of the same export, the newest first.
        place: The mark of where it lies.
        is_same: What a person says; `None`: nothing.
    """
    here = next((one for one in traces if one.past.book == place), None)
    if here is not None:
        is_doubtful = here.back > 0 and here.still_there == 0 and not is_same
        return Which(here.past, here if is_doubtful else None)
    nearest = max(traces, key=lambda one: one.still_there, default=None)
    if nearest is None or is_same is False:
        return Which()
    if is_same:
        is_clear = nearest.still_there > 0 or len(traces) == 1
        return Which(nearest.past, None if is_clear else nearest)
    if nearest.matters and nearest.still_there * 2 >= nearest.brought:
        return Which(nearest.past, nearest)
    return Which(left=len(frozenset().union(*(one.left for one in traces))))


def find_traces(
    pasts: Sequence[PastImport], export: Base, staged: Staged, dossier: Mapping[str, bytes]
) -> Sequence[Traces]:
    """Return what is left in a workbook of each that was taken in before.

    Args:
        pasts: What workbooks of the same export were.
        export: What they were written from.
        staged: What the workbook says, as if it had never been taken in.
        dossier: The files of the dossier.
    """
    fates: Sequence[Counter[str]] = [Counter() for _ in pasts]
    left: Sequence[set[RowName]] = [set() for _ in pasts]
    for file in dict.fromkeys(file for past in pasts for file in past.files):
        sides = _Sides(file, (export.files.get(file), staged.files.get(file), dossier.get(file)), staged)
        for number, past in enumerate(pasts):
            if file not in past.files:
                continue
            for row, fate in sides.fates(past.files[file]):
                fates[number][fate] += 1
                if fate in _OPEN:
                    left[number].add(row)
    return [Traces(past, **fates[n], left=frozenset(left[n])) for n, past in enumerate(pasts)]


class _Sides:
    """A file as exported, in the workbook and in the dossier, divided once for all workbooks."""

    def __init__(self, file: str, states: tuple[bytes | None, ...], staged: Staged) -> None:
        """Divide the three states; a sheet that is not in the workbook says nothing."""
        part = BY_FILE.get(file)
        text_sheet = NARRATIVE_SHEET if file.endswith(".md") else LAYOUT_SHEET
        sheets = sheets_of(part) if part is not None else [text_sheet]
        self._file = file
        self._states = states
        self._divisions = [Division(spec) for spec in sheets if spec.id in staged.taken]
        self._units: Sequence[Sequence[Units]] | None = None
        if part is not None:
            with suppress(InseparableError):
                self._units = [self._divide(state) for state in states]

    def _divide(self, content: bytes | None) -> Sequence[Units]:
        rows = rows_of_file(self._file, content)
        return [division.units(rows.get(division.spec.id, ())) for division in self._divisions]

    def fates(self, then: bytes | None) -> Iterator[tuple[RowName, str]]:
        """Yield what became of everything that was brought: of a part by its rows, else as a whole."""
        brought: Sequence[Units] | None = None
        if self._units is not None:
            with suppress(InseparableError):
                brought = self._divide(then)
        if self._units is None or brought is None:
            before, now, here = self._states
            if self._divisions:
                yield (self._file, "", ()), _fate(now == then, now == here, then == here, now == before)
            return
        for division, units, old, now_, here_ in zip(self._divisions, brought, *self._units, strict=True):
            for name, fate in _fates_of_rows(division, (old, units, now_, here_)):
                yield (self._file, division.spec.id, name), fate


def _fates_of_rows(division: Division, states: Sequence[Units]) -> Iterator[tuple[Texts, str]]:
    before, then, _, _ = states
    for name in division.different(before, then):
        old, brought, now, here = (state.get(name, NOTHING) for state in states)
        pairs = ((now, brought), (now, here), (brought, here), (now, old))
        yield name, _fate(*(division.are_same(name, *pair) for pair in pairs))


def _fate(is_kept: bool, is_as_here: bool, was_as_here: bool, is_back: bool) -> str:
    """Return what became of something that was brought, as a field of the traces is called."""
    if is_kept:
        return "common" if was_as_here else "overtaken"
    return "closed" if is_as_here else "back" if is_back else "other"
