"""The rulebook: dated law and reference data, each entry with source, validity and verification.

The facts stand as YAML in `data/`; this room reads them as a `RuleSet` and looks entries
up by date, where a date outside the validity is an issue and never the nearest entry.
It knows no office, no dossier and no paper.
"""

from capaian.rulebook.load import (
    DATA,
    load_reference,
    load_rulebook,
    read_reference,
    read_rulebook,
)
from capaian.rulebook.reference import ReferenceData

__all__ = [
    "DATA",
    "ReferenceData",
    "load_reference",
    "load_rulebook",
    "read_reference",
    "read_rulebook",
]
