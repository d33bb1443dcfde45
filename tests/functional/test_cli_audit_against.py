"""`capaian audit --against`: a report is held against the dossier that it was made from."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from tests.audit.own_reports import EXAMPLES, print_own_papers, print_papers
from tests.dossiers import khayal
from tests.functional.cli_cast import run
from tests.unit.auditor.reading.test_saved_by_libreoffice import SAVED


@pytest.fixture(scope="module")
def report() -> str:
    return next(paper.text for paper in print_own_papers(("lkjip",)) if paper.office == "balangan-2023")


@pytest.fixture(scope="module")
def begin(report: str) -> str:
    """Its first chapters: whose it is stands in them."""
    return "\n".join(report.split("\n")[:400])


@pytest.fixture(scope="module")
def typed_over(report: str, begin: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its first chapters and the table of identity cards, in which one figure is not what it was."""
    table = report[report.rindex("\nTabel 3.9 ", 0, report.index("\t12.364\t")) :]
    table = table[: table.index("\nTabel 3.10 ")].replace("\t12.364\t12.336\t", "\t12.364\t12.633\t", 1)
    file = tmp_path_factory.mktemp("audit") / "laporan.txt"
    file.write_text(begin + table, encoding="utf-8")
    return file


def test_our_own_report_says_nothing_that_is_not_in_the_dossier(tmp_path: Path) -> None:
    """For papers of the examples see `test_own_papers_audit`, where what is held against them is the same."""
    (paper,) = print_papers(khayal.FOLDER, ("lkjip",))
    file = tmp_path / "laporan.txt"
    file.write_text(paper.text, encoding="utf-8")
    done = run("audit", file, "--against", khayal.FOLDER, "--json")
    assert json.loads(done.out)["underived"] == []


def test_pages_saved_as_pdf_by_libreoffice_say_what_their_word_file_says() -> None:
    """Both tell the one figure whose section, which names what it counts, is not among these pages."""
    told = json.loads(run("audit", SAVED, "--against", EXAMPLES / "belitung-2024", "--json").out)
    assert told["totals"]["error"] == 0
    assert [(each["printed"], each["quote"].strip()) for each in told["underived"]] == [
        ("8", "Jumlah permohonan pemberian hak akses data kependudukan\t8")
    ]


def test_a_figure_typed_over_is_told_with_its_place(typed_over: Path) -> None:
    done = run("audit", typed_over, "--against", EXAMPLES / "balangan-2023")
    assert done.code == 13
    assert "Tidak berasal dari dossier: 1\n" in done.out
    told = done.out.split("Tidak berasal dari dossier: 1\n")[1]
    assert told.startswith("  ▼ 12.633  Tabel 3.9, Juai, baris ")


def test_without_a_dossier_nothing_is_said_of_it(begin: str, tmp_path: Path) -> None:
    file = tmp_path / "laporan.txt"
    file.write_text(begin, encoding="utf-8")
    assert "underived" not in json.loads(run("audit", file, "--json").out)


def test_a_dossier_that_is_none_is_told_before_anything_is_read(tmp_path: Path) -> None:
    file = tmp_path / "laporan.txt"
    file.write_text("Laporan", encoding="utf-8")
    done = run("audit", file, "--against", tmp_path / "tiada")
    assert done.code == 11
    assert "tiada" in done.err


def test_json_and_the_sheet_of_the_review_list_them(typed_over: Path, tmp_path: Path) -> None:
    done = run("audit", typed_over, "--against", EXAMPLES / "balangan-2023", "--json", "--out", tmp_path)
    (number,) = json.loads(done.out)["underived"]
    assert list(number) == ["line", "page", "place", "quote", "printed", "nearest", "elsewhere"]
    assert number["quote"].split("\t")[:4] == ["1", "Juai", "12.364", "12.633"]
    sheet = docx.Document(str(tmp_path / "laporan.txt.lembar-hasil-reviu.docx"))
    rows = [[cell.text for cell in row.cells] for table in sheet.tables for row in table.rows]
    (found,) = [row for row in rows if len(row) == 6 and row[2] == "12.633"]
    assert found[0].startswith("Tabel 3.9, Juai")
    assert found[1].startswith("1 | Juai | 12.364 | 12.633")


def test_a_dossier_of_another_place_is_told_once(begin: str, tmp_path: Path) -> None:
    file = tmp_path / "laporan.txt"
    file.write_text(begin, encoding="utf-8")
    done = run("audit", file, "--against", EXAMPLES / "belitung-2024")
    assert done.code == 13
    assert done.out.count("sedangkan laporan ini tidak menyebut Kabupaten Belitung") == 1
    assert "Tidak berasal dari dossier" not in done.out
    plain = json.loads(run("audit", file, "--against", EXAMPLES / "belitung-2024", "--json").out)
    assert "underived" not in plain
    assert plain["other_dossier"].startswith("Dossier ini milik")
