"""Rows that are named as the so many which rose, fell, or missed their targets."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

MARKETS = """
Tabel 2 Retribusi Pasar Tahun 2033

No | Pasar | Retribusi 2032 | Retribusi 2033 | Bertambah/(Berkurang)
1 | Pasar Legi Timur | 412.300 | 431.800 | 19.500
2 | Pasar Wage Baru | 365.100 | 352.700 | (12.400)
3 | Pasar Pon Lama | 298.450 | 290.050 | (8.400)
4 | Pasar Kliwon Kidul | 187.200 | 201.350 | 14.150

"""
SEEDS = """
Tabel 6 Mutu Benih Tahun 2030

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase benih jagung bersertifikat | 80,00 | 84,00 | 105,00
2 | Persentase benih kedelai bersertifikat | 70,00 | 63,00 | 90,00
3 | Persentase kebun induk yang layak | 90,00 | 81,00 | 90,00
4 | Persentase penangkar yang dibina | 60,00 | 66,00 | 110,00

"""


def claims(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            MARKETS + "Dua pasar yang bertambah, yaitu {} dan Pasar Kliwon Kidul; dua pasar lain berkurang.",
            "Pasar Legi Timur",
            "Pasar Pon Lama",
        ),
        (
            MARKETS + "Terdapat 2 (dua) pasar yang mengalami penurunan, yakni Pasar Pon Lama serta {}.",
            "Pasar Wage Baru",
            "Pasar Kliwon Kidul",
        ),
        (
            SEEDS + "Dua indikator yang belum mencapai target adalah benih kedelai bersertifikat dan {}.",
            "Persentase kebun induk yang layak",
            "Persentase penangkar yang dibina",
        ),
        (
            SEEDS
            + "Dua indikator, yaitu persentase benih kedelai bersertifikat dan {}, tidak memenuhi target.",
            "Persentase kebun induk yang layak",
            "Persentase benih jagung bersertifikat",
        ),
    ],
)
def test_those_that_are_named_are_those_of_which_it_is_so(text: str, right: str, wrong: str) -> None:
    assert claims(text.format(right)) == []
    assert claims(text.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hanya satu pasar yang bertambah, yaitu Pasar Pon Lama.",
        "Dua pasar yang bertambah menurut renstra, yaitu Pasar Pon Lama dan Pasar Wage Baru.",
        "Dua pasar yang harus bertambah, yaitu Pasar Pon Lama dan Pasar Wage Baru.",
        "Dua pasar yang bertambah, antara lain Pasar Pon Lama.",
        "Dua kecamatan yang bertambah, yaitu Pon Lama dan Wage Baru.",
        "Dua pasar yang diperbaiki, yaitu Pasar Pon Lama dan Pasar Wage Baru.",
        "Dua pasar yang bertambah, yaitu Pasar Pahing Anyar dan Pasar Pon Lama.",
        "Dua pasar yang bertambah kemudian berkurang, yaitu Pasar Pon Lama dan Pasar Wage Baru.",
    ],
)
def test_what_a_table_does_not_tell_is_silent(sentence: str) -> None:
    assert claims(MARKETS + sentence) == []


def test_columns_that_tell_two_things_tell_nothing() -> None:
    rows = zip(
        MARKETS.strip().splitlines(),
        ("", "", " | Selisih Pedagang", *(" | 4", " | 6", " | -2", " | -5")),
        strict=True,
    )
    both = "\n".join(line + more for line, more in rows)
    sentence = "\n\nDua pasar yang bertambah, yaitu Pasar Pon Lama dan Pasar Kliwon Kidul."
    assert claims(both + sentence) == []
