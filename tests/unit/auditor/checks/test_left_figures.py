"""Figures of last year that a summary kept."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TEXT = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

IKHTISAR KINERJA TAHUN 2031

3.1 Perkembangan

Tabel 3.1 Realisasi Indikator

No | Indikator | Realisasi 2030 | Realisasi 2031 | Selisih
1 | Indeks Kepuasan Pelaut | 81,46 | 84,73 | 3,27
2 | Cakupan kapal laik laut | 72,15 | 77,90 | 5,75
3 | Waktu sandar kapal feri | 6,25 | 5,40 | 0,85
4 | Persentase awak bersertifikat | 61,38 | 69,84 | 8,46

4.1 Kesimpulan

"""


def left(sentence: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(TEXT + sentence, AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("IKP memperoleh nilai 81,46 dengan mutu B, dan waktu sandar 5,40 jam.", [("81,46", "84,73")]),
        ("Kapal laik laut mencapai 77,90%, sedangkan awak bersertifikat 61,38%.", [("61,38", "69,84")]),
        ("Waktu sandar kapal feri adalah 6,25 jam.", [("6,25", "5,40")]),
        (
            "IKP 84,73 naik menjadi mutu A, kapal laik laut 72,15%, dan waktu sandar 5,40 jam.",
            [("72,15", "77,90")],
        ),
        ("Mutu layanan meningkat, kapal laik laut 77,90%, awak bersertifikat 61,38%.", [("61,38", "69,84")]),
        ("Mutu meningkat, kapal laik laut 72,15% dan kini mencapai angka 77,90%.", []),
        ("Mutu meningkat, kapal laik laut menjadi 72,15%, dan awak bersertifikat 69,84%.", []),
        ("Mutu meningkat, kapal laik laut 72,15% dari awal tahun, dan awak bersertifikat 69,84%.", []),
        ("IKP memperoleh nilai 84,73 dengan mutu B.", []),
        ("IKP tahun 2030 memperoleh nilai 81,46.", []),
        ("IKP bertambah dari 81,46.", []),
        ("Tahun lalu IKP memperoleh nilai 81,46.", []),
        ("Target IKP adalah 81,46.", []),
        ("Indeks gubernur memperoleh nilai 81,46.", []),
        ("IKP provinsi memperoleh nilai 81,46.", []),
    ],
)
def test_a_figure_without_a_year_is_of_this_one(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert left(sentence) == expected


def test_a_figure_that_a_table_has_without_a_year_may_be_meant() -> None:
    other = (
        "Tabel 4.1 Ambang\n\nIndikator | Ambang\nIndeks Kepuasan Pelaut | 81,46\nKapal laik laut | 70,00\n\n"
    )
    assert left(other + "IKP memperoleh nilai 81,46 dengan mutu B.") == []
