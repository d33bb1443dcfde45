"""The one way to change rows: all of a change or nothing, told in the log,
never over somebody else's.

Whoever writes a row names the version that was read. Where another version stands there by now
nothing is written, and both are given back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar
from uuid import uuid4

from django.conf import settings
from django.db.models import F, Max
from django.utils.module_loading import import_string

from capaian.domain.errors import CapaianError, InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.evidence import EvidenceFile
from capaian.dossier.feeding import SOURCE_SHEET
from capaian.dossier.folder import hash_file
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.files import drop_file_source
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import KEY, Form
from capaian.dossier.rows.texts import FILE, LAYOUT_SHEET, NARRATIVE_SHEET, is_file_of_sheet
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.dossier.tables.parts import (
    CLOSINGS,
    FEEDS,
    HOLIDAYS,
    HOURS,
    SERVICES,
    SITES,
    SURVEY,
    SURVEY_CLOSINGS,
    SURVEY_GROUPS,
)
from capaian.web.trail.record import Author, Deed, logged_transaction, record
from capaian.web.years.known import (
    SHEETS,
    Flaw,
    KeptCell,
    YearState,
    find_out_next,
    know,
    remember,
)
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.open_parts import is_locked
from capaian.web.years.store import RowState, keep_texts

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edit:
    """What becomes of a row."""

    sheet: str
    cells: Cells | None
    """Its texts by the ids of columns; those not named stay. `None`: the row goes."""
    row: int | None = None
    """Its id; `None`: a new row, at the end of its sheet."""
    version: int = 0
    """The version that was read."""


def check_edits(edits: Sequence[Edit]) -> None:
    """See to it that each edit can be meant.

    Raises:
        ValueError: if a sheet or column is not declared, a row stands in two edits or goes without
            being
            named, or a form is to have a second row.
    """
    for edit in edits:
        spec = SHEETS.get(edit.sheet)
        if spec is None:
            raise ValueError(f"no sheet is called {edit.sheet!r}")
        if strange := {*(edit.cells or ())} - {column.id for column in spec.columns}:
            raise ValueError(f"{edit.sheet} has no columns {sorted(strange)}")
        if edit.row is None and (edit.cells is None or spec.form is Form.FORM):
            raise ValueError(f"a row of {edit.sheet} has to be named")
    rows = Counter(edit.row for edit in edits if edit.row is not None)
    if twice := [row for row, count in rows.items() if count > 1]:
        raise ValueError(f"rows stand twice in one change: {twice}")


def row_name(year: int, sheet: str, row: int) -> str:
    """Return how the log names a row, by the ids of its office-year and its own."""
    return f"{year}/{sheet}/{row}"


DECLARED, CLOSED = "declared", "closed"
"""How the log calls rows by which registers count,
and those that closings of months and surveys write.
"""
DECLARED_SHEETS: Final = frozenset(part.file for part in (SERVICES, SITES, HOURS, HOLIDAYS, FEEDS))
CLOSED_SHEETS: Final = frozenset(
    (SOURCE_SHEET, *(part.file for part in (CLOSINGS, SURVEY, SURVEY_CLOSINGS, SURVEY_GROUPS)))
)
_SEALED: Final = dict.fromkeys(DECLARED_SHEETS, DECLARED) | dict.fromkeys(CLOSED_SHEETS, CLOSED)


def row_deed(action: str, row: Row, before: Cells | None, after: Cells | None) -> Deed:
    """Return what the log tells of a row that was `added`, `changed` or `removed`,
    before it is gone.
    """
    seals = [f"{_SEALED[row.sheet]}/{row.pk}"] if row.sheet in _SEALED else []
    return Deed(
        f"row.{action}", row_name(row.office_year_id, row.sheet, row.pk), before, after, seals
    )


def sealed_row_names(year: OfficeYear) -> list[str]:
    """Return how the log calls the rows of a year that it seals one by one."""
    rows = year.rows.filter(sheet__in=_SEALED).values_list("sheet", "pk")
    return [f"{_SEALED[sheet]}/{pk}" for sheet, pk in rows]


def read_row_name(name: str) -> tuple[int, str, int]:
    """Return the id of an office-year, the sheet, and the id of a row that the log names.

    Raises:
        ValueError: if it is no such name.

    Examples:
        >>> read_row_name(row_name(7, "plan.yaml#indicators/targets", 12))
        (7, 'plan.yaml#indicators/targets', 12)
    """
    year, _, rest = name.partition("/")
    sheet, _, row = rest.rpartition("/")
    return int(year), sheet, int(row)


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row that somebody wrote."""

    sheet: str
    before: Cells | None
    """Its texts before; `None`: it was not there."""
    after: Cells | None
    """Its texts now; `None`: it is gone."""


ChangeRule = Callable[[OfficeYear, Sequence[Edit], Author, YearState, YearState], None]


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """The rules of each moment of a change, in the order of the moments."""

    checks: Sequence[tuple[ChangeRule, Collection[str]]] = ()
    """What forbids a change, by what the year was and would be; they write nothing: previews ask
    them.

    Each has the sheets of which one must be written for it to be asked; none: it is always.
    """
    consequences: Sequence[ChangeRule] = ()
    """Then, within the transaction: what else becomes another by it."""
    watchers: Sequence[Callable[[OfficeYear, Sequence[WrittenRow], Author, bool], None]] = ()
    """Last: who notes what was written; told whether it was typed into the
    form that asks for it.
    """
    closing_checks: Sequence[Callable[[OfficeYear, Mapping[str, str]], None]] = ()
    """Where all of a year is replaced: SHA-256 of closings of earlier years, by path."""

    def require_sound(
        self,
        year: OfficeYear,
        edits: Sequence[Edit],
        author: Author,
        before: YearState,
        after: YearState,
    ) -> None:
        """Require that what a change leads to may stay;
        raises `RefusedChangeError` or `FlawedError`.
        """
        for require in (*self.checks_of(edits), *self.consequences):
            require(year, edits, author, before, after)

    def checks_of(self, edits: Sequence[Edit]) -> Iterator[ChangeRule]:
        """Yield the checks that edits have to pass."""
        written = {edit.sheet for edit in edits}
        yield from (check for check, sheets in self.checks if not sheets or written & {*sheets})

    def note_written(
        self,
        year: OfficeYear,
        written: Sequence[WrittenRow],
        author: Author,
        *,
        is_in_form: bool = False,
    ) -> None:
        """Let every watcher note who wrote what."""
        for watch in self.watchers:
            watch(year, written, author, is_in_form)


def change_rules() -> ChangeRules:
    """Return the rules in force; apps are ready by then."""
    rules: ChangeRules = import_string(settings.CHANGE_RULES)
    return rules


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that somebody else changed in the meantime."""

    edit: Edit
    stored: Cells | None
    """Its texts now; `None`: it is gone."""
    version: int
    """The version that stands there now."""

    @property
    def is_done(self) -> bool:
        """Whether the row says already what was to be written: the same form came twice."""
        cells, stored = self.edit.cells, self.stored
        if cells is None or stored is None:
            return cells is stored
        return all(stored.get(name, "") == text for name, text in cells.items())


class ConflictError(CapaianError):
    """Rows were changed by others since they were read; nothing is written."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__(
            "Nilai ini baru saja diubah orang lain. Keduanya disimpan; pilih yang dipakai."
        )
        self.conflicts = tuple(conflicts)


class FlawedError(InputError):
    """The dossier would have errors that it did not have before; nothing is written."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__([flaw.issue for flaw in flaws])
        self.flaws = tuple(flaws)


class UncomputableError(FlawedError):
    """The year would have no results any more; nothing is written."""

    def __init__(self, flaws: Sequence[Flaw], after: YearState) -> None:
        super().__init__(flaws)
        self.after = after


class RefusedChangeError(CapaianError):
    """Rows that nobody may change as things stand; nothing is written."""

    @property
    def here(self) -> str:
        """The message on a page that asks for what is missing itself."""
        return self.message


class ClosedYearError(RefusedChangeError):
    """The year is closed: its figures are approved."""


@logged_transaction()
def change(
    year: OfficeYear,
    edits: Sequence[Edit],
    author: Author,
    *,
    is_in_form: bool = False,
    texts: Mapping[str, str] | None = None,
) -> YearState:
    """Change rows of an office-year, and return what is known of it then.

    Args:
        year: Whose rows.
        edits: What becomes of them.
        author: Who changes them.
        is_in_form: They are typed into the form that asks for them.
        texts: Files of `store.SEALED` that are written with them; an empty one goes.

    Raises:
        ValueError: if an edit can be meant by nobody: a sheet or column that is not declared, a
            row twice.
        ClosedYearError: if the year is closed.
        ConflictError: if somebody else changed one of the rows since it was read.
        FlawedError: with every error that the dossier would have and did not have before.
        RefusedChangeError: if a part of the pages forbids it, or the dossier would be of another
            year.
    """
    check_edits(edits)
    locked = OfficeYear.objects.select_for_update().get(pk=year.pk)
    locked.office = year.office
    rows = {
        row.pk: row for row in locked.rows.filter(pk__in=[edit.row for edit in edits if edit.row])
    }
    require_open(locked, edits, rows)
    rules = change_rules()
    before = know(locked)
    if conflicts := [*_conflicts(edits, rows)]:
        raise ConflictError(conflicts)
    if strange := [*_strange_cells(edits, rows)]:
        raise FlawedError(strange)
    if not texts and all(
        _is_there(locked, edit) for edit in edits
    ):  # nothing new, or a form that came twice
        return before
    old_cells = {row.pk: row.cells for row in rows.values()}
    written = [*_write(locked, edits, rows, before.rows.get(SOURCE_SHEET, ()))]
    if not (written or texts):
        return before
    if texts:
        locked.files.filter(path__in=texts).delete()
        keep_texts(locked, texts)
    base = _on_texts(before, {**before.kept.base, **texts}) if texts else before
    after = find_out_next(locked, base, [becomes for _, becomes in written])
    if new := new_flaws(before, after):
        raise FlawedError(new)
    require_same_year(locked, after)
    rules.require_sound(locked, edits, author, before, after)
    record(locked.office, author, [deed for deed, _ in written])
    changes = [
        WrittenRow(becomes.sheet, old_cells.get(becomes.row), becomes.cells)
        for _, becomes in written
    ]
    rules.note_written(locked, changes, author, is_in_form=is_in_form)
    mark_changed(year)
    remember(year, after)
    return after


def foresee(
    year: OfficeYear,
    before: YearState,
    edits: Sequence[Edit],
    texts: Mapping[str, str] | None = None,
    evidence: Mapping[str, Path] | None = None,
) -> YearState:
    """Return what would be known of a year after a change; nothing is written.

    Args:
        year: Whose rows.
        before: What is known of it.
        edits: What would become of them; those that are new have negative ids in it.
        texts: All files of a dossier that takes its place; `None`: what no row says stays.
        evidence: Files of evidence that come with them, by their paths below `evidence/`.
    """
    stored = before.cells_of(
        {edit.row for edit in edits if edit.row}, {edit.sheet for edit in edits}
    )
    written = []
    for place, edit in enumerate(edits, 1):
        cells = None if edit.cells is None else {**stored.get(edit.row or 0, {}), **edit.cells}
        written.append(RowState(edit.sheet, edit.row or -place, cells))
    base = before if texts is None else _on_texts(before, texts)
    files = {name: EvidenceFile(path, hash_file(path)) for name, path in (evidence or {}).items()}
    return find_out_next(year, base, written, files)


def _on_texts(before: YearState, texts: Mapping[str, str]) -> YearState:
    """Return a year with the same rows on other files."""
    base = {file: text for file, text in texts.items() if text}
    return replace(before, kept=replace(before.kept, base=base, base_ids={}))


def mark_changed(year: OfficeYear) -> None:
    """Count a change of a year, so that nobody takes what was known before
    for what is known now.
    """
    OfficeYear.objects.filter(pk=year.pk).update(revision=F("revision") + 1, stamp=uuid4())
    year.refresh_from_db()


def require_open(
    year: OfficeYear, edits: Sequence[Edit] = (), rows: Mapping[int, Row] = MappingProxyType({})
) -> None:
    """See to it that a year may be changed,
    or that all that edits of its rows make another is still open.

    Raises:
        ClosedYearError: if its figures are approved; of texts and the like, if a version of the
            report is.
    """
    if not year.is_closed or (edits and not any(_locked_cells(year, edits, rows))):
        return
    if edits and all(edit.sheet == NARRATIVE_SHEET.id for edit in edits):
        raise ClosedYearError(TEXTS_SEALED.format(year.year))
    raise ClosedYearError(f"Tahun {year.year} sudah ditutup; angkanya tidak dapat diubah.")


def _locked_cells(
    year: OfficeYear, edits: Iterable[Edit], rows: Mapping[int, Row]
) -> Iterator[str]:
    for edit in edits:
        row = rows.get(edit.row or 0)
        old = row.cells if row else {}
        new = dict.fromkeys(old, "") if edit.cells is None else edit.cells
        changed = [name for name, text in new.items() if old.get(name, "") != text]
        yield from (name for name in changed if is_locked(year, edit.sheet, name, {**new, **old}))


TEXTS_SEALED: Final = "Naskah laporan tahun {} sudah disetujui; teksnya tidak dapat diubah lagi."


def are_texts_sealed(year: OfficeYear) -> bool:
    """Say whether nobody may change the texts of the report:
    they belong to a version that is approved.
    """
    return year.is_closed and year.is_report_approved


def require_same_year(year: OfficeYear, year_state: YearState) -> None:
    """Require that a change leaves the year the one it is; raises `RefusedChangeError`."""
    facts = year_state.read.office_year
    if facts is not None and facts.year != year.year:
        raise RefusedChangeError(
            f"Data ini tahun {year.year}; tahunnya tidak dapat menjadi {facts.year}. "
            "Tahun lain dimulai "
            "di Beranda."
        )


def _is_there(year: OfficeYear, edit: Edit) -> bool:
    """Say whether a new row is there already, word for word."""
    return (
        edit.row is None
        and year.rows.filter(sheet=edit.sheet, cells={**(edit.cells or {})}).exists()
    )


def _conflicts(edits: Iterable[Edit], rows: Mapping[int, Row]) -> Iterator[Conflict]:
    for edit in edits:
        row = rows.get(edit.row or 0)
        if edit.row is not None and (row is None or row.sheet != edit.sheet):
            yield Conflict(edit, None, 0)
        elif row is not None and row.version != edit.version:
            yield Conflict(edit, row.cells, row.version)


def _strange_cells(edits: Iterable[Edit], rows: Mapping[int, Row]) -> Iterator[Flaw]:
    """Yield cells that no dossier may have or no database keeps,
    and rows that would say nothing.
    """
    for edit in edits:
        if edit.cells is None:
            continue
        row = rows.get(edit.row or 0)
        cells = {**(row.cells if row else {}), **edit.cells}
        file = cells.get(FILE, "")
        # The path of a text or layout could lead out of the dossier.
        if edit.sheet in _TEXTS and not is_file_of_sheet(edit.sheet, file):
            yield from _flaws(edit, FILE, "no_such_text", file)
        for column, text in edit.cells.items():
            if _UNKEPT.search(text):
                yield from _flaws(edit, column, "control_character")
            elif column == KEY and len(text) > LONGEST_CODE:  # YAML takes no key over 1,024 signs
                yield from _flaws(edit, column, "cell_too_long", text, limit=str(LONGEST_CODE))
        if not any(text.strip() for text in cells.values()):
            words = "Baris ini kosong seluruhnya."
            remedy = "Isi sedikitnya satu kolom; baris yang tidak diperlukan dihapus."
            yield Flaw(
                Issue(Level.ERROR, "empty_row", words, Place(edit.sheet), remedy=remedy), None
            )


def _flaws(
    edit: Edit, column: str, code: str, value: str | None = None, **fields: str
) -> Iterator[Flaw]:
    log, cell = IssueLog(), KeptCell(edit.row or 0, edit.sheet, column)
    log.add(code, Place(edit.sheet, column=column), value, **fields)
    return (Flaw(issue, cell) for issue in log.finish(()))


_TEXTS: Final = frozenset({NARRATIVE_SHEET.id, LAYOUT_SHEET.id})
_UNKEPT: Final = re.compile("[\0\ud800-\udfff]")


def _write(
    year: OfficeYear, edits: Sequence[Edit], rows: Mapping[int, Row], sources: Sequence[FlatRow]
) -> Iterator[tuple[Deed, RowState]]:
    last: dict[str, int] = {}
    for edit in edits:
        row = rows.get(edit.row or 0)
        if row is None:
            made = _add(year, edit, last)
            yield (
                row_deed("added", made, None, made.cells),
                RowState(made.sheet, made.pk, made.cells),
            )
        elif edit.cells is None:
            yield row_deed("removed", row, row.cells, None), RowState(row.sheet, row.pk, None)
            row.delete()
        elif different := {
            name: text
            for name, text in drop_file_source(row.sheet, row.cells, edit.cells, sources).items()
            if row.cells.get(name, "") != text
        }:
            old = {name: row.cells.get(name, "") for name in different}
            row.cells, row.version = {**row.cells, **different}, row.version + 1
            row.save(update_fields=["cells", "version"])
            yield row_deed("changed", row, old, different), RowState(row.sheet, row.pk, row.cells)


def _add(year: OfficeYear, edit: Edit, last: dict[str, int]) -> Row:
    """Add a row at the end of its sheet; `last` are the last places of sheets as
    far as they are known.
    """
    if edit.sheet not in last:
        found = year.rows.filter(sheet=edit.sheet).aggregate(last=Max("place"))
        last[edit.sheet] = found["last"] or 0
    last[edit.sheet] += 1
    cells = {**(edit.cells or {})}
    return Row.objects.create(
        office_year=year, sheet=edit.sheet, place=last[edit.sheet], cells=cells
    )


def new_flaws(before: YearState, after: YearState) -> list[Flaw]:
    """Return the errors that no dossier may have and that were not there before:
    by what they say.
    """
    unfit = after.unfit
    return added(before.unfit, unfit, lambda flaw: issue_identity(flaw.issue)) if unfit else []


_Listed = TypeVar("_Listed")


def added(
    before: Iterable[_Listed], after: Iterable[_Listed], identity: Callable[[_Listed], Hashable]
) -> list[_Listed]:
    """Return what was not there before, each as often as there is more of it."""
    known, found = Counter(map(identity, before)), []
    for each in after:
        known[identity(each)] -= 1
        if known[identity(each)] < 0:
            found.append(each)
    return found


def issue_identity(issue: Issue) -> tuple[str, str, str | None, str | None]:
    """Return by what a problem is known again, wherever its row stands by then."""
    return issue.code, issue.place.file, issue.value, issue.subject
