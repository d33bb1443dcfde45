"""Persons become counts by area: measures, rules A1 to A12 (`rules.csv`), families, and duplicates.

A rule of one person is a condition in the language of measures. A rule of which a column is not mapped is
not examined, which is not the same as nothing found. What was counted says whether the extract is what it is
taken for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import ibis
import ibis.expr.types as ir

from capaian.domain.issue import Place
from capaian.domain.numerals import write_few
from capaian.domain.period import write_date
from capaian.dossier.declared_rows import read_declared_rows
from capaian.register.conditions import ConditionError, Heads, columns_in, compile_condition
from capaian.register.files import Engine, ExtractFile, quiet_engine
from capaian.register.persons import (
    BORN_LATER,
    FILLED,
    HEAD_ROW,
    NIK_AGREES,
    NIK_COMPARED,
    ORIGIN,
    READING,
    UNREAD,
    needed_columns,
    person_types,
    terms_of,
)
from capaian.register.plan import CountPlan, ExtractProblems

MAX_FAMILY: Final = 20
"""Members above which a card looks like a place where rows are kept; a proposal, verified nowhere."""
MOTHER_YEARS: Final = (12, 55)
"""How much older than a child its mother is at least and at most; a proposal, verified nowhere."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Something odd."""

    code: str
    title: str
    """Indonesian."""
    needs: frozenset[str]
    """What has to be known of persons."""
    condition: str = ""
    """Of a rule that is seen of one row."""
    find: Callable[[ir.Table], ir.Table] | None = None
    """Of one that needs several rows: returns the persons that it is about."""


def _same(keys: tuple[str, ...], persons: ir.Table) -> ir.Table:
    filled = persons.filter([persons[key].notnull() for key in keys])
    groups = filled.group_by(keys).aggregate(members=filled.count())
    return filled.semi_join(groups.filter(groups.members > 1), keys)


def _odd_families(persons: ir.Table) -> ir.Table:
    """Return the members of cards without a head, with several, or with very many members."""
    of_card = persons.filter(persons.family.notnull())
    heads = of_card.is_head.fill_null(False).cast("int64").sum()
    families = of_card.group_by("family").aggregate(heads=heads, members=of_card.count())
    return of_card.semi_join(
        families.filter((families.heads != 1) | (families.members > MAX_FAMILY)), "family"
    )


def _odd_mothers(persons: ir.Table) -> ir.Table:
    """Return the children whose mother, found by her NIK, is too little or too much older than they are."""
    women = persons.filter([persons.nik.notnull(), persons.age.notnull()])
    women = women.group_by("nik").aggregate(mother_age=women.age.max(), rows=women.count())
    mothers = women.filter(women["rows"] == 1).select(mother_nik="nik", mother_age="mother_age")
    children = persons.inner_join(mothers, "mother_nik")
    return children.filter(~(children.mother_age - children.age).between(*MOTHER_YEARS))


_PERSON: Final = ("name", "born", "mother")
_SAME_PERSON: Final = "Nama, tanggal lahir, dan nama ibu yang sama"
_FAMILY_WORDS: Final = f"KK tanpa kepala, berkepala beberapa, atau beranggota lebih dari {MAX_FAMILY} orang"
_MOTHER_WORDS: Final = "Ibu kurang dari {} atau lebih dari {} tahun lebih tua".format(*MOTHER_YEARS)
DUPLICATES: Final = {
    Rule("D1", "NIK yang sama di beberapa baris", frozenset({"nik"}), find=partial(_same, ("nik",))): (
        "nik",
    ),
    Rule("D2", _SAME_PERSON, frozenset(_PERSON), find=partial(_same, _PERSON)): _PERSON,
}
"""Rules of rows that repeat each other, with what is the same in them."""
RULES: Final = (
    *(
        Rule(row["code"], row["title"], columns_in(row["condition"]), row["condition"])
        for row in read_declared_rows(__file__, "rules.csv")
    ),
    *DUPLICATES,
    Rule("A6", _FAMILY_WORDS, frozenset({"family", "is_head"}), find=_odd_families),
    Rule("A10", _MOTHER_WORDS, frozenset({"nik", "mother_nik", "age"}), find=_odd_mothers),
)


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
    plan: CountPlan, columns: Mapping[str, Heads], file: str, problems: ExtractProblems
) -> None:
    """Record every condition that cannot be meant, before a row is read.

    Args:
        plan: The conditions.
        columns: What is known of persons.
        file: Name of the file of measures.
        problems: Takes the problems.
    """
    terms = terms_of(ibis.table(person_types(columns), name="persons"), columns, plan.values)
    for place, text in plan.conditions():
        try:
            compile_condition(text, terms)
        except ConditionError as error:
            problems.add("condition", Place(file, column=place), text, fault=str(error).rstrip("."))


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


MAX_UNREAD_PERCENT: Final = 5
"""Of the filled cells of a column: above it holds something else than was said."""
MIN_NIK_PERCENT: Final = 50
"""Of NIK that have the date of birth in them; below it the numbers are others, such as those of cards."""
MAX_NAMED: Final = 8
_OF_ROWS: Final = ("lost_digits", "other_cut_off", "born_later", "head_row")
"""What is noted of single rows: its message, and the end of its name among `persons.READING`."""
_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


def check_files(
    files: Sequence[ExtractFile], wanted: Collection[str], plan: str, problems: ExtractProblems
) -> None:
    """Record that names of files speak of several days, and headings that a file lacks or has twice."""
    matches = [match for file in files if (match := _DAY.search(file.path.name))]
    days = {"-".join(match.groups()): match.string for match in matches}
    if len(days) > 1:
        problems.note("two_days", days=", ".join(f"{name} ({day})" for day, name in sorted(days.items())))
    for file in files:
        if missing := [head for head in wanted if file.heads.count(head) != 1]:
            heads = ", ".join(filter(None, file.heads))
            problems.note("heads_missing", file.path.name, missing=", ".join(missing), heads=heads, plan=plan)


def check_counts(
    counts: Counts, columns: Mapping[str, Heads], areas: Collection[str], regency: str, cut_off: date
) -> ExtractProblems:
    """Return what is wrong with an extract as a whole.

    Args:
        counts: What was counted of it.
        columns: Headings by column.
        areas: Official codes.
        regency: Whose extract it ought to be.
        cut_off: Of which day.
    """
    found, rows = ExtractProblems(), counts.total(ROWS) - counts.total(HEAD_ROW)
    if not rows:
        found.note("no_rows")
        return found
    _check_areas(counts, areas, regency, found)
    for name, heads in columns.items():
        unread, read = counts.total(f"{UNREAD}{name}"), counts.total(f"{FILLED}{name}")
        if unread:
            is_other = 100 * unread > MAX_UNREAD_PERCENT * (unread + read)
            code, cells = "cells_other" if is_other else "cells_unread", unread + read
            found.note(code, heads=", ".join(heads), count=unread, cells=cells, name=name)
    compared, agrees = counts.total(NIK_COMPARED), counts.total(NIK_AGREES)
    if 100 * agrees < MIN_NIK_PERCENT * compared:
        found.note("nik_other", count=agrees, rows=compared)
    for code in _OF_ROWS:
        if count := counts.total(f"{READING}{code}"):
            found.note(code, count=count, rows=rows, day=write_date(cut_off))
    return found


def _check_areas(counts: Counts, areas: Collection[str], regency: str, found: ExtractProblems) -> None:
    others, unknown = Counter[str](), Counter[str]()
    for area, own in counts.by_area.items():
        if area and not dotted(area).startswith(regency):
            others[dotted(area[:4])] += own[ROWS]
        elif area and dotted(area[:DISTRICT_DIGITS]) not in areas:
            unknown[dotted(area[:DISTRICT_DIGITS])] += own[ROWS]
    for code, rows in (("other_regency", others), ("area_unknown", unknown)):
        if rows:
            named = write_few([f"{area} ({count})" for area, count in rows.most_common()], MAX_NAMED)
            found.note(code, count=sum(rows.values()), regency=regency, areas=named)
    nowhere = counts.by_area.get("", Counter())
    if lost := nowhere[ROWS] - nowhere[HEAD_ROW]:
        found.note("area_missing", count=lost)


def dotted(digits: str) -> str:
    """Return an official code with its points.

    Examples:
        >>> dotted("631101"), dotted("6311012001")
        ('63.11.01', '63.11.01.2001')
    """
    return ".".join(filter(None, (digits[:2], digits[2:4], digits[4:6], digits[6:])))
