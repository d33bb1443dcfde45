"""Findings as an inspector reads them: grouped by weight and chapter, each with what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Record, Series, Value, extend, join_names, record, write_runs
from capaian.domain.audit import AuditResult, Finding
from capaian.domain.audit.priority import select_main_findings
from capaian.domain.audit.wording import find_other_repair, split_wrong_quote, write_repair
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal

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


_SHORTEST_RUN: Final = 3
_FITS: Final = "Akibat"
_RIGHT: Final = "Sudah benar"
_FITS_SIGN: Final = "✓"
_SAME: Final = "Kekeliruan yang sama"
_SHORT: Final = 40
"""Letters of a printed statement that still fits into a title."""


def levels_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the weights that have findings, each with its chapters."""
    return Series("bobot", tuple(_level(level, grouped) for level in LEVELS if grouped.of_level(level)))


def causes_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the findings that do not follow from another, the heaviest first."""
    causes = (cause for level in LEVELS for cause in grouped.of_level(level))
    return Series("temuan", tuple(_cause(cause) for cause in causes))


def foremost_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the findings that matter most, each with what follows from it."""
    causes = {cause.finding.id: cause for cause in grouped.causes}
    those = select_main_findings(grouped.result.findings)
    return Series("temuan", tuple(_cause(causes[each.id]) for each in those if each.id in causes))


def findings_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return all findings in the order of the report."""
    return Series("temuan", tuple(finding_record(finding) for finding in grouped.result.findings))


def _level(level: Level, grouped: Grouped) -> Record:
    sign, word = LEVEL_WORDS[level]
    causes = grouped.of_level(level)
    chapters = [
        record(f"{level}-{number}", "bab", name=title or UNNAMED_CHAPTER, causes=[*map(_cause, those)])
        for number, (title, those) in enumerate(groupby(causes, lambda cause: cause.chapter), start=1)
    ]
    return record(level.value, "bobot", name=word, sign=sign, summary=_sum_up(causes), chapters=chapters)


def _sum_up(causes: Sequence[Cause]) -> str:
    """`14 galat, 1 peringatan, dan 3 akibat. Yang mengikuti sebuah temuan disebut di bawahnya.`."""
    weights = Counter(_weigh(finding, cause) for cause in causes for finding in cause.all)
    words = [*(LEVEL_WORDS[level][1] for level in LEVELS), _FITS]
    counts = join_names([f"{weights[word]} {word.lower()}" for word in words if weights[word]])
    below = " Yang mengikuti sebuah temuan disebut di bawahnya." if any(c.follows for c in causes) else ""
    return f"{counts}.{below}"


def _cause(cause: Cause) -> Record:
    return extend(
        finding_record(cause.finding),
        follows=[_consequence(finding, cause.finding) for finding in cause.follows],
        chapter=cause.chapter,
        levels="; ".join(_weigh(finding, cause) for finding in cause.all),
        rules="; ".join(finding.rule.words for finding in cause.all),
    )


def _consequence(finding: Finding, first: Finding) -> Record:
    """What follows, below its cause: neither that it is settled with that nor a shared place is repeated.

    What is right as printed needs no working either: it would be reckoned with the wrong figure.
    """
    is_settled = finding.fits and first.id in (finding.root, finding.joins)
    where = _place_after(finding, first)
    printed = "" if finding.joins == first.id else f"{where}: tercetak {finding.wrong}".removeprefix(": ")
    parts = ", ".join(filter(None, (printed, "" if is_settled else finding.remedy)))
    working = "" if is_settled and finding.joins is None else write_working(finding)
    return extend(finding_record(finding), told=f"; {parts}" if parts else "", working=working)


def _place_after(finding: Finding, first: Finding) -> str:
    """Where what follows stands, without the table and the page that it shares with its cause."""
    if find_other_repair(finding) is not None or find_other_repair(first) is not None:
        return _join_places(finding)
    table, _, rest = finding.cell.partition(", ")
    where = rest if rest and first.cell.startswith(f"{table}, ") else finding.where
    where = "" if finding.where == first.where else where
    page = "" if finding.page_words == first.page_words else finding.page_words
    line = "" if finding.line == first.line else finding.line_words
    return ", ".join(filter(None, (where, page, line)))


def write_count(count: int) -> str:
    """Write how many there are, as sentences of the papers have it: `1.204`."""
    return write_decimal(Decimal(count), 0)


def _weigh(finding: Finding, cause: Cause) -> str:
    """The weight of a finding, or that it fits once its cause is mended."""
    return _FITS if finding.id in cause.fitting else LEVEL_WORDS[finding.level][1]


def finding_record(finding: Finding) -> Record:
    """Return what papers say of one finding; its excerpt whole, and in three around what is wrong."""
    fitting = _RIGHT if finding.joins is None else _SAME
    sign, word = (_FITS_SIGN, fitting) if finding.fits else LEVEL_WORDS[finding.level]
    another = finding.mends_another
    before, wrong, after = split_wrong_quote(finding)
    return record(
        finding.id,
        "temuan",
        id=finding.id,
        title=_title(finding),
        rule=finding.rule.words,
        rule_code=finding.rule.value,
        level=word,
        sign=sign,
        place=write_place(finding),
        where=_join_places(finding),
        quote=write_excerpt(f"{before}{wrong}{after}"),
        quote_before=write_part(before).lstrip(" |"),
        quote_wrong=write_excerpt(wrong),
        quote_after=write_part(after).rstrip(" |"),
        has_mark=bool(wrong),
        printed=finding.wrong,
        computed=finding.computed,
        verdict=finding.verdict_words if another is None else "seharusnya",
        has_answer=_adds_to_working(finding) and not _is_answered(finding),
        has_printed=finding.wrong not in _headline(finding),
        why=finding.why,
        working=write_working(finding),
        answer=finding.answer if another is None else another.correction,
        repair=_write_wider_repair(finding),
    )


def _title(finding: Finding) -> str:
    """Where something is wrong, with its remedy where that is short."""
    place = _titled_repair(finding) or finding.where or f"Baris {finding.line}"
    words = _headline(finding) or finding.rule.words.lower()
    return f"{place[:1].upper()}{place[1:]}: {words}"


def _titled_repair(finding: Finding) -> str:
    """The place of the figure to mend where the title tells that and not the finding's own; else empty."""
    repair = finding.repair
    is_elsewhere = repair is not None and _leads_with_repair(finding) and repair.line != finding.line
    return repair.place_words if repair is not None and is_elsewhere else ""


def _headline(finding: Finding) -> str:
    """What is printed with its remedy, each where it is short enough for a title."""
    repair = finding.repair
    if repair is not None and _leads_with_repair(finding):
        right = repair.repaired if finding.mends_another is None else repair.correction
        return f"{repair.printed} seharusnya {right}"
    if not finding.computed or len(finding.printed) > _SHORT:
        return ""
    if len(finding.computed) > _SHORT:
        return f"tercetak {finding.printed}"
    other = finding.alternative
    if other is None:
        return f"tercetak {finding.printed}, {finding.remedy}"
    if other.repaired == finding.printed:
        return f"tercetak {finding.printed}, di tempat lain {other.printed}"
    return f"tercetak {finding.printed}, {finding.verdict} {finding.computed} atau angka lain yang keliru"


def _leads_with_repair(finding: Finding) -> bool:
    """Whether the figure to mend stands in the title: it mends several statements, or another place."""
    repair = finding.repair
    return repair is not None and (repair.holds > 1 or finding.fits_later)


def _is_answered(finding: Finding) -> bool:
    """Whether the title tells the right value already."""
    return finding.mends_another is not None or finding.answer in _headline(finding)


def write_working(finding: Finding) -> str:
    """The recomputation, without the printed figure at its end where that is told beside it."""
    if finding.mends_another is not None:
        return finding.why
    return finding.why.replace(f"; tercetak {finding.printed}.", ".")


def _adds_to_working(finding: Finding) -> bool:
    """Whether the right value is worth a line of its own: not where the working is those very words."""
    is_long = len(finding.computed) > _SHORT
    return bool(finding.computed) and not (is_long and finding.computed in finding.why)


def _join_places(finding: Finding) -> str:
    """`Tabel 3.10, Juai; halaman 36, baris 840`."""
    if (elsewhere := find_other_repair(finding)) is not None:
        return elsewhere.place_words
    own = _write_own_place(finding)
    named = finding.where and finding.where.lower() not in own
    return "; ".join(filter(None, (finding.where, own))) if named else own


def write_place(finding: Finding) -> str:
    """Write what the title does not tell of a place: page, line, and the other lines that it rests on.

    Examples:
        >>> from capaian.domain.audit import AuditRule
        >>> write_place(Finding("T-001", AuditRule.SUM, Level.ERROR, 12, 3, "", "", "", "", "", (12, 14)))
        'halaman 3, baris 12; dibandingkan dengan baris 14'
    """
    own = _write_own_place(finding)
    if find_other_repair(finding) is not None:
        return f"terlihat pada {', '.join(filter(None, (finding.where, own)))}"
    where = (finding.cell or ("" if own else finding.place)) if _titled_repair(finding) else ""
    lines = join_names(write_runs(sorted({*finding.lines} - {finding.line}), _SHORTEST_RUN))
    others = finding.beside or (f"baris {lines}" if lines and finding.counts_lines else "")
    return "; ".join(filter(None, (where, own, f"dibandingkan dengan {others}" if others else "")))


def _write_own_place(finding: Finding) -> str:
    return ", ".join(filter(None, (finding.page_words, finding.line_words)))


def write_excerpt(quote: str) -> str:
    r"""Write a line of a report with its cells apart.

    Examples:
        >>> write_excerpt("1\tJuai\t\t99,53")
        '1 | Juai | 99,53'
    """
    return " | ".join(" ".join(cell.split()) for cell in quote.split("\t") if cell.strip())


def write_part(part: str) -> str:
    r"""A part of an excerpt with its cells apart, so that it can stand beside the words that are wrong.

    Examples:
        >>> write_part("1\tUtara\t"), write_part("\t\t"), write_part(" dan\n12")
        ('1 | Utara | ', '', ' dan 12')
    """
    cells = [" ".join(cell.split()) for cell in part.split("\t")]
    filled = [cell for cell in cells if cell]
    if not filled:
        return ""
    left = " | " if not cells[0] else " " if part[0].isspace() else ""
    right = " | " if not cells[-1] else " " if part[-1].isspace() else ""
    return f"{left}{' | '.join(filled)}{right}"


def _write_wider_repair(finding: Finding) -> str:
    """The repair; of a figure in a line that the excerpt does not hold with that line."""
    repair = finding.wider_repair
    is_unseen = repair is not None and repair.line != finding.line and finding.mends_another is None
    quote = repair.quote if repair is not None and is_unseen else ""
    there = f" Di sana tercetak “{write_excerpt(quote)}”." if quote else ""
    return f"{write_repair(finding)}{there}"
