"""An item of a sum or a mean is wrong where what it comes to stands right in other places."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

from capaian.domain.audit import Repair

ROADS = """
LAPORAN KINERJA TAHUN 2023

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Cakupan Layanan Tahun 2023

No | Layanan | Sasaran | Terlayani | Cakupan (%)
1 | Penerangan jalan | 1.250 | 1.163 | 93,04
2 | Trotoar | 800 | 719 | 89,88

Cakupan kedua layanan dirata-ratakan: (93,04 + {item}) / 2 = {mean}%.

Tabel 3.2 Capaian Kinerja Tahun 2023

No | Indikator | Target | Realisasi | Capaian (%)
1 | Rata-rata cakupan layanan jalan | 95,00 | {actual} | {share}
"""
WEIGHED = """
LAPORAN KINERJA TAHUN 2023

BAB I PENDAHULUAN

Nilai kematangan organisasi sebesar {told} pada tahun 2023.

BAB II AKUNTABILITAS KINERJA

Tabel 2.1 Hasil Penilaian Kematangan Tahun 2023

No | Unsur | Bobot | Nilai
1 | Tata kelola | 40,00 | {item}
2 | Sumber daya | 35,00 | 28,70
3 | Layanan | 25,00 | 18,40
 | Jumlah | 100,00 | 80,90

Hasil penilaian kematangan adalah {told}.
"""


def repairs_of(text: str) -> list[tuple[str, str]]:
    repairs: list[Repair] = [f.repair for f in audited(text).findings if f.repair is not None]
    return [(repair.printed, repair.repaired) for repair in repairs]


def test_an_item_that_other_places_print_otherwise_is_wrong() -> None:
    right = {"mean": "91,46", "actual": "91,46", "share": "96,27"}
    assert not audited(ROADS.format(item="89,88", **right)).findings
    assert repairs_of(ROADS.format(item="88,98", **right)) == [("88,98", "89,88")]


def test_a_result_is_wrong_where_its_items_stand_elsewhere() -> None:
    wrong = ROADS.format(item="89,88", mean="94,16", actual="91,46", share="96,27")
    assert ("94,16", "91,46") in [(f.printed, f.computed) for f in audited(wrong).findings]


def test_a_part_is_wrong_where_text_tells_the_total_twice() -> None:
    assert not audited(WEIGHED.format(item="33,80", told="80,90")).findings
    assert repairs_of(WEIGHED.format(item="38,30", told="80,90")) == [("38,30", "33,80")]


def test_a_total_is_wrong_where_text_tells_what_the_parts_come_to() -> None:
    found = audited(WEIGHED.format(item="38,30", told="85,40")).findings
    assert ("80,90", "85,40") in [(f.printed, f.computed) for f in found]
