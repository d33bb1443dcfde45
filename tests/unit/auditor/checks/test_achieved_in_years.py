"""Achievements of former years beside actuals, where another table has the targets of those years."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2022

Tabel 1 {title}

No | Sasaran Strategis | Indikator Kinerja | Satuan | {heads}
1 | Meningkatnya hasil tangkapan | Produksi perikanan tangkap | Ton | 8.200 | 8.500 | 8.900 | 9.300
2 | Meningkatnya hasil budidaya | Produktivitas kolam ikan | Kg/m2 | 2,40 | 2,55 | 2,70 | 2,80
3 | Meningkatnya gizi | Konsumsi ikan segar per kapita | Kg | 41,5 | 42,0 | 43,5 | 44,0
4 | Menurunnya pelanggaran | Kasus penangkapan terlarang | Kasus | 20 | 16 | 12 | 10
5 | Naiknya pendapatan | Retribusi pelelangan | Rp | 620.000.000 | 650.000.000 | 700.000.000 | 750.000.000

Tabel 2 Perbandingan Realisasi dan Capaian Kinerja Tahun 2020-2022

No | Indikator Kinerja | Realisasi | | | Capaian (%) | |
 | | 2020 | 2021 | 2022 | 2020 | 2021 | 2022
1 | Produksi perikanan tangkap | 8.051 | 8.640 | 8.815 | {catch} | 101,65 | 99,04
2 | Produktivitas kolam ikan | 2,36 | 2,61 | 2,69 | 98,33 | {pond} | 99,63
3 | Konsumsi ikan segar per kapita | 41,2 | 42,7 | 43,1 | 99,28 | 101,67 | 99,08
4 | Kasus penangkapan terlarang | 22 | 15 | 11 | {cases} | 106,25 | 108,33
5 | Retribusi pelelangan | 601.400.000 | 664.950.000 | 712.320.000 | {levy} | 102,30 | 101,76
"""
TITLE, HEADS = "Target Renstra Tahun 2020-2023", "2020 | 2021 | 2022 | 2023"


def report(
    catch: str = "98,18",
    pond: str = "102,35",
    cases: str = "90,00",
    levy: str = "97,00",
    title: str = TITLE,
    heads: str = HEADS,
) -> str:
    return REPORT.format(catch=catch, pond=pond, cases=cases, levy=levy, title=title, heads=heads)


@pytest.mark.parametrize(
    ("title", "heads"),
    [(TITLE, HEADS), ("Indikator Kinerja", "Target 2020 | Target 2021 | Target 2022 | Target 2023")],
)
def test_a_former_year_is_held_against_its_target(title: str, heads: str) -> None:
    sound = report(title=title, heads=heads)
    assert told(sound, AuditRule.ACHIEVEMENT) == []
    wrong = report("89,18", "103,25", title=title, heads=heads)
    assert told(wrong, AuditRule.ACHIEVEMENT) == [(16, "89,18", "98,18"), (17, "103,25", "102,35")]


def test_less_is_better_in_one_row() -> None:
    """(2 x 20 - 22) ÷ 20 = 90 %."""
    assert told(report(cases="92,00"), AuditRule.ACHIEVEMENT) == [(19, "92,00", "90,00")]


@pytest.mark.parametrize(
    "changed",
    [{"pond": "100,38"}, {"levy": "93,97"}, {"catch": "99,40"}, {"pond": "100,00"}, {"levy": "99,40"}],
)
def test_a_target_that_was_changed_since_the_plan_is_no_slip(changed: dict[str, str]) -> None:
    """2,61 of 2,60; Rp601.400.000 of Rp640.000.000; 8.051 of 8.100; 102,35 capped; of Rp605.000.000."""
    assert told(report(**changed), AuditRule.ACHIEVEMENT) == []


def of_points(achieved: str, target: str = "74,00") -> str:
    """73,85 of 74,00 is 99,80 %."""
    text = report().replace(
        "Konsumsi ikan segar per kapita | Kg | 41,5", f"Konsumsi ikan segar per kapita | Kg | {target}"
    )
    return text.replace("| 41,2 |", "| 73,85 |").replace("99,28", achieved)


@pytest.mark.parametrize(
    ("achieved", "target", "right"),
    [
        pytest.param("100,20", "74,00", "99,80", id="the target divided by the actual"),
        pytest.param("100,15", "73,96", "99,85", id="the same of a target in hundredths"),
        pytest.param("99,93", "74,00", "99,80", id="73,85 of 73,90, beside whole targets"),
    ],
)
def test_no_target_that_a_plan_would_set_explains_it(achieved: str, target: str, right: str) -> None:
    assert told(of_points(right, target), AuditRule.ACHIEVEMENT) == []
    assert told(of_points(achieved, target), AuditRule.ACHIEVEMENT) == [(18, achieved, right)]


def test_whole_targets_may_have_been_changed_by_halves() -> None:
    """73,85 of 73,50 is 100,48 %."""
    assert told(of_points("100,48"), AuditRule.ACHIEVEMENT) == []


def test_a_column_that_mostly_does_not_fit_is_of_other_targets() -> None:
    text = report("89,18", levy="79,00").replace("99,28", "92,98").replace("98,33", "89,33")
    assert told(text, AuditRule.ACHIEVEMENT) == []
