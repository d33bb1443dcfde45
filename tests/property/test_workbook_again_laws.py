"""Copies of one export that come back again and again: what each person changed since the last time counts.

The plain model knows who holds which copy. The import knows what stands in them, their names, and what it is
told where it asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from tests.bad_input.spoiling import copy_base
from tests.unit.dossier.test_workbook_import import edit
from tests.workbooks.grids import BASE_SHEET, COUNTS, TARGETS, Grids, base_grids, write_grids

from capaian.dossier.excel.import_book import Incoming, import_book

PLACES = ((COUNTS, 3), (COUNTS, 4), (COUNTS, 6), (TARGETS, 4))
"""Cells that people type into: three figures of one file, and one of another."""
PEOPLE = ("ani", "budi", "citra")
QUESTIONS = {"book_emptied", "book_same_or_copy"}
CLASH = "row_changed_since_export"


@dataclass(frozen=True)
class Step:
    """What somebody does: types into cells of the own copy, or into the dossier, and has it taken in."""

    who: int
    """Number of the person; one more than there are: the dossier is edited where it lies."""
    cells: Mapping[int, int]
    """By the number of the cell a figure, unlike those of all others; 0: as it was exported."""
    is_renamed: bool = False


@cache
def exported() -> tuple[int, ...]:
    """Return what the cells held when the workbook was written."""
    grids = base_grids()
    return tuple(int(str(grids[sheet].get(row, "value"))) for sheet, row in PLACES)


def figure(step: Step, cell: int) -> int:
    """Return what is typed: nobody types what somebody else does."""
    typed = step.cells[cell]
    return exported()[cell] - (10 * (step.who + 1) + typed) if typed else exported()[cell]


@dataclass
class Copy:
    """The copy of one person."""

    file: Path
    held: list[int]
    """Its cells."""
    last: list[int]
    """What it held when it was taken in last, or else was written."""
    is_known: bool = False
    former: Path | None = None
    """Its name when it was taken in last, where it has another now."""

    def rename(self, number: int) -> None:
        """Give it a name that it never had."""
        self.former, self.file = (
            self.former or self.file,
            self.file.with_name(f"{self.file.stem} {number}.xlsx"),
        )

    def save(self) -> None:
        """Write it; a sheet that nobody touched may as well be missing."""
        found = base_grids()
        grids: Grids = {name: found[name] for name in (COUNTS, TARGETS, BASE_SHEET)}
        for (sheet, row), value in zip(PLACES, self.held, strict=True):
            grids[sheet].put(row, "value", value)
        self.file.write_bytes(write_grids(grids))


@dataclass
class Office:
    """The dossier, and everybody's copies."""

    folder: Path
    dossier: Path = field(init=False)
    here: list[int] = field(default_factory=lambda: [*exported()])
    """What the dossier should hold."""
    copies: list[Copy] = field(init=False)

    def __post_init__(self) -> None:
        """Give everybody a copy."""
        self.dossier = copy_base(self.folder)
        self.copies = [Copy(self.folder / f"{name}.xlsx", [*exported()], [*exported()]) for name in PEOPLE]

    def edit(self, step: Step) -> None:
        """Type into the dossier."""
        for cell in step.cells:
            old, new = self.here[cell], figure(step, cell)
            sheet, _ = PLACES[cell]
            file = self.dossier / sheet.partition("#")[0]
            mark = "2023: {}" if sheet == TARGETS else ",{},"
            edit(file, mark.format(old), mark.format(new))
            self.here[cell] = new

    def take(self, copy: Copy) -> None:
        """Take a copy in, and hold what becomes of the dossier against what was changed in it."""
        clashes = {
            cell
            for cell, (now, last, here) in enumerate(zip(copy.held, copy.last, self.here, strict=True))
            if now != last and here not in (now, last)
        }
        incoming = self.answered(copy)
        told = {issue.code for issue in incoming.issues if issue.level.value == "error"}
        if clashes:
            assert told == {CLASH}
            for cell in clashes:
                copy.held[cell] = copy.last[cell]
            copy.save()
            incoming = self.answered(copy)
            told = {issue.code for issue in incoming.issues if issue.level.value == "error"}
        assert told == set()
        incoming.write()
        for cell, (now, last) in enumerate(zip(copy.held, copy.last, strict=True)):
            if now != last:
                self.here[cell] = now
        copy.last, copy.is_known, copy.former = [*copy.held], True, None
        assert self.read() == self.here

    def answered(self, copy: Copy) -> Incoming:
        """Bring a copy, and answer as it is where that is asked or said to matter."""
        incoming = import_book(copy.file, self.dossier)
        if not incoming.left and not any(issue.code in QUESTIONS for issue in incoming.issues):
            return incoming
        incoming = import_book(copy.file, self.dossier, is_same=copy.is_known)
        if copy.former is not None and any(issue.code in QUESTIONS for issue in incoming.issues):
            # As the message says: under its former name it is known.
            copy.file, copy.former = copy.file.rename(copy.former), None
            incoming = import_book(copy.file, self.dossier, is_same=True)
        return incoming

    def read(self) -> Sequence[int]:
        """Return what the dossier holds."""
        lines = (self.dossier / COUNTS).read_text().splitlines()
        counts = [int(lines[row - 2].split(",")[3]) for sheet, row in PLACES if sheet == COUNTS]
        plan = (self.dossier / "plan.yaml").read_text()
        return [*counts, int(plan.partition("2023: ")[2].split(",")[0].split("}")[0].split("\n")[0])]


def run(steps: Sequence[Step]) -> None:
    with TemporaryDirectory() as folder:
        office = Office(Path(folder))
        for number, step in enumerate(steps):
            if step.who == len(PEOPLE):
                office.edit(step)
                continue
            copy = office.copies[step.who]
            for cell in step.cells:
                copy.held[cell] = figure(step, cell)
            if step.is_renamed:
                copy.rename(number)
            copy.save()
            office.take(copy)


CELLS = st.dictionaries(st.integers(0, len(PLACES) - 1), st.integers(0, 2), min_size=1)
STEPS = st.builds(Step, st.integers(0, len(PEOPLE)), CELLS, st.sampled_from([False, False, True]))
LAW = settings(
    deadline=None,
    max_examples=15,
    # A failure of a few steps is read as it is; making it smaller takes minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
ALL = {0: 1, 1: 1, 2: 1, 3: 1}
BACK = dict.fromkeys(ALL, 0)


@LAW
@given(st.lists(STEPS, min_size=2, max_size=6))
@example([Step(0, ALL), Step(0, BACK)])
@example([Step(0, ALL), Step(1, {0: 1}), Step(0, BACK), Step(1, {0: 0, 1: 1})])
@example([Step(0, {0: 1, 1: 1}), Step(3, {0: 0}), Step(0, {2: 1})])
@example([Step(0, {0: 1}), Step(3, {0: 0, 1: 2}), Step(1, {0: 2}), Step(0, {0: 2}), Step(1, {0: 0})])
def test_each_import_brings_what_its_person_changed_since_the_last(steps: list[Step]) -> None:
    run(steps)
