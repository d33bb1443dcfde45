"""Budget and spending by month out of exports of the finance system: one tree of codes, all checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, product
from typing import Final

from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.accounts import (
    ALL_SPENDING,
    KINDS,
    Code,
    Line,
    NodeBook,
    is_all_spending,
    is_of_office,
    is_own_office,
    read_codes,
    write_code,
)
from capaian.dossier.intake.amounts import ACTUAL, month_until
from capaian.dossier.intake.area_rows import is_total
from capaian.dossier.intake.areas import name_place
from capaian.dossier.intake.budget_periods import (
    AmountColumn,
    has_months,
    period_of,
    report_open_year,
    taken_columns,
    year_of,
)
from capaian.dossier.intake.code_columns import code_columns
from capaian.dossier.intake.code_tree import Key, depth_of, is_below, parent_of, sum_known
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Desk, Proposal, TakenRow, shown_means
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.file_totals import FileTotals
from capaian.dossier.intake.guess import settled_names
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.long_rows import BudgetRow, Gatherer, PartColumn, find_part_column
from capaian.dossier.intake.long_totals import LongTotals
from capaian.dossier.intake.other_rows import LeftOut, doubt_columns, left_out, rows_of_others
from capaian.dossier.intake.owners import OWN, check_owner
from capaian.dossier.intake.repeats import check_repeats, settle_node
from capaian.dossier.intake.row_sums import RowSum, row_sums, settle_row
from capaian.dossier.intake.running_totals import Step, check_running
from capaian.dossier.intake.subtotals import Subtotals
from capaian.dossier.intake.sums import Figures, Reader, settle_sum, shown
from capaian.dossier.intake.table_checks import doubt_scale
from capaian.dossier.tables.numbers import write_number

_ALL: Final = "all"
_LONGEST: Final = 5


def take_inputs(proposal: Proposal, desk: Desk) -> Taken:
    """Return the rows of `inputs.csv` that a table gives: of each sub-activity, all money and by kind."""
    check_owner(proposal, desk)
    doubt_columns(proposal.table, desk)
    year = year_of(proposal, desk)
    taker = _Taker(proposal, desk, year.year)
    taker.read()
    taker.check()
    rows = tuple(taker.rows(year))
    report_open_year(proposal, desk, rows, year)
    doubt_scale(proposal, desk, rows)
    return Taken(rows, taker.settled, year, taker.parts_in)


class _Taker:
    """Goes through the rows of a budget table."""

    def __init__(self, proposal: Proposal, desk: Desk, year: int) -> None:
        self._proposal = proposal
        self._table = proposal.table
        self._desk = desk
        self._year = year
        self._columns = [*taken_columns(proposal)]
        self._heads = [column.head for column in self._columns]
        first = min((head.column for head in self._heads), default=1)
        of_codes = code_columns(self._table, self._table.head(proposal.intake.names_in))
        self._of_codes = [head for head in of_codes if head.column < first]
        self._is_cumulative = proposal.intake.is_cumulative
        self._parts = None if has_months(proposal) else find_part_column(self._table, self._heads, desk)
        self._tree: dict[Key, BudgetRow] = {}
        self._totals: list[BudgetRow] = []
        self._others: list[LeftOut] = []
        self._own_rows: list[int] = []
        self.settled: dict[str, str] = {}

    def read(self) -> None:
        """Read the rows into the tree."""
        reader = Reader(self._table, self._desk, Kind.AMOUNT)
        sums = row_sums(self._table, Kind.AMOUNT, self._months_of_year())
        found: list[tuple[Key, BudgetRow]] = []
        node: Code = ()
        others = rows_of_others(self._table, self._of_codes, self._desk, settled_names(self._proposal.intake))
        self._report_others(others)
        self._own_rows = [row for row in self._table.rows if row not in others]
        for row in self._own_rows:
            line = self._line(row, node)
            node = line.node or node
            figures = reader.row(row, self._heads) if self._table.holds(row, self._heads) else {}
            figures = settle_row(self._desk, reader, row, sums, figures)
            # Among rows of months a total may carry the code of its program.
            is_coded = bool(line.node or line.account)
            if is_coded and not (self._parts is not None and self._words_of_total(row)):
                found.append(((node, line.account), BudgetRow(row, self._name(row, line.node), figures)))
            elif self._is_total(row):
                node = () if is_own_office(self._words(row)) else node
                if figures:
                    self._totals.append(BudgetRow(row, self._words_of_total(row), figures))
            elif any(value for value in figures.values()):
                self._desk.log.add("line_without_code", self._table.place(row))
        lines = self._gathered(found)
        check_repeats(self._table, self._desk, lines, self._budgets)
        for key, made in lines:
            self._add(key, made)
        if self._parts is None and not self._is_cumulative:
            check_running(self._table, self._desk, [[*self._steps(row)] for row in self._own_rows])

    def _steps(self, row: int) -> Iterator[Step]:
        """Yield the months of a row beside which stands what was spent until them."""
        until = {month_until(head): head for head in self._table.heads if head not in self._heads}
        for column in self._months():
            if column.month in until:
                yield Step(row, column.head, until[column.month])

    def _months_of_year(self) -> list[RowSum]:
        """Return the columns of months, with that of the year which they may add up to."""
        months = tuple(column.head for column in self._months() if column.means == ACTUAL)
        year = [column.head for column in self._columns if column.means == ACTUAL and column.month is None]
        return [(months, head) for head in year if len(months) > 1]

    @property
    def parts_in(self) -> str:
        """The column that says which part of the year a row is about; empty: none."""
        return "" if self._parts is None else self._parts.head.name

    @property
    def _budgets(self) -> list[str]:
        """Names of the columns of what is granted."""
        return [column.head.name for column in self._columns if column.means != ACTUAL]

    def _gathered(self, rows: list[tuple[Key, BudgetRow]]) -> list[tuple[Key, BudgetRow]]:
        """Return rows that tell a part of the year each as those of lines, with a column for each part."""
        if self._parts is None:
            return rows
        spent = [column.head for column in self._columns if column.means == ACTUAL]
        gatherer = Gatherer(self._table, self._desk, self._parts, spent, self._year)
        lines = gatherer.gather(rows, self._said)
        spread = [
            AmountColumn(head, ACTUAL, ordinal, self._parts.kind)
            for column in self._columns
            if column.means == ACTUAL
            for ordinal, head in self._parts.spread(column.head).items()
        ]
        granted = [column for column in self._columns if column.means != ACTUAL]
        if not self._is_cumulative:
            self._is_cumulative = gatherer.tells_sums([row for _, row in lines], self._budgets)
        if self._is_cumulative:
            gatherer.check_sums(lines)
        else:
            self._check_running(gatherer.in_order, spent)
        self._columns = [*granted, *spread]
        self._heads = [column.head for column in self._columns]
        return lines

    def _check_running(self, lines: Sequence[Sequence[int]], spent: Sequence[Head]) -> None:
        """Hold what was spent in each part of the year against the column that tells what was until then."""
        until = [head for head in self._table.heads if head not in self._heads and month_until(head) == 0]
        for head, running in product(spent, until):
            steps = [[Step(row, head, running) for row in rows] for rows in lines]
            check_running(self._table, self._desk, steps)

    def _said(self, row: int) -> list[str]:
        """Return the words of a row that part lines: not its figures."""
        return [text for text in self._words(row) if text and not is_figure(text)]

    def _words(self, row: int) -> list[str]:
        """Return the codes and names before the amounts of a row."""
        return [self._table.text(row, head) for head in self._of_codes]

    def _report_others(self, others: Mapping[int, str]) -> None:
        """Say once of each other office or field that its rows are left out, and what they come to."""
        whole = [column.head for column in self._columns if column.month is None]
        self._others = [*left_out(self._table, others, self._of_codes, self._heads)]
        for part in self._others:
            amounts = part.words_of(whole or self._heads)
            place, count = self._table.place(part.rows[0]), str(len(part.rows))
            self._desk.log.add("rows_of_others", place, count=count, whose=part.named, amounts=amounts)

    def _line(self, row: int, above: Code) -> Line:
        """Return the codes of a row; all spending below a sub-activity is an account of it."""
        words = [text for text in self._words(row) if text]
        line = read_codes(words)
        is_account = bool(above) and line == Line(()) and is_all_spending(words)
        return Line((), ALL_SPENDING) if is_account else line

    def _is_total(self, row: int) -> bool:
        """Say whether a row sums up the programs: it says so, or is about the office or the whole field."""
        words = self._words(row)
        return any(map(is_total, words)) or is_of_office(words) or is_all_spending(words)

    def _words_of_total(self, row: int) -> str:
        """Return what a total says of itself; nothing where its code alone tells it."""
        return next((text for text in self._words(row) if is_total(text)), "")

    def _name(self, row: int, node: Code) -> str:
        """Return the words of a row without its codes: those behind its node's code before all others."""
        words = self._words(row)
        place = next((n for n, text in enumerate(words) if node and read_codes([text]).node == node), 0)
        behind = [text for text in words[place : place + 2] if not is_figure(text) and _is_worded(text)]
        texts = behind or [text for text in words if not is_figure(text) and _is_worded(text)]
        return max(texts, key=len, default="")

    def _add(self, key: Key, row: BudgetRow) -> None:
        """Put a row into the tree; rows of one code are added up, of a node after asking."""
        known = self._tree.setdefault(key, row)
        if known is row:
            return
        if not key[1] and not settle_node(self._table, self._desk, write_code(key[0]), known.row, row.row):
            return
        for name, value in row.figures.items():
            before = known.figures.get(name)
            known.figures[name] = value if before is None else before + (value or 0)

    def check(self) -> None:
        """Hold each code against those below it, and the total against the topmost."""
        children: dict[Key | None, list[BudgetRow]] = {}
        for key, row in self._tree.items():
            children.setdefault(parent_of(key, self._tree), []).append(row)
        for key, row in sorted(self._tree.items(), key=lambda item: -depth_of(item[0])):
            self._settle_row(row, children.get(key, ()))
        if self._parts is not None:
            self._check_long(self._parts)
        elif self._others:
            at = (self._table, self._desk, self._heads, self._of_codes)
            FileTotals(*at, *self._filled(), self._others).check(self._totals)
        else:
            subtotals = Subtotals(self._totals, *self._filled())
            for total in self._totals:
                self._settle_row(total, subtotals.parts_of(total))

    def _filled(self) -> tuple[list[BudgetRow], list[BudgetRow]]:
        """Return rows with amounts: those without another such above them, and those without one below."""
        filled = {key: row for key, row in self._tree.items() if key[0] and any(row.figures.values())}
        above = {key: parent_of(key, filled) for key in filled}
        topmost = [row for key, row in filled.items() if above[key] is None]
        parents = {*above.values()}
        return topmost, [row for key, row in filled.items() if key not in parents]

    def _check_long(self, column: PartColumn) -> None:
        """Hold totals against rows that tell a part of the year each."""
        taken = [*taken_columns(self._proposal)]
        heads = [one.head for one in taken]
        own = left_out(self._table, dict.fromkeys(self._own_rows, OWN), self._of_codes, heads)
        rows = [BudgetRow(row, "", {**figures}) for part in own for row, figures in part.lowest.items()]
        repeated = {one.head.name for one in taken if self._is_cumulative or one.means != ACTUAL}
        at = (self._table, self._desk, heads, self._of_codes)
        numbers = [total.row for total in self._totals]
        LongTotals(*at, rows, rows, self._others, column, frozenset(repeated), numbers).check(self._totals)

    def _settle_row(self, row: BudgetRow, parts: Sequence[BudgetRow]) -> None:
        """Hold amounts against those below; where a wrong one is accepted, what they make goes on upwards."""
        for head in self._heads:
            amounts = {(part.row, head.column): part.figures.get(head.name) for part in parts if part.figures}
            if all(head.name in part.figures for part in parts if part.figures):
                stated = row.figures.get(head.name)
                if self._parts is None:  # each amount stands in a cell of its own
                    self._desk.note_sum((row.row, head.column), stated, amounts)
                found = settle_sum(self._desk, self._table, row.row, head, stated, [*amounts.values()])
                row.figures |= {head.name: found} if head.name in row.figures else {}

    def rows(self, year: Period) -> Iterator[TakenRow]:
        """Yield the rows of the sub-activities."""
        book = NodeBook(self._desk.office, self._desk.rules, settled_names(self._proposal.intake))
        nodes = dict.fromkeys(node for node, _ in self._tree if node)
        for code in (code for code in nodes if not Line(code).is_subactivity):
            self._report_swapped(book, code)
        for code in filter(lambda code: Line(code).is_subactivity, nodes):
            node = self._node(book, code)
            for kind in (_ALL, *KINDS) if node is not None else ():
                yield from self._rows_of(str(node), code, kind, year)

    def _node(self, book: NodeBook, code: Code) -> str | None:
        row = self._first(code)
        match = book.find(code, row.name)
        told = self._desk.told(write_code(code)) or (self._desk.told(row.name) if row.name else None)
        place = self._table.place(row.row, self._table.head(self._proposal.intake.names_in))
        if told is not None or (match.code is not None and match.is_doubtful):
            self.settled[write_code(code)] = told or str(match.code)
        if told is None and match.code is None:
            words = {"number": write_code(code), "near": name_place(match)}
            example = shown_means(write_code(code), match.near[0] if match.near else "ID")
            self._desk.log.add("node_unmatched", place, row.name or None, example=example, **words)
        elif told is None and not self._report_swapped(book, code) and match.is_doubtful:
            self._desk.doubt(place, row.name, str(match.code), f"simpul {match.code} di nodes.csv")
        return told or match.code

    def _report_swapped(self, book: NodeBook, code: Code) -> bool:
        """Report a code beside which the name of another node of its kind stands; say whether it does."""
        row = self._first(code)
        other = book.other_than(code, row.name)
        if other is None or self._desk.told(write_code(code)) is not None:
            return False
        place = self._table.place(row.row, self._table.head(self._proposal.intake.names_in))
        words = {"number": write_code(code), "name": other.name, "other": str(other.id)}
        example = shown_means(write_code(code), str(book.find(code, "").code))
        self._desk.log.add("names_swapped", place, row.name, example=example, **words)
        return True

    def _first(self, code: Code) -> BudgetRow:
        return next(row for (node, _), row in self._tree.items() if node == code)

    def _rows_of(self, node: str, code: Code, kind: str, year: Period) -> Iterator[TakenRow]:
        by_period: dict[Period, dict[str, tuple[Decimal, Head]]] = {}
        amounts = self._amounts(code, kind)
        for column in self._columns:
            amount = amounts.get(column.head.name)
            if amount is not None:
                period = self._period(column, year)
                by_period.setdefault(period, {}).setdefault(column.means, (amount, column.head))
        self._add_year(by_period, year)
        for period, found in by_period.items():
            key = {"node": node, "period": str(period), "resource": "money", "kind": kind}
            figures = {means: _rupiah(amount) for means, (amount, _) in found.items()}
            places = {means: head.column for means, (_, head) in found.items()}
            yield TakenRow({**key, **figures}, self._first(code).row, places)

    def _period(self, column: AmountColumn, year: Period) -> Period:
        if self._parts is not None and column.month is not None:
            return Period(year.year, column.kind, column.month)
        return period_of(column, year, self._desk, self._proposal)

    def _add_year(self, by_period: dict[Period, dict[str, tuple[Decimal, Head]]], year: Period) -> None:
        """Add what was spent in the year, where all months are known, or all quarters."""
        kind = PeriodKind.MONTH if self._parts is None else self._parts.kind
        parts = [by_period.get(part, {}) for part in year.parts(kind)]
        spent = [part[ACTUAL] for part in parts if ACTUAL in part]
        if len(spent) == len(parts):
            total = sum((amount for amount, _ in spent), Decimal(0))
            by_period.setdefault(year, {}).setdefault(ACTUAL, (total, spent[-1][1]))

    def _amounts(self, code: Code, kind: str) -> Figures:
        """Return the amounts of a sub-activity in all, or of a kind of money from its accounts."""
        own = self._tree.get((code, ()))
        if kind == _ALL and own is not None and own.figures:
            found = dict(own.figures)
        else:
            found = self._sum_accounts(code, KINDS.get(kind, (ALL_SPENDING,)))
        if not self._is_cumulative:
            return found
        if kind == _ALL:
            self._check_falls(found, code)
        return self._by_month(found)

    def _sum_accounts(self, code: Code, prefixes: Sequence[Code]) -> dict[str, Decimal | None]:
        accounts = {account: row for (node, account), row in self._tree.items() if node == code and account}
        leaves = [
            row
            for account, row in accounts.items()
            if any(account[: len(prefix)] == prefix for prefix in prefixes)
            and not any(is_below(other, account) for other in accounts)
        ]
        names = dict.fromkeys(name for row in leaves for name in row.figures)
        return {name: sum_known(row.figures.get(name) for row in leaves) for name in names}

    def _months(self) -> list[AmountColumn]:
        return sorted((c for c in self._columns if c.month), key=lambda c: c.month or 0)

    def _by_month(self, figures: Figures) -> Figures:
        """Return what was spent in each month, of figures that tell what was spent until then."""
        made = dict(figures)
        before = Decimal(0)
        for column in self._months():
            value = figures.get(column.head.name)
            if value is not None:
                made[column.head.name], before = value - before, value
        return made

    def _check_falls(self, figures: Figures, code: Code) -> None:
        """Report the first month of a sub-activity until which less was spent than before."""
        known = [(c, value) for c in self._months() if (value := figures.get(c.head.name)) is not None]
        fall = next((pair for pair in pairwise(known) if pair[1][1] < pair[0][1]), None)
        if fall is not None:
            (_, before), (column, after) = fall
            place = self._table.place(self._first(code).row, column.head)
            self._desk.log.add("cumulative_falls", place, before=shown(before), after=shown(after))


def _rupiah(amount: Decimal) -> str:
    """Write an amount; whole rupiah without the noughts that exports print behind them."""
    return write_number(amount.to_integral_value() if amount == amount.to_integral_value() else amount)


def _is_worded(text: str) -> bool:
    return any(sign.isalpha() for sign in text) and len(text) >= _LONGEST
