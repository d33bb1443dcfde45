"""What reading is held against is work on the same pages, and pages are counted as reports state them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.audits import TEXT_PAGES_A_SECOND, audit_bytes, pages_named, text_lines
from benchmarks.cold import forget
from benchmarks.floors.text import WordsAndNumbersFloor
from benchmarks.floors.words import PathsFloor, TablesFloor
from benchmarks.papers import PaperName, papers

from capaian.auditor.printed.worded import begun_in
from capaian.auditor.reading.files import read_report
from capaian.rulebook.load import load_rulebook
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


def test_reading_a_text_and_its_whole_audit_are_held_against_the_goal_apart() -> None:
    rows = [f"{number}\tPeron {number}\t80\t{number + 40}\t{number + 50},00" for number in range(1, 30)]
    text = "\n".join(["Tabel 1 Capaian", "", "No\tIndikator\tTarget\tRealisasi\tCapaian (%)", *rows])
    reading, _, _, whole, speed, ratio = text_lines("a table", text.encode(), 2, 1)
    assert reading.what.startswith(f"text files, {TEXT_PAGES_A_SECOND} pages a second: reading of a table")
    assert "whole audit of a table, 2 pages of 16 lines" in whole.what
    assert reading.cells[6] == whole.cells[6] == "2 ms"
    assert 0 < reading.ours.median < whole.ours.median
    assert speed.ours.median == pytest.approx(1000 / whole.ours.median)
    assert ratio.ours.median > 1


def test_the_floor_of_a_text_finds_each_word_and_number_once() -> None:
    text = "Tabel 3.1 Capaian\n1\tArsip\t1.250\t99,50%\nRp1,2,3 dan RP 40"
    assert WordsAndNumbersFloor(text.encode()).read() == (6, 6)


def test_a_text_is_met_for_the_first_time_in_each_run() -> None:
    rulebook = load_rulebook()
    audit_bytes(b"Realisasi kolam 84,25% dari target 80%.", "laporan.txt")
    assert begun_in.cache_info().currsize > 0
    forget("capaian.auditor")
    assert begun_in.cache_info().currsize == 0
    assert load_rulebook() is rulebook
