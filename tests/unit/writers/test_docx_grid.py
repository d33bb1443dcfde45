"""Cells that span, bars without drawings, measures that add up."""

from __future__ import annotations

from lxml import etree
from tests.every_case import every_case
from tests.unit.writers.docx_reader import NAMESPACES, docx_of, select, values, words
from tests.unit.writers.docx_tables import cells_of, edge, item, small, texts_of
from tests.unit.writers.sample_tables import survey

from capaian.documents.tree import Cell, Row, RowKind
from capaian.writers.docx.props import ParagraphProps
from capaian.writers.docx.tables import bar_paragraph
from capaian.writers.theme import Token


def bar_stops(share: str, room: int = 5000) -> tuple[list[str], int]:
    """Tab stops of a bar and how many of its parts are filled."""
    xml = bar_paragraph(share, room, Token.TARUM, ParagraphProps("TeksTabel"))
    root = etree.fromstring(f'<w:x xmlns:w="{NAMESPACES["w"]}">{xml}</w:x>')
    return values(root, "//w:tabs/w:tab/@w:pos"), len(select(root, "//w:r[w:rPr/w:shd]"))


@every_case(
    ("share", "stops", "filled"),
    [
        ("50", ["780", "1560"], 1),
        ("67.80", ["1057", "1560"], 1),
        ("100", ["1560"], 1),
        ("100.67", ["1560"], 1),
        ("0", ["1560"], 0),
        ("-3", ["1560"], 0),
        ("0.01", ["20", "1560"], 1),
        ("99.99", ["1559", "1560"], 1),
        ("NaN", ["1560"], 0),
        ("Infinity", ["1560"], 0),
        ("bukan angka", ["1560"], 0),
    ],
)
def test_length_of_bars(share: str, stops: list[str], filled: int) -> None:
    assert bar_stops(share) == (stops, filled)


def test_bars_are_coloured_by_the_row() -> None:
    rows = (
        Row((Cell(bar="50"), Cell(), Cell())),
        Row((Cell(bar="50"), Cell(), Cell()), emphasis=True),
        Row((Cell(bar="50"), Cell(), Cell()), RowKind.TOTAL),
    )
    fills = [
        values(row[0], ".//w:rPr/w:shd/@w:fill") for row in cells_of(docx_of(small(*rows)))[1:]
    ]
    assert fills == [["B7C4CC"], ["1C4E7A"], ["1C4E7A"]]


# --- spans and grid


def test_row_spans_of_the_body() -> None:
    rows = cells_of(docx_of(survey()))[2:]
    assert [values(row[0], "w:tcPr/w:vMerge/@w:val") for row in rows[:5]] == [
        ["restart"],
        [],
        [],
        ["restart"],
        [],
    ]
    assert [words(row[0]) for row in rows] == [
        "Loket pelayanan",
        "",
        "",
        "Layanan daring",
        "",
        "Nilai unit",
    ]
    assert [edge(row[0], "bottom") for row in rows[:3]] == ["nil", "nil", "single"]


def test_a_short_row_is_filled_with_empty_cells() -> None:
    assert texts_of(docx_of(small(item("a"))))[1] == ["a", "", ""]
