"""The whole way of an extract: looked at, read, counted, checked, and its counts written or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Issue
from capaian.dossier.durable import write_new_folder
from capaian.register.checks import check_counts, check_files
from capaian.register.columns import Heads, propose_columns
from capaian.register.counting import (
    Counts,
    Register,
    check_conditions,
    count_persons,
    open_register,
    wanted_columns,
)
from capaian.register.engines import DUCKDB, SPARK, Engine, quiet_engine, start_duckdb, started_spark
from capaian.register.files import ExtractFile, check_lines, open_cells, open_files, with_broken
from capaian.register.persons import read_persons
from capaian.register.plan import CountPlan, columns_as_yaml, read_plan
from capaian.register.problems import Problems
from capaian.register.sheets import make_sheets
from capaian.register.spill import spill_folder
from capaian.register.work_list import find_work
from capaian.rulebook import load_rulebook


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


@dataclass(frozen=True)
class _Extract:
    """Files, with the parquet that engines read of each."""

    files: tuple[ExtractFile, ...]
    copies: tuple[Path, ...]
    columns: Mapping[str, Heads]


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
        problems, name = Problems(), request.measures.name
        if not plan.columns:
            proposed = columns_as_yaml(propose_columns(files[0].heads))
            raise UnmappedError(f"Tulis kolom mana memuat apa di {name}. Bila usulan ini benar:\n{proposed}")
        columns = wanted_columns(plan)
        check_files(files, [head for heads in columns.values() for head in heads], name, problems)
        check_conditions(plan, columns, name, problems)
        problems.refuse()
        counted = _count(request, plan, files, columns, folder)
    write_new_folder(request.out, counted.sheets)
    return counted


def _count(
    request: CountRequest,
    plan: CountPlan,
    files: Sequence[ExtractFile],
    columns: Mapping[str, Heads],
    folder: Path,
) -> Counted:
    with quiet_engine():
        duck = start_duckdb(folder)
        extract = _read_texts(request, plan, files, columns, duck, folder)
        rows = [pq.read_metadata(copy).num_rows for copy in extract.copies]
    problems = Problems()
    for file, count in zip(extract.files, rows, strict=True):
        check_lines(file, count, problems, skips_broken=request.skips_broken)
    problems.refuse()
    register = _open_in(duck, request, plan, extract)
    if request.engine == SPARK:
        with started_spark(request.master, folder) as spark:
            counts = count_persons(spark, _open_in(spark, request, plan, extract))
    else:
        counts = count_persons(duck, register)
    names = {str(code): name for code, name in load_rulebook().area_names.items()}
    problems.absorb(check_counts(counts, columns, names, plan.regency, request.cut_off))
    problems.refuse()
    work = find_work(duck, register, extract.files, extract.copies)
    sheets = make_sheets(plan, counts, names, extract.files, work, request.cut_off)
    return Counted(plan, counts, extract.files, sheets, problems.finish(()))


def _open_in(engine: Engine, request: CountRequest, plan: CountPlan, extract: _Extract) -> Register:
    with quiet_engine():
        persons = engine.read(extract.copies)
        if extract.files[0].is_parquet:
            persons = read_persons(persons, extract.columns, plan.values, request.cut_off)
        return open_register(persons, plan, extract.columns)


def _read_texts(
    request: CountRequest,
    plan: CountPlan,
    files: Sequence[ExtractFile],
    columns: Mapping[str, Heads],
    duck: Engine,
    folder: Path,
) -> _Extract:
    """Return the extract with its broken lines: texts become persons once, parquet is read where it is."""
    wanted = [head for heads in columns.values() for head in heads]
    read, copies = [], []
    for number, file in enumerate(files):
        if file.is_parquet:
            read.append(file)
            copies.append(file.path)
            continue
        copies.append(folder / f"orang-{number:05}.parquet")
        cells = open_cells(file, wanted, duck, number)
        duck.write(read_persons(cells, columns, plan.values, request.cut_off), copies[-1])
        read.append(with_broken(file, duck, number))
    return _Extract(tuple(read), tuple(copies), columns)
