"""Heads over results that follow from targets, or from budgets."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

GOALS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

Tabel 3.1 Kinerja Tahun 2031

Indikator | Satuan | Target | Realisasi | {head}
Produksi budidaya | Ton | 1.800 | 1.692 | 94,00
Produksi tangkap | Ton | 2.400 | 2.526 | 105,25
Kelompok binaan | Kelompok | 32 | 30 | 93,75

Tabel 3.2 Perkembangan Kinerja

Indikator | Realisasi 2031 | {other}
Produksi budidaya | 1.692 | 94,00
Produksi tangkap | 2.526 | 105,25
Kelompok binaan | 30 | 93,75
"""
MONEY = """
LAPORAN KINERJA DINAS SOSIAL TAHUN 2031

Tabel 3.9 Anggaran Tahun 2029-2031

Tahun | Pagu (Rp) | Realisasi (Rp) | {head}
2029 | 487.650.000 | 461.470.000 | 94,63
2030 | 518.930.000 | 479.840.000 | 92,47
2031 | 579.230.000 | 531.700.000 | 91,79

"""
SPENT = "Serapan tahun 2031 (91,79%) lebih rendah dari tahun 2030 (92,47%)."


def heads(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.LABEL)


@pytest.mark.parametrize("head", ["Realisasi (%)", "% Realisasi", "Target (%)", "Serapan (%)"])
def test_achievements_are_called_so_where_another_table_does(head: str) -> None:
    right = GOALS.format(head="Capaian (%)", other="Capaian 2031 (%)")
    assert heads(right) == []
    assert (5, head, "Capaian (%)") in heads(GOALS.format(head=head, other="Capaian 2031 (%)"))


@pytest.mark.parametrize(
    ("head", "other"),
    [
        ("Realisasi terhadap target (%)", "Capaian 2031 (%)"),
        ("Persentase", "Capaian 2031 (%)"),
        ("Realisasi (%)", "Realisasi (%)"),
        ("Realisasi (%)", "Persentase 2031"),
    ],
    ids=["says-of-what", "says-nothing", "called-so-throughout", "called-nothing-else"],
)
def test_a_head_that_may_be_meant_is_left_alone(head: str, other: str) -> None:
    assert [found for found in heads(GOALS.format(head=head, other=other)) if found[1] == head] == []


@pytest.mark.parametrize("head", ["Capaian Kinerja (%)", "Kinerja (%)", "% Capaian Kinerja"])
@pytest.mark.parametrize("sentence", [SPENT, "Anggaran terserap 91,79%, padahal pada tahun 2030 92,47%."])
def test_what_was_spent_of_a_budget_is_no_performance(head: str, sentence: str) -> None:
    assert heads(MONEY.format(head="Serapan (%)") + sentence) == []
    assert heads(MONEY.format(head=head) + sentence) == [(5, head, "Serapan (%)")]


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("Capaian (%)", SPENT),
        ("Capaian Kinerja Keuangan (%)", SPENT),
        ("Realisasi (%)", SPENT),
        ("Capaian Kinerja (%)", ""),
        ("Capaian Kinerja (%)", "Serapan tahun 2031 adalah 91,79%."),
        ("Capaian Kinerja (%)", "Capaian kinerja serapan 91,79% dan 92,47%."),
    ],
    ids=["achieved", "of-money", "realised", "never-called", "called-once", "both-words"],
)
def test_money_may_be_achieved(head: str, sentence: str) -> None:
    assert heads(MONEY.format(head=head) + sentence) == []


def test_one_wrong_figure_hides_no_wrong_head() -> None:
    text = MONEY.format(head="Kinerja (%)").replace(
        "2031 | 579", "2028 | 400.000.000 | 380.000.000 | 93,00\n2031 | 579"
    )
    assert heads(text + SPENT) == [(5, "Kinerja (%)", "Serapan (%)")]


DOUBLED = """
Tabel 1 Hasil

No | Ukuran | Rencana {year} | Realisasi {year} | {head}
1 | Kapal yang diukur | 50 | 48 | 96,00
2 | Pelaut yang lulus | 80 | 60 | 75,00
3 | Dermaga yang laik | 20 | 21 | 105,00
"""


@pytest.mark.parametrize("year", ["2031 (%)", "Tahun 2040 (%)"])
@pytest.mark.parametrize("is_doubled", [True, False])
def test_a_result_does_not_bear_the_name_of_what_it_is_worked_out_of(year: str, *, is_doubled: bool) -> None:
    head = f"Realisasi {year}" if is_doubled else "Capaian (%)"
    found = told(DOUBLED.format(year=year, head=head).replace("Rencana", "Target"), AuditRule.LABEL)
    assert [(printed, right) for _, printed, right in found] == [(head, "Capaian (%)")] * is_doubled
