"""Small tables for tests, and their cells in the file."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from tests.unit.writers.docx_reader import Docx, select, values, words
from tests.unit.writers.sample_tables import words as word_cell

from capaian.documents.tree import Align, Column, HeadCell, Row, RowKind, Table


def cells_of(paper: Docx) -> list[list[etree._Element]]:
    return [select(row, "w:tc") for row in paper.find("//w:tr")]


def texts_of(paper: Docx) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in cells_of(paper)]


def edge(cell: etree._Element, side: str) -> str:
    return (values(cell, f"w:tcPr/w:tcBorders/w:{side}/@w:val") or [""])[0]


def small(*rows: Row, **changes: object) -> Table:
    """A table of three columns without caption."""
    table = Table(
        id="t",
        label="",
        caption=(),
        columns=(Column(Align.LEFT, 2), Column(Align.RIGHT, 1), Column(Align.CENTER, 1)),
        head=((HeadCell("Nama"), HeadCell("Nilai", "persen"), HeadCell("Ket.")),),
        rows=rows,
    )
    return replace(table, **changes)  # type: ignore[arg-type] # names of fields


def item(*texts: str, kind: RowKind = RowKind.ITEM, level: int = 0, emphasis: bool = False) -> Row:
    return Row(tuple(word_cell(text) for text in texts), kind, level, emphasis)
