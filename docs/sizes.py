"""Print the substance of the source by room, beside the budgets of the house.

Substance is counted in nodes of the syntax tree: a node is one however the text is folded.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "capaian"
TESTS = ROOT / "tests"
THOUSAND = 1_000


@dataclass(frozen=True)
class Size:
    """What files hold."""

    nodes: int
    """Nodes of the syntax trees."""
    filled_lines: int
    """Lines that are not empty."""

    def __add__(self, other: Size) -> Size:
        return Size(self.nodes + other.nodes, self.filled_lines + other.filled_lines)

    def __sub__(self, other: Size) -> Size:
        return Size(self.nodes - other.nodes, self.filled_lines - other.filled_lines)

    @property
    def density(self) -> str:
        """Return the nodes of a filled line, which are looked at and not limited."""
        return f"{self.nodes / self.filled_lines:.2f}"


@dataclass(frozen=True)
class Room:
    """A part of the source with its budget."""

    name: str
    budget: int
    """Thousands of nodes with the whole mission."""
    folders: tuple[str, ...]
    """Below the package."""
    apart: tuple[str, ...] = ()
    """Folders within them that another room counts."""

    def size(self) -> Size:
        """Return what its files hold, without those that another room counts."""
        counted_here = sum((size_of(SOURCE / folder) for folder in self.folders), Size(0, 0))
        counted_apart = sum((size_of(SOURCE / folder) for folder in self.apart), Size(0, 0))
        return counted_here - counted_apart


REGISTERS = ("web/services", "web/feed", "web/complaints")
SURVEY = ("web/surveys", "web/followup")
ROOMS = (
    Room("domain", 31, ("domain",)),
    Room("rules", 147, ("rules",)),
    Room("rulebook", 12, ("rulebook",)),
    Room("dossier", 156, ("dossier",)),
    Room("documents", 124, ("documents",)),
    Room("writers", 66, ("writers",)),
    Room("auditor", 120, ("auditor",)),
    Room("cli, processes", 34, ("cli", "processes")),
    Room("web without the next two", 292, ("web",), apart=REGISTERS + SURVEY),
    Room("web registers", 58, REGISTERS),
    Room("web survey and follow-up", 14, SURVEY),
    Room("register (persons)", 14, ("register",)),
)
BUDGET = 1_075
"""Thousands of nodes with the whole mission. The rooms may come to less: a room passes its budget
where another gives back as much.
"""


def size_of(path: Path) -> Size:
    """Return what all Python files below a folder hold; migrations do not count."""
    texts = [
        file.read_text(encoding="utf-8")
        for file in path.rglob("*.py")
        if "migrations" not in file.parts
    ]
    return Size(
        nodes=sum(len([*ast.walk(ast.parse(text))]) for text in texts),
        filled_lines=sum(bool(line.strip()) for text in texts for line in text.splitlines()),
    )


def main() -> None:
    """Print the table."""
    sys.stdout.write(f"{'room':28}{'nodes':>10}{'budget':>11}{'a line':>8}\n")
    for room in ROOMS:
        _print(room.name, room.size(), f"{room.budget * THOUSAND:,}")
    _print("together", size_of(SOURCE), f"{BUDGET * THOUSAND:,}")
    _print("tests", size_of(TESTS), "")


def _print(name: str, size: Size, budget: str) -> None:
    sys.stdout.write(f"{name:28}{size.nodes:>10,}{budget:>11}{size.density:>8}\n")


if __name__ == "__main__":
    main()
