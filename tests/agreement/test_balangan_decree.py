"""The decree of the example against its print: two key indicators, 18 rows, 13 legal bases,
in order.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.functional.cli_cast import BALANGAN

from capaian.documents.build import build_document
from capaian.documents.narrative.fields import words_of
from capaian.documents.paper import Paper
from capaian.documents.tree import Article, Articles, Document, Table
from capaian.dossier.check import prepare

ROWS = Path(__file__).parent / "balangan_2023" / "decree.csv"
"""Typed from the print: annex, objective, indicator, responsible post."""
BASES = [
    "Undang-Undang Nomor 28 Tahun 1999",
    "Undang-Undang Nomor 23 Tahun 2014",
    "Peraturan Pemerintah Nomor 79 Tahun 2005",
    "Peraturan Pemerintah Nomor 38 Tahun 2007",
    "Instruksi Presiden Nomor 7 Tahun 1999",
    "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/9/M.PAN/5/2007",
    "Peraturan Daerah Kabupaten Balangan Nomor 2 Tahun 2008",
    "Peraturan Daerah Kabupaten Balangan Nomor 14 Tahun 2016",
    "Peraturan Daerah Kabupaten Balangan Nomor 12 Tahun 2016",
    "Peraturan Daerah Kabupaten Balangan Nomor 2 Tahun 2021",
    "Peraturan Daerah Kabupaten Balangan Nomor 5 Tahun 2021",
    "Peraturan Bupati Balangan Nomor 38 Tahun 2016",
    "Peraturan Bupati Balangan Nomor Tahun 2023",
]


@pytest.fixture(scope="module")
def decree() -> Document:
    prepared = prepare(BALANGAN)
    paper = Paper(
        prepared.office_year,
        prepared.assess(),
        prepared.rule_set,
        "0" * 64,
        folder=BALANGAN,
        kind="keputusan-iku",
        subject="keputusan-iku-2023",
    )
    return build_document(paper)


def typed(annex: str) -> list[tuple[str, str, str]]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["annex"] == annex]
    return [(row["objective"], row["indicator"], row["post"]) for row in found]


def rows(decree: Document, annex: int) -> list[tuple[str, str, str]]:
    """Objective, indicator and post of each row."""
    table = [block for block in decree.blocks if isinstance(block, Table)][annex]
    cells = [[words_of(cell.content) for cell in row.cells] for row in table.rows]
    assert [row[0] for row in cells] == [str(number) for number in range(1, len(cells) + 1)]
    return [(row[1], row[2], row[4]) for row in cells]


def article(decree: Document, label: str) -> Article:
    body = next(block for block in decree.blocks if isinstance(block, Articles))
    return next(entry for entry in body.entries if entry.label == label)


@pytest.mark.parametrize(("annex", "numeral", "size"), [(0, "I", 2), (1, "II", 18)])
def test_each_annex_has_its_rows_in_printed_order(
    decree: Document, annex: int, numeral: str, size: int
) -> None:
    printed = typed(numeral)
    assert len(printed) == size
    assert rows(decree, annex) == printed


def test_the_last_row_holds_two_indicators_of_the_plan() -> None:
    documents = {document.id: document for document in prepare(BALANGAN).office_year.documents}
    entries = documents["keputusan-iku-2023"].annexes[1].entries
    assert [len(entry.indicators) for entry in entries] == [1] * 17 + [2]


def test_the_legal_bases_stand_in_printed_order(decree: Document) -> None:
    cited = [words_of(item.content) for item in article(decree, "Mengingat").items]
    assert [
        base for base, text in zip(BASES, cited, strict=True) if not text.startswith(base)
    ] == []


def test_the_decree_has_two_attentions_and_three_articles(decree: Document) -> None:
    assert len(article(decree, "Memperhatikan").items) == 2
    assert [article(decree, label).label for label in ("KESATU", "KEDUA", "KETIGA")]
