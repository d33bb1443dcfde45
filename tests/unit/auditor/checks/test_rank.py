"""Order of tables, ranks in columns and sentences."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import roots, told

from capaian.domain.audit import AuditRule

PORTS = ["Utara", "Selatan", "Timur", "Barat", "Tengah", "Hulu", "Hilir", "Muara"]
FIGURES = ["99,10", "98,40", "97,30", "96,20", "95,60", "94,70", "93,80", "92,90"]


def table(figures: list[str], names: list[str] | None = None) -> str:
    rows = [
        f"{number} | Kab. {name} | {figure}"
        for number, (name, figure) in enumerate(zip(names or PORTS, figures, strict=True), start=1)
    ]
    return "\n".join(["No | Kabupaten | Cakupan (%)", *rows])


def ranks(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.RANK)


def test_a_row_out_of_the_order_of_all_others_is_told() -> None:
    assert ranks(table(FIGURES)) == []
    moved = [*FIGURES[:5], "99,70", *FIGURES[6:]]
    assert ranks(table(moved)) == [(7, "99,70", "urutan ke-1")]


def test_a_table_in_no_order_is_left_alone() -> None:
    mixed = ["94,70", "99,10", "92,90", "97,30", "98,40", "93,80", "95,60", "96,20"]
    assert ranks(table(mixed)) == []


def test_ranks_in_a_column_are_those_of_the_figures() -> None:
    head = "Unit | Nilai | Peringkat\n"
    right = "Satu | 81,50 | 2\nDua | 90,25 | 1\nTiga | 70,75 | 4\nEmpat | 77,00 | 3\n"
    assert ranks(head + right) == []
    wrong = right.replace("70,75 | 4", "70,75 | 3").replace("77,00 | 3", "77,00 | 4")
    assert [(line, printed, rank) for line, printed, rank in ranks(head + wrong)] == [
        (4, "3", "4"),
        (5, "4", "3"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("peringkat ke-3", []),
        ("peringkat ke-4", [(1, "ke-4", "ke-3")]),
        ("urutan kedua", [(1, "ke-2", "ke-3")]),
    ],
)
def test_a_rank_in_a_sentence_is_held_against_the_table_below(
    words: str, expected: list[tuple[int, str, str]]
) -> None:
    sentence = f"Cakupan Kabupaten Timur berada pada {words} seperti pada tabel berikut."
    text = f"{sentence}\n\nTabel 1 Cakupan\n{table(FIGURES)}\n"
    assert ranks(text) == expected


def test_an_order_that_changes_by_recomputed_shares_is_told_with_the_rank_in_the_sentence() -> None:
    parts = [991, 984, 973, 962, 956, 988, 938, 929]
    rows = [
        f"{number} | Kab. {name} | 1000 | {part} | {figure}"
        for number, (name, part, figure) in enumerate(zip(PORTS, parts, FIGURES, strict=True), start=1)
    ]
    head = "No | Kabupaten | Wajib | Sudah | Cakupan (%)"
    text = f"Kabupaten Timur pada peringkat ke-3.\n\nTabel 1 Cakupan\n{head}\n"
    assert [line for line, _, _ in ranks(text + "\n".join(rows))] == [1, 6]


GRADUATED = """BAB III HASIL

Tabel 3.5 Kapal Laik per Pelabuhan

No | Pelabuhan | Kapal | Laik | Laik (%) | Peringkat
1 | Utara | 2.914 | 176 | 6,04 | 6
2 | Selatan | 1.846 | 131 | 7,10 | 4
3 | Timur | 2.377 | 149 | 6,27 | 5
4 | Barat | 2.561 | 183 | 7,15 | 2
5 | Tengah | 1.698 | 74 | 4,36 | 8
6 | Hulu | 2.205 | 168 | 7,62 | 1
7 | Hilir | 1.942 | {fit} | 5,77 | 7
8 | Muara | 1.842 | 131 | 7,11 | 3
 | Jumlah | 17.385 | 1.124 | 6,47 |
"""


def test_an_order_that_stands_once_a_count_is_mended_follows_from_it() -> None:
    """112 of 1.942 are 5,77 %, and all add up to 1.124; of 121 it would be 6,23, the sixth."""
    assert roots(GRADUATED.format(fit="112"), AuditRule.RANK) == []
    assert roots(GRADUATED.format(fit="121"), AuditRule.RANK) == [(6, 12)]


@pytest.mark.parametrize(
    ("head", "ranks", "wrong"),
    [
        ("Peringkat 2031", (1, 2, 5, 4, 3), []),
        ("Peringkat 2030", (1, 2, 5, 3, 4), []),
        ("Peringkat", (1, 2, 5, 3, 4), []),
        ("Peringkat 2031", (1, 2, 5, 3, 4), [("3", "4"), ("4", "3")]),
    ],
)
def test_ranks_of_a_year_are_those_of_its_figures(
    head: str, ranks: tuple[int, ...], wrong: list[tuple[str, str]]
) -> None:
    names = ("Pantai", "Taman", "Museum", "Pulau", "Bukit")
    figures = ((142310, 158624), (96475, 104812), (41208, 46935), (67890, 64127), (58366, 71240))
    rows = "\n".join(
        f"{name} | {one} | {other} | {rank}"
        for name, (one, other), rank in zip(names, figures, ranks, strict=True)
    )
    text = f"Tabel 1 Kunjungan per Destinasi\n\nDestinasi | Tahun 2030 | Tahun 2031 | {head}\n{rows}\n"
    assert [(printed, right) for _, printed, right in told(text, AuditRule.RANK)] == wrong
