"""The annex of traces on paper: two columns, few lines, every word."""

from __future__ import annotations

import pytest
from tests.unit.writers.docx_reader import Docx, docx_of, select, values, words
from tests.unit.writers.pdf_reader import Paper, paper_of
from tests.unit.writers.sample import text_paragraph

from capaian.documents.tree import Block, Heading, HeadingKind, TraceEntry, TraceList, TraceStep
from capaian.domain.identifiers import TraceId

ANNEX = Heading("lampiran", 1, "Jejak Angka", HeadingKind.ANNEX, "1")
AFTER = text_paragraph("Sesudah jejak.")
T = TraceId("t")
STEPS = (
    TraceStep(T, 0, "Cakupan KTP-el", "100 × sudah ÷ wajib", "100 × 96.019 ÷ 96.472", "99,53"),
    TraceStep(T, 1, "Sudah rekam", value="96.019", source="counts.csv baris 2"),
    TraceStep(T, 2, "Juai", value="12.336", source="lihat Jejak 0-1", repeats=True),
)


def annex(entries: int) -> TraceList:
    return TraceList(
        tuple(
            TraceEntry(f"jejak-{n}", f"Jejak 3-{n}", f"Paragraf {n}", STEPS)
            for n in range(1, entries + 1)
        )
    )


def pdf_of(*blocks: Block) -> Paper:
    return paper_of(ANNEX, text_paragraph("Pengantar jejak."), *blocks)


@pytest.fixture(scope="module")
def long_annex() -> Paper:
    return pdf_of(annex(60))


# --- pdf -----------------------------------------------------------------------------------------


def test_pdf_value_appears_at_the_right_edge_of_its_column_on_the_line_of_the_name() -> None:
    paper = pdf_of(annex(1))
    (name,), (value,) = paper.find(1, "Cakupan KTP-el"), paper.find(1, "99,53")
    assert value.right == pytest.approx(25 + (165 - 6) / 2, abs=0.3)
    assert value.bottom == pytest.approx(name.bottom, abs=0.6)


def test_pdf_steps_go_in_by_depth() -> None:
    paper = pdf_of(annex(1))
    lefts = [paper.find(1, words)[0].left for words in ("Cakupan KTP-el", "Sudah rekam", "Juai")]
    assert lefts[0] == pytest.approx(25, abs=0.3)
    assert lefts[1] - lefts[0] == pytest.approx(lefts[2] - lefts[1], abs=0.3)
    assert lefts[1] - lefts[0] > 2


def test_pdf_annex_takes_both_columns_of_few_pages(long_annex: Paper) -> None:
    """240 lines of steps and 60 titles: a column holds about seventy."""
    assert len(long_annex.pages) == 4
    lefts = {round(word.left) for word in long_annex.find(2, "Jejak 3-")}
    assert lefts == {25, 25 + 86} or lefts == {25, 25 + 85}


def test_pdf_annex_keeps_every_word_in_order(long_annex: Paper) -> None:
    text = long_annex.text
    places = [text.index(f"Jejak 3-{n} Paragraf {n} Cakupan") for n in range(1, 61)]
    assert places == sorted(places)
    assert text.count("(lihat Jejak 0-1)") == 60
    assert text.count("(counts.csv baris 2)") == 60


def test_pdf_marks_find_their_entry() -> None:
    paper = pdf_of(annex(2))
    assert "Jejak 3-2" in paper.pages[1]


# --- docx ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def docx() -> Docx:
    return docx_of(ANNEX, text_paragraph("Pengantar jejak."), annex(2), AFTER)


def test_docx_columns_begin_and_end_on_the_page(docx: Docx) -> None:
    sections = docx.find("//w:sectPr")
    assert [values(one, "w:type/@w:val")[0] for one in sections] == [
        "nextPage",
        "continuous",
        "continuous",
    ]
    assert [values(one, "w:cols/@w:num") for one in sections] == [[], ["2"], []]
    assert [bool(select(one, "w:titlePg")) for one in sections] == [True, False, False]


def test_docx_step_is_one_paragraph_of_two_lines(docx: Docx) -> None:
    first, second, third = docx.paragraphs("LangkahJejak")[:3]
    assert words(first).split() == [
        *["Cakupan", "KTP-el", "99,53", "100", "×", "sudah", "÷", "wajib"],
        *["=", "100", "×", "96.019", "÷", "96.472"],
    ]
    assert [len(select(one, ".//w:br")) for one in (first, second, third)] == [1, 0, 0]
    assert words(second).split()[:2] == ["Sudah", "rekam"]
    assert "(counts.csv baris 2)" in words(second)
    assert "(lihat Jejak\u00a00-1)" in words(third)


def test_docx_only_figures_of_the_paper_have_a_line_above(docx: Docx) -> None:
    ruled = [bool(select(one, "w:pPr/w:pBdr/w:top")) for one in docx.paragraphs("LangkahJejak")]
    assert ruled == [True, False, False] * 2
