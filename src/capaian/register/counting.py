"""Persons become counts by area: measures, rules A1 to A12 (`rules.csv`), families, and duplicates.

A rule of one person is a condition in the language of measures. A rule of which a column is not mapped is
not examined, which is not the same as nothing found. What was counted says whether the extract is what it is
taken for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

import ibis
import ibis.expr.types as ir
from ibis.backends import BaseBackend

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Place
from capaian.domain.numerals import write_few
from capaian.domain.period import write_date
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.intake.areas import code_of
from capaian.register.conditions import (
    ColumnKind,
    ConditionError,
    PersonColumn,
    Term,
    columns_in,
    compile_condition,
    map_columns,
)
from capaian.register.engines import read_rows
from capaian.register.files import ExtractFile
from capaian.register.persons import (
    FILLED,
    ORIGIN,
    READING,
    UNREAD,
    needed_columns,
    read_persons,
    terms_of,
)
from capaian.register.plan import CountPlan, ExtractProblems, read_plan
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

    @property
    def needs(self) -> frozenset[str]:
        """What has to be known of persons."""
        names = (_OF_SEVERAL.get(name, (name,)) for name in columns_in(self.condition))
        return frozenset(self.keys).union(*names)


_OF_SEVERAL: Final[Mapping[str, tuple[str, ...]]] = {
    "members": (),
    "heads": ("is_head",),
    "mother_years": ("nik", "age"),
}
"""What conditions of rules of several rows name, with what it is made of."""
# Limits of A6 and A10 are proposals, verified nowhere.
RULES: Final = tuple(
    Rule(row["code"], row["title"], row["condition"], tuple(row["keys"].split()))
    for row in read_declared_rows(__file__, "rules.csv")
)
READINGS: Final = {
    row["code"]: (row["condition"], int(row["max_percent"]))
    for row in read_declared_rows(__file__, "readings.csv")
}
"""What tells of an extract rather than of a person, noted where it is true of a larger part of the rows."""
_DUPLICATES: Final = ("D1", "D2")


def _find(rule: Rule, persons: ir.Table) -> ir.Table:
    """Return the persons that a rule of several rows is about."""
    persons = persons.filter(persons[_POPULATION])
    filled = persons.filter([persons[key].notnull() for key in rule.keys])
    names = columns_in(rule.condition)
    if "mother_years" in names:
        rows = _with_mothers(filled, persons)
    else:
        heads = {"heads": filled.is_head.fill_null(False).cast("int64").sum()} if "heads" in names else {}
        rows = filled.group_by(rule.keys).aggregate(members=filled.count(), **heads)
    terms = {name: Term(ColumnKind.NUMBER, rows[name]) for name in names}
    odd = rows.filter(compile_condition(rule.condition, terms))
    return odd if "mother_years" in names else filled.semi_join(odd, rule.keys)


def _with_mothers(children: ir.Table, persons: ir.Table) -> ir.Table:
    """Return the children whose mother is found by her NIK, with how much older she is."""
    women = persons.filter([persons.nik.notnull(), persons.age.notnull()])
    women = women.group_by("nik").aggregate(mother_age=women.age.max(), rows=women.count())
    mothers = women.filter(women["rows"] == 1).select(mother_nik="nik", mother_age="mother_age")
    found = children.inner_join(mothers, "mother_nik")
    return found.mutate(mother_years=found.mother_age - found.age)


AREA: Final = "area"
_DISTRICT_LETTERS: Final = len("63.11.01")
MAX_GROUPS: Final = 100_000
"""Of one rule; nobody works through more before the next extract."""
PERSONS, ROWS = "PERSONS", "ROWS"
"""Names of counts, which no code of a dossier can be: who counts, and all rows."""
_FLAG: Final = "count "
"""Before the name of a count: the column that says whether a row counts."""
_IS_PERSON, _POPULATION = "is person", f"{_FLAG}{PERSONS}"


def district_of(area: AreaCode) -> AreaCode:
    """Return the kecamatan that an area is, or lies in."""
    return AreaCode(area[:_DISTRICT_LETTERS])


@dataclass(frozen=True)
class CountRequest:
    """What somebody wants counted."""

    files: tuple[Path, ...]
    measures: Path
    cut_off: date
    out: Path
    """A new folder."""
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
        """Those of the mapping that are needed: no other cell of a person is looked at."""
        named = {name for _, text in self.plan.conditions() for name in columns_in(text)}
        named = needed_columns(named.union({AREA, "born", "cut_off"}, *(rule.needs for rule in RULES)))
        columns = map_columns(self.plan.columns, self.plan.values)
        return {name: one for name, one in columns.items() if name in named}

    @property
    def heads(self) -> list[str]:
        """Headings of what is read."""
        return [head for one in self.columns.values() for head in one.heads]


@dataclass(frozen=True)
class Counts:
    """What was counted."""

    by_area: Mapping[AreaCode, Counter[str]]
    """By area (kecamatan or desa, empty where unreadable) and name: a code of the
    dossier, a rule, `PERSONS`, `ROWS`, or what begins with `persons.READING`."""

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


def examined_rules(columns: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules that can be examined of persons of whom these columns are known."""
    return tuple(rule for rule in RULES if rule.needs <= {*columns})


def open_register(persons: ir.Table, plan: CountPlan, columns: Mapping[str, PersonColumn]) -> ir.Table:
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
    sides = [(one, f"{_FLAG}{one.denominator.code}") for one in plan.measures]
    readings = {
        f"{READING}{code}": compile_condition(text, terms)
        for code, (text, _) in READINGS.items()
        if columns_in(text) <= {*terms}
    }
    is_born = "born is None or born <= counted_on" if "born" in columns else "True"
    # In layers: each flag is worked out once for a row, and not again within others.
    layers = (
        {flag: (text, _IS_PERSON) for text, flag in meant.items()},
        {whole: (one.denominator.condition, meant[plan.population_of(one)]) for one, whole in sides}
        | {f"{_FLAG}{rule.code}": (rule.condition, _POPULATION) for rule in rules},
        {f"{_FLAG}{one.numerator.code}": (one.numerator.condition, whole) for one, whole in sides},
    )
    rows = persons.mutate(**readings, **{_IS_PERSON: compile_condition(is_born, terms)})
    for layer in layers:
        rows = rows.mutate(
            **{flag: rows[among] & compile_condition(text, terms) for flag, (text, among) in layer.items()}
        )
    return rows


def count_persons(engine: BaseBackend, rows: ir.Table) -> Counts:
    """Count the rows of a register by area.

    Raises:
        Exception: The engine's own, which may quote rows: see `quiet_engine`.
    """
    flags = [name for name in rows.columns if name.startswith((_FLAG, READING))]
    sums = {flag: rows[flag].cast("int32").sum() for flag in flags} | {ROWS: rows.count()}
    by_area = {
        code_of(row[AREA] or ""): Counter({flag.removeprefix(_FLAG): int(row[flag]) for flag in sums})
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
) -> Iterator[tuple[str, int, str, int]]:
    """Yield rule, group, file and line of each row that repeats another one, in the order of the files.

    Args:
        engine: DuckDB, which knows where a row is.
        rows: The register as it reads it.
        files: The extract.
    """
    places = {str(file.persons): (place, file.path.name) for place, file in enumerate(files)}
    for rule in (rule for rule in examined_rules(rows.columns) if rule.code in _DUPLICATES):
        found = _find(rule, rows)
        name, line = (found[column].collect() for column in ORIGIN)
        groups = found.group_by(rule.keys).aggregate(names=name, lines=line)
        members = [
            sorted((places[name], line) for name, line in zip(row["names"], row["lines"], strict=True))
            for row in read_rows(engine, groups.select("names", "lines").limit(MAX_GROUPS))
        ]
        for group, own in enumerate(sorted(members), 1):
            for (_, file), line in own:
                yield rule.code, group, file, line


MAX_UNREAD_PERCENT: Final = 5
"""Of the filled cells of a column: above it holds something else than was said."""
MAX_NAMED: Final = 8
_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


def check_request(request: CountRequest, files: Sequence[ExtractFile], problems: ExtractProblems) -> None:
    """Record what cannot be meant before a row is read: days in names of files, headings, conditions."""
    matches = [match for file in files if (match := _DAY.search(file.path.name))]
    days = {"-".join(match.groups()): match.string for match in matches}
    if len(days) > 1:
        problems.note("two_days", days=", ".join(f"{name} ({day})" for day, name in sorted(days.items())))
    wanted, columns, plan = request.heads, request.columns, request.measures.name
    for file in files:
        if missing := [head for head in wanted if file.heads.count(head) != 1]:
            heads = ", ".join(filter(None, file.heads))
            problems.note("heads_missing", file.path.name, missing=", ".join(missing), heads=heads, plan=plan)
    persons = read_persons(ibis.table(dict.fromkeys(wanted, "string")), columns, request.cut_off)
    for place, text in request.plan.conditions():
        try:
            compile_condition(text, terms_of(persons, columns))
        except ConditionError as error:
            problems.add("condition", Place(plan, column=place), text, fault=str(error).rstrip("."))


def check_counts(request: CountRequest, counts: Counts, problems: ExtractProblems) -> None:
    """Record what is wrong with an extract as a whole."""
    rows = counts.total(ROWS)
    if not rows:
        problems.note("no_rows")
        return
    _check_areas(request.plan.regency, counts, problems)
    for name, one in request.columns.items():
        unread, read = counts.total(f"{UNREAD}{name}"), counts.total(f"{FILLED}{name}")
        if unread:
            cells = unread + read
            is_other = 100 * unread > MAX_UNREAD_PERCENT * cells
            code = "cells_other" if is_other else "cells_unread"
            code = "lost_digits" if one.kind is ColumnKind.DIGITS else code
            problems.note(code, heads=", ".join(one.heads), count=unread, cells=cells, name=name)
    for code, (_, percent) in READINGS.items():
        if (count := counts.total(f"{READING}{code}")) and 100 * count > percent * rows:
            problems.note(code, count=count, rows=rows, day=write_date(request.cut_off))


def _check_areas(regency: str, counts: Counts, problems: ExtractProblems) -> None:
    others, unknown, names = Counter[str](), Counter[str](), load_rulebook().area_names
    for area, own in counts.by_area.items():
        if area and not area.startswith(regency):
            others[area[: len(regency)]] += own[ROWS]
        elif area and district_of(area) not in names:
            unknown[district_of(area)] += own[ROWS]
    for code, rows in (("other_regency", others), ("area_unknown", unknown)):
        if rows:
            named = write_few([f"{area} ({count})" for area, count in rows.most_common()], MAX_NAMED)
            problems.note(code, count=sum(rows.values()), regency=regency, areas=named)
    if lost := counts.by_area.get(code_of(""), Counter())[ROWS]:
        problems.note("area_missing", count=lost)
