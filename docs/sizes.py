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
    budget: int
    """Lines of source."""
    parts: tuple[str, ...]
    """Folders and files below the package."""

    def lines(self) -> int:
        """Return the lines of its Python files, without those that another room counts."""
        apart = [part for part in (*REGISTERS, *SURVEY) if part not in self.parts and self._holds(part)]
        return sum(lines_of(SOURCE / part) for part in self.parts) - sum(
            lines_of(SOURCE / part) for part in apart
        )

    def _holds(self, part: str) -> bool:
        return any(part.startswith(f"{own}/") for own in self.parts)


REGISTERS = ("web/services", "web/feed", "web/complaints")
SURVEY = (
    "cli/commands/survey.py",
    "documents/scope/views/follow_ups.py",
    "documents/scope/views/survey_results.py",
    "domain/follow_up.py",
    "domain/registers/closed_survey.py",
    "dossier/personal_texts.py",
    "dossier/surveys",
    "rules/assess/survey_years.py",
    "rules/follow_up.py",
    "rules/registers/survey_answers.py",
    "web/followup",
    "web/surveys",
)
"""What lies in other rooms and is counted by itself."""
ROOMS = (
    Room("domain", 5_500, ("domain",)),
    Room("rules", 15_400, ("rules",)),
    Room("rulebook", 1_300, ("rulebook",)),
    Room("dossier", 17_500, ("dossier",)),
    Room("documents", 13_300, ("documents",)),
    Room("writers", 9_100, ("writers",)),
    Room("auditor", 14_500, ("auditor",)),
    Room("cli, processes", 4_100, ("cli", "processes")),
    Room("web without registers", 31_500, ("web",)),
    Room("web registers", 7_000, REGISTERS),
    Room("survey and follow-up", 3_600, SURVEY),
    Room("register (persons)", 1_500, ("register",)),
)
BUDGET = 131_000
"""Lines of source with the whole mission, as section 3 of the page on lean code has it."""


def lines_of(path: Path) -> int:
    """Return the lines of a Python file, or of all below a folder; migrations do not count."""
    files = [path] if path.is_file() else path.rglob("*.py")
    own = (file for file in files if file.suffix == ".py" and "migrations" not in file.parts)
    return sum(file.read_text(encoding="utf-8").count("\n") for file in own)


def main() -> None:
    """Print the table."""
    sys.stdout.write(f"{'room':28}{'lines':>9}{'budget':>9}\n")
    for room in ROOMS:
        sys.stdout.write(f"{room.name:28}{room.lines():>9,}{room.budget:>9,}\n")
    source, tests = lines_of(SOURCE), lines_of(TESTS)
    sys.stdout.write(f"{'together':28}{source:>9,}{BUDGET:>9,}\n")
    sys.stdout.write(f"{'tests':28}{tests:>9,}  {tests / source:.2f} a line of source\n")


if __name__ == "__main__":
    main()
