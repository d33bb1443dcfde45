"""Falls without their minus: beside `Turun` it may be left out, and is lost where others have it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

CHANGES = """LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 1 Perbandingan Realisasi Tahun 2030 dan 2031

No | Indikator Kinerja | Realisasi 2030 | Realisasi 2031 | Perubahan | Keterangan
1 | Kapal yang berangkat tepat waktu | 70,12 | 74,35 | 4,23 | Naik
2 | Muatan yang tercatat lengkap | 88,64 | 90,55 | 1,91 | Naik
3 | Antrean kapal di dermaga | 13,25 | 10,50 | {first} | Turun
4 | Rambu suar yang menyala | 79,10 | 78,36 | {second} | Turun
5 | Nilai kepuasan awak kapal | 84,37 | 87,31 | 2,94 | Naik

{said}
"""
FELL = "Rambu suar yang menyala turun 0,74 poin."
ROSE = "Rambu suar yang menyala naik 0,74 poin."


def said(first: str, second: str, sentence: str = "") -> list[tuple[str, str]]:
    report = CHANGES.format(first=first, second=second, said=sentence)
    return [(found.printed, found.computed) for found in audited(report).findings if found.root is None]


@pytest.mark.parametrize("sentence", ["", FELL])
def test_a_minus_that_other_falls_have_is_lost_in_the_table_alone(sentence: str) -> None:
    assert said("-2,75", "0,74", sentence) == [("0,74", "\u22120,74")]


@pytest.mark.parametrize(("first", "second"), [("-2,75", "-0,74"), ("2,75", "0,74")])
def test_falls_are_told_with_their_minus_or_by_a_word(first: str, second: str) -> None:
    assert said(first, second, FELL) == []


@pytest.mark.parametrize(("first", "second"), [("-2,75", "-0,74"), ("2,75", "0,74")])
def test_a_fall_that_text_calls_a_rise_is_told_with_or_without_a_minus(first: str, second: str) -> None:
    assert said(first, second, ROSE) == [("naik", "turun")]


def test_a_cell_that_says_itself_that_it_is_a_fall_needs_no_minus() -> None:
    assert said("-2,75", "turun 0,74", FELL) == []
