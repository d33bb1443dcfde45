"""Words of the field: heads of columns, directions, titles, numbers in words, counts of things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.auditor.understanding.counting import counts_in, read_words
from capaian.auditor.understanding.titles import are_alike, is_cut, letters_of
from capaian.auditor.understanding.vocabulary import (
    AREA_ROW,
    INDEX_ROW,
    MEAN_ROW,
    PLAIN_TOTAL,
    TOTAL_ROW,
    Role,
    roles_of,
    trend_of,
)
from capaian.domain.policy import Trend

ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def in_words(number: int) -> str:
    """Write a number below 10,000 in words, as a school book teaches it."""
    if number < 10:
        return ONES[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number, f"{ONES[number - 10]} belas")
    for size, name, one in ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "")):
        if number >= size:
            head = one if number // size == 1 and one else f"{in_words(number // size)} {name}"
            return f"{head} {in_words(number % size)}".strip()
    raise AssertionError(number)


@given(st.integers(1, 9999))
def test_every_number_in_words_is_read(number: int) -> None:
    assert read_words(in_words(number)) == number
    assert read_words(in_words(number).upper()) == number


@pytest.mark.parametrize("words", ["", "kapal", "dua kapal", "dua dan tiga", "puluhan", "beberapa"])
def test_words_that_say_no_number(words: str) -> None:
    assert read_words(words) is None


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Dinas mempunyai 3 bidang.", [(3, "bidang")]),
        ("Dinas mempunyai 3 (tiga) bidang dan dua puluh seksi.", [(3, "bidang"), (20, "seksi")]),
        ("Melayani 12 kecamatan, 140 desa.", [(12, "kecamatan"), (140, "desa")]),
        ("Ada 5 sub kegiatan.", [(5, "subkegiatan")]),
        ("Ada 5 subkegiatan.", [(5, "subkegiatan")]),
        ("Pasal 3 ayat 2 huruf a", []),
        ("Tabel 3 memuat", []),
        ("Pada tahun 2031 penduduk bertambah.", []),
        ("sebesar 3 dari 5", []),
        ("12 persen", []),
        ("Nomor 12 tahun", []),
        ("Rp 500 juta", []),
    ],
)
def test_counts_of_things_in_a_sentence(text: str, counts: list[tuple[int, str]]) -> None:
    assert [(count.number, count.noun) for count in counts_in(text)] == counts


@pytest.mark.parametrize(
    ("path", "first"),
    [
        (("No",), Role.NUMBER),
        (("Nomor urut",), Role.NUMBER),
        (("Satuan",), Role.UNIT),
        (("Target 2031",), Role.TARGET),
        (("Rencana",), Role.TARGET),
        (("Realisasi",), Role.ACTUAL),
        (("Hasil",), Role.ACTUAL),
        (("Kinerja nyata",), Role.ACTUAL),
        (("Capaian (%)",), Role.ACHIEVEMENT),
        (("Tingkat kemajuan",), Role.ACHIEVEMENT),
        (("Ketercapaian",), Role.ACHIEVEMENT),
        (("Pagu Anggaran (Rp)",), Role.BUDGET),
        (("Alokasi",), Role.BUDGET),
        (("Realisasi Anggaran",), Role.SPENT),
        (("Belanja",), Role.SPENT),
        (("Penyerapan (%)",), Role.ABSORPTION),
        (("Daya serap",), Role.ABSORPTION),
        (("Efisiensi",), Role.EFFICIENCY),
        (("Selisih",), Role.CHANGE),
        (("Naik/Turun",), Role.TREND),
        (("Arah perubahan",), Role.TREND),
        (("Peringkat",), Role.RANK),
        (("Kategori",), Role.CATEGORY),
        (("Predikat",), Role.CATEGORY),
        (("Rata-rata unsur",), Role.MEAN),
        (("NRR tertimbang",), Role.INDEX),
        (("Indeks",), Role.INDEX),
        (("Jumlah",), Role.TOTAL),
        (("Wajib KTP",), Role.WHOLE),
        (("Sudah rekam",), Role.PART),
        (("Persentase",), Role.SHARE),
        (("2030", "Target"), Role.TARGET),
        (("Target", "2030"), Role.TARGET),
    ],
)
def test_what_a_head_says_first(path: tuple[str, ...], first: Role) -> None:
    assert roles_of(path)[0] is first


@pytest.mark.parametrize(
    "words", ["", "Uraian", "Desa", "2031", "Anggota", "Targetan", "Hasilnya baik sekali?"]
)
def test_heads_that_say_nothing_about_figures(words: str) -> None:
    assert not {Role.TARGET, Role.ACTUAL, Role.ACHIEVEMENT, Role.BUDGET} & {*roles_of((words,))}


@pytest.mark.parametrize(
    ("words", "trend"),
    [
        ("Naik", Trend.UP),
        ("meningkat 2 poin", Trend.UP),
        ("Peningkatan", Trend.UP),
        ("(turun)", Trend.DOWN),
        ("Menurun", Trend.DOWN),
        ("Tetap", Trend.STEADY),
        ("Stabil", Trend.STEADY),
        ("Naikkan", None),
        ("", None),
        ("tidak naik", None),
        ("12,5", None),
    ],
)
def test_the_direction_that_a_cell_names(words: str, trend: Trend | None) -> None:
    assert trend_of(words) is trend


@pytest.mark.parametrize(
    ("words", "total", "plain", "mean"),
    [
        ("Jumlah", True, True, False),
        ("JUMLAH KESELURUHAN", True, True, False),
        ("Total", True, True, False),
        ("Grand Total", True, True, False),
        ("Sub total", True, True, False),
        ("Jumlah I", True, True, False),
        ("Jumlah penduduk", True, False, False),
        ("Total muatan kapal", True, False, False),
        ("Rata-rata", False, False, True),
        ("Jumlah/Rata-rata", True, False, True),
        ("Rerata capaian", False, False, True),
        ("Program Jumlah", False, False, False),
        ("Totalitas", False, False, False),
    ],
)
def test_words_of_total_and_mean_rows(words: str, total: bool, plain: bool, mean: bool) -> None:
    found = tuple(bool(pattern.match(words)) for pattern in (TOTAL_ROW, PLAIN_TOTAL, MEAN_ROW))
    assert found == (total, plain, mean)


@pytest.mark.parametrize(
    ("words", "area", "index"),
    [
        ("Kabupaten Contoh", True, False),
        ("Kota Rekaan", True, False),
        ("Provinsi Khayal", True, False),
        ("Kecamatan Contoh", False, False),
        ("IKM unit pelayanan", False, True),
        ("Nilai indeks", False, True),
        ("Nilai akhir", False, True),
        ("Biaya", False, False),
    ],
)
def test_words_of_area_and_index_rows(words: str, area: bool, index: bool) -> None:
    assert (bool(AREA_ROW.match(words)), bool(INDEX_ROW.match(words))) == (area, index)


@pytest.mark.parametrize(
    ("one", "other", "alike", "cut"),
    [
        ("Capaian Kinerja Dinas", "CAPAIAN KINERJA DINAS", True, True),
        ("Kinerja Kab. Rekaan", "Kinerja Kabupaten Rekaan", True, True),
        ("Tabel Realisasi s/d Juni", "Realisasi sampai dengan Juni", True, True),
        ("Perjanjian Kinerja", "Perjanjian Kinrja", True, False),
        ("Perjanjian Kinerja", "Perjanjian Kinerja Tahun 2031", False, True),
        ("Perjanjian", "Perjanjian Kinerja Dinas Pelabuhan Tahun 2031", False, True),
        ("Struktur Organisasi", "Realisasi Anggaran", False, False),
        ("", "Realisasi Anggaran", False, False),
    ],
)
def test_titles_of_one_thing(one: str, other: str, alike: bool, cut: bool) -> None:
    assert are_alike(one, other) is are_alike(other, one) is alike
    assert is_cut(one, other) is is_cut(other, one) is cut


def test_letters_of_a_title_are_without_blanks_and_signs() -> None:
    assert letters_of("3.1. Capaian (IKU) Tahun 2031!") == "31capaianikutahun2031"


@pytest.mark.parametrize(
    ("one", "other", "least", "alike"),
    [
        ("Perjanjian Kinerja", "Perjanjian Kinrja", 0.95, True),
        ("Perjanjian Kinerja", "Perjanjian Kinja", 0.95, False),
        ("Perjanjian Kinerja", "Perjanjian Kinja", 0.9, True),
        ("Luas Tambak Garam", "Luas Tambak Udang", 0.6, True),
        ("Luas Tambak Garam", "Luas Tambak Udang", 0.95, False),
    ],
)
def test_how_alike_titles_must_be_may_be_told(one: str, other: str, least: float, alike: bool) -> None:
    assert are_alike(one, other, least) is are_alike(other, one, least) is alike


@pytest.mark.parametrize(
    ("path", "roles"),
    [
        (("2031", "Capaian (%)"), (Role.ACHIEVEMENT, Role.SHARE)),
        (("Capaian", "Target"), (Role.TARGET, Role.ACHIEVEMENT)),
        (("Target", "Capaian"), (Role.ACHIEVEMENT, Role.TARGET)),
        (("Tambak", "Garam"), ()),
        ((), ()),
    ],
)
def test_what_the_words_of_a_head_mean_the_innermost_first(
    path: tuple[str, ...], roles: tuple[Role, ...]
) -> None:
    assert roles_of(path) == roles_of([*path]) == roles_of(word for word in path) == roles
