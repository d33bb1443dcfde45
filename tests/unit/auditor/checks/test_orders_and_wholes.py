"""Totals of rates, orders by chance, directions of one of two quantities: what looks like an error."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

AREAS = """
Tabel 1 Luas dan Penduduk

No | Distrik | {area} | Penduduk | {rate}
1 | Awan | 40 | 36.000 | 900
2 | Bintang | 25 | 40.000 | 1.600
3 | Cahaya | 20 | 64.000 | 3.200
4 | Dahan | 35 | 30.100 | 860
Jumlah | | 120 | {people} | {total}
"""
DENSITY = {"area": "Luas (km2)", "rate": "Kepadatan", "people": "170.100", "total": "1.418"}


@pytest.mark.parametrize("rate", ["Kepadatan", "Penduduk (jiwa/km²)", "Rasio", "Penduduk per km2"])
def test_the_rate_of_the_whole_lies_among_those_of_its_parts(rate: str) -> None:
    assert told(AREAS.format(**{**DENSITY, "rate": rate}), AuditRule.SUM) == []


@pytest.mark.parametrize("total", ["1.418", "3.418"])
def test_a_count_is_the_sum_of_its_parts(total: str) -> None:
    counted = AREAS.format(**{**DENSITY, "rate": "Keluarga", "total": total})
    assert told(counted, AuditRule.SUM) == [(8, total, "6.560")]


def test_a_total_beside_a_rate_is_still_added() -> None:
    assert told(AREAS.format(**{**DENSITY, "people": "171.100"}), AuditRule.SUM) == [
        (8, "171.100", "170.100")
    ]


SERVICES = """
Tabel 1 Surat Terbit

No | Surat | Jumlah
1 | Izin usaha | 32.420
2 | Izin bangunan | 29.024
3 | Izin trayek | 14.402
4 | Izin reklame | 8.525
5 | Izin keramaian | 2.218
6 | Izin galian | 165
7 | Izin dermaga | 22
8 | {last}
"""


@pytest.mark.parametrize("last", ["Surat pindah | 5.073", "Lain-lain | 1.204"])
def test_what_is_set_apart_at_the_end_is_not_out_of_order(last: str) -> None:
    assert told(SERVICES.format(last=last), AuditRule.RANK) == []


TWO = """
Tabel 1 Hasil dan Capaian

Ukuran | Realisasi 2021 | Realisasi 2022 | Capaian 2021 | Capaian 2022 | Keterangan
Padi | 85,30 | 89,30 | 100,46 | 100,90 | {padi}
Ikan | 43,62 | 45,83 | 99,44 | 98,56 | {ikan}
Susu | 12,10 | 12,98 | 100,71 | 101,32 | Naik
Telur | 36,04 | 35,96 | 96,75 | 85,62 | Turun
Garam | 81,75 | 84,50 | 101,52 | 101,81 | Naik
"""


@pytest.mark.parametrize(("padi", "ikan"), [("Naik", "Naik"), ("Naik", "Turun")])
def test_a_direction_is_that_of_either_quantity(padi: str, ikan: str) -> None:
    assert told(TWO.format(padi=padi, ikan=ikan), AuditRule.TREND) == []


def test_a_direction_that_no_quantity_has_is_told() -> None:
    assert told(TWO.format(padi="Turun", ikan="Naik"), AuditRule.TREND) == [(4, "Turun", "Naik")]
