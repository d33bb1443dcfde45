"""Right sentences and tables in which figures of other things stand side by side: nothing is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.reports import audit_file, find_reports
from capaian.domain.audit import AuditRule
from capaian.domain.errors import FileError


def told(text: str) -> list[tuple[AuditRule, str, str]]:
    return [(finding.rule, finding.printed, finding.computed) for finding in audited(text).findings]


ACHIEVED = "Minat baca mencapai hasil 64,20 dari target 62,50. {} sebesar 62,40 persen."


@pytest.mark.parametrize(
    "words",
    [
        "Ukuran dengan tingkat capaian terendah adalah arsip yang dipindai",
        "Capaian indikator arsip yang dipindai adalah",
        "Sedangkan capaian arsip yang dipindai",
    ],
)
def test_the_achievement_of_another_thing_is_not_held_against_the_figures_before(words: str) -> None:
    assert told(ACHIEVED.format(words)) == []


def test_the_achievement_of_the_same_thing_is() -> None:
    found = told(ACHIEVED.format("Dengan demikian capaian indikator ini"))
    assert found == [(AuditRule.ACHIEVEMENT, "62,40", "102,72")]


READERS = "Pengunjung terbanyak adalah pelajar, yaitu 10.365 orang atau {} persen dari {} 16.225 orang."


def test_a_whole_stands_in_the_clause_of_its_share() -> None:
    assert told(READERS.format("63,88", "seluruh pengunjung sebanyak")) == []
    assert told(READERS.format("68,38", "seluruh pengunjung sebanyak")) != []
    assert told(READERS.format("68,38", "semua pengunjung, dan tahun ini datang")) == []


def test_a_figure_whose_size_stands_in_words_is_rounded() -> None:
    assert told("Terjual 836.128 unit, atau 83 persen dari target 1 juta unit.") == []
    assert told("Bantuan naik dari 12 ribu menjadi 9 ribu rupiah sehari.") == []


CHANGES = """
Tabel 1 Hasil Dua Tahun

Ukuran | Hasil 2023 | Hasil 2024 | Selisih | Arah
Minat baca | 60,10 | 64,20 | 4,10 | Naik
Arsip | 68,40 | 71,25 | 2,85 | {}
Desa | 30,00 | 36,67 | 6,67 | Naik
Kunjungan | 17.004 | 16.225 | -779 | Turun
"""


@pytest.mark.parametrize(("word", "found"), [("Naik", []), ("Turun", [(AuditRule.TREND, "Turun", "Naik")])])
def test_a_direction_is_that_of_two_years_and_not_of_their_difference(
    word: str, found: list[tuple[AuditRule, str, str]]
) -> None:
    assert told(CHANGES.format(word)) == found


def test_what_is_no_regular_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "laporan.txt"
    os.mkfifo(pipe)
    with pytest.raises(FileError, match="bukan berkas biasa"):
        audit_file(*find_reports(pipe))
