"""How indicators hang together: what a lower one is to a higher one, and who outside the office helps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.issue import Place

PROPOSED_MARK = " (usulan)"
"""Mark of what no source states."""


class CascadeKind(StrEnum):
    """What the lower indicator is to the higher one (pohon kinerja, Permenpan RB 89/2021)."""

    COMPONENT = "component"
    """The formula of the higher indicator uses the lower one, or what the lower one is computed from."""
    CONTRIBUTION = "contribution"
    """The lower result helps to reach the higher one; no formula ties them."""
    SERVICE = "service"
    """The lower post serves the one that reaches the higher indicator: letters, money, goods, data."""

    @property
    def words(self) -> str:
        """The kind in Indonesian."""
        return {"component": "komponen rumus", "contribution": "kontribusi"}.get(self.value, "layanan")


@dataclass(frozen=True, slots=True)
class CascadeLink:
    """A lower indicator under a higher one; a lower one may serve several."""

    child: IndicatorCode
    parent: IndicatorCode
    kind: CascadeKind
    proposed: bool
    """No source states the link (`usulan`)."""
    note: str
    """Where it is stated, or why it is proposed."""
    place: Place

    @property
    def words(self) -> str:
        """The kind in Indonesian, marked where no source states the link.

        Examples:
            >>> kind, place = CascadeKind.SERVICE, Place("plan.yaml")
            >>> CascadeLink(IndicatorCode("ik-9"), IndicatorCode("iku-1"), kind, True, "", place).words
            'layanan (usulan)'
        """
        return f"{self.kind.words}{PROPOSED_MARK if self.proposed else ''}"


@dataclass(frozen=True, slots=True)
class CrossCut:
    """What a partner outside the office does for an objective or indicator (crosscutting)."""

    subject: NodeId | IndicatorCode
    """An objective or an indicator of the plan."""
    partner: str
    """Another office or institution, never a person: `Kementerian Agama`."""
    contribution: str
    proposed: bool
    """No source states it (`usulan`)."""
    place: Place
