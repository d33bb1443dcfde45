"""Years of heads and titles that are wrong, where the sentence below them is right."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

COVER = "LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2032\n\nHASIL KERJA TAHUN 2032\n\n"
THREE = """
Tabel 1.1 Perbandingan Realisasi Tahun 2030-2032

No | Indikator Kinerja | {first} | {second} | {third}
1 | Produksi kakao kering | 34.980 | 35.876 | 37.215
2 | Nilai Tukar Pekebun | 101,27 | 103,86 | 105,18
3 | Indeks Kepuasan Pekebun | 81,90 | 83,76 | 85,47

Indeks Kepuasan Pekebun naik dari 83,76 pada tahun 2031 menjadi 85,47 pada tahun 2032.
"""
GROUPS = """
Tabel 1.1 Pembinaan Kelompok Tani Tahun {year}

No | Kecamatan | Jumlah Kelompok | Kelompok Dibina | Cakupan (%)
1 | Hulu Sari | 48 | 45 | 93,75
2 | Hilir Sari | 118 | 115 | 97,46
 | Jumlah | 166 | 160 | 96,39

{sentence}
"""


def years(text: str) -> list[tuple[int, str, str]]:
    return told(COVER + text, AuditRule.YEAR)


@pytest.mark.parametrize(
    ("heads", "meant"),
    [
        ((2030, 2031, 2032), ""),
        ((2030, 2032, 2032), "2030, 2031, 2032"),
        ((2031, 2031, 2032), "2030, 2031, 2032"),
        ((2030, 2031, 2031), "2030, 2031, 2032"),
    ],
)
@pytest.mark.parametrize("thing", ["Realisasi", "Realisasi Tahun"])
def test_a_doubled_head_is_told_and_no_sentence(thing: str, heads: tuple[int, int, int], meant: str) -> None:
    first, second, third = (f"{thing} {year}" for year in heads)
    found = years(THREE.format(first=first, second=second, third=third))
    assert [(printed, right) for _, printed, right in found] == (
        [(", ".join(map(str, heads)), meant)] if meant else []
    )


def test_years_that_leave_one_out_are_no_doubled_heads() -> None:
    text = THREE.format(first="Realisasi 2028", second="Realisasi 2031", third="Realisasi 2032")
    assert years(text.replace(" Tahun 2030-2032", "")) == []
    assert [printed for _, printed, _ in years(text)] == ["2028"]


def test_heads_of_other_things_are_no_run() -> None:
    assert years(THREE.format(first="Target 2031", second="Realisasi 2031", third="Realisasi 2032")) == []


SAID = "Pada tahun {year} terdapat 166 kelompok, dan 160 kelompok di antaranya telah dibina."


def test_a_sentence_of_the_reports_year_tells_that_of_a_title() -> None:
    right, wrong = (GROUPS.format(year=year, sentence=SAID.format(year=2032)) for year in (2032, 2031))
    assert years(right) == []
    ((line, printed, meant),) = years(wrong)
    assert (line, printed, meant) == (
        (COVER + wrong).split("\n").index(wrong.split("\n")[1]) + 1,
        "2031",
        "2032",
    )


def test_a_sentence_of_another_year_is_wrong_itself() -> None:
    found = years(GROUPS.format(year=2032, sentence=SAID.format(year=2031)))
    assert [(printed, meant) for _, printed, meant in found] == [("2031", "2032")]
    assert found[0][0] > (COVER + GROUPS).split("\n").index(" | Jumlah | 166 | 160 | 96,39")
