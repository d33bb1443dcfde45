"""Fractions in words inside cells: one above the other in every format, broken within the cell."""

from __future__ import annotations

import pytest
from tests.paper_text import write_inlines
from tests.unit.writers.docx_reader import docx_of, select, values, words
from tests.unit.writers.html_papers import body_of, line
from tests.unit.writers.html_reader import only, text_of, with_class
from tests.unit.writers.pdf_reader import Paper
from tests.unit.writers.sample import sample_meta
from tests.unit.writers.test_docx_order import misplaced

from capaian.documents import tree
from capaian.documents.narrative.fields import show, words_of
from capaian.documents.scope.paths import plain_text
from capaian.writers.pdf import write_pdf

ABOVE, BELOW = "Jumlah akta yang terbit tepat waktu", "Jumlah permohonan akta yang diterima kantor"
SHARE = tree.Quotient(ABOVE, BELOW, "× 100%")


def table(*content: tree.Inline) -> tree.Table:
    rows = (tree.Row((tree.Cell((tree.Text("Persentase akta"),)), tree.Cell(content))),)
    return tree.Table(
        "t",
        "",
        (),
        (tree.Column(width=60), tree.Column(width=40)),
        ((tree.HeadCell("A"), tree.HeadCell("B")),),
        rows,
    )


def pdf_of(*content: tree.Inline) -> Paper:
    return Paper(write_pdf(tree.Document(sample_meta(), (table(*content),))))


def test_pdf_sets_one_above_the_other() -> None:
    paper = pdf_of(SHARE)
    above, below, times = (
        paper.find(0, words)[0] for words in ("Jumlah akta", "Jumlah permohonan", "100%")
    )
    assert above.bottom <= below.top
    assert above.top < times.top < below.bottom
    assert times.left > max(above.right, below.right)


def test_pdf_breaks_long_words_within_the_cell() -> None:
    paper = pdf_of(tree.Quotient(f"{ABOVE} " * 4, BELOW))
    column = paper.find(0, "B")[0].left
    assert len({round(one.top) for one in paper.find(0, "akta")}) >= 3
    assert all(one.left > column - 2 for one in paper.find(0, "Jumlah"))
    assert all(one.right < 191 for one in paper.find(0, "waktu"))


def test_word_has_a_table_in_the_cell() -> None:
    docx = docx_of(table(SHARE))
    [found] = select(docx.body, "//w:tc/w:tbl")
    assert [words(cell) for cell in select(found, ".//w:tc")] == [ABOVE, "× 100%", BELOW, ""]
    assert values(found, ".//w:tr[1]/w:tc[1]//w:tcBorders/w:bottom/@w:val") == ["single"]
    assert select(found, "./following-sibling::w:p")
    assert misplaced(docx.body) == []


def test_word_keeps_the_words_before_a_fraction() -> None:
    docx = docx_of(table(tree.Text("Rumus:"), tree.LineBreak(), SHARE))
    [cell] = select(docx.body, "//w:tc[w:tbl]")
    assert [words(piece) for piece in select(cell, "./w:p")] == ["Rumus:", ""]
    assert not select(cell, "./w:p//w:br")


def test_word_writes_a_fraction_outside_of_cells_in_a_line() -> None:
    assert SHARE.words in "".join(values(docx_of(line(SHARE)).body, "//w:t/text()"))


def test_html_reads_it_as_a_division() -> None:
    found = only(body_of(table(SHARE)), f"//*[{with_class('quotient')}]")
    assert text_of(found) == f"{ABOVE} ÷ {BELOW} × 100%"
    assert text_of(only(found, ".//*[@class='hid']")) == "÷"


@pytest.mark.parametrize("times", ["", "× 100%"])
def test_words_of_a_fraction(times: str) -> None:
    quotient = tree.Quotient("terbit", "wajib", times)
    assert quotient.words == f"terbit ÷ wajib {times}".strip()
    assert (
        plain_text(quotient)
        == words_of(show(quotient))
        == write_inlines((quotient,))
        == quotient.words
    )


def test_a_formula_stays_with_the_signature_below_it() -> None:
    formula = tree.Formula(((tree.Text("Q2 = 1"),),))
    kept = "//w:p[w:pPr/w:pStyle/@w:val='Rumus']/w:pPr/w:keepNext"
    assert select(docx_of(formula, tree.Signature("", "Kepala")).body, kept)
    assert not select(docx_of(formula, line("isi")).body, kept)
