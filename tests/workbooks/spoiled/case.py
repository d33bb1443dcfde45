"""What people do to a workbook: what is taken as it was meant, and what is asked back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from tests.workbooks.grids import Change
from tests.workbooks.spoiled.changes import read_change

from capaian.domain.issue import Issue


@dataclass(frozen=True)
class Taken:
    """A change that is understood."""

    name: str
    change: Change
    files: Mapping[str, tuple[str, str] | None] = field(default_factory=dict)
    """What is replaced in which files by what; `None`: the file goes. Nothing else may change."""
    warnings: tuple[str, ...] = ()
    """What is said although it is understood, as of `Spoiled`."""


@dataclass(frozen=True)
class Spoiled:
    """A change that cannot be taken, with everything that must be said of it and nothing else."""

    name: str
    change: Change
    expect: tuple[str, ...]
    """`code sheet!cell` of each problem."""
    says: str = ""
    """Words that the first message or its remedy contains."""


def read_cases(file: Path) -> Iterator[Taken | Spoiled]:
    """Yield the cases of a file; one that expects a problem is of a
    change that cannot be taken.
    """
    for case in YAML(typ="safe").load(file.read_text(encoding="utf-8")):
        name, change = case["case"], read_change(case["do"])
        if "expect" in case:
            yield Spoiled(name, change, tuple(case["expect"]), case.get("says", ""))
        else:
            yield Taken(name, change, case.get("files", {}), tuple(case.get("warnings", ())))


def code_and_place(issue: Issue) -> str:
    """Return a problem the way cases name it: `time_cell Data hitungan!E3`."""
    place = issue.place
    letters = (place.column or "").partition(" ")[0]
    cell = f"{letters}{place.row or ''}"
    where = place.sheet if place.sheet is not None else place.file
    return f"{issue.code} {where}!{cell}" if cell else f"{issue.code} {where}"
