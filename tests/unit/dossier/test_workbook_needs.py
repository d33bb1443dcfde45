"""Which sheets a paper needs, and what the first sheet says of the work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.architecture.code import ROOT
from tests.functional.cli_cast import run
from tests.workbooks.reading import folder_of, opened

from capaian.dossier.excel.identity import read_mark, sheet_mark
from capaian.dossier.excel.write.start_sheet import FREEDOMS, SIGNS, STEPS
from capaian.dossier.rows.texts import book_sheets


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
    assert linked == shown - {"Mulai"}


def test_the_first_sheet_says_what_the_guide_says() -> None:
    words = {
        str(cell.value) for row in opened("balangan-2023")["Mulai"].iter_rows() for cell in row
    }
    for step in STEPS:
        assert {step.title, step.text} <= words
    assert {sign.text for sign in SIGNS} <= words
    assert {freedom.title for freedom in FREEDOMS} <= words
    assert "Buku kerja Disdukcapil Kabupaten Balangan 2023" in words


def test_every_command_of_the_manual_can_be_given(tmp_path: Path) -> None:
    """The lines of the page as they stand, in a folder that has the dossier that they name."""
    block = re.search(
        r"```sh\n(.+?)```", (ROOT / "docs/manual/buku-kerja.md").read_text(), re.DOTALL
    )
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
