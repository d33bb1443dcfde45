"""Rows counted by a bound that belongs to its side, and the class of a mean, which is that of no row."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.1 Capaian Indikator Kinerja Utama Tahun 2031

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%) | Predikat
1 | Dermaga mantap | Nilai | 820,00 | 853,13 | 104,04 | Sangat Berhasil
2 | Suar menyala | Unit | 800,00 | 823,92 | 102,99 | Sangat Berhasil
3 | Kapal berizin | Nilai | 900,00 | 900,00 | 100,00 | Sangat Berhasil
4 | Nelayan terlindung | Nilai | 880,00 | 863,28 | 98,10 | Berhasil
5 | Alur dikeruk | Unit | 500,00 | 450,00 | 90,00 | Berhasil
 | Rata-rata capaian | | | | 99,03 | Berhasil

{}
"""


def counts(sentence: str) -> list[tuple[str, str]]:
    """Return what is printed of counts, and computed, in a report that ends with a sentence."""
    return [found[1:] for found in told(HARBOUR.format(sentence), AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("words", "right", "wrong", "computed"),
    [
        ("Sebanyak {} dari 5 indikator mencapai 100% atau lebih.", "3", "4", "2 atau 3 indikator"),
        ("Sebanyak {} indikator mencapai 100 persen ke atas.", "3", "4", "2 atau 3 indikator"),
        (
            "Sebanyak {} dari 5 indikator capaiannya sebesar 98,10% atau kurang.",
            "2",
            "3",
            "1 atau 2 indikator",
        ),
        ("Terdapat {} indikator dengan capaian di atas 99,5%.", "3", "4", "3 indikator"),
        ("Terdapat {} indikator dengan capaian di bawah 99,5%.", "2", "1", "2 indikator"),
    ],
)
def test_rows_are_counted_on_the_side_of_a_bound(words: str, right: str, wrong: str, computed: str) -> None:
    assert counts(words.format(right)) == []
    assert [found for _, found in counts(words.format(wrong))] == [computed]


def test_a_bound_that_rows_lie_on_may_be_counted_with_them_or_without() -> None:
    words = "Terdapat {} indikator dengan capaian di atas 100%."
    assert counts(words.format(2)) == counts(words.format(3)) == []
    assert len(counts(words.format(4))) == 1


def test_of_those_that_have_the_whole_itself_the_rows_are_counted_that_have_it() -> None:
    words = "Terdapat {} indikator dengan capaian 100%."
    assert counts(words.format(1)) == []
    assert [found for _, found in counts(words.format(2))] == ["1 indikator"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata capaian lima indikator kinerja utama sebesar 99,03% dengan predikat Berhasil.",
        "Rata-rata capaian kinerja dari 5 indikator berpredikat Berhasil.",
        "Capaian 5 indikator tersebut rata-rata sebesar 99,03% dengan predikat Berhasil.",
        "Rerata nilai seluruh 5 indikator belum mencapai target.",
    ],
)
def test_what_is_said_of_a_mean_counts_no_rows(sentence: str) -> None:
    assert [found.why for found in audited(HARBOUR.format(sentence)).findings] == []


def test_rows_counted_beside_a_mean_are_still_counted() -> None:
    words = "Rata-rata capaian sebesar 99,03%, dengan {} indikator berpredikat Sangat Berhasil"
    words += " dan 2 indikator berpredikat Berhasil."
    assert counts(words.format(3)) == []
    assert [found for _, found in counts(words.format(4))] == ["3 indikator"]
