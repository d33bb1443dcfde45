"""What the rules of a change would answer to a file: it is written for its preview, and taken back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from capaian.web.exchange.import_plan import ImportPlan
from capaian.web.measurement.reopening import ReopeningError
from capaian.web.planning.sheets import AGREEMENTS
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import Wanted, replace_files


@dataclass(frozen=True)
class Rehearsal:
    """What forbids writing a file as things are, or needs a reason."""

    refusal: str = ""
    """Why it cannot be written."""
    reasons: tuple[str, ...] = ()
    """What was handed in or approved and would be reopened or another: it needs a reason."""


def rehearse(year: OfficeYear, plan: ImportPlan, author: Author) -> Rehearsal:
    """Ask every rule what it would answer to a file; nothing stays written."""
    if not plan.is_news or year.is_closed:
        return Rehearsal()
    if not (year.forms.exists() or year.rows.filter(sheet=AGREEMENTS).exists()):  # no rule speaks
        return Rehearsal()
    try:
        with transaction.atomic():
            # Without evidence, which would stay on the disk.
            replace_files(
                OfficeYear.objects.get(pk=year.pk), Wanted(plan.outcome.texts, year.revision, {}), author
            )
            transaction.set_rollback(True)
    except ReopeningError as error:
        if error.column == "reason":
            return Rehearsal(reasons=error.things or (error.message,))
        return Rehearsal(error.message)
    except RefusedChangeError as error:
        return Rehearsal(error.message)
    except FlawedError:
        pass  # of evidence that comes with the file; writing tells the rest
    return Rehearsal()
