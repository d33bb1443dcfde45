"""Formulas as equations: whole in one line where they fit,
else in lines that stay within the margins.
"""

from __future__ import annotations

import pytest
from tests.unit.writers.docx_reader import Docx, docx_of, select, words
from tests.unit.writers.sample_tables import number

from capaian.documents.tree import Formula, Fraction, Inlines, Text, TraceMark

MARK = TraceMark("Jejak 1-1", "jejak")
NAME = "Cakupan kepemilikan akta kelahiran anak usia 0-17 tahun = "
CHILDREN = "Anak usia 0-17 tahun yang mempunyai akta kelahiran"
LONG = (
    "Jumlah penduduk yang telah melangsungkan perkawinan dan memiliki kutipan akta pada tahun "
    "berjalan"
)


def squeeze(text: str) -> str:
    return "".join(text.split())


def text(words: str) -> Inlines:
    return (Text(words),)


def equation(
    name: str, above: str, below: str, mark: TraceMark | None = None, tail: str = " × 100"
) -> Formula:
    return Formula((text(name), Fraction(text(above), text(below)), text(tail)), mark)


def lines_of(paper: Docx, half: str) -> list[str]:
    """Words of each line of the upper or lower half of the only fraction."""
    (found,) = paper.find(f"//m:f/m:{half}")
    return [words(line).strip() for line in select(found, "m:eqArr/m:e")] or [words(found).strip()]


def test_a_short_formula_is_one_equation_with_its_name() -> None:
    fraction = Fraction((Text("rekam"),), (Text("wajib "), number("96.472")))
    paper = docx_of(Formula(((Text("Q2 ="),), fraction, (Text("× 100"),))))
    assert (lines_of(paper, "num"), lines_of(paper, "den")) == (["rekam"], ["wajib 96.472"])
    (whole,) = paper.find("//m:oMath")
    assert squeeze(words(whole)) == "Q2=rekamwajib96.472×100"


def test_a_long_name_appears_as_text_above_what_is_worked_out() -> None:
    paper = docx_of(equation(NAME, CHILDREN, "Anak usia 0-17 tahun"))
    (block,) = paper.paragraphs("Rumus")
    (whole,) = select(block, "m:oMath")
    assert squeeze(words(whole)) == squeeze(f"{CHILDREN} Anak usia 0-17 tahun × 100")
    outside = "".join(words(one) for one in select(block, "w:r[not(m:t)]"))
    assert outside.rstrip() == NAME.rstrip()
    assert lines_of(paper, "num") == [CHILDREN]


def test_figures_below_a_long_name_are_no_wider_than_the_column() -> None:
    """`name = 49.633/52.565 × 100 = 94,42` ran over the edge although its figures are short."""
    paper = docx_of(equation(NAME, "49.633", "52.565", tail=" × 100 = 94,42"))
    (block,) = paper.paragraphs("Rumus")
    assert squeeze(words(select(block, "m:oMath")[0])) == "49.63352.565×100=94,42"


def test_words_of_a_fraction_that_fill_more_than_a_line_are_broken_between_words() -> None:
    paper = docx_of(equation("Q7 = ", LONG, "Penduduk"))
    lines = lines_of(paper, "num")
    assert len(lines) == 2
    assert " ".join(lines) == LONG
    assert lines_of(paper, "den") == ["Penduduk"]
    assert "× 100" in words(paper.find("//m:oMath")[0])


def test_a_formula_without_a_fraction_is_ordinary_text_which_every_program_breaks() -> None:
    reason = f"Q7: tidak tersedia ({LONG})"
    paper = docx_of(Formula((text(reason),)))
    assert paper.find("//m:oMath") == []
    assert paper.texts("Rumus") == [reason]


@pytest.mark.parametrize("name", ["Q1 = ", NAME])
def test_the_mark_appears_in_the_margin_before_the_formula(name: str) -> None:
    paper = docx_of(equation(name, CHILDREN, "Anak", MARK))
    (block,) = paper.paragraphs("Rumus")
    assert words(block).startswith(f"○ Jejak 1-1 {name.strip()}")
    assert len(select(block, "w:r/w:tab")) == 1
