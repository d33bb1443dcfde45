"""Totals told with their details, beside the tables that tell them too."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

STAFF = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

1.2 Pegawai

{sentence}

Tabel 1.1 Pegawai menurut Golongan

No | Golongan | Laki-laki | Perempuan | Jumlah
1 | Golongan IV | 4 | 2 | 6
2 | Golongan III | 15 | 12 | 27
3 | Golongan II | 7 | 3 | 10
4 | Tenaga kontrak | 9 | 5 | 14
 | Jumlah | 35 | 22 | 57

Tabel 1.2 Pegawai berdasarkan Pendidikan

No | Pendidikan | Jumlah
1 | S1 | 25
2 | D-III | 8
3 | SMA | 24
 | Jumlah | 57
"""


def cited(sentence: str, text: str = STAFF) -> list[tuple[str, str]]:
    found = told(text.format(sentence=sentence), AuditRule.CROSSREF)
    return [(printed, computed) for _, printed, computed in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dinas didukung oleh 55 orang pegawai, yaitu 43 ASN dan 14 tenaga kontrak.",
        "Dinas memiliki 55 pegawai yang terdiri dari 43 orang ASN (75,44%) dan 14 tenaga kontrak (24,56%).",
        "Jumlah seluruh pegawai pada akhir tahun adalah 55 orang, terdiri atas 43 ASN dan 14 tenaga kontrak.",
        "Jumlah pegawai Dinas sebanyak 55 orang yang meliputi 43 ASN dan 14 tenaga kontrak.",
    ],
)
def test_a_total_with_details_is_that_of_its_tables(sentence: str) -> None:
    assert cited(sentence) == [("55", "57")]
    assert cited(sentence.replace("55 ", "57 ")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Dinas didukung oleh 55 orang pegawai.",
        "Tahun ini 15 orang pegawai, yaitu 9 ASN dan 6 tenaga kontrak, mengikuti pelatihan.",
        "Dinas membina 55 orang nelayan, yaitu 43 juragan dan 12 buruh.",
        "Jumlah pegawai yang dibutuhkan, menurut analisis, 55 orang.",
    ],
)
def test_other_counts_are_left_alone(sentence: str) -> None:
    assert cited(sentence) == []


def test_tables_that_differ_tell_no_total() -> None:
    text = STAFF.replace("3 | SMA | 24\n | Jumlah | 57", "3 | SMA | 26\n | Jumlah | 59")
    assert cited("Dinas memiliki 55 pegawai yang terdiri dari 43 ASN dan 12 tenaga kontrak.", text) == []


def test_a_table_of_another_year_tells_nothing() -> None:
    text = STAFF.replace("menurut Golongan", "menurut Golongan Tahun 2030").replace(
        "Tabel 1.2 Pegawai", "Tabel 1.2 Tamu"
    )
    sentence = "Pada tahun 2031 Dinas memiliki 55 pegawai yang terdiri dari 41 ASN dan 14 tenaga kontrak."
    assert cited(sentence, text) == []
    assert cited(sentence, text.replace("Tahun 2030", "Tahun 2031")) == [("55", "57")]


def test_what_rests_on_a_wrong_total_follows_from_it() -> None:
    parts = "44 orang aparatur (77,19%) dan 13 orang tenaga kontrak (22,81%)"
    sentence = f"Dinas memiliki 56 orang pegawai, yaitu {parts}."
    found = audited(STAFF.format(sentence=sentence)).findings
    (first,) = [each for each in found if each.root is None and each.rule is not AuditRule.NUMBERING]
    assert (first.rule, first.printed, first.computed) == (AuditRule.SUM, "56", "57")
    assert {each.rule for each in found if each.root == first.id} == {AuditRule.CROSSREF, AuditRule.RATIO}
