"""Rows marked by letters or Roman numbers, and further words of heads and sentences."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("a | Juru Mudi | 14 orang", "Juru Mudi"),
        ("IV. | Nakhoda | 3 orang", "Nakhoda"),
        ("b) | Kepala Dermaga | 1 orang", "Kepala Dermaga"),
        ("7 | Penjaga Pintu Air | 9", "Penjaga Pintu Air"),
        ("S1 | 11 orang | 4", "S1"),
        ("D | 11 | 4", "D"),
        ("Juru Masak | x | 4", "Juru Masak"),
    ],
)
def test_a_row_is_named_behind_its_mark(row: str, label: str) -> None:
    report = read(f"Tabel 1 Awak\nNo | Jabatan | Jumlah\n{row}\n9 | Lain-lain | 2")
    assert report.document.tables[0].rows[0].label == label


def test_a_count_by_name_is_known_in_a_table_marked_by_letters() -> None:
    rows = "a. | Kepala Kamar Mesin | 4 orang\nb. | Juru Mudi | 9 orang"
    table = f"Tabel 1 Awak Kapal\nNo | Jabatan | Jumlah\n{rows}"
    assert told(
        f"{table}\n\nAwak terdiri dari 5 Kepala Kamar Mesin dan 9 Juru Mudi.", AuditRule.CROSSREF
    ) == [(6, "5", "4")]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("% Kinerja", Role.ACHIEVEMENT),
        ("Kinerja (%)", Role.ACHIEVEMENT),
        ("Sasaran Volume", Role.TARGET),
        ("DPA (Rp)", Role.BUDGET),
        ("DPPA", Role.BUDGET),
    ],
)
def test_further_words_of_heads(head: str, role: Role) -> None:
    assert roles_of((head,))[0] is role


def test_efficiency_follows_from_performance_in_percent() -> None:
    rows = (
        "1 | Kapal | 100 | 91,50 | 8,50\n2 | Dermaga | 98,20 | 90,20 | 8,00\n3 | Suar | 97,00 | 95,00 | 4,00"
    )
    text = f"Tabel 1 Efisiensi\nNo | Program | % Kinerja | Penyerapan (%) | Tingkat Efisiensi (%)\n{rows}"
    assert told(text, AuditRule.EFFICIENCY) == [(5, "4,00", "2,00")]


@pytest.mark.parametrize("words", ["tingkat ketercapaian", "hasil", "nilai pencapaian"])
def test_a_rise_of_anything_is_the_change(words: str) -> None:
    title = "LAPORAN KINERJA TAHUN 2031\n\n"
    text = f"Pada tahun 2030 tercatat 78,00% dan tahun 2031 80,00%, terdapat kenaikan {words} sebesar 3,00%."
    assert told(title + text, AuditRule.DIFFERENCE) == [(3, "3,00", "2,00")]
