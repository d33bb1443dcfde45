"""`capaian audit` of texts that are no reports, and of files made to fill memory or time."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from tests.functional.cli_cast import PROGRAM, ROOT, run

from capaian.auditor import audit as auditing
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.understanding import report
from capaian.auditor.understanding.report import UnderstoodReport

STORY = "Pagi itu tiga (4) nelayan berlayar ke laut lepas.\n\n"
REPORT = "Indikator\tTarget\tRealisasi\tCapaian (%)\nKapal\t80,00\t60,00\t57,00\nSurat\t50,00\t40,00\t80,00\n"


def test_a_story_is_called_none_and_has_no_error(tmp_path: Path) -> None:
    file = tmp_path / "cerita.txt"
    file.write_text(STORY * 200, encoding="utf-8")
    done = run("audit", file)
    assert done.code == 0
    assert "tidak tampak seperti laporan kinerja" in " ".join(done.err.split())
    assert "▼" not in done.out


def test_a_folder_says_which_file_looks_like_no_report(tmp_path: Path) -> None:
    (tmp_path / "cerita.txt").write_text(STORY * 200, encoding="utf-8")
    (tmp_path / "laporan.txt").write_text(REPORT, encoding="utf-8")
    said = "tidak tampak seperti laporan kinerja"
    lines = run("audit", tmp_path, "--out", tmp_path / "hasil").out.splitlines()
    assert lines[[line.split()[0] for line in lines].index("cerita.txt") + 1].strip() == said
    assert sum(said in line for line in lines) == 1
    table = (tmp_path / "hasil" / "semua-laporan.csv").read_text("utf-8-sig").splitlines()
    assert [said in row for row in table] == ["cerita" in row for row in table]


def test_a_page_as_wide_as_a_town_is_read(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14_400, 14_400))
    pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 1_000_000_000, 1_000_000_000])
    pdf.save(tmp_path / "lebar.pdf")
    done = run("audit", tmp_path / "lebar.pdf")
    assert done.code in (0, 11)


def test_a_picture_of_blanks_does_not_fill_memory(tmp_path: Path) -> None:
    """A small process asks: Linux counts the memory of the process that starts a program as its own."""
    made = io.BytesIO()
    document = Document()
    table = document.add_table(rows=3, cols=4)
    for row, line in zip(table.rows, REPORT.splitlines(), strict=True):
        for cell, text in zip(row.cells, line.split("\t"), strict=True):
            cell.text = text
    document.save(made)
    with (
        zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/x.png", "w") as part,
    ):
        for _ in range(400):
            part.write(bytes(1_000_000))
    (tmp_path / "laporan.docx").write_bytes(made.getvalue())
    between = [sys.executable, ROOT / "benchmarks" / "wrapper.py"]
    asked = [PROGRAM, "audit", tmp_path / "laporan.docx", "--out", tmp_path / "hasil"]
    done = subprocess.run([*between, *asked], capture_output=True, check=True, timeout=120)
    took = json.loads(done.stdout)
    assert took["code"] == 13
    assert (tmp_path / "hasil" / "laporan.bercatatan.docx").exists()
    assert 20 < took["peak_mb"] < 500


def test_a_text_that_takes_hours_is_refused_and_the_others_are_audited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = tmp_path / "laporan", tmp_path / "reviu"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text(f"Lampiran\n{REPORT}", encoding="utf-8")

    def understand(document: PrintedDocument) -> UnderstoodReport:
        if document.line(1).text == "Lampiran":
            signal.raise_signal(signal.SIGPROF)
        return report.understand(document)

    monkeypatch.setattr(auditing, "understand", understand)
    alone = run("audit", folder / "b.txt", "--out", out)
    assert alone.code == 11
    assert "memerlukan waktu atau memori jauh di atas laporan mana pun" in " ".join(alone.says.split())
    assert not out.exists()
    assert run("audit", folder, "--out", out).code == 13
    assert "a.txt.temuan.json" in {file.name for file in out.iterdir()}
    assert "b.txt.temuan.json" not in {file.name for file in out.iterdir()}
