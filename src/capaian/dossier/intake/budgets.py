"""Budget and spending by codes of the work plan: accounts and groups added up to sub-activities.

Codes of programs, activities, sub-activities and accounts stand as finance systems write them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.domain.period import Period, PeriodKind
from capaian.domain.rule_set import RuleSet
from capaian.domain.work import NodeKind, WorkNode
from capaian.dossier.excel.book import CellValue
from capaian.dossier.intake.foreign_tables import ForeignRow, figure_columns
from capaian.dossier.intake.problems import CellPosition
from capaian.dossier.intake.taken_tables import (
    Figures,
    Meaning,
    RowFigures,
    TableReader,
    TakenRow,
    TakenTable,
    add_up,
    figures_of,
    find_sums,
    is_total,
)
from capaian.dossier.intake.words import fold, words_of
from capaian.dossier.tables.parts import INPUTS

_WORK: Final = r"\d\.\d{2}\.\d{2}(?:\.\d\.\d{2}(?:\.\d{2,4})?)?"
_CODE: Final = re.compile(rf"({_WORK})(?:\.(\d(?:\.\d{{1,5}})*))?")
_ACCOUNT: Final = re.compile(r"[456]\.\d(?:\.\d{1,5})*")
_KINDS: Final = {3: NodeKind.PROGRAM, 5: NodeKind.ACTIVITY, 6: NodeKind.SUBACTIVITY}
"""By how many groups of digits a code has."""


@dataclass(frozen=True, slots=True)
class WorkCode:
    """What the codes of a row name: work, and below it an account."""

    work: str
    """`2.12.02.2.01.0001`."""
    account: str = ""
    """`5.1.02.01.01.0024`; empty: the row is the work itself."""


def code_cells(row: ForeignRow, heads: Sequence[str]) -> list[CellValue]:
    """Return the cells of a row, and what neighbouring columns below one
    heading `Kode` give together.

    Finance systems write `2 | 12 | 01 | 2.01 | 0001` below a merged heading.
    """
    joined: list[CellValue] = []
    for head, places in groupby(range(len(heads)), key=lambda place: heads[place]):
        parts = [row.text(place) for place in places if isinstance(row.value(place), str)]
        if head.casefold().startswith("kode") and len(parts) > 1:
            joined.append(".".join(filter(None, parts)))
    return [*row.cells, *joined]


def account_of(cells: Iterable[CellValue]) -> str | None:
    """Return the first account that stands alone in a cell: `5.1.02.01.001.00024`; `None`:
    there is none.
    """
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    return next((text for text in texts if _ACCOUNT.fullmatch(text)), None)


def read_work_code(cells: Iterable[CellValue]) -> WorkCode | None:
    """Return what the codes in the cells of a row name: the deepest work and account;
    `None` without work.

    Examples:
        >>> read_work_code(["2.12", "2.12.0.00.0.00.01.0000", "2.12.01", "Program"])
        WorkCode(work='2.12.01', account='')
        >>> read_work_code(["2.12.01.2.01.0001", "5.1.02.01.01.0024"]).account
        '5.1.02.01.01.0024'
    """
    works, accounts = [""], [""]
    for cell in cells:
        text = cell.strip() if isinstance(cell, str) else ""
        if _ACCOUNT.fullmatch(text):
            accounts.append(text)
        # Organisations have `0.00` where work has its program.
        elif (found := _CODE.fullmatch(text)) and found[1].split(".")[2] != "00":
            works.append(found[1])
            accounts.append(found[2] or "")
    work, account = max(works, key=len), max(accounts, key=len)
    return WorkCode(work, account) if work else None


def _field_of(code: str) -> str:
    """Return the field of government of a code: `2.12`."""
    return ".".join(code.split(".")[:2])


def _depth_of(code: str) -> int:
    return code.count(".") + 1


def _parents_of(code: str) -> list[str]:
    """Return the codes above it, the program first."""
    return [".".join(code.split(".")[:depth]) for depth in _KINDS if depth < _depth_of(code)]


@dataclass
class _Work:
    """What was read of one code."""

    code: str
    name: str
    row: int
    has_own: bool = False
    """A row of its own says what it is, beside those of its accounts."""


@dataclass
class BudgetReader(TableReader):
    """Reads one table of a finance system."""

    rules: RuleSet

    def __post_init__(self) -> None:
        """Know the work of the dossier and of the nomenclature."""
        super().__post_init__()
        self._official = {entry.code: entry.name for entry in self.rules.nomenclature}
        self._fields = {_field_of(code) for code in self._official}
        self._answers = dict(self.mapping.names)
        self._works: dict[str, _Work] = {}
        self._offices: dict[str, tuple[str, int]] = {}
        nodes = self.year.nodes
        self._by_code = {node.code: node for node in nodes} | {
            str(node.id): node for node in nodes
        }
        self._by_name: dict[tuple[NodeKind, str], list[WorkNode]] = defaultdict(list)
        for node in nodes:
            self._by_name[node.kind, fold(node.name)].append(node)
        self._firsts: dict[tuple[str, ...], int] = {}
        self._parts: list[RowFigures] = []
        numbers = (
            place
            for place, head in enumerate(self.table.heads)
            if fold(head) in words_of("number")
        )
        self._without_meaning = {*numbers, *figure_columns(self.table)}
        self._others = self._without_code = 0
        self._current = ""

    def read(self, period: Period) -> TakenTable:
        """Return the amounts of a period, with every problem of the table recorded."""
        if (
            "actual",
            None,
        ) in self._columns and period.start.month > 1:  # reports often add up since January
            self.problems.add(
                "spending_of_part", self._cell_of(("actual", None)), period=period.label
            )
        for row in self.table.rows:
            self._read_row(row)
        sums = find_sums(
            self._parts,
            lambda part: ((part.whole, part.part), " ".join(part.texts)),
            self.problems,
        )
        self._parts = [part for part in self._parts if part.row.number not in sums]
        self._check_sides(self.table.rows)
        if len(self._offices) > 1:
            names, numbers = zip(*self._offices.values(), strict=True)
            words = {"count": str(len(names)), "names": ", ".join(names)}
            self.problems.add("several_offices", CellPosition(numbers[1]), **words)
        amounts = {code: self._settle(work) for code, work in self._works.items()}
        # Work without an amount is not budgeted: exports list the whole nomenclature.
        leaves = {
            code: found
            for code, found in amounts.items()
            if found and _depth_of(code) == max(_KINDS)
        }
        self._check_levels(amounts, leaves)
        self._check_spending(amounts, leaves, period)
        if not leaves:
            self.problems.add("no_subactivity")
        zeros = [
            c
            for c, found in leaves.items()
            if not any(found.values()) and self._node_of(c) is None
        ]
        idle = [] if self.mapping.rules.takes_zeros else zeros
        leaves = {code: found for code, found in leaves.items() if code not in idle}
        nodes, added = self._nodes(leaves)
        rows = tuple(self._rows(leaves, nodes, period))
        if idle:
            self.problems.add("work_without_amount", codes=", ".join(idle))
        left = {"baris urusan lain": self._others, "baris tanpa kode": self._without_code}
        ignored = [f"{count} {what}" for what, count in left.items() if count]
        return TakenTable(self.table, self.mapping, rows, added, add_up(leaves.values()), ignored)

    def _read_row(self, row: ForeignRow) -> None:
        cells = code_cells(row, self.table.heads)
        code = read_work_code(cells)
        if code is None:
            # An account without a code of work belongs to the work above it.
            account = account_of(cells) if self._current else None
            if account is not None:
                self._add(row, self._works[self._current], account)
            elif self.table.is_lost(row.number, self._names_in):
                self.problems.add("code_lost", self.table.at(row.number, self._names_in))
            elif is_total(row):
                self._wholes += [] if self._others else [row]
            else:
                self._without_code += any(self._figures_of(row).values())
        elif _field_of(code.work) not in self._fields:
            self._others += 1
            self._current = ""
        else:
            self._note_office(row)
            self._current = code.work
            if code.work not in self._works:
                self._works[code.work] = _Work(code.work, _name_behind(row, code.work), row.number)
            self._add(row, self._works[code.work], code.account)

    def _add(self, row: ForeignRow, work: _Work, account: str) -> None:
        """Add amounts of work or its account: rows that name different parts of it,
        as packages and funds.
        """
        amounts = self._figures_of(row)
        for meaning, value in amounts.items():
            if value < 0:
                at = self._cell_of(meaning, row.number)
                self.problems.add("amount_negative", at, value=write_exact(value))
        texts = [
            row.text(place)
            for place in range(len(row.cells))
            if place not in self._without_meaning
        ]
        first = self._firsts.setdefault((work.code, account, *texts), row.number)
        is_twin = first != row.number
        if account and is_twin:
            self._ask_about_repeated(row, f"Rekening {account} pada {work.code}", first)
        elif not account and amounts and work.has_own:
            self._ask_about_repeated(row, work.code, work.row, is_twin=is_twin)
        work.has_own |= not account and bool(amounts)
        names = tuple(text for text in texts if text not in (work.code, f"{work.code}.{account}"))
        self._parts.append(RowFigures(row, work.code, account, names, amounts))

    def _ask_about_repeated(
        self, row: ForeignRow, name: str, first: int, *, is_twin: bool = False
    ) -> None:
        """Ask what work in two rows means, unless somebody said that they are parts;
        twins are none.
        """
        if not self.mapping.rules.adds_repeated or is_twin or is_total(row):
            self.problems.add(
                "work_repeated", CellPosition(row.number), name=name, first=str(first)
            )

    def _settle(self, work: _Work) -> Figures:
        """Return the amounts of some work: as it says itself, else its accounts,
        which must agree.
        """
        parts = [part for part in self._parts if part.whole == work.code]
        accounts = {part.part for part in parts if part.part}
        leaves = {
            one for one in accounts if not any(other.startswith(f"{one}.") for other in accounts)
        }
        found: dict[Meaning, Decimal] = {}
        for meaning in self._columns:
            if own := figures_of((part for part in parts if not part.part), meaning):
                found[meaning] = sum(own, Decimal(0))
            below = figures_of((part for part in parts if part.part in leaves), meaning)
            at = self._cell_of(meaning, work.row)
            self._check_sum(work.code, found.get(meaning), below, "rekeningnya", at)
            if below:
                found.setdefault(meaning, sum(below, Decimal(0)))
        return found

    def _check_levels(self, amounts: Mapping[str, Figures], leaves: Mapping[str, Figures]) -> None:
        """Hold programs, activities and the grand total against what is below them."""
        for code, whole in amounts.items():
            below = [found for leaf, found in leaves.items() if leaf.startswith(f"{code}.")]
            for meaning, value in whole.items():
                parts = [found[meaning] for found in below if meaning in found]
                at = self._cell_of(meaning, self._works[code].row)
                self._check_sum(code, value, parts, "sub kegiatannya", at)
        self._check_totals(self._wholes, [*leaves.values()])

    def _check_spending(
        self, amounts: Mapping[str, Figures], leaves: Mapping[str, Figures], period: Period
    ) -> None:
        """Say where more was spent than the budget beside it, or percents of it."""
        budgets = [meaning for meaning in self._columns if meaning[0] != "actual"]
        for meaning in self._columns if budgets else ():
            if meaning[0] == "actual":
                self._check_percents(meaning, budgets[-1], amounts.values())
        for code, found in leaves.items():
            budget = found.get(("revised", None), found.get(("original", None)))
            months = self._part_months(found)
            spent = sum(
                (value for (means, _), value in months.items() if means == "actual"), Decimal(0)
            )
            if budget is not None and spent > budget:
                words = {"spent": write_exact(spent), "budget": write_exact(budget), "code": code}
                at = CellPosition(self._works[code].row)
                self.problems.add("realised_above_budget", at, period=period.label, **words)

    def _note_office(self, row: ForeignRow) -> None:
        """Note which office a row is of, where the table says so: `SKPD`, `Kode SKPD`,
        `Nama SKPD`.
        """
        heads, own = [*map(fold, self.table.heads)], words_of("office")
        places = [
            n for n, h in enumerate(heads) if h.removeprefix("kode ").removeprefix("nama ") in own
        ]
        codes = [place for place in places if heads[place].startswith("kode")]
        for place in (codes or places)[:1]:
            if office := fold(row.text(place)):
                self._offices.setdefault(office, (" ".join(map(row.text, places)), row.number))

    def _nodes(
        self, leaves: Iterable[str]
    ) -> tuple[dict[str, str], tuple[Mapping[str, str], ...]]:
        """Return the node of each code, and rows for work that the dossier lacks, from the top."""
        found: dict[str, str] = {}
        added: dict[str, Mapping[str, str]] = {}
        for leaf in leaves:
            for code in (*_parents_of(leaf), leaf):
                node = self._node_of(code)
                if node is not None:
                    found[code] = str(node.id)
                    self._compare(code, node.name)
                elif code not in added:
                    found[code] = code
                    added[code] = self._new_node(code, found)
        return found, tuple(added.values())

    def _node_of(self, code: str) -> WorkNode | None:
        """Return the node of a code: by an answer, its code or id, or its official name alone."""
        official = self._official.get(code)
        named = self._by_name[_KINDS[_depth_of(code)], fold(official)] if official else []
        return self._by_code.get(self._answers.get(code, code)) or (
            named[0] if len(named) == 1 else None
        )

    def _new_node(self, code: str, found: Mapping[str, str]) -> Mapping[str, str]:
        work, above = self._works.get(code), [found[parent] for parent in _parents_of(code)]
        name = self._official.get(code) or (work.name if work is not None else "") or code
        if code not in self._official:
            at = CellPosition(None if work is None else work.row)
            self.problems.add("code_unofficial", at, code=code, name=name)
        self._compare(code, name)
        kind = _KINDS[_depth_of(code)].value
        return {
            "id": code,
            "kind": kind,
            "code": code,
            "name": name,
            "parent": above[-1] if above else "",
        }

    def _compare(self, code: str, name: str) -> None:
        """Show where the file spells the name of a code in another way: the code decides."""
        work = self._works.get(code)
        if work is not None and work.name and fold(work.name) != fold(name):
            words = {"code": code, "name": name, "written": work.name}
            self.problems.add("name_differs.work", CellPosition(work.row), **words)

    def _rows(
        self, leaves: Mapping[str, Figures], nodes: Mapping[str, str], period: Period
    ) -> Iterator[TakenRow]:
        for code, amounts in leaves.items():
            by_period: dict[Period, dict[str, Decimal]] = defaultdict(dict)
            for (means, month), value in self._part_months(amounts).items():
                # A budget without months is the year's: in a part it would be the cash plan of
                # that alone.
                whole = period if means == "actual" else Period.year_of(period.year)
                when = Period(period.year, PeriodKind.MONTH, month) if month is not None else whole
                by_period[when][means] = value
            for when, figures in by_period.items():
                key = {
                    "node": nodes[code],
                    "period": str(when),
                    "resource": "money",
                    "kind": "all",
                }
                yield TakenRow(INPUTS.file, key, figures, self._works[code].row)

    def _part_months(self, amounts: Figures) -> Figures:
        """Return amounts of the months alone;
        of columns that add up since January the difference.
        """
        if not self.mapping.rules.is_cumulative:
            return amounts
        return {
            (means, month): value - amounts.get((means, (month or 0) - 1), Decimal(0))
            for (means, month), value in amounts.items()
        }


def _name_behind(row: ForeignRow, code: str) -> str:
    """Return what a file calls some work: the text behind its code."""
    texts = row.texts
    for place, text in enumerate(texts):
        if text == code or text.startswith(f"{code}."):
            name = next(
                (other for other in texts[place + 1 :] if other and not other[0].isdigit()), ""
            )
            if name:
                return name
    return ""
