"""`capaian report`: the LKjIP of an office as docx, pdf and html."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from capaian.cli.order import Order, PaperOutput, with_output
from capaian.cli.papers import make_papers
from capaian.cli.usage import DOSSIER


@with_output
def report(dossier: Annotated[Path, DOSSIER], output: PaperOutput) -> None:
    """Buat LKjIP dari sebuah dossier sebagai docx, pdf, dan html."""
    make_papers(Order(dossier, output=output))
