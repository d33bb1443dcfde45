"""A title of a section ends where letters of another size begin, however near they stand."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.reading.flow import join_paragraphs
from capaian.auditor.reading.page import TextRow, Word

WIDTH = 500.0


def row(top: float, text: str, height: float, right: float) -> TextRow:
    """Return a row of words of one size between the margin and a right edge."""
    words = text.split()
    step = (right - 60) / len(words)
    return TextRow(
        tuple(
            Word(60 + place * step, top, 60 + (place + 1) * step - 3, top + height, word)
            for place, word in enumerate(words)
        )
    )


def page(title: str, first: str, size: float) -> list[str]:
    """Return the paragraphs of a page with a title nearly as wide as the text right below it."""
    body = ("dihitung dari selisih antara capaian dan", "penyerapan anggaran dari setiap program yang")
    rows = [row(100, title, size, 520), row(114, first, 11, 540)]
    rows += [row(128 + 14 * place, text, 11, 540) for place, text in enumerate(body)]
    rows.append(row(156, "mendukungnya.", 11, 130))
    return [line.cells[0] for line in join_paragraphs(rows, (), WIDTH)]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("3.4.2. Analisis Efisiensi Penggunaan Sumber Daya", "Tingkat efisiensi dalam laporan ini"),
        ("2.1 Rencana Strategis Dinas Perikanan Tangkap dan Budidaya", "Rencana strategis ini disusun untuk"),
    ],
)
def test_a_title_in_larger_letters_stands_by_itself(title: str, first: str) -> None:
    above, below = page(title, first, 11.8)
    assert above == title
    assert below.startswith(first)


def test_a_line_of_the_same_size_goes_on() -> None:
    title = "3.4.2. Analisis Efisiensi Penggunaan Sumber Daya"
    (whole,) = page(title, "Tingkat efisiensi dalam laporan ini", 11)
    assert whole.startswith(f"{title} Tingkat efisiensi")


def test_words_that_are_no_title_go_on_in_letters_a_little_smaller() -> None:
    (whole,) = page("Perhitungan ini memakai angka pada bab sebelumnya dan", "dan lampiran yang", 13)
    assert whole.startswith("Perhitungan ini memakai angka pada bab sebelumnya dan dan lampiran")


def wrapped(sentence: str, last: str) -> list[str]:
    """Return the paragraphs of a page on which a sentence nearly as wide as the text has one more line."""
    rows = [
        row(100, "Capaian dihitung dari realisasi dan target", 11, 540),
        row(114, sentence, 11, 535),
        row(128, last, 11, 120),
        row(170, "Tabel 4.1 Skala Nilai", 11, 300),
    ]
    return [line.cells[0] for line in join_paragraphs(rows, (), WIDTH)]


@pytest.mark.parametrize("last", ["Tabel 4.1.", "Gambar 2.", "Tabel IV.1."])
def test_the_table_that_a_sentence_names_last_is_no_caption(last: str) -> None:
    whole, caption = wrapped("lalu dikelompokkan menurut skala sebagaimana", last)
    assert whole.endswith(f"sebagaimana {last}")
    assert caption == "Tabel 4.1 Skala Nilai"


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("lalu dikelompokkan menurut skala berikut ini.", "Tabel 4.1."),
        ("lalu dikelompokkan menurut skala berikut ini", "Tabel 4.1. Skala Nilai"),
        ("lalu dikelompokkan menurut skala berikut ini", "Tabel 4.1"),
        ("SKALA NILAI PERINGKAT KINERJA ANGGARAN", "Tabel 4.1."),
    ],
)
def test_a_caption_of_its_own_line_stays_one(sentence: str, last: str) -> None:
    assert wrapped(sentence, last)[1] == last


def test_a_wrapped_line_of_text_names_a_table_too() -> None:
    text = (
        "BAB IV AKUNTABILITAS KINERJA\n\n"
        "Capaian kinerja lalu dikelompokkan menurut skala nilai peringkat sebagaimana\n"
        "Tabel 4.1.\n\n"
        "Tabel 4.1 Skala Nilai\n\n"
        "Selang | Kategori\n> 90 | Tinggi\n<= 90 | Rendah\n"
    )
    (caption,) = read(text).document.captions
    assert (caption.number, caption.title) == ("4.1", "Skala Nilai")


def below_chapter(chapter: str, section: str) -> list[str]:
    """Return the paragraphs of a page of few lines, whose chapter has a title nearly as wide as the text."""
    rows = [
        row(100, chapter, 11, 480),
        row(114, section, 11, 330),
        row(156, "Sasaran strategis tampak pada Tabel 2.", 11, 540),
        row(198, "Tabel 2. Sasaran dan Target", 11, 350),
    ]
    return [line.cells[0] for line in join_paragraphs(rows, (), WIDTH)]


def test_a_section_is_no_part_of_the_title_of_its_chapter() -> None:
    titles = ("BAB II PERENCANAAN KINERJA", "2.1. Rencana Strategis Dinas")
    assert below_chapter(*titles)[:2] == [*titles]


def test_the_title_of_a_chapter_goes_on_in_the_next_line() -> None:
    assert below_chapter("BAB II PERENCANAAN KINERJA", "DAN PERJANJIAN KINERJA")[0] == (
        "BAB II PERENCANAAN KINERJA DAN PERJANJIAN KINERJA"
    )


def hanging(top: float, text: str, left: float, right: float) -> TextRow:
    """Return a row that begins elsewhere than at the margin."""
    at = row(top, text, 11, right)
    move = left - at.left
    return TextRow(
        tuple(
            Word(word.left + move, word.top, word.right + move, word.bottom, word.text) for word in at.words
        )
    )


def paragraphs(*rows: TextRow) -> list[str]:
    return [line.cells[0] for line in join_paragraphs(rows, (), 300)]


def test_a_number_that_hangs_left_of_the_text_begins_a_title() -> None:
    """The page has short lines alone, so that none of them tells that there was room."""
    found = paragraphs(
        hanging(100, "Tiga sasaran ditetapkan untuk tahun ini", 120, 360),
        hanging(114, "2.1.1 Visi dan Misi Kepala Daerah", 60, 350),
        hanging(128, "Kepala daerah menetapkan dua misi utama", 120, 360),
    )
    assert found[:2] == ["Tiga sasaran ditetapkan untuk tahun ini", "2.1.1 Visi dan Misi Kepala Daerah"]


def test_a_title_of_a_part_begins_right_below_that_of_its_section() -> None:
    found = paragraphs(
        row(100, "2.1.2 Tujuan dan Sasaran Perangkat Daerah", 11, 360),
        row(114, "2.1.2.1 Tujuan Perangkat Daerah Kota", 11, 350),
    )
    assert found == ["2.1.2 Tujuan dan Sasaran Perangkat Daerah", "2.1.2.1 Tujuan Perangkat Daerah Kota"]


def test_a_section_that_a_sentence_names_at_the_same_margin_goes_on() -> None:
    found = paragraphs(
        row(100, "Capaian setiap sasaran dibahas dalam bagian", 11, 360),
        row(114, "3.1.2 Analisis Capaian Kinerja di bawah ini", 11, 350),
    )
    assert len(found) == 1


def listed(first: str, *, is_led: bool) -> list[str]:
    """Return the paragraphs of a list of contents whose lines are as wide as the page."""
    leader = "." * 12 if is_led else " "
    rows = [
        row(100, f"1.1. Latar Belakang{leader}9", 11, 540),
        row(114, f"{first}{leader}10", 11, 540),
        row(128, f"Wilayah Pesisir{leader}11", 11, 540),
    ]
    return [line.cells[0].rstrip("0123456789. ") for line in join_paragraphs(rows, (), WIDTH)]


def test_each_line_that_leads_to_a_page_is_an_entry_of_its_own() -> None:
    entries = ["1.1. Latar Belakang", "1.2. Maksud dan Tujuan", "Wilayah Pesisir"]
    assert listed("1.2. Maksud dan Tujuan", is_led=True) == entries


def test_a_line_without_a_leader_goes_on() -> None:
    assert len(listed("dan tujuan", is_led=False)) == 1
