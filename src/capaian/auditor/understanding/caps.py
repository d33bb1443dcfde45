"""The most that a report lets an achievement be: `Capaian di atas 120% dihitung sebagai 120%`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.worded import Worded
from capaian.domain.audit import AuditRule

_AT_MOST: Final = (
    r"dibatasi|maksimal|maksimum|setinggi-tingginya|batas (?:atas|tertinggi)|paling (?:tinggi|banyak|besar)"
    r"|tidak (?:boleh |dapat )?(?:melebihi|lebih dari)"
    r"|(?:dihitung|diperhitungkan|dianggap|dicatat|ditetapkan|ditulis|dinilai|diakui|disamakan)"
)
_CAP: Final = Worded(
    rf"\b(?:{_AT_MOST})(?:\s+(?:{_AT_MOST}|nya|hanya|sebagai|sebesar|senilai|sampai|dengan|adalah|yaitu|pada|nilai|angka))*"
    r"\s+(?P<most>1\d\d|200)(?:,0+)?(?![\d.,]*\d)(?!\s+(?:orang|unit|ribu|juta|miliar|dokumen|hari|jam))"
)
_ACHIEVED: Final = Worded(r"\b(?:pen|keter)?capaian(?:nya)?\b")


@dataclass(frozen=True)
class Caps:
    """What a report says of how high its achievements are written."""

    document: PrintedDocument

    def allow(self, claim: Equation | Statement) -> bool:
        """Say whether an achievement is printed as the most that the report lets it be, and is more."""
        if isinstance(claim, Statement) or claim.rule is not AuditRule.ACHIEVEMENT:
            return False
        found = claim.computed() if claim.result.value in self._told else None
        return found is not None and found > claim.result.value

    @cached_property
    def _told(self) -> frozenset[Decimal]:
        lines = (line.text for line in self.document.lines_with(_CAP))
        return _caps_in((*lines, *(sentence.text for sentence in self.document.sentences_with(_CAP))))


def _caps_in(texts: Iterable[str]) -> frozenset[Decimal]:
    told = (text for text in texts if _ACHIEVED.search(text))
    return frozenset(Decimal(found["most"]) for text in told for found in _CAP.finditer(text))
