"""Sentences of the dossier as pages say them: sheets in place of files, values as people write them."""

from __future__ import annotations

import re
from typing import Final

from capaian.domain.issue import Issue
from capaian.dossier.unfolding.sheets import SheetColumn, SheetSpec
from capaian.dossier.workbook.sheet_words import in_sheets
from capaian.web.years.known import SHEETS, Flaw

_EXAMPLE: Final = re.compile(r"(?<=misalnya )-?\d[\d.]*(?: atau -?\d[\d.]*)?")
"""Figures that a sentence gives as examples: `misalnya 12336 atau 99.53`."""
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")
_CREDITS: Final = re.compile(r"Isi credits pada indikator ini di plan\.yaml: [a-z, ]+\.")
"""Columns by their keys, some of which are words of Indonesian too."""
_CREDIT_COLUMNS: Final = (
    "Isi lembar Indikator, angka kredit untuk indikator ini: kode kegiatan, kegiatan, satuan, bobot, untuk "
    "setiap, dan ukuran."
)
_NAMED_TWICE: Final = re.compile(r"(lembar [\w ,-]+?)(?: buku kerja)? \(\1\)")
"""`lembar Keluaran buku kerja (outputs.csv)`, once the file is called by its sheet too."""


def on_page(text: str, spec: SheetSpec | None = None, column: SheetColumn | None = None) -> str:
    """Return a message, a remedy or a help as a page says it.

    Args:
        text: As the dossier says it.
        spec: The sheet that it is about.
        column: The column of it.
    """
    told = in_sheets(_CREDITS.sub(_CREDIT_COLUMNS, text), *([spec] if spec else []))
    told = _NAMED_TWICE.sub(r"\1", told)
    if column is None:
        return told
    for code, label in column.kind.labels.items():
        told = re.sub(rf"\b{re.escape(code)}[,:] {re.escape(label)}|\b{re.escape(code)}\b(?! )", label, told)
    return _EXAMPLE.sub(_as_written, told) if column.kind.is_number else told


def _as_written(example: re.Match[str]) -> str:
    return _FIGURE.sub(lambda found: _grouped(found[0]), example[0])


def _grouped(figure: str) -> str:
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}".replace(",", ".") + ("," if point else "") + rest


def spoken(issue: Issue, spec: SheetSpec | None = None) -> str:
    """Return a problem with its remedy as a page says it; `spec` is the sheet that it stands in."""
    name = (issue.place.column or "").rpartition(".")[2]
    column = next((each for each in spec.columns if name and each.id == name), None) if spec else None
    return on_page(f"{issue.message} {issue.remedy}".strip(), spec, column)


def spoken_flaw(flaw: Flaw) -> str:
    """Return a problem of a year as a page says it."""
    return spoken(flaw.issue, SHEETS.get(flaw.cell.sheet) if flaw.cell else None)
