"""How an indicator or component was defined in the years that are closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from capaian.domain.plan import Component, Indicator
from capaian.dossier.cells import Reading
from capaian.dossier.closing.snapshot import Approval, Snapshot
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.yaml_reader import read_key_file


@dataclass(frozen=True, slots=True)
class PastDefinition:
    """A definition as the figures of a closed year were approved with it."""

    year: int
    approval: Approval
    part: Component | Indicator


def past_definitions(closed: Iterable[Snapshot], code: str) -> Iterator[PastDefinition]:
    """Yield the definition of a code in each closed year that has it, in the order of the closings.

    Args:
        closed: Closings that can be read.
        code: Of an indicator or component.
    """
    for snapshot in closed:
        plan = read_key_file(PLAN, snapshot.files.get(PLAN.file, ""), Reading()) or {}
        for field in ("indicators", "components"):
            for part in plan.get(field, ()):
                if part.code == code:
                    yield PastDefinition(snapshot.year, snapshot.approval, part)
