"""Ranks under other heads than `Peringkat`, ranks of two years side by side, and ranks that rose or fell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]
TITLE = "Laporan Kinerja Tahun 2022\n\nTabel 3.8 Nilai Pengelolaan Arsip\n\n"

OF_TWO_ROWS = "Wilayah | 2021 | | 2022 | | Perubahan\n | Nilai | {0} | Nilai | {0} | Nilai"
OF_ONE_ROW = "\nWilayah | Nilai 2021 | {0} 2021 | Nilai 2022 | {0} 2022 | Perubahan"
# From the highest in 2021: Melati, Kenanga, Seruni, Anggrek, Dahlia, Cempaka, Teratai, Bakung;
# in 2022: Melati, Kenanga, Anggrek, Dahlia, Seruni, Teratai, Bakung, Cempaka.
ROWS = (
    ("Kota Melati", "88,42", 1, "91,35", 1, "2,93"),
    ("Kabupaten Kenanga", "86,15", 2, "89,70", 2, "3,55"),
    ("Kabupaten Dahlia", "79,64", 5, "84,21", 4, "4,57"),
    ("Kabupaten Cempaka", "75,30", 6, "73,88", 8, "-1,42"),
    ("Kabupaten Teratai", "70,12", 7, "76,45", 6, "6,33"),
    ("Kabupaten Seruni", "83,57", 3, "82,94", 5, "-0,63"),
    ("Kabupaten Anggrek", "81,06", 4, "87,18", 3, "6,12"),
    ("Kabupaten Bakung", "68,95", 8, "74,02", 7, "5,07"),
)


def table(head: str, rows: Sequence[Sequence[str | int]] = ROWS) -> str:
    return "\n".join([head, *(" | ".join(map(str, row)) for row in rows)]) + "\n\n"


def ranks(head: str, sentence: str = "", rows: Sequence[Sequence[str | int]] = ROWS) -> Told:
    return told(f"{TITLE}{table(head, rows)}{sentence}\n", AuditRule.RANK)


def slipped(row: int, column: int, value: int) -> list[list[str | int]]:
    """Return the rows with another figure in one cell."""
    rows = [[*each] for each in ROWS]
    rows[row][column] = value
    return rows


TWO_YEARS = [
    head.format(word)
    for head in (OF_TWO_ROWS, OF_ONE_ROW)
    for word in ("Peringkat", "Ranking", "Rangking", "Urutan", "Posisi")
]
FIRST_LINE = 7


@pytest.mark.parametrize("head", TWO_YEARS)
def test_right_ranks_of_two_years_are_not_told(head: str) -> None:
    assert ranks(head) == []


@pytest.mark.parametrize("head", TWO_YEARS)
@pytest.mark.parametrize(
    ("row", "column", "value", "right"), [(5, 4, 6, 5), (3, 4, 9, 8), (2, 2, 4, 5), (7, 2, 7, 8)]
)
def test_a_wrong_rank_of_either_year_is_told(
    head: str, row: int, column: int, value: int, right: int
) -> None:
    assert ranks(head, rows=slipped(row, column, value)) == [(FIRST_LINE + row, str(value), str(right))]


MOVES = (
    "Kabupaten Anggrek naik dari peringkat ke-{0} menjadi peringkat ke-{1}.",
    "Kabupaten Anggrek naik dari peringkat ke-{0} menjadi ke-{1}.",
    "Kabupaten Anggrek naik dari peringkat {0} pada tahun 2021 menjadi peringkat {1} pada tahun 2022.",
    "Pada tahun 2022 Kabupaten Anggrek berada pada peringkat ke-{1}, naik dari peringkat ke-{0} tahun 2021.",
    "Peringkat Kabupaten Anggrek meningkat dari urutan ke-{0} ke urutan ke-{1} dengan nilai 87,18.",
    "Kabupaten Anggrek menduduki peringkat ke-{1} (semula peringkat ke-{0}).",
    "Kabupaten Anggrek di peringkat ke-{1} pada tahun 2022, sedangkan tahun 2021 di peringkat ke-{0}.",
    "Kabupaten Anggrek berada pada posisi ke-{1}, naik dari posisi ke-{0}.",
    "Posisi Kabupaten Anggrek bergeser dari peringkat {0} ke peringkat {1}.",
)
HEADS = (OF_TWO_ROWS.format("Peringkat"), OF_ONE_ROW.format("Urutan"))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("form", MOVES)
@pytest.mark.parametrize(
    ("said", "expected"),
    [((4, 3), []), ((5, 3), [("ke-5", "ke-4")]), ((4, 2), [("ke-2", "ke-3")]), ((8, 6), None)],
    ids=["right", "wrong-before", "wrong-now", "both-wrong"],
)
def test_each_rank_of_a_move_is_that_of_its_year(
    head: str, form: str, said: tuple[int, int], expected: list[tuple[str, str]] | None
) -> None:
    found = [(printed, right) for _, printed, right in ranks(head, form.format(*said))]
    if expected is None:
        expected = [("ke-6", "ke-3"), ("ke-8", "ke-4")]
    assert sorted(found) == expected


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "sentence",
    [
        "Kabupaten Anggrek ditargetkan naik dari peringkat ke-3 menjadi peringkat ke-1.",
        "Kabupaten Anggrek terpaut 4,17 poin dari peringkat pertama.",
        "Pada tahun 2020 Kabupaten Anggrek masih berada pada peringkat ke-7.",
        "Kabupaten Anggrek naik dari peringkat ke-9 tahun 2020 menjadi peringkat ke-3 tahun 2022.",
        "Dinas naik dari peringkat ke-7 menjadi peringkat ke-2 tingkat nasional.",
        "Peringkat Kabupaten Seruni turun dari ke-3 menjadi ke-5.",
        "Kota Melati tetap pada peringkat pertama pada tahun 2021 dan 2022.",
    ],
    ids=["to-come", "of-another", "other-year", "from-other-year", "of-no-row", "a-fall", "as-before"],
)
def test_other_ranks_are_left_alone(head: str, sentence: str) -> None:
    assert ranks(head, sentence) == []


OF_ONE_YEAR = tuple((row[0], row[3], row[4]) for row in ROWS)


@pytest.mark.parametrize(
    "head", [f"\nWilayah | Nilai | {word}" for word in ("Urutan", "Posisi", "Urutan ke-", "Rangking")]
)
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("berada pada urutan ke-3 dari tujuh kabupaten dan satu kota", []),
        ("berada pada urutan ke-4", [(16, "ke-4", "ke-3")]),
        ("naik dari peringkat ke-6 pada tahun 2021 menjadi peringkat ke-3", []),
        ("naik dari peringkat ke-6 menjadi peringkat ke-5", [(16, "ke-5", "ke-3")]),
    ],
)
def test_a_column_of_ranks_is_not_ranked_itself(head: str, said: str, expected: Told) -> None:
    assert ranks(head, f"Kabupaten Anggrek {said}.", OF_ONE_YEAR) == expected


def test_ranks_under_groups_without_years_are_of_the_figures_of_their_group() -> None:
    head = "Wilayah | Semester I | | Semester II | \n | Nilai | Peringkat | Nilai | Peringkat"
    rows = [row[:5] for row in ROWS]
    assert ranks(head, "Kabupaten Anggrek naik dari peringkat ke-4 menjadi peringkat ke-3.", rows) == []
    rows[5] = ("Kabupaten Seruni", "83,57", 3, "82,94", 6)
    assert ranks(head, "", rows) == [(FIRST_LINE + 5, "6", "5")]


def test_rows_without_heads_have_no_order_that_is_meant() -> None:
    rows = [ROWS[0], ROWS[1], ROWS[5], ROWS[6]]
    text = "\n".join(" | ".join(map(str, row)) for row in rows)
    said = "Kabupaten Anggrek naik dari peringkat ke-4 menjadi peringkat ke-3."
    assert told(f"{text}\n{said}\n", AuditRule.RANK) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "Posisi | Laki-laki | Perempuan | Jumlah\nKepala Bidang | 3 | 1 | 4\nKepala Seksi | 5 | 2 | 7\n"
            "Pelaksana | 9 | 8 | 17\nPengemudi | 2 | 1 | 3\nJumlah | 19 | 12 | 31\n"
        ),
        (
            "Urutan | Program | Pagu (Rp)\n1 | Arsip Statis | 500.000.000\n2 | Arsip Aktif | 700.000.000\n"
            "3 | Layanan Baca | 300.000.000\n4 | Sarana | 900.000.000\nJumlah | | 2.400.000.000\n"
        ),
        (
            "Uraian | Posisi 2021 | Posisi 2022\nKas | 500.000 | 600.000\nPiutang | 700.000 | 800.000\n"
            "Persediaan | 100.000 | 200.000\nAset Tetap | 900.000 | 950.000\nJumlah | 2.200.000 | 2.550.000\n"
        ),
    ],
    ids=["posts", "order-of-a-list", "balances"],
)
def test_posts_lists_and_balances_are_no_ranks(text: str) -> None:
    assert audited(f"Laporan Kinerja Tahun 2022\n\nTabel 2.1 Uraian\n\n{text}").findings == ()
