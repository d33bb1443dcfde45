"""What `intake.yaml` becomes: how tables were understood, and the period that was told of their file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capaian.domain.intake import Intake, IntakePeriod, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.remembering import with_intake, with_names, with_period
from capaian.dossier.tables.intake import INTAKE


def settle(before: str | None, tables: Sequence[TakenTable], desk: Desk, sha256: str) -> str | None:
    """Return `intake.yaml` with what was settled of the tables of a file; `None` where nothing changes."""
    text, office = before, desk.office
    for intake in _settled(tables):
        changed = with_intake(text, office, intake)
        if changed is not None:
            text, office = changed, _with(office, intake)
    period = desk.asked.period or desk.agreed_period()
    if period is not None:
        told = IntakePeriod(sha256, desk.asked.sheet or "", period, Place(INTAKE.file))
        text = with_period(text, office, told) or text
    return None if text == before else text


def _settled(tables: Sequence[TakenTable]) -> Iterator[Intake]:
    """Yield what was settled of each table, with the names that it was settled for.

    Of a budget the last title is kept: in January nobody is asked what its months tell.
    """
    by_id: dict[str, Intake] = {}
    for one in tables:
        intake = by_id.get(one.proposal.intake.id, one.proposal.intake)
        last = one.proposal.intake if intake.table is IntakeTable.INPUTS else intake
        by_id[intake.id] = replace(intake, title=last.title, names=with_names(intake.names, one.taken.names))
    yield from by_id.values()


def _with(office: OfficeYear, intake: Intake) -> OfficeYear:
    others = [known for known in office.intakes if known.id != intake.id]
    place = next((n for n, known in enumerate(office.intakes) if known.id == intake.id), len(others))
    return replace(office, intakes=(*others[:place], intake, *others[place:]))
