"""The page of limitations: every loss has its line,
with the reason and where it would have stood.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests import factories as make
from tests.functional.cli_cast import BALANGAN
from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.build import build_document
from capaian.documents.paper import Paper
from capaian.documents.tree import Block, Document, Heading, HeadingKind, ItemList, Table
from capaian.dossier.read import read_dossier
from capaian.dossier.tables import ALL_PARTS
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

PAGE = "lampiran-keterbatasan"


@pytest.fixture(scope="module")
def report() -> Document:
    year, rules = read_dossier(BALANGAN).require(), load_rulebook()
    return build_document(Paper(year, assess(year, rules), rules, "0" * 64, folder=BALANGAN))


def page_of(document: Document) -> list[Block]:
    start = next(
        n for n, b in enumerate(document.blocks) if isinstance(b, Heading) and b.id == PAGE
    )
    rest = document.blocks[start + 1 :]
    end = next(
        n
        for n, b in enumerate(rest)
        if isinstance(b, Heading) and b.kind is not HeadingKind.SECTION
    )
    return list(rest[:end])


def lines(document: Document) -> list[str]:
    items = [i for b in page_of(document) if isinstance(b, ItemList) for i in b.items]
    return [write_inlines(item.content) for item in items]


# --- Balangan: figures of the print that cannot be drawn


def test_every_figure_of_the_print_is_drawn_or_named(report: Document) -> None:
    """The print has 8 and 20 figures; the rest of them is drawn from data
    or printed as a table.
    """
    redrawn = {"1.1", "1.3", "3.1", "3.2", "3.5", "3.9", "3.19", "3.20"}
    named = set(re.findall(r"\(Gambar (\d\.\d+) naskah tercetak\)", "\n".join(lines(report))))
    printed = {f"1.{n}" for n in range(1, 9)} | {f"3.{n}" for n in range(1, 21)}
    assert named == printed - redrawn


def test_all_declared_differences_are_listed_once(report: Document) -> None:
    year = read_dossier(BALANGAN).require()
    tables = [b for b in page_of(report) if isinstance(b, Table)]
    listed = [write_inlines(row.cells[0].content) for table in tables for row in table.rows]
    assert len(listed) == len(year.differences) >= 57
    assert sorted(listed) == sorted(d.where for d in year.differences)
    reasons = [write_inlines(row.cells[3].content) for table in tables for row in table.rows]
    assert all(reasons)


def test_figures_that_would_change_class_are_named_with_the_other_rule(report: Document) -> None:
    year, rules = read_dossier(BALANGAN).require(), load_rulebook()
    sensitive = assess(year, rules).sensitivity
    found = [text for text in lines(report) if " menjadi " in text and "dengan cara" in text]
    assert len(found) == len(sensitive) > 0
    for item in sensitive:
        assert any(
            text.startswith(item.subject) and f"menjadi {item.band.name}" in text for text in found
        )


# --- offices that lack parts

EMPTY = {
    "people.csv": "people",
    "assets.csv": "assets",
    "facts.csv": "facts",
    "training.csv": "training",
    "innovations.yaml": "innovations",
    "awards.yaml": "awards",
    "evaluations.yaml": "evaluations",
    "recommendations.yaml": "recommendations",
    "documents.yaml": "documents",
    "cooperation.csv": "cooperation",
    "factors.csv": "factors",
    "evidence.yaml": "evidence",
    "history.csv": "history",
    "peers.csv": "peers",
    "sources.yaml": "sources",
    "survey.csv": "survey_elements",
    "counts.csv": "counts",
    "outputs.csv": "outputs",
    "inputs.csv": "inputs",
}


@cache
def whole_lines() -> list[str]:
    """What an office that has every part lacks."""
    return lines(build_document(cast.paper(cast.rich())))


HALVES = ([*EMPTY][::2], [*EMPTY][1::2])
"""Each part is missing beside parts that are there."""


@pytest.mark.parametrize("files", HALVES)
def test_each_absent_part_is_named_by_its_title(files: list[str]) -> None:
    without = lines(build_document(cast.paper(cast.rich(**{EMPTY[file]: () for file in files}))))
    titles = {part.title for part in ALL_PARTS if part.file in files}
    assert titles & {*whole_lines()} == set()
    assert {part.title for part in ALL_PARTS if part.file in EMPTY} & {*without} == titles


def test_a_source_without_contradictions_lacks_nothing() -> None:
    without = lines(build_document(cast.paper(cast.rich(differences=()))))
    assert not [text for text in without if "Perbedaan yang dinyatakan" in text]


def test_parts_that_every_dossier_has_are_never_called_absent() -> None:
    bare = build_document(cast.paper(make.office_year(sources=(), differences=())))
    assert not [text for text in lines(bare) if text in ("Perangkat daerah", "Rencana")]


# --- what blocks say of themselves

ABSENT = """
  - block: chart
    id: g
    kind: bars
    items: people.rank.rows
    value: count
    caption: Golongan
    {options}
  - {{block: generated, kind: limitations}}
"""


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ("about: Grafik golongan", "Grafik golongan: belum ada data di lembar Pegawai."),
        ("absent: hanya gambar", "Gambar “Golongan”: hanya gambar."),
        ("{about: Grafik, absent: hanya gambar}", "Grafik: hanya gambar."),
        ("optional: true", None),
        ("unless: people.status", None),
        ("when: people.rank", None),
    ],
)
def test_what_a_block_without_data_is_called(options: str, line: str | None) -> None:
    given = options if not options.startswith("{") else "\n    ".join(options[1:-1].split(", "))
    document = build_document(cast.paper(layout=cast.layout(ABSENT.format(options=given))))
    heads = [b.title for b in document.blocks if isinstance(b, Heading)]
    texts = [
        write_inlines(i.content)
        for b in document.blocks
        if isinstance(b, ItemList)
        for i in b.items
    ]
    assert ("Bagian yang tidak dapat dimuat" in heads) is (line is not None)
    assert line is None or line in texts


TIMELINE = """
  - block: chart
    id: waktu
    kind: timeline
    items: {items}
    label: year
    value: {value}
    caption: Waktu
    absent: hanya ada di dalam gambar
  - {{block: generated, kind: limitations}}
"""


@pytest.mark.parametrize(
    ("items", "value", "years"),
    [("akta.recent", "ratio", "2020, 2021, 2022"), ("iku-1.years", "actual", "2021")],
)
def test_years_to_come_are_no_gap(items: str, value: str, years: str) -> None:
    """The plan runs to 2026; results of 2024 are not missing, they are not there yet."""
    layout = cast.layout(TIMELINE.format(items=items, value=value))
    document = build_document(cast.paper(layout=layout))
    texts = [
        write_inlines(i.content)
        for b in document.blocks
        if isinstance(b, ItemList)
        for i in b.items
    ]
    (line,) = [text for text in texts if "gambar “Waktu”" in text]
    assert line.endswith(f"gambar “Waktu” ({years}).")
