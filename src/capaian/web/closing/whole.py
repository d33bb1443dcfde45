"""What a year is beside its indicators: its money, what its work yielded, and what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from capaian.domain.assessment import Assessment, ResourceResult
from capaian.domain.work import Resource, WorkNode
from capaian.rules.output_reporting import OutputReporting, find_output_reporting
from capaian.web.evidence.linked import Proofs
from capaian.web.measurement.forms import Forms


@dataclass(frozen=True, slots=True)
class Whole:
    """The year of an office as a whole."""

    money: ResourceResult | None
    """Of all kinds, of the whole office; `None` where it has none."""
    yielding: OutputReporting
    forms: int
    bare: int
    """Forms without any evidence."""

    @property
    def lacking(self) -> Sequence[tuple[WorkNode, str]]:
        """The sub-activities that lack something of what they yield, with what each lacks."""
        words = {
            "tanpa target": self.yielding.untargeted,
            "tanpa realisasi": self.yielding.unreported,
        }
        nodes = {node.id: node for own in words.values() for node in own}
        return [(node, ", ".join(w for w, own in words.items() if node in own)) for node in nodes.values()]


def find_whole(forms: Forms, assessment: Assessment) -> Whole:
    """Return what whoever approves a year reads of it besides its indicators."""
    money = (each for each in assessment.totals if (each.resource, each.kind) == (Resource.MONEY, "all"))
    proofs, own = Proofs(forms), [one for _, each in forms.each() for one in each]
    return Whole(
        next(money, None),
        find_output_reporting(forms.facts, assessment),
        len(own),
        sum(proofs.is_bare(form, owed) for form, owed in own),
    )
