"""The years of a written working name its figures; none of them is that of the figure behind it."""

from __future__ import annotations

from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """LAPORAN KINERJA TAHUN 2024

Tabel 3.1 Nilai layanan menurut tahun
| Uraian | 2022 | 2023 | 2024 |
| Indeks layanan pasar | 81,20 | 84,50 | 86,00 |

Indeks layanan pasar berubah seperti diuraikan berikut ini.

{}
"""


def years(sentence: str) -> list[tuple[str, str]]:
    text = REPORT.format(sentence)
    return [(printed, right) for _, printed, right in told(text, AuditRule.YEAR)]


def test_the_year_of_a_subtrahend_is_not_that_of_the_figure_before_it() -> None:
    for minus in ("\u2212", "-", "\u2013"):
        working = f"Indeks layanan pasar {minus} Tahun 2023 = 86,00 {minus} 84,50 (riwayat.csv baris 2)"
        assert years(working) == []
    assert years("Indeks layanan pasar \u00f7 Tahun 2023 = 86,00 \u00f7 84,50") == []


def test_a_wrong_year_in_words_is_told() -> None:
    assert years("Indeks layanan pasar tahun 2023 sebesar 86,00.") == [("2023", "2024")]
    assert years("Indeks layanan pasar tahun 2024 sebesar 86,00.") == []
