"""Who leads, who follows, who comes last, in everyday words; and gaps of rows that are shares."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

Tabel 3.6 Kapal Terdaftar Tiap Pelabuhan
No | Pelabuhan | Kapal | Cakupan (%)
1 | Ilir | 29.480 | 99,09
2 | Ulu | 23.911 | 99,49
3 | Tanjung | 19.987 | 98,34
4 | Lesung | 21.874 | 98,30
5 | Rotan | 13.020 | 96,88

{sentence}
"""
GAPS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

Tabel 3.5 Realisasi terhadap Target
No | Indikator | Realisasi 2031 | Target 2033 | Selisih
1 | Nilai pelabuhan | 85,12 | 86,50 | -1,38
2 | Cakupan kapal terdaftar | 53,74 | 70,00 | -16,26
3 | Persentase nelayan terlindungi | 95,94 | 98,00 | -2,06

{sentence}
"""


def found(report: str, sentence: str, rule: AuditRule) -> list[tuple[str, str]]:
    return [each[1:] for each in told(report.format(sentence=sentence), rule)]


@pytest.mark.parametrize(
    ("sentence", "rule", "right"),
    [
        ("Paling belakang adalah pelabuhan Lesung dengan cakupan 98,30 persen.", AuditRule.CLAIM, "Rotan"),
        ("Cakupan paling buncit ada di pelabuhan Tanjung.", AuditRule.CLAIM, "Rotan"),
    ],
)
def test_who_is_said_to_come_last_does(sentence: str, rule: AuditRule, right: str) -> None:
    assert [computed for _, computed in found(REPORT, sentence, rule)] == [right]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Yang memimpin Ulu dengan 99,49 persen, disusul Tanjung 98,34 persen.", ["Ilir"]),
        ("Yang memimpin Ulu dengan 99,49 persen, disusul Ilir 99,09 persen.", []),
        ("Yang teratas Ulu (99,49), diikuti Lesung (98,30).", ["Ilir"]),
    ],
)
def test_who_follows_the_leader_does(sentence: str, wrong: list[str]) -> None:
    assert [computed for _, computed in found(REPORT, sentence, AuditRule.RANK)] == wrong


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Kapal terdaftar masih kurang 16,26 orang.", ["16,26 orang"]),
        ("Perlindungan nelayan kurang 2,06 jiwa lagi.", ["2,06 jiwa"]),
        ("Kapal terdaftar masih kurang 16,26 poin.", []),
        ("Penilaian pelabuhan kurang 1,38 orang.", []),
    ],
)
def test_a_gap_of_a_row_of_shares_is_counted_in_nothing(sentence: str, printed: list[str]) -> None:
    assert [each for each, _ in found(GAPS, sentence, AuditRule.UNIT)] == printed
