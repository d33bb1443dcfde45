"""A wrong mean or total that a report tells in its summary, its text and its end is one error, told once."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import Finding

TOURISM = """LAPORAN KINERJA DINAS PARIWISATA TAHUN 2023

Tabel 1. Capaian Kinerja Tahun 2023
Indikator | Target | Realisasi | Capaian (%)
Jumlah kunjungan | 480.000 | 483.324 | 100,69
Tingkat hunian kamar | 52,00 | 52,53 | 101,02
Lama tinggal | 2,40 | 2,31 | 96,25
{mean}
Rata-rata capaian ketiga indikator ialah {said}%.

Rata-rata capaian sebesar {said}%.
{more}"""
MARKETS = """LAPORAN KINERJA DINAS PASAR TAHUN 2027

Tabel 1. Capaian Kinerja Tahun 2027
Indikator | Target | Realisasi | Capaian (%)
Tingkat hunian kios | 88,0 | 89,4 | 101,6
Timbangan bertanda tera | 80,0 | 84,7 | 105,9
Pedagang berizin | 70,0 | 68,8 | 98,3
{mean}
Rata-rata capaian ketiga indikator adalah {said}%.

Rata-rata capaian sebesar {said}%.
{more}"""
TOLD_MEANS = [
    (TOURISM, "99,32", ["97,11", "99,86", "102,32", "107,23"]),
    (MARKETS, "101,9", ["97,1", "104,9", "107,2", "109,1"]),
]


def errors_of(report: str, **parts: str) -> tuple[Finding, ...]:
    """Return what is said of a report that tells one mean in several places."""
    return audited(report.format(**{"mean": "", "more": "", **parts})).findings


@pytest.mark.parametrize(("report", "right", "wrong"), TOLD_MEANS)
def test_a_mean_that_two_sentences_tell_is_worked_out_once(report: str, right: str, wrong: list[str]) -> None:
    assert errors_of(report, said=right) == ()
    for said in wrong:
        found = errors_of(report, said=said)
        assert {each.printed.removesuffix("%") for each in found} == {said}
        assert [each.root for each in found].count(None) == 1


@pytest.mark.parametrize(("report", "right", "wrong"), TOLD_MEANS)
def test_a_mean_that_the_table_works_out_is_right_however_often_another_is_told(
    report: str, right: str, wrong: list[str]
) -> None:
    row = f"Rata-rata | | | {right}\n"
    more = "\nSecara keseluruhan rata-rata capaian indikator kinerja sebesar {}%.\n"
    assert errors_of(report, mean=row, said=right, more=more.format(right)) == ()
    for said in wrong:
        found = errors_of(report, mean=row, said=said, more=more.format(said))
        assert {each.printed.removesuffix("%") for each in found} == {said}
