"""The manual's first report: its commands lead there,
and what it counts and shows stands there.
"""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.architecture.code import ROOT
from tests.functional.cli_cast import Run, Terminal, run
from tests.functional.first_year import (
    COUNTS,
    REGENCY,
    SURVEY,
    Typed,
    fill_all,
    fill_rest,
    put_count,
    put_index,
    write_files,
)

from capaian.dossier.read import load_dossier

PAGE = (ROOT / "docs" / "manual" / "laporan-pertama.md").read_text(encoding="utf-8")
SECONDS = {"command": 20, "preview": 20, "sheet": 15, "cell": 2.5, "deleted": 4}
"""What a person needs for each, as the page says."""
MOST_MINUTES = 15
DOSSIER, FILLED = "samosir-2024", "samosir.xlsx"
PREVIEWED = 2
"""Files that are taken in, whose preview is read."""


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


def row_of(way: str) -> list[int]:
    """Return the figures of a way in the page's table: commands, sheets, cells, rows, minutes."""
    (line,) = [text for text in PAGE.splitlines() if text.startswith(f"| {way}")]
    return [int(number) for number in re.findall(r"\| (\d+)", line)]


def counted(commands: int, typed: Typed, previews: int = 0) -> list[int]:
    """Return what a way takes, with one figure typed wrong and mended."""
    cells, sheets = typed.cells + 1, len(typed.sheets)
    done = {
        "command": commands,
        "preview": previews,
        "sheet": sheets,
        "cell": cells,
        "deleted": typed.deleted,
    }
    seconds = sum(SECONDS[name] * count for name, count in done.items())
    return [commands, sheets, cells, typed.deleted, round(seconds / 60)]


def prepare(words: list[str], typed: list[Typed]) -> None:
    """Do before a command what the page says is at hand, and what people do: fill in, and mend."""
    if words[1] == "intake" and not Path(words[2]).exists():
        write_files(Path(DOSSIER), Path())
    if words[1:4] == ["workbook", "import", FILLED]:
        if typed:
            put_index(Path(FILLED), SURVEY[2])
        else:
            typed.append(fill_rest(Path(FILLED), mistake=True))


def assert_shown(lines: list[str], done: Run) -> None:
    """Each line of the page stands on the screen, whose lines may be broken elsewhere."""
    screen = " ".join(done.says.split())
    for line in lines:
        assert " ".join(line.split()) in screen


def test_the_page_leads_from_nothing_to_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    typed: list[Typed] = []
    names = []
    for words, lines in blocks():
        prepare(words, typed)
        monkeypatch.setattr(
            "sys.stdin", Terminal("ya\n") if words[1] == "intake" else io.StringIO()
        )
        done = run(*words[1:])
        names.append(words[1])
        assert (done.code == 0) is (words[-2:] != [FILLED, DOSSIER]), (words, done.says)
        assert_shown(lines, done)
    until_report = names.index("report") + 1
    assert row_of("Dua berkas") == counted(until_report, typed[0], PREVIEWED)
    assert row_of("Dua berkas")[-1] <= MOST_MINUTES
    assert (tmp_path / "out" / DOSSIER / "lkjip.docx").stat().st_size > 100_000
    html = (tmp_path / "out" / DOSSIER / "lkjip.html").read_text(encoding="utf-8")
    assert "sumber daya menurut sasaran, 2024" in html
    assert "Program belum dinilai karena keluarannya belum dilaporkan" in html
    assert "gambar-kk" in html
    assert "gambar-waktu-kk" not in html, "a chart over years of which one is known"


def test_typing_everything_gives_the_same_figures_and_takes_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begin(DOSSIER)
    typed = fill_all(Path(FILLED))
    put_count(Path(FILLED), "11.O20")
    assert run("workbook", "import", FILLED, DOSSIER, "--yes").code != 0
    put_count(Path(FILLED), COUNTS["kk.issued"][2])
    assert run("workbook", "import", FILLED, DOSSIER, "--yes").code == 0
    assert row_of("Semuanya diketik") == counted(
        len(("new", "export", "import", "import", "check", "report")), typed
    )
    assert row_of("Semuanya diketik")[-1] <= MOST_MINUTES
    begin("lain-2024")
    write_files(Path("lain-2024"), Path())
    for name, *options in (
        ("agregat-2024.xlsx", "--period", "2024"),
        ("realisasi-2024.xlsx", "--period", "2024", "--drop-unbudgeted"),
    ):
        assert run("intake", name, "lain-2024", *options, "--yes").code == 0
    assert figures(Path("lain-2024")) == figures(Path(DOSSIER))


def begin(name: str) -> None:
    run("new", name, "--regency", REGENCY, "--year", "2024")
    run("workbook", "export", name, "--out", FILLED, "--replace")


def figures(dossier: Path) -> tuple[object, ...]:
    year = load_dossier(dossier)
    return (
        [node.id for node in year.nodes],
        sorted((row.measure, row.area, row.value) for row in year.counts),
        sorted((row.node, row.revised, row.actual) for row in year.inputs),
    )


def test_the_workbook_that_was_imported_can_be_mended_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begin(DOSSIER)
    fill_all(Path(FILLED))
    assert run("workbook", "import", FILLED, DOSSIER, "--yes").code == 0
    put_count(Path(FILLED), 3414)
    done = run("workbook", "import", FILLED, DOSSIER, "--yes")
    assert (done.code, "3.413 → 3.414" in done.out) == (0, True)
    assert ",3414," in (tmp_path / DOSSIER / "counts.csv").read_text()


def test_the_sheets_that_the_page_names_are_shown_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begin(DOSSIER)
    shown = {sheet.title for sheet in load_workbook(FILLED) if sheet.sheet_state == "visible"}
    tables = [
        PAGE.partition(head)[2].partition("![")[0]
        for head in ("| Lembar | Yang diketik |", "| Lembar tambahan |")
    ]
    named = {
        name
        for table in tables
        for name in re.findall(r"^\| ([A-Z][^|]+?) \|", table, re.MULTILINE)
    }
    assert len(named) == row_of("Semuanya diketik")[1]
    assert named <= shown


def test_its_pictures_are_there_and_small() -> None:
    pictures = [ROOT / "docs" / "manual" / name for name in re.findall(r"!\[.+?\]\((.+?)\)", PAGE)]
    assert len(pictures) == 3
    assert all(1_000 < picture.stat().st_size < 150_000 for picture in pictures)
