"""Budget and spending by codes of the work plan: accounts and groups added up to sub-activities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.rule_set import RuleSet
from capaian.domain.work import NodeKind, WorkNode
from capaian.dossier.intake.foreign_tables import ForeignRow, ForeignTable
from capaian.dossier.intake.mapping import TableMapping
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.proposal import figure_columns
from capaian.dossier.intake.sum_rows import RowFigures, figures_of, find_sums
from capaian.dossier.intake.taken_tables import (
    MappedFigures,
    Meaning,
    TakenRow,
    TakenTable,
    add_up,
    is_total,
)
from capaian.dossier.intake.words import fold, words_of
from capaian.dossier.intake.work_codes import WorkCode, account_of, code_cells, read_work_code
from capaian.dossier.tables.parts import INPUTS

_KINDS = (NodeKind.PROGRAM, NodeKind.ACTIVITY, NodeKind.SUBACTIVITY)


@dataclass
class _CodeBudget:
    """What was read of one code."""

    code: WorkCode
    name: str
    row: int
    has_own: bool = False
    """A row of its own says what it is, beside those of its accounts."""


class BudgetReader:
    """Reads one table of a finance system."""

    def __init__(
        self, table: ForeignTable, mapping: TableMapping, year: OfficeYear, rules: RuleSet, problems: Problems
    ) -> None:
        """Take the table with what a person said of it."""
        self._table, self._mapping, self._year, self._problems = table, mapping, year, problems
        self._official = {entry.code: entry.name for entry in rules.nomenclature}
        self._fields = {".".join(code.split(".")[:2]) for code in self._official}
        self._figures = MappedFigures(table, mapping, problems)
        self._answers = dict(mapping.names)
        self._works: dict[str, _CodeBudget] = {}
        self._wholes: list[ForeignRow] = []
        self._offices: dict[str, tuple[str, int]] = {}
        self._by_code = {node.code: node for node in year.nodes} | {str(node.id): node for node in year.nodes}
        self._by_name = _unique_names(year.nodes)
        self._idle: list[str] = []
        self._firsts: dict[tuple[str, ...], int] = {}
        self._parts: list[RowFigures] = []
        numbers = (place for place, head in enumerate(table.heads) if fold(head) in words_of("number"))
        self._without_meaning = {*numbers, *figure_columns(table)}
        self._names_in = table.heads.index(mapping.names_in) if mapping.names_in in table.heads else 0
        self._others = self._without_code = 0
        self._current = ""

    def read(self, period: Period) -> TakenTable:
        """Return the amounts of a period, with every problem of the table recorded."""
        self._check_start(period)
        for row in self._table.rows:
            self._read_row(row)
        sums = find_sums(
            self._parts, lambda part: ((part.whole, part.part), " ".join(part.texts)), self._problems
        )
        self._parts = [part for part in self._parts if part.row.number not in sums]
        self._figures.check_sides(self._table.rows)
        self._check_offices()
        amounts = {code: self._settle(work) for code, work in self._works.items()}
        self._check_levels(amounts)
        self._check_spending(amounts, period)
        # Work without an amount is not budgeted: exports list the whole nomenclature.
        leaves = {
            code: found for code, found in amounts.items() if found and self._works[code].code.is_subactivity
        }
        if not leaves:
            self._problems.add("no_subactivity")
        leaves = {code: found for code, found in leaves.items() if not self._is_idle(code, found)}
        nodes, added = self._nodes(leaves)
        rows = tuple(self._rows(leaves, nodes, period))
        if self._idle:
            self._problems.add("work_without_amount", codes=", ".join(self._idle))
        left = {"baris urusan lain": self._others, "baris tanpa kode": self._without_code}
        ignored = [f"{count} {what}" for what, count in left.items() if count]
        return TakenTable(self._table, self._mapping, rows, added, add_up(leaves.values()), ignored)

    def _read_row(self, row: ForeignRow) -> None:
        cells = code_cells(row, self._table.heads)
        code = read_work_code(cells)
        if code is None:
            # An account without a code of work belongs to the work above it.
            account = account_of(cells) if self._current else None
            if account is not None:
                self._add(row, self._works[self._current], account)
            elif self._table.is_lost(row.number, self._names_in):
                self._problems.add(
                    "code_lost", CellPosition(row.number, self._names_in, self._mapping.names_in)
                )
            elif is_total(row, self._table):
                self._wholes += [] if self._others else [row]
            else:
                self._without_code += any(self._figures.all_of(row).values())
            return
        if code.field not in self._fields:
            self._others += 1
            self._current = ""
            return
        self._note_office(row)
        work = self._works.get(code.work)
        if work is None:
            work = self._works[code.work] = _CodeBudget(
                WorkCode(code.work), self._name_of(row, code), row.number
            )
        self._current = code.work
        self._add(row, work, code.account)

    def _amounts(self, row: ForeignRow) -> Mapping[Meaning, Decimal]:
        found = self._figures.all_of(row)
        for meaning, value in found.items():
            if value < 0:
                at = self._figures.cell_of(meaning, row.number)
                self._problems.add("amount_negative", at, value=write_exact(value))
        return found

    def _add(self, row: ForeignRow, work: _CodeBudget, account: str) -> None:
        """Add amounts of work or its account: rows that name different parts of it, as packages and funds."""
        amounts, texts = self._amounts(row), tuple(self._texts(row))
        first = self._firsts.setdefault((work.code.work, account, *texts), row.number)
        if account and first != row.number:
            self._repeated(row, f"Rekening {account} pada {work.code.work}", first)
        elif not account and amounts and work.has_own:
            self._repeated(row, work.code.work, work.row, is_twin=first != row.number)
        work.has_own |= not account and bool(amounts)
        names = tuple(text for text in texts if text not in (work.code.work, f"{work.code.work}.{account}"))
        self._parts.append(RowFigures(row, work.code.work, account, names, amounts))

    def _texts(self, row: ForeignRow) -> Iterator[str]:
        """Yield what a row says besides its figures and number."""
        return (row.text(place) for place in range(len(row.cells)) if place not in self._without_meaning)

    def _repeated(self, row: ForeignRow, name: str, first: int, *, is_twin: bool = False) -> None:
        """Ask what work in two rows means, unless somebody said that they are parts; twins are none."""
        if not self._mapping.rules.adds_repeated or is_twin or is_total(row, self._table):
            self._problems.add("work_repeated", CellPosition(row.number), name=name, first=str(first))

    def _settle(self, work: _CodeBudget) -> dict[Meaning, Decimal]:
        """Return the amounts of some work: as it says itself, else its accounts, which must agree."""
        parts = [part for part in self._parts if part.whole == work.code.work]
        accounts = {part.part for part in parts if part.part}
        leaves = {one for one in accounts if not any(other.startswith(f"{one}.") for other in accounts)}
        found: dict[Meaning, Decimal] = {}
        for meaning in self._figures.columns:
            if own := figures_of((part for part in parts if not part.part), meaning):
                found[meaning] = sum(own, Decimal(0))
            below = figures_of((part for part in parts if part.part in leaves), meaning)
            at = self._figures.cell_of(meaning, work.row)
            self._figures.check_sum(
                "accounts_differ", work.code.work, found.get(meaning), below, "rekeningnya", at
            )
            if below:
                found.setdefault(meaning, sum(below, Decimal(0)))
        return found

    def _check_levels(self, amounts: Mapping[str, Mapping[Meaning, Decimal]]) -> None:
        """Hold programs, activities and the grand total against what is below them."""
        leaves = {code: found for code, found in amounts.items() if self._works[code].code.is_subactivity}
        for code, whole in amounts.items():
            for meaning, value in whole.items() if code not in leaves else ():
                below = [
                    found[meaning]
                    for leaf, found in leaves.items()
                    if leaf.startswith(f"{code}.") and meaning in found
                ]
                at = self._figures.cell_of(meaning, self._works[code].row)
                self._figures.check_sum("work_differs", code, value, below, "sub kegiatannya", at)
        self._figures.check_totals(self._wholes, [*leaves.values()])

    def _check_start(self, period: Period) -> None:
        """Say that spending is taken as that of the period alone: reports often add up since January."""
        if ("actual", None) in self._figures.columns and period.start.month > 1:
            at = self._figures.cell_of(("actual", None))
            self._problems.add("spending_of_part", at, period=period.label)

    def _check_spending(self, amounts: Mapping[str, Mapping[Meaning, Decimal]], period: Period) -> None:
        """Say where more was spent than the budget beside it, or percents of it."""
        budgets = [meaning for meaning in self._figures.columns if meaning[0] != "actual"]
        for meaning in self._figures.columns if budgets else ():
            if meaning[0] == "actual":
                self._figures.check_percents(meaning, budgets[-1], amounts.values())
        for code, found in amounts.items():
            if not self._works[code].code.is_subactivity:
                continue
            budget = found.get(("revised", None), found.get(("original", None)))
            months = dict(self._monthly({key: value for key, value in found.items() if key[0] == "actual"}))
            spent = sum(months.values(), Decimal(0))
            if budget is not None and spent > budget:
                words = {"spent": write_exact(spent), "budget": write_exact(budget), "code": code}
                at = CellPosition(self._works[code].row)
                self._problems.add("realised_above_budget", at, period=period.label, **words)

    def _note_office(self, row: ForeignRow) -> None:
        """Note which office a row is of, where the table says so."""
        places = [n for n, head in enumerate(self._table.heads) if _is_of_office(fold(head))]
        codes = [place for place in places if fold(self._table.heads[place]).startswith("kode")]
        if office := fold(row.text((codes or places or [len(row.cells)])[0])):
            name = " ".join(row.text(place) for place in places)
            self._offices.setdefault(office, (name, row.number))

    def _check_offices(self) -> None:
        if len(self._offices) > 1:
            names, numbers = zip(*self._offices.values(), strict=True)
            words = {"count": str(len(names)), "names": ", ".join(names)}
            self._problems.add("several_offices", CellPosition(numbers[1]), **words)

    def _name_of(self, row: ForeignRow, code: WorkCode) -> str:
        """Return what the file calls some work: the text behind its code."""
        texts = [row.text(n) for n in range(len(row.cells)) if isinstance(row.value(n), str)]
        for place, text in enumerate(texts[:-1]):
            if text == code.work or text.startswith(f"{code.work}."):
                name = next((other for other in texts[place + 1 :] if not other[:1].isdigit() and other), "")
                if name:
                    return name
        return ""

    def _nodes(self, leaves: Mapping[str, object]) -> tuple[dict[str, str], tuple[Mapping[str, str], ...]]:
        """Return the node of each code, and rows for work that the dossier lacks, from the top."""
        found: dict[str, str] = {}
        added: dict[str, Mapping[str, str]] = {}
        for leaf in leaves:
            for code in (*WorkCode(leaf).parents(), leaf):
                node = self._node_of(code)
                if node is not None:
                    found[code] = str(node.id)
                    self._compare(code, node.name)
                elif code not in added:
                    found[code] = code
                    added[code] = self._new_node(code, found)
        return found, tuple(added.values())

    def _named(self, code: str) -> WorkNode | None:
        """Return the node with the official name of a code, where the dossier has codes of its own."""
        official = self._official.get(code)
        return None if official is None else self._by_name.get((code.count("."), fold(official)))

    def _node_of(self, code: str) -> WorkNode | None:
        """Return the node of a code: by an answer, its code or id, or its official name."""
        return self._by_code.get(self._answers.get(code, code)) or self._named(code)

    def _is_idle(self, code: str, amounts: Mapping[Meaning, Decimal]) -> bool:
        """Say, and note, whether work without a rupiah is left out that the dossier does not have either."""
        is_idle = not any(amounts.values()) and self._node_of(code) is None
        if is_idle and not self._mapping.rules.takes_zeros:
            self._idle.append(code)
            return True
        return False

    def _new_node(self, code: str, found: Mapping[str, str]) -> Mapping[str, str]:
        parents = WorkCode(code).parents()
        work = self._works.get(code)
        name = self._official.get(code) or (work.name if work is not None else "") or code
        if code not in self._official:
            at = CellPosition(None if work is None else work.row)
            self._problems.add("code_unofficial", at, code=code, name=name)
        else:
            self._compare(code, name)
        kind = _KINDS[len(parents)]
        return {
            "id": code,
            "kind": kind.value,
            "code": code,
            "name": name,
            "parent": found[parents[-1]] if parents else "",
        }

    def _compare(self, code: str, name: str) -> None:
        """Show where the file spells the name of a code in another way: the code decides."""
        work = self._works.get(code)
        if work is not None and work.name and fold(work.name) != fold(name):
            self._problems.add(
                "name_differs.work", CellPosition(work.row), code=code, name=name, written=work.name
            )

    def _rows(
        self, leaves: Mapping[str, Mapping[Meaning, Decimal]], nodes: Mapping[str, str], period: Period
    ) -> Iterator[TakenRow]:
        for code, amounts in leaves.items():
            by_period: dict[Period, dict[str, Decimal]] = defaultdict(dict)
            for (means, month), value in self._monthly(amounts):
                by_period[_period_of(means, month, period)][means] = value
            for when, figures in by_period.items():
                key = {"node": nodes[code], "period": str(when), "resource": "money", "kind": "all"}
                yield TakenRow(INPUTS.file, key, figures, self._works[code].row)

    def _monthly(self, amounts: Mapping[Meaning, Decimal]) -> Iterator[tuple[Meaning, Decimal]]:
        """Yield amounts of the months alone; of columns that add up since January the difference."""
        if not self._mapping.rules.is_cumulative:
            yield from amounts.items()
            return
        for (means, month), value in amounts.items():
            before = amounts.get((means, month - 1)) if month is not None and month > 1 else None
            yield (means, month), value - (before or Decimal(0))


def _is_of_office(head: str) -> bool:
    """Say whether a column names an office: `SKPD`, `Kode SKPD`, `Nama SKPD`."""
    return head.removeprefix("kode ").removeprefix("nama ") in words_of("office")


def _period_of(means: str, month: int | None, period: Period) -> Period:
    """Return what an amount is about: a budget without months is the year's, whatever is spent until then.

    In a month or quarter it would be the cash plan of that part alone.
    """
    if month is not None:
        return Period(period.year, PeriodKind.MONTH, month)
    return period if means == "actual" else Period.year_of(period.year)


def _unique_names(nodes: Sequence[WorkNode]) -> Mapping[tuple[int, str], WorkNode]:
    depth = {NodeKind.PROGRAM: 2, NodeKind.ACTIVITY: 4, NodeKind.SUBACTIVITY: 5}
    found: dict[tuple[int, str], list[WorkNode]] = defaultdict(list)
    for node in nodes:
        found[depth.get(node.kind, 0), fold(node.name)].append(node)
    return {key: own[0] for key, own in found.items() if len(own) == 1}
