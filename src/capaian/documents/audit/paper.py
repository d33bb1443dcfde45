"""Papers about the audit of a report: findings page, sheet of the review; how much was recomputed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from capaian.documents.annexes.notes import explain_marks, numbers_of
from capaian.documents.audit import findings, sheet
from capaian.documents.audit.findings import (
    LEVEL_WORDS,
    LEVELS,
    UNNAMED_CHAPTER,
    Grouped,
    group_findings,
    write_count,
    write_excerpt,
)
from capaian.documents.audit.sheet import count_answers
from capaian.documents.blocks.compose import compose
from capaian.documents.blocks.desk import Desk, Notes
from capaian.documents.layout.model import GeneratedSpec, Layout
from capaian.documents.layout.reader import read_layout
from capaian.documents.numbering import fill_contents, labels_of, number_blocks, settle_empty_sections
from capaian.documents.references import fill_references
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Realm, Scope
from capaian.documents.scope.values import Record, Series, Value, extend, join_names, record
from capaian.documents.tree import Block, Document, Explanation, Meta
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.errors import InputError
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Level
from capaian.rulebook.auditing import load_rule_texts
from capaian.rulebook.layouts import AUDIT_FOLDER

_SHOWN_IDS: Final = 30
_FIELDS: Final[Mapping[Level, str]] = {Level.ERROR: "errors", Level.WARNING: "warnings", Level.NOTE: "notes"}
"""Field with the count of each weight."""


def file_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the audited file: what it is, and which pages nobody could read."""
    file = grouped.result.document
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
        year="" if file.year is None else str(file.year),
    )


def audit_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the counts of the audit, each with how it was counted."""
    result = grouped.result
    claims = sum(result.claims.values())
    by_rule = "; ".join(f"{rule.words} {count}" for rule, count in result.claims.items() if count)
    answered, items = count_answers(grouped)
    counted = {
        "claims": ("Pernyataan yang dihitung ulang", claims, f"menurut aturan: {by_rule}"),
        "passed": ("Pernyataan yang cocok", result.passed, "pernyataan yang dihitung ulang dikurangi temuan"),
        "underived": (
            "Angka yang tidak berasal dari dossier",
            len(result.underived or ()),
            "angka dalam daftar di bawah",
        ),
        "answered": (
            "Pernyataan ceklis yang terisi",
            answered,
            "pernyataan ceklis yang dijawab Ya, Sebagian, atau Tidak",
        ),
        "asked": ("Pernyataan ceklis", items, "pernyataan dalam bentuk ceklis"),
    }
    following = [finding for cause in grouped.causes for finding in cause.follows]
    return record(
        "audit",
        "pemeriksaan",
        **{name: facts.counted(*how) for name, how in counted.items()},
        **_by_remedy(grouped, facts),
        **_by_level(grouped, facts),
        has_answers=answered > 0,
        has_claims=bool(claims),
        has_fitting=bool(result.fitting),
        has_following=bool(following),
        has_edited_too=any(not finding.fits for finding in following),
        is_held=result.underived is not None,
    )


def _by_remedy(grouped: Grouped, facts: FactLog) -> Mapping[str, Value]:
    """What follows from another finding: which fit, right or about the same figure, and which are edited."""
    fitting = {finding.id: finding.joins is not None for finding in grouped.result.fitting}
    follows = (finding.id for cause in grouped.causes for finding in cause.follows)
    edited = [name for name in follows if name not in fitting]
    parts = {
        "fitting": ("Akibat yang tidak perlu diubah", [*fitting]),
        "right": ("Angkanya sudah benar", [name for name, is_same in fitting.items() if not is_same]),
        "repeating": ("Tentang angka yang sama", [name for name, is_same in fitting.items() if is_same]),
        "edited_too": ("Perlu diubah juga di tempatnya sendiri", edited),
    }
    return {name: facts.counted(title, len(ids), _name_ids(ids)) for name, (title, ids) in parts.items()}


def _by_level(grouped: Grouped, facts: FactLog) -> Mapping[str, Value]:
    """The findings of each weight where something must be changed."""
    made: dict[str, Value] = {}
    for level, name in _FIELDS.items():
        ids = [finding.id for finding in grouped.result.to_mend if finding.level is level]
        title = f"Temuan berbobot {LEVEL_WORDS[level][1].lower()}"
        made[name] = facts.counted(title, len(ids), _name_ids(ids))
    return made


def _name_ids(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_SHOWN_IDS]) + (", ..." if len(ids) > _SHOWN_IDS else "")


def rules_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the rules that recomputed anything, each with what it found."""
    claims = grouped.result.claims
    examined = [rule for rule in AuditRule if claims.get(rule)]
    return Series("aturan", tuple(_rule(rule, grouped, facts) for rule in examined))


def chapters_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the chapters that have findings, each with how many of every weight."""
    found: dict[str, list[Finding]] = {}
    for finding in grouped.result.findings:
        found.setdefault(grouped.chapters.get(finding.id, ""), []).append(finding)
    return Series("bab", tuple(_chapter(name, those, grouped, facts) for name, those in found.items()))


def _chapter(name: str, findings: Sequence[Finding], grouped: Grouped, facts: FactLog) -> Record:
    words = name or UNNAMED_CHAPTER
    return record(words, "bab", name=words, **_count_levels(words, findings, grouped.result, facts))


def _count_levels(
    name: str, findings: Sequence[Finding], result: AuditResult, facts: FactLog
) -> dict[str, Value]:
    fitting = {finding.id for finding in result.fitting}
    mended = [finding for finding in findings if finding.id not in fitting]
    counts = {level: sum(finding.level is level for finding in mended) for level in LEVELS}
    fits = len(findings) - len(mended)
    weighed = {
        field: facts.counted(
            f"{name}: {LEVEL_WORDS[level][1].lower()}", counts[level], f"temuan, {name}, {field}"
        )
        for level, field in _FIELDS.items()
    }
    return {**weighed, "fitting": facts.counted(f"{name}: akibat", fits, f"temuan, {name}, akibat")}


def silent_rules_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the rules for which the report holds no statement that could be recomputed."""
    claims = grouped.result.claims
    return Series("aturan", tuple(_text(rule) for rule in AuditRule if not claims.get(rule)))


def _rule(rule: AuditRule, grouped: Grouped, facts: FactLog) -> Record:
    result = grouped.result
    found = [finding for finding in result.findings if finding.rule is rule]
    claims = result.claims[rule]
    counts = {"claims": claims, "passed": claims - len(found)}
    figures = {
        name: facts.counted(f"{rule.words}: {name}", count, f"aturan {rule.value}, {name}")
        for name, count in counts.items()
    }
    levels = _count_levels(rule.words, found, result, facts)
    return extend(_text(rule), **figures, **levels)


def _text(rule: AuditRule) -> Record:
    text = load_rule_texts()[rule]
    words = {"name": rule.words, "code": rule.value, "sees": text.sees, "silent": text.silent}
    return record(rule.value, "aturan", **words)


def underived_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the numbers that do not follow from the dossier that the report was held against."""
    numbers = grouped.result.underived or ()
    return Series("angka", tuple(_underived(f"u{n}", number) for n, number in enumerate(numbers, start=1)))


def _underived(key: str, number: UnsupportedNumber) -> Record:
    page = "" if number.page is None else f"halaman {number.page}"
    where = ", ".join(filter(None, (page, number.line_words)))
    return record(
        key,
        "angka",
        place="; ".join(filter(None, (number.place, where))),
        quote=write_excerpt(number.quote),
        printed=number.printed,
        nearest=number.remark,
    )


@dataclass(frozen=True, slots=True)
class AuditPaper:
    """One audit, and the paper wanted of it."""

    result: AuditResult
    kind: str
    """Id of its layout: one of `audit_layout_kinds()`."""
    created: str
    """ISO date that stands in the properties of the paper: that of the audited file, never the clock."""
    chapters: Mapping[str, str]
    """Title of the chapter of each finding, by its id."""


def build_audit_paper(paper: AuditPaper) -> Document:
    """Return the document tree of a paper about an audit; the same audit gives the same tree.

    Raises:
        InputError: with every problem of the layout.
    """
    layout = read_layout(kind=f"{AUDIT_FOLDER}/{paper.kind}")
    desk = _desk(paper)
    parts = [part for part in compose(layout.blocks, desk) if not isinstance(part, GeneratedSpec)]
    errors = [issue for issue in desk.notes.issues if issue.level is Level.ERROR]
    if errors:
        raise InputError(errors)
    numbered = number_blocks(settle_empty_sections(explain_marks(parts)), layout.numbering)
    filled = fill_references(fill_contents(numbered), labels_of(numbered), lambda target: False)
    blocks = tuple(filled.blocks)
    return Document(_meta(paper, layout, desk), blocks, _explanations(blocks, desk))


def _desk(paper: AuditPaper) -> Desk:
    return Desk(
        scope=open_audit_scope(paper.result, paper.chapters),
        narratives={},
        evidence=(),
        pictures={},
        notes=Notes(),
        file=f"rulebook/layouts/{AUDIT_FOLDER}/{paper.kind}.yaml",
    )


def _meta(paper: AuditPaper, layout: Layout, desk: Desk) -> Meta:
    return Meta(
        title=desk.words(layout.title),
        short_title=desk.words(layout.short_title),
        office=desk.words("{{ file.name }}"),
        year=int(paper.created[:4]),
        created=paper.created,
        stamp=paper.result.document.sha256,
        orientation=layout.orientation,
    )


def _explanations(blocks: tuple[Block, ...], desk: Desk) -> dict[TraceId, Explanation]:
    """How each count of the paper was counted."""
    known = desk.scope.world.facts.explanations
    traces = (number.trace for block in blocks for number in numbers_of(block))
    return {trace: known[trace] for trace in traces if trace is not None}


AuditRoot = Callable[[Grouped, FactLog], Value]
AUDIT_ROOTS: Final[Mapping[str, AuditRoot]] = MappingProxyType(
    {
        "file": file_root,
        "audit": audit_root,
        "rules": rules_root,
        "silent_rules": silent_rules_root,
        "underived": underived_root,
        "chapters": chapters_root,
        "levels": findings.levels_root,
        "foremost": findings.foremost_root,
        "causes": findings.causes_root,
        "findings": findings.findings_root,
        "sheet": sheet.sheet_root,
        "checklist": sheet.checklist_root,
    }
)
"""First words of paths in papers about an audit."""


def open_audit_scope(result: AuditResult, chapters: Mapping[str, str]) -> Scope:
    """Return the scope in which the fields of a paper about an audit are looked up.

    Args:
        result: The audit.
        chapters: Title of the chapter of each finding, by its id.
    """
    grouped, facts = group_findings(result, chapters), FactLog({})
    roots = {name: _reader(read, grouped, facts) for name, read in AUDIT_ROOTS.items()}
    return Scope(Realm(facts, roots), {})


def _reader(read: AuditRoot, grouped: Grouped, facts: FactLog) -> Callable[[Realm], Value]:
    return lambda realm: read(grouped, facts)
