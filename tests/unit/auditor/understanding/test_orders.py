"""Orders of rows that a rank may be a place in, and the tables that a sentence may speak of."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.measures import years_beside
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.orders import is_counted, orders_of, ranked_of, tells_column
from capaian.auditor.understanding.predicates import counted_in
from capaian.auditor.understanding.report import UnderstoodTable

PEERS = """
Tabel 1 Perbandingan
No | Wilayah | Sawah (%) | Kebun (%)
1 | Kabupaten Wulan | 61,20 | 18,15
2 | Kabupaten Serayu | 54,95 | 31,30
3 | Kabupaten Progo | 70,44 | 25,02
4 | Kota Bengawan | 12,10 | 7,61
 | Jumlah | 198,69 | 82,08
"""


def table(text: str = PEERS) -> UnderstoodTable:
    return read(text).tables[0]


def places(clause: str, sentence: str = "") -> list[tuple[str, int, int]]:
    """Return the column, the place of the second row, and how many rows there are, of each order."""
    peers = table()
    row = peers.ranked[1]
    orders = orders_of(peers, row, clause, sentence or clause)
    return [(o.column.name, o.place_of(ranked_of(o, row)), len(o.rows)) for o in orders]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Kebun Kabupaten Serayu pada peringkat pertama", [("Kebun (%)", 1, 4)]),
        ("Kabupaten Serayu dengan 54,95% pada peringkat ketiga", [("Sawah (%)", 3, 4)]),
        ("Kabupaten Serayu pada peringkat ketiga", [("Sawah (%)", 3, 4), ("Kebun (%)", 1, 4)]),
        ("Dari tiga kabupaten, sawah Kabupaten Serayu pada peringkat ketiga", [("Sawah (%)", 3, 3)]),
        ("Dari 9 kabupaten, sawah Kabupaten Serayu pada peringkat ketiga", []),
        ("Di antara kabupaten hulu, sawah Kabupaten Serayu pada peringkat kedua", []),
    ],
)
def test_an_order_is_told_by_words_figures_and_counts(
    clause: str, expected: list[tuple[str, int, int]]
) -> None:
    assert places(clause) == expected


def test_only_many_rows_of_one_level_are_ranked() -> None:
    few = "\n".join(line for line in PEERS.split("\n") if "Progo" not in line)
    assert len(table().ranked) == 4
    assert table(few).ranked == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kabupaten Progo menempati peringkat kedua kebun di antara empat daerah.", True),
        ("Kabupaten Progo menempati peringkat kedua kebun.", False),
        ("Kabupaten Progo menempati peringkat kedua di antara empat daerah.", False),
        ("Kabupaten Progo menempati peringkat kedua kebun di antara lima daerah.", False),
    ],
)
def test_a_column_is_told_where_all_rows_are_counted(sentence: str, *, expected: bool) -> None:
    peers = table()
    is_told = is_counted(peers, sentence) and tells_column(peers, peers.ranked[2], sentence)
    assert is_told is expected


def test_the_nearest_table_comes_first_and_far_ones_are_left_out() -> None:
    second = PEERS.replace("Tabel 1", "Tabel 2")
    far = "\n".join(f"Alinea ke-{number} tanpa hal lain." for number in range(20))
    report = read(f"{PEERS}\n{far}\n{second}\nKabupaten Progo terluas.\n")
    sentence = next(each for each in report.document.sentences if "terluas" in each.text)
    first, last = report.tables
    assert tables_near(sentence, report)[0] is last
    assert (is_beside(sentence, first), is_beside(sentence, last)) == (False, True)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Nilai 2030 | Nilai 2031", [("Nilai 2030", "Nilai 2031")]),
        ("Nilai 2029 | Nilai 2031", []),
        ("Target 2030 | Realisasi 2031", []),
        ("Nilai 2031 | Nilai 2030", [("Nilai 2030", "Nilai 2031")]),
    ],
)
def test_two_years_of_one_measure_stand_beside_each_other(head: str, expected: list[tuple[str, str]]) -> None:
    rows = "1 | Wulan | 61,20 | 62,15\n2 | Serayu | 54,95 | 55,30\n3 | Progo | 70,44 | 71,02"
    pairs = years_beside(table(f"Tabel 1 Nilai\nNo | Wilayah | {head}\n{rows}\n"))
    assert [(before.name, after.name) for before, after in pairs] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sebanyak 4 dari 6 desa telah melewati angka 45,00%.", (6, 4, "di atas")),
        ("Empat dari enam desa masih di bawah batas 45%.", (6, 4, "di bawah")),
        (
            "Sebanyak 2 (dua) dari 6 (enam) desa belum melampaui target kabupaten sebesar 45%.",
            (6, 2, "di bawah"),
        ),
        ("Sebanyak 4 desa tidak di bawah 45%.", (None, 4, "di atas")),
    ],
)
def test_a_part_may_stand_before_its_whole(text: str, expected: tuple[int | None, int, str]) -> None:
    (told,) = counted_in(text)
    (part,) = told.parts
    assert (told.total, part.count.number, part.says) == expected
    assert str(part.bound) in ("45", "45.00")
