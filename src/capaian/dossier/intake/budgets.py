"""Budget and spending by month out of exports of the finance system: one tree of codes, all checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import product

from capaian.domain.period import PeriodKind
from capaian.dossier.intake.accounts import (
    ALL_SPENDING,
    Code,
    Line,
    is_all_spending,
    is_of_office,
    is_own_office,
    read_codes,
    write_code,
)
from capaian.dossier.intake.added_amounts import added_to, check_added
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.beside import Basis, Pair, check_beside
from capaian.dossier.intake.budget_asides import without_asides
from capaian.dossier.intake.budget_figures import BudgetFigures
from capaian.dossier.intake.budget_periods import (
    AmountColumn,
    has_months,
    months_of,
    report_open_year,
    taken_columns,
    year_of,
)
from capaian.dossier.intake.budget_totals import BudgetTotals, codes_by_name
from capaian.dossier.intake.code_columns import code_columns
from capaian.dossier.intake.code_tree import Key, depth_of, is_within, parent_of
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.cumulative import check_answer
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.head_times import month_until
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.long_rows import BudgetRow, Gatherer, PartColumn, find_part_column
from capaian.dossier.intake.long_totals import LongTotals
from capaian.dossier.intake.merged_amounts import merged_amounts
from capaian.dossier.intake.missing import report_dashed_amounts
from capaian.dossier.intake.other_rows import LeftOut, doubt_columns, left_out, rows_of_others
from capaian.dossier.intake.owners import check_owner
from capaian.dossier.intake.part_sums import PartSums
from capaian.dossier.intake.recaps import find_recap
from capaian.dossier.intake.repeats import check_repeats, settle_node
from capaian.dossier.intake.returns import report_returns
from capaian.dossier.intake.row_sums import figures_of, row_sums, settle_row
from capaian.dossier.intake.running_totals import Step, check_running
from capaian.dossier.intake.sizes import check_sizes
from capaian.dossier.intake.spending_parts import sums_of_parts
from capaian.dossier.intake.spent_before import spent_before
from capaian.dossier.intake.sums import Reader, settle_sum, shown
from capaian.dossier.intake.sums_beside import RowSum
from capaian.dossier.intake.table_sorts import settled_names
from capaian.dossier.intake.times_apart import last_until, steps_of, sum_behind
from capaian.dossier.intake.total_readings import Total
from capaian.dossier.intake.total_words import is_named_total, is_running, is_total
from capaian.dossier.intake.unfitting import doubt_unfitting
from capaian.dossier.intake.unplaced import ends_of, is_filled, report_unplaced
from capaian.dossier.intake.words import is_worded


def take_inputs(proposal: Proposal, desk: Desk) -> Taken:
    """Return the rows of `inputs.csv` that a table gives: of each sub-activity, all money and by kind."""
    check_owner(proposal, desk)
    doubt_columns(proposal.table, desk)
    check_answer(proposal.table, proposal.intake, desk)
    year = year_of(proposal, desk)
    check_added(proposal, [*taken_columns(proposal)], desk)
    taker = _Taker(proposal, desk, year.year)
    taker.read()
    taker.check()
    figures = taker.figures()
    figures.check_once(year)
    rows = tuple(figures.rows(year))
    own_rows, before = [line.row for line in taker.lines], spent_before(rows, desk.office)
    basis = Basis(proposal.table, own_rows, taker.pairs, Kind.AMOUNT, before)
    check_beside(basis, desk)
    doubt_unfitting(proposal, desk, basis)
    report_returns(proposal, desk, taker.lines, rows)
    report_open_year(proposal, desk, rows, year)
    check_sizes(proposal, desk, rows)
    return Taken(
        rows,
        figures.settled,
        year,
        taker.parts_in,
        adds_up=True,
        followed=basis.followed(),
        contradicted=basis.contradicted(),
        rest=figures.rest(),
    )


class _Taker:
    """Goes through the rows of a budget table."""

    def __init__(self, proposal: Proposal, desk: Desk, year: int) -> None:
        self._proposal = proposal
        self._table = proposal.table
        self._desk = desk
        self._year = year
        self._taken = self._columns = [*taken_columns(proposal)]
        self._heads = [column.head for column in self._columns]
        first = min((head.column for head in self._heads), default=1)
        of_codes = code_columns(self._table, self._table.head(proposal.intake.names_in))
        self._of_codes = [head for head in of_codes if head.column < first]
        self._is_cumulative = proposal.intake.is_cumulative
        self._parts = None if has_months(proposal) else find_part_column(self._table, self._heads, desk)
        self._tree: dict[Key, BudgetRow] = {}
        self._totals: list[Total] = []
        self._found: list[BudgetRow] = []
        self._running: list[Head] = []
        self._others: list[LeftOut] = []
        self._own_rows: list[int] = []
        self._uncoded: set[int] = set()

    def read(self) -> None:
        """Read the rows into the tree."""
        merged = merged_amounts(self._table, self._taken, self._parts, self._words)
        reader = Reader(self._table, self._desk, Kind.AMOUNT, merged)
        sums = row_sums(self._table, Kind.AMOUNT, self._sums_of_times(), self._sums_for_sure())
        node: Code = ()
        settled = settled_names(self._proposal.intake)
        others = rows_of_others(self._table, self._of_codes, self._desk, settled)
        self._report_others(others)
        rows = {row: self._words(row) for row in self._table.rows if row not in others}
        self._own_rows = without_asides((self._table, self._heads), rows, self._desk, settled)
        for row in self._own_rows:
            line = self._line(row, node)
            before, node = node, line.node or node
            named = (node, line.account) if line.node or line.account else None
            figures = reader.filled(row, self._heads, is_total=named is None and self._is_total(row))
            figures = settle_row(self._desk, reader, row, sums, figures)
            if named is not None and figures and any(map(is_named_total, self._words(row))):
                self._totals.append(Total(row, figures, self._words_of_total(row), named))
                node = before if any(is_within(one.key, named) for one in self._found) else node
            elif named is not None:
                self._uncoded |= set() if line.node else {row}
                self._found.append(BudgetRow(row, self._name(row, line.node), {**figures}, named))
            elif self._is_total(row):
                node = () if is_own_office(self._words(row)) else node
                if figures:
                    self._totals.append(Total(row, figures, self._words_of_total(row)))
            elif any(value for value in figures.values()):
                name = next(filter(None, self._words(row)), "")
                code = "line_without_code" if name else "line_without_words"
                self._desk.log.add(code, self._table.place(row), none=shown_means(name, LEFT_OUT))
        self._put_back()
        self._take_out_recap()
        lines = self._gathered([(row.key, row) for row in self._found])
        check_repeats(self._proposal, self._desk, lines, self._budgets)
        for key, made in lines:
            self._add(key, made)
        if self._parts is None and not self._is_cumulative:
            check_running(self._table, self._desk, [*self._steps()])

    def _put_back(self) -> None:
        """Take totals with codes of which nothing else stands in the table for the rows of these codes.

        Among rows of months a total may be the only one with its code.
        """
        lone = [] if self._parts is not None else [one for one in self._totals if self._is_lone(one)]
        for one in lone:
            name = self._name(one.row, (one.key or ((), ()))[0])
            self._found.append(BudgetRow(one.row, name, {**one.figures}, one.key or ((), ())))
        self._found.sort(key=lambda row: row.row)
        self._totals = [one for one in self._totals if one not in lone]

    def _take_out_recap(self) -> None:
        """Take the accounts of a recap at the end of the table for totals of all nodes."""
        names = [head.name for head in self._heads]
        totals = [total.row for total in self._totals]
        is_read = self._parts is None and bool(self._found)
        recap = find_recap(self._found, names, self._uncoded, totals) if is_read else None
        if recap is not None:
            del self._found[-len(recap.rows) :]
            self._totals += [Total(one.row, one.figures, "", ((), one.key[1])) for one in recap.rows]
            for name, made, whole in recap.differing:
                rows = ", ".join(str(row.row) for row in recap.rows)
                words = {"made": shown(made), "whole": shown(whole), "difference": shown(made - whole)}
                place = self._table.place(recap.rows[0].row, self._table.head(name))
                self._desk.log.add("recap_differs", place, rows=rows, **words)

    def _is_lone(self, total: Total) -> bool:
        return total.key is not None and not any(is_within(one.key, total.key) for one in self._found)

    def _steps(self) -> Iterator[list[Step]]:
        """Yield of each row the months beside which stands what was spent until them."""
        until = {month_until(head): head for head in self._table.heads if head not in self._heads}
        months = [one for one in months_of(self._columns) if one.kind is PeriodKind.MONTH]
        beside = [(one.head, until[one.month]) for one in months if one.month in until]
        yield from ([Step(row, *pair) for pair in beside] for row in self._own_rows)

    def _sums_of_times(self) -> list[RowSum]:
        """Return columns of times with that of all of them: they make it, or it is the last running sum."""
        months = tuple(column.head for column in months_of(self._columns) if column.means == ACTUAL)
        year = [column.head for column in self._columns if column.means == ACTUAL and column.month is None]
        made = months[-1:] if self._is_cumulative else months
        return [(made, head) for head in year if len(months) > 1] + [*steps_of(self._table.heads)]

    def _sums_for_sure(self) -> list[RowSum]:
        """Return sums of parts, and that printed behind parts of the year, whatever was answered about it."""
        months = tuple(column.head for column in months_of(self._columns) if column.means == ACTUAL)
        is_told = self._desk.log.has_code(self._table.grid.file, {"months_add_up", "months_are_so_far"})
        behind = sum_behind(self._table, months) if len(months) > 1 and not is_told else None
        made = months[-1:] if self._is_cumulative else months
        return [*sums_of_parts(self._table), *([(made, behind)] if behind is not None else [])]

    @property
    def parts_in(self) -> str:
        """The column that says which part of the year a row is about; empty: none."""
        return "" if self._parts is None else self._parts.head.name

    @property
    def lines(self) -> Sequence[BudgetRow]:
        """The rows with a code."""
        return self._found

    @property
    def pairs(self) -> list[Pair]:
        """What is granted, and spent of it in the year; where it changed, the changed one alone."""
        wholes = (one for one in self._taken if one.means == ACTUAL and not one.month)
        year = max(wholes, key=lambda one: last_until(one.head), default=None)
        parts = tuple(one.head for one in months_of(self._taken))
        spent = tuple(added_to(year, self._taken)) if year else parts[-1:] if self._is_cumulative else parts
        return [(one, spent) for one in map(self._table.head, self._budgets[-1:]) if one and spent]

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
        _, lowest = ends_of(self._found)
        sums = PartSums(lowest, gatherer.places, self._totals, [head.name for head in spent])
        made = [row for _, row in lines]
        self._is_cumulative = gatherer.tells_sums(made, self._budgets, sums, is_settled=self._is_cumulative)
        if self._is_cumulative:
            gatherer.check_sums(lines)
        else:
            self._check_running(gatherer.in_order, spent)
        self._columns = [*granted, *spread]
        self._heads = [column.head for column in self._columns]
        return lines

    def _check_running(self, lines: Sequence[Sequence[int]], spent: Sequence[Head]) -> None:
        """Hold what was spent in each part of the year against the column that tells what was until then."""
        for head, running in product(spent, self._until):
            steps = [[Step(row, head, running) for row in rows] for rows in lines]
            if check_running(self._table, self._desk, steps):
                self._running.append(running)

    @cached_property
    def _until(self) -> list[Head]:
        """The columns that tell what was spent until the month of a row."""
        taken = [column.head for column in self._taken]
        return [head for head in self._table.heads if head not in taken and month_until(head) == 0]

    def _said(self, row: int) -> list[str]:
        """Return the words of a row that part lines: not its figures."""
        return [text for text in self._words(row) if text and not is_figure(text)]

    def _words(self, row: int) -> list[str]:
        """Return the codes and names before the amounts of a row; `JUMLAH` may stand below the numbers."""
        words = [self._table.text(row, head) for head in self._of_codes]
        last = max((head.column for head in self._of_codes), default=0)
        before = (self._table.text(row, head) for head in self._table.heads if head.column < last)
        return words if any(words) else [text for text in before if is_total(text)] or words

    def _report_others(self, others: Mapping[int, str]) -> None:
        """Say once of each other office or field that its rows are left out, and what they come to."""
        whole = [column.head for column in self._columns if column.month is None]
        until = [] if self._parts is None else self._until
        self._others = [*left_out(self._table, others, self._of_codes, [*self._heads, *until])]
        for part in self._others:
            amounts = part.words_of(whole or self._heads)
            place, count = self._table.place(part.rows[0]), str(len(part.rows))
            self._desk.log.add("rows_of_others", place, count=count, whose=part.named, amounts=amounts)

    def _line(self, row: int, above: Code) -> Line:
        """Return the codes of a row; all spending below a sub-activity is an account of it."""
        words = [text for text in self._words(row) if text]
        line = read_codes(words)
        return Line((), ALL_SPENDING) if above and line == Line(()) and is_all_spending(words) else line

    def _is_total(self, row: int) -> bool:
        """Say whether a row sums up the programs: it says so, or is about the office or the whole field."""
        words = self._words(row)
        return any(map(is_total, words)) or is_of_office(words) or is_all_spending(words)

    def _words_of_total(self, row: int) -> str:
        """Return what a total says of itself; nothing where its code alone tells it."""
        words = self._words(row)
        return next((text for sort in (is_running, is_named_total) for text in words if sort(text)), "")

    def _name(self, row: int, node: Code) -> str:
        """Return the words of a row without its codes: those behind its node's code before all others."""
        words = self._words(row)
        place = next((n for n, text in enumerate(words) if node and read_codes([text]).node == node), 0)
        behind = [text for text in words[place : place + 2] if not is_figure(text) and is_worded(text)]
        texts = behind or [text for text in words if not is_figure(text) and is_worded(text)]
        return max(texts, key=len, default="")

    def _add(self, key: Key, row: BudgetRow) -> None:
        """Put a row into the tree; rows of one code are added up, of a node after asking."""
        known = self._tree.setdefault(key, row)
        if known is row:
            return
        number = write_code(key[0])
        if not key[1] and not settle_node(self._proposal, self._desk, number, known.row, row.row):
            return
        for name, value in row.figures.items():
            before = known.figures.get(name)
            known.figures[name] = value if before is None else before + (value or 0)

    def check(self) -> None:
        """Hold each code against those below it, and the total against the topmost."""
        children: dict[Key | None, list[BudgetRow]] = {}
        filled = {key: row for key, row in self._tree.items() if is_filled(row)}
        for key, row in filled.items():
            children.setdefault(parent_of(key, filled), []).append(row)
        for key, row in sorted(filled.items(), key=lambda item: -depth_of(item[0])):
            self._settle_row(row, children.get(key, ()))
        report_unplaced(self._table, self._desk, self._tree, self._heads)
        if self._parts is not None:
            self._check_long(self._parts)
        else:
            at = (self._table, self._desk, self._heads, self._of_codes)
            topmost, lowest = ends_of(self._tree.values())
            proofs = [total.figures for total in self._totals], self.pairs
            report_dashed_amounts(self._table, self._desk, self._tree, self._heads, proofs)
            of_rows = self._others, self._names, self._headings
            BudgetTotals(*at, topmost, lowest, *of_rows).check(self._totals)

    @property
    def _names(self) -> Mapping[str, Code]:
        """The nodes that the rows name, by the letters of their names."""
        return codes_by_name((row.name, node) for (node, account), row in self._tree.items() if not account)

    @property
    def _headings(self) -> frozenset[int]:
        """The rows with a code and without amounts."""
        return frozenset(row.row for row in self._found if not any(row.figures.values()))

    def _check_long(self, column: PartColumn) -> None:
        """Hold totals against rows that tell a part of the year each."""
        heads = [*(one.head for one in self._taken), *self._running]
        _, lowest = ends_of(self._found)
        rows = [replace(row, figures=self._with_running(row)) for row in lowest]
        repeated = {one.head.name for one in self._taken if self._is_cumulative or one.means != ACTUAL}
        repeated |= {head.name for head in self._running}
        of_rows = self._others, self._names, self._headings
        at = (self._table, self._desk, heads, self._of_codes, rows, rows, *of_rows)
        totals = [replace(total, figures=self._with_running(total)) for total in self._totals]
        LongTotals(*at, column, frozenset(repeated), [one.row for one in totals]).check(totals)

    def _with_running(self, row: BudgetRow | Total) -> dict[str, Decimal | None]:
        """Return the figures of a row, with what was spent until its month."""
        until = {head.name: figures_of(self._table, row.row, (head,), Kind.AMOUNT) for head in self._running}
        return {**row.figures, **{name: next(iter(found), None) for name, found in until.items()}}

    def _settle_row(self, row: BudgetRow, parts: Sequence[BudgetRow]) -> None:
        """Hold amounts against those below; where a wrong one is accepted, what they make goes on upwards."""
        for head in self._heads:
            if all(head.name in part.figures for part in parts):
                stated = row.figures.get(head.name)
                cells = [(part.rows.get(head.name, part.row), head.column) for part in parts]
                amounts = [part.figures.get(head.name) for part in parts]
                if self._parts is None or head.name in row.rows:  # each amount stands in a cell of its own
                    total = row.rows.get(head.name, row.row), head.column
                    self._desk.note_sum(total, stated, dict(zip(cells, amounts, strict=True)))
                found = settle_sum(self._desk, self._table, row.row, head, stated, amounts)
                row.figures |= {head.name: found} if head.name in row.figures else {}

    def figures(self) -> BudgetFigures:
        """Return what the rows tell."""
        at = (self._proposal, self._desk, self._tree, self._columns, self._parts, self._is_cumulative)
        return BudgetFigures(*at)
