"""Counts in digits and words, of points, things, years and offices, in invented reports."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.auditor.understanding.counting import read_words
from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]


def counts(text: str) -> Told:
    return told(text, AuditRule.COUNT)


WORDS = [
    (1, "satu"), (2, "dua"), (5, "lima"), (9, "sembilan"), (10, "sepuluh"), (11, "sebelas"),
    (12, "dua belas"), (15, "lima belas"), (19, "sembilan belas"), (20, "dua puluh"), (21, "dua puluh satu"),
    (35, "tiga puluh lima"), (48, "empat puluh delapan"), (99, "sembilan puluh sembilan"), (100, "seratus"),
    (101, "seratus satu"),
    (110, "seratus sepuluh"), (111, "seratus sebelas"), (125, "seratus dua puluh lima"),
    (200, "dua ratus"), (412, "empat ratus dua belas"), (999, "sembilan ratus sembilan puluh sembilan"),
    (1000, "seribu"), (1500, "seribu lima ratus"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "words"), WORDS)
def test_words_are_read(number: int, words: str) -> None:
    assert read_words(words) == number
    assert read_words(words.upper()) == number


@pytest.mark.parametrize(("number", "words"), WORDS)
def test_digits_beside_their_own_words_are_counted_and_hold(number: int, words: str) -> None:
    text = f"Dinas merawat {number} ({words}) perahu."
    assert counts(text) == []
    assert audited(text).claims[AuditRule.COUNT] == 1


@pytest.mark.parametrize("off", [-1, 1, 10])
@pytest.mark.parametrize(("number", "words"), WORDS)
def test_digits_that_are_not_those_of_their_words_are_told(number: int, words: str, off: int) -> None:
    digits = number + off
    found = counts(f"Dinas merawat {digits} ({words}) perahu.")
    assert found == [(1, f"{digits} ({words})", f"{number} ({words}) atau {digits}")]


@pytest.mark.parametrize(
    ("number", "words"), [(3, "tiga"), (7, "tujuh"), (12, "dua belas"), (26, "dua puluh enam")]
)
def test_words_may_stand_before_their_digits(number: int, words: str) -> None:
    assert counts(f"Ditetapkan {words} ({number}) sasaran.") == []
    wrong = f"{words} ({number + 10})"
    right = f"{number} ({words}) atau {number + 10}"
    assert counts(f"Ditetapkan {words} ({number + 10}) sasaran.") == [(1, wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan Nomor 12 (Berita Daerah) berlaku.",
        "Tabel 4 (lanjutan)",
        "Pasal 5 (lima belas hari kerja setelah diterima).",
        "Sebanyak 40 (orang) hadir.",
        "Perahu 3/4 (rusak) diperbaiki.",
        "Nilai 3,45 (baik) tercapai.",
    ],
)
def test_brackets_with_other_words_are_left_alone(text: str) -> None:
    assert counts(text) == []


THINGS = ("Menambah loket", "Menambah perahu", "Menambah rambu", "Menambah petugas", "Menambah jam buka")
NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh")


def points(count: int, mark: str) -> str:
    marks = ["1.", "2.", "3.", "4.", "5."] if mark == "1" else ["a.", "b.", "c.", "d.", "e."]
    return "\n".join(f"{own} {thing};" for own, thing in zip(marks[:count], THINGS, strict=False))


@pytest.mark.parametrize("mark", ["1", "a"])
@pytest.mark.parametrize("there", [2, 3, 4, 5])
@pytest.mark.parametrize("said", [2, 3, 4, 5, 6])
@pytest.mark.parametrize(
    "sentence",
    [
        "Dinas mempunyai {number} ({word}) fungsi, yaitu:",
        "Upaya perbaikan terdiri dari {word} langkah, yakni:",
        "Terdapat {number} tujuan yang meliputi:",
    ],
    ids=["both", "words", "digits"],
)
def test_a_list_has_as_many_points_as_are_announced(sentence: str, said: int, there: int, mark: str) -> None:
    found = counts(sentence.format(number=said, word=NUMBERS[said]) + "\n" + points(there, mark))
    assert [(line, right) for line, _, right in found] == ([] if said == there else [(1, str(there))])


@pytest.mark.parametrize(
    "sentence",
    [
        "Dinas mempunyai 6 (enam) fungsi, antara lain:",
        "Beberapa dari 6 (enam) fungsi dinas adalah:",
        "Salah satu dari 6 (enam) fungsi dinas meliputi:",
        "Dalam waktu 5 tahun upaya dinas adalah:",
        "Selama 6 bulan upaya dinas meliputi:",
        "Oleh 7 orang upaya dilakukan, yaitu:",
        "Menurut Pasal 6 fungsi dinas adalah:",
        "Upaya perbaikan adalah sebagai berikut:",
    ],
)
def test_lists_that_are_open_or_of_other_things_are_left_alone(sentence: str) -> None:
    assert counts(sentence + "\n" + points(3, "1")) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Wilayah meliputi tiga desa yaitu Hulu, Muara, dan Tepi.", None),
        ("Wilayah meliputi empat desa yaitu Hulu, Muara, dan Tepi.", "3"),
        ("Wilayah meliputi dua desa yaitu Hulu, Muara, dan Tepi.", "3"),
        ("Ada 2 pelabuhan yaitu Teluk Biru dan Tanjung Merah.", None),
        ("Ada 3 pelabuhan yaitu Teluk Biru dan Tanjung Merah.", "2"),
        ("Ada 5 (lima) menara yakni Utara, Selatan, Timur, Barat, dan Tengah.", None),
        ("Ada 6 (enam) menara yakni Utara, Selatan, Timur, Barat, dan Tengah.", "5"),
        ("Ada 4 menara antara lain Utara, Selatan, dan Timur.", None),
        ("Ada beberapa dari 4 menara yaitu Utara dan Selatan.", None),
    ],
)
def test_named_things_are_as_many_as_is_said(sentence: str, right: str | None) -> None:
    assert [computed for _, _, computed in counts(sentence)] == ([] if right is None else [right])


@pytest.mark.parametrize("last", [2043, 2044, 2045, 2046])
@pytest.mark.parametrize(("word", "said"), [("4", 4), ("lima", 5), ("5 (lima)", 5), ("enam", 6)])
def test_years_of_a_plan_are_counted_with_both_ends(word: str, said: int, last: int) -> None:
    own = last - 2041 + 1
    found = counts(f"Rencana untuk {word} tahun yaitu 2041-{last}.")
    assert found == ([] if said == own else [(1, f"{said} tahun", f"{own} tahun")])


@pytest.mark.parametrize("there", [2, 3, 4])
@pytest.mark.parametrize(("word", "said"), [("Kedua", 2), ("Ketiga", 3), ("Keempat", 4)])
def test_all_taken_together_are_as_many_as_the_list_above(word: str, said: int, there: int) -> None:
    text = f"Upaya dinas:\n{points(there, '1')}\n\n{word} upaya tersebut berjalan baik.\n"
    found = counts(text)
    assert [right for _, _, right in found] == ([] if said == there else [str(there)])


@pytest.mark.parametrize("there", [2, 3])
@pytest.mark.parametrize("said", ["dua", "tiga", "empat"])
@pytest.mark.parametrize("noun", ["Bidang", "Seksi"])
def test_offices_are_as_many_as_their_list_names(noun: str, said: str, there: int) -> None:
    names = ("Pelayaran", "Dermaga", "Rambu")[:there]
    listed = "\n".join(f"{n}. {noun} {name};" for n, name in enumerate(names, start=1))
    found = counts(f"Bagan:\n{listed}\n\nDinas memiliki {said} {noun} dan sekretariat.\n")
    assert len(found) == (NUMBERS.index(said) != there)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Dengan demikian terdapat 3 bidang pada balai.", ["3 bidang"]),
        ("Jadi balai ini ada 4 (empat) bidang dan 1 sekretariat.", ["4 bidang"]),
        ("Dengan demikian terdapat 2 bidang pada balai.", []),
        ("Dengan demikian terdapat 1 bidang yang kosong.", []),
        ("Pada tahun ini terdapat 5 bidang tanah yang diukur.", []),
    ],
)
def test_offices_concluded_from_their_list(sentence: str, wrong: list[str]) -> None:
    found = counts(f"Bagan:\n1. Bidang Kapal;\n2. Bidang Layar;\n\n{sentence}\n")
    assert [printed for _, printed, _ in found] == wrong


@pytest.mark.parametrize("there", [2, 3, 4])
@pytest.mark.parametrize("said", [2, 3, 4])
def test_a_count_in_a_cell_is_that_of_what_is_listed_beside(said: int, there: int) -> None:
    names = ("Antar", "Jemput", "Daring", "Keliling")[:there]
    listed = " ".join(f"{n}. {name}" for n, name in enumerate(names, start=1))
    text = f"Uraian | Hasil | Rincian\nTerobosan | {said} inovasi | {listed}\nGedung | baik | milik dinas\n"
    assert counts(text) == ([] if said == there else [(2, f"{said} inovasi", str(there))])


@pytest.mark.parametrize(("blanks", "line"), [(0, 6), (3, 9)])
def test_a_count_is_told_where_it_stands_in_a_sentence_over_a_page(blanks: int, line: int) -> None:
    listed = "Bagan:\n1. Bidang Pelayaran;\n2. Bidang Dermaga;\n\n"
    gap = "\n" * blanks
    found = counts(f"{listed}Dinas terdiri dari Kepala Dinas, Sekretariat dan\n{gap}empat Bidang.\n")
    assert found == [(line, "4 bidang", "2")]
