"""Printed statements that are no equation: words, labels, numbering, order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from capaian.auditor.claims.equation import Changed
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


@dataclass(frozen=True, slots=True)
class Held:
    """The figures that words are held against, and whether the words hold with other values of those."""

    spots: tuple[Spot, ...]
    holds: Callable[[Changed], bool]
    say: Callable[[Changed], str] | None = None
    """The words that belong there with other values; `None` where that is not told."""


def held_by(numbers: Sequence[PrintedNumber], holds: Callable[..., bool]) -> Held:
    """Return the printed `numbers` as what words are held against; `holds` takes their values, in order."""
    return Held(
        tuple(number.spot for number in numbers),
        lambda changed: holds(*(changed.get(number.spot, number.value) for number in numbers)),
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """A printed statement that was examined, and what should stand there instead if it does not hold."""

    rule: AuditRule
    holds: bool
    line: int
    printed: str
    expected: str
    """What should stand there; empty where it holds."""
    why: str
    """Indonesian: how this was found; empty where it holds."""
    place: str
    level: Level = Level.ERROR
    lines: tuple[int, ...] = ()
    """Other lines that it rests on."""
    spots: tuple[Spot, ...] = ()
    """The figures that decide it, where some do: what is wrong with them is wrong with it."""
    against: Held | None = field(default=None, compare=False)
    """What it is held against, where it is told whether it would hold with other figures there."""
    keeps: tuple[Spot, ...] = field(default=(), compare=False)
    """Figures beside it that are right once it is mended: what fails them rests on what is wrong here."""
    rows: tuple[int, ...] = field(default=(), compare=False)
    """Lines of the rows that it counts: what is wrong in one of them may make the count look wrong."""
    at: Spot | None = field(default=None, compare=False)
    """Where its words stand in a row that may print the same words twice."""
    is_of_spelling: bool = False
    """Whether it is of one word, misspelt in small letters, and the form that the report has elsewhere."""
    rights: Changed = field(default_factory=dict, compare=False)
    """What belongs in the place of figures of a table, where that is told: words may hold with it."""
    renames: bool = False
    """Whether the name of its row is wrong: what holds the figures of the row against namesakes is moot."""
    meant: PrintedNumber | None = field(default=None, compare=False)
    """The figure that bears the name given to its own: where the name is right, that one is meant."""

    crossed: frozenset[int] = field(default=frozenset(), compare=False)
    """Lines of the row that it names and of the one with its figure, whose names may stand exchanged."""

    def __post_init__(self) -> None:
        """Leave nothing expected where it holds, so that no check has to ask twice."""
        if self.holds:
            object.__setattr__(self, "expected", "")
            object.__setattr__(self, "why", "")
