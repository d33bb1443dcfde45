"""Errors of plain reports in wordings of several offices, each beside the sound text that it was made of."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

HEAD = "LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031\nBAB III AKUNTABILITAS KINERJA\n"
WAITS = """
3.1 Waktu Layanan
Tabel 3.1 Waktu Penyelesaian Izin (hari kerja)
No | Jenis Izin | Batas | Rata-rata Waktu
1 | Izin tangkap | 3,00 | 2,10
2 | Izin angkut | 2,00 | 1,85
3 | Izin olah | 3,00 | 2,40
4 | Izin pasar | 2,00 | 1,75
5 | Izin tambak | 5,00 | 4,20
Layanan {slow} adalah {last} ({late} hari kerja) dan {fast} adalah {first} ({soon} hari kerja).
"""
GRADES = """
3.1 Mutu
Tabel 3.1 Nilai Unsur
No | Unsur | Nilai | Mutu
1 | Persyaratan | 86,50 | B
2 | Prosedur | 85,50 | B
3 | Waktu | 84,50 | B
4 | Tarif | 97,00 | A
5 | Petugas | 88,75 | A
6 | Sarana | 82,50 | B
Sebanyak {} unsur bermutu A dan {} unsur bermutu B.
"""
MEANS = """
3.1 Kinerja Bidang
Tabel 3.1 Capaian Bidang
No | Bidang | Indikator | Target | Realisasi | Capaian (%)
1 | Tangkap | Produksi tangkap | 72,00 | 71,35 | 99,10
2 | Budidaya | Produksi budidaya | 86,00 | 85,77 | 99,73
3 | Olahan | Produk olahan | 96,00 | 95,46 | 99,44
4 | Pesisir | Kelompok pesisir | 80,00 | 75,00 | 93,75
Rata-rata capaian 4 (empat) indikator bidang adalah {}%.
"""
PEOPLE = """
Tabel 1 Wilayah
Kecamatan | Luas (km2) | L | P | L+P | Persen terhadap Kota
Utara | 12,40 | 21.086 | 20.766 | 41.852 | 25,39
Selatan | 9,85 | 23.457 | 23.831 | 47.288 | 28,69
Timur | 18,62 | 17.282 | 16.843 | 34.125 | {}
Barat | 22,31 | 12.885 | 12.615 | 25.500 | 15,47
Pulau | 31,07 | 8.147 | 7.929 | 16.076 | 9,75
Jumlah | 94,25 | 82.857 | 81.984 | 164.841 | 100,00
"""
AMOUNTS = """
Tabel 1 Belanja
Uraian | Pagu | Realisasi
Bina kelompok | 797.300.000 | {}
Bina pasar | 353.900.000 | 335.001.300
Bina olahan | 399.500.000 | 377.741.450
"""
SISTERS = """
Tabel 1 Cakupan Asuransi Nelayan per Kecamatan Tahun 2031
No | Kecamatan | Wajib Asuransi | Memiliki Asuransi | Belum Memiliki | Cakupan Asuransi
1 | Utara | 5.450 | 3.012 | 2.438 | 55,27%
2 | Selatan | 6.191 | 3.874 | 2.317 | 62,57%
3 | Timur | 3.665 | 1.684 | 1.981 | 45,95%

Tabel 2 Cakupan Kartu Nelayan per Kecamatan Tahun 2031
No | Kecamatan | Wajib Kartu | {part} | {rest} | {share}
1 | Utara | 2.731 | 2.604 | 127 | 95,35%
2 | Selatan | 4.506 | 4.441 | 65 | 98,56%
3 | Timur | 8.327 | 8.126 | 201 | 97,59%
"""


def said(text: str) -> list[tuple[str, str]]:
    findings = audited(HEAD + text).findings
    return [(f.rule.value, f.printed) for f in findings if f.level is not Level.NOTE]


@pytest.mark.parametrize(
    ("slow", "fast"), [("terlama", "tercepat"), ("paling lama", "paling cepat"), ("terlama", "tersingkat")]
)
def test_the_fastest_and_the_slowest(slow: str, fast: str) -> None:
    ends = {"slow": slow, "fast": fast, "last": "Izin tambak", "late": "4,20"}
    assert said(WAITS.format(**ends, first="Izin pasar", soon="1,75")) == []
    wrong = said(WAITS.format(**ends, first="Izin angkut", soon="1,85"))
    assert wrong == [("claim", f"{fast}: Izin angkut")]


@pytest.mark.parametrize(
    ("one", "two", "found"), [("dua", "empat", 0), ("tiga", "tiga", 1), ("2", "4", 0), ("3", "3", 1)]
)
def test_classes_that_take_each_others_rows(one: str, two: str, found: int) -> None:
    assert [rule for rule, _ in said(GRADES.format(one, two))] == ["count"] * found


def test_classes_of_other_things_are_not_counted() -> None:
    assert said(GRADES.format("sembilan", "dua")) == []


@pytest.mark.parametrize(("mean", "found"), [("98,01", []), ("99,42", [("average", "99,42")])])
def test_a_mean_behind_how_many_it_is_of(mean: str, found: list[tuple[str, str]]) -> None:
    assert said(MEANS.format(mean)) == found


def test_a_mean_of_another_number_of_things_is_not_judged() -> None:
    assert said(MEANS.format("99,42").replace("4 (empat)", "3 (tiga)")) == []


@pytest.mark.parametrize(("share", "found"), [("20,70", []), ("20,07", [("ratio", "20,07")])])
def test_shares_of_a_total_among_several_columns(share: str, found: list[tuple[str, str]]) -> None:
    assert said(PEOPLE.format(share)) == found


@pytest.mark.parametrize("wrong", ["768.451,650", "768,451.650"])
def test_an_amount_with_both_marks(wrong: str) -> None:
    assert said(AMOUNTS.format("768.451.650")) == []
    assert ("format", wrong) in said(AMOUNTS.format(wrong))


def test_amounts_with_three_decimals_are_no_slip_where_others_have_decimals() -> None:
    table = AMOUNTS.replace("335.001.300", "335.001,300").format("768.451,650")
    assert [found for found in said(table) if found[0] == "format"] == []


SOUND = {"part": "Memiliki Kartu", "rest": "Belum Memiliki Kartu", "share": "Cakupan Kartu"}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"share": "Persentase"}, []),
        ({"share": "Capaian"}, []),
        ({"share": "Cakupan Asuransi"}, [("label", "Cakupan Asuransi")]),
        ({"part": "Memiliki Asuransi"}, [("label", "Memiliki Asuransi")]),
    ],
)
def test_heads_of_a_sister_table(change: dict[str, str], found: list[tuple[str, str]]) -> None:
    assert said(SISTERS.format(**{**SOUND, **change})) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sebanyak 4 (empat) pulau telah mencapai 98% atau lebih, yaitu Sula, Buru, Obi dan Kei.", []),
        ("Sebanyak 5 (lima) pulau telah mencapai 98% atau lebih, yaitu Sula, Buru, Obi dan Kei.", ["count"]),
        (
            "Masih ada dua pulau berada di bawah rata-rata kabupaten, yakni Sula, Buru, Obi dan Kei.",
            ["count"],
        ),
        ("Sebanyak 5 (lima) pulau telah membentuk forum, yaitu Sula, Buru, Obi dan Kei.", []),
    ],
)
def test_things_at_a_level_that_are_named(text: str, found: list[str]) -> None:
    assert [rule for rule, _ in said(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dari 295 laporan, hampir separuh masuk melalui pesan, yaitu 146 laporan atau 49,49%.", []),
        ("Dari 295 laporan, hampir separuh masuk melalui pesan, yaitu 146 laporan atau 52,14%.", ["claim"]),
        ("Lebih dari sepertiga kapal, yakni 41,20%, berlabuh di utara.", []),
        ("Lebih dari sepertiga kapal, yakni 31,20%, berlabuh di utara.", ["claim"]),
        ("Kurang dari seperempat kapal, yakni 31,20%, berlabuh di utara.", ["claim"]),
        ("Sekitar separuh kapal, yakni 46,20%, berlabuh di utara.", []),
    ],
)
def test_more_and_less_than_a_fraction(text: str, found: list[str]) -> None:
    assert [rule for rule, _ in said(text) if rule == "claim"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dari 1.722 kapal tanpa izin, 494 kapal atau 28,69% berlabuh di Pulau Sero.", []),
        ("Dari 1.722 kapal tanpa izin, 494 kapal atau 9,62% berlabuh di Pulau Sero.", ["9,62"]),
        ("Dari seluruh 640 nelayan, 512 nelayan (80,00%) telah dilatih.", []),
        ("Dari seluruh 640 nelayan, 512 nelayan (18,00%) telah dilatih.", ["18,00"]),
        ("Dari 1.722 kapal sasaran, 494 kapal telah diperiksa lengkap atau 28,69 persen.", []),
        ("Dari 1.722 kapal sasaran, 494 kapal telah diperiksa lengkap atau 82,69 persen.", ["82,69"]),
        ("Dari 1.722 kapal sasaran, 494 kapal telah diperiksa atau naik 9,62 persen.", []),
        ("Dari 1.722 kapal tanpa izin, 494 kapal atau 9,62% dari kapal Pulau Sero rusak.", []),
        ("Dari 1.722 kapal tanpa izin, 494 nelayan atau 9,62% tinggal di Pulau Sero.", []),
    ],
)
def test_shares_of_a_whole_that_opens_the_sentence(text: str, found: list[str]) -> None:
    assert [printed for rule, printed in said(text) if rule == "ratio"] == found


def test_shares_of_a_target_that_is_met_from_below() -> None:
    text = "Waktu layanan 2,17 hari kerja dari target 2,50 hari kerja (capaian {}%)."
    assert said(text.format("113,20")) == said(text.format("115,21")) == []
    assert [rule for rule, _ in said(text.format("131,20"))] != []


@pytest.mark.parametrize(
    ("name", "found"),
    [("sehingga capaian kinerjanya", []), ("sehingga realisasi kinerjanya", ["label"])],
)
def test_an_achievement_called_an_actual(name: str, found: list[str]) -> None:
    table = "Tabel 1 Ukuran\nUkuran | Target | Realisasi | Capaian (%)\nIzin terbit | 91,00 | 90,62 | 99,58\n"
    table += "Kapal layak | 80,00 | 75,00 | 93,75\n\n"
    text = f"Realisasi izin terbit sebesar 90,62% dari target 91,00% {name} 99,58%."
    assert [rule for rule, _ in said(table + text)] == found


@pytest.mark.parametrize(("told", "found"), [("5,56", []), ("3,29", []), ("7,10", ["efisiensi"])])
def test_an_efficiency_against_the_achievement_is_no_unspent_budget(told: str, found: list[str]) -> None:
    table = (
        "Tabel 1 Efisiensi\nNo | Program | Capaian Kinerja (%) | Penyerapan Anggaran (%) | Efisiensi (%)\n"
        "1 | Bina tangkap | 101,74 | 97,13 | 4,53\n2 | Bina olahan | 106,44 | 96,38 | 9,45\n"
        "3 | Bina pasar | 99,60 | 94,66 | 4,96\n4 | Semua program | 102,40 | 96,71 | 5,56\n\n"
    )
    text = f"Terserap Rp5.749.031.701 dari Rp5.944.510.000, dengan efisiensi {told}%."
    assert [rule for rule, _ in said(table + text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Tiga pulau masih di bawah 90%, yaitu Sula 89,07%, Buru Jaya 87,01% dan Obi Raya 83,23%.",
        "Kepemilikan 62,60% belum mencapai target tahun 2031 tetapi telah melampaui target nasional 60,00%.",
        "Izin 8,36% dan usaha aktif 71,89% masih di bawah target, masing-masing 9,00% dan 80%.",
        "IKM 88,39 (mutu A), naik 1,61 poin dari 86,78 (mutu B) tahun 2030.",
        "Lima ukuran atau 71,43% mencapai target dengan rata-rata capaian keseluruhan 99,31%.",
        "Untuk indeks risiko, realisasi 133 lebih rendah dari target 140 sehingga target tercapai.",
    ],
    ids=["names with figures", "two targets", "one each", "two grades", "a mean", "less is better"],
)
def test_sound_sentences_of_several_things(text: str) -> None:
    assert said(text) == []


MUTU = """
Tabel 1 Nilai Interval dan Mutu
Nilai Persepsi | Nilai Interval Konversi | Mutu | Kinerja Pelayanan
1 | 25,00 - 64,99 | D | Tidak Baik
2 | 65,00 - 76,60 | C | Kurang Baik
3 | 76,61 - 88,30 | B | Baik
4 | 88,31 - 100,00 | A | Sangat Baik

Nilai Indeks Kepuasan Masyarakat (IKM) {} dari target 86,00 atau capaian {}%; mutu pelayanan {}.
"""


@pytest.mark.parametrize(
    ("index", "share", "grade", "found"),
    [
        ("87,50", "101,74", "B (Baik)", []),
        ("87,50", "101,74", "A (Sangat Baik)", ["scale"]),
        ("89,44", "104,00", "A (Sangat Baik)", []),
    ],
)
def test_the_grade_of_a_survey_is_that_of_its_index(
    index: str, share: str, grade: str, found: list[str]
) -> None:
    assert [rule for rule, _ in said(MUTU.format(index, share, grade))] == found


QUOTED = """
Tabel 1 Ukuran Utama
No | Ukuran | Target | Realisasi | Capaian (%)
1 | Nilai Indeks Kepuasan Masyarakat | 86,00 | 87,50 | 101,74
2 | Persentase kepemilikan kartu nelayan | 97,50 | 98,03 | 100,54
3 | Persentase kapal layak laut | 52,00 | 53,97 | 103,79

Tiga ukuran utama mencapai target: {}, kepemilikan kartu nelayan 98,03% dan kapal layak laut 53,97%.
"""


def test_letters_name_the_row_that_has_their_figure() -> None:
    assert said(QUOTED.format("IKM 87,50")) == []
    slip = QUOTED.format("IKM 87,50").replace("nelayan 98,03%", "nelayan 98,30%")
    assert said(slip) == [("crossref", "98,30")]
