"""Rows that sum up: one for total and mean, shares of totals, and things counted that are no totals."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule

WORKS = """
Tabel 1 Program

No | Program | Capaian (%) | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Air bersih | 100,00 | 400.000.000 | 380.000.000 | 95,00
2 | Sanitasi | 96,00 | 250.000.000 | 240.000.000 | 96,00
3 | Drainase | 98,00 | 150.000.000 | 120.000.000 | 80,00
 | {name} | {mean} | {total} | 740.000.000 | {share}
"""
RIGHT = {"mean": "98,00", "total": "800.000.000", "share": "92,50"}
BOTH = ["Rata-rata dan jumlah", "Jumlah / rata-rata", "Total dan rata-rata"]


def said(name: str, **slip: str) -> list[tuple[str, str, str]]:
    findings = audited(WORKS.format(name=name, **RIGHT | slip)).findings
    return [(finding.rule.value, finding.printed, finding.computed) for finding in findings]


@pytest.mark.parametrize("name", [*BOTH, "Rata-rata", "Jumlah"])
def test_a_row_that_sums_up_rightly(name: str) -> None:
    """Its share is that of its own totals, not a mean of shares, whatever the row is called."""
    assert said(name) == []


@pytest.mark.parametrize("name", BOTH)
def test_one_row_for_totals_and_means(name: str) -> None:
    assert said(name, mean="89,00") == [("average", "89,00", "98,00")]
    assert ("sum", "840.000.000", "800.000.000") in said(name, total="840.000.000")
    assert said(name, share="95,20") == [("serapan", "95,20", "92,50")]


COUNTED = """
Tabel 1 Profil

Uraian | 2020 | 2021
Jumlah pasar | 12 | 14
Jumlah kios | 40 | 44
Jumlah pedagang | 52 | 61
Jumlah los | 30 | 31
"""
DIVIDED = """
Tabel 1 Pegawai

No | Bidang | 2020 | 2021
1 | Kehutanan | 12 | 14
2 | Perkebunan | 40 | 44
Jumlah pegawai | | 52 | {total}
"""


def test_things_that_are_counted_are_no_totals_of_those_above() -> None:
    (table,) = read(COUNTED).tables
    assert {row.kind for row in table.rows} == {RowKind.ITEM}
    assert not audited(COUNTED).findings


@pytest.mark.parametrize(("total", "found"), [("58", []), ("61", [("61", "58")])])
def test_a_total_in_the_column_of_numbers(total: str, found: list[tuple[str, str]]) -> None:
    findings = audited(DIVIDED.format(total=total)).findings
    assert [(finding.printed, finding.computed) for finding in findings] == found


def test_a_cell_that_two_sums_refute_is_one_finding() -> None:
    findings = audited(
        """
Tabel 1 Pegawai menurut golongan

Golongan | Laki-laki | Perempuan | Jumlah
IV | 3 | 2 | 5
III | 12 | 9 | 21
II | 4 | 3 | 7
Jumlah | 19 | 14 | 34
"""
    ).findings
    assert [(finding.printed, finding.computed, finding.root) for finding in findings] == [
        ("34", "33", None),
        ("34", "33", "T-001"),
    ]


TASKS = """
Tabel 1 Keluaran

No | Tugas | Keluaran (%) | Pagu (Rp)
1 | Merawat mercu suar | {first} | 40.000.000
2 | Melatih pandu kapal | 93,75 | 25.000.000
3 | Mengeruk alur | 100,00 | 15.000.000
{name} A | | 96,20 | 80.000.000
4 | Menanam bakau | 98,00 | 12.000.000
5 | Membersihkan pantai | 100,00 | 14.500.000
{name} B | | {mean} | 26.500.000
"""


def means(**said: str) -> list[tuple[str, str]]:
    findings = audited(TASKS.format(**{"name": "Jumlah", "first": "94,85", "mean": "99,00"} | said)).findings
    return [(f.printed, f.computed) for f in findings if f.rule is AuditRule.AVERAGE]


@pytest.mark.parametrize("name", ["Jumlah", "Total", "Jumlah bagian"])
def test_a_total_of_shares_is_their_mean_where_another_is(name: str) -> None:
    assert means(name=name) == []
    assert means(name=name, mean="97,00") == [("97,00", "99,00")]
    assert means(name=name, mean="90,00") == [("90,00", "99,00")]


def test_a_total_far_beyond_its_shares_is_told_where_two_others_are_means() -> None:
    third = "6 | Menjaga pulau | 100,00 | 3.000.000\n{name} C | | {third} | 3.000.000\nTotal | | 97,77 |\n"
    text = (TASKS + third).format(name="Jumlah", first="94,85", mean="99,00", third="{}")
    for printed, told_as in (("287", [("287", "100")]), ("100,00", [])):
        findings = audited(text.format(printed)).findings
        assert [(f.printed, f.computed) for f in findings if f.rule is AuditRule.AVERAGE] == told_as


def test_totals_of_shares_that_no_mean_makes_are_left_alone() -> None:
    assert means(first="60,00", mean="91,40") == []
    assert means(first="93,75", mean="91,40") == []


LATE = """
Tabel 1 Layanan

No | Layanan | Berkas | Tepat waktu (%)
{first} | Izin mendirikan | 120 | 90,00
{second} | Izin usaha | 80 | 96,00
{third} | Izin reklame | 40 | 99,00
 | {name} | 340 | {mean}
"""


@pytest.mark.parametrize(("name", "rule"), [("Jumlah", AuditRule.SUM), ("Rata-rata", AuditRule.AVERAGE)])
@pytest.mark.parametrize(
    ("numbers", "is_told"), [("123", True), ("345", False), ("234", False), ("135", True)]
)
def test_nothing_sums_up_rows_of_which_the_first_are_missing(
    name: str, rule: AuditRule, numbers: str, *, is_told: bool
) -> None:
    first, second, third = numbers
    text = LATE.format(first=first, second=second, third=third, name=name, mean="92,00")
    assert [finding.rule for finding in audited(text).findings] == [rule] * is_told


VILLAGE = """
Tabel 1 Anggaran

Kode | Uraian | Anggaran | Realisasi | {head}
4 | Pendapatan | 1.850.000.000 | 1.860.000.000 | {more}
5.1 | Pegawai | 600.000.000 | 590.000.000 | 10.000.000
5.2 | Barang dan jasa | 500.000.000 | 470.000.000 | 30.000.000
5.4 | Hibah | 90.000.000 | 85.000.000 | 5.000.000
5.5 | Bantuan | 65.000.000 | 62.500.000 | 2.500.000
5.3 | Modal | 800.000.000 | 700.000.000 | {less}
"""


@pytest.mark.parametrize("head", ["Lebih/Kurang", "Bertambah/(Berkurang)"])
@pytest.mark.parametrize(
    ("more", "less", "found"),
    [
        ("10.000.000", "100.000.000", []),
        ("-10.000.000", "100.000.000", []),
        ("10.000.000", "110.000.000", ["110.000.000"]),
        ("-10.000.000", "-100.000.000", ["-100.000.000"]),
    ],
)
def test_more_or_less_than_a_budget_is_a_size_where_none_is_signed(
    head: str, more: str, less: str, found: list[str]
) -> None:
    findings = audited(VILLAGE.format(head=head, more=more, less=less)).findings
    assert [finding.printed for finding in findings] == found


LEVELS = """
Tabel 3.2 Capaian Indikator Tahun 2031
No | Indikator | Target | Realisasi | Capaian (%)
1 | Nilai Gemar Membaca | 68,50 | 71,24 | 104,00
2 | Indeks Literasi | 62,00 | 60,83 | 98,11
3 | Indeks Kepuasan | 85,00 | 87,39 | 102,81
4 | Arsip Tertib | 70,00 | 70,83 | 101,19
 | Rata-rata | | | {}
"""


def test_numbers_of_rows_are_no_weights_of_a_mean() -> None:
    """(1 x 104,00 + 2 x 98,11 + 3 x 102,81 + 4 x 101,19) / 10 is 101,34."""
    assert told(LEVELS.format("101,53"), AuditRule.AVERAGE) == []
    assert told(LEVELS.format("101,35"), AuditRule.AVERAGE) == [(7, "101,35", "101,53")]
