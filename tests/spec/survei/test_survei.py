"""Survei kepuasan masyarakat.

Menurut PermenPANRB 14/2017 setiap unsur berbobot 1/k. Kantor menyatakan apakah bobot itu dipakai penuh atau
seperti tercetak dengan tiga desimal (0,111 untuk sembilan unsur); keduanya memberi indeks yang berbeda.
Indeks unit adalah jumlah indeks unsur kali bobot, dibulatkan satu kali.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.numerals import write_decimal
from capaian.domain.policy import SurveyWeight
from capaian.domain.value import Reason
from capaian.rules.survey import (
    element_weight,
    index_of_mean,
    index_step,
    mean_of_index,
    sample_size,
    unit_index,
)

BALANGAN_2023 = "85.34 85.84 82.88 91.87 84.11 84.61 85.96 98.52 84.24"
BALANGAN_2022 = "83.64 82.56 79.15 88.37 83.22 82.81 84.97 95.43 79.90"


@pytest.mark.parametrize(
    ("indices", "printed", "exact"),
    [
        pytest.param(BALANGAN_2023, "86,95", "87,04", id="Balangan 2023"),
        pytest.param(BALANGAN_2022, "84,37", "84,45", id="Balangan 2022"),
        pytest.param("100 100 100 100 100 100 100 100 100", "99,90", "100,00", id="nilai tertinggi"),
        pytest.param("80 84 91", "84,92", "85,00", id="tiga unsur: bobot tercetak 0,333"),
        pytest.param("80 90", "85,00", "85,00", id="dua unsur: bobot tercetak 0,500"),
    ],
)
def test_unit_index(indices: str, printed: str, exact: str) -> None:
    """Indeks unit = jumlah indeks unsur × bobot."""
    values = [Decimal(index) for index in indices.split()]
    assert write_decimal(Decimal(str(unit_index(values, SurveyWeight.PRINTED))), 2) == printed
    assert write_decimal(Decimal(str(unit_index(values, SurveyWeight.EXACT))), 2) == exact


def test_no_elements_no_index() -> None:
    """Survei tanpa unsur tidak mempunyai indeks."""
    assert unit_index([], SurveyWeight.PRINTED) is Reason.NOT_REPORTED
    with pytest.raises(ValueError, match="0"):
        element_weight(0, SurveyWeight.EXACT)


@pytest.mark.parametrize(
    ("elements", "printed"), [(9, "0.111"), (3, "0.333"), (6, "0.167"), (8, "0.125"), (1, "1.000")]
)
def test_printed_weight(elements: int, printed: str) -> None:
    """Bobot tercetak dibulatkan setengah ke atas pada tiga desimal."""
    assert element_weight(elements, SurveyWeight.PRINTED) == Decimal(printed)


@pytest.mark.parametrize(
    ("index", "mean"),
    [("86.95", "3,48"), ("84.37", "3,37"), ("85.34", "3,41"), ("100", "4,00"), ("25", "1,00")],
)
def test_mean_of_index(index: str, mean: str) -> None:
    """Rata-rata jawaban (1-4) adalah indeks dibagi 25."""
    assert write_decimal(mean_of_index(Decimal(index)), 2) == mean


@pytest.mark.parametrize(("top", "step"), [(4, "25"), (5, "20"), (10, "10")])
def test_other_answer_scales(top: int, step: str) -> None:
    """Skala jawaban lain memakai 100 dibagi jawaban tertinggi."""
    assert index_step(top) == Decimal(step)
    assert index_of_mean(Decimal(top), top) == 100


TABLE = """
10 10  15 14  20 19  25 24  30 28  35 32  40 36  45 40  50 44  55 48  60 52  65 56  70 59  75 63  80 66
85 70  90 73  95 76  100 80  110 86  120 92  130 97  140 103  150 108  160 113  170 118  180 123  190 127
200 132  210 136  220 140  230 144  240 148  250 152  260 155  270 159  280 162  290 165  300 169  320 175
340 181  360 186  380 191  400 196  420 201  440 205  460 210  480 214  500 217  550 226  600 234  650 242
700 248  750 254  800 260  850 265  900 269  950 274  1000 278  1100 285  1200 291  1300 297  1400 302
1500 306  1600 310  1700 313  1800 317  1900 320  2000 322  2200 327  2400 331  2600 335  2800 338  3000 341
3500 346  4000 351  4500 354  5000 357  6000 361  7000 364  8000 367  9000 368  10000 370  15000 375
20000 377  30000 379  40000 380  50000 381  75000 382  1000000 384
"""


def test_sample_table() -> None:
    """Jumlah sampel menurut Krejcie dan Morgan sama dengan tabelnya."""
    numbers = [int(text) for text in TABLE.split()]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    assert len(pairs) == 90
    assert [(population, sample_size(population)) for population, _ in pairs] == pairs


def test_the_one_place_where_the_table_differs() -> None:
    """Untuk 100.000 tabelnya mencetak 384, rumusnya memberi 383."""
    assert sample_size(100_000) == 383


@pytest.mark.parametrize(("population", "size"), [(0, 0), (1, 1), (2, 2)])
def test_smallest_samples(population: int, size: int) -> None:
    """Dari sedikit pengguna layanan semuanya ditanya."""
    assert sample_size(population) == size


def test_a_negative_population_cannot_be() -> None:
    """Jumlah pengguna layanan tidak pernah negatif."""
    with pytest.raises(ValueError, match="-1"):
        sample_size(-1)
