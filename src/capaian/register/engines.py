"""Where counts are worked out: DuckDB on one machine, Spark where that is outgrown. Nothing else differs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Protocol

import duckdb
import ibis
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend
from ibis.common.exceptions import IbisError

from capaian.domain.errors import CapaianError, FileError, ToolMissingError

MEMORY: Final = "1200MB"
"""What DuckDB may hold: with Python and what it reads the process stays below 2 GB."""
_SPARK_MEMORY: Final = "1200m"
_SPARK_PARTS: Final = 8
"""Into which groups are parted between machines; counts of areas are few."""
_FULL_DISK: Final = ("space", "too large", "max_temp_directory_size")
"""Words of messages that a disk, a quota or the limit of a file is full."""


class EngineName(StrEnum):
    """What the command line calls them."""

    DUCKDB = "duckdb"
    SPARK = "spark"


class EngineError(CapaianError):
    """An engine gave up; what it said may quote a row and is not passed on."""

    code = "register_engine"


class Engine(Protocol):
    """Reads extracts and works out counts."""

    def read(self, files: Sequence[Path]) -> ir.Table:
        """Return the rows of parquet files with the same columns."""

    def rows(self, counts: ir.Table) -> list[Mapping[str, Any]]:
        """Return a small table of counts."""


class DuckEngine:
    """DuckDB in this process: within a limit of memory, spilling into a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing read; no extension is fetched, nothing goes over a network."""
        self._backend = ibis.duckdb.connect(
            memory_limit=MEMORY,
            temp_directory=str(folder / "tumpah"),
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
            enable_progress_bar=False,
            # Each short list of spellings would become a join over all rows.
            disabled_optimizers="in_clause",
        )

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """What runs statements of its own."""
        connection: duckdb.DuckDBPyConnection = self._backend.con
        return connection

    @property
    def backend(self) -> Backend:
        """What reads and writes files."""
        return self._backend

    def read(self, files: Sequence[Path]) -> ir.Table:
        """Return the rows of parquet files, with the file and number of each row."""
        table: ir.Table = self._backend.read_parquet(
            [str(file) for file in files], union_by_name=True, filename=True, file_row_number=True
        )
        return table

    def rows(self, counts: ir.Table) -> list[Mapping[str, Any]]:
        """Return a table of counts."""
        found: list[Mapping[str, Any]] = self._backend.to_pyarrow(counts).to_pylist()
        return found

    def write(self, table: ir.Table, copy: Path) -> None:
        """Write a table as parquet, its rows in their order."""
        self._backend.to_parquet(table, copy)


class SparkEngine:
    """A session of Spark: on this machine, or the address of a cluster that reaches the same files."""

    def __init__(self, master: str, folder: Path) -> None:
        """Begin a session that writes no log, keeps no catalogue, and spills into the folder."""
        from pyspark.sql import SparkSession

        # Its messages quote rows.
        silence = folder / "log4j2.properties"
        silence.write_text("rootLogger.level = off\n", encoding="utf-8")
        self._session = (
            SparkSession.builder.master(master)
            .appName("capaian-register")
            .config("spark.driver.memory", _SPARK_MEMORY)
            .config("spark.local.dir", str(folder / "tumpah"))
            .config("spark.sql.warehouse.dir", str(folder / "gudang"))
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.shuffle.partitions", str(_SPARK_PARTS))
            .config("spark.driver.extraJavaOptions", f"-Dlog4j2.configurationFile={silence.as_uri()}")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.eventLog.enabled", "false")
            .getOrCreate()
        )
        self._session.sparkContext.setLogLevel("OFF")
        self._backend = ibis.pyspark.connect(self._session)

    def read(self, files: Sequence[Path]) -> ir.Table:
        """Return the rows of parquet files."""
        self._session.read.parquet(*(str(file) for file in files)).createOrReplaceTempView("extract")
        table: ir.Table = self._backend.table("extract")
        return table

    def rows(self, counts: ir.Table) -> list[Mapping[str, Any]]:
        """Return a table of counts."""
        found: list[Mapping[str, Any]] = self._backend.to_pyarrow(counts).to_pylist()
        return found

    def stop(self) -> None:
        """End the session."""
        self._session.stop()


@contextmanager
def quiet_engine() -> Iterator[None]:
    """Pass nothing on of what an engine says when it gives up: it quotes cells and rows.

    Raises:
        FileError: The disk is full.
        EngineError: for everything else.
    """
    try:
        yield
    except (duckdb.Error, IbisError, MemoryError) as error:
        said = str(error).casefold()
        kind = type(error).__name__
        is_full = any(word in said for word in _FULL_DISK)
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark", "py4j", "pyarrow")):
            raise
        is_full, kind = "space" in str(error).casefold(), type(error).__name__
    else:
        return
    # Outside of the handler: what was said is no part of the new error, not even as its cause.
    if is_full:
        raise FileError(
            "Ruang disk habis di tengah hitungan; tidak ada yang ditulis. Kosongkan disk, atau pilih folder "
            "sementara di disk lain dengan --spill."
        )
    raise EngineError(
        f"Mesin hitung berhenti ({kind}); tidak ada yang ditulis. Periksa apakah berkasnya utuh dan apakah "
        "semua berkas berjenis sama."
    )


@contextmanager
def started_spark(master: str, folder: Path) -> Iterator[SparkEngine]:
    """Start Spark, and end it.

    Raises:
        ToolMissingError: Java or Spark is not there; DuckDB counts the same.
    """
    java = shutil.which("java") or (os.environ.get("JAVA_HOME") and shutil.which("java", path=_java_path()))
    if not java:
        raise ToolMissingError(
            "Spark memerlukan Java (17 atau lebih baru), yang tidak ada di komputer ini. Pasang Java, atau "
            "jalankan tanpa --engine: DuckDB menghitung angka yang sama."
        )
    if find_spec("pyspark") is None:
        raise ToolMissingError(
            'Spark belum terpasang: pip install "capaian[register-spark]". Tanpa --engine DuckDB menghitung '
            "angka yang sama."
        )
    with quiet_engine():
        engine = SparkEngine(master, folder)
    try:
        yield engine
    finally:
        engine.stop()


def _java_path() -> str:
    return str(Path(os.environ["JAVA_HOME"]) / "bin")
