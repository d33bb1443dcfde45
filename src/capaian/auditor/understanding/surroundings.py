"""Which tables a paragraph speaks of: those it names, those of its section or titled as it, those above."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from capaian.auditor.printed.document import Heading, PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import subject_of, words_of

_NAMED: Final = Worded(r"\btabel\s+(?P<number>[A-Z]*\d*(?:[.-]\d+)*)")
_UNNUMBERED: Final = 9
"""Depth of headings without a number: below all others."""
_LABEL: Final = re.compile(r"^\s*\w{1,3}[:.)]\s+")
"""What counts a heading before its words: `Q2: Cakupan Akta Kelahiran`."""
_FEWEST_WORDS: Final = 2
_FEWEST_SHARED: Final = 2
"""Headings above that a table must share with a paragraph to be near it: a chapter alone is too wide."""
_FAR: Final = 120
"""Lines; a section that is longer is no one subject."""

AT_HOME: Final = 2
NEAR: Final = 1
ABROAD: Final = 0


@dataclass(frozen=True, eq=False)
class Surroundings:
    """The sections of a report, by which it is told how near a table is to a paragraph."""

    document: PrintedDocument

    @cached_property
    def _headings(self) -> Sequence[Heading]:
        return sorted(self.document.headings, key=lambda heading: heading.line)

    @cached_property
    def _lines(self) -> Sequence[int]:
        return [heading.line for heading in self._headings]

    def path(self, line: int) -> tuple[Heading, ...]:
        """Return the headings that a line stands under, the outermost first."""
        place = bisect_right(self._lines, line)
        return self._paths[place - 1] if place else ()

    @cached_property
    def _paths(self) -> Sequence[tuple[Heading, ...]]:
        """For each heading those above it, and itself."""
        found: list[tuple[Heading, ...]] = []
        stack: list[Heading] = []
        for heading in self._headings:
            while stack and _depth(stack[-1]) >= _depth(heading):
                stack.pop()
            stack.append(heading)
            found.append(tuple(stack))
        return found

    @cached_property
    def _in_section(self) -> Mapping[int, Sequence[int]]:
        """For the line of each innermost heading the lines of its tables in their order."""
        found: dict[int, set[int]] = {}
        for table in self.document.tables:
            found.setdefault(self.section(table.line), set()).add(table.line)
        return {line: sorted(tables) for line, tables in found.items()}

    def section(self, line: int) -> int:
        """Return the line of the innermost heading above a line; 0 above all headings."""
        path = self.path(line)
        return path[-1].line if path else 0

    def homes(self, line: int, text: str) -> frozenset[int]:
        """Return the lines of the tables that a paragraph names, and of those in its section."""
        named = {match["number"].rstrip(".") for match in _NAMED.finditer(text)}
        by_name = {place for number in named for place in self._by_number.get(number, ())}
        own = self._in_section.get(self.section(line), ())
        near = own[bisect_left(own, line - _FAR) : bisect_right(own, line + _FAR)]
        return self._titled_as(self.path(line)).union(by_name, near)

    @cached_property
    def _by_number(self) -> Mapping[str, Sequence[int]]:
        """For each number of a table the lines of those that bear it."""
        found: dict[str, list[int]] = {}
        for table in self.document.tables:
            if table.number:
                found.setdefault(table.number, []).append(table.line)
        return found

    def _titled_as(self, path: Sequence[Heading]) -> frozenset[int]:
        """Return the tables, wherever they stand, that are titled as a section."""
        words = words_of(_LABEL.sub("", path[-1].title)) if path else frozenset()
        return self._by_title.get(words, frozenset()) if len(words) >= _FEWEST_WORDS else frozenset()

    @cached_property
    def _by_title(self) -> Mapping[frozenset[str], frozenset[int]]:
        """The lines of tables by the words of what their titles say they are of."""
        found: dict[frozenset[str], set[int]] = {}
        for table in self.document.tables:
            found.setdefault(words_of(subject_of(table.title)), set()).add(table.line)
        return {words: frozenset(tables) for words, tables in found.items()}

    def distance(self, line: int, table: PrintedTable, homes: Collection[int]) -> int:
        """Say how near a table is to a line; where no table is at home, every one may be meant."""
        if table.line in homes:
            return AT_HOME
        if not homes:
            return NEAR
        above = self.path(line)[:-1]
        is_shared = len(above) >= _FEWEST_SHARED and self.path(table.line)[: len(above)] == above
        return NEAR if is_shared else ABROAD


def _depth(heading: Heading) -> int:
    if heading.is_chapter:
        return 0
    return heading.number.count(".") + 1 if heading.number else _UNNUMBERED
