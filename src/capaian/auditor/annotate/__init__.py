"""The given file with the findings in it: comments in a copy of a docx,
highlights in a copy of a pdf.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.annotate.docx import annotate_docx
from capaian.auditor.annotate.notes import AnnotatedFile, AnyFinding
from capaian.auditor.annotate.pdf import annotate_pdf
from capaian.domain.audit.tested import AloneFigure

__all__ = [
    "AnnotatedCopy",
    "AnnotatedFile",
    "AnyFinding",
    "annotate_docx",
    "annotate_pdf",
    "make_annotated_copy",
]

_FIRST_BYTES: Final = 1024
"""Of a pdf, its signature among them."""


@dataclass(frozen=True, slots=True)
class AnnotatedCopy(AnnotatedFile):
    """A copy with the ending of its kind of file, `.docx` or `.pdf`."""

    ending: str


def make_annotated_copy(
    content: bytes, marked: Sequence[AnyFinding], alone: Sequence[AloneFigure] = ()
) -> AnnotatedCopy | None:
    """Return a copy by what kind of file a report is; `None` of a text,
    or where nothing is marked.

    Args:
        content: The file that was audited.
        marked: Findings, and numbers that the dossier does not give.
        alone: Figures that nothing tested, which are shaded.

    Raises:
        FileError: if the file is damaged or locked.
    """
    for is_kind, ending, annotate in (
        (content.startswith(b"PK\x03\x04"), ".docx", annotate_docx),
        (b"%PDF-" in content[:_FIRST_BYTES], ".pdf", annotate_pdf),
    ):
        if is_kind and (marked or alone):
            made = annotate(content, marked, alone)
            return AnnotatedCopy(made.content, made.missed, ending)
    return None
