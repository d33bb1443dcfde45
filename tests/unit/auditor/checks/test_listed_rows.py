"""So many rows told and then named: as many as are named, wherever their table stands."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.understanding.listed_rows import rows_listed
from capaian.auditor.understanding.predicates import counted_in, with_noun_behind
from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.1 Capaian Indikator Kinerja Utama Tahun 2031

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Dermaga mantap dan terang | Nilai | 820,00 | 853,13 | 104,04
2 | Suar menyala | Unit | 800,00 | 823,92 | 102,99
3 | Kapal laik dan berizin | Nilai | 900,00 | 855,00 | 95,00
4 | Nelayan terlindung | Nilai | 880,00 | 863,28 | 98,10
5 | Alur dikeruk | Unit | 500,00 | 500,00 | 100,00
{between}
{sentence}
"""
CHAPTER = "\nBAB IV PENUTUP\n"
SECTION = "\n3.2 Analisis\n"
ROWS = ["Dermaga mantap dan terang", "Suar menyala", "Kapal laik dan berizin", "Nelayan terlindung"]


def counts(sentence: str, between: str = "") -> list[str]:
    """Return what is computed of the counts of a report that ends with a sentence."""
    text = HARBOUR.format(between=between, sentence=sentence)
    return [found[2] for found in told(text, AuditRule.COUNT)]


@pytest.mark.parametrize("between", [CHAPTER, SECTION])
@pytest.mark.parametrize(
    "words",
    [
        "{} indikator yang belum mencapai target adalah Kapal laik dan berizin dan Nelayan terlindung.",
        "{} indikator yang belum tercapai yaitu Kapal laik dan berizin (95%) dan Nelayan terlindung (98%).",
        "{} indikator kinerja yang belum tercapai ialah Kapal laik dan berizin serta Nelayan terlindung.",
    ],
)
def test_as_many_rows_are_told_as_are_named_whatever_stands_between(words: str, between: str) -> None:
    assert counts(words.format("Dua"), between) == []
    assert counts(words.format("Tiga"), between) == ["2"]


def test_of_a_part_and_its_whole_the_part_is_named() -> None:
    words = "{} dari 5 indikator adalah Kapal laik dan berizin dan Nelayan terlindung."
    assert counts(words.format("2"), CHAPTER) == []
    assert counts(words.format("3"), CHAPTER) == ["2"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari tiga indikator yang belum mencapai target adalah Suar menyala dan Nelayan terlindung.",
        "Tiga indikator pada sasaran yang belum tercapai adalah Suar menyala dan Nelayan terlindung.",
        "Tiga indikator yang belum tercapai antara lain adalah Suar menyala dan Nelayan terlindung.",
        "Tiga indikator yang belum tercapai dan perlu didalami adalah Suar menyala dan Nelayan terlindung.",
        "Tiga indikator yang belum tercapai adalah Suar menyala, Nelayan terlindung, dan satu lainnya.",
        "Tiga indikator yang belum tercapai adalah Suar menyala dan Pelabuhan bersih.",
        "Tiga kapal yang belum laik adalah Suar menyala dan Nelayan terlindung.",
    ],
    ids=["whole", "others", "open", "twice", "more", "no-row", "other-things"],
)
def test_what_may_be_other_things_is_left_alone(sentence: str) -> None:
    assert counts(sentence, CHAPTER) == []


def test_a_list_is_counted_where_nothing_else_stands_in_it() -> None:
    assert rows_listed(" ialah Dermaga mantap dan terang, Suar menyala, dan Nelayan terlindung.", ROWS) == 3
    assert rows_listed(" ialah Dermaga mantap dan terang, Suar menyala, dan kapal.", ROWS) == 0
    assert rows_listed(" ialah Suar menyala dan Suar menyala.", ROWS) == 0
    assert rows_listed(" dengan 2 kapal ialah Suar menyala dan Nelayan terlindung.", ROWS) == 0
    assert rows_listed(" Suar menyala dan Nelayan terlindung.", ROWS) == 0


@pytest.mark.parametrize(
    "words",
    [
        "Indikator yang belum mencapai target berjumlah {}.",
        "Indikator yang belum mencapai rencana sebanyak {}.",
        "Adapun indikator kinerja utama yang belum mencapai target ada {}.",
        "Indikator kinerja utama yang belum mencapai target berjumlah {} indikator.",
    ],
)
def test_a_count_without_its_noun_is_of_what_is_named_before(words: str) -> None:
    assert counts(words.format("2")) == counts(words.format("2 (dua)")) == []
    assert counts(words.format("3")) == counts(words.format("tiga")) == ["2 indikator"]


def test_what_is_named_behind_such_a_count_is_counted_too() -> None:
    words = "Indikator yang belum tercapai berjumlah {}, yaitu Kapal laik dan berizin dan Nelayan terlindung."
    assert counts(words.format("2"), CHAPTER) == []
    assert counts(words.format("3"), CHAPTER) == ["2"]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Indikator yang turun ada 3.", "Indikator yang turun ada 3 indikator."),
        ("Kapal yang laik sebanyak tiga, dan lainnya.", "Kapal yang laik sebanyak tiga kapal, dan lainnya."),
        ("Kapal yang laik sebanyak 3,5 persen.", "Kapal yang laik sebanyak 3,5 persen."),
        ("Kapal yang laik sebanyak 3 unit.", "Kapal yang laik sebanyak 3 unit."),
        ("Kapal laik berjumlah 3.", "Kapal laik berjumlah 3."),
    ],
)
def test_the_noun_is_set_behind_a_bare_count_alone(text: str, full: str) -> None:
    assert with_noun_behind(text) == full


def test_the_things_are_those_before_the_words_of_their_kind() -> None:
    (counted,) = counted_in("Indikator kinerja utama yang belum mencapai target berjumlah 3.")
    assert [(part.count.number, part.count.noun, part.says) for part in counted.parts] == [
        (3, "indikator", "belum")
    ]
