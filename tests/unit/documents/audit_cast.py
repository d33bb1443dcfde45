"""An invented audit: two chapters, a cause with what follows from it, all weights."""

from __future__ import annotations

from dataclasses import replace

from capaian.documents.audit.paper import build_audit_paper
from capaian.documents.tree import Document
from capaian.domain.audit import AuditResult, AuditRule, Finding, Repair
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level

FILE = ReportFile("laporan/lkj-contoh.pdf", 72, 1449, 28, "ab" * 32)
CHAPTERS = {"T-001": "Bab I Pendahuluan", "T-002": "Bab III Kinerja", "T-003": "Bab III Kinerja"}
REPAIR = Repair(20, "3.383", "3.838", "dua angka tertukar", 3)


def finding(name: str, rule: AuditRule, level: Level, line: int, **changes: object) -> Finding:
    values: dict[str, object] = {
        "page": None,
        "place": f"Tabel {line}",
        "quote": "1\tUtara\t\t99,53",
        "printed": "99,53",
        "computed": "99,35",
        "why": "hitungan.",
        "lines": (line,),
    }
    return Finding(name, rule, level, line, **{**values, **changes})


NUMBERING = finding("T-001", AuditRule.NUMBERING, Level.NOTE, 5, place="baris 5", page=2)
SUM = finding("T-002", AuditRule.SUM, Level.WARNING, 19, repair=REPAIR, lines=(19, 20, 21))
ABSORPTION = finding("T-003", AuditRule.ABSORPTION, Level.ERROR, 20, root="T-002", repair=REPAIR)
RESULT = AuditResult(
    FILE,
    {AuditRule.NUMBERING: 1200, AuditRule.SUM: 40, AuditRule.ABSORPTION: 10, AuditRule.TREND: 0},
    (NUMBERING, SUM, ABSORPTION),
)
NOTHING_WRONG = replace(RESULT, findings=())
NOTHING_EXAMINED = AuditResult(FILE, {})


def paper(
    result: AuditResult = RESULT, kind: str = "temuan-audit", created: str = "2024-01-31"
) -> Document:
    return build_audit_paper(result, kind, created, CHAPTERS)
