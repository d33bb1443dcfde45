"""Survei kepuasan masyarakat.

Menurut PermenPANRB 14/2017 setiap unsur berbobot 1/k. Kantor menyatakan apakah bobot itu dipakai
penuh atau seperti tercetak dengan tiga desimal (0,111 untuk sembilan unsur); keduanya memberi
indeks yang berbeda. Indeks unit adalah jumlah indeks unsur kali bobot, dibulatkan satu kali.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.numerals import write_decimal
from capaian.domain.policy import SurveyWeight
from capaian.domain.value import Reason
from capaian.rules.outcome import (
    element_weight,
    index_of_mean,
    index_step,
    mean_of_index,
    unit_index,
)

BALANGAN_2023 = "85.34 85.84 82.88 91.87 84.11 84.61 85.96 98.52 84.24"
BALANGAN_2022 = "83.64 82.56 79.15 88.37 83.22 82.81 84.97 95.43 79.90"


@pytest.mark.parametrize(
    ("indices", "printed", "exact"),
    [
        pytest.param(BALANGAN_2023, "86,95", "87,04", id="Balangan 2023"),
        pytest.param(BALANGAN_2022, "84,37", "84,45", id="Balangan 2022"),
        pytest.param(
            "100 100 100 100 100 100 100 100 100", "99,90", "100,00", id="nilai tertinggi"
        ),
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
