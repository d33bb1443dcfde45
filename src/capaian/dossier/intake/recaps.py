"""Accounts at the end of a budget that sum up the whole file: a recap by kinds of spending, of no node."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import Final

from capaian.dossier.intake.code_tree import is_below, is_within, parent_of
from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.sums import Figures
from capaian.dossier.intake.total_readings import summed

_KIND_GROUPS: Final = 3
"""Groups of the longest codes of kinds of spending: 5.1.02."""


@dataclass(frozen=True)
class Recap:
    """Accounts that sum up the whole file."""

    rows: Sequence[BudgetRow]
    differing: Sequence[tuple[str, Decimal, Decimal]]
    """Columns in which they do not add up to the whole, what they make, and what the whole is.

    None where the file has other accounts: each row is held against those of its kind.
    """


@dataclass(frozen=True)
class _Table:
    """The rows of a budget in their order, the last of which may be such a recap."""

    rows: Sequence[BudgetRow]
    columns: Sequence[str]

    def without(self, recap: Sequence[BudgetRow]) -> list[BudgetRow]:
        return list(self.rows[: len(self.rows) - len(recap)])

    def whole(self, recap: Sequence[BudgetRow]) -> dict[str, Decimal]:
        rest = [row for row in self.without(recap) if any(row.figures.values())]
        keys = {row.key for row in rest}
        top = [row for row in rest if parent_of(row.key, keys) is None]
        return {name: summed(top, name) for name in self.columns}

    def node(self, recap: Sequence[BudgetRow]) -> Figures:
        """Return the figures of the node that the recap stands below."""
        key = recap[0].key[0], ()
        return next((row.figures for row in self.rows if row.key == key), {})

    def is_closed(self, recap: Sequence[BudgetRow]) -> bool:
        """Say whether the node above has all its money without the recap, in each column that it tells."""
        made, told = self._made_of_node(recap, self.without(recap)), self._told_of_node(recap)
        is_all = bool(made) and all(value == made.get(name) for name, value in told.items())
        return is_all and any(summed(recap, name) for name in told)

    def needs(self, recap: Sequence[BudgetRow]) -> bool:
        """Say whether the node above has its money only with the recap, in a column or more."""
        made, whole = self._made_of_node(recap, self.without(recap)), self._made_of_node(recap, self.rows)
        told = self._told_of_node(recap).items()
        return any(value and value == whole.get(name) != made.get(name) for name, value in told)

    def _told_of_node(self, recap: Sequence[BudgetRow]) -> dict[str, Decimal]:
        return {name: value for name, value in self.node(recap).items() if value is not None}

    def _made_of_node(self, recap: Sequence[BudgetRow], rows: Sequence[BudgetRow]) -> Figures:
        """Return what those of some rows make that are accounts of the node above; none without such."""
        accounts = [row for row in rows if row.key[0] == recap[0].key[0] and row.key[1]]
        keys = {row.key for row in accounts}
        top = [row for row in accounts if parent_of(row.key, keys) is None]
        return {name: summed(top, name) for name in self.columns} if top else {}

    def is_coarser(self, recap: Sequence[BudgetRow]) -> bool:
        """Say whether its accounts are of higher levels than all those that amounts stand at above."""
        depths = [len(row.key[1]) for row in self._lowest(recap)]
        return bool(depths) and max(len(row.key[1]) for row in recap) < min(depths)

    def _lowest(self, recap: Sequence[BudgetRow]) -> list[BudgetRow]:
        accounts = [row for row in self.without(recap) if row.key[1]]
        keys = {row.key for row in accounts}
        above = {parent_of(key, keys) for key in keys}
        return [row for row in accounts if row.key not in above]

    def sums_up_kinds(self, recap: Sequence[BudgetRow]) -> bool:
        """Say whether each row is what the accounts of its kind above make."""
        lowest = self._lowest(recap)
        nodes = {row.key[0] for row in lowest}
        return len(nodes) > 1 and all(
            row.figures.get(name) == summed([one for one in lowest if _is_of(one, row)], name)
            for row in recap
            for name in self.columns
        )


def find_recap(
    rows: Sequence[BudgetRow], columns: Sequence[str], uncoded: Collection[int], totals: Collection[int]
) -> Recap | None:
    """Return the last accounts of a table, where they are of all its nodes and not of the last one alone.

    They add up to all of the file, or to what its accounts of each kind make; those of kinds come nearer to
    that than to their node where a figure among them is wrong, or stand behind a node that has all its money.

    Args:
        rows: The rows with codes, in their order.
        columns: Names of the columns of amounts.
        uncoded: Rows that have the code of an account alone.
        totals: Rows of totals.
    """
    table = _Table(rows, columns)
    tail = [*takewhile(lambda row: row.row in uncoded and row.key[0] == rows[-1].key[0], reversed(rows))]
    for recap in _tails(tail[::-1], totals, table):
        top = [row for row in recap if not any(is_below(row.key[1], one.key[1]) for one in recap)]
        made = {name: summed(top, name) for name in columns}
        whole, node = table.whole(recap), table.node(recap)
        if _is_as(made, node) or table.needs(recap):
            continue
        if _is_as(made, whole) or (_are_kinds(recap) and _is_nearer(made, whole, node)):
            has_accounts = any(row.key[1] for row in table.without(recap))
            differing = [name for name in columns if made[name] != whole[name] and not has_accounts]
            return Recap(recap, [(name, made[name], whole[name]) for name in differing])
        if table.sums_up_kinds(recap) or (
            _are_kinds(recap) and table.is_coarser(recap) and table.is_closed(recap)
        ):
            return Recap(recap, ())
    return None


def _tails(
    rows: Sequence[BudgetRow], totals: Collection[int], table: _Table
) -> Iterator[Sequence[BudgetRow]]:
    """Yield the rows from each on that does not go on with those above it: behind a total, or above them.

    Accounts stand below those that they are of; behind them such a row begins anew, and so does one of a
    higher level than all accounts with amounts.
    """
    for n, row in enumerate(rows):
        tail = rows[n:]
        above = next(iter(table.without(tail)[-1:]), None)
        is_behind_total = above is None or any(above.row < total < row.row for total in totals)
        is_needed = n or not any(
            table.node(tail).values()
        )  # a heading without amounts has them in its accounts
        begins = is_behind_total or not is_needed or any(_is_of(one, row) for one in rows[:n])
        is_new = begins or (n and table.is_coarser(tail))
        if is_new and not any(_is_of(one, later) for place, later in enumerate(tail) for one in tail[:place]):
            yield tail


def _is_of(row: BudgetRow, kind: BudgetRow) -> bool:
    return is_within(((), row.key[1]), ((), kind.key[1]))


def _is_as(made: Figures, other: Figures) -> bool:
    """Say whether rows make what is told elsewhere, in a column or more."""
    return any(value and value == other.get(name) for name, value in made.items())


def _are_kinds(recap: Sequence[BudgetRow]) -> bool:
    return all(len(row.key[1]) <= _KIND_GROUPS for row in recap)


def _is_nearer(made: Figures, whole: Figures, node: Figures) -> bool:
    """Say whether rows come nearer to one than to another in all columns."""
    names = [name for name in made if node.get(name) is not None]
    return bool(names) and all(_apart(made, whole, name) < _apart(made, node, name) for name in names)


def _apart(one: Figures, other: Figures, name: str) -> Decimal:
    return abs((one.get(name) or Decimal(0)) - (other.get(name) or Decimal(0)))
