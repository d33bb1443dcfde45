"""Heads over changes from year to year: they name the column that the changes are of."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS TAHUN 2031

Tabel 3.20 Perkembangan Tahun 2028-2031
No | Tahun | {first} | {second} | {share} | {head}
1 | 2028 | 5.214.380.000 | 4.796.204.150 | 91,98 | -
2 | 2029 | 5.386.725.000 | 5.081.337.420 | 94,33 | {a}
3 | 2030 | 5.635.205.500 | 5.405.284.021 | 95,92 | {b}
4 | 2031 | 5.810.118.000 | 5.521.600.140 | 95,03 | {c}
"""
OF_FIRST, OF_SECOND = ("3,31", "4,61", "3,10"), ("5,94", "6,38", "2,15")


def _heads(
    head: str, changes: tuple[str, str, str], first: str, second: str, share: str = "Serapan (%)"
) -> list[tuple[str, str]]:
    names = dict(zip("abc", changes, strict=True))
    text = REPORT.format(head=head, first=first, second=second, share=share, **names)
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.LABEL)]


@pytest.mark.parametrize(
    ("first", "second", "verb"),
    [
        ("Anggaran (Rp)", "Realisasi (Rp)", "Kenaikan"),
        ("Pagu (Rp)", "Belanja (Rp)", "Pertumbuhan"),
        ("Target Pendapatan (Rp)", "Hasil Pungutan (Rp)", "Peningkatan"),
    ],
)
def test_a_head_that_names_the_other_column_is_told(first: str, second: str, verb: str) -> None:
    one, other = (f"{verb} {name.removesuffix(' (Rp)')} (%)" for name in (first, second))
    assert _heads(one, OF_FIRST, first, second) == []
    assert _heads(other, OF_SECOND, first, second) == []
    assert _heads(other, OF_FIRST, first, second) == [(other, f"kepala kolom yang menyebut {first}")]
    assert _heads(one, OF_SECOND, first, second) == [(one, f"kepala kolom yang menyebut {second}")]


@pytest.mark.parametrize("head", ["Kenaikan (%)", "Perubahan (%)", "Pertumbuhan Anggaran dan Realisasi (%)"])
def test_heads_that_name_no_column_or_both_are_left_alone(head: str) -> None:
    assert _heads(head, OF_FIRST, "Anggaran (Rp)", "Realisasi (Rp)") == []
    assert _heads(head, OF_SECOND, "Anggaran (Rp)", "Realisasi (Rp)") == []


def test_changes_that_do_not_all_fit_leave_the_head_alone() -> None:
    head = "Kenaikan Realisasi (%)"
    assert _heads(head, ("3,31", "6,38", "3,10"), "Anggaran (Rp)", "Realisasi (Rp)") == []


def test_words_that_both_columns_share_name_neither() -> None:
    found = _heads("Kenaikan Anggaran (%)", OF_SECOND, "Anggaran Murni (Rp)", "Realisasi Anggaran (Rp)")
    assert found == []
