"""What was reached over the target of a later year is that share, and not its inverse."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PROGRESS = """
LAPORAN KINERJA TAHUN 2032

Tabel 3.3 Realisasi Tahun 2031 dan 2032
No | Indikator Kinerja | Realisasi 2031 | Realisasi 2032 | Perubahan | Keterangan
1 | Jalan mantap kota | 64,18 | 72,51 | 8,33 | Naik
2 | Jembatan kota baik | 80,26 | 81,58 | 1,32 | Naik
3 | Irigasi terlayani | 71,02 | 70,75 | -0,27 | {way}
4 | Air minum layak | 83,97 | 85,16 | 1,19 | Naik

Tabel 3.4 Kemajuan terhadap Target Akhir Renstra Tahun 2036
No | Indikator Kinerja | Target 2036 | Realisasi 2032 | {head}
1 | Jalan mantap kota | 74,00 | 72,51 | 97,99
2 | Jembatan kota baik | 88,00 | 81,58 | {share}
3 | Irigasi terlayani | 76,00 | 70,75 | 93,09
4 | Air minum layak | 90,50 | 85,16 | 94,10
"""
HEADS = ["Tingkat Kemajuan (%)", "Capaian (%)"]


@pytest.mark.parametrize("head", HEADS)
def test_progress_to_the_end_of_a_plan_is_recomputed_as_the_other_rows_are(head: str) -> None:
    text = PROGRESS.format(way="Turun", head=head, share="97,20")
    assert [found[1:] for found in told(text, AuditRule.ACHIEVEMENT)] == [("97,20", "92,70")]
    assert not told(PROGRESS.format(way="Turun", head=head, share="92,70"), AuditRule.ACHIEVEMENT)


@pytest.mark.parametrize("head", HEADS)
def test_such_a_table_does_not_make_less_the_better(head: str) -> None:
    text = PROGRESS.format(way="Naik", head=head, share="92,70")
    assert [found[1:] for found in told(text, AuditRule.TREND)] == [("Naik", "Turun")]
