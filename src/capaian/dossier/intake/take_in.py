"""Taking a file of tables into a dossier: read, understood, checked, shown, and only then written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from capaian.domain.errors import InputError
from capaian.domain.identifiers import SourceId
from capaian.domain.intake import Intake, IntakeTable
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office import Source
from capaian.domain.rule_set import RuleSet
from capaian.dossier.cells import Reading
from capaian.dossier.excel.identity import is_own
from capaian.dossier.folder import Folder, scan_folder
from capaian.dossier.intake.absent import report_absent
from capaian.dossier.intake.amounts_left import amounts_left
from capaian.dossier.intake.area_answers import report_other_names
from capaian.dossier.intake.areas import every_area
from capaian.dossier.intake.beginnings import is_looked_at, lacks_tables, report_beginning, require_short
from capaian.dossier.intake.clashes import report_clashes
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.cumulative import with_one_answer
from capaian.dossier.intake.desk import LEFT_OUT, Asked, Desk, Proposal, TakenRow
from capaian.dossier.intake.districts import with_districts
from capaian.dossier.intake.earlier_budgets import without_earlier
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.heads import ForeignTable, SheetTables, find_tables
from capaian.dossier.intake.intaken import TARGETS, Intaken, TakenTable
from capaian.dossier.intake.kinds_left import report_kinds_left
from capaian.dossier.intake.large_books import beginning_of, is_refused
from capaian.dossier.intake.merge import Merged, merge, sources_left
from capaian.dossier.intake.not_understood import has_districts, why_none
from capaian.dossier.intake.other_sheets import said_beside
from capaian.dossier.intake.periods import find_period
from capaian.dossier.intake.persons import report_persons
from capaian.dossier.intake.questions import is_answer, stands_in
from capaian.dossier.intake.readings import with_read
from capaian.dossier.intake.remembering import (
    Origin,
    free_id,
    named_elsewhere,
    period_told,
    sheet_words,
    slug,
    source_id,
    with_differences,
    with_source,
)
from capaian.dossier.intake.row_times import propose_of_time
from capaian.dossier.intake.settling import settle
from capaian.dossier.intake.shown_code import code_of, hash_of
from capaian.dossier.intake.stored_figures import Stored
from capaian.dossier.intake.subjects import source_title
from capaian.dossier.intake.table_checks import check_table, of_wanted_time
from capaian.dossier.intake.table_sorts import area_book
from capaian.dossier.intake.title_words import subject_of
from capaian.dossier.intake.unmeasured import Unmeasured
from capaian.dossier.intake.unread_shapes import report_unread
from capaian.dossier.intake.work_plan import (
    Cells,
    unbudgeted_nodes,
    with_official_nodes,
    without_amounts,
    without_nodes,
)
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import ReadParts, ReadResult, read_folder
from capaian.dossier.spreadsheets.delimited import read_tables
from capaian.dossier.spreadsheets.model import Book, Sheet, column_letters
from capaian.dossier.tables.intake import INTAKE
from capaian.dossier.tables.office import AREAS
from capaian.dossier.tables.words import DIFFERENCES, SOURCES
from capaian.dossier.tables.work import INPUTS, NODES
from capaian.rules.quality.earlier_states import EARLIER_STATE
from capaian.rules.validate import validate


def take_in(path: Path, dossier: Path, rules: RuleSet, asked: Asked, *, is_agreed: bool = False) -> Intaken:
    """Read a file of tables and say what it would change in a dossier.

    Args:
        path: The file: xlsx, or text with semicolons, commas or tabs.
        dossier: The folder; it must hold an office.
        rules: Official areas, codes and words.
        asked: What was asked for besides.
        is_agreed: Nobody will be asked, so that doubts are errors.

    Raises:
        InputError: The file is refused as a whole, or the dossier cannot be read.
        FileError: It is not there, or the folder cannot be read.
    """
    book = read_tables(path, is_enough=lambda beginning: lacks_tables(beginning, asked.sheet))
    require_short(book)
    digest = hash_of(path)
    parts, folder_log = ReadParts(), IssueLog()
    folder = scan_folder(dossier, folder_log)
    before = read_folder(folder, Reading(), parts)
    if before.partial is None:
        raise InputError([*folder_log.finish(()), *before.issues])
    known = period_told(before.partial, digest, asked)
    told = replace(asked, period=asked.period or known)
    office, is_known = before.partial, known is not None and known == told.period

    def taken(one: Book) -> Intaken:
        desk = Desk(office, rules, told, is_period_known=is_known)
        return _Taker(one, folder, desk, digest, before, parts).take(is_agreed)

    begun = beginning_of(book, office, rules, asked)
    refused = None if begun is None else taken(begun)
    return taken(book) if refused is None or not is_refused(refused) else refused


class _Taker:
    """Takes one file."""

    def __init__(
        self, book: Book, folder: Folder, desk: Desk, digest: str, before: ReadResult, parts: ReadParts
    ) -> None:
        self._book, self._folder, self._desk = book, folder, desk
        self._digest, self._before, self._parts = digest, before, parts
        self._areas = every_area(desk.office, desk.rules)
        self._found: dict[str, SheetTables] = {}
        self._unmeasured = Unmeasured(desk)
        self._kept: dict[str, frozenset[str]] = {}

    def take(self, is_agreed: bool) -> Intaken:
        """Return what the file would change."""
        known = with_one_answer([*self._tables()], self._desk)
        for table in self._unmeasured.settle(known):
            propose_of_time(table, self._desk, "")
        found = of_wanted_time(known, self._desk)
        report_other_names(found, self._areas, self._desk)
        for one in found:
            check_table(one, self._desk)
        self._desk.periods = frozenset(
            period for one in found if (period := find_period(one.table.titles)) is not None
        )
        budgets = [n for n, one in enumerate(found) if one.intake.table is IntakeTable.INPUTS]
        tables = [self._take_table(one, is_before=n < max(budgets, default=0)) for n, one in enumerate(found)]
        given = [(one.proposal, one.taken) for one in tables]
        report_clashes(given, self._desk.log)
        understood, tables = tables, without_earlier(tables, self._desk)
        report_kinds_left(tables, self._desk)
        emptied = amounts_left(understood, tables, self._desk)
        report_absent(given, self._desk)
        if given and not any(one.rows for _, one in given) and not self._desk.log.has_errors():
            has_columns = any(one.proposal.intake.columns for one in tables)
            code = "nothing_taken" if has_columns else "no_column_taken"
            self._desk.log.add(code, tables[0].proposal.table.place(None))
        self._report(found, is_agreed)
        here = {one.grid.sheet for one in (*(one.proposal.table for one in tables), *self._unmeasured.tables)}
        unread = [sheet.name for sheet in self._book.sheets if sheet.rows and sheet.name not in here]
        beside = said_beside(self._book, here, self._find, self._desk.log) if tables else ()
        taken = Intaken(
            self._book.file,
            self._folder,
            tuple(tables),
            tuple(unread),
            tuple(self._desk.doubts),
            self._desk.log.finish(()),
            emptied,
            beside=beside,
        )
        return taken if taken.has_errors else self._staged(taken)

    def _take_table(self, proposal: Proposal, *, is_before: bool) -> TakenTable:
        """Take a table, before more budgets of the file or behind all of them."""
        self._desk.has_more_budgets = is_before
        taken = take_table(proposal, self._desk)
        sheet = proposal.table.grid.sheet
        rows = tuple(replace(row, sheet=sheet) for row in taken.rows)
        names = {**taken.names, **self._desk.settled}
        self._desk.settled = {}
        return TakenTable(proposal, replace(taken, rows=rows, names=names))

    def _tables(self) -> Iterator[Proposal]:
        """Yield the tables that are understood."""
        asked = self._desk.asked.sheet
        names = [sheet.name for sheet in self._book.sheets]
        if asked is not None and asked not in names:
            place = Place(self._book.file)
            self._desk.log.add("sheet_unknown", place, asked, among=names)
            return
        ids = [intake.id for intake in self._desk.office.intakes]
        made: list[Intake] = []
        for sheet in self._book.sheets:
            if not is_looked_at(sheet, asked):
                continue
            for table in self._find(sheet).tables:
                proposal = self._propose(table, made, ids)
                if proposal is not None:
                    yield proposal

    def _find(self, sheet: Sheet) -> SheetTables:
        """Return the tables of a sheet, which are looked for once."""
        if sheet.name not in self._found:
            grid = make_grid(self._book.file, sheet)
            self._found[sheet.name] = SheetTables(grid, find_tables(grid, self._areas))
        return self._found[sheet.name]

    def _propose(self, table: ForeignTable, made: list[Intake], ids: list[str]) -> Proposal | None:
        if report_persons(table, self._desk.log):
            return None
        before = self._desk.copy()
        proposal = propose_of_time(table, self._desk, free_id(ids, slug(self._book.file)))
        if self._unmeasured.takes(table, proposal):
            self._desk.become(before)
            return None
        if proposal is None or self._lacks_districts(proposal):
            return None
        same = next((one for one in made if _is_same(one, proposal.intake)), None)
        if same is not None:
            return replace(proposal, intake=replace(same, title=proposal.intake.title))
        if not proposal.is_remembered:
            ids.append(proposal.intake.id)
        made.append(proposal.intake)
        return proposal

    def _lacks_districts(self, proposal: Proposal) -> bool:
        """Say of a table known from before that its rows cannot be named any more: once, not of each row."""
        is_lacking = proposal.intake.table is IntakeTable.COUNTS and not has_districts(self._desk)
        if is_lacking and not self._desk.log.has_code(self._book.file, {"no_districts_yet"}):
            words = f" (lembar {proposal.table.grid.sheet})"
            self._desk.log.add("no_districts_yet", Place(self._book.file), sheets=words)
        return is_lacking

    def _report(self, found: Sequence[Proposal], is_agreed: bool) -> None:
        """Report what concerns the file as a whole."""
        log, asked = self._desk.log, self._desk.asked
        if not found and not log.has_errors():
            names = ", ".join(sheet.name for sheet in self._book.sheets[:6])
            sheets = f" (lembar {names})" if names else ""
            districts = area_book(IntakeTable.COUNTS, self._desk, {})
            filled = (sheet for sheet in self._book.sheets if sheet.rows and not is_own(sheet))
            if not report_unread([*map(self._find, filled)], districts, self._desk):
                log.add(why_none(self._book, self._desk), Place(self._book.file), sheets=sheets)
        report_beginning(self._book, asked.sheet, log)
        several = {text: ", ".join(sorted(codes)) for text, codes in asked.choices.items()}
        for text, means in {**asked.means, **several}.items():
            is_idle = is_answer(text, means) or (means == LEFT_OUT and stands_in(self._book, text))
            if text not in self._desk.used and found and not is_idle:
                log.add("means_unknown", Place(self._book.file), text=text, means=means)
        for doubt in self._desk.doubts if is_agreed else ():
            log.add("doubt_unsettled", doubt.place, doubt.text, words=doubt.words, option=doubt.option)

    def _staged(self, taken: Intaken) -> Intaken:
        """Return what was taken with the files that it makes, checked by the reader of dossiers."""
        sources = self._source_ids(taken)
        sheets: list[Cells] = [one.proposal.table.grid.rows for one in taken.tables]
        sheets += [sheet.rows for sheet in self._book.sheets]
        left = without_amounts(self._desk.office, taken.emptied)
        unbudgeted = unbudgeted_nodes(left, taken.budgeted, sheets)
        gone = unbudgeted if self._desk.asked.drops_unbudgeted else ()
        merged = {}
        for sort, table in TARGETS.items():
            rows = taken.rows_of(sort)
            rows += [row for row in taken.emptied if table is INPUTS and row.cells["node"] not in gone]
            before = self._text(table.file)
            kept = without_nodes(before, "node", gone) if table is INPUTS else before
            made = merge(table, kept, rows, sources)
            if made.is_changed or kept != before:
                merged[table.file] = made
        changes = {file: made.content.encode() for file, made in merged.items()}
        changes |= self._beside(taken, sources, merged)
        changes |= self._work_plan(taken.budgeted, gone)
        stored, rules = Stored(self._desk.office, self._before.closed), self._desk.rules
        read = with_read(replace(taken, changes=changes, merged=merged), self._found, stored, rules)
        issues = (*taken.issues, *self._check(read.changes, merged))
        code = code_of(read, self._digest, self._desk.asked) if read.changes else ""
        return replace(read, issues=issues, unbudgeted=unbudgeted, code=code)

    def _text(self, file: str) -> str | None:
        content = self._folder.parts.get(file)
        return None if content is None else content.decode("utf-8-sig")

    def _source_ids(self, taken: Intaken) -> Mapping[str, str]:
        """Return the code of the source that each sheet is."""
        office, asked = self._desk.office, self._desk.asked.source
        sheets = dict.fromkeys(one.proposal.table.grid.sheet for one in taken.tables)
        found: dict[str, str] = {}
        for sheet in sheets:
            named = sheet if self._has_sheets else ""
            origin = Origin(self._book.file, self._digest, named, len(sheets) == 1)
            given = [one for one in taken.tables if asked or one.proposal.table.grid.sheet == sheet]
            self._kept[sheet] = self._sources_kept(given)
            code = asked or source_id(office, origin, self._kept[sheet])
            is_free = asked is not None or code not in found.values()
            ids = [*found.values(), *(str(source.id) for source in office.sources)]
            found[sheet] = code if is_free else free_id(ids, code)
        return found

    def _sources_kept(self, tables: Sequence[TakenTable]) -> frozenset[str]:
        """Return the sources of which something stays that these tables do not tell anew."""
        left = [named_elsewhere(self._desk.office)]
        for sort, table in TARGETS.items():
            rows = [row for one in tables if one.proposal.intake.table is sort for row in one.taken.rows]
            left.append(sources_left(table, self._text(table.file), rows))
        return frozenset().union(*left)

    @property
    def _has_sheets(self) -> bool:
        """Whether the file has several sheets that hold anything."""
        return sum(bool(sheet.rows) for sheet in self._book.sheets) > 1

    def _beside(
        self, taken: Intaken, sources: Mapping[str, str], merged: Mapping[str, Merged]
    ) -> Mapping[str, bytes]:
        """Return what is noted beside the figures: areas, the source, and how the tables were understood."""
        office = self._desk.office
        made: dict[str, str | None] = {}
        codes = [row.cells["area"] for row in taken.rows_of(IntakeTable.COUNTS)]
        made[AREAS.file] = with_districts(self._text(AREAS.file), office, self._desk.rules, codes)
        declared = with_differences(self._text(DIFFERENCES.file), office, self._desk.accepted, sources)
        made[DIFFERENCES.file] = declared
        told = {total.place.sheet for total in self._desk.accepted} if declared is not None else set()
        told |= {row.sheet for one in merged.values() for row in one.origins.values()}
        listed = self._text(SOURCES.file)
        for code in dict.fromkeys(code for sheet, code in sources.items() if sheet in told):
            tables = [one for one in taken.tables if sources[one.proposal.table.grid.sheet] == code]
            kept = self._kept[tables[0].proposal.table.grid.sheet]
            changed = with_source(listed, office, self._source(tables, code), kept)
            if changed is not None:
                listed = made[SOURCES.file] = changed
        made[INTAKE.file] = settle(self._text(INTAKE.file), taken.tables, self._desk, self._digest)
        return {file: content.encode() for file, content in made.items() if content is not None}

    def _work_plan(self, budgeted: Collection[str], gone: Collection[str]) -> Mapping[str, bytes]:
        """Return nodes.csv with official sub-activities that a budget names, without those that go."""
        office, before = self._desk.office, self._text(NODES.file)
        kept = replace(office, nodes=tuple(node for node in office.nodes if node.id not in gone))
        made = with_official_nodes(without_nodes(before, "id", gone), kept, self._desk.rules, budgeted)
        return {} if made is None or made == before else {NODES.file: made.encode()}

    def _source(self, tables: Sequence[TakenTable], code: str) -> Source:
        """Return a source: what stands above its tables is its title, with the sheets that they stand in."""
        office = self._desk.office
        names = [office.office.regency_name, office.office.province_name, *(a.name for a in office.areas)]
        titles = [source_title(one.proposal.table, names) + self._sheet_words(one) for one in tables]
        title, end = "; ".join(dict.fromkeys(titles)), max(one.end for one in tables)
        return Source(SourceId(code), title, end, self._book.file, self._digest, Place(SOURCES.file))

    def _sheet_words(self, one: TakenTable) -> str:
        rest = f" ({one.rest_words})" if one.rest_words else ""
        return rest + (sheet_words(one.proposal.table.grid.sheet) if self._has_sheets else "")

    def _check(self, changes: Mapping[str, bytes], merged: Mapping[str, Merged]) -> Iterator[Issue]:
        """Yield what the reader and the rules say of the dossier as it would be, and did not say before."""
        folder = replace(self._folder, parts={**self._folder.parts, **changes})
        result = read_folder(folder, Reading(), self._parts)
        ruled = validate(result.office_year, self._desk.rules) if result.office_year is not None else ()
        known = set(map(_key, self._before.issues))
        yield from (self._at_cell(issue, merged) for issue in result.issues if _key(issue) not in known)
        known = set(map(_key, self._validated())) if ruled else set()
        for issue in ruled:
            # Told of the table itself, before it was merged; a quarter that was just taken is no year.
            is_told = issue.code in {"own_differs", EARLIER_STATE}
            if _key(issue) not in known and issue.place.file in merged and not is_told:
                level = Level.WARNING if issue.level is Level.ERROR else issue.level
                yield self._at_cell(replace(issue, level=level), merged)

    def _validated(self) -> Sequence[Issue]:
        before = self._before.office_year
        return validate(before, self._desk.rules) if before is not None else ()

    def _at_cell(self, issue: Issue, merged: Mapping[str, Merged]) -> Issue:
        """Return an issue at the cell that its line came from."""
        made = merged.get(issue.place.file)
        row: TakenRow | None = made.origins.get(issue.place.row or 0) if made is not None else None
        if row is None:
            return issue
        column = row.places.get(issue.place.column or "")
        letters = None if column is None else column_letters(column)
        return replace(issue, place=Place(self._book.file, row.row, letters, row.sheet))


def _key(issue: Issue) -> tuple[str, str, str]:
    """Return what a problem is known by: rows move."""
    return issue.code, issue.message, issue.place.file


def _is_same(one: Intake, other: Intake) -> bool:
    """Say whether two sheets were understood alike, and are about the same."""
    is_one_subject = subject_of(one.title) == subject_of(other.title)
    return is_one_subject and replace(one, id=other.id, title=other.title) == other
