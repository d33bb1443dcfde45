"""The report of a dossier, built as the command builds it."""

from __future__ import annotations

from pathlib import Path

from capaian.cli.office_year import prepare
from capaian.cli.papers.choice import make_document
from capaian.documents.tree import Document


def build_report(dossier: Path) -> Document:
    """Read, check, compute and lay out the LKjIP of a dossier."""
    return make_document(prepare(dossier), dossier, "lkjip")
