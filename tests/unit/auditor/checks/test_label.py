"""Symbols, heads, abbreviations and names."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def labels(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.LABEL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("K1 (Cakupan Kapal)\n$$K1 = 1/2$$\nK2 (Cakupan Muatan)\n$$K1 = 3/4$$\n", [(4, "K1", "K2")]),
        ("IK 1: Loan rate\nIK1 = 1/2\nIK 2: Visit rate\nIK2 = 3/4\nIK3 = 5/6\n", [(5, "IK3", "IK2")]),
        ("K1 (Cakupan Kapal)\n$$K1 = 1/2$$\nK2 (Cakupan Muatan)\n$$X1 = 3/4$$\n", []),
        ("K1 (Cakupan Kapal)\n$$K2 = 1/2$$\n", []),
    ],
    ids=["tex", "plain", "other-symbol", "one-part-only"],
)
def test_a_formula_bears_the_symbol_of_its_part(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert labels(text) == expected


def test_heads_set_one_column_off_are_told() -> None:
    rows = "I | 91 - 100 | Tinggi\nII | 76 - 90 | Sedang\nIII | 0 - 75 | Rendah\n"
    assert labels("Interval Nilai | Kriteria | Kategori\n" + rows)[0][0] == 1
    assert labels("No | Interval Nilai | Kategori\n" + rows) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [("Jabatan Struktural Tertentu", 1), ("Jabatan Fungsional Tertentu", 0), ("Jafung Tertentu Terampil", 0)],
)
def test_an_abbreviation_fits_its_words_if_the_right_ones_stand_elsewhere(words: str, count: int) -> None:
    table = "No | Jabatan | Jumlah\n1 | Jabatan Fungsional Tertentu | 3\n"
    text = f"Terdapat 3 orang {words} (JFT) di kantor.\n\n{table}"
    assert len(labels(text)) == count


PLAN = """
Tabel 1 Anggaran

No | Uraian | Pagu
I | Program Pelayaran Rakyat | 900
I.1 | Kegiatan : Pengelolaan Dermaga Umum | 500
I.1.1 | Sub Kegiatan : Perbaikan Tambatan Perahu Kayu | 500
I.2 | Kegiatan : Pengelolaan Alur Pelayaran | 400
I.2.1 | Sub Kegiatan : Pengerukan Alur Pelayaran Dalam | 400

Tabel 2 Kinerja

No | Uraian | Capaian (%)
1 | {first} | 90,00
2 | Kegiatan : Pengelolaan Dermaga Umum | 91,00
3 | Sub Kegiatan : Perbaikan Tambatan Perahu Kayu | 92,00
4 | {second} | 93,00
5 | Sub Kegiatan : Pengerukan Alur Pelayaran Dalam | 94,00
"""


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Kegiatan : Pengelolaan Alur Pelayaran", []),
        ("Sub Kegiatan : Pengelolaan Alur Pelayaran", [16]),
        ("Kegiatan : Pengelolaan Dermaga Umum", [16]),
    ],
    ids=["right", "other-level", "again"],
)
def test_names_have_one_level_and_stand_once_where_another_table_has_another_name(
    second: str, expected: list[int]
) -> None:
    text = PLAN.format(first="Program Pelayaran Rakyat", second=second)
    assert sorted({line for line, _, _ in labels(text)}) == expected


def test_a_name_printed_twice_in_a_numbered_table_is_told() -> None:
    names = ["Utara", "Selatan", "Timur", "Barat", "Tengah"]
    rows = [f"{number} | Kec. {name} | {100 + number}" for number, name in enumerate(names, start=1)]
    head = "No | Kecamatan | Jumlah"
    assert labels("\n".join([head, *rows])) == []
    rows[3] = "4 | Kec. Selatan | 104"
    assert [line for line, _, _ in labels("\n".join([head, *rows]))] == [5]


def test_an_age_other_than_that_of_the_same_figure_is_told() -> None:
    text = """
Tabel 1 Cakupan akta kelahiran anak usia 0-17 tahun

Uraian | Capaian
Kepemilikan akta kelahiran anak usia 0-17 tahun | 98,09%
Kepemilikan kartu anak | 67,80%

Tabel 2 Perbandingan

Uraian | Target | Realisasi
Cakupan kepemilikan akta kelahiran usia 0-18 tahun | 98% | 98,09%
Penerbitan kartu anak | 50% | 67,80%
"""
    assert [line for line, _, _ in labels(text)] == [10]
    assert labels(text.replace("0-18", "0-17")) == []
