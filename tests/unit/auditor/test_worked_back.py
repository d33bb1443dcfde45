"""An input that is wrong beside right results is told with what the results say that it is."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import Finding

CATCHES = """
BAB III HASIL

Tabel 1 Hasil Tangkapan

No | Jenis | Tahun 2031 (ton) | Tahun 2032 (ton) | Perubahan (ton) | Pertumbuhan (%)
1 | Tuna | 59.874 | 62.331 | 2.457 | 4,10
2 | Udang | 7.508 | 7.845 | 337 | 4,49
3 | Cumi | 642 | 587 | -55 | -8,57
4 | Kerapu | 1.385 | {now} | {change} | {growth}
5 | Rajungan | 934 | 1.012 | 78 | 8,35
"""
SURVEY = """
BAB III HASIL

Tabel 1 Survei Kepuasan Pelaut

No | Unsur | Rata-rata | Indeks
1 | Persyaratan | {mean} | {first}
2 | Prosedur | 3,38 | {second}
3 | Waktu | 3,33 | 83,25
4 | Biaya | 3,95 | 98,75
5 | Produk | 3,28 | 82,00
6 | Kompetensi | 3,47 | 86,75
7 | Perilaku | 3,58 | 89,50
8 | Sarana | 3,12 | 78,00
9 | Pengaduan | 3,60 | 90,00
Nilai IKM | | | 86,44
"""


def mended(findings: tuple[Finding, ...]) -> tuple[int, str, str] | None:
    """Return line, printed and repaired of the one finding that is a root."""
    (finding,) = (finding for finding in findings if finding.root is None)
    repair = finding.repair
    return repair and (repair.line, repair.printed, repair.repaired)


def catches(now: str = "1.516", change: str = "131", growth: str = "9,46") -> tuple[Finding, ...]:
    return audited(CATCHES.format(now=now, change=change, growth=growth)).findings


def survey(mean: str = "3,41", first: str = "85,25", second: str = "84,50") -> tuple[Finding, ...]:
    return audited(SURVEY.format(mean=mean, first=first, second=second)).findings


def test_sound_tables_are_left_alone() -> None:
    assert catches() == ()
    assert survey() == ()


@pytest.mark.parametrize("now", ["1.385", "1.012", "1.561"])
def test_a_change_and_a_growth_tell_the_figure_that_both_were_worked_out_of(now: str) -> None:
    assert mended(catches(now=now)) == (9, now, "1.516")


def test_one_wrong_result_tells_nothing_of_its_inputs() -> None:
    assert mended(catches(change="113")) == (9, "113", "131")
    assert mended(catches(growth="9,64")) == (9, "9,64", "9,46")


def test_an_index_on_which_others_rest_tells_its_mean() -> None:
    assert mended(survey(mean="3,36")) == (6, "3,36", "3,41")


def test_an_index_that_is_wrong_takes_what_rests_on_it_with_it() -> None:
    findings = survey(second="82,25")
    assert mended(findings) == (7, "82,25", "84,50")
    assert {finding.line for finding in findings if finding.root} == {15}
