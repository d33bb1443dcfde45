"""A row that lost its minus is one mistake: the total is right, and the rates follow from the difference."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import Finding

PUPILS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2024

Tabel 3.6 Perkembangan Jumlah Siswa
Kecamatan | 2023 | 2024 | Bertambah/Berkurang | %
Cempaka | 8.400 | 8.568 | 168 | 2,00
Melati | 7.500 | 7.350 | {change} | {rate}
Kenanga | 5.200 | 5.304 | 104 | 2,00
Anggrek | 3.000 | 3.075 | 75 | 2,50
Jumlah | 24.100 | 24.297 | {total}
"""
LEVIES = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2023

Tabel 3.4
Pertumbuhan Pendapatan Retribusi per Terminal
Terminal | 2022 (Rp) | 2023 (Rp) | Selisih (Rp) | Pertumbuhan (%)
Sukamaju | 812.000.000 | 852.600.000 | 40.600.000 | 5,00
Ciawi | 450.000.000 | 436.500.000 | {change} | {rate}
Pasar Baru | 320.000.000 | 326.400.000 | 6.400.000 | 2,00
Jumlah | 1.582.000.000 | 1.615.500.000 | {total}
"""


def pupils(change: str = "-150", rate: str = "-2,00", total: str = "197 | 0,82") -> tuple[Finding, ...]:
    return audited(PUPILS.format(change=change, rate=rate, total=total)).findings


def levies(
    change: str = "(13.500.000)", rate: str = "(3,00)", total: str = "33.500.000 | 2,12"
) -> tuple[Finding, ...]:
    return audited(LEVIES.format(change=change, rate=rate, total=total)).findings


def roots(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in findings if f.root is None]


def test_falls_with_their_minus_or_brackets_are_told_nothing() -> None:
    assert pupils() == levies() == ()


def test_the_rate_of_a_difference_without_its_minus_changes_with_it() -> None:
    found = pupils("150", "2,00")
    assert roots(found) == [("difference", "150", "\u2212150")]
    assert "Ikut berubah: 2,00 menjadi \u22122,00" in found[0].why
    assert [(f.printed, f.stays) for f in found if f.root] == [("197", True)]


@pytest.mark.parametrize("rate", ["(3,00)", "3,00"], ids=["the difference alone", "its growth as well"])
def test_a_growth_without_its_brackets_follows_from_the_difference(rate: str) -> None:
    found = levies("13.500.000", rate)
    assert roots(found) == [("difference", "13.500.000", "\u221213.500.000")]
    right = {f.printed: f.stays for f in found if f.root == found[0].id}
    assert right == ({"33.500.000": True} if rate == "(3,00)" else {"33.500.000": True, "3,00": False})


def test_a_minus_lost_in_the_difference_alone_leaves_its_rate() -> None:
    found = pupils("150")
    assert roots(found) == [("difference", "150", "\u2212150")]
    assert {f.printed: f.stays for f in found if f.root} == {"-2,00": True, "197": True}


def test_a_rate_that_lost_its_brackets_alone_stands_by_itself() -> None:
    assert roots(levies(rate="3,00")) == [("ratio", "3,00", "\u22123,00")]


def test_a_wrong_total_is_no_lost_minus() -> None:
    """168 - 150 + 104 + 75 is 197; 179 is a slip of that, and no sign mends it."""
    found = pupils(total="179 | 0,82")
    assert ("179", "197") in {(printed, right) for _, printed, right in roots(found)}
    assert all("minus" not in (f.repair.change if f.repair else "") for f in found)
