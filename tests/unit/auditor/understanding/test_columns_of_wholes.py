"""A column that adds up to the whole of a list in a sentence is as whole as the list."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

STAFF = """
1.2 Keadaan Pegawai

Pada akhir tahun 2031 terdapat 69 pegawai, yang terdiri dari 7 orang pejabat struktural, 3 orang penjaga \
menara, {guides} orang pemandu kapal, dan 46 orang tenaga honorer.

Tabel 1.1 Komposisi Pegawai

No | Jabatan | Jumlah
1 | Kepala | 0 orang
2 | Sekretaris | 1 orang
3 | Kepala Bidang | 3 orang
4 | Kepala Seksi | {heads} orang
5 | Penjaga Menara | 3 orang
6 | Pemandu Kapal | 14 orang
7 | Tenaga Honorer | 46 orang
"""


def of(text: str, printed: str) -> list[Finding]:
    return [f for f in audited(text).to_mend if f.printed == printed]


def test_of_two_whole_lists_neither_is_commanded_to_change() -> None:
    (found,) = of(STAFF.format(guides=13, heads=2), "13")
    assert (found.verdict, found.computed) == ("salah satu", "14")
    assert "salah satunya keliru. Periksa sumbernya." in found.why
    assert found.repair is None


def test_a_list_that_is_whole_beside_a_table_that_is_not_is_right() -> None:
    (found,) = of(STAFF.format(guides=13, heads=3), "13")
    assert found.verdict == "tetap"
    assert found.repair is not None
    assert (found.repair.printed, found.repair.repaired) == ("14", "13")


@pytest.mark.parametrize("heads", [2, 3])
def test_lists_that_agree_are_silent_whatever_the_column_adds_up_to(heads: int) -> None:
    found = audited(STAFF.format(guides=14, heads=heads)).to_mend
    assert {f.printed for f in found if f.rule is AuditRule.CROSSREF} == set()


WORDS = (
    ("pemandu kapal", "Pemandu Kapal"),
    ("penyuluh ternak", "Penyuluh Ternak"),
    ("perawat hewan", "Perawat Hewan"),
)


@pytest.mark.parametrize(("told", "headed"), WORDS)
def test_whatever_the_parts_are_called(told: str, headed: str) -> None:
    text = STAFF.replace("pemandu kapal", told).replace("Pemandu Kapal", headed)
    (found,) = of(text.format(guides=13, heads=2), "13")
    assert (found.verdict, found.computed) == ("salah satu", "14")
