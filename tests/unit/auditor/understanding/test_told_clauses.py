"""Which figures of a clause are levels, which are changes, and of which year each is."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.told_clauses import Clause, clauses_told


def clauses(text: str) -> list[Clause]:
    (sentence,) = read(f"LAPORAN KINERJA\n\n{text}").document.sentences[-1:]
    return [*clauses_told(sentence, frozenset())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pada tahun 2023 tercatat 71,2 persen.", [("71,2", 2023, False)]),
        ("Tercatat 71,2% pada tahun 2023.", [("71,2", 2023, False)]),
        (
            "Angka naik dari 70,1% pada tahun 2022 menjadi 71,2% pada tahun 2023.",
            [("70,1", 2022, False), ("71,2", 2023, False)],
        ),
        ("Angka naik 1,1 poin menjadi 71,2%.", [("1,1", None, True), ("71,2", None, False)]),
        ("Angka 71,2% naik dari tahun 2022 sebesar 70,1%.", [("71,2", None, False), ("70,1", None, True)]),
        ("Penurunan sebanyak 741 orang terjadi di Melati.", [("741", None, True)]),
        ("Terdapat 12 kapal dan 7 perahu.", [("12", None, False), ("7", None, False)]),
        ("Kapal yang diperiksa ÷ Kapal × 100", []),
        ("(Kapal yang diperiksa / Kapal) x 100% = 71,2", [("71,2", None, False)]),
        ("Nilai rata-rata 3,31 × 25 menjadi 82,75.", [("3,31", None, False), ("82,75", None, False)]),
    ],
)
def test_each_figure_has_its_year_and_its_kind(
    text: str, expected: list[tuple[str, int | None, bool]]
) -> None:
    (clause,) = clauses(text)
    assert [(told.number.text, told.year, told.is_change) for told in clause.figures] == expected


def test_ends_of_a_move_are_told_apart() -> None:
    (clause,) = clauses("Angka turun dari 9.840 ton menjadi 9.350 ton.")
    assert [(told.is_first, told.is_last) for told in clause.figures] == [(True, False), (False, True)]


def test_a_sentence_falls_into_what_it_says_one_after_the_other() -> None:
    found = clauses("Melati mencapai 12 unit, sedangkan Seruni 7 unit; Dahlia tidak.")
    assert [clause.text.strip() for clause in found] == [
        "Melati mencapai 12 unit",
        "Seruni 7 unit",
        "Dahlia tidak.",
    ]
    assert [[told.number.text for told in clause.figures] for clause in found] == [["12"], ["7"], []]
