"""Right figures in the forms that reports of ours have: comparisons of indicators, workings, traces."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

COMPARED = """
LAPORAN KINERJA TAHUN 2035

3.1 Sasaran 1

Lima pembanding realisasi IKU 1, 2035

No | Pembanding | Nilai | Selisih poin | Capaian persen | Keterangan
1 | Target perjanjian 2035 | 87,50 | +1,25 | 101,43 | tercapai
2 | Realisasi 2034 | 88,02 | +0,73 | | naik
3 | Target akhir Renstra, 2036 | 88,50 | +0,25 | 100,28 |

Realisasi IKU 1 tahun 2035 adalah 88,75.

3.2 Sasaran 2

Lima pembanding realisasi IKU 2, 2035

No | Pembanding | Nilai | Selisih poin | Capaian persen | Keterangan
1 | Target perjanjian 2035 | 84,25 | +0,40 | {} | tercapai
2 | Realisasi 2034 | 81,68 | +2,97 | | naik
3 | Target akhir Renstra, 2036 | 86,50 | -1,85 | 97,86 |

Realisasi IKU 2 tahun 2035 adalah 84,65.
"""
PLACES = ("Loura", "Kodi", "Wewewa", "Balaghar", "Bangedo", "Selatan", "Tengah", "Timur", "Utara", "Barat")
RISING = ("50,40", "51,52", "52,61", "53,10", "54,25", "49,90", "55,31", "56,12", "57,77", "58,93")


def table(number: int, shares: tuple[str, ...], names: tuple[str, ...] = PLACES) -> str:
    """Return a table of shares by place."""
    rows = zip(names, shares, strict=True)
    lines = "\n".join(f"{place} | {name} | {share}" for place, (name, share) in enumerate(rows, start=1))
    head = "No | Kecamatan | Cakupan (%)"
    return f"Tabel {number} Cakupan Dokumen {number} menurut Kecamatan\n\n{head}\n{lines}\n\n"


def errors(text: str) -> list[tuple[str, str]]:
    return [(f.rule.value, f.printed) for f in audited(text).findings]


def test_comparisons_of_two_indicators_bear_the_same_names() -> None:
    assert errors(COMPARED.format("100,47")) == []


@pytest.mark.parametrize("label", ["Target perjanjian 2035", "Realisasi tahun 2034", "Standar nasional 2035"])
def test_a_name_that_only_says_what_a_figure_is_names_no_thing(label: str) -> None:
    text = COMPARED.format("100,47").replace("Target perjanjian 2035", label)
    assert [rule for rule, _ in errors(text) if rule == "crossref"] == []


def test_rows_in_the_order_of_places_are_not_sorted_by_a_figure() -> None:
    other = tuple(reversed(RISING))
    assert errors(table(1, RISING) + table(2, other) + table(3, (*RISING[3:], *RISING[:3]))) == []


def test_rows_in_an_order_of_their_own_are_sorted_by_their_figure() -> None:
    text = table(1, RISING, tuple(reversed(PLACES))) + table(2, tuple(reversed(RISING)))
    found = [(rule, printed) for rule, printed in errors(text) if rule == AuditRule.RANK]
    assert found == [(AuditRule.RANK, "49,90")] * 2


WRAPPED = """
LAPORAN KINERJA TAHUN 2035

banyaknya baris pada gambar: 1. Kupang; 2. Lembata; 3. Sumba; 4. Belu; 5. Sabu; 6. Sikka; 7. Ende;
8. Flores; 9. Timur; 10. Rote; 11. Barat;
{}
"""


def test_a_list_within_a_sentence_is_none_of_points() -> None:
    assert errors(WRAPPED.format("12. Manggarai; 13. Tengah; 14. Alor")) == []


@pytest.mark.parametrize("signs", [".", ")"])
def test_points_of_a_list_are_counted_though_they_end_in_a_semicolon(signs: str) -> None:
    points = "\n".join(f"{mark}{signs} menyusun rencana kerja bidang {mark};" for mark in (1, 2, 4, 5))
    text = f"LAPORAN KINERJA TAHUN 2035\n\n1.1 Tugas\n\nTugas seksi:\n{points}\n"
    assert [rule for rule, _ in errors(text)] == ["numbering"]


WORKED = """
LAPORAN KINERJA TAHUN 2035

3.1 Cakupan kepemilikan akta kelahiran anak usia 0-17 tahun

Cakupan kepemilikan akta kelahiran anak usia 0-17 tahun =
Anak usia 0-17 tahun yang mempunyai akta kelahiran Anak usia 0-17 tahun {} 100

Tabel 3.1 Cakupan kepemilikan akta kelahiran anak usia 0-17 tahun, 2035

| Pelayanan dokumen kependudukan | Pembilang | Penyebut | Cakupan persen | 0–100 | Bagian jarak ke 100 poin
| Cakupan kepemilikan akta kelahiran anak usia 0-17 tahun | 10.292 | 10.700 | 96,19 | | 0,64
| Rata-rata (IKU 4) | | | 96,19 | |
"""


@pytest.mark.parametrize("factor", ["×", "*"])
def test_what_a_formula_multiplies_by_is_quoted_from_no_table(factor: str) -> None:
    assert errors(WORKED.format(factor)) == []
