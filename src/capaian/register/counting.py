"""Persons become counts by area: one pass over the rows for measures, rules and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import ibis
import ibis.expr.types as ir

from capaian.domain.issue import Place
from capaian.register.conditions import ConditionError, Heads, columns_in, compile_condition
from capaian.register.engines import Engine, quiet_engine
from capaian.register.files import ExtractFile
from capaian.register.persons import (
    BORN_LATER,
    HEAD_ROW,
    ORIGIN,
    READING,
    needed_columns,
    person_types,
    terms_of,
)
from capaian.register.plan import CountPlan
from capaian.register.problems import ExtractProblems
from capaian.register.rules import DUPLICATES, RULES, Rule

AREA: Final = "area"
DISTRICT_DIGITS: Final = 6
MAX_GROUPS: Final = 100_000
"""Of one rule; nobody works through more before the next extract."""
PERSONS, ROWS = "persons", "rows"
"""Names of counts: who counts, and all rows."""
_COUNTED: Final = "is_counted"


@dataclass(frozen=True)
class Counts:
    """What was counted."""

    by_area: Mapping[str, Counter[str]]
    """By area (six digits of a kecamatan, ten of a desa, none where unreadable) and name: a code of the
    dossier, a rule, `persons`, `rows`, or what begins with `persons.READING`."""
    rules: tuple[Rule, ...] = ()
    """Those that could be examined."""

    def total(self, name: str) -> int:
        """Return a count of all areas."""
        return sum(counts[name] for counts in self.by_area.values())

    def by_district(self) -> dict[str, Counter[str]]:
        """Return the counts of each kecamatan; rows without an area are in none."""
        found: dict[str, Counter[str]] = {}
        for area, counts in sorted(self.by_area.items()):
            if area:
                found.setdefault(area[:DISTRICT_DIGITS], Counter()).update(counts)
        return found


@dataclass(frozen=True)
class PersonRegister:
    """Persons of an extract, with what the office wants to know of them."""

    rows: ir.Table
    """All of them, with a flag for each count by its name in `names`."""
    names: Mapping[str, str]
    rules: tuple[Rule, ...]
    """Those that can be examined."""

    @property
    def counted(self) -> ir.Table:
        """The population: nobody born after the cut-off."""
        return self.rows.filter(self.rows[_COUNTED])


def wanted_columns(plan: CountPlan) -> dict[str, Heads]:
    """Return of the mapping what is needed: no other cell of a person is looked at."""
    named = {name for _, text in plan.conditions() for name in columns_in(text)}
    named = needed_columns(named.union({AREA, "born", "cut_off"}, *(rule.needs for rule in RULES)))
    return {name: heads for name, heads in plan.columns.items() if name in named}


def open_register(persons: ir.Table, plan: CountPlan, columns: Mapping[str, Heads]) -> PersonRegister:
    """Return persons with what the office wants to know of them.

    Args:
        persons: What was read.
        plan: What is wanted; its conditions were checked.
        columns: What is known of persons.
    """
    terms = terms_of(persons, columns, plan.values)
    rules = tuple(rule for rule in RULES if rule.needs <= {*terms})
    is_there = ~persons[HEAD_ROW]
    if "born" in columns:
        is_there &= ~persons[BORN_LATER]
    flags = {_COUNTED: is_there & compile_condition(plan.population, terms)}
    names = {_COUNTED: PERSONS, **{name: name for name in persons.columns if name.startswith(READING)}}
    joint = {}
    for number, one in enumerate(plan.measures):
        meant = compile_condition(one.population or plan.population, terms)
        among, having = f"among_{number}", f"having_{number}"
        flags[among] = is_there & meant & compile_condition(one.denominator.condition, terms)
        flags[having] = compile_condition(one.numerator.condition, terms)
        names |= {among: one.denominator.code, having: one.numerator.code}
        joint[having] = among
    for number, rule in enumerate(rules):
        if rule.condition:
            flags[f"rule_{number}"] = compile_condition(rule.condition, terms)
            names[f"rule_{number}"] = rule.code
            joint[f"rule_{number}"] = _COUNTED
    # In layers: each flag is worked out once for a row, and not again within others.
    rows = persons.mutate(**flags)
    return PersonRegister(
        rows.mutate(**{one: rows[one] & rows[other] for one, other in joint.items()}), names, rules
    )


def count_persons(engine: Engine, register: PersonRegister) -> Counts:
    """Count persons by area.

    Raises:
        FileError: The disk is full.
        EngineError: The engine gave up.
    """
    rows, names = register.rows, register.names
    sums = {flag: rows[flag].cast("int64").sum() for flag in names}
    with quiet_engine():
        found = engine.rows(rows.group_by(AREA).aggregate(**sums, **{ROWS: rows.count()}))
        by_area = {
            row[AREA] or "": Counter({ROWS: row[ROWS]} | {names[flag]: int(row[flag] or 0) for flag in names})
            for row in found
        }
        for rule in register.rules:
            if rule.find is not None:
                odd = rule.find(register.counted)
                for row in engine.rows(odd.group_by(AREA).aggregate(persons=odd.count())):
                    by_area[row[AREA] or ""][rule.code] += row[PERSONS]
    return Counts(by_area, register.rules)


def check_conditions(
    plan: CountPlan, columns: Mapping[str, Heads], file: str, found: ExtractProblems
) -> None:
    """Record every condition that cannot be meant, before a row is read.

    Args:
        plan: The conditions.
        columns: What is known of persons.
        file: Name of the file of measures.
        found: Takes the problems.
    """
    terms = terms_of(ibis.table(person_types(columns), name="persons"), columns, plan.values)
    for place, text in plan.conditions():
        try:
            compile_condition(text, terms)
        except ConditionError as error:
            found.add("condition", Place(file, column=place), text, fault=str(error).rstrip("."))


def find_work(
    engine: Engine, register: PersonRegister, files: Sequence[ExtractFile], copies: Sequence[Path]
) -> Iterator[tuple[str, int, str, int]]:
    """Yield rule, group, file and line of each row that repeats another one, in the order of the files.

    Args:
        engine: DuckDB, which knows where a row stands.
        register: Persons as it reads them.
        files: The extract.
        copies: Of each file what is read of it.

    Raises:
        FileError: The disk is full.
        EngineError: The engine gave up.
    """
    places = {str(copy): place for place, copy in enumerate(copies)}
    for rule, keys in DUPLICATES.items():
        if rule not in register.rules or rule.find is None:
            continue
        found = rule.find(register.counted)
        name, number = (found[column].collect() for column in ORIGIN)
        groups = found.group_by(keys).aggregate(names=name, numbers=number)
        with quiet_engine():
            rows = engine.rows(groups.select("names", "numbers").limit(MAX_GROUPS))
        members = [
            sorted((places[name], number) for name, number in zip(row["names"], row["numbers"], strict=True))
            for row in rows
        ]
        for group, own in enumerate(sorted(members), 1):
            for place, row in own:
                yield rule.code, group, files[place].path.name, files[place].line_of(row + 1)
