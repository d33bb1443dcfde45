"""Several wrong cells of one column: rows and the sum below tell them together."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import Finding

ROADS = """
Tabel 1 Panjang Jalan menurut Kondisi (km)

Kecamatan | Baik | Sedang | Rusak Berat | Panjang Jalan
Melati | 61,20 | 22,85 | 12,00 | 96,05
Dahlia | 60,10 | 19,40 | 7,00 | 86,50
Seruni | 62,45 | 41,35 | 18,40 | 122,20
Kenanga | 30,25 | 24,10 | 13,40 | 67,75
Cempaka | 70,95 | 33,70 | 11,50 | 116,15
Teratai | 38,60 | 17,80 | 7,30 | 63,70
Anggrek | 29,90 | 16,25 | 9,40 | 55,55
Mawar | 36,40 | 17,15 | 7,40 | 60,95
Jumlah | 389,85 | 192,60 | 86,40 | 668,85
"""
HARVEST = """
Tabel 4 Produksi menurut Triwulan (ton)

Komoditas | TW I | TW II | TW III | Produksi Setahun
Padi | 4.120 | 3.865 | 4.310 | 12.295
Jagung | 1.204 | 1.377 | 1.198 | 3.779
Kedelai | 1.212 | 1.243 | 1.251 | 3.706
Ubi kayu | 918 | 977 | 864 | 2.759
Bawang | 845 | 518 | 702 | 2.065
Cabai | 787 | 566 | 749 | 2.102
Kopi | 2.310 | 1.984 | 2.075 | 6.369
Kakao | 1.655 | 1.710 | 1.588 | 4.953
Jumlah | 13.051 | 12.240 | 12.737 | 38.028
"""


def mended(text: str) -> dict[str, str]:
    """What is printed and what it should be, for each figure that is to be changed."""
    repairs = (finding.repair for finding in audited(text).findings)
    return {repair.printed: repair.repaired for repair in repairs if repair is not None}


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with rows in place of others, each of which it has once."""
    for row, other in changes:
        assert text.count(row) == 1
        text = text.replace(row, other)
    return text


@pytest.mark.parametrize("text", [ROADS, HARVEST])
def test_a_sound_table_is_passed_over(text: str) -> None:
    assert not audited(text).findings


def test_two_cells_that_changed_places_are_told_though_the_sum_of_their_column_holds() -> None:
    roads = changed(ROADS, ("24,10 | 13,40", "24,10 | 9,40"), ("16,25 | 9,40", "16,25 | 13,40"))
    assert mended(roads) == {"9,40": "13,40", "13,40": "9,40"}
    harvest = changed(HARVEST, ("918 | 977", "918 | 518"), ("845 | 518", "845 | 977"))
    assert mended(harvest) == {"518": "977", "977": "518"}


def test_each_of_two_exchanged_cells_names_the_other() -> None:
    text = changed(HARVEST, ("918 | 977", "918 | 518"), ("845 | 518", "845 | 977"))
    said = {f.repair.change for f in audited(text).findings if f.repair is not None}
    assert said == {"tertukar dengan 977 pada baris 8", "tertukar dengan 518 pada baris 7"}


def of_total(text: str) -> Finding:
    """The finding on a total."""
    (found,) = (each for each in audited(text).findings if "Jumlah" in each.place)
    return found


def test_the_right_sum_of_two_wrong_cells_stays() -> None:
    roads = changed(ROADS, ("22,85 | 12,00", "22,85 | 12,50"), ("17,15 | 7,40", "17,15 | 7,10"))
    assert mended(roads) == {"12,50": "12,00", "7,10": "7,40"}
    assert of_total(roads).stays
    harvest = changed(HARVEST, ("1.212 | 1.243", "1.212 | 1.234"), ("787 | 566", "787 | 596"))
    assert mended(harvest) == {"1.234": "1.243", "596": "566"}
    assert of_total(harvest).stays


def test_two_rows_and_a_total_that_do_not_meet_are_told_each_by_itself() -> None:
    text = changed(
        ROADS,
        ("22,85 | 12,00", "22,85 | 12,50"),
        ("17,15 | 7,40", "17,15 | 7,10"),
        ("192,60 | 86,40 | 668,85", "192,60 | 87,45 | 669,90"),
    )
    assert "12,50" not in mended(text)
    assert "86,60" in {finding.computed for finding in audited(text).findings if finding.printed == "87,45"}


def test_two_rows_whose_cells_fit_in_two_columns_are_not_called_exchanged() -> None:
    """Kenanga is 4,00 short and Anggrek as much too long: in either of two columns they may be turned."""
    text = changed(
        ROADS,
        ("30,25 | 24,10 | 13,40 | 67,75", "30,25 | 20,25 | 9,40 | 63,90"),
        ("16,25 | 9,40 | 55,55", "24,25 | 13,40 | 63,55"),
        ("192,60 | 86,40 | 668,85", "196,75 | 86,40 | 673,00"),
    )
    changes = [finding.repair.change for finding in audited(text).findings if finding.repair is not None]
    assert not [words for words in changes if "tertukar dengan" in words]
