"""Papers about the audit of a report: the page of findings and the sheet of the review."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from capaian.documents.build import build_scope_paper
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Realm, Scope
from capaian.documents.scope.values import Record, Series, Value, extend, join_names, record
from capaian.documents.tree import Document
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.audit.shortening import shorten
from capaian.domain.audit.tested import TestedPart
from capaian.domain.audit.wording import (
    find_other_repair,
    split_wrong_quote,
    subject_of,
    write_repair,
)
from capaian.domain.issue import Level
from capaian.domain.numerals import write_count, write_runs
from capaian.domain.value import Known
from capaian.rulebook.auditing import ReviewGroup, ReviewItem, load_review_form, load_rule_texts
from capaian.rulebook.layouts import AUDIT_FOLDER

_MAX_NAMED_FINDINGS: Final = 30


def build_audit_paper(
    result: AuditResult, kind: str, created: str, chapters: Mapping[str, str]
) -> Document:
    """Return the document tree of a paper about an audit; the same audit gives the same tree.

    Args:
        result: The audit.
        kind: Id of the layout: one of `audit_layout_kinds()`.
        created: ISO date that stands in the properties of the paper: that of the audited file,
            never the
            clock.
        chapters: Title of the chapter of each finding, by its id.

    Raises:
        InputError: with every problem of the layout.
    """
    file, scope = result.document, open_audit_scope(result, chapters)
    return build_scope_paper(
        f"{AUDIT_FOLDER}/{kind}", scope, PurePath(file.path).name, created, file.sha256
    )


def open_audit_scope(result: AuditResult, chapters: Mapping[str, str]) -> Scope:
    """Return the scope in which the fields of a paper about an audit are looked up.

    Args:
        result: The audit.
        chapters: Title of the chapter of each finding, by its id.
    """
    facts = FactLog({})
    roots: dict[str, Callable[[Realm], Value]] = {
        "file": lambda _: _file(result),
        "audit": lambda _: _counts(result, facts),
        "rules": lambda _: Series(
            "aturan", tuple(_rule(rule, result, facts) for rule in AuditRule)
        ),
        "underived": lambda _: Series("angka", tuple(map(_underived, result.underived or ()))),
        "levels": lambda _: level_series(group_findings(result, chapters)),
        "checklist": lambda _: checklist_series(result),
        "parts": lambda _: Series("bagian", tuple(_part(part, facts) for part in result.parts)),
    }
    return Scope(Realm(facts, MappingProxyType(roots)), {})


def _file(result: AuditResult) -> Record:
    """The audited file: what it is, and which pages nobody could read."""
    file = result.document
    pages = f"{write_count(file.pages)} halaman, " if file.pages else ""
    return record(
        "file",
        "berkas",
        name=PurePath(file.path).name,
        sha256=file.sha256,
        size=f"{pages}{write_count(file.lines)} baris, {write_count(file.tables)} tabel",
        unreadable=join_names([str(page) for page in file.unreadable]),
        is_of_field=file.is_of_field,
        office=file.office,
        year=file.year,
    )


def _counts(result: AuditResult, facts: FactLog) -> Record:
    """The counts of the audit, each with how it was counted."""
    claims = sum(result.claims.values())
    by_rule = "; ".join(f"{rule.words} {count}" for rule, count in result.claims.items() if count)
    answered, items = count_answers(result)
    counted = {
        "claims": ("Pernyataan yang dihitung ulang", claims, f"menurut aturan: {by_rule}"),
        "passed": (
            "Pernyataan yang cocok",
            result.passed,
            "pernyataan yang dihitung ulang dikurangi temuan",
        ),
        "underived": (
            "Angka yang tidak berasal dari dossier",
            len(result.underived or ()),
            "angka di bawah",
        ),
        "answered": (
            "Pernyataan ceklis yang terisi",
            answered,
            "dijawab Ya, Sebagian, atau Tidak",
        ),
        "required": ("Pernyataan ceklis", items, "pernyataan dalam bentuk ceklis"),
    }
    by_level = {f"{level}s": [f.id for f in result.to_mend if f.level is level] for level in Level}
    titles = {f"{level}s": f"Temuan berbobot {level.words}" for level in Level}
    by_level["fitting"] = [finding.id for finding in result.fitting]
    titles["fitting"] = "Akibat yang tidak perlu diubah"
    for name, ids in by_level.items():
        shown = [*ids[:_MAX_NAMED_FINDINGS], *(["..."] if len(ids) > _MAX_NAMED_FINDINGS else [])]
        counted[name] = (titles[name], len(ids), ", ".join(shown))
    return record(
        "audit",
        "pemeriksaan",
        **{name: facts.counted(*how) for name, how in counted.items()},
        has_answers=answered > 0,
        has_claims=bool(claims),
        has_findings=bool(result.findings),
        has_fitting=bool(result.fitting),
        tested=result.figures.words,
        has_alone=result.figures.alone > 0,
        is_compared=result.underived is not None,
    )


def _rule(rule: AuditRule, result: AuditResult, facts: FactLog) -> Record:
    """A rule with how many statements it recomputed, and how many findings it made."""
    text, claims = load_rule_texts()[rule], result.claims.get(rule, 0)
    found = sum(finding.rule is rule for finding in result.findings)
    counts = {"claims": claims, "passed": claims - found, "findings": found}
    figures = _counted(facts, rule.words, f"aturan {rule.value}", counts)
    words = {"name": rule.words, "sees": text.sees, "silent": text.silent}
    return record(rule.value, "aturan", is_examined=bool(claims), **words, **figures)


def _part(part: TestedPart, facts: FactLog) -> Record:
    """A table or the sentences of a page, with how their figures were tested."""
    counts = {
        name: getattr(part.counts, name) for name in ("printed", "in_law", "agreed", "alone")
    }
    figures = _counted(facts, part.name, f"angka {part.name}", counts)
    return record(part.name, "bagian", name=part.name, has_alone=part.counts.alone > 0, **figures)


def _counted(facts: FactLog, what: str, how: str, counts: Mapping[str, int]) -> dict[str, Known]:
    """Return counts by their names, each with how it was counted."""
    return {
        name: facts.counted(f"{what}: {name}", n, f"{how}, {name}") for name, n in counts.items()
    }


def _underived(number: UnsupportedNumber) -> Record:
    """A number that does not follow from the dossier that the report was compared with."""
    page = "" if number.page is None else f"halaman {number.page}"
    where = ", ".join(filter(None, (page, number.line_words)))
    return record(
        f"{number.line}",
        "angka",
        place="; ".join(filter(None, (number.place, where))),
        quote=write_excerpt(number.quote).strip(" |"),
        printed=number.printed,
        nearest=number.remark,
    )


# --- findings as an inspector reads them: by weight and chapter, each with what follows from it
# ---

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
    """Return the causes in the order of the report;
    one whose own cause is unknown stands for itself.

    Args:
        result: The audit.
        chapters: Title of the chapter of each finding, by its id.
    """
    known = {finding.id: finding for finding in result.findings}
    roots = {name: _find_root(name, known) for name in known}
    return tuple(
        Cause(
            finding,
            tuple(
                other
                for other in result.findings
                if other is not finding and roots[other.id] == name
            ),
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
    """Return the weights that have findings, each with its chapters,
    and with its rows on the sheet.
    """
    by_level = {level: [cause for cause in causes if cause.level is level] for level in Level}
    return Series(
        "bobot", tuple(_level(level, those) for level, those in by_level.items() if those)
    )


def _level(level: Level, causes: list[Cause]) -> Record:
    chapters = [
        record(
            f"{level}-{number}",
            "bab",
            name=title,
            causes=[_with_follows(cause) for cause in those],
        )
        for number, (title, those) in enumerate(
            groupby(causes, lambda cause: cause.chapter), start=1
        )
    ]
    rows = [row for cause in causes for row in _rows(cause)]
    return record(
        level.value,
        "bobot",
        name=level.words.capitalize(),
        sign=level.mark,
        chapters=chapters,
        rows=rows,
    )


def _with_follows(cause: Cause) -> Record:
    return extend(finding_record(cause.finding), follows=[*map(finding_record, cause.follows)])


def _rows(cause: Cause) -> list[Record]:
    """The finding, then what follows from it and is edited at its own place;
    the rest is named with it.
    """
    fitting = [*map(finding_record, (finding for finding in cause.follows if finding.fits))]
    first = extend(finding_record(cause.finding), lead="", fitting=fitting)
    others = (finding_record(finding) for finding in cause.follows if not finding.fits)
    lead = f"Akibat {cause.finding.id}. "
    return [first, *(extend(other, lead=lead, fitting=[]) for other in others)]


def finding_record(finding: Finding) -> Record:
    """Return what papers say of one finding; its excerpt in three around what is wrong."""
    sign, word = _FITS if finding.fits else (finding.level.mark, finding.level.words.capitalize())
    before, wrong, after = map(write_excerpt, split_wrong_quote(finding))
    # What is printed, with its correction, where both are short enough for a title.
    headline = f"tercetak {finding.wrong}; {finding.correction}" if finding.correction else ""
    title = headline if len(headline) <= _MAX_TITLE else ""
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
        short_quote=""
        if finding.cell
        else shorten(f"{before}{wrong}{after}".strip(" |"), _MAX_QUOTE),
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


def write_place(finding: Finding) -> str:
    """Write what the title does not tell of a place: page, line,
    and the other lines that it rests on.

    Examples:
        >>> from capaian.domain.audit import AuditRule
        >>> write_place(Finding("T-001", AuditRule.SUM, Level.ERROR, 12, 3, "", "", "", "", "",
        ...     (12, 14)))
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


# --- the reviewer's checklist, answered in part by an audit: errors prove no, statements found
# prove yes ---


class Answer(Enum):
    """How a statement of the checklist is answered."""

    YES = "Ya"
    PARTLY = "Sebagian"
    """The report holds what is required, with errors in it."""
    NO = "Tidak"
    OPEN = ""
    """Only the reviewer can tell."""


_TICK: Final = "✓"
_YES_COLUMN: Final = {Answer.YES: _TICK, Answer.PARTLY: Answer.PARTLY.value}
"""What stands below Ya."""
_MAX_FINDINGS_OF_REMARK: Final = 8
"""Findings that a remark names; the others stand in the table below."""


def checklist_series(result: AuditResult) -> Series:
    """Return the parts of the checklist with their statements."""
    return Series("bagian", tuple(_group(group, result) for group in load_review_form()))


def count_answers(result: AuditResult) -> tuple[int, int]:
    """Return how many statements the audit answers, of how many."""
    items = [item for group in load_review_form() for item in group.items]
    return sum(_answer(item, result)[0] is not Answer.OPEN for item in items), len(items)


def _group(group: ReviewGroup, result: AuditResult) -> Record:
    items = [_item(item, result) for item in group.items]
    return record(group.numeral, "bagian", numeral=group.numeral, name=group.title, items=items)


def _item(item: ReviewItem, result: AuditResult) -> Record:
    answer, remark = _answer(item, result)
    return record(
        f"{item.group}.{item.number}",
        "pernyataan",
        number=item.number,
        text=item.text,
        yes=_YES_COLUMN.get(answer, ""),
        no=_TICK if answer is Answer.NO else "",
        remark=remark,
    )


def _answer(item: ReviewItem, result: AuditResult) -> tuple[Answer, str]:
    """Answer a statement and say on what it rests.

    That the audit saw no error proves nothing: such a statement stays open.
    """
    if item.sourced:
        return _answer_by_source(result.underived)
    errors = [finding for finding in result.to_mend if _concerns(finding, item)]
    shown = sum(result.claims.get(rule, 0) for rule in item.shown_by)
    seen = (
        f"{write_count(shown)} pernyataan tentang itu ditemukan dan dihitung ulang"
        if shown
        else ""
    )
    wrong = f"{len(errors)} galat tentang {item.matter}: {_names(errors)}" if errors else ""
    remark = "; ".join(filter(None, (seen, wrong)))
    if shown:
        return Answer.PARTLY if errors else Answer.YES, f"{remark}."
    if errors:
        return (
            (Answer.NO, f"{remark}.")
            if item.refuted
            else (Answer.OPEN, f"{remark}; dinilai pereviu.")
        )
    return Answer.OPEN, _write_unseen(item, result)


def _concerns(finding: Finding, item: ReviewItem) -> bool:
    """Whether a finding is an error that bears on a statement: by its rule,
    or by what it is about.
    """
    subject = subject_of(finding)
    is_meant = finding.level is Level.ERROR and (not item.only or subject in item.only)
    return is_meant and (finding.rule in item.doubted_by or subject in item.about)


def _write_unseen(item: ReviewItem, result: AuditResult) -> str:
    if item.shown_by:
        return "Tidak ditemukan oleh pemeriksa; dinilai pereviu."
    is_examined = any(result.claims.get(rule) for rule in item.doubted_by)
    return f"Tidak ditemukan galat tentang {item.matter}; dinilai pereviu." if is_examined else ""


def _answer_by_source(underived: Sequence[UnsupportedNumber] | None) -> tuple[Answer, str]:
    if underived is None:
        return Answer.OPEN, ""
    if underived:
        return Answer.NO, f"{write_count(len(underived))} angka tidak berasal dari dossier."
    return Answer.YES, "Setiap angka berasal dari dossier."


def _names(errors: Sequence[Finding]) -> str:
    shown = ", ".join(finding.id for finding in errors[:_MAX_FINDINGS_OF_REMARK])
    more = len(errors) - _MAX_FINDINGS_OF_REMARK
    return f"{shown}, dan {more} lainnya" if more > 0 else shown
