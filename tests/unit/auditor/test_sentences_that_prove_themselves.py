"""Sentences that hold all figures that they need: totals, rests, gaps to targets, achievements and means."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031\nBAB III AKUNTABILITAS KINERJA\n"


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(HEAD + text).findings]


def levels(text: str) -> list[str]:
    return [f.level.name for f in audited(HEAD + text).findings]


TOTALS = [
    ("Kader terdiri atas 24.350 laki-laki dan 18.725 perempuan, total {}.", "43.075", "43.750"),
    ("Sebanyak 410 orang laki-laki dan 230 orang perempuan, atau seluruhnya {} orang, ikut.", "640", "650"),
    (
        "Jalan sepanjang 24,350 km ditingkatkan dan 18,725 km dipelihara, sehingga total penanganan {} km.",
        "43,075",
        "43,750",
    ),
    (
        "Ditanam 12,50 hektar di hulu dan 8,25 hektar di hilir, jadi total {} hektar.",
        "20,75",
        "27,50",
    ),
    (
        "Belanja pegawai Rp 450.000.000 dan belanja barang Rp 250.000.000, total Rp {}.",
        "700.000.000",
        "770.000.000",
    ),
    (
        "Dibeli 1.240 judul fiksi dan 815 judul ilmiah, sehingga jumlah pengadaan buku {} judul.",
        "2.055",
        "2.505",
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOTALS)
def test_a_total_told_last_is_the_sum_of_its_parts(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert said(text.format(wrong)) == [("sum", wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Jalan 24,350 km ditingkatkan dan 18,725 km dipelihara, sehingga total jalan mantap 512,600 km.",
        "Terdapat 12 puskesmas dan 45 puskesmas pembantu, total pegawai 60 orang.",
        "Tahun 2030 dibangun 5 km dan tahun 2031 dibangun 6 km, sehingga total panjang mantap 12 km.",
        "Serapan 42,10% dan fisik 47,30%, total 90,00%.",
        "Terdapat 1.240 judul fiksi dan 815 eksemplar majalah, total 2.155 peminjam.",
        "Ditanam 12,5 hektar di hulu dan 8,25 hektar di hilir, jadi total 21 hektar.",
    ],
    ids=["far off", "other things", "small", "shares", "other nouns", "other decimals"],
)
def test_a_total_of_something_else_is_passed(text: str) -> None:
    assert [found for found in said(text) if found[0] == "sum"] == []


RESTS = [
    ("Dari 65 gelandangan dan pengemis, 59 orang telah dijangkau dan {} orang sisanya pergi.", "6", "16"),
    ("Dari 96 perpustakaan desa, 71 perpustakaan telah diakreditasi dan {} sisanya belum.", "25", "35"),
    ("Dari 840 pohon, 612 pohon ditanam di hulu dan {} pohon selebihnya di hilir.", "228", "282"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), RESTS)
def test_what_is_called_left_behind_its_figure_is_the_whole_without_its_part(
    text: str, right: str, wrong: str
) -> None:
    assert said(text.format(right)) == []
    assert said(text.format(wrong)) == [("difference", wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Dari 145 petugas, 96 bertugas sebagai penyapu, 31 sebagai pengangkut, dan 18 selebihnya jaga.",
        "Dari 145 petugas, 96 bertugas sebagai penyapu jalan, 31 sebagai pengangkut, dan 18 selebihnya jaga.",
        "Dari 96 taman baca, 71 taman baca telah dibina dan 4 taman sisanya yang terbesar belum.",
    ],
    ids=["three parts", "behind a road", "far off"],
)
def test_the_last_of_several_parts_is_not_all_that_is_left(text: str) -> None:
    assert said(text) == []


def test_parts_that_stand_against_each_other_are_no_more_than_their_whole() -> None:
    text = "Dari 120 aduan, 114 aduan selesai ditangani, sedangkan {} aduan masih dalam proses."
    assert said(text.format(6)) == []
    assert said(text.format(4)) == []
    assert said(text.format(16)) == [("sum", "120", "130")]
    assert levels(text.format(16)) == ["WARNING"]


def test_things_that_may_be_of_both_parts_are_passed() -> None:
    text = "Dari 120 peserta, 80 peserta ikut kelas baca sedangkan 70 peserta ikut kelas tulis."
    assert said(text) == []


GAPS = [
    ("Rata-rata waktu tanggap 11 jam, lebih cepat {} jam dari target 12 jam.", "1", "2"),
    ("Waktu tanggap ambulans 14 menit, {} menit lebih cepat dari target 16 menit.", "2", "3"),
    ("Waktu tanggap 11 jam dari target 12 jam, sehingga lebih cepat {} jam.", "1", "2"),
    (
        "IKM naik 1,25 poin dari 84,92 menjadi 86,17, masih kurang {} poin dari target 2036 sebesar 87,00.",
        "0,83",
        "1,83",
    ),
    ("Nilai IKM 86,17, kurang {} poin dari target 87,00.", "0,83", "1,83"),
    ("Realisasi 89,77% lebih tinggi {} poin dari target 88,00%.", "1,77", "2,77"),
    ("Realisasi 89,77% berada {} poin di atas target 88,00%.", "1,77", "2,77"),
    ("Cakupan imunisasi mencapai 92,40%, masih {} poin di bawah target 95,00%.", "2,60", "6,20"),
    (
        "Turun dari 13 jam menjadi 11 jam, namun perlu dipercepat {} jam untuk mencapai target 8 jam.",
        "3",
        "5",
    ),
    (
        "Prevalensi tengkes turun menjadi 15,20 persen, lebih rendah {} poin dari target 16,50.",
        "1,30",
        "2,30",
    ),
    ("Luas irigasi terlayani 80,63% masih kurang {}% dari target 89,89%.", "9,26", "3,37"),
    ("Luas irigasi terlayani 80,63% masih kurang {}% dari target 89,89%.", "10,30", None),  # of the target
    ("Realisasi 89,77% (capaian 102,01%) lebih tinggi {} poin dari target 88,00%.", "1,77", None),
]


@pytest.mark.parametrize(("text", "right", "wrong"), GAPS)
def test_a_gap_to_a_target_lies_between_both_ends(text: str, right: str, wrong: str | None) -> None:
    assert said(text.format(right)) == []
    if wrong is not None:
        assert said(text.format(wrong)) == [("difference", wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Waktu tanggap 11 jam di kota dan 14 jam di desa, lebih lambat 2 jam dari target 12 jam.",
        "Waktu tanggap 11 jam di kota dan 14 jam di desa, lebih lambat 3 jam dari target 12 jam.",
        "Realisasi 89,77% dari target 88,00%, lebih tinggi 2,10 poin dibandingkan tahun 2030.",
        "Nilai RB 68,40, masih kurang 25,00 poin dari target 70,00.",
        "Nilai SAKIP 72,2 masih kurang 1,60 poin dari target RB 70,00.",
        "Tersedia 11 unit, kurang 2 orang dari target 12 orang.",
        "Realisasi 89,77% dari target 88,00% naik 2,10 poin.",
        "Realisasi Rp 11.000.000 masih kurang 2,00 poin dari target 12,00.",
    ],
    ids=["either", "one of two", "of last year", "far off", "decimals", "nouns", "a rise", "money"],
)
def test_a_gap_to_something_else_is_passed(text: str) -> None:
    assert [found for found in said(text) if found[0] == "difference"] == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Capaian sebesar {}% diperoleh dari realisasi 89,77% dibandingkan target 86,00%.",
            "104,38",
            "102,01",
        ),
        ("Capaian {}% dihitung dari realisasi 412 km dibagi target 400 km.", "103,00", "130,00"),
    ],
)
def test_an_achievement_worked_out_of_its_actual_is_recomputed(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert said(text.format(wrong)) == [("capaian", wrong, right)]


MEANS = [
    ("Rata-rata dari 81,20; 83,40; dan 85,60 adalah {}.", "83,40", "84,30"),
    ("Rata-rata nilai ketiga unsur, yaitu 81,20, 83,40, dan 85,60, adalah {}.", "83,40", "84,30"),
    ("Nilai rata-rata sebesar {} diperoleh dari nilai 81,20, 83,40, dan 85,60.", "83,40", "84,30"),
    ("Rata-rata capaian sasaran ini {}% dihitung dari 100,24%, 99,80%, dan 103,32%.", "101,12", "102,12"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), MEANS)
def test_a_mean_beside_all_that_it_is_taken_of_is_recomputed(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert said(text.format(wrong)) == [("average", wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Rata-rata nilai dari 14 unit layanan dan 9 unsur adalah 83,40.",
        "Rata-rata lama rawat dari 3,20 hari dan 4,10 hari menjadi 2,90 hari.",
        "Rata-rata nilai 83,10 diperoleh dari 81,20, 83,40, dan 85,60 dikalikan bobotnya.",
        "Rata-rata nilai 83,10 diperoleh dari 81,20 dan 83,40 pada dua unsur dan 85,60 pada unsur ketiga.",
    ],
    ids=["of counts", "a move", "weighted", "told at length"],
)
def test_a_mean_of_something_else_is_passed(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Ada {} kapal, terdiri atas 2.418 kapal di bawah 5 GT, 596 kapal 5-10 GT, dan 112 kapal lain.",
            "3.126",
            "3.162",
        ),
        (
            "Ada {} nelayan, terdiri atas 1.870 berumur 15-30 tahun, 2.130 berumur 31-55, dan 520 lain.",
            "4.520",
            "4.250",
        ),
    ],
)
def test_sizes_of_what_is_counted_are_no_parts(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert said(text.format(wrong)) == [("sum", wrong, right)]
