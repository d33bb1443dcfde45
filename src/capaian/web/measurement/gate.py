"""What keeps a form from being handed in: values that lack, contradict or need a reason;
what is asked.

Counts of a quarter are the state at its end. Before that day nobody can know them: that is asked
about once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from capaian.domain.assessment import Status
from capaian.domain.errors import CapaianError
from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period, write_date
from capaian.domain.policy import Aggregation
from capaian.dossier.years.reasons import is_reason
from capaian.rules.checks.validate import is_declared
from capaian.rules.facts import gather
from capaian.web.measurement.factors import EXPLANATORY_KINDS, factors_by_subject, factors_of
from capaian.web.measurement.form.cells import SURVEY, FormCells, Slot
from capaian.web.measurement.form.entries import Entries
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import REASON, PostForm, Remark, reasons_in_force
from capaian.web.site.access import OfficeRequest
from capaian.web.site.issue_words import spoken_to_filler
from capaian.web.years.known import Flaw


@dataclass(frozen=True, slots=True)
class FormObstacle:
    """Something that keeps a form back."""

    slot: Slot | None
    """Where; `None`: in the form as a whole."""
    message: str
    """Indonesian: what was found and what to do."""
    may_be_explained: bool = False
    """A reason settles it too."""
    remark: int | None = None
    """Id of the remark that waits for an answer."""
    part: str = ""
    """Id of the part of the page in which it is settled, where no cell is."""
    is_empty: bool = False
    """Nothing stands in the cell."""
    reason: str = ""
    """What was written beside it and tells no reason."""

    @property
    def anchor(self) -> str:
        """Id of the part of the page in which it is settled; empty: none is."""
        if self.remark is not None:
            return f"jawab-{self.remark}"
        if self.part or self.slot is None:
            return self.part
        return f"{REASON}{self.slot.name}" if self.reason else self.slot.name


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that proves a value."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class FormRules:
    """What apps above this one have for forms: what handing in meets, what a page shows,
    each in order.
    """

    checks: Sequence[Callable[[Forms, PostForm], Iterable[FormObstacle]]] = ()
    """What keeps a form back."""
    notes: Sequence[Callable[[Forms, PostForm], Iterable[FormObstacle]]] = ()
    """What is displayed beside the button, keeps nothing back and is recorded in the history."""
    sections: Sequence[Callable[[OfficeRequest, Forms, PostForm, bool], SafeString]] = ()
    """Parts of the page below the cells; told whether the person may fill in the form now."""
    find_proofs: Callable[[OfficeRequest, Forms, PostForm], Mapping[str, Sequence[Proof]]] = (
        lambda *_: {}
    )
    """Files that prove values, by the codes of what these are of; named beside the values."""
    hold_files: Callable[[Forms], Mapping[int, Entries]] = lambda _: {}
    """The files that closed forms rest on, by the ids of the forms."""


def form_rules() -> FormRules:
    """Return the rules in force; apps are ready by then."""
    rules: FormRules = import_string(settings.FORM_RULES)
    return rules


_EMPTY: Final = "survey_value_missing"
"""Code of what the checks say of an empty cell: the form says it itself, in words of its own."""


def find_unexplained(forms: Forms, form: PostForm) -> Iterator[FormObstacle]:
    """Yield factors that tell nothing, and indicators of which nothing says why
    they missed their target.
    """
    every = factors_of(forms.year_state)
    for subject, own in factors_by_subject(forms.duties, form):
        # a target may be missed of the period of the form, and of the year that it ends
        year = [Period.year_of(subject.period.year)] if subject.period.ends_year else []
        periods = [*dict.fromkeys((subject.period, *year))]
        causes = [
            each.text
            for each in every.get(str(subject.indicator.code), ())
            if each.kind in EXPLANATORY_KINDS and each.period in periods
        ]
        results = (forms.year_state.judged(each).get(subject.indicator.code) for each in periods)
        missed = next((each for each in results if each and each.status is Status.NOT_MET), None)
        if missed and not any(map(is_reason, causes)):
            what = f"{missed.actual.display} dari target {missed.target.display}"
            wanted = "Tulis faktor penghambat atau penyebabnya, sedikitnya dua kata."
            yield FormObstacle(
                None, f"{subject.indicator.label}: {what}. {wanted}", part=subject.part
            )
        for each in own:
            if each.text and not is_reason(each.text):
                words = (
                    f"{subject.indicator.label}, {each.label}: “{each.text}” belum "
                    "menjelaskan apa pun. "
                    "Tulis sedikitnya dua kata, atau hapus barisnya; naskah mencetak yang "
                    "tertulis."
                )
                yield FormObstacle(None, words, part=subject.field(each.kind))


def find_problems(forms: Forms, form: PostForm) -> tuple[FormObstacle, ...]:
    """Return all that keeps a form back, in the order of its cells;
    nothing where it may be handed in.
    """
    gate = _Gate(forms, form)
    found = [*gate.empty(), *gate.flawed()]
    slots = {slot.name: place for place, slot in enumerate(gate.slots)}
    found.sort(key=lambda problem: slots[problem.slot.name] if problem.slot else len(slots))
    others = (problem for check in form_rules().checks for problem in check(forms, form))
    return (*gate.unsettled(found), *gate.unanswered(), *others)


def find_doubts(forms: Forms, form: PostForm) -> tuple[FormObstacle, ...]:
    """Return what a reason settles, whether one is given or not:
    all that has a place for a reason.
    """
    gate = _Gate(forms, form)
    found = {each.slot.name: each for each in (*gate.empty(), *gate.flawed()) if each.slot}
    return tuple(each for each in found.values() if each.may_be_explained)


def find_declared(forms: Forms, form: PostForm) -> Iterator[FormObstacle]:
    """Yield the declared differences at cells of a form, with why they stand."""
    gate = _Gate(forms, form)
    issues = (*forms.year_state.dossier_check.issues, *forms.year_state.judged_issues)
    for flaw in gate.flaws_of(filter(is_declared, issues)):
        if (slot := gate.slot_of(flaw)) is not None:
            words = named_once(slot.label, spoken_to_filler(flaw))
            yield FormObstacle(slot, words)


def in_short(problems: Sequence[FormObstacle], form_cells: FormCells) -> tuple[FormObstacle, ...]:
    """Return problems with the empty cells of a column as one: how many, and the first of them."""
    columns = [
        form_cells.columns[each.slot.name] if each.slot and each.is_empty else ""
        for each in problems
    ]
    counts, found = Counter(columns), dict[str, FormObstacle]()
    for place, (column, each) in enumerate(zip(columns, problems, strict=True)):
        if not column or counts[column] == 1:
            found[str(place)] = each
        elif column not in found and each.slot is not None:
            words = f"{column}: {counts[column]} belum diisi, yang pertama {each.slot.label}."
            found[column] = replace(each, message=words + _way_out(each.slot))
    return (*found.values(),)


def _way_out(slot: Slot) -> str:
    """Return what may be done where nothing can be told: the mean of a survey is never nought."""
    if slot.sheet == SURVEY:
        return (
            " Belum ada survei pada waktu ini? Tulis sebabnya, atau minta perencana "
            "mengubah seberapa sering "
            "survei dilaporkan, di Jadwal."
        )
    return " Isi 0 bila memang tidak ada." if slot.kind.is_number else ""


def named_once(label: str, words: str) -> str:
    """Return what is said of a cell behind what it is called, without calling it so twice.

    Examples:
        >>> [named_once("Hulu, Kematian", words)
        ...     for words in ("Kematian (9) naik.", "Terlalu besar.")]
        ['Hulu: Kematian (9) naik.', 'Hulu, Kematian: Terlalu besar.']
    """
    place, _, name = label.rpartition(", ")
    if not words.startswith(name):
        return f"{label}: {words}"
    return f"{place}: {words}" if place else words


class _Gate:
    """Looks through one form."""

    def __init__(self, forms: Forms, form: PostForm) -> None:
        self._forms = forms
        self.slots = forms.duties.cells_of(form.place).slots
        self._remarks = [*form.remarks.all()] if form.pk else []

    def unsettled(self, problems: Iterable[FormObstacle]) -> Iterator[FormObstacle]:
        """Yield problems that no reason settles,
        each with what was written beside it instead of one.
        """
        reasons = reasons_in_force(self._remarks)
        for each in problems:
            remark = (
                reasons.get((each.slot.name, self._forms.answers.text(each.slot)))
                if each.slot
                else None
            )
            if remark is None or not each.may_be_explained:
                yield each
            elif not is_reason(given := remark.text):
                words = (
                    f"{each.message} “{given}” belum menyebut sebabnya: tulis sedikitnya dua kata."
                )
                yield replace(each, message=words, is_empty=False, reason=given)

    def empty(self) -> Iterator[FormObstacle]:
        """Yield needed cells in which nothing stands."""
        for slot in self.slots:
            if self.is_blank(slot):
                words = f"{slot.label} belum diisi.{_way_out(slot)}"
                yield FormObstacle(slot, words, may_be_explained=True, is_empty=True)

    def is_blank(self, slot: Slot) -> bool:
        """Say whether nothing stands in a cell that is needed."""
        return slot.is_needed and not self._forms.answers.text(slot)

    def flawed(self) -> Iterator[FormObstacle]:
        """Yield what the checks of the dossier say of cells of this form,
        but for what is declared.
        """
        known = self._forms.year_state
        for flaw in self.flaws_of((*known.dossier_check.issues, *known.questions)):
            slot = self.slot_of(flaw)
            if slot is None or (flaw.issue.code == _EMPTY and self.is_blank(slot)):
                continue
            if flaw.issue.level is not Level.NOTE and not is_declared(flaw.issue):
                words = named_once(slot.label, spoken_to_filler(flaw))
                yield FormObstacle(slot, words, may_be_explained=flaw.issue.level is Level.WARNING)

    def flaws_of(self, issues: Iterable[Issue]) -> Iterator[Flaw]:
        """Yield the problems in sheets that the form fills, each with its cell."""
        sheets = {slot.sheet for slot in self.slots}
        return (
            self._forms.year_state.locate(issue) for issue in issues if issue.place.file in sheets
        )

    def slot_of(self, flaw: Flaw) -> Slot | None:
        """Return the cell of this form at which a check speaks; `None`: it speaks elsewhere."""
        cell = flaw.cell
        own = self._by_row.get(cell.row, ()) if cell else ()
        return next(
            (slot for slot in own if cell and slot.column == cell.column), own[0] if own else None
        )

    @cached_property
    def _by_row(self) -> Mapping[int, tuple[Slot, ...]]:
        stored = (
            (self._forms.answers.stored_at(slot.sheet, slot.key), slot) for slot in self.slots
        )
        return gather((row.id, slot) for row, slot in stored if row is not None)

    def unanswered(self) -> Iterator[FormObstacle]:
        """Yield comments of who verifies that nobody has answered."""
        by_name = {slot.name: slot for slot in self.slots}
        for remark in self._remarks:
            if remark.kind == Remark.Kind.COMMENT and not remark.is_answered:
                slot = by_name.get(remark.slot)
                about = f"{slot.label}: " if slot else ""
                vague = f" “{remark.answer}” belum menjawabnya." if remark.answer else ""
                yield FormObstacle(
                    slot, f"{about}jawab catatan “{remark.text}”.{vague}", remark=remark.pk
                )


class OutOfOrderError(CapaianError):
    """A form is handed in before its quarter has ended, and nobody has said that it is meant."""

    def __init__(self, ground: str, answer: str) -> None:
        """Keep why it is asked, with days and quarter, and by what it is answered."""
        super().__init__("Isian ini belum diajukan. Yang Anda isi tersimpan sebagai draf.")
        self.ground, self.answer = ground, answer


def require_in_order(forms: Forms, form: PostForm, answer: str) -> str:
    """See to it that a form is handed in in its time, or that who does it has seen that it is not.

    Returns what the history of the form is to tell: that it is early, and the notes beside the
    button. Raises `OutOfOrderError` with the question, unless it was answered for this quarter.
    """
    quarter, today, words = form.quarter, timezone.localdate(), []
    if today < quarter.end:
        end = write_date(quarter.end)
        words = [f"Diajukan sebelum triwulannya berakhir, {end}."]
        # What the form lacks is told first, by the step itself.
        if answer != words[0] and not find_problems(forms, form):
            groups = forms.duties.cells_of(form.place).groups
            has_states = any(
                group.component.aggregation is not Aggregation.SUM for group in groups
            )
            wanted = "keadaan pada akhir triwulan" if has_states else "angka seluruh triwulan"
            day = write_date(today)
            ground = f"{quarter.label} baru berakhir {end}; hari ini {day}. Yang diminta {wanted}."
            raise OutOfOrderError(ground, words[0])
    return " ".join((*words, *(note.message for note in find_notes(forms, form))))


def find_notes(forms: Forms, form: PostForm) -> Sequence[FormObstacle]:
    """Return what is noted of a form that is handed in as it stands."""
    return [note for find in form_rules().notes for note in find(forms, form)]
