"""Sums that a sentence works out in words."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA TAHUN 2031\n\nBAB III HASIL\n\n3.5 Anggaran\n\n"


def found(sentence: str) -> list[tuple[str, str]]:
    rules = (AuditRule.DIFFERENCE, AuditRule.RATIO)
    return [(was, right) for rule in rules for _, was, right in told(f"{HEAD}{sentence}\n", rule)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Efisiensi dihitung dari selisih capaian 99,80% dengan serapan anggaran 93,50%, yaitu {}%.",
            "6,30",
            "7,30",
        ),
        (
            "Tingkat efisiensi sebesar {}% diperoleh dari capaian 99,80% dikurangi serapan 93,50%.",
            "6,30",
            "3,60",
        ),
        ("Selisih antara nilai tahun ini 74,16 dan target 72,00 adalah {}.", "2,16", "2,61"),
        (
            "Hasil per kapal sebesar {} ton diperoleh dari tangkapan 54.600 ton dibagi 10.000 kapal.",
            "5,46",
            "5,64",
        ),
        (
            "Biaya per kapal sebesar Rp {} diperoleh dari Rp 3.250.000.000 dibagi 9.562 kapal.",
            "339.887",
            "393.887",
        ),
    ],
)
def test_a_result_follows_from_what_words_make_it_of(sentence: str, right: str, wrong: str) -> None:
    assert found(sentence.format(right)) == []
    assert found(sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Biaya per kapal sebesar Rp 340.000 diperoleh dari Rp 3.250.000.000 dibagi 9.562 kapal.",
        "Produktivitas 56,00 ku/ha diperoleh dari 13.440 ton dibagi 2.400 hektare.",
        "Nilai 81,20 diperoleh dari 99,80 dikurangi 10,30 dikalikan 2.",
        "Selisih capaian 99,80% dengan serapan 93,50% dijelaskan pada tabel, yaitu 7 program.",
        "Nilai 88,10 diperoleh dari survei 412 orang, dikurangi 12 orang yang tidak menjawab.",
    ],
)
def test_rounded_results_other_units_and_longer_workings_are_left_alone(sentence: str) -> None:
    assert found(sentence) == []
