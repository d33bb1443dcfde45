"""The one rule about what was handed in or approved: who changes it gives a reason, and it is decided again.

Whatever rows a change writes, the year before it is compared with the year after it:

- what forms hold that are not open: with a reason such a form goes back to whoever fills it in;
- the results and definitions of periods of which a form was approved, with all that they are compared with;
- signed agreements, and which of them is in force.

The last two return no form, since what was entered stays right: the heads are told the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from django.db.models import F

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.file_names import EVIDENCE as FOLDER
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.rules.agreements import lines_in_force
from capaian.rules.targets import write_target
from capaian.web.measurement.approved_results import (
    Difference,
    definitions_of,
    find_differences,
    find_obstacles,
    results_of,
)
from capaian.web.measurement.duties import NOBODY
from capaian.web.measurement.figures.belonging import MEASURED, Place, belonging_of, is_planned_otherwise
from capaian.web.measurement.figures.names import Names
from capaian.web.measurement.flow import DONE, HANDED_IN, OPEN, SHORTEST_REASON, State, Step
from capaian.web.measurement.form_cells import FACTORS, contents_of
from capaian.web.measurement.form_entries import Entries, entries_of
from capaian.web.measurement.forms import Forms, forms_in
from capaian.web.measurement.models import OF_AGREEMENTS, Notice, PostForm
from capaian.web.measurement.recipients import heads_of, notify, people_at
from capaian.web.offices.models import Role
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError, UncomputableError
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear

EVIDENCE: Final = "evidence.yaml#evidence"
TEXTS: Final = frozenset({NARRATIVE_SHEET.id, LAYOUT_SHEET.id})
"""Sheets of which no form holds anything, and from which no result follows."""
FILLED_IN: Final = TEXTS | MEASURED | {FACTORS, EVIDENCE}
"""Sheets from which it does not follow who enters what."""
_DEFINITIONS: Final = frozenset({"plan.yaml#indicators", "plan.yaml#components"})
_COMPUTING: Final = frozenset(
    {"formula", "unit", "aggregation", "polarity", "method", "value_type", "survey"}
)
"""Fields of an indicator of which another makes its figures incomparable with those before."""
_MAX_LISTED: Final = 5
"""Differences that are listed one by one before the others are counted."""
_MAY_REOPEN: Final = frozenset({Role.PLANNER, Role.OFFICE_HEAD})
"""Who sends back what was approved by changing it; a command of the server has no person and may, too."""
_ELSEWHERE: Final = "di halaman rumus, barisnya, atau pratinjau impor"
_ASK_PLANNER: Final = "Minta isiannya dikembalikan dahulu, atau minta perencana mengubahnya dengan alasan."

HoldFiles = Callable[[Forms], Mapping[int, Entries]]
"""Returns the files that closed forms rest on, by the ids of the forms."""


class ReopeningError(RefusedChangeError):
    """A change of what was handed in or approved lacks its reason, or the day from which it is valid."""

    code: ClassVar[str] = "reopening"

    def __init__(self, message: str, column: str = "reason", things: Sequence[str] = ()) -> None:
        """Keep what is missing.

        Args:
            message: What is missing.
            column: Where it is asked for: `reason`, or the column of the day.
            things: What would be reopened or become another, each in words.
        """
        super().__init__(f"{message} {'. '.join(things)}." if things else message)
        self.column, self.things, self._missing = column, tuple(things), message

    @property
    def here(self) -> str:
        """The message on a page that asks for what is missing itself."""
        return self._missing.replace(f" {_ELSEWHERE}", " di bawah")


class LockedError(RefusedChangeError):
    """A form that is not open holds what somebody wants to change who may not send it back."""

    code: ClassVar[str] = "locked_form"


@dataclass(frozen=True)
class ReturnedForm:
    """A form that would hold something else after a change."""

    form: PostForm
    words: str
    """What becomes of it, in Indonesian."""


@dataclass(frozen=True)
class Reopening:
    """All that a change makes another of what was handed in or approved."""

    forms: tuple[ReturnedForm, ...] = ()
    """Forms that are to be returned."""
    results: tuple[str, ...] = ()
    """Approved results and definitions, in words, those that say most first."""
    agreements: tuple[str, ...] = ()
    """What becomes of signed agreements, in words."""
    seen: frozenset[int] = frozenset()
    """Ids of forms handed in that show other results: whoever decides about them looks again."""
    undated: str = ""
    """An indicator that is computed otherwise and does not say from which day on."""

    @property
    def things(self) -> tuple[str, ...]:
        """Everything in words, shortened where it is much; nothing where no reason is needed."""
        return (*_shorten([each.words for each in self.forms]), *_shorten(self.results), *self.promises)

    @property
    def promises(self) -> tuple[str, ...]:
        """What becomes of signed agreements, shortened."""
        return (*_shorten(self.agreements),)


def _shorten(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_MAX_LISTED]
    if len(lines) > _MAX_LISTED:
        yield f"{len(lines) - _MAX_LISTED} hal lain"


@dataclass(frozen=True)
class ReopeningRule:
    """The rule as `change_rules` calls it."""

    hold_files: HoldFiles
    """Apps above know the files of forms."""

    def __call__(
        self, year: OfficeYear, edits: Sequence[Edit], author: Author, before: Known, after: Known
    ) -> None:
        """Require the reason of a change that reopens anything, and send the forms back that it reopens.

        Raises:
            LockedError: if the author may not send forms back.
            ReopeningError: if there is no reason, with everything that would be reopened.
        """
        found = find_reopened(year, edits, before, after, self.hold_files)
        PostForm.objects.filter(pk__in=found.seen).update(version=F("version") + 1)
        if not found.things:
            return
        if author.user is not None and not _MAY_REOPEN & {*author.role.split()}:
            raise LockedError(f"{found.things[0]}. {_ASK_PLANNER}")
        if len(author.reason.strip()) < SHORTEST_REASON:
            raise ReopeningError(
                f"Yang sudah diajukan atau disetujui berubah. Tulis alasannya {_ELSEWHERE}, sedikitnya "
                f"{SHORTEST_REASON} huruf.",
                things=found.things,
            )
        if found.undated:
            raise ReopeningError(
                f"Isi Berlaku mulai dengan hari dalam tahun {year.year}, misalnya {year.year}-01-01 bila "
                f"{found.undated} yang baru berlaku sepanjang tahun.",
                "valid_from",
            )
        _return_forms(year, found.forms, author, before)
        _tell_heads(year, found, author)


def find_reopened(
    year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known, hold_files: HoldFiles
) -> Reopening:
    """Return what a change makes another of all that was handed in, approved or signed."""
    has_files = any(edit.sheet == EVIDENCE for edit in edits) or _hashes_in(before) != _hashes_in(after)
    if all(edit.sheet in TEXTS for edit in edits) and not has_files:
        return Reopening()
    agreements = (*_find_superseded(before, after),)
    closed = [form for form in year.forms.all() if form.stands not in OPEN]
    was, facts = forms_in(year, before) if closed else None, after.read.office_year
    if closed and was is None and any(edit.sheet in MEASURED for edit in edits):
        raise LockedError("Perbaiki dahulu galat perencanaan; ada isian yang sudah diajukan.")
    if was is None or facts is None:
        return Reopening(agreements=agreements)
    becomes = replace(was, contents=contents_of(after, facts, was.rhythms))
    files = (hold_files(was), hold_files(becomes)) if has_files else ({}, {})
    filled = _find_filled(edits, was, becomes)
    is_measured = filled is not None and not has_files and {edit.sheet for edit in edits} <= MEASURED
    touched = [form for form in closed if not is_measured or (form.post, form.quarter) in (filled or ())]
    forms = tuple(_returned(was, becomes, touched, files))
    if filled is not None:
        return Reopening(forms, agreements=agreements)
    compared = _Compared(was, becomes, edits)
    done = {form.quarter for form in closed if form.stands in DONE}
    seen = {form.pk for form in closed if form.stands in HANDED_IN and compared.listed({form.quarter})}
    if not done:
        return Reopening(forms, agreements=agreements, seen=frozenset(seen))
    results = compared.listed(done | {Period.year_of(year.year)})
    return Reopening(forms, results, agreements, frozenset(seen), compared.undated)


def _hashes_in(known: Known) -> Mapping[str, str]:
    """Return the SHA-256 of the evidence, by path."""
    return {path: each for path, each in known.folder.hashes.items() if path.startswith(f"{FOLDER}/")}


def _returned(
    was: Forms, becomes: Forms, closed: Sequence[PostForm], files: Sequence[Mapping[int, Entries]]
) -> Iterator[ReturnedForm]:
    """Yield the closed forms that would hold something else; another file that proves it may be added."""
    held, holds = files
    for form in closed:
        old, new = entries_of(was, form), entries_of(becomes, form)
        proven, proves = held.get(form.pk, {}), holds.get(form.pk, {})
        if labels := [*dict.fromkeys((*_lost(old, new), *_lost(new, old), *_lost(proven, proves)))]:
            post = was.name_at(form.post) or form.post if form.post else was.name_of(NOBODY)
            more = f" dan {len(labels) - 1} nilai lain" if len(labels) > 1 else ""
            name, state = f"{post}, {form.quarter.label}", form.stands.words.lower()
            yield ReturnedForm(form, f"Isian {name}, yang {state}, dikembalikan: {labels[0]}{more} berubah")


def _lost(one: Entries, other: Entries) -> Iterator[str]:
    """Yield what stands in one and does not in the other."""
    for subject, entry in one.items():
        there = other.get(subject)
        if there is None or there.text != entry.text:
            yield entry.label


def _find_filled(edits: Sequence[Edit], was: Forms, becomes: Forms) -> frozenset[Place] | None:
    """Return the forms whose figures are written; `None` where more than figures, factors and files is."""
    if any(edit.sheet not in FILLED_IN for edit in edits):
        return None
    stored = was.known.cells_of({edit.row for edit in edits if edit.row}, {edit.sheet for edit in edits})
    plans, places = (belonging_of(was.contents), belonging_of(becomes.contents)), set[Place]()
    for edit in edits:
        if edit.sheet in MEASURED:
            old = stored.get(edit.row or 0, {})
            new = {} if edit.cells is None else {**old, **edit.cells}
            own = {
                p for plan in plans for cells in (old, new) if cells for p in plan.places(edit.sheet, cells)
            }
            if is_planned_otherwise(edit.sheet, old, new) or not own:
                return None
            places |= own
    return frozenset(places)


class _Compared:
    """The results and definitions of two states of a year."""

    def __init__(self, was: Forms, becomes: Forms, edits: Sequence[Edit]) -> None:
        self._before, self._after, self._facts = was.known, becomes.known, becomes.facts
        goals = {str(each.id): each.name for each in was.facts.goals}
        objectives = {str(each.id): each.name for each in was.facts.objectives}
        self._names = {**goals, **objectives, **Names(was.facts).by_code}
        stored = was.known.cells_of({edit.row for edit in edits if edit.row}, {edit.sheet for edit in edits})
        cells = (*stored.values(), *(edit.cells or {} for edit in edits))
        self._written = {text for each in cells for text in each.values()}
        definitions = definitions_of(was.facts), definitions_of(becomes.facts)
        self._definitions = [*find_differences(*definitions, with_new=True)]

    def listed(self, periods: Collection[Period]) -> tuple[str, ...]:
        """Return what is another of the definitions and of the results as of some periods."""
        found: list[Difference] = []
        for period in sorted(periods, key=lambda each: (each.end, each.start)):
            found += find_differences(results_of(self._before, period), results_of(self._after, period))
        found = [*sorted(self._definitions, key=self._rank), *sorted(found, key=self._rank)]
        return (*dict.fromkeys(each.words(self._names) for each in found),)

    def _rank(self, difference: Difference) -> tuple[bool, bool, int]:
        """Let what is written come before what sums it up."""
        return difference.code not in self._written, *difference.rank

    @property
    def undated(self) -> str:
        """What an indicator is called that is computed otherwise from no day of the year on."""
        others = {each.code for each in self._definitions if _COMPUTING & {*each.path}}
        for each in self._facts.indicators:
            is_dated = each.valid_from is not None and each.valid_from.year == self._facts.year
            if str(each.code) in others and not is_dated:
                return each.label
        return ""


def _find_superseded(before: Known, after: Known) -> Iterator[str]:
    """Yield in words the signed agreements that say something else, are gone, or are in force no more."""
    was, now = before.read.partial, after.read.partial
    if was is None or now is None:
        return
    if (was.agreements, was.policies, was.office) == (now.agreements, now.policies, now.office):
        return
    kept = {each.id: each for each in now.agreements}
    for own in {each.id: each for each in was.agreements if each.signed}.values():
        stays = kept.get(own.id)
        if stays is None or stays != replace(own, place=stays.place, targets=stays.targets):
            yield f"{own.title}, yang sudah ditandatangani, {'berubah' if stays else 'dihapus'}"
    yield from dict.fromkeys(_find_lines(was, now))


def _find_lines(was: Facts, now: Facts) -> Iterator[str]:
    """Yield in words the signed lines that are in force no more in a month of the year."""
    names = Names(was).by_code
    for month in Period.year_of(was.year).parts(PeriodKind.MONTH):
        lines = lines_in_force(now, month)
        for code, old in lines_in_force(was, month).items():
            new = lines.get(code)
            is_same = new and new.agreement.id == old.agreement.id and new.line.target == old.line.target
            if old.agreement.signed and not is_same:
                before, target = write_target(old.line.target), write_target(new.line.target) if new else ""
                course = f"dari {before} menjadi {target or 'tanpa target'}"
                if before == target:
                    course = f"tetap {target}, menurut perjanjian lain"
                name = names.get(str(code), str(code))
                yield f"{old.agreement.title}, yang sudah ditandatangani: target {name} {course}"


def _return_forms(year: OfficeYear, returned: Iterable[ReturnedForm], author: Author, before: Known) -> None:
    """Send forms back to whoever fills them in, with the reason of the change."""
    forms = forms_in(year, before)
    for each in returned:
        form, why = each.form, author.reason.strip()
        state = form.stands
        form.state, form.version = State.RETURNED, form.version + 1
        form.save(update_fields=["state", "version"])
        if author.user is not None:
            form.steps.create(step=Step.RETURN, into=State.RETURNED, by=author.user, reason=why)
        record(year.office, author, [Deed("form.return", str(form), {"state": state}, {"state": form.state})])
        for user in people_at(forms, form) - {author.user} if forms else ():
            notify(year, user, f"{each.words}. Alasannya: {why}", form)


def _tell_heads(year: OfficeYear, found: Reopening, author: Author) -> None:
    """Tell the heads what became of what was handed in, approved or signed, and why."""
    why = f"Alasannya: {author.reason.strip()}"
    things = ". ".join(replace(found, agreements=()).things)
    for head in heads_of(year) - {author.user}:
        if things:
            notify(year, head, f"Yang sudah diajukan atau disetujui berubah: {things}. {why}")
        if found.promises:
            text = f"{'. '.join(found.promises)}. {why}"
            Notice.objects.create(office_year=year, to=head, text=text, address=OF_AGREEMENTS)


def keep_computable(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> None:
    """Refuse a change that leaves a year without results which has some.

    Figures are entered one after the other, so that they may contradict each other meanwhile, and a
    definition waits for another before anything is approved.

    Raises:
        UncomputableError: with all that forbids computing.
    """
    sheets = {edit.sheet for edit in edits}
    if sheets <= TEXTS or not before.is_computable or after.is_computable:
        return
    if sheets <= _DEFINITIONS and not year.forms.filter(state__in=DONE).exists():
        return
    if errors := find_obstacles(after.found.issues):
        raise UncomputableError([after.locate(issue) for issue in errors], after)
