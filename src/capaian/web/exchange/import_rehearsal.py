"""What the rules of a change would answer to a file: it is written for its preview, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from capaian.dossier.rows.flat_rows import clean
from capaian.dossier.rows.sheets import Role
from capaian.web.exchange.import_plan import ImportPlan
from capaian.web.measurement.locks import find_locked
from capaian.web.planning.called import row_in_names
from capaian.web.planning.redefinition import RedefinitionError, has_approvals
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import Wanted, foresee, replace_files, require_unlocked_evidence


@dataclass(frozen=True)
class Rehearsal:
    """What forbids writing a file as things are, or needs a reason."""

    refusal: str = ""
    """Why it cannot be written."""
    locked_rows: tuple[str, ...] = ()
    """Rows that belong to forms which are not open, by their names, each with its form."""
    reasons: tuple[str, ...] = ()
    """What was approved and would be another: it needs a reason."""


def rehearse(year: OfficeYear, plan: ImportPlan, author: Author) -> Rehearsal:
    """Ask every rule what it would answer to a file; nothing stays written."""
    if not plan.is_news or year.is_closed:
        return Rehearsal()
    if not (year.forms.exists() or has_approvals(year)):  # nothing was handed in or signed: no rule speaks
        return Rehearsal()
    try:
        with transaction.atomic():
            require_unlocked_evidence(year, plan.evidence.paths)
            # Without evidence, which would stay on the disk.
            replace_files(
                OfficeYear.objects.get(pk=year.pk), Wanted(plan.outcome.texts, year.revision, {}), author
            )
            transaction.set_rollback(True)
    except RedefinitionError as error:
        if error.column == "reason":
            return Rehearsal(reasons=error.things or (error.message,))
        return Rehearsal(error.message)
    except RefusedChangeError as error:
        return Rehearsal(error.message, tuple(_locked_rows(year, plan)))
    except FlawedError:
        pass  # of evidence that comes with the file; writing tells the rest
    return Rehearsal()


def _locked_rows(year: OfficeYear, plan: ImportPlan) -> Iterator[str]:
    try:
        locked = [*find_locked(year, foresee(year, plan.outcome.texts, {}).edits)]
    except RefusedChangeError:
        return
    known = know(year)
    for each in locked:
        spec = SHEETS[each.sheet]
        named = (column.id for column in spec.columns if column.role is not Role.VALUE)
        name = row_in_names(spec, [clean(each.cells.get(column, "")) for column in named], known)
        yield f"{spec.title}, {name}: {each.form or 'semua isian tahun ini sudah disetujui'}"
