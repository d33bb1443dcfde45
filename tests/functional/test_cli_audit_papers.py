"""`capaian audit --out` and `--against`: papers of findings; a report beside its dossier."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pikepdf
import pytest
from docx import Document
from tests.audit.own_reports import EXAMPLES, print_own_papers, print_papers
from tests.dossiers import khayal
from tests.functional.cli_cast import run

ROWS = (
    ("No", "Kecamatan", "Wajib KTP-el", "Memiliki KTP-el", "%"),
    ("1", "JUAI", "12.000", "11.400", "95,00"),
    ("2", "AWAYAN", "10.313", "9.282", "91,00"),
    ("3", "LAMPIHONG", "8.000", "7.600", "95,00"),
    ("4", "HALONG", "20.000", "19.800", "99,00"),
)
SENTENCES = (
    "BAB III AKUNTABILITAS KINERJA",
    "3.1 Capaian kinerja: target, realisasi, indikator, program",
    "Tabel 3.1 Kepemilikan KTP-el",
)
"""A report in which the coverage of AWAYAN does not follow from its counts."""


def word_report() -> bytes:
    document = Document()
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    table = document.add_table(rows=0, cols=5)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def pdf_report() -> bytes:
    lines = [(40, 780 - 24 * n, words) for n, words in enumerate(SENTENCES)]
    lines += [
        (40 + 110 * c, 690 - 24 * r, cell)
        for r, row in enumerate(ROWS)
        for c, cell in enumerate(row)
    ]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(620, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        grid = [f"{x} 586 m {x} 706 l S" for x in range(36, 600, 110)]
        grid += [f"36 {y} m 586 {y} l S" for y in range(586, 707, 24)]
        words = [f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET" for x, y, words in lines]
        code = "\n".join([*grid, *words])
        page.Contents = pdf.make_stream(code.encode("ascii"))
        made = io.BytesIO()
        pdf.save(made)
    return made.getvalue()


def text_report() -> bytes:
    return "\n".join([*SENTENCES, *("\t".join(row) for row in ROWS)]).encode()


@pytest.mark.parametrize(
    ("name", "content", "copy"),
    [
        ("laporan.docx", word_report(), ("laporan.bercatatan.docx",)),
        ("laporan.pdf", pdf_report(), ("laporan.bercatatan.pdf",)),
        ("laporan.txt", text_report(), ()),
    ],
)
def test_each_kind_of_report_gets_its_papers(
    tmp_path: Path, name: str, content: bytes, copy: tuple[str, ...]
) -> None:
    report, folder = tmp_path / name, tmp_path / "reviu"
    report.write_bytes(content)
    done = run("audit", report, "--out", folder)
    assert done.code == 13
    papers = (f"{name}.temuan.html", f"{name}.lembar-hasil-reviu.docx", f"{name}.temuan.json")
    assert {file.name for file in folder.iterdir()} == {*papers, *copy}
    assert all(str(folder / paper) in done.out for paper in (*papers, *copy))
    page = (folder / papers[0]).read_text("utf-8")
    assert "baris “AWAYAN”, kolom “%”: tercetak 91,00; seharusnya: 90,00" in page
    rows = [
        cell.text for table in Document(str(folder / papers[1])).tables for cell in table._cells
    ]
    assert "9.282 ÷ 10.313 × 100 = 90,00" in " ".join(rows)
    assert report.read_bytes() == content, "the report itself is never touched"


def test_the_copy_of_a_word_file_carries_the_comment(tmp_path: Path) -> None:
    (tmp_path / "laporan.docx").write_bytes(word_report())
    run("audit", tmp_path / "laporan.docx", "--out", tmp_path)
    copy = Document(str(tmp_path / "laporan.bercatatan.docx"))
    first = [next(iter(comment.paragraphs)).text for comment in copy.comments]
    found = json.loads((tmp_path / "laporan.docx.temuan.json").read_text("utf-8"))["findings"]
    assert [words[:5] for words in first] == [each["id"] for each in found]


def test_the_copy_of_a_pdf_carries_the_highlight(tmp_path: Path) -> None:
    (tmp_path / "laporan.pdf").write_bytes(pdf_report())
    run("audit", tmp_path / "laporan.pdf", "--out", tmp_path)
    with pikepdf.open(tmp_path / "laporan.bercatatan.pdf") as pdf:
        notes = [str(note.Contents) for note in pdf.pages[0].Annots]
    assert any("9.282 ÷ 10.313 × 100 = 90,00" in note for note in notes)


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    report = tmp_path / "laporan.docx"
    report.write_bytes(word_report())
    for folder in ("a", "b"):
        run("audit", report, "--out", tmp_path / folder)
    first = {file.name: file.read_bytes() for file in (tmp_path / "a").iterdir()}
    assert first == {file.name: file.read_bytes() for file in (tmp_path / "b").iterdir()}


def test_what_an_audit_wrote_is_no_report_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "laporan.docx").write_bytes(word_report())
    (tmp_path / "laporan.pdf").write_bytes(pdf_report())
    run("audit", tmp_path, "--out", tmp_path)
    assert len([*tmp_path.iterdir()]) == 2 + 2 * 4 + 1, (
        "each report, its papers, and across them a table"
    )
    again = json.loads(run("audit", tmp_path, "--json").out)
    assert [Path(each["document"]["path"]).name for each in again["reports"]] == [
        "laporan.docx",
        "laporan.pdf",
    ]


@pytest.fixture(scope="module")
def report() -> str:
    return next(
        paper.text for paper in print_own_papers(("lkjip",)) if paper.office == "balangan-2023"
    )


@pytest.fixture(scope="module")
def typed_over(report: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report, in which one figure of the table of identity cards is not what it was."""
    file = tmp_path_factory.mktemp("audit") / "laporan.txt"
    file.write_text(
        report.replace("\t12.364\t12.336\t", "\t12.364\t12.633\t", 1), encoding="utf-8"
    )
    return file


def test_our_own_report_says_nothing_that_is_not_in_the_dossier(tmp_path: Path) -> None:
    (paper,) = print_papers(khayal.FOLDER, ("lkjip",))
    file = tmp_path / "laporan.txt"
    file.write_text(paper.text, encoding="utf-8")
    done = run("audit", file, "--against", khayal.FOLDER, "--json")
    assert json.loads(done.out)["underived"] == []


def test_a_figure_typed_over_is_reported_with_its_place(typed_over: Path, tmp_path: Path) -> None:
    done = run(
        "audit", typed_over, "--against", EXAMPLES / "balangan-2023", "--json", "--out", tmp_path
    )
    assert done.code == 13
    (number,) = json.loads(done.out)["underived"]
    assert list(number) == ["line", "page", "place", "quote", "printed", "nearest", "elsewhere"]
    assert number["quote"].split("\t")[:4] == ["1", "Juai", "12.364", "12.633"]
    assert number["place"] == "Tabel 3.9, Juai"
    sheet = docx.Document(str(tmp_path / "laporan.txt.lembar-hasil-reviu.docx"))
    rows = [[cell.text for cell in row.cells] for table in sheet.tables for row in table.rows]
    (found,) = [row for row in rows if len(row) == 6 and row[2] == "12.633"]
    assert found[0].startswith("Tabel 3.9, Juai")


def test_without_a_dossier_nothing_is_reported_of_it(typed_over: Path) -> None:
    assert "underived" not in json.loads(run("audit", typed_over, "--json").out)


def test_a_dossier_that_is_none_is_reported_before_anything_is_read(tmp_path: Path) -> None:
    file = tmp_path / "laporan.txt"
    file.write_text("Laporan", encoding="utf-8")
    done = run("audit", file, "--against", tmp_path / "tiada")
    assert done.code == 11
    assert "tiada" in done.err


def test_a_dossier_of_another_place_is_reported_once(typed_over: Path) -> None:
    done = run("audit", typed_over, "--against", EXAMPLES / "belitung-2024")
    assert done.code == 13
    assert done.out.count("sedangkan laporan ini tidak menyebut Kabupaten Belitung") == 1
    assert "Tidak berasal dari dossier" not in done.out
