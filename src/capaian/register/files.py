"""Extracts as files: their fingerprint, headings and lines, and their cells as an engine reads them."""

from __future__ import annotations

import csv
import hashlib
import io
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Final

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from capaian.domain.errors import FileError
from capaian.domain.numerals import write_decimal, write_few
from capaian.dossier.durable import say_cause
from capaian.dossier.excel.book import CellValue
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.intake.foreign_tables import text_of
from capaian.register.engines import Engine
from capaian.register.plan import ExtractProblems

_LOST_DIGITS: Final = Decimal(10) ** 15
"""Numbers of sixteen digits and more lose their last ones in a table program."""
_PARQUET, _ARCHIVE = b"PAR1", b"PK\x03\x04"
_SIGNS: Final = (";", ",", "\t", "|")
_MAX_HEAD_BYTES: Final = 100_000
_FLAWS: Final = {
    "MISSING COLUMNS": "kurang kolom",
    "TOO MANY COLUMNS": "kelebihan kolom",
    "INVALID ENCODING": "bukan UTF-8",
    "UNQUOTED VALUE": "tanda kutip tidak ditutup",
}
MIN_HEADS: Final = 2
SHOWN_LINES: Final = 8
"""Numbers of broken lines that are named; the others are counted."""


@dataclass(frozen=True)
class ExtractFile:
    """One file of an extract."""

    path: Path
    sha256: str
    heads: tuple[str, ...] = ()
    is_parquet: bool = False
    text: Path | None = None
    """The csv that holds its cells: the file itself, or what was made of a workbook."""
    separator: str = ";"
    lines: int = 0
    """Of a csv: those that hold something, its headings among them."""
    broken: tuple[tuple[int, str], ...] = ()
    """Of a csv: number and Indonesian flaw of each line that is no row."""
    blank: tuple[int, ...] = ()
    """Numbers of lines that hold nothing."""

    @cached_property
    def broken_lines(self) -> list[int]:
        """Numbers of the lines that are no row."""
        return sorted({line for line, _ in self.broken})

    @cached_property
    def left_out(self) -> list[int]:
        """Numbers of all lines that are no row but the first one."""
        return sorted({*self.blank, *self.broken_lines})

    def line_of(self, row: int) -> int:
        """Return which line of the file a row is, both from 1; in parquet there are only rows."""
        line = row if self.is_parquet else row + 1  # below the headings
        while not self.is_parquet and (beyond := row + 1 + bisect_right(self.left_out, line)) != line:
            line = beyond
        return line


def open_files(paths: Sequence[Path], folder: Path) -> tuple[ExtractFile, ...]:
    """Look at the files of an extract without reading its rows.

    Args:
        paths: The files.
        folder: Where cells of workbooks are put as csv; wiped at the end.

    Raises:
        InputError: One of them is no table, is there twice, or they are of several forms.
        FileError: One cannot be read.
    """
    found, opened = ExtractProblems(), list[ExtractFile]()
    for number, path in enumerate(paths):
        try:
            file = _open(path, folder / f"buku-{number:05}.csv")
        except OSError as error:
            raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
        if len(file.heads) < MIN_HEADS:
            found.note("file_broken", path.name)
        if other := next((one.path.name for one in opened if one.sha256 == file.sha256), ""):
            found.note("file_twice", path.name, other=other)
        opened.append(file)
    if len({file.is_parquet for file in opened}) > 1:
        found.note("files_mixed")
    found.refuse()
    return tuple(opened)


def _open(path: Path, copy: Path) -> ExtractFile:
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        found = ExtractFile(path, hashlib.file_digest(file, "sha256").hexdigest(), text=path)
    if start == _PARQUET:
        try:
            return replace(found, heads=tuple(pq.read_schema(path).names), is_parquet=True)
        except pa.ArrowException:
            return found
    return _with_lines(replace(found, text=_as_csv(path, copy)) if start == _ARCHIVE else found)


def _with_lines(file: ExtractFile) -> ExtractFile:
    """Return a csv with its headings, and which of its lines hold nothing."""
    path = file.text or file.path
    with path.open("rb") as opened:
        head = opened.readline(_MAX_HEAD_BYTES).decode("utf-8-sig", "replace").rstrip("\r\n")
        blank = [number for number, line in enumerate(opened, 2) if not line.strip(b"\r\n")]
    with path.open("rb") as opened:
        lines = sum(1 for _ in opened) - len(blank)
    separator = max(_SIGNS, key=head.count)
    heads = [cell.strip() for cell in next(csv.reader(io.StringIO(head), delimiter=separator), [])]
    return replace(file, heads=tuple(heads), separator=separator, lines=lines, blank=tuple(blank))


def _as_csv(path: Path, copy: Path) -> Path:
    """Write the cells of the first sheet of a workbook as csv, row by row."""
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        for row in read_book(path).sheets[0].rows:
            texts = [_text_in(cell) for cell in row]
            writer.writerow(texts if any(texts) else [])
    return copy


def _text_in(cell: CellValue) -> str:
    if isinstance(cell, Decimal) and abs(cell) >= _LOST_DIGITS:
        return f"{cell:.1E}"  # as table programs show it: its last digits are gone
    return cell.isoformat() if isinstance(cell, date) else text_of(cell)


def open_cells(file: ExtractFile, wanted: Sequence[str], engine: Engine, number: int) -> ir.Table:
    """Return the wanted cells of a csv as texts; no other one is read."""
    lines: ir.Table = engine.backend.read_csv(
        str(file.text),
        header=True,
        delim=file.separator,
        quote='"',
        escape='"',
        auto_detect=False,
        columns={f"h{place}": "string" for place, _ in enumerate(file.heads)},
        store_rejects=True,
        rejects_scan=f"scans_{number}",
        rejects_table=f"flaws_{number}",
    )
    return lines.select(**{head: lines[f"h{file.heads.index(head)}"] for head in wanted})


def with_broken(file: ExtractFile, engine: Engine, number: int) -> ExtractFile:
    """Return a csv that was read with the numbers of its broken lines, and nothing of what stands in them."""
    flaws = engine.backend.table(f"flaws_{number}").select("line", "error_type").distinct()
    found = sorted((row["line"], row["error_type"]) for row in engine.rows(flaws))
    return replace(file, broken=tuple((line, _FLAWS.get(flaw, "rusak")) for line, flaw in found))


def check_lines(file: ExtractFile, rows: int, found: ExtractProblems, *, skips_broken: bool) -> None:
    """Record broken lines, none of them shown, and that each line of a csv is a row or broken.

    Args:
        file: The file, read.
        rows: How many rows came of it.
        found: Takes the problems.
        skips_broken: Somebody said that broken lines are left out.
    """
    lines, name, all_lines = file.broken_lines, file.path.name, file.lines - 1
    if lines:
        kinds = Counter(flaw for _, flaw in file.broken).most_common()
        words = {
            "count": len(lines),
            "share": write_decimal(Decimal(100 * len(lines)) / max(all_lines, 1), 1),
            "kinds": ", ".join(f"{count} {kind}" for kind, count in kinds),
            "lines": write_few([*map(str, lines)], SHOWN_LINES),
        }
        found.note("lines_skipped" if skips_broken else "lines_broken", name, **words)
    if not file.is_parquet and all_lines != rows + len(lines):
        found.note("lines_lost", name, lines=all_lines, rows=rows, count=len(lines))


def fingerprint(files: Sequence[ExtractFile]) -> str:
    """Return the SHA-256 of an extract: of its file, or of the sums of its files in their order of names."""
    if len(files) == 1:
        return files[0].sha256
    lines = sorted(f"{file.sha256}  {file.path.name}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
