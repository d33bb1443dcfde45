"""Each check names the parts that it reads, since what it found stays while they are the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from decimal import localcontext
from functools import cache
from pathlib import Path

from tests.every_case import every_case
from tests.factories import rule_set
from tests.unit.rules.test_every_check import LOUD, QUIET

from capaian.domain.office_year import OfficeYear
from capaian.dossier.read import load_dossier
from capaian.rules.checks.formulas import FORMULA_PARTS, check_formulas
from capaian.rules.checks.row import CheckedYear
from capaian.rules.checks.validate import CHECKS, FINDERS, JUDGED_CHECKS, validate
from capaian.rules.facts import KeptResults
from capaian.rules.outcome import ARITHMETIC

EXAMPLES = Path(__file__).parents[3] / "examples"
PARTS = frozenset(field.name for field in fields(OfficeYear))
LAW = rule_set()


class WatchedYear(OfficeYear):
    """An office-year that notes which of its parts were looked at."""

    def __getattribute__(self, name: str) -> object:
        """Note a part, and return it."""
        own: dict[str, object] = super().__getattribute__("__dict__")
        if name in PARTS:
            own["read"] = {*own.get("read", ()), name}
        return super().__getattribute__(name)


def parts_read(
    years: Iterable[OfficeYear], look: Callable[[OfficeYear], Iterable[object]]
) -> set[str]:
    found = set[str]()
    for year in years:
        watched = WatchedYear(**{name: year.__dict__[name] for name in PARTS})
        watched.__dict__["read"] = set()
        with localcontext(ARITHMETIC):
            deque(look(watched), maxlen=0)
        found |= watched.__dict__["read"]
    return found


@cache
def examples() -> tuple[OfficeYear, ...]:
    return tuple(load_dossier(path.parent) for path in sorted(EXAMPLES.glob("*/plan.yaml")))


def years_of(check: str) -> Iterator[OfficeYear]:
    """Years that a check speaks of, others in which it is silent, and the examples."""
    return iter((*LOUD[check], *QUIET.get(check, ()), *examples()))


@every_case("check", [check for check in CHECKS if check not in JUDGED_CHECKS])
def test_a_check_reads_the_parts_that_its_row_names(check: str) -> None:
    row = CHECKS[check]
    read = parts_read(years_of(check), lambda year: FINDERS[check](CheckedYear(year, LAW)))
    missing = read - {*row.reads}
    assert not missing, (
        f"{check} reads {sorted(missing)}: name them in `reads` of its row in checks.csv"
    )
    assert PARTS.issuperset(row.reads)


def test_formulas_are_checked_by_the_parts_that_they_name() -> None:
    assert parts_read(examples(), check_formulas) <= {*FORMULA_PARTS}


def test_what_was_found_before_is_what_is_found_anew() -> None:
    """Years with one thing wrong each, one after the other,
    most of whose parts are the same objects.
    """
    kept = KeptResults()
    for year in (year for years in LOUD.values() for year in years):
        assert validate(year, LAW, kept) == validate(replace(year), LAW)
