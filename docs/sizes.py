"""Print lines of source and of tests by room, beside the budgets of the house."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "capaian"
TESTS = ROOT / "tests"


@dataclass(frozen=True)
class Room:
    """A part of the source with its budget."""

    name: str
    budget: int | None
    """Lines of source; `None`: it has an issue of its own."""
    parts: tuple[str, ...]
    """Folders and files below the package."""

    def lines(self) -> int:
        """Return the lines of its Python files."""
        return sum(lines_of(SOURCE / part) for part in self.parts)


ROOMS = (
    Room("domain", 4_500, ("domain",)),
    Room("rules/formula", 2_300, ("rules/formula",)),
    Room("rules/assess", 4_300, ("rules/assess",)),
    Room("rules/checks", 2_800, ("rules/checks",)),
    Room("rulebook", 1_600, ("rulebook",)),
    Room("dossier/tables, reading", 5_500, ("dossier/tables", "dossier/reading")),
    Room("dossier/messages", 800, ("dossier/messages",)),
    Room("dossier/rows", 1_600, ("dossier/rows",)),
    Room("dossier/years", 1_900, ("dossier/years",)),
    Room("dossier/excel", 4_500, ("dossier/excel",)),
    Room("dossier/intake", 3_500, ("dossier/intake",)),
    Room("documents", 11_000, ("documents",)),
    Room("writers", 8_500, ("writers",)),
    Room("cli", 3_200, ("cli",)),
    Room("auditor", None, ("auditor",)),
    Room("web", None, ("web",)),
)
MAX_LINES_OUTSIDE = 60_000
"""Of source outside `web` and `auditor`."""


def lines_of(path: Path) -> int:
    """Return the lines of a Python file, or of all below a folder."""
    files = [path] if path.is_file() else path.rglob("*.py")
    return sum(file.read_text(encoding="utf-8").count("\n") for file in files if file.suffix == ".py")


def outside() -> int:
    """Return the lines of source outside the rooms that have issues of their own."""
    return lines_of(SOURCE) - sum(room.lines() for room in ROOMS if room.budget is None)


def main() -> None:
    """Print the table."""
    others = outside() - sum(room.lines() for room in ROOMS if room.budget is not None)
    sys.stdout.write(f"{'room':28}{'lines':>9}{'budget':>9}\n")
    for room in ROOMS:
        budget = "" if room.budget is None else f"{room.budget:,}"
        sys.stdout.write(f"{room.name:28}{room.lines():>9,}{budget:>9}\n")
    sys.stdout.write(f"{'the rest':28}{others:>9,}\n")
    sys.stdout.write(f"{'outside web and auditor':28}{outside():>9,}{MAX_LINES_OUTSIDE:>9,}\n")
    source, tests = lines_of(SOURCE), lines_of(TESTS)
    sys.stdout.write(f"{'tests':28}{tests:>9,}  {tests / source:.2f} a line of source\n")


if __name__ == "__main__":
    main()
