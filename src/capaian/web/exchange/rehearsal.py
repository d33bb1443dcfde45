"""What the rules of a change would answer to a file, asked for its preview before anybody confirms it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from capaian.dossier.rows.flat_rows import clean
from capaian.dossier.rows.sheets import Role
from capaian.web.exchange.import_plan import ImportPlan
from capaian.web.measurement.locks import find_locked
from capaian.web.planning.called import row_in_names
from capaian.web.planning.redefinition import RedefinitionError, has_approvals
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import foresee, require_unlocked_evidence
from capaian.web.years.rules import change_rules


@dataclass(frozen=True)
class Rehearsal:
    """What forbids writing a file as things are, or needs a reason."""

    refusals: tuple[str, ...] = ()
    """Why it cannot be written."""
    locked_rows: tuple[str, ...] = ()
    """Rows that belong to forms which are not open, by their names, each with its form."""
    reasons: tuple[str, ...] = ()
    """What was approved and would be another: it needs a reason."""


def rehearse(year: OfficeYear, plan: ImportPlan, author: Author) -> Rehearsal:
    """Ask every rule what it would answer to a file; nothing stays written."""
    if plan.has_errors or not plan.is_news or year.is_closed:
        return Rehearsal()
    if not (year.forms.exists() or has_approvals(year)):  # nothing was handed in or signed: no rule speaks
        return Rehearsal()
    foreseen, rules = foresee(year, plan.texts, plan.evidence), change_rules()
    edits = foreseen.edits
    begun = [
        *(partial(lock, year, edits) for lock in rules.locks),
        *(partial(require, year, edits, author) for require in rules.reasons),
        partial(require_unlocked_evidence, year, plan.evidence),
    ]
    refusals, reasons = _answers(begun)
    if refusals:
        return Rehearsal(refusals, tuple(_locked_rows(year, edits)))
    states = foreseen.before, foreseen.after
    led = [
        *(partial(keep, year, edits, *states) for keep in rules.consequences),
        *(partial(restate, year, edits, author, *states) for restate in rules.restatements),
    ]
    refusals, more = _answers(led)
    return Rehearsal(refusals, (), (*reasons, *more))


def _answers(rules: Sequence[Callable[[], None]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return why rules refuse, and what they want a reason for; whatever they write is taken back."""
    refusals: list[str] = []
    reasons: list[str] = []
    for rule in rules:
        with transaction.atomic():
            try:
                rule()
            except RedefinitionError as error:
                is_reason = error.column == "reason"
                (reasons if is_reason else refusals).extend(error.things or (error.message,))
            except RefusedChangeError as error:
                refusals.append(error.message)
            except FlawedError:
                pass  # what is foreseen knows no closings that come with the file; writing does
            transaction.set_rollback(True)
    return tuple(dict.fromkeys(refusals)), tuple(dict.fromkeys(reasons))


def _locked_rows(year: OfficeYear, edits: Sequence[Edit]) -> Iterator[str]:
    try:
        locked = [*find_locked(year, edits)]
    except RefusedChangeError:
        return
    known = know(year)
    for each in locked:
        spec = SHEETS[each.sheet]
        named = (column.id for column in spec.columns if column.role is not Role.VALUE)
        name = row_in_names(spec, [clean(each.cells.get(column, "")) for column in named], known)
        yield f"{spec.title}, {name}: {each.form or 'semua isian tahun ini sudah disetujui'}"
