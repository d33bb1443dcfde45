"""Right figures and words of reports on social work, schools and cities; and the slips beside them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

Told = list[tuple[str, str, str]]


def said(text: str, *, least: Level = Level.ERROR) -> Told:
    """Return rule, printed and computed of what is wrong in a text."""
    levels = {Level.ERROR} if least is Level.ERROR else {Level.ERROR, Level.WARNING}
    found = audited(text).findings
    return [(f.rule.value, f.printed, f.computed) for f in found if f.level in levels]


DISTRICTS = """
LAPORAN KINERJA DINAS SOSIAL TAHUN 2023

Tabel 1. Penyandang Disabilitas yang Dilayani Tahun 2023

Kecamatan | Persen Dilayani | Dilayani | Penyandang Disabilitas
Sendang Mulya | 87,82 | 238 | 271
Luhur Kulon | 79,91 | 171 | 214
Tegal Ampel | 78,24 | 151 | 193
Pasir Kuning | 75,31 | 122 | 162
Jumlah | 81,19 | 682 | 840

{sentence}
"""


def test_a_share_in_brackets_is_of_its_own_brackets() -> None:
    sentence = (
        "Tiga kecamatan belum mencapai 80 persen, yakni Luhur Kulon (171 dari 214 orang atau 79,91 persen),"
        " Tegal Ampel (151 dari 193 orang atau {0} persen) dan Pasir Kuning (122 dari 162 orang"
        " atau 75,31 persen)."
    )
    assert said(DISTRICTS.format(sentence=sentence.format("78,24"))) == []
    ((rule, printed, right),) = said(DISTRICTS.format(sentence=sentence.format("78,42")))
    assert (rule, printed, right) == ("ratio", "78,42", "78,24")


def test_a_count_of_two_rows_together_quotes_neither() -> None:
    sentence = (
        "Bantuan diberikan kepada 275 penyandang disabilitas di Kecamatan Sendang Mulya dan Tegal Ampel."
    )
    assert said(DISTRICTS.format(sentence=sentence), least=Level.WARNING) == []
    one = sentence.replace(" dan Tegal Ampel", "")
    assert said(DISTRICTS.format(sentence=one), least=Level.WARNING) == [("crossref", "275", "271")]


def test_a_count_with_its_list_is_a_sum_of_the_list() -> None:
    sentence = (
        "Penyuluhan diadakan di tiga kecamatan, yaitu Luhur Kulon (42 peserta), Tegal Ampel (38 peserta) dan"
        " Pasir Kuning (55 peserta), {word} {0} peserta."
    )
    for word in ("seluruhnya", "totalnya", "yang jumlahnya"):
        assert said(DISTRICTS.format(sentence=sentence.format("135", word=word))) == []
        ((rule, _, right),) = said(DISTRICTS.format(sentence=sentence.format("153", word=word)))
        assert (rule, right) == ("sum", "135")


def test_a_share_whose_whole_is_told_before_is_not_of_last_years() -> None:
    table = """
LAPORAN KINERJA TAHUN 2023

Tabel 1. Kasus per Kecamatan

Kecamatan | Kasus 2023 | Kasus 2022 | Tuntas 2023 | Persen Tuntas
Sendang Mulya | 46 | 52 | 40 | 86,96
Luhur Kulon | 66 | 67 | 57 | 86,36
Jumlah | 112 | 119 | 97 | 86,61

Tahun 2023 diterima 112 kasus. Kasus berkurang 7 kasus dari 119 kasus pada tahun 2022. Sampai akhir \
tahun 97 kasus (86,61 persen) telah tuntas.
"""
    assert said(table) == []


SCHOOLS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2024

Efisiensi = 100% - (daya serap : tingkat pencapaian x 100%).

Tabel 1. Efisiensi Program

Program | Efisiensi (%) | Tingkat Pencapaian (%) | Daya Serap (%)
Program Penunjang | 3,39 | 100,96 | 97,54
Program Pengelolaan | {0} | 101,83 | 97,01
Program Kurikulum | 4,62 | 99,99 | 95,37
Program Guru | 2,37 | 98,92 | 96,58
Program Perizinan | 8,44 | 100,00 | 91,56
Rata-rata | {mean} | 100,34 | 95,61

{sentence}
"""


def test_efficiency_is_what_was_saved_of_what_was_achieved() -> None:
    assert said(SCHOOLS.format("4,73", mean="4,71", sentence="")) == []
    found = said(SCHOOLS.format("4,37", mean="4,71", sentence=""))
    assert ("efisiensi", "4,37", "4,73") in found


def test_a_mean_that_is_said_to_differ_from_a_figure_is_another() -> None:
    sentence = (
        "Rata-rata daya serap lima program pada Tabel 1 {0} daya serap dinas sebesar 97,35%,"
        " karena programnya tidak sama besar."
    )
    for words in ("tidak sama dengan", "berbeda dengan", "berlainan dari"):
        text = SCHOOLS.format("4,73", mean="4,71", sentence=sentence.format(words))
        assert said(text) == []


def test_a_share_of_people_is_no_achievement_of_a_target_told_of_another_thing() -> None:
    text = """
LAPORAN KINERJA TAHUN 2033

Indeks kepuasan terealisasi 87,92, di atas target 86,50. Perekaman mencapai 99,17 persen dari 168.754 \
penduduk, sementara kartu anak baru 60,49 persen dari target 68,00 persen.
"""
    assert said(text) == []


@pytest.mark.parametrize("of", ["target", "rencana"])
def test_an_actual_of_its_plan_has_its_achievement_behind_it(of: str) -> None:
    text = (
        "LAPORAN KINERJA TAHUN 2033\n\n3.1 Hasil\n\nSkor tahun 2033 adalah 761 dari {of} 740,"
        " tingkat pencapaian {0} persen.\n"
    )
    assert said(text.format("102,84", of=of)) == []
    assert said(text.format("117,08", of=of)) == [("capaian", "117,08", "102,84")]


def test_what_is_carried_to_a_year_is_not_of_that_year() -> None:
    text = """
LAPORAN KINERJA TAHUN 2033

Tabel 1. Capaian Tahun 2033

Indikator | Target | Realisasi | Capaian (%)
Kartu anak | 68,00 | 60,49 | 88,96
Akta lahir | 97,50 | 97,65 | 100,15
Akta mati | 95,00 | 94,26 | 99,22

Tahun 2033 kartu anak mencapai capaian 88,96 persen.

Pekerjaan rumah yang dibawa ke tahun 2034 adalah kartu anak, karena capaiannya 88,96 persen.
"""
    assert said(text) == []


def test_figures_of_several_things_in_turn_are_dated_for_none_of_them() -> None:
    text = """
LAPORAN KINERJA TAHUN 2034

Tabel 1. Perkembangan

Indikator | 2032 | 2033 | 2034
Dokumen selesai | 99,41 | 99,80 | 100,30
Dokumen sah | 98,20 | 98,60 | 99,10
Dokumen arsip | 91,20 | 92,60 | 93,10

Pada tahun 2033 capaian ketiga bidang berturut-turut sebesar 100,30%, 101,17% dan 104,50%.
"""
    assert said(text) == []


BUDGET = """
LAPORAN KINERJA TAHUN 2023

Tabel 1. Pagu dan Belanja

Program/Kegiatan/Sub Kegiatan | Belanja (Rp) | Pagu (Rp) | Terpakai (persen)
1. Program Sosial | 264.037.600 | {total} | 94,06
1.1 Pengembangan Sumber Sosial | 264.037.600 | 280.700.000 | 94,06
1.1.1 Pekerja Sosial Masyarakat | 178.324.000 | 186.500.000 | 95,62
1.1.2 Lembaga Kesejahteraan | 85.713.600 | 94.200.000 | 90,99
2. Program Bencana | 187.347.000 | {part} | 96,08
2.1 Perlindungan Korban | 187.347.000 | 195.000.000 | 96,08
2.1.1 Makanan Korban | 77.819.600 | 80.500.000 | 96,67
2.1.2 Rumah Aman | 109.527.400 | 114.500.000 | 95,66
3. Program Pemberdayaan | 95.000.000 | 100.000.000 | 95,00
3.1 Pemberdayaan Keluarga | 95.000.000 | 100.000.000 | 95,00
3.1.1 Pelatihan Keluarga | 95.000.000 | 100.000.000 | 95,00
Jumlah | 546.384.600 | 575.700.000 | 94,91

Program dengan pemakaian tertinggi adalah Program Bencana (96,08 persen), sedangkan yang terendah \
Program Sosial (94,06 persen).
"""


def test_numbers_at_the_head_of_names_make_a_tree() -> None:
    assert said(BUDGET.format(total="280.700.000", part="195.000.000")) == []
    found = said(BUDGET.format(total="208.700.000", part="195.000.000"))
    assert ("sum", "208.700.000", "280.700.000") in found


def test_the_lowest_of_programmes_is_no_part_of_one() -> None:
    """1.1.2 has 90,99, and is no programme."""
    text = BUDGET.format(total="280.700.000", part="195.000.000")
    turned = text.replace("tertinggi adalah Program Bencana (96,08", "tertinggi adalah Program Sosial (94,06")
    turned = turned.replace("terendah Program Sosial (94,06", "terendah Program Bencana (96,08")
    assert said(text) == []
    assert [rule for rule, *_ in said(turned)] == ["claim", "claim"]


def test_a_mean_below_means_of_goals_may_be_that_of_all_indicators() -> None:
    text = """
LAPORAN KINERJA TAHUN 2024

Tabel 1. Capaian Indikator

Indikator | Target | Realisasi | Capaian (%)
Kepuasan warga | 87,00 | 88,00 | 101,15
Lama pengaduan terlayani | 60,00 | 69,94 | 116,57
Berkas lengkap | 88,00 | 87,39 | 99,31
Akta terbit | 94,00 | 93,92 | 99,91
Rata-rata Capaian | | | {0}

Tabel 2. Efisiensi per Sasaran

Sasaran | Rata-rata Capaian (%) | Penyerapan (%) | Tingkat Efisiensi (%)
Pelayanan bermutu | 108,86 | 93,93 | 14,93
Berkas lengkap dan sah | 99,31 | 96,10 | 3,21
Akta yang terbit | 99,91 | 97,20 | 2,71
Rata-rata | {1} | 95,74 | {2}
"""
    assert said(text.format("104,24", "104,24", "8,50")) == []
    assert ("average", "102,24", "102,69") in said(text.format("104,24", "102,24", "6,50"))


@pytest.mark.parametrize(
    ("calls", "is_told"),
    [
        ("sehingga realisasinya 103,45 persen", True),
        ("dan kinerja nyatanya 103,45 persen", True),
        ("sehingga tingkat pencapaiannya 103,45 persen", False),
    ],
)
def test_an_achievement_is_not_called_what_the_table_calls_the_actual(calls: str, is_told: bool) -> None:
    text = f"""
LAPORAN KINERJA TAHUN 2023

Tabel 1. Kinerja

Indikator | Kinerja Nyata | Rencana | Tingkat Pencapaian
Lembaga aktif | 88,97 | 86,00 | 103,45
Warga dilayani | 81,72 | 80,00 | 102,15
Layanan dasar | 98,39 | 100,00 | 98,39

Lembaga aktif mencapai 88,97 persen terhadap rencana 86,00 persen, {calls}.
"""
    labels = [found for found in said(text, least=Level.WARNING) if found[0] == "label"]
    assert bool(labels) is is_told


def test_a_mean_of_achievements_is_not_called_one_of_actuals() -> None:
    text = """
LAPORAN KINERJA TAHUN 2023

Rata-rata {0} seluruh indikator adalah 101,33 persen.

Tabel 1. Kinerja

Indikator | Target | Realisasi | Capaian (%)
Lembaga aktif | 86,00 | 88,97 | 103,45
Warga dilayani | 80,00 | 81,72 | 102,15
Layanan dasar | 100,00 | 98,39 | 98,39
Rata-rata | | | 101,33
"""
    assert said(text.format("capaian"), least=Level.WARNING) == []
    ((rule, printed, _),) = said(text.format("realisasi"), least=Level.WARNING)
    assert (rule, printed) == ("label", "realisasi 101,33")


def test_a_mean_written_out_with_a_sign_of_percent_is_worked_out_again() -> None:
    text = "LAPORAN KINERJA TAHUN 2024\n\nKepemilikan dokumen yaitu (98,26 + 98,12 + 65,79) / 3 = {0}%.\n"
    assert said(text.format("87,39")) == []
    assert said(text.format("87,93")) == [("average", "87,93", "87,39")]


def test_a_difference_written_out_as_efficiency_is_one() -> None:
    text = "LAPORAN KINERJA TAHUN 2024\n\nSecara keseluruhan tingkat efisiensinya 103,21% - 96,29% = {0}%.\n"
    assert said(text.format("6,92")) == []
    assert said(text.format("7,92")) == [("efisiensi", "7,92", "6,92")]


SURVEY = """
LAPORAN KINERJA TAHUN 2024

Tabel 1 Mutu Pelayanan

Nilai Interval | Mutu | Kinerja
25,00 - 64,99 | D | Tidak Baik
65,00 - 76,60 | C | Kurang Baik
76,61 - 88,30 | B | Baik
88,31 - 100,00 | A | Sangat Baik

Nilai 88,00 termasuk mutu B, sehingga pelayanan memperoleh nilai B dengan {words}.
"""


@pytest.mark.parametrize("words", ["kinerja {0}", "kategori {0}", "kinerja pelayanan {0}", "predikat {0}"])
def test_the_name_of_a_class_behind_its_letter_is_its_own(words: str) -> None:
    assert said(SURVEY.format(words=words.format("Baik"))) == []
    found = said(SURVEY.format(words=words.format("Kurang Baik")))
    assert ("label", "B (Kurang Baik)", "B (Baik)") in found


def test_classes_of_points_have_no_gap_between_whole_bounds() -> None:
    text = """
LAPORAN KINERJA TAHUN 2023

Tabel 1. Peringkat Kota

Skor | Peringkat
501 - 600 | Pratama
{0} | Madya
701 - 800 | Nindya
801 - 900 | Utama

Dengan skor 761 kota memperoleh peringkat Nindya.
"""
    assert said(text.format("601 - 700"), least=Level.WARNING) == []
    assert [rule for rule, *_ in said(text.format("611 - 700"), least=Level.WARNING)] == ["interval"]


def test_divisions_among_the_parts_of_an_office_are_counted_by_their_kind() -> None:
    text = """
LAPORAN KINERJA TAHUN 2023

Dinas mempunyai susunan organisasi sebagai berikut

- Sekretariat;
- Bidang Sekolah Dasar;
- Bidang Sekolah Menengah;
- Bidang Guru.

{0} bidang tersebut dipimpin kepala bidang.
"""
    assert said(text.format("Ketiga"), least=Level.WARNING) == []
    assert said(text.format("Kelima"), least=Level.WARNING) == [("count", "kelima bidang", "4")]


def test_a_short_name_of_an_indicator_is_its_name() -> None:
    text = """
LAPORAN KINERJA TAHUN 2023

Tabel 1. Kinerja

Indikator | Satuan | Target | Realisasi | Capaian (%)
Indeks Kepuasan Masyarakat layanan kota | Indeks | 86,50 | 87,92 | 101,64
Nilai akuntabilitas kinerja dinas | Nilai | 72,00 | 71,35 | 99,10

Indeks Kepuasan Masyarakat terealisasi 87,92, lebih tinggi daripada target 86,50.
"""
    assert said(text, least=Level.WARNING) == []


def test_a_short_name_of_an_office_keeps_its_place() -> None:
    text = """
LAPORAN KINERJA
DINAS SOSIAL KOTA TIRTALUHUR
TAHUN 2023

Laporan ini disusun oleh Dinas Sosial Kota Tirtaluhur menurut Peraturan Wali Kota Tirtaluhur Nomor 7 \
Tahun 2021.
Kota Tirtaluhur terdiri atas enam kecamatan. Skor Kota Layak Anak naik. Kota Layak Anak dibina dinas.
Warga Kota Tirtaluhur dilayani setiap hari. Panti di Kota Tirtaluhur ada tiga. Kota Layak Anak menjadi \
cita-cita.

Kinerja Dinsos Kota {0} tahun 2023 tergolong memuaskan.
"""
    assert said(text.format("Tirtaluhur")) == []
    assert [rule for rule, *_ in said(text.format("Widarapura"))] == ["copy"]


def test_what_another_indicator_trails_in_has_its_own_name() -> None:
    text = """
LAPORAN KINERJA TAHUN 2024

Tabel 1. Perbandingan

Indikator | Kabupaten | Provinsi
APS anak usia 5-6 tahun | 77,82 | 77,90
Angka putus sekolah | 0,22 | 0,31
Literasi murid | 71,84 | 66,93

Kabupaten unggul pada literasi murid dan angka putus sekolah, tetapi tertinggal pada APS 5-6 tahun \
(77,82% berbanding 77,90%).
"""
    assert said(text) == []


MOVED = """
LAPORAN KINERJA DINAS KOPERASI TAHUN 2023

Tabel 1. Perkembangan

Uraian | 2022 | 2023 | {head}
Koperasi | 100 | 90 | {0}
Usaha kecil | 200 | 210 | {1}
Usaha mikro | 50 | 60 | {2}
Pasar rakyat | 80 | 88 | {3}
"""
WAYS = (
    ("Perubahan", "Turun {}%", "Naik {}%"),
    ("Perubahan", "\u25bc {}%", "\u25b2 {}%"),
    ("Perubahan (%) | Keterangan", "{} | Turun", "{} | Naik"),
)


@pytest.mark.parametrize(("head", "fell", "rose"), WAYS)
def test_a_fall_told_by_a_word_or_an_arrow_needs_no_sign(head: str, fell: str, rose: str) -> None:
    cells = (rose.format("5,00"), rose.format("20,00"), rose.format("10,00"))
    assert said(MOVED.format(fell.format("10,00"), *cells, head=head)) == []
    ((_, printed, right),) = said(
        MOVED.format(fell.format("10,00"), rose.format("50,00"), *cells[1:], head=head)
    )
    assert (printed, right) == ("50,00", "5,00")


@pytest.mark.parametrize(
    "target",
    ["< 5 persen", "\u2264 5 persen", "maksimal 5 persen", "paling banyak 5 persen", "di bawah 5 persen"],
)
def test_what_must_not_be_passed_is_missed_above_it(target: str) -> None:
    text = (
        f"LAPORAN KINERJA TAHUN 2023\n\nKredit macet belum tercapai: target {target}, realisasi 6,2 persen.\n"
    )
    assert said(text) == []


def test_what_has_to_be_reached_is_reached_above_it() -> None:
    text = (
        "LAPORAN KINERJA TAHUN 2023\n\nPasar tertib belum tercapai: target 5 persen, realisasi 6,2 persen.\n"
    )
    assert [rule for rule, *_ in said(text)] == ["claim"]


PEOPLE = """
LAPORAN KINERJA TAHUN 2023

Tabel 1. Responden

Karakteristik | Jumlah
Laki-laki | 512
Perempuan | {0}
Umur 15-24 | 301
Umur 25-44 | 498
Umur 45 ke atas | 405
Total | 1.204

{words}
"""


def test_people_split_by_sex_and_again_by_age_are_not_added_up() -> None:
    assert said(PEOPLE.format("692", words="")) == []


def test_of_things_that_may_be_named_together_more_than_all_are_named() -> None:
    text = """
LAPORAN KINERJA TAHUN 2023

Tabel 1. Kendala

Kendala | Jumlah
Modal | 60
Pasar | 30
Izin | {0}
Total | 100

{words}
"""
    words = "Satu peserta boleh menyebut lebih dari satu kendala."
    assert said(text.format("25", words=words)) == []
    assert said(text.format("25", words="")) != []
    assert said(text.format("10", words="")) == []


@pytest.mark.parametrize(
    "words", ["31,7 persen setelah ditimbang", "31,7% tertimbang", "31,7% dengan bobot wilayah"]
)
def test_a_weighted_share_is_not_that_of_the_counts(words: str) -> None:
    text = "LAPORAN KINERJA TAHUN 2023\n\nSebanyak 412 dari 1.204 responden ({}) sangat puas.\n"
    assert said(text.format(words)) == []
    assert [right for *_, right in said(text.format("31,7%"))] == ["34,22"]


def test_a_change_of_a_loss_is_not_reckoned() -> None:
    text = """
LAPORAN KINERJA TAHUN 2023

Tabel 1. Laba Rugi

Uraian | 2023 | 2022 | Perubahan (%)
Pendapatan | 1.200 | 1.000 | 20,0
Beban | 1.100 | 1.000 | 10,0
Penjualan | 2.300 | 2.000 | 15,0
Rugi | (701) | (655) | -7,0
"""
    assert said(text) == []


KOPERASI = """
LAPORAN KINERJA DINAS KOPERASI TAHUN 2023

Tabel 1. Kinerja Dua Tahun

Indikator | Realisasi 2022 | Realisasi 2023
Persentase koperasi aktif | 73,00 | 76,00
Nilai SAKIP dinas kota | 70,00 | 71,40
Persentase usaha berizin | 55,20 | 57,10

{sentence}
"""


@pytest.mark.parametrize(
    ("words", "is_known"),
    [
        ("Nilai SAKIP dinas kota meningkat {0} poin dari tahun 2022.", True),
        ("Dibandingkan tahun 2022, nilai SAKIP naik {0} poin.", True),
        ("Indeks layanan naik {0} poin dibandingkan tahun 2022.", False),
    ],
)
def test_a_change_is_of_the_thing_that_its_own_sentence_names(words: str, *, is_known: bool) -> None:
    text = KOPERASI.format(sentence="Persentase koperasi aktif sebesar 76,00 persen. " + words)
    assert said(text.format("1,40")) == []
    assert said(text.format("1,04")) == ([("difference", "1,04", "1,40")] if is_known else [])


def test_a_change_is_of_the_thing_told_before_where_its_sentence_names_none() -> None:
    words = "Persentase koperasi aktif sebesar 76,00 persen. Nilai ini naik {} poin dari tahun 2022."
    assert said(KOPERASI.format(sentence=words.format("3,00"))) == []
    assert said(KOPERASI.format(sentence=words.format("3,30"))) == [("difference", "3,30", "3,00")]


def test_a_change_is_no_part_of_the_year_before() -> None:
    text = """
LAPORAN KINERJA TAHUN 2023

Tabel 1. Arus Kas

Uraian | 2023 | 2022 | Naik (Turun) | %
Kas awal | 2.655 | 1.200 | 1.455 | 121,25
Kas masuk | 4.100 | 4.000 | 100 | 2,50
Kas keluar | 3.300 | 3.000 | 300 | 10,00
Kas akhir | 3.455 | 2.200 | 1.255 | 57,05
"""
    assert said(text, least=Level.WARNING) == []
