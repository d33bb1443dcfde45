"""Words by which a figure is of all but what they name."""

from __future__ import annotations

import pytest

from capaian.auditor.understanding.complements_told import tells_complement


@pytest.mark.parametrize(
    "before",
    [
        "Selain perawat terdapat ",
        "Di luar Kecamatan Kenanga jumlah bayi ",
        "Kecuali bidan, tenaga kesehatan berjumlah ",
        "Bayi yang belum diimunisasi sebanyak ",
        "Tenaga yang bukan PNS berjumlah ",
        "Bus yang tidak baik ",
    ],
)
def test_all_but_what_is_named(before: str) -> None:
    assert tells_complement(before, {"perawat", "bayi", "pns", "baik"})


@pytest.mark.parametrize(
    "before",
    [
        "Realisasi belum mencapai target ",
        "Capaian tidak lebih dari ",
        "Bayi yang belum diimunisasi ada, dan jumlah bayi ",
        "Jalan yang tidak mantap sepanjang 12,5 km dari ",
        "Perawat berjumlah ",
    ],
)
def test_a_word_that_reaches_no_figure(before: str) -> None:
    assert not tells_complement(before, {"perawat", "bayi"})


def test_a_table_may_print_what_is_not_so() -> None:
    assert not tells_complement("Warga yang belum rekam ", {"belum", "rekam"})
