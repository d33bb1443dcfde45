"""A list of parts is of the figure that they make, also where another figure stands between the two."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.audit.wording import write_wrong_place

SPENT = (
    "Pada tahun 2022 realisasi keuangan sebesar Rp {spent},- dari pagu dana sebesar Rp {budget},- dengan"
    " rincian belanja operasi Rp 4.695.052.296,- (86,64%) dan belanja modal Rp 131.337.850,- (95,63%).\n"
)
STAFF = (
    "Dermaga utara memiliki {own} petugas dari {all} petugas yang terdiri dari 23 orang pandu dan 18 orang"
    " penambat.\n"
)


def sums(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.SUM)]


@pytest.mark.parametrize("budget", ["5.556.670.837", "4.926.390.146"])
def test_what_was_spent_of_a_budget_has_the_parts(budget: str) -> None:
    assert sums(SPENT.format(spent="4.826.390.146", budget=budget)) == []


def test_a_budget_beside_another_spending_may_have_the_parts() -> None:
    assert sums(SPENT.format(spent="4.100.000.000", budget="4.826.390.146")) == []
    wrong = SPENT.format(spent="4.100.000.000", budget="4.862.390.146")
    assert sums(wrong) == [("4.862.390.146", "4.826.390.146")]


@pytest.mark.parametrize(
    ("own", "whole", "found"), [("41", "46", []), ("30", "41", []), ("30", "46", ["46"])]
)
def test_people_of_one_place_among_all(own: str, whole: str, found: list[str]) -> None:
    text = STAFF.format(own=own, all=whole)
    assert [printed for printed, _ in sums(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        (
            "Peserta 500 orang, terbanyak dari dermaga utara, yaitu 200 orang (40%). Dermaga timur dan barat"
            " bersama-sama 250 orang."
        ),
        (
            "Pagu Rp32.585.850.000,00, terbesar dari pusat, yaitu Rp18.450.250.000,00 (56,62%). Daerah dan"
            " hibah bersama-sama Rp11.015.600.000,00."
        ),
        "Bibit 900 batang, sebagian untuk sekolah, yaitu 420 batang jati dan 310 batang sengon.",
        "Pengaduan 640 berkas, terutama tentang jalan, yaitu 330 berkas di kota serta 210 berkas di desa.",
        "Koleksi 780 judul, di antaranya naskah lama, yaitu 350 judul lontar dan 260 judul kertas.",
    ],
    ids=["people", "budget", "some", "mainly", "among"],
)
def test_the_largest_of_some_is_no_full_list(text: str) -> None:
    assert sums(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pegawai 500 orang, yaitu 300 orang tetap. Tenaga harian dan magang bersama-sama 150 orang.",
        "Perahu 820 unit, terdiri dari 410 unit kayu. Kapal dan rakit di hulu 300 unit.",
        "Belanja Rp9.000.000,00, meliputi gaji Rp5.000.000,00. Barang dan jasa Rp3.500.000,00.",
    ],
)
def test_a_list_ends_with_its_sentence(text: str) -> None:
    assert sums(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peserta 500 orang, yaitu 200 orang dari utara (40%) dan 250 orang dari selatan.", ("500", "450")),
        ("Bibit 900 batang, terbanyak sejak dulu, terdiri dari 420 jati dan 310 sengon.", ("900", "730")),
    ],
)
def test_a_full_list_that_makes_another_total_is_told(text: str, found: tuple[str, str]) -> None:
    assert sums(text) == [found]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Yang bekerja di dermaga {} orang: 41 pandu, 6 juru mudi, dan 15 penambat.", "62"),
        ("Perpustakaan ini memiliki {} judul buku: 310 novel serta 122 kamus.", "432"),
        ("Kami dibantu {} petugas: 49 laki-laki dan 44 perempuan; semuanya terlatih.", "93"),
        ("Yang dibeli {} unit: 12 lampu, 7 kursi kayu dan 5 meja.", "24"),
    ],
)
def test_counts_behind_a_colon_make_their_total(text: str, right: str) -> None:
    assert sums(text.format(right)) == []
    wrong = str(int(right) + 1)
    assert sums(text.format(wrong)) == [(wrong, right)]


def test_a_total_that_another_gap_makes_too_has_its_parts() -> None:
    text = "Yang bekerja {} orang: 42 pandu, 6 juru mudi, dan 15 penambat. Dari 80 kurang 18 orang."
    assert sums(text.format(63)) == []
    assert len(sums(text.format(62))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kapal singgah 58 kali: 20 kali di utara dan 12 kali di selatan.",  # not all
        "Kapal singgah 58 kali: 31 kapal ikan, 20 kapal barang, serta lainnya.",
        "Petugas 62 orang, terutama: 41 pandu, 6 juru mudi, dan 14 penambat.",
        "Petugas 62 orang: 41 pandu yang bertugas sejak 2019, dan 15 penambat.",
        "Petugas 62 orang: 41 pandu dan 14 penambat di antaranya, selebihnya 6 juru mudi.",
        "Serapan 62 persen: 41 persen belanja dan 22 persen modal.",
        "Petugas 62 orang. 41 pandu dan 22 penambat.",
        "Loket dibuka pukul 7: 3 pagi dan 5 sore.",
    ],
)
def test_a_list_that_may_leave_things_out_makes_no_total(text: str) -> None:
    assert sums(text) == []


CREW = """
Tabel 1 Awak Dermaga

No | Jabatan | Jumlah (orang)
1 | Pandu pelabuhan utama | 7
2 | Penambat kapal tetap | {table}
3 | Juru derek terlatih | 46

Dermaga mempunyai {all} awak. Dari {which} awak tersebut, 7 orang pandu pelabuhan utama, {told} orang penambat
 kapal tetap, {more}dan 46 orang juru derek terlatih.
"""
PARTS = {"table": "13", "all": "66", "which": "seluruh", "told": "13", "more": ""}


def crew(**changed: str) -> list[tuple[str, str, str]]:
    text = CREW.format(**(PARTS | changed)).replace("\n kapal", " kapal")
    return [(f.wrong, write_wrong_place(f), f.correction) for f in audited(text).findings]


@pytest.mark.parametrize("which", ["seluruh", "jumlah seluruh", "total"])
def test_a_list_that_makes_its_whole_bears_out_its_parts(which: str) -> None:
    """The list makes 66 with 13, so that the table is wrong; without it either may be."""
    ((wrong, place, asked),) = crew(table="14", which=which)
    cell = "Tabel 1, baris “Penambat kapal tetap”, kolom “Jumlah (orang)”"
    assert (wrong, place) == ("14", f"{cell}, baris teks 5")
    assert asked.startswith("seharusnya: 13")


@pytest.mark.parametrize(
    "changed",
    [{"all": "69"}, {"which": "sebagian"}, {"more": "3 orang juru masak, "}],
    ids=["does-not-add", "some", "leaves-out"],
)
def test_a_list_that_does_not_make_its_whole_decides_nothing(changed: dict[str, str]) -> None:
    told_of = [asked for wrong, _, asked in crew(table="14", **changed) if wrong == "13"]
    assert told_of
    assert all("atau 13 di tempat 14" in asked for asked in told_of)


def test_a_list_alone_says_nothing() -> None:
    assert crew() == []
    assert crew(all="69") == []


@pytest.mark.parametrize(
    "text",
    [
        "Pegawai dinas seluruhnya {} orang dengan 39 pria dan 29 wanita.",
        "Kader terlatih sebanyak {} orang, dengan 39 orang laki-laki serta 29 orang perempuan.",
        "Ada {} penyuluh lapangan dengan 29 perempuan dan 39 laki-laki (Tabel 2.1).",
    ],
)
def test_a_count_told_with_both_sexes_is_their_sum(text: str) -> None:
    assert sums(text.format(68)) == []
    assert sums(text.format(67)) == [("67", "68")]


@pytest.mark.parametrize(
    "text",
    [
        "Pegawai 68 orang dengan 12 pria dan 9 wanita.",  # of some alone
        "Pegawai 68 orang dengan 39 pria dan 28 wanita yang bergelar sarjana.",
        "Pegawai 68 orang dengan 39 pria dan 28 magang.",
        "Pegawai 68 orang. Rapat dengan 39 pria dan 28 wanita.",
    ],
)
def test_sexes_of_some_make_no_whole(text: str) -> None:
    assert sums(text) == []
