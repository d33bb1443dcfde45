"""Extracts as files: their fingerprint, headings and lines, and their cells as parquet that engines read."""

from __future__ import annotations

import csv
import hashlib
import io
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.durable import say_cause
from capaian.dossier.excel.book import CellValue
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.intake.foreign_tables import text_of
from capaian.register.engines import DuckEngine

_SIGNS: Final = (";", ",", "\t", "|")
_MAX_HEAD_BYTES: Final = 100_000
_LOST_DIGITS: Final = Decimal(10) ** 15
"""Numbers of sixteen digits and more lose their last ones in a table program."""
_PARQUET: Final = b"PAR1"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_FLAWS: Final = {
    "MISSING COLUMNS": "kurang kolom",
    "TOO MANY COLUMNS": "kelebihan kolom",
    "INVALID ENCODING": "bukan UTF-8",
    "UNQUOTED VALUE": "tanda kutip tidak ditutup",
    "LINE SIZE OVER MAXIMUM": "terlalu panjang",
}
SHOWN_LINES: Final = 8
"""Numbers of broken lines that are named; the others are counted."""


class Form(StrEnum):
    """How a file is written."""

    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class ExtractFile:
    """One file of an extract."""

    path: Path
    form: Form
    sha256: str
    size: int
    """Bytes."""
    heads: tuple[str, ...]
    separator: str = ""
    """Of a csv."""
    lines: int = 0
    """Of a csv: those that hold something, its headings among them."""
    blank_lines: tuple[int, ...] = ()
    broken: tuple[tuple[int, str], ...] = ()
    """Of a csv: number and Indonesian flaw of each line that is no row."""

    def lines_of(self, rows: Sequence[int]) -> list[int]:
        """Return which lines of the file rows are, both from 1; in parquet there are only rows."""
        if self.form is Form.PARQUET:
            return [*rows]
        left_out = sorted({*self.blank_lines, *(line for line, _ in self.broken)})
        return [_line_of(row, left_out) for row in rows]


@dataclass
class Flaws:
    """What is wrong with files, all of it."""

    issues: list[Issue] = field(default_factory=list)

    def add(self, file: str, code: str, message: str, remedy: str, level: Level = Level.ERROR) -> None:
        """Record a problem."""
        self.issues.append(Issue(level, code, message, Place(file), remedy=remedy))

    def refuse(self) -> None:
        """Go on only where there is no error.

        Raises:
            InputError: with all problems.
        """
        if any(issue.level is Level.ERROR for issue in self.issues):
            raise InputError(self.issues)


def open_files(paths: Sequence[Path]) -> tuple[ExtractFile, ...]:
    """Look at the files of an extract without reading its rows.

    Raises:
        InputError: One of them is no table, is there twice, or they are of several forms.
        FileError: One cannot be read.
    """
    flaws, opened = Flaws(), []
    for path in paths:
        try:
            opened.append(_open(path, flaws))
        except OSError as error:
            raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
    files = tuple(file for file in opened if file is not None)
    seen: dict[str, str] = {}
    for file in files:
        if file.sha256 in seen:
            flaws.add(
                file.path.name,
                "register_file_twice",
                f"Isinya sama persis dengan {seen[file.sha256]}: penduduknya akan terhitung dua kali.",
                "Sebutkan setiap berkas satu kali.",
            )
        seen[file.sha256] = file.path.name
    if len({file.form for file in files}) > 1:
        forms = ", ".join(sorted({file.form.value for file in files}))
        flaws.add(paths[0].name, "register_forms", f"Berkasnya campuran {forms}.", "Pakai satu jenis berkas.")
    flaws.refuse()
    return files


def _line_of(row: int, left_out: Sequence[int]) -> int:
    line = row + 1  # below the headings
    while (beyond := row + 1 + bisect_right(left_out, line)) != line:
        line = beyond
    return line


def _open(path: Path, flaws: Flaws) -> ExtractFile | None:
    digest, lines, blank = hashlib.sha256(), 0, []
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        if start == _PARQUET or start[:2] == b"PK":
            digest = hashlib.file_digest(file, "sha256")
        else:
            for number, line in enumerate(file, 1):
                digest.update(line)
                if line.strip(b"\r\n"):
                    lines += 1
                else:
                    blank.append(number)
    size = path.stat().st_size
    form = {_PARQUET: Form.PARQUET, b"PK\x03\x04": Form.XLSX}.get(start, Form.CSV)
    found = ExtractFile(path, form, digest.hexdigest(), size, (), lines=lines, blank_lines=tuple(blank))
    if size == 0:
        flaws.add(path.name, "register_empty", "Berkas ini kosong.", "Ambil ekstraknya lagi.")
    elif start[:2] in _UTF16:
        flaws.add(path.name, "register_encoding", "Berkas ini UTF-16.", "Simpan sebagai CSV UTF-8.")
    elif (opened := _with_heads(found)) is None:
        flaws.add(
            path.name,
            "register_broken",
            "Berkas ini bukan tabel yang utuh; mungkin hanya separuh yang tersalin.",
            "Ambil berkasnya lagi: csv UTF-8, parquet, atau xlsx.",
        )
    else:
        return opened
    return None


def _with_heads(file: ExtractFile) -> ExtractFile | None:
    """Return a file with its headings; `None` where it has none."""
    if file.form is Form.PARQUET:
        try:
            return replace(file, heads=tuple(pq.read_schema(file.path).names))
        except (pa.ArrowException, OSError):
            return None
    if file.form is Form.XLSX:
        rows = _rows_of_book(file.path)
        blank = tuple(number for number, row in enumerate(rows, 1) if not any(map(text_of, row)))
        return replace(file, heads=tuple(map(text_of, rows[0])), blank_lines=blank) if rows else None
    with file.path.open("rb") as opened:
        head = opened.readline(_MAX_HEAD_BYTES).decode("utf-8-sig", "replace").rstrip("\r\n")
    separator = max(_SIGNS, key=head.count)
    heads = tuple(cell.strip() for cell in next(csv.reader(io.StringIO(head), delimiter=separator), []))
    return replace(file, heads=heads, separator=separator) if len(heads) > 1 else None


def open_cells(
    file: ExtractFile, wanted: Sequence[str], engine: DuckEngine, folder: Path, number: int
) -> ir.Table:
    """Return the wanted cells of a csv or a workbook as texts; no other one is read.

    Args:
        file: The file.
        wanted: Headings.
        engine: What reads it.
        folder: Where cells of a workbook are put; wiped at the end.
        number: Of the file.
    """
    if file.form is Form.XLSX:
        return _cells_of_book(file, wanted, engine, folder / f"sel-{number:05}.parquet")
    names = {f"h{place}": head for place, head in enumerate(file.heads) if head in wanted}
    lines = engine.backend.read_csv(
        str(file.path),
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
    cells: ir.Table = lines.select(**{head: lines[name] for name, head in names.items()})
    return cells


def with_flaws(file: ExtractFile, engine: DuckEngine, number: int) -> ExtractFile:
    """Return a csv that was read with its broken lines: their numbers, and nothing of what stands in them."""
    if file.form is not Form.CSV:
        return file
    flaws = engine.backend.table(f"flaws_{number}").select("line", "error_type").distinct()
    found = sorted((row["line"], row["error_type"]) for row in engine.rows(flaws))
    return replace(file, broken=tuple((line, _FLAWS.get(flaw, "rusak")) for line, flaw in found))


def _cells_of_book(file: ExtractFile, wanted: Sequence[str], engine: DuckEngine, copy: Path) -> ir.Table:
    rows = [row for row in _rows_of_book(file.path)[1:] if any(map(text_of, row))]
    places = {head: file.heads.index(head) for head in wanted}
    cells = {head: [_text_in(row, place) for row in rows] for head, place in places.items()}
    pq.write_table(pa.table({head: pa.array(texts, pa.string()) for head, texts in cells.items()}), copy)
    table: ir.Table = engine.backend.read_parquet(copy)
    return table


@lru_cache(maxsize=1)
def _rows_of_book(path: Path) -> Sequence[Sequence[CellValue]]:
    """Return the rows of the first sheet, read once for headings and cells."""
    return read_book(path).sheets[0].rows


def _text_in(row: Sequence[CellValue], place: int) -> str:
    cell = row[place] if place < len(row) else None
    if isinstance(cell, Decimal) and abs(cell) >= _LOST_DIGITS:
        return f"{cell:.1E}"  # as table programs show it: its last digits are gone
    return cell.isoformat() if isinstance(cell, date) else text_of(cell)


def check_lines(file: ExtractFile, rows: int, flaws: Flaws, *, skips_broken: bool) -> None:
    """Record broken lines, none of them shown, and that each line of a csv is a row or broken.

    Args:
        file: The file, copied.
        rows: How many rows came of it.
        flaws: Takes the problems.
        skips_broken: Somebody said that broken lines are left out.
    """
    if file.form is not Form.CSV:
        return
    lines = sorted({line for line, _ in file.broken})
    kinds = Counter(flaw for _, flaw in file.broken)
    if lines:
        share = f"{100 * len(lines) / max(file.lines - 1, 1):.1f}".replace(".", ",")
        shown = ", ".join(map(str, lines[:SHOWN_LINES]))
        more = f" … {lines[-1]}" if len(lines) > SHOWN_LINES else ""
        of_kinds = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        flaws.add(
            file.path.name,
            "register_lines_broken",
            f"{len(lines)} baris rusak ({share} %): {of_kinds}; baris {shown}{more}.",
            "Ambil ekstraknya lagi, atau hitung tanpa baris itu dengan --skip-broken.",
            Level.WARNING if skips_broken else Level.ERROR,
        )
    if file.lines - 1 != rows + len(lines):
        flaws.add(
            file.path.name,
            "register_lines_lost",
            f"Berkas ini berisi {file.lines - 1} baris data; yang terbaca {rows}, yang rusak {len(lines)}. "
            "Sebuah tanda kutip menelan beberapa baris.",
            'Ambil ekstraknya lagi; tanda " di dalam isi harus ditulis ganda.',
        )


def fingerprint(files: Sequence[ExtractFile]) -> str:
    """Return the SHA-256 of an extract: of its file, or of the sums of its files in their order of names."""
    if len(files) == 1:
        return files[0].sha256
    lines = sorted(f"{file.sha256}  {file.path.name}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def refuse_headings(file: str, plan: str, missing: Sequence[str], heads: Sequence[str]) -> InputError:
    """Return the refusal of an extract that lacks headings of the confirmed mapping."""
    shown = ", ".join(head for head in heads if head)[:300]
    message = f"Judul kolom tidak ada, atau ada beberapa kali: {', '.join(missing)}."
    remedy = f"Judul yang ada: {shown}. Betulkan columns di {plan}."
    return InputError([Issue(Level.ERROR, "register_heads", message, Place(file), remedy=remedy)])


def count_rows(copies: Sequence[Path]) -> tuple[int, ...]:
    """Return how many rows files of parquet have."""
    return tuple(pq.read_metadata(copy).num_rows for copy in copies)


def unique_heads(heads: Sequence[str]) -> frozenset[str]:
    """Return the headings that stand over one column only."""
    return frozenset(head for head, count in Counter(heads).items() if count == 1 and head)
