"""What was reached is told of no year after that of the report."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = "LAPORAN KINERJA TAHUN 2031\nDINAS PERHUBUNGAN\n\n{}\n"


def years(sentence: str) -> list[tuple[int, str, str]]:
    return told(REPORT.format(sentence), AuditRule.YEAR)


@pytest.mark.parametrize(
    ("sentence", "printed", "expected"),
    [
        (
            "Perkembangan realisasi tingkat isian kapal tahun 2031-2033 terlihat pada gambar.",
            "2031-2033",
            "2031",
        ),
        (
            "Perkembangan capaian kinerja tahun 2030 sampai dengan 2035 ada di bawah.",
            "2030-2035",
            "2030-2031",
        ),
        (
            "Tabel di atas menunjukkan peningkatan hasil dari tahun 2029 \u2013 2032.",
            "2029-2032",
            "2029-2031",
        ),
        ("Grafik memperlihatkan adanya penurunan keluhan tahun 2031 s.d. 2034.", "2031-2034", "2031"),
    ],
)
def test_a_span_that_runs_on_after_the_report(sentence: str, printed: str, expected: str) -> None:
    assert years(sentence) == [(4, printed, expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Perkembangan realisasi tingkat isian kapal tahun 2029-2031 terlihat pada gambar.",
        "Perkembangan realisasi terhadap target Renstra tahun 2031-2033 terlihat pada gambar.",
        "Perkembangan capaian kinerja menurut rencana strategis tahun 2030-2035 ada di bawah.",
        "Indikator kinerja tahun 2031-2033 ditetapkan dengan keputusan kepala dinas.",
        "Target kinerja tahun 2031-2033 menunjukkan peningkatan setiap tahun.",
        "Proyeksi penduduk akan menunjukkan peningkatan pada tahun 2032-2035.",
        "Tabel di atas menunjukkan peningkatan hasil dari tahun 2032-2035.",
    ],
    ids=["past", "target", "plan", "indicators", "target-first", "to-come", "another-report"],
)
def test_plans_and_years_that_have_passed_may_be_told(sentence: str) -> None:
    assert years(sentence) == []


def test_the_second_such_span_follows_from_the_first_line() -> None:
    twice = "Perkembangan hasil tahun 2031-2033 baik.\n\nTabel menunjukkan kenaikan tahun 2031-2033."
    assert [line for line, _, _ in years(twice)] == [4, 6]
