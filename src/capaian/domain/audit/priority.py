"""Which findings matter most: what a reader with ten minutes should see first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

_COLUMN: Final = re.compile(r"kolom “(?P<head>[^”]+)”[^“”]*$")
_NAME: Final = re.compile(r"[^:=]*")
"""What a recomputation is of stands before its sign: `Pagu (Rp) = ...`, `jumlah Realisasi: ...`."""
_MONEY: Final = re.compile(r"\b(?:rp|rupiah|anggaran|pagu|belanja|dana|serapan|penyerapan)\b", re.IGNORECASE)
_TARGET: Final = re.compile(r"\btarget\b", re.IGNORECASE)
_ACHIEVED: Final = re.compile(r"\b(?:capaian|realisasi|ketercapaian|pencapaian|kinerja)\b", re.IGNORECASE)
_CENTS: Final = re.compile(r"[.,]\d{2}$")
_OF_MONEY: Final = frozenset({AuditRule.ABSORPTION, AuditRule.EFFICIENCY})
_RULES_OF_ACHIEVEMENT: Final = frozenset({AuditRule.ACHIEVEMENT, AuditRule.CLAIM})
_FEWEST_DIGITS: Final = 8
"""Of an amount in rupiah; an office counts fewer people."""


class AuditSubject(StrEnum):
    """What a printed statement is about."""

    MONEY = "uang"
    TARGET = "target"
    ACHIEVEMENT = "capaian"
    OTHER = "lain"


def subject_of(finding: Finding) -> AuditSubject:
    """Return what a finding is about, by its rule, the column it stands in, or what was recomputed.

    A column headed by its year alone does not tell what stands in it.

    Examples:
        >>> from capaian.domain.issue import Level
        >>> why = "target = target (Tabel 2.1, Angka putus sekolah): 12; tercetak 11."
        >>> words = ("Tabel 3.1", "Angka putus sekolah | 11", "11", "12", why)
        >>> subject_of(Finding("T-001", AuditRule.CROSSREF, Level.ERROR, 4, None, *words))
        <AuditSubject.TARGET: 'target'>
    """
    column = _COLUMN.search(finding.cell)
    name = _NAME.match(finding.why)
    head = column["head"] if column else ""
    if not any(map(str.isalpha, head)):
        head = name[0] if name else ""
    if finding.rule in _OF_MONEY or _MONEY.search(head) or _is_amount(finding.printed):
        return AuditSubject.MONEY
    if finding.rule in _RULES_OF_ACHIEVEMENT:
        return AuditSubject.ACHIEVEMENT
    is_achieved = _ACHIEVED.search(head) is not None
    is_figure = any(map(str.isdigit, finding.printed))
    if is_figure and _TARGET.search(head) and not is_achieved:
        return AuditSubject.TARGET
    return AuditSubject.ACHIEVEMENT if is_figure and is_achieved else AuditSubject.OTHER


def _is_amount(printed: str) -> bool:
    whole = _CENTS.sub("", printed.rstrip(",- "))
    return printed.startswith("Rp") or sum(map(str.isdigit, whole)) >= _FEWEST_DIGITS


_MOST: Final = 10
_MANY: Final = 10
"""Findings that nobody sees at once: of fewer only those that others follow from are told first."""
_LEVELS: Final = (Level.ERROR, Level.WARNING, Level.NOTE)
_RANKS: Final[Mapping[AuditRule, int]] = {
    AuditRule.CLAIM: 0,
    AuditRule.ACHIEVEMENT: 1,
    AuditRule.AVERAGE: 1,
    AuditRule.INDEX: 1,
    AuditRule.RATIO: 1,
    AuditRule.SUM: 1,
    AuditRule.ABSORPTION: 1,
    AuditRule.EFFICIENCY: 1,
    AuditRule.CROSSREF: 1,
}
"""Targets said to be met first, then achievements and money; words, order and form last."""
_LAST_RANK: Final = 2
_OF_WHOLE: Final = re.compile(
    r"\b(?:ringkasan|ikhtisar|rangkuman|penutup|ke?simpulan|simpulan)\b", re.IGNORECASE
)
"""Titles of the parts that tell of the whole year: they are read first, and often alone."""
_OF_TARGETS: Final = re.compile(r"\b(?:target|tercapai|mencapai|capaian|ketercapaian)\b", re.IGNORECASE)
_OF_PART: Final = re.compile(r"\bbaris (?!“(?:sub)?(?:jumlah|total|seluruhnya|keseluruhan)\b)", re.IGNORECASE)
"""A row that is no total; a sentence tells amounts of the whole."""
_INDEX: Final = re.compile(r"\b(?:ikm|iku|indeks|nilai\s+(?:sakip|akip))\b", re.IGNORECASE)
_OF_ACHIEVEMENT: Final = (AuditSubject.TARGET, AuditSubject.ACHIEVEMENT)
_OF_FORM: Final = frozenset(
    {AuditRule.NUMBERING, AuditRule.FORMAT, AuditRule.UNIT, AuditRule.INTERVAL, AuditRule.LABEL}
)


def select_main_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that matter most, at most ten: by what they are about, then by what follows.

    First what is said of targets in words, and in the summary and conclusion; then targets, actuals,
    achievements, indices and totals of money; then other money. A finding that only follows from another is
    not among them.
    """
    ids = {finding.id for finding in findings}
    follows = Counter(finding.root for finding in findings if finding.root in ids)
    alone = [finding for finding in findings if finding.root not in ids]
    is_long = len(alone) > _MANY
    those = [f for f in alone if follows[f.id] or (is_long and f.level is Level.ERROR)]
    return tuple(sorted(those, key=lambda finding: _weight(finding, follows[finding.id]))[:_MOST])


def _weight(finding: Finding, follows: int) -> tuple[int, int, int, int, int, int]:
    digits = sum(map(str.isdigit, finding.printed.partition(",")[0]))
    rank = _RANKS.get(finding.rule, _LAST_RANK)
    return _LEVELS.index(finding.level), _matter(finding), -follows, rank, -digits, finding.line


def _matter(finding: Finding) -> int:
    """How much hangs on what a finding is about: 0 for most, 3 for least."""
    if finding.rule in _OF_FORM:
        return 3
    subject = subject_of(finding)
    is_of_index = finding.rule is AuditRule.INDEX or bool(_INDEX.search(f"{finding.cell} {finding.why}"))
    is_claim = finding.rule is AuditRule.CLAIM
    is_of_achievement = is_of_index or (subject in _OF_ACHIEVEMENT and not is_claim)
    is_of_money = subject is AuditSubject.MONEY
    is_said = is_claim and bool(_OF_TARGETS.search(f"{finding.printed} {finding.computed}"))
    is_of_whole = not finding.cell and bool(_OF_WHOLE.search(finding.place))
    if is_said or (is_of_whole and any(map(str.isdigit, finding.printed))):
        return 0
    if is_of_achievement or (is_of_money and not _OF_PART.search(finding.cell)):
        return 1
    return 2 if is_of_money else 3
