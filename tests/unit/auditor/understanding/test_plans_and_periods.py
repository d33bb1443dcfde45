"""Tables read as work plans, and as the parts of a year side by side."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.periods import periods_of, with_quarters
from capaian.auditor.understanding.plans import count_plan, plan_of

PLAN = """
Tabel 1 {title}
Kode | {head} | Pagu (Rp)
1 | Program Air Bersih | 700.000
1.1 | {word}Penyediaan Pipa | 500.000
1.1.1 | Pembelian Pipa | 300.000
1.1.2 | Pemasangan Pipa | 200.000
1.2 | {other}Pemeliharaan Sumur | 200.000
1.2.1 | Pengurasan Sumur | 200.000
 | Jumlah | 700.000
"""
ALL_THREE = "Program/Kegiatan/Sub Kegiatan"


def plan(head: str = ALL_THREE, title: str = "Anggaran", word: str = "", other: str = "") -> dict[str, int]:
    table = read(PLAN.format(head=head, title=title, word=word, other=other)).tables[0]
    assert len(plan_of(table)) == sum(count_plan(table).values())
    return dict(count_plan(table))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (ALL_THREE, "Anggaran"),
        ("Program, Kegiatan, dan Sub Kegiatan", "Anggaran"),
        ("Uraian", "Anggaran Menurut Program, Kegiatan, dan Subkegiatan"),
    ],
)
def test_a_plan_is_told_by_its_head_or_title(head: str, title: str) -> None:
    assert plan(head, title) == {"program": 1, "kegiatan": 2, "subkegiatan": 3}


@pytest.mark.parametrize(
    ("head", "word", "other"),
    [
        ("Uraian", "", ""),
        ("Program/Kegiatan", "", ""),
        (ALL_THREE, "Kegiatan ", ""),
        (ALL_THREE, "", "Program "),
    ],
    ids=["no-words", "two-levels", "one-of-two-bears-its-word", "a-word-of-another-level"],
)
def test_nothing_is_told_of_other_tables(head: str, word: str, other: str) -> None:
    assert plan(head, word=word, other=other) == {}


def test_rows_that_all_bear_the_word_of_their_level_are_a_plan() -> None:
    assert plan(word="Kegiatan ", other="Kegiatan ")["kegiatan"] == 2


def names(head: str) -> list[str] | None:
    cells = " | ".join(str(410 + 7 * place) for place in range(head.count("|") + 1))
    table = read(
        f"Tabel 2 Penjualan\nNo | Barang | {head}\n1 | Garam | {cells}\n2 | Gula | {cells}\n"
    ).tables[0]
    periods = periods_of(table)
    return None if periods is None else [*periods.names]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("TW I | TW II | TW III | TW IV", ["triwulan i", "triwulan ii", "triwulan iii", "triwulan iv"]),
        ("Triwulan 1 | Triwulan 2 | Triwulan 3", ["triwulan i", "triwulan ii", "triwulan iii"]),
        ("Juli | Agustus | September | Jumlah", ["juli", "agustus", "september"]),
        ("TW I | TW II", None),
        ("TW I Target | TW I Realisasi | TW II Target | TW II Realisasi", None),
        ("2022 | 2023 | 2024", None),
    ],
)
def test_parts_of_a_year_are_told_by_their_heads(head: str, expected: list[str] | None) -> None:
    assert names(head) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pada TW IV dan kuartal 2", "pada triwulan iv dan triwulan ii"),
        ("triwulan ketiga", "triwulan iii"),
        ("setiap triwulan", "setiap triwulan"),
        ("TWK dan triwulanan", "TWK dan triwulanan"),
    ],
)
def test_quarters_are_written_in_one_way(text: str, expected: str) -> None:
    assert with_quarters(text) == expected


def test_months_over_two_columns_each_are_no_parts_of_one_year() -> None:
    head = "Mei Target | Mei Realisasi | Juni Target | Juni Realisasi"
    assert names(head) is None


def test_quarters_below_one_head_are_told_by_both() -> None:
    text = """
Tabel 2 Penjualan
No | Barang | Triwulan I | Triwulan II | Triwulan III | Triwulan IV
1 | Garam | 410 | 388 | 522 | 467
2 | Gula | 305 | 342 | 298 | 361
 | Jumlah | 715 | 730 | 820 | 828
"""
    periods = periods_of(read(text).tables[0])
    assert periods is not None
    assert [column.index for column in periods.columns] == [2, 3, 4, 5]
    assert [column.name for column in periods.columns][-1] == "Triwulan IV"


def test_a_table_without_rows_of_a_plan_counts_nothing() -> None:
    table = read(
        "Tabel 3 Harga\nNo | Program/Kegiatan/Sub Kegiatan | Harga\n1 | Pipa | 5.000\n2 | Pompa | 7.000\n"
    )
    assert count_plan(table.tables[0]) == {}


def test_years_side_by_side_are_no_parts_of_a_year() -> None:
    assert names("Tahun 2022 | Tahun 2023 | Tahun 2024") is None
