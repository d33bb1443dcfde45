"""Extracts as files: their fingerprint, headings and lines, and the engines that read and count their cells.

DuckDB counts on one machine, Spark where that is outgrown. Nothing else differs.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import tempfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from getpass import getuser
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.backends import BaseBackend

from capaian.domain.errors import CapaianError, FileError, ToolMissingError
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.durable import locked, say_cause
from capaian.dossier.excel.book import CellValue
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.intake.foreign_tables import text_of
from capaian.register.plan import ExtractProblems

MEMORY_MEGABYTES: Final = 1_200
"""What an engine may hold: with Python and what it reads the process stays below 2 GB."""
_FOR_OWNER: Final = 0o700
_FULL_DISK: Final = ("no space", "too large", "max_temp_directory_size")
"""Words of messages that a disk, a quota or the limit of a file is full."""
_ENGINE_ROOMS: Final = ("_duckdb", "duckdb", "ibis", "pyspark", "py4j", "pyarrow")
# Layers stay layers: put into one another what a cell says would be worked out for each condition again.
ibis.options.sql.fuse_selects = False
DUCKDB, SPARK = "duckdb", "spark"
_SILENCE: Final = """rootLogger.level = off
rootLogger.appenderRef.none.ref = none
appender.none.type = Null
appender.none.name = none
"""
"""Messages of Spark quote rows; without an appender of ours it takes its own settings, which show them."""


class EngineError(CapaianError):
    """An engine gave up; what it said may quote a row and is not passed on."""

    code = "register_engine"


def read_tables(engine: BaseBackend, files: Sequence[Path]) -> ir.Table:
    """Return the rows of parquet files with the same columns."""
    paths = [*map(str, files)]
    if engine.name == DUCKDB:
        return engine.read_parquet(paths, union_by_name=True, filename=True, file_row_number=True)
    tables = [engine.read_parquet(path) for path in paths]
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def read_rows(engine: BaseBackend, counts: ir.Table) -> list[dict[str, Any]]:
    """Return a small table of counts."""
    return [*engine.to_pyarrow(counts).to_pylist()]


def start_duckdb(folder: Path) -> BaseBackend:
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
    return backend


@contextmanager
def started_spark(master: str, folder: Path) -> Iterator[BaseBackend]:
    """Start Spark on this machine or a cluster that reaches the same files, and end it.

    Raises:
        ToolMissingError: Java or Spark is not there; DuckDB counts the same.
    """
    needed = {
        "Java (17 atau lebih baru)": shutil.which("java"),
        "capaian[register-spark]": find_spec("pyspark"),
    }
    if missing := [name for name, place in needed.items() if place is None]:
        raise ToolMissingError(
            f"Spark memerlukan {' dan '.join(missing)}, yang belum terpasang di komputer ini. Tanpa --engine "
            "DuckDB menghitung angka yang sama."
        )
    from pyspark.sql import SparkSession

    silence = folder / "log4j2.properties"
    silence.write_text(_SILENCE, encoding="utf-8")
    places = {"folder": folder, "silence": silence.absolute().as_uri(), "megabytes": MEMORY_MEGABYTES}
    settings = {
        row["name"]: row["value"].format(**places) for row in read_declared_rows(__file__, "spark.csv")
    }
    session = SparkSession.builder.master(master).config(map=settings).getOrCreate()
    try:
        yield ibis.pyspark.connect(session)
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


@contextmanager
def spill_folder(parent: Path | None = None) -> Iterator[Path]:
    """Make the folder of this run, which nobody else may read, and wipe those of runs that were killed.

    Args:
        parent: Where this user has a folder for them; by default among the temporary ones of the system.

    Raises:
        FileError: It cannot be made, or belongs to somebody else.
    """
    home = (parent or Path(tempfile.gettempdir())) / f"capaian-register-{getuser()}"
    with ExitStack() as own:
        try:
            home.mkdir(mode=_FOR_OWNER, parents=True, exist_ok=True)
            home.chmod(_FOR_OWNER)  # refused where it is somebody else's
            with locked(home):
                for left in home.glob("hitung-*"):
                    with suppress(BlockingIOError), locked(left, waits=False):  # a run that lives has its own
                        shutil.rmtree(left, ignore_errors=True)
                folder = Path(tempfile.mkdtemp(prefix="hitung-", dir=home))
                own.enter_context(locked(folder))
        except OSError as error:
            raise FileError(f"Folder sementara {home} tidak dapat dipakai: {say_cause(error)}.") from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            with suppress(OSError):  # another run is in it
                home.rmdir()


_LOST_DIGITS: Final = Decimal(10) ** 15
"""Numbers of sixteen digits and more lose their last ones in a table program."""
_PARQUET, _ARCHIVE = b"PAR1", b"PK\x03\x04"
_SIGNS: Final = (";", ",", "\t", "|")
_MAX_HEAD_BYTES: Final = 100_000
MIN_HEADS: Final = 2


@dataclass(frozen=True)
class ExtractFile:
    """One file of an extract."""

    path: Path
    sha256: str
    persons: Path
    """The parquet that is counted: the file itself, or what is made of its cells."""
    text: Path
    """Of a csv: the file itself, or what was made of a workbook."""
    heads: tuple[str, ...] = ()
    separator: str = ";"
    lines: int = 0
    """Of a csv: those that hold something, its headings among them."""
    broken: tuple[tuple[int, str], ...] = ()
    """Of a csv: number and Indonesian flaw of each line that is no row."""
    blank: tuple[int, ...] = ()
    """Numbers of lines that hold nothing."""

    @property
    def is_parquet(self) -> bool:
        """Whether it is counted as it is."""
        return self.persons == self.path

    @cached_property
    def broken_lines(self) -> list[int]:
        """Numbers of the lines that are no row."""
        return sorted({line for line, _ in self.broken})

    @cached_property
    def _rows_before(self) -> list[int]:
        """Of each line that is no row, in order: the place of the first row below it."""
        return [line - place for place, line in enumerate(sorted({*self.blank, *self.broken_lines}))]

    def line_of(self, row: int) -> int:
        """Return which line of the file a row is, both from 1; in parquet there are only rows."""
        return row if self.is_parquet else row + 1 + bisect_right(self._rows_before, row + 1)


def open_files(paths: Sequence[Path], folder: Path) -> list[ExtractFile]:
    """Look at the files of an extract without reading its rows.

    Args:
        paths: The files.
        folder: Where cells are put as csv and parquet; wiped at the end.

    Raises:
        InputError: One of them is no table, is there twice, or they are of several forms.
        FileError: One cannot be read.
    """
    problems, opened = ExtractProblems(), list[ExtractFile]()
    for number, path in enumerate(paths):
        try:
            file = _open(path, folder / f"orang_{number:05}.parquet")
        except OSError as error:
            raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
        if len(file.heads) < MIN_HEADS:
            problems.note("file_broken", path.name)
        if other := next((one.path.name for one in opened if one.sha256 == file.sha256), ""):
            problems.note("file_twice", path.name, other=other)
        opened.append(file)
    if len({file.is_parquet for file in opened}) > 1:
        problems.note("files_mixed")
    problems.refuse()
    return opened


def _open(path: Path, copy: Path) -> ExtractFile:
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        found = ExtractFile(path, hashlib.file_digest(file, "sha256").hexdigest(), copy, path)
    if start == _PARQUET:
        try:
            return replace(found, persons=path, heads=tuple(pq.read_schema(path).names))
        except pa.ArrowException:
            return found
    if start == _ARCHIVE:
        found = replace(found, text=_as_csv(path, copy.with_suffix(".csv")))
    return _with_lines(found)


def _with_lines(file: ExtractFile) -> ExtractFile:
    """Return a csv with its headings, and which of its lines hold nothing."""
    number, blank = 1, list[int]()
    with file.text.open("rb") as opened:
        head = opened.readline(_MAX_HEAD_BYTES).decode("utf-8-sig", "replace").rstrip("\r\n")
        for number, line in enumerate(opened, 2):
            if not line.strip(b"\r\n"):
                blank.append(number)
    separator = max(_SIGNS, key=head.count)
    heads = [cell.strip() for cell in next(csv.reader([head], delimiter=separator), [])]
    lines = number - len(blank)
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


def fingerprint(files: Sequence[ExtractFile]) -> str:
    """Return the SHA-256 of an extract: of its file, or of the sums of its files in their order of names."""
    if len(files) == 1:
        return files[0].sha256
    lines = sorted(f"{file.sha256}  {file.path.name}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
