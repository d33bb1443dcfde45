"""A paper of an office-year: what it is made from, and what keeps it from being made."""

from __future__ import annotations

from pathlib import Path

from capaian.cli.office_year import Found, Prepared
from capaian.documents.build import build_document, check_paper
from capaian.documents.paper import Paper
from capaian.documents.requirements import KINDS
from capaian.documents.tree import Document
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue
from capaian.dossier import stamp

__all__ = ["KINDS", "find_paper_issues", "make_document", "open_paper"]


def open_paper(prepared: Prepared, dossier: Path, kind: str) -> Paper:
    """Bring together what a paper of one kind is made from."""
    return Paper(
        prepared.office_year,
        prepared.assess(),
        prepared.rule_set,
        stamp(prepared.office_year),
        folder=dossier,
        kind=kind,
    )


def make_document(prepared: Prepared, dossier: Path, kind: str) -> Document:
    """Compute the year and lay out one of its papers.

    Raises:
        InputError: if layout or narratives have problems, or the dossier lacks a part.
        FileError: if the layout or a picture cannot be read.
    """
    return build_document(open_paper(prepared, dossier, kind))


def find_paper_issues(found: Found, dossier: Path, kind: str) -> tuple[Issue, ...]:
    """Return what is wrong with the dossier and, where it can be computed, with its paper.

    Raises:
        FileError: if the layout or a picture cannot be read.
    """
    if found.office_year is None or found.has_errors:
        return found.issues
    prepared = Prepared(found.office_year, found.rule_set, found.issues)
    try:
        return (*found.issues, *check_paper(open_paper(prepared, dossier, kind)))
    except InputError as error:
        new = [issue for issue in error.issues if issue not in found.issues]
        return (*found.issues, *new)
