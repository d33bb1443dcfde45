"""Words of heads and names, made alike."""

from __future__ import annotations

import pytest

from capaian.dossier.intake.words import closeness, fold, likeness, squeeze, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("KECAMATAN", "kecamatan"),
        ("  Kec. BATU-MANDI ", "kec batu mandi"),
        ("Kab/Kota", "kab kota"),
        ("L+P", "l p"),
        ("Wajib\nKTP", "wajib ktp"),
        ("Capaian (%)", "capaian %"),
        ("Ｗajib", "wajib"),
        ("", ""),
        ("***", ""),
    ],
)
def test_words_in_small_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_letters_alone() -> None:
    assert squeeze("Batu Mandi") == squeeze("BATUMANDI") == squeeze("batu-mandi") == "batumandi"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sudah Rekam", {"sudah", "rekam"}),
        ("Jumlah Penduduk yang sudah merekam KTP-el", {"sudah", "rekam", "ktp"}),
        ("Perekaman e-KTP", {"rekam", "ktp"}),
        ("WKTP", {"wajib", "ktp"}),
        ("Wajib Kartu Tanda Penduduk", {"wajib", "ktp"}),
        ("Kepemilikan Kartu Keluarga", {"milik", "kk"}),
        ("Memiliki KK", {"milik", "kk"}),
        ("Anak memiliki Kartu Identitas Anak", {"milik", "kia"}),
        ("Akta Kelahiran", {"akta", "lahir"}),
        ("Penerbitan Akta Kematian", {"terbit", "akta", "mati"}),
        ("Akta Perkawinan diterbitkan", {"terbit", "akta", "kawin"}),
        ("Kematian dilaporkan", {"mati", "lapor"}),
        ("Jumlah orang", set()),
        ("Capaian %", {"capaian", "%"}),
    ],
)
def test_words_that_tell_measures_apart(text: str, words: set[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [
        ("Sudah Rekam", "Sudah Rekam", 100),
        ("Sudah Rekam", "Sudah rekam KTP-el", 80),
        ("Wajib KTP", "Wajib KIA", 50),
        ("Wajib KTP", "Memiliki KK", 0),
        ("Jumlah", "Wajib KTP", 0),
        ("", "", 0),
    ],
)
def test_how_alike_heads_are(one: str, other: str, percent: int) -> None:
    assert likeness(tokens(one), tokens(other)) == percent


def test_how_alike_names_are() -> None:
    assert closeness("lampihong", "lampihong") == 100
    assert closeness("lampihog", "lampihong") > 90
    assert closeness("juai", "halong") < 50
