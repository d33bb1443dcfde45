"""The engines that count: DuckDB on one machine, Spark where that is outgrown,
and where both spill.

Nothing else differs between them, and nothing that they say of a row is passed on.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from getpass import getuser
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import ibis
import ibis.expr.types as ir
from ibis.backends import BaseBackend

from capaian.domain.errors import CapaianError, FileError, ToolMissingError
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.durable import locked, say_cause
from capaian.register.persons import LINE

MEMORY_MEGABYTES: Final = 1_200
"""What an engine may hold: with Python and what it reads the process stays below 2 GB."""
_FOR_OWNER: Final = 0o700
_FULL_DISK: Final = ("no space", "too large", "quota", "max_temp_directory_size")
"""Words of messages that a disk, a quota or the limit of a file is full."""
_ENGINE_ROOMS: Final = ("_duckdb", "duckdb", "ibis", "pyspark", "py4j", "pyarrow")
# Layers stay layers: put into one another what a cell says would be worked out for each condition
# again.
ibis.options.sql.fuse_selects = False
DUCKDB, SPARK = "duckdb", "spark"
_SILENCE: Final = Path(__file__).with_name("spark-log4j2.properties")


class EngineError(CapaianError):
    """An engine gave up; what it said may quote a row and is not passed on."""

    code = "register_engine"


def read_tables(engine: BaseBackend, files: Sequence[Path]) -> ir.Table:
    """Return the rows of parquet files with the same columns."""
    paths = [*map(str, files)]
    if engine.name == DUCKDB:
        rows = engine.read_parquet(paths, union_by_name=True, filename=True, file_row_number=True)
        return rows if LINE in rows.columns else rows.mutate(**{LINE: rows.file_row_number + 1})
    tables = [engine.read_parquet(path) for path in paths]
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def read_rows(engine: BaseBackend, counts: ir.Table) -> list[dict[str, Any]]:
    """Return a small table of counts."""
    return [*engine.to_pyarrow(counts).to_pylist()]


def start_duckdb(folder: Path) -> BaseBackend:
    """Start DuckDB in this process: within a limit of memory, spilling into a folder,
    fetching nothing.
    """
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
            f"Spark memerlukan {' dan '.join(missing)}, yang belum terpasang di komputer "
            "ini. Tanpa --engine "
            "DuckDB menghitung angka yang sama."
        )
    from pyspark.sql import SparkSession

    places = {"folder": folder, "silence": _SILENCE.as_uri(), "megabytes": MEMORY_MEGABYTES}
    settings = {
        row["name"]: row["value"].format(**places)
        for row in read_declared_rows(__file__, "spark.csv")
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
        is_full = any(word in str(error).casefold() for word in _FULL_DISK)
        is_of_engine = type(error).__module__.partition(".")[0] in _ENGINE_ROOMS
        if not (is_of_engine or (is_full and isinstance(error, OSError))):
            raise
        if is_full:
            raise FileError(
                "Ruang disk habis di tengah hitungan; tidak ada yang ditulis. Kosongkan "
                "disk, atau pilih "
                "folder sementara di disk lain dengan --spill."
            ) from None
        raise EngineError(
            f"Mesin hitung berhenti ({type(error).__name__}); tidak ada yang ditulis. "
            "Periksa apakah "
            "berkasnya utuh dan apakah semua berkas berjenis sama."
        ) from None


@contextmanager
def spill_folder(parent: Path | None = None) -> Iterator[Path]:
    """Make the folder of this run, which nobody else may read,
    and wipe those of runs that were killed.

    Args:
        parent: Where this user has a folder for them; by default among the temporary ones of the
            system.

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
                    with (
                        suppress(BlockingIOError),
                        locked(left, waits=False),
                    ):  # a run that lives has its own
                        shutil.rmtree(left, ignore_errors=True)
                folder = Path(tempfile.mkdtemp(prefix="hitung-", dir=home))
                own.enter_context(locked(folder))
        except OSError as error:
            raise FileError(
                f"Folder sementara {home} tidak dapat dipakai: {say_cause(error)}."
            ) from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            with suppress(OSError):  # another run is in it
                home.rmdir()
