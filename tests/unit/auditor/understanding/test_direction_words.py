"""Words of direction: all rules read the same ones, in every field, and names of measures are none."""

from __future__ import annotations

import re

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.understanding.direction_words import (
    LESS,
    MORE,
    MOVED,
    MOVES,
    OPPOSITES,
    UNLIKE,
    WAY,
    WENT,
    opposite_of,
)
from capaian.domain.issue import Level


def errors(sentence: str) -> list[tuple[str, str, str]]:
    """Return rule, printed and computed of what is wrong in a sentence of a report."""
    found = audited(f"LAPORAN KINERJA TAHUN 2033\n\n3.1 Capaian\n\n{sentence}\n").findings
    return [(f.rule.value, f.printed, f.computed) for f in found if f.level is Level.ERROR]


@pytest.mark.parametrize(
    ("words", "up", "down"),
    [
        ("angka stunting melonjak", "melonjak", None),
        ("panjang jalan rusak terpangkas", None, "terpangkas"),
        ("peserta didik bertambah", "bertambah", None),
        ("luas kumuh menyusut", None, "menyusut"),
        ("terjadi pemangkasan", None, "pemangkasan"),
        ("ada lonjakan", "lonjakan", None),
        ("imunisasi anjlok", None, "anjlok"),
    ],
)
def test_verbs_and_nouns_tell_which_way(words: str, up: str | None, down: str | None) -> None:
    found = re.search(rf"\b{WAY}\b", words)
    assert found is not None
    assert (found["up"], found["down"]) == (up, down)


@pytest.mark.parametrize(
    "words",
    [
        "persentase pengurangan sampah",
        "laju penurunan kemiskinan",
        "program peningkatan jalan",
        "tumbuh kembang anak",
        "tingkat penurunan emisi",
    ],
)
def test_a_part_of_a_name_is_no_direction(words: str) -> None:
    assert re.search(rf"\b{WAY}\b", words) is None


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("penurunan angka kematian ibu dari", True),
        ("mengalami kenaikan harga dari", True),
        ("peningkatan dari", True),
        ("pengurangan sampah rumah tangga dari", False),
        ("peningkatan kapasitas guru dari", False),
        ("kenaikan pangkat dari", False),
    ],
)
def test_a_noun_tells_of_levels_only_where_it_is_no_name(words: str, is_told: bool) -> None:
    assert (re.search(rf"\b{WENT}\b", words) is not None) is is_told


def test_fewer_days_are_less_and_more_days_are_more() -> None:
    assert [bool(re.search(MORE, f"lebih {word}")) for word in ("lama", "lambat", "singkat", "cepat")] == [
        True,
        True,
        False,
        False,
    ]
    assert re.search(LESS, "lebih  pendek")
    assert not re.search(UNLIKE, "lebih baik")


@pytest.mark.parametrize("word", ["pertumbuhan", "penyusutan", "terdongkrak", "penambahan", "merosot"])
def test_any_such_word_may_make_a_figure_a_change(word: str) -> None:
    assert re.fullmatch(MOVES, word)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "way"),
    [
        ("Waktu tanggap darurat {} 6,85 jam, dari 14,20 menjadi 7,35 jam.", "menyusut", "melonjak", "turun"),
        ("Jalan rusak {} dari 40,25 km menjadi 27,75 km.", "terpangkas", "melonjak", "turun"),
        ("Cakupan imunisasi dasar {} dari 88,20% menjadi 93,10%.", "tumbuh", "merosot", "naik"),
        ("Kunjungan museum {} dari 11.300 orang menjadi 12.400 orang.", "melonjak", "anjlok", "naik"),
        ("Luas kawasan kumuh {} dari 31,40 ha menjadi 28,15 ha.", "menciut", "tumbuh", "turun"),
        ("Terjadi {} angka putus sekolah dari 1,40% menjadi 1,25%.", "penyusutan", "lonjakan", "turun"),
    ],
)
def test_the_words_are_read_in_every_field(sentence: str, right: str, wrong: str, way: str) -> None:
    assert errors(sentence.format(right)) == []
    assert ("trend", wrong, way) in errors(sentence.format(wrong))


@pytest.mark.parametrize(
    "sentence",
    [
        "Pengurangan sampah rumah tangga dari 20,10% menjadi 22,40% didukung bank sampah.",
        "Persentase pengurangan sampah naik dari 20,10% pada tahun 2032 menjadi 22,40% pada tahun 2033.",
        "Capaian penurunan emisi meningkat dari 12,10% menjadi 15,20%.",
        "Penurunan emisi gas rumah kaca naik dari 12,10% menjadi 15,20%.",
        "Peningkatan kapasitas penyuluh dari 95,10% menjadi 92,30% karena pemotongan anggaran.",
        "Persentase penurunan kasus campak dari 8,10% menjadi 9,40%.",
    ],
)
def test_a_measure_called_by_such_a_noun_may_go_either_way(sentence: str) -> None:
    assert errors(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Waktu tanggap menyusut 6,58 jam, dari 14,20 menjadi 7,35 jam.", "6,58"),
        ("Jumlah pasien anjlok 431 orang dari 2.975 menjadi 2.554 orang.", "431"),
        ("Produksi perikanan tumbuh 211,40 ton dari 1.802,10 ton menjadi 2.031,50 ton.", "211,40"),
    ],
)
def test_the_size_of_such_a_move_is_recomputed(sentence: str, printed: str) -> None:
    assert ("difference", printed) in [(rule, said) for rule, said, _ in errors(sentence)]


@pytest.mark.parametrize("word", OPPOSITES)
def test_the_opposite_of_each_word_goes_the_other_way(word: str) -> None:
    """What is more becomes less, and what rose fell."""

    def is_more(said: str) -> bool:
        way = re.fullmatch(WAY, said)
        return bool(way["up"]) if way else re.fullmatch(MORE, said) is not None

    assert is_more(word) is not is_more(opposite_of(word))


def test_each_verb_has_an_opposite() -> None:
    verbs = [word.split("(")[0] for word in MOVED.split("|")]
    assert all(map(opposite_of, verbs))
    assert opposite_of("sama") == ""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Indeks literasi 65,20, dibanding 63,10 pada tahun 2032 {} 2,10 poin.", "naik", "turun"),
        (
            "Serapan belanja modal 96,48%. Serapan itu {} 1,42 poin dari 95,06% pada tahun 2032.",
            "naik",
            "turun",
        ),
        (
            "Cakupan air minum 88,35%. Pada triwulan IV cakupan itu {} 0,87 poin menjadi 89,22%.",
            "bertambah",
            "berkurang",
        ),
        ("Angka kematian bayi 9,31. Angka itu {} 1,06 poin menjadi 8,25.", "menyusut", "naik"),
    ],
)
def test_a_step_leads_from_a_level_of_before_or_to_one_of_after(
    sentence: str, right: str, wrong: str
) -> None:
    assert errors(sentence.format(right)) == []
    assert ("trend", wrong) in [(rule, printed) for rule, printed, _ in errors(sentence.format(wrong))]
