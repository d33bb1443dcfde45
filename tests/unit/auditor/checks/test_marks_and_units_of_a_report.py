"""Marks of efficiency, totals that are means, and units of products in the report of a market office."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

MARKET = """
LAPORAN KINERJA TAHUN 2031

Lampiran I

No | Uraian | Satuan | Target | Realisasi | % | Pagu (Rp) | Realisasi (Rp) | % | Efisiensi Dana |
 | | | | | | | | | Efisien | Tidak Efisien
1 | Kios pasar yang terisi | % | 80 | 76 | 95,00 | 120.500.000 | 108.450.000 | 90,00 | v |
2 | Timbangan yang ditera | % | 90 | 88 | {scales} | 96.250.000 | 91.437.500 | 95,00 | {mark} | {other}
3 | Pedagang yang dilatih | % | 60 | 63 | 105,00 | 75.400.000 | 73.892.000 | 98,00 | v |
4 | Saluran yang dibersihkan | % | 50 | 50 | 100,00 | 64.700.000 | {drains} | v |
5 | Lapak yang dicat | % | 40 | 38 | 95,00 | 51.250.000 | 46.125.000 | 90,00 | v |
"""
SOUND = {"scales": "97,78", "mark": "v", "other": "", "drains": "58.230.000 | 90,00"}


def marks(**slip: str) -> list[tuple[str, str, str]]:
    findings = audited(MARKET.format(**SOUND | slip)).findings
    return [(f.rule.value, f.printed, f.computed) for f in findings if f.computed == "Tidak Efisien"]


def test_sound_marks_are_silent() -> None:
    assert marks() == []


@pytest.mark.parametrize("mark", ["v", "\u221a", "x"])
def test_a_row_that_spent_more_than_it_reached(mark: str) -> None:
    poor = MARKET.replace("90 | 88 |", "90 | 45 |")
    found = audited(poor.format(**SOUND | {"scales": "50,00", "mark": mark})).findings
    assert [f.printed for f in found if f.computed == "Tidak Efisien"] == [mark]


def test_a_row_that_is_marked_as_not_efficient() -> None:
    poor = MARKET.replace("90 | 88 |", "90 | 45 |")
    found = audited(poor.format(**SOUND | {"scales": "50,00", "mark": "", "other": "v"})).findings
    assert [f for f in found if f.computed == "Tidak Efisien"] == []


def test_a_row_that_spent_more_than_its_budget_is_told_by_its_amounts() -> None:
    over = marks(drains="71.170.000 | 110,00")
    assert [(rule, printed) for rule, printed, _ in over] == [("efisiensi", "v")]


FISHERY = """
LAPORAN KINERJA TAHUN 2029

Lampiran II

No | Uraian | Rerata Capaian | Satuan | Target | Hasil | % | Pagu (Rp) | Realisasi (Rp) | % | Efisiensi Dana |
 | | | | | | | | | | Efisien | Tidak Efisien
1 | Kolam yang diisi benih | 95,00 | % | 80 | 76 | 95,00 | 120.500.000 | 108.450.000 | 90,00 | v |
2 | Nelayan yang disuluh | {mean} | % | 90 | 45 | 50,00 | 96.250.000 | 91.437.500 | 95,00 | v |
3 | Jaring yang dibagikan | 105,00 | % | 60 | 63 | 105,00 | 75.400.000 | 73.892.000 | 98,00 | v |
4 | Perahu yang dicat | 100,00 | % | 50 | 50 | 100,00 | 64.700.000 | 58.230.000 | 90,00 | v |
5 | Rumpon yang dipasang | 95,00 | % | 40 | 38 | 95,00 | 51.250.000 | 46.125.000 | 90,00 | v |
"""


@pytest.mark.parametrize(("mean", "is_told"), [("97,50", False), ("95,00", False), ("71,25", True)])
def test_what_another_column_says_was_reached_bears_a_mark_out(mean: str, *, is_told: bool) -> None:
    found = audited(FISHERY.format(mean=mean)).findings
    assert [f.printed for f in found if f.computed == "Tidak Efisien"] == ["v"] * is_told


UNITS = """
Tabel 1 Rencana Pasar

No | Uraian | Satuan | Rencana
1 | {name} | {unit} | 80,00
2 | Terawatnya kios pasar induk | % | 100
3 | Terbitnya izin berjualan baru | % | 100

Tabel 2 Hasil Pasar

No | Uraian | Satuan | Rencana | Hasil
1 | {name} | {unit} | 80,00 | 82,00
2 | Terawatnya kios pasar induk | % | 100 | 98
3 | Terbitnya izin berjualan baru | % | 100 | 100

Tabel 3 Keluaran Pasar

No | Uraian | Satuan | 2030 | 2031
1 | {name} | {other} | 30 | 28
2 | Terawatnya kios pasar induk | Kios | 45 | 48
3 | Terbitnya izin berjualan baru | Dokumen | 2 | 2
"""


@pytest.mark.parametrize(
    ("name", "unit", "other", "is_told"),
    [
        ("Indeks kenyamanan berbelanja", "indeks", "Orang", True),
        ("Persentase pedagang tertib", "%", "Kegiatan", True),
        ("Prosentase timbangan sah", "Persen", "Unit", True),
        ("Indeks kenyamanan berbelanja", "indeks", "poin", False),
        ("Kenyamanan para pembeli", "%", "Orang", False),
        ("Jumlah pedagang yang tertib", "Orang", "Orang", False),
    ],
)
def test_a_reckoned_measure_is_counted_in_no_table(
    name: str, unit: str, other: str, *, is_told: bool
) -> None:
    text = UNITS.format(name=name, unit=unit, other=other)
    found = [(f.printed, f.computed) for f in audited(text).findings if f.rule.value == "unit"]
    assert found == [(other, unit)] * is_told


MEANS = """
Tabel 1 Hasil Pasar

No | Pekerjaan | Hasil (%) | Pagu (Rp)
1 | Pengecatan lapak | {first} | 40.000.000
2 | Peneraan timbangan | 91,25 | 25.000.000
3 | Penataan parkir | 100,00 | 15.000.000
Jumlah A | | 95,70 | 80.000.000
4 | Pengerukan saluran | 96,00 | 12.000.000
5 | Pembersihan kios | 100,00 | 14.500.000
Jumlah B | | {mean} | 26.500.000
"""


@pytest.mark.parametrize(
    ("first", "mean", "found"),
    [
        ("95,85", "98,00", []),
        ("95,85", "89,00", [("89,00", "98,00")]),
        ("95,85", "99,50", [("99,50", "98,00")]),
        ("60,00", "89,00", []),
    ],
    ids=["sound", "below", "above", "no-mean-at-all"],
)
def test_a_total_of_shares_where_another_is_a_mean(
    first: str, mean: str, found: list[tuple[str, str]]
) -> None:
    findings = audited(MEANS.format(first=first, mean=mean)).findings
    assert [(f.printed, f.computed) for f in findings if f.rule.value == "average"] == found
