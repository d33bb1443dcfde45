"""Paragraphs and lines of sheets as the texts and layouts that they came from."""

from __future__ import annotations

import pytest

from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.recognise import FoundSheet
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.read.texts import MadeTexts, make_layouts, make_narratives
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.dossier.spreadsheets.model import Sheet

TEXT = "# Judul\n\n\nSatu\ndua.\n\n- a\n- b\n"
FILE = "narrative/a.md"
BASE = Base({FILE: TEXT.encode(), "narrative/kosong.md": b""}, {})


def narratives(*rows: tuple[str, str], base: Base = BASE) -> tuple[MadeTexts, list[str]]:
    log = IssueLog()
    found = FoundSheet(NARRATIVE_SHEET, Sheet("Teks naskah", ()), {"file": 2, "number": 3, "paragraph": 4}, 3)
    flat = tuple(FlatRow({"file": file, "number": "", "paragraph": text}) for file, text in rows)
    made = make_narratives(TakenRows(found, flat, range(3, 3 + len(flat))), base, "b.xlsx", log)
    return made, [f"{issue.code} {issue.place.row}" for issue in log.finish(())]


def layouts(*rows: tuple[str, str]) -> tuple[MadeTexts, list[str]]:
    log = IssueLog()
    found = FoundSheet(LAYOUT_SHEET, Sheet("Susunan naskah", ()), {"file": 2, "number": 3, "line": 4}, 3)
    flat = tuple(FlatRow({"file": file, "number": "", "line": text}) for file, text in rows)
    made = make_layouts(TakenRows(found, flat, range(3, 3 + len(flat))), BASE, "b.xlsx", log)
    return made, [f"{issue.code} {issue.place.row}" for issue in log.finish(())]


SAME = ((FILE, "# Judul"), (FILE, "Satu\ndua."), (FILE, "- a\n- b"))


def test_the_same_paragraphs_are_the_same_text() -> None:
    made, said = narratives(*SAME)
    assert made.files == {FILE: TEXT, "narrative/kosong.md": ""}
    assert said == []


def test_gaps_between_paragraphs_that_stay_are_kept() -> None:
    made, _ = narratives(*SAME[:2], (FILE, "baru"), SAME[2])
    assert made.files[FILE] == "# Judul\n\n\nSatu\ndua.\n\nbaru\n\n- a\n- b\n"


def test_a_text_without_paragraphs_is_no_longer_there() -> None:
    made, _ = narratives()
    assert made.files == {"narrative/kosong.md": ""}
    made, _ = narratives((FILE, ""), (FILE, "  "))
    assert FILE not in made.files


def test_an_empty_text_that_was_there_is_filled() -> None:
    made, _ = narratives(*SAME, ("narrative/kosong.md", "Isi."))
    assert made.files["narrative/kosong.md"] == "Isi.\n"


def test_a_new_text_is_made() -> None:
    made, said = narratives(*SAME, (" narrative/b.md ", "Satu."), ("narrative/b.md", "Dua."))
    assert made.files["narrative/b.md"] == "Satu.\n\nDua.\n"
    assert said == []


def test_rows_of_files_may_be_mixed() -> None:
    made, _ = narratives(SAME[0], ("narrative/b.md", "x"), SAME[1], ("narrative/b.md", "y"), SAME[2])
    assert made.files[FILE] == TEXT
    assert made.files["narrative/b.md"] == "x\n\ny\n"


@pytest.mark.parametrize(
    "file",
    [
        "narrative/../a.md",
        "../a.md",
        "/narrative/a.md",
        "narrative/sub/a.md",
        "narrative/A.md",
        "narrative/a.txt",
        "narrative/.md",
        "a.md",
        "layout.yaml",
        "narrative/a.md/",
        "narrative\\a.md",
        "office.yaml",
    ],
)
def test_only_texts_of_a_dossier_are_written(file: str) -> None:
    made, said = narratives(*SAME, (file, "x"))
    assert list(made.files) == ["narrative/kosong.md", FILE]
    assert said == ["no_such_text 6"]


def test_a_paragraph_of_no_file_is_told() -> None:
    _, said = narratives(*SAME, (" ", "x"))
    assert said == ["missing_value 6"]


def test_lines_of_paragraphs_are_those_of_the_text() -> None:
    made, _ = narratives(SAME[0], (FILE, "satu"), SAME[1], SAME[2])
    lines = made.files[FILE].split("\n")
    assert [lines[line - 1] for line, _ in made.lines[FILE]] == ["# Judul", "satu", "Satu", "- a"]
    assert [index for _, index in made.lines[FILE]] == [0, 1, 2, 3]


def test_paragraphs_that_are_alike_have_lines_of_their_own() -> None:
    made, _ = narratives((FILE, "a"), (FILE, "a"), (FILE, "a"))
    assert made.lines[FILE] == [(1, 0), (3, 1), (5, 2)]


def test_lines_of_a_layout_keep_their_spaces() -> None:
    made, said = layouts(("layout.yaml", "blocks:"), ("layout.yaml", "  - text: a"), ("layout.yaml", ""))
    assert made.files == {"layout.yaml": "blocks:\n  - text: a\n\n"}
    assert made.lines["layout.yaml"] == [(1, 0), (2, 1), (3, 2)]
    assert said == []


def test_a_layout_of_a_paper_lies_in_its_folder() -> None:
    made, said = layouts(("layouts/pk.yaml", "blocks: []"), ("layouts/lkjip.yaml", "blocks: []"))
    assert list(made.files) == ["layouts/pk.yaml"]
    assert said == ["no_such_text 4"]


def test_a_line_with_a_line_break_is_two_lines() -> None:
    made, _ = layouts(("layout.yaml", "a: 1\nb: 2"), ("layout.yaml", "c: 3"))
    assert made.lines["layout.yaml"] == [(1, 0), (3, 1)]
