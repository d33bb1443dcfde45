"""`capaian paper`: one kind of paper of an office, or all that can be given; `capaian report`:
the LKjIP.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from capaian.cli.order import ALL_PAPERS, Order, PaperOutput, with_output
from capaian.cli.papers import make_papers
from capaian.cli.usage import DOSSIER, argument, flag, option
from capaian.rulebook.layouts import layout_kinds

_KIND = argument("NASKAH", f"Jenis naskah: {', '.join(layout_kinds())}; atau {ALL_PAPERS}.")


@with_output
def report(dossier: Annotated[Path, DOSSIER], output: PaperOutput) -> None:
    """Buat LKjIP dari sebuah dossier sebagai docx, pdf, dan html."""
    make_papers(Order(dossier, output=output))


@with_output
def paper(
    dossier: Annotated[Path, DOSSIER],
    kind: Annotated[str, _KIND],
    output: PaperOutput,
    period: Annotated[str | None, option("paper --period", "PERIODE")] = None,
    subject: Annotated[str | None, option("paper --of", "ID")] = None,
    as_json: Annotated[bool, flag("paper --json")] = False,
) -> None:
    """Buat satu jenis naskah, atau semua yang dapat dibuat, sebagai docx, pdf, dan html."""
    make_papers(Order(dossier, kind.lower(), period, subject, output), as_json=as_json)
