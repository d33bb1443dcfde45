"""Which facts of a year its results, counts of lists and checks are made from: asked by making them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.rules.assess.assessment import assess

Record = TypeVar("Record")


def find_unread_facts(year: OfficeYear, rule_set: RuleSet) -> frozenset[str]:
    """Return the fields of a year, and of its single records, that nothing computed or checked reads.

    Examples: `awards`, `office.issues`. What is changed there changes no result and no finding.
    """
    read = set[str]()
    assess(_watched(year, "", read), rule_set)
    return frozenset(_names(year, "")) - read


def _names(record: object, prefix: str) -> list[str]:
    """Return the fields of a record; in place of one that holds a record those of that."""
    found: list[str] = []
    for each in fields(record):  # type: ignore[arg-type]  # only records come here
        value = getattr(record, each.name)
        found += _names(value, f"{prefix}{each.name}.") if is_dataclass(value) else [f"{prefix}{each.name}"]
    return found


def _watched(record: Record, prefix: str, read: set[str]) -> Record:
    """Return a record that notes which of its fields are read."""
    kind: type[Any] = type(record)
    values = {each.name: getattr(record, each.name) for each in fields(kind)}
    inner = {n: _watched(v, f"{prefix}{n}.", read) for n, v in values.items() if is_dataclass(v)}

    def note(self: object, name: str) -> object:
        if name in values and name not in inner:
            read.add(f"{prefix}{name}")
        return object.__getattribute__(self, name)

    made: Record = object.__new__(type(kind.__name__, (kind,), {"__getattribute__": note}))
    for name, value in {**values, **inner}.items():
        object.__setattr__(made, name, value)
    return made
