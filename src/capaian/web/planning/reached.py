"""How many indicators met their targets: those without a target cannot, and are counted apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.value import Unavailable


@dataclass(frozen=True, slots=True)
class Reached:
    """Indicators by what became of their targets."""

    met: int
    targeted: int
    """Those that have a target."""
    unknown: int
    """Those of them that cannot be judged yet."""
    untargeted: int

    @property
    def share(self) -> str:
        """How many of those that have a target met it; empty where none has one."""
        return f"{self.met} dari {self.targeted}" if self.targeted else ""

    @property
    def others(self) -> str:
        """What the share leaves open, in words."""
        found = [f"{self.unknown} belum dapat dinilai"] if self.unknown else []
        found += [f"{self.untargeted} belum bertarget"] if self.untargeted else []
        return ", ".join(found)

    @property
    def words(self) -> str:
        """All of it as one line, without a full stop."""
        if not self.targeted:
            return f"{self.untargeted} indikator belum bertarget" if self.untargeted else ""
        return "; ".join(filter(None, (f"{self.share} indikator mencapai target", self.others)))


def count_reached(results: Sequence[IndicatorResult]) -> Reached:
    """Count indicators by what became of their targets."""
    targeted = [each.current for each in results if not isinstance(each.current.target, Unavailable)]
    return Reached(
        sum(each.status is Status.MET for each in targeted),
        len(targeted),
        sum(each.status is Status.UNKNOWN for each in targeted),
        len(results) - len(targeted),
    )
