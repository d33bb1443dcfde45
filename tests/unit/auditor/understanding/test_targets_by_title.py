"""Targets that the title of a table alone calls so are those of the report's year elsewhere."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.understanding.joins import find_joins
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 2.1
{title}

No | Indikator | Satuan | 2030 | {head} | 2032
1 | Ketepatan jadwal | % | 80,00 | 82,00 | 84,00
2 | Kebersihan dermaga | % | 70,00 | {plan} | 78,00
3 | Lampu suar menyala | % | 91,00 | 93,00 | 95,00
4 | Nelayan berasuransi | % | 40,00 | 45,00 | 50,00

Tabel 3.1
Hasil Tahun 2031

No | Indikator | Satuan | {target} | Realisasi | Capaian (%)
1 | Ketepatan jadwal | % | 82,00 | 83,64 | 102,00
2 | Kebersihan dermaga | % | 74,00 | 75,48 | 102,00
3 | Lampu suar menyala | % | {lit} | 88,35 | 95,00
4 | Nelayan berasuransi | % | 45,00 | 41,40 | 92,00
"""
LIBRARY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

Tabel 1
Rencana Strategis: Target Tahunan

Ukuran | Tahun 2031 | Tahun 2032
Kunjungan anak sekolah | 4.000 | 4.400
Buku yang dipinjam | {} | 9.500
Taman baca binaan | 37 | 41

Tabel 2
Hasil Kerja

Ukuran | Target | Realisasi | Capaian (%)
Kunjungan anak sekolah | 4.000 | 4.200 | 105,00
Buku yang dipinjam | 9.000 | 8.550 | 95,00
Taman baca binaan | 37 | 37 | 100,00
"""


def harbour(
    title: str = "Target Renstra 2030-2034",
    plan: str = "74,00",
    head: str = "2031",
    target: str = "Target",
    lit: str = "93,00",
) -> list[tuple[str, str, Level]]:
    text = HARBOUR.format(title=title, plan=plan, head=head, target=target, lit=lit)
    found = [each for each in audited(text).findings if each.rule is AuditRule.CROSSREF]
    return [(each.printed, each.computed, each.level) for each in found]


@pytest.mark.parametrize(
    "title", ["Target Renstra 2030-2034", "Indikator dan Target Lima Tahun", "Target Kinerja Dinas Pelabuhan"]
)
@pytest.mark.parametrize("target", ["Target", "Target 2031"])
def test_a_target_differs_from_that_of_a_table_of_targets(title: str, target: str) -> None:
    assert harbour(title, target=target) == []
    assert harbour(title, "72,00", target=target) == [("72,00", "", Level.WARNING)]  # two documents


def test_thousands_and_few_rows_are_targets_too() -> None:
    found = [f for f in audited(LIBRARY.format("9.000")).findings if f.rule is AuditRule.CROSSREF]
    assert found == []
    report = read(LIBRARY.format("9.000"))
    assert [(join.is_by_title, join.equal) for join in find_joins(report)] == [(True, 3)]


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Realisasi dan Target Renstra 2030-2034"},
        {"title": "Target Semula Tahun 2030-2032"},
        {"title": "Target Sebelum Perubahan Renstra"},
        {"title": "Target Nasional 2030-2034"},
        {"title": "Hasil Tiga Tahun"},
        {"head": "2031 (awal)"},
        {"head": "2033"},
        {"target": "Target 2030"},
        {"target": "Target Perubahan"},
        {"lit": "91,00"},  # two of four differ: another plan
    ],
)
def test_other_tables_of_years_bind_no_target(changed: dict[str, str]) -> None:
    assert harbour(plan="72,00", **changed) == []


def test_heads_that_name_targets_themselves_are_of_a_plan_too() -> None:
    assert harbour("Rencana", "72,00", "Target 2031") == [("72,00", "", Level.WARNING)]


def test_a_wrong_target_of_the_results_is_the_one_that_differs() -> None:
    assert [found[:2] for found in harbour(lit="39,00")] == [("39,00", "93,00")]
