"""The manual's first report: its commands lead there, and what it shows of the screen stands there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.architecture.code import ROOT
from tests.functional.cli_cast import Run, run
from tests.workbooks.first_year import COUNTS, fill, put_count

PAGE = (ROOT / "docs" / "manual" / "laporan-pertama.md").read_text(encoding="utf-8")
SECONDS_A_CELL = 3
"""To find a figure on paper and type it."""
SECONDS_A_SHEET = 15
"""To go to a sheet and see what it wants."""
FILLED, MARKED = "banjar.xlsx", "banjar-periksa.xlsx"


def blocks() -> Iterator[tuple[list[str], list[str]]]:
    """Yield each command of the page with the lines that it shows of the screen."""
    command: list[str] | None = None
    for kind, text in re.findall(r"^```(sh|text)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        if kind == "sh":
            if command is not None:
                yield command, []
            command = shlex.split(text)
        elif command is not None:
            yield command, text.splitlines()
            command = None
    if command is not None:
        yield command, []


def seconds_typing(cells: int) -> int:
    """Return how long it takes to fill in so many cells of the sheets that the page names."""
    sheets = re.findall(
        r"^\| (.+?) \| .+ \|$", PAGE.partition("| Lembar |")[2].partition("![")[0], re.MULTILINE
    )
    return cells * SECONDS_A_CELL + len(sheets) * SECONDS_A_SHEET


def prepare(words: list[str]) -> None:
    """Do before a command what the page says people do: fill in, and mend."""
    if words[1:3] == ["workbook", "import"] and words[3] == FILLED:
        cells = fill(Path(FILLED), mistake=True)
        assert f"{cells} sel diketik" in PAGE
        assert seconds_typing(cells) <= 12 * 60
    elif words[1:3] == ["workbook", "import"]:
        put_count(Path(MARKED), COUNTS["kk.issued"][2])


def assert_shown(lines: list[str], done: Run) -> None:
    """Each line of the page stands on the screen, whose lines may be broken elsewhere."""
    screen = " ".join(done.says.split())
    for line in lines:
        assert " ".join(line.split()) in screen


def test_the_page_leads_from_nothing_to_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words, lines in blocks():
        prepare(words)
        done = run(*words[1:])
        assert (done.code == 0) is (words[-2:] != [FILLED, "banjar-2024"]), (words, done.says)
        assert_shown(lines, done)
    assert (tmp_path / "out" / "banjar-2024" / "lkjip.docx").stat().st_size > 100_000
    html = (tmp_path / "out" / "banjar-2024" / "lkjip.html").read_text(encoding="utf-8")
    assert "sumber daya menurut sasaran, 2024" in html
    assert "belum dinilai karena keluarannya belum dilaporkan" in html
    assert "gambar-kk" in html
    assert "gambar-waktu-kk" not in html, "a chart over years of which one is known"


def test_the_workbook_that_was_imported_can_be_mended_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("new", "banjar-2024", "--regency", "Kota Banjar", "--year", "2024")
    run("workbook", "export", "banjar-2024", "--out", FILLED)
    fill(Path(FILLED))
    assert run("workbook", "import", FILLED, "banjar-2024", "--yes").code == 0
    put_count(Path(FILLED), 11021)
    done = run("workbook", "import", FILLED, "banjar-2024", "--yes")
    assert (done.code, "11020 → 11021" in done.out) == (0, True)
    assert ",11021," in (tmp_path / "banjar-2024" / "counts.csv").read_text()


def test_the_sheets_that_the_page_names_are_shown_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("new", "banjar-2024", "--regency", "Kota Banjar", "--year", "2024")
    run("workbook", "export", "banjar-2024", "--out", FILLED)
    shown = {sheet.title for sheet in load_workbook(FILLED) if sheet.sheet_state == "visible"}
    table = PAGE.partition("| Lembar |")[2].partition("![")[0]
    named = set(re.findall(r"^\| ([A-Z][^|]+?) \|", table, re.MULTILINE))
    assert len(named) == 7
    assert named <= shown


def test_its_pictures_are_there_and_small() -> None:
    pictures = [ROOT / "docs" / "manual" / name for name in re.findall(r"!\[.+?\]\((.+?)\)", PAGE)]
    assert len(pictures) == 3
    assert all(1_000 < picture.stat().st_size < 150_000 for picture in pictures)
