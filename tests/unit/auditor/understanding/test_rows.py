"""What rows are: items, totals, means, titles of groups, and which row is a part of which."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.counters import parents_of
from capaian.auditor.understanding.groups import figures_in, groups_above
from capaian.auditor.understanding.levels import label_of, mark_of
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule

ITEM, TOTAL, MEAN, BAND, INDEX = (
    RowKind.ITEM,
    RowKind.TOTAL,
    RowKind.MEAN,
    RowKind.BAND,
    RowKind.INDEX,
)


def table(text: str) -> UnderstoodTable:
    (found,) = read(text).tables
    return found


STAFF = """
Tabel 1 Pegawai

No | Pangkat | Pria | Wanita | Jumlah
1 | Pembina | 3 | 1 | 4
2 | Penata | 12 | 4 | 16
3 | Pengatur | 5 | 2 | 7
Jumlah | | 20 | 7 | 27
"""
GROUPED = """
Table 1 Goods

Uraian | Unit | Nilai (Rp)
Alat tangkap | |
Jaring insang | 12 | 3,600,000
Pancing ulur | 40 | 2,000,000
Sub total | 52 | 5,600,000
Alat bantu | |
Rumpon | 5 | 9,000,000
Lampu celup | 8 | 1,600,000
Sub total | 13 | 10,600,000
Total | 65 | 16,200,000
"""
SURVEY = """
Tabel 1 Survei

No | Unsur | Nilai rata-rata
U1 | Persyaratan | 3,35
U2 | Prosedur | 3,30
U3 | Waktu | 3,17
U4 | Biaya | 3,53
U5 | Produk | 3,33
 | Nilai indeks | 3,34
"""
MEANS = """
Tabel 1 Capaian

No | Indikator | Capaian (%)
1 | Keselamatan pelayaran | 98,00
2 | Ketepatan jadwal | 90,50
3 | Kepuasan penumpang | 104,50
Rata-rata | | 97,67
"""
AREAS = """
Tabel 1 Penduduk

No | Kecamatan | Jiwa
1 | Hulu | 4.120
2 | Hilir | 3.980
3 | Muara | 5.200
 | Kabupaten Rekaan | 13.300
"""
NUMBERED_COLUMNS = """
Tabel 1 Hasil

No | Uraian | Target | Hasil
(1) | (2) | (3) | (4)
1 | Kapal | 12 | 11
2 | Dermaga | 4 | 4
"""


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (STAFF, [ITEM, ITEM, ITEM, TOTAL]),
        (GROUPED, [BAND, ITEM, ITEM, TOTAL, BAND, ITEM, ITEM, TOTAL, TOTAL]),
        (SURVEY, [ITEM, ITEM, ITEM, ITEM, ITEM, INDEX]),
        (MEANS, [ITEM, ITEM, ITEM, MEAN]),
        (AREAS, [ITEM, ITEM, ITEM, TOTAL]),
        (NUMBERED_COLUMNS, [ITEM, ITEM]),
    ],
    ids=["total", "groups", "index", "mean", "area", "numbers-of-columns"],
)
def test_kinds_of_rows(text: str, kinds: list[RowKind]) -> None:
    assert [row.kind for row in table(text).rows] == kinds


def test_rows_between_two_titles_are_of_one_group() -> None:
    assert [row.band for row in table(GROUPED).rows] == [1, 1, 1, 1, 2, 2, 2, 2, 2]


DOTTED = [
    ("1", 0, None),
    ("1.1", 1, 0),
    ("1.1.1", 2, 1),
    ("1.1.2", 2, 1),
    ("1.2", 1, 0),
    ("2", 0, None),
    ("2.1", 1, 5),
]
ROMAN = [("I", 0, None), ("I.1", 1, 0), ("I.2", 1, 0), ("II", 0, None), ("II.1", 1, 3)]
STYLES = [("A", 0, None), ("1", 1, 0), ("2", 1, 0), ("B", 0, None), ("1", 1, 3)]
ROMAN_DIGITS = [
    ("I", 0, None),
    ("1", 1, 0),
    ("a", 2, 1),
    ("b", 2, 1),
    ("2", 1, 0),
    ("II", 0, None),
    ("1", 1, 5),
]


@pytest.mark.parametrize(
    "rows", [DOTTED, ROMAN, STYLES, ROMAN_DIGITS], ids=["dots", "roman", "letters", "three"]
)
@pytest.mark.parametrize("turned", [False, True])
def test_numbers_of_rows_make_a_tree(rows: list[tuple[str, int, int | None]], turned: bool) -> None:
    """Amounts do not add up here, so that only numbers can tell."""
    cells = [[mark, f"Pengelolaan urusan {n}", str(100 + 7 * n)] for n, (mark, _, _) in enumerate(rows)]
    head = ["Kode", "Uraian", "Unit"]
    lines = [[row[0], row[2], row[1]] if turned else row for row in (head, *cells)]
    text = "Tabel 1 Urusan\n\n" + "\n".join(" | ".join(row) for row in lines) + "\n"
    found = [(row.level, row.parent) for row in table(text).rows]
    assert found == [(level, parent) for _, level, parent in rows]


def test_words_of_a_work_plan_make_a_tree() -> None:
    text = """
Tabel 1 Anggaran

Uraian | Pagu
Program Pelayaran | 900
Kegiatan Dermaga | 600
Sub Kegiatan Tambatan | 250
Sub Kegiatan Penerangan | 350
Kegiatan Pengerukan | 300
Program Pelaut | 400
"""
    assert [(row.level, row.parent) for row in table(text).rows] == [
        (0, None),
        (1, 0),
        (2, 1),
        (2, 1),
        (1, 0),
        (0, None),
    ]


def test_names_in_a_column_of_their_level_make_a_tree() -> None:
    text = """
Tabel 1 Anggaran

Urusan | Pekerjaan | Pagu
Pelayaran rakyat | | 900
 | Perbaikan tambatan | 600
 | Pengerukan alur | 300
Pendidikan pelaut | | 400
 | Pelatihan nakhoda | 400
"""
    assert [(row.level, row.parent) for row in table(text).rows] == [
        (0, None),
        (1, 0),
        (1, 0),
        (0, None),
        (1, 3),
    ]


def test_plain_numbers_make_no_tree() -> None:
    assert {(row.level, row.parent) for row in table(MEANS).rows} == {(0, None)}


@pytest.mark.parametrize(
    ("levels", "parents"),
    [
        ([], []),
        ([0, 0, 0], [None, None, None]),
        ([0, 1, 2, 1, 0, 1], [None, 0, 1, 0, None, 4]),
        ([0, 2, 1], [None, 0, 0]),
        ([1, 0, 1], [None, None, 1]),
        ([0, None, 1], [None, None, 0]),
    ],
)
def test_parents_by_levels(levels: list[int | None], parents: list[int | None]) -> None:
    assert parents_of(levels) == parents


@pytest.mark.parametrize(
    ("first", "mark"),
    [
        ("1", "1"), ("1.", "1"), ("I.2", "I.2"), ("IV", "IV"), ("a", "a"), ("a)", "a)"), ("A.", "A"),
        ("2.1.3.", "2.1.3"), ("U1", ""), ("Kapal", ""), ("2031.", "2031"), ("", ""), ("-", ""),
    ],
)  # fmt: skip
def test_marks_of_rows(first: str, mark: str) -> None:
    text = f"Tabel 1 Hal\n\nKode | Uraian hal | Unit\n{first} | Barang satu | 5\nB | Barang dua | 7\n"
    (row, *_) = table(text).table.rows
    assert mark_of(row) == mark


@pytest.mark.parametrize(
    ("row", "label"),
    [("1 | Kapal | 5", "Kapal"), ("x | **Kapal** | 5", "Kapal"), ("Kapal laut | - | 5", "Kapal laut")],
)
def test_labels_of_rows(row: str, label: str) -> None:
    text = f"Tabel 1 Hal\n\nKode | Uraian hal | Unit\n{row}\n9 | Barang dua | 7\n"
    assert label_of(table(text).table.rows[0]) == label


@pytest.mark.parametrize(
    ("text", "place", "name", "labels"),
    [
        (STAFF, 3, "top", ["Pembina", "Penata", "Pengatur"]),
        (GROUPED, 3, "span_top", ["Jaring insang", "Pancing ulur"]),
        (GROUPED, 7, "span_top", ["Rumpon", "Lampu celup"]),
        (GROUPED, 8, "same_kind", ["Sub total", "Sub total"]),
        (GROUPED, 8, "leaves", ["Jaring insang", "Pancing ulur", "Rumpon", "Lampu celup"]),
    ],
)
def test_rows_that_a_total_may_rest_on(text: str, place: int, name: str, labels: list[str]) -> None:
    found = {kind: [row.label for row in group] for kind, group in groups_above(table(text).rows, place)}
    assert found[name] == labels


def test_no_group_is_empty_and_none_holds_the_row_itself() -> None:
    rows = table(GROUPED).rows
    for place in range(len(rows)):
        for _, group in groups_above(rows, place):
            assert group
            assert rows[place] not in group


def test_children_and_their_figures() -> None:
    rows = "1 | Urusan satu | 9\n1.1 | Bagian satu | 4\n1.2 | Bagian dua | 5\n"
    text = f"Tabel 1 A\n\nKode | Uraian | Pagu\n{rows}"
    found = table(text)
    children = found.children[0]
    assert [row.label for row in children] == ["Bagian satu", "Bagian dua"]
    assert [number.text for number in figures_in(children, found.columns[2])] == ["4", "5"]


@pytest.mark.parametrize(("cell", "count"), [("-", 2), ("", 2), ("belum ada", 0), ("8", 3)])
def test_a_cell_of_words_leaves_no_figures_to_add(cell: str, count: int) -> None:
    text = f"Tabel 1 A\n\nUraian | Unit | Harga\nSatu | 4 | 10\nDua | {cell} | 20\nTiga | 5 | 30\n"
    found = table(text)
    assert len(figures_in(found.rows, found.columns[1])) == count


GRADES = """
Tabel 1 Sebaran {title}

{title} | Interval | 2030 | 2031
AA | >90-100 | 0 | 0
A | >80-90 | 2 | 5
BB | >70-80 | 14 | 18
B | >60-70 | 16 | 10
CC | >50-60 | 2 | 1
Jumlah | | {total} | 34
"""


@pytest.mark.parametrize("title", ["Predikat", "Nilai"])
def test_grades_are_no_roman_numbers_of_a_list(title: str) -> None:
    assert told(GRADES.format(title=title, total="34"), AuditRule.SUM) == []
    assert told(GRADES.format(title=title, total="43"), AuditRule.SUM) == [(9, "43", "34")]


VILLAGE = """
Tabel 1 Anggaran Desa

Kode | Uraian | Anggaran (Rp) | Realisasi (Rp)
1 | PENDAPATAN | 1.484.860.900 | 1.485.911.750
1.1 | Pendapatan Asli | 572.430.900 | 573.481.750
1.2 | Dana Desa | 912.430.000 | 912.430.000
2 | BELANJA | {spending} | 1.187.533.250
2.1 | Pemerintahan | 521.340.000 | 508.118.250
2.2 | Pembangunan | 688.900.000 | 679.415.000
{mark} | {balance} | 274.620.900 | 298.378.500
3 | PEMBIAYAAN |  |
3.1 | Penerimaan | 59.229.100 | 59.229.100
3.2 | Pengeluaran | 29.000.000 | 29.000.000
 | PEMBIAYAAN NETTO | 30.229.100 | 30.229.100
 | SISA LEBIH PEMBIAYAAN ANGGARAN | 304.850.000 | 328.607.600
"""


@pytest.mark.parametrize("mark", ["", "3"])
@pytest.mark.parametrize("balance", ["SURPLUS/(DEFISIT)", "Surplus (Defisit)", "Defisit anggaran"])
@pytest.mark.parametrize(
    ("spending", "found"),
    [("1.210.240.000", []), ("1.210.420.000", [("1.210.420.000", "1.210.240.000")])],
)
def test_what_revenue_and_spending_leave_is_part_of_neither(
    mark: str, balance: str, spending: str, found: list[tuple[str, str]]
) -> None:
    text = VILLAGE.format(mark=mark, balance=balance, spending=spending)
    assert [(printed, right) for _, printed, right in told(text, AuditRule.SUM)] == found
    assert told(text, AuditRule.BOUND) == []


def test_codes_of_sub_kegiatan_have_four_digits_at_their_end() -> None:
    """A total below them is held against the programs, not against all levels together."""
    plan = """
Tabel 1 Anggaran

Kode | Uraian | Pagu (Rp)
3.25.04 | Pengelolaan Perikanan Tangkap | 900.000
3.25.04.2.01 | Pelabuhan Perikanan | 500.000
3.25.04.2.01.0003 | Perawatan Dermaga | 200.000
3.25.04.2.01.0011 | Lampu Pelabuhan | 300.000
3.25.04.2.02 | Kapal Nelayan | 400.000
3.25.04.2.02.0001 | Pendataan Kapal | 400.000
 | Jumlah seluruhnya | {}
"""
    found = table(plan.format("900.000"))
    assert [row.parent for row in found.rows] == [None, 0, 1, 1, 0, 4, None]
    assert told(plan.format("900.000"), AuditRule.SUM) == []
    assert [right for _, _, right in told(plan.format("950.000"), AuditRule.SUM)] == ["900.000"]
