"""Shares of a column in its own total."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

STAFF = """
Tabel 1.2 Pegawai Menurut Pendidikan
No | Pendidikan | Jumlah (orang) | Persentase (%)
1 | Strata 2 | 8 | 12,70
2 | Strata 1 | 29 | 46,03
3 | Diploma III | 7 | 11,11
4 | SMA sederajat | 17 | 26,98
5 | SMP sederajat | 2 | 3,17
Jumlah | | 63 | 100,00
"""
VISITS = """
Tabel 4. Kunjungan per Loket
Loket | Pagi | Siang | Seluruh Kunjungan | Bagian
Loket A | 120 | 80 | 200 | 25%
Loket B | 150 | 90 | 240 | 30%
Loket C | 60 | 100 | 160 | 20%
Loket D | 110 | 90 | 200 | 25%
Total | 440 | 360 | 800 | 100%
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "computed"),
    [
        (STAFF, "| 7 | 11,11", "| 7 | 11,67", "11,11"),
        (STAFF, "| 29 | 46,03", "| 29 | 48,33", "46,03"),
        (VISITS, "240 | 30%", "240 | 34%", "30"),
    ],
)
def test_a_share_of_another_whole_is_told(text: str, right: str, wrong: str, computed: str) -> None:
    assert told(text, AuditRule.RATIO) == []
    found = told(text.replace(right, wrong), AuditRule.RATIO)
    assert [(f[1].rstrip("%"), f[2]) for f in found] == [(wrong.split()[-1].rstrip("%"), computed)]


def test_shares_of_a_whole_that_is_not_printed_are_left_alone() -> None:
    of_others = STAFF.replace("12,70", "9,1").replace("46,03", "33,3").replace("26,98", "19,2")
    assert told(of_others, AuditRule.RATIO) == []
    assert (
        told(STAFF.replace("Jumlah | | 63 | 100,00\n", "").replace("11,11", "11,67"), AuditRule.RATIO) == []
    )


PLAN = """
Tabel 5. Rencana dan Hasil
No | Uraian kegiatan | Target (%) | Realisasi (%) | Capaian (%)
1 | Terpenuhinya dokumen perencanaan | 100 | 100 | 100
2 | Terpenuhinya dokumen keuangan | 100 | 100 | 100
3 | Indeks profesionalitas pegawai | 81,50 | 85,38 | 104,76
4 | Cakupan layanan perkantoran | 100 | 93,75 | 93,75
Jumlah | | | | 99,63
"""


def test_targets_and_achievements_are_no_shares_of_a_total() -> None:
    assert told(PLAN, AuditRule.RATIO) == []


WEIGHTS = """
Tabel 6. Nilai Mutu Pelayaran
No | Komponen | Bobot (%) | Nilai | Nilai Tertimbang
1 | Kesiapan kapal | 30 | 68,40 | 20,52
2 | Ketepatan waktu | 30 | 64,75 | 19,43
3 | Kelengkapan alat | 30 | 70,18 | 21,05
4 | Awak bersertifikat | 5 | 81,26 | 4,06
5 | Kebersihan | 5 | 77,92 | {last}
Jumlah | | 100 | | 68,96
"""


def test_weights_are_no_shares_of_what_is_worked_out_of_them() -> None:
    assert told(WEIGHTS.format(last="3,90"), AuditRule.RATIO) == []
    assert [found[1:] for found in told(WEIGHTS.format(last="3,09"), AuditRule.RATIO)] == [("3,09", "3,90")]
