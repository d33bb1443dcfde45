"""Reading workbooks: 100,000 rows against the bare reader, memory,
and what refusing hostile ones takes.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from pathlib import Path

import xlsxwriter
from tests.bad_input.spoiling import BASE
from tests.workbooks.grids import COUNTS, grids_of, write_grids
from tests.workbooks.hostile import packing
from tests.workbooks.hostile.test_hostile import REFUSED

from benchmarks.floors.cells import bare_book_reader, bare_reader, our_reader
from benchmarks.lines import AgainstFloor, AgainstLimit, Line, NotMeasured
from benchmarks.processes import CAPAIAN, CommandFailedError, Usage, run_once
from benchmarks.timing import Spread
from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.write.book import export_book

ROWS = 100_000
READING, READING_MB = 6.0, 150.0
"""Ours reads with the same library, in a child after a look at all parts, and returns decimals for
numbers, formats, formulas and merged cells; openpyxl, which does the last only, takes 8 times as
long as the floor.
"""
IMPORTING, IMPORTING_SECONDS, IMPORTING_MB = 5.0, 10.0, 300.0
"""Seconds on a machine whose plain loop of 10 million squares takes 0.6 s: a dossier of 100,000
counts is read twice, as it is and as it would be, and every changed row is compared and checked.
"""
IMPORTING_WORK = 7.0
"""Of two processes side by side; the aim is named for the clock."""
REFUSING_SECONDS, REFUSING_MB = 10.0, 500.0
"""Of parent and child together, above what refusing a text named xlsx takes: the library meets a
hostile book in the child, which may take its own limits before it ends; the parent goes on.
"""
LEAVING_SECONDS = 1.0
_NO_BOOK = b"a;b\n1;2\n"
LARGE_ROWS = 90_000
"""Of ten numbers each, within what is taken of a workbook."""
_HEADS = ("measure", "area", "period", "value", "source")
_VILLAGES = [
    f"63.99.{district:02}.{2001 + number}" for district in (1, 2) for number in range(250)
]
_SHEET = "xl/worksheets/sheet1.xml"
_ROW_OF_LIBREOFFICE = (
    rb'<row r="\1" customFormat="false" ht="12.8" hidden="false" customHeight="false" '
    rb'outlineLevel="0" '
    rb'collapsed="false">'
)
_COUNT = re.compile(rb'(<c r="[A-Z]+\d+"(?: s="\d+")?><v>)(\d+)<')
"""A cell with a number: `<c r="D3" s="4"><v>12336</v>`."""
_ROW = re.compile(rb'<row r="(\d+)".*?</row>', re.DOTALL)
_HEAD_ROWS = 2
"""Rows above the counts: the hidden one and the titles."""


def measure_workbooks(runs: int) -> list[Line]:
    """Return the lines for reading a large workbook in two dialects,
    and for refusing the hostile ones.
    """
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        plain, styled = Path(folder) / "polos.xlsx", Path(folder) / "bergaya.xlsx"
        write_counts(plain, ROWS)
        restyle(plain, styled)
        return [
            *_reading_lines(
                f"reading a workbook of {ROWS} rows; floor: the bare reader", plain, runs
            ),
            *_reading_lines("the same as LibreOffice saves it", styled, runs),
            *_importing_lines(Path(folder), runs),
            *_refusing_lines(),
            *_leaving_lines(),
        ]


def write_counts(file: Path, rows: int) -> None:
    """Write a workbook of counts as a regency with so many of them would have it."""
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Data hitungan")
        for column, head in enumerate(_HEADS):
            sheet.write_string(0, column, head)
        for row in range(1, rows + 1):
            sheet.write_string(row, 0, f"m{row % 40}.holders")
            sheet.write_string(row, 1, f"63.11.{row % 99:02d}.{row % 2_500:04d}")
            sheet.write_string(row, 2, "2023")
            sheet.write_number(row, 3, row * 7 % 12_345)
            sheet.write_string(row, 4, "agregat")


def restyle(plain: Path, styled: Path) -> None:
    """Write the same workbook with a style on every cell and every row described,
    as LibreOffice does.
    """
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(styled, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == _SHEET:
                content = re.sub(rb'<row r="(\d+)"[^>]*>', _ROW_OF_LIBREOFFICE, content)
                content = re.sub(rb'(<c r="[A-Z]+\d+")(?: t="s")?>', rb'\1 s="0" t="s">', content)
                content = re.sub(rb'(<c r="D(?!1")\d+" s="0") t="s">', rb'\1 t="n">', content)
            target.writestr(name, content)


def _reading_lines(what: str, file: Path, runs: int) -> list[Line]:
    try:
        ours, bare = _take_turns([our_reader(file), bare_reader(file)], runs)
    except CommandFailedError as failure:
        return [NotMeasured(what, str(failure))]
    peak = Spread((max(usage.peak_mb for usage in ours),))
    return [
        AgainstFloor(what, _seconds(ours), _seconds(bare), READING),
        AgainstFloor("  processor time, child included", _busy(ours), _busy(bare), READING),
        AgainstLimit("  largest process, peak", peak, READING_MB, "MB"),
    ]


def _importing_lines(folder: Path, runs: int) -> Iterator[Line]:
    """Yield the lines for the whole command, shown only: counts of an export,
    and as many typed ones.
    """
    exported, typed = folder / "buku.xlsx", folder / "diketik.xlsx"
    exported.write_bytes(export_book(canonical_folder(write_dossier(folder / "dossier", ROWS))[0]))
    what = f"importing {ROWS} counts into a new dossier, preview; floor: the bare reader"
    yield from _lines_of_import(what, exported, folder / "baru", runs)
    for change, named in (
        (change_figures, "all of them changed"),
        (reverse_rows, "in reverse order"),
    ):
        changed = folder / "berubah.xlsx"
        change(exported, changed)
        what = f"importing {ROWS} counts into a dossier that has them, {named}"
        yield from _lines_of_change(what, changed, folder / "dossier", runs)
    dossier = write_dossier(folder / "dasar", 0)
    write_typed(typed, dossier, ROWS)
    what = f"importing {ROWS} typed rows into a dossier without them"
    yield from _lines_of_import(what, typed, dossier, runs)


def _lines_of_import(what: str, book: Path, dossier: Path, runs: int) -> list[Line]:
    try:
        ours, bare = _take_turns([_importing(book, dossier), bare_book_reader(book)], runs)
    except CommandFailedError as failure:
        return [NotMeasured(what, str(failure))]
    return [
        AgainstFloor(what, _seconds(ours), _seconds(bare), IMPORTING),
        AgainstFloor("  processor time, child included", _busy(ours), _busy(bare), IMPORTING_WORK),
        *_limits("  whole command", ours),
    ]


def _lines_of_change(what: str, book: Path, dossier: Path, runs: int) -> list[Line]:
    """Return the lines without a floor: no bare reader holds two states of a
    dossier against each other.
    """
    try:
        (ours,) = _take_turns([_importing(book, dossier)], runs)
    except CommandFailedError as failure:
        return [NotMeasured(what, str(failure))]
    return [*_limits(what, ours)]


def _importing(book: Path, dossier: Path) -> Sequence[str]:
    return [str(CAPAIAN), "workbook", "import", str(book), str(dossier), "--dry-run"]


def _limits(what: str, ours: Sequence[Usage]) -> Iterator[Line]:
    peak = Spread(tuple(usage.peak_mb for usage in ours))
    yield AgainstLimit(what, _seconds(ours), IMPORTING_SECONDS, "s")
    yield AgainstLimit("  largest process, peak", peak, IMPORTING_MB, "MB")


def write_dossier(folder: Path, rows: int) -> Path:
    """Write the small valid dossier of the tests with so many more counts."""
    shutil.copytree(BASE, folder)
    with (folder / "areas.csv").open("a") as areas:
        areas.writelines(f"{code},Desa {code},village,{code[:8]}\n" for code in _VILLAGES)
    with (folder / "counts.csv").open("a") as counts:
        for measure, code, year, value in _facts(rows):
            counts.write(f"{measure},{code},{year},{value},agregat\n")
    return folder


def write_typed(book: Path, dossier: Path, rows: int) -> None:
    """Write the workbook of a dossier with so many rows below the others,
    texts as people type them.
    """
    grids = grids_of(export_book(canonical_folder(dossier)[0]))
    sheet = grids[COUNTS]
    places = [sheet.column(name) for name in _HEADS]
    for measure, code, year, value in _facts(rows):
        cells: list[object] = [None] * (max(places) + 1)
        shown = f"{value:,}".replace(",", ".")
        for place, text in zip(
            places, (measure, f"{code} ", f"Tahun {year}", shown, "agregat"), strict=True
        ):
            cells[place] = text
        sheet.rows.append(cells)
    book.write_bytes(write_grids(grids))


def change_figures(exported: Path, changed: Path) -> None:
    """Write the workbook of a dossier with one added to every count."""
    _rewrite_longest(
        exported,
        changed,
        lambda sheet: _COUNT.sub(lambda cell: b"%s%d<" % (cell[1], int(cell[2]) + 1), sheet),
    )


def reverse_rows(exported: Path, changed: Path) -> None:
    """Write the workbook of a dossier with its counts from the last to the first."""

    def turn(sheet: bytes) -> bytes:
        rows = [*_ROW.finditer(sheet)][_HEAD_ROWS:]
        start, end = rows[0].start(), rows[-1].end()
        numbers = (int(row[1]) for row in rows)
        turned = b"".join(
            _number(row[0], number) for row, number in zip(rows[::-1], numbers, strict=True)
        )
        return b"".join([sheet[:start], turned, sheet[end:]])

    _rewrite_longest(exported, changed, turn)


def _number(row: bytes, number: int) -> bytes:
    """Return a row of a sheet as it stands in another place."""
    return re.sub(rb'(<row r="|<c r="[A-Z]+)\d+', lambda found: b"%s%d" % (found[1], number), row)


def _rewrite_longest(exported: Path, changed: Path, rewrite: Callable[[bytes], bytes]) -> None:
    """Write a workbook anew with its sheet of most rows rewritten."""
    with (
        zipfile.ZipFile(exported) as source,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        contents = {name: source.read(name) for name in source.namelist()}
        sheets = [name for name in contents if name.startswith("xl/worksheets/sheet")]
        longest = max(sheets, key=lambda name: contents[name].count(b"<row "))
        for name, content in contents.items():
            target.writestr(name, rewrite(content) if name == longest else content)


def _facts(rows: int) -> Iterator[tuple[str, str, int, int]]:
    """Yield so many counts: measure, area, year and value."""
    facts = product(range(2001, 2201), _VILLAGES, ("ktp.holders", "ktp.eligible"))
    for number, (year, code, measure) in enumerate(islice(facts, rows)):
        yield measure, code, year, number * 7 % 12_345


def _take_turns(commands: Sequence[Sequence[str]], runs: int) -> list[list[Usage]]:
    """Run the commands A B A B ...; the first round warms the caches of the file system."""
    rounds = [[run_once(command) for command in commands] for _ in range(runs + 1)][1:]
    return [list(usages) for usages in zip(*rounds, strict=True)]


def _seconds(usages: Sequence[Usage]) -> Spread:
    return Spread(tuple(usage.seconds for usage in usages))


def _busy(usages: Sequence[Usage]) -> Spread:
    return Spread(tuple(usage.busy_seconds for usage in usages))


def _refusing_lines() -> Iterator[Line]:
    """Yield what the command took beyond refusing what is plainly no workbook,
    its child included.
    """
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        bare = min(
            (_take(Path(folder), _NO_BOOK) for _ in range(3)), key=lambda usage: usage.busy_seconds
        )
        taken = [(case.name, _take(Path(folder), case.make())) for case in REFUSED]
    slowest, slow = max(taken, key=lambda one: one[1].busy_seconds)
    widest, wide = max(taken, key=lambda one: one[1].peaks_mb)
    seconds = Spread((max(slow.busy_seconds - bare.busy_seconds, 0.0),))
    megabytes = Spread((max(wide.peaks_mb - bare.peaks_mb, 0.0),))
    title = f"{len(taken)} hostile workbooks, above a bare refusal ({bare.peaks_mb:.0f} MB)"
    yield AgainstLimit(f"{title}, most work ({slowest})", seconds, REFUSING_SECONDS, "s")
    yield AgainstLimit(
        f"{title}, peaks of parent and child ({widest})", megabytes, REFUSING_MB, "MB"
    )


def _leaving_lines() -> Iterator[Line]:
    """Yield what large files without a table take beyond a bare refusal:
    they are left at their beginning.
    """
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        dossier = write_dossier(Path(folder) / "dossier", 0)
        files = {"xlsx": book_of_numbers(LARGE_ROWS), "csv": text_of_numbers(LARGE_ROWS)}
        bare = _take_in(Path(folder) / "tabel.xlsx", _NO_BOOK, dossier)
        for ending, content in files.items():
            usage = _take_in(Path(folder) / f"tabel.{ending}", content, dossier)
            what = (
                f"capaian intake of {LARGE_ROWS * 10} numbers without a head ({ending}), "
                "above a bare refusal"
            )
            seconds = Spread((max(usage.busy_seconds - bare.busy_seconds, 0.0),))
            megabytes = Spread((max(usage.peaks_mb - bare.peaks_mb, 0.0),))
            yield AgainstLimit(f"{what}, work", seconds, LEAVING_SECONDS, "s")
            yield AgainstLimit(f"{what}, peaks of parent and child", megabytes, REFUSING_MB, "MB")


def book_of_numbers(rows: int) -> bytes:
    """Return a workbook of so many rows of ten numbers, without a head."""
    return packing.book("".join(map(_row_of_numbers, range(1, rows + 1))))


def text_of_numbers(rows: int) -> bytes:
    """Return the same as text."""
    return "".join(f"{';'.join(map(str, _numbers(row)))}\n" for row in range(1, rows + 1)).encode()


def _numbers(row: int) -> list[int]:
    """Return ten numbers of which none looks like a year."""
    return [100_000 + (row * 10 + place) * 7_919 % 1_000_000 for place in range(10)]


def _row_of_numbers(row: int) -> str:
    places = zip("ABCDEFGHIJ", _numbers(row), strict=True)
    return (
        f'<row r="{row}">{"".join(f"""<c r="{c}{row}"><v>{n}</v></c>""" for c, n in places)}</row>'
    )


def _take(folder: Path, content: bytes) -> Usage:
    """Try to import a file into a dossier that is not there."""
    file = folder / "buku.xlsx"
    file.write_bytes(content)
    command = [str(CAPAIAN), "workbook", "import", str(file), str(folder / "baru"), "--dry-run"]
    return run_once(command, range(256), is_watched=True)


def _take_in(file: Path, content: bytes, dossier: Path) -> Usage:
    """Try to take a file of tables into a dossier."""
    file.write_bytes(content)
    command = [str(CAPAIAN), "intake", str(file), str(dossier), "--dry-run"]
    return run_once(command, range(256), is_watched=True)
