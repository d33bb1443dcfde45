"""The whole way of an extract: looked at, read, counted, checked, and its counts written or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.durable import write_new_folder
from capaian.register.checks import check_counts, check_names
from capaian.register.columns import Heads, propose_columns
from capaian.register.counting import (
    Counts,
    Register,
    count_persons,
    open_register,
    wanted_columns,
)
from capaian.register.engines import DuckEngine, Engine, EngineName, quiet_engine, started_spark
from capaian.register.files import (
    ExtractFile,
    Flaws,
    Form,
    check_lines,
    count_rows,
    open_cells,
    open_files,
    refuse_headings,
    unique_heads,
    with_flaws,
)
from capaian.register.persons import read_persons
from capaian.register.plan import CountPlan, columns_as_yaml, keep_columns, read_plan
from capaian.register.sheets import (
    COUNTS_FILE,
    QUALITY_FILE,
    SOURCE_FILE,
    VILLAGES_FILE,
    WORK_FILE,
    count_sheet,
    quality_sheet,
    source_sheet,
    village_sheet,
    work_sheet,
)
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
    engine: EngineName = EngineName.DUCKDB
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


Confirm = Callable[[Mapping[str, Heads]], bool]
"""Asks a person whether headings hold what they seem to hold."""


def count_register(request: CountRequest, confirm: Confirm) -> Counted:
    """Count an extract and write its sheets, all of them or none.

    Raises:
        InputError: with all problems of the extract or of the file of measures.
        FileError: A file cannot be read or written, or the disk is full.
        ToolMissingError: Spark or Java is not there.
        EngineError: The engine gave up.
    """
    plan = read_plan(request.measures)
    files = open_files(request.files)
    flaws = Flaws()
    check_names(files, flaws)
    flaws.refuse()
    columns = wanted_columns(plan, _confirmed(plan, files, confirm))
    with spill_folder(request.spill) as folder:
        counted = _count(request, plan, files, columns, folder)
    write_new_folder(request.out, counted.sheets)
    return counted


def _confirmed(plan: CountPlan, files: Sequence[ExtractFile], confirm: Confirm) -> Mapping[str, Heads]:
    """Return which headings hold what, as a person confirmed it once.

    Raises:
        InputError: Nobody has, or a file lacks a heading.
    """
    columns = plan.columns or propose_columns(files[0].heads)
    if not plan.columns:
        if not columns or not confirm(columns):
            raise _unconfirmed(plan, files[0], columns)
        keep_columns(plan, columns)
    for file in files:
        unique = unique_heads(file.heads)
        wanted = [head for heads in wanted_columns(plan, columns).values() for head in heads]
        if missing := [head for head in wanted if head not in unique]:
            raise refuse_headings(file.path.name, plan.path.name, missing, file.heads)
    return columns


def _unconfirmed(plan: CountPlan, file: ExtractFile, columns: Mapping[str, Heads]) -> InputError:
    message = "Belum disebut kolom mana memuat apa."
    remedy = (
        f"Jalankan lagi dengan --yes bila usulan ini benar, atau tulis di {plan.path.name}:\n"
        f"{columns_as_yaml(columns)}"
    )
    place = Place(file.path.name)
    return InputError([Issue(Level.ERROR, "register_columns", message, place, remedy=remedy)])


def _count(
    request: CountRequest,
    plan: CountPlan,
    files: tuple[ExtractFile, ...],
    columns: Mapping[str, Heads],
    folder: Path,
) -> Counted:
    with quiet_engine():
        duck = DuckEngine(folder)
    files, copies = _read_texts(request, plan, files, columns, duck, folder)
    flaws, rows = Flaws(), count_rows(copies)
    for file, count in zip(files, rows, strict=True):
        check_lines(file, count, flaws, skips_broken=request.skips_broken)
    flaws.refuse()

    def open_in(engine: Engine) -> Register:
        with quiet_engine():
            persons = engine.read(copies)
            if files[0].form is Form.PARQUET:
                persons = read_persons(persons, columns, plan.values, request.cut_off)
            return open_register(persons, plan, columns)

    register = open_in(duck)
    if request.engine is EngineName.SPARK:
        with started_spark(request.master, folder) as spark:
            counts = count_persons(spark, open_in(spark), plan)
    else:
        counts = count_persons(duck, register, plan)
    names = {str(code): name for code, name in load_rulebook().area_names.items()}
    found = check_counts(counts, columns, names, plan.regency, request.cut_off)
    issues = (*flaws.issues, *found.issues)
    found.refuse()
    sheets = {
        COUNTS_FILE: count_sheet(plan, counts, names, files, request.cut_off),
        VILLAGES_FILE: village_sheet(plan, counts, names, request.cut_off),
        QUALITY_FILE: quality_sheet(counts, names, files, request.cut_off),
        WORK_FILE: work_sheet(find_work(duck, register, files, copies)),
        SOURCE_FILE: source_sheet(files, rows, request.cut_off),
    }
    return Counted(plan, counts, files, {name: sheet for name, sheet in sheets.items() if sheet}, issues)


def _read_texts(
    request: CountRequest,
    plan: CountPlan,
    files: Sequence[ExtractFile],
    columns: Mapping[str, Heads],
    duck: DuckEngine,
    folder: Path,
) -> tuple[tuple[ExtractFile, ...], tuple[Path, ...]]:
    """Return the files with their broken lines, and the parquet of each: texts become persons on the way."""
    wanted = [head for heads in columns.values() for head in heads]
    read, copies = [], []
    for number, file in enumerate(files):
        if file.form is Form.PARQUET:
            read.append(file)
            copies.append(file.path)
            continue
        copy = folder / f"orang-{number:05}.parquet"
        with quiet_engine():
            cells = open_cells(file, wanted, duck, folder, number)
            duck.write(read_persons(cells, columns, plan.values, request.cut_off), copy)
            read.append(with_flaws(file, duck, number))
        copies.append(copy)
    return tuple(read), tuple(copies)
