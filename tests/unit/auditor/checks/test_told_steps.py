"""Which way a row went from year to year, told by the step alone."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

SOIL = """
Tabel 4 Kinerja Tanah Tahun 2030 dan 2031

Indikator | Realisasi 2030 | Realisasi 2031 | Capaian 2030 (%) | Capaian 2031 (%)
Persentase lahan terpetakan | 71,42 | 74,09 | 101,30 | 99,15
Persentase sengketa selesai | 64,88 | 61,23 | 98,40 | 97,02

"""
BOATS = """
Tabel 9 Perkembangan Kapal

No | Indikator | Realisasi 2024 | Realisasi 2025 | Realisasi 2026
1 | Cakupan kapal laik layar | 52,15 | 55,80 | 53,46
2 | Cakupan kapal terasuransi | 23,44 | 20,19 | 27,06

Tabel 10 Capaian Tahun 2026

No | Indikator | Target 2026 | Capaian 2026 (%)
1 | Cakupan kapal laik layar | 60,00 | 89,12
2 | Cakupan kapal terasuransi | 25,00 | 108,24

"""


def ways(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.TREND)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (f"{SOIL}Capaian pada tahun 2030 101,30%, dan realisasinya {{}} 2,67 poin.", "naik", "berkurang"),
        (
            f"{SOIL}Karena realisasi indikator {{}} sebesar 3,65 poin, capaian menjadi 97,02%.",
            "turun",
            "naik",
        ),
        (f"{BOATS}Capaian 108,24% diraih karena realisasinya {{}} 6,87 poin.", "meningkat", "menurun"),
        (f"{BOATS}Meski capaian 108,24%, realisasi pernah {{}} 3,25 poin.", "berkurang", "bertambah"),
    ],
)
def test_the_row_tells_the_way(text: str, right: str, wrong: str) -> None:
    is_rise = right in ("naik", "meningkat", "bertambah")
    assert ways(text.format(right)) == []
    assert ways(text.format(wrong)) == [(wrong, "naik" if is_rise else "turun")]


@pytest.mark.parametrize(
    "text",
    [
        f"{SOIL}Dengan capaian 101,30% dan 98,40%, realisasinya turun 2,67 poin.",
        f"{SOIL}Dengan capaian 101,30%, realisasinya turun 2,60 poin.",
        f"{SOIL}Dengan capaian 101,30%, nilainya turun 2,67 poin.",
        f"{SOIL}Dengan capaian 103,30%, realisasinya turun 2,67 poin.",
        SOIL.replace("74,09", "68,75") + "Dengan capaian 101,30%, realisasinya turun 2,67 poin.",
        BOATS.replace("53,46", "52,15") + "Dengan capaian 89,12%, realisasinya turun 3,65 poin.",
    ],
)
def test_a_step_of_several_rows_or_of_none_tells_nothing(text: str) -> None:
    assert ways(text) == []


@pytest.mark.parametrize("elsewhere", ["", "Jumlah lain 68,75 tercatat.", "Cakupan lain 68,75% dan 70,12%."])
@pytest.mark.parametrize(("way", "expected"), [("naik", []), ("turun", [("turun", "naik")])])
def test_a_level_of_the_paragraph_tells_more_than_one_of_another_place(
    elsewhere: str, way: str, expected: list[tuple[str, str]]
) -> None:
    told_first = "Lahan terpetakan tahun 2031 sebesar 74,09%."
    then = f"Dibandingkan dengan realisasi tahun 2030 sebesar 71,42% maka {way} 2,67 poin persen."
    assert ways(f"{elsewhere}\n\n3.2 Uraian\n\n{told_first} {then}\n") == expected


def test_two_levels_of_a_paragraph_tell_nothing() -> None:
    then = "Dibandingkan dengan realisasi tahun 2030 sebesar 71,42% maka turun 2,67 poin persen."
    assert ways(f"Lahan terpetakan 74,09% dan lahan lain 68,75%. {then}\n") == []
