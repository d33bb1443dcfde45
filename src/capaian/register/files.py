"""Extracts as files: their fingerprint, headings and lines, and the engines that read and count their cells.

DuckDB counts on one machine, Spark where that is outgrown. Nothing else differs.
"""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.backends import BaseBackend

from capaian.domain.errors import CapaianError, FileError, ToolMissingError
from capaian.domain.numerals import write_decimal, write_few
from capaian.dossier.durable import say_cause
from capaian.dossier.excel.book import CellValue
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.intake.foreign_tables import text_of
from capaian.register.plan import ExtractProblems

MEMORY_MEGABYTES: Final = 1_200
"""What an engine may hold: with Python and what it reads the process stays below 2 GB."""
_GROUPS: Final = 8
"""Parts of a table that Spark sends between machines; counts of areas are few."""
_FULL_DISK: Final = ("no space", "too large", "max_temp_directory_size")
"""Words of messages that a disk, a quota or the limit of a file is full."""
_ENGINE_ROOMS: Final = ("_duckdb", "duckdb", "ibis", "pyspark", "py4j", "pyarrow")
# Layers stay layers: put into one another what a cell says would be worked out for each condition again.
ibis.options.sql.fuse_selects = False
Rows = Sequence[Mapping[str, Any]]
DUCKDB, SPARK = "duckdb", "spark"


class EngineError(CapaianError):
    """An engine gave up; what it said may quote a row and is not passed on."""

    code = "register_engine"


class Engine:
    """Reads extracts and works out counts."""

    def __init__(self, backend: BaseBackend) -> None:
        """Take what Ibis calls a backend."""
        self.backend: Any = backend

    def read(self, files: Sequence[Path]) -> ir.Table:
        """Return the rows of parquet files with the same columns."""
        paths = [*map(str, files)]
        if self.backend.name == DUCKDB:
            return self.backend.read_parquet(paths, union_by_name=True, filename=True, file_row_number=True)
        tables = [self.backend.read_parquet(path) for path in paths]
        return ibis.union(*tables) if len(tables) > 1 else tables[0]

    def rows(self, counts: ir.Table) -> Rows:
        """Return a small table of counts."""
        found: Rows = self.backend.to_pyarrow(counts).to_pylist()
        return found

    def write(self, table: ir.Table, copy: Path) -> None:
        """Write a table as parquet, its rows in their order."""
        self.backend.to_parquet(table, copy)


def start_duckdb(folder: Path) -> Engine:
    """Start DuckDB in this process: within a limit of memory, spilling into a folder, fetching nothing."""
    backend = ibis.duckdb.connect(
        memory_limit=f"{MEMORY_MEGABYTES}MB",
        temp_directory=str(folder / "tumpah"),
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
        # Each short list of spellings would become a join over all rows.
        disabled_optimizers="in_clause",
    )
    backend.raw_sql("SET enable_progress_bar = false")
    return Engine(backend)


@contextmanager
def started_spark(master: str, folder: Path) -> Iterator[Engine]:
    """Start Spark on this machine or a cluster that reaches the same files, and end it.

    Raises:
        ToolMissingError: Java or Spark is not there; DuckDB counts the same.
    """
    if shutil.which("java") is None:
        raise ToolMissingError(
            "Spark memerlukan Java (17 atau lebih baru), yang tidak ada di komputer ini. Pasang Java, atau "
            "jalankan tanpa --engine: DuckDB menghitung angka yang sama."
        )
    if find_spec("pyspark") is None:
        raise ToolMissingError(
            'Spark belum terpasang: pip install "capaian[register-spark]". Tanpa --engine DuckDB menghitung '
            "angka yang sama."
        )
    from pyspark.sql import SparkSession

    silence = folder / "log4j2.properties"
    silence.write_text("rootLogger.level = off\n", encoding="utf-8")  # its messages quote rows
    settings = {
        "spark.driver.memory": f"{MEMORY_MEGABYTES}m",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={silence.absolute().as_uri()}",
        "spark.local.dir": str(folder / "tumpah"),
        "spark.sql.warehouse.dir": str(folder / "gudang"),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.shuffle.partitions": str(_GROUPS),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    with quiet_engine():
        session = SparkSession.builder.master(master).config(map=settings).getOrCreate()
        engine = Engine(ibis.pyspark.connect(session))
    try:
        yield engine
    finally:
        gateway = session.sparkContext._gateway
        session.stop()
        # Java goes too, before its folder does: it would otherwise end when this process does.
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait()
        type(session.sparkContext)._gateway = type(session.sparkContext)._jvm = None


@contextmanager
def quiet_engine() -> Iterator[None]:
    """Pass nothing on of what an engine says when it gives up: it quotes cells and rows.

    Raises:
        FileError: The disk is full.
        EngineError: for everything else.
    """
    try:
        yield
    except Exception as error:
        if isinstance(error, RuntimeError) and str(error) == "Query interrupted":
            raise KeyboardInterrupt from None  # Ctrl-C, as DuckDB passes it on
        if type(error).__module__.partition(".")[0] not in _ENGINE_ROOMS:
            raise
        if any(word in str(error).casefold() for word in _FULL_DISK):
            raise FileError(
                "Ruang disk habis di tengah hitungan; tidak ada yang ditulis. Kosongkan disk, atau pilih "
                "folder sementara di disk lain dengan --spill."
            ) from None
        raise EngineError(
            f"Mesin hitung berhenti ({type(error).__name__}); tidak ada yang ditulis. Periksa apakah "
            "berkasnya utuh dan apakah semua berkas berjenis sama."
        ) from None


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


def check_lines(file: ExtractFile, rows: int, problems: ExtractProblems, *, skips_broken: bool) -> None:
    """Record broken lines, none of them shown, and that each line of a csv is a row or broken.

    Args:
        file: The file, read.
        rows: How many rows came of it.
        problems: Takes the problems.
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
        problems.note("lines_skipped" if skips_broken else "lines_broken", name, **words)
    if not file.is_parquet and all_lines != rows + len(lines):
        problems.note("lines_lost", name, lines=all_lines, rows=rows, count=len(lines))


def fingerprint(files: Sequence[ExtractFile]) -> str:
    """Return the SHA-256 of an extract: of its file, or of the sums of its files in their order of names."""
    if len(files) == 1:
        return files[0].sha256
    lines = sorted(f"{file.sha256}  {file.path.name}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
