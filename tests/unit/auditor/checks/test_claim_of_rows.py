"""A target told with its figure, beside the row of a table that has it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

3.2 Capaian

Tabel 3.2 Capaian Indikator Tahun 2031

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Cakupan imunisasi dasar lengkap | % | 95,00 | 91,20 | 96,00
2 | Cakupan pemeriksaan ibu hamil | % | 88,00 | 90,64 | 103,00
3 | Prevalensi stunting | % | 14,00 | 12,60 | 110,00
4 | Persentase penderita hipertensi dilayani | % | 70,00 | 71,40 | 102,00

"""


def claims(sentence: str) -> list[str]:
    return [expected for _, _, expected in told(REPORT + sentence, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Cakupan imunisasi adalah 91,20%, naik dari 90,10%, dan telah mencapai target 95,00%.",
            "belum tercapai",
        ),
        ("Imunisasi tercatat 91,20% sehingga sudah melampaui target sebesar 95,00%.", "belum tercapai"),
        ("Cakupan imunisasi 91,20% berada di atas target tahun 2031 sebesar 95,00%.", "belum tercapai"),
        ("Pemeriksaan ibu hamil adalah 90,64%, tetapi belum mencapai target 88,00%.", "tercapai"),
        ("Pemeriksaan ibu hamil baru 90,64%, masih di bawah target 88,00%.", "tercapai"),
        ("Prevalensi stunting adalah 12,60% dan belum mencapai target 14,00%.", "tercapai"),
    ],
)
def test_a_target_is_met_or_missed_as_its_row_says(sentence: str, expected: str) -> None:
    assert claims(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cakupan imunisasi adalah 91,20%, tetapi belum mencapai target 95,00%.",
        "Pemeriksaan ibu hamil adalah 90,64% dan telah mencapai target 88,00%.",
        "Prevalensi stunting adalah 12,60% dan telah memenuhi target 14,00%.",
        "Cakupan imunisasi adalah 91,20% dan telah mencapai target akhir Renstra 95,00%.",
        "Cakupan imunisasi adalah 91,20%, dan telah mencapai target 90,00%.",
        "Imunisasi naik 91,20% dan telah mencapai target 95,00%.",
    ],
)
def test_what_a_row_bears_out_or_does_not_tell_is_left_alone(sentence: str) -> None:
    assert claims(sentence) == []
