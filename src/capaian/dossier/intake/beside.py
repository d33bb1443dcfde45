"""Columns beside those that are taken that follow from them: what is left, `Sisa`, `Belum`, and percentages.

They are never taken. Where they fit in most rows, one that does not shows that a figure of its row is wrong;
which one nobody can tell from the row alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, partial
from typing import Final

from capaian.domain.numerals import decimals_of
from capaian.domain.plan import Component
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import RATIOS, is_ratio
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.words import fold, tokens

LEFT: Final = frozenset({"sisa", "belum", "selisih", "kurang", "tidak"})
_PERCENT: Final = Decimal(100)
_MOST_DECIMALS: Final = 4
"""Decimals behind which a percentage is a result that nobody rounded."""
_SLIGHT: Final = Decimal("0.02")
"""How far the percentage of a total may be off that was made of others that were rounded."""
_BEFORE: Final = "realisasi sebelumnya yang tersimpan"
_SHOWN: Final = 4
"""Columns of a part that are named one by one."""
_LEAST: Final = 2
"""Rows that show how columns follow from others."""
Pair = tuple[Head, tuple[Head, ...]]
"""A whole and the columns that make what was reached of it: budget and spending, all and those who have."""
_Test = Callable[[Sequence[Decimal]], bool]


@dataclass(frozen=True)
class Basis:
    """What columns of a table may follow from."""

    table: ForeignTable
    rows: Sequence[int]
    """The rows that are taken."""
    pairs: Sequence[Pair]
    kind: Kind
    """What their figures are."""
    before: Mapping[int, Decimal] = field(default_factory=dict)
    """What was reached in the year before the table, by rows: what is left may be left of both."""

    @cached_property
    def others(self) -> Sequence[Head]:
        """The columns that are none of the pairs."""
        taken = {head for whole, parts in self.pairs for head in (whole, *parts)}
        return [head for head in self.table.heads if head not in taken]

    def relations(self, pair: Pair, heads: Sequence[Head]) -> Iterator[Relation]:
        """Yield how columns may follow from a pair, alone or with what was reached before the table."""
        yield from relations_of(pair, heads)
        if any(self.before.values()):
            yield from (replace(one, before=self.before) for one in relations_of(pair, heads))

    def told(self, relation: Relation) -> Mapping[int, Sequence[Decimal]]:
        """Return the figures of the rows that have all of them."""
        found = ((row, figures_in(self.table, row, relation, self.kind)) for row in self.rows)
        return {row: figures for row, figures in found if figures}

    def followed(self) -> Mapping[int, Collection[int]]:
        """Return the columns that follow in all rows from the pair that they are of, with these rows."""
        found = ((head, self._followed(head)) for head in self.others)
        return {head.column: rows for head, rows in found if len(rows) >= _LEAST}

    def contradicted(self) -> Mapping[str, Collection[int]]:
        """Return the shares of the pair that they are of in most rows, with the rows in which they are not.

        Of another whole a share may be: it is so in all rows, or in most. Of a total it may be their mean.
        """
        shares = [head for head in self.others if is_ratio(head)]
        return {head.name: rows for head in shares if (rows := self._contradicted(head))}

    def _contradicted(self, head: Head) -> Collection[int]:
        pair = pair_of(self.table, head, self.pairs)
        found = [(one, self.told(one)) for one in self.relations(pair, [head])] if pair else []
        wrong = (
            [row for row, figures in told.items() if not one.test(figures)] + [*self._wrong_totals(one, told)]
            for one, told in found
            if _is_held(one, told, self) and _is_proved(one, told.values())
        )
        return min(wrong, key=len, default=())

    def _wrong_totals(self, relation: Relation, told: Mapping[int, Sequence[Decimal]]) -> Iterator[int]:
        """Yield totals of the rows taken whose share is neither that of their pair nor the mean."""
        whole, parts = relation.pair
        mean = sum((figures[2] for figures in told.values()), Decimal(0)) / len(told)
        for row in self._totals((whole, *parts)):
            figures = figures_in(self.table, row, relation, self.kind)
            is_mean = bool(figures) and _is_rounded(figures[2], mean)
            if figures and not (is_mean or relation.test(figures) or _is_near(figures)):
                yield row

    def _totals(self, heads: Sequence[Head]) -> Iterator[int]:
        """Yield the rows besides those taken that have the sums of these in some columns."""
        figures = [figures_of(self.table, row, heads, self.kind) for row in self.rows]
        sums = [sum(column, Decimal(0)) for column in zip(*figures, strict=True)] if all(figures) else []
        others = sorted({*self.table.rows} - {*self.rows}) if sums else []
        yield from (row for row in others if figures_of(self.table, row, heads, self.kind) == sums)

    def explains(self, head: Head) -> bool:
        """Say whether a column follows in all rows from the pair that it is of: of others it tells nothing.

        Where all have a card, that two in three families have one shows nothing of its percentages.
        """
        return len(self._followed(head)) >= _LEAST

    def _followed(self, head: Head) -> Collection[int]:
        """Return the rows in which a column follows from its own pair; none where one of them contradicts.

        Of nothing any share may be told.
        """
        pair = pair_of(self.table, head, self.pairs)
        found = [(one, self.told(one)) for one in self.relations(pair, [head])] if pair else []
        fitting = (told for one, told in found if all(map(one.test, told.values())))
        made = ([row for row, figures in told.items() if figures[0]] for told in fitting)
        return max(made, key=len, default=())


@dataclass(frozen=True)
class Relation:
    """A column that may follow from a pair."""

    pair: Pair
    beside: Head
    test: _Test
    """Says whether it does in a row, of whole, part and itself."""
    wanted: Callable[[Sequence[Decimal]], Decimal]
    before: Mapping[int, Decimal] = field(default_factory=dict)
    """What counts to the part in each row besides what the table tells; empty: nothing does."""


def check_beside(basis: Basis, desk: Desk) -> None:
    """Warn of rows in which a column that follows from others does not, though it does in most.

    A table of one row has nothing to compare with: there what is left alone is held against both.
    """
    others = [head for head in basis.others if not basis.explains(head)]
    relations = [one for pair in basis.pairs for one in basis.relations(pair, others)]
    held = [(one, told) for one in relations if _is_held(one, told := basis.told(one), basis)]
    explaining = [one for one, told in held if _is_proved(one, told.values())]
    warned: set[int] = set()
    for relation, told in held:
        same = [one for one in explaining if one.beside == relation.beside]
        for row, figures in told.items():
            made = (figures_in(basis.table, row, one, basis.kind) for one in same)
            if not (row in warned or relation.test(figures) or any(map(_proves, same, made))):
                warned.add(row)
                _report(basis.table, desk, relation, row, figures)


def pairs_of(columns: Mapping[str, Sequence[Head]], components: Iterable[Component]) -> list[Pair]:
    """Return the columns of those who are counted, and of those among them who have what is counted.

    Args:
        columns: Columns by what they mean; of several that are added up nothing follows.
        components: What is counted, of whom.
    """
    lone = {means: heads[0] for means, heads in columns.items() if len(heads) == 1}
    codes = [(str(one.denominator.code), str(one.numerator.code)) for one in components]
    return [(lone[whole], (lone[part],)) for whole, part in codes if whole in lone and part in lone]


def pair_of(table: ForeignTable, head: Head, pairs: Sequence[Pair]) -> Pair | None:
    """Return the nearest pair before a column of which it tells a share, or the rest, and nothing besides.

    A bare `%` is of the column that it stands behind.

    Args:
        table: The table.
        head: The column.
        pairs: Columns that it may follow from.
    """
    if not _follows_others(head):
        return None
    words = tokens(" ".join(head.parts)) - RATIOS - LEFT
    told = [pair for pair in pairs if words <= tokens(" ".join(one.name for one in (pair[0], *pair[1])))]
    before = {pair[1][-1].column: pair for pair in told if pair[1][-1].column < head.column}
    nearest = before[max(before)] if before else None
    if nearest is None or words:
        return nearest
    left = [one for one in table.heads if one.column < head.column and not _follows_others(one)]
    return nearest if left and left[-1] in (nearest[0], *nearest[1]) else None


def _follows_others(head: Head) -> bool:
    """Say whether a column is headed as a share, or as what is left."""
    return is_ratio(head) or bool(tokens(" ".join(head.parts)) & LEFT)


def relations_of(pair: Pair, others: Sequence[Head]) -> Iterator[Relation]:
    """Yield how columns beside a pair may follow from it, by what heads them."""
    for head in others:
        words = {*fold(" ".join(head.parts)).split()}
        if is_ratio(head):
            for scale in (_PERCENT, Decimal(1)):
                yield Relation(pair, head, partial(_is_share, scale), partial(_share, scale))
        elif words & LEFT:
            for sign in (Decimal(1), Decimal(-1)):
                yield Relation(pair, head, partial(_is_left, sign), partial(_left, sign))


def _left(sign: Decimal, figures: Sequence[Decimal]) -> Decimal:
    return sign * (figures[0] - figures[1])


def _is_left(sign: Decimal, figures: Sequence[Decimal]) -> bool:
    return figures[2] == _left(sign, figures)


def _share(scale: Decimal, figures: Sequence[Decimal]) -> Decimal:
    places = min(decimals_of(figures[2]), _MOST_DECIMALS)
    return round(scale * figures[1] / figures[0], places) if figures[0] else figures[2]


def _is_share(scale: Decimal, figures: Sequence[Decimal]) -> bool:
    """Say whether a percentage is that of a part, however it was rounded."""
    return not figures[0] or _is_rounded(figures[2], scale * figures[1] / figures[0])


def _is_rounded(figure: Decimal, exact: Decimal) -> bool:
    """Say whether a figure is an exact one with fewer decimals, however it lost the others."""
    return abs(figure - exact) < Decimal(1).scaleb(-min(decimals_of(figure), _MOST_DECIMALS))


def _is_near(figures: Sequence[Decimal]) -> bool:
    """Say whether the share of a total is that of its pair, as a part of one too, or off by its rounding."""
    whole, part, share = figures
    exact = part / whole if whole else share
    return not whole or abs(share - _PERCENT * exact) <= _SLIGHT or _is_rounded(share, exact)


def _is_held(relation: Relation, told: Mapping[int, Sequence[Decimal]], basis: Basis) -> bool:
    """Say whether a column follows in most rows, or has but one row to follow in."""
    wrong = [figures for figures in told.values() if not relation.test(figures)]
    right = len(told) - len(wrong)
    is_only = len(basis.pairs) == 1 and len({*map(tuple, told.values())}) == 1
    is_lone = is_only and not is_ratio(relation.beside)
    return (right >= _LEAST and right > len(wrong)) or (is_lone and _is_off(wrong))


def _is_proved(relation: Relation, rows: Iterable[Sequence[Decimal]]) -> bool:
    """Say whether more rows prove that a column follows than contradict it."""
    told = [*rows]
    proving = sum(_proves(relation, figures) for figures in told)
    return proving > sum(not relation.test(figures) for figures in told)


def _proves(relation: Relation, figures: Sequence[Decimal]) -> bool:
    """Say whether a column follows in a row by a figure that it has for no other reason.

    Nothing is left by either sign, and all of any pair are a hundred percent.
    """
    if not (figures and relation.test(figures)):
        return False
    is_full = is_ratio(relation.beside) and figures[2] in (1, _PERCENT)
    return bool(figures[2]) and not is_full


def _is_off(rows: Iterable[Sequence[Decimal]]) -> bool:
    """Say whether what is left is so by neither sign: `Selisih` may be more or less than nothing."""
    return all(abs(beside) != abs(whole - part) for whole, part, beside in rows)


def figures_in(table: ForeignTable, row: int, relation: Relation, kind: Kind) -> list[Decimal]:
    """Return whole, part and what may follow from them in a row; none where one is not there."""
    whole, parts = relation.pair
    of_pair = figures_of(table, row, (whole, *parts), kind)
    of_ratio = Kind.RATIO if is_ratio(relation.beside) else Kind.AMOUNT
    beside = figures_of(table, row, (relation.beside,), of_ratio)
    before = relation.before.get(row, None if relation.before else Decimal(0))
    if not of_pair or not beside or before is None:
        return []
    return [of_pair[0], sum(of_pair[1:], before), *beside]


def _report(
    table: ForeignTable, desk: Desk, relation: Relation, row: int, figures: Sequence[Decimal]
) -> None:
    (whole, parts), beside = relation.pair, relation.beside
    part = " + ".join([*_ends(parts), *([_BEFORE] if relation.before else [])])
    names = {"whole": whole.name, "part": part, "beside": beside.name}
    values = {"a": shown(figures[0]), "b": shown(figures[1]), "c": shown(figures[2])}
    wanted = shown(relation.wanted(figures))
    desk.log.add("beside_differs", table.place(row, beside), **names, **values, wanted=wanted)


def _ends(parts: Sequence[Head]) -> list[str]:
    """Return what columns are called; of many the first and the last one."""
    names = [part.name for part in parts]
    return names if len(names) <= _SHOWN else [names[0], "…", names[-1]]
