"""Achievements with figures of other tables, and wrong figures that running text repeats."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

FERRY = """
LAPORAN KINERJA DINAS PENYEBERANGAN TAHUN 2032

Tabel 2.1 Sasaran Strategis

Indikator Sasaran | Target | | |
 | 2031 | 2032 | 2033 | 2034
Persentase pelayaran yang tepat jadwal | 70,00% | 75,00% | 80,00% | 85,00%

Tabel 3.1 Capaian Tahun 2032

Indikator | 2031 | 2032 | | Capaian 2032 terhadap 2034
 | Capaian | Realisasi | Capaian |
Persentase pelayaran yang tepat jadwal | {past} | 78,20% | 104,27% | {end}

Tabel 3.2 Perbandingan Realisasi

Indikator | Realisasi 2031 | Realisasi 2032
Persentase pelayaran yang tepat jadwal | 71,40% | 78,20%
Persentase penumpang yang diasuransikan | 98,10% | 99,40%
"""
PARKS = """
LAPORAN KINERJA DINAS PERTAMANAN TAHUN 2027

Tabel 1 Rencana

No | Indikator | Target 2027 | Target 2029
1 | Indeks kenyamanan taman kota menurut warga | 72,00 | 80,00

"""
SENTENCE = (
    "Indeks kenyamanan taman kota menurut warga pada tahun 2027 sebesar 74,00 bila dibandingkan dengan "
    "target akhir Renstra (tahun 2029) maka capaiannya mencapai {}%."
)


@pytest.mark.parametrize(
    ("past", "end", "wrong"),
    [
        ("102,00%", "92,00%", []),
        ("120,00%", "92,00%", [("120,00", "102,00")]),
        ("102,00%", "91,20%", [("91,20", "92,00")]),
    ],
)
def test_achievements_of_other_years_rest_on_other_tables(
    past: str, end: str, wrong: list[tuple[str, str]]
) -> None:
    found = told(FERRY.format(past=past, end=end), AuditRule.ACHIEVEMENT)
    assert [(printed, computed) for _, printed, computed in found] == wrong


@pytest.mark.parametrize(
    ("past", "end", "verdict"),
    [("120,00%", "92,00%", "menurut hitungan"), ("102,00%", "91,20%", "seharusnya")],
)
def test_what_was_agreed_in_an_earlier_year_may_be_another_target(past: str, end: str, verdict: str) -> None:
    (found,) = [
        f for f in audited(FERRY.format(past=past, end=end)).findings if f.rule is AuditRule.ACHIEVEMENT
    ]
    assert found.verdict == verdict


@pytest.mark.parametrize(("end", "wrong"), [("92,50", False), ("95,20", True)])
def test_a_sentence_against_the_end_of_the_plan(end: str, wrong: bool) -> None:
    assert bool(told(f"{PARKS}\n{SENTENCE.format(end)}\n", AuditRule.ACHIEVEMENT)) is wrong


def test_a_wrong_figure_that_a_sentence_repeats_follows_from_the_first() -> None:
    text = FERRY.format(past="102,00%", end="91,20%")
    text += "\nTerhadap akhir rencana, ketepatan jadwal sudah 91,20% dan penumpang terlindungi 99,40%.\n"
    first, echo = (f for f in audited(text).findings if f.rule is AuditRule.ACHIEVEMENT)
    assert (first.root, echo.root) == (None, first.id)
    assert "91,20" in echo.why


def test_a_right_figure_is_repeated_without_a_word() -> None:
    text = FERRY.format(past="102,00%", end="92,00%")
    assert not [f for f in audited(f"{text}\nKetepatan sudah 92,00%.\n").findings if f.root]
