"""A report of another office, place or year is told once, and not number by number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines
from capaian.auditor.same_quantity import Quantity, is_akin
from capaian.auditor.whose import Whose

OWN = Whose("Dinas Perikanan", "Kabupaten Teluk Biru", 2031)
COVER = """LAPORAN KINERJA
DINAS PERIKANAN
KABUPATEN TELUK BIRU
TAHUN 2031

BAB I PENDAHULUAN

Laporan ini memuat kinerja Dinas Perikanan Kabupaten Teluk Biru tahun 2031.
Kabupaten ini berbatasan dengan Kabupaten Muara Hijau dan Kota Pasir.

Tabel 1.1 Kapal Tahun 2031

No\tKapal\tJumlah
1\tPerahu layar\t12
2\tKapal motor\t30
"""


def told(text: str, own: Whose = OWN) -> str:
    return own.tell_other(read_structure(read_lines(text)))


def test_its_own_report_is_held_against_it() -> None:
    assert told(COVER) == ""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Teluk Biru", "Pulau Kuning", "tidak menyebut Kabupaten Teluk Biru"),
        ("Dinas Perikanan", "Dinas Pertanian", "milik DINAS PERTANIAN KABUPATEN TELUK BIRU"),
        ("2031", "2030", "tentang tahun 2030"),
    ],
)
def test_another_place_office_or_year(old: str, new: str, words: str) -> None:
    other = COVER.replace(old, new).replace(old.upper(), new.upper())
    assert told(other) == (
        f"Dossier ini milik Dinas Perikanan Kabupaten Teluk Biru tahun 2031, sedangkan laporan ini {words}."
    )


def test_all_that_differs_is_told() -> None:
    other = told(COVER, Whose("Dinas Pasar", "Kota Bukit Merah", 2028))
    assert "tidak menyebut Kota Bukit Merah dan milik DINAS PERIKANAN" in other
    assert other.endswith("dan tentang tahun 2031.")


@pytest.mark.parametrize(
    "text",
    [
        "Nelayan menerima bantuan jaring sepanjang tahun.",
        "KAB. TELUK BIRU\n\nDinas Perikanan melayani nelayan Kota Pasir dan Kabupaten Muara Hijau.",
        "LAPORAN KINERJA TAHUN 2031\n\nTabel 1 Ikan Tahun 2030\n\nNo\tIkan\tJumlah\n1\tTuna\t12\n2\tPari\t9",
    ],
)
def test_what_names_nothing_else_is_held_against_it(text: str) -> None:
    assert told(text) == ""


def test_a_quantity_has_the_role_right_above_it() -> None:
    quantity = Quantity.of(
        ("Sumur", "Realisasi 2030"), "Kinerja", ("Realisasi 2030", "Target"), ("2030", "2031")
    )
    assert quantity.may_be("Realisasi Sumur, Tahun 2030", year=2031)
    assert not quantity.may_be("Target Sumur, Tahun 2030", year=2031)
    assert not quantity.may_be("Realisasi Sumur, Tahun 2031", year=2031)
    assert Quantity(roles=quantity.roles).may_be("Realisasi Sumur, Tahun 2031", year=2031)


def test_a_share_of_the_budget_is_no_budget() -> None:
    share = Quantity.of(("Serapan anggaran",), "", ("Serapan anggaran",), ())
    assert share.may_be("Serapan Kegiatan 2", year=None)
    assert not share.may_be("Pagu Kegiatan 2", year=None)


@pytest.mark.parametrize(("one", "other", "akin"), [(90, 81, True), (28, 192405, False), (0, 3, False)])
def test_values_far_apart_are_of_other_things(one: int, other: int, *, akin: bool) -> None:
    assert is_akin(Decimal(one), Decimal(other)) is akin
    assert is_akin(Decimal(other), Decimal(-one)) is akin
