"""Findings with what follows from them: said once, below the finding that they follow from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from capaian.documents.scope.values import Value
from capaian.domain.audit import AuditResult, Finding
from capaian.domain.issue import Level

LEVELS: Final = (Level.ERROR, Level.WARNING, Level.NOTE)
"""The heaviest first."""
LEVEL_WORDS: Final[Mapping[Level, tuple[str, str]]] = {
    Level.ERROR: ("▼", "Galat"),
    Level.WARNING: ("◊", "Peringatan"),
    Level.NOTE: ("○", "Catatan"),
}
"""Sign and word of each weight."""


UNNAMED_CHAPTER: Final = "Tanpa bab"


@dataclass(frozen=True, slots=True)
class Record:
    """A thing whose fields are values already."""

    key: str
    kind: str
    fields: Mapping[str, Value]

    def names(self) -> tuple[str, ...]:
        """Fields that it has."""
        return tuple(self.fields)

    def field(self, name: str) -> Value | None:
        """Return a field; `None` if there is none of that name."""
        return self.fields.get(name)


@dataclass(frozen=True, slots=True)
class Cause:
    """A finding with those that follow from it."""

    finding: Finding
    follows: tuple[Finding, ...]
    chapter: str
    fitting: frozenset[str] = frozenset()
    """Ids of those that fit once the finding is mended."""

    @property
    def all(self) -> tuple[Finding, ...]:
        """The finding, then what follows."""
        return (self.finding, *self.follows)

    @property
    def level(self) -> Level:
        """The heaviest weight among them: a slip weighs as much as what it leads to."""
        return min((finding.level for finding in self.all), key=LEVELS.index)


@dataclass(frozen=True, slots=True)
class Grouped:
    """An audit with its findings by cause, in the order of the report."""

    result: AuditResult
    causes: tuple[Cause, ...]
    chapters: Mapping[str, str]
    """Title of the chapter of each finding, by its id."""

    def of_level(self, level: Level) -> tuple[Cause, ...]:
        """Return the causes of one weight."""
        return tuple(cause for cause in self.causes if cause.level is level)


def group_findings(result: AuditResult, chapters: Mapping[str, str]) -> Grouped:
    """Return the audit by causes; one whose cause is not among the findings stands for itself."""
    known = {finding.id: finding for finding in result.findings}
    roots = {finding.id: _root(finding, known) for finding in result.findings}
    fitting = frozenset(finding.id for finding in result.fitting)
    causes = tuple(
        Cause(finding, _follows(finding, roots, result), chapters.get(finding.id, ""), fitting)
        for finding in result.findings
        if roots[finding.id] == finding.id
    )
    return Grouped(result, causes, chapters)


def _follows(finding: Finding, roots: Mapping[str, str], result: AuditResult) -> tuple[Finding, ...]:
    return tuple(f for f in result.findings if f is not finding and roots[f.id] == finding.id)


def _root(finding: Finding, known: Mapping[str, Finding]) -> str:
    """The first of the chain; of a circle the one that stands first in the report."""
    seen = [finding.id]
    while (root := known[seen[-1]].root) is not None and root in known:
        if root in seen:
            circle = seen[seen.index(root) :]
            return next(name for name in known if name in circle)
        seen.append(root)
    return seen[-1]
