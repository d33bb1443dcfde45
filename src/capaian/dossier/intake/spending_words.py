"""Whether columns of money tell what was spent, or what is planned or foreseen: by the words nearest to them.

`TRIWULAN I` alone stands in reports of what was spent, and in cash plans (`ANGGARAN KAS`) just as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Final

from capaian.dossier.intake.amount_words import FORESEEN
from capaian.dossier.intake.words import fold

_SURE: Final = frozenset({"realisasi", "sp2d", "spj", "lra"})
_SPENT: Final = _SURE | {
    *("penyerapan", "serapan", "terserap", "pengeluaran", "pencairan", "pembayaran", "pertanggungjawaban")
}
"""Words of what was spent; a plan has expenses (`PENGELUARAN`), too."""
_CASH_PLAN: Final = "anggaran kas"
_SHORT_PLAN: Final = "rak"
_PLANS: Final = FORESEEN | {"target", "rencana", _SHORT_PLAN}
_PAPERS: Final = frozenset({"pagu", "alokasi", "dpa", "dppa", "rka", "spd", "renja", "rkpd", "kua", "ppas"})
"""Papers that plan money; what was spent of it may stand below their names."""
# RENCANA PENARIKAN DANA; but RENCANA KERJA, ANGGARAN KAS, beside which spending is reported
_OF_PAYMENTS: Final = re.compile(r"\brencana (?:penarikan|pencairan|penyerapan|pengeluaran|pembayaran)\b")
_JOINTS: Final = re.compile(r"\b(?:dan|serta|atau|vs|dengan)\b|[/&+,;:()]")


class Nature(Enum):
    """What words tell of the money below them."""

    SPENT = "spent"
    PLANNED = "planned"
    UNTOLD = "untold"
    """Both, or neither: it has to be asked."""


def nature_of(head: Iterable[str], titles: Iterable[str]) -> Nature:
    """Return what a column of money tells that no head tells to be planned.

    Its heads go before what stands above the table. A word of spending there that a plan has too, and any
    below no such word, tells what the titles tell.

    Args:
        head: The parts of its head.
        titles: What stands above the table, and the name of its sheet.

    Examples:
        >>> [nature_of(("TRIWULAN I",), (title,)).name for title in ("LRA 2023", "ANGGARAN KAS", "APBD 2023")]
        ['SPENT', 'PLANNED', 'UNTOLD']
        >>> nature_of(("REALISASI", "TW I"), ("DPA",)).name, nature_of(("TW I",), ("DPA",)).name
        ('SPENT', 'PLANNED')
        >>> nature_of(("TW I",), ("TARGET PENYERAPAN ANGGARAN",)).name
        'PLANNED'
        >>> nature_of(("TW I",), ("TARGET DAN REALISASI",)).name
        'UNTOLD'
    """
    own = {word for part in head for word in fold(part).split()}
    if own & _SURE:
        return Nature.SPENT
    chains = [_words(chain) for title in titles for chain in _JOINTS.split(title.casefold())]
    told = {nature for chain in chains if (nature := _told(chain)) is not None}
    if told:
        return told.pop() if len(told) == 1 else Nature.UNTOLD
    if own & _SPENT:
        return Nature.SPENT
    return Nature.PLANNED if any(_PAPERS.intersection(chain) for chain in chains) else Nature.UNTOLD


def _told(chain: Sequence[str]) -> Nature | None:
    """Return what words that nothing parts tell: the first of them, about which the others tell more."""
    first = next((word for word in chain if word in _PLANS | _SPENT), None)
    return None if first is None else Nature.SPENT if first in _SPENT else Nature.PLANNED


def _words(chain: str) -> list[str]:
    return fold(chain).replace(_CASH_PLAN, _SHORT_PLAN).split()


def plans_payments(heads: Iterable[str], titles: Sequence[str]) -> bool:
    """Say whether titles tell a plan of payments, and no column is told to be that plan.

    Args:
        heads: What stands above the columns.
        titles: What stands above the table, and the name of its sheet.

    Examples:
        >>> title = "RENCANA PENARIKAN DANA 2024"
        >>> plans_payments(["REALISASI"], [title]), plans_payments(["RENCANA", "REALISASI"], [title])
        (True, False)
    """
    is_told = any(_OF_PAYMENTS.search(fold(title)) for title in titles)
    is_beside_plan = any(_PLANS.intersection(_words(head)) for head in heads)
    return is_told and not is_beside_plan and nature_of((), titles) is Nature.PLANNED
