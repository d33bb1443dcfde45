"""Skala peringkat kinerja dan mutu pelayanan.

Lampiran Permendagri 86/2017 hanya memuat batas bilangan bulat: 91-100, 76-90, 66-75, 51-65, dan
paling tinggi 50. Nilai di antara dua batas, misalnya 90,5, mengikuti aturan celah yang dinyatakan
kantor. Capaian di atas 100 tetap Sangat Tinggi. Mutu pelayanan mengikuti tabel PermenPANRB 14/2017
pada dua desimal.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.factories import SURVEY_CLASSES, band, scale

from capaian.domain.policy import ScaleGap
from capaian.domain.rule_set import Band
from capaian.rules.scale import classify, classify_index, find_other_bands, has_gaps

SCALE = scale()
CONTINUOUS = scale(
    [
        band(1, "Sangat Berhasil", "100", None),
        band(2, "Berhasil", "75", "100"),
        band(3, "Kurang", None, "75"),
    ]
)


def name(found: Band | None) -> str | None:
    return found.name if found else None


@pytest.mark.parametrize(
    ("value", "lower_bound", "upper_bound", "rounded"),
    [
        pytest.param(
            "101.10", "Sangat Tinggi", "Sangat Tinggi", "Sangat Tinggi", id="di atas 100"
        ),
        pytest.param(
            "135.60", "Sangat Tinggi", "Sangat Tinggi", "Sangat Tinggi", id="jauh di atas 100"
        ),
        pytest.param("91", "Sangat Tinggi", "Sangat Tinggi", "Sangat Tinggi", id="tepat 91"),
        pytest.param("90.59", "Tinggi", "Sangat Tinggi", "Sangat Tinggi", id="90,59"),
        pytest.param("90.5", "Tinggi", "Sangat Tinggi", "Sangat Tinggi", id="90,5"),
        pytest.param("90.499", "Tinggi", "Sangat Tinggi", "Tinggi", id="90,499"),
        pytest.param("90.4", "Tinggi", "Sangat Tinggi", "Tinggi", id="90,4"),
        pytest.param("90.001", "Tinggi", "Sangat Tinggi", "Tinggi", id="90,001"),
        pytest.param("90", "Tinggi", "Tinggi", "Tinggi", id="tepat 90"),
        pytest.param("87.23", "Tinggi", "Tinggi", "Tinggi", id="87,23"),
        pytest.param("75.5", "Sedang", "Tinggi", "Tinggi", id="75,5"),
        pytest.param("65.4", "Rendah", "Sedang", "Rendah", id="65,4"),
        pytest.param("62.83", "Rendah", "Rendah", "Rendah", id="62,83"),
        pytest.param("50.5", "Sangat Rendah", "Rendah", "Rendah", id="50,5"),
        pytest.param("50", "Sangat Rendah", "Sangat Rendah", "Sangat Rendah", id="tepat 50"),
        pytest.param("0", "Sangat Rendah", "Sangat Rendah", "Sangat Rendah", id="nol"),
        pytest.param("-5", "Sangat Rendah", "Sangat Rendah", "Sangat Rendah", id="negatif"),
    ],
)
def test_gap_rules(value: str, lower_bound: str, upper_bound: str, rounded: str) -> None:
    """Aturan celah menentukan kategori nilai di antara dua batas bulat."""
    found = [name(classify(Decimal(value), SCALE, gap)) for gap in ScaleGap]
    assert found == [lower_bound, upper_bound, rounded]


def test_a_gap_without_rule_has_no_band() -> None:
    """Skala bercelah tanpa aturan celah tidak memberi kategori."""
    assert has_gaps(SCALE)
    assert classify(Decimal("90.5"), SCALE, None) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [("100", "Sangat Berhasil"), ("99.99", "Berhasil"), ("75", "Berhasil"), ("74.99", "Kurang")],
)
def test_scale_without_gaps(value: str, expected: str) -> None:
    """Skala tanpa celah tidak memerlukan aturan celah."""
    assert not has_gaps(CONTINUOUS)
    assert name(classify(Decimal(value), CONTINUOUS, None)) == expected


@pytest.mark.parametrize(
    ("value", "others"),
    [
        pytest.param(
            "90.59", {"upper_bound": "Sangat Tinggi", "round": "Sangat Tinggi"}, id="90,59"
        ),
        pytest.param("90.40", {"upper_bound": "Sangat Tinggi"}, id="90,40"),
        pytest.param("87.23", {}, id="tidak berubah"),
    ],
)
def test_sensitivity(value: str, others: dict[str, str]) -> None:
    """Laporan menyebut setiap nilai yang kategorinya berubah di bawah aturan celah lain."""
    found = find_other_bands(Decimal(value), SCALE, ScaleGap.LOWER_BOUND)
    assert {gap.value: band.name for gap, band in found.items()} == others


@pytest.mark.parametrize(
    ("index", "letter"),
    [
        pytest.param("100", "A", id="tertinggi"),
        pytest.param("88.31", "A", id="batas bawah A"),
        pytest.param("88.305", "A", id="dibulatkan menjadi 88,31"),
        pytest.param("88.304", "B", id="dibulatkan menjadi 88,30"),
        pytest.param("86.95", "B", id="Balangan 2023"),
        pytest.param("84.37", "B", id="Balangan 2022"),
        pytest.param("76.61", "B", id="batas bawah B"),
        pytest.param("76.60", "C", id="batas atas C"),
        pytest.param("65", "C", id="batas bawah C"),
        pytest.param("64.995", "C", id="dibulatkan menjadi 65,00"),
        pytest.param("64.99", "D", id="batas atas D"),
        pytest.param("25", "D", id="terendah"),
    ],
)
def test_survey_class(index: str, letter: str) -> None:
    """Mutu ditentukan dari indeks yang dibulatkan ke dua desimal,
    sehingga tabelnya tanpa lubang.
    """
    found = classify_index(Decimal(index), SURVEY_CLASSES)
    assert found is not None
    assert found.letter == letter


def test_an_index_that_cannot_be_has_no_class() -> None:
    """Indeks di bawah 25 tidak mungkin dan tidak mempunyai mutu."""
    assert classify_index(Decimal("24"), SURVEY_CLASSES) is None
