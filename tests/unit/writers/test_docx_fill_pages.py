"""Page numbers from a layout run: reading destinations, filling fields, life without LibreOffice."""

from __future__ import annotations

import shlex
import stat
import sys
from pathlib import Path

import pytest
from tests.unit.writers.docx_reader import docx_of, open_docx, take_apart, values
from tests.unit.writers.sample import sample_document, sample_meta, text_paragraph

from capaian.documents.tree import Contents, ContentsEntry, ContentsKind, Document, Heading, HeadingKind
from capaian.domain.errors import CapaianError, ToolMissingError, WriterError
from capaian.writers.docx import write_docx
from capaian.writers.docx.body import FIRST_ARABIC
from capaian.writers.docx.fill_pages import bookmark_pages, fill_body, fill_pages, page_labels

PAGES = {"cPengantar": 1, "cLatar": 4, "cBab1": 3, "cBab2": 5, FIRST_ARABIC: 3}


def pdf_like(pages: dict[str, int], count: int = 8) -> bytes:
    """The skeleton of a PDF as LibreOffice writes it: pages are the objects 10, 11, 12 ..."""
    kids = " ".join(f"{10 + place} 0 R" for place in range(count))
    destinations = "\n".join(
        f"/{name.replace('_', '#5F')}[{10 + page} 0 R/XYZ 184.25 733.5 0]" for name, page in pages.items()
    )
    return (
        f"%PDF-1.6\n1 0 obj\n<</Type/Pages/Kids[ {kids} ]/Count {count}>>\nendobj\n"
        f"156 0 obj\n<<{destinations}\n>>\nendobj\n\n"
        f"157 0 obj\n<</Type/Catalog/Pages 1 0 R\n/Dests 156 0 R\n>>\nendobj\n"
    ).encode()


def test_destinations_are_read_as_pages_from_zero() -> None:
    assert bookmark_pages(pdf_like({"cSatu": 0, "c_dua": 7})) == {"cSatu": 0, "c_dua": 7}


def test_destinations_on_unknown_pages_are_left_out() -> None:
    assert bookmark_pages(pdf_like({"cSatu": 2, "cHilang": 30})) == {"cSatu": 2}


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", b"\x00\xff"]
)
def test_another_kind_of_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(WriterError, match="LibreOffice"):
        bookmark_pages(content)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("cPengantar", "ii"), ("cBab1", "1"), ("cLatar", "2"), ("cBab2", "3"), (FIRST_ARABIC, "1")],
)
def test_front_matter_is_roman_then_arabic_from_one(name: str, shown: str) -> None:
    assert page_labels(pdf_like(PAGES))[name] == shown


def test_without_front_matter_every_page_is_arabic() -> None:
    assert page_labels(pdf_like({"cSatu": 0, "cDua": 4})) == {"cSatu": "1", "cDua": "5"}


def test_filling_touches_page_fields_only() -> None:
    body = write_body()
    filled = fill_body(body, {"cB": "17"})
    assert filled != body
    assert filled.replace(">17<", "><") == body


def write_body() -> str:
    contents = Contents(
        ContentsKind.SECTIONS, (ContentsEntry("b", "Bab I", "Satu"), ContentsEntry("c", "Bab II", "Dua"))
    )
    paper = docx_of(
        contents,
        Heading("b", 1, "Satu", HeadingKind.CHAPTER, "I"),
        Heading("c", 1, "Dua", HeadingKind.CHAPTER, "II"),
    )
    return paper.parts["word/document.xml"].decode()


def test_an_unknown_bookmark_keeps_what_was_there() -> None:
    once = fill_body(write_body(), {"cB": "17"})
    assert fill_body(once, {}) == once
    assert fill_body(once, {"cB": "18"}).count(">18<") == 1


def test_every_page_field_of_the_sample_can_be_filled() -> None:
    sample = open_docx(sample_document())
    names = {
        one.instruction.split()[1]: "9999" for one in sample.fields if one.instruction.startswith("PAGEREF")
    }
    filled = fill_body(sample.parts["word/document.xml"].decode(), names)
    count = sum(one.instruction.startswith("PAGEREF") for one in sample.fields)
    assert filled.count('<w:t xml:space="preserve">9999</w:t>') == count > 20


def test_the_first_arabic_page_is_marked_in_the_file_on_its_first_heading() -> None:
    sample = open_docx(sample_document())
    found = sample.find(f"//w:p[w:bookmarkStart/@w:name='{FIRST_ARABIC}']")
    assert [values(one, "w:pPr/w:pStyle/@w:val") for one in found] == [["LabelBab"]]


# --- the program -------------------------------------------------------------------------------------


def test_without_libreoffice_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ToolMissingError, match="Pasang LibreOffice Writer") as caught:
        fill_pages(write_docx(Document(sample_meta(), ())))
    assert isinstance(caught.value, CapaianError)
    assert "--fill-pages" in caught.value.message


def fake_program(folder: Path, script: str) -> Path:
    """A program named soffice that runs a few lines of Python; `arguments` are those it was given.

    The shell starts it, because a first line `#!` cannot name an interpreter in a folder with spaces.
    """
    lines = folder / "soffice.py"
    lines.write_text(f"import sys, pathlib\narguments = sys.argv[1:]\n{script}\n", encoding="utf-8")
    program = folder / "soffice"
    command = shlex.join([sys.executable, str(lines)])
    program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def lays_out(folder: Path, *layouts: dict[str, int]) -> str:
    """A script that gives these layouts in turn, the last one ever after."""
    for place, pages in enumerate(layouts):
        (folder / f"layout{place}.pdf").write_bytes(pdf_like(pages))
    return (
        f"folder = pathlib.Path({str(folder)!r})\n"
        "log = folder / 'log'\n"
        "runs = len(log.read_text().splitlines()) if log.exists() else 0\n"
        "log.open('a').write(' '.join(arguments) + '\\n')\n"
        f"layout = folder / f'layout{{min(runs, {len(layouts) - 1})}}.pdf'\n"
        "pathlib.Path(arguments[-1]).with_suffix('.pdf').write_bytes(layout.read_bytes())"
    )


@pytest.fixture
def use_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with spaces for the program, and one for its work."""
    folder = tmp_path / "program kantor"
    work = tmp_path / "folder kerja"
    folder.mkdir()
    work.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(work))
    return folder


def stored_pages(content: bytes) -> dict[str, str]:
    fields = take_apart(content).fields
    return {one.instruction.split()[1]: one.result for one in fields if one.instruction.startswith("PAGEREF")}


def test_pages_are_filled_and_a_second_run_confirms_them(use_program: Path) -> None:
    fake_program(use_program, lays_out(use_program, PAGES))
    filled = fill_pages(write_docx(sample_document()))
    pages = stored_pages(filled)
    assert pages["cPengantar"] == "ii"
    assert pages["cLatar"] == "2"
    assert pages["cBab3"] == ""
    assert len((use_program / "log").read_text().splitlines()) == 2


def test_where_filling_moves_a_page_the_numbers_are_read_again(use_program: Path) -> None:
    moved = PAGES | {"cBab2": 6}
    fake_program(use_program, lays_out(use_program, PAGES, moved))
    assert stored_pages(fill_pages(write_docx(sample_document())))["cBab2"] == "4"
    assert len((use_program / "log").read_text().splitlines()) == 3


def test_a_layout_that_never_settles_ends_after_three_runs(use_program: Path) -> None:
    layouts = [PAGES | {"cBab2": 3 + place % 2} for place in range(6)]
    fake_program(use_program, lays_out(use_program, *layouts))
    fill_pages(write_docx(sample_document()))
    assert len((use_program / "log").read_text().splitlines()) == 3


def test_the_program_runs_headless_with_a_profile_of_its_own(use_program: Path) -> None:
    fake_program(use_program, lays_out(use_program, PAGES))
    fill_pages(write_docx(sample_document()))
    line = (use_program / "log").read_text().splitlines()[0]
    assert "--headless" in line
    assert "-env:UserInstallation=file:///" in line
    assert "ExportBookmarksToPDFDestination" in line


@pytest.mark.parametrize("script", ["sys.exit(3)", "pass"])
def test_a_program_that_fails_is_reported_with_a_way_out(use_program: Path, script: str) -> None:
    fake_program(use_program, script)
    with pytest.raises(WriterError, match="Jalankan tanpa --fill-pages"):
        fill_pages(write_docx(Document(sample_meta(), (text_paragraph("a"),))))


def test_everything_but_the_body_stays_as_it_was(use_program: Path) -> None:
    fake_program(use_program, lays_out(use_program, PAGES))
    before = take_apart(write_docx(sample_document())).parts
    after = take_apart(fill_pages(write_docx(sample_document()))).parts
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
