"""Whether a workbook is one that was taken in before, or another copy of the same export.

Only what it was when it was taken in last tells what was changed in it since: a figure that is gone was
withdrawn in the same workbook, and was never typed in another copy. A copy is known by its name and by what
stands in it; where these do not tell and it matters, a person is asked, for either guess loses a figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.dossier.tables import BY_FILE
from capaian.dossier.unfolding.sheets import sheets_of
from capaian.dossier.unfolding.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.dossier.workbook.past_imports import PastImport
from capaian.dossier.workbook.read.base import Base
from capaian.dossier.workbook.read.stage import Staged
from capaian.dossier.workbook.units import NOTHING, Division, InseparableError, Units, rows_of_file


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


@dataclass(frozen=True)
class Which:
    """Which workbook it is."""

    past: PastImport | None = None
    """What it was when it was taken in last; `None`: it never was."""
    doubt: Traces | None = None
    """Of a workbook that it may be or not."""
    left: int = 0
    """Rows of other copies that it has otherwise than the dossier, and that stay."""


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
    return Which(left=max(one.open for one in traces))


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
    return [_traces(past, export, staged, dossier) for past in pasts]


def _traces(past: PastImport, export: Base, staged: Staged, dossier: Mapping[str, bytes]) -> Traces:
    fates: Counter[str] = Counter()
    for file, then in past.files.items():
        states = (export.files.get(file), then, staged.files.get(file), dossier.get(file))
        fates.update(_fates(file, states, staged))
    return Traces(past, **fates)


def _fates(file: str, states: Sequence[bytes | None], staged: Staged) -> Iterator[str]:
    """Yield what became of everything that was brought of a file: of a part by its rows, else as a whole."""
    part = BY_FILE.get(file)
    sheets = (
        sheets_of(part) if part is not None else [NARRATIVE_SHEET if file.endswith(".md") else LAYOUT_SHEET]
    )
    # A sheet that is not in the workbook says nothing.
    sheets = [spec for spec in sheets if spec.id in staged.taken]
    try:
        if part is None:
            raise InseparableError(file)
        rows = [rows_of_file(file, state) for state in states]
    except InseparableError:
        before, then, now, here = states
        if sheets:
            yield _fate(now == then, now == here, then == here, now == before)
        return
    for spec in sheets:
        division = Division(spec)
        yield from _fates_of_rows(division, [division.units(one.get(spec.id, ())) for one in rows])


def _fates_of_rows(division: Division, states: Sequence[Units]) -> Iterator[str]:
    before, then, _, _ = states
    for name in division.different(before, then):
        old, brought, now, here = (state.get(name, NOTHING) for state in states)
        pairs = ((now, brought), (now, here), (brought, here), (now, old))
        yield _fate(*(division.are_same(name, *pair) for pair in pairs))


def _fate(is_kept: bool, is_as_here: bool, was_as_here: bool, is_back: bool) -> str:
    """Return what became of something that was brought, as a field of the traces is called."""
    if is_kept:
        return "common" if was_as_here else "overtaken"
    return "closed" if is_as_here else "back" if is_back else "other"
