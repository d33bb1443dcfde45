"""A percentage led by a word of movement is a growth, and never a share of the level behind it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited


def told(sentence: str) -> list[tuple[str, str, str]]:
    """Return rule, printed and computed of all that is found in a report of one sentence."""
    text = f"LAPORAN KINERJA TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n{sentence}\n"
    return [(found.rule.value, found.printed, found.computed) for found in audited(text).findings]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Kunjungan 12.500 orang atau naik {}% dari 10.000 orang pada tahun 2030.", "25", "52"),
        ("Produksi mencapai 4.860 ton atau tumbuh {}% dari 4.500 ton pada tahun sebelumnya.", "8,00", "6,00"),
        ("Produksi 4.860 ton, atau meningkat sebesar {}% dari 4.500 ton pada tahun 2030.", "8,00", "6,00"),
        ("Produksi 4.860 ton atau mengalami kenaikan {}% dari 4.500 ton tahun 2030.", "8,00", "6,00"),
        ("Produksi 4.860 ton atau lebih tinggi {}% dari 4.500 ton pada tahun 2030.", "8,00", "6,00"),
        ("Pelanggaran 120 kasus atau turun {}% dari 150 kasus pada tahun 2030.", "20", "25"),
        ("Pelanggaran 120 kasus (penurunan {}% dari 150 kasus pada tahun 2030).", "20", "25"),
        ("Belanja Rp1.350.000.000 atau turun {}% dari Rp1.500.000.000 pada tahun 2030.", "10,00", "11,00"),
    ],
)
def test_a_growth_is_recomputed_as_such(sentence: str, right: str, wrong: str) -> None:
    assert told(sentence.format(right)) == []
    assert told(sentence.format(wrong)) == [("difference", wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi Rp950.000.000 atau kurang 5% dari pagu Rp1.000.000.000.",
        "Pendapatan Rp2.400.000.000 atau melampaui 20% dari target Rp2.000.000.000.",
        "Pendapatan Rp2.400.000.000 atau mencapai 120% dari target Rp2.000.000.000.",
        "Terlayani 120 kasus atau kurang lebih 78% dari 150 kasus.",
    ],
)
def test_how_far_a_level_lies_beyond_another_is_no_share(sentence: str) -> None:
    assert told(sentence) == []


def test_a_share_without_a_word_of_movement_is_still_one() -> None:
    assert told("Terlayani 120 orang atau 85,00% dari 150 orang.") == [("ratio", "85,00", "80,00")]
    assert told("Realisasi Rp950.000.000 atau 59,00% dari pagu Rp1.000.000.000.") == [
        ("serapan", "59,00", "95,00")
    ]
