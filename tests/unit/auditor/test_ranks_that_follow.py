"""Ranks that hold once the figure they stand by is mended follow from that figure."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

ROADS = """
BAB III HASIL

Tabel 1 Jalan Mantap menurut Wilayah

Wilayah | Panjang (km) | Mantap (km) | Kemantapan (%) | Peringkat
Melati | 71,240 | 58,915 | 82,70 | {melati}
Kenanga | 64,385 | 54,270 | 84,29 | {kenanga}
Cempaka | 44,725 | 33,860 | {share} | {cempaka}
Dahlia | 30,200 | 21,495 | 71,18 | 4
"""
LIBRARIES = """
BAB III HASIL

Tabel 1 Kunjungan Perpustakaan

Perpustakaan | Sasaran | Pengunjung | Capaian (%) | Peringkat
Anggrek | 2.000 | 1.900 | 95,00 | {first}
Bougenvil | 1.600 | 1.480 | 92,50 | {second}
Flamboyan | 2.400 | 2.136 | 89,00 | 3
Kamboja | 1.200 | 1.020 | {kamboja} | 4
Teratai | 1.500 | 1.200 | 80,00 | 5
"""
SORTED = """
BAB III HASIL

Tabel 1 Urutan Wilayah menurut Persentase Tanam

Wilayah | Target (ha) | Realisasi (ha) | Capaian (%)
Melati | 400 | 388 | 97,00
Kenanga | 250 | 240 | 96,00
Cempaka | 500 | 470 | {third}
Dahlia | 300 | 276 | 92,00
Anggrek | 200 | 180 | 90,00
Bougenvil | 600 | 528 | 88,00
Flamboyan | 350 | 301 | 86,00
Kamboja | 700 | 588 | 84,00
Teratai | 800 | 656 | 82,00
Mawar | 900 | 720 | 80,00
"""


def roads(share: str = "75,71", ranks: tuple[int, int, int] = (2, 1, 3)) -> tuple[Finding, ...]:
    melati, kenanga, cempaka = ranks
    text = ROADS.format(share=share, melati=melati, kenanga=kenanga, cempaka=cempaka)
    return audited(text).findings


def test_both_ranks_follow_from_a_shifted_percentage() -> None:
    assert roads() == ()
    findings = roads("7,57")
    (root,) = (each for each in findings if each.root is None)
    assert (root.rule, root.printed, root.computed) == (AuditRule.RATIO, "7,57", "75,71")
    ranks = [each for each in findings if each is not root]
    assert [(each.rule, each.printed, each.root, each.stays) for each in ranks] == [
        (AuditRule.RANK, "3", root.id, True),
        (AuditRule.RANK, "4", root.id, True),
    ]
    assert {each.level for each in ranks} == {Level.NOTE}


def test_only_the_ranks_that_a_wrong_figure_moves_follow() -> None:
    assert audited(LIBRARIES.format(kamboja="85,00", first=1, second=2)).findings == ()
    findings = audited(LIBRARIES.format(kamboja="58,00", first=1, second=2)).findings
    (root,) = (each for each in findings if each.root is None)
    assert root.printed == "58,00"
    assert [(each.line, each.root) for each in findings if each.rule is AuditRule.RANK] == [
        (9, root.id),
        (10, root.id),
    ]
    exchanged = audited(LIBRARIES.format(kamboja="85,00", first=2, second=1)).findings
    assert [(each.line, each.computed, each.root) for each in exchanged] == [(6, "1", None), (7, "2", None)]


def test_a_rank_made_of_the_wrong_figure_changes_with_it() -> None:
    text = ROADS.format(share="7,57", melati=2, kenanga=1, cempaka=4).replace("71,18 | 4", "71,18 | 3")
    (moved,) = (each for each in audited(text).findings if each.rule is AuditRule.RANK)
    assert (moved.level, moved.computed) == (Level.WARNING, "Cempaka ke-3; Dahlia ke-4")


def test_a_row_out_of_order_by_its_wrong_figure_follows_from_it() -> None:
    assert audited(SORTED.format(third="94,00")).findings == ()
    findings = audited(SORTED.format(third="49,00")).findings
    (root,) = (each for each in findings if each.root is None)
    assert (root.printed, root.computed) == ("49,00", "94,00")
    (rank,) = (each for each in findings if each.rule is AuditRule.RANK and each.level is Level.NOTE)
    assert rank.root == root.id
