"""Rows named by few words or letters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from capaian.auditor.understanding.short_names import ShortNames

INDICATORS = (
    "Indeks Kepuasan Pembaca",
    "Cakupan kartu anggota",
    "Cakupan kartu keluarga (KK)",
    "Waktu tunggu buku titipan",
    "Persentase buku terawat",
    "Nilai SAKIP Dinas",
)


def find_row(words: str, labels: Sequence[str]) -> int | None:
    return ShortNames([labels]).find(words).get(0)


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("IKP", 0),
        ("nilai IKP sebesar", 0),
        ("kepuasan pembaca", 0),
        ("kartu anggota", 1),
        ("cakupan KK", 2),
        ("sedangkan waktu tunggu", 3),
        ("buku terawat mencapai", 4),
        ("Nilai SAKIP", 5),
    ],
)
def test_words_of_one_row_name_it(words: str, row: int) -> None:
    assert find_row(words, INDICATORS) == row


@pytest.mark.parametrize(
    "words",
    [
        "",
        "nilai",
        "cakupan",
        "kartu",
        "buku",
        "KP",
        "ABC",
        "IKP daerah tetangga",
        "kartu anggota dan buku terawat",
        "harga buku terawat",
    ],
)
def test_words_of_several_rows_or_of_none_name_nothing(words: str) -> None:
    assert find_row(words, INDICATORS) is None


def test_two_rows_of_one_short_name_are_not_told_apart() -> None:
    assert find_row("IKP", ["Indeks Kepuasan Pembaca", "Indeks Kepuasan Pegawai"]) is None
    assert find_row("IKP", ["Indeks Kepuasan Pembaca", "Kepuasan Pegawai"]) == 0


def test_words_that_link_lend_no_letter() -> None:
    assert find_row("PKB", ["Pemeliharaan dan Keamanan Buku", "Pengadaan Buku"]) == 0


def test_a_short_name_within_a_longer_one_is_not_it() -> None:
    assert find_row("SAK", INDICATORS) is None


def test_words_name_one_label_of_each_list() -> None:
    others = ("Cakupan kartu anggota", "Kartu anggota dan kartu keluarga")
    names = ShortNames([INDICATORS, (), others, INDICATORS[:2]])
    assert names.find("kartu anggota") == {0: 1, 3: 1}
    assert names.find("kartu keluarga") == {0: 2, 2: 1}
    assert names.find("IKP") == names.find("nilai IKP") == {0: 0, 3: 0}
    assert names.find("perahu") == names.find("sebesar") == {}


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("pemanfaatan katalog", 0),
        ("persentase penyelesaian aduan", 1),
        ("kepatuhan peminjam", 2),
        ("penyelesaian", None),
        ("pemanfaatan gedung", None),
        ("pinjaman", None),
    ],
)
def test_other_forms_of_words_name_a_row_where_these_stand_in_none(words: str, row: int | None) -> None:
    labels = (
        "Sekolah yang memanfaatkan katalog",
        "Aduan diselesaikan",
        "Peminjam yang patuh",
        "Terselesaikan",
    )
    assert find_row(words, labels) == row


def test_a_word_as_it_stands_goes_before_its_other_forms() -> None:
    assert find_row("pelayanan", ("Pelayanan keliling", "Warga yang dilayani")) == 0
    assert find_row("layanan", ("Pelayanan keliling", "Warga yang dilayani")) is None
