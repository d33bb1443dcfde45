"""The whole way of an extract: looked at, read, counted, checked, and its counts written or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from getpass import getuser
from pathlib import Path
from typing import Final

import ibis.expr.types as ir
import pyarrow.parquet as pq

from capaian.domain.errors import CapaianError, FileError
from capaian.domain.issue import Issue
from capaian.dossier.durable import locked, say_cause, write_new_folder
from capaian.register.conditions import Heads, propose_columns
from capaian.register.counting import (
    Counts,
    PersonRegister,
    check_conditions,
    check_counts,
    check_files,
    count_persons,
    find_work,
    open_register,
    wanted_columns,
)
from capaian.register.files import (
    DUCKDB,
    SPARK,
    Engine,
    ExtractFile,
    check_lines,
    open_cells,
    open_files,
    quiet_engine,
    start_duckdb,
    started_spark,
    with_broken,
)
from capaian.register.persons import read_persons
from capaian.register.plan import CountPlan, ExtractProblems, columns_as_yaml, read_plan
from capaian.register.sheets import make_sheets
from capaian.rulebook import load_rulebook

_FOR_OWNER: Final = 0o700


@dataclass(frozen=True, slots=True)
class CountRequest:
    """What somebody wants counted."""

    files: tuple[Path, ...]
    measures: Path
    cut_off: date
    out: Path
    """A new folder."""
    engine: str = DUCKDB
    master: str = "local[*]"
    """Of Spark."""
    skips_broken: bool = False
    spill: Path | None = None


@dataclass(frozen=True)
class Counted:
    """What was counted."""

    plan: CountPlan
    counts: Counts
    files: tuple[ExtractFile, ...]
    sheets: Mapping[str, bytes]
    """Contents by name of the file."""
    issues: tuple[Issue, ...]


class UnmappedError(CapaianError):
    """Nobody has said yet which heading is over what."""

    code = "register_unmapped"


def count_register(request: CountRequest) -> Counted:
    """Count an extract and write its sheets, all of them or none.

    Raises:
        UnmappedError: with a mapping that may be right.
        InputError: with all problems of the extract or of the file of measures.
        FileError: A file cannot be read or written, or the disk is full.
        ToolMissingError: Spark or Java is not there.
        EngineError: The engine gave up.
    """
    plan = read_plan(request.measures)
    with spill_folder(request.spill) as folder:
        files = open_files(request.files, folder)
        problems, name = ExtractProblems(), request.measures.name
        if not plan.columns:
            proposed = columns_as_yaml(propose_columns(files[0].heads))
            raise UnmappedError(f"Tulis kolom mana memuat apa di {name}. Bila usulan ini benar:\n{proposed}")
        columns = wanted_columns(plan)
        check_files(files, [head for heads in columns.values() for head in heads], name, problems)
        check_conditions(plan, columns, name, problems)
        problems.refuse()
        counted = _CountRun(request, plan, columns, folder).count(files)
    write_new_folder(request.out, counted.sheets)
    return counted


@contextmanager
def spill_folder(parent: Path | None = None) -> Iterator[Path]:
    """Make the folder of this run, which nobody else may read, and wipe those of runs that were killed.

    Args:
        parent: Where; by default a folder of this user among the temporary ones of the system.

    Raises:
        FileError: It cannot be made, or belongs to somebody else.
    """
    home = parent or Path(tempfile.gettempdir()) / f"capaian-register-{getuser()}"
    with ExitStack() as own:
        try:
            home.mkdir(mode=_FOR_OWNER, parents=True, exist_ok=True)
            if parent is None:
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
            if parent is None:
                with suppress(OSError):  # another run is in it
                    home.rmdir()


@dataclass(frozen=True)
class _CountRun:
    """One count, with the folder for what does not fit into memory."""

    request: CountRequest
    plan: CountPlan
    columns: Mapping[str, Heads]
    folder: Path

    def count(self, found: Sequence[ExtractFile]) -> Counted:
        request, plan, problems = self.request, self.plan, ExtractProblems()
        with quiet_engine():
            duck = start_duckdb(self.folder)
            read = [self._read_texts(file, number, duck) for number, file in enumerate(found)]
            files, copies = [file for file, _ in read], [copy for _, copy in read]
            rows = [pq.read_metadata(copy).num_rows for copy in copies]
        for file, count in zip(files, rows, strict=True):
            check_lines(file, count, problems, skips_broken=request.skips_broken)
        problems.refuse()
        is_typed = not files[0].is_parquet
        register = self._open(duck, copies, is_typed=is_typed)
        if request.engine == SPARK:
            with started_spark(request.master, self.folder) as spark:
                counts = count_persons(spark, self._open(spark, copies, is_typed=is_typed))
        else:
            counts = count_persons(duck, register)
        names = {str(code): name for code, name in load_rulebook().area_names.items()}
        problems.absorb(check_counts(counts, self.columns, names, plan.regency, request.cut_off))
        problems.refuse()
        work = find_work(duck, register, files, copies)
        sheets = make_sheets(plan, counts, names, files, work, request.cut_off)
        return Counted(plan, counts, tuple(files), sheets, problems.finish(()))

    def _read_texts(self, file: ExtractFile, number: int, duck: Engine) -> tuple[ExtractFile, Path]:
        """Return a file with its broken lines, and its parquet: texts become persons once, by DuckDB."""
        if file.is_parquet:
            return file, file.path
        copy = self.folder / f"orang-{number:05}.parquet"
        wanted = [head for heads in self.columns.values() for head in heads]
        duck.write(self._persons(open_cells(file, wanted, duck, number)), copy)
        return with_broken(file, duck, number), copy

    def _open(self, engine: Engine, copies: Sequence[Path], *, is_typed: bool) -> PersonRegister:
        with quiet_engine():
            rows = engine.read(copies)
            return open_register(rows if is_typed else self._persons(rows), self.plan, self.columns)

    def _persons(self, cells: ir.Table) -> ir.Table:
        return read_persons(cells, self.columns, self.plan.values, self.request.cut_off)
