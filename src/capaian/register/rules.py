"""What is odd of a person or a family: rules A1 to A12 (`rules.csv`), families, and duplicates.

A rule of one person is a condition in the language of measures. A rule of which a column is not mapped is not
examined, which is not the same as nothing found.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import ibis.expr.types as ir

from capaian.register.conditions import columns_in

MAX_FAMILY: Final = 20
"""Members above which a card looks like a place where rows are kept; a proposal, verified nowhere."""
MOTHER_YEARS: Final = (12, 55)
"""How much older than a child its mother is at least and at most; a proposal, verified nowhere."""


@dataclass(frozen=True, slots=True)
class PersonRule:
    """A rule that is seen of one row."""

    code: str
    title: str
    """Indonesian."""
    condition: str

    @property
    def needs(self) -> frozenset[str]:
        """What has to be known of persons."""
        return columns_in(self.condition)


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A rule that needs several rows; found are the persons that it is about."""

    code: str
    title: str
    columns: tuple[str, ...]
    find: Callable[[ir.Table], ir.Table]

    @property
    def needs(self) -> frozenset[str]:
        """What has to be known of persons."""
        return frozenset(self.columns)


Rule = PersonRule | GroupRule


def _read_rules() -> tuple[PersonRule, ...]:
    with Path(__file__).with_name("rules.csv").open(encoding="utf-8", newline="") as file:
        return tuple(PersonRule(**row) for row in csv.DictReader(file))


def _same(keys: tuple[str, ...]) -> Callable[[ir.Table], ir.Table]:
    def find(persons: ir.Table) -> ir.Table:
        filled = persons.filter([persons[key].notnull() for key in keys])
        groups = filled.group_by(keys).aggregate(members=filled.count())
        return filled.semi_join(groups.filter(groups.members > 1), keys)

    return find


def _odd_families(persons: ir.Table) -> ir.Table:
    """Return the members of cards without a head, with several, or with very many members."""
    of_card = persons.filter(persons.family.notnull())
    heads = of_card.is_head.fill_null(False).cast("int64").sum()
    families = of_card.group_by("family").aggregate(heads=heads, members=of_card.count())
    odd = families.filter((families.heads != 1) | (families.members > MAX_FAMILY))
    return of_card.semi_join(odd, "family")


def _odd_mothers(persons: ir.Table) -> ir.Table:
    """Return the children whose mother, found by her NIK, is too little or too much older than they are."""
    women = persons.filter([persons.nik.notnull(), persons.age.notnull()])
    women = women.group_by("nik").aggregate(mother_age=women.age.max(), rows=women.count())
    mothers = women.filter(women["rows"] == 1).select(mother_nik="nik", mother_age="mother_age")
    children = persons.inner_join(mothers, "mother_nik")
    difference = children.mother_age - children.age
    least, most = MOTHER_YEARS
    return children.filter((difference < least) | (difference > most))


def count_by_area(found: ir.Table) -> ir.Table:
    """Return how many persons a rule found in each area."""
    return found.group_by("area").aggregate(persons=found.count())


_PERSON: Final = ("name", "born", "mother")
_FAMILY_WORDS: Final = f"KK tanpa kepala, berkepala beberapa, atau beranggota lebih dari {MAX_FAMILY} orang"
_MOTHER_WORDS: Final = "Ibu kurang dari {} atau lebih dari {} tahun lebih tua".format(*MOTHER_YEARS)
PERSON_RULES: Final = _read_rules()
DUPLICATES: Final = (
    GroupRule("D1", "NIK yang sama di beberapa baris", ("nik",), _same(("nik",))),
    GroupRule("D2", "Nama, tanggal lahir, dan nama ibu yang sama", _PERSON, _same(_PERSON)),
)
GROUP_RULES: Final = (
    *DUPLICATES,
    GroupRule("A6", _FAMILY_WORDS, ("family", "is_head"), _odd_families),
    GroupRule("A10", _MOTHER_WORDS, ("nik", "mother_nik", "age"), _odd_mothers),
)
RULES: Final[tuple[Rule, ...]] = (*PERSON_RULES, *GROUP_RULES)
