"""What a budget that was read gives: of each sub-activity all money and its kinds, by month and by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.accounts import ALL_SPENDING, KINDS, Code, Line, NodeBook, write_code
from capaian.dossier.intake.added_amounts import added_to
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.areas import name_place
from capaian.dossier.intake.budget_periods import AmountColumn, Told, months_of, step_of, time_of
from capaian.dossier.intake.code_tree import Key, sum_known
from capaian.dossier.intake.desk import Desk, Proposal, TakenRow, shown_means
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.long_rows import BudgetRow, PartColumn
from capaian.dossier.intake.since_stored import SPENT, StoredSpending
from capaian.dossier.intake.sums import Figures, shown
from capaian.dossier.intake.table_sorts import settled_names
from capaian.dossier.tables.numbers import write_number

_ALL: Final = "all"
_SHOWN: Final = 5
"""Changed names that are shown one by one."""
_ACTUAL_CELL: Final = "inputs.csv (kolom actual)"


@dataclass(frozen=True)
class BudgetFigures:
    """The rows of a budget by their codes, and what their columns tell."""

    proposal: Proposal
    desk: Desk
    tree: Mapping[Key, BudgetRow]
    columns: Sequence[AmountColumn]
    parts: PartColumn | None
    """The column that says which part of the year a row is about."""
    is_cumulative: bool
    settled: dict[str, str] = field(default_factory=dict)
    """Codes whose node had to be settled."""
    _lines: dict[Code, str] = field(default_factory=dict)
    """The sub-activities, with their nodes."""
    _periods: dict[AmountColumn, Told] = field(default_factory=dict)
    """What each column told; one tells the same of every line."""
    _spending: dict[int, StoredSpending] = field(default_factory=dict)

    def rows(self, year: Period) -> Iterator[TakenRow]:
        """Yield the rows of the sub-activities."""
        book = NodeBook(self.desk.office, self.desk.rules, settled_names(self.proposal.intake))
        nodes = dict.fromkeys(node for node, _ in self.tree if node)
        swapped = {
            code for code in nodes if not Line(code).is_subactivity and self._report_swapped(book, code)
        }
        self._report_renamed(book, [code for code in nodes if code not in swapped])
        for code in filter(lambda code: Line(code).is_subactivity, nodes):
            node = self._node(book, code)
            self._lines.update({} if node is None else {code: str(node)})
        for code, node in self._lines.items():
            for kind in (_ALL, *KINDS):
                yield from self._rows_of(node, code, kind, year)

    def check_once(self, year: Period) -> None:
        """Report a column of spending that would be stored for two periods: no amount was spent twice."""
        stored: dict[Head, Period] = {}
        spent = [one for one in self.columns if one.means == ACTUAL]
        for column in () if self.parts is not None or self.is_cumulative else spent:
            period = self._time(column, year).period
            for head in added_to(column, self.columns) if period is not None else ():
                if period is not None and stored.setdefault(head, period) != period:
                    place = self.proposal.table.place(None, head)
                    words = {"one": stored[head].label, "other": period.label}
                    self.desk.log.add("amount_of_two_times", place, **words)

    def _node(self, book: NodeBook, code: Code) -> str | None:
        row = self._first(code)
        match = book.find(code, row.name)
        told = self.desk.told(write_code(code)) or (self.desk.told(row.name) if row.name else None)
        place = self.proposal.table.place(row.row, self.proposal.table.head(self.proposal.intake.names_in))
        if told is not None or (match.code is not None and match.is_doubtful):
            self.settled[write_code(code)] = told or str(match.code)
        if told is None and match.code is None:
            words = {"number": write_code(code), "near": name_place(match)}
            example = shown_means(write_code(code), match.near[0] if match.near else "ID")
            self.desk.log.add("node_unmatched", place, row.name or None, example=example, **words)
        elif told is None and not self._report_swapped(book, code) and match.is_doubtful:
            self.desk.doubt(place, row.name, str(match.code), f"simpul {match.code} di nodes.csv")
        return told or match.code

    def _report_swapped(self, book: NodeBook, code: Code) -> bool:
        """Report a code beside which the name of another node of its kind stands; say whether it does."""
        row = self._first(code)
        other = book.other_than(code, row.name)
        if other is None or self.desk.told(write_code(code)) is not None:
            return False
        place = self.proposal.table.place(row.row, self.proposal.table.head(self.proposal.intake.names_in))
        words = {"number": write_code(code), "name": other.name, "other": str(other.id)}
        example = shown_means(write_code(code), str(book.find(code, "").code))
        self.desk.log.add("names_swapped", place, row.name, example=example, **words)
        return True

    def _report_renamed(self, book: NodeBook, codes: Sequence[Code]) -> None:
        """Say once which nodes have another name here than in the plan, which keeps its own."""
        rows = [(code, row) for code in codes if (row := self._first(code)).name]
        renamed = [
            (code, row, old)
            for code, row in rows
            if (old := book.former_name(code, row.name)) and not book.other_than(code, row.name)
        ]
        # Where half of them are called otherwise than in the plan no single name was changed.
        if not renamed or 2 * len(renamed) >= len(rows):
            return
        told = [f'{write_code(code)} "{old}" → "{row.name}"' for code, row, old in renamed[:_SHOWN]]
        more = len(renamed) - _SHOWN
        names = "; ".join(told) + (f"; dan {more} lagi" if more > 0 else "")
        place = self.proposal.table.place(renamed[0][1].row)
        self.desk.log.add("nodes_renamed", place, names=names)

    def _first(self, code: Code) -> BudgetRow:
        return next(iter(self._lines_of[code].values()))

    @cached_property
    def _lines_of(self) -> Mapping[Code, Mapping[Code, BudgetRow]]:
        """The rows of each node by their accounts; its own has none."""
        found: dict[Code, dict[Code, BudgetRow]] = {}
        for (node, account), row in self.tree.items():
            found.setdefault(node, {})[account] = row
        return found

    def _rows_of(self, node: str, code: Code, kind: str, year: Period) -> Iterator[TakenRow]:
        by_period: dict[Period, dict[str, tuple[Decimal, Head]]] = {}
        amounts = self._amounts(code, kind)
        for column in self.columns:
            amount = sum_known(amounts.get(name) for name in self._added[column])
            if amount is not None:
                told = self._time(column, year)
                amount = self._since(told, (node, code, kind), amount, column)
                if told.period is not None and amount is not None:
                    by_period.setdefault(told.period, {}).setdefault(column.means, (amount, column.head))
        self._add_year(by_period, year)
        for period, found in by_period.items():
            key = {"node": node, "period": str(period), "resource": "money", "kind": kind}
            figures = {means: _rupiah(amount) for means, (amount, _) in found.items()}
            places = {means: head.column for means, (_, head) in found.items()}
            yield TakenRow({**key, **figures}, self._first(code).row, places)

    @cached_property
    def _added(self) -> Mapping[AmountColumn, Sequence[str]]:
        """The heads that are added up for a column."""
        return {column: [head.name for head in added_to(column, self.columns)] for column in self.columns}

    def _time(self, column: AmountColumn, year: Period) -> Told:
        if self.parts is not None and column.month is not None:
            return Told(Period(year.year, column.kind, column.month))
        if column not in self._periods:
            steps = months_of(self.columns) if self.is_cumulative else []
            if column in steps[1:] or column in steps[:-1]:
                found = step_of(column, steps, self.desk, self.proposal)
                self._periods[column] = Told(found and replace(found, year=year.year))
            else:
                self._periods[column] = time_of(column, year, self.desk, self.proposal)
        return self._periods[column]

    def rest(self) -> Period | None:
        """Return the part of the year of which all is what the dossier does not have yet; as a rule none."""
        return next((told.period for told in self._periods.values() if told.is_rest), None)

    def _since(
        self, told: Told, line: tuple[str, Code, str], amount: Decimal, column: AmountColumn
    ) -> Decimal | None:
        """Return an amount without what is stored of the time before, where it is a sum since January."""
        if not told.is_rest or told.period is None:
            return amount
        node, code, kind = line
        stored = self._stored(told.period.year)
        before = stored.before(node, kind, told.period)
        place = self.proposal.table.place(self._first(code).row, column.head)
        if before is not None and amount >= before:
            return amount - before
        if before is None and self._begins(node, told.period):
            return amount
        words = {"after": shown(amount), "part": told.period.label, "what": SPENT}
        if before is not None:
            self.desk.log.add("falls_below_stored", place, before=shown(before), **words)
        elif amount == 0:
            return amount
        elif kind == _ALL:
            first = stored.lacking_of(node, told.period)
            self.desk.log.add("stored_before_lacks", place, first=first, cell=_ACTUAL_CELL, **words)
        elif not self.desk.log.has_code(place.file, {"kind_before_lacks"}):
            self.desk.log.add("kind_before_lacks", place, part=told.period.label)
        return None

    def _begins(self, node: str, part: Period) -> bool:
        """Say whether a line is new in a part of the year, as changed budgets bring it: most are not."""
        stored, lines = self._stored(part.year), [*self._lines.values()]
        known = sum(stored.before(one, _ALL, part) is not None for one in lines)
        return 2 * known > len(lines) and not stored.has_begun(node, part)

    def _stored(self, year: int) -> StoredSpending:
        if year not in self._spending:
            self._spending[year] = StoredSpending.of(self.desk.office, year)
        return self._spending[year]

    def _add_year(self, by_period: dict[Period, dict[str, tuple[Decimal, Head]]], year: Period) -> None:
        """Add what was spent in the year, where all its parts are known, each once."""
        spent = {part: found[ACTUAL] for part, found in by_period.items() if ACTUAL in found and part != year}
        months = [month for part in spent for month in part.parts(PeriodKind.MONTH)]
        if sorted(months, key=str) == sorted(year.parts(PeriodKind.MONTH), key=str):
            total = sum((amount for amount, _ in spent.values()), Decimal(0))
            last = max(spent, key=lambda part: part.last_month)
            by_period.setdefault(year, {}).setdefault(ACTUAL, (total, spent[last][1]))

    def _amounts(self, code: Code, kind: str) -> Figures:
        """Return the amounts of a sub-activity in all, or of a kind of money from its accounts."""
        own = self.tree.get((code, ()))
        found = self._sum_accounts(code, KINDS.get(kind, (ALL_SPENDING,)))
        if kind == _ALL and own is not None:
            found |= {name: figure for name, figure in own.figures.items() if figure is not None}
        if not self.is_cumulative:
            return found
        if kind == _ALL:
            self._check_falls(found, code)
        return self._by_month(found)

    def _sum_accounts(self, code: Code, prefixes: Sequence[Code]) -> dict[str, Decimal | None]:
        accounts = {account: row for account, row in self._lines_of[code].items() if account}
        above = {account[:length] for account in accounts for length in range(1, len(account))}
        leaves = [
            row
            for account, row in accounts.items()
            if account not in above and any(account[: len(prefix)] == prefix for prefix in prefixes)
        ]
        names = dict.fromkeys(name for row in leaves for name in row.figures)
        return {name: sum_known(row.figures.get(name) for row in leaves) for name in names}

    def _by_month(self, figures: Figures) -> Figures:
        """Return what was spent in each month, of figures that tell what was spent until then."""
        made = dict(figures)
        before = Decimal(0)
        for column in months_of(self.columns):
            value = figures.get(column.head.name)
            if value is not None:
                made[column.head.name], before = value - before, value
        return made

    def _check_falls(self, figures: Figures, code: Code) -> None:
        """Report the first month of a sub-activity until which less was spent than before."""
        known = [
            (c, value) for c in months_of(self.columns) if (value := figures.get(c.head.name)) is not None
        ]
        fall = next((pair for pair in pairwise(known) if pair[1][1] < pair[0][1]), None)
        if fall is not None:
            (_, before), (column, after) = fall
            place = self.proposal.table.place(self._first(code).row, column.head)
            self.desk.log.add("cumulative_falls", place, before=shown(before), after=shown(after))


def _rupiah(amount: Decimal) -> str:
    """Write an amount; whole rupiah without the noughts that exports print behind them."""
    return write_number(amount.to_integral_value() if amount == amount.to_integral_value() else amount)
