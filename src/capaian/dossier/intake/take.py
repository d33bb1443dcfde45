"""The whole way of a file into a dossier, for whoever asks the questions: terminal or page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from capaian.domain.errors import InputError
from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Issue, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.rule_set import RuleSet
from capaian.dossier.excel.book import column_letters
from capaian.dossier.folder import Folder, scan_folder
from capaian.dossier.intake.areas import AreaIndex
from capaian.dossier.intake.budgets import BudgetReader
from capaian.dossier.intake.changes import IntakePreview, plan_changes
from capaian.dossier.intake.counts import CountReader, RecapReader
from capaian.dossier.intake.foreign_tables import (
    MAX_LETTERS_OF_HEADS,
    ForeignFile,
    ForeignTable,
    figure_columns,
    open_tables,
)
from capaian.dossier.intake.mapping import (
    NO_RULES,
    RowRules,
    TableChoice,
    TableMapping,
    by_heads,
    codes_meant,
    list_meanings,
    meanings,
)
from capaian.dossier.intake.periods import (
    check_period,
    month_of_table,
    offered_periods,
    pick_rows,
    row_periods,
    settled_period,
)
from capaian.dossier.intake.persons import BARE_NAMES, refuse_persons
from capaian.dossier.intake.problems import Problems, refuse_table, table_issue
from capaian.dossier.intake.proposal import Proposal, propose
from capaian.dossier.intake.register_names import RegisterNames
from capaian.dossier.intake.register_tables import (
    RegisterReader,
    month_rows,
    refuse_parts_of_months,
)
from capaian.dossier.intake.taken_tables import TakenTable, add_up
from capaian.dossier.intake.words import fold
from capaian.dossier.issues import IssueLog, nearest_words
from capaian.dossier.read import read_folder
from capaian.dossier.reading.cell_reading import Reading


@dataclass(frozen=True)
class IntakeFile:
    """A file beside a dossier, with a proposal for each of its tables."""

    file: ForeignFile
    folder: Folder
    year: OfficeYear
    rules: RuleSet
    index: AreaIndex
    proposals: tuple[Proposal, ...]
    not_understood: tuple[str, ...]
    """Sheets with a table whose rows name neither areas nor work."""

    def settled_period(self) -> Period | None:
        """Return the period that the titles of all tables settle; `None`:
        somebody has to say it.
        """
        found = {self._settled(proposal) for proposal in self.proposals}
        if len(found) > 1 and all(
            each.mapping.kind is IntakeTable.FIGURES for each in self.proposals
        ):
            return Period.year_of(self.year.year)  # each sheet is of its own month
        return found.pop() if len(found) == 1 else None

    def _settled(self, proposal: Proposal) -> Period | None:
        columns = proposal.mapping.columns
        if proposal.mapping.kind is IntakeTable.FIGURES:
            return month_of_table(proposal.table, self.year.year) or Period.year_of(self.year.year)
        has_spending = any(column.means == "actual" and column.month is None for column in columns)
        whens = {*row_periods(proposal.table, self.year.year).values()}
        if whens and (len(whens) > 1 or not has_spending):
            return whens.pop() if len(whens) == 1 else None
        settled = settled_period(proposal.table, has_spending=has_spending)
        is_by_months = any(column.month is not None for column in columns)
        is_budget_alone = proposal.mapping.is_budget and bool(columns) and not has_spending
        if settled is None and (is_by_months or is_budget_alone):
            return Period.year_of(
                self.year.year
            )  # months and a granted budget are of the dossier's year
        return settled

    def offered_periods(self) -> tuple[Period, ...]:
        """Return the periods of the year that rows, titles and file name speak of,
        to be offered.
        """
        tables, year = [proposal.table for proposal in self.proposals], self.year.year
        of_rows = (period for table in tables for period in row_periods(table, year).values())
        of_names = (period for table in tables for period in offered_periods(table, year))
        return tuple(
            dict.fromkeys(period for period in chain(of_rows, of_names) if period.year == year)
        )

    def meanings(self) -> dict[str, str]:
        """Return what columns of the tables can hold: its code, and its name."""
        found = (meanings(self.year, proposal.mapping.kind).items() for proposal in self.proposals)
        return dict(chain.from_iterable(found))

    def with_mapping(self, code: str) -> IntakeFile:
        """Return the intake with each table understood by a remembered mapping;
        raises `InputError`.
        """
        intakes = [intake for intake in self.year.intakes if intake.id == code]
        found = [
            Proposal(proposal.table, mapping)
            for proposal in self.proposals
            if (mapping := by_heads(proposal.table, intakes)) is not None
        ]
        if not found:
            known = ", ".join(intake.id for intake in self.year.intakes) or "belum ada"
            raise refuse_table("mapping_unknown", Place(self.file.name), code=code, known=known)
        return replace(self, proposals=tuple(found))

    def with_answers(
        self, answers: Mapping[str, str], areas: Mapping[str, str], rules: RowRules = NO_RULES
    ) -> IntakeFile:
        """Return the intake with what a person said of columns and names.

        Args:
            answers: Heading to a code, a name, or its beginning; empty takes the column out.
            areas: Name in the rows to the code that it means.
            rules: What is to become of rows, beside what was remembered of it.

        Raises:
            InputError: for a heading that no table has, or a code that there is not.
        """
        known = self.meanings()
        if issues := [*self._wrong_answers(answers, known)]:
            raise InputError(issues)
        answers = {
            head: codes_meant(text, known)[0] if text else "" for head, text in answers.items()
        }
        changed = []
        for proposal in self.proposals:
            own = {head: means for head, means in answers.items() if head in proposal.table.heads}
            mapping = proposal.mapping.with_answers(own, areas)
            left = {
                head: shown for head, shown in proposal.questions.items() if head not in answers
            }
            changed.append(
                Proposal(proposal.table, replace(mapping, rules=mapping.rules | rules), left)
            )
        return replace(self, proposals=tuple(changed))

    def with_tables(
        self, choices: Iterable[TableChoice], areas: Mapping[str, str], rules: RowRules
    ) -> IntakeFile:
        """Return the intake with what a person chose in place of what was proposed,
        of these tables alone.
        """
        chosen = {choice.sheet: choice for choice in choices}
        changed = []
        for proposal in self.proposals:
            mapping = replace(proposal.mapping, columns=(), rules=rules)
            if (choice := chosen.get(proposal.table.sheet)) is not None:
                mapping = replace(mapping, names_in=choice.names_in).with_answers(
                    choice.columns, areas
                )
            changed.append(Proposal(proposal.table, mapping))
        return replace(self, proposals=tuple(changed))

    def unknown_names(self) -> tuple[str, ...]:
        """Return the names in rows of counts of which nobody knows the kecamatan."""
        found: dict[str, None] = {}
        for one in self.proposals:
            if one.mapping.kind is IntakeTable.COUNTS:
                problems = Problems(self.file.name, "")
                reader = CountReader(one.table, one.mapping, self.year, problems, self.index)
                found |= dict.fromkeys(reader.unknown_names())
        return tuple(found)

    def _wrong_answers(
        self, answers: Mapping[str, str], known: Mapping[str, str]
    ) -> Iterator[Issue]:
        heads = {head for proposal in self.proposals for head in proposal.table.heads if head}
        place = Place(self.file.name)
        for head, text in answers.items():
            codes = codes_meant(text, known)
            if head not in heads:
                near = (
                    nearest_words(head, heads).strip()
                    or f"Yang ada: {', '.join(sorted(heads))[:MAX_LETTERS_OF_HEADS]}."
                )
                yield table_issue("column_missing", place, head=head, near=near)
            elif text and len(codes) != 1:
                code = "meaning_unknown.several" if codes else "meaning_unknown"
                words = {"count": str(len(codes)), "choices": list_meanings(codes or known, known)}
                yield table_issue(code, place, text=text, **words)

    def require_mapped(self) -> None:
        """Raise `InputError` with what columns can hold where none is mapped."""
        if not any(proposal.mapping.columns for proposal in self.proposals):
            known = self.meanings()
            heads = [head for proposal in self.proposals for head in proposal.unused()]
            words = {
                "heads": ", ".join(heads)[:MAX_LETTERS_OF_HEADS],
                "choices": list_meanings(known, known),
            }
            raise refuse_table("nothing_mapped", Place(self.file.name), **words)

    def take(self, period: Period, *, drops_unbudgeted: bool = False) -> IntakePreview:
        """Read the tables for a period, check them, and say what would become of the dossier.

        Nothing is written; `IntakePreview.write` does. `drops_unbudgeted` is for `plan_changes`.
        """
        read = self.read(period)
        return plan_changes(
            self.folder, self.year, self.file, *read, drops_unbudgeted=drops_unbudgeted
        )

    def read(self, period: Period) -> tuple[Sequence[TakenTable], Sequence[Issue]]:
        """Return what the tables say of a period by their mappings,
        and what is wrong with them.
        """
        tables: list[TakenTable] = []
        issues: list[Issue] = []
        for proposal in self.proposals:
            problems = Problems(self.file.name, proposal.table.sheet)
            self._name_unseen(proposal, problems)
            if proposal.mapping.kind is IntakeTable.FIGURES:
                tables.append(self._read_register(proposal, period, problems))
            elif proposal.mapping.columns:
                tables.append(self._read(proposal, period, problems))
            issues += problems.finish()
        return tables, issues

    def _read_register(self, proposal: Proposal, period: Period, problems: Problems) -> TakenTable:
        table, mapping = proposal.table, proposal.mapping
        unused = {head: "" for head in table.heads if head not in proposal.questions}
        names = RegisterNames(self.year, {**unused, **dict(mapping.names)}, table.context)
        reader = RegisterReader(table, mapping, names, problems)
        month = (
            period if period.kind is PeriodKind.MONTH else month_of_table(table, self.year.year)
        )
        numbers = reader.read(month)
        if not mapping.rules.is_whole_month:
            refuse_parts_of_months(numbers, self.year, problems)
        rows = (*month_rows(numbers, names, problems),)
        sums = add_up({(row.key["item"], None): row.figures["value"]} for row in rows)
        return TakenTable(table, mapping, rows, sums=sums)

    def keep_mappings(self) -> IntakePreview:
        """Return what would become of the dossier if only the meanings of columns were written."""
        tables = [
            TakenTable(one.table, one.mapping, ())
            for one in self.proposals
            if one.mapping.columns and not one.is_known
        ]
        return plan_changes(self.folder, self.year, self.file, tables, ())

    def _read(self, proposal: Proposal, period: Period, problems: Problems) -> TakenTable:
        mapping, used = proposal.mapping, {*proposal.used, proposal.mapping.names_in}
        heads = enumerate(proposal.table.heads)
        understood = {place for place, head in heads if head in used or fold(head) in BARE_NAMES}
        refuse_persons(proposal.table, problems, understood)
        table, left_out = pick_rows(proposal.table, mapping.rules.only, period, problems)
        check_period(table, period, self.year.year, problems)
        regencies = self.index.regencies_in(" ".join((table.context, *table.above)))
        if regencies and self.index.regency not in {one.code for one in regencies}:
            problems.add("other_regency_named", name=regencies[0].name)
        taken = self._read_rows(table, mapping, problems, period)
        return replace(taken, ignored=(*left_out, *taken.ignored))

    def _read_rows(
        self, table: ForeignTable, mapping: TableMapping, problems: Problems, period: Period
    ) -> TakenTable:
        match mapping.kind:
            case IntakeTable.INPUTS:
                return BudgetReader(table, mapping, self.year, problems, self.rules).read(period)
            case IntakeTable.PEERS:
                return RecapReader(table, mapping, self.year, problems, self.index).read(period)
            case IntakeTable.COUNTS:
                return CountReader(table, mapping, self.year, problems, self.index).read(period)
            case IntakeTable.FIGURES | IntakeTable.SURVEY:
                raise TypeError(mapping.kind)  # other readers take these

    def _name_unseen(self, proposal: Proposal, problems: Problems) -> None:
        """Name what nobody was asked about: columns without an answer, hidden columns and rows."""
        table = proposal.table
        if proposal.questions and proposal.mapping.kind is not IntakeTable.FIGURES:
            shown = "; ".join(
                f"{head} ({example})" for head, example in proposal.questions.items()
            )
            problems.add("columns_unanswered", columns=shown)
        columns = [
            f"{column_letters(place + 1)} ({table.heads[place]})"
            for place in figure_columns(table)
            if place + 1 in table.hidden_columns
        ]
        rows = [str(number) for number in sorted(table.hidden_rows)]
        for code, unseen in (("hidden.columns", columns), ("hidden.rows", rows)):
            if unseen:
                problems.add(code, unseen=", ".join(unseen))


def open_intake(path: Path, dossier: Path, rules: RuleSet, sheet: str | None = None) -> IntakeFile:
    """Open a file of tables beside the folder of a dossier; otherwise as `open_beside`."""
    log = IssueLog()
    folder = scan_folder(dossier, log)
    try:
        return open_beside(path, folder, rules, sheet)
    except InputError as error:
        raise InputError([*log.finish(()), *error.issues]) from error


def open_beside(
    path: Path,
    folder: Folder,
    rules: RuleSet,
    sheet: str | None = None,
    head_rows: Mapping[str, int] | None = None,
) -> IntakeFile:
    """Open a file of tables beside a dossier, and propose how each of its tables is understood.

    File, sheet and `head_rows` are as `open_tables` has them.

    Raises:
        InputError: if the file is refused, none of its tables is understood, or the dossier has
            errors.
        FileError: if either cannot be read.
    """
    file = open_tables(path, sheet, head_rows)
    read = read_folder(folder, Reading())
    if read.partial is None or read.office_year is None:
        raise InputError(read.issues)
    year, index = read.office_year, AreaIndex(read.office_year, rules)
    proposals = {table.sheet: propose(table, year, rules, index) for table in file.tables}
    understood = tuple(proposal for proposal in proposals.values() if proposal is not None)
    unknown = tuple(name for name, proposal in proposals.items() if proposal is None)
    if not understood:
        raise InputError(
            [table_issue("rows_unknown", Place(file.name, sheet=name)) for name in unknown]
        )
    return IntakeFile(file, folder, year, rules, index, understood, unknown)
