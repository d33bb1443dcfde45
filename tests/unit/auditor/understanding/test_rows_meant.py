"""Which row of a table words mean."""

from __future__ import annotations

from tests.unit.auditor.reports import read
from tests.unit.auditor.reports_of_fields import FISHERY

from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.rows_meant import lists_of, own_row, row_meant

LABELS = ("Produksi Perikanan", "Nilai Tukar Nelayan", "Indeks Kepuasan Masyarakat", "Indonesia")


def test_a_row_is_meant_by_its_name_its_words_and_its_initials() -> None:
    assert row_meant("realisasi produksi perikanan", LABELS) == 0
    assert row_meant("tukar nelayan", LABELS) == 1
    assert row_meant("Capaian NTN", LABELS) == 1
    assert row_meant("IKM", LABELS) == 2
    assert row_meant("angka nasional", LABELS) == 3


def test_words_of_several_rows_or_of_none_mean_none() -> None:
    assert row_meant("produksi perikanan dan nilai tukar nelayan", LABELS) is None
    assert row_meant("Indeks Pembangunan Manusia", LABELS) is None
    assert row_meant("angka ini", LABELS) is None
    assert row_meant("nasional", LABELS[:3]) is None


def test_the_row_of_the_reports_own_area_is_known_by_its_front() -> None:
    document = read(FISHERY).document
    areas = ("Kabupaten Karang Tinggi", "Kabupaten Teluk Permai", "Provinsi Samudra Raya")
    assert own_row(areas, document) == 1
    assert own_row(areas[2:], document) is None
    assert own_row(areas, read("Tabel 1 Nilai\nNo | Daerah\n1 | Kabupaten Teluk Permai").document) is None


def test_names_one_behind_the_other_are_a_list() -> None:
    labels = ["Melati", "Dahlia", "Seruni", "Kenanga"]
    text = "Melati (98,2%), Dahlia, dan Seruni naik, sedangkan Kenanga turun."
    assert [[one.row for one in own] for own in lists_of(text, find_named(text, labels))] == [[0, 1, 2], [3]]
