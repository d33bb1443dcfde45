"""The year of a sentence whose figures are all of the report's year."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """LAPORAN KINERJA DINAS PELAYARAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Hasil Pengukuran Tahun 2031

No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Kapal yang lulus uji | 80,00 | 82,35 | 102,94
2 | Dermaga yang berlampu | 75,00 | 64,83 | 86,44
3 | Kepuasan penumpang | 84,00 | 88,61 | 105,49

Tabel 3.2 Perkembangan Realisasi

Indikator | 2030 | 2031
Kapal yang lulus uji | {} | 82,35
Dermaga yang berlampu | 61,37 | 64,83
Kepuasan penumpang | 85,71 | 88,61

BAB IV PENUTUP

{}
"""


def years(sentence: str, before: str = "79,12") -> list[tuple[str, str]]:
    return [found[1:] for found in told(REPORT.format(before, sentence), AuditRule.YEAR)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kinerja dinas tahun {} menunjukkan hasil baik: kapal 82,35%, dermaga 64,83% serta penumpang 88,61.",
        "Pada Tahun Anggaran {} tercatat kapal laik 82,35%, dermaga terang 64,83% dan kepuasan 88,61.",
    ],
)
@pytest.mark.parametrize("wrong", ["2030", "2029"])
def test_a_year_that_none_of_the_figures_is_of(sentence: str, wrong: str) -> None:
    assert years(sentence.format(2031)) == []
    ((printed, computed),) = years(sentence.format(wrong))
    assert (printed.removeprefix("tahun "), computed) == (wrong, "2031")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kinerja tahun 2030 menunjukkan kapal 79,12%, dermaga 61,37% serta penumpang 85,71.",
        "Kinerja tahun 2030 menunjukkan kapal 82,35%, dermaga 61,37% serta penumpang 88,61.",  # one is
        "Kinerja tahun 2030 menunjukkan kapal 82,35%, dermaga 64,83% serta rambu 71,04.",  # one is unknown
        "Target tahun 2030 adalah kapal 82,35%, dermaga 64,83% serta penumpang 88,61.",
        "Dibandingkan tahun 2030 hasilnya lebih baik: 82,35%, 64,83% dan 88,61.",
        "Kapal 82,35%, dermaga 64,83%, penumpang 88,61, semua dengan rambu yang dipasang tahun 2030.",
    ],
)
def test_figures_of_other_years_and_plans_are_left_alone(sentence: str) -> None:
    assert [found for found in years(sentence) if found[0].startswith("tahun")] == []


def test_a_figure_that_both_years_have_tells_neither() -> None:
    sentence = "Kinerja dinas tahun 2030 menunjukkan kapal 82,35%, dermaga 64,83% serta penumpang 88,61."
    assert years(sentence, "82,35") == []
