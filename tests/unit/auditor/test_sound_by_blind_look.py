"""Sound tables and sentences that were told: growth in speed, running targets, counted rows, chance."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

GROWTH = """
Tabel 3.5 Jumlah Penumpang Angkutan Umum per Triwulan Tahun 2023 dan 2024
No | Triwulan | Tahun 2023 (orang) | Tahun 2024 (orang) | Perubahan (orang) | Perubahan (%)
1 | Triwulan I | 48.215 | 51.630 | 3.415 | 7,08
2 | Triwulan II | 53.940 | 57.208 | 3.268 | 6,06
3 | Triwulan III | 50.127 | 49.386 | -741 | -1,48
4 | Triwulan IV | 56.318 | 61.475 | 5.157 | 9,16
 | Jumlah | 208.600 | 219.699 | 11.099 | 5,32

"""
RUNNING = """
Tabel 3.5 Target dan Realisasi Peserta Pelatihan per Triwulan Tahun 2023
No | Periode | Target | Realisasi | Capaian (%) | Target Kumulatif | Realisasi Kumulatif
1 | Triwulan I | 60 | 52 | 86,67 | 60 | 52
2 | Triwulan II | 120 | 131 | 109,17 | 180 | 183
3 | Triwulan III | 150 | 139 | 92,67 | 330 | 322
4 | Triwulan IV | 90 | 94 | 104,44 | 420 | {last}
 | Setahun | 420 | 416 | 99,05 | 420 | 416
"""
AREAS = """
DINAS LINGKUNGAN HIDUP KABUPATEN LEMBAH KARSA
TAHUN 2024

Tabel 3.10 IKLH Kabupaten Lembah Karsa dan Kabupaten Lain di Provinsi Tahun 2024
Peringkat | Kabupaten | IKLH
1 | Sinar Baru | 74,28
2 | Ujung Kayu | 72,03
3 | Tirta Asri | 71,16
4 | Lembah Karsa | 70,84
5 | Harapan Jaya | 69,80
 | Provinsi | 70,87

"""
FLEET = """
Tabel 1.2 Armada Kebersihan Tahun 2023 dan 2024 (Unit)
No | Jenis Armada | Tahun 2023 | Tahun 2024 | {change} | Rusak pada 2024
1 | Truk pengangkut | 12 | 14 | 2 | 2
2 | Truk arm roll | 6 | 7 | 1 | 1
3 | Kontainer | 28 | 31 | 3 | 5
4 | Gerobak motor | 35 | 44 | {carts} | 6
5 | Ekskavator TPA | 2 | 2 | 0 | 1
 | Jumlah | 83 | 98 | 15 | 15
"""


@pytest.mark.parametrize(("triwulan", "word"), [("II (6,06%)", "lambat"), ("IV (9,16%)", "cepat")])
def test_a_growth_is_slower_where_it_is_less(triwulan: str, word: str) -> None:
    said = f"Pertumbuhan Triwulan {triwulan} lebih {{}} dibandingkan Triwulan I (7,08%)."
    assert audited(GROWTH + said.format(word)).findings == ()
    (finding,) = audited(GROWTH + said.format({"lambat": "cepat", "cepat": "lambat"}[word])).findings
    assert finding.line == GROWTH.strip("\n").count("\n") + 3


def test_running_targets_and_actuals_are_not_added_up() -> None:
    assert audited(RUNNING.format(last=416)).findings == ()
    assert {finding.rule.value for finding in audited(RUNNING.format(last=461)).findings} == {"sum"}


@pytest.mark.parametrize("who", ["Tiga kabupaten", "Beberapa kabupaten", "Sebagian kabupaten"])
def test_counted_rows_are_not_the_own_one(who: str) -> None:
    assert audited(f"{AREAS}{who} memiliki IKLH di atas angka provinsi.").findings == ()


def test_a_change_beside_the_change_is_chance() -> None:
    assert audited(FLEET.format(change="Penambahan", carts=9)).findings == ()
    (finding, *_) = audited(FLEET.format(change="Penambahan", carts=6)).findings
    assert finding.computed == "9"
