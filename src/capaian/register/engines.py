"""Where counts are worked out: DuckDB on one machine, Spark where that is outgrown. Nothing else differs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import ibis
import ibis.expr.types as ir
from ibis.backends import BaseBackend

from capaian.domain.errors import CapaianError, FileError, ToolMissingError

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
