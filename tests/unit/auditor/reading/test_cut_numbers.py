"""Numbers that narrow cells cut in two lines are one number, in every kind of file."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reading.docx_maker import make_docx
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.reading.cells import is_cut, join_lines
from capaian.auditor.reading.docx import read_docx
from capaian.auditor.reading.pdf import read_pdf
from capaian.auditor.reading.text import read_lines

_CUTS = [
    (("2.150.400.", "000"), ("1.998.250.", "500")),
    (("12.150.4", "00.000"), ("11.998.2", "50.500")),
    (("6.258", ".022.650"), ("5.908", ".376.345")),
]


@pytest.mark.parametrize(("pagu", "spent"), _CUTS)
def test_two_columns_of_a_pdf_cut_on_the_same_lines_are_one_row(
    pagu: tuple[str, str], spent: tuple[str, str]
) -> None:
    sheet = Sheet().table((60, 200, 262, 324), (150, 170, 205), (("Program", "Pagu", "Realisasi"), ("Akta",)))
    sheet.text(203, 174, *pagu, pitch=12).text(265, 174, *spent, pitch=12)
    rows = [line.cells for line in read_pdf(make_pdf([sheet])).lines if line.is_row]
    assert rows[1:] == [("Akta", "".join(pagu), "".join(spent))]


@pytest.mark.parametrize("figures", [("12", "40"), ("1.200", "1.500"), ("120", "1.500")])
def test_figures_below_each_other_in_two_columns_are_two_rows(figures: tuple[str, str]) -> None:
    sheet = Sheet().table((60, 200, 262, 324), (150, 170, 205), (("Program", "Pagu", "Realisasi"), ("Akta",)))
    sheet.text(203, 174, *figures, pitch=12).text(265, 174, *figures, pitch=12)
    rows = [line.cells for line in read_pdf(make_pdf([sheet])).lines if line.is_row]
    assert [row[1:] for row in rows[1:]] == [(figure, figure) for figure in figures]


@pytest.mark.parametrize(("pagu", "spent"), _CUTS)
@pytest.mark.parametrize("between", ["<w:br/>", '</w:r></w:p><w:p><w:r><w:t xml:space="preserve"> </w:t>'])
def test_lines_and_paragraphs_of_a_cell_in_a_word_file(
    pagu: tuple[str, str], spent: tuple[str, str], between: str
) -> None:
    def cell(*lines: str) -> str:
        texts = between.join(f"<w:t>{line}</w:t>" for line in lines)
        return f"<w:tc><w:p><w:r>{texts}</w:r></w:p></w:tc>"

    table = f"<w:tbl><w:tr>{cell('Akta')}{cell(*pagu)}{cell(*spent)}{cell('12', '40')}</w:tr></w:tbl>"
    rows = [line.cells for line in read_docx(make_docx(table)).lines if line.is_row]
    assert rows == [("Akta", "".join(pagu), "".join(spent), "12 40")]


@pytest.mark.parametrize(("pagu", "spent"), _CUTS)
def test_columns_set_with_blanks(pagu: tuple[str, str], spent: tuple[str, str]) -> None:
    text = f"""
Program          Pagu           Realisasi
Akta             {pagu[0]:<15}{spent[0]}
                 {pagu[1]:<15}{spent[1]}
Kartu            1.250.000      1.100.000
Profil             750.000        700.000
"""
    rows = [line.cells for line in read_lines(text) if line.is_row]
    assert rows[1] == ("Akta", "".join(pagu), "".join(spent))
    assert rows[2] == ("Kartu", "1.250.000", "1.100.000")


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("Rp2.150.", "000", "Rp2.150.000"),
        ("1,250,", "000.50", "1,250,000.50"),
        ("2.150.400", "000", "2.150.400 000"),
        ("12", "1.500", "12 1.500"),
        ("Tahun 2023.", "100", "Tahun 2023. 100"),
    ],
)
def test_only_what_makes_a_number_with_its_marks_in_order_is_joined(
    before: str, after: str, joined: str
) -> None:
    assert join_lines(before, after) == joined
    assert is_cut(before, after) == (" " not in joined)
