"""Names and orders in sentences that are right once the figures of a table are mended name those as root."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

QUARTERS = """
LAPORAN KINERJA TAHUN 2034

Tabel 3.7 Kunjungan per Triwulan Tahun 2034

Triwulan | Target Kunjungan | Kunjungan Langsung | Capaian (%)
Triwulan I | 9.500 | 8.764 | 92,25
Triwulan II | 10.000 | {second} | 104,82
Triwulan III | 11.000 | {third} | 108,52
Triwulan IV | 10.500 | 9.515 | 90,62
Jumlah | 41.000 | 40.698 | 99,26

{said}
"""
SURVEY = """
LAPORAN KINERJA TAHUN 2033

Tabel 3.9 Nilai Unsur Survei Kepuasan Masyarakat Tahun 2033

Kode | Unsur | Nilai Rata-rata (NRR)
U1 | Persyaratan | 3,28
U2 | Prosedur | 3,21
U3 | Waktu Penyelesaian | 3,07
U4 | Biaya/Tarif | 3,92
U5 | Produk Layanan | 3,18
U6 | Kompetensi Pelaksana | {sixth}
U7 | Perilaku Pelaksana | 3,44
U8 | Penanganan Pengaduan | 3,24
U9 | Sarana dan Prasarana | 2,96
 | Rata-rata NRR | 3,294
 | IKM (NRR x 25) | 82,36

{said}
"""
HIGHEST = "Kunjungan langsung tertinggi terjadi pada {} sebanyak 11.937 orang."
ORDER = "Unsur dengan nilai tertinggi adalah Biaya/Tarif (3,92), disusul {}."


def standing(text: str) -> list[tuple[int, str]]:
    """Return line and level of the findings that follow from no other."""
    return [(f.line, f.level.value) for f in audited(text).findings if f.root is None]


def quarters(second: str, third: str, named: str) -> str:
    return QUARTERS.format(second=second, third=third, said=HIGHEST.format(named))


def test_a_name_that_fits_once_two_figures_change_places_follows_from_them() -> None:
    assert standing(quarters("10.482", "11.937", "Triwulan III")) == []
    assert standing(quarters("11.937", "10.482", "Triwulan III")) == [(7, "error")]


def test_a_wrong_name_beside_right_figures_stands_by_itself() -> None:
    assert [line for line, _ in standing(quarters("10.482", "11.937", "Triwulan II"))] == [12]


@pytest.mark.parametrize(
    ("sixth", "said", "lines"),
    [
        ("3,35", "Perilaku Pelaksana (3,44)", []),
        ("3,53", "Perilaku Pelaksana (3,44)", [15]),
        ("3,35", "Kompetensi Pelaksana (3,35)", [18]),
        ("3,35", "Penanganan Pengaduan (3,24)", [18]),
    ],
)
def test_an_order_that_fits_once_a_figure_is_mended_follows_from_it(
    sixth: str, said: str, lines: list[int]
) -> None:
    assert [line for line, _ in standing(SURVEY.format(sixth=sixth, said=ORDER.format(said)))] == lines


def test_two_that_follow_in_the_wrong_order_are_told() -> None:
    said = ORDER.format("Kompetensi Pelaksana (3,35) dan Perilaku Pelaksana (3,44)")
    assert {line for line, _ in standing(SURVEY.format(sixth="3,35", said=said))} == {18}
