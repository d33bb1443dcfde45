"""What keeps a file from being taken, or needs a reason: told in the preview, before anybody takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.dossier.rows.flat_rows import clean
from capaian.dossier.rows.sheets import Role, SheetSpec
from capaian.web.exchange.brought import Brought
from capaian.web.measurement.holding import find_moved, message_of
from capaian.web.measurement.locks import find_locked
from capaian.web.planning.called import row_in_names
from capaian.web.planning.declared_reasons import find_restated
from capaian.web.planning.outcomes import Result, find_changed
from capaian.web.planning.overtaken import find_overtaken
from capaian.web.planning.redefinition import capitalised, find_explainable, has_approvals
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import SHEETS, Known
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import Foreseen, foresee, require_unlocked_evidence
from capaian.web.years.rules import change_rules


@dataclass(frozen=True)
class Refusal:
    """What forbids writing a file as things stand, or needs a reason."""

    messages: tuple[str, ...] = ()
    rows: Sequence[LockedRow] = ()
    forms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The forms of these rows, by the sheet and what tells the row from others in a preview."""
    moved: Sequence[tuple[str, str, str]] = ()
    """Figures that would leave or enter forms which are not open: the form, the way, and the figure."""
    definitions: Sequence[str] = ()
    """Definitions of approved figures that would be others, in words."""
    results: Sequence[Shown] = ()
    """Results of approved figures that would be others."""

    @property
    def needs_reason(self) -> bool:
        """Whether the file is written with a reason alone."""
        return bool(self.definitions or self.results)


@dataclass(frozen=True, slots=True)
class LockedRow:
    """A row of a form that is not open."""

    spec: SheetSpec
    key: Sequence[str]
    """Texts of the columns by which it is known again."""
    form: str

    def called(self, known: Known) -> tuple[str, str, str]:
        """Return its sheet, what people call it, and its form."""
        return self.spec.title, row_in_names(self.spec, self.key, known), self.form


@dataclass(frozen=True, slots=True)
class Shown:
    """A result before and after, as it is listed."""

    name: str
    was: str
    becomes: str


def find_refusal(year: OfficeYear, brought: Brought) -> Refusal:
    """Ask the guards of a year what they would say of a file, without writing anything."""
    if brought.has_errors or not brought.is_news or not _may_be_held(year):
        return Refusal()
    foreseen = foresee(year, brought.texts, brought.evidence)
    edits = foreseen.edits
    messages = []
    for lock in change_rules().locks:
        try:
            lock(year, edits)
        except RefusedChangeError as error:
            messages.append(error.message)
    try:
        require_unlocked_evidence(year, brought.evidence)
    except RefusedChangeError as error:
        messages.append(error.message)
    if not messages:
        return _foreseen(year, foreseen)
    try:
        locked = [*find_locked(year, edits)]
    except RefusedChangeError:
        return Refusal(tuple(messages))
    rows = [
        LockedRow(SHEETS[one.sheet], _key(SHEETS[one.sheet], one.cells), one.form or _OUTSIDE)
        for one in locked
    ]
    forms = {(row.spec.title, " ".join(filter(None, row.key))): row.form for row in rows}
    return Refusal(tuple(messages), rows, forms)


def _foreseen(year: OfficeYear, foreseen: Foreseen) -> Refusal:
    """Return what a plan would do to forms that are not open, and to results of what was approved."""
    edits, before, after = foreseen.edits, foreseen.before, foreseen.after
    moved = find_moved(year, edits, before, after)
    lines = [
        (f"{name}, {each.form.quarter.label}", way, label)
        for name, each in moved
        for way, labels in (("keluar", each.lost), ("masuk", each.gained))
        for label in labels
    ]
    if moved:
        return Refusal((message_of(moved),), moved=lines)
    found = find_changed(year, edits, before, after).results
    results = [Shown(_result(each), each.was, each.becomes) for each in found]
    restated = find_restated(year, edits, before, after)
    definitions = [*find_explainable(year, edits)]
    definitions += [f"{each.told}:{each.course}" if each.course else each.told for each in restated]
    definitions += [each.words for each in find_overtaken(edits, before, after)]
    return Refusal(definitions=definitions, results=results)


def _result(each: Result) -> str:
    """Return what a result is called: of which thing, by its name in the plan, and of when."""
    what = capitalised(each.what)
    return ", ".join(filter(None, (f"{what} {each.of}".strip(), each.part, each.when)))


_OUTSIDE: Final = "tidak ada; semua isian tahun ini sudah disetujui"


def _may_be_held(year: OfficeYear) -> bool:
    """Say whether any form was begun or paper signed: files of large years are paired only then."""
    return not year.is_closed and (year.forms.exists() or has_approvals(year))


def _key(spec: SheetSpec, cells: Mapping[str, str]) -> Sequence[str]:
    """Return what tells a row from others of its sheet."""
    named = (column.id for column in spec.columns if column.role is not Role.VALUE)
    return [clean(cells.get(name, "")) for name in named]
