"""Which column follows from which: by the arithmetic that holds for most rows, and by the words of heads.

Words outweigh arithmetic of chance; arithmetic outweighs words where heads are printed a column off. Only
rows that tell count as evidence: 100 of 100 is 100 under many relations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Final

from capaian.auditor.claims.law import BALANCES, PRODUCTS, RATES, Law
from capaian.auditor.understanding.balances import balances, is_believed_balance, names_balance
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.compared_with import is_compared_with
from capaian.auditor.understanding.evidence import Evidence, Grid
from capaian.auditor.understanding.later_targets import is_of_plans_end, is_progress
from capaian.auditor.understanding.products import is_believed_product, products
from capaian.auditor.understanding.rates import is_in_units, is_named_after, law_in_smaller_unit
from capaian.auditor.understanding.row_changes import rows_changed
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.short_columns import is_told_by_few
from capaian.auditor.understanding.so_far import sums_so_far
from capaian.auditor.understanding.sums_beside import (
    is_believed_mean,
    is_believed_sum,
    is_given,
    means_beside,
    sums_beside,
)
from capaian.auditor.understanding.sums_of_year import is_sum_of_year
from capaian.auditor.understanding.vocabulary import (
    AGAINST,
    MEAN_OF_ROW,
    PHYSICAL,
    PLAIN_TOTAL,
    QUOTIENT,
    Role,
)
from capaian.domain.audit import AuditRule

_MOST: Final = 0.6
"""Share of telling rows for which arithmetic has to hold to be believed without words."""
_FEWEST: Final = 3
"""Telling rows that arithmetic needs to be believed without words."""
_NEARLY_ALL: Final = 0.8
_HALF: Final = 0.5
_FEW: Final = 2
_ENOUGH: Final = 5
"""Telling rows that a quotient of few digits needs."""
_MOST_COLUMNS: Final = 40
"""A table of figures of a report is not wider."""
_WORDS_WEIGH: Final = 1.75
"""Words are worth as much as so many rows."""
_SHARES: Final = frozenset({Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE, Role.EFFICIENCY})
_PAIRS: Final = frozenset(
    {
        (Role.ACTUAL, Role.TARGET),
        (Role.SPENT, Role.BUDGET),
        (Role.PART, Role.WHOLE),
    }
)
_EFFICIENCY_PAIRS: Final = frozenset(
    {
        (Law.DIFFERENCE, Role.ACHIEVEMENT, Role.ABSORPTION),
        (Law.PERCENT, Role.BUDGET, Role.SPENT),
        (Law.PERCENT, Role.ACHIEVEMENT, Role.ABSORPTION),
        (Law.PERCENT, Role.ABSORPTION, Role.ACHIEVEMENT),
        (Law.SAVING, Role.SPENT, Role.BUDGET),
        (Law.SAVING, Role.ABSORPTION, Role.ACHIEVEMENT),
        (Law.QUOTIENT, Role.ACHIEVEMENT, Role.ABSORPTION),
        (Law.QUOTIENT, Role.ABSORPTION, Role.ACHIEVEMENT),
    }
)
_REACHED_AND_SPENT: Final = {Role.ACHIEVEMENT, Role.ABSORPTION}
_LATER: Final = re.compile(r"^(?:\w+\s+)?(?:menjadi|sesudah|setelah|(?<!sebelum )perubahan)\b", re.IGNORECASE)
_EARLIER: Final = re.compile(r"^(?:\w+\s+)?(?:semula|sebelum|murni|awal)\b", re.IGNORECASE)
"""Heads of what was decided first, and of what was made of it."""
_OF_MONEY: Final = re.compile(r"\b(?:keuangan|dana|biaya|rp)\b", re.IGNORECASE)
_NAMES_OF_MEANS: Final = frozenset({Role.MEAN, Role.INDEX})


def find_relations(rows: Sequence[UnderstoodRow], columns: Sequence[Column]) -> tuple[Relation, ...]:
    """Return for each column the best relation that explains it, if any does; none explains another back."""
    grid = Grid(rows, columns)
    if len(columns) > _MOST_COLUMNS:
        return ()
    best = (_best(grid, columns, column) for column in columns if column.is_numeric)
    kept: list[Relation] = []
    for found in sorted(filter(None, best), key=lambda found: found[0], reverse=True):
        relation = found[1]
        if relation.held < rows_changed(rows, columns, relation.result):
            continue  # its changes are those of the rows above, and fit beside it by chance
        if not any(_explains_back(relation, other) or _repeats(relation, other) for other in kept):
            kept.append(relation)
    return tuple(sorted(kept, key=lambda relation: relation.result.index))


def _explains_back(relation: Relation, other: Relation) -> bool:
    return relation.result in other.inputs and other.result in relation.inputs


def _repeats(relation: Relation, other: Relation) -> bool:
    """Whether figures that hardly fit would be held against what already explains another column."""
    is_same = (relation.law, relation.inputs) == (other.law, other.inputs)
    if not is_same or other.held == 0:
        return False
    share = relation.held / max(relation.of, 1)
    return share < _HALF or (relation.held < other.held and share <= _MOST)


_Weight = tuple[float, int, int, int, int, bool]


def _best(grid: Grid, columns: Sequence[Column], result: Column) -> tuple[_Weight, Relation] | None:
    weighed = [
        (_weight(relation, evidence), replace(relation, held=evidence.held, of=evidence.telling))
        for relation in _candidates(columns, result)
        if _is_believed(relation, evidence := grid.evidence(relation), grid)
    ]
    return max(weighed, key=lambda found: found[0], default=None)


def _candidates(columns: Sequence[Column], result: Column) -> Iterator[Relation]:
    """Yield every relation that the kinds of the columns allow."""
    others = [column for column in columns if column.is_numeric and column.index != result.index]
    if is_given(result):
        yield from sums_beside(others, result)
        yield from sums_so_far(others, result)
        return
    for pair in permutations(others, 2):
        for law in _laws_of_two(result, pair):
            yield Relation(_rule_of(law, result, pair), law, result, pair)
    for other in others:
        if not result.is_money and not other.is_money and not other.is_percent:
            yield Relation(AuditRule.INDEX, Law.INDEX, result, (other,))
        if Role.EFFICIENCY in result.roles:
            yield Relation(AuditRule.EFFICIENCY, Law.REMAINDER, result, (other,))
    if Role.EFFICIENCY in result.roles and not result.is_money:
        yield from _economies(others, result)
    if MEAN_OF_ROW.match(result.name):
        yield from means_beside(others, result)
    if not result.is_percent and result.meaning not in (Role.ACHIEVEMENT, Role.ABSORPTION):
        yield from sums_beside(_parts(columns, result), result)
        yield from balances(others, result)
        yield from sums_so_far(others, result)
    yield from products(others, result)


def _parts(columns: Sequence[Column], result: Column) -> Sequence[Column]:
    """Return the columns that one may add up: under the plain head of a total also those of nothing."""
    takes_nothing = PLAIN_TOTAL.match(result.name) is not None
    found = (c for c in columns if c.is_numeric or (c.is_nothing and takes_nothing))
    return [column for column in found if column.index != result.index]


def _economies(others: Sequence[Column], result: Column) -> Iterator[Relation]:
    """Yield how spending is held against what the achievement earned of the budget, each of one column."""
    reached = [column for column in others if not column.is_money and column.meaning is Role.ACHIEVEMENT]
    money = [[c for c in others if c.is_money and c.meaning is role] for role in (Role.BUDGET, Role.SPENT)]
    if all(len(own) == 1 for own in (reached, *money)):
        yield Relation(AuditRule.EFFICIENCY, Law.ECONOMY, result, (reached[0], *(own[0] for own in money)))


def _laws_of_two(result: Column, pair: tuple[Column, Column]) -> Iterator[Law]:
    """Yield the laws under which a column may follow from two others."""
    first, second = pair
    is_of_a_kind = first.is_money == second.is_money
    is_share = (
        result.is_percent or bool(_SHARES & {*result.roles}) or (not result.path and result.may_be_share)
    )
    is_own = not _is_mean_achievement(result) and not (first.is_money and PHYSICAL.search(result.name))
    if is_share and is_of_a_kind and not result.is_money and is_own:
        yield Law.PERCENT
    if Role.EFFICIENCY in result.roles and is_of_a_kind and not result.is_money:
        yield Law.SAVING
    is_change = bool({Role.EFFICIENCY, Role.CHANGE} & {*result.roles})
    if is_of_a_kind and (is_change or _are_of_years(first, second)):
        yield Law.DIFFERENCE
    if Role.CHANGE in result.roles and is_of_a_kind and not result.is_money:
        yield Law.GROWTH
    is_plain = not any(column.is_percent for column in (result, first, second)) and not second.is_money
    if is_plain and QUOTIENT.search(result.name):
        in_smaller = law_in_smaller_unit(first.name, result.name)
        yield Law.QUOTIENT if in_smaller is None else in_smaller
    if Role.EFFICIENCY in result.roles and {first.meaning, second.meaning} == _REACHED_AND_SPENT:
        yield Law.QUOTIENT
    if is_plain and not result.is_money and not first.is_money:
        yield from result.rates


def _is_mean_achievement(result: Column) -> bool:
    """Whether a column holds the mean of achievements of several indicators, not that of its own row."""
    return result.meaning is Role.ACHIEVEMENT and Role.MEAN in result.roles


def _rule_of(law: Law, result: Column, inputs: Sequence[Column]) -> AuditRule:
    meanings = tuple(column.meaning for column in inputs)
    if law is Law.QUOTIENT and Role.EFFICIENCY in result.roles:
        return AuditRule.EFFICIENCY
    if law is Law.QUOTIENT or law in RATES or (law is Law.GROWTH and result.is_percent):
        return AuditRule.RATIO
    if law is Law.DIFFERENCE and _are_of_years(*inputs):
        return AuditRule.DIFFERENCE
    is_left = law is Law.DIFFERENCE and {*meanings} == {Role.TARGET, Role.ACTUAL}
    if Role.CHANGE in result.roles and (result.meaning is None or result.is_money or is_left):
        return AuditRule.DIFFERENCE
    if Role.EFFICIENCY in result.roles or meanings == (Role.BUDGET, Role.SPENT):
        return AuditRule.EFFICIENCY
    if all(column.is_money for column in inputs) or Role.ABSORPTION in result.roles:
        return AuditRule.ABSORPTION
    wanted = {role for column in inputs for role in column.roles}
    if Role.TARGET in wanted or (Role.ACTUAL in wanted and Role.ACHIEVEMENT in result.roles):
        return AuditRule.ACHIEVEMENT
    return AuditRule.RATIO


def _is_believed(relation: Relation, evidence: Evidence, grid: Grid) -> bool:
    """Whether arithmetic speaks for a relation, or words that figures do not belie."""
    share = evidence.held / evidence.telling if evidence.telling else 0
    if is_sum_of_year(relation, evidence, grid) or is_told_by_few(relation, evidence, grid):
        return True
    if relation.law in _OWN_BELIEFS:
        return _OWN_BELIEFS[relation.law](relation, evidence, share)
    is_named = fits_words(relation) and (evidence.held >= _FEW or not is_of_plans_end(relation))
    if relation.rule is AuditRule.RATIO and _is_in_units(relation):
        return evidence.held >= _FEW and share > _HALF
    if relation.law is Law.QUOTIENT and not is_named and evidence.exact < _FEW and evidence.held < _ENOUGH:
        return False  # small figures are quotients of others by chance
    if relation.law in RATES:
        return _is_believed_rate(relation, evidence, share)
    if relation.law is Law.INDEX and Role.INDEX not in relation.result.roles:
        return evidence.held >= _FEWEST and share > _MOST
    if evidence.held >= _FEWEST and share >= _MOST:
        return True
    if evidence.exact >= _FEW and share == 1:
        return True
    is_of_one_year = relation.law is Law.PERCENT and _are_of_one_year(relation)
    if (is_of_one_year and _is_share_by_figures(evidence, share)) or is_progress(relation, evidence, grid):
        return True
    return is_named and (
        _is_not_belied(relation, evidence)
        or (_is_of_one_formula(relation) and grid.is_but_for_slips(relation))
    )


def _is_of_one_formula(relation: Relation) -> bool:
    """Whether heads leave no other formula: what was spent of a budget, what was reached of a target."""
    meanings = tuple(column.meaning for column in relation.inputs)
    is_share = relation.law is Law.PERCENT and relation.result.meaning in (Role.ABSORPTION, Role.ACHIEVEMENT)
    return is_share and meanings in _PAIRS and not _is_of_work(relation)


def _is_share_by_figures(evidence: Evidence, share: float) -> bool:
    """Whether figures of many digits are shares by no chance: two are, or one where others are all of all."""
    if evidence.exact >= _FEW and share >= _MOST:
        return True
    if evidence.exact >= _FEWEST and share >= _HALF and evidence.near == evidence.telling:
        return True  # the others are about what it gives: of older counts, or copied from another table
    return evidence.exact > 0 and evidence.all_held >= max(_FEWEST + 1, _NEARLY_ALL * evidence.rows)


def _is_in_units(relation: Relation) -> bool:
    """Whether the heads tell units by which the result is so much of the part for each of the whole."""
    return len(relation.inputs) == _FEW and is_in_units(
        relation.result.name, *(c.name for c in relation.inputs)
    )


def _is_believed_rate(relation: Relation, evidence: Evidence, share: float) -> bool:
    """Whether figures are rates: most are, and more of them the less their heads tell."""
    if len(relation.result.rates) == 1 and evidence.held:
        is_of_part = evidence.near == evidence.telling and is_named_after(
            relation.result.name, relation.inputs[0].name
        )
        if (evidence.held >= _FEW and share > _HALF) or (share >= _HALF and is_of_part):
            return True
    return share >= _MOST and (evidence.exact >= _FEWEST or evidence.held > _FEWEST)


def _is_not_belied(relation: Relation, evidence: Evidence) -> bool:
    """Whether figures do not speak against words: they hold, or come near where one formula is usual."""
    if not evidence.telling:
        return evidence.all_held * 2 > evidence.rows
    if evidence.held * 2 > evidence.telling or _is_left_of_one(relation, evidence):
        return True
    if _is_of_work(relation) and evidence.held * 2 < evidence.telling:
        return False
    is_of_other = relation.rule in (AuditRule.EFFICIENCY, AuditRule.DIFFERENCE)
    is_open = is_of_other or is_of_plans_end(relation)
    return not is_open and evidence.near * 2 >= evidence.telling


def _is_left_of_one(relation: Relation, evidence: Evidence) -> bool:
    """Whether one of two rows tells what is left to the last of many digits: then the other is wrong."""
    is_of_money = relation.law is Law.DIFFERENCE and relation.result.is_money
    return is_of_money and evidence.exact > 0 and evidence.held * 2 == evidence.telling


def _is_of_work(relation: Relation) -> bool:
    """Whether spending over budget would be an achievement that no head calls one of money.

    What was done stands beside what it cost: `Pagu (Rp)`, `Realisasi (Rp)`, `Capaian Kinerja (%)`.
    """
    heads = " ".join(relation.result.path)
    is_of_money = {Role.BUDGET, Role.SPENT, Role.ABSORPTION} & {*relation.result.roles} or _OF_MONEY.search(
        heads
    )
    is_achieved = relation.result.meaning is Role.ACHIEVEMENT
    return relation.rule is AuditRule.ABSORPTION and is_achieved and not is_of_money


_OWN_BELIEFS: Final[Mapping[Law, Callable[[Relation, Evidence, float], bool]]] = {
    Law.SUM: is_believed_sum,
    Law.MEAN: is_believed_mean,
    **dict.fromkeys(BALANCES, is_believed_balance),
    **dict.fromkeys(PRODUCTS, is_believed_product),
}
"""Laws whose words and figures weigh in a way of their own."""


def fits_words(relation: Relation) -> bool:
    """Say whether the heads name what the result and its inputs are."""
    result = relation.result
    if relation.law in BALANCES:
        return names_balance(relation)
    if relation.law in (Law.PRODUCT, Law.ECONOMY):
        return True  # it is looked for under such heads alone
    if relation.law is Law.INDEX:
        return {*result.roles, *relation.inputs[0].roles} >= _NAMES_OF_MEANS
    if len(relation.inputs) != _FEW or relation.law in RATES or not _are_of_one_year(relation):
        return False
    meanings = (relation.inputs[0].meaning, relation.inputs[1].meaning)
    if Role.EFFICIENCY in result.roles:
        return (relation.law, *meanings) in _EFFICIENCY_PAIRS
    if relation.law is Law.QUOTIENT:
        return False
    if relation.law is Law.PERCENT:
        return meanings in _PAIRS
    is_usual = meanings in {(Role.BUDGET, Role.SPENT), (Role.ACTUAL, Role.TARGET)}
    return is_usual or _is_distance(relation) or _is_of_years(relation) or _is_revision(relation)


def _is_distance(relation: Relation) -> bool:
    """Whether a difference is what is left of a target, or its head names what it is held against."""
    is_left = [column.meaning for column in relation.inputs] == [Role.TARGET, Role.ACTUAL]
    is_told = any(is_compared_with(relation.result.name, column.path) for column in relation.inputs)
    return relation.law is Law.DIFFERENCE and (is_left or is_told)


def _is_revision(relation: Relation) -> bool:
    """Whether a change is of the same thing as first decided and as revised: `Semula`, `Menjadi`."""
    later, earlier = relation.inputs
    return bool(_LATER.search(later.name) and _EARLIER.search(earlier.name))


def _are_of_one_year(relation: Relation) -> bool:
    """Whether the heads of a share name no different years for part, whole and result."""
    is_against = bool(AGAINST.search(" ".join(relation.result.path))) or is_of_plans_end(relation)
    parts = relation.inputs[1:] if is_against else relation.inputs
    named = [column.years for column in (relation.result, *parts) if column.years]
    return relation.law is not Law.PERCENT or not named or bool(frozenset.intersection(*named))


def _is_of_years(relation: Relation) -> bool:
    """Whether a change is of the same thing in two years, the later first."""
    return _are_of_years(*relation.inputs)


def _are_of_years(now: Column, before: Column) -> bool:
    alike = now.meaning is before.meaning and len(now.years) == len(before.years) == 1
    return alike and max(now.years) > max(before.years)


def _weight(relation: Relation, evidence: Evidence) -> _Weight:
    """How much speaks for a relation: rows that hold, by its own law, words, a group of heads, nearness."""
    failed = evidence.telling - evidence.held
    words = _WORDS_WEIGH + _kinship(relation) if fits_words(relation) else 0
    distance = sum(abs(relation.result.index - column.index) for column in relation.inputs)
    meanings = tuple(column.meaning for column in relation.inputs)
    is_usual = relation.law is not Law.PERCENT or meanings in _PAIRS  # both ways fit where less may be better
    score = evidence.held - failed / 2 + words
    return score, evidence.straight, evidence.close, evidence.all_held, -distance, is_usual


def _kinship(relation: Relation) -> float:
    """How much of their heads result and inputs share: a group of heads, or a year."""
    groups = [column.path[:1] if len(column.path) > 1 else () for column in relation.inputs]
    own = relation.result.path[:1] if len(relation.result.path) > 1 else ()
    shared = sum(group == own for group in groups) / len(groups)
    years = sum(column.years == relation.result.years for column in relation.inputs) / len(groups)
    return (shared + years) / 4
