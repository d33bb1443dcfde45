"""Where the figure to be mended stands, and what of a repair is not told by
the right value already.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from capaian.domain.audit import AuditRule, Finding, Repair


def find_other_repair(finding: Finding) -> Repair | None:
    """Return the repair of a figure in another line, where the finding is told;
    `None` for its own.
    """
    repair = finding.mends_another
    return None if repair is None or repair.line == finding.line else repair


def write_wrong_place(finding: Finding) -> str:
    """Return in Indonesian where the figure to be mended stands: table, row and column, page,
    line.
    """
    repair = find_other_repair(finding)
    if repair is not None:
        return repair.place_words
    return ", ".join(filter(None, (finding.where, finding.page_words, finding.line_words)))


def split_wrong_quote(finding: Finding) -> tuple[str, str, str]:
    """Return the excerpt with the figure to be mended: what stands before it, the figure,
    what follows.
    """
    repair = find_other_repair(finding)
    if repair is None or not repair.quote:
        return finding.quoted
    before, wrong, after = repair.quote.partition(repair.printed)
    return before, wrong, after


def write_repair(finding: Finding) -> str:
    """Return in Indonesian what the repair says beyond the right value: how the slip came,
    what it mends.

    Examples:
        >>> from capaian.domain.audit import AuditRule
        >>> from capaian.domain.issue import Level
        >>> words = ("Tabel 1", "2 | Utara | 12", "12", "10", "hitungan")
        >>> own = Repair(4, "12", "10", "angka ke-2 dari 0 menjadi 2", 3)
        >>> write_repair(Finding("T-001", AuditRule.SUM, Level.ERROR, 4, None, *words, repair=own))
        'Angka ke-2 dari 0 menjadi 2; 3 pernyataan menjadi sesuai.'
    """
    repair = finding.wider_repair
    if repair is None:
        return ""
    holds = (
        f"{repair.holds} pernyataan menjadi sesuai"
        if repair.holds > 1
        else "pernyataan ini menjadi sesuai"
    )
    if finding.mends_another is not None:
        change = f"{finding.printed} sudah benar; {holds}."
    elif (repair.line, repair.printed, repair.repaired) == (
        finding.line,
        finding.printed,
        finding.computed,
    ):
        change = f"{repair.change}; {holds}."
    else:
        change = f"{write_placed_change(repair)}; {holds}."
    return change[:1].upper() + change[1:]


def write_placed_change(repair: Repair) -> str:
    """Return in Indonesian the figure, its place and the change:
    `Tabel 2: 12 menjadi 10 (...)`.
    """
    return f"{repair.place_words}: {write_plain_change(repair)}"


def write_plain_change(repair: Repair) -> str:
    """Return in Indonesian the figure and the change: `12 menjadi 10 (...)`."""
    return f"{repair.printed} menjadi {repair.repaired} ({repair.change})"


# --- what a finding is about: money, a target, an achievement ------------------------------

_COLUMN: Final = re.compile(r"kolom “(?P<head>[^”]+)”[^“”]*$")
_NAME: Final = re.compile(r"[^:=]*")
"""What a recomputation is of stands before its sign: `Pagu (Rp) = ...`,
`jumlah Realisasi: ...`.
"""
_MONEY: Final = re.compile(
    r"\b(?:rp|rupiah|anggaran|pagu|belanja|dana|serapan|penyerapan)\b", re.IGNORECASE
)
_TARGET: Final = re.compile(r"\btarget\b", re.IGNORECASE)
_ACHIEVED: Final = re.compile(
    r"\b(?:capaian|realisasi|ketercapaian|pencapaian|kinerja)\b", re.IGNORECASE
)
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
    """Return what a finding is about, by its rule, the column it stands in,
    or what was recomputed.

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
    whole = _CENTS.sub("", finding.printed.rstrip(",- "))
    is_amount = finding.printed.startswith("Rp") or sum(map(str.isdigit, whole)) >= _FEWEST_DIGITS
    if finding.rule in _OF_MONEY or _MONEY.search(head) or is_amount:
        return AuditSubject.MONEY
    if finding.rule in _RULES_OF_ACHIEVEMENT:
        return AuditSubject.ACHIEVEMENT
    is_achieved = _ACHIEVED.search(head) is not None
    is_figure = any(map(str.isdigit, finding.printed))
    if is_figure and _TARGET.search(head) and not is_achieved:
        return AuditSubject.TARGET
    return AuditSubject.ACHIEVEMENT if is_figure and is_achieved else AuditSubject.OTHER
