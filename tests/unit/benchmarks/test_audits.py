"""What reading is held against is work on the same pages, and pages are counted as reports state them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.audits import audit_bytes, pages_named
from benchmarks.floors.words import PathsFloor, TablesFloor
from benchmarks.papers import PaperName, papers

from capaian.auditor.reading.files import read_report
from capaian.writers.pdf import write_pdf

ENTRIES = "\n".join(f"Tabel 2.{number} Jumlah layanan ke-{number}\t{number + 3}" for number in range(1, 15))
CONTENTS = f"DAFTAR TABEL\n{ENTRIES}\n"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("reports") / "laporan.pdf"
    file.write_bytes(write_pdf(papers(PaperName.SAMPLE)["sample"]))
    return file


FLOORS = pytest.mark.parametrize("floor", [TablesFloor, PathsFloor])


@FLOORS
def test_the_floor_finds_the_words_that_the_auditor_reads(
    floor: type[TablesFloor] | type[PathsFloor], report: Path
) -> None:
    document, file = read_report(report)
    words, others = floor(report, file.pages, 2).read()
    read = sum(len(line.text.split()) for line in document.lines)
    assert read * 0.8 < words < read * 1.5
    assert others > 0


@FLOORS
def test_the_floor_reads_every_page_once_whatever_the_processes(
    floor: type[TablesFloor] | type[PathsFloor], report: Path
) -> None:
    assert floor(report, 4, 1).read() == floor(report, 4, 3).read()


@FLOORS
def test_a_floor_that_fails_is_no_floor(floor: type[TablesFloor] | type[PathsFloor], tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        floor(tmp_path / "none.pdf", 2, 2).read()


def test_pages_of_a_text_are_those_that_its_contents_name() -> None:
    document, _ = read_report(Path("laporan.txt"), CONTENTS.encode())
    assert pages_named(document) == 17


def test_contents_of_a_few_lines_tell_no_pages() -> None:
    few = "\n".join(CONTENTS.splitlines()[:5])
    document, _ = read_report(Path("laporan.txt"), few.encode())
    assert pages_named(document) == 0


def test_what_is_timed_is_an_audit_with_findings() -> None:
    rows = ["1\tArsip\t80\t40\t50,00", "2\tLayanan\t80\t60\t75,00", "3\tPelatihan\t80\t20\t99,00"]
    text = "\n".join(["Tabel 1 Capaian", "", "No\tIndikator\tTarget\tRealisasi\tCapaian (%)", *rows])
    result = audit_bytes(text.encode(), "laporan.txt")
    assert [finding.printed for finding in result.findings] == ["99,00"]
