"""Shares that one clause binds to part and whole, however far off; shares of something else beside them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA INSPEKTORAT TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"


def said(sentence: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(f"{HEAD}{sentence}\n").findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 5 dari 8 dinas telah menyampaikan laporan atau {}%.",
        "Sebanyak 5 dari 8 dinas telah menyampaikan laporan ({}%).",
        "Sebanyak 5 (lima) dari 8 (delapan) dinas telah menyampaikan laporan atau {}%.",
        "Sampai akhir tahun, 5 dari 8 dinas sudah menyampaikan laporan, setara dengan {} persen.",
        "Sebanyak 5 dinas dari total 8 dinas yang diawasi telah melapor dengan persentase {}%.",
        "Sebanyak 5 dari 8 dinas memperoleh predikat minimal BB atau {}%.",
        "Dari 8 dinas, 5 telah menyampaikan laporan atau {}%.",
        "Dari 8 (delapan) dinas, 5 (lima) dinas telah menyampaikan laporan atau {}%.",
        "Dari 8 dinas yang dibina, baru 5 dinas yang menyampaikan laporan, sehingga persentasenya {}%.",
        "Dari total 8 dinas, 5 dinas di antaranya ({}%) telah menyampaikan laporan.",
    ],
)
def test_a_part_of_a_whole_makes_its_share(sentence: str) -> None:
    assert said(sentence.format("62,50")) == []
    assert said(sentence.format("75,00")) == [("ratio", "75,00", "62,50")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari rencana {} laporan hasil pengawasan, diterbitkan 77 laporan atau 98,72%.",
        "Dari rencana penyusunan {} laporan, telah diselesaikan 77 laporan (98,72%).",
        "Dari target {} laporan, terealisasi 77 laporan atau 98,72%.",
        "Dari {} laporan yang direncanakan, diterbitkan 77 laporan atau 98,72%.",
        "Direncanakan {} laporan, diterbitkan 77 laporan atau 98,72%.",
        "Diterbitkan 77 laporan dari rencana {} laporan atau 98,72%.",
        "Diterbitkan 77 laporan dari {} laporan yang direncanakan (98,72%).",
    ],
)
def test_what_was_done_of_a_plan_may_be_more_than_it(sentence: str) -> None:
    assert said(sentence.format("78")) == []
    ((_, printed, computed),) = said(sentence.format("58"))
    assert (printed, computed) == ("98,72", "132,76")


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 5 dari 8 dinas telah menyampaikan laporan, dengan capaian 75,00%.",
        "Sebanyak 5 dari 8 dinas memperoleh nilai di atas 75,00%.",
        "Sebanyak 5 dari 8 dinas melampaui rata-rata kabupaten (75,00%).",
        "Sebanyak 5 dari 8 dinas memenuhi target (75,00%).",
        "Sebanyak 5 dari 8 dinas menyerap anggarannya sebesar 75,00% atau lebih.",
        "Sebanyak 5 dari 8 kecamatan sudah bersih atau 41,20% dari jumlah penduduk.",
        "Sebanyak 5 dari 8 dinas telah menyampaikan laporan atau naik 25,00%.",
        "Sebanyak 5 dari 8 kecamatan memiliki tingkat kelulusan tinggi atau 92,00%.",
        "Sebanyak 5 dari 8 kecamatan berkategori tinggi (75,00% - 90,00%).",
        "Sebanyak 1 dari 3 kecamatan dengan persentase 97,50% telah bebas sampah.",
        "Dari 3 kecamatan, 1 kecamatan tertinggi adalah Melati dengan persentase 97,50%.",
        "Dari 5 sasaran, 1 sasaran belum tercapai yaitu 87,50%.",
        "Sebanyak 5 dari 8 dinas tuntas dan serapannya Rp45.000.000 atau 90,00%.",
        "Dari 8 kecamatan, 5 kecamatan mengalami kenaikan (2,50%) dan 3 kecamatan turun (1,20%).",
        "Dari 8 kecamatan, 5 kecamatan bercakupan luas (92,50%) dan 3 kecamatan sempit (81,20%).",
        "Dari 4 indikator, 3 indikator mencapai target (100%) dan 1 indikator belum (87,50%).",
        "Sebanyak 3 dari 4 rumah tangga (74,70%) memiliki jamban sehat.",
        "Hampir 9 dari 10 anak memiliki akta atau 91,20%.",
        "Sekitar 1 dari 4 pemuda bekerja atau sekitar 24,70%.",
        "Dari 7 indikator, 1 indikator belum tercapai, yaitu Desa tangguh bencana (94,00 persen).",
        "Dari 7 indikator, 6 indikator (85,71%) tercapai dan 1 indikator belum, yaitu Desa tangguh (94,00%).",
        "Sebanyak 1 dari 7 indikator belum tercapai, yakni Desa tangguh bencana (94,00%).",
        "Dari 5 kecamatan, 2 kecamatan belum mencapai target, antara lain Juai (94,00%).",
        "Dari 305 temuan, 229 temuan selesai (75,08%). Tahun lalu 210 temuan (80,77%).",
        "Dari 305 temuan, 229 temuan selesai (75,08%), bertambah dari 210 temuan (80,77%).",
    ],
)
def test_a_share_of_something_else_is_not_judged(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari rencana 58 laporan, diterbitkan 77 laporan atau naik 32,76%.",
        "Dari rencana 58 laporan, diterbitkan 77 laporan atau 98,72% dari 78 laporan pemeriksaan.",
        "Dari rencana 58 laporan, diterbitkan 77 laporan atau 100%.",
        "Dari target 12 hari kerja, terealisasi 10 hari kerja atau 125,00%.",
        "Dari target 58 kasus, terjadi 50 kasus atau 113,79%.",
        "Dari 58 laporan tahun lalu menjadi 77 laporan atau 32,76%.",
        "Dari rencana 58 laporan, diterbitkan 77 laporan (98,72% di antaranya tepat waktu).",
    ],
)
def test_a_plan_may_be_met_in_other_ways(sentence: str) -> None:
    assert said(sentence) == []


def test_a_slip_beside_words_of_a_level_is_told() -> None:
    sentence = "Sebanyak 5 dari 8 dinas memiliki nilai yang baik ({}%)."
    assert said(sentence.format("62,50")) == []
    assert said(sentence.format("26,50")) == [("ratio", "26,50", "62,50")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 5 dari 8 dinas telah melapor, sehingga 37,50% belum melapor.",
        "Dari 8 dinas, 5 dinas telah melapor, artinya 37,50% belum melapor.",
        "Sebanyak 3 dari 8 indikator tidak tercapai, sehingga 62,50% tercapai.",
        "Dari target 20 dokumen, telah disusun 18 dokumen, artinya 10,00% belum tersusun.",
        "Dari 8 desa, 6 desa telah menyampaikan laporan sehingga 25,00% sisanya menyusul.",
        "Sebanyak 30 dari 40 sekolah telah terakreditasi (25,00% belum).",
        "Sebanyak 30 dari 40 sekolah belum terakreditasi, artinya 25,00% sudah.",
        "Dari 40 sekolah, 30 sekolah telah berlistrik, berarti 25,0% tanpa listrik.",
        "Dari 600 permohonan, 540 permohonan selesai sehingga sebesar 10% masih berproses.",
    ],
)
def test_a_share_of_the_rest_is_no_wrong_share_of_the_part(sentence: str) -> None:
    assert said(sentence) == []


def test_a_share_of_the_rest_may_be_wrong_both_ways() -> None:
    sentence = "Sebanyak 5 dari 8 dinas telah melapor, sehingga 47,50% belum melapor."
    assert said(sentence) == [("ratio", "47,50", "37,50")]


@pytest.mark.parametrize(
    ("sentence", "printed", "computed"),
    [
        ("Sebanyak 18 dari 24 paket telah selesai atau 68,00% dan sisanya berjalan.", "68,00", "75,00"),
        ("Sebanyak 18 dari 24 paket telah selesai (68,00%) pada akhir tahun.", "68,00", "75,00"),
        ("Sebanyak 2 dari 3 kecamatan telah terlayani atau 85,20% kecamatan.", "85,20", "66,67"),
        ("Dari 24 paket, 18 paket telah selesai atau 68,00% telah rampung.", "68,00", "75,00"),
        ("Dari 24 kapal, 18 kapal atau 68,00% berlabuh di pulau.", "68,00", "75,00"),
    ],
)
def test_a_share_of_the_counted_is_held_against_them(sentence: str, printed: str, computed: str) -> None:
    assert said(sentence) == [("ratio", printed, computed)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 2 dari 3 kecamatan telah terlayani atau 85,20% penduduk.",
        "Sebanyak 2 dari 3 kecamatan telah terlayani (85,20% penduduk).",
        "Sebanyak 18 dari 24 paket telah selesai atau 68,00% fisik.",
        "Sebanyak 18 dari 24 paket telah selesai atau 68,00% bobotnya.",
        "Sebanyak 5 dari 8 desa telah tersambung atau 71,30% rumah tangga.",
        "Sebanyak 5 dari 8 kapal telah beroperasi (71,30% kapasitas).",
        "Dari 8 pasar, 5 pasar telah direvitalisasi atau 82,10% pedagang sudah pindah.",
    ],
)
def test_a_share_of_what_is_named_behind_it_is_not_judged(sentence: str) -> None:
    assert said(sentence) == []
