"""What is ordered of an audit by the pages, and the files that it leaves for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAGE: Final = "halaman-temuan.json"
TABLE, PLAIN, SHEET, COPY = "temuan.csv", "temuan.json", "lembar-hasil-reviu.docx", "bercatatan"
DOWNLOADS = (TABLE, PLAIN, SHEET, f"{COPY}.docx", f"{COPY}.pdf")
"""What may be downloaded: findings as a table and by their contract, the sheet of the review,
the report.
"""


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """A report that is to be audited."""

    path: Path
    name: str
    created: str
    """ISO date that the sheet of the review bears."""
