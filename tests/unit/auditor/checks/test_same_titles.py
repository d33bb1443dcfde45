"""Titles of parts that stand beside each other: none is left over another part's text."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """
BAB III AKUNTABILITAS KINERJA

{section}Analisis

{a}1 Waktu Sandar Kapal Feri
Waktu sandar kapal feri dihitung sejak kapal tiba sampai tali terikat.

{a}2 {second}
Pelaut yang bersertifikat dihitung dari buku pelaut yang masih berlaku.

{a}3 {third}
Dermaga yang laik dihitung dari hasil uji beban setiap tahun.
"""
MUSEUM = """
BAB II PERENCANAAN KINERJA

{a}1. {first}
Kunjungan pelajar diukur dari karcis rombongan.

{a}2. {second}
Koleksi yang dirawat diukur dari kartu perawatan.
"""


def labels(text: str) -> list[tuple[int, str]]:
    return [(line, expected) for line, _, expected in told(text, AuditRule.LABEL)]


@pytest.mark.parametrize(("number", "section"), [("3.1.", "3.1 "), ("F.", "F. "), ("3.2.1.", "3.2.1 ")])
@pytest.mark.parametrize(
    ("second", "third", "found"),
    [
        ("Pelaut yang Bersertifikat", "Dermaga yang Laik", []),
        ("Waktu Sandar Kapal Feri", "Dermaga yang Laik", [(8, "2")]),
        ("Pelaut yang Bersertifikat", "Pelaut yang Bersertifikat", [(11, "3")]),
        ("Dermaga yang Laik", "Dermaga yang Laik", [(8, "2")]),
    ],
)
def test_the_title_of_another_part_is_left_where_its_text_does_not_name_it(
    number: str, section: str, second: str, third: str, found: list[tuple[int, str]]
) -> None:
    text = HARBOUR.format(a=number, section=section, second=second, third=third)
    assert labels(text) == [(line, f"judul yang menyebut isi bagian {number}{own}") for line, own in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kunjungan Pelajar Sekolah", "Koleksi yang Dirawat"),
        ("Analisis Kendala", "Analisis Kendala"),
        ("Kendala", "Kendala"),
    ],
)
def test_short_titles_may_be_repeated(first: str, second: str) -> None:
    assert labels(MUSEUM.format(a="2.", first=first, second=second)) == []


def test_parts_of_different_sections_may_have_one_title() -> None:
    parts = [
        MUSEUM.format(a=f"2.{n}.", first="Tujuan dan Sasaran Tahunan", second="Cara Mengukur Hasil")
        for n in (1, 2)
    ]
    assert labels("\n".join(parts)) == []


@pytest.mark.parametrize("again", ["BAB III AKUNTABILITAS KINERJA", "BAB IV PENUTUP"])
def test_each_chapter_counts_its_own_parts(again: str) -> None:
    part = MUSEUM.format(a="2.", first="Tujuan dan Sasaran Tahunan", second="Cara Mengukur Hasil")
    assert labels(part + part.replace("BAB II PERENCANAAN KINERJA", again)) == []
