"""What a finding is about: money, a target, an achievement."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from capaian.domain.audit import AuditRule, Finding

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
