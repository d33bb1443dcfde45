"""Which sheets a paper needs, and what the first sheet says of the work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.architecture.code import ROOT
from tests.functional.cli_cast import run
from tests.workbooks.reading import folder_of, open_book, opened, sheets_by_id

from capaian.dossier.excel.guide import FREEDOMS, SIGNS, STEPS
from capaian.dossier.excel.identity import is_derived, read_mark, sheet_mark
from capaian.dossier.excel.needs import _RARE, first_sheets, papers, parts_of_paper
from capaian.dossier.excel.write.book import write_template
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.tables import ALL
from capaian.rulebook.layouts import layout_kinds


@pytest.mark.parametrize(
    ("kind", "needed", "spared"),
    [
        (
            "lkjip",
            {"agreements.yaml", "counts.csv", "survey.csv", "nodes.csv"},
            {"renstra.csv", "documents.yaml"},
        ),
        ("pk", {"agreements.yaml", "plan.yaml"}, {"counts.csv", "nodes.csv"}),
        ("keputusan-iki", {"documents.yaml", "sheets.yaml"}, {"counts.csv", "agreements.yaml"}),
        ("renja", {"renstra.csv", "nodes.csv"}, {"counts.csv"}),
    ],
)
def test_a_paper_needs_what_its_layout_requires(kind: str, needed: set[str], spared: set[str]) -> None:
    files = {part.file for part in parts_of_paper(kind)}
    assert needed <= files
    assert not spared & files
    assert {"office.yaml", "areas.csv", "plan.yaml", "sources.yaml"} <= files


def test_what_names_of_other_parts_it_must_mention_comes_along() -> None:
    """Inputs name nodes, so a paper that requires inputs needs nodes, whether its layout says so or not."""
    assert "nodes.csv" in {part.file for part in parts_of_paper("rencana-aksi")}


@pytest.mark.parametrize("kind", layout_kinds())
def test_parts_stand_in_the_order_of_the_manual(kind: str) -> None:
    parts = parts_of_paper(kind)
    assert [part.file for part in parts] == [part.file for part in ALL if part in parts]


def test_a_first_report_has_few_sheets_which_all_exist() -> None:
    names = {sheet.id for sheet in book_sheets()}
    shown = first_sheets(parts_of_paper("lkjip"))
    assert 10 <= len(shown) <= 20
    assert "plan.yaml#indicators/targets" in {sheet.id for sheet in shown}
    assert "plan.yaml#cascade" not in {sheet.id for sheet in shown}
    assert {sheet.id for sheet in shown} <= names


def test_rare_sheets_exist() -> None:
    assert {sheet.id for sheet in book_sheets()} >= _RARE


def test_a_template_for_a_paper_shows_its_sheets_alone() -> None:
    sheets = sheets_by_id(open_book(write_template(parts_of_paper("pk"))))
    shown = {name for name, sheet in sheets.items() if sheet.sheet_state == "visible"}
    assert {name for name in shown if not is_derived(name)} == {
        sheet.id for sheet in first_sheets(parts_of_paper("pk"))
    }
    assert {"=mulai", "=ikhtisar"} <= shown


def test_every_step_leads_to_sheets_that_exist() -> None:
    names = {sheet.id for sheet in book_sheets()}
    assert [name for step in STEPS for name in step.sheets if name not in names] == []
    assert len(STEPS) == 7


def test_the_first_sheet_links_every_sheet_that_is_shown() -> None:
    book = opened("balangan-2023")
    start = book["Mulai"]
    links = (cell.hyperlink for row in start.iter_rows() for cell in row if cell.hyperlink)
    linked = {str(link.location).rpartition("!")[0].strip("'") for link in links}
    shown = {sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"}
    assert linked == shown - {"Mulai", "Ikhtisar"}


def test_the_first_sheet_says_what_the_guide_says() -> None:
    words = {str(cell.value) for row in opened("balangan-2023")["Mulai"].iter_rows() for cell in row}
    for step in STEPS:
        assert {step.title, step.text} <= words
    assert {text for _, text in SIGNS} <= words
    assert set(FREEDOMS) <= words
    assert "Buku kerja Disdukcapil Kabupaten Balangan 2023" in words
    for title in papers().own:
        assert title in words


def test_papers_are_named_by_title_and_kind() -> None:
    assert "Perjanjian Kinerja (pk)" in papers().own
    assert len(papers().own) == len(layout_kinds())


def test_what_every_paper_needs_is_told_once() -> None:
    needs = papers()
    assert {"office.yaml", "areas.csv", "plan.yaml#indicators"} <= set(needs.shared)
    assert not any(set(needs.shared) & set(names) for names in needs.own.values())
    assert needs.own["Perjanjian Kinerja (pk)"][:2] == (
        "agreements.yaml#agreements",
        "agreements.yaml#agreements/targets",
    )


def test_every_command_of_the_manual_can_be_given(tmp_path: Path) -> None:
    """The lines of the page as they stand, in a folder that has the dossier that they name."""
    block = re.search(r"```sh\n(.+?)```", (ROOT / "docs/manual/buku-kerja.md").read_text(), re.DOTALL)
    assert block is not None
    dossier = shutil.copytree(folder_of("balangan-2023").path, tmp_path / "dossier-saya")
    for line in block[1].splitlines():
        words = line.partition("#")[0].split()[1:]
        names = {"dossier-saya": str(dossier), "buku.xlsx": str(tmp_path / "buku.xlsx")}
        done = run(*(names.get(word, word) for word in words), "--replace")
        assert done.code == 0, done.says


@pytest.mark.parametrize(
    "text", ["", "Kecamatan", "capaian:counts.csv", "capaian:x:counts.csv", "capaian:1:"]
)
def test_other_texts_are_no_marks(text: str) -> None:
    assert read_mark(text) is None


def test_a_mark_says_version_and_sheet() -> None:
    assert read_mark(sheet_mark("plan.yaml#a/b")) == (1, "plan.yaml#a/b")
    assert read_mark(" capaian:12:counts.csv ") == (12, "counts.csv")
