"""The one rule about what was handed in or approved: who changes it gives a reason,
and it is decided again.

Whatever rows a change writes, with the list of what it changes:

- a form that is not open and would hold something else goes back to whoever fills it in;
- what results follow from, once a form of the year is approved: definitions, targets, budgets,
  earlier years;
- signed agreements with their targets.

The last two return no form, since what was entered stays right: the heads are told the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from django.db.models import F
from django.utils.timezone import localdate

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import write_date
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.rows.texts import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.dossier.tables.kinds import shown
from capaian.rules.agreements import line_of_revisions
from capaian.rules.formula.explain import is_same_formula
from capaian.web.measurement.figures import MEASURED, FigureNames, is_another
from capaian.web.measurement.flow import (
    DONE_STATES,
    HANDED_IN,
    OPEN,
    SHORTEST_REASON,
    FormStep,
    State,
)
from capaian.web.measurement.form.entries import Entries, entries_of
from capaian.web.measurement.forms import Forms, Place, forms_in
from capaian.web.measurement.gate import form_rules
from capaian.web.measurement.models import OF_AGREEMENTS, PostForm, heads_of, notify
from capaian.web.measurement.seals import FORM
from capaian.web.offices.models import Role
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import (
    Edit,
    RefusedChangeError,
    UncomputableError,
    change_rules,
    foresee,
)
from capaian.web.years.known import SHEETS, YearState, know
from capaian.web.years.models import OfficeYear

EVIDENCE: Final = "evidence.yaml#evidence"
TEXTS: Final = frozenset({NARRATIVE_SHEET.id, LAYOUT_SHEET.id})
"""Sheets of which no form holds anything, and from which no result follows."""
_INDICATORS: Final = "plan.yaml#indicators"
_DEFINITIONS: Final = frozenset({_INDICATORS, "plan.yaml#components"})
_BASIS: Final = _DEFINITIONS | {
    "office.yaml",
    "office.yaml#policies/methods",
    "office.yaml#scales",
    "office.yaml#scales/bands",
    "areas.csv",
    "plan.yaml#goals",
    "plan.yaml#objectives",
    "plan.yaml#surveys",
    "plan.yaml#indicators/credits",
    "plan.yaml#indicators/targets",
    "nodes.csv",
    "history.csv",
    "restatements.csv",
    "renstra.csv",
    "peers.csv",
}
"""Sheets from which results follow, besides what was measured and the agreements."""
_FREE_COLUMNS: Final = frozenset(
    {"owner", "data_source", "formula_proposed", "source", "note", "location", "policies.verifier"}
)
"""Their columns from which none follows;
whoever gets another form is compared by what the forms hold.
"""
_COMPUTING: Final = frozenset(
    {"formula", "unit", "aggregation", "polarity", "method", "value_type", "survey"}
)
"""Fields of an indicator of which another makes its figures incomparable with those before."""
_AGREEMENTS: Final = "agreements.yaml#agreements"
"""Before the names of all sheets of agreements."""
_MAX_LISTED: Final = 5
_MAY_REOPEN: Final = frozenset({Role.PLANNER, Role.OFFICE_HEAD})
"""Who sends back what was approved by changing it; a command of the server has no person and may,
too.
"""
_OTHER_PAGES: Final = "di halaman rumus, barisnya, atau pratinjau impor"
_ASK_PLANNER: Final = (
    "Minta isiannya dikembalikan dahulu, atau minta perencana mengubahnya dengan alasan."
)


class ReopeningError(RefusedChangeError):
    """A change of what was handed in or approved lacks its reason,
    or the day from which it is valid.
    """

    def __init__(self, message: str, column: str = "reason", things: Sequence[str] = ()) -> None:
        """Keep what is missing, where it is asked for (`reason`, or the column of the day),
        and for what.
        """
        super().__init__(f"{message} {'. '.join(things)}." if things else message)
        self.column, self.things, self._missing = column, tuple(things), message

    @property
    def here(self) -> str:
        """The message on a page that asks for what is missing itself."""
        return self._missing.replace(f" {_OTHER_PAGES}", " di bawah")


class LockedError(RefusedChangeError):
    """A form that is not open holds what somebody wants to change who may not send it back."""


@dataclass(frozen=True)
class Reopening:
    """All that a change makes another of what was handed in or approved."""

    forms: Mapping[PostForm, str] = field(default_factory=dict)
    """Forms that are to be returned: what becomes of each,
    and whose decision about it is void then.
    """
    results: tuple[str, ...] = ()
    """Approved results and definitions, in words, those that say most first."""
    agreements: tuple[str, ...] = ()
    seen: frozenset[int] = frozenset()
    """Ids of forms handed in that show other results: whoever decides about them looks again."""
    undated: str = ""
    """An indicator that is computed otherwise and does not say from which day on."""

    @property
    def things(self) -> tuple[str, ...]:
        """Everything in words, shortened where it is much; nothing where no reason is needed."""
        return (*_shorten([*self.forms.values()]), *_shorten(self.results), *self.promises)

    @property
    def promises(self) -> tuple[str, ...]:
        """What becomes of signed agreements, shortened."""
        return (*_shorten(self.agreements),)


def _shorten(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_MAX_LISTED]
    if len(lines) > _MAX_LISTED:
        yield f"{len(lines) - _MAX_LISTED} hal lain"


def reopen_changed(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: YearState, after: YearState
) -> None:
    """Require the reason of a change that reopens anything,
    and send the forms back that it reopens.

    Raises `LockedError` if the author may not, `ReopeningError` with all that waits for the
    reason.
    """
    found = find_reopened(year, edits, before, after)
    PostForm.objects.filter(pk__in=found.seen).update(version=F("version") + 1)
    if not found.things:
        return
    if not _may_reopen(author):
        raise LockedError(f"{found.things[0]}. {_ASK_PLANNER}")
    if len(author.reason.strip()) < SHORTEST_REASON:
        raise ReopeningError(
            f"Yang sudah diajukan atau disetujui berubah. Tulis alasannya {_OTHER_PAGES}, "
            "sedikitnya "
            f"{SHORTEST_REASON} huruf.",
            things=found.things,
        )
    if found.undated:
        raise ReopeningError(
            f"Isi Berlaku mulai dengan hari dalam tahun {year.year}, misalnya "
            f"{year.year}-01-01 bila "
            f"{found.undated} yang baru berlaku sepanjang tahun.",
            "valid_from",
        )
    _return_forms(year, found.forms, author, before)
    why, heads = f"Alasannya: {author.reason.strip()}", heads_of(year) - {author.user}
    if things := ". ".join(replace(found, agreements=()).things):
        notify(year, heads, f"Yang sudah diajukan atau disetujui berubah: {things}. {why}")
    if found.promises:
        notify(year, heads, f"{'. '.join(found.promises)}. {why}", address=OF_AGREEMENTS)


def _may_reopen(author: Author) -> bool:
    return author.user is None or bool(_MAY_REOPEN & {*author.role.split()})


def foresee_reopened(
    year: OfficeYear,
    edits: Sequence[Edit],
    author: Author,
    texts: Mapping[str, str] | None = None,
    evidence: Mapping[str, Path] | None = None,
) -> Mapping[str, object]:
    """Return for `measurement/reopened.html` what a change would reopen or what forbids it,
    unwritten.
    """
    before = know(year)
    after = foresee(year, before, edits, texts, evidence)
    try:
        for check in change_rules().checks_of(edits):
            check(year, edits, author, before, after)
        found = find_reopened(year, edits, before, after)
    except CapaianError as error:
        return {"forbidden": error}
    return {"reopened": found.things, "may_reopen": _may_reopen(author)}


def find_reopened(
    year: OfficeYear, edits: Sequence[Edit], before: YearState, after: YearState
) -> Reopening:
    """Return what a change makes another of all that was handed in, approved or signed."""
    has_files = any(edit.sheet == EVIDENCE for edit in edits) or _hashes_in(before) != _hashes_in(
        after
    )
    if all(edit.sheet in TEXTS for edit in edits) and not has_files:
        return Reopening()
    closed = [form for form in year.forms.all() if form.stage not in OPEN]
    is_done = any(form.stage in DONE_STATES for form in closed)
    agreements = _agreements(edits, before, after, is_done=is_done)
    was = forms_in(year, before) if closed else None
    if closed and was is None and any(edit.sheet in MEASURED for edit in edits):
        raise LockedError("Perbaiki dahulu galat perencanaan; ada isian yang sudah diajukan.")
    if was is None or after.read.office_year is None:
        return Reopening(agreements=agreements)
    becomes = was.at(after)
    hold_files = form_rules().hold_files
    files = (hold_files(was), hold_files(becomes)) if has_files else ({}, {})
    changes, touched, plans = (
        _Changes(edits, before, was.facts),
        closed,
        (was.duties, becomes.duties),
    )
    own, basis = set[Place](), list[Edit]()
    for edit in edits:
        rows = [*filter(None, changes.cells(edit))]
        places = {
            place for cells in rows for plan in plans for place in plan.places(edit.sheet, cells)
        }
        own |= places
        if changes.is_basis(edit, places):
            basis.append(edit)
    if not basis and not has_files and all(edit.sheet in MEASURED for edit in edits):
        touched = [form for form in closed if form.place in own]
    forms = dict(_returned(was, becomes, touched, files))
    seen = {form.pk for form in closed if basis and form.stage in HANDED_IN}
    if not is_done:
        return Reopening(forms, agreements=agreements, seen=frozenset(seen))
    results = tuple(line for each in basis for line in changes.words(each))
    return Reopening(forms, results, agreements, frozenset(seen), changes.undated)


def _hashes_in(known: YearState) -> Mapping[str, str]:
    return {name: each.sha256 for name, each in known.files.evidence.items()}


def _returned(
    was: Forms, becomes: Forms, closed: Sequence[PostForm], files: Sequence[Mapping[int, Entries]]
) -> Iterator[tuple[PostForm, str]]:
    """Yield the closed forms that would hold something else;
    another file that proves it may be added.
    """
    old_files, new_files = files
    for form in closed:
        old, new = entries_of(was.answers, form), entries_of(becomes.answers, form)
        proven, proves = old_files.get(form.pk, {}), new_files.get(form.pk, {})
        if labels := [
            *dict.fromkeys((*_lost(old, new), *_lost(new, old), *_lost(proven, proves)))
        ]:
            more = f" dan {len(labels) - 1} nilai lain" if len(labels) > 1 else ""
            post, state = was.duties.name_of(form.post) or form.post, form.stage.words.lower()
            name = f"{post}, {form.quarter.label}"
            words = f"Isian {name}, yang {state}, dikembalikan: {labels[0]}{more} berubah"
            decisions = form.steps.filter(
                step__in=(FormStep.VERIFY, FormStep.APPROVE)
            ).select_related("by")
            if form.stage in DONE_STATES | {State.VERIFIED} and (last := decisions.last()):
                decided = (
                    f"{State(last.into).words.lower()} oleh {last.by}, "
                    f"{write_date(localdate(last.at))}"
                )
                words = f"{words} ({decided})"
            yield form, words


def _lost(one: Entries, other: Entries) -> Iterator[str]:
    """Yield what stands in one and does not in the other."""
    for subject, entry in one.items():
        there = other.get(subject)
        if there is None or there.text != entry.text:
            yield entry.label


class _Changes:
    """The rows of a change, each as it was and will be, in the words of the year as it was."""

    def __init__(self, edits: Sequence[Edit], before: YearState, facts: Facts) -> None:
        rows, sheets = {edit.row for edit in edits if edit.row}, {edit.sheet for edit in edits}
        self._edits, self._stored, self._facts = edits, before.cells_of(rows, sheets), facts
        self._names = FigureNames(facts)

    def cells(self, edit: Edit) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the texts of a row before and after; empty where it is not there."""
        old = self._stored.get(edit.row or 0, {})
        return old, {} if edit.cells is None else {**old, **edit.cells}

    def is_basis(self, edit: Edit, places: Collection[Place]) -> bool:
        """Say whether results follow from it that no form holds: what is planned,
        or of no form.
        """
        if edit.sheet in MEASURED:
            return not places or is_another(edit.sheet, *self.cells(edit), planned=True)
        return edit.sheet in _BASIS and any(True for _ in self._columns(edit))

    def _columns(self, edit: Edit) -> Iterator[SheetColumn]:
        """Yield the columns from which results follow whose text becomes another one."""
        old, new = self.cells(edit)
        for column in SHEETS[edit.sheet].columns:
            was, becomes, name = old.get(column.id, ""), new.get(column.id, ""), column.id
            is_words = name.startswith(("definition.", "office.")) and name != "office.head"
            is_same = was == becomes or (name == "formula" and is_same_formula(was, becomes))
            if not (name in _FREE_COLUMNS or is_words or is_same):
                yield column

    def words(self, edit: Edit) -> Iterator[str]:
        """Yield in words what becomes of a row, by its columns."""
        (old, new), spec = self.cells(edit), SHEETS[edit.sheet]
        texts = [(old or new).get(column.id, "") for column in (*spec.parents, *spec.keys)]
        name = ", ".join(self._names.words(texts) or filter(None, texts))
        if not old or not new:
            yield f"{spec.title} {name}: baris {'dihapus' if old else 'ditambahkan'}"
        named = {column.id for column in (*spec.parents, *spec.keys)} if not old else ()
        for column in (each for each in self._columns(edit) if new and each.id not in named):
            texts = [each.get(column.id, "") for each in (old, new)]
            was, becomes = (
                column.kind.labels.get(t) or shown(column.kind, t) or "kosong" for t in texts
            )
            yield f"{spec.title} {name}, {column.title}: dari {was} menjadi {becomes}"

    @property
    def undated(self) -> str:
        """What an indicator is called that is computed otherwise from no day of the year on."""
        for edit in self._edits:
            old, new = self.cells(edit)
            if edit.sheet == _INDICATORS and old and new:
                is_dated = new.get("valid_from", "").startswith(f"{self._facts.year}-")
                if not is_dated and _COMPUTING & {column.id for column in self._columns(edit)}:
                    return self._names.by_code.get(old["code"], old["code"])
        return ""


def _agreements(
    edits: Sequence[Edit], before: YearState, after: YearState, *, is_done: bool
) -> tuple[str, ...]:
    """Return in words what becomes of agreements that are signed,
    and of what takes their place.
    """
    own = [edit for edit in edits if edit.sheet.startswith(_AGREEMENTS)]
    was, now = before.read.partial, after.read.partial
    if not own or was is None or now is None:
        return ()
    signed = {line_of_revisions(each): each.title for each in was.agreements if each.signed}
    lines = {
        str(each.id): line_of_revisions(each) for facts in (now, was) for each in facts.agreements
    }
    changes, found, known = (
        _Changes(own, before, was),
        list[str](),
        {str(each.id) for each in was.agreements},
    )
    for edit in own:
        ids = [cells.get("agreements.id") or cells.get("id", "") for cells in changes.cells(edit)]
        titles = [signed[lines[each]] for each in ids if lines.get(each) in signed]
        if titles and known.isdisjoint(ids):  # a revision is one thing, with all that it promises
            if edit.sheet == _AGREEMENTS:
                number = (edit.cells or {}).get("revision") or "0"
                found.append(
                    f"{titles[0]}, yang sudah ditandatangani, diganti perubahan ke-{number}"
                )
        elif titles or (is_done and not signed):
            title = f"{titles[0]}, yang sudah ditandatangani: " if titles else ""
            found += [f"{title}{words}" for words in changes.words(edit)]
    return tuple(found)


def _return_forms(
    year: OfficeYear, returned: Mapping[PostForm, str], author: Author, before: YearState
) -> None:
    forms, why = forms_in(year, before), author.reason.strip()
    for form, words in returned.items():
        state = form.stage
        form.state, form.version = State.RETURNED, form.version + 1
        form.save(update_fields=["state", "version"])
        if author.user is not None:
            form.steps.create(
                step=FormStep.RETURN, into=State.RETURNED, by=author.user, reason=why
            )
        texts = {"state": state}, {"state": form.state}
        record(
            year.office, author, [Deed("form.return", str(form), *texts, [f"{FORM}/{form.pk}"])]
        )
        if forms is not None:
            people = forms.people.readers_of(form) - {author.user}
            notify(year, people, f"{words}. Alasannya: {why}", form)


def find_obstacles(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the errors with which nothing is computed.

    Figures that contradict each other, or what a paper states, are none: what they come to is what
    shows it.
    """
    errors = (issue for issue in issues if issue.level is Level.ERROR)
    return tuple(each for each in errors if each.subject is None)


def keep_computable(
    year: OfficeYear, edits: Sequence[Edit], _: Author, before: YearState, after: YearState
) -> None:
    """Refuse a change that leaves a year without results which has some.

    Figures are entered one after the other, so that they may contradict each other meanwhile, and
    a definition waits for another before anything is approved. Raises `UncomputableError`.
    """
    sheets = {edit.sheet for edit in edits}
    if sheets <= TEXTS or after.computable is not None or before.computable is None:
        return
    if sheets <= _DEFINITIONS and not year.forms.filter(state__in=DONE_STATES).exists():
        return
    if errors := find_obstacles(after.errors):
        raise UncomputableError([after.locate(issue) for issue in errors], after)
