"""Rows named by few words or letters."""

from __future__ import annotations

import pytest

from capaian.auditor.understanding.short_names import find_row

INDICATORS = (
    "Indeks Kepuasan Pembaca",
    "Cakupan kartu anggota",
    "Cakupan kartu keluarga (KK)",
    "Waktu tunggu buku titipan",
    "Persentase buku terawat",
    "Nilai SAKIP Dinas",
)


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
