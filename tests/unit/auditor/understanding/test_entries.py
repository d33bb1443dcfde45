"""Figures of tables by the whole name of their row, and those of totals and means."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.entries import Entries, Entry
from capaian.auditor.understanding.rows import RowKind

ROADS = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2028

Tabel 1 Kinerja Tahun 2028
No | Sasaran | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Selamat | Kelaikan bus kota (uji berkala) | % | 88,50 | 90,27 | 102,00
2 | Lancar | Kecepatan jalan arteri | km/jam | 31,40 | 33,60 | 107,01
| Rata-rata | | | | | 104,51

Tabel 2 Penumpang menurut Distrik Tahun 2027 dan 2028 (ribu orang)
Distrik | 2027 | 2028
Kec. Waibu | 214 | 238
Kaureh | 96 | 88
Jumlah | 310 | 326

Tabel 3 Rencana Angkutan Tahun 2029
Jenis angkutan | Jumlah
Bus besar | 14
Bus kecil | 22
Bus kecil | 31

Tabel 4 Realisasi per Kecepatan jalan arteri
Ruas | Panjang (km)
Utara | 12,70
"""
FIELDS = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2031

Tabel 1 Luas Tanam Tahun 2031
Komoditas | Luas (ha) | Persentase
Padi ladang | 1.204 | 54,60
Jagung manis | 1.001 | 45,40
Jumlah | 2.205 | 100,00
"""


@pytest.fixture
def roads() -> Entries:
    """Return the figures of four tables."""
    return Entries(read(ROADS))


def texts(entries: list[Entry] | tuple[Entry, ...]) -> list[str]:
    """Return figures as printed."""
    return [entry.number.text for entry in entries]


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("kelaikanbuskota", ["88,50", "90,27", "102,00"]),
        ("kelaikanbuskotaujiberkala", ["88,50", "90,27", "102,00"]),
        ("kecepatanjalanarteri", ["31,40", "33,60", "107,01"]),
        ("waibu", ["214", "238"]),
        ("buskecil", []),
        ("selamat", []),
    ],
    ids=["without brackets", "with them", "nearest words", "without its kind", "twice", "a goal"],
)
def test_rows_are_found_by_their_whole_name(roads: Entries, name: str, figures: list[str]) -> None:
    assert texts([*roads.of(name)]) == figures


def test_totals_and_means_have_no_name(roads: Entries) -> None:
    assert texts([*roads.whole(RowKind.TOTAL)]) == ["310", "326"]
    assert texts([*roads.whole(RowKind.MEAN)]) == ["104,51"]
    assert texts([*Entries(read(FIELDS)).whole(RowKind.TOTAL)]) == ["2.205", "100,00"]


def test_the_years_of_a_figure_are_those_of_its_column_or_title(roads: Entries) -> None:
    assert [entry.years for entry in roads.of("waibu")] == [{2027}, {2028}]
    assert {entry.years for entry in roads.of("kelaikanbuskota")} == {frozenset({2028})}


def test_percentages_are_told_by_head_sign_or_unit(roads: Entries) -> None:
    assert [entry.is_share for entry in roads.of("kelaikanbuskota")] == [True, True, True]
    assert [entry.is_share for entry in roads.of("kecepatanjalanarteri")] == [False, False, True]
    assert [entry.is_share for entry in Entries(read(FIELDS)).of("padiladang")] == [False, True]
    assert not any(entry.may_be_share for entry in roads.of("waibu"))


def test_plans_and_thousands_are_known(roads: Entries) -> None:
    assert [entry.is_planned for entry in roads.of("kelaikanbuskota")] == [True, False, False]
    assert [entry.is_planned for entry in roads.of("busbesar")] == [True]
    assert all(entry.is_scaled for entry in roads.of("waibu"))
    assert not any(entry.is_scaled for entry in roads.of("kelaikanbuskota"))


def test_a_value_of_a_thing_may_stand_in_rows_columns_and_tables_of_its_name(roads: Entries) -> None:
    assert roads.is_of("kecepatanjalanarteri", Decimal("33.60"))
    assert roads.is_of("kecepatanjalanarteri", Decimal("-12.70"))
    assert not roads.is_of("kecepatanjalanarteri", Decimal("90.27"))
    assert Entries(read(FIELDS)).is_of("persentase", Decimal("45.40"))


def test_a_name_takes_its_place_in_texts(roads: Entries) -> None:
    assert roads.names.take_from("Penumpang Waibu 238")[0] == {"waibu"}


def test_of_a_name_that_very_many_tables_have_those_at_hand_are_meant() -> None:
    table = (
        "Tabel {0}. Usaha {0}\n\nUsaha | Luas | Hasil\nPadi Ladang | 4{0} | 7{0}\nUbi Jalar | 8{0} | 9{0}\n\n"
    )
    few, many = (Entries(read("".join(map(table.format, range(11, 11 + n))))) for n in (8, 9))
    assert len(few.of("padiladang")) == 8 * 2
    assert many.of("padiladang") == []
    (line,) = {entry.table.table.line for entry in few.of("padiladang") if entry.number.value == 413}
    assert [entry.number.value for entry in many.of("padiladang", [line])] == [413, 713]
