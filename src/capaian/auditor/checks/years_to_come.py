"""What was reached is told of no year that has not come: `perkembangan realisasi tahun 2024-2026` in 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import MOVE
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_REACHED: Final = Worded(
    r"\b(?:perkembangan\s+(?:realisasi|capaian|kinerja|hasil)"
    r"|(?:menunjukkan|menggambarkan|memperlihatkan|mengalami)\s+(?:adanya\s+)?"
    rf"(?:{MOVE}|perkembangan))\b(?P<between>[^.;:]{{0,120}}?)\btahun\s+(?P<first>20\d\d)"
    r"\s*(?:-|\u2013|/|s\.?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?(?P<last>20\d\d)\b"
)
_PLANNED: Final = re.compile(
    r"\b(?:target\w*|rencana|rencan\w*|renstra|rpjmd|rpd|rkpd|dokumen|jangka|proyeksi|prakiraan|periode|roadmap"
    r"|peta\s+jalan|anggaran)\b",
    re.IGNORECASE,
)
_AHEAD: Final = Worded(r"\b(?:akan|agar|diharapkan|direncanakan|diproyeksikan|ditargetkan|rencana)\b")


def check_years_to_come(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every span of years of which a sentence says what was reached, up to the year of the report."""
    year = report.year
    for sentence in report.document.sentences_with(_REACHED) if year else ():
        found = _REACHED.search(sentence.text)
        if found is None or year is None or _PLANNED.search(found["between"]) or _AHEAD.search(sentence.text):
            continue
        first, last = int(found["first"]), int(found["last"])
        holds = not first <= year < last
        expected = str(year) if first == year else f"{first}-{year}"
        yield Statement(
            AuditRule.YEAR,
            holds,
            report.document.line_of(f"{first}", sentence),
            f"{first}-{last}",
            expected,
            f"Laporan ini untuk tahun {year}; sesudahnya belum ada yang terealisasi.",
            sentence.place,
            Level.NOTE,
        )
