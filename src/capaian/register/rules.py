"""What is odd of a person or a family: rules A1 to A12 (`rules.csv`), families, and duplicates.

A rule of one person is a condition in the language of measures. A rule of which a column is not mapped is not
examined, which is not the same as nothing found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import ibis.expr.types as ir

from capaian.dossier.declared_rows import rows_beside
from capaian.register.conditions import columns_in

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
        for row in rows_beside(__file__, "rules.csv")
    ),
    *DUPLICATES,
    Rule("A6", _FAMILY_WORDS, frozenset({"family", "is_head"}), find=_odd_families),
    Rule("A10", _MOTHER_WORDS, frozenset({"nik", "mother_nik", "age"}), find=_odd_mothers),
)
