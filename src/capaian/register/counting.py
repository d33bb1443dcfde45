"""Persons become counts by area: measures, rules A1 to A12 (`rules.csv`), families,
and duplicates.

A rule of one person is a condition in the language of measures. A rule of which a column is not
mapped is not examined, which is not the same as nothing found. What was counted says whether the
extract is what it is taken for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Final

import ibis
import ibis.expr.types as ir
from ibis.backends import BaseBackend

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Place
from capaian.domain.numerals import write_decimal, write_few
from capaian.domain.period import write_date
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.intake.areas import code_of
from capaian.register.conditions import ConditionError, Term, columns_in, compile_condition
from capaian.register.engines import (
    SPARK,
    quiet_engine,
    read_rows,
    read_tables,
    spill_folder,
    start_duckdb,
    started_spark,
)
from capaian.register.files import ExtractFile, copy_rows, open_files
from capaian.register.persons import (
    COUNT,
    FILLED,
    LINE,
    ORIGIN,
    UNREAD,
    ColumnKind,
    PersonColumn,
    map_columns,
    propose_columns,
    read_persons,
    terms_of,
)
from capaian.register.plan import CountPlan, ExtractProblems, columns_as_yaml, read_plan
from capaian.rulebook import load_rulebook


@dataclass(frozen=True, slots=True)
class Rule:
    """Something odd."""

    code: str
    title: str
    """Indonesian."""
    condition: str
    """Of a person; of a rule of several rows, of those with equal keys."""
    keys: tuple[str, ...]
    needs: frozenset[str]
    """What has to be known of persons."""


# Limits of A6 and A10 are proposals, verified nowhere.
RULES: Final = tuple(
    Rule(
        row["code"],
        row["title"],
        row["condition"],
        tuple(row["keys"].split()),
        frozenset(row["needs"].split()) or columns_in(row["condition"]),
    )
    for row in read_declared_rows(__file__, "rules.csv")
)
READINGS: Final = {
    row["code"]: (row["condition"], int(row["max_percent"]))
    for row in read_declared_rows(__file__, "readings.csv")
}
"""What tells of an extract rather than of a person,
noted where it is true of a larger part of the rows.
"""
_DUPLICATES: Final = ("D1", "D2")


def examined_rules(columns: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules that can be examined of persons of whom these columns are known."""
    return tuple(rule for rule in RULES if rule.needs <= {*columns})


def _find(rule: Rule, persons: ir.Table) -> ir.Table:
    """Return the persons that a rule of several rows is about."""
    persons = persons.filter(persons[_POPULATION])
    filled = persons.filter([persons[key].notnull() for key in rule.keys])
    if "mother_nik" in rule.keys:
        women = persons.filter([persons.nik.notnull(), persons.age.notnull()])
        mothers = {"members": women.count(), "mother_age": women.age.max()}
        found = filled.inner_join(
            women.group_by(mother_nik=women.nik).aggregate(**mothers), rule.keys
        )
        found = found.mutate(mother_years=found.mother_age - found.age)
    else:
        sums = {"members": filled.count()}
        if "is_head" in rule.needs:
            sums["heads"] = filled.is_head.fill_null(False).cast("int64").sum()
        found = filled.group_by(rule.keys).aggregate(**sums)
    terms = {name: Term(found[name]) for name in columns_in(rule.condition)}
    odd = found.filter(compile_condition(rule.condition, terms))
    return odd if "mother_nik" in rule.keys else filled.semi_join(odd, rule.keys)


AREA: Final = "area"
_DISTRICT_LETTERS: Final = len("63.11.01")
WorkRow = tuple[str, int, str, int]
"""Rule, group, file and line of a row that repeats another one."""
MAX_GROUPS: Final = 100_000
"""Of one rule; nobody works through more before the next extract."""
PERSONS, ROWS = "PERSONS", "ROWS"
"""Names of counts, which no code of a dossier can be: who counts, and all rows."""
_IS_ROW, _IS_PERSON, _POPULATION = f"{COUNT}{ROWS}", "is person", f"{COUNT}{PERSONS}"


def district_of(area: AreaCode) -> AreaCode:
    """Return the kecamatan that an area is, or lies in."""
    return AreaCode(area[:_DISTRICT_LETTERS])


@dataclass(frozen=True)
class CountRequest:
    """What somebody wants counted."""

    files: tuple[Path, ...]
    measures: Path
    cut_off: date
    engine: str = "duckdb"
    master: str = "local[*]"
    """Of Spark."""
    skips_broken: bool = False
    spill: Path | None = None

    @cached_property
    def plan(self) -> CountPlan:
        """What its file of measures says."""
        return read_plan(self.measures)

    @cached_property
    def columns(self) -> Mapping[str, PersonColumn]:
        """Those of its mapping: no other cell of a person is looked at."""
        return map_columns(self.plan.columns, self.plan.values)

    @property
    def heads(self) -> list[str]:
        """Headings of what is read."""
        return [head for one in self.columns.values() for head in one.heads]


@dataclass(frozen=True)
class Counts:
    """What was counted."""

    by_area: Mapping[AreaCode, Counter[str]]
    """By area (kecamatan or desa, empty where unreadable) and name: a code of the
    dossier, a rule, `PERSONS`, `ROWS`, a reading, or of a column what was `UNREAD` and `FILLED`.
    """

    def total(self, name: str) -> int:
        """Return a count of all areas."""
        return sum(counts[name] for counts in self.by_area.values())

    def by_district(self) -> dict[AreaCode, Counter[str]]:
        """Return the counts of each kecamatan; rows without an area are in none."""
        found: dict[AreaCode, Counter[str]] = {}
        for area, counts in sorted(self.by_area.items()):
            if area:
                found.setdefault(district_of(area), Counter()).update(counts)
        return found


def open_register(
    persons: ir.Table, plan: CountPlan, columns: Mapping[str, PersonColumn]
) -> ir.Table:
    """Return persons with a flag for each count that the office wants.

    Args:
        persons: What was read.
        plan: What is wanted; its conditions were checked.
        columns: What is known of persons.
    """
    terms = terms_of(persons, columns)
    rules = [rule for rule in examined_rules(terms) if not rule.keys]
    meant = {plan.population: _POPULATION}
    for number, one in enumerate(plan.measures):
        meant.setdefault(plan.population_of(one), f"among {number}")
    sides = [(one, f"{COUNT}{one.denominator.code}") for one in plan.measures]
    readings = {code: text for code, (text, _) in READINGS.items() if columns_in(text) <= {*terms}}
    is_born = "born is None or born <= counted_on" if "born" in columns else "True"
    # In layers: each flag is worked out once for a row, and not again within others.
    layers = (
        {f"{COUNT}{code}": (text, _IS_ROW) for code, text in readings.items()}
        | {_IS_PERSON: (is_born, _IS_ROW)},
        {flag: (text, _IS_PERSON) for text, flag in meant.items()},
        {
            whole: (one.denominator.condition, meant[plan.population_of(one)])
            for one, whole in sides
        }
        | {f"{COUNT}{rule.code}": (rule.condition, _POPULATION) for rule in rules},
        {f"{COUNT}{one.numerator.code}": (one.numerator.condition, whole) for one, whole in sides},
    )
    rows = persons.mutate(**{_IS_ROW: ibis.literal(True)})
    for layer in layers:
        rows = rows.mutate(
            **{
                flag: rows[among] & compile_condition(text, terms)
                for flag, (text, among) in layer.items()
            }
        )
    return rows


def count_persons(engine: BaseBackend, rows: ir.Table) -> Counts:
    """Count the rows of a register by area.

    Raises:
        Exception: The engine's own, which may quote rows: see `quiet_engine`.
    """
    flags = [name for name in rows.columns if name.startswith(COUNT)]
    sums = {flag: rows[flag].cast("int32").sum() for flag in flags}
    by_area = {
        code_of(row[AREA] or ""): Counter(
            {flag.removeprefix(COUNT): int(row[flag]) for flag in sums}
        )
        for row in read_rows(engine, rows.group_by(AREA).aggregate(**sums))
    }
    for rule in examined_rules(rows.columns):
        if rule.keys:
            odd = _find(rule, rows)
            for row in read_rows(engine, odd.group_by(AREA).aggregate(**{ROWS: odd.count()})):
                by_area[code_of(row[AREA] or "")][rule.code] += row[ROWS]
    return Counts(by_area)


def find_work(
    engine: BaseBackend, rows: ir.Table, files: Sequence[ExtractFile]
) -> Iterator[WorkRow]:
    """Yield rule, group, file and line of each row that repeats another one,
    in the order of files and lines.

    Args:
        engine: DuckDB, which knows where a row is.
        rows: The register as it reads it.
        files: The extract.
    """
    names = {str(file.persons): file.path.name for file in files}
    for rule in (rule for rule in examined_rules(rows.columns) if rule.code in _DUPLICATES):
        found = _find(rule, rows)
        groups = found.group_by(rule.keys).aggregate(
            **{one: found[one].collect() for one in ORIGIN}
        )
        places = read_rows(engine, groups.select(*ORIGIN).limit(MAX_GROUPS))
        members = (sorted(zip(*place.values(), strict=True)) for place in places)
        for group, own in enumerate(sorted(members), 1):
            for file, line in own:
                yield rule.code, group, names[file], line


MAX_UNREAD_PERCENT: Final = 5
"""Of the filled cells of a column: above it holds something else than was said."""
MAX_NAMED: Final = 8
"""Areas and broken lines; the others are counted."""
_DAY: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)


def check_request(
    request: CountRequest, files: Sequence[ExtractFile], problems: ExtractProblems
) -> None:
    """Record what cannot be meant before a row is read: days in names of files, headings,
    conditions.
    """
    matches = [match for file in files if (match := _DAY.search(file.path.name))]
    days = {"-".join(match.groups()): match.string for match in matches}
    if {*days} - {request.cut_off.isoformat()}:
        code = "two_days" if len(days) > 1 else "other_day"
        named = ", ".join(f"{name} ({day})" for day, name in sorted(days.items()))
        problems.note(code, days=named, day=write_date(request.cut_off))
    wanted, columns, plan = request.heads, request.columns, request.measures.name
    for file in files:
        if missing := [head for head in wanted if file.heads.count(head) != 1]:
            heads = ", ".join(filter(None, file.heads))
            problems.note(
                "heads_missing", file.path.name, missing=", ".join(missing), heads=heads, plan=plan
            )
    persons = read_persons(ibis.table(dict.fromkeys(wanted, "string")), columns, request.cut_off)
    for place, text in request.plan.conditions():
        try:
            compile_condition(text, terms_of(persons, columns))
        except ConditionError as error:
            problems.add(
                "condition", Place(plan, column=place), text, fault=str(error).rstrip(".")
            )


def check_counts(request: CountRequest, counts: Counts, problems: ExtractProblems) -> None:
    """Record what is wrong with an extract as a whole."""
    rows = counts.total(ROWS)
    if not rows:
        problems.note("no_rows")
        return
    _check_areas(request.plan.regency, counts, problems)
    for name, one in request.columns.items():
        unread, read = counts.total(f"{UNREAD}{name}"), counts.total(f"{FILLED}{name}")
        cells, heads = unread + read, ", ".join(one.heads)
        if unread:
            is_other = 100 * unread > MAX_UNREAD_PERCENT * cells
            code = "cells_other" if is_other else "cells_unread"
            code = "lost_digits" if one.kind is ColumnKind.DIGITS else code
            problems.note(code, heads=heads, count=unread, cells=cells, name=name)
        if cells < rows and one.kind in (ColumnKind.CHOICE, ColumnKind.FLAG):
            code = "cells_empty" if cells else "column_empty"
            problems.note(code, heads=heads, count=rows - cells, rows=rows, name=name)
    for code, (_, percent) in READINGS.items():
        if (count := counts.total(code)) and 100 * count > percent * rows:
            problems.note(code, count=count, rows=rows, day=write_date(request.cut_off))


def _check_areas(regency: str, counts: Counts, problems: ExtractProblems) -> None:
    names, wrong = load_rulebook().area_names, defaultdict[str, Counter[str]](Counter)
    for area, own in counts.by_area.items():
        if not area:
            wrong["area_missing"][area] += own[ROWS]
        elif not area.startswith(regency):
            wrong["other_regency"][area[: len(regency)]] += own[ROWS]
        elif district_of(area) not in names:
            wrong["area_unknown"][district_of(area)] += own[ROWS]
    for code, rows in wrong.items():
        areas = write_few([f"{area} ({count})" for area, count in rows.most_common()], MAX_NAMED)
        problems.note(code, count=rows.total(), regency=regency, areas=areas)
    counted = counts.by_district()
    absent = [
        name
        for area, name in names.items()
        if area.startswith(f"{regency}.") and area not in counted
    ]
    if absent:
        problems.note("district_missing", areas=write_few(absent, MAX_NAMED))


@dataclass(frozen=True)
class CountedRegister:
    """What was counted."""

    request: CountRequest
    counts: Counts
    rules: tuple[Rule, ...]
    """Those that could be examined."""
    files: Sequence[ExtractFile]
    work: Sequence[WorkRow]
    issues: tuple[Issue, ...]


class UnmappedError(CapaianError):
    """Nobody has said yet which heading is over what."""

    code = "register_unmapped"


def count_register(request: CountRequest) -> CountedRegister:
    """Count an extract; nothing of a person is left anywhere.

    Raises:
        UnmappedError: with a mapping that may be right.
        InputError: with all problems of the extract or of the file of measures.
        FileError: A file cannot be read, or the disk is full.
        ToolMissingError: Spark or Java is not there.
        EngineError: The engine gave up.
    """
    with spill_folder(request.spill) as folder, quiet_engine():
        return _count(request, folder)


def _count(request: CountRequest, folder: Path) -> CountedRegister:
    files, problems = open_files(request.files, folder), ExtractProblems()
    if not request.plan.columns:
        proposed = columns_as_yaml(propose_columns(files[0].heads))
        raise UnmappedError(
            f"Tulis kolom mana memuat apa di {request.measures.name}. Bila usulan ini "
            f"benar:\n{proposed}"
        )
    check_request(request, files, problems)
    problems.refuse()
    duck = start_duckdb(folder)

    def register(engine: BaseBackend) -> ir.Table:
        persons = read_tables(engine, [file.persons for file in files])
        if files[0].is_parquet:
            persons = read_persons(persons, request.columns, request.cut_off)
        return open_register(persons, request.plan, request.columns)

    # Begun before a file is read, which takes long: what is missing for Spark is said at once.
    chosen = (
        started_spark(request.master, folder) if request.engine == SPARK else nullcontext(duck)
    )
    with chosen as engine:
        if not files[0].is_parquet:
            files = [_copied(request, file, duck) for file in files]
            _check_lines(request, files, problems)
        problems.refuse()
        counts = count_persons(engine, register(engine))
    check_counts(request, counts, problems)
    problems.refuse()
    rows = register(duck)
    work = tuple(find_work(duck, rows, files))
    return CountedRegister(
        request, counts, examined_rules(rows.columns), files, work, problems.finish(())
    )


def _copied(request: CountRequest, file: ExtractFile, engine: BaseBackend) -> ExtractFile:
    """Write the persons of a csv as parquet, and return it with what of it is no row."""
    copy = file.persons.with_suffix(".rows")
    found = copy_rows(file, copy)
    heads = {head: f"h{file.heads.index(head)}" for head in request.heads}
    lines = engine.read_csv(
        str(copy),
        header=False,
        delim=file.separator,
        quote='"',
        escape='"',
        auto_detect=False,
        columns={LINE: "int64", **{f"h{place}": "string" for place, _ in enumerate(file.heads)}},
    )
    cells = lines.rename(heads)
    engine.to_parquet(read_persons(cells, request.columns, request.cut_off), file.persons)
    copy.unlink()
    return found


def _check_lines(
    request: CountRequest, files: Sequence[ExtractFile], problems: ExtractProblems
) -> None:
    """Record broken lines by their kind and place; none of them is shown."""
    code = "lines_skipped" if request.skips_broken else "lines_broken"
    for file in files:
        if count := len(file.broken):
            share = write_decimal(Decimal(100 * count) / (file.rows + count), 1)
            flaws = Counter(file.broken.values()).most_common()
            kinds = ", ".join(f"{number} {flaw}" for flaw, number in flaws)
            lines = write_few([*map(str, file.broken)], MAX_NAMED)
            problems.note(code, file.path.name, count=count, share=share, kinds=kinds, lines=lines)
