"""The decree on posts of the third office against its print: legal bases, articles,
all sheets in order.
"""

from __future__ import annotations

import pytest
from tests.functional.cli_cast import ROOT

from capaian.documents.build import build_document
from capaian.documents.narrative.fields import words_of
from capaian.documents.paper import Paper
from capaian.documents.tree import (
    Article,
    Articles,
    Document,
    Heading,
    HeadingKind,
    Signature,
    Table,
)
from capaian.dossier.check import prepare

DOSSIER = ROOT / "examples" / "probolinggo-2021"
BASES = [
    "Undang-Undang Nomor 23 Tahun 2014",
    "Peraturan Pemerintah Nomor 39 Tahun 2006",
    "Peraturan Pemerintah Nomor 38 Tahun 2007",
    "Peraturan Pemerintah Nomor 18 Tahun 2016",
    "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007",
    "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007",
    (
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor "
        "53 Tahun 2014"
    ),
    "Peraturan Daerah Kota Probolinggo Nomor 11 Tahun 2013",
    "Peraturan Daerah Kota Probolinggo Nomor 6 Tahun 2014",
    "Peraturan Daerah Kota Probolinggo Nomor 7 Tahun 2016",
    "Peraturan Walikota Probolinggo Nomor 44 Tahun 2016",
    "Peraturan Walikota Probolinggo Nomor 45 Tahun 2016",
    "Peraturan Walikota Probolinggo Nomor 94 Tahun 2016",
]
SHEETS = 27
"""One of the head and 26 of single posts."""


@pytest.fixture(scope="module")
def decree() -> Document:
    prepared = prepare(DOSSIER)
    paper = Paper(
        prepared.office_year,
        prepared.assess(),
        prepared.rule_set,
        "0" * 64,
        folder=DOSSIER,
        kind="keputusan-iki",
        subject="keputusan-iki-2021",
    )
    return build_document(paper)


def bodies(decree: Document) -> list[Articles]:
    return [block for block in decree.blocks if isinstance(block, Articles)]


def article(decree: Document, label: str) -> Article:
    return next(entry for entry in bodies(decree)[0].entries if entry.label == label)


def titles(decree: Document) -> list[str]:
    headings = (block for block in decree.blocks if isinstance(block, Heading))
    return [heading.printed_lines[0] for heading in headings if heading.kind is HeadingKind.PAPER][
        1:
    ]


def test_the_legal_bases_stand_in_printed_order_the_doubled_one_twice(decree: Document) -> None:
    cited = [words_of(item.content) for item in article(decree, "Mengingat").items]
    assert [
        base for base, text in zip(BASES, cited, strict=True) if not text.startswith(base)
    ] == []
    assert cited[4] == cited[5]


def test_three_articles_the_second_with_three_items(decree: Document) -> None:
    items = [len(article(decree, label).items) for label in ("KESATU", "KEDUA", "KETIGA")]
    assert items == [0, 3, 0]


def test_place_and_day_are_known(decree: Document) -> None:
    signature = next(block for block in decree.blocks if isinstance(block, Signature))
    assert signature.place_and_date == "Ditetapkan di Probolinggo\npada tanggal 4 Januari 2021"


def test_all_sheets_follow_the_one_of_the_head(decree: Document) -> None:
    assert titles(decree) == [
        "INDIKATOR KINERJA UTAMA",
        *["INDIKATOR KINERJA INDIVIDU"] * (SHEETS - 1),
    ]
    assert len([block for block in decree.blocks if isinstance(block, Table)]) == SHEETS


def test_the_sheet_with_columns_of_its_own_keeps_them(decree: Document) -> None:
    heads = [
        [cell.text for cell in block.head[0]]
        for block in decree.blocks
        if isinstance(block, Table)
    ]
    own = ["No", "Uraian Kegiatan/Aktivitas", "Indikator", "Sumber Data"]
    assert [n for n, head in enumerate(heads) if head == own] == [11]


def test_two_holders_of_one_post_have_the_same_sheet(decree: Document) -> None:
    sheets = prepare(DOSSIER).office_year.sheets
    second = [n for n, sheet in enumerate(sheets) if sheet.holder == 2]
    tables = [block for block in decree.blocks if isinstance(block, Table)]
    assert second
    assert all(tables[n].rows == tables[n - 1].rows for n in second)
