"""What is said twice of one printed figure counts once: the strongest says it, the others join it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.roots import weight_of
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

_SAYS_LESS: Final = {AuditRule.CROSSREF: 1, AuditRule.FORMAT: 2}
"""Rules that say less of a figure than what recomputes it: it differs elsewhere, or is written otherwise."""


def join_figures(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings of which one alone counts for each printed figure, where one edit settles all.

    Findings that follow from different others are different edits, and so is what is right as printed. What
    followed from one that joins another follows from that other.
    """
    joined = {each.id: first for those in _groups(findings) for first, each in _pairs(those)}
    return tuple(_joined(finding, joined) for finding in findings)


def _groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of each printed figure, in the order of the report."""
    found: dict[object, list[Finding]] = {}
    for finding in findings:
        found.setdefault(_figure(finding), []).append(finding)
    return [those for those in found.values() if len(those) > 1]


def _figure(finding: Finding) -> object:
    """What a finding is about; of words, which may stand in a row twice, only what is marked alike."""
    if finding.figure is not None:
        return finding.figure
    return finding.line, finding.cell, finding.printed, finding.quote, finding.mark


def _pairs(those: Sequence[Finding]) -> list[tuple[Finding, Finding]]:
    """The strongest of each edit, with every other that it settles."""
    pairs: list[tuple[Finding, Finding]] = []
    firsts: list[Finding] = []
    for finding in sorted(those, key=_strength):
        first = next((each for each in firsts if _is_one_edit(each, finding)), None)
        if first is None:
            firsts.append(finding)
        else:
            pairs.append((first, finding))
    return pairs


def _strength(finding: Finding) -> tuple[bool, int, int]:
    return finding.root is not None, weight_of(finding.level), _SAYS_LESS.get(finding.rule, 0)


def _is_one_edit(first: Finding, other: Finding) -> bool:
    """Whether an edit of the figure settles both: they have one root, or the one is that of the other."""
    if first.stays or other.stays:
        return False
    is_known = first.figure is not None or other.root is not None
    return is_known and other.root in (first.root, first.id)


def _joined(finding: Finding, joined: Mapping[str, Finding]) -> Finding:
    if (first := joined.get(finding.id)) is not None:
        return replace(finding, joins=first.id, root=first.root or first.id, level=Level.NOTE)
    root = joined.get(finding.root or "")
    return finding if root is None else replace(finding, root=root.root or root.id)
