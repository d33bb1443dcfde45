"""Forms of one word share a root, and forms of different words do not."""

from __future__ import annotations

import pytest

from capaian.auditor.understanding.word_forms import are_forms_of_one, roots_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pemanfaatan", "memanfaatkan"),
        ("kepemilikan", "memiliki"),
        ("kepemilikan", "dimiliki"),
        ("penerbitan", "diterbitkan"),
        ("pelayanan", "melayani"),
        ("pelayanan", "layanan"),
        ("penyelesaian", "diselesaikan"),
        ("terselesaikan", "menyelesaikan"),
        ("kesesuaian", "sesuai"),
        ("perekaman", "merekam"),
        ("pengelolaan", "dikelola"),
        ("pengawasan", "diawasi"),
        ("pemakaian", "dipakai"),
        ("perbaikan", "diperbaiki"),
        ("memperbaiki", "perbaikan"),
        ("pemberdayaan", "memberdayakan"),
        ("perkembangan", "berkembang"),
        ("ketersediaan", "tersedia"),
        ("pelaksanaan", "terlaksana"),
        ("bekerja", "dikerjakan"),
        ("sama", "sama"),
    ],
)
def test_forms_of_one_word_are_told_by_their_affixes(one: str, other: str) -> None:
    assert are_forms_of_one(one, other)
    assert are_forms_of_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kelahiran", "kematian"),
        ("perkawinan", "perceraian"),
        ("pengadaan", "pengaduan"),
        ("pertanian", "pertanahan"),
        ("kesehatan", "kesejahteraan"),
        ("penerimaan", "penerbitan"),
        ("pedagang", "perdagangan"),
        ("pengguna", "penggunaan"),
        ("pekerja", "pekerjaan"),
        ("bulan", "buli"),
        ("dermaga", "dermawan"),
    ],
)
def test_other_words_and_those_who_do_a_thing_are_no_forms_of_it(one: str, other: str) -> None:
    assert not are_forms_of_one(one, other)


@pytest.mark.parametrize("word", ["kk", "akta", "di", "me", "an", "kan", "men", "pe", ""])
def test_a_word_without_affixes_is_its_own_root(word: str) -> None:
    assert roots_of(word) == {word}


@pytest.mark.parametrize("word", ["dialami", "terima", "memberi", "keadaan", "diperbaiki"])
def test_roots_have_at_least_four_letters(word: str) -> None:
    assert word in roots_of(word)
    assert min(map(len, roots_of(word))) >= 4
