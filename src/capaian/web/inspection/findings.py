"""The findings of one report as a page shows them: filtered, counted, and placed along the report."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from capaian.documents.audit.checklist import write_count
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.web.boards.tables import safe_text
from capaian.web.inspection.inspecting import PAGE
from capaian.web.jobs.models import Job

LEVELS: Final = {Level.ERROR: "Galat", Level.WARNING: "Peringatan", Level.NOTE: "Catatan"}
SIGNS: Final = {Level.ERROR: "▼", Level.WARNING: "◊", Level.NOTE: "○"}
MAX_TOP_CAUSES: Final = 8
"""Causes of which the lead says how much mending them settles."""
STRIP_WIDTH: Final = 1000
"""Units of the drawing of the places."""
_CSV_COLUMNS: Final = {
    "id": "Temuan",
    "level": "Bobot",
    "rule": "Aturan",
    "where": "Letak",
    "page": "Halaman",
    "line": "Baris",
    "printed": "Tercetak",
    "remedy": "Seharusnya",
    "working": "Hitungan",
    "root": "Akibat dari",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """A finding with those that follow from it."""

    level: Level
    finding: Mapping[str, Any]
    follows: Sequence[Mapping[str, Any]]

    @property
    def sign(self) -> str:
        """The shape of its weight."""
        return SIGNS[self.level]

    @property
    def word(self) -> str:
        """The word of its weight."""
        return LEVELS[self.level]

    @property
    def count(self) -> int:
        """How many findings go with it."""
        return 1 + len(self.follows)


@dataclass(frozen=True)
class Findings:
    """What an audit found in one report."""

    page: Mapping[str, Any]

    @cached_property
    def causes(self) -> list[Cause]:
        """The causes, the heaviest first, then those that lead to most."""
        made = [
            Cause(Level(each["level"]), each["findings"][0], each["findings"][1:])
            for each in self.page["causes"]
        ]
        return sorted(made, key=lambda cause: ([*LEVELS].index(cause.level), -cause.count))

    @property
    def all(self) -> Iterator[Mapping[str, Any]]:
        """Every finding in the order of the report."""
        return (finding for each in self.page["causes"] for finding in each["findings"])

    @property
    def claims(self) -> str:
        """How many statements were computed again, as it is written."""
        return write_count(self.page["claims"])

    @property
    def passed(self) -> str:
        """How many of them hold."""
        return write_count(self.page["passed"])

    @cached_property
    def total(self) -> int:
        """How many findings there are."""
        return sum(cause.count for cause in self.causes)

    @property
    def settled_by_top(self) -> tuple[int, int]:
        """How many causes to mend first, and how many findings that settles."""
        top = sorted((cause.count for cause in self.causes), reverse=True)[:MAX_TOP_CAUSES]
        return len(top), sum(top)

    @cached_property
    def by_level(self) -> list[tuple[Level, str, str, int]]:
        """Each weight with its shape, its word and how many findings have it."""
        counts = Counter(finding["level_code"] for finding in self.all)
        return [(level, SIGNS[level], word, counts[level.value]) for level, word in LEVELS.items()]

    @cached_property
    def by_rule(self) -> list[tuple[str, str, int]]:
        """Each rule that something was found by, with its words and how many; the most frequent first."""
        counts = Counter(finding["rule_code"] for finding in self.all)
        return [(code, AuditRule(code).words, count) for code, count in counts.most_common()]

    def chosen(self, levels: Collection[str], rules: Collection[str]) -> list[Cause]:
        """Return the causes of which some finding has one of the weights and rules; of none given all."""
        return [
            cause
            for cause in self.causes
            if (not levels or cause.level.value in levels)
            and (not rules or {each["rule_code"] for each in (cause.finding, *cause.follows)} & {*rules})
        ]

    @property
    def marks(self) -> Iterator[tuple[str, int, str]]:
        """The place of each finding along the report: its weight, how far to the right, and its title."""
        for finding in self.all:
            yield finding["level_code"], self._along(finding["line"]), finding["title"]

    @property
    def chapters(self) -> Iterator[tuple[str, int, int]]:
        """Each chapter with where its bar begins and how wide it is."""
        spans = self.page["chapters"]
        ends = [*(start for _, start in spans[1:]), self.page["size"]["lines"] + 1]
        for (title, start), end in zip(spans, ends, strict=True):
            left = self._along(start)
            yield title, left, max(2, self._along(end) - left - 3)

    def _along(self, line: int) -> int:
        lines: int = self.page["size"]["lines"]
        return STRIP_WIDTH * (line - 1) // max(1, lines)

    def as_csv(self) -> str:
        """Return every finding as a table that table programs open; none of its cells is a formula."""
        target = io.StringIO()
        writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
        writer.writerow(_CSV_COLUMNS.values())
        for finding in self.all:
            writer.writerow([safe_text(str(finding[name] or "")) for name in _CSV_COLUMNS])
        return f"\ufeff{target.getvalue()}"


def read_findings(job: Job) -> Findings | None:
    """Return what a job found; `None` where it is not done, or was put away."""
    try:
        return Findings(json.loads((job.folder / PAGE).read_text(encoding="utf-8")))
    except OSError:
        return None
