"""Tables of corrections: what a source prints, beside what a report uses instead."""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.printed.table import PrintedTable

_PRINTED: Final = re.compile(r"(?:yang )?(?:tercetak|tertulis|tercantum|semula)\b", re.IGNORECASE)
_USED: Final = re.compile(
    r"(?:yang )?(?:dipakai|digunakan|seharusnya|semestinya|perbaikan|benar|menjadi)\b", re.IGNORECASE
)


def is_of_corrections(table: PrintedTable) -> bool:
    """Say whether a table sets what a source prints beside what is used instead."""
    is_printed = any(_PRINTED.match(" ".join(path)) for path in table.paths)
    return is_printed and bool(columns_of_what_is_used(table))


def columns_of_what_is_used(table: PrintedTable) -> frozenset[int]:
    """Return the places of the columns whose heads say that a report uses what they hold."""
    return frozenset(place for place, path in enumerate(table.paths) if _USED.match(" ".join(path)))
