"""What columns hold, and which follows from which: by words, by arithmetic, and by both."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule


def table(text: str) -> UnderstoodTable:
    return read(text).tables[0]


def column(text: str, name: str) -> Column:
    return next(column for column in table(text).columns if name in " ".join(column.path))


def relations(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (r.rule.value, r.law.value, " ".join(r.result.path), tuple(" ".join(c.path) for c in r.inputs))
        for r in table(text).relations
    ]


FISHERY = """
Tabel 1 Kinerja

No | Sasaran | Target | Realisasi | Capaian (%)
1 | Kapal terdaftar | 120 | 126 | 105,00
2 | Nelayan berasuransi | 80 | 72 | 90,00
3 | Pelatihan nakhoda | 40 | 30 | 75,00
4 | Rumput laut | 64 | 70 | 109,38
"""
FOREST = """
Table 1 Results

Tingkat Kemajuan | Hasil | Rencana | Pekerjaan
97.50% | 1,170 | 1,200 | Bibit
88.00% | 44.0 | 50.0 | Lahan kritis
103.33% | 62 | 60 | Kelompok tani
110.00% | 16.5 | 15.0 | Hutan kota
"""
MONEY = """
Tabel 1 Keuangan

Program | Pagu (Rp) | Realisasi (Rp) | % | Sisa (Rp)
Perbaikan tanggul | 400.000.000 | 320.000.000 | 80,00 | 80.000.000
Pintu air | 250.000.000 | 245.000.000 | 98,00 | 5.000.000
Pengerukan waduk | 900.000.000 | 675.000.000 | 75,00 | 225.000.000
Irigasi | 150.000.000 | 141.000.000 | 94,00 | 9.000.000
"""
SEATS = """
Table 1 Seats

Hall | Floor | Gallery | Total
Utara | 120 | 45 | 165
Selatan | 230 | 60 | 290
Timur | 310 | 75 | 385
Barat | 90 | 20 | 110
"""
UNNAMED = """
Tabel 1 Keadaan

Nama | Keadaan A | Keadaan B |
Satu hal | 1.200 | 1.117 | 93,08
Dua hal | 3.400 | 3.120 | 91,76
Tiga hal | 5.100 | 4.871 | 95,51
Empat hal | 2.750 | 2.480 | 90,18
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FISHERY, [("capaian", "persen", "Capaian (%)", ("Realisasi", "Target"))]),
        (FOREST, [("capaian", "persen", "Tingkat Kemajuan", ("Hasil", "Rencana"))]),
        (
            MONEY,
            [
                ("serapan", "persen", "%", ("Realisasi (Rp)", "Pagu (Rp)")),
                ("difference", "selisih", "Sisa (Rp)", ("Pagu (Rp)", "Realisasi (Rp)")),
            ],
        ),
        (SEATS, [("sum", "jumlah", "Total", ("Floor", "Gallery"))]),
        (UNNAMED, [("ratio", "persen", "", ("Keadaan B", "Keadaan A"))]),
    ],
    ids=["achievement", "english", "money", "sum", "by-arithmetic-alone"],
)
def test_which_column_follows_from_which(
    text: str, expected: list[tuple[str, str, str, tuple[str, ...]]]
) -> None:
    assert relations(text) == expected


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (FISHERY, "105,00", "150,00"),
        (FOREST, "88.00%", "98.00%"),
        (MONEY, "| 98,00", "| 89,00"),
        (SEATS, "| 385", "| 835"),
    ],
)
def test_one_slip_does_not_change_what_is_understood(text: str, old: str, new: str) -> None:
    assert old in text
    assert relations(text.replace(old, new)) == relations(text)


OTHERS = {
    "prices": """
Tabel 1 Harga

Barang | Eceran | Grosir | Karung
Beras | 12.000 | 11.500 | 570.000
Garam | 3.000 | 2.700 | 130.000
Gula | 14.000 | 13.800 | 689.000
Kopi | 60.000 | 58.000 | 1.450.000
""",
    "league": """
Tabel 1 Klasemen

Kesebelasan | Main | Menang | Seri | Nilai
Utara | 10 | 6 | 1 | 19
Selatan | 10 | 5 | 3 | 18
Timur | 10 | 3 | 2 | 11
Barat | 10 | 2 | 2 | 8
""",
    "addresses": """
Tabel 1 Telepon

Kantor | Telepon | Kotak pos
Utara | 51234 | 101
Selatan | 56789 | 202
Timur | 54321 | 303
Barat | 59876 | 404
""",
    "weather": """
Tabel 1 Cuaca

Hari | Suhu | Lembap
Senin | 31 | 80
Selasa | 30 | 85
Rabu | 29 | 88
Kamis | 32 | 77
""",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_tables_of_other_things_have_no_relations(text: str) -> None:
    assert relations(text) == []


@pytest.mark.parametrize(
    ("text", "name", "meaning", "is_money", "is_percent"),
    [
        (FISHERY, "Target", Role.TARGET, False, False),
        (FISHERY, "Capaian", Role.ACHIEVEMENT, False, True),
        (FOREST, "Hasil", Role.ACTUAL, False, False),
        (FOREST, "Kemajuan", Role.ACHIEVEMENT, False, True),
        (MONEY, "Pagu", Role.BUDGET, True, False),
        (MONEY, "Realisasi", Role.SPENT, True, False),
        (MONEY, "%", None, False, True),
    ],
)
def test_what_a_column_means(
    text: str, name: str, meaning: Role | None, is_money: bool, is_percent: bool
) -> None:
    found = column(text, name)
    assert (found.meaning, found.is_money, found.is_percent) == (meaning, is_money, is_percent)


@pytest.mark.parametrize(("text", "name"), [(FISHERY, "No"), (FISHERY, "Sasaran"), (FOREST, "Pekerjaan")])
def test_numbers_of_rows_and_words_are_no_figures(text: str, name: str) -> None:
    assert not column(text, name).is_numeric


def test_a_first_column_that_counts_is_no_figure_whatever_its_head_says() -> None:
    text = FISHERY.replace("No |", "Urut |")
    assert not column(text, "Urut").is_numeric
    assert relations(text) == relations(FISHERY)


def test_years_of_a_head() -> None:
    text = (
        "Tabel 1 Hasil\n\nUraian | Tahun 2030 | 2031 | Akhir 2029-2034\nKapal | 1 | 2 | 3\nKuda | 2 | 3 | 4\n"
    )
    assert [sorted(found.years) for found in table(text).columns] == [[], [2030], [2031], [2029, 2034]]
    assert [found.name for found in table(text).columns][1:3] == ["Tahun 2030", "2031"]


def test_a_column_without_a_head_has_a_name() -> None:
    assert table(UNNAMED).columns[3].name == "kolom 4"


def test_what_follows_from_a_relation_of_two_is_not_held_back() -> None:
    """Neither may a column explain another by which it is explained."""
    for text in (FISHERY, FOREST, MONEY, SEATS, UNNAMED):
        found: tuple[Relation, ...] = table(text).relations
        for one in found:
            assert not any(one.result in other.inputs and other.result in one.inputs for other in found)
        assert len({relation.result.index for relation in found}) == len(found)


def test_evidence_is_counted() -> None:
    (relation,) = table(FISHERY).relations
    assert (relation.held, relation.of) == (4, 4)
    (other,) = table(FISHERY.replace("105,00", "150,00")).relations
    assert (other.held, other.of) == (3, 4)


@pytest.mark.parametrize(
    ("head", "values", "law"),
    [
        ("Efisiensi (%)", ("20,00", "2,00", "25,00", "6,00"), Law.SAVING),
        ("Rasio efisiensi (%)", ("125,00", "102,04", "133,33", "106,38"), Law.PERCENT),
    ],
)
def test_efficiency_by_the_law_that_fits(head: str, values: tuple[str, ...], law: Law) -> None:
    lines = MONEY.strip().splitlines()
    lines[2] += f" | {head}"
    for place, value in enumerate(values, start=3):
        lines[place] += f" | {value}"
    found = [r for r in table("\n".join(lines)).relations if r.rule is AuditRule.EFFICIENCY]
    assert [relation.law for relation in found] == [law]
