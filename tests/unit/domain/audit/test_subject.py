"""What findings are about, by their rule, their column, or what was recomputed."""

from __future__ import annotations

from tests.every_case import every_case

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.audit.wording import AuditSubject, subject_of
from capaian.domain.issue import Level


@every_case(
    ("rule", "cell", "printed", "why", "subject"),
    [
        (
            AuditRule.SUM,
            "kolom “Pagu Anggaran (Rp.)”",
            "3.843.286.488",
            "jumlah: 1",
            AuditSubject.MONEY,
        ),
        (AuditRule.CROSSREF, "kolom “Realisasi (Rp)”", "64,300", "x", AuditSubject.MONEY),
        (AuditRule.CROSSREF, "kolom “Realisasi”", "64.300.000,00", "x", AuditSubject.MONEY),
        (
            AuditRule.CROSSREF,
            "",
            "94,10",
            "serapan = serapan (Tabel 2): 94,01",
            AuditSubject.MONEY,
        ),
        (AuditRule.ABSORPTION, "kolom “%”", "96,08", "% = a ÷ b: 99,08", AuditSubject.MONEY),
        (
            AuditRule.CROSSREF,
            "kolom “Target 2031”",
            "93,00",
            "target = target: 94",
            AuditSubject.TARGET,
        ),
        (AuditRule.CROSSREF, "", "75", "target = target (Tabel 2.1): 73", AuditSubject.TARGET),
        (
            AuditRule.CROSSREF,
            "kolom “2023”",
            "84,00",
            "Target = Target (Tabel 2.2): 83",
            AuditSubject.TARGET,
        ),
        (
            AuditRule.CROSSREF,
            "kolom “2024”",
            "84,00",
            "Realisasi = Realisasi: 83",
            AuditSubject.ACHIEVEMENT,
        ),
        (AuditRule.CROSSREF, "kolom “Realisasi”", "71,18", "x", AuditSubject.ACHIEVEMENT),
        (AuditRule.ACHIEVEMENT, "kolom “% thd target”", "98,00", "x", AuditSubject.ACHIEVEMENT),
        (AuditRule.AVERAGE, "kolom “Capaian thd target”", "98,00", "x", AuditSubject.ACHIEVEMENT),
        (
            AuditRule.CLAIM,
            "",
            "telah tercapai",
            "Tidak semua target tercapai.",
            AuditSubject.ACHIEVEMENT,
        ),
        (AuditRule.RATIO, "kolom “%”", "98,78", "% = REKAM ÷ WKTP: 98,83", AuditSubject.OTHER),
        (AuditRule.RATIO, "kolom “Wajib KTP”", "3.048.585", "x", AuditSubject.OTHER),
        (AuditRule.LABEL, "kolom “Target”", "Pelayanan", "Nama ini", AuditSubject.OTHER),
    ],
)
def test_the_subject_of_a_finding(
    rule: AuditRule, cell: str, printed: str, why: str, subject: AuditSubject
) -> None:
    place = f"Tabel 3.1, baris “Dana Desa”, {cell}" if cell else ""
    found = Finding(
        "T-001", rule, Level.ERROR, 4, None, "Tabel 3.1", printed, printed, "", why, cell=place
    )
    assert subject_of(found) is subject
