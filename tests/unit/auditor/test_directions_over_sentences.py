"""Directions from the level of before in one sentence to that of the sentence before it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def said(text: str) -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in told(f"BAB III\n3.1. Hasil\n{text}\n", AuditRule.TREND)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            (
                "Penyerapan tahun 2031 sebesar 94,23%. Jika dibandingkan dengan tahun 2030 sebesar 86,86%"
                " mengalami kenaikan."
            ),
            "kenaikan",
            "penurunan",
        ),
        (
            "Indeks layanan 81,25. Dibandingkan tahun sebelumnya yaitu 83,40, indeks tersebut turun.",
            "turun",
            "meningkat",
        ),
        (
            "Air bersih 71,20%. Bila dibandingkan dengan tahun 2030 sebesar 70,05% terjadi peningkatan.",
            "peningkatan",
            "penurunan",
        ),
    ],
)
def test_a_way_against_both_levels_is_told(text: str, right: str, wrong: str) -> None:
    assert said(text) == []
    (found,) = said(text.replace(right, wrong))
    assert found[0] == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Cakupan 71,20% dan 64,10%. Dibandingkan tahun 2030 sebesar 70,05% mengalami penurunan.",
        "Target 71,20%. Dibandingkan tahun 2030 sebesar 70,05% mengalami penurunan.",
        "Cakupan 71,20%. Dibandingkan target tahun 2030 sebesar 70,05% mengalami penurunan.",
        "Cakupan 71,20%. Dibandingkan rata-rata provinsi tahun 2030 sebesar 70,05% mengalami penurunan.",
        "Cakupan 71,20%. Dibandingkan tahun 2030 sebesar 70,05% pagu yang disediakan mengalami penurunan.",
        "Cakupan tahun 2029 71,20%. Dibandingkan tahun 2030 sebesar 73,05% mengalami kenaikan.",
        "Cakupan 71,20 persen. Dibandingkan tahun 2030 sebesar 70,05 hari mengalami penurunan.",
    ],
)
def test_it_is_silent_where_other_levels_may_be_meant(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "Cadangan 134 ton dari kebutuhan 172 ton atau 77,91%, sehingga kurang 38 ton. Angka ini {} dari"
            " realisasi tahun sebelumnya sebesar 80,36%."
        ),
        "Cadangan 77,91% dan masih kurang 38 ton. Hal ini {} daripada tahun 2030 yang mencapai 80,36%.",
        "Cadangan 77,91% dari target 75,00%. Angka ini {} dari realisasi tahun lalu sebesar 80,36%.",
        (
            "Realisasi cadangan 77,91% dari target 75,00% atau capaian 103,88%. Realisasi ini {} dari"
            " realisasi tahun sebelumnya sebesar 80,36%."
        ),
        "Cadangan 77,91%. Dibandingkan tahun 2030 sebesar 80,36%, angka ini {}.",
    ],
)
def test_a_figure_pointed_back_to_lies_on_one_side_of_that_of_before(text: str) -> None:
    assert said(text.format("lebih rendah")) == []
    assert said(text.format("lebih tinggi")) == [("lebih tinggi", "lebih rendah")]


@pytest.mark.parametrize(
    "text",
    [
        "Cadangan 77,91% dengan capaian 103,88%. Angka ini lebih tinggi dari tahun lalu sebesar 80,36%.",
        "Cadangan 77,91% dan produksi 82,11%. Angka ini lebih tinggi dari tahun lalu sebesar 80,36%.",
        "Cadangan naik 2,45% menjadi 82,81%. Angka ini lebih tinggi dari tahun lalu sebesar 80,36%.",
        "Target 77,91%, masih kurang 38 ton. Angka ini lebih tinggi dari tahun lalu sebesar 80,36%.",
        "Cadangan 77,91%, masih kurang 38 ton. Kondisi ini lebih baik dari tahun lalu sebesar 80,36%.",
        "Cadangan 77,91%, masih kurang 38 ton. Angka ini lebih tinggi dari kabupaten lain sebesar 80,36%.",
        "Pertumbuhan 3,12%. Dibandingkan tahun 2030 sebesar 4,36%, angka ini lebih cepat.",
    ],
)
def test_a_figure_pointed_back_to_may_be_another(text: str) -> None:
    assert said(text) == []
