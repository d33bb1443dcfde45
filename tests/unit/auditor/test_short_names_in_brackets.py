"""Letters in brackets behind the name of a row name it in sentences."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.understanding.figures import name_of
from capaian.domain.audit import AuditRule

READERS = """
LAPORAN KINERJA TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Realisasi

No | Indikator | Satuan | Realisasi 2030 | Target 2031 | Realisasi 2031 | %
1 | Tingkat Kegemaran Membaca (TGM) | Poin | 68,67 | 68,50 | 70,12 | 102,36
2 | Nilai SAKIP | Nilai | 66,40 | 70,00 | 69,15 | 98,79

{}
"""


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [("TGM tahun 2030 sebesar {} poin.", "68,67", "66,87"), ("TGM tahun 2031 {} poin.", "70,12", "71,02")],
)
def test_a_figure_told_of_them_is_held_against_the_row(words: str, right: str, wrong: str) -> None:
    assert told(READERS.format(words.format(right)), AuditRule.CROSSREF) == []
    assert told(READERS.format(words.format(wrong)), AuditRule.CROSSREF) == [(11, wrong, right)]


def test_a_figure_of_other_letters_is_left_alone() -> None:
    assert told(READERS.format("IPM tahun 2030 sebesar 66,87 poin."), AuditRule.CROSSREF) == []
    assert told(READERS.format("TGM provinsi tahun 2030 sebesar 66,87 poin."), AuditRule.CROSSREF) == []


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Tingkat Kegemaran Membaca (TGM)", "tgm"),
        ("Nilai SAKIP", ""),
        ("Panjang jalan (KM) mantap", ""),
        ("Luas (HA)", ""),
        ("(IKM)", ""),
    ],
)
def test_the_short_name_of_a_label(label: str, short: str) -> None:
    assert name_of(label).short == short
