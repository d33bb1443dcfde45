"""Merged cells that no page could hold: divided, their words repeated, nothing lost,
nothing off the page.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.writers.docx_reader import docx_of, select, values
from tests.unit.writers.pdf_reader import Paper
from tests.unit.writers.sample import sample_meta

from capaian.documents.tree import Cell, Column, Document, HeadCell, Row, Table, Text, Width
from capaian.writers.columns import fit_columns
from capaian.writers.html import write_html
from capaian.writers.pdf import write_pdf
from capaian.writers.row_heights import CONTINUED, divide_merges
from capaian.writers.table_shape import place_cells

OBJECTIVE = "Meningkatnya kepemilikan dokumen kependudukan"


def cell(words: str, rows: int = 1) -> Cell:
    return Cell((Text(words),), rows=rows)


def table(
    *groups: int, inner: int = 0, width: Width = Width.FULL, words: str = "Indikator"
) -> Table:
    """For each group a number and an objective over so many rows; `inner` rows share a unit."""
    rows: list[Row] = []
    unit: tuple[Cell, ...]
    for number, count in enumerate(groups, start=1):
        for place in range(count):
            lead = (cell(str(number), count), cell(OBJECTIVE, count)) if not place else ()
            unit = ()
            if not inner:
                unit = (cell(f"Bidang {place}"),)
            elif place % inner == 0:
                unit = (cell(f"Bidang {place // inner}", min(inner, count - place)),)
            rows.append(Row((*lead, *unit, cell(f"{words} {number}.{place + 1}."))))
    columns = (Column(width=6), Column(width=30), Column(width=20), Column(width=40))
    heads = tuple(HeadCell(words) for words in ("No", "Sasaran", "Unit", "Indikator"))
    return Table("t", "", (), columns, (heads,), tuple(rows), width=width)


def divided(block: Table) -> Table:
    return divide_merges(block, fit_columns(block))


def words_of(found: Cell) -> str:
    return "".join(part.text for part in found.content if isinstance(part, Text))


def objectives(block: Table) -> list[tuple[str, int]]:
    return [
        (words_of(one), one.rows)
        for row in block.rows
        for one in row.cells
        if words_of(one).startswith(OBJECTIVE)
    ]


def pdf_of(block: Table) -> Paper:
    return Paper(write_pdf(Document(sample_meta(), (block,))))


@pytest.mark.parametrize("groups", [(1,), (20,), (8, 8, 8, 8, 8, 8, 8, 8, 8)])
def test_what_fits_a_page_stays_one_cell(groups: tuple[int, ...]) -> None:
    block = table(*groups)
    assert divided(block) == block


def test_the_words_are_repeated_and_say_that_they_go_on() -> None:
    first, *later = objectives(divided(table(60)))
    assert first[0] == OBJECTIVE
    assert {words for words, _ in later} == {OBJECTIVE + CONTINUED}
    assert first[1] + sum(rows for _, rows in later) == 60
    assert min(rows for _, rows in (first, *later)) > 6


def test_a_number_is_repeated_as_it_is() -> None:
    rows = divided(table(60)).rows
    numbers = [words_of(row.cells[0]) for row in rows if len(row.cells) == 4]
    assert set(numbers) == {"1"}
    assert len(numbers) > 2


def test_only_the_long_group_is_divided() -> None:
    found = objectives(divided(table(3, 60, 3)))
    assert found[0] == found[-1] == (OBJECTIVE, 3)


@given(
    groups=st.lists(st.integers(1, 90), min_size=1, max_size=4),
    inner=st.integers(0, 50),
    width=st.sampled_from(Width),
)
@settings(max_examples=60, deadline=None)
def test_every_place_of_the_grid_is_covered_once(
    groups: list[int], inner: int, width: Width
) -> None:
    block = table(*groups, inner=inner, width=width)
    found = divided(block)
    starts = list(place_cells([row.cells for row in found.rows], 4))
    covered = sorted(
        (place + down, column)
        for place, (row, columns) in enumerate(zip(found.rows, starts, strict=True))
        for one, column in zip(row.cells, columns, strict=True)
        for down in range(one.rows)
    )
    assert covered == [(row, column) for row in range(sum(groups)) for column in range(4)]
    assert [words_of(row.cells[-1]) for row in found.rows] == [
        words_of(row.cells[-1]) for row in block.rows
    ]


@pytest.mark.parametrize("inner", [0, 40])
@pytest.mark.parametrize("width", [Width.FULL, Width.LANDSCAPE])
def test_no_row_leaves_its_page_in_a_pdf(width: Width, inner: int) -> None:
    paper = pdf_of(
        table(120, inner=inner, width=width, words="Persentase cakupan menurut standar")
    )
    for page, text in enumerate(paper.pages):
        found = paper.find(page, "menurut standar")
        assert len(found) == text.count("menurut standar")
        assert all(one.bottom < paper.sizes()[page][1] - 13 for one in found)
    assert all(f" 1.{number}." in paper.text for number in range(1, 121))
    assert sum(OBJECTIVE in " ".join(page.split()) for page in paper.pages) == len(paper.pages)


def test_a_row_longer_than_a_page_is_broken_in_a_pdf() -> None:
    words = " ".join(f"kata{n}." for n in range(2400))
    paper = pdf_of(table(2, words=words))
    assert len(paper.pages) > 2
    for page, text in enumerate(paper.pages):
        last = text.split("kata")[-1].split(".")[0]
        assert all(
            one.bottom < paper.sizes()[page][1] - 13 for one in paper.find(page, f"kata{last}.")
        )
    assert "kata2399." in "".join(paper.pages)


def test_word_repeats_the_words_too_and_the_screen_does_not() -> None:
    block = table(60)
    assert CONTINUED in "".join(values(docx_of(block).body, "//w:t/text()"))
    assert CONTINUED.strip().encode() not in write_html(Document(sample_meta(), (block,)))


def test_word_keeps_the_first_two_rows_of_a_merged_cell_together() -> None:
    docx = docx_of(table(*[3] * 12))
    rows = select(docx.body, "//w:tbl/w:tr[not(w:trPr/w:tblHeader)]")
    kept = [bool(select(row, "w:tc[last()]/w:p/w:pPr/w:keepNext")) for row in rows]
    assert kept[3:] == [True, False, False] * 10 + [True, True, False]
