"""The given file with the findings in it: comments in a copy of a docx, highlights in a copy of a pdf."""

from capaian.auditor.annotate.docx import annotate_docx
from capaian.auditor.annotate.notes import Annotated, Marked
from capaian.auditor.annotate.pdf import annotate_pdf

__all__ = ["Annotated", "Marked", "annotate_docx", "annotate_pdf"]
