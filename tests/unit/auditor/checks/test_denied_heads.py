"""Heads that differ by a denial, `Laik` and `Tidak Laik`: sentences about either are held against its own."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.understanding.count_tables import count_table
from capaian.auditor.understanding.measures import measure_of
from capaian.auditor.understanding.outright import words_in
from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.6 Koperasi K3 Terdaftar dan Laik per Distrik Tahun 2031

No | Distrik | Koperasi K3 Terdaftar | Koperasi K3 Laik | Koperasi K3 Tidak Laik | Persentase Laik (%)
1 | Air Sagara | 38 | 26 | 12 | 68,42
2 | Bukit Muara | 31 | 19 | 12 | 61,29
3 | Hulu Nendali | 44 | 31 | 13 | 70,45
4 | Lubuk Pesisir | 27 | 16 | 11 | 59,26
 | Jumlah | 140 | 92 | 48 | 65,71

{}
"""


def crossrefs(sentence: str) -> list[tuple[str, str]]:
    """Return printed and right figures of the findings on two places of one quantity."""
    return [found[1:] for found in told(HARBOUR.format(sentence), AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("Koperasi K3 laik terbanyak berada di Distrik Hulu Nendali, yaitu {} kelompok.", "31", "26"),
        ("Koperasi K3 laik terbanyak di Distrik Hulu Nendali sebesar {}.", "31", "28"),
        ("Koperasi K3 yang tidak laik berjumlah {} kelompok.", "48", "57"),
        ("Koperasi K3 tidak laik sebanyak {} unit.", "48", "41"),
        ("Koperasi K3 laik sebanyak {} unit.", "92", "97"),
    ],
)
def test_a_figure_is_held_against_the_head_that_is_told(words: str, right: str, wrong: str) -> None:
    assert audited(HARBOUR.format(words.format(right))).findings == ()
    assert crossrefs(words.format(wrong)) == [(wrong, right)]


def test_the_highest_of_a_head_is_that_of_no_other() -> None:
    words = "Koperasi K3 laik terbanyak berada di Distrik {}."
    assert told(HARBOUR.format(words.format("Hulu Nendali")), AuditRule.CLAIM) == []
    found = told(HARBOUR.format(words.format("Air Sagara")), AuditRule.CLAIM)
    assert [each[2] for each in found] == ["Hulu Nendali"]


@pytest.mark.parametrize(
    ("quantity", "name"),
    [
        ("koperasi K3 laik", "Koperasi K3 Laik"),
        ("koperasi K3 yang tidak laik", "Koperasi K3 Tidak Laik"),
        ("koperasi tidak laik", "Koperasi K3 Tidak Laik"),
    ],
)
def test_the_side_that_words_tell_is_measured(quantity: str, name: str) -> None:
    (table,) = read(HARBOUR.format("")).tables
    assert [column.name for column in measure_of(quantity, table).columns] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Koperasi K1 laik terbanyak di Distrik Hulu Nendali sebesar 28.",
        "Koperasi K3 yang belum dinilai berjumlah 57 kelompok.",
        "Koperasi K3 laik binaan provinsi sebanyak 97 unit.",
    ],
    ids=["another-word", "another-state", "another-part"],
)
def test_other_things_are_left_alone(sentence: str) -> None:
    assert audited(HARBOUR.format(sentence)).findings == ()


def test_a_name_is_not_its_denial() -> None:
    (table,) = map(count_table, read(HARBOUR.format("")).tables)
    (column,) = (column for column in table.counts if column.name == "Koperasi K3 Laik")
    names = {count.name: count for count in table.named(column) if count.is_of_all}
    laik, denied = names["Koperasi K3 Laik"].pattern, names["Koperasi K3 Tidak Laik"].pattern
    assert laik.search("terdapat koperasi K3 yang laik")
    assert not laik.search("terdapat bukan koperasi K3 laik")
    assert denied.search("koperasi K3 yang tidak laik")
    assert not denied.search("koperasi K3 laik")


def test_a_word_with_a_digit_is_another_with_another_digit() -> None:
    assert words_in("Kunjungan K4") - words_in("Kunjungan K1") == {"k4"}
    assert words_in("P3A Laik") == {"p", "a", "p3a", "laik"}
