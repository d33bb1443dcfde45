"""Words that a narrow column cuts in two are whole again, where the report itself has them whole."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.cut_words import join_cut_words
from capaian.auditor.reading.pdf import read_pdf


def joined(*lines: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the cells of some lines with their words joined."""
    made = [Line(number, cells, 1) for number, cells in enumerate(lines, start=1)]
    return [line.cells for line in join_cut_words(made)]


@pytest.mark.parametrize(
    ("cell", "elsewhere", "expected"),
    [
        ("dokumen kependuduk an", "Dokumen kependudukan diterbitkan.", "dokumen kependudukan"),
        ("Rata-rata waktu penyelesaia n izin", "Penyelesaian izin", "Rata-rata waktu penyelesaian izin"),
        ("Pengendal ian hama", "PENGENDALIAN HAMA", "Pengendalian hama"),
        ("penangk apan ikan dan penangk apan udang", "penangkapan", "penangkapan ikan dan penangkapan udang"),
    ],
)
def test_two_pieces_of_a_word_of_the_report_are_one(cell: str, elsewhere: str, expected: str) -> None:
    assert joined((cell, "12,50"), (elsewhere,))[0] == (expected, "12,50")


@pytest.mark.parametrize(
    ("cell", "elsewhere"),
    [
        ("dokumen kependuduk an", "Dokumen warga diterbitkan."),
        ("tanah liat", "Tanahliat adalah nama desa; tanah di sana subur."),
        ("Dinas Sosial", "dinassosial@contoh.go.id melayani"),
        ("antar desa", "Jalan antardesa"),
        ("kurang baik 12", "kurangbaik; kurang dan baik"),
    ],
    ids=["nowhere whole", "stands alone", "a name", "a short prefix that stands alone", "both stand alone"],
)
def test_words_that_stand_by_themselves_stay_apart(cell: str, elsewhere: str) -> None:
    assert joined((cell, "4"), (elsewhere,), ("Jarak antar kota", "7"))[0] == (cell, "4")


def test_running_text_stays_as_it_is() -> None:
    assert joined(("Dokumen kependuduk an terbit.",), ("kependudukan", "1"))[0] == (
        "Dokumen kependuduk an terbit.",
    )


def test_a_narrow_column_of_a_pdf_is_read_with_whole_words() -> None:
    sheet = Sheet().text(60, 80, "Jumlah pemeriksaan kapal menurut pelabuhan tahun 2023 sebagai berikut.")
    sheet.table((60, 120, 260), (150, 170, 205), (("Uraian", "Jumlah"),))
    sheet.text(63, 174, "pemeriks", "aan", pitch=12).text(123, 174, "412")
    rows = [line.cells for line in read_pdf(make_pdf([sheet])).lines if line.is_row]
    assert rows[1:] == [("pemeriksaan", "412")]
