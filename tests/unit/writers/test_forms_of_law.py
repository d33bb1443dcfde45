"""What decrees ask of the writers: lines of place and date, heads of annexes,
no signature alone.
"""

from __future__ import annotations

import pytest
from tests.unit.writers.docx_reader import Docx, docx_of, select, values
from tests.unit.writers.html_reader import every, parse, text_of
from tests.unit.writers.pdf_reader import Paper as Pdf
from tests.unit.writers.sample import sample_meta
from tests.unit.writers.sample_forms import items, title

from capaian.documents import tree
from capaian.documents.tree import Cell as TableCell
from capaian.writers.docx.props import twips
from capaian.writers.html import write_html
from capaian.writers.pdf import worker, write_pdf

SIGNED = tree.Signature("Ditetapkan di Kota Contoh\npada tanggal Juli 2023", "KEPALA DINAS,")
LEAD = ("LAMPIRAN I", "NOMOR 1")


def statement(label: str, words: str, *listed: str) -> tree.Article:
    return tree.Article(label, (tree.Text(words),), items(*listed) if listed else ())


def table(width: tree.Width) -> tree.Table:
    columns = 30 if width is tree.Width.LANDSCAPE else 1
    rows = (tree.Row((TableCell((tree.Text("sel"),)),) * columns),)
    return tree.Table(
        "t",
        "",
        (),
        (tree.Column(),) * columns,
        ((tree.HeadCell("Ke"),) * columns,),
        rows,
        width=width,
    )


def pdf_of(*blocks: tree.Block) -> Pdf:
    return Pdf(write_pdf(tree.Document(sample_meta(), blocks)))


def kept(docx: Docx, words: str) -> bool:
    """Whether the paragraph with these words stays on the page of the next one."""
    found = [p for p in select(docx.body, "//w:p") if words in "".join(values(p, ".//w:t/text()"))]
    assert len(found) == 1
    return bool(select(found[0], "./w:pPr/w:keepNext"))


def test_word_has_a_paragraph_for_each_line_of_place_and_date() -> None:
    lines = docx_of(SIGNED).texts("TandaTangan")
    assert lines[:3] == ["Ditetapkan di Kota Contoh", "pada tanggal Juli 2023", "KEPALA DINAS,"]


def test_the_screen_keeps_the_lines_of_place_and_date() -> None:
    page = write_html(tree.Document(sample_meta(), (SIGNED,)))
    assert b".paper .signature p{white-space:pre-line}" in page
    first = every(parse(page), "//*[@class='signature']/p")[0]
    assert "\n" in "".join(first.itertext())
    assert text_of(first) == "Ditetapkan di Kota Contoh pada tanggal Juli 2023"


def test_pdf_breaks_the_line_between_place_and_date() -> None:
    paper = pdf_of(SIGNED)
    place, date = (paper.find(0, words)[0] for words in ("Ditetapkan", "pada tanggal"))
    assert date.top > place.top
    assert date.left == pytest.approx(place.left, abs=0.5)


def test_short_last_statements_stay_with_what_follows_in_word() -> None:
    names = ("satu", "dua", "tiga", "empat")
    docx = docx_of(
        tree.Articles(tuple(statement(f"KE-{words}", words) for words in names)), SIGNED
    )
    assert [kept(docx, f"KE-{words}") for words in names] == [False, True, True, True]


@pytest.mark.parametrize(
    ("y", "opens", "tight"), [(299.9, [1], True), (300.0, [1], False), (120.0, [1, 2], False)]
)
def test_statements_stand_closer_where_the_last_have_a_page_of_their_own(
    y: float, opens: list[int], tight: bool
) -> None:
    ends = {
        "signatures": [{"page": 2, "y": 400}],
        "statements": [{"page": 2, "y": y}],
        "opens": opens,
    }
    turns = worker.Turns()
    assert worker.tighten(ends, turns) is turns.tight is tight


def test_no_signature_begins_a_page_of_a_pdf() -> None:
    words = "Indikator dipakai sebagai ukuran keberhasilan setiap tahun. " * 3
    before = (statement("MENGINGAT", words) for _ in range(12))
    paper = pdf_of(tree.Articles((*before, statement("KETIGA", "Keputusan ini berlaku."))), SIGNED)
    signed = next(page for page in paper.pages if "Ditetapkan" in page)
    assert len(paper.pages) > 1
    assert "Keputusan ini berlaku." in signed


def test_a_list_before_a_signature_begins_where_it_appears() -> None:
    tasks = (f"tugas ke-{n} dengan uraian yang cukup panjang untuk satu baris;" for n in range(36))
    paper = pdf_of(
        tree.Articles((statement("JABATAN", "Kepala"), statement("TUGAS", "melayani:", *tasks))),
        SIGNED,
    )
    assert len(paper.pages) == 2
    assert "tugas ke-0 " in paper.pages[0]


@pytest.mark.parametrize(
    ("width", "millimetres"), [(tree.Width.LANDSCAPE, 125), (tree.Width.FULL, 78)]
)
def test_the_head_of_an_annex_is_wider_on_landscape_pages_in_word(
    width: tree.Width, millimetres: int
) -> None:
    docx = docx_of(title("lampiran", "INDIKATOR", lead=LEAD), table(width))
    [left] = values(docx.body, "//w:p[w:pPr/w:pStyle/@w:val='KepalaLampiran']/w:pPr/w:ind/@w:left")
    room = twips(253 if width is tree.Width.LANDSCAPE else 165)
    assert room - int(left) == pytest.approx(twips(millimetres), abs=2)


@pytest.mark.parametrize(
    ("width", "left"), [(tree.Width.LANDSCAPE, 297 - 22 - 125), (tree.Width.FULL, 210 - 20 - 78)]
)
def test_the_head_of_an_annex_is_wider_on_landscape_pages_in_pdf(
    width: tree.Width, left: int
) -> None:
    paper = pdf_of(title("lampiran", "INDIKATOR", lead=LEAD), table(width))
    assert paper.find(0, "LAMPIRAN")[0].left == pytest.approx(left, abs=4)
