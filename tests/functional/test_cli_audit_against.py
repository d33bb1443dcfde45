"""`capaian audit --against`: a report is held against the dossier that it was made from."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from tests.audit.own_reports import EXAMPLES, print_own_papers, print_papers
from tests.dossiers import khayal
from tests.functional.cli_cast import run


@pytest.fixture(scope="module")
def report() -> str:
    return next(paper.text for paper in print_own_papers(("lkjip",)) if paper.office == "balangan-2023")


@pytest.fixture(scope="module")
def typed_over(report: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report, in which one figure of the table of identity cards is not what it was."""
    file = tmp_path_factory.mktemp("audit") / "laporan.txt"
    file.write_text(report.replace("\t12.364\t12.336\t", "\t12.364\t12.633\t", 1), encoding="utf-8")
    return file


def test_our_own_report_says_nothing_that_is_not_in_the_dossier(tmp_path: Path) -> None:
    (paper,) = print_papers(khayal.FOLDER, ("lkjip",))
    file = tmp_path / "laporan.txt"
    file.write_text(paper.text, encoding="utf-8")
    done = run("audit", file, "--against", khayal.FOLDER, "--json")
    assert json.loads(done.out)["underived"] == []


def test_a_figure_typed_over_is_reported_with_its_place(typed_over: Path, tmp_path: Path) -> None:
    done = run("audit", typed_over, "--against", EXAMPLES / "balangan-2023", "--json", "--out", tmp_path)
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
