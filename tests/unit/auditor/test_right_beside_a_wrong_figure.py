"""What is right beside a wrong figure stays so: words of way, names of ends, and the rows beside it."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2033\n\nBAB III AKUNTABILITAS KINERJA\n\n"
RANKED = (
    HEAD
    + """Kandang yang layak mencapai 91,73% pada tahun 2030.

Tabel 3.4 Vaksinasi Sapi Kabupaten/Kota Tahun 2033
Peringkat | Kabupaten/Kota | Populasi Sapi | Sapi Divaksin | Persentase (%)
1 | KOTA PROGO | 12.150 | 11.616 | 95,60
2 | KAB. WULAN | 48.410 | 45.012 | 92,98
3 | KAB. SERAYU | 61.230 | 55.983 | 91,43
4 | KAB. OPAK | 55.020 | 49.810 | {}
5 | KAB. LUKULO | 20.310 | 16.849 | 82,96
"""
)
MOVED = (
    HEAD
    + """Tabel 3.3 Capaian Kinerja Tahun 2032 dan 2033
No | Indikator | Realisasi 2032 | Realisasi 2033 | Capaian 2032 (%) | Capaian 2033 (%)
1 | Persentase ternak sapi divaksin | 86,30 | 87,10 | 101,53 | 100,11
2 | Persentase kandang memenuhi syarat | 71,40 | 73,20 | 102,00 | 104,57
3 | Persentase susu lulus uji mutu | 90,20 | 91,40 | 100,22 | 101,56

Realisasi persentase ternak sapi divaksin mengalami kenaikan sebesar {} poin, dari 86,30 pada\
 tahun 2032 menjadi 87,10 pada tahun 2033. Capaiannya menurun dari 101,53% menjadi 100,11%.
"""
)
SPENT = (
    HEAD
    + """Tabel 3.9 Realisasi Anggaran Tahun 2033
No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Penyediaan Pakan | 812.400.000 | 796.152.000 | 98,00
2 | Program Kesehatan Hewan | 640.500.000 | 588.619.500 | 91,90
3 | Program Penyuluhan Peternak | 205.700.000 | 197.472.000 | 96,00

Penyerapan anggaran tertinggi adalah Program Penyediaan Pakan sebesar 98,00% dan terendah adalah Program\
 Kesehatan Hewan sebesar {}% dengan realisasi Rp588.619.500 dari anggaran Rp640.500.000.
"""
)
STEPPED = (
    HEAD
    + """Tabel 3.5 Vaksinasi Sapi menurut Kecamatan Tahun 2033
No | Kecamatan | Populasi | Divaksin | Persentase (%)
1 | Wulan | 2.410 | 2.290 | 95,02
2 | Serayu | 1.870 | 1.752 | 93,69
3 | Opak | 1.640 | 1.518 | 92,56
Jumlah | | 5.920 | 5.560 | 93,92

Cakupan tahun ini 93,92% dari seluruh sapi. Jika dibandingkan dengan tahun 2032 sebesar 93,30%, cakupan\
 vaksinasi mengalami {} sebesar {}%.
"""
)


def found(text: str) -> list[tuple[str, str]]:
    return [(f.printed, f.computed) for f in audited(text).findings if f.root is None]


def test_no_figure_elsewhere_is_meant_where_those_beside_tell() -> None:
    assert found(RANKED.format("90,53")) == []
    assert found(RANKED.format("91,53")) == [("91,53", "90,53")]


def test_a_way_is_that_of_the_ends_in_its_sentence() -> None:
    assert found(MOVED.format("0,80")) == []
    assert found(MOVED.format("1,42")) == [("1,42", "0,80")]


def test_the_lowest_share_is_none_of_the_amounts_beside_it() -> None:
    assert found(SPENT.format("91,90")) == []
    assert found(SPENT.format("91,09")) == [("91,09", "91,90")]
    wrong = SPENT.replace("Kesehatan Hewan sebesar", "Penyuluhan Peternak sebesar")
    assert any("Kesehatan" in computed for _, computed in found(wrong.format("96,00")))


def test_a_level_on_the_side_that_is_told_bears_the_way_out() -> None:
    assert found(STEPPED.format("kenaikan", "0,62")) == []
    assert ("kenaikan", "turun") not in found(STEPPED.format("kenaikan", "0,74"))
    assert ("penurunan", "naik") in found(STEPPED.format("penurunan", "0,62"))
