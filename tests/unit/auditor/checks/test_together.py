"""Shares of two parts together in the whole of a third column."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TITLE = "LAPORAN KINERJA DINAS TAHUN 2031\n\n"
TREATED = """
Tabel 3.1 Hasil Pengobatan Menurut Puskesmas
No | Puskesmas | {whole} | {first} | {second} | {share}
1 | Melati | 512 | 401 | 62 | 90,43
2 | Dahlia | 468 | 352 | 58 | {dahlia}
3 | Seruni | 331 | 251 | 37 | 87,01
4 | Kenanga | 420 | 331 | 49 | 90,48
5 | Teratai | 205 | 139 | 31 | {teratai}
 | Jumlah | 1.936 | 1.474 | 237 | 88,38
"""
HEADS = [
    ("Penderita Diobati", "Sembuh", "Pengobatan Lengkap", "Keberhasilan (%)"),
    ("Balita Ditimbang", "Gizi Kurang", "Gizi Buruk", "Kurang dan Buruk (%)"),
    ("Pemohon", "Terbit di Loket", "Terbit Keliling", "% Terbit"),
    ("Kapal", "Baik", "Rusak Ringan", "Persentase Layak"),
]


def _ratios(heads: tuple[str, str, str, str], dahlia: str, teratai: str) -> list[tuple[str, str]]:
    names = dict(zip(("whole", "first", "second", "share"), heads, strict=True))
    text = TITLE + TREATED.format(**names, dahlia=dahlia, teratai=teratai)
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.RATIO)]


@pytest.mark.parametrize("heads", HEADS)
def test_a_wrong_share_of_two_parts_is_told(heads: tuple[str, str, str, str]) -> None:
    assert _ratios(heads, "87,61", "82,93") == []
    assert _ratios(heads, "75,21", "82,93") == [("75,21", "87,61")]
    assert _ratios(heads, "87,61", "87,01") == [("87,01", "82,93")]


@pytest.mark.parametrize(("dahlia", "teratai"), [("75,21", "67,80"), ("12,39", "15,12")])
def test_columns_that_give_too_few_shares_are_left_alone(dahlia: str, teratai: str) -> None:
    """Two rows of five are of one part alone: nothing tells which is meant."""
    assert _ratios(HEADS[0], dahlia, teratai) == []


def test_targets_and_achievements_are_no_shares_of_counts() -> None:
    assert _ratios((*HEADS[0][:3], "Target (%)"), "75,21", "82,93") == []
    assert _ratios((*HEADS[0][:3], "Capaian (%)"), "75,21", "82,93") == []


def test_equal_rows_tell_nothing() -> None:
    rows = "\n".join(
        f"{place} | Posko {name} | 200 | 90 | 10 | 50,00" for place, name in enumerate("ABCDE", 1)
    )
    last = "6 | Posko F | 200 | 90 | 20 | 50,00"
    table = f"Tabel 3.1 Posko\nNo | Posko | Warga | Dewasa | Anak | Terlayani (%)\n{rows}\n{last}\n"
    assert told(TITLE + table, AuditRule.RATIO) == []
