"""What official papers outside the dossier state of an indicator: Renstra, decree, action plan on paper."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.identifiers import IndicatorCode, PostId, SourceId
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.value import Unit


@dataclass(frozen=True, slots=True)
class PaperStatement:
    """One line of an existing paper on an indicator of the plan; what the paper does not say is empty.

    Wording is no statement: a name that the paper prints otherwise stands in the indicator's `as_printed`.
    """

    paper: str
    """Id of the paper in `documents.yaml`."""
    indicator: IndicatorCode
    period: Period | None
    """Year or part of it that the target is for."""
    unit: Unit | None
    target: Decimal | None
    target_text: str
    """Target in words, where it is more than a number: `3 (tiga) mitra`."""
    formula: str
    """In the formula language; empty if the paper gives none."""
    owner: PostId | None
    """Responsible post."""
    explained_by: str
    """Id of the later document that changes the paper and explains a difference; empty if nothing does."""
    source: SourceId | None
    place: Place
