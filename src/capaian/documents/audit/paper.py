"""Papers about the audit of a report: findings page, sheet of the review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from capaian.documents.annexes.notes import explain_marks, numbers_of
from capaian.documents.audit import checklist, findings, sheet, summary
from capaian.documents.audit.findings import Grouped, group_findings
from capaian.documents.blocks.compose import compose
from capaian.documents.blocks.desk import Deferred, Desk, Notes
from capaian.documents.layout.model import Layout
from capaian.documents.layout.reader import read_layout
from capaian.documents.numbering import fill_contents, labels_of, number_blocks, settle_empty_sections
from capaian.documents.references import fill_references
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import Value
from capaian.documents.tree import Block, Document, Explanation, Meta
from capaian.domain.audit import AuditResult
from capaian.domain.errors import InputError
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Level
from capaian.rulebook.layouts import AUDIT_FOLDER


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
    parts = [part for part in compose(layout.blocks, desk) if not isinstance(part, Deferred)]
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


AUDIT_ROOTS: Final[Mapping[str, Callable[[Grouped, FactLog], Value]]] = MappingProxyType(
    {
        "file": summary.file_root,
        "audit": summary.audit_root,
        "rules": summary.rules_root,
        "silent_rules": summary.silent_rules_root,
        "underived": summary.underived_root,
        "chapters": summary.chapters_root,
        "levels": findings.levels_root,
        "foremost": findings.foremost_root,
        "causes": findings.causes_root,
        "findings": findings.findings_root,
        "sheet": sheet.sheet_root,
        "checklist": checklist.checklist_root,
    }
)
"""First words of paths in papers about an audit."""


@dataclass(frozen=True)
class AuditRealm:
    """The data behind a paper about an audit; its things have no years and no codes."""

    grouped: Grouped
    facts: FactLog
    year: None = None
    _opened: dict[str, Value] = field(default_factory=dict)

    def root(self, name: str) -> Value | None:
        """Return what a first word leads to; `None` if there is no such word."""
        if name not in self._opened:
            read = AUDIT_ROOTS.get(name)
            if read is None:
                return None
            self._opened[name] = read(self.grouped, self.facts)
        return self._opened[name]

    def named(self, name: str) -> Value | None:
        """Nothing has a name of its own."""
        return None

    def first_words(self) -> tuple[str, ...]:
        """Return the roots."""
        return tuple(AUDIT_ROOTS)


def open_audit_scope(result: AuditResult, chapters: Mapping[str, str]) -> Scope:
    """Return the scope in which the fields of a paper about an audit are looked up.

    Args:
        result: The audit.
        chapters: Title of the chapter of each finding, by its id.
    """
    return Scope(AuditRealm(group_findings(result, chapters), FactLog({})), {})
