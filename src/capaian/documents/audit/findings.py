"""Findings as an inspector reads them: by weight and chapter, each with what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from capaian.documents.scope.values import Record, Series, extend, join_names, record
from capaian.domain.audit import AuditResult, Finding
from capaian.domain.audit.shortening import shorten
from capaian.domain.audit.wording import find_other_repair, split_wrong_quote, write_repair
from capaian.domain.issue import Level
from capaian.domain.numerals import write_runs

_FITS: Final = ("✓", "Akibat")
"""Sign and word of what fits once its cause is mended."""
_UNNAMED_CHAPTER: Final = "Tanpa bab"
_MAX_TITLE: Final = 100
"""Letters of a correction that still fits into a title."""
_MAX_QUOTE: Final = 80
"""Letters of an excerpt in a column of the sheet."""
_MIN_RUN: Final = 3
"""Numbers in a row that are written as a range."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A finding with those that follow from it."""

    finding: Finding
    follows: tuple[Finding, ...]
    chapter: str

    @property
    def all(self) -> tuple[Finding, ...]:
        """The finding, then what follows."""
        return (self.finding, *self.follows)

    @property
    def level(self) -> Level:
        """The heaviest weight among them: a slip weighs as much as what it leads to."""
        return min((finding.level for finding in self.all), key=[*Level].index)


def group_findings(result: AuditResult, chapters: Mapping[str, str]) -> tuple[Cause, ...]:
    """Return the causes in the order of the report; one whose own cause is unknown stands for itself.

    Args:
        result: The audit.
        chapters: Title of the chapter of each finding, by its id.
    """
    known = {finding.id: finding for finding in result.findings}
    roots = {name: _find_root(name, known) for name in known}
    return tuple(
        Cause(
            finding,
            tuple(other for other in result.findings if other is not finding and roots[other.id] == name),
            chapters.get(name, _UNNAMED_CHAPTER),
        )
        for name, finding in known.items()
        if roots[name] == name
    )


def _find_root(name: str, known: Mapping[str, Finding]) -> str:
    """The first of the chain; of a circle the one that stands first in the report."""
    seen = [name]
    while (root := known[seen[-1]].root) in known and root is not None:
        if root in seen:
            return min(seen[seen.index(root) :])
        seen.append(root)
    return seen[-1]


def level_series(causes: tuple[Cause, ...]) -> Series:
    """Return the weights that have findings, each with its chapters, and with its rows on the sheet."""
    by_level = {level: [cause for cause in causes if cause.level is level] for level in Level}
    return Series("bobot", tuple(_level(level, those) for level, those in by_level.items() if those))


def _level(level: Level, causes: list[Cause]) -> Record:
    chapters = [
        record(f"{level}-{number}", "bab", name=title, causes=[*map(_cause, those)])
        for number, (title, those) in enumerate(groupby(causes, lambda cause: cause.chapter), start=1)
    ]
    rows = [row for cause in causes for row in _rows(cause)]
    return record(
        level.value, "bobot", name=level.words.capitalize(), sign=level.mark, chapters=chapters, rows=rows
    )


def _cause(cause: Cause) -> Record:
    return extend(finding_record(cause.finding), follows=[*map(finding_record, cause.follows)])


def _rows(cause: Cause) -> list[Record]:
    """The finding, then what follows from it and is edited at its own place; the rest is named with it."""
    fitting = [*map(finding_record, (finding for finding in cause.follows if finding.fits))]
    first = extend(finding_record(cause.finding), lead="", fitting=fitting)
    others = (finding_record(finding) for finding in cause.follows if not finding.fits)
    lead = f"Akibat {cause.finding.id}. "
    return [first, *(extend(other, lead=lead, fitting=[]) for other in others)]


def finding_record(finding: Finding) -> Record:
    """Return what papers say of one finding; its excerpt in three around what is wrong."""
    sign, word = _FITS if finding.fits else (finding.level.mark, finding.level.words.capitalize())
    before, wrong, after = map(write_excerpt, split_wrong_quote(finding))
    title = _headline(finding)
    return record(
        finding.id,
        "temuan",
        id=finding.id,
        title=f"{_titled_place(finding)}: {title or finding.rule.words.lower()}",
        rule=finding.rule.words,
        level=word,
        sign=sign,
        place=write_place(finding),
        where=_titled_place(finding),
        quote_before=before.lstrip(" |"),
        quote_wrong=wrong.strip(),
        quote_after=after.rstrip(" |"),
        # A figure of a table is found by row and column.
        short_quote="" if finding.cell else shorten(f"{before}{wrong}{after}".strip(" |"), _MAX_QUOTE),
        printed=finding.wrong,
        correction=finding.correction,
        is_titled=bool(title) or not finding.correction,
        working=finding.why,
        repair=write_repair(finding),
    )


def _titled_place(finding: Finding) -> str:
    """Where the figure to be mended stands."""
    repair = find_other_repair(finding)
    place = (finding.where or f"baris {finding.line}") if repair is None else repair.place_words
    return f"{place[:1].upper()}{place[1:]}"


def _headline(finding: Finding) -> str:
    """What is printed, with its correction, where both are short enough for a title."""
    words = f"tercetak {finding.wrong}; {finding.correction}" if finding.correction else ""
    return words if len(words) <= _MAX_TITLE else ""


def write_place(finding: Finding) -> str:
    """Write what the title does not tell of a place: page, line, and the other lines that it rests on.

    Examples:
        >>> from capaian.domain.audit import AuditRule
        >>> write_place(Finding("T-001", AuditRule.SUM, Level.ERROR, 12, 3, "", "", "", "", "", (12, 14)))
        'halaman 3, baris 12; dibandingkan dengan baris 14'
    """
    own = ", ".join(filter(None, (finding.page_words, finding.line_words)))
    if find_other_repair(finding) is not None:
        return f"terlihat pada {', '.join(filter(None, (finding.where, own)))}"
    lines = join_names(write_runs(sorted({*finding.lines} - {finding.line}), _MIN_RUN))
    others = finding.beside or (f"baris {lines}" if lines and finding.counts_lines else "")
    return "; ".join(filter(None, (own, f"dibandingkan dengan {others}" if others else "")))


def write_excerpt(quote: str) -> str:
    r"""Write a line of a report, or a part of one, with its cells apart.

    Examples:
        >>> write_excerpt("1\tJuai\t\t99,53"), write_excerpt("1\tUtara\t")
        ('1 | Juai | 99,53', '1 | Utara | ')
    """
    cells = [" ".join(cell.split()) for cell in quote.split("\t")]
    words = " | ".join(cell for cell in cells if cell)
    left = " | " if not cells[0] and words else " " * quote[:1].isspace()
    right = " | " if not cells[-1] and words else " " * quote[-1:].isspace()
    return f"{left}{words}{right}" if words else ""
