"""A name that stands twice in a list, where other tables list another thing in its place."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 1 Target Renstra

Indikator | Satuan | 2030 | 2031
Pelaut yang bersertifikat | % | 78,00 | 80,00
Kapal yang diukur ulang | % | 95,00 | 97,00
Dermaga yang laik | % | 55,00 | 60,00
Feri yang tepat waktu | % | 90,00 | 91,50

Tabel 2 Perjanjian Kinerja

No | Sasaran | Indikator | Target
1 | Pelayaran yang selamat | {0} | 80,00
2 | | {1} | 97,00
3 | Pelabuhan yang andal | {2} | 60,00
4 | | {3} | 91,50
"""
NAMES = (
    "Pelaut yang bersertifikat",
    "Kapal yang diukur ulang",
    "Dermaga yang laik",
    "Feri yang tepat waktu",
)
CLINICS = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2027

Tabel 1 Puskesmas

Puskesmas | Perawat | Bidan
Puskesmas Hulu Aro | 12 | 7
Puskesmas Muara Enim | 9 | 11
Puskesmas Simpang Tiga | 14 | 6
Puskesmas Lubuk Alai | 8 | 5

Tabel 2 Kunjungan

Puskesmas | Kunjungan
{rows}
"""


def harbour(*names: str) -> list[tuple[int, str, str]]:
    return told(HARBOUR.format(*names), AuditRule.LABEL)


def clinics(*names: str) -> list[tuple[int, str, str]]:
    rows = "\n".join(f"{name} | 1.{place}47" for place, name in enumerate(names, start=2))
    return told(CLINICS.format(rows=rows), AuditRule.LABEL)


def test_a_list_of_different_names_is_sound() -> None:
    assert harbour(*NAMES) == []


@pytest.mark.parametrize("place", [1, 2, 3])
def test_the_row_that_repeats_the_one_above_is_told_with_the_name_that_is_missing(place: int) -> None:
    names = [*NAMES]
    names[place] = names[place - 1]
    ((line, printed, right),) = harbour(*names)
    assert (line, printed, right) == (14 + place, NAMES[place - 1], NAMES[place])


def test_the_first_of_both_is_told_where_the_order_says_so() -> None:
    names = [*NAMES]
    names[0] = names[1]
    assert harbour(*names) == [(14, NAMES[1], NAMES[0])]


def test_places_are_names_too() -> None:
    own = ("Puskesmas Hulu Aro", "Puskesmas Muara Enim", "Puskesmas Simpang Tiga", "Puskesmas Lubuk Alai")
    assert clinics(*own) == []
    ((line, printed, right),) = clinics(*own[:3], own[2])
    assert (line, printed, right) == (17, "Puskesmas Simpang Tiga", "Puskesmas Lubuk Alai")


def test_a_name_twice_says_nothing_where_another_list_has_more_things() -> None:
    own = ("Puskesmas Hulu Aro", "Puskesmas Muara Enim", "Puskesmas Muara Enim")
    assert clinics(*own, "Puskesmas Simpang Tiga", "Puskesmas Lubuk Alai") == []


def test_a_name_twice_says_nothing_where_the_order_is_another() -> None:
    own = ("Puskesmas Lubuk Alai", "Puskesmas Simpang Tiga", "Puskesmas Lubuk Alai", "Puskesmas Hulu Aro")
    assert clinics(*own) == []


def test_two_names_that_stand_twice_say_nothing() -> None:
    own = ("Puskesmas Hulu Aro", "Puskesmas Hulu Aro", "Puskesmas Lubuk Alai", "Puskesmas Lubuk Alai")
    assert clinics(*own) == []


CONTENTS = """
DAFTAR ISI

BAB I PENDAHULUAN .......... 1
BAB II HASIL .......... 3
A. Uraian Sasaran .......... 3
1. Penanganan jalan rusak .......... 3
2. Pemeliharaan jembatan .......... 5
3. Penerangan jalan umum .......... 6

BAB I
PENDAHULUAN
Laporan ini disusun setiap tahun.

BAB II
HASIL
A. Uraian Sasaran
1. Penanganan jalan rusak
Jalan yang rusak ditangani seluruhnya.
2. Pemeliharaan jembatan
Jembatan dipelihara dua kali.
{mark}. Penerangan jalan umum
Lampu dipasang di semua simpang.
"""


def test_a_heading_bears_the_number_that_the_contents_give_it() -> None:
    assert told(CONTENTS.format(mark="3"), AuditRule.NUMBERING) == []
    found = told(CONTENTS.format(mark="2"), AuditRule.NUMBERING)
    assert (21, "2. Penerangan jalan umum", "3") in found


@pytest.mark.parametrize("mark", ["-", "c"])
def test_a_dash_and_a_letter_are_no_numbers_of_the_contents(mark: str) -> None:
    text = CONTENTS.format(mark="3").replace(
        "\n3. Penerangan", f"\n{mark}{'.' if mark == 'c' else ''} Penerangan"
    )
    assert [found for found in told(text, AuditRule.NUMBERING) if "daftar isi" in str(found)] == []
    assert not [f for f in told(text, AuditRule.NUMBERING) if f[2] == "3"]
