"""Moves whose end is told before where they began: `meningkat menjadi 74,40% dari 71,33%`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA TAHUN 2031\n\nBAB III HASIL\n\n3.5 Cakupan\n\n"


def directions(sentence: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(f"{HEAD}{sentence}\n", AuditRule.TREND)]


def steps(sentence: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(f"{HEAD}{sentence}\n", AuditRule.DIFFERENCE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cakupan vaksinasi pada tahun 2031 {} menjadi 74,40% dari 76,33% pada tahun 2030.",
        "Cakupan vaksinasi {}, yaitu menjadi 74,40%, dari 76,33% tahun sebelumnya.",
        "Cakupan vaksinasi {} menjadi sebesar 74,40% pada tahun 2031 dari 76,33% pada tahun 2030.",
        "Indeks kualitas {} menjadi 74,40 dari 76,33 pada tahun 2030.",
        "Cakupan vaksinasi {} menjadi 74,40% dari 76,33%.",
        "Cakupan vaksinasi {}, yaitu dari 76,33% menjadi 74,40%.",
    ],
)
def test_the_way_from_what_is_told_last(sentence: str) -> None:
    assert directions(sentence.format("menurun")) == []
    assert directions(sentence.format("meningkat")) == [("meningkat", "turun")]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Cakupan turun {} poin menjadi 74,40% dari 76,33% pada tahun 2030.", "1,93", "2,93"),
        ("Indeks naik {} poin pada tahun 2031 menjadi 78,40 dari 76,33 tahun sebelumnya.", "2,07", "2,70"),
        (
            "Anggaran tahun 2031 naik Rp{} menjadi Rp20.000.000.000 dari Rp19.120.000.000 pada tahun 2030.",
            "880.000.000",
            "780.000.000",
        ),
    ],
)
def test_the_step_to_what_is_told_first(sentence: str, right: str, wrong: str) -> None:
    assert steps(sentence.format(right)) == []
    assert steps(sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peserta meningkat menjadi 45 orang dari 60 orang yang diundang pada tahun 2031.",
        "Realisasi meningkat menjadi Rp18.700.000.000 dari Rp20.000.000.000 pada tahun 2031.",
        "Capaian meningkat menjadi 93,50% dari target 95,00% pada tahun 2031.",
        "Pada tahun 2030 cakupan meningkat menjadi 74,40% dari 76,33% pada tahun 2031.",
        "Peringkat meningkat menjadi 74,40 dari 76,33 pada tahun 2030.",
        "Produksi meningkat menjadi 74,40 ton dari 76,33 hektare pada tahun 2030.",
    ],
)
def test_parts_of_wholes_targets_and_other_years_are_no_levels_of_before(sentence: str) -> None:
    assert directions(sentence) == []
