"""Pages that only places tell about: text in two columns, axes of charts, short lines in heads, odd fonts."""

from __future__ import annotations

from ctypes import c_double

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.reading.axes import without_axis
from capaian.auditor.reading.page import TextRow, Word
from capaian.auditor.reading.pdf import read_pdf
from capaian.auditor.reading.pdf_words import Run
from capaian.auditor.reading.structure import read_structure

_LEFT = (
    "Pelayanan akta kelahiran dilakukan di kantor dinas",
    "di setiap kecamatan, dan melalui laman resmi",
    "milik pemerintah daerah sepanjang tahun ini.",
)
_RIGHT = (
    "Anggaran program pendaftaran penduduk menurut",
    "rencana kas terserap hampir seluruhnya pada",
    "bulan Desember, dengan sisa yang tidak banyak.",
)
_FIGURES = ("Realisasi kepemilikan akta kelahiran 39.578 anak", "dari 40.348 anak, pada akhir tahun berjalan")


def _columns(left: tuple[str, ...], right: tuple[str, ...], times: int = 5) -> Sheet:
    return Sheet().text(60, 150, *left * times).text(320, 150, *right * times)


def _texts(*sheets: Sheet) -> list[str]:
    return [line.text for line in read_pdf(make_pdf(sheets)).lines if line.text]


class TestTwoColumns:
    @pytest.mark.parametrize(("left", "right"), [(_LEFT, _RIGHT), (_RIGHT, _FIGURES * 2)])
    def test_left_column_is_read_to_its_end_before_the_right_one(
        self, left: tuple[str, ...], right: tuple[str, ...]
    ) -> None:
        sheet = _columns(left, right)
        sheet.text(60, 120, "Lampiran yang menguraikan setiap angka laporan ini sampai ke sumber datanya")
        text = " ".join(_texts(sheet))
        assert text.startswith("Lampiran yang menguraikan")
        assert text.rindex(left[-1]) < text.index(right[0])

    def test_sums_written_out_in_two_columns_are_text(self) -> None:
        """Traces of figures have more digits than letters, and a word in nearly every line."""
        left = (
            "Sub kegiatan 2.12.01.2.02.0001 + 2.12.01.2.02.0003",
            "dengan pagu 38.500.000 + 162.850.000 + 20.489.413",
            "berjumlah 221.839.413 (inputs.csv baris 31 sampai 32)",
        )
        right = tuple(line.replace("1", "7") for line in left)
        text = " ".join(_texts(_columns(left, right)))
        assert text.rindex(left[-1]) < text.index(right[0])

    def test_few_lines_beside_each_other_are_read_across(self) -> None:
        text = " ".join(_texts(_columns(_LEFT, _RIGHT, times=1)))
        assert text.index(_RIGHT[0]) < text.index(_LEFT[-1])

    @pytest.mark.parametrize(
        "figures", [("12.364", "14.843", "10.356"), ("86,95 persen dari 86,00", "1.189 dari 1.189", "85")]
    )
    def test_names_beside_figures_are_a_table(self, figures: tuple[str, ...]) -> None:
        text = " ".join(_texts(_columns(_LEFT, figures)))
        assert text.index(figures[0]) < text.rindex(_LEFT[-1])

    def test_lines_drawn_across_make_a_table(self) -> None:
        sheet = _columns(_LEFT, _RIGHT)
        sheet.lines = [(60, 148 + 42 * place, 535, 148 + 42 * place) for place in range(6)]
        rows = [line.cells for line in read_pdf(make_pdf([sheet])).lines if line.is_row]
        assert rows == [(" ".join(_LEFT), " ".join(_RIGHT))] * 5


class TestAxes:
    @pytest.mark.parametrize(
        ("words", "left"),
        [
            (("99,3", "99,4", "99,5", "99,6", "99,7"), ""),
            (("0", "25", "50", "75", "100", "persen"), "persen"),
            (("99,3", "99,4", "99,7", "99,8"), "99,3 99,4 99,7 99,8"),
            (("86,0", "86,5", "87,0"), "86,0 86,5 87,0"),
            (("96,0", "96,0", "96,0", "96,0"), "96,0 96,0 96,0 96,0"),
        ],
    )
    def test_numbers_at_even_steps_and_distances_are_left_out(
        self, words: tuple[str, ...], left: str
    ) -> None:
        row = TextRow(tuple(Word(50 * n, 0, 50 * n + 20, 10, word) for n, word in enumerate(words)))
        rest = without_axis(row)
        assert (rest.text if rest else "") == left

    def test_numbers_in_a_sentence_are_kept(self) -> None:
        places = ((0, "2021"), (30, "2022"), (90, "2023"), (200, "2024"))
        row = TextRow(tuple(Word(left, 0, left + 20, 10, text) for left, text in places))
        assert without_axis(row) == row


@pytest.mark.parametrize(
    ("upper", "lower"), [("Capaian terhadap", "target 2026 persen"), ("Naik atau", "turun poin")]
)
def test_short_line_in_a_head_parts_only_the_words_above_it(upper: str, lower: str) -> None:
    sheet = Sheet()
    sheet.lines = [(60, y, 535, y) for y in (150, 190, 210, 230)] + [(220, 168, 390, 168)]
    sheet.text(62, 172, "Indikator").text(226, 153, "2023").text(222, 172, "Target")
    sheet.text(320, 172, "Realisasi").text(430, 158, upper).text(430, 172, lower)
    for top, name, figures in (
        (193, "IKM", ("86,00", "86,95", "100,81")),
        (213, "Akta", ("95,00", "94,24", "96,16")),
    ):
        sheet.text(62, top, name)
        for left, figure in zip((222, 320, 430), figures, strict=True):
            sheet.text(left, top, figure)
    (table,) = read_structure(read_pdf(make_pdf([sheet])).lines, ()).tables
    assert table.head[-1] == ("Indikator", "Target", "Realisasi", f"{upper} {lower}")


@pytest.mark.parametrize(("rotation", "across"), [(0, (1, 3)), (90, (0, 2))])
def test_signs_whose_ink_alone_is_known_stand_as_high_as_their_line(
    rotation: int, across: tuple[int, int]
) -> None:
    sheet = Sheet(rotation=rotation).text(60, 150, "3,46-m")
    text = pypdfium2.PdfDocument(make_pdf([sheet]))[0].get_textpage()
    run = Run(text, 0, block=-1)
    boxes = [run.line_high(text.get_charbox(index), *_origin(text, index)) for index in range(6)]
    low, high = across
    assert {round(box[low]) for box in boxes} == {round(boxes[0][low])}
    assert {round(box[high]) for box in boxes} == {round(boxes[0][high])}
    assert round(boxes[1][high] - boxes[1][low]) == 9


def _origin(text: pypdfium2.PdfTextpage, index: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
    return x.value, y.value
