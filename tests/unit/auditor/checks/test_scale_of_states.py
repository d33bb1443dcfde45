"""Classes in columns that are called otherwise than the field calls them: states, levels, groups."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

VILLAGES = """
Tabel 4 Skala Kemajuan Desa Wisata

No | Rentang Nilai | Status
1 | 0,00 - 39,99 | Perintis
2 | 40,00 - 69,99 | Tumbuh
3 | 70,00 - 100,00 | Unggul

Tabel 5 Kemajuan Desa Wisata Tahun 2031

No | Desa | Atraksi | Jalan | Nilai | Status
1 | Wai Lunak | 70,20 | 81,40 | 75,80 | Unggul
2 | Batu Alun | 48,10 | 50,30 | 49,20 | Tumbuh
3 | Kali Semar | 66,00 | 61,80 | 63,90 | {}
4 | Teluk Ratih | 30,40 | 35,60 | 33,00 | Perintis
"""
PUMPS = """
Tabel 2 Klasifikasi Keadaan Pompa

Interval | Golongan
<= 50 | Rusak
51 - 80 | Perlu Perawatan
81 - 100 | Laik

Tabel 3 Keadaan Pompa Tahun 2029

Rumah Pompa | Jam Jalan | Skor | Golongan
Muara | 4.120 | 92 | Laik
Simpang | 3.871 | 77 | {}
Tanggul | 1.204 | 41 | Rusak
Waduk | 2.610 | 88 | Laik
"""


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        (VILLAGES, "Tumbuh", "Unggul"),
        (VILLAGES, "Tumbuh", "Perintis"),
        (PUMPS, "Perlu Perawatan", "Laik"),
        (PUMPS, "Perlu Perawatan", "Rusak"),
    ],
)
def test_a_state_is_the_class_of_the_column_that_the_other_rows_bear_out(
    table: str, right: str, wrong: str
) -> None:
    assert told(table.format(right), AuditRule.SCALE) == []
    ((_, printed, computed),) = told(table.format(wrong), AuditRule.SCALE)
    assert (printed.split(": ")[1], computed) == (wrong, right)


def test_states_that_no_column_bears_out_are_of_something_else() -> None:
    other = VILLAGES.format("Perintis").replace("49,20 | Tumbuh", "49,20 | Unggul")
    assert told(other, AuditRule.SCALE) == []


def test_two_rows_are_too_few_to_tell_the_column() -> None:
    few = "\n".join(line for line in VILLAGES.format("Unggul").splitlines() if line[:2] not in ("1 ", "2 "))
    scale = VILLAGES.partition("Tabel 5")[0]
    assert told(scale + few.partition("Tabel 5")[1] + few.partition("Tabel 5")[2], AuditRule.SCALE) == []


def test_words_that_are_no_classes_keep_a_column_from_being_one_of_states() -> None:
    mixed = VILLAGES.format("Unggul").replace("33,00 | Perintis", "33,00 | Ditutup")
    assert told(mixed, AuditRule.SCALE) == []
