"""The audit of a report as paths see it: file, weights, rules, chapters, findings, checklist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import Value
from capaian.documents.scope.views import audit_checklist, audit_findings, audit_sheet, audit_summary
from capaian.documents.scope.views.audit_groups import Grouped, group_findings
from capaian.domain.audit import AuditResult

AUDIT_ROOTS: Final[Mapping[str, Callable[[Grouped, FactLog], Value]]] = MappingProxyType(
    {
        "file": audit_summary.file_root,
        "audit": audit_summary.audit_root,
        "rules": audit_summary.rules_root,
        "silent_rules": audit_summary.silent_rules_root,
        "underived": audit_summary.underived_root,
        "chapters": audit_summary.chapters_root,
        "levels": audit_findings.levels_root,
        "foremost": audit_findings.foremost_root,
        "causes": audit_findings.causes_root,
        "findings": audit_findings.findings_root,
        "sheet": audit_sheet.sheet_root,
        "checklist": audit_checklist.checklist_root,
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
