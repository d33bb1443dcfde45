"""What a finding prints: figures marked as those of the table that it speaks of."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

BOATS = """
Tabel 1 Biaya Perahu

No | Perahu | Pagu (Rp) | Realisasi (Rp) | %
1 | Layar | {0} | {1} | {2}
2 | Dayung | {3} | {4} | {5}
3 | Motor | {6} | {7} | {8}
Jumlah | | {9} | {10} | {11}
"""
INDONESIAN = (
    *("2.000.000", "1.500.000", "75,00", "4.000.000", "3.900.000", "97,50"),
    *("1.250.500", "1.000.400", "80,00", "7.250.500", "6.500.400", "89,65"),
)


@pytest.mark.parametrize(
    ("is_english", "computed", "working"),
    [
        (False, "6.400.400", "1.500.000 + 3.900.000 + 1.000.400 = 6.400.400; tercetak 6.500.400."),
        (True, "6,400,400", "1,500,000 + 3,900,000 + 1,000,400 = 6,400,400; tercetak 6,500,400."),
    ],
)
def test_the_recomputed_figure_has_the_marks_of_the_table(
    is_english: bool, computed: str, working: str
) -> None:
    swapped = str.maketrans(".,", ",.") if is_english else {}
    report = BOATS.format(*(cell.translate(swapped) for cell in INDONESIAN))
    (finding,) = (each for each in audited(report).findings if each.rule is AuditRule.SUM)
    assert finding.computed == computed
    assert working in finding.why


def test_the_repair_tells_the_line_that_it_stands_in() -> None:
    cells = list(INDONESIAN)
    cells[1], cells[10], cells[11] = "1.600.000", "6.400.400", "88,28"
    result = audited(BOATS.format(*cells))
    repairs = {finding.repair for finding in result.findings}
    (repair,) = repairs
    assert repair is not None
    assert (repair.printed, repair.repaired, repair.holds) == ("1.600.000", "1.500.000", 2)
    assert repair.quote == "1\tLayar\t2.000.000\t1.600.000\t75,00"


PLAN = """
Tabel 1 Rencana

No | Kegiatan | Penanggung Jawab
1 | Pengerukan alur pelayaran dalam | Kepala Bidang Alur Pelayaran
2 | Perbaikan tambatan perahu kayu | Kepala Bidang Tambatan Umum
3 | Pemasangan lampu suar darat | Kepala Bidang Keselamatan Laut
4 | Pemetaan dasar laut dangkal | {0}
5 | Pelatihan pandu kapal muda | {1}
6 | Penataan kolam labuh timur | {2}

Tabel 2 Pelaksana

No | Penanggung Jawab | Pegawai
1 | Kepala Bidang Alur Pelayaran | 4
2 | Kepala Bidang Tambatan Umum | 6
3 | Kepala Bidang Keselamatan Laut | 5
4 | Kepala Bidang Pelatihan Awak | 3
"""


@pytest.mark.parametrize(("times", "told"), [(1, 1), (2, 0), (3, 0)])
def test_those_in_charge_may_stand_beside_many_rows(times: int, told: int) -> None:
    """A name that stands a second time may be a slip; one that stands beside several rows is none."""
    posts = [*["Kepala Bidang Alur Pelayaran"] * times, *["Kepala Subbagian Kolam Labuh"] * (3 - times)][:3]
    posts = posts if times > 1 else [posts[0], "Kepala Subbagian Kolam Labuh", "Kepala Seksi Pandu Muda"]
    findings = audited(PLAN.format(*posts)).findings
    assert len([finding for finding in findings if finding.rule is AuditRule.LABEL]) == told
