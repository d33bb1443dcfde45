"""Counts of earlier years beside what their papers state: one year has one figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from capaian.domain.issue import Issue
from capaian.domain.numerals import decimals_of, write_decimal, write_exact
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.domain.work import Count, HistoryValue
from capaian.rules.facts import Facts
from capaian.rules.formula.issues import FormulaError
from capaian.rules.quality.contradiction import contradiction

_SHOWN = 2


def check_earlier_counts(facts: Facts, rule_set: RuleSet) -> Iterator[Issue]:
    """Yield each figure of an earlier paper that the counts of its year contradict.

    The paper's figure counts, as everywhere: what was counted since changes no figure that was published.
    """
    year = facts.office_year
    first = _first_counts(facts)
    stated = {row.period.year for row in year.history if not row.name}
    told = [Period.year_of(earlier) for earlier in sorted(first) if earlier in stated]
    if not told:
        return
    # Results cost their rules: only where an earlier year is both counted and told of.
    from capaian.rules.assess.partial import recount_history

    for period in told:
        try:
            found = [*recount_history(year, rule_set, period)]
        except FormulaError:  # told of the formula itself
            return
        for row, made in found:
            if row.actual is not None and _differs(made, row.actual):
                yield _told_twice(facts, row, made, first[period.year])


def _first_counts(facts: Facts) -> dict[int, Count]:
    """Return the first row with a figure of each year before that of the dossier."""
    rows = [row for row in facts.office_year.counts if row.value is not None]
    return {row.period.year: row for row in reversed(rows) if row.period.year < facts.office_year.year}


def _differs(made: Decimal, stated: Decimal) -> bool:
    return abs(made - stated) > Decimal(1).scaleb(-decimals_of(stated)) / 2


def _told_twice(facts: Facts, row: HistoryValue, made: Decimal, count: Count) -> Issue:
    stated = row.actual or Decimal(0)
    by_counts = write_decimal(made, max(_SHOWN, decimals_of(stated)))
    name = facts.names.get(row.subject, row.subject)
    message = (
        f"{name}, {row.period.label}: {by_counts} menurut hitungan tahun itu, "
        f"padahal {write_exact(stated)} menurut {row.place}; yang dipakai "
        "history.csv."
    )
    return contradiction(f"two_values:counts:{row.subject}:{row.period}", message, count.place, by_counts)
