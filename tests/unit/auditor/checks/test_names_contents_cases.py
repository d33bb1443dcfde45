"""Names of levels in two tables, and lists of tables beside the tables, in invented reports."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

TREE = """
Tabel {number} Anggaran

Uraian | Pagu
Program Perikanan Rakyat Pesisir | 900
Kegiatan Perawatan Kolam Benih | 500
Sub Kegiatan Perbaikan Pintu Air | 300
Sub Kegiatan Pengerukan Dasar Kolam | 200
{level} Pengelolaan Tambak Udang | 400
Sub Kegiatan Penebaran Benih Udang | 400
"""


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("Kegiatan", "Kegiatan", []),
        ("Kegiatan", "Sub Kegiatan", [18]),
        ("Sub Kegiatan", "Kegiatan", [8]),
        ("Sub Kegiatan", "Sub Kegiatan", []),
    ],
)
def test_a_name_has_one_level_in_two_tables(first: str, second: str, lines: list[int]) -> None:
    text = TREE.format(number=1, level=first) + TREE.format(number=2, level=second)
    found = told(text, AuditRule.LABEL)
    assert [(line, right) for line, _, right in found] == [
        (line, "Kegiatan Pengelolaan Tambak Udang") for line in lines
    ]


LISTED = """
DAFTAR TABEL

Tabel 1 Anggaran Perawatan Kolam ........ {first}
Tabel 2 {title} ........ {second}
Tabel 3 Hasil Panen Udang ........ 9

BAB I PENDAHULUAN

Dinas merawat kolam dan tambak.

Tabel 1 Anggaran Perawatan Kolam

Uraian | Pagu
Kolam | 300

Tabel 2 Benih Menurut Kecamatan

Uraian | Benih
Hulu | 30

Tabel 3 Hasil Panen Udang

Uraian | Panen
Hulu | 12
"""


@pytest.mark.parametrize(
    ("first", "title", "second", "lines"),
    [
        ("4", "Benih Menurut Kecamatan", "6", []),
        ("4", "Benih Menurut Kecamatan", "4", []),
        ("4", "Benih Menurut Kecamatan", "9", []),
        ("4", "Benih Menurut Kecamatan", "3", [4]),
        ("4", "Benih Menurut Kecamatan", "16", [4]),
        ("4", "Jumlah Nelayan Terlatih", "6", [4]),
    ],
)
def test_a_list_of_tables_agrees_with_the_tables(
    first: str, title: str, second: str, lines: list[int]
) -> None:
    text = LISTED.format(first=first, title=title, second=second)
    assert sorted({line for line, _, _ in told(text, AuditRule.NUMBERING) if line < 6}) == lines


DEEDS = """
Tabel 1 Program dan Kegiatan

No | Kegiatan | Sasaran
1 | Pelayanan perawatan menara suar | menara
2 | Pelayanan pemeriksaan kapal kayu | kapal
3 | {third} | pelaut
4 | Pengerukan alur dangkal pelabuhan | alur
5 | Pengecatan tiang lampu dermaga | lampu
6 | Pemasangan rambu suar pantai | rambu
7 | Pembersihan kolam labuh kapal | kolam

Tabel 2 Anggaran

No | Kegiatan | Pagu
1 | {mark}Pelayanan perawatan menara suar | 500
2 | {mark}Pelayanan pemeriksaan kapal kayu | 300
3 | {mark}Penyelenggaraan latihan pelaut muda | 200
4 | {mark}Pengerukan alur dangkal pelabuhan | 100
5 | {mark}Pengecatan tiang lampu dermaga | 150
6 | {mark}Pemasangan rambu suar pantai | 250
7 | {mark}Pembersihan kolam labuh kapal | 350
"""


@pytest.mark.parametrize("mark", ["", "Kegiatan : ", "Sub Kegiatan: "])
def test_a_name_from_a_table_with_levels_is_told_as_names_stand_here(mark: str) -> None:
    text = DEEDS.format(third="Pelayanan perawatan menara suar", mark=mark)
    found = [f for f in audited(text).findings if f.rule is AuditRule.LABEL and f.level is Level.ERROR]
    assert [f.computed for f in found] == ["Penyelenggaraan latihan pelaut muda"]
    assert not [
        f for f in audited(DEEDS.format(third="Penyelenggaraan latihan pelaut muda", mark=mark)).findings
    ]


GOALS_OF_TWO = """
Tabel 3.1 Capaian Indikator

No | Sasaran | Indikator | Target | Realisasi
1 | Membaiknya kualitas air | Indeks kualitas air sungai | 60,00 | 61,20
2 | Membaiknya kualitas udara | Indeks kualitas udara ambien | 85,00 | 84,15
3 | Berkurangnya sampah | Persentase sampah tertangani | 70,00 | 71,40
4 | {} | Persentase pengurangan sampah | 25,00 | 23,50
5 | Meningkatnya ketaatan | Persentase usaha yang taat | 80,00 | 88,00
"""


def test_a_goal_may_stand_beside_each_of_its_indicators() -> None:
    assert told(GOALS_OF_TWO.format("Berkurangnya sampah"), AuditRule.LABEL) == []
    apart = told(GOALS_OF_TWO.format("Membaiknya kualitas air"), AuditRule.LABEL)
    assert [found[1] for found in apart] == ["Membaiknya kualitas air"]
