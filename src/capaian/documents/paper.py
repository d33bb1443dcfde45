"""What a document is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from capaian.documents.layout.model import Layout
from capaian.domain.assessment import Assessment
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet


@dataclass(frozen=True)
class Paper:
    """One office-year with its assessment, and the layout of the paper wanted."""

    office_year: OfficeYear
    assessment: Assessment
    rule_set: RuleSet
    layout: Layout
    stamp: str
    """SHA-256 of the data, as hexadecimal digits."""
    state: str = "Naskah final"
    """Printed on the title page: final, or the draft line."""
    draft: str = ""
    """Draft line of the running head; empty when final."""
    approved: str = ""
    """Date of approval as printed on the title page; empty where there is none."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Content of evidence files by their name in `evidence.yaml`."""
