"""The report of a dossier, built as the command builds it."""

from __future__ import annotations

from pathlib import Path

from capaian.documents.availability import PaperSource
from capaian.documents.build import build_document
from capaian.documents.tree import Document
from capaian.dossier.check import prepare


def build_report(dossier: Path) -> Document:
    """Read, check, compute and lay out the LKjIP of a dossier."""
    return build_document(PaperSource(prepare(dossier), dossier).split("lkjip")[0])
