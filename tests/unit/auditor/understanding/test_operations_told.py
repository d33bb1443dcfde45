"""Which figures of a clause are sums, gaps or shares by its words, and which are none."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.operations_told import Operation, Reckoned, reckoned_in
from capaian.auditor.understanding.told_clauses import clauses_told

SUM, GAP, SHARE = Operation.SUM, Operation.GAP, Operation.SHARE


def asked(text: str) -> list[Reckoned]:
    sentences = read(text).document.sentences
    before = sentences[-2].numbers if len(sentences) > 1 else ()
    return [
        each for clause in clauses_told(sentences[-1], frozenset()) for each in reckoned_in(clause, before)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Melati dan Dahlia bersama-sama berjumlah 120 anak.", [("120", SUM)]),
        ("Gabungan Melati dan Dahlia mencapai 120 anak.", [("120", SUM)]),
        ("Secara kumulatif Melati dan Dahlia mencapai 120 anak.", [("120", SUM)]),
        ("Selisih Melati dan Dahlia adalah 20 anak.", [("20", GAP)]),
        ("Anak di Melati bertambah 20 anak dibandingkan tahun 2025.", [("20", GAP)]),
        ("Nilai Melati 2,50 poin di bawah target.", [("2,50", GAP)]),
        ("Anak di Melati 20 orang lebih banyak daripada di Dahlia.", [("20", GAP)]),
        ("Nilai Melati terpaut 2,50 dari Dahlia.", [("2,50", GAP)]),
        ("Melati menyumbang 41,70% dari seluruh anak.", [("41,70", SHARE)]),
        ("Porsi Melati mencapai 41,70%.", [("41,70", SHARE)]),
        ("Melati memiliki 50 anak atau 41,70 persen.", [("41,70", SHARE)]),
    ],
)
def test_words_tell_the_operation(text: str, expected: list[tuple[str, Operation]]) -> None:
    assert [(each.number.text, each.operation) for each in asked(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Melati dan Dahlia masing-masing berjumlah 60 anak.",
        "Selain Melati dan Dahlia berjumlah 60 anak.",
        "Melati dan Dahlia bersama-sama hampir 120 anak.",
        "Melati dan Dahlia bersama-sama lebih dari 100 anak.",
        "Sejak tahun 2022 anak di Melati bertambah 20 anak.",
        "Anak di Melati naik dari 50 menjadi 60 anak.",
        "Cakupan Melati 41,70 persen.",
        "Kenaikan rata-rata Melati mencapai 2,50 poin.",
    ],
)
def test_what_is_rough_denied_or_a_level_is_none(text: str) -> None:
    assert asked(text) == []


def test_two_gaps_of_one_clause_are_none() -> None:
    assert asked("Melati naik 2,50 poin dan Dahlia turun 1,40 poin.") == []


def test_a_sum_is_said_by_a_word() -> None:
    assert [each.is_said for each in asked("Melati dan Dahlia berjumlah 120 anak.")] == [True]
    assert [each.is_said for each in asked("Melati pada semester I mencapai 120 anak.")] == [False]


def test_a_share_has_the_count_beside_it_and_its_whole() -> None:
    *_, share = asked("Melati memiliki 50 anak atau 41,70 persen dari seluruh anak perempuan.")
    assert [number.text for number in share.others] == ["50"]
    assert share.is_of_all
    assert share.whole.split()[-2:] == ["anak", "perempuan."]
    (alone,) = asked("Kontribusi Melati mencapai 41,70%.")
    assert (alone.others, alone.is_of_all) == ((), False)


def test_a_sentence_that_points_back_has_the_figures_of_the_one_before() -> None:
    (gap,) = asked(
        "Anak di Melati sebanyak 60 orang.\nJumlah ini bertambah 20 orang dibandingkan tahun 2025."
    )
    assert [number.text for number in gap.pointed or ()] == ["60"]
    (plain,) = asked(
        "Anak di Melati sebanyak 60 orang.\nJumlah anak bertambah 20 orang dibandingkan tahun 2025."
    )
    assert plain.pointed is None


def test_the_words_of_an_operation_are_told_by_their_place() -> None:
    (gap,) = asked("Selisih Melati dan Dahlia adalah 20 anak.")
    text = "Selisih Program Lalu Lintas"
    assert [text[start:end] for start, end in gap.idle_in(text)] == ["Selisih", "Lalu"]
