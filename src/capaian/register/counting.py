"""Persons become counts by area: one pass over the rows for measures, rules and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import ibis.expr.types as ir

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.register.columns import Heads
from capaian.register.conditions import ConditionError, Terms, columns_in, compile_condition
from capaian.register.engines import Engine, quiet_engine
from capaian.register.persons import BORN_LATER, HEAD_ROW, READING, needed_columns, terms_of
from capaian.register.plan import CountPlan
from capaian.register.rules import GROUP_RULES, PERSON_RULES, GroupRule, PersonRule, count_by_area

AREA: Final = "area"
DISTRICT_DIGITS: Final = 6
PERSONS: Final = "persons"
"""Who counts."""
ROWS: Final = "rows"
_COUNTED: Final = "is_counted"
_ALWAYS: Final = frozenset({AREA, "born", "cut_off"})


@dataclass(frozen=True)
class Counts:
    """What was counted."""

    by_area: Mapping[str, Counter[str]]
    """By area (six digits of a kecamatan, ten of a desa, none where unreadable) and name: a code of the
    dossier, a rule, `rows`, or what begins with `persons.READING`."""
    rules: tuple[PersonRule | GroupRule, ...]
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

    def villages(self) -> dict[str, Counter[str]]:
        """Return the counts of each desa."""
        return {area: own for area, own in sorted(self.by_area.items()) if len(area) > DISTRICT_DIGITS}


@dataclass(frozen=True)
class Register:
    """Persons of an extract, with what conditions may name of them."""

    persons: ir.Table
    """With `is_counted`: whether somebody is of the population, and was born by the cut-off."""
    columns: frozenset[str]
    """What is known of them."""


def wanted_columns(plan: CountPlan, mapped: Mapping[str, Heads]) -> dict[str, Heads]:
    """Return of a mapping what is needed: no other cell of a person is looked at."""
    conditions = [*(text for _, text in plan.conditions()), *(rule.condition for rule in PERSON_RULES)]
    named = needed_columns(name for text in conditions for name in columns_in(text))
    named |= {*_ALWAYS, *(name for rule in GROUP_RULES for name in rule.columns)}
    return {name: heads for name, heads in mapped.items() if name in named}


def open_register(persons: ir.Table, plan: CountPlan, columns: Mapping[str, Heads]) -> Register:
    """Return persons with what the office wants to know of them.

    Raises:
        InputError: with every condition that cannot be meant.
    """
    terms = terms_of(persons, columns, plan.values)
    _refuse_conditions(plan, terms)
    is_there = ~persons[HEAD_ROW]
    if "born" in columns:
        is_there &= ~persons[BORN_LATER]
    flags = {_COUNTED: is_there & compile_condition(plan.population, terms)}
    for number, measure in enumerate(plan.measures):
        meant = compile_condition(measure.population, terms) & compile_condition(measure.among, terms)
        flags[f"among_{number}"] = is_there & meant
        flags[f"having_{number}"] = compile_condition(measure.having, terms)
    for number, rule in enumerate(PERSON_RULES):
        if columns_in(rule.condition) <= {*terms}:
            flags[f"rule_{number}"] = compile_condition(rule.condition, terms)
    # In layers: each flag is worked out once for a row, and not again within others.
    persons = persons.mutate(**flags)
    joint = {flag: persons[flag] & persons[_COUNTED] for flag in flags if flag.startswith("rule_")}
    joint |= {
        f"having_{number}": persons[f"having_{number}"] & persons[f"among_{number}"]
        for number, _ in enumerate(plan.measures)
    }
    return Register(persons.mutate(**joint), frozenset({*columns, *terms}))


def count_persons(engine: Engine, register: Register, plan: CountPlan) -> Counts:
    """Count persons by area.

    Raises:
        FileError: The disk is full.
        EngineError: The engine gave up.
    """
    persons = register.persons
    names = {f"rule_{number}": rule.code for number, rule in enumerate(PERSON_RULES)}
    for number, measure in enumerate(plan.measures):
        names |= {f"among_{number}": measure.among_code, f"having_{number}": measure.having_code}
    names |= {_COUNTED: PERSONS, **{name: name for name in persons.columns if name.startswith(READING)}}
    flags = [name for name in persons.columns if name in names]
    sums: dict[str, Any] = {flag: persons[flag].cast("int64").sum() for flag in flags}
    with quiet_engine():
        found = engine.rows(persons.group_by(AREA).aggregate(rows=persons.count(), **sums))
        by_area = {
            row[AREA] or "": Counter(
                {ROWS: row["rows"], **{names[flag]: int(row[flag] or 0) for flag in flags}}
            )
            for row in found
        }
        counted = persons.filter(persons[_COUNTED])
        groups = [rule for rule in GROUP_RULES if {*rule.columns} <= register.columns]
        for group in groups:
            for row in engine.rows(count_by_area(group.find(counted))):
                by_area[row[AREA] or ""][group.code] += row["persons"]
    examined = (rule for number, rule in enumerate(PERSON_RULES) if f"rule_{number}" in flags)
    return Counts(by_area, tuple(sorted([*examined, *groups], key=_order_of_rule)))


def counted_persons(register: Register) -> ir.Table:
    """Return the persons of the population."""
    return register.persons.filter(register.persons[_COUNTED])


def _order_of_rule(rule: PersonRule | GroupRule) -> tuple[str, int, str]:
    letter, digits = rule.code[0], rule.code[1:].partition("-")[0]
    return letter, int(digits), rule.code


def _refuse_conditions(plan: CountPlan, terms: Terms) -> None:
    issues = []
    for place, text in dict(plan.conditions()).items():
        try:
            compile_condition(text, terms)
        except ConditionError as error:
            at = Place(plan.path.name, column=place)
            remedy = "Bahasanya ada di docs/manual/register-penduduk.md."
            issues.append(
                Issue(Level.ERROR, "register_condition", f"{error}.".replace("..", "."), at, text, remedy)
            )
    if issues:
        raise InputError(issues)


def unexamined(counts: Counts) -> Iterable[PersonRule | GroupRule]:
    """Return the rules for which the extract lacks a column."""
    rules: tuple[PersonRule | GroupRule, ...] = (*PERSON_RULES, *GROUP_RULES)
    return sorted((rule for rule in rules if rule not in counts.rules), key=_order_of_rule)
